//! Borrows of locals that end before the yield, though their names do not.

use gen_core::{generator, yield_};

#[generator]
fn ends_with_its_last_use(list: Vec<u32>) -> impl Iterator<Item = u32> {
    let first = &list[0];
    let copy = *first;
    yield_!(copy);
    yield_!(list[0]);
}

#[generator]
fn given_anew(list: Vec<String>) -> impl Iterator<Item = usize> {
    let mut text = &list[0];
    let mut n = text.len();
    for i in 0..list.len() {
        yield_!(n);
        text = &list[i];
        n = text.len();
    }
}

#[generator]
fn closures_between(mut list: Vec<u32>) -> impl Iterator<Item = usize> {
    let mut push = |n| list.push(n);
    push(1);
    push(2);
    let count = |list: &[u32]| list.len();
    yield_!(count(&list));
    let sum = || list.iter().sum::<u32>();
    let total = sum();
    yield_!(total as usize);
}

#[generator]
fn closures_that_own(list: Vec<u32>, by: u32) -> impl Iterator<Item = u32> {
    let scale = move |n: u32| n * by;
    for item in list {
        yield_!(scale(item));
    }
}

#[generator]
fn closures_of_references<'a>(list: &'a [u32], by: &'a u32) -> impl Iterator<Item = u32> {
    let scaled = list.iter().map(move |n| n * by);
    for item in scaled {
        yield_!(item);
    }
    for item in list.iter().filter(|n| **n > 1) {
        yield_!(*item);
    }
}

#[generator]
fn mutable_between(mut list: Vec<u32>) -> impl Iterator<Item = u32> {
    loop {
        let Some(last) = list.last_mut() else { return };
        *last -= 1;
        let n = *last;
        if n == 0 {
            list.pop();
        }
        yield_!(n);
    }
}

#[generator]
fn by_index(list: Vec<Vec<u32>>) -> impl Iterator<Item = u32> {
    for row in 0..list.len() {
        for column in 0..list[row].len() {
            yield_!(list[row][column]);
        }
        let longest = list.iter().map(Vec::len).max();
        if let Some(n) = longest {
            yield_!(n as u32);
        }
    }
}

#[generator]
fn matched(list: Vec<Option<u32>>) -> impl Iterator<Item = u32> {
    let n = match list.first() {
        Some(Some(n)) => *n,
        Some(None) => 0,
        None => return,
    };
    yield_!(n);
    match list.get(1) {
        Some(Some(n)) if *n > 1 => {
            let n = *n;
            yield_!(n);
        }
        Some(_) => {}
        None => {}
    }
    if let Some(&Some(n)) = list.last() {
        yield_!(n);
    }
    while let Some(&Some(n)) = list.last() {
        yield_!(n);
        break;
    }
}

#[generator]
fn matched_by_reference(value: Option<String>) -> impl Iterator<Item = usize> {
    match &value {
        Some(text) => {
            let n = text.len();
            yield_!(n);
        }
        None => yield_!(0),
    }
    if let Some(text) = &value {
        yield_!(text.len());
    }
    yield_!(value.map_or(0, |text| text.len()));
}

#[generator]
fn pairs(list: Vec<(u32, String)>) -> impl Iterator<Item = String> {
    for (n, text) in &list[..0] {
        let _ = (n, text);
    }
    for (n, text) in list {
        let text = &*text;
        let said = format!("{n}{text}");
        yield_!(said);
    }
}

#[generator]
fn text_of_locals(text: String) -> impl Iterator<Item = usize> {
    let trimmed = text.trim().to_owned();
    let lines: Vec<usize> = text.lines().map(str::len).collect();
    for n in lines {
        yield_!(n);
    }
    let count = text.split(' ').count();
    yield_!(count);
    yield_!(trimmed.len());
    let mut at = 0;
    while let Some(letter) = text[at..].chars().next() {
        at += letter.len_utf8();
        yield_!(at);
    }
}

#[generator]
fn shadowed(text: String) -> impl Iterator<Item = usize> {
    let text = &text;
    let text = text.len();
    yield_!(text);
    yield_!(text);
}

#[generator]
fn arrays(grid: [[u32; 2]; 2]) -> impl Iterator<Item = u32> {
    for row in grid {
        for cell in row {
            yield_!(cell);
        }
    }
    let [a, _] = &grid;
    let sum = a[0] + a[1];
    yield_!(sum);
    for cell in grid.concat() {
        yield_!(cell);
    }
}

fn main() {
    assert!(ends_with_its_last_use(vec![1]).eq([1, 1]));
    assert!(given_anew(vec!["a".into(), "bc".into()]).eq([1, 1]));
    assert!(closures_between(vec![]).eq([2, 3]));
    assert!(closures_that_own(vec![1, 2], 3).eq([3, 6]));
    assert!(closures_of_references(&[1, 2], &3).eq([3, 6, 2]));
    assert!(mutable_between(vec![1, 2]).eq([1, 0, 0]));
    assert!(by_index(vec![vec![1], vec![2, 3]]).eq([1, 2, 2, 3, 2]));
    assert!(matched(vec![Some(1), Some(2)]).eq([1, 2, 2, 2]));
    assert!(matched_by_reference(Some("ab".into())).eq([2, 2, 2]));
    assert!(pairs(vec![(1, "a".into())]).eq(["1a"]));
    assert!(text_of_locals("a b".into()).eq([3, 2, 3, 1, 2, 3]));
    assert!(shadowed("ab".into()).eq([2, 2]));
    assert!(arrays([[1, 2], [3, 4]]).eq([1, 2, 3, 4, 3, 1, 2, 3, 4]));
}
