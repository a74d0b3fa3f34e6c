//! More bodies as users write them, odder ones among them, each beside its plain twin.

#![allow(
    clippy::all,
    clippy::pedantic,
    unused_assignments,
    reason = "the bodies are there for the language, not for style"
)]

use crate::common::{Guard, mk, say};
use crate::twin::{same, twin};
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::iter;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Suit {
    Red,
    Black,
}

#[derive(Debug, Clone, Default)]
struct Account {
    name: String,
    balance: i64,
    log: Vec<(i64, String)>,
}

impl Account {
    fn add(&mut self, amount: i64, why: &str) -> &mut Self {
        self.balance += amount;
        self.log.push((amount, why.to_owned()));
        self
    }
    fn renamed(mut self, name: &str) -> Self {
        self.name = name.to_owned();
        self
    }
}

macro_rules! twice {
    ($e:expr) => {
        $e + $e
    };
}

const LIMIT: u32 = 3;
static GREETING: &str = "hello";

twin! {
    fn account(mut account: Account) -> [i64, i64, Account] {
        while yield_!(account.balance) > 0 {
            let amount = yield_!(1);
            account.add(amount, "in").add(-1, "fee");
            account.add(yield_!(2), "out");
            account.log[0].0 += yield_!(3);
            account.log.last_mut().unwrap().1 = format!("{}", yield_!(4));
            account.balance -= yield_!(account.balance);
        }
        let account = Account { balance: yield_!(5), ..account.renamed("new") };
        Account { name: format!("{}{}", account.name, yield_!(6)), ..account }
    }

    fn guessing(secret: u32) -> [u32, &'static str, u32] {
        for tries in 1.. {
            match yield_!(if tries == 1 { "guess" } else { "again" }) {
                n if n < secret => { let _ = yield_!("more"); }
                n if n > secret => _ = yield_!("less"),
                _ => return tries,
            };
            if tries == LIMIT { return 0 }
        };
        secret
    }

    fn sorting() -> [Option<i32>, usize, Vec<i32>] {
        let mut list: Vec<i32> = Vec::new();
        while let Some(n) = yield_!(list.len()) {
            let at = list.partition_point(|&m| m < n);
            list.insert(at, n);
            if list.windows(2).any(|w| w[0] == w[1]) { list.dedup(); }
        }
        list.iter_mut().for_each(|n| *n *= 2);
        list
    }

    fn slices(list: &'static [u32]) -> [usize, &'static [u32], u32] {
        let mut rest = list;
        let mut sum = 0;
        while let [first, tail @ ..] = rest {
            sum += first;
            rest = &tail[yield_!(tail).min(tail.len())..];
        }
        match list { [] => 0, [one] => *one + sum, [.., last] => last + sum + yield_!(&list[..yield_!(rest)]) as u32 }
    }

    fn strings() -> [&'static str, String, String] {
        let mut out = String::from(GREETING);
        let who = yield_!(out.clone());
        write!(out, ", {who}").unwrap();
        let (first, second) = match yield_!(out.to_uppercase()).split_once(' ') {
            Some((a, b)) => (a, b),
            None => ("", yield_!(String::new())),
        };
        for (at, c) in first.chars().rev().enumerate() {
            out.insert(at, c);
            if yield_!(format!("{at}{c}")) == "stop" { break }
        }
        out + second + &yield_!("last".into())[..1]
    }

    fn macros_of_ones_own() -> [u32, u32, u32] {
        let a = yield_!(1);
        let b = yield_!(yield_!(2) + a);
        yield_!(a) + twice!(b) + vec![yield_!(3); 2].len() as u32
    }

    fn constants_and_items() -> [u32, u32, u32] {
        const STEP: u32 = 2;
        enum Local { A(u32), B }
        impl Local { fn of(n: u32) -> Self { if n > LIMIT { Self::A(n) } else { Self::B } } }
        use Local::*;
        match Local::of(yield_!(STEP)) {
            A(LIMIT) => 0,
            A(n @ 4..=6) => n + yield_!(n),
            A(n) => n,
            B => match yield_!(LIMIT) { LIMIT => 1, STEP => 2, u32::MAX => 3, _ => 4 },
        }
    }

    fn numbers() -> [i32, i64, f64] {
        let mut small = 250u8;
        small = small.wrapping_add(yield_!(small as i64) as u8);
        let shifted = 1 << yield_!(small as i64);
        let mixed = (yield_!(shifted) as f64).powi(2) + f64::from(yield_!(-shifted)) / 2.0;
        let bool_ = (yield_!(0) > 1) as i32 + (yield_!(0) == 0 || yield_!(0) != 1) as i32;
        mixed + if !(mixed < 0.0) { bool_ as f64 } else { -1e3 }
    }

    fn sets_and_maps(words: Vec<&'static str>) -> [Option<&'static str>, usize, Vec<(String, usize)>] {
        let mut seen = HashSet::new();
        let mut counts = BTreeMap::<String, usize>::new();
        for word in words.into_iter().chain(iter::once("last")) {
            let word = yield_!(counts.len()).unwrap_or(word);
            if !seen.insert(word) { continue }
            *counts.entry(word.to_owned()).or_default() += yield_!(word.len()).map_or(1, str::len);
        }
        counts.into_iter().filter(|(_, n)| *n > 0).collect()
    }

    fn generic_swaps() -> [Result<u8, ()>, Option<u8>, Option<Result<u8, ()>>] {
        let (mut a, mut b) = (yield_!(None), yield_!(Some(1)));
        loop {
            if let (Ok(x), Ok(y)) = (a, b) && x < y {
                (a, b) = (b, yield_!(Some(x)));
            } else if a.is_err() {
                a = yield_!(None).or(b);
            } else {
                break b.is_ok().then_some(a);
            }
        }
    }

    fn let_chains() -> [Option<u32>, u32, u32] {
        let mut sum = 0;
        loop {
            if let Some(n) = yield_!(1) && n > 1 && let Some(m) = yield_!(n) && m != n {
                sum += n * m;
            } else if let Some(k) = yield_!(2) && k == 0 {
                break sum;
            }
        }
    }

    fn loops_that_give_values() -> [u32, u32, (u32, u32)] {
        let mut a = 0;
        let x = loop {
            let y = 'inner: loop {
                a += 1;
                match yield_!(a) {
                    0 => break 'inner a * 2,
                    1 => continue,
                    2 => {}
                    n => break 'inner if n == yield_!(n) { n } else { continue 'inner },
                };
                break 7;
            };
            if y > 3 { break y + yield_!(y) }
        };
        let z = { let mut it = (0..x).skip_while(|n| *n < 2); loop { match it.next() { None => break 0, Some(n) => if yield_!(n) == n { break n } } } };
        (x, z)
    }

    fn unused_results() -> [u32, u32, ()] {
        yield_!(yield_!(1));
        let _ = (yield_!(2), yield_!(3)).0;
        match yield_!(4) { _ => {} }
        if yield_!(5) == yield_!(6) {}
        while yield_!(7) > 0 {}
        for _ in 0..yield_!(8) {}
        let _x @ _y = yield_!(9);
        let (_, _) = (yield_!(10), ());
        let [_a, .., _b] = [yield_!(11), yield_!(12), yield_!(13)];
        drop((yield_!(14), mk("dropped")));
    }

    fn locals_named_like_ours(__received: u32, argument: u32) -> [u32, u32, u32] {
        let received = yield_!(__received);
        let (value, returned, state, item, child) = (yield_!(argument), received, 2, yield_!(3), 4);
        let returned = returned + value;
        loop { if yield_!(returned + state) == 0 { return item + child + returned } }
    }

    fn closures_over_received(base: u32) -> [u32, u32, Vec<u32>] {
        let by = yield_!(base);
        let scale = |n: u32| n * by + base;
        let doubled: Vec<_> = (0..3).map(scale).collect();
        let mut total = 0;
        for n in doubled.iter().copied().collect::<Vec<_>>() {
            let add = |m: u32| m + n;
            total = add(total);
            total += yield_!(total);
        }
        let mut push = { let mut all = vec![total]; move |n| { all.push(n); all.clone() } };
        push(yield_!(1));
        push(yield_!(2))
    }

    fn early_and_often(n: u32) -> [Option<u32>, u32, Option<Vec<u32>>] {
        let mut rows = Vec::with_capacity(n as usize);
        'rows: for row in 0..n {
            let mut sum = yield_!(row)?;
            for column in 0..=row {
                let _cell = mk("cell");
                let Some(value) = yield_!(column) else { continue 'rows };
                if value == 99 { return None }
                if value == 98 { break 'rows }
                sum += value;
            }
            rows.push(sum);
        }
        say("summed");
        (rows.len() > 1).then(|| rows)
    }

    fn ordered(cards: [Suit; 3]) -> [Suit, usize, (Suit, bool)] {
        let best = cards.iter().copied().max().unwrap();
        let mut count = 0;
        for card in cards {
            let other = yield_!(count);
            if other >= card && best != other || yield_!(10) == Suit::Red { count += 1 }
            if let (Suit::Red, Suit::Black) | (Suit::Black, Suit::Red) = (card, other) { count += 10; }
        }
        (best, count > 1 && yield_!(count) == best)
    }
}

