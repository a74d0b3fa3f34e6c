use std::cell::RefCell;
use std::sync::Mutex;

use gen_core::{generator, yield_};

#[generator]
fn locked(list: &Mutex<Vec<u32>>) -> impl Iterator<Item = u32> {
    let guard = list.lock().unwrap();
    for n in guard.iter() { //~ ERROR
        yield_!(*n);
    }
}

#[generator]
fn borrowed(list: &RefCell<Vec<u32>>) -> impl Iterator<Item = u32> {
    let guard = list.borrow();
    for n in &*guard { //~ ERROR
        yield_!(*n);
    }
}

fn main() {
    for _ in locked(&Mutex::default()) {}
    for _ in borrowed(&RefCell::default()) {}
}
