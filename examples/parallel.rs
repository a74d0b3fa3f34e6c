//! A generator as the source of parallel work: rayon's `par_bridge`.
//!
//! `cargo run --release --example parallel [FILE]`
//!
//! One thread at a time runs the generator, which reads a file of numbers; all of them test
//! the numbers for being prime. The result is the one of a single thread, errors included.
use std::error::Error;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, ErrorKind, Write};
use std::num::ParseIntError;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;
use std::{env, fmt};

use gen_core::{generator, yield_};
use rayon::iter::{ParallelBridge, ParallelIterator};

#[path = "common/temporary.rs"]
mod temporary;

/// A line that is no number.
#[derive(Debug)]
pub struct BadLine {
    /// The line, counted from one.
    pub line: u64,
    /// The reason.
    pub cause: Cause,
}

/// Why a line is no number.
#[derive(Debug)]
pub enum Cause {
    /// It cannot be read.
    Read(io::Error),
    /// It says something else.
    Parse(ParseIntError),
}

impl fmt::Display for BadLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: ", self.line)?;
        match &self.cause {
            Cause::Read(cause) => write!(f, "{cause}"),
            Cause::Parse(cause) => write!(f, "{cause}"),
        }
    }
}

impl Error for BadLine {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.cause {
            Cause::Read(cause) => Some(cause),
            Cause::Parse(cause) => Some(cause),
        }
    }
}

/// The numbers of `source`, one a line. If it cannot be read on, that is the last item.
#[generator]
pub fn numbers(source: impl BufRead + Send) -> impl Iterator<Item = Result<u64, BadLine>> + Send {
    for (line, text) in (1..).zip(source.lines()) {
        match text {
            Ok(text) => yield_!(text.trim().parse().map_err(|cause| BadLine {
                line,
                cause: Cause::Parse(cause),
            })),
            Err(error) => {
                let is_last = error.kind() != ErrorKind::InvalidData;
                let cause = Cause::Read(error);
                yield_!(Err(BadLine { line, cause }));
                if is_last {
                    return;
                }
            }
        }
    }
}

/// What was found out about the numbers.
#[derive(Debug, Default, PartialEq)]
pub struct Found {
    /// How many are prime.
    pub primes: u64,
    /// The largest that is.
    pub largest: Option<u64>,
    /// The lines that are no numbers, in their order.
    pub bad_lines: Vec<u64>,
}

impl Found {
    /// What one number, or one bad line, adds.
    fn with(mut self, number: Result<u64, BadLine>) -> Self {
        match number {
            Ok(number) if is_prime(number) => {
                self.primes += 1;
                self.largest = self.largest.max(Some(number));
            }
            Ok(_) => {}
            Err(error) => self.bad_lines.push(error.line),
        }
        self
    }

    /// Both together, whatever part each is of.
    fn and(mut self, mut other: Self) -> Self {
        self.bad_lines.append(&mut other.bad_lines);
        self.bad_lines.sort_unstable();
        Self {
            primes: self.primes + other.primes,
            largest: self.largest.max(other.largest),
            ..self
        }
    }
}

/// By trial, so that there is some work to do.
pub fn is_prime(n: u64) -> bool {
    n >= 2
        && (2..)
            .take_while(|d| *d <= n / d)
            .all(|d| !n.is_multiple_of(d))
}

/// On this thread.
pub fn in_sequence(numbers: impl Iterator<Item = Result<u64, BadLine>>) -> Found {
    numbers.fold(Found::default(), Found::with)
}

/// On all of rayon's threads.
pub fn in_parallel(numbers: impl Iterator<Item = Result<u64, BadLine>> + Send) -> Found {
    numbers
        .par_bridge()
        .fold(Found::default, Found::with)
        .reduce(Found::default, Found::and)
}

/// Writes `count` numbers of ten digits, and a line that is none in the middle.
///
/// # Errors
///
/// If the file cannot be written.
pub fn write_numbers(path: &Path, count: u64) -> io::Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    for n in 0..count {
        if n == count / 2 {
            writeln!(file, "no number")?;
        }
        writeln!(file, "{}", 1_000_000_007 + n * n * 6)?;
    }
    file.flush()
}

fn run() -> Result<(), Box<dyn Error>> {
    let folder = temporary::Folder::new("parallel")?;
    let path = match env::args_os().nth(1) {
        Some(path) => PathBuf::from(path),
        None => {
            let path = folder.file("numbers.txt");
            write_numbers(&path, 2_000)?;
            path
        }
    };
    let open = || match File::open(&path) {
        Ok(file) => Ok(numbers(BufReader::new(file))),
        Err(error) => Err(format!("{}: {error}", path.display())),
    };

    let start = Instant::now();
    let sequential = in_sequence(open()?);
    println!("one thread: {} ms", start.elapsed().as_millis());
    let start = Instant::now();
    let parallel = in_parallel(open()?);
    let threads = rayon::current_num_threads();
    println!("{threads} threads: {} ms", start.elapsed().as_millis());

    println!("{parallel:?}");
    if parallel != sequential {
        return Err(format!("one thread found {sequential:?}").into());
    }
    Ok(())
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("parallel: {error}");
            ExitCode::FAILURE
        }
    }
}
