//! What a block implements.

use gen_core::generate;
use std::fmt::Debug;
use std::iter::FusedIterator;
use std::rc::Rc;

fn is_send<T: Send + Sync + Unpin + 'static>(value: T) -> T {
    value
}

fn is_fused<T: FusedIterator>(value: T) -> T {
    value
}

#[test]
fn send_and_static() {
    let list = vec![1, 2];
    let mut items = is_send(is_fused(generate! { for n in list { yield!(n) } }));
    assert_eq!(items.next(), Some(1));
    let rest = std::thread::spawn(move || items.collect::<Vec<_>>())
        .join()
        .unwrap();
    assert_eq!(rest, [2]);
    let boxed: Box<dyn Iterator<Item = u8> + Send> = Box::new(generate! { yield 1 });
    assert_eq!(boxed.count(), 1);
}

#[test]
fn cloned_half_way() {
    let list = vec![String::from("a"), String::from("b")];
    let factor = 2;
    let repeat = |text: &str| text.repeat(factor);
    let mut original = generate! {
        for text in list {
            yield!(repeat(&text));
            yield!(text);
        }
    };
    assert_eq!(original.next().as_deref(), Some("aa"));
    let copy = original.clone();
    assert!(original.eq(["a", "bb", "b"]));
    assert!(copy.eq(["a", "bb", "b"]));
}

#[test]
fn not_cloned_where_it_cannot_be() {
    // It compiles all the same.
    struct Own;
    let own = Own;
    let items = generate! { yield!(1); drop(own); };
    assert_eq!(items.count(), 1);
}

fn shown(value: &impl Debug) -> String {
    format!("{value:?}")
}

#[test]
fn shown_half_way() {
    let name = String::from("x");
    let mut items = generate! {
        let mut total = 1;
        yield!(1);
        total += name.len();
        yield!(total);
    };
    let before = shown(&items);
    assert!(
        before.starts_with("Unresumed") && before.contains("name: \"x\""),
        "{before}"
    );
    items.next();
    let suspended = shown(&items);
    assert!(suspended.contains("total: 1"), "{suspended}");
    items.next();
    items.next();
    assert_eq!(shown(&items), "Returned");
}

#[test]
fn borrows_of_the_outside() {
    let text = String::from("a b");
    let words: Vec<&str>;
    {
        let text = &text;
        words = generate! { for word in text.split(' ') { yield!(word) } }.collect();
    }
    assert_eq!(words, ["a", "b"]);
    let shared = Rc::new(1);
    let items = generate! { yield!(*shared) };
    assert!(items.eq([1]));
}

#[test]
fn small() {
    let n = 3_u32;
    let items = generate! { for i in 0..n { yield!(i) } };
    assert!(size_of_val(&items) <= 16, "{}", size_of_val(&items));
}