#[test]
fn things_that_change() {
    let account = || Account {
        name: "a".into(),
        ..Account::default()
    };
    same!(account(account()), [1, 10, -3, 5, 7, 2, 0, 8, 9]);
    same!(account(account()), [0, 8, 9]);
    same!(sorting(), [Some(3), Some(1), Some(2), Some(3), None]);
    same!(slices(&[1, 2, 3, 4]), [0, 1, 9, 2, 3]);
    same!(slices(&[5]), [0]);
    same!(strings(), ["bob", "ab cd", "go", "stop", "xyz"]);
    same!(strings(), ["bob", "ab", "cd", "xyz"]);
}

#[test]
fn choices() {
    same!(guessing(5), [3, 0, 9, 0, 5]);
    same!(guessing(5), [3, 0, 9, 0, 1, 0]);
    same!(constants_and_items(), [5, 7]);
    same!(constants_and_items(), [9]);
    same!(constants_and_items(), [1, 3]);
    same!(constants_and_items(), [1, 2]);
    same!(
        let_chains(),
        [Some(2), Some(3), Some(1), Some(5), None, Some(0)]
    );
    same!(loops_that_give_values(), [1, 2, 1, 9, 8, 5, 5]);
    use Suit::*;
    same!(
        ordered([Red, Black, Red]),
        [Black, Red, Red, Black, Black, Red, Black]
    );
}

