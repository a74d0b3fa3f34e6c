//! What `yield_from!` takes: coroutines of every kind, and iterators where nothing is lost.

use crate::common::{mk, say, trace_of};
use gen_core::{Coroutine, CoroutineState::*, coroutine, generator, yield_, yield_from};
use std::collections::BTreeMap;
use std::pin::Pin;

type Dyn<'a, R, Y, T> = Box<dyn Coroutine<R, Yield = Y, Return = T> + 'a>;

#[generator]
fn letters(text: &str) -> impl Coroutine<Yield = char, Return = usize> {
    for c in text.chars() {
        yield_!(c);
    }
    text.len()
}

#[test]
fn iterators_where_the_argument_is_unit() {
    #[generator]
    fn parent(list: &[u32]) -> impl Coroutine<Yield = u32, Return = u32> {
        yield_from!(list.iter().copied());
        yield_from!([10, 11]);
        yield_from!(Some(20));
        let () = yield_from!(list.to_vec());
        yield_from!(coroutine::from_iter(30..32));
        list.len() as u32
    }
    let mut items = parent(&[1, 2]).items();
    assert!(items.by_ref().eq([1, 2, 10, 11, 20, 1, 2, 30, 31]));
    assert_eq!(items.into_return(), Some(2));
}

#[test]
fn coroutines_in_an_iterator() {
    #[generator]
    fn one(text: &str) -> impl Coroutine<Yield = char, Return = usize> {
        yield_from!(text.chars().take(1));
        1
    }
    #[generator]
    fn parent<'a>(a: &'a str, b: &'a str) -> impl Iterator<Item = char> + 'a {
        let count = yield_from!(letters(a)) + yield_from!(letters(b));
        yield_from!(count.to_string().chars().collect::<Vec<_>>());
        let boxed: Dyn<'a, (), char, usize> = Box::new(one(b));
        if yield_from!(boxed) == 1 {
            yield_from!(letters("y"));
        }
        yield_from!(letters("z").items());
    }
    assert_eq!(parent("ab", "c").collect::<String>(), "abc3cyz");
}

#[test]
fn question_marks_behind_children() {
    #[generator]
    fn fallible(
        fails: bool,
    ) -> impl Coroutine<Yield = Result<u8, String>, Return = Result<u8, String>> {
        yield_!(Ok(1));
        if fails {
            Err("failed".to_owned())
        } else {
            Ok(2)
        }
    }
    #[generator]
    fn parent() -> impl Iterator<Item = Result<u8, String>> {
        let n = yield_from!(fallible(false))?;
        yield_!(Ok(n));
        let n = yield_from!(fallible(true))?;
        yield_!(Ok(n));
    }
    let items: Vec<_> = parent().collect();
    assert_eq!(items, [Ok(1), Ok(2), Ok(1), Err("failed".to_owned())]);
}

#[test]
fn boxes_pins_and_references() {
    #[generator]
    fn echo(n: u32) -> impl Coroutine<u32, Yield = u32, Return = u32> {
        n + yield_!(n)
    }
    #[generator]
    fn parent<'a>(
        lent: &'a mut dyn Coroutine<u32, Yield = u32, Return = u32>,
        pinned: Pin<Box<dyn Coroutine<u32, Yield = u32, Return = u32> + Unpin + 'a>>,
        boxed: Dyn<'a, u32, u32, u32>,
        generic: impl Coroutine<u32, Yield = u32, Return = u32> + 'a,
    ) -> impl Coroutine<u32, Yield = u32, Return = [u32; 4]> + 'a {
        [
            yield_from!(lent),
            yield_from!(pinned),
            yield_from!(boxed),
            yield_from!(generic),
        ]
    }
    let mut lent = echo(1);
    let mut run = parent(&mut lent, Box::pin(echo(2)), Box::new(echo(3)), echo(4));
    assert_eq!(run.start(), Yielded(1));
    assert_eq!(run.resume(10), Yielded(2));
    assert_eq!(run.resume(10), Yielded(3));
    assert_eq!(run.resume(10), Yielded(4));
    assert_eq!(run.resume(10), Complete([11, 12, 13, 14]));
}

enum Tree {
    Leaf(u32),
    Node(Vec<Tree>),
}

#[generator]
fn sum(tree: &Tree) -> Box<dyn Coroutine<u32, Yield = u32, Return = u32> + '_> {
    match tree {
        Tree::Leaf(n) => n * yield_!(*n),
        Tree::Node(children) => {
            let mut total = 0;
            for child in children {
                total += yield_from!(sum(child));
            }
            total
        }
    }
}

