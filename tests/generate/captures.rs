//! What a block takes from around it.

use crate::common::{mk, say};
use crate::twin::same;
use gen_core::generate;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

#[test]
fn moved_consumed_borrowed() {
    same!({
        let list = vec![mk("a"), mk("b")];
        let name = String::from("name");
        let text = String::from("a b c");
        let number = 7;
    } {
        for guard in list { yield_!(guard.name().to_owned()); drop(guard); }
        let owned = name;
        yield_!(owned);
        let longest = text.split(' ').max().map(str::to_owned);
        yield_!(longest.unwrap());
        yield_!(number.to_string());
        let consumed = text.into_bytes();
        yield_!(consumed.len().to_string());
    });
}

#[test]
fn references() {
    let list = vec![1, 2, 3];
    let mut log = Vec::new();
    let (items, log_of_it) = (&list, &mut log);
    let doubled = generate! {
        for item in items {
            log_of_it.push(*item);
            yield!(item * 2);
        }
    };
    assert!(doubled.eq([2, 4, 6]));
    assert_eq!(log, list);
}

#[test]
fn copies_stay_outside() {
    let n = 3;
    let text = "text";
    let items = generate! { for _ in 0..n { yield!(text) } };
    assert_eq!(items.count(), n);
    assert_eq!(text.len(), 4);
}

#[test]
fn clones_share() {
    let count = Rc::new(Cell::new(0));
    let shared = Rc::clone(&count);
    let mut items = generate! {
        loop {
            shared.set(shared.get() + 1);
            yield!(shared.get());
        }
    };
    assert_eq!(items.next(), Some(1));
    count.set(10);
    assert_eq!(items.next(), Some(11));
    assert_eq!(Rc::strong_count(&count), 2);
    drop(items);
    assert_eq!(Rc::strong_count(&count), 1);
}

const LIMIT: u32 = 2;
static NAMES: [&str; 2] = ["a", "b"];

fn generic<T: Clone>(value: &T) -> (T, T) {
    (value.clone(), value.clone())
}

#[test]
fn what_is_no_variable() {
    let items = generate! {
        for n in 0..LIMIT { yield!((n.to_string(), generic(&n).0.to_string())); }
        for name in NAMES { yield!((name.to_owned(), generic(&LIMIT).1.to_string())); }
        yield!((u32::MAX.to_string(), Some(1).unwrap_or(LIMIT).to_string()));
    };
    assert_eq!(items.count(), 5);
}

#[test]
fn functions_as_values() {
    fn twice(n: u32) -> u32 {
        n * 2
    }
    let items = generate! {
        for n in (0..3).map(twice) { yield!(n) }
        yield!(twice(10));
    };
    assert!(items.eq([0, 2, 4, 20]));
}

#[test]
fn closures_that_are_called() {
    let factor = 3;
    let times = |n: u32| n * factor;
    let mut count = 0;
    let mut next = || {
        count += 1;
        count
    };
    let items = generate! {
        for n in 0..3 { yield!(times(n)); }
        yield!(next());
        yield!(next());
    };
    assert!(items.eq([0, 3, 6, 1, 2]));
}

#[test]
fn a_closure_that_is_called_once() {
    let name = String::from("name");
    let once = move || name;
    // In parentheses it is a value, which belongs to the generator.
    let items = generate! { yield!((once)()) };
    assert!(items.eq(["name"]));
    let function: Box<dyn FnOnce(u32) -> u32> = Box::new(|n| n + 1);
    let items = generate! {
        let function = function;
        yield!(function(1));
    };
    assert!(items.eq([2]));
}

#[test]
fn in_format_strings() {
    let name = String::from("x");
    let width = 4;
    let items = generate! {
        yield!(format!("{name:>width$}|"));
        let value = 1;
        yield!(format!("{name}{value}{}", width));
    };
    assert!(items.eq(["   x|", "x14"]));
}

/// A macro of which nothing is known.
macro_rules! sum {
    ($first:expr $(; $rest:expr)*) => { $first $(+ $rest)* };
}

#[test]
fn in_foreign_macros() {
    let (a, b) = (1, 2);
    let list = vec![10];
    let items = generate! {
        yield!(sum!(a; b));
        yield!(sum!(a; list.len() as i32));
        yield!(list[0]);
    };
    assert!(items.eq([3, 2, 10]));
}

#[test]
fn shadowed() {
    same!({ let x = String::from("outer"); let y = 1; } {
        yield_!(x.len());
        let x = x + "!";
        yield_!(x.len());
        { let x = y; yield_!(x); for x in 0..x { yield_!(x); } }
        let y = y + x.len();
        yield_!(y);
        if let Some(x) = Some(y) { yield_!(x) }
        yield_!(x.len());
    });
    // In what is yielded, too: the outer one is not changed, and need not be `mut`.
    same!({ let x = 1; } {
        yield_!(x);
        yield_!({ let mut x = x + 1; x += 1; x });
    });
}

#[test]
fn named_like_fields_and_methods() {
    struct Point {
        x: u32,
    }
    let point = Point { x: 1 };
    let x = 5;
    let items = generate! {
        yield!(point.x);
        let other = Point { x };
        yield!(other.x);
        let Point { x } = other;
        yield!(x);
    };
    assert!(items.eq([1, 5, 5]));
}

#[test]
fn in_closures_of_the_body() {
    let offset = 10;
    let seen = RefCell::new(Vec::new());
    let seen = &seen;
    let items = generate! {
        let shift = move |n: u32| { seen.borrow_mut().push(n); n + offset };
        for n in (0..2).map(shift) { yield!(n) }
    };
    assert!(items.eq([10, 11]));
    assert_eq!(*seen.borrow(), [0, 1]);
}

#[test]
fn said_before() {
    // The values are taken when the block is made.
    let mut n = 1;
    let items = generate! { yield!(n) };
    n += 1;
    say(n.to_string());
    assert!(items.eq([1]));
}

#[test]
fn odd_names() {
    let (_n, r#type, émile, x_1) = (1, 2, 3, 4);
    let items = generate! { yield!(_n); yield!(r#type); yield!(émile); yield!(x_1) };
    assert!(items.eq([1, 2, 3, 4]));
}
