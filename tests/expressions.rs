//! Yields in every position of an expression, and the order of evaluation around them.

#![allow(
    clippy::all,
    dropping_copy_types,
    unused_assignments,
    reason = "the bodies are there for the language, not for style"
)]

mod common;
use common::{Guard, eval, mk, same, say, trace_of, twin};
use gen_core::generator;

#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Point {
    x: u32,
    y: u32,
    z: u32,
}

#[derive(Debug)]
struct Pair(u32, u32);

fn sum3(a: u32, b: u32, c: u32) -> u32 {
    say(format!("sum {a} {b} {c}"));
    a + b + c
}

/// `+=` of its own: shows when the place is taken and when the value is made.
#[derive(Debug, Clone, PartialEq)]
struct Log(Vec<u32>);

impl std::ops::AddAssign<u32> for Log {
    fn add_assign(&mut self, n: u32) {
        say(format!("add {n}"));
        self.0.push(n);
    }
}

impl std::ops::Index<u32> for Log {
    type Output = u32;
    fn index(&self, i: u32) -> &u32 {
        say(format!("index {i}"));
        &self.0[i as usize]
    }
}

impl std::ops::IndexMut<u32> for Log {
    fn index_mut(&mut self, i: u32) -> &mut u32 {
        say(format!("index_mut {i}"));
        &mut self.0[i as usize]
    }
}

