//! Generics, lifetimes, methods and more parameters, as in any generator.

use std::collections::BTreeMap;
use std::fmt::Display;

use gen_core::{Recursive, RecursiveCoroutine, SendRecursive, generator, yield_, yield_from};

pub enum Nested<T> {
    Item(T),
    List(Vec<Nested<T>>),
}

use Nested::{Item, List};

fn nested() -> Nested<u32> {
    List(vec![
        Item(1),
        List(vec![Item(2), List(vec![]), Item(3)]),
        Item(4),
    ])
}

impl<T> Nested<T> {
    #[generator]
    fn items(&self) -> Recursive<'_, &T> {
        match self {
            Self::Item(item) => yield_!(item),
            Self::List(list) => {
                for nested in list {
                    yield_from!(nested.items());
                }
            }
        }
    }

    #[generator]
    fn items_mut(&mut self) -> Recursive<'_, &mut T> {
        match self {
            Self::Item(item) => yield_!(item),
            Self::List(list) => {
                for nested in list {
                    yield_from!(nested.items_mut());
                }
            }
        }
    }

    #[generator]
    fn into_items(self) -> Recursive<'static, T>
    where
        T: 'static,
    {
        match self {
            Self::Item(item) => yield_!(item),
            Self::List(list) => {
                for nested in list {
                    yield_from!(Self::into_items(nested));
                }
            }
        }
    }

    /// Those for which `keep` holds.
    #[generator]
    fn filtered<'a, F: Fn(&T) -> bool>(&'a self, keep: &'a F) -> Recursive<'a, &'a T> {
        match self {
            Self::Item(item) if keep(item) => yield_!(item),
            Self::Item(_) => {}
            Self::List(list) => {
                for nested in list {
                    yield_from!(nested.filtered(keep));
                }
            }
        }
    }
}

#[test]
fn methods() {
    let mut nested = nested();
    assert!(nested.items().eq(&[1, 2, 3, 4]));
    for item in nested.items_mut() {
        *item *= 10;
    }
    assert!(nested.filtered(&|&item| item != 20).eq(&[10, 30, 40]));
    assert!(nested.into_items().eq([10, 20, 30, 40]));
}

#[test]
fn generic_functions() {
    #[generator]
    fn paths<'a, T: Display, const N: usize>(
        nested: &'a Nested<T>,
        path: [usize; N],
        depth: usize,
    ) -> Recursive<'a, (String, [usize; N])> {
        match nested {
            Item(item) => yield_!((item.to_string(), path)),
            List(list) => {
                for (at, nested) in list.iter().enumerate() {
                    let mut path = path;
                    path[depth] = at;
                    yield_from!(paths(nested, path, depth + 1));
                }
            }
        }
    }
    let found: Vec<_> = paths(&nested(), [0; 2], 0).collect();
    let expected = [("1", [0, 0]), ("2", [1, 0]), ("3", [1, 2]), ("4", [2, 0])];
    assert!(
        found
            .iter()
            .map(|(name, path)| (&**name, *path))
            .eq(expected)
    );
}

#[test]
fn a_function_that_calls_itself_for_another_type() {
    #[generator]
    fn sizes<T: 'static>(_: T, n: u32) -> Recursive<'static, usize> {
        yield_!(size_of::<T>());
        match n {
            0 => {}
            n if n % 2 == 0 => yield_from!(sizes(0_u8, n - 1)),
            n => yield_from!(sizes(0_u16, n - 1)),
        }
    }
    assert!(sizes([0_u32; 4], 3).eq([16, 2, 1, 2]));
}

#[test]
fn items_that_borrow_from_elsewhere() {
    #[generator]
    fn words<'t, 'k: 't>(
        tree: &'t BTreeMap<String, u32>,
        known: &'k str,
        mut skip: usize,
    ) -> Recursive<'t, &'k str> {
        for (key, count) in tree {
            skip += *count as usize;
            if let Some(at) = known.find(key.as_str()) {
                yield_!(&known[at..]);
            }
        }
        if skip > 0 {
            yield_from!(words(tree, &known[1..], skip - 3));
        }
    }
    let known = String::from("abc");
    let found: Vec<&str> = {
        let tree = [("b".to_owned(), 1), ("c".to_owned(), 2)].into();
        words(&tree, &known, 0).take(4).collect()
    };
    assert_eq!(found, ["bc", "c", "bc", "c"]);
}

