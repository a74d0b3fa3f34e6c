//! Rows of a large CSV file as maps, one at a time.
//!
//! `cargo run --release --example csv_rows [FILE]`
//!
//! Quoted fields may hold commas and line ends. A row that cannot be a map is an error item
//! with its line and its fields, and the rows behind it follow. Without an argument the
//! example makes itself a file, with three bad rows in it.
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;
use std::{env, fmt};

use csv::{ByteRecord, Reader, ReaderBuilder, StringRecord};
use gen_core::{generator, yield_};

#[path = "common/temporary.rs"]
mod temporary;

/// The fields of a row by the names in the head of the file, which all rows share.
pub type Row = BTreeMap<Arc<str>, String>;

/// A row that is no map.
#[derive(Debug)]
pub struct BadRow {
    /// The line it begins at, counted from one.
    pub line: u64,
    /// What stands there, so that nothing is lost.
    pub fields: ByteRecord,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What can be wrong with a row.
#[derive(Debug)]
pub enum Problem {
    /// It has more fields than the head, or fewer.
    Length {
        /// As many as the head has.
        expected: usize,
    },
    /// The field of this name, if it is not one of the head itself, is not UTF-8.
    NotUtf8(Option<Arc<str>>),
    /// A quote was opened and the file ended: all that follows it is one field.
    OpenQuote,
    /// The head has this name twice, so one of the two fields would be lost.
    SameName(String),
    /// The file cannot be read any further.
    Unreadable(csv::Error),
}

impl fmt::Display for BadRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: ", self.line)?;
        match &self.problem {
            Problem::Length { expected } => {
                write!(f, "{} fields where {expected} belong", self.fields.len())
            }
            Problem::NotUtf8(Some(name)) => write!(f, "`{name}` is not UTF-8"),
            Problem::NotUtf8(None) => write!(f, "a name is not UTF-8"),
            Problem::OpenQuote => write!(f, "a quote is opened here and never closed"),
            Problem::SameName(name) => write!(f, "there are two fields named `{name}`"),
            Problem::Unreadable(cause) => write!(f, "cannot read on: {cause}"),
        }
    }
}

impl Error for BadRow {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.problem {
            Problem::Unreadable(cause) => Some(cause),
            _ => None,
        }
    }
}

/// The rows of `source`, whose first one is the head.
///
/// Reads a row when it is asked for, and not a line more.
#[generator]
pub fn rows(source: impl BufRead) -> impl Iterator<Item = Result<Row, BadRow>> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(LineByLine::new(source));

    let Some(head) = next_record(&mut reader)? else {
        return;
    };
    let names = names(head)?;
    while let Some(record) = next_record(&mut reader).transpose() {
        yield_!(record.and_then(|record| row(&names, record)));
    }
}

/// The fields of one row, and the line it begins at.
struct Record {
    line: u64,
    fields: ByteRecord,
}

impl Record {
    fn is(self, problem: Problem) -> BadRow {
        BadRow {
            line: self.line,
            fields: self.fields,
            problem,
        }
    }
}

fn next_record(reader: &mut Reader<LineByLine<impl BufRead>>) -> Result<Option<Record>, BadRow> {
    let mut fields = ByteRecord::new();
    let read = reader.read_byte_record(&mut fields);
    // The crate's own count takes the empty lines before a row for a part of it.
    let source = reader.get_ref();
    let breaks = fields.as_slice().iter().filter(|&&byte| byte == b'\n');
    let line = match read {
        Ok(_) => source.line - breaks.count() as u64,
        Err(_) => source.line + u64::from(source.whole),
    };
    let record = Record { line, fields };
    match read {
        Ok(true) if source.at_end => Err(record.is(Problem::OpenQuote)),
        Ok(true) => Ok(Some(record)),
        Ok(false) => Ok(None),
        Err(cause) => Err(record.is(Problem::Unreadable(cause))),
    }
}