twin! {
    // A closure that captures nothing is a constant.
    fn promoted_closures(n: u32) -> [u32] {
        let add: &'static dyn Fn(u32) -> u32 = &|x| x + 1;
        yield_!(add(n));
        let double = &|x: u32| x * 2;
        yield_!(double(n));
        let all: &[&dyn Fn(u32) -> u32] = &[&|x| x + 3, &|x| x + 1];
        for f in all {
            yield_!(f(double(n)));
        }
        let one = Some(&|x: u32| { let y = x; y + 1 });
        yield_!(n);
        yield_!(one.unwrap()(n));
    }

    fn call_arguments(n: u32) -> [u32] {
        let a = sum3(eval(1), { yield_!(10); eval(2) }, eval(n));
        yield_!(a);
        let b = sum3({ yield_!(20); 1 }, { yield_!(30); 2 }, { yield_!(40); 3 });
        yield_!(b);
        yield_!(sum3(eval(4), sum3(eval(5), { yield_!(50); 6 }, eval(7)), { yield_!(60); 8 }));
        say(format!("{}", sum3(n, n, { yield_!(n); n })));
    }

    fn callee(n: u32) -> [u32] {
        let f = |a: u32, b: u32| a * b;
        yield_!(f(n, { yield_!(1); 3 }));
        let g = { yield_!(2); sum3 }(n, { yield_!(3); 1 }, 2);
        yield_!(g);
        yield_!(({ yield_!(4); f })(2, 2));
    }

    fn receivers(n: u32) -> [u32] {
        let mut v = Vec::new();
        v.push({ yield_!(1); n });
        v.push({ yield_!(2); v.len() as u32 + 100 });
        v.extend([{ yield_!(3); 7 }, 8]);
        yield_!(v[1]);
        let m = { yield_!(4); v.clone() }.iter().max().copied().unwrap_or({ yield_!(5); 0 });
        yield_!(m);
        v.insert({ yield_!(6); 0 }, eval({ yield_!(7); 55 }));
        for x in v { yield_!(x); }
    }

    fn unit_values(n: u32) -> [u32] {
        let mut v = vec![(), ()];
        v.push(yield_!(n));
        let t = (yield_!(1), yield_!(2));
        let () = t.0;
        let a = [yield_!(3), yield_!(4)];
        yield_!(a.len() as u32);
        let _s = Some(yield_!(5));
        drop(yield_!(6));
        if yield_!(7) == () { yield_!(v.len() as u32); }
        match yield_!(8) { () => yield_!(9) }
        let b = Box::new(yield_!(10));
        *b
    }

    fn method_chains(text: &'static str) -> [String] {
        let s = text.to_string().replace({ yield_!("from".into()); "a" }, { yield_!("to".into()); "b" }).to_uppercase();
        yield_!(s.clone());
        let n = s.chars().filter(|c| *c == 'B').count().checked_add({ yield_!("add".to_string()); 1 }).unwrap();
        yield_!(format!("{n}"));
    }

    fn operands(n: u32) -> [u32] {
        let a = eval(n) + { yield_!(1); eval(2) } * eval(3);
        yield_!(a);
        let b = { yield_!(2); eval(4) } - { yield_!(3); eval(1) };
        yield_!(b);
        let c = -{ yield_!(4); 5i32 };
        let d = !{ yield_!(5); true };
        yield_!(if d { 1 } else { c.unsigned_abs() });
        let e = (eval(1) << { yield_!(6); 2 }) | { yield_!(7); 8 } ^ eval(1);
        yield_!(e);
        if eval(1) < { yield_!(8); eval(2) } && { yield_!(9); 3 } == eval(3) { yield_!(10); }
    }

    fn left_operand_is_read_first(n: u32) -> [u32] {
        let mut x = n;
        let y = x + { yield_!(1); x += 10; x };
        yield_!(y);
        let z = (x, { yield_!(2); x = 0; 5 }, x);
        yield_!(z.0 + z.1 + z.2);
        let w = sum3(x, { x += 1; yield_!(3); x }, { x += 1; x });
        yield_!(w);
        let c = x < { yield_!(4); x = 0; 1 };
        yield_!(u32::from(c));
    }

    fn and_or(a: bool, b: bool) -> [u32] {
        if a && { yield_!(1); b } { yield_!(2); }
        if a || { yield_!(3); b } { yield_!(4); }
        let c = { yield_!(5); a } && { yield_!(6); b } || { yield_!(7); !a };
        if c { yield_!(8); }
        let d = !(a && { yield_!(9); b }) || { yield_!(10); false };
        let e = if d { a || { yield_!(11); b } } else { b && { yield_!(12); a } };
        yield_!(u32::from(e));
        while a && { yield_!(13); !b } { yield_!(14); break; }
        let _ = a && { yield_!(15); return };
        yield_!(16);
    }

    fn struct_literals(n: u32) -> [u32] {
        let p = Point { x: eval(n), z: { yield_!(1); eval(3) }, y: { yield_!(2); eval(2) } };
        yield_!(p.x * 100 + p.y * 10 + p.z);
        let q = Point { y: { yield_!(3); 9 }, ..p };
        yield_!(q.x * 100 + q.y * 10 + q.z);
        let r = Point { x: { yield_!(4); 1 }, ..{ yield_!(5); Point::default() } };
        yield_!(r.x + r.y);
        let Pair(a, b) = Pair(eval(5), { yield_!(6); eval(6) });
        yield_!(a + b);
        let x = { yield_!(7); 70 };
        let s = Point { x, y: 1, z: { yield_!(8); x + 1 } };
        yield_!(s.z);
    }

    fn tuples_and_arrays(n: u32) -> [u32] {
        let t = (eval(n), { yield_!(1); eval(2) }, "a", { yield_!(2); eval(3) });
        yield_!(t.0 + t.1 + t.3);
        let a = [eval(1), { yield_!(3); eval(2) }, eval(3)];
        yield_!(a.iter().sum());
        let r = [{ yield_!(4); n }; 3];
        yield_!(r[2]);
        let nested = [(1, { yield_!(5); 2 }), ({ yield_!(6); 3 }, 4)];
        yield_!(nested[1].0 + nested[0].1);
        let (x, y) = ({ yield_!(7); 7 }, { yield_!(8); 8 });
        yield_!(x * y);
    }

    fn scrutinees(n: u32) -> [u32] {
        match { yield_!(1); eval(n) } { 0 => yield_!(2), k => yield_!(k + 1) }
        match (n, { yield_!(3); n + 1 }) { (1, 2) => yield_!(4), (a, b) => { yield_!(a); yield_!(b); } }
        if let Some(k) = { yield_!(5); n.checked_sub(1) } { yield_!(k); } else { yield_!(6); }
        let Some(k) = ({ yield_!(7); n.checked_sub(1) }) else { yield_!(8); return };
        yield_!(k + 50);
    }

    fn conditions(n: u32) -> [u32] {
        if { yield_!(1); n == 1 } { yield_!(2); } else if { yield_!(3); n == 2 } { yield_!(4); } else { yield_!(5); }
        let v = if { yield_!(6); n > 1 } { { yield_!(7); 70 } } else { 80 };
        yield_!(v);
    }

    fn indexes(n: u32) -> [u32] {
        let v = vec![10, 20, 30];
        yield_!(v[{ yield_!(1); n as usize }]);
        let mut a = [1, 2, 3];
        a[{ yield_!(2); 1 }] = { yield_!(3); 50 };
        a[n as usize] += { yield_!(4); a[1] };
        for x in a { yield_!(x); }
    }

    fn index_order(n: u32) -> [u32] {
        let mut l = Log(vec![1, 2, 3]);
        l[eval(0)] = { yield_!(1); eval(n) };
        l[{ yield_!(2); eval(1) }] = eval(7);
        yield_!(l[eval(1)]);
        l[eval(2)] += { yield_!(3); eval(4) };
        yield_!(l.0[2]);
        l += { yield_!(4); eval(5) };
        yield_!(l.0.len() as u32);
    }

    fn assignments(n: u32) -> [u32] {
        let mut x = n;
        let mut p = Point::default();
        x = { yield_!(x); x + 1 };
        x += { yield_!(x); x = 100; 5 };
        yield_!(x);
        p.x = { yield_!(1); x };
        p.y += { yield_!(2); p.x };
        x -= { yield_!(p.y); 3 };
        x <<= { yield_!(x); 1 };
        yield_!(x);
        (x, p.z) = ({ yield_!(3); 1 }, { yield_!(4); 2 });
        [x, _] = [{ yield_!(5); x + 7 }, 0];
        yield_!(x + p.z);
        let y;
        y = { yield_!(6); 8 };
        yield_!(y);
        *&mut x = { yield_!(7); 9 };
        yield_!(x);
        let mut s = String::from("a");
        s += { yield_!(8); "b" };
        s = { yield_!(9); s } + "c";
        yield_!(s.len() as u32);
    }

    fn ranges_casts_references(n: u32) -> [u32] {
        for i in { yield_!(1); n }..({ yield_!(2); n + 2 }) { yield_!(i); }
        let r = { yield_!(3); 1 }..={ yield_!(4); 2 };
        yield_!(r.clone().sum());
        let c = { yield_!(5); 300i64 } as u8 as u32;
        yield_!(c);
        yield_!(*&{ yield_!(6); n });
        let len = (&{ yield_!(7); "abc".to_string() }).len();
        yield_!(len as u32);
        let v = [1, 2, 3, 4];
        yield_!(v[{ yield_!(8); 1 }..{ yield_!(9); 3 }].iter().sum());
        yield_!({ yield_!(10); v }[{ yield_!(11); 3 }]);
        yield_!({ yield_!(12); Point { x: 1, y: 2, z: n } }.z);
        yield_!(({ yield_!(13); (5, 6) }).1);
        yield_!((yield_!(14), 15).1);
    }

    fn yields_in_yields(n: u32) -> [u32] {
        yield_!({ yield_!(1); { yield_!(2); n } } + { yield_!(3); 1 });
        yield_!({ yield_!({ yield_!(5); 6 }); 7 });
    }

    fn return_a_yield(n: u32) -> [u32] {
        if n == 1 { return yield_!(1); }
        for i in 0..n { if i == 2 { return { yield_!(i); yield_!(77) }; } yield_!(i); }
        say("end");
        return yield_!(99);
    }

    fn break_with_a_yield(n: u32) -> [u32] {
        'a: { if n == 1 { break 'a yield_!(1); } yield_!(2) }
        loop { break yield_!(3); }
        let v = 'b: { if n == 1 { break 'b ({ yield_!(4); 5 }); } 6 };
        yield_!(v);
        let w = loop { break v + { yield_!(7); v } };
        yield_!(w);
    }

    fn closures_beside_yields(n: u32) -> [u32] {
        let add = move |x: u32| x + n;
        yield_!(add({ yield_!(1); 2 }));
        let mut count = 0;
        let mut bump = move || { count += 1; count };
        yield_!(bump());
        yield_!(bump() + { yield_!(2); bump() });
        yield_!((0..3).map(|x| x * n).sum::<u32>() + { yield_!(3); 0 });
    }

    fn let_types(n: u32) -> [u32] {
        let a: u64 = { yield_!(1); 5 };
        let b: Vec<u32> = { yield_!(2); (0..n).collect() };
        let c: &str = { yield_!(3); "abc" };
        yield_!(a as u32 + b.len() as u32 + c.len() as u32);
    }
}

