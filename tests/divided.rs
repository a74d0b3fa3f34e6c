//! Fields that are moved out of a local of which other fields are used behind a yield.

#![allow(
    clippy::all,
    dead_code,
    unused_variables,
    unused_mut,
    unused_assignments,
    reason = "the bodies are there for the language, not for style"
)]

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::rc::Rc;

mod common;
use common::{Guard, drive, mk, same, say, trace_of, twin};

pub struct Page {
    pub items: Vec<u32>,
    pub before: Guard,
    pub next: Option<Box<Page>>,
    pub behind: Guard,
}

fn page(items: &[u32], name: &'static str, next: Option<Page>) -> Page {
    Page {
        items: items.to_vec(),
        before: mk(name),
        next: next.map(Box::new),
        behind: mk(name),
    }
}

pub struct User {
    pub name: String,
    pub mail: Option<String>,
    pub tags: Vec<Guard>,
    pub pair: (Vec<u32>, Guard),
    pub id: u32,
    pub held: Guard,
}

fn user() -> User {
    User {
        name: "n".to_string(),
        mail: Some("m".to_string()),
        tags: vec![mk("t0"), mk("t1")],
        pair: (vec![1, 2], mk("in pair")),
        id: 7,
        held: mk("held"),
    }
}

pub struct View<'a> {
    pub rows: &'a [u32],
    pub name: &'a str,
    pub text: String,
}

pub struct Lent<'a> {
    pub out: &'a mut Vec<u32>,
    pub n: u32,
    pub guard: Guard,
}

fn fill(out: &mut Vec<u32>, n: u32) {
    out.push(n);
}

/// Owned, but with a `Drop`: only copies can be taken.
pub struct Counted {
    pub from: u32,
    pub to: u32,
    pub guard: Guard,
}

impl Drop for Counted {
    fn drop(&mut self) {
        say("drop counted");
    }
}

pub struct Deep {
    pub inner: Inner,
    pub end: Guard,
}

pub struct Inner {
    pub list: VecDeque<u32>,
    pub text: String,
    pub guard: Guard,
}

pub struct Generic<A, B> {
    pub a: Vec<A>,
    pub b: Option<B>,
    pub c: Vec<B>,
}

/// Its methods are called as those of std that take what they are called on.
pub struct Own {
    pub n: u32,
    pub guard: Guard,
}

impl Own {
    fn map(&self, change: impl Fn(u32) -> u32) -> u32 {
        change(self.n)
    }

    fn filter(&mut self, n: u32) -> &mut Self {
        self.n += n;
        self
    }
}

