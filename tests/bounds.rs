//! Extra bounds on the return type: `Clone`, `Debug`, `Send`, `Sync`, `FusedIterator`,
//! `'a`, `use<..>`; and the auto traits without being asked for.

mod common;
use common::{Guard, say, trace_of};
use gen_core::{generator, yield_};
use std::cell::Cell;
use std::fmt::Debug;
use std::iter::FusedIterator;
use std::rc::Rc;

#[generator]
fn counter(limit: u32, names: Vec<String>) -> impl Iterator<Item = String> + Clone + Debug {
    let mut total = 0;
    for name in names {
        let mut k = 0;
        while k < limit {
            yield_!(format!("{name}{k}"));
            k += 1;
            total += k;
        }
        yield_!(name);
    }
    yield_!(format!("{total}"));
}

fn two() -> Vec<String> {
    vec!["a".into(), "b".into()]
}

#[test]
fn a_clone_of_each_suspended_state_is_independent() {
    let whole: Vec<_> = counter(2, two()).collect();
    assert_eq!(whole, ["a0", "a1", "a", "b0", "b1", "b", "6"]);
    for at in 0..=whole.len() + 1 {
        let mut first = counter(2, two());
        for _ in 0..at {
            first.next();
        }
        let second = first.clone();
        let third = second.clone();
        let rest = &whole[at.min(whole.len())..];
        assert_eq!(first.collect::<Vec<_>>(), rest);
        assert_eq!(
            second.skip(1).collect::<Vec<_>>(),
            &rest[1.min(rest.len())..]
        );
        assert_eq!(third.collect::<Vec<_>>(), rest);
    }
}

#[test]
fn a_clone_clones_the_locals() {
    #[derive(Debug)]
    struct Counted(Rc<Cell<u32>>);
    impl Clone for Counted {
        fn clone(&self) -> Self {
            self.0.set(self.0.get() + 1);
            Self(self.0.clone())
        }
    }
    #[generator]
    fn holds(value: Counted) -> impl Iterator<Item = u32> + Clone {
        let other = Counted(value.0.clone());
        yield_!(1);
        value.0.set(value.0.get() + 100);
        yield_!(2);
        other.0.set(other.0.get() + 1000);
    }
    let clones = Rc::new(Cell::new(0));
    let mut a = holds(Counted(clones.clone()));
    let _unresumed = a.clone();
    assert_eq!(clones.get(), 1);
    a.next();
    let b = a.clone();
    assert!(
        clones.get() >= 3,
        "both locals are cloned, got {}",
        clones.get()
    );
    assert_eq!(b.count(), 1);
}

#[test]
fn debug_shows_the_live_locals() {
    let mut items = counter(2, two());
    let unresumed = format!("{items:?}");
    assert!(
        unresumed.contains("limit: 2") && unresumed.contains("\"b\""),
        "{unresumed}"
    );
    items.next();
    items.next();
    let suspended = format!("{items:?}");
    assert!(suspended.contains("k: 1"), "{suspended}");
    assert!(suspended.contains("total: 1"), "{suspended}");
    assert!(suspended.contains("\"a\""), "{suspended}");
    assert!(suspended.contains("limit: 2"), "{suspended}");
    let pretty = format!("{items:#?}");
    assert!(pretty.lines().count() > 3, "{pretty}");
    let third = {
        items.next();
        format!("{items:?}")
    };
    assert_ne!(suspended, third);
    items.by_ref().for_each(drop);
    let done = format!("{items:?}");
    assert!(!done.contains("total") && !done.contains("limit"), "{done}");
}

#[test]
fn debug_names_the_suspension_point() {
    #[generator]
    fn steps() -> impl Iterator<Item = u32> + Debug {
        yield_!(1);
        yield_!(2);
        for i in 3..5 {
            yield_!(i);
        }
    }
    let mut items = steps();
    let mut names = vec![format!("{items:?}")];
    while items.next().is_some() {
        names.push(format!("{items:?}"));
    }
    names.push(format!("{items:?}"));
    // Start, two yields, two rounds of one yield, and the end.
    assert_eq!(names.len(), 6);
    let head = |name: &String| {
        name.split(|c: char| !c.is_alphanumeric())
            .next()
            .unwrap()
            .to_owned()
    };
    let heads: Vec<_> = names.iter().map(head).collect();
    assert!(heads.iter().all(|h| !h.is_empty()), "{names:?}");
    assert_ne!(heads[0], heads[1], "{names:?}");
    assert_ne!(heads[1], heads[2], "{names:?}");
    assert_ne!(heads[2], heads[3], "{names:?}");
    assert_eq!(heads[3], heads[4], "{names:?}");
    assert_ne!(heads[4], heads[5], "{names:?}");
}

#[generator]
fn sendable(text: String) -> impl Iterator<Item = char> + Send + Sync + 'static {
    let chars: Vec<char> = text.chars().collect();
    for c in chars {
        yield_!(c);
        yield_!(text.chars().next().unwrap());
    }
}

