//! `#[generator(boxed)]`: bodies that borrow their own locals across a yield.

mod common;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use common::{Guard, mk, panics, say, trace_of};
use gen_core::{Coroutine, CoroutineState, Status, generator, yield_};

mod borrows {
    use super::*;

    #[generator(boxed)]
    fn words(text: String) -> impl Iterator<Item = usize> {
        for word in text.split(' ') {
            yield_!(word.len());
        }
    }

    #[generator(boxed)]
    fn evens(numbers: Vec<u32>) -> impl Iterator<Item = u32> {
        for n in numbers.iter() {
            if n % 2 == 0 {
                yield_!(*n);
            }
        }
        yield_!(numbers.iter().sum());
    }

    #[generator(boxed)]
    fn doubled(mut numbers: Vec<u32>) -> impl Iterator<Item = u32> {
        for n in &mut numbers {
            *n *= 2;
            yield_!(*n);
        }
        for n in numbers.drain(..) {
            yield_!(n);
        }
    }

    #[generator(boxed)]
    fn guarded(shared: Arc<Mutex<Vec<u32>>>) -> impl Iterator<Item = u32> {
        for n in shared.lock().unwrap().iter() {
            yield_!(*n);
        }
        let mut guard = shared.lock().unwrap();
        for n in guard.iter_mut() {
            yield_!(*n);
            *n += 1;
        }
    }

    #[generator(boxed)]
    fn captures(text: String) -> impl Iterator<Item = String> {
        let pattern = regex::Regex::new(r"(\w+)=(\w+)").unwrap();
        for found in pattern.captures_iter(&text) {
            let (_, [name, value]) = found.extract();
            yield_!(name.to_owned());
            yield_!(value.to_owned());
        }
    }

    #[generator(boxed)]
    fn halves(pair: (String, String)) -> impl Iterator<Item = String> {
        yield_!(pair.0);
        let second = &pair.1;
        yield_!(second.to_uppercase());
        yield_!(pair.1);
    }

    #[generator(boxed)]
    fn pushed() -> impl Iterator<Item = usize> {
        let mut list = vec![1];
        // Two-phase: `list` is borrowed for the call only when it is called.
        list.push(list.len());
        yield_!(list.len());
        let last = list.last_mut().unwrap();
        yield_!(*last);
        *last = 7;
        yield_!(list[1]);
    }

    #[generator(boxed)]
    fn groups(text: String) -> impl Iterator<Item = (char, usize)> {
        let mut groups: BTreeMap<char, Vec<&str>> = BTreeMap::new();
        for word in text.split_whitespace() {
            groups
                .entry(word.chars().next().unwrap())
                .or_default()
                .push(word);
            yield_!(('?', groups.len()));
        }
        for (first, words) in &groups {
            yield_!((*first, words.len()));
        }
    }

    #[generator(boxed)]
    fn through_a_closure(limit: u32) -> impl Iterator<Item = u32> {
        let mut count = 0;
        let mut add = |n: u32| {
            count += n;
            count
        };
        for n in 0..limit {
            yield_!(add(n));
        }
        yield_!(count);
    }

    #[test]
    fn of_its_own_locals() {
        assert!(words("to be or not".to_owned()).eq([2, 2, 2, 3]));
        assert!(evens(vec![1, 2, 4]).eq([2, 4, 7]));
        assert!(doubled(vec![1, 2]).eq([2, 4, 2, 4]));
        assert!(captures("a=1 b=2".to_owned()).eq(["a", "1", "b", "2"]));
        assert!(halves(("a".to_owned(), "b".to_owned())).eq(["a", "B", "b"]));
        assert!(pushed().eq([2, 1, 7]));
        assert!(groups("be or but".to_owned()).eq([
            ('?', 1),
            ('?', 2),
            ('?', 2),
            ('b', 2),
            ('o', 1)
        ]));
        assert!(through_a_closure(4).eq([0, 1, 3, 6, 6]));
    }

