//! `#[generator(boxed)]`: coroutines, recursion, signatures, expressions.

mod common;

use common::panics;
use gen_core::{Coroutine, CoroutineState, Status, coroutine, generator, yield_, yield_from};

mod coroutines {
    use super::*;

    type Given = Result<u32, String>;

    #[generator(boxed)]
    fn totals(names: Vec<String>) -> impl Coroutine<Given, Yield = String, Return = Given> {
        let mut total = 0;
        for name in names.iter() {
            let given = &yield_!(format!("{name} {total}"));
            total += given.clone()?;
        }
        Ok(total)
    }

    fn names() -> Vec<String> {
        vec!["a".to_owned(), "b".to_owned()]
    }

    #[test]
    fn start_resume_throw_close() {
        let mut run = totals(names());
        assert_eq!(run.status(), Status::Unstarted);
        assert!(panics(|| run.resume(Ok(1))).contains("before it was started"));
        assert_eq!(run.status(), Status::Unstarted);
        assert_eq!(run.start().yielded().unwrap(), "a 0");
        assert!(panics(|| run.start()).contains("started before"));
        assert_eq!(run.resume(Ok(3)).yielded().unwrap(), "b 3");
        assert_eq!(run.resume(Ok(4)), CoroutineState::Complete(Ok(7)));
        assert_eq!(run.status(), Status::Complete);
        assert!(panics(|| run.resume(Ok(1))).contains("complete"));
        assert!(panics(|| run.start()).contains("complete"));

        let mut run = totals(names());
        let _ = run.start();
        assert_eq!(
            run.throw("no".into()),
            CoroutineState::Complete(Err("no".into()))
        );

        let mut run = totals(names());
        run.close();
        assert_eq!(run.status(), Status::Complete);
    }

    #[generator(boxed)]
    fn inner(label: String) -> Box<dyn Coroutine<Given, Yield = String, Return = usize> + Send> {
        let text = &label;
        while let Ok(n) = yield_!(text.clone()) {
            yield_!(format!("{text}{n}")).ok();
        }
        text.len()
    }

    #[generator]
    fn movable(n: u32) -> impl Coroutine<Given, Yield = String, Return = u32> {
        n + yield_!(format!("movable {n}")).unwrap_or(0)
    }

    #[generator(boxed)]
    fn outer() -> impl Coroutine<Given, Yield = String, Return = usize> {
        let list = [1, 2];
        let mut all = 0;
        for n in &list {
            all += yield_from!(movable(*n)) as usize;
        }
        all + yield_from!(inner("in".to_owned()))
    }

    #[test]
    fn children_of_both_kinds() {
        let mut run = outer();
        assert_eq!(run.start().yielded().unwrap(), "movable 1");
        assert_eq!(run.resume(Ok(10)).yielded().unwrap(), "movable 2");
        assert_eq!(run.resume(Ok(20)).yielded().unwrap(), "in");
        assert_eq!(run.resume(Ok(5)).yielded().unwrap(), "in5");
        assert_eq!(run.resume(Ok(6)).yielded().unwrap(), "in");
        assert_eq!(
            run.throw("x".into()),
            CoroutineState::Complete(1 + 10 + 2 + 20 + 2)
        );
    }

    #[generator(boxed)]
    fn of_iterators() -> impl Coroutine<Yield = u32, Return = ()> {
        let list = vec![1, 2];
        yield_from!(list.iter().copied());
        yield_from!(coroutine::from_iter(list.iter().copied().rev()));
    }

    #[test]
    fn items_and_iterators() {
        assert!(of_iterators().items().eq([1, 2, 2, 1]));
    }
}

mod recursion {
    use super::*;

    struct Tree {
        name: String,
        children: Vec<Tree>,
    }

    #[generator(boxed)]
    fn names(tree: Tree) -> Box<dyn Iterator<Item = String> + Send> {
        let Tree { name, children } = tree;
        let prefix = name.as_str();
        yield_!(prefix.to_owned());
        for child in children {
            for below in names(child) {
                yield_!(format!("{prefix}/{below}"));
            }
        }
    }

    fn leaf(name: &str) -> Tree {
        Tree {
            name: name.to_owned(),
            children: vec![],
        }
    }

    #[test]
    fn through_a_box() {
        let tree = Tree {
            name: "r".to_owned(),
            children: vec![leaf("a"), leaf("b")],
        };
        assert!(names(tree).eq(["r", "r/a", "r/b"]));
    }

    #[generator(boxed)]
    fn deep(n: u32) -> Box<dyn Iterator<Item = u32>> {
        yield_!(n);
        if n > 0 {
            yield_from!(deep(n - 1));
        }
    }

