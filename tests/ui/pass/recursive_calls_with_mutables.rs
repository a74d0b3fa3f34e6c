//! A `&mut` that a recursive call has, and nobody else behind it.

use gen_core::{Recursive, generator, yield_, yield_from};

#[generator]
fn last(n: u32, board: &mut Vec<u32>) -> Recursive<'_, u32> {
    board.push(n);
    yield_!(board.len() as u32);
    if n > 0 {
        yield_from!(last(n - 1, board));
    }
}

fn counted(board: &mut Vec<u32>) -> std::ops::Range<u32> {
    board.push(1);
    0..board.len() as u32
}

#[generator]
fn of_another(n: u32, board: &mut Vec<u32>) -> Recursive<'_, u32> {
    yield_from!(counted(board));
    board.push(n);
    yield_from!(counted(board));
}

#[generator]
fn of_clones(n: u32, board: &mut Vec<u32>) -> Recursive<'_, u32> {
    board.push(n);
    let copy = board.clone();
    yield_from!(owned(n, copy));
}

#[generator]
fn owned(n: u32, mut board: Vec<u32>) -> Recursive<'static, u32> {
    yield_!(board.len() as u32);
    for i in 0..n {
        board.push(i);
        yield_from!(owned(i, board.clone()));
        board.pop();
    }
}

fn main() {
    assert_eq!(last(2, &mut vec![]).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(of_another(2, &mut vec![]).count(), 4);
    assert_eq!(of_clones(2, &mut vec![]).count(), 4);
}
