//! A pipeline: parse, filter, format, each stage a generator over the one before.
//!
//! `cargo run --example pipeline [FILE]`
//!
//! Between two stages, a tap counts and prints what passes and keeps none of it. The order
//! of what it prints shows that no stage reads ahead, and the example fails if one did.
use std::cell::Cell;
use std::error::Error;
use std::fmt::{self, Debug};
use std::fs::File;
use std::io::{self, BufRead, BufReader, ErrorKind};
use std::num::ParseFloatError;
use std::process::ExitCode;
use std::{env, iter};

use gen_core::{generator, yield_};

/// One line of the input: `SENSOR CELSIUS`.
#[derive(Debug, PartialEq)]
pub struct Reading {
    /// The line it stands at, counted from one.
    pub line: u64,
    /// Which sensor.
    pub sensor: String,
    /// How warm.
    pub celsius: f64,
}

/// A line that is no reading.
#[derive(Debug)]
pub struct BadLine {
    /// The line, counted from one.
    pub line: u64,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What can be wrong with a line.
#[derive(Debug)]
pub enum Problem {
    /// It is not `SENSOR CELSIUS`.
    NotTwoWords(String),
    /// The second word is not a number.
    NotANumber(String, ParseFloatError),
    /// It cannot be read.
    Unreadable(io::Error),
}

impl fmt::Display for BadLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: ", self.line)?;
        match &self.problem {
            Problem::NotTwoWords(text) => write!(f, "`{text}` is not a sensor and a number"),
            Problem::NotANumber(word, cause) => write!(f, "`{word}`: {cause}"),
            Problem::Unreadable(cause) => write!(f, "{cause}"),
        }
    }
}

impl Error for BadLine {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.problem {
            Problem::NotTwoWords(_) => None,
            Problem::NotANumber(_, cause) => Some(cause),
            Problem::Unreadable(cause) => Some(cause),
        }
    }
}

fn reading(line: u64, text: io::Result<String>) -> Result<Reading, BadLine> {
    let bad = |problem| BadLine { line, problem };
    let text = text.map_err(|cause| bad(Problem::Unreadable(cause)))?;
    let Some((sensor, celsius)) = text.split_once(' ') else {
        return Err(bad(Problem::NotTwoWords(text)));
    };
    match celsius.parse() {
        Ok(celsius) => Ok(Reading {
            line,
            sensor: sensor.to_owned(),
            celsius,
        }),
        Err(cause) => Err(bad(Problem::NotANumber(celsius.to_owned(), cause))),
    }
}

/// First stage: readings out of lines; the empty ones are left out. If the source fails, that
/// is the last item.
#[generator]
pub fn parse(
    lines: impl Iterator<Item = io::Result<String>>,
) -> impl Iterator<Item = Result<Reading, BadLine>> {
    for (line, text) in (1..).zip(lines) {
        let is_broken = matches!(&text, Err(error) if error.kind() != ErrorKind::InvalidData);
        if !text.as_ref().is_ok_and(String::is_empty) {
            yield_!(reading(line, text));
        }
        if is_broken {
            return; // the next read would fail in the same way, for ever
        }
    }
}

/// Second stage: the readings above `limit`. Errors pass.
#[generator]
pub fn above(
    limit: f64,
    readings: impl Iterator<Item = Result<Reading, BadLine>>,
) -> impl Iterator<Item = Result<Reading, BadLine>> {
    for reading in readings {
        if reading.as_ref().map_or(true, |r| r.celsius > limit) {
            yield_!(reading);
        }
    }
}

/// Third stage: a sentence for each reading. Errors pass.
#[generator]
pub fn format(
    readings: impl Iterator<Item = Result<Reading, BadLine>>,
) -> impl Iterator<Item = Result<String, BadLine>> {
    for reading in readings {
        yield_!(reading.map(|r| format!("{} is at {:.1} °C", r.sensor, r.celsius)));
    }
}

/// Goes between two stages: says what passes and, at the end, how much it was.
#[generator]
pub fn tap<T: Debug>(
    name: &str,
    say: impl Fn(&str),
    items: impl Iterator<Item = T>,
) -> impl Iterator<Item = T> {
    let mut count = 0_u64;
    for item in items {
        count += 1;
        say(&format!("{name} {count}: {item:?}"));
        yield_!(item);
    }
    say(&format!("{name}: {count} in all"));
}

const READINGS: &str = "\
oven 180.5
fridge 4
boiler 61.25

oven warm
cellar 12
kettle
kettle 99.5
fridge 5
";

fn run() -> Result<(), Box<dyn Error>> {
    let source: Box<dyn BufRead> = match env::args_os().nth(1) {
        Some(path) => Box::new(BufReader::new(File::open(path)?)),
        None => Box::new(READINGS.as_bytes()),
    };

    let line_count = Cell::new(0);
    let lines = source.lines().inspect(|_| {
        line_count.set(line_count.get() + 1);
    });
    let line_at_filter = Cell::new(0);
    let say = |what: &str| println!("    {what}");

    let parsed = tap("parsed", say, parse(lines));
    let filtered = tap("filtered", say, above(50.0, parsed));
    let noted = filtered.inspect(|item| {
        let (Ok(Reading { line, .. }) | Err(BadLine { line, .. })) = item;
        line_at_filter.set(*line);
    });
    let mut sentences = format(noted);

    println!("all stages are set up, {} lines are read", line_count.get());
    for item in iter::from_fn(|| {
        println!("next");
        sentences.next()
    }) {
        match item {
            Ok(sentence) => println!("{sentence}"),
            Err(error) => println!("error: {error}"),
        }
        if line_count.get() != line_at_filter.get() {
            let (read, needed) = (line_count.get(), line_at_filter.get());
            return Err(format!("{read} lines are read, only {needed} were needed").into());
        }
    }
    println!("after each item, no line behind its own had been read");
    Ok(())
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("pipeline: {error}");
            ExitCode::FAILURE
        }
    }
}
