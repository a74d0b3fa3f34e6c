//! Temporaries that are borrowed, and borrow nothing of the generator themselves.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use gen_core::{generator, yield_};

#[generator]
fn constant() -> impl Iterator<Item = u32> {
    for item in [1, 2].iter() {
        yield_!(*item);
    }
    for item in &[3, 4] {
        yield_!(*item);
    }
}

#[generator]
fn parts_of_a_literal() -> impl Iterator<Item = char> {
    for part in "a b".split(' ').chain("c d".split(' ')) {
        for letter in part.chars() {
            yield_!(letter);
        }
    }
}

fn identity(list: &[u32]) -> &[u32] {
    list
}

#[generator]
fn of_a_function<'a>(list: &'a [u32]) -> impl Iterator<Item = &'a u32> {
    for item in identity(list).iter() {
        yield_!(item);
    }
    for item in identity(&list[1..]) {
        yield_!(item);
    }
}

#[generator]
fn slices_of_slices(list: &[u32]) -> impl Iterator<Item = u32> {
    let middle = &list[1..];
    for item in &middle[1..] {
        yield_!(*item);
    }
    for item in middle[..1].iter() {
        yield_!(*item);
    }
    let (left, right) = middle.split_at(1);
    for pair in left.iter().zip(right) {
        yield_!(pair.0 + pair.1);
    }
}

#[generator]
fn slices_of_text(text: &str) -> impl Iterator<Item = char> {
    for letter in text[1..].chars() {
        yield_!(letter);
    }
    let rest = &text[2..];
    yield_!('-');
    for letter in rest.chars().rev() {
        yield_!(letter);
    }
}

#[generator]
fn of_a_map<'a>(map: &'a HashMap<u32, Vec<String>>) -> impl Iterator<Item = &'a str> {
    if let Some(list) = map.get(&1) {
        for text in list {
            yield_!(text.as_str());
        }
    }
    for (_, list) in map {
        for text in list.iter().map(String::as_str) {
            yield_!(text);
        }
    }
}

#[generator]
fn ranges_of_a_map(map: &BTreeMap<u32, u32>) -> impl Iterator<Item = u32> {
    for (key, value) in map.range(2..) {
        yield_!(*key);
        yield_!(*value);
    }
}

#[generator]
fn cow(text: Cow<'_, str>) -> impl Iterator<Item = usize> {
    let n = text.len();
    yield_!(n);
    let owned = text.into_owned();
    yield_!(owned.len());
}

#[generator]
fn borrowed_cow<'a>(text: &'a Cow<'a, str>) -> impl Iterator<Item = &'a str> {
    for word in text.split(' ') {
        yield_!(word);
    }
}

#[generator]
fn boxed_slice(list: Box<[u32]>) -> impl Iterator<Item = u32> {
    let sum = list.iter().sum();
    yield_!(sum);
    for item in list.into_vec() {
        yield_!(item);
    }
}

#[generator]
fn of_a_temporary_by_value() -> impl Iterator<Item = String> {
    for word in "b a".split(' ').map(str::to_owned).collect::<Vec<_>>() {
        yield_!(word);
    }
    for (n, word) in vec!["x", "y"].into_iter().enumerate() {
        yield_!(format!("{word}{n}"));
    }
}

#[generator]
fn drained(mut list: Vec<u32>) -> impl Iterator<Item = u32> {
    let front: Vec<_> = list.drain(..1).collect();
    for item in front {
        yield_!(item);
        list.push(item);
    }
    yield_!(list.len() as u32);
}

#[generator]
fn sorted(mut list: Vec<u32>) -> impl Iterator<Item = u32> {
    list.sort_unstable();
    let top = list.iter().copied().max();
    let low = list.first().copied();
    yield_!(top.unwrap());
    yield_!(low.unwrap());
    let twice = list.iter().map(|n| n * 2).collect::<Vec<_>>();
    for item in twice {
        yield_!(item);
    }
}

/// References to temporaries that are constants, or that end before the yield.
#[generator]
fn extended<'a>(list: &'a [u32]) -> impl Iterator<Item = u32> {
    let constant = &[1, 2];
    let sum = &list.iter().sum::<u32>();
    let copy = *sum;
    let view = &identity(list)[..];
    let deref: &'a [u32] = &*identity(list);
    yield_!(copy);
    yield_!(constant[1]);
    yield_!(view[0]);
    yield_!(deref[1]);
}

fn main() {
    assert!(extended(&[4, 5]).eq([9, 2, 4, 5]));
    assert!(constant().eq([1, 2, 3, 4]));
    assert!(parts_of_a_literal().eq(['a', 'b', 'c', 'd']));
    assert!(of_a_function(&[1, 2]).eq(&[1, 2, 2]));
    assert!(slices_of_slices(&[1, 2, 3]).eq([3, 2, 5]));
    assert!(slices_of_text("abc").eq(['b', 'c', '-', 'c']));
    let map = HashMap::from([(1, vec!["a".to_owned()])]);
    assert!(of_a_map(&map).eq(["a", "a"]));
    assert!(ranges_of_a_map(&BTreeMap::from([(1, 1), (2, 3)])).eq([2, 3]));
    assert!(cow("ab".into()).eq([2, 2]));
    assert!(borrowed_cow(&"a b".into()).eq(["a", "b"]));
    assert!(boxed_slice([1, 2].into()).eq([3, 1, 2]));
    assert!(of_a_temporary_by_value().eq(["b", "a", "x0", "y1"]));
    assert!(drained(vec![4, 5]).eq([4, 2]));
    assert!(sorted(vec![2, 1]).eq([2, 1, 2, 4]));
}
