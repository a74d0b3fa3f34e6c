//! Slices, one after the other: `yield_from!`, and loops where there is no such thing.

use crate::consume::Consume;
use crate::input::Input;
use crate::workload::iterators;

iterators!("flatten": handwritten, ours, boxed, diapause, genawaiter, genawaiter_rc, next_gen, #[cfg(nightly)] native);

mod handwritten {
    use super::*;

    struct Flatten<'a> {
        rows: std::slice::Iter<'a, Vec<u32>>,
        row: std::slice::Iter<'a, u32>,
    }

    impl Iterator for Flatten<'_> {
        type Item = u32;

        fn next(&mut self) -> Option<u32> {
            loop {
                if let Some(number) = self.row.next() {
                    return Some(*number);
                }
                self.row = self.rows.next()?.iter();
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(Flatten {
            rows: input.rows.iter(),
            row: [].iter(),
        })
    }
}

mod ours {
    use super::*;
    use gen_core::{generator, yield_from};

    #[generator]
    fn flatten(rows: &[Vec<u32>]) -> impl Iterator<Item = u32> {
        for row in rows {
            yield_from!(row.iter().copied());
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(flatten(&input.rows))
    }
}

mod boxed {
    use super::*;
    use gen_core::{generator, yield_from};

    #[generator(boxed)]
    fn flatten(rows: &[Vec<u32>]) -> impl Iterator<Item = u32> {
        for row in rows {
            yield_from!(row.iter().copied());
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(flatten(&input.rows))
    }
}

mod diapause {
    use super::*;

    #[::diapause::coroutine(yield = u32)]
    fn flatten<'a>(rows: &'a [Vec<u32>]) {
        let mut rows: std::slice::Iter<'a, Vec<u32>> = rows.iter();
        while let Some(row) = rows.next() {
            let mut row: std::slice::Iter<'a, u32> = row.iter();
            while let Some(number) = row.next() {
                yield_!(*number);
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(flatten(&input.rows).into_iter())
    }
}

mod genawaiter {
    use super::*;
    use ::genawaiter::stack::{Co, let_gen_using};

    async fn flatten(rows: &[Vec<u32>], co: Co<'_, u32>) {
        for row in rows {
            for number in row {
                co.yield_(*number).await;
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        let_gen_using!(items, |co| flatten(&input.rows, co));
        consume.consume(items.into_iter())
    }
}

mod genawaiter_rc {
    use super::*;
    use ::genawaiter::rc::{Co, Gen};

    async fn flatten(rows: &[Vec<u32>], co: Co<u32>) {
        for row in rows {
            for number in row {
                co.yield_(*number).await;
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(Gen::new(|co| flatten(&input.rows, co)).into_iter())
    }
}

mod next_gen {
    use super::*;
    use ::next_gen::prelude::*;

    #[generator(yield(u32))]
    fn flatten(rows: &[Vec<u32>]) {
        for row in rows {
            for number in row {
                yield_!(*number);
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        mk_gen!(let items = flatten(&input.rows));
        consume.consume(items)
    }
}

crate::nightly! {
mod native {
    use super::*;

    fn flatten(rows: &[Vec<u32>]) -> impl Iterator<Item = u32> {
        gen move {
            for row in rows {
                for number in row {
                    yield *number;
                }
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(flatten(&input.rows))
    }
}
}
