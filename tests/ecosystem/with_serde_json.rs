//! The crate serde_json.

use std::collections::BTreeMap;
use std::io::{self, Read};

use gen_core::{generator, yield_};
use serde::de::DeserializeOwned;
use serde_json::{Deserializer, Value};

use crate::count;

#[generator]
fn values<R: Read>(source: R) -> impl Iterator<Item = serde_json::Result<Value>> {
    let stream = Deserializer::from_reader(source).into_iter::<Value>();
    for value in stream {
        yield_!(value);
    }
}

/// Any type, with the place behind each value.
#[generator]
fn placed<T: DeserializeOwned>(
    text: &str,
) -> impl Iterator<Item = Result<(T, usize), (usize, serde_json::Error)>> {
    let mut stream = Deserializer::from_str(text).into_iter::<T>();
    while let Some(value) = stream.next() {
        let offset = stream.byte_offset();
        yield_!(Ok((value.map_err(|error| (offset, error))?, offset)));
    }
}

/// The names in an object, borrowed from the text itself.
#[generator]
fn names<'a>(text: &'a str) -> impl Iterator<Item = serde_json::Result<&'a str>> {
    let object: BTreeMap<&'a str, Value> = serde_json::from_str(text)?;
    for name in object.into_keys() {
        yield_!(Ok(name));
    }
}

#[test]
fn a_stream_inside_a_generator() {
    let mut found = values(&b"1 [2] {\"a\": 3} oops 4"[..]);
    assert_eq!(found.next().unwrap().unwrap(), 1);
    assert_eq!(found.next().unwrap().unwrap()[0], 2);
    assert_eq!(found.next().unwrap().unwrap()["a"], 3);
    assert!(found.next().unwrap().unwrap_err().is_syntax());

    let mut found = placed::<[u8; 2]>("[1,2]\n[3,4] [5]");
    assert_eq!(found.next().unwrap().unwrap(), ([1, 2], 5));
    assert_eq!(found.next().unwrap().unwrap(), ([3, 4], 11));
    assert_eq!(found.next().unwrap().unwrap_err().0, 12);
    assert!(found.next().is_none());
}

#[test]
fn a_stream_is_read_as_it_is_asked_for() {
    struct Endless(u8);
    impl Read for Endless {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            buffer[0] = if self.0.is_multiple_of(2) { b'7' } else { b' ' };
            self.0 = self.0.wrapping_add(1);
            Ok(1)
        }
    }
    assert!(values(Endless(0)).take(5).all(|value| value.unwrap() == 7));
}

#[test]
fn borrowed_and_back() {
    assert!(
        names(r#"{"b": 1, "a": 2}"#)
            .map(Result::unwrap)
            .eq(["a", "b"])
    );
    assert!(names("{").next().unwrap().unwrap_err().is_eof());
    let value: Value = count(0..3).collect();
    assert_eq!(value.to_string(), "[0,1,2]");
}
