//! `yield_from!` of anything that is `IntoIterator`.

mod common;
use common::{Guard, eval, mk, say, trace, trace_of};
use gen_core::{generator, yield_, yield_from};
use std::collections::{BTreeMap, BTreeSet};

#[generator]
fn numbers(n: u32) -> impl Iterator<Item = u32> {
    for i in 0..n {
        yield_!(i);
    }
}

#[test]
fn anything() {
    #[generator]
    fn run(
        v: Vec<u32>,
        boxed: Box<dyn Iterator<Item = u32>>,
        set: BTreeSet<u32>,
    ) -> impl Iterator<Item = u32> {
        yield_from!(v);
        yield_from!([10, 11]);
        yield_from!(Some(20));
        yield_from!(None);
        yield_from!(30..32);
        yield_from!(numbers(3));
        yield_from!(boxed);
        yield_from!(set);
        yield_from!(std::iter::empty());
        yield_from!((0..10).filter(|n| n % 4 == 1).map(|n| n * 100));
        yield_from!(std::iter::once(7).chain(numbers(1)));
        yield_from!(Vec::new());
    }
    let items: Vec<_> = run(vec![1, 2], Box::new(5..6), BTreeSet::from([9, 8])).collect();
    assert_eq!(
        items,
        [
            1, 2, 10, 11, 20, 30, 31, 0, 1, 2, 5, 8, 9, 100, 500, 900, 7, 0
        ]
    );
}

#[test]
fn borrowed_items() {
    #[generator]
    fn run<'a>(
        map: &'a BTreeMap<String, Vec<u32>>,
        extra: &'a [u32],
    ) -> impl Iterator<Item = &'a u32> {
        for list in map.values() {
            yield_from!(list);
            yield_from!(extra.iter().rev());
        }
        yield_from!(extra);
    }
    let map = BTreeMap::from([("a".to_string(), vec![1, 2]), ("b".to_string(), vec![])]);
    assert_eq!(
        run(&map, &[7, 8]).copied().collect::<Vec<_>>(),
        [1, 2, 8, 7, 8, 7, 7, 8]
    );
}

#[test]
fn a_borrowed_iterator() {
    #[generator]
    fn run(source: &mut dyn Iterator<Item = u32>) -> impl Iterator<Item = u32> {
        yield_!(100);
        yield_from!(source.take(2));
    }
    let mut source = 1..5;
    assert_eq!(run(&mut source).collect::<Vec<_>>(), [100, 1, 2]);
    assert_eq!(source.next(), Some(3));
}

#[test]
fn in_every_position_it_is_a_unit() {
    #[generator]
    fn run(n: u32) -> impl Iterator<Item = u32> {
        let () = yield_from!(numbers(n));
        let t = (eval(1), yield_from!([10]), eval(2));
        yield_!(t.0 + t.2);
        match n {
            1 => yield_from!([20]),
            _ => yield_from!(vec![21, 22]),
        }
        if n > 1 {
            yield_from!(Some(30));
        }
        'a: {
            if n == 1 {
                break 'a yield_from!([40]);
            }
        }
        for i in 0..n {
            yield_from!(i..n);
        }
        yield_from!(numbers({
            yield_!(50);
            n
        }));
        return yield_from!([60]);
    }
    assert_eq!(run(1).collect::<Vec<_>>(), [0, 10, 3, 20, 40, 0, 50, 0, 60]);
    assert_eq!(
        run(2).collect::<Vec<_>>(),
        [0, 1, 10, 3, 21, 22, 30, 0, 1, 1, 50, 0, 1, 60]
    );
}

#[test]
fn it_is_lazy_and_drops_the_child_at_its_end() {
    #[generator]
    fn child(name: &'static str) -> impl Iterator<Item = u32> {
        let _g = mk(name);
        yield_!(1);
        yield_!(2);
        say("child ends");
    }
    #[generator]
    fn parent() -> impl Iterator<Item = u32> {
        let _p = mk("parent");
        yield_from!(child("a"));
        say("between");
        yield_from!(child("b"));
    }
    let lines = trace_of(|| {
        let mut items = parent();
        say("start");
        for _ in 0..3 {
            let item = items.next();
            say(format!("{item:?}"));
        }
        drop(items);
    });
    assert_eq!(
        lines,
        [
            "start",
            "make parent",
            "make a",
            "Some(1)",
            "Some(2)",
            "child ends",
            "drop a",
            "between",
            "make b",
            "Some(1)",
            "drop b",
            "drop parent"
        ]
    );
}

