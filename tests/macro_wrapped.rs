//! Whole generators passed through `macro_rules!`, with fragments of every kind.

use gen_core::{generator, yield_, yield_from};

macro_rules! by_expr {
    ($name:ident, $a:expr, $b:expr) => {
        #[generator]
        fn $name(n: u32) -> impl Iterator<Item = u32> {
            yield_!($a * 2);
            let x = $b * n;
            yield_!(x);
            yield_!(
                {
                    yield_!($b);
                    $a
                } * 10
            );
            if $a == 3 {
                yield_!(n * $a);
            }
        }
    };
}
by_expr!(sums, 1 + 2, 3 + 4);

macro_rules! inner_block {
    ($name:ident ($($arg:ident: $ty:ty),*) $body:block) => {
        #[generator]
        fn $name($($arg: $ty),*) -> impl Iterator<Item = u32> {
            let v = $body;
            yield_!(v);
            let w = loop { break $body + 1; };
            yield_!(w);
        }
    };
}
inner_block!(blocks(n: u32, _unused: Vec<u8>) {
    let k = n + 1;
    k * 2
});

macro_rules! whole_body {
    ($name:ident ($($arg:ident: $ty:ty),*) -> $item:ty, $body:block) => {
        #[generator]
        fn $name($($arg: $ty),*) -> impl Iterator<Item = $item> $body
    };
}
whole_body!(body(n: u32) -> u32, {
    for i in 0..n {
        if i == 1 { continue; }
        yield_!(i);
    }
    yield_from!([7, 8]);
});
whole_body!(boxes(v: Vec<String>) -> Option<Box<dyn Fn() -> String>>, {
    for s in v {
        yield_!(Some(Box::new(move || s.clone())));
    }
    yield_!(None);
});

macro_rules! by_tokens {
    ($name:ident ($n:ident) $($body:tt)*) => {
        #[generator]
        fn $name($n: u32) -> impl Iterator<Item = u32> {
            $($body)*
            yield_!($n);
        }
    };
}
by_tokens!(tokens(n)
    yield_!(1);
    while n > 100 { yield_!(2); }
);

