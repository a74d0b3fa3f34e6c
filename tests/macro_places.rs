//! Macros of the user's own that are places: what changes them changes no copy.

#![allow(
    clippy::all,
    reason = "the bodies are there for the language, not for style"
)]

mod common;
use common::{same, twin};

struct Slots([[u32; 2]; 8]);

impl Slots {
    fn at(&mut self, text: &str) -> &mut [u32; 2] {
        &mut self.0[text.len()]
    }
}

macro_rules! at {
    ($slots:ident, $text:literal) => {
        *$slots.at(&format!($text))
    };
}

fn bump(slot: &mut [u32; 2]) -> u32 {
    slot[0] += 1;
    slot[0]
}

twin! {
    fn assigned(x: u32) -> [u32] {
        let mut slots = Slots([[0; 2]; 8]);
        yield_!(x);
        // The variable of one of the two has another name.
        let x = format!("{x}{x}");
        let slots = &mut slots;
        at!(slots, "{x}") = [3, 4];
        at!(slots, "{x}")[0] += 5;
        (at!(slots, "{x}")[1], _) = (at!(slots, "{x}")[0] + 1, ());
        let [a, b] = at!(slots, "{x}");
        yield_!(a * 100 + b);
    }

    fn borrowed(x: u32) -> [u32] {
        yield_!(x);
        let x = format!("{x}{x}");
        let slots: &'static mut Slots = Box::leak(Box::new(Slots([[0; 2]; 8])));
        let slot = &mut at!(slots, "{x}");
        slot[0] += 7;
        yield_!(bump(&mut at!(slots, "{x}")));
        let sum = bump(&mut at!(slots, "{x}")) + { yield_!(1); 2 };
        yield_!(sum);
        let first = &mut at!(slots, "{x}")[0];
        *first += 1;
        yield_!(at!(slots, "{x}")[0]);
    }
}

#[test]
fn macros_that_are_places() {
    same!(assigned(12), [12, 809]);
    same!(borrowed(1), [1, 8, 1, 11, 10]);
}