#[test]
fn calls() {
    same!(call_arguments(3), [10, 6, 20, 30, 40, 6, 50, 60, 30, 3]);
    same!(callee(4), [1, 12, 2, 3, 7, 4, 4]);
    same!(
        receivers(9),
        [1, 2, 3, 101, 4, 5, 101, 6, 7, 55, 9, 101, 7, 8]
    );
    same!(unit_values(0), [0, 1, 2, 3, 4, 2, 5, 6, 7, 3, 8, 9, 10]);
    same!(
        method_chains("banana"),
        [
            "from".into(),
            "to".into(),
            "BBNBNB".into(),
            "add".into(),
            "5".into()
        ]
    );
    same!(closures_beside_yields(2), [1, 4, 1, 2, 5, 3, 6]);
}

#[test]
fn operators() {
    same!(operands(1), [1, 7, 2, 3, 3, 4, 5, 5, 6, 7, 13, 8, 9, 10]);
    same!(left_operand_is_read_first(1), [1, 12, 2, 16, 3, 3, 4, 0]);
    same!(and_or(true, true), [1, 2, 4, 5, 6, 8, 9, 10, 12, 1, 13, 15]);
    same!(and_or(true, false), [1, 4, 5, 6, 7, 9, 1, 13, 14, 15]);
    same!(and_or(false, true), [3, 4, 5, 7, 8, 11, 1, 16]);
    same!(and_or(false, false), [3, 5, 7, 8, 11, 0, 16]);
}

