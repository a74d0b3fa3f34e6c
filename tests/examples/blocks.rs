//! The example `expressions`.

use std::cell::RefCell;

use crate::{Counter, expressions};

#[test]
fn squares_are_computed_when_they_are_asked_for() {
    let said = RefCell::new(Vec::new());
    let mut squares = expressions::squares(10, |n| said.borrow_mut().push(n));
    assert!(said.borrow().is_empty());
    assert_eq!(squares.next(), Some(0));
    assert_eq!(squares.next(), Some(1));
    assert_eq!(said.take(), [0, 1]);
    assert!(squares.by_ref().eq([4, 9]));
    assert_eq!(squares.next(), None);
    assert_eq!(said.take(), [4, 9]);
}

#[test]
fn sums_are_those_of_a_plain_loop() {
    let mut expected = 0;
    for n in (0..1000).filter(|n| n % 2 == 0) {
        expected += n;
    }
    assert_eq!(expressions::sum_of_even(0..1000), expected);
    assert_eq!(expressions::sum_of_even(std::iter::empty()), 0);
}

#[test]
fn any_stops_at_the_first() {
    let counter = Counter::default();
    let lines = ["a", "bbb", "c"].map(str::to_owned);
    assert!(expressions::has_long_line(counter.items(lines.clone()), 2));
    assert_eq!(counter.get(), 2);
    assert!(!expressions::has_long_line(counter.items(lines), 3));
    assert_eq!(counter.get(), 5);
}

#[test]
fn cells_come_with_their_places() {
    let tables = vec![vec![vec![1, 2], vec![]], vec![], vec![vec![3]]];
    let cells: Vec<_> = expressions::cells(tables).collect();
    assert_eq!(cells, [([0, 0, 0], 1), ([0, 0, 1], 2), ([2, 0, 0], 3)]);
}
