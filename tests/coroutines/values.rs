//! What a coroutine can be resumed with: values of any type, borrowed from outside or owned,
//! named in the signature or not.

use crate::common::{Guard, panics};
use gen_core::{Coroutine, CoroutineState::*, Status, generator, yield_};
use std::collections::HashMap;
use std::fmt::{Debug, Display};
use std::rc::Rc;

#[test]
fn values_are_moved_in_and_out() {
    #[generator]
    fn collect() -> impl Coroutine<String, Yield = usize, Return = Vec<String>> {
        let mut all = Vec::new();
        loop {
            let text = yield_!(all.len());
            if text.is_empty() {
                return all;
            }
            all.push(text);
        }
    }
    let mut all = collect();
    assert_eq!(all.start(), Yielded(0));
    assert_eq!(all.resume("a".to_owned()), Yielded(1));
    assert_eq!(all.resume("b".to_owned()), Yielded(2));
    assert_eq!(
        all.resume(String::new()),
        Complete(vec!["a".into(), "b".into()])
    );
}

#[test]
fn references_with_named_lifetimes() {
    #[generator]
    fn longest<'a>(first: &'a str) -> impl Coroutine<&'a str, Yield = usize, Return = &'a str> {
        let mut best = first;
        for _ in 0..3 {
            let given = yield_!(best.len());
            if given.len() > best.len() {
                best = given;
            }
        }
        best
    }
    let texts = ["a".to_owned(), "abc".to_owned(), "ab".to_owned()];
    let mut longest = longest("");
    assert_eq!(longest.start(), Yielded(0));
    assert_eq!(longest.resume(&texts[0]), Yielded(1));
    assert_eq!(longest.resume(&texts[1]), Yielded(3));
    assert_eq!(longest.resume(&texts[2]), Complete("abc"));
}

#[test]
fn references_with_elided_lifetimes() {
    struct Names(Vec<String>);
    impl Names {
        #[generator]
        fn find(&self) -> impl Coroutine<&str, Yield = Option<&String>, Return = ()> {
            let mut found = None;
            loop {
                let wanted = yield_!(found);
                found = self.0.iter().find(|name| *name == wanted);
            }
        }
        #[generator]
        fn replace(&mut self) -> impl Coroutine<(usize, &str), Yield = usize, Return = &[String]> {
            for count in 0..2 {
                let (at, name) = yield_!(count);
                self.0[at] = name.to_owned();
            }
            &self.0
        }
    }
    let mut names = Names(vec!["ada".into(), "bob".into()]);
    let wanted = "bob".to_owned();
    {
        let mut find = names.find();
        assert_eq!(find.start(), Yielded(None));
        assert_eq!(find.resume(&wanted).yielded(), Some(Some(&wanted)));
        assert_eq!(find.resume("eve"), Yielded(None));
    }
    let mut replace = names.replace();
    assert_eq!(replace.start(), Yielded(0));
    assert_eq!(replace.resume((0, "eve")), Yielded(1));
    assert_eq!(
        replace.resume((1, &wanted)),
        Complete(&["eve".to_owned(), wanted.clone()][..])
    );
}

#[test]
fn mutable_references() {
    #[generator]
    fn fill<'a>() -> impl Coroutine<&'a mut Vec<u32>, Yield = usize, Return = ()> {
        let mut n = 0;
        loop {
            let list = yield_!(n as usize);
            list.push(n);
            n += 1;
            list.push(n);
        }
    }
    let (mut a, mut b) = (Vec::new(), Vec::new());
    let mut fill = fill();
    let _ = fill.start();
    let _ = fill.resume(&mut a);
    let _ = fill.resume(&mut b);
    drop(fill);
    assert_eq!((a, b), (vec![0, 1], vec![1, 2]));
}

#[test]
fn a_reference_is_kept_over_yields() {
    #[generator]
    fn join<'a>() -> impl Coroutine<Option<&'a str>, Yield = (), Return = String> {
        let mut parts = vec![];
        while let Some(part) = yield_!(()) {
            parts.push(part);
        }
        parts.join("-")
    }
    let owned = ["a".to_owned(), "b".to_owned()];
    let mut join = join();
    let _ = join.start();
    for part in &owned {
        assert_eq!(join.resume(Some(part)), Yielded(()));
    }
    assert_eq!(join.resume(None), Complete("a-b".to_owned()));
}

