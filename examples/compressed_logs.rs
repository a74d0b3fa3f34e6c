//! Error events out of compressed logs: gzip, chunks, lines, JSON, each stage a generator.
//!
//! `cargo run --release --example compressed_logs [FILE.gz]...`
//!
//! An archive that ends early or a line that is no event is an error item which names its
//! place; what can be read in front of it and behind it is not lost. Without an argument the
//! example makes itself an archive, and a damaged copy of it.
use std::error::Error;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, mem};

use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use gen_core::{generator, yield_};
use serde::Deserialize;

#[path = "common/temporary.rs"]
mod temporary;

/// How many bytes of text a chunk has, the last one apart.
pub const CHUNK: u64 = 16 * 1024;

/// One line of a log.
#[derive(Debug, Deserialize, PartialEq)]
pub struct Event {
    /// In seconds.
    pub time: u64,
    /// `ERROR` and others.
    pub level: String,
    /// What happened.
    pub message: String,
}

/// What is wrong, and where.
#[derive(Debug)]
pub enum LogError {
    /// The archive is damaged, or ends early.
    Archive {
        /// How many bytes of text came out before.
        offset: u64,
        /// The reason.
        cause: io::Error,
    },
    /// A line is not an event.
    Line {
        /// Its number, counted from one.
        line: u64,
        /// The line itself.
        text: Vec<u8>,
        /// The reason.
        cause: serde_json::Error,
    },
}

impl fmt::Display for LogError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Archive { offset, cause } => write!(f, "behind byte {offset}: {cause}"),
            Self::Line { line, cause, .. } => {
                // `serde_json` saw one line only, and calls it the first.
                let (column, cause) = (cause.column(), cause.to_string());
                let cause = cause.split(" at line ").next().unwrap_or_default();
                write!(f, "line {line}, column {column}: {cause}")
            }
        }
    }
}

impl Error for LogError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Archive { cause, .. } => Some(cause),
            Self::Line { cause, .. } => Some(cause),
        }
    }
}

/// The text of a gzip archive, piece by piece. If the archive is damaged, what came out before
/// is an item, and the error is the last one.
#[generator]
pub fn chunks(archive: impl Read) -> impl Iterator<Item = Result<Vec<u8>, LogError>> {
    let mut text = MultiGzDecoder::new(archive);
    let mut offset = 0;
    loop {
        let mut chunk = Vec::new();
        let read = text.by_ref().take(CHUNK).read_to_end(&mut chunk);
        if chunk.is_empty() && read.is_ok() {
            return;
        }
        offset += chunk.len() as u64;
        if !chunk.is_empty() {
            yield_!(Ok(chunk));
        }
        read.map_err(|cause| LogError::Archive { offset, cause })?;
    }
}

/// The lines in `chunks`, wherever those were cut. Errors pass.
#[generator]
pub fn lines(
    chunks: impl Iterator<Item = Result<Vec<u8>, LogError>>,
) -> impl Iterator<Item = Result<Vec<u8>, LogError>> {
    let mut line = Vec::new();
    for chunk in chunks {
        match chunk {
            Ok(chunk) => {
                let mut at = 0;
                while let Some(len) = chunk[at..].iter().position(|&byte| byte == b'\n') {
                    line.extend_from_slice(&chunk[at..at + len]);
                    yield_!(Ok(mem::take(&mut line)));
                    at += len + 1;
                }
                line.extend_from_slice(&chunk[at..]);
            }
            Err(error) => yield_!(Err(error)),
        }
    }
    if !line.is_empty() {
        yield_!(Ok(line));
    }
}

/// The event of each line. Errors pass.
#[generator]
pub fn events(
    lines: impl Iterator<Item = Result<Vec<u8>, LogError>>,
) -> impl Iterator<Item = Result<Event, LogError>> {
    let mut line = 0;
    for text in lines {
        match text {
            Ok(text) => {
                line += 1;
                let event = serde_json::from_slice(&text);
                yield_!(event.map_err(|cause| LogError::Line { line, text, cause }));
            }
            Err(error) => yield_!(Err(error)),
        }
    }
}

/// The events that report an error. Errors pass.
#[generator]
pub fn errors(
    events: impl Iterator<Item = Result<Event, LogError>>,
) -> impl Iterator<Item = Result<Event, LogError>> {
    for event in events {
        if event.as_ref().map_or(true, |event| event.level == "ERROR") {
            yield_!(event);
        }
    }
}

/// All stages, one over the other.
pub fn error_events(archive: impl Read) -> impl Iterator<Item = Result<Event, LogError>> {
    errors(events(lines(chunks(archive))))
}

/// Writes a made-up log of `count` events; every hundredth reports an error.
///
/// # Errors
///
/// If the file cannot be written.
pub fn write_archive(path: &Path, count: u64) -> io::Result<()> {
    let file = BufWriter::new(File::create(path)?);
    let mut archive = GzEncoder::new(file, Compression::fast());
    for time in 0..count {
        let (level, message) = match time % 100 {
            99 => ("ERROR", "upstream closed the \"connection\""),
            _ => ("INFO", "request served"),
        };
        let event = serde_json::json!({ "time": time, "level": level, "message": message });
        writeln!(archive, "{event}")?;
        if time == count / 2 {
            writeln!(archive, "{{\"time\": {time}, \"level\": 7}}")?;
        }
    }
    archive.finish()?.flush()
}

fn report(path: &Path) -> io::Result<()> {
    let archive = File::open(path)?;
    println!("{}: {} bytes", path.display(), archive.metadata()?.len());

    let mut count = 0_u64;
    let mut last = None;
    for event in error_events(BufReader::new(archive)) {
        match event {
            Ok(event) => {
                count += 1;
                last = Some(event);
            }
            Err(error) => println!("    {error}"),
        }
    }
    println!("    {count} error events");
    if let Some(Event { time, message, .. }) = last {
        println!("    the last, at {time}: {message}");
    }
    Ok(())
}

fn run() -> Result<(), Box<dyn Error>> {
    let folder = temporary::Folder::new("compressed_logs")?;
    let mut paths: Vec<_> = env::args_os().skip(1).map(PathBuf::from).collect();
    if paths.is_empty() {
        let (whole, damaged) = (folder.file("whole.gz"), folder.file("damaged.gz"));
        write_archive(&whole, 100_000)?;
        let bytes = fs::read(&whole)?;
        fs::write(&damaged, &bytes[..bytes.len() * 2 / 3])?;
        paths = vec![whole, damaged];
    }
    for path in paths {
        report(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("compressed_logs: {error}");
            ExitCode::FAILURE
        }
    }
}