#[test]
fn values() {
    same!(macros_of_ones_own(), [1, 2, 3, 4, 5]);
    same!(numbers(), [7, 3, 4, 5, 6, 0]);
    same!(numbers(), [7, 3, 4, 5, 6, 1, 2]);
    same!(
        sets_and_maps(vec!["a", "b"]),
        [Some("x"), None, None, Some("abc"), Some("x")]
    );
    same!(generic_swaps(), [Ok(1), Ok(2), Ok(1)]);
    same!(generic_swaps(), [Err(()), Ok(2), Err(())]);
    same!(
        unused_results(),
        [1, 2, 3, 4, 5, 6, 7, 1, 0, 2, 9, 10, 11, 12, 13, 14]
    );
    same!(locals_named_like_ours(1, 2), [5, 6, 7, 1, 0]);
    same!(closures_over_received(2), [3, 1, 2, 3, 4, 5]);
}

#[test]
fn ends() {
    let some = Some;
    same!(
        early_and_often(3),
        [
            some(1),
            some(2),
            some(3),
            None,
            some(4),
            some(5),
            some(6),
            some(7)
        ]
    );
    same!(early_and_often(3), [some(1), some(99)]);
    same!(early_and_often(3), [some(1), some(2), None]);
    same!(early_and_often(3), [some(1), some(98)]);
    let _ = Guard("unused");
}
