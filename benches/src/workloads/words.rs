//! The words of a text, found byte by byte.

use crate::consume::Consume;
use crate::input::Input;
use crate::workload::iterators;

iterators!("words": handwritten, ours, boxed, diapause, genawaiter, genawaiter_rc, next_gen, #[cfg(nightly)] native);

mod handwritten {
    use super::*;

    struct Words<'a> {
        text: &'a str,
        start: usize,
        chars: std::str::CharIndices<'a>,
    }

    impl<'a> Iterator for Words<'a> {
        type Item = &'a str;

        fn next(&mut self) -> Option<&'a str> {
            for (at, c) in self.chars.by_ref() {
                if c == ' ' {
                    let start = std::mem::replace(&mut self.start, at + 1);
                    if start < at {
                        return Some(&self.text[start..at]);
                    }
                }
            }
            let last = &self.text[self.start..];
            self.start = self.text.len();
            (!last.is_empty()).then_some(last)
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(Words {
            text: &input.text,
            start: 0,
            chars: input.text.char_indices(),
        })
    }
}

mod ours {
    use super::*;
    use gen_core::{generator, yield_};

    #[generator]
    fn words(text: &str) -> impl Iterator<Item = &str> {
        let mut start = 0;
        for (at, c) in text.char_indices() {
            if c == ' ' {
                if start < at {
                    yield_!(&text[start..at]);
                }
                start = at + 1;
            }
        }
        if start < text.len() {
            yield_!(&text[start..]);
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(words(&input.text))
    }
}

mod boxed {
    use super::*;
    use gen_core::{generator, yield_};

    #[generator(boxed)]
    fn words(text: &str) -> impl Iterator<Item = &str> {
        let mut start = 0;
        for (at, c) in text.char_indices() {
            if c == ' ' {
                if start < at {
                    yield_!(&text[start..at]);
                }
                start = at + 1;
            }
        }
        if start < text.len() {
            yield_!(&text[start..]);
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(words(&input.text))
    }
}

mod diapause {
    use super::*;

    #[::diapause::coroutine(yield = &'a str)]
    fn words<'a>(text: &'a str) {
        let mut start: usize = 0;
        let mut chars: std::str::CharIndices<'a> = text.char_indices();
        while let Some((at, c)) = chars.next() {
            let at: usize = at;
            if c == ' ' {
                if start < at {
                    yield_!(&text[start..at]);
                }
                start = at + 1;
            }
        }
        if start < text.len() {
            yield_!(&text[start..]);
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(words(&input.text).into_iter())
    }
}

mod genawaiter {
    use super::*;
    use ::genawaiter::stack::{Co, let_gen_using};

    async fn words<'a>(text: &'a str, co: Co<'_, &'a str>) {
        let mut start = 0;
        for (at, c) in text.char_indices() {
            if c == ' ' {
                if start < at {
                    co.yield_(&text[start..at]).await;
                }
                start = at + 1;
            }
        }
        if start < text.len() {
            co.yield_(&text[start..]).await;
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        let_gen_using!(items, |co| words(&input.text, co));
        consume.consume(items.into_iter())
    }
}

mod genawaiter_rc {
    use super::*;
    use ::genawaiter::rc::{Co, Gen};

    async fn words<'a>(text: &'a str, co: Co<&'a str>) {
        let mut start = 0;
        for (at, c) in text.char_indices() {
            if c == ' ' {
                if start < at {
                    co.yield_(&text[start..at]).await;
                }
                start = at + 1;
            }
        }
        if start < text.len() {
            co.yield_(&text[start..]).await;
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(Gen::new(|co| words(&input.text, co)).into_iter())
    }
}

mod next_gen {
    use super::*;
    use ::next_gen::prelude::*;

    #[generator(yield(&'a str))]
    fn words<'a>(text: &'a str) {
        let mut start = 0;
        for (at, c) in text.char_indices() {
            if c == ' ' {
                if start < at {
                    yield_!(&text[start..at]);
                }
                start = at + 1;
            }
        }
        if start < text.len() {
            yield_!(&text[start..]);
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        mk_gen!(let items = words(&input.text));
        consume.consume(items)
    }
}

crate::nightly! {
mod native {
    use super::*;

    fn words(text: &str) -> impl Iterator<Item = &str> {
        gen move {
            let mut start = 0;
            for (at, c) in text.char_indices() {
                if c == ' ' {
                    if start < at {
                        yield &text[start..at];
                    }
                    start = at + 1;
                }
            }
            if start < text.len() {
                yield &text[start..];
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(words(&input.text))
    }
}
}