#[test]
fn literals() {
    same!(
        struct_literals(1),
        [1, 2, 123, 3, 193, 4, 5, 1, 6, 11, 7, 8, 71]
    );
    same!(
        tuples_and_arrays(1),
        [1, 2, 6, 3, 6, 4, 1, 5, 6, 5, 7, 8, 56]
    );
    same!(let_types(2), [1, 2, 3, 10]);
}

#[test]
fn heads() {
    same!(scrutinees(1), [1, 2, 3, 4, 5, 0, 7, 50]);
    same!(scrutinees(0), [1, 2, 3, 0, 1, 5, 6, 7, 8]);
    same!(conditions(1), [1, 2, 6, 80]);
    same!(conditions(2), [1, 3, 4, 6, 7, 70]);
    same!(conditions(3), [1, 3, 5, 6, 7, 70]);
}

#[test]
fn places() {
    same!(indexes(2), [1, 30, 3, 2, 4, 1, 50, 53]);
    same!(index_order(9), [1, 2, 7, 3, 7, 4, 4]);
    same!(
        assignments(1),
        [
            1, 2, 105, 1, 2, 105, 102, 204, 3, 4, 5, 10, 6, 8, 7, 9, 8, 9, 3
        ]
    );
}

#[test]
fn ranges_casts_and_references() {
    same!(
        ranges_casts_references(5),
        [
            1, 2, 5, 6, 3, 4, 3, 5, 44, 6, 5, 7, 3, 8, 9, 5, 10, 11, 4, 12, 5, 13, 6, 14, 15
        ]
    );
}

#[test]
fn jumps() {
    same!(yields_in_yields(4), [1, 2, 3, 5, 5, 6, 7]);
    same!(return_a_yield(1), [1]);
    same!(return_a_yield(2), [0, 1, 99]);
    same!(return_a_yield(3), [0, 1, 2, 77]);
    same!(break_with_a_yield(1), [1, 3, 4, 5, 7, 10]);
    same!(break_with_a_yield(2), [2, 3, 6, 7, 12]);
}

/// Not in the pinned lowering: rustc would lose the first index.
#[test]
#[rustfmt::skip]
fn indexes_of_indexes() {
    use gen_core::yield_;
    #[generator]
    fn run() -> impl Iterator<Item = u32> {
        let mut m = [[1, 2], [3, 4]];
        m[1][{ yield_!(5); 0 }] = m[0][{ yield_!(6); 1 }] + { yield_!(7); 1 };
        yield_!(m[1][0]);
        let lists = vec![vec![8]];
        yield_!(lists[{ yield_!(9); 0 }][{ yield_!(10); 0 }]);
    }
    assert!(run().eq([6, 7, 5, 3, 9, 10, 8]));
}

#[test]
fn evaluated_halves_are_dropped_with_the_generator() {
    use gen_core::yield_;
    fn two(_a: Guard, _b: Guard) {
        say("called");
    }
    #[generator]
    fn half(n: u32) -> impl Iterator<Item = u32> {
        two(mk("a"), {
            yield_!(n);
            mk("b")
        });
    }
    let lines = trace_of(|| assert_eq!(half(1).next(), Some(1)));
    assert_eq!(lines, ["make a", "drop a"]);
    let lines = trace_of(|| assert_eq!(half(1).count(), 1));
    assert_eq!(lines, ["make a", "make b", "called", "drop b", "drop a"]);
}

#[test]
fn closures_that_capture_nothing() {
    same!(promoted_closures(1), [2, 2, 5, 3, 1, 2]);
}
