use std::cell::RefCell;
use std::sync::Mutex;

use gen_core::{generator, yield_};

#[generator]
fn of_reference(list: &RefCell<Vec<u32>>) -> impl Iterator<Item = u32> {
    for item in list.borrow().iter() { //~ ERROR
        yield_!(*item);
    }
}

#[generator]
fn of_local(list: RefCell<Vec<u32>>) -> impl Iterator<Item = u32> {
    for item in list.borrow().iter() { //~ ERROR
        yield_!(*item);
    }
}

#[generator]
fn of_lock(list: &Mutex<Vec<u32>>) -> impl Iterator<Item = u32> {
    for item in list.lock().unwrap().iter() { //~ ERROR
        yield_!(*item);
    }
}

#[generator]
fn of_text(text: &RefCell<String>) -> impl Iterator<Item = char> {
    for letter in text.borrow().chars() { //~ ERROR
        yield_!(letter);
    }
}

fn main() {
    for _ in of_reference(&RefCell::default()) {}
    for _ in of_local(RefCell::default()) {}
    for _ in of_lock(&Mutex::default()) {}
    for _ in of_text(&RefCell::default()) {}
}