trait Walk {
    fn walk(&self) -> Recursive<'_, u32>;
}

struct Leaf(u32);
struct Pair<A, B>(A, B);

impl Walk for Leaf {
    #[generator]
    fn walk(&self) -> Recursive<'_, u32> {
        yield_!(self.0);
    }
}

impl<A: Walk, B: Walk> Walk for Pair<A, B> {
    #[generator]
    fn walk(&self) -> Recursive<'_, u32> {
        yield_from!(self.0.walk());
        yield_from!(self.1.walk());
    }
}

impl Walk for [Box<dyn Walk>] {
    #[generator]
    fn walk(&self) -> Recursive<'_, u32> {
        for walk in self {
            yield_from!(walk.walk());
        }
    }
}

#[test]
fn methods_of_traits() {
    let pair = Pair(Leaf(1), Pair(Leaf(2), Leaf(3)));
    assert!(pair.walk().eq([1, 2, 3]));
    let all: [Box<dyn Walk>; 2] = [Box::new(pair), Box::new(Leaf(4))];
    assert!(all.walk().eq([1, 2, 3, 4]));
}

#[test]
fn patterns_impl_trait_and_mut_as_parameters() {
    #[generator]
    fn walk<'a>(
        (mut from, to): (u32, u32),
        (Ok(step) | Err(step)): Result<u32, u32>,
        name: impl Display + Clone + 'a,
    ) -> Recursive<'a, String> {
        while from < to {
            yield_!(format!("{name}{from}"));
            from += step;
        }
        if to > 3 {
            yield_from!(walk((0, to / 2), Err(step), name.clone()));
        }
    }
    assert!(walk((2, 6), Ok(3), "n").eq(["n2", "n5", "n0"]));
}

#[test]
fn closures_functions_and_pointers_as_what_is_called() {
    #[generator]
    fn walk(n: u32, visit: fn(u32) -> Recursive<'static, u32>) -> Recursive<'static, u32> {
        yield_from!(visit(n));
        let again = move |n| walk(n, visit);
        if n > 0 {
            yield_from!(again(n - 1));
        }
    }
    #[generator]
    fn twice(n: u32) -> Recursive<'static, u32> {
        yield_!(n);
        yield_!(n);
    }
    assert!(walk(2, twice).eq([2, 2, 1, 1, 0, 0]));
}

#[test]
fn types_by_their_paths_and_in_macros() {
    macro_rules! countdown {
        ($name:ident, $item:ty) => {
            #[generator]
            fn $name(n: $item) -> gen_core::Recursive<'static, $item> {
                yield_!(n);
                if n > 0 {
                    yield_from!($name(n - 1));
                }
            }
        };
    }
    countdown!(small, u8);
    countdown!(large, u64);
    assert!(small(2).eq([2, 1, 0]));
    assert!(large(2).eq([2, 1, 0]));
}

#[test]
fn it_goes_to_another_thread() {
    #[generator]
    fn walk(list: &[u32]) -> SendRecursive<'_, u32> {
        if let [first, rest @ ..] = list {
            yield_!(*first);
            yield_from!(walk(rest));
        }
    }
    let list = [1, 2, 3];
    let mut items = walk(&list);
    assert_eq!(items.next(), Some(1));
    let rest = std::thread::scope(|scope| scope.spawn(|| items.sum::<u32>()).join());
    assert_eq!(rest.expect("no panic"), 5);
}

#[test]
fn an_alias_for_what_is_in_it() {
    type Pair = (u32, &'static str);
    #[generator]
    fn pairs(n: u32) -> RecursiveCoroutine<'static, (), Pair, ()> {
        yield_!((n, "n"));
        if n > 0 {
            yield_from!(pairs(n - 1));
        }
    }
    use gen_core::Coroutine;
    assert!(pairs(1).items().eq([(1, "n"), (0, "n")]));
}