    #[test]
    fn a_hundred_deep() {
        assert_eq!(deep(100).count(), 101);
    }
}

mod places {
    use super::*;
    use std::fmt::Display;

    trait Source {
        fn name(&self) -> String;
        #[generator(boxed)]
        fn letters(&self) -> impl Iterator<Item = char> {
            let name = self.name();
            for letter in name.chars() {
                yield_!(letter);
            }
        }
        fn boxed<'a>(&'a mut self) -> Box<dyn Iterator<Item = String> + 'a>;
    }

    struct Named<const N: usize>(u32);

    impl<const N: usize> Source for Named<N> {
        fn name(&self) -> String {
            "n".repeat(N)
        }
        #[generator(boxed)]
        fn boxed<'a>(&'a mut self) -> Box<dyn Iterator<Item = String> + 'a> {
            let name = self.name();
            let parts = [name.as_str(), "x"];
            for part in parts.iter() {
                self.0 += 1;
                yield_!(format!("{part}{}", self.0));
            }
        }
    }

    #[test]
    fn methods() {
        let mut named = Named::<2>(0);
        assert!(named.letters().eq(['n', 'n']));
        assert!(named.boxed().eq(["nn1", "x2"]));
        assert_eq!(named.0, 2);
    }

    #[generator(boxed)]
    fn shown<T: Display, const N: usize>(
        items: [T; N],
        end: impl Display,
    ) -> impl Iterator<Item = Box<dyn Fn() -> String>>
    where
        T: Clone,
    {
        let texts: Vec<String> = items.iter().map(T::to_string).collect();
        for text in &texts {
            let text = text.clone();
            yield_!(Box::new(move || text.clone()));
        }
        let end = end.to_string();
        yield_!(Box::new(move || end.clone()));
    }

    #[test]
    fn generics() {
        assert!(shown([1, 2], 'c').map(|f| f()).eq(["1", "2", "c"]));
    }

    #[generator(boxed)]
    fn borrowed<'a>(text: &'a str, sep: &str) -> impl Iterator<Item = &'a str> {
        let sep = sep.to_owned();
        for part in text.split(sep.as_str()) {
            yield_!(part);
        }
    }

    #[test]
    fn items_may_borrow_from_outside() {
        let text = "a, b".to_owned();
        assert!(borrowed(&text, ", ").eq(["a", "b"]));
    }

    #[generator(boxed)]
    fn conditional(#[cfg(all())] n: u32, #[cfg(any())] n: String) -> impl Iterator<Item = u32> {
        let list = vec![n];
        #[cfg(any())]
        yield_!("never");
        for n in list.iter() {
            #[cfg(all())]
            yield_!(*n);
        }
    }

    macro_rules! wrapped {
        ($name:ident, $item:ty, $list:expr, $body:block) => {
            #[generator(boxed)]
            fn $name() -> impl Iterator<Item = $item> {
                let list = $list;
                for item in list.iter() {
                    yield_!(item * 1 + 2);
                    $body
                }
            }
        };
    }

    wrapped!(from_a_macro, u32, [1, 2], { yield_!(0) });

    #[test]
    fn behind_cfg_and_in_macros() {
        assert!(conditional(3).eq([3]));
        assert!(from_a_macro().eq([3, 0, 4, 0]));
    }

    #[generator(boxed)]
    fn everywhere(list: Vec<u32>) -> impl Iterator<Item = u32> {
        let first = &list[0];
        println!("{first} {:?} {}", yield_!(1), list.len());
        assert_eq!(
            (yield_!(2), *first),
            (
                (),
                list[{
                    yield_!(3);
                    0
                }]
            ),
            "{first}"
        );
        let all = vec![
            {
                yield_!(4);
                first
            },
            {
                yield_!(5);
                &list[1]
            },
        ];
        let text = format!(
            "{}{}",
            {
                yield_!(6);
                all[0]
            },
            all[1]
        );
        assert!(matches!({ yield_!(7); all.as_slice() }, [a, _] if **a == *first));
        if {
            yield_!(8);
            text.len() == 2
        } && {
            yield_!(9);
            true
        } {
            yield_!({
                yield_!(10);
                11
            });
        }
        let point = (*first, {
            yield_!(12);
            text.as_str()
        });
        return yield_!(point.0 + point.1.len() as u32);
    }

    #[test]
    fn in_every_expression() {
        assert!(
            everywhere(vec![3, 4]).eq([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 5]
                .into_iter()
                .map(|n| n))
        );
    }
}