    #[test]
    fn of_a_lock_that_is_held() {
        let shared = Arc::new(Mutex::new(vec![1, 2]));
        let mut items = guarded(Arc::clone(&shared));
        assert!(shared.try_lock().is_ok());
        assert_eq!(items.next(), Some(1));
        assert!(shared.try_lock().is_err());
        assert!(items.by_ref().take(2).eq([2, 1]));
        drop(items);
        assert_eq!(*shared.lock().unwrap(), [1, 2]);
        assert!(guarded(Arc::clone(&shared)).eq([1, 2, 1, 2]));
        assert_eq!(*shared.lock().unwrap(), [2, 3]);
    }

    #[test]
    fn while_it_is_moved() {
        let mut items = words("a bb ccc dddd".to_owned());
        assert_eq!(items.next(), Some(1));
        let mut moved = vec![items];
        assert_eq!(moved[0].next(), Some(2));
        moved.reserve(100);
        let mut one = moved.pop().unwrap();
        let mut other = words("x".to_owned());
        std::mem::swap(&mut one, &mut other);
        assert!(other.eq([3, 4]));
        assert!(one.eq([1]));
    }
}

mod never_started {
    use super::*;

    struct Owner(Guard);

    impl Owner {
        #[generator(boxed)]
        fn unmentioned(
            self,
            _a: Guard,
            _: Guard,
            (_c, _): (Guard, Guard),
        ) -> impl Iterator<Item = u32> {
            say("begun");
            yield_!(1);
            say("resumed");
        }

        fn plain(self, _a: Guard, _: Guard, (_c, _): (Guard, Guard)) {
            say("begun");
            say("yielded");
            say("resumed");
        }

        #[generator(boxed)]
        fn coroutine(mut self, a: Guard) -> impl Coroutine<Yield = u32, Return = Guard> {
            self.0.0 = "renamed";
            yield_!(1);
            let Self(own) = self;
            yield_!(2);
            drop(own);
            a
        }
    }

    fn owner() -> Owner {
        Owner(Guard("self"))
    }

    fn pair() -> (Guard, Guard) {
        (Guard("c"), Guard("d"))
    }

    #[test]
    fn drops_its_arguments_as_a_call_does() {
        // What a call drops if its body does nothing: bindings before what they leave.
        let dropped = trace_of(|| drop(owner().unmentioned(Guard("a"), Guard("b"), pair())));
        assert_eq!(
            dropped,
            ["drop c", "drop d", "drop b", "drop a", "drop self"]
        );
    }

    #[test]
    fn a_receiver_that_is_not_mentioned_lives_to_the_end() {
        let plain = trace_of(|| owner().plain(Guard("a"), Guard("b"), pair()));
        let run = trace_of(|| {
            owner()
                .unmentioned(Guard("a"), Guard("b"), pair())
                .for_each(|_| say("yielded"));
        });
        assert_eq!(run, plain);
        let halfway = trace_of(|| {
            let mut items = owner().unmentioned(Guard("a"), Guard("b"), pair());
            items.next();
            say("half-way");
        });
        assert_eq!(halfway[..2], ["begun", "half-way"]);
        assert_eq!(halfway[2..], plain[3..]);
    }

    #[test]
    fn a_receiver_can_be_changed_and_taken_apart() {
        let run = trace_of(|| {
            let mut run = owner().coroutine(Guard("a"));
            assert_eq!(run.start(), CoroutineState::Yielded(1));
            assert_eq!(run.resume(()), CoroutineState::Yielded(2));
            let CoroutineState::Complete(a) = run.resume(()) else {
                panic!("not complete")
            };
            say(a.name());
        });
        assert_eq!(run, ["drop renamed", "a", "drop a"]);
    }
}

mod ends {
    use super::*;

    #[generator(boxed)]
    fn parsed(text: String) -> impl Iterator<Item = Result<i32, std::num::ParseIntError>> {
        for word in text.split(' ') {
            if word == "stop" {
                return;
            }
            yield_!(Ok(word.parse()?));
        }
    }

    #[generator(boxed)]
    fn first_chars(words: Vec<String>) -> impl Iterator<Item = char> {
        for word in &words {
            yield_!(word.chars().next()?);
        }
    }

