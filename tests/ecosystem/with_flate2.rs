//! The crate flate2.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::iter;

use flate2::Compression;
use flate2::read::{GzDecoder, GzEncoder};
use gen_core::{generator, yield_};
use itertools::Itertools;

use crate::{count, words};

#[generator]
fn lines(archive: impl Read) -> impl Iterator<Item = io::Result<String>> {
    let mut lines = BufReader::new(GzDecoder::new(archive)).lines();
    while let Some(line) = lines.next() {
        yield_!(line);
    }
}

/// What is read of a generator is packed while it runs.
#[generator]
fn packed(texts: impl Iterator<Item = String>) -> impl Iterator<Item = io::Result<Vec<u8>>> {
    for text in texts {
        let mut archive = Vec::new();
        GzEncoder::new(text.as_bytes(), Compression::fast()).read_to_end(&mut archive)?;
        yield_!(Ok(archive));
    }
}

/// A writer held across yields: gives how much came out so far.
#[generator]
fn sizes<'a>(lines: impl Iterator<Item = &'a str>) -> impl Iterator<Item = io::Result<usize>> {
    let mut archive = flate2::write::GzEncoder::new(Vec::new(), Compression::best());
    for line in lines {
        archive.write_all(line.as_bytes())?;
        archive.flush()?;
        yield_!(Ok(archive.get_ref().len()));
    }
    yield_!(archive.finish().map(|all| all.len()));
}

#[test]
fn there_and_back() {
    let text = count(0..1000).join("\n");
    let archive = packed(iter::once(text.clone())).next().unwrap().unwrap();
    assert!(archive.len() < text.len());
    assert!(lines(&archive[..]).map(Result::unwrap).eq(text.lines()));

    let error = lines(&archive[..archive.len() / 2]).find_map(Result::err);
    assert_eq!(error.unwrap().kind(), io::ErrorKind::UnexpectedEof);

    let sizes: Vec<_> = sizes(words("a b c")).map(Result::unwrap).collect();
    assert_eq!(sizes.len(), 4);
    assert!(sizes.is_sorted() && sizes[0] < sizes[3], "{sizes:?}");
}
