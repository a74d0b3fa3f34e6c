//! `#[cfg]` among the operands of `yield_!` and of std's macros.

use gen_core::{Coroutine, CoroutineState, generate, generator, yield_, yield_from};

#[generator]
fn arm(k: u32) -> impl Iterator<Item = u32> {
    yield_!(match k {
        #[cfg(any())]
        3 => 4,
        _ => {
            yield_!(1);
            5
        }
    });
}

#[generator]
fn statement() -> impl Iterator<Item = u32> {
    yield_!({
        #[cfg(any())]
        yield_!(99);
        5
    });
}

#[generator(boxed)]
fn boxed() -> impl Iterator<Item = u32> {
    yield_!({
        #[cfg(any())]
        yield_!(99);
        5
    });
}

#[generator]
fn shadowing() -> impl Iterator<Item = u32> {
    let x = 7;
    yield_!({
        #[cfg(any())]
        let x = 1;
        #[cfg_attr(all(), cfg(any()))]
        let x = 2;
        yield_!(3);
        x
    });
}

#[generator]
fn printed(told: &mut String) -> impl Iterator<Item = u32> {
    use std::fmt::Write;
    write!(told, "{}", {
        #[cfg(any())]
        return;
        yield_!(1);
        5
    })
    .unwrap();
}

#[generator]
fn listed() -> impl Iterator<Item = u32> {
    let list = vec![
        #[cfg(any())]
        {
            yield_!(1);
            3
        },
        #[cfg(all())]
        6,
    ];
    yield_from!(list.into_iter().map(|n| {
        #[cfg(any())]
        let n = 0;
        n
    }));
}

fn one(x: u32) -> u32 {
    x
}

#[generator]
fn argument() -> impl Iterator<Item = u32> {
    yield_!(one(
        #[cfg(any())]
        {
            yield_!(77);
            3
        },
        {
            yield_!(5);
            6
        }
    ));
}

#[generator]
fn coroutine() -> impl Coroutine<u32, Yield = u32, Return = u32> {
    yield_!({
        #[cfg(any())]
        {
            return 2;
        }
        2
    })
}

#[test]
fn what_is_not_there_is_not_there() {
    assert!(arm(3).eq([1, 5]));
    assert!(statement().eq([5]));
    assert!(boxed().eq([5]));
    assert!(shadowing().eq([3, 7]));
    let mut told = String::new();
    assert!(printed(&mut told).eq([1]));
    assert_eq!(told, "5");
    assert!(listed().eq([6]));
    assert!(argument().eq([5, 6]));
    let block = generate! {
        yield!({
            #[cfg(any())]
            yield!(99);
            5
        })
    };
    assert!(block.eq([5]));
    let mut coroutine = coroutine();
    assert_eq!(coroutine.start(), CoroutineState::Yielded(2));
    assert_eq!(coroutine.resume(7), CoroutineState::Complete(7));
}