#[test]
fn temporaries_of_the_operand() {
    struct Owner(Guard);
    impl Owner {
        fn numbers(&self) -> Vec<u32> {
            say(self.0.name());
            vec![1, 2]
        }
    }
    #[generator]
    fn run() -> impl Iterator<Item = u32> {
        let owner = Owner(mk("owner"));
        yield_from!(owner.numbers());
        say(owner.0.0);
        say("end");
    }
    let lines = trace_of(|| assert_eq!(run().count(), 2));
    assert_eq!(lines, ["make owner", "owner", "owner", "end", "drop owner"]);
}

#[test]
fn recursive_boxes() {
    #[generator]
    fn count(depth: u32) -> Box<dyn Iterator<Item = u32>> {
        if depth > 0 {
            yield_from!(count(depth - 1));
            yield_!(depth);
            yield_from!(count(depth - 1));
        }
    }
    assert_eq!(count(3).collect::<Vec<_>>(), [1, 2, 1, 3, 1, 2, 1]);
    assert_eq!(count(10).count(), 1023);
}

#[test]
fn items_of_generic_children() {
    #[generator]
    fn both<T, A, B>(a: A, b: B) -> impl Iterator<Item = T>
    where
        A: IntoIterator<Item = T>,
        B: IntoIterator<Item = T>,
    {
        yield_from!(a);
        yield_from!(b);
    }
    assert_eq!(both(vec!["a"], ["b", "c"]).collect::<String>(), "abc");
    trace();
    #[generator]
    fn flat<I>(outer: I) -> impl Iterator<Item = <I::Item as IntoIterator>::Item>
    where
        I: IntoIterator,
        I::Item: IntoIterator,
    {
        for inner in outer {
            yield_from!(inner);
        }
    }
    assert_eq!(
        flat(vec![Some(1), None, Some(3)]).collect::<Vec<_>>(),
        [1, 3]
    );
    assert_eq!(
        flat(["ab", "c"].map(|s| s.chars())).collect::<String>(),
        "abc"
    );
}

#[test]
fn a_child_kept_in_a_local() {
    #[generator]
    fn run() -> impl Iterator<Item = u32> {
        let mut child = numbers(5);
        let first = child.next();
        yield_!(first.unwrap_or(99) + 100);
        yield_!(child.next().unwrap());
        yield_from!(child);
        yield_!(7);
    }
    assert_eq!(run().collect::<Vec<_>>(), [100, 1, 2, 3, 4, 7]);
}

struct Basket {
    name: Guard,
    sizes: Vec<u32>,
    apples: Vec<Guard>,
    end: Guard,
}

impl Basket {
    fn new() -> Self {
        Self {
            name: mk("name"),
            sizes: vec![7, 8],
            apples: vec![mk("apple"), mk("pear")],
            end: mk("end"),
        }
    }

    #[generator]
    fn contents(self) -> impl Iterator<Item = u32> {
        yield_!(self.sizes.len() as u32);
        yield_from!(self.sizes);
        say(self.name.name());
        yield_from!(
            self.apples
                .into_iter()
                .map(|apple| apple.name().len() as u32)
        );
        say(self.end.name());
    }

    fn plain_contents(self) {
        common::say_item(self.sizes.len() as u32);
        self.sizes.into_iter().for_each(common::say_item);
        say(self.name.name());
        let apples = self
            .apples
            .into_iter()
            .map(|apple| apple.name().len() as u32);
        apples.for_each(common::say_item);
        say(self.end.name());
    }
}

#[test]
fn fields_of_what_has_more() {
    #[generator]
    fn all_of(basket: (u32, Vec<u32>, Vec<u32>)) -> impl Iterator<Item = u32> {
        yield_!(basket.0);
        yield_from!(basket.1);
        yield_from!(basket.2);
    }
    assert!(all_of((1, vec![2, 3], vec![4])).eq(1..=4));

    let plain = trace_of(|| Basket::new().plain_contents());
    let ours = trace_of(|| Basket::new().contents().by_ref().for_each(common::say_item));
    assert_eq!(ours, plain);
    let stepped = trace_of(|| drop(common::drive(Basket::new().contents())));
    assert_eq!(stepped, plain);
}