twin! {
    fn pages(first: Page) -> [u32] {
        let mut page = first;
        loop {
            for item in page.items { yield_!(item); }
            say("page");
            match page.next { Some(next) => page = *next, None => break }
        }
        say("end");
    }

    fn pages_by_option(first: Page) -> [u32] {
        let mut next = Some(first);
        while let Some(page) = next {
            for item in page.items { yield_!(item); }
            next = page.next.map(|next| *next);
        }
    }

    fn options_are_received(user: User) -> [usize] {
        let mail = user.mail.map(|mail| { say("in map"); mail.len() });
        for tag in user.tags { yield_!(tag.0.len()); }
        let whole = user.pair.0.into_iter().map(|n| n as usize);
        for n in whole { yield_!(n); }
        yield_!(mail.unwrap_or(0));
        say(user.held.name());
    }

    fn received_before_the_last(page: Page) -> [u32] {
        let next = page.next.and_then(|page| page.next);
        for item in page.items { yield_!(item); }
        yield_!(next.map_or(0, |page| page.items.len() as u32));
        say("end");
    }

    fn received_last(page: Page) -> [u32] {
        let next = page.next.ok_or("none");
        yield_!(next.map_or(7, |page| page.items.len() as u32));
        say("end");
    }

    fn received_with_another(pair: (Option<Guard>, Option<Guard>, Guard)) -> [usize] {
        let first = pair.0.or(pair.1);
        yield_!(first.map_or(0, |guard| guard.name().len()));
        say(pair.2.name());
    }

    fn received_in_rounds(page: Page) -> [u32] {
        let mut page = page;
        for n in 0..3 {
            let inner = page.next.map(|page| page.items.len() as u32);
            yield_!(inner.unwrap_or(n));
            page.next = (n == 1).then(|| Box::new(Page {
                items: vec![n],
                before: mk("again"),
                next: None,
                behind: mk("again too"),
            }));
            yield_!(page.items.len() as u32);
        }
        say(page.behind.name());
    }

    fn iterators_are_received(rows: (std::vec::IntoIter<u32>, Guard)) -> [u32] {
        let all: Vec<_> = rows.0.map(|n| n * 2).collect();
        for n in all { yield_!(n); }
        say(rows.1.name());
    }

    fn the_users_own_take_nothing(both: (Own, Guard), c: bool) -> [u32] {
        let mapped = both.0.map(|n| n + 1);
        yield_!(mapped);
        if c { yield_!(both.0.map(|n| n * 2)); }
        say(both.1.name());
    }

    fn the_users_own_take_nothing_at_last(both: (Own, Guard)) -> [u32] {
        yield_!(1);
        let mapped = both.0.map(|n| n + 1);
        yield_!(mapped);
        say("end");
    }

    fn the_users_own_change_it(both: (Own, Guard)) -> [u32] {
        let mut both = both;
        let n = both.0.filter(3).n;
        yield_!(n);
        say(both.1.name());
        yield_!(both.0.filter(4).map(|n| n));
    }

    fn outcomes_are_received(both: (Result<u32, Guard>, u32)) -> [u32] {
        let kept = both.0.map_err(|guard| guard.name());
        say("mapped");
        yield_!(kept.unwrap_or_else(|name| name.len() as u32));
    }

    fn copies_are_received(both: (Option<u32>, Guard)) -> [u32] {
        let next = both.0.map(|n| n + 1);
        yield_!(next.unwrap_or(0));
        say(both.1.name());
        yield_!(both.0.map_or(1, |n| n));
    }

    fn rest_goes_at_the_end(page: Page) -> [u32] {
        for item in page.items { yield_!(item); }
        say("end");
    }

    fn rest_of_a_let(page: Page) -> [usize] {
        let items = page.items;
        yield_!(items.len());
        say("between");
        yield_!(items.len());
    }

    fn one_field_after_the_other(user: User) -> [String] {
        yield_!(user.name);
        if let Some(mail) = user.mail { yield_!(mail); }
        for tag in user.tags.into_iter().rev() { yield_!(tag.0.to_string()); }
        for n in user.pair.0 { yield_!(n.to_string()); }
        yield_!(user.id.to_string());
        say(user.held.name());
    }

    fn matched(user: User) -> [String] {
        match user.mail { Some(mail) if mail.is_empty() => yield_!("empty".to_string()), Some(mail) => yield_!(mail), None => yield_!("none".to_string()) }
        yield_!(user.name);
    }

    fn matched_whole(user: User) -> [String] {
        let text = match user.mail { Some(mail) => mail, _ => "none".to_string() };
        yield_!(text);
        let Some(first) = user.tags.into_iter().next() else { return };
        yield_!(first.0.to_string());
        yield_!(user.name);
    }

    fn unless(user: User) -> [String] {
        let Some(mail) = user.mail else { say("none"); return };
        yield_!(mail);
        yield_!(user.name);
        say(user.held.name());
    }

    fn in_a_branch(user: User, c: bool) -> [usize] {
        if c { say(format!("{}", user.tags.into_iter().count())); }
        yield_!(1);
        yield_!(user.name.len());
    }

    fn in_branches(user: User, n: u32) -> [String] {
        let text = match n { 0 => user.name, 1 => user.mail.unwrap(), _ => String::new() };
        yield_!(text);
        yield_!(user.id.to_string());
    }

    fn given_to_a_call(user: User) -> [String] {
        let joined = [user.name, user.mail.unwrap_or_default()].concat();
        yield_!(joined);
        let pair = (user.pair.0, user.id);
        yield_!(format!("{pair:?}"));
        say(user.pair.1.name());
    }

    fn filled_again(user: User) -> [usize] {
        let mut user = user;
        let tags = user.tags;
        yield_!(tags.len());
        user.tags = vec![mk("new")];
        drop(tags);
        yield_!(user.tags.len());
        yield_!(user.name.len());
        for tag in user.tags { yield_!(tag.0.len()); }
        say(user.held.name());
    }

    fn of_a_loop(users: Vec<User>) -> [String] {
        for user in users {
            let name = user.name;
            for tag in user.tags {
                if tag.0 == "t1" { break; }
                yield_!(format!("{name} {}", tag.0));
            }
            yield_!(user.id.to_string());
        }
    }

    fn out_of_an_outer_loop(user: User) -> [u32] {
        let mut n = 0;
        loop {
            n += 1;
            yield_!(n);
            if n == 2 {
                for item in user.pair.0 { yield_!(item); }
                break;
            }
        }
        yield_!(user.id);
        say(user.held.name());
    }

    fn of_a_tuple(pair: (Vec<u32>, Vec<u32>, Guard)) -> [u32] {
        for x in pair.0 { yield_!(x); }
        for x in pair.1 { yield_!(x); }
        say("end");
    }

    fn nested(deep: Deep) -> [String] {
        for n in deep.inner.list { yield_!(n.to_string()); }
        yield_!(deep.inner.text);
        say(deep.inner.guard.name());
        yield_!("end".to_string());
        say(deep.end.name());
    }

    fn of_a_box(user: Box<User>) -> [String] {
        let tags = user.tags;
        yield_!(tags.len().to_string());
        yield_!(user.name);
        say("end");
    }

    fn generic(of: Generic<u8, u16>) -> [u32] {
        for a in of.a { yield_!(a.into()); }
        if let Some(b) = of.b { yield_!(b.into()); }
        for c in of.c { yield_!(c.into()); }
    }

    fn inferred_later(n: u8) -> [usize] {
        let mut pair = (Vec::new(), None, mk("g"));
        pair.0.push(n);
        let list = pair.0;
        yield_!(list.len());
        pair.1 = Some("x");
        yield_!(pair.1.map_or(0, str::len));
    }

    fn maps(pair: (BTreeMap<u32, u32>, HashMap<u32, Guard>, Rc<u32>)) -> [u32] {
        for (k, v) in pair.0 { yield_!(k + v); }
        for (k, v) in pair.1 { say((&v).name()); yield_!(k); }
        yield_!(*pair.2);
    }

    fn captured(user: User) -> [usize] {
        let tags = user.tags;
        yield_!(tags.len());
        let len = || user.name.len();
        yield_!(len());
        yield_!(user.id as usize);
    }

    fn rest_is_borrowed_before(users: Vec<User>) -> [(String, usize)] {
        for user in users { yield_!((user.name, user.tags.len())); }
        say("end");
    }

    fn rest_is_asked_before(users: Vec<User>) -> [String] {
        for user in users {
            let name = user.name;
            let tags = user.tags;
            if user.id == 8 || user.held.0.is_empty() { continue; }
            yield_!(name);
            say(format!("{}", tags.len()));
        }
    }

    fn rest_has_no_empty_value(deeps: Vec<Deep>) -> [usize] {
        for deep in deeps {
            let inner = deep.inner;
            let n = deep.end.0.len();
            yield_!(inner.text.len() + n);
        }
    }

    fn copies_of_what_has_a_drop(counted: Counted) -> [u32] {
        let from = counted.from;
        yield_!(from);
        let to = counted.to;
        yield_!(to);
        say("end");
    }

    fn copies_of_what_is_shared(counted: Rc<Counted>) -> [u32] {
        let from = counted.from;
        yield_!(from);
        let to = counted.to;
        yield_!(to);
        say(counted.guard.name());
    }

    fn copies_of_references(view: &View<'_>, c: bool) -> [String] {
        let seen = if c { view } else { return };
        for row in seen.rows { yield_!(row.to_string()); }
        let name = seen.name;
        yield_!(name.to_string());
        yield_!(seen.text.clone());
    }

    fn lent_on(lent: Lent<'_>) -> [u32] {
        fill(lent.out, 1);
        yield_!(lent.n);
        say(lent.guard.name());
        yield_!(lent.n);
    }
}

