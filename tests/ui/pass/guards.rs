//! Guards that end before a yield, or that borrow what the caller owns.

use std::cell::{Ref, RefCell};
use std::rc::Rc;
use std::sync::{Arc, Mutex, MutexGuard, RwLock};

use gen_core::{generator, yield_};

#[generator]
fn bound_first(list: RefCell<Vec<usize>>) -> impl Iterator<Item = usize> {
    let n = list.borrow().len();
    yield_!(n);
    list.borrow_mut().push(7);
    let last = *list.borrow().last().unwrap();
    yield_!(last);
}

#[generator]
fn of_the_caller(list: &RefCell<Vec<usize>>) -> impl Iterator<Item = usize> {
    yield_!(list.borrow().len());
    let guard = list.borrow();
    yield_!(guard[0]);
    yield_!(guard[0]);
}

#[generator]
fn lock_of_the_caller(list: &Mutex<Vec<usize>>) -> impl Iterator<Item = usize> {
    yield_!(list.lock().unwrap().len());
    while let Some(top) = list.lock().unwrap().pop() {
        yield_!(top);
    }
}

#[generator]
fn shared_lock_of_the_caller(list: &Arc<Mutex<Vec<usize>>>) -> impl Iterator<Item = usize> {
    let list: &Mutex<_> = list;
    let guard = list.lock().unwrap();
    yield_!(guard[0]);
}

#[generator]
fn dropped_before(list: RefCell<Vec<usize>>) -> impl Iterator<Item = usize> {
    let guard = list.borrow();
    let n = guard.len();
    drop(guard);
    yield_!(n);
}

#[generator]
fn in_a_block(list: RwLock<Vec<usize>>) -> impl Iterator<Item = usize> {
    let n = {
        let guard = list.read().unwrap();
        guard.len()
    };
    yield_!(n);
    {
        let mut guard = list.write().unwrap();
        guard.push(n);
    }
    let sum = list.read().unwrap().iter().sum();
    yield_!(sum);
}

#[generator]
fn loop_by_index(list: Rc<RefCell<Vec<usize>>>) -> impl Iterator<Item = usize> {
    let mut i = 0;
    while i < list.borrow().len() {
        let item = list.borrow()[i];
        yield_!(item);
        i += 1;
    }
}

#[generator]
fn popped(stack: RefCell<Vec<usize>>) -> impl Iterator<Item = usize> {
    loop {
        let top = stack.borrow_mut().pop();
        let Some(top) = top else { break };
        yield_!(top);
    }
}

#[generator]
fn broken_out_of(list: RefCell<Vec<usize>>) -> impl Iterator<Item = usize> {
    for i in 0..2 {
        let guard = list.borrow();
        if guard.len() > 5 {
            break;
        }
        drop(guard);
        yield_!(i);
    }
    yield_!(2);
}

#[generator]
fn collected(list: &RefCell<Vec<usize>>) -> impl Iterator<Item = usize> {
    let items: Vec<_> = list.borrow().iter().copied().collect();
    for item in items {
        yield_!(item);
    }
}

#[generator]
fn cloned(list: &RefCell<Vec<usize>>) -> impl Iterator<Item = usize> {
    for item in list.borrow().clone() {
        yield_!(item);
    }
}

#[generator]
fn borrow_of_the_trait(text: String) -> impl Iterator<Item = usize> {
    let n = {
        let view: &str = std::borrow::Borrow::borrow(&text);
        view.len()
    };
    yield_!(n);
    yield_!(n);
}

/// Methods called like those of cells that borrow nothing of the local.
struct Handle<'a>(&'a RefCell<Vec<usize>>, &'a Mutex<Vec<usize>>);

impl<'a> Handle<'a> {
    fn borrow(&self) -> Ref<'a, Vec<usize>> {
        self.0.borrow()
    }
    fn lock(&self) -> Result<MutexGuard<'a, Vec<usize>>, ()> {
        self.1.lock().map_err(drop)
    }
    fn read(&self) -> Result<Vec<usize>, ()> {
        Ok(vec![1])
    }
}

#[generator]
fn through_a_handle(handle: Handle<'_>) -> impl Iterator<Item = usize> {
    yield_!(handle.borrow().len());
    let guard = handle.borrow();
    yield_!(guard[0]);
    drop(guard);
    yield_!(handle.lock().unwrap().len());
    let guard = handle.lock().unwrap();
    yield_!(guard[0]);
    drop(guard);
    yield_!(handle.read().unwrap().len());
}

/// A cell of copies of references: what comes out is not borrowed from the guard.
#[generator]
fn of_references(text: &RefCell<&'static str>) -> impl Iterator<Item = char> {
    for letter in text.borrow().chars() {
        yield_!(letter);
    }
}

/// The target of an `Rc<RefCell<_>>` behind a reference.
struct Shared {
    list: Rc<RefCell<Vec<usize>>>,
}

impl Shared {
    #[generator]
    fn items(&self) -> impl Iterator<Item = usize> {
        yield_!(self.list.borrow().len());
        let guard = self.list.borrow_mut();
        yield_!(guard.len());
    }
}

fn main() {
    let list = || RefCell::new(vec![1, 2]);
    assert!(bound_first(list()).eq([2, 7]));
    assert!(of_the_caller(&list()).eq([2, 1, 1]));
    assert!(lock_of_the_caller(&Mutex::new(vec![1, 2])).eq([2, 2, 1]));
    assert!(shared_lock_of_the_caller(&Arc::new(Mutex::new(vec![1, 2]))).eq([1]));
    assert!(dropped_before(list()).eq([2]));
    assert!(in_a_block(RwLock::new(vec![1, 2])).eq([2, 5]));
    assert!(loop_by_index(Rc::new(list())).eq([1, 2]));
    assert!(popped(list()).eq([2, 1]));
    assert!(broken_out_of(list()).eq([0, 1, 2]));
    assert!(collected(&list()).eq([1, 2]));
    assert!(cloned(&list()).eq([1, 2]));
    assert!(borrow_of_the_trait("abc".to_owned()).eq([3, 3]));
    assert!(through_a_handle(Handle(&list(), &Mutex::new(vec![3]))).eq([2, 1, 1, 3, 1]));
    assert!(of_references(&RefCell::new("ab")).eq(['a', 'b']));
    let shared = Shared { list: Rc::new(list()) };
    assert!(shared.items().eq([2, 2]));
}
