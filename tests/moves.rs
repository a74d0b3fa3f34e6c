//! Values that move: into a yield, after a loop, on one path, out of a box, out of a
//! field; reassigned values; reborrowed `&mut`.

#![allow(
    clippy::all,
    reason = "the bodies are there for the language, not for style"
)]

mod common;
use common::{Guard, mk, same, say, trace_of, twin};
use gen_core::generator;

#[derive(Debug, PartialEq)]
struct Owner {
    name: String,
    list: Vec<u32>,
    next: Option<Box<Owner>>,
}

fn owner(name: &str, next: Option<Owner>) -> Owner {
    let size = u32::try_from(name.len()).unwrap();
    Owner {
        name: name.to_owned(),
        list: (0..size).collect(),
        next: next.map(Box::new),
    }
}

impl Owner {
    fn into_name(self) -> String {
        self.name
    }
    fn step(mut self) -> Self {
        self.name.push('+');
        self
    }
    fn name_mut(&mut self) -> &mut String {
        &mut self.name
    }
}

/// Consumes and gives back, or not.
fn step(state: String) -> Option<String> {
    (state.len() < 4).then(|| state + "x")
}

twin! {
    fn into_a_yield(s: String) -> [String] {
        let t = s.clone();
        yield_!(s);
        yield_!(t.clone() + "!");
        let u = t;
        yield_!(u);
        let (a, b) = ("a".to_string(), "b".to_string());
        yield_!(b);
        yield_!(a);
    }

    fn after_a_loop(v: Vec<String>) -> [String] {
        let label = String::from("label");
        let mut kept = None;
        for s in v {
            yield_!(format!("{label} {}", s.len()));
            kept = Some(s);
        }
        yield_!(label);
        if let Some(s) = kept { yield_!(s); }
    }

    fn in_a_loop_that_ends(v: Vec<u32>) -> [u32] {
        let total = vec![0u32];
        for n in v {
            yield_!(n);
            if n == 2 {
                for t in total { yield_!(t + 50); }
                break;
            }
        }
        yield_!(9);
    }

    fn returned_from_a_loop(s: String) -> [String] {
        let mut i = 0;
        loop {
            i += 1;
            if i == 3 { yield_!(s); return; }
            yield_!(format!("{i}{s}"));
        }
    }

    fn reassigned_by_step(first: String) -> [String] {
        let mut state = first;
        loop {
            yield_!(state.clone());
            state = match step(state) { Some(next) => next, None => break };
        }
        let mut other = Some("y".to_string());
        while let Some(s) = other {
            yield_!(s.clone());
            other = step(s);
        }
        let mut o = owner("o", None);
        for _ in 0..2 { o = o.step(); yield_!(o.name.clone()); }
        yield_!(o.into_name());
    }

    fn swapped(n: u32) -> [String] {
        let mut a = String::from("a");
        let mut b = String::from("b");
        for _ in 0..n {
            yield_!(format!("{a}{b}"));
            (a, b) = (b, a + "1");
        }
        std::mem::swap(&mut a, &mut b);
        yield_!(a);
        yield_!(b);
    }

    fn conditionally(flag: bool, s: String) -> [String] {
        let t = String::from("t");
        let joined = if flag { yield_!("yes".to_string()); s + &t } else { yield_!("no".to_string()); t.clone() };
        yield_!(joined);
        yield_!(t);
    }

    fn conditionally_then_again(n: u32) -> [String] {
        let mut s = String::from("s");
        for i in 0..n {
            if i % 2 == 1 {
                yield_!(s);
                s = format!("new {i}");
            } else {
                s.push('.');
                yield_!(s.len().to_string());
            }
        }
        yield_!(s);
    }

    fn boxes(n: u32) -> [String] {
        let b = Box::new(owner("ab", Some(owner("c", None))));
        yield_!(b.name.clone());
        let Owner { name, list, next } = *b;
        yield_!(name);
        for n in list { yield_!(n.to_string()); }
        let inner = *next.unwrap();
        yield_!(inner.name);
        let nested = Box::new(Box::new(n));
        yield_!(format!("{}", **nested + 1));
        let flat = *nested;
        yield_!(flat.to_string());
    }

    fn list_of_boxes(first: Owner) -> [String] {
        let mut at = Some(Box::new(first));
        while let Some(mut o) = at {
            yield_!(std::mem::take(&mut o.name));
            at = o.next;
        }
        yield_!("end".to_string());
    }

    fn fields_across_yields(first: Owner) -> [String] {
        let mut o = first;
        yield_!(o.name.clone());
        o.name.push('!');
        o.list.push(7);
        yield_!(o.name.clone());
        for i in 0..o.list.len() { o.list[i] += 1; yield_!(o.list[i].to_string()); }
        o.name_mut().clear();
        yield_!(format!("{:?}", o.next));
        o.next = Some(Box::new(owner("n", None)));
        if let Some(next) = &mut o.next { next.name.push('?'); }
        yield_!(o.next.as_ref().unwrap().name.clone());
        let list = o.list;
        yield_!(o.name);
        yield_!(list.len().to_string());
    }

    fn mutable_parameter(v: &'static mut Vec<u32>) -> [u32] {
        v.push(1);
        yield_!(v.len() as u32);
        fill(v);
        yield_!(v.len() as u32);
        fill(&mut *v);
        for x in v.iter_mut() { *x += 1; }
        yield_!(v.iter().sum());
        let last = v.last_mut().unwrap();
        *last = 100;
        yield_!(*last);
        let w = v;
        yield_!(w[0]);
        w.clear();
        yield_!(w.len() as u32);
    }

    fn reborrowed_in_loops(v: &'static mut Vec<u32>) -> [u32] {
        for i in 0..3 {
            fill(v);
            yield_!(v.len() as u32);
            let view = &mut v[..];
            view[0] = i;
            while v.len() > 2 { v.pop(); yield_!(v[0] * 100 + v.len() as u32); }
        }
        fill(v);
        yield_!(v.len() as u32);
    }

    fn captured_by_a_move_closure(s: String) -> [String] {
        let n = s.len();
        let f = move |k: usize| format!("{s}{k}");
        yield_!(f(n));
        for i in 0..2 { yield_!(f(i)); }
        let g = move || f(100);
        yield_!(g());
        let once: Box<dyn FnOnce() -> String> = Box::new(g);
        yield_!("boxed".to_string());
        yield_!(once());
    }

    fn options(v: Vec<Option<String>>) -> [String] {
        let mut pending: Option<String> = None;
        for item in v {
            if let Some(p) = pending.take() { yield_!(p); }
            match item {
                Some(s) if s.len() > 1 => pending = Some(s),
                Some(s) => { pending.replace(s + "'"); }
                None => yield_!("none".to_string()),
            }
        }
        let Some(p) = pending else { return };
        yield_!(p);
    }

    fn into_iterators(v: Vec<String>) -> [String] {
        let count = v.len();
        let mut it = v.into_iter();
        let Some(first) = it.next() else { yield_!("empty".to_string()); return };
        yield_!(format!("{count} {first}"));
        let rest: Vec<_> = it.map(|s| s + &first).collect();
        yield_!(rest.concat());
        for s in rest.into_iter().rev() { yield_!(s); }
        yield_!(first);
    }

    fn moved_into_a_struct(name: String) -> [String] {
        let list = vec![1];
        yield_!(name.clone());
        let o = Owner { name, list, next: None };
        yield_!(format!("{o:?}"));
        let o = Owner { list: vec![], ..o };
        yield_!(o.name);
    }

    fn consumed_by_a_method(s: String) -> [String] {
        let o = owner("x", None);
        yield_!(s);
        let o = o.step();
        yield_!(format!("{}", o.list.len()));
        let text = o.step().into_name();
        yield_!(text.clone());
        let bytes = text.into_bytes();
        yield_!(bytes.len().to_string());
        yield_!(String::from_utf8(bytes).unwrap());
    }
}

