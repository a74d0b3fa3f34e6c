//! A generator works unchanged with what its users already like: the adapters of std, and the
//! crates anyhow, itertools, rayon, csv, serde_json, flate2, regex and walkdir, around it and inside it.

use std::ops::Range;

use gen_core::{generator, yield_};

mod std_adapters;
mod with_anyhow;
mod with_csv;
mod with_flate2;
mod with_itertools;
mod with_rayon;
mod with_regex;
mod with_serde_json;
mod with_walkdir;

#[generator]
fn count(range: Range<u32>) -> impl Iterator<Item = u32> + Clone {
    for n in range {
        yield_!(n);
    }
}

#[generator]
fn words(text: &str) -> impl Iterator<Item = &str> + Clone {
    for word in text.split_whitespace() {
        yield_!(word);
    }
}
