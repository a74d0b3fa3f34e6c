//! Hostile scopes: shadowed names of the prelude, traits for all types, odd names of
//! locals, and macros of the user inside and around the body.

#![allow(
    non_camel_case_types,
    non_upper_case_globals,
    dead_code,
    clippy::just_underscores_and_digits,
    reason = "hostile names"
)]

mod shadowed {
    #[allow(dead_code, reason = "only there to be in the way")]
    mod core {
        pub mod option {}
        pub mod mem {}
    }
    #[allow(dead_code, reason = "only there to be in the way")]
    mod std {}
    #[allow(dead_code, reason = "only there to be in the way")]
    mod gen_macros {}
    #[derive(Debug, Clone, PartialEq)]
    #[allow(dead_code, reason = "only there to be in the way")]
    pub(super) enum Option {
        Some,
        None,
    }
    #[allow(dead_code, reason = "only there to be in the way")]
    pub(super) struct Some;
    #[allow(dead_code, reason = "only there to be in the way")]
    pub(super) struct None;
    #[allow(dead_code, reason = "only there to be in the way")]
    pub(super) struct Ok;
    #[allow(dead_code, reason = "only there to be in the way")]
    pub(super) struct Err;
    #[allow(dead_code, reason = "only there to be in the way")]
    pub(super) type Result = ();
    #[allow(dead_code, reason = "only there to be in the way")]
    pub(super) trait IntoIterator {}
    #[allow(dead_code, reason = "only there to be in the way")]
    pub(super) trait Clone {}
    #[allow(dead_code, reason = "only there to be in the way")]
    pub(super) trait Copy {}
    #[allow(dead_code, reason = "only there to be in the way")]
    pub(super) trait Drop {}
    #[allow(dead_code, reason = "only there to be in the way")]
    pub(super) trait FnMut {}
    #[allow(dead_code, reason = "only there to be in the way")]
    pub(super) struct State;
    #[allow(dead_code, reason = "only there to be in the way")]
    pub(super) struct Machine;
    #[allow(dead_code, reason = "only there to be in the way")]
    pub(super) struct Body;
    #[allow(dead_code, reason = "only there to be in the way")]
    pub(super) struct Step;
    #[allow(dead_code, reason = "only there to be in the way")]
    pub(super) fn drop() {}
    #[allow(dead_code, reason = "only there to be in the way")]
    pub(super) fn take() {}
    #[allow(dead_code, reason = "only there to be in the way")]
    pub(super) fn replace() {}
    #[allow(unused_macros, reason = "only there to be in the way")]
    macro_rules! unreachable {
        () => {
            compile_error!("not the user's unreachable")
        };
    }
    #[allow(unused_macros, reason = "only there to be in the way")]
    macro_rules! matches {
        ($($t:tt)*) => {
            compile_error!("not the user's matches")
        };
    }

    #[::gen_core::generator]
    pub(super) fn run(n: u32, v: ::std::vec::Vec<u32>) -> impl Iterator<Item = u32> {
        let mut total = 0;
        for i in 0..n {
            ::gen_core::yield_!(i);
            total += i;
        }
        for x in v {
            if x > 2 {
                ::gen_core::yield_!(x);
            }
        }
        let state = Option::Some;
        ::gen_core::yield_!(total);
        if state == Option::None {
            return;
        }
        loop {
            total += 1;
            if total > 5 {
                break;
            }
            ::gen_core::yield_!(total);
        }
        ::gen_core::yield_from!([7]);
    }

    #[::gen_core::generator]
    pub(super) fn fails(
        v: ::std::vec::Vec<::std::result::Result<u32, u8>>,
    ) -> impl Iterator<Item = ::std::result::Result<u32, u16>> {
        for r in v {
            let n = r?;
            ::gen_core::yield_!(::std::result::Result::Ok(n));
        }
    }

    #[::gen_core::generator]
    pub(super) fn bounded(
        n: u32,
    ) -> impl Iterator<Item = u32> + ::std::clone::Clone + ::std::fmt::Debug {
        let text = ::std::string::String::from("x");
        for i in 0..n {
            ::gen_core::yield_!(i + text.len() as u32);
        }
    }
}

#[test]
fn shadowed_names() {
    assert_eq!(
        shadowed::run(3, vec![1, 2, 3]).collect::<Vec<_>>(),
        [0, 1, 2, 3, 3, 4, 5, 7]
    );
    assert_eq!(
        shadowed::fails(vec![Ok(1), Err(2), Ok(3)]).collect::<Vec<_>>(),
        [Ok(1), Err(2)]
    );
    assert_eq!(shadowed::bounded(2).clone().collect::<Vec<_>>(), [1, 2]);
}

mod traits_for_all {
    use gen_core::{generator, yield_};

    pub(super) trait Everywhere: Sized {
        fn next(&mut self) -> u32 {
            1000
        }
        fn kind(&self) -> u32 {
            1001
        }
        fn hold(self) -> u32 {
            1002
        }
        fn is_done(&self) -> bool {
            true
        }
        fn finish(&mut self) -> u32 {
            1003
        }
        fn take(&mut self) -> u32 {
            1004
        }
        fn split(self) -> u32 {
            1005
        }
        fn leaves_whole(self) -> u32 {
            1006
        }
        fn go_on(self) -> u32 {
            1007
        }
    }
    impl<T> Everywhere for T {}

