//! What comes out: control flow and expressions, beside plain closures.

use crate::common::{eval, say};
use crate::twin::same;
use gen_core::generate;

#[test]
fn squares() {
    let squares = generate! {
        for x in 0..10 {
            yield!(x * x)
        }
    };
    assert_eq!(squares.sum::<u32>(), 285);
}

#[test]
fn control_flow() {
    let trace = same!({
        let limit = 4;
        let words = vec!["one", "two", "three", "four"];
    } {
        let mut total = 0;
        'words: for (at, word) in words.into_iter().enumerate() {
            let mut k = 0;
            while k < limit {
                if k == 2 { k += 1; continue; }
                if word.len() == k {
                    yield_!(format!("{at}:{word}:{k}"));
                    total += k;
                    if total > 5 { break 'words; }
                    continue 'words;
                }
                k += 1;
            }
            yield_!(word.to_owned());
        }
        let last = loop {
            total -= 1;
            if total < 2 { break total; }
            yield_!(total.to_string());
        };
        match last {
            0 => yield_!("none".to_owned()),
            n if n > 100 => {}
            n => { yield_!(format!("{n}")); yield_!("end".to_owned()) }
        }
    });
    assert_eq!(trace.first().map(String::as_str), Some("yield \"0:one:3\""));
    assert!(trace.len() > 5);
}

#[test]
fn expressions() {
    same!({
        let list = [1, 2, 3];
    } {
        let pair = (eval(1), { yield_!(eval(2)); eval(3) }, eval(4));
        say(format!("{pair:?}"));
        let sum = list[0] + { yield_!(eval(5)); list[1] } * eval(2);
        say(format!("{sum} {:?}", { yield_!(sum); eval(sum) }));
        if eval(sum) > 2 && { yield_!(7); eval(true) } { yield_!(8) }
        let Some(n) = list.get(2).copied() else { return };
        yield_!(n);
        let v = vec![eval(1), { yield_!(9); 2 }];
        yield_!(v.len() as i32);
        assert_eq!(v.len(), { yield_!(10); 2 });
    });
}

#[test]
fn returns() {
    same!({ let stop = 2; } {
        for n in 0.. {
            if n == stop { return; }
            yield_!(n);
        }
    });
    same!({ let n = Some(3); } {
        let Some(n) = n else { return };
        yield_!(n);
        let block = 'block: {
            if n > 2 { break 'block 1; }
            yield_!(0);
            2
        };
        yield_!(block);
    });
}

#[test]
fn yields_from() {
    let list = vec![1, 2];
    let more = [5, 6];
    let all = generate! {
        yield_from!(list);
        yield_from!(3..5);
        for _ in 0..1 {
            yield_from!(generate! { yield_from!(more); yield!(more[0] + 2) });
        }
    };
    assert!(all.eq([1, 2, 3, 4, 5, 6, 7]));
}

#[test]
fn of_nothing() {
    let mut items = generate! {
        let list: Vec<u32> = Vec::new();
        for item in list {
            yield!(item);
        }
    };
    assert_eq!(items.next(), None);
    assert_eq!(items.next(), None);
    assert_eq!(items.size_hint(), (0, Some(0)));
    let mut nothing = generate! {};
    assert_eq!(nothing.next(), None::<u32>);
    let mut units = generate! { yield!(); yield; yield () };
    assert_eq!(units.by_ref().count(), 3);
    assert_eq!(units.next(), None);
}

#[test]
fn nothing_runs_before_the_first_next() {
    let mut ran = std::cell::Cell::new(false);
    let flag = &ran;
    let mut items = generate! {
        flag.set(true);
        yield!(1);
    };
    assert!(!flag.get());
    assert_eq!(items.next(), Some(1));
    assert_eq!(items.next(), None);
    assert!(*ran.get_mut());
}

#[test]
fn statements_and_items() {
    let items = generate! {
        use std::collections::BTreeMap;
        const STEP: u32 = 10;
        fn double(n: u32) -> u32 { n * 2 }
        #[derive(Debug, Clone, PartialEq)]
        struct Point { x: u32, y: u32 }
        let mut map = BTreeMap::new();
        map.insert(1, double(STEP));
        let x = 3;
        let point = Point { x, y: STEP };
        yield!(map.len() as u32);
        yield!(point.x + point.y);
        yield!(map[&1]);
    };
    assert!(items.eq([1, 13, 20]));
}

#[test]
fn panics_end_it() {
    let mut items = generate! {
        yield!(1);
        panic!("in the body");
    };
    assert_eq!(items.next(), Some(1));
    assert_eq!(crate::common::panics(|| items.next()), "in the body");
    assert_eq!(items.next(), None);
}
