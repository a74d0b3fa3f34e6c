//! Methods that borrow what they are called on: it lives to the end of its scope, a guard among others.

#![allow(
    clippy::all,
    reason = "the bodies are there for the language, not for style"
)]

use std::cell::RefCell;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, RwLock};

mod common;
use common::{Guard, mk, same, say, twin};

/// Whether the mutex is locked.
fn locked<T>(mutex: &Mutex<T>) -> bool {
    mutex.try_lock().is_err()
}

pub fn cell(items: &[i32]) -> &'static RefCell<Vec<i32>> {
    Box::leak(Box::new(RefCell::new(items.to_vec())))
}

pub fn mutex(items: &[i32]) -> Arc<Mutex<Vec<i32>>> {
    Arc::new(Mutex::new(items.to_vec()))
}

/// Has methods that std does not know.
#[derive(Debug, Default)]
pub struct Log(pub Vec<i32>);

impl Log {
    pub fn compact(&mut self) {
        self.0.dedup();
    }
    pub fn total(&self) -> i32 {
        self.0.iter().sum()
    }
}

/// Says when it goes, and is what it holds.
pub struct Loud<T>(pub T, pub Guard);

impl<T> std::ops::Deref for Loud<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> std::ops::DerefMut for Loud<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

/// Gives out something with a drop, by a method that might give a `&mut`.
pub struct Slot;

impl Slot {
    pub fn slot_mut(&self) -> Loud<Vec<i32>> {
        Loud(vec![], mk("slot"))
    }
}

fn sender() -> (Sender<i32>, Receiver<i32>) {
    let (to, from) = channel();
    to.send(3).unwrap();
    (to, from)
}

twin! {
    fn deduplicated(list: &Mutex<Vec<i32>>) -> [bool] {
        let mut held = list.lock().unwrap();
        held.dedup();
        yield_!(locked(list));
        say(format!("end {}", locked(list)));
    }

    fn methods_of_the_users_own(log: &Mutex<Log>) -> [bool] {
        let mut held = log.lock().unwrap();
        held.compact();
        yield_!(locked(log));
        let total = { let seen = log.try_lock().map(|log| log.total()); seen.is_err() };
        yield_!(total);
    }

    fn read(log: &RwLock<Log>) -> [i32] {
        let seen = log.read().unwrap();
        let total = seen.total();
        yield_!(total);
        say(format!("{}", log.try_write().is_err()));
    }

    fn of_a_cell(cell: &RefCell<Vec<i32>>) -> [bool] {
        let mut list = cell.borrow_mut();
        list.reverse();
        list.rotate_left(1);
        yield_!(cell.try_borrow().is_err());
        say("end");
    }

    fn borrowed_mutably(cell: &RefCell<Vec<i32>>) -> [bool] {
        let mut list = cell.borrow_mut();
        list.push(1);
        yield_!(cell.try_borrow().is_err());
        yield_!(cell.try_borrow().is_err());
    }

    fn with_a_type(cell: &RefCell<Vec<i32>>) -> [bool] {
        let list: std::cell::RefMut<'_, Vec<i32>> = cell.borrow_mut();
        let n = list.len();
        yield_!(cell.try_borrow().is_err());
        yield_!(n == 3);
        say(format!("{}", cell.try_borrow().is_err()));
    }

    fn borrowed_if_it_can_be(cell: &RefCell<Vec<i32>>) -> [bool] {
        if let Ok(mut list) = cell.try_borrow_mut() {
            list.truncate(1);
            yield_!(cell.try_borrow().is_err());
            yield_!(cell.try_borrow().is_err());
        }
        let Ok(mut list) = cell.try_borrow_mut() else { return };
        list.clear();
        yield_!(cell.try_borrow().is_err());
        say(format!("{}", cell.try_borrow().is_err()));
    }

    fn of_ones_own(cell: &Slot) -> [u32] {
        let mut list = cell.slot_mut();
        list.push(1);
        yield_!(1);
        say("end");
    }

    fn known_by_name(n: i32) -> [bool] {
        let mut list = Loud(vec![n, 1, 1], mk("list"));
        let mut map = Loud(std::collections::BTreeMap::from([(n, 1)]), mk("map"));
        let from = Loud(sender(), mk("channel"));
        let text = Loud("a=b".to_string(), mk("text"));
        list.rotate_left(1);
        let first = map.pop_first().is_some();
        let has_two = text.split_once('=').is_some();
        let received = from.0.1.recv().is_ok();
        yield_!(first && has_two && received);
        say("end");
    }

    fn last_of_a_guard(cell: &RefCell<Vec<i32>>) -> [i32] {
        if let Some(&x) = cell.borrow().last() { yield_!(x); }
        while let Some(x) = cell.borrow_mut().pop() { yield_!(x); if x == 1 { break; } }
        match cell.borrow().split_first() { Some((&x, rest)) => yield_!(x + rest.len() as i32), None => say("none") }
    }

    fn parts_of_a_text(n: i32) -> [usize] {
        let read = move || format!("key{n}=value");
        if let Some((key, value)) = read().split_once('=') {
            let (a, b) = (key.len(), value.len());
            yield_!(a);
            yield_!(b);
        }
        let Some(rest) = read().strip_prefix("key").map(str::len) else { return };
        yield_!(rest);
    }
}

#[test]
fn guards_are_held_whatever_is_called_on_them() {
    same!(deduplicated(&mutex(&[1, 1])), [true]);
    let log = || Mutex::new(Log(vec![1, 1, 2]));
    same!(methods_of_the_users_own(&log()), [true, true]);
    same!(read(&RwLock::new(Log(vec![1, 2]))), [3]);
    same!(of_a_cell(cell(&[1, 2, 3])), [true]);
    same!(borrowed_mutably(cell(&[1, 2, 3])), [true, true]);
    same!(with_a_type(cell(&[1, 2, 3])), [true, true]);
    same!(borrowed_if_it_can_be(cell(&[1, 2])), [true, true, true]);
    same!(of_ones_own(&Slot), [1]);
    same!(last_of_a_guard(cell(&[1, 2, 3])), [3, 3, 2, 1]);
    same!(last_of_a_guard(cell(&[5, 1, 3])), [3, 3, 1, 5]);
}

#[test]
fn methods_of_std_borrow() {
    same!(known_by_name(3), [true]);
    same!(parts_of_a_text(3), [4, 5, 7]);
}

/// Built by methods of names that std has for others.
pub struct Query(Vec<String>);

impl Query {
    pub fn new() -> Self {
        Query(Vec::new())
    }
    pub fn push(mut self, n: u32) -> Self {
        self.0.push(n.to_string());
        self
    }
    pub fn finish(self) -> String {
        self.0.join(",")
    }
}

twin! {
    fn assigned_to_itself(n: u32) -> [String] {
        let mut query = Query::new();
        for i in 0..n {
            query = query.push(i);
            yield_!(i.to_string());
        }
        yield_!(query.finish());
    }

    fn shadowed(n: u32) -> [String] {
        let query = Query::new();
        let query = query.push(n);
        yield_!(query.finish());
        yield_!(Query::new().push(n).push(n).finish());
    }
}

#[test]
fn builders_are_consumed() {
    same!(
        assigned_to_itself(2),
        ["0".into(), "1".into(), "0,1".into()]
    );
    same!(shadowed(2), ["2".into(), "2,2".into()]);
}
