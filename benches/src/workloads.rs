//! The workloads, one file each.
//!
//! The implementations of a workload stand side by side in modules: `handwritten` is a struct,
//! `ours` this project, `native` the compiler's own (nightly), and the others are crates of
//! those names. `boxed` is what `#[generator(boxed)]` makes, and `genawaiter_rc` the form of
//! genawaiter that is on the heap too; `genawaiter` is the one on the stack. All write the
//! body as alike as their rules allow; where one of them cannot express a workload, its file
//! says why.

// The bodies are written as people write them, and alike for all implementations.
#![allow(clippy::wildcard_imports, clippy::struct_field_names)]

use crate::workload::Workload;

mod buffer;
mod delegation;
mod fibonacci;
mod filtered;
mod flatten;
mod merge;
mod nested;
mod permutations;
mod row;
mod running_total;
mod sieve;
mod stream_channel;
mod stream_ready;
mod stream_tight;
mod tokenizer;
mod tree;
mod words;

/// All of them.
pub fn all() -> Vec<Workload> {
    vec![
        fibonacci::workload(),
        nested::workload(),
        filtered::workload(),
        tree::workload(),
        words::workload(),
        buffer::workload(),
        sieve::workload(),
        permutations::workload(),
        tokenizer::workload(),
        row::workload(),
        flatten::workload(),
        merge::workload(),
        running_total::workload(),
        delegation::workload(),
        stream_tight::workload(),
        stream_ready::workload(),
        stream_channel::workload(),
    ]
}

#[cfg(test)]
mod tests {
    use super::all;
    use crate::input::Input;

    /// Whatever is measured does the same.
    #[test]
    fn implementations_agree() {
        for size in [0, 1, 2, 3, 10, 100, 1000] {
            let input = Input::new(size);
            for workload in all() {
                let [first, others @ ..] = &workload.implementations[..] else {
                    panic!("{} has no implementation", workload.name);
                };
                let items = (first.items)(&input);
                assert!(size < 10 || items.len() > 2, "{}", workload.name);
                for other in others {
                    let what = format!("{} by {}, {size}", workload.name, other.name);
                    assert_eq!((other.items)(&input), items, "{what}");
                    for (way, expected) in other.ways.iter().zip(first.ways) {
                        assert_eq!(
                            way.map(|way| way(&input)),
                            expected.map(|way| way(&input)),
                            "{what}"
                        );
                    }
                }
            }
        }
    }

    /// A generator is hardly larger than what the compiler itself makes of the same body.
    #[test]
    #[cfg(nightly)]
    fn sizes() {
        let input = Input::new(10);
        let mut larger = String::new();
        for workload in all() {
            let size = |name: &str| {
                let mut them = workload.implementations.iter();
                let it = them.find(|it| it.name == name).expect("everyone has it");
                (it.size)(&input)
            };
            let (ours, native) = (size("ours"), size("native"));
            if ours > native + 8 {
                larger += &format!("{}: {ours} bytes, native {native}\n", workload.name);
            }
        }
        assert!(larger.is_empty(), "{larger}");
    }
}