    #[derive(Clone, Debug)]
    pub(super) struct Guard(pub(super) &'static str);
    impl Drop for Guard {
        fn drop(&mut self) {}
    }

    #[generator]
    pub(super) fn run(n: u32) -> impl Iterator<Item = u32> + Clone {
        let g = Guard("g");
        let v = vec![Guard("a"), Guard("b")];
        for i in 0..n {
            yield_!(i);
        }
        for h in v {
            let _held = Guard("h");
            yield_!(h.0.len() as u32);
        }
        yield_!(g.hold());
        let mut x = 5u32;
        yield_!(x.next());
        if x.is_done() {
            yield_!(x.kind());
        }
    }
}

#[test]
fn traits_for_all_types() {
    assert_eq!(
        traits_for_all::run(2).collect::<Vec<_>>(),
        [0, 1, 1, 1, 1002, 1000, 1001]
    );
}

mod names {
    use gen_core::{generator, yield_, yield_from};

    #[generator]
    pub(super) fn odd_names(
        state: u32,
        inner: u32,
    ) -> impl Iterator<Item = u32> + Clone + std::fmt::Debug {
        let mut it = state;
        let step = inner;
        let item = vec![1];
        let this = 7;
        let machine = 1;
        let value = 2;
        let done = 3;
        let start = 4;
        let pc = 5;
        let __state = 6;
        let _0 = 8;
        let outcome = 9;
        for inner in 0..2 {
            for state in 0..inner {
                yield_!(state + this);
            }
            it += inner;
            yield_!(inner);
        }
        'inner: loop {
            'state: for iter in [1, 2] {
                yield_!(iter);
                if iter == 2 {
                    break 'inner;
                }
                continue 'state;
            }
        }
        yield_from!(item);
        yield_!(it + step + machine + value + done + start + pc + __state + _0 + outcome);
        yield_!(state);
        yield_!(inner);
    }

    #[generator]
    pub(super) fn raw_names(r#fn: u32, r#loop: Vec<u32>) -> impl Iterator<Item = u32> {
        let r#match = r#fn + 1;
        for r#yield in r#loop {
            yield_!(r#yield + r#match);
        }
        let r#async = r#match;
        yield_!(r#async);
        yield_!(r#fn);
    }

    #[allow(non_snake_case)]
    #[generator]
    pub(super) fn upper_names(N: u32, Start: u32) -> impl Iterator<Item = u32> {
        let A = N;
        let B = Start;
        for Done in 0..A {
            yield_!(Done);
        }
        yield_!(B);
        let S = String::from("s");
        yield_!(S.len() as u32);
    }

    #[allow(non_upper_case_globals)]
    const limit: u32 = 2;
    #[derive(PartialEq, Eq, Clone, Copy)]
    struct unit;
    static COUNTER: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);

    #[generator]
    pub(super) fn constants(n: u32) -> impl Iterator<Item = u32> {
        for i in 0..n {
            match i {
                limit => yield_!(100),
                other => yield_!(other),
            }
            if let (limit | 0, unit) = (i, unit) {
                yield_!(200);
            }
            let unit = unit;
            COUNTER.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            yield_!(limit);
        }
    }

    #[generator]
    pub(super) fn functions_beside_locals(helper: u32) -> impl Iterator<Item = u32> {
        mod inner {
            pub(super) fn helper(n: u32) -> u32 {
                n + 1
            }
        }
        struct Point {
            helper: u32,
        }
        let p = Point { helper };
        yield_!(inner::helper(helper));
        let q = Point {
            helper: p.helper + helper,
        };
        yield_!(q.helper);
        let Point { helper: other } = q;
        yield_!(other);
        let helper = |x: u32| x * 3;
        yield_!(helper(other));
        yield_!(p.helper);
    }
}

#[test]
fn odd_names() {
    assert_eq!(
        names::odd_names(1, 2).collect::<Vec<_>>(),
        [0, 7, 1, 1, 2, 1, 42, 1, 2]
    );
    assert_eq!(
        names::raw_names(1, vec![10]).collect::<Vec<_>>(),
        [12, 2, 1]
    );
    assert_eq!(names::upper_names(2, 9).collect::<Vec<_>>(), [0, 1, 9, 1]);
    assert_eq!(
        names::constants(3).collect::<Vec<_>>(),
        [0, 200, 2, 1, 2, 100, 200, 2]
    );
    assert_eq!(
        names::functions_beside_locals(4).collect::<Vec<_>>(),
        [5, 8, 8, 24, 4]
    );
}

mod macros_in_the_body {
    use gen_core::{generator, yield_};