fn fill(v: &mut Vec<u32>) {
    v.extend([2, 3]);
}

fn leak<T>(value: T) -> &'static mut T {
    Box::leak(Box::new(value))
}

macro_rules! strings {
    ($name:ident($($arg:expr),*), [$($item:expr),* $(,)?]) => {
        same!($name($($arg),*), [$($item.to_string()),*])
    };
}

#[test]
fn into_yields_and_loops() {
    strings!(into_a_yield("s".into()), ["s", "s!", "s", "b", "a"]);
    strings!(
        after_a_loop(vec!["aa".into(), "b".into()]),
        ["label 2", "label 1", "label", "b"]
    );
    strings!(after_a_loop(vec![]), ["label"]);
    same!(in_a_loop_that_ends(vec![1, 2, 3]), [1, 2, 50, 9]);
    strings!(returned_from_a_loop("s".into()), ["1s", "2s", "s"]);
}

#[test]
fn reassigned() {
    strings!(
        reassigned_by_step("a".into()),
        [
            "a", "ax", "axx", "axxx", "y", "yx", "yxx", "yxxx", "o+", "o++", "o++"
        ]
    );
    strings!(swapped(2), ["ab", "ba1", "b1", "a1"]);
    strings!(
        conditionally_then_again(4),
        ["2", "s.", "6", "new 1.", "new 3"]
    );
}