#[test]
fn results_and_options() {
    #[generator]
    fn sum()
    -> impl Coroutine<Result<Option<i64>, String>, Yield = i64, Return = Result<i64, String>> {
        let mut sum = 0;
        while let Some(n) = yield_!(sum)? {
            sum += n;
        }
        Ok(sum)
    }
    let mut first = sum();
    let _ = first.start();
    assert_eq!(first.resume(Ok(Some(3))), Yielded(3));
    assert_eq!(first.resume(Ok(None)), Complete(Ok(3)));
    let mut second = sum();
    let _ = second.start();
    assert_eq!(second.resume(Err("no".into())), Complete(Err("no".into())));
}

#[test]
fn tuples_and_structs_taken_apart() {
    struct Point<T> {
        x: T,
        y: T,
    }
    #[generator]
    fn walk()
    -> impl Coroutine<(Point<i32>, [u8; 3], Option<&'static str>), Yield = i32, Return = String>
    {
        let (Point { x, mut y }, [first, .., last], None) = yield_!(0) else {
            return "named".into();
        };
        y += x + i32::from(first) + i32::from(last);
        let (_, [_, middle, _], Some(name)) = yield_!(y) else {
            return "not named".into();
        };
        let ((point, rest @ [..], name), _) = (yield_!(i32::from(middle)), name);
        format!("{} {} {rest:?} {name:?}", point.x, point.y)
    }
    let point = |x, y| Point { x, y };
    let mut first = walk();
    assert_eq!(first.start(), Yielded(0));
    assert_eq!(first.resume((point(1, 2), [3, 4, 5], None)), Yielded(11));
    assert_eq!(
        first.resume((point(0, 0), [0, 9, 0], Some("a"))),
        Yielded(9)
    );
    assert_eq!(
        first.resume((point(5, 6), [7, 8, 9], None)),
        Complete("5 6 [7, 8, 9] None".into())
    );
    let mut second = walk();
    let _ = second.start();
    assert_eq!(
        second.resume((point(1, 2), [0; 3], Some("b"))),
        Complete("named".into())
    );
}

#[test]
fn generic_types() {
    #[generator]
    fn pass_on<R, Y, T>(
        first: Y,
        mut step: impl FnMut(R) -> Result<Y, T>,
    ) -> impl Coroutine<R, Yield = Y, Return = T> {
        let mut next = first;
        loop {
            let given = yield_!(next);
            match step(given) {
                Ok(value) => next = value,
                Err(end) => return end,
            }
        }
    }
    let mut lengths = pass_on(0, |text: &str| {
        if text.is_empty() {
            Err('.')
        } else {
            Ok(text.len())
        }
    });
    assert_eq!(lengths.start(), Yielded(0));
    assert_eq!(lengths.resume("abc"), Yielded(3));
    assert_eq!(lengths.resume(""), Complete('.'));
    let mut boxed = pass_on(Guard("a"), |guard: Box<Guard>| Ok::<_, ()>(*guard));
    assert_eq!(boxed.start(), Yielded(Guard("a")));
    assert_eq!(boxed.resume(Box::new(Guard("b"))), Yielded(Guard("b")));

    #[generator]
    fn last_of<const N: usize, R>() -> impl Coroutine<[R; N], Yield = R, Return = Vec<R>>
    where
        R: Clone + Default + Debug,
    {
        let mut seen = vec![];
        while seen.len() < 4 {
            let last = seen.last().cloned().unwrap_or_default();
            seen.extend(yield_!(last));
        }
        seen
    }
    let mut last = last_of::<2, u8>();
    assert_eq!(last.start(), Yielded(0));
    assert_eq!(last.resume([1, 2]), Yielded(2));
    assert_eq!(last.resume([3, 4]), Complete(vec![1, 2, 3, 4]));
}

#[test]
fn impl_trait_as_arguments_and_associated_types() {
    #[generator]
    fn show(
        prefix: impl Display,
        items: impl IntoIterator<Item = impl Display>,
    ) -> impl Coroutine<u8, Yield = String, Return = u32> {
        let mut total = 0;
        for item in items {
            total += u32::from(yield_!(format!("{prefix}{item}")));
        }
        total
    }
    let mut show = show('#', [1, 2]);
    assert_eq!(show.start(), Yielded("#1".into()));
    assert_eq!(show.resume(250), Yielded("#2".into()));
    assert_eq!(show.resume(250), Complete(500));

    #[generator]
    fn drain<I: Iterator>(
        mut items: I,
    ) -> impl Coroutine<usize, Yield = Option<I::Item>, Return = I> {
        let mut skip = yield_!(items.next());
        while skip < 10 {
            skip = yield_!(items.nth(skip));
        }
        items
    }
    let mut drain = drain(0..);
    assert_eq!(drain.start(), Yielded(Some(0)));
    assert_eq!(drain.resume(2), Yielded(Some(3)));
    assert_eq!(drain.resume(10), Complete(4..));
}

#[test]
fn yields_of_an_opaque_type() {
    #[generator]
    fn opaque(
        n: u32,
    ) -> impl Coroutine<u32, Yield = impl Iterator<Item = u32>, Return = impl Debug> {
        let m = yield_!(0..n);
        let k = yield_!(m..n);
        (m, k)
    }
    let mut opaque = opaque(5);
    assert!(opaque.start().yielded().unwrap().eq(0..5));
    assert!(opaque.resume(3).yielded().unwrap().eq(3..5));
    assert_eq!(format!("{:?}", opaque.resume(1).complete()), "Some((3, 1))");
}

#[test]
fn functions_and_closures_as_arguments() {
    type Step = Box<dyn FnOnce(&mut i32) -> bool>;
    #[generator]
    fn run(mut value: i32) -> impl Coroutine<Step, Yield = i32, Return = i32> {
        while yield_!(value)(&mut value) {}
        value
    }
    let mut run = run(1);
    assert_eq!(run.start(), Yielded(1));
    let by = 5;
    assert_eq!(
        run.resume(Box::new(move |n| {
            *n *= by;
            true
        })),
        Yielded(5)
    );
    assert_eq!(
        run.resume(Box::new(|n| {
            *n += 1;
            false
        })),
        Complete(6)
    );
}

#[test]
fn a_yielded_value_has_the_type_of_the_signature() {
    type Step = Box<dyn Fn(u32) -> u32>;
    #[generator]
    fn boxed()
    -> impl Coroutine<Rc<dyn Fn() -> u32>, Yield = Step, Return = Option<Box<dyn Display>>> {
        let mut made = yield_!(Box::new(|n| n + 1));
        let first = made();
        made = yield_!(Box::new(move |n| n * first));
        if made() == 0 {
            return None;
        }
        Some(Box::new(made()))
    }
    let mut boxed = boxed();
    assert_eq!(boxed.start().yielded().unwrap()(1), 2);
    assert_eq!(boxed.resume(Rc::new(|| 7)).yielded().unwrap()(3), 21);
    let text = boxed
        .resume(Rc::new(|| 9))
        .complete()
        .flatten()
        .map(|shown| shown.to_string());
    assert_eq!(text.as_deref(), Some("9"));
}

#[test]
fn large_and_empty_values() {
    #[generator]
    fn large() -> impl Coroutine<[u64; 64], Yield = u64, Return = [u64; 64]> {
        let first = yield_!(0);
        let second = yield_!(first.iter().sum());
        std::array::from_fn(|at| first[at] + second[at])
    }
    let mut large = large();
    let _ = large.start();
    assert_eq!(large.resume([1; 64]), Yielded(64));
    assert_eq!(large.resume([2; 64]), Complete([3; 64]));

    #[derive(Debug, PartialEq)]
    struct Token;
    #[generator]
    fn tokens() -> impl Coroutine<Token, Yield = Token, Return = Token> {
        let token = yield_!(Token);
        yield_!(token)
    }
    let mut tokens = tokens();
    assert!(panics(|| tokens.resume(Token)).contains("call `start` first"));
    assert_eq!(tokens.start(), Yielded(Token));
    assert_eq!(tokens.resume(Token), Yielded(Token));
    assert_eq!(tokens.resume(Token), Complete(Token));
    assert_eq!(tokens.status(), Status::Complete);
}

#[test]
fn a_default_argument_and_an_alias_of_it() {
    type Nothing = ();
    #[generator]
    fn left_out() -> impl Coroutine<Yield = u32, Return = ()> {
        let () = yield_!(1);
        assert_eq!(yield_!(2), ());
    }
    #[generator]
    fn alias() -> impl Coroutine<Nothing, Yield = u32, Return = Nothing> {
        let () = yield_!(1);
        yield_!(2)
    }
    assert!(left_out().items().eq([1, 2]));
    assert!(alias().items().eq([1, 2]));
}

#[test]
fn arguments_as_keys() {
    #[generator]
    fn count<K: std::hash::Hash + Eq + Clone>() -> impl Coroutine<K, Yield = usize, Return = ()> {
        let mut counts: HashMap<K, usize> = HashMap::new();
        let mut last = 0;
        loop {
            let key = yield_!(last);
            let count = counts.entry(key.clone()).or_default();
            *count += 1;
            last = counts[&key];
        }
    }
    let mut count = count();
    let _ = count.start();
    let counts: Vec<_> = "abca"
        .chars()
        .map(|c| count.resume(c).yielded().unwrap())
        .collect();
    assert_eq!(counts, [1, 1, 1, 2]);
}
