//! The generators of the examples, at work on small input.
//!
//! Each example is included as a module; its `main` is run by `.ci/run`.
#![allow(dead_code)] // what only the examples' `main` needs
#![allow(clippy::duplicate_mod)] // several examples share the files of `examples/common`

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

mod basics;
mod blocks;
mod borrowing;
mod files;
mod iterators;
mod network;
mod recursion;
mod tables;

#[path = "../../examples/compressed_logs.rs"]
mod compressed_logs;
#[path = "../../examples/countdown.rs"]
mod countdown;
#[path = "../../examples/crawler.rs"]
mod crawler;
#[path = "../../examples/csv_rows.rs"]
mod csv_rows;
#[path = "../../examples/directory.rs"]
mod directory;
#[path = "../../examples/etl.rs"]
mod etl;
#[path = "../../examples/expressions.rs"]
mod expressions;
#[path = "../../examples/failure_modes.rs"]
mod failure_modes;
#[path = "../../examples/fibonacci.rs"]
mod fibonacci;
#[path = "../../examples/flatten.rs"]
mod flatten;
#[path = "../../examples/itertools_tour.rs"]
mod itertools_tour;
#[path = "../../examples/log_stream.rs"]
mod log_stream;
#[path = "../../examples/memory.rs"]
mod memory;
#[path = "../../examples/pages.rs"]
mod pages;
#[path = "../../examples/parallel.rs"]
mod parallel;
#[path = "../../examples/permutations.rs"]
mod permutations;
#[path = "../../examples/pipeline.rs"]
mod pipeline;
#[path = "../../examples/read_all_logs.rs"]
mod read_all_logs;
#[path = "../../examples/replace_struct.rs"]
mod replace_struct;
#[path = "../../examples/self_borrow.rs"]
mod self_borrow;
#[path = "../../examples/stream_rows.rs"]
mod stream_rows;
#[path = "../../examples/tree.rs"]
mod tree;
#[path = "../../examples/walk.rs"]
mod walk;

#[path = "../../examples/common/heap.rs"]
mod heap;
#[path = "../../examples/common/temporary.rs"]
mod temporary;

#[global_allocator]
static HEAP: heap::Heap = heap::Heap;

/// A folder of its own for one test, removed at the end.
fn folder(name: &str) -> temporary::Folder {
    temporary::Folder::new(&format!("test-{name}")).unwrap()
}

/// Gives some bytes, then an error, for ever.
struct Broken(&'static [u8]);

impl Broken {
    fn after(bytes: &'static [u8]) -> Self {
        Self(bytes)
    }
}

impl Read for Broken {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.0.read(buffer)? {
            0 => Err(io::Error::other("the disk is gone")),
            count => Ok(count),
        }
    }
}

/// Counts what is taken from an iterator, or read from a reader.
#[derive(Clone, Default)]
struct Counter(Rc<Cell<usize>>);

impl Counter {
    fn get(&self) -> usize {
        self.0.get()
    }

    fn add(&self, count: usize) {
        self.0.set(self.0.get() + count);
    }

    /// The items of `items`, counted when they are taken.
    fn items<I: IntoIterator>(&self, items: I) -> impl Iterator<Item = I::Item> + use<I> {
        let counter = self.clone();
        items.into_iter().inspect(move |_| counter.add(1))
    }

    /// The bytes of `source`, counted when they are read: a line at a time at most.
    fn lines<R>(&self, source: R) -> LinesRead<R> {
        LinesRead {
            source,
            counter: self.clone(),
        }
    }
}

/// Gives one line a call, as a terminal does; counts the lines.
struct LinesRead<R> {
    source: R,
    counter: Counter,
}

impl<R: BufRead> Read for LinesRead<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut line = Vec::new();
        let room = buffer.len() as u64;
        self.source
            .by_ref()
            .take(room)
            .read_until(b'\n', &mut line)?;
        buffer[..line.len()].copy_from_slice(&line);
        self.counter.add(usize::from(!line.is_empty()));
        Ok(line.len())
    }
}
