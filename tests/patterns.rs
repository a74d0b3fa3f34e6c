//! Patterns of every kind as bindings held across yields; shadowing; constants.

#![allow(
    clippy::all,
    non_upper_case_globals,
    reason = "the bodies are there for the language, not for style"
)]

mod common;
use common::{Guard, mk, same, say, trace_of, twin};
use gen_core::generator;

const LIMIT: u32 = 3;
#[allow(non_upper_case_globals)]
const small: u32 = 1;

#[derive(Debug, Clone, PartialEq)]
enum Shape {
    Dot,
    Circle { radius: u32 },
    Rect(u32, u32),
    Named { name: String, inner: Box<Shape> },
}
use Shape::{Circle, Dot, Rect};

#[derive(Debug, Clone)]
struct Deep {
    pair: (u32, Option<u32>),
    list: [u32; 3],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Unit;

twin! {
    fn tuples(t: (u32, (String, u32))) -> [String] {
        let (a, (name, b)) = t;
        yield_!(format!("{a}"));
        let (first, .., last) = (1, 2, 3, b);
        yield_!(format!("{name}{b}"));
        let (mut x, _) = (first, last);
        x += a;
        yield_!(format!("{x} {last} {name}"));
    }

    fn structs(d: Deep) -> [u32] {
        let Deep { pair: (a, b), list: [x, .., z] } = d;
        yield_!(a);
        yield_!(x + z);
        if let Some(b) = b { yield_!(b); }
        let Deep { list, .. } = Deep { pair: (0, None), list: [7, 8, 9] };
        yield_!(list[1]);
        yield_!(list[2]);
    }

    fn enums(shapes: Vec<Shape>) -> [String] {
        for shape in shapes {
            match shape {
                Dot => yield_!("dot".to_string()),
                Circle { radius: r @ 0..=3 } => { yield_!(format!("small {r}")); yield_!(format!("r{r}")); }
                Circle { radius } => { yield_!("circle".to_string()); yield_!(radius.to_string()); }
                Rect(w, h) if w == h => { yield_!(format!("square {w}")); }
                Rect(w, _) => { yield_!("rect".to_string()); yield_!(format!("{w}")); }
                Shape::Named { name, inner } => {
                    yield_!(name.clone());
                    if let Rect(w, h) = *inner { yield_!(format!("{name} {}", w * h)); }
                    yield_!(name);
                }
            }
        }
    }

    fn at_bindings(n: u32, v: Option<u32>) -> [u32] {
        match n {
            low @ ..=2 => { yield_!(low); yield_!(low * 10); }
            mid @ (3 | 4) => { yield_!(mid); yield_!(mid * 100) }
            x @ 5..10 if x != 7 => { yield_!(x); yield_!(x + 1); }
            other => { yield_!(other * 1000); }
        }
        if let whole @ Some(inner) = v { yield_!(inner); yield_!(whole.map_or(0, |w| w + 1)); }
        let pair @ (a, b) = (n, 5);
        yield_!(a + b);
        yield_!(pair.0 * pair.1);
    }

    fn or_patterns(items: Vec<Result<u32, u32>>) -> [u32] {
        for item in items {
            let (Ok(n) | Err(n)) = item;
            yield_!(n);
            if let Ok(k @ 1) | Err(k @ 2) = item { yield_!(k * 10); yield_!(k); }
        }
        for (1 | 2, n) | (_, n) in [(1, 7), (5, 8)] { yield_!(n); yield_!(n + 1); }
    }

    fn ref_bindings(v: &'static [(u32, String)]) -> [String] {
        let (n, ref name) = v[0];
        yield_!(name.clone());
        yield_!(format!("{name}{n}"));
        match v[1] {
            (ref a, ref b) if *a > 0 => { yield_!(b.to_string()); yield_!(format!("{a}{b}")); }
            _ => {}
        }
        for &(k, ref text) in v { yield_!(text.clone()); yield_!(k.to_string()); }
        for (k, text) in v { yield_!(format!("{k}")); yield_!(text.to_string()); }
        let &(k, _) = &v[0];
        yield_!(format!("{k}"));
    }

    fn binding_modes(v: &'static Option<(u32, String)>) -> [String] {
        if let Some((n, text)) = v {
            yield_!(format!("{n}"));
            yield_!(text.clone());
            yield_!(format!("{n}{text}"));
        }
        match v {
            Some((1, text)) => { yield_!("one".into()); yield_!(text.to_string()); }
            Some((n, _)) => { yield_!("many".into()); yield_!(n.to_string()); }
            None => yield_!("none".into()),
        }
        let Some((_, text)) = v.as_ref() else { return };
        yield_!(text.clone());
        yield_!(text.to_uppercase());
    }

    fn slices(v: &'static [u32]) -> [u32] {
        match v {
            [] => yield_!(0),
            [one] => { yield_!(*one); yield_!(one + 1); }
            [a, b] => { yield_!(*a); yield_!(*b); }
            [first, middle @ .., last] => {
                yield_!(*first);
                for m in middle { yield_!(m * 10); }
                yield_!(*last);
                yield_!(middle.len() as u32);
            }
        }
        if let [.., 9] = v { yield_!(99); }
        if let &[x, y, ..] = v { yield_!(x + y); yield_!(x * y); }
        let mut rest = v;
        while let [head, tail @ ..] = rest { yield_!(*head); rest = tail; }
        let [a, b, c] = [4, 5, 6];
        yield_!(a + b + c);
        yield_!(a);
    }

    fn references(v: &'static Option<&'static u32>) -> [u32] {
        if let &Some(&n) = v { yield_!(n); yield_!(n + 1); }
        let Some(n) = *v else { return };
        yield_!(*n);
        let &m = n;
        yield_!(m);
    }

    fn constants(n: u32) -> [u32] {
        match n {
            LIMIT => { yield_!(100); }
            small => { yield_!(200); }
            u32::MAX => yield_!(300),
            other => { yield_!(other); yield_!(other + 1); }
        }
        let x = n;
        yield_!(x);
        match Unit { Unit => yield_!(1) }
        let Unit = Unit;
        match (n, Dot) { (small, Dot) => yield_!(small + 7), (_, shape) => { yield_!(2); yield_!(u32::from(shape == Dot)); } }
        if let small | LIMIT = n { yield_!(400); }
        let f = |(None | Some(_)): Option<u32>| 5;
        yield_!(f(None));
    }

    fn literals(c: char, s: &'static str, b: bool, i: i32) -> [u32] {
        match c { 'a'..='f' => yield_!(1), '0' => yield_!(2), _ => yield_!(3) }
        match s { "x" => yield_!(4), t => { yield_!(5); yield_!(t.len() as u32); } }
        match b { true => yield_!(6), false => yield_!(7) }
        match i { i32::MIN..=-1 => yield_!(8), 0 => yield_!(9), 1.. => yield_!(10) }
        match (b, i) { (true, -5) => yield_!(11), (_, j) => { yield_!(12); yield_!(j.unsigned_abs()); } }
    }

    fn shadowing(n: u32) -> [String] {
        let x = n;
        yield_!(format!("{x}"));
        let x = x + 1;
        yield_!(format!("{x}"));
        let x = format!("<{x}>");
        yield_!(x.clone());
        let y = x.clone();
        let x = Box::new(n);
        yield_!(format!("{x}{y}"));
        for x in 0..2 { yield_!(x.to_string()); let x = Some(x); yield_!(format!("{x:?}")); }
        if let Some(x) = Some("inner") { yield_!(x.to_string()); let x = x.len(); yield_!(x.to_string()); }
        yield_!(x.to_string());
        let n = n + 1;
        let n = n * 2;
        yield_!(n.to_string());
    }

    fn shadowed_guards_live_on(n: u32) -> [u32] {
        let g = mk("first");
        yield_!(1);
        let g = (g.0, mk("second"));
        yield_!(n);
        let g = g.1;
        yield_!(2);
        let _ = g;
        let g = 5;
        yield_!(g);
    }

    fn underscores(n: u32) -> [u32] {
        let _ = mk("at once");
        yield_!(1);
        let _g = mk("at the end");
        let (_, _h) = (mk("temporary"), mk("bound"));
        yield_!(2);
        let (a, _) = (n, mk("half"));
        yield_!(a);
        match (mk("scrutinee"), n) { (_, k) => { yield_!(k); say("in the arm"); } }
        let t = (mk("stays"), mk("goes"));
        let (_, b) = t;
        yield_!(3);
        drop(b);
        yield_!(4);
    }

    fn destructuring_assignment(n: u32) -> [u32] {
        let (mut a, mut b) = (0, n);
        for _ in 0..3 { (a, b) = (b, a + b); yield_!(a); }
        let mut d = Deep { pair: (1, None), list: [0; 3] };
        Deep { pair: (a, _), list: [_, b, ..] } = d.clone();
        yield_!(a);
        (d.pair.0, d.list[1], _) = (5, 6, 7);
        yield_!(d.pair.0 + d.list[1] + b);
        [a, .., b] = [1, 2, 3];
        yield_!(a * 10 + b);
    }

    fn partial_moves(d: (String, Vec<u32>)) -> [String] {
        let (name, _) = &d;
        let len = name.len();
        yield_!(len.to_string());
        let (name, list) = d;
        yield_!(name.clone());
        for n in list { yield_!(n.to_string()); }
        yield_!(name);
    }

    fn pattern_parameters((a, b): (u32, u32), [x, .., z]: [u32; 3], Deep { pair, .. }: Deep, mut count: u32, _: Unit) -> [u32] {
        yield_!(a);
        yield_!(b + x);
        count += z;
        yield_!(count);
        yield_!(pair.0);
    }

    fn box_and_nested(v: Vec<Option<Result<(u32, Box<u32>), String>>>) -> [u32] {
        for item in v {
            match item {
                Some(Ok((n, boxed))) if *boxed > 5 => { yield_!(n); yield_!(*boxed); }
                Some(Ok((n, _))) => yield_!(n + 100),
                Some(Err(text)) => { yield_!(text.len() as u32); say(text); }
                None => {}
            }
        }
    }
}

fn leak<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

fn deep() -> Deep {
    Deep {
        pair: (1, Some(2)),
        list: [3, 4, 5],
    }
}

#[test]
fn product_types() {
    same!(
        tuples((1, ("n".into(), 2))),
        ["1".into(), "n2".into(), "2 2 n".into()]
    );
    same!(structs(deep()), [1, 8, 2, 8, 9]);
    same!(destructuring_assignment(1), [1, 1, 2, 1, 11, 13]);
    same!(
        partial_moves(("ab".into(), vec![1, 2])),
        ["2".into(), "ab".into(), "1".into(), "2".into(), "ab".into()]
    );
    same!(
        pattern_parameters((1, 2), [3, 4, 5], deep(), 6, Unit),
        [1, 5, 11, 1]
    );
}

#[test]
fn sum_types() {
    let named = Shape::Named {
        name: "N".into(),
        inner: Box::new(Rect(2, 3)),
    };
    same!(
        enums(vec![
            Dot,
            Circle { radius: 2 },
            Circle { radius: 9 },
            Rect(1, 1),
            Rect(4, 5),
            named.clone()
        ]),
        [
            "dot".into(),
            "small 2".into(),
            "r2".into(),
            "circle".into(),
            "9".into(),
            "square 1".into(),
            "rect".into(),
            "4".into(),
            "N".into(),
            "N 6".into(),
            "N".into()
        ]
    );
    same!(at_bindings(2, Some(4)), [2, 20, 4, 5, 7, 10]);
    same!(at_bindings(4, None), [4, 400, 9, 20]);
    same!(at_bindings(6, None), [6, 7, 11, 30]);
    same!(at_bindings(7, None), [7000, 12, 35]);
    same!(
        or_patterns(vec![Ok(1), Err(2), Ok(2)]),
        [1, 10, 1, 2, 20, 2, 2, 7, 8, 8, 9]
    );
    same!(
        box_and_nested(vec![
            Some(Ok((1, Box::new(9)))),
            Some(Ok((2, Box::new(1)))),
            None,
            Some(Err("abc".into()))
        ]),
        [1, 9, 102, 3]
    );
}

#[test]
fn by_reference() {
    let pairs: &'static [(u32, String)] = leak([(1, "a".to_string()), (2, "b".to_string())]);
    same!(
        ref_bindings(pairs),
        [
            "a".into(),
            "a1".into(),
            "b".into(),
            "2b".into(),
            "a".into(),
            "1".into(),
            "b".into(),
            "2".into(),
            "1".into(),
            "a".into(),
            "2".into(),
            "b".into(),
            "1".into()
        ]
    );
    same!(
        binding_modes(leak(Some((1, "x".to_string())))),
        [
            "1".into(),
            "x".into(),
            "1x".into(),
            "one".into(),
            "x".into(),
            "x".into(),
            "X".into()
        ]
    );
    same!(binding_modes(leak(None)), ["none".into()]);
    same!(references(leak(Some(leak(5)))), [5, 6, 5, 5]);
    same!(slices(&[]), [0, 15, 4]);
    same!(slices(&[9]), [9, 10, 99, 9, 15, 4]);
    same!(slices(&[1, 2]), [1, 2, 3, 2, 1, 2, 15, 4]);
    same!(
        slices(&[1, 2, 3, 9]),
        [1, 20, 30, 9, 2, 99, 3, 2, 1, 2, 3, 9, 15, 4]
    );
}

#[test]
fn constants_and_literals() {
    same!(constants(3), [100, 3, 1, 2, 1, 400, 5]);
    same!(constants(1), [200, 1, 1, 8, 400, 5]);
    same!(constants(8), [8, 9, 8, 1, 2, 1, 5]);
    same!(literals('c', "x", true, -5), [1, 4, 6, 8, 11]);
    same!(literals('0', "yy", false, 3), [2, 5, 2, 7, 10, 12, 3]);
}

#[test]
fn names() {
    same!(
        shadowing(1),
        [
            "1".into(),
            "2".into(),
            "<2>".into(),
            "1<2>".into(),
            "0".into(),
            "Some(0)".into(),
            "1".into(),
            "Some(1)".into(),
            "inner".into(),
            "5".into(),
            "1".into(),
            "4".into()
        ]
    );
    same!(shadowed_guards_live_on(9), [1, 9, 2, 5]);
    same!(underscores(9), [1, 2, 9, 9, 3, 4]);
}

#[test]
fn wildcard_parameters_live_to_the_end() {
    use gen_core::yield_;
    #[generator]
    fn run(_: Guard, (a, _): (Guard, Guard), _b: Guard) -> impl Iterator<Item = u32> {
        yield_!(1);
        say(a.0);
        yield_!(2);
    }
    fn plain(_: Guard, (a, _): (Guard, Guard), _b: Guard) {
        say(a.0);
    }
    let expected = trace_of(|| plain(Guard("p"), (Guard("a"), Guard("q")), Guard("b")));
    let lines = trace_of(|| {
        assert_eq!(
            run(Guard("p"), (Guard("a"), Guard("q")), Guard("b")).count(),
            2
        )
    });
    assert_eq!(lines, expected);
}