#[test]
fn recursion() {
    use Tree::{Leaf, Node};
    let tree = Node(vec![
        Leaf(1),
        Node(vec![Leaf(2), Node(vec![]), Leaf(3)]),
        Leaf(4),
    ]);
    let mut run = sum(&tree);
    assert_eq!(run.start(), Yielded(1));
    assert_eq!(run.resume(10), Yielded(2));
    assert_eq!(run.resume(10), Yielded(3));
    assert_eq!(run.resume(10), Yielded(4));
    assert_eq!(run.resume(1), Complete(64));

    #[generator]
    fn hanoi(
        n: u32,
        from: char,
        to: char,
        via: char,
    ) -> Box<dyn Coroutine<Yield = (char, char), Return = u32>> {
        if n == 0 {
            return 0;
        }
        let before = yield_from!(hanoi(n - 1, from, via, to));
        yield_!((from, to));
        before + 1 + yield_from!(hanoi(n - 1, via, to, from))
    }
    let mut moves = hanoi(5, 'a', 'b', 'c').items();
    assert_eq!(moves.by_ref().count(), 31);
    assert_eq!(moves.into_return(), Some(31));
}

#[test]
fn children_chosen_at_run_time() {
    #[generator]
    fn fixed(n: u32) -> impl Coroutine<u32, Yield = u32, Return = String> {
        format!("{}", yield_!(n))
    }
    #[generator]
    fn doubled(n: u32) -> impl Coroutine<u32, Yield = u32, Return = String> {
        format!("{}", yield_!(n) * 2)
    }
    #[generator]
    fn parent() -> impl Coroutine<u32, Yield = u32, Return = String> {
        let mut table: BTreeMap<u32, Dyn<'static, u32, u32, String>> = BTreeMap::new();
        table.insert(1, Box::new(fixed(11)));
        table.insert(2, Box::new(doubled(12)));
        let mut out = String::new();
        while let Some(child) = table.remove(&yield_!(0)) {
            out += &yield_from!(child);
            out += &match yield_!(1) {
                0 => yield_from!(fixed(21)),
                n if n > 5 => yield_from!(doubled(n)),
                n => n.to_string(),
            };
        }
        out
    }
    let mut run = parent();
    let yielded: Vec<_> = std::iter::once(run.start())
        .chain([2, 7, 0, 5, 1, 1, 9, 3].map(|n| run.resume(n)))
        .filter_map(gen_core::CoroutineState::yielded)
        .collect();
    assert_eq!(yielded, [0, 12, 1, 21, 0, 11, 1, 9, 0]);
    assert_eq!(run.resume(5), Complete("14516".into()));
}

#[test]
fn children_with_borrowed_and_generic_arguments() {
    #[generator]
    fn child<'a, T: Clone + 'a>(
        first: T,
    ) -> impl Coroutine<&'a [T], Yield = usize, Return = Vec<T>> {
        let mut all = vec![first];
        loop {
            let more = yield_!(all.len());
            if more.is_empty() {
                return all;
            }
            all.extend_from_slice(more);
        }
    }
    #[generator]
    fn parent<'a, T: Clone + 'a>(
        first: &T,
    ) -> impl Coroutine<&'a [T], Yield = usize, Return = (Vec<T>, usize)> {
        let all = yield_from!(child(first.clone()));
        let len = yield_!(100).len();
        (all, len)
    }
    let owned = [1, 2, 3];
    let mut run = parent(&9);
    assert_eq!(run.start(), Yielded(1));
    assert_eq!(run.resume(&owned), Yielded(4));
    assert_eq!(run.resume(&owned[..1]), Yielded(5));
    assert_eq!(run.resume(&[]), Yielded(100));
    assert_eq!(run.resume(&owned), Complete((vec![9, 1, 2, 3, 1], 3)));
}

#[test]
fn deep_chains_pass_everything_through() {
    #[generator]
    fn level(
        depth: u32,
    ) -> Box<dyn Coroutine<Result<u32, u32>, Yield = u32, Return = Result<u32, u32>>> {
        let _guard = (depth == 2).then(|| mk("two"));
        if depth == 0 {
            return Ok(yield_!(0)? + yield_!(1)?);
        }
        match yield_from!(level(depth - 1)) {
            Err(n) if n == depth => {
                say("recovered");
                yield_!(depth)
            }
            other => Ok(other? + 1),
        }
    }
    let mut run = level(20);
    let _ = run.start();
    assert_eq!(run.resume(Ok(5)), Yielded(1));
    assert_eq!(run.resume(Ok(5)), Complete(Ok(30)));
    let lines = trace_of(|| {
        let mut run = level(5);
        let _ = run.start();
        assert_eq!(run.throw(3), Yielded(3));
        assert_eq!(run.resume(Ok(50)), Complete(Ok(52)));
    });
    assert_eq!(lines, ["make two", "drop two", "recovered"]);
    let lines = trace_of(|| {
        let mut run = level(5);
        let _ = run.start();
        run.close();
    });
    assert_eq!(lines, ["make two", "drop two"]);
}