fn deep() -> Deep {
    Deep {
        inner: Inner {
            list: [1, 2].into(),
            text: "text".to_string(),
            guard: mk("inner"),
        },
        end: mk("deep"),
    }
}

#[test]
fn fields_are_moved_while_others_are_used() {
    let pages_of = || {
        let last = page(&[], "third", None);
        page(&[1, 2], "first", Some(page(&[3], "second", Some(last))))
    };
    same!(pages(pages_of()), [1, 2, 3]);
    same!(pages_by_option(pages_of()), [1, 2, 3]);
    same!(
        one_field_after_the_other(user()),
        [
            "n".into(),
            "m".into(),
            "t1".into(),
            "t0".into(),
            "1".into(),
            "2".into(),
            "7".into()
        ]
    );
    same!(given_to_a_call(user()), ["nm".into(), "([1, 2], 7)".into()]);
    same!(filled_again(user()), [2, 1, 1, 3]);
    same!(
        of_a_loop(vec![user(), user()]),
        ["n t0".into(), "7".into(), "n t0".into(), "7".into()]
    );
    same!(out_of_an_outer_loop(user()), [1, 2, 1, 2, 7]);
    same!(of_a_tuple((vec![1], vec![2], mk("g"))), [1, 2]);
    same!(
        nested(deep()),
        ["1".into(), "2".into(), "text".into(), "end".into()]
    );
    same!(of_a_box(Box::new(user())), ["2".into(), "n".into()]);
    let generic_of = || Generic {
        a: vec![1u8],
        b: Some(2u16),
        c: vec![3],
    };
    same!(generic(generic_of()), [1, 2, 3]);
    same!(inferred_later(3), [1, 1]);
    let maps_of = || {
        let guards = HashMap::from([(5, mk("v"))]);
        (BTreeMap::from([(1, 2)]), guards, Rc::new(9))
    };
    same!(maps(maps_of()), [3, 5, 9]);
    same!(captured(user()), [2, 1, 7]);
}