macro_rules! by_ident_and_literal {
    ($name:ident, $local:ident, $lit:literal, $ty:ty, $pat:pat => $value:ident, $label:lifetime, $cond:expr, $path:path) => {
        #[generator]
        fn $name(n: $ty) -> impl Iterator<Item = $ty> {
            let $local: $ty = $lit;
            yield_!($local);
            $label: for i in 0.. {
                let $pat = (i, n) else { break $label };
                yield_!($value + $local);
                loop {
                    if $cond { continue $label; }
                    break $label;
                }
            }
            let f = $path;
            yield_!(f(n));
        }
    };
}
by_ident_and_literal!(fragments, seed, 100, u32, (0..2, v) => v, 'again, true, u32::count_ones);

macro_rules! by_statements {
    ($name:ident { $($s:stmt;)* } $v:vis $t:ident) => {
        #[generator]
        $v fn $name() -> impl Iterator<Item = u32> {
            $($s;)*
            yield_!($t);
        }
    };
}
by_statements!(statements { let a = 1; let b = a + 1; yield_!(b); let _c = b * 10; } pub(crate) a);

macro_rules! hygienic {
    ($name:ident, $e:expr, $x:ident) => {
        #[generator]
        fn $name(x: u32) -> impl Iterator<Item = u32> {
            let $x = x;
            let x = 500;
            yield_!($x);
            yield_!(x);
            for i in 0..2 {
                let x = i;
                yield_!(x + $e);
            }
            yield_!($e + x);
        }
    };
}

macro_rules! twice {
    ($($item:item)*) => { $($item)* };
}
twice! {
    #[generator]
    fn as_item(n: u32) -> impl Iterator<Item = u32> {
        yield_!(n);
    }
    struct Holder(u32);
    impl Holder {
        #[generator]
        fn items(&self) -> impl Iterator<Item = u32> {
            yield_!(self.0);
            yield_!(self.0 + 1);
        }
    }
}

macro_rules! yielding_arms {
    ($name:ident: $($pat:pat $(if $guard:expr)? => $value:expr),* $(,)?) => {
        #[generator]
        fn $name(n: u32) -> impl Iterator<Item = u32> {
            for k in 0..n {
                match k {
                    $($pat $(if $guard)? => { yield_!($value); yield_!(k) })*
                }
            }
        }
    };
}
yielding_arms!(arms: 0 | 1 => 10, 2 => 20 + 1, _ if 1 + 1 == 3 => 5, _ => 30);

#[test]
fn expressions() {
    // 1 + 2 and 3 + 4 each stay one value.
    assert_eq!(sums(2).collect::<Vec<_>>(), [6, 14, 7, 30, 6]);
}

#[test]
fn blocks_and_bodies() {
    assert_eq!(blocks(3, vec![]).collect::<Vec<_>>(), [8, 9]);
    assert_eq!(body(3).collect::<Vec<_>>(), [0, 2, 7, 8]);
    assert_eq!(
        boxes(vec!["a".into()])
            .map(|f| f.map(|f| f()))
            .collect::<Vec<_>>(),
        [Some("a".into()), None]
    );
}

#[test]
fn tokens_and_fragments() {
    assert_eq!(tokens(5).collect::<Vec<_>>(), [1, 5]);
    assert_eq!(fragments(7).collect::<Vec<_>>(), [100, 107, 107, 3]);
    assert_eq!(statements().collect::<Vec<_>>(), [2, 1]);
    assert_eq!(arms(4).collect::<Vec<_>>(), [10, 0, 10, 1, 21, 2, 30, 3]);
}

#[test]
fn names_of_the_macro_and_of_the_caller_differ() {
    hygienic!(run, x * 100, x);
    assert_eq!(run(3).collect::<Vec<_>>(), [3, 500, 300, 301, 800]);
}

#[test]
fn items() {
    assert_eq!(
        as_item(4).chain(Holder(1).items()).collect::<Vec<_>>(),
        [4, 1, 2]
    );
}

macro_rules! with_block {
    ($name:ident, $block:block) => {
        #[generator]
        fn $name() -> impl Iterator<Item = u32> {
            yield_!(1);
            $block
            yield_!(2);
            if true $block else { yield_!(9) }
        }
    };
}

with_block!(statement, { yield_!(5) });

#[test]
fn a_block_needs_no_semicolon() {
    assert!(statement().eq([1, 5, 2, 5]));
}

#[test]
fn fragments_stay_together() {
    use gen_core::{generator, yield_};
    macro_rules! up {
        ($name:ident, $other:ident, $to:expr) => {
            #[generator]
            fn $name() -> impl Iterator<Item = u32> {
                for i in 0..$to {
                    yield_!(i);
                }
                for i in 0..=$to {
                    yield_!(i + $to);
                }
            }
            #[generator]
            fn $other() -> impl Iterator<Item = u32> {
                let end = 0..$to;
                yield_!(end.end);
                match $to {
                    to => yield_!(to),
                }
            }
        };
    }
    up!(three, ends, { 1 + 2 });
    assert!(three().eq([0, 1, 2, 3, 4, 5, 6]));
    assert!(ends().eq([3, 3]));
    macro_rules! shown {
        ($name:ident, $t:ty, $local:ty) => {
            #[generator]
            fn $name<'a>(k: &'a $t) -> impl Iterator<Item = String> + 'a {
                yield_!(format!("{k:?}"));
                let same: &$local = &5;
                yield_!(format!("{same:?}"));
            }
        };
    }
    shown!(shown, dyn std::fmt::Debug + 'a, dyn std::fmt::Debug + Send);
    assert!(shown(&3).eq(["3", "5"]));
}
