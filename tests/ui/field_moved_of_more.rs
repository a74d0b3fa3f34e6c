//! A field without an empty value is moved, and other fields are used behind a yield.

use gen_core::{generator, yield_};

struct Header(String);

struct Message {
    header: Header,
    body: String,
    tags: Vec<String>,
}

#[generator]
fn parts(message: Message) -> impl Iterator<Item = String> {
    let header = message.header; //~ ERROR
    yield_!(header.0);
    yield_!(message.body);
}

#[generator]
fn generic<T>(pair: (T, T)) -> impl Iterator<Item = T> {
    yield_!(pair.0); //~ ERROR
    yield_!(pair.1);
}

struct Logged {
    lines: Vec<String>,
    name: String,
}

impl Drop for Logged {
    fn drop(&mut self) {}
}

#[generator]
fn has_a_drop(log: Logged) -> impl Iterator<Item = String> {
    for line in log.lines { //~ ERROR
        yield_!(line);
    }
    yield_!(log.name.clone());
}

#[generator]
fn behind_a_reference(messages: &[Message]) -> impl Iterator<Item = String> {
    let first = &messages[0];
    for tag in first.tags { //~ ERROR
        yield_!(tag);
    }
    yield_!(first.body.clone());
}

#[generator]
fn used_as_a_whole(message: Message) -> impl Iterator<Item = String> {
    for tag in message.tags { //~ ERROR
        yield_!(tag);
    }
    drop(message);
}

fn main() {}
