//! The crate csv.

use std::io::Read;

use gen_core::{generator, yield_};
use serde::Deserialize;

use crate::{count, words};

#[derive(Debug, Deserialize, PartialEq)]
struct City {
    name: String,
    people: u64,
}

#[generator]
fn large<R: Read>(source: R) -> impl Iterator<Item = csv::Result<City>> {
    let reader = csv::Reader::from_reader(source);
    for city in reader.into_deserialize() {
        let city: City = city?;
        if city.people > 1000 {
            yield_!(Ok(city));
        }
    }
}

/// The reader is the caller's, so that its rows may borrow from it.
#[generator]
fn firsts<R: Read>(reader: &mut csv::Reader<R>) -> impl Iterator<Item = csv::Result<String>> {
    for record in reader.records() {
        yield_!(record.map(|record| record[0].to_owned()));
    }
}

/// One record for all rows, filled again after each yield.
#[generator]
fn widths<R: Read>(source: R) -> impl Iterator<Item = csv::Result<(u64, usize)>> {
    let mut reader = csv::Reader::from_reader(source);
    let mut record = csv::ByteRecord::new();
    while reader.read_byte_record(&mut record)? {
        let line = record.position().map_or(0, csv::Position::line);
        yield_!(Ok((line, record.as_slice().len())));
    }
}

const CITIES: &str = "name,people\nA,5000\n\"B\nb\",7\nC,2000\n";

#[test]
fn rows_inside_a_generator() {
    let cities: Vec<_> = large(CITIES.as_bytes()).map(Result::unwrap).collect();
    assert_eq!(
        cities.iter().map(|city| &city.name).collect::<Vec<_>>(),
        ["A", "C"]
    );

    let bad = CITIES.replace("2000", "many");
    let mut cities = large(bad.as_bytes());
    assert!(cities.next().unwrap().is_ok());
    let error = cities.next().unwrap().unwrap_err();
    assert_eq!(error.position().unwrap().line(), 5);
    assert!(cities.next().is_none());
}

#[test]
fn a_borrowed_reader_can_be_used_again() {
    let mut reader = csv::Reader::from_reader(CITIES.as_bytes());
    let first = firsts(&mut reader).next().unwrap().unwrap();
    assert_eq!(first, "A");
    assert!(firsts(&mut reader).map(Result::unwrap).eq(["B\nb", "C"]));
    assert!(
        widths(CITIES.as_bytes())
            .map(Result::unwrap)
            .eq([(2, 5), (3, 4), (5, 5)])
    );
}

#[test]
fn a_generator_is_written_as_rows() {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in count(1..3).map(|n| (n, "x,y")) {
        writer.serialize(row).unwrap();
    }
    writer.write_record(words("a b")).unwrap();
    assert_eq!(writer.into_inner().unwrap(), b"1,\"x,y\"\n2,\"x,y\"\na,b\n");
}
