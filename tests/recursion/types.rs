//! What the types promise: auto traits, variance, `size_hint`, `Debug`.

use std::iter::FusedIterator;

use gen_core::{
    Coroutine, Recursive, RecursiveCoroutine, SendRecursive, SendRecursiveCoroutine, generator,
    yield_, yield_from,
};

fn is_unpin<T: Unpin>() {}
fn is_fused<T: FusedIterator>() {}
fn is_coroutine<R, T: Coroutine<R>>() {}
fn is_send<T: Send>() {}

/// Tells whether a type is `Send`: an associated constant of its own comes before that of a trait.
struct Asked<T>(std::marker::PhantomData<T>);
impl<T: Send> Asked<T> {
    const SEND: bool = true;
}
trait Otherwise {
    const SEND: bool = false;
}
impl<T> Otherwise for Asked<T> {}

#[test]
fn traits() {
    is_unpin::<Recursive<'_, std::marker::PhantomPinned>>();
    is_unpin::<RecursiveCoroutine<'_, u8, u8, std::marker::PhantomPinned>>();
    is_fused::<Recursive<'_, u8>>();
    is_fused::<SendRecursive<'_, u8>>();
    is_coroutine::<u8, RecursiveCoroutine<'_, u8, u8, u8>>();
    is_coroutine::<u8, SendRecursiveCoroutine<'_, u8, u8, u8>>();
    is_send::<SendRecursive<'_, u8>>();
    is_send::<SendRecursiveCoroutine<'_, u8, u8, u8>>();
    // Known when it is compiled.
    const SENDABLE: [bool; 3] = [
        Asked::<SendRecursive<'static, u8>>::SEND,
        Asked::<Recursive<'static, u8>>::SEND,
        Asked::<RecursiveCoroutine<'static, u8, u8, u8>>::SEND,
    ];
    assert_eq!(SENDABLE, [true, false, false]);
}

/// What is in the frames is `Send`; the items need not be, as they are not kept.
#[test]
fn items_need_not_be_send() {
    #[generator]
    fn shared(n: u32) -> SendRecursive<'static, std::rc::Rc<u32>> {
        yield_!(n.into());
        if n > 0 {
            yield_from!(shared(n - 1));
        }
    }
    is_send::<SendRecursive<'_, std::rc::Rc<u32>>>();
    assert_eq!(shared(2).map(|n| *n).sum::<u32>(), 3);
}

/// One with a long life does where one with a short life is wanted.
#[allow(dead_code)]
fn the_lifetime_is_covariant<'a>(
    long: Recursive<'static, u8>,
    other: SendRecursiveCoroutine<'static, u8, u8, u8>,
) -> (Recursive<'a, u8>, SendRecursiveCoroutine<'a, u8, u8, u8>) {
    (long, other)
}

#[generator]
fn nested(n: u32) -> Recursive<'static, u32> {
    yield_!(n);
    if n > 0 {
        yield_from!(nested(n - 1));
    }
}

#[test]
fn size_hint() {
    let mut items = nested(1);
    assert_eq!(items.size_hint(), (0, None));
    for item in [Some(1), Some(0)] {
        assert_eq!(items.next(), item);
        assert_eq!(items.size_hint(), (0, None));
    }
    for _ in 0..2 {
        assert_eq!(items.next(), None);
        assert_eq!(items.size_hint(), (0, Some(0)));
    }
}

#[test]
fn debug() {
    let mut items = nested(2);
    assert_eq!(
        format!("{items:?}"),
        "Recursive { status: Unstarted, depth: 1 }"
    );
    items.next();
    items.next();
    assert_eq!(
        format!("{items:?}"),
        "Recursive { status: Suspended, depth: 2 }"
    );
    assert_eq!(items.by_ref().count(), 1);
    assert_eq!(
        format!("{items:?}"),
        "Recursive { status: Complete, depth: 0 }"
    );
}
