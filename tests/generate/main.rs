//! `generate!`: blocks that are generators.
use gen_core::generate;

#[test]
fn first() {
    let squares = generate! { for x in 0..10 { yield!(x * x) } };
    assert_eq!(squares.sum::<i32>(), 285);
    let n = 3;
    let list = vec![1, 2, 3];
    let g = generate! { for x in list { yield x * n } yield_!(n); r#yield!(7) };
    assert!(g.eq([3, 6, 9, 3, 7]));
    let mut k = 3;
    let g = generate! { while k > 0 { yield!(k); k -= 1; } };
    assert!(g.eq([3, 2, 1]));
    let mut v = Vec::new();
    let g = generate! { for x in 0..3 { v.push(x); yield!(v.len()) } };
    assert!(g.eq([1, 2, 3]));
    let g = generate! { for x in generate! { for y in 0..3 { yield!(y + n) } } { yield!(x * n) } };
    assert!(g.eq([9, 12, 15]));
    let w = vec![String::from("a")];
    let g = generate! { let f = move |x: &str| format!("{x}{n}"); for x in w { yield!(f(&x)); } };
    assert!(g.eq(["a3"]));
    let g = generate!(boxed { let v = vec![1, 2]; for x in v.iter() { yield *x } });
    assert!(g.eq([1, 2]));
    let g = generate!(async { yield async { 1 }.await });
    assert_eq!(
        futures::executor::block_on(futures::StreamExt::collect::<Vec<_>>(g)),
        [1]
    );
    use gen_core::Coroutine;
    let mut g = generate!(coroutine { let mut t = 0; while t < 5 { t += yield!(t); } t });
    g.start();
    g.resume(3);
    assert_eq!(g.resume(4), gen_core::CoroutineState::Complete(7));
    let text = "1 2 x";
    let mut g = generate! { for w in text.split(' ') { let n: i32 = w.parse::<i32>()?; yield!(Ok::<_, std::num::ParseIntError>(n)); } };
    assert_eq!(g.next(), Some(Ok(1)));
    let mut g =
        generate! { for w in text.split(' ') { let n = w.parse::<i32>()?; yield!(Ok(n)); } };
    assert_eq!(g.next(), Some(Ok::<_, std::num::ParseIntError>(1)));
}
