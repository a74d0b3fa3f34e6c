use std::io::Read;

use gen_core::{generator, yield_};

#[generator]
fn by_reference(mut from: impl Read) -> impl Iterator<Item = u8> {
    let mut buffer = [0; 2];
    while let Ok(n @ 1..) = from.read(&mut buffer) {
        for byte in &buffer[..n] { //~ ERROR
            yield_!(*byte);
        }
    }
}

#[generator]
fn by_method(buffer: Vec<u8>, n: usize) -> impl Iterator<Item = u8> {
    for byte in buffer[n..].iter() { //~ ERROR
        yield_!(*byte);
    }
}

fn main() {
    for _ in by_reference([1].as_slice()) {}
    for _ in by_method(vec![1], 0) {}
}
