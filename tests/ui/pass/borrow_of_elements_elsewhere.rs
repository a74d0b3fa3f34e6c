//! Elements and guards that give out what they refer to, not what they own.

use std::collections::BTreeMap;
use std::slice::Iter;
use std::sync::Mutex;

use gen_core::{generator, yield_};

struct View<'a>(&'a [u32]);

impl<'a> View<'a> {
    fn iter(&self) -> Iter<'a, u32> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &View<'a> {
    type Item = &'a u32;
    type IntoIter = Iter<'a, u32>;

    fn into_iter(self) -> Iter<'a, u32> {
        self.0.iter()
    }
}

#[generator]
fn elements<'a>(data: &'a [u32]) -> impl Iterator<Item = &'a u32> {
    let views = vec![View(data), View(&data[1..])];
    for i in 0..2 {
        for x in views[i].iter() {
            yield_!(x);
        }
        for x in &views[i] {
            yield_!(x);
        }
    }
    let slices = vec![data];
    for x in slices[0].iter().rev() {
        yield_!(x);
    }
    for x in slices[0] {
        yield_!(x);
    }
    let map = BTreeMap::from([(1, View(data))]);
    for x in &map[&1] {
        yield_!(x);
    }
    let Some(view) = map.get(&1) else { return };
    for x in view {
        yield_!(x);
    }
    let map = BTreeMap::from([(1, data)]);
    for x in map[&1].iter() {
        yield_!(x);
    }
    if let Some(slice) = map.get(&1) {
        for x in *slice {
            yield_!(x);
        }
    }
}

#[generator]
fn guarded<'a>(
    view: &'a Mutex<View<'a>>,
    slices: &'a Mutex<Vec<&'a [u32]>>,
) -> impl Iterator<Item = &'a u32> {
    let view = view.lock().unwrap();
    for x in view.iter() {
        yield_!(x);
    }
    for x in &*view {
        yield_!(x);
    }
    let slices = slices.lock().unwrap();
    for x in slices[0].iter() {
        yield_!(x);
    }
}

fn main() {
    let data = [1, 2];
    assert_eq!(elements(&data).count(), 18);
    let (view, slices) = (Mutex::new(View(&data)), Mutex::new(vec![&data[..]]));
    assert_eq!(guarded(&view, &slices).count(), 6);
}
