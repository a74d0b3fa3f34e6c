//! How yield is spelled in a block. Nothing but `generate` is imported here.

use gen_core::generate;

#[test]
fn all_of_them() {
    let items = generate! {
        yield!(1);
        yield 2;
        yield_!(3);
        r#yield!(4);
        yield_from!([5, 6]);
        gen_core::yield_!(7);
        yield![8];
        yield! { 9 }
        yield 10
    };
    assert!(items.eq(1..=10));
}

#[test]
fn how_they_bind() {
    let mut run = generate!(coroutine {
        let called: u32 = yield!(1) + 10;
        let keyword: u32 = yield 2 + 10;
        let both = (yield called) + (yield!(keyword));
        let negated: u32 = yield u32::from(!true);
        (both, negated, yield yield 5)
    });
    use gen_core::{Coroutine, CoroutineState::Yielded};
    assert_eq!(run.start(), Yielded(1));
    assert_eq!(run.resume(100), Yielded(12));
    assert_eq!(run.resume(200), Yielded(110));
    assert_eq!(run.resume(1), Yielded(200));
    assert_eq!(run.resume(2), Yielded(0));
    assert_eq!(run.resume(3), Yielded(5));
    assert_eq!(run.resume(4), Yielded(4));
    assert_eq!(run.resume(9), gen_core::CoroutineState::Complete((3, 3, 9)));
}

#[test]
fn of_negations() {
    let yes = true;
    let items = generate! {
        yield !yes;
        yield (!yes);
        yield!(!yes);
        yield!(yes);
    };
    assert!(items.eq([false, false, false, true]));
}

#[test]
fn among_arguments() {
    let items = generate! {
        println!("{} {:?}", 1, yield!(1));
        let text = format!("{:?}{:?}", yield 2, { yield_!(3); 4 });
        assert_eq!(text, "()4", "{:?}", 5);
        let list = vec![yield!(6), yield 7];
        yield list.len();
        if !(list.len() == 1) { yield!(10) }
        assert!(matches!(yield!(11), ()));
    };
    assert!(items.eq([1, 2, 3, 6, 7, 2, 10, 11]));
}