#[test]
fn methods_take_fields_where_their_types_say_so() {
    let deep = |n| {
        let inner = (n > 1).then(|| page(&[1, 2], "third", None));
        let next = (n > 0).then(|| page(&[3], "second", inner));
        page(&[4, 5], "first", next)
    };
    let own = || {
        let own = Own {
            n: 5,
            guard: mk("own"),
        };
        (own, mk("other"))
    };
    same!(options_are_received(user()), [2, 2, 1, 2, 1]);
    same!(received_before_the_last(deep(0)), [4, 5, 0]);
    same!(received_before_the_last(deep(2)), [4, 5, 2]);
    same!(received_last(deep(0)), [7]);
    same!(received_last(deep(1)), [1]);
    same!(
        received_with_another((None, Some(mk("or")), mk("rest"))),
        [2]
    );
    same!(
        received_with_another((Some(mk("and")), Some(mk("or")), mk("rest"))),
        [3]
    );
    same!(received_in_rounds(deep(1)), [1, 2, 1, 2, 1, 2]);
    same!(
        iterators_are_received((vec![1, 2].into_iter(), mk("rows"))),
        [2, 4]
    );
    same!(the_users_own_take_nothing(own(), true), [6, 10]);
    same!(the_users_own_take_nothing(own(), false), [6]);
    same!(the_users_own_take_nothing_at_last(own()), [1, 6]);
    same!(the_users_own_change_it(own()), [8, 12]);
    same!(outcomes_are_received((Err(mk("err")), 1)), [3]);
    same!(outcomes_are_received((Ok(1), 1)), [1]);
    same!(copies_are_received((Some(1), mk("copies"))), [2, 1]);
}

#[test]
fn fields_are_moved_before_others_are_used_for_the_last_time() {
    same!(
        rest_is_borrowed_before(vec![user(), user()]),
        [("n".into(), 2), ("n".into(), 2)]
    );
    let other = || User { id: 8, ..user() };
    same!(
        rest_is_asked_before(vec![user(), other(), user()]),
        ["n".into(), "n".into()]
    );
}

/// What is left of the owner is dropped at the yield: see the README on the known difference.
#[test]
fn what_has_no_empty_value_is_moved() {
    let seen = trace_of(|| {
        drive(rest_has_no_empty_value::generator::run(vec![deep()]));
    });
    assert_eq!(
        seen,
        [
            "make inner",
            "make deep",
            "drop deep",
            "yield 8",
            "drop inner"
        ]
    );
}

#[test]
fn patterns_take_fields_too() {
    let none = || User {
        mail: None,
        ..user()
    };
    same!(matched(user()), ["m".into(), "n".into()]);
    same!(matched(none()), ["none".into(), "n".into()]);
    same!(matched_whole(user()), ["m".into(), "t0".into(), "n".into()]);
    same!(
        matched_whole(none()),
        ["none".into(), "t0".into(), "n".into()]
    );
    same!(unless(user()), ["m".into(), "n".into()]);
    same!(unless(none()), []);
}