#[test]
fn on_one_path() {
    strings!(conditionally(true, "s".into()), ["yes", "st", "t"]);
    strings!(conditionally(false, "s".into()), ["no", "t", "t"]);
    strings!(
        options(vec![
            Some("ab".into()),
            None,
            Some("c".into()),
            Some("de".into())
        ]),
        ["ab", "none", "c'", "de"]
    );
    strings!(options(vec![None]), ["none"]);
}

#[test]
fn boxes_and_fields() {
    strings!(boxes(4), ["ab", "ab", "0", "1", "c", "5", "4"]);
    strings!(
        list_of_boxes(owner("a", Some(owner("b", Some(owner("c", None)))))),
        ["a", "b", "c", "end"]
    );
    strings!(
        fields_across_yields(owner("f", None)),
        ["f", "f!", "1", "8", "None", "n?", "", "2"]
    );
    strings!(
        moved_into_a_struct("m".into()),
        ["m", "Owner { name: \"m\", list: [1], next: None }", "m"]
    );
}

#[test]
fn mutable_borrows() {
    let expected = [1, 3, 16, 100, 2, 0];
    let items: Vec<_> = mutable_parameter::generator::run(leak(vec![])).collect();
    assert_eq!(items, expected);
    let lines = trace_of(|| mutable_parameter::plain::run(leak(vec![])));
    assert_eq!(lines, expected.map(|n| format!("yield {n}")));
    same!(
        reborrowed_in_loops(leak(vec![])),
        [2, 4, 103, 102, 4, 203, 202, 4]
    );
}

#[test]
fn closures_and_iterators() {
    strings!(
        captured_by_a_move_closure("s".into()),
        ["s1", "s0", "s1", "s100", "boxed", "s100"]
    );
    strings!(
        into_iterators(vec!["a".into(), "b".into(), "c".into()]),
        ["3 a", "baca", "ca", "ba", "a"]
    );
    strings!(into_iterators(vec![]), ["empty"]);
    strings!(
        consumed_by_a_method("s".into()),
        ["s", "1", "x++", "3", "x++"]
    );
}

#[test]
fn a_guard_moved_into_a_yield_belongs_to_the_consumer() {
    use gen_core::yield_;
    #[generator]
    fn run() -> impl Iterator<Item = Guard> {
        let a = mk("a");
        let b = mk("b");
        yield_!(b);
        say("between");
        yield_!(a);
        say("end");
    }
    let lines = trace_of(|| {
        for g in run() {
            say(format!("got {}", g.0));
        }
    });
    assert_eq!(
        lines,
        [
            "make a", "make b", "got b", "drop b", "between", "got a", "drop a", "end"
        ]
    );
}

/// What moves on at the end of a block may be borrowed by a local of the block.
#[test]
fn borrowed_to_the_end_of_a_block() {
    use gen_core::{generator, yield_};
    use std::cell::RefCell;
    #[generator]
    fn run(deep: bool) -> impl Iterator<Item = usize> {
        let list = RefCell::new(vec![1, 2]);
        if deep {
            let guard = list.borrow();
            assert_eq!(guard.len(), 2);
        } else {
            yield_!(0);
        }
        if deep {
            yield_!(1);
            let guard = list.borrow();
            assert_eq!(guard.len(), 2);
        }
        yield_!(7);
    }
    assert_eq!(run(true).collect::<Vec<_>>(), [1, 7]);
    assert_eq!(run(false).collect::<Vec<_>>(), [0, 7]);
}

/// Code among the tokens of a macro may be made to own what it mentions.
#[test]
fn moved_by_a_macro() {
    use gen_core::{generator, yield_};
    macro_rules! owner {
        ($code:block) => {
            move || $code
        };
    }

    #[generator]
    fn lengths(text: String) -> impl Iterator<Item = usize> {
        let words = vec![text];
        let count = owner!({ (&words).len() + words[0].len() });
        yield_!(count());
        yield_!(count());
    }
    assert!(lengths("abc".to_owned()).eq([4, 4]));
}