fn names(head: Record) -> Result<Vec<Arc<str>>, BadRow> {
    let Ok(fields) = StringRecord::from_byte_record(head.fields.clone()) else {
        return Err(head.is(Problem::NotUtf8(None)));
    };
    let mut seen = BTreeSet::new();
    if let Some(twice) = fields.iter().find(|name| !seen.insert(*name)) {
        return Err(head.is(Problem::SameName(twice.to_owned())));
    }
    Ok(fields.iter().map(Arc::from).collect())
}

fn row(names: &[Arc<str>], record: Record) -> Result<Row, BadRow> {
    let expected = names.len();
    if record.fields.len() != expected {
        return Err(record.is(Problem::Length { expected }));
    }
    let mut row = Row::new();
    for (name, field) in names.iter().zip(&record.fields) {
        let Ok(field) = str::from_utf8(field) else {
            return Err(record.is(Problem::NotUtf8(Some(name.clone()))));
        };
        row.insert(name.clone(), field.to_owned());
    }
    Ok(row)
}

/// Hands out one line a call and ends the last one if need be: so the line handed out last is
/// the last one of the row, and only a row with an open quote asks for more at the end.
struct LineByLine<R> {
    source: R,
    /// The line handed out last, counted from one; at the end the one behind it.
    line: u64,
    /// Whether all of it was handed out.
    whole: bool,
    /// Whether there was nothing more to hand out.
    at_end: bool,
    buffer: Vec<u8>,
}

impl<R> LineByLine<R> {
    fn new(source: R) -> Self {
        Self {
            source,
            line: 0,
            whole: true,
            at_end: false,
            buffer: Vec::new(),
        }
    }
}

impl<R: BufRead> Read for LineByLine<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        self.buffer.clear();
        let room = out.len() as u64;
        let source = self.source.by_ref();
        source.take(room).read_until(b'\n', &mut self.buffer)?;
        match self.buffer.last() {
            Some(last) => {
                self.line += u64::from(self.whole);
                self.whole = *last == b'\n';
            }
            None if !self.whole => {
                self.buffer.push(b'\n');
                self.whole = true;
            }
            None if !self.at_end => {
                self.line += 1;
                self.at_end = true;
            }
            None => {}
        }
        out[..self.buffer.len()].copy_from_slice(&self.buffer);
        Ok(self.buffer.len())
    }
}

/// Writes a made-up list of books with `count` good rows and three bad ones.
///
/// # Errors
///
/// If the file cannot be written.
pub fn write_books(path: &Path, count: u64) -> io::Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    writeln!(file, "id,title,remark")?;
    for id in 0..count {
        match id % 4 {
            0 => writeln!(file, "{id},Plain,none")?,
            1 => writeln!(file, "{id},\"Commas, and \"\"quotes\"\"\",none")?,
            2 => writeln!(file, "{id},\"Two\nlines\",\"three\n\nlines\"")?,
            _ => write!(file, "{id},Windows,\"line end\"\r\n")?,
        }
        if id == count / 2 {
            writeln!(file, "{id},a field is missing")?;
            file.write_all(b"not UTF-8,\xff,\n")?;
        }
    }
    write!(file, "{count},\"never closed,\nto the end")?;
    file.flush()
}

fn run() -> Result<(), Box<dyn Error>> {
    let folder = temporary::Folder::new("csv_rows")?;
    let path = match env::args_os().nth(1) {
        Some(path) => PathBuf::from(path),
        None => {
            let path = folder.file("books.csv");
            write_books(&path, 200_000)?;
            path
        }
    };
    let file = File::open(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    println!("{}: {} bytes", path.display(), file.metadata()?.len());

    let start = Instant::now();
    let (mut good, mut bad) = (0_u64, 0_u64);
    for row in rows(BufReader::new(file)) {
        match row {
            Ok(row) => {
                good += 1;
                if good <= 3 {
                    println!("{row:?}");
                }
            }
            Err(error) => {
                bad += 1;
                eprintln!("{error}: {:?}", error.fields);
            }
        }
    }
    let millis = start.elapsed().as_millis().max(1);
    let rate = u128::from(good + bad) * 1000 / millis;
    println!("{good} rows and {bad} bad ones in {millis} ms: {rate} rows per second");
    Ok(())
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("csv_rows: {error}");
            ExitCode::FAILURE
        }
    }
}
