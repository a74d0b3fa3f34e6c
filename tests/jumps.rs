//! `break` and `continue` out of blocks whose locals borrow from what lives on.

use gen_core::{generator, yield_};

/// Adds a number to a list when it is dropped.
struct Adds<'a>(&'a mut Vec<u32>);

impl Drop for Adds<'_> {
    fn drop(&mut self) {
        self.0.push(99);
    }
}

/// A jump out of a block whose local borrows what moves on with the jump.
#[test]
fn jumps_out_of_a_borrow() {
    #[generator]
    fn broken(mut list: Vec<u32>) -> impl Iterator<Item = usize> {
        for i in 0..3 {
            if i == 2 {
                drop(list);
                return;
            }
            {
                let adds = Adds(&mut list);
                if i == 1 {
                    break;
                }
                adds.0.push(i);
            }
            yield_!(list.len());
        }
        yield_!(list.len());
    }
    assert!(broken(vec![]).eq([2, 3]));

    #[generator]
    fn continued(mut list: Vec<u32>) -> impl Iterator<Item = usize> {
        for i in 0..4 {
            if i == 3 {
                yield_!(list.len() + 10);
                drop(list);
                return;
            }
            let adds = Adds(&mut list);
            if i == 1 {
                continue;
            }
            adds.0.push(i);
            drop(adds);
            yield_!(list.len());
        }
    }
    assert!(continued(vec![]).eq([2, 5, 15]));

    #[generator]
    fn labelled(mut list: Vec<u32>, n: u32) -> impl Iterator<Item = usize> {
        'done: {
            yield_!(1);
            if n == 1 {
                drop(list);
                break 'done;
            }
            {
                let adds = Adds(&mut list);
                adds.0.push(1);
                if n == 2 {
                    break 'done;
                }
            }
            yield_!(list.len() + 10);
        }
        yield_!(3);
    }
    assert!(labelled(vec![], 1).eq([1, 3]));
    assert!(labelled(vec![], 2).eq([1, 3]));
    assert!(labelled(vec![], 3).eq([1, 12, 3]));

    #[generator]
    fn nested(mut list: Vec<u32>, n: u32) -> impl Iterator<Item = usize> {
        'rounds: for i in 0..n {
            if i == 7 {
                drop(list);
                return;
            }
            loop {
                if i == 6 {
                    drop(list);
                    return;
                }
                let len = list.len();
                yield_!(len);
                let adds = Adds(&mut list);
                match i {
                    0 | 2 if adds.0.len() > 2 => continue 'rounds,
                    5 => break 'rounds,
                    _ => adds.0.push(i),
                }
                if adds.0.len() > 4 {
                    break;
                }
            }
            yield_!(list.len() + 100);
        }
    }
    assert!(nested(vec![], 9).eq([0, 2, 4, 5, 107, 7, 8, 110, 10, 112, 12]));
}
