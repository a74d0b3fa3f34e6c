//! Four different digits, by loops that go on with the next round of an outer one.

use crate::consume::Consume;
use crate::input::Input;
use crate::workload::iterators;

iterators!("permutations": handwritten, ours, boxed, diapause, genawaiter, genawaiter_rc, next_gen, #[cfg(nightly)] native);

/// How many digits there are: the items are about as many as the size of the input.
fn digits(input: &Input) -> u8 {
    u8::try_from(input.size.isqrt().isqrt() + 4).expect("small enough")
}

mod handwritten {
    use super::*;

    struct Permutations {
        digits: u8,
        a: u8,
        b: u8,
        c: u8,
        d: u8,
    }

    impl Permutations {
        fn next_a(&mut self) {
            (self.a, self.b, self.c, self.d) = (self.a + 1, 0, 0, 0);
        }

        fn next_b(&mut self) {
            (self.b, self.c, self.d) = (self.b + 1, 0, 0);
        }

        fn next_c(&mut self) {
            (self.c, self.d) = (self.c + 1, 0);
        }
    }

    impl Iterator for Permutations {
        type Item = [u8; 4];

        fn next(&mut self) -> Option<[u8; 4]> {
            while self.a < self.digits {
                let Self { digits, a, b, c, d } = *self;
                if b >= digits {
                    self.next_a();
                } else if b == a || c >= digits {
                    self.next_b();
                } else if c == a || c == b || d >= digits {
                    self.next_c();
                } else if d == a || d == b || d == c {
                    self.d += 1;
                } else if a + b == d {
                    self.next_c();
                } else if a + c == 2 * d {
                    self.next_a();
                } else {
                    self.d += 1;
                    return Some([a, b, c, d]);
                }
            }
            None
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(Permutations {
            digits: digits(input),
            a: 0,
            b: 0,
            c: 0,
            d: 0,
        })
    }
}

mod ours {
    use super::*;
    use gen_core::{generator, yield_};

    #[generator]
    fn permutations(digits: u8) -> impl Iterator<Item = [u8; 4]> {
        'a: for a in 0..digits {
            for b in 0..digits {
                if b == a {
                    continue;
                }
                'c: for c in 0..digits {
                    if c == a || c == b {
                        continue 'c;
                    }
                    for d in 0..digits {
                        if d == a || d == b || d == c {
                            continue;
                        }
                        if a + b == d {
                            continue 'c;
                        }
                        if a + c == 2 * d {
                            continue 'a;
                        }
                        yield_!([a, b, c, d]);
                    }
                }
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(permutations(digits(input)))
    }
}

mod boxed {
    use super::*;
    use gen_core::{generator, yield_};

    #[generator(boxed)]
    fn permutations(digits: u8) -> impl Iterator<Item = [u8; 4]> {
        'a: for a in 0..digits {
            for b in 0..digits {
                if b == a {
                    continue;
                }
                'c: for c in 0..digits {
                    if c == a || c == b {
                        continue 'c;
                    }
                    for d in 0..digits {
                        if d == a || d == b || d == c {
                            continue;
                        }
                        if a + b == d {
                            continue 'c;
                        }
                        if a + c == 2 * d {
                            continue 'a;
                        }
                        yield_!([a, b, c, d]);
                    }
                }
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(permutations(digits(input)))
    }
}

mod diapause {
    use super::*;

    #[::diapause::coroutine(yield = [u8; 4])]
    fn permutations(digits: u8) {
        'a: for a in 0u8..digits {
            for b in 0u8..digits {
                if b == a {
                    continue;
                }
                'c: for c in 0u8..digits {
                    if c == a || c == b {
                        continue 'c;
                    }
                    for d in 0u8..digits {
                        if d == a || d == b || d == c {
                            continue;
                        }
                        if a + b == d {
                            continue 'c;
                        }
                        if a + c == 2 * d {
                            continue 'a;
                        }
                        yield_!([a, b, c, d]);
                    }
                }
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(permutations(digits(input)).into_iter())
    }
}

mod genawaiter {
    use super::*;
    use ::genawaiter::stack::{Co, let_gen_using};

    async fn permutations(digits: u8, co: Co<'_, [u8; 4]>) {
        'a: for a in 0..digits {
            for b in 0..digits {
                if b == a {
                    continue;
                }
                'c: for c in 0..digits {
                    if c == a || c == b {
                        continue 'c;
                    }
                    for d in 0..digits {
                        if d == a || d == b || d == c {
                            continue;
                        }
                        if a + b == d {
                            continue 'c;
                        }
                        if a + c == 2 * d {
                            continue 'a;
                        }
                        co.yield_([a, b, c, d]).await;
                    }
                }
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        let_gen_using!(items, |co| permutations(digits(input), co));
        consume.consume(items.into_iter())
    }
}

mod genawaiter_rc {
    use super::*;
    use ::genawaiter::rc::{Co, Gen};

    async fn permutations(digits: u8, co: Co<[u8; 4]>) {
        'a: for a in 0..digits {
            for b in 0..digits {
                if b == a {
                    continue;
                }
                'c: for c in 0..digits {
                    if c == a || c == b {
                        continue 'c;
                    }
                    for d in 0..digits {
                        if d == a || d == b || d == c {
                            continue;
                        }
                        if a + b == d {
                            continue 'c;
                        }
                        if a + c == 2 * d {
                            continue 'a;
                        }
                        co.yield_([a, b, c, d]).await;
                    }
                }
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(Gen::new(|co| permutations(digits(input), co)).into_iter())
    }
}

mod next_gen {
    use super::*;
    use ::next_gen::prelude::*;

    #[generator(yield([u8; 4]))]
    fn permutations(digits: u8) {
        'a: for a in 0..digits {
            for b in 0..digits {
                if b == a {
                    continue;
                }
                'c: for c in 0..digits {
                    if c == a || c == b {
                        continue 'c;
                    }
                    for d in 0..digits {
                        if d == a || d == b || d == c {
                            continue;
                        }
                        if a + b == d {
                            continue 'c;
                        }
                        if a + c == 2 * d {
                            continue 'a;
                        }
                        yield_!([a, b, c, d]);
                    }
                }
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        mk_gen!(let items = permutations(digits(input)));
        consume.consume(items)
    }
}

crate::nightly! {
mod native {
    use super::*;

    fn permutations(digits: u8) -> impl Iterator<Item = [u8; 4]> {
        gen move {
            'a: for a in 0..digits {
                for b in 0..digits {
                    if b == a {
                        continue;
                    }
                    'c: for c in 0..digits {
                        if c == a || c == b {
                            continue 'c;
                        }
                        for d in 0..digits {
                            if d == a || d == b || d == c {
                                continue;
                            }
                            if a + b == d {
                                continue 'c;
                            }
                            if a + c == 2 * d {
                                continue 'a;
                            }
                            yield [a, b, c, d];
                        }
                    }
                }
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(permutations(digits(input)))
    }
}
}
