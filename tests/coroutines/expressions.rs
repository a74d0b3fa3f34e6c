//! `yield_!(y)` is an expression: it evaluates to the argument, wherever it stands.

#![allow(
    clippy::all,
    clippy::pedantic,
    unused_parens,
    reason = "the bodies are there for the language, not for style"
)]

use crate::common::{eval, say};
use crate::twin::{same, twin};

fn three(a: u32, b: u32, c: u32) -> u32 {
    a * 100 + b * 10 + c
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Pair {
    a: u32,
    b: u32,
}

impl Pair {
    fn sum(self, more: u32) -> u32 {
        self.a + self.b + more
    }
}

#[derive(Debug)]
struct Wrapped(u32, u32);

twin! {
    fn arguments() -> [u32, u32, u32] {
        three(eval(1), yield_!(10), yield_!(eval(20))) + three(yield_!(30), eval(2), yield_!(40))
    }

    fn receivers() -> [Pair, u32, u32] {
        let first = yield_!(1).sum(eval(5));
        let second = yield_!(2).sum(yield_!(3).a);
        first * yield_!(4).b + second
    }

    fn operands() -> [u32, u32, u32] {
        let sum = eval(1) + yield_!(1) * eval(2) - yield_!(2) % 7;
        let bits = yield_!(3) << 2 | yield_!(4) & 0xff ^ !yield_!(5);
        let less = yield_!(6) < yield_!(7);
        let negative = -(yield_!(8) as i64);
        if less { sum } else { bits % 100 + negative as u32 % 3 }
    }

    fn short_circuits() -> [bool, u32, u32] {
        let mut passed = 0;
        if yield_!(1) && yield_!(2) || yield_!(3) {
            passed += 1;
        }
        if !yield_!(4) && (yield_!(5) || yield_!(6)) {
            passed += 10;
        }
        let kept = yield_!(7) && eval(true) && yield_!(8);
        passed + if kept { 100 } else { 0 }
    }

    fn conditions() -> [u32, u32, u32] {
        let mut turns = 0;
        while yield_!(turns) < 3 {
            turns += 1;
            if yield_!(100) == 1 {
                continue;
            } else if yield_!(101) == 2 {
                break;
            } else {
                say("neither");
            }
        }
        turns
    }

    fn scrutinees() -> [Option<u32>, u32, u32] {
        let n = match yield_!(1) {
            Some(0) => yield_!(10).unwrap_or(7),
            Some(n @ 1..=9) => n * 2,
            Some(n) if n > 100 => yield_!(n).map_or(0, |m| m + n),
            Some(n) => n,
            None => return 99,
        };
        let m = if let Some(m) = yield_!(2) { m } else { yield_!(20).unwrap_or_default() };
        let Some(k) = yield_!(3) else { return n + m };
        let mut rest = 0;
        while let Some(more) = yield_!(4) {
            rest += more;
        }
        n + m + k + rest + matches!(yield_!(5), Some(1..) | None) as u32
    }

    fn literals() -> [u32, u32, Vec<u32>] {
        let tuple = (eval(1), yield_!(1), yield_!(2));
        let array = [yield_!(3), eval(4), yield_!(4)];
        let pair = Pair { b: yield_!(5), a: yield_!(6) };
        let more = Pair { a: yield_!(7), ..pair };
        let wrapped = Wrapped(yield_!(8), eval(9));
        let repeated = [yield_!(9); 3];
        let nested = ((yield_!(10), [yield_!(11)]), Some(yield_!(12)));
        vec![
            tuple.0, tuple.1, tuple.2, array[0], array[2], pair.a, pair.b, more.a, more.b,
            wrapped.0, wrapped.1, repeated[2], nested.0.0, nested.0.1[0], nested.1.unwrap(),
        ]
    }

    fn indexes() -> [usize, u32, u32] {
        let numbers = [10, 20, 30, 40];
        let grid = vec![vec![1, 2], vec![3, 4]];
        let one = numbers[yield_!(1)];
        let (y, x) = (yield_!(2), yield_!(3));
        let two = grid[y][x];
        let three: u32 = numbers[yield_!(4)..yield_!(5)].iter().sum();
        let mut changed = numbers;
        changed[yield_!(6)] = 5;
        changed[yield_!(7)] += yield_!(8) as u32;
        one + two + three + changed.iter().sum::<u32>()
    }

    fn assignments() -> [u32, u32, [u32; 4]] {
        let mut a = 1;
        let b;
        let mut list = [0; 4];
        let mut pair = Pair { a: 1, b: 2 };
        a = yield_!(a);
        b = yield_!(a) + 1;
        list[0] = yield_!(b);
        list[yield_!(0) as usize] = yield_!(list[0]);
        pair.a = yield_!(pair.b);
        (a, list[3]) = (yield_!(a), yield_!(list[1]));
        [pair.b, _] = [yield_!(pair.a), yield_!(9)];
        list[2] = a + pair.b + pair.a;
        let _ = yield_!(1);
        _ = yield_!(2);
        list
    }

    fn compound_assignments() -> [u32, u32, [u32; 4]] {
        let mut total = 1;
        let mut list = [1, 2, 3, 4];
        total += yield_!(total);
        total *= 2 + yield_!(total);
        list[1] -= yield_!(total) % 2;
        list[yield_!(1) as usize] <<= yield_!(2);
        for at in 0..3 {
            total += yield_!(total);
            list[at] ^= yield_!(at as u32);
        }
        list[3] = total;
        list
    }

    fn overloaded_assignments() -> [&'static str, usize, String] {
        let mut text = String::from("<");
        text += yield_!(text.len());
        text += &format!("{}{}", yield_!(text.len()), eval("!"));
        text
    }

    fn ranges() -> [u32, u32, Vec<u32>] {
        let mut items: Vec<u32> = (yield_!(1)..yield_!(2)).collect();
        items.extend(yield_!(3)..=yield_!(4));
        for n in yield_!(5)..yield_!(6) {
            items.push(n * yield_!(n));
        }
        let from = yield_!(7)..;
        items.extend(from.take(2));
        items
    }

    fn casts_and_references() -> [i64, u32, i64] {
        let narrow = yield_!(1) as u8 as i64;
        let by_reference = *&yield_!(2);
        let length = (&yield_!(3).to_string()).len() as i64;
        let taken = { let slot = &mut yield_!(4); *slot += 1; *slot };
        narrow + by_reference * 1000 + length * 1_000_000 + taken * 10_000_000
    }

    fn parentheses_and_blocks() -> [u32, u32, u32] {
        let a = (yield_!(1));
        let b = { say("block"); yield_!(2) };
        let c = { let inner = yield_!(3); inner + 1 };
        let d = if a > b { yield_!(4) } else { yield_!(5) + 1 };
        let e = 'l: { if d > 5 { break 'l yield_!(6) } yield_!(7) };
        let f = loop { if yield_!(8) == 0 { break yield_!(9) } };
        let g = ({ yield_!(10) });
        ((a + b)) + c + d + e + f + g
    }

    fn return_a_yield(early: bool) -> [u32, u32, u32] {
        for n in 0..2 {
            if early && n == 1 {
                return yield_!(100);
            }
            yield_!(n);
        }
        yield_!(200)
    }

    fn break_with_a_yield() -> [u32, u32, u32] {
        let found = 'outer: loop {
            for n in 0.. {
                if n == yield_!(n) {
                    break 'outer yield_!(1000);
                }
            }
        };
        found + loop { break yield_!(2000) }
    }

    fn a_yield_of_a_yield() -> [u32, u32, u32] {
        let a = yield_!(yield_!(yield_!(1) + 1) * 2);
        a + yield_!(eval(5) + yield_!(if yield_!(6) > 2 { yield_!(7) } else { 8 }))
    }
}

