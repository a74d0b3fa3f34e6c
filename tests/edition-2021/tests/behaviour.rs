//! What the generators of the library give.
#![deny(warnings)]
#![warn(clippy::pedantic)]

use edition_2021::{
    Repeat, Tree, by_path, closures, countdown, empty, evens, fibonacci, grouped, held, panics,
    parsed, positions, reserved_later, until_none, words,
};

fn all<T>(items: impl Iterator<Item = T>) -> Vec<T> {
    items.collect()
}

#[test]
fn numbers() {
    assert_eq!(all(countdown(3)), [3, 2, 1]);
    let mut items = fibonacci();
    items.nth(4);
    assert_eq!(all(items.clone().take(3)), all(items.take(3)));
    assert_eq!(all(reserved_later(1)), [2, 21, 200]);
    assert_eq!(all(closures(2)), [6, 8, 0]);
    assert_eq!(all(by_path(1)), [1, 2, 1, 1]);
    assert_eq!(all(empty::<u8>()), []);
    assert_eq!(all(evens(&[1, 2, 3, 4])), [&2, &4]);
}

#[test]
fn texts() {
    assert_eq!(all(words("a bc, d", &["a"])), [("bc", 2), ("d", 1)]);
    assert_eq!(all(parsed(["1", "2"])), [Ok(1), Ok(2), Ok(3)]);
    assert!(parsed(["1", "x", "2"]).last().unwrap().is_err());
    assert_eq!(all(until_none(vec![Some(1), None, Some(2)])), [1]);
    assert_eq!(all(held("abc".into(), vec![])), [3, 1, 3, 1]);
    assert_eq!(all(5u8.repeated(2)), ["5", "55"]);
}

#[test]
fn trees() {
    let mut tree = Tree::new(
        1,
        vec![
            Tree::new(2, vec![Tree::new(3, vec![])]),
            Tree::new(4, vec![]),
        ],
    );
    assert_eq!(all(tree.walk()), [&1, &2, &3, &4]);
    assert_eq!(all(tree.labels()), ["1", " 2", "  3", " 4"]);
    assert_eq!(all(tree.replace_all(&9)), [2, 1, 0]);
    assert_eq!(all(tree.into_values()), [9, 9, 3, 9]);
}

#[test]
fn control_flow() {
    assert_eq!(all(positions(1)), [1, 2, 2, 4, 5, 6, 1, 0, 100]);
    assert_eq!(
        all(positions(3)),
        [1, 6, 2, 4, 5, 6, 1, 0, 10, 11, 20, 21, 50, 7]
    );
    let pairs = [(1, 'a'), (2, 'b'), (1, 'c')];
    assert_eq!(
        all(grouped::<_, _, _, 2>(pairs)),
        [(1, [Some('c'), Some('a')])]
    );
    assert_eq!(grouped::<_, _, _, 1>(pairs).count(), 2);
    let mut items = panics(5);
    assert_eq!(items.next(), Some(5));
    let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| items.next()));
    assert_eq!(
        result.unwrap_err().downcast_ref::<String>().unwrap(),
        "after 5"
    );
    assert_eq!(items.next(), None);
}
