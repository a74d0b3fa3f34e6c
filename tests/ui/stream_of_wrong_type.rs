//! Return types of `async` generators that are no streams, as far as a macro sees.

use std::pin::Pin;

use futures::Stream;
use gen_core::{generator, yield_};

type Events = Pin<Box<dyn Stream<Item = u32> + Send>>;

#[generator]
async fn alias(rows: Vec<u32>) -> Events { //~ ERROR
    for row in rows {
        yield_!(row);
    }
}

#[generator]
async fn other(rows: Vec<u32>) -> impl Send { //~ ERROR
    for row in rows {
        yield_!(row);
    }
}

fn main() {}