    #[test]
    fn by_question_mark_and_return() {
        let mut items = parsed("1 x 2".to_owned());
        assert_eq!(items.next(), Some(Ok(1)));
        assert!(items.next().unwrap().is_err());
        assert_eq!(items.size_hint(), (0, Some(0)));
        assert_eq!((items.next(), items.next()), (None, None));
        assert_eq!(parsed("1 stop 2".to_owned()).count(), 1);
        let words = ["a", "b", "", "c"].map(str::to_owned).to_vec();
        assert!(first_chars(words).eq(['a', 'b']));
    }

    #[generator(boxed)]
    fn panicking(_p: Guard) -> impl Iterator<Item = usize> {
        let list = vec![mk("a"), mk("b")];
        for guard in &list {
            yield_!(guard.name().len());
        }
        panic!("the end");
    }

    #[test]
    fn by_a_panic() {
        let mut items = panicking(Guard("p"));
        assert!(items.by_ref().take(2).eq([1, 1]));
        let dropped = trace_of(|| say(panics(|| items.next())));
        assert_eq!(dropped, ["drop a", "drop b", "drop p", "the end"]);
        assert_eq!((items.next(), items.next()), (None, None));
        assert_eq!(items.size_hint(), (0, Some(0)));
    }

    struct Bomb;

    impl Drop for Bomb {
        fn drop(&mut self) {
            panic!("dropped");
        }
    }

    #[generator(boxed)]
    fn explosive(_p: Guard) -> impl Coroutine<Yield = u32, Return = ()> {
        let _a = mk("a");
        let bomb = Bomb;
        let _lent = &bomb;
        let _b = mk("b");
        yield_!(1);
        say("never");
    }

    #[test]
    fn by_a_panic_in_a_drop() {
        let mut run = explosive(Guard("p"));
        let _ = run.start();
        let dropped = trace_of(|| say(panics(|| run.close())));
        assert_eq!(dropped, ["drop b", "drop a", "drop p", "dropped"]);
        assert_eq!(run.status(), Status::Complete);
        run.close();
        drop(run);

        let mut run = explosive(Guard("p"));
        let _ = run.start();
        let dropped = trace_of(|| say(panics(|| drop(run))));
        assert_eq!(dropped, ["drop b", "drop a", "drop p", "dropped"]);
    }

    #[test]
    fn never_by_being_forgotten() {
        let dropped = trace_of(|| {
            let mut run = explosive(Guard("p"));
            let _ = run.start();
            std::mem::forget(run);
        });
        assert_eq!(dropped, ["make a", "make b"]);
    }

    #[test]
    fn debug_says_where_it_is() {
        #[generator(boxed)]
        fn one() -> impl Iterator<Item = u32> + std::fmt::Debug {
            yield_!(1);
        }
        let mut one = one();
        assert_eq!(format!("{one:?}"), "Unstarted");
        one.next();
        assert_eq!(format!("{one:?}"), "Suspended");
        one.next();
        assert_eq!(format!("{one:?}"), "Complete");
    }
}

#[test]
fn recursion() {
    use gen_core::yield_from;

    struct Tree {
        value: u32,
        children: Vec<Tree>,
    }

    #[generator(boxed)]
    fn walk(tree: &Tree) -> impl Iterator<Item = u32> {
        yield_!(tree.value);
        for child in &tree.children {
            yield_from!(walk(child));
        }
    }

    let leaf = |value| Tree {
        value,
        children: Vec::new(),
    };
    let tree = Tree {
        value: 1,
        children: vec![
            leaf(2),
            Tree {
                value: 3,
                children: vec![leaf(4)],
            },
            leaf(5),
        ],
    };
    assert!(walk(&tree).eq(1..=5));

    #[generator(boxed)]
    fn down(n: u32) -> impl Coroutine<bool, Yield = u32, Return = String> {
        if n == 0 {
            return "end".to_owned();
        }
        let inner = if yield_!(n) {
            yield_from!(down(n - 1))
        } else {
            "cut".to_owned()
        };
        format!("{inner}{n}")
    }
    let mut run = down(2);
    assert_eq!(run.start(), CoroutineState::Yielded(2));
    assert_eq!(run.resume(true), CoroutineState::Yielded(1));
    assert_eq!(
        run.resume(true),
        CoroutineState::Complete("end12".to_owned())
    );
}