#[test]
fn in_arguments_receivers_and_operands() {
    let lines = same!(arguments(), [1, 2, 3, 4]);
    assert_eq!(lines.last().unwrap(), "return 436");
    let pair = Pair { a: 1, b: 2 };
    same!(receivers(), [pair, pair, pair, pair]);
    same!(operands(), [1, 2, 3, 4, 5, 6, 7, 8]);
    same!(operands(), [9, 2, 0, 4, 5, 7, 6, 8]);
}

#[test]
fn in_conditions() {
    let (t, f) = (true, false);
    same!(short_circuits(), [t, t, t, t, t]);
    same!(short_circuits(), [f, t, f, t, t, f]);
    same!(short_circuits(), [f, f, f, f, f, f]);
    same!(conditions(), [2, 1, 0, 5, 2]);
    same!(conditions(), [2, 5, 5, 9]);
}

#[test]
fn in_scrutinees() {
    same!(
        scrutinees(),
        [Some(0), Some(3), Some(4), Some(5), None, None]
    );
    same!(
        scrutinees(),
        [
            Some(200),
            Some(1),
            None,
            Some(2),
            Some(3),
            Some(4),
            None,
            None
        ]
    );
    same!(scrutinees(), [Some(50), Some(1), None]);
    same!(scrutinees(), [None]);
}

#[test]
fn in_literals_and_indexes() {
    same!(literals(), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    same!(indexes(), [0, 1, 1, 1, 3, 0, 2, 3]);
}

#[test]
fn in_assignments() {
    same!(assignments(), [5, 6, 7, 1, 3, 3, 4, 8, 6, 5, 1, 2]);
    same!(compound_assignments(), [5, 6, 1, 2, 1, 1, 2, 3, 4, 5, 6]);
    same!(overloaded_assignments(), ["a", "b"]);
}

#[test]
fn in_ranges_casts_and_references() {
    same!(ranges(), [1, 3, 7, 9, 2, 4, 5, 6, 7]);
    same!(casts_and_references(), [300, 2, 12345, 4]);
}

#[test]
fn in_blocks_and_jumps() {
    same!(parentheses_and_blocks(), [1, 2, 3, 4, 5, 1, 0, 9, 10]);
    same!(parentheses_and_blocks(), [3, 2, 3, 9, 5, 1, 0, 9]);
    same!(return_a_yield(true), [1, 2]);
    same!(return_a_yield(false), [1, 2, 3]);
    same!(break_with_a_yield(), [5, 5, 2, 7, 8]);
    same!(a_yield_of_a_yield(), [1, 2, 3, 4, 5, 6]);
}
