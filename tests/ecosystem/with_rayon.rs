//! The crate rayon, whose `par_bridge` wants `Send`.

use gen_core::{generator, yield_};
use rayon::iter::{ParallelBridge, ParallelIterator};

use crate::{count, words};

#[test]
fn par_bridge_gives_what_one_thread_gives() {
    let mut squares: Vec<_> = count(0..1000).par_bridge().map(|n| n * n).collect();
    squares.sort_unstable();
    assert!(squares.into_iter().eq(count(0..1000).map(|n| n * n)));

    let text = "one two three ".repeat(100);
    let letters: usize = words(&text).par_bridge().map(str::len).sum();
    assert_eq!(letters, 1100);
}

#[test]
fn an_error_ends_the_work_on_an_endless_generator() {
    let result = count(0..u32::MAX)
        .par_bridge()
        .try_for_each(|n| if n == 500 { Err(n) } else { Ok(()) });
    assert_eq!(result, Err(500));
}

/// Parallel work inside a generator, one batch after the other.
#[generator]
fn batches(items: impl Iterator<Item = u32> + Send) -> impl Iterator<Item = u32> + Send {
    let mut items = items;
    loop {
        let batch: Vec<_> = items.by_ref().take(10).collect();
        if batch.is_empty() {
            return;
        }
        yield_!(batch.into_iter().par_bridge().map(|n| n * 2).sum());
    }
}

#[test]
fn inside_a_generator() {
    assert!(batches(count(0..25)).eq([90, 290, 220]));
}