    macro_rules! show {
        ($x:expr) => {
            format!("{}={}", stringify!($x), $x)
        };
    }
    macro_rules! bump {
        ($x:ident) => {
            $x += 1
        };
        ($x:ident, $by:expr) => {{
            let by = $by;
            $x += by;
            by
        }};
    }
    macro_rules! consume {
        ($x:ident) => {
            drop($x)
        };
    }
    macro_rules! tuple {
        ($($x:tt),*) => { ($($x,)*) };
    }

    #[generator]
    pub(super) fn mentions(n: u32) -> impl Iterator<Item = String> {
        let text = String::from("t");
        let mut count = n;
        yield_!(show!(text));
        bump!(count);
        yield_!(show!(count));
        for i in 0..2 {
            yield_!(show!(i));
            let by = bump!(count, i * 10);
            yield_!(show!(by + count));
        }
        yield_!(show!(text.len()));
        let pair = tuple!(count, text);
        yield_!(show!(pair.0));
        let (_, text) = pair;
        consume!(text);
        yield_!("end".to_string());
    }

    #[generator]
    pub(super) fn in_loops(v: Vec<String>) -> impl Iterator<Item = String> {
        let mut all = Vec::new();
        let mut total = 0;
        for s in v {
            yield_!(show!(s));
            bump!(total);
            while total % 3 != 0 {
                bump!(total);
                yield_!(show!(all.len() + total));
            }
            all.push(s);
        }
        yield_!(show!(all.concat()));
        consume!(all);
        yield_!(show!(total));
    }

    #[generator]
    pub(super) fn defined_inside(n: u32) -> impl Iterator<Item = u32> {
        macro_rules! twice {
            ($e:expr) => {
                $e * 2
            };
        }
        let m = twice!(n + 1);
        yield_!(m);
        yield_!(twice!(m));
        {
            macro_rules! twice {
                ($e:expr) => {
                    $e * 20
                };
            }
            yield_!(twice!(n));
        }
        yield_!(twice!(n));
    }
}

#[test]
fn macros_that_mention_locals() {
    assert_eq!(
        macros_in_the_body::mentions(1).collect::<Vec<_>>(),
        [
            "text=t",
            "count=2",
            "i=0",
            "by + count=2",
            "i=1",
            "by + count=22",
            "text.len()=1",
            "pair.0=12",
            "end"
        ]
    );
    let items: Vec<_> = macros_in_the_body::in_loops(vec!["a".into(), "b".into()]).collect();
    assert_eq!(
        items,
        [
            "s=a",
            "all.len() + total=2",
            "all.len() + total=3",
            "s=b",
            "all.len() + total=6",
            "all.len() + total=7",
            "all.concat()=ab",
            "total=6"
        ]
    );
    assert_eq!(
        macros_in_the_body::defined_inside(3).collect::<Vec<_>>(),
        [8, 16, 60, 6]
    );
}

#[test]
fn labels_that_a_macro_is_given() {
    use gen_core::{generator, yield_};
    macro_rules! pairs {
        ($name:ident, $row:lifetime) => {
            #[generator]
            fn $name() -> impl Iterator<Item = (u32, u32)> {
                $row: for i in 0..3 {
                    'inner: for j in 0..2 {
                        yield_!((i, j));
                        if i == 1 {
                            break 'inner;
                        }
                        if i == 2 {
                            let mut k = 0;
                            loop {
                                k += 1;
                                if k == 2 {
                                    break 'inner;
                                }
                            }
                        }
                        continue $row;
                    }
                    yield_!((9, i));
                }
            }
        };
    }
    pairs!(same, 'inner);
    pairs!(other, 'row);
    assert!(other().eq([(0, 0), (1, 0), (9, 1), (2, 0), (9, 2)]));
    assert!(same().eq(other()));
}

#[test]
fn names_in_a_literal_that_a_macro_is_given() {
    use gen_core::{generator, yield_};
    macro_rules! greet {
        ($make:ident, $name:ident, $text:literal, $other:expr) => {
            #[generator]
            fn $make($name: u32) -> impl Iterator<Item = String> {
                yield_!(format!($text));
                let $name = $name + 1;
                yield_!(format!($text));
                for $name in 5..7 {
                    yield_!(String::new());
                    yield_!(format!($other));
                }
            }
        };
    }
    greet!(greetings, n, "n is {n}", "{n:02}");
    assert!(greetings(1).eq(["n is 1", "n is 2", "", "05", "", "06"]));
}

#[test]
fn items_of_an_inner_block_hide_those_around_it() {
    use gen_core::{generator, yield_};
    #[generator]
    fn nested() -> impl Iterator<Item = u32> {
        const LIMIT: u32 = 60;
        yield_!(LIMIT);
        {
            const LIMIT: u32 = 61;
            yield_!(LIMIT);
            if LIMIT == 61 {
                const LIMIT: u32 = 62;
                yield_!(LIMIT);
            }
            yield_!(LIMIT);
        }
        {
            static OTHER: u32 = 63;
            yield_!(OTHER);
        }
        {
            static OTHER: u32 = 64;
            yield_!(OTHER);
        }
        yield_!(LIMIT);
    }
    assert!(nested().eq([60, 61, 62, 61, 63, 64, 60]));
}