#[test]
fn branches_take_fields_or_leave_them() {
    same!(in_a_branch(user(), true), [1, 1]);
    same!(in_a_branch(user(), false), [1, 1]);
    for n in 0..3 {
        let first = ["n", "m", ""][n as usize];
        same!(in_branches(user(), n), [first.into(), "7".into()]);
    }
}

#[test]
fn what_is_left_is_dropped_at_the_end_of_the_scope() {
    same!(rest_goes_at_the_end(page(&[1, 2], "p", None)), [1, 2]);
    same!(rest_of_a_let(page(&[1, 2], "p", None)), [2, 2]);
}

#[test]
fn copies_leave_all_where_it_is() {
    let counted = || Counted {
        from: 1,
        to: 2,
        guard: mk("g"),
    };
    same!(copies_of_what_has_a_drop(counted()), [1, 2]);
    same!(copies_of_what_is_shared(Rc::new(counted())), [1, 2]);
    let view = View {
        rows: &[1, 2],
        name: "name",
        text: "text".to_string(),
    };
    same!(
        copies_of_references(&view, true),
        ["1".into(), "2".into(), "name".into(), "text".into()]
    );
}

#[test]
fn a_mutable_reference_is_lent() {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let lent = |out| Lent {
        out,
        n: 3,
        guard: mk("g"),
    };
    let seen = trace_of(|| {
        drive(lent_on::generator::run(lent(&mut ours)));
    });
    let plain = trace_of(|| lent_on::plain::run(lent(&mut theirs)));
    assert_eq!(seen, plain);
    assert_eq!(ours, [1]);
    assert_eq!(ours, theirs);
}

#[repr(C, packed)]
pub struct Packed {
    pub kind: u8,
    pub length: u64,
    pub flags: u32,
}

pub union Bits {
    pub whole: u32,
    pub float: f32,
}

impl User {
    #[gen_core::generator]
    fn into_parts(self) -> impl Iterator<Item = String> {
        for tag in self.tags {
            gen_core::yield_!(tag.0.to_string());
        }
        gen_core::yield_!(self.name);
    }
}

pub struct Nest {
    first: Option<common::Guard>,
    rest: (Option<common::Guard>, u32),
}

twin! {
    fn beside_a_moved_part(n: u32) -> [u32] {
        let mut nest = Nest { first: Some(common::mk("first")), rest: (Some(common::mk("rest")), n) };
        if let Some(guard) = nest.first {
            yield_!((&guard).name().len() as u32);
        }
        nest.first = (n > 1).then(|| common::mk("again"));
        say(format!("{:?}", nest.rest.0.map_or(3, |guard| guard.name().len())));
        if let Some(guard) = nest.first.or(None) {
            say(guard.name());
        }
        say(nest.rest.1.to_string());
    }

    fn of_a_packed_struct(packed: Packed) -> [String] {
        let kind = packed.kind;
        yield_!(kind.to_string());
        let length = packed.length;
        yield_!(length.to_string());
        yield_!({ let flags = packed.flags; flags }.to_string());
    }

    fn of_a_union(bits: Bits) -> [String] {
        let whole = unsafe { bits.whole };
        yield_!(whole.to_string());
        let float = unsafe { bits.float };
        yield_!(float.to_string());
    }
}

#[test]
fn fields_that_nothing_can_refer_to() {
    let packed = || Packed {
        kind: 1,
        length: 2,
        flags: 3,
    };
    same!(
        of_a_packed_struct(packed()),
        ["1".into(), "2".into(), "3".into()]
    );
    let bits = || Bits { float: 1.0 };
    same!(of_a_union(bits()), [0x3f80_0000.to_string(), "1".into()]);
}

#[test]
fn fields_of_self() {
    let seen = trace_of(|| {
        assert_eq!(user().into_parts().collect::<Vec<_>>(), ["t0", "t1", "n"]);
    });
    let made = ["make t0", "make t1", "make in pair", "make held"];
    assert_eq!(seen[..4], made);
    let dropped = ["drop t0", "drop t1", "drop in pair", "drop held"];
    assert_eq!(seen[4..], dropped);
}

#[test]
fn a_part_behind_another_that_was_moved() {
    same!(beside_a_moved_part(1), [5]);
    same!(beside_a_moved_part(2), [5]);
}
