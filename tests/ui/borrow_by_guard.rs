use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::{Arc, Mutex};

use gen_core::{generator, yield_};

#[generator]
fn length() -> impl Iterator<Item = usize> {
    let list = RefCell::new(vec![1]);
    yield_!(list.borrow().len()); //~ ERROR
    list.borrow_mut().push(2);
}

#[generator]
fn length_of_shared(list: Arc<Mutex<Vec<u32>>>) -> impl Iterator<Item = usize> {
    yield_!(list.lock().unwrap().len()); //~ ERROR
}

#[generator]
fn found(map: Rc<RefCell<HashMap<u32, u32>>>) -> impl Iterator<Item = u32> {
    if let Some(value) = map.borrow().get(&1) { //~ ERROR
        yield_!(*value);
    }
}

#[generator]
fn popped(stack: RefCell<Vec<u32>>) -> impl Iterator<Item = u32> {
    while let Some(top) = stack.borrow_mut().pop() { //~ ERROR
        yield_!(top);
    }
}

#[generator]
fn kept(list: Mutex<Vec<u32>>) -> impl Iterator<Item = u32> {
    let guard = list.lock().unwrap(); //~ ERROR
    yield_!(guard[0]);
    yield_!(guard[1]);
}

#[generator]
fn unused(list: RefCell<Vec<u32>>) -> impl Iterator<Item = u32> {
    let _guard = list.borrow(); //~ ERROR
    yield_!(1);
}

fn main() {
    for _ in length() {}
    for _ in length_of_shared(Arc::default()) {}
    for _ in found(Rc::default()) {}
    for _ in popped(RefCell::default()) {}
    for _ in kept(Mutex::default()) {}
    for _ in unused(RefCell::default()) {}
}
