//! Captured variables that the body changes: `mut` is asked for, and used, as by a closure.
#![deny(unused_mut)]

use gen_core::generate;
use std::fmt::Write;

#[test]
fn by_assignment() {
    let mut n = 3;
    let items = generate! {
        while n > 0 {
            yield!(n);
            n -= 1;
        }
        n = 10;
        yield!(n);
    };
    assert!(items.eq([3, 2, 1, 10]));
}

#[test]
fn by_a_method() {
    let mut stack = vec![1];
    let mut source = [5, 6].into_iter();
    let items = generate! {
        while let Some(n) = stack.pop() {
            yield!(n);
            stack.extend(source.next());
        }
    };
    assert!(items.eq([1, 5, 6]));
}

#[test]
fn of_a_copy_type() {
    let mut array = [3, 1, 2];
    let items = generate! {
        array.sort();
        yield_from!(array);
    };
    assert!(items.eq([1, 2, 3]));
}

#[test]
fn by_reference() {
    let mut list = vec![3, 1, 2];
    let mut text = String::new();
    let items = generate! {
        let borrowed = &mut list;
        borrowed.sort_unstable();
        for n in list { write!(text, "{n}").unwrap(); yield!(text.clone()); }
    };
    assert!(items.eq(["1", "12", "123"]));
}

#[test]
fn in_part() {
    struct Counter {
        n: u32,
        seen: [u32; 2],
    }
    let mut counter = Counter { n: 0, seen: [0; 2] };
    let items = generate! {
        for i in 0..2 {
            counter.n += 1;
            counter.seen[i] = counter.n;
            yield!(counter.seen[0] + counter.seen[1]);
        }
    };
    assert!(items.eq([1, 3]));
}

#[test]
fn by_ref_mut() {
    let mut slot = Some(Box::new(1));
    let items = generate! {
        if let Some(ref mut n) = slot {
            **n += 1;
        }
        yield!(slot);
    };
    assert!(items.eq([Some(Box::new(2))]));
}

#[test]
fn in_a_closure_of_the_body() {
    let mut n = 0;
    let items = generate! {
        let mut add = move || { n += 1; n };
        yield!(add());
        yield!(add());
    };
    assert!(items.eq([1, 2]));
}

#[test]
fn through_a_reference() {
    let mut list = vec![1];
    {
        // The variable itself does not change.
        let list = &mut list;
        let items = generate! { list.push(2); yield!(list.len()); list[0] = 5; yield!(list.len()) };
        assert!(items.eq([2, 2]));
    }
    assert_eq!(list, [5, 2]);
    let mut n = 1;
    let number = &mut n;
    let items = generate! { *number += 1; yield!(*number) };
    assert!(items.eq([2]));
    assert_eq!(n, 2);
}

struct Queue {
    items: Vec<u32>,
    taken: u32,
}

impl Queue {
    fn drain(&mut self) -> impl Iterator<Item = u32> + '_ {
        generate! {
            while let Some(item) = self.items.pop() {
                self.taken += 1;
                yield!(item);
            }
        }
    }

    fn into_items(mut self) -> impl Iterator<Item = u32> {
        generate! {
            self.items.push(self.taken);
            while let Some(item) = self.items.pop() {
                yield!(item);
            }
        }
    }
}

#[test]
fn itself() {
    let mut queue = Queue {
        items: vec![1, 2],
        taken: 0,
    };
    assert!(queue.drain().eq([2, 1]));
    assert!(queue.into_items().eq([2]));
}
