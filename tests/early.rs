//! What is read before an operand that yields and changes it.

#![allow(
    clippy::all,
    unused_assignments,
    reason = "the bodies are there for the language, not for style"
)]

mod common;
use common::{eval, same, twin};

pub struct Point {
    n: u32,
    list: [u32; 2],
    name: String,
}

impl Point {
    fn bump(&mut self) {
        self.n += 1;
    }
}

fn inc(n: u32) -> u32 {
    n + 1
}

fn said(name: &str, n: u32) -> String {
    format!("{name} {n}")
}

fn add(to: &mut u32, n: u32) {
    *to += n;
}

fn dec(n: u32) -> u32 {
    n - 1
}

twin! {
    fn receivers(mut x: u32, mut option: Option<u32>, slice: &'static [u32]) -> [u32] {
        let r = x.pow({ x += 1; yield_!(0); 2 });
        yield_!(r);
        let r = option.unwrap_or({ option = None; yield_!(1); 5 });
        yield_!(r);
        let mut rest = slice;
        let r = rest.get({ rest = &rest[1..]; yield_!(2); 0 });
        yield_!(*r.unwrap());
        let mut c = 'a';
        let r = c.max({ c = 'z'; yield_!(3); 'b' });
        yield_!(r as u32);
        let mut best = 9;
        let r = eval(best).max({ best = 0; yield_!(best); 1 });
        yield_!(r);
        let mut pair = (4u32, 2);
        let r = pair.0.wrapping_add({ pair = (10, 10); yield_!(pair.1); pair.0 });
        yield_!(r);
    }

    fn parts(mut point: Point) -> [u32] {
        let r = point.n.max({ point.n = 0; yield_!(7); point.n });
        yield_!(r);
        let r = point.n.max({ point.bump(); yield_!(8); 0 });
        yield_!(r);
        let r = point.list[0].pow({ point.list[0] = 5; yield_!(9); 1 });
        yield_!(r);
        point.name.push({ point.n = 3; yield_!(10); 'x' });
        yield_!(point.name.len() as u32);
    }

    fn callees(mut f: fn(u32) -> u32) -> [u32] {
        let r = f({ f = dec; yield_!(0); 5 });
        yield_!(r);
        yield_!(f({ yield_!(1); 5 }));
    }

    fn comparisons(mut point: Point, mut text: String) -> [bool] {
        let r = point.n == { point.n = 3; yield_!(false); 3 };
        yield_!(r);
        let r = point.n < { point.bump(); yield_!(false); 4 };
        yield_!(r);
        let r = point.list[1] >= { point.list = [9, 9]; yield_!(false); 5 };
        yield_!(r);
        let r = point.name == { yield_!(point.name.is_empty()); "name" };
        yield_!(r);
        let r = text != { yield_!(text.is_empty()); "text" };
        yield_!(r);
        text.clear();
        let mut x = 1.5;
        let r = x < { x = 7.0; yield_!(true); 2.0 };
        yield_!(r);
    }

    fn references(mut point: &'static Point, other: &'static Point) -> [String] {
        let r = said(&point.name, { point = other; yield_!(String::new()); point.n });
        yield_!(r);
        let mut p = &1;
        let r = format!("{} {p} {}", *p, { yield_!(p.to_string()); 3 });
        yield_!(r);
        let r = format!("{} {}", *p, { p = &2; yield_!(p.to_string()); *p });
        yield_!(r);
        assert_eq!(*p, { p = &3; yield_!(p.to_string()); 2 });
        let r = (&*p, { p = &4; yield_!(p.to_string()); 2 });
        yield_!(r.0.to_string());
        let words = ["a".to_owned(), "b".to_owned()];
        let mut i = 0;
        let r = words[i] == { i = 1; yield_!(i.to_string()); "a" };
        yield_!(r.to_string());
        let r = words[i] < { i = 0; yield_!(i.to_string()); "b".to_owned() };
        yield_!(r.to_string());
        let r = said(&point.list[i].to_string(), { i = 1; yield_!(words[i].clone()); 1 });
        yield_!(r);
    }

    fn exclusive(mut p: &'static mut u32, q: &'static mut u32) -> [u32] {
        add(&mut *p, { p = q; yield_!(0); 3 });
        yield_!(*p);
    }

    fn assignments(mut list: Vec<u32>) -> [u32] {
        let mut i = 0;
        list[i] += { i = 1; yield_!(1); eval(5) };
        list[eval(i)] *= { yield_!(2); eval(3) };
        *list.first_mut().unwrap() -= { yield_!(3); 1 };
        list[{ yield_!(4); i }] += eval(2);
        for x in list { yield_!(x); }
    }
}

fn point() -> Point {
    Point {
        n: 1,
        list: [2, 3],
        name: "name".into(),
    }
}

#[test]
fn what_is_read_at_once_is_read_before_it_changes() {
    same!(
        receivers(3, Some(3), &[1, 2]),
        [0, 9, 1, 3, 2, 1, 3, 98, 0, 9, 10, 14]
    );
    same!(parts(point()), [7, 1, 8, 0, 9, 2, 10, 5]);
    same!(callees(inc), [0, 6, 1, 4]);
    same!(
        comparisons(point(), "text".into()),
        [
            false, false, false, true, false, false, false, true, false, false, true, true
        ]
    );
    same!(assignments(vec![1, 2]), [1, 2, 3, 4, 0, 23]);
    let s = str::to_owned;
    let leaked = |name: &str| {
        let name = name.to_owned();
        &*Box::leak(Box::new(Point { name, ..point() }))
    };
    same!(
        references(leaked("one"), leaked("two")),
        [
            s(""),
            s("one 1"),
            s("1"),
            s("1 1 3"),
            s("2"),
            s("1 2"),
            s("3"),
            s("4"),
            s("3"),
            s("1"),
            s("true"),
            s("0"),
            s("false"),
            s("b"),
            s("2 1")
        ]
    );
    let leaked = || Box::leak(Box::new(20));
    same!(exclusive(leaked(), leaked()), [0, 20]);
}