#[allow(clippy::implied_bounds_in_impls, reason = "the bounds under test")]
#[generator]
fn fused(n: u32) -> impl FusedIterator<Item = u32> + Iterator<Item = u32> {
    yield_!(n);
}

#[allow(clippy::implied_bounds_in_impls, reason = "the bounds under test")]
#[generator]
fn iterator_and_fused(n: u32) -> impl Iterator<Item = u32> + FusedIterator + Unpin {
    yield_!(n);
    yield_!(n + 1);
}

#[generator]
fn captures_nothing<'a, T: 'a>(count: &'a T) -> impl Iterator<Item = u32> + use<'a, T> {
    let _count = count;
    yield_!(1);
}

#[generator]
fn precise(seed: usize) -> impl Iterator<Item = usize> + use<> {
    let mut n = 0;
    while n < seed {
        yield_!(n);
        n += 1;
    }
}

#[generator]
fn boxed_send(n: u32) -> Box<dyn Iterator<Item = u32> + Send> {
    for i in 0..n {
        let text = i.to_string();
        yield_!(i);
        yield_!(text.len() as u32);
    }
}

#[generator]
fn boxed_full_path<'a>(
    v: &'a [u32],
) -> std::boxed::Box<dyn std::iter::Iterator<Item = &'a u32> + Send + Sync + 'a> {
    for x in v {
        yield_!(x);
    }
}

#[generator]
fn full_path(
    v: &[u32],
) -> impl core::iter::Iterator<Item = &u32> + core::clone::Clone + std::fmt::Debug + '_ {
    for x in v {
        yield_!(x);
        yield_!(x);
    }
}

fn assert_send<T: Send>(value: T) -> T {
    value
}
fn assert_all<T: Send + Sync + Unpin + 'static>(value: T) -> T {
    value
}
fn assert_fused<T: FusedIterator>(value: T) -> T {
    value
}

#[test]
fn asked_for() {
    assert_eq!(
        assert_all(sendable("ab".into())).collect::<String>(),
        "aaba"
    );
    let there = std::thread::spawn(|| sendable("xy".into()));
    let mut items = there.join().unwrap();
    assert_eq!(items.next(), Some('x'));
    let rest: String = std::thread::spawn(move || items.collect()).join().unwrap();
    assert_eq!(rest, "xyx");
    assert_eq!(assert_fused(iterator_and_fused(1)).count(), 2);
    assert_eq!(assert_fused(fused(1)).count(), 1);
    assert_eq!(captures_nothing(&"x").count(), 1);
    assert_eq!(assert_send(boxed_send(2)).collect::<Vec<_>>(), [0, 1, 1, 1]);
    assert_eq!(assert_send(boxed_full_path(&[1, 2])).sum::<u32>(), 3);
    let mut twice = full_path(&[7]);
    twice.next();
    assert_eq!(twice.clone().collect::<Vec<_>>(), twice.collect::<Vec<_>>());
}

#[test]
fn use_nothing_captures_nothing() {
    fn assert_static<T: 'static>(value: T) -> T {
        value
    }
    let items = assert_static(precise(2));
    assert_eq!(items.collect::<Vec<_>>(), [0, 1]);
}

#[test]
fn not_asked_for() {
    #[generator]
    fn plain(v: Vec<u8>) -> impl Iterator<Item = u8> {
        let mut rest = v;
        let copy = rest.clone();
        while let Some(b) = rest.pop() {
            yield_!(b);
            yield_!(copy[0]);
        }
    }
    assert_eq!(assert_all(plain(vec![1, 2])).sum::<u8>(), 5);

    #[generator]
    fn local(v: Rc<u8>) -> impl Iterator<Item = u8> {
        yield_!(*v);
        let v = *v;
        yield_!(v);
    }
    fn assert_unpin<T: Unpin>(value: T) -> T {
        value
    }
    assert_eq!(assert_unpin(local(Rc::new(4))).sum::<u8>(), 8);
}

#[test]
fn a_value_that_is_gone_before_the_yield_does_not_count() {
    #[generator]
    fn gone(n: u32) -> impl Iterator<Item = u32> + Send {
        let m = {
            let rc = Rc::new(n);
            *rc + 1
        };
        yield_!(m);
    }
    assert_eq!(assert_send(gone(1)).next(), Some(2));
}

#[test]
fn moved_between_any_two_items() {
    #[generator]
    fn items(g: Guard) -> impl Iterator<Item = String> {
        let text = String::from("abc");
        for i in 0..3 {
            yield_!(format!("{text}{i}{}", g.name()));
        }
    }
    let lines = trace_of(|| {
        let mut at = items(Guard("g"));
        let mut all = Vec::new();
        while let Some(item) = at.next() {
            all.push(item);
            let mut elsewhere = Box::new(at);
            all.extend(elsewhere.next());
            at = *elsewhere;
        }
        assert_eq!(all, ["abc0g", "abc1g", "abc2g"]);
        say("end");
    });
    assert_eq!(lines, ["drop g", "end"]);
}
