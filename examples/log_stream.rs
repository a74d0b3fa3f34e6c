//! Streams a log of any size through two generators in constant memory.
//!
//! `cargo run --release --example log_stream [FILE]`
//!
//! Without an argument it writes itself a log of 256 MiB to a temporary folder first. It
//! fails if streaming needed 8 MiB of memory or more.
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;
use std::{env, process};

use gen_core::{generator, yield_};

const DEFAULT_LOG: u64 = 256 * MIB;
const MEMORY_LIMIT: u64 = 8 * MIB;
/// A longer line comes in pieces, so that a file without line ends is no danger.
const LINE_LIMIT: u64 = MIB;
const MIB: u64 = 1 << 20;

/// The lines of `reader`, read through one buffer. An error of the reader is the last item.
#[generator]
pub fn lines(mut reader: impl BufRead) -> impl Iterator<Item = io::Result<String>> {
    let mut buffer = Vec::new();
    while reader
        .by_ref()
        .take(LINE_LIMIT)
        .read_until(b'\n', &mut buffer)?
        > 0
    {
        yield_!(Ok(
            String::from_utf8_lossy(buffer.trim_ascii_end()).into_owned()
        ));
        buffer.clear();
    }
}

/// Neighbouring lines that report an error.
#[derive(Debug, PartialEq)]
pub struct Burst {
    /// Number of the first line, counted from one.
    pub line: u64,
    /// How many lines there are.
    pub len: u64,
    /// The first line itself.
    pub first: String,
}

/// Groups the `ERROR` lines of a log. A read error is an item too, and loses nothing.
#[generator]
pub fn bursts(
    lines: impl Iterator<Item = io::Result<String>>,
) -> impl Iterator<Item = io::Result<Burst>> {
    let mut open: Option<Burst> = None;
    for (number, line) in (1..).zip(lines) {
        match line {
            Ok(line) if line.contains(" ERROR ") => match &mut open {
                Some(burst) => burst.len += 1,
                None => {
                    open = Some(Burst {
                        line: number,
                        len: 1,
                        first: line,
                    })
                }
            },
            Ok(_) => {
                if let Some(burst) = open.take() {
                    yield_!(Ok(burst));
                }
            }
            Err(error) => yield_!(Err(error)),
        }
    }
    if let Some(burst) = open {
        yield_!(Ok(burst));
    }
}

/// Writes a made-up log of at least `size` bytes: mostly quiet, now and then in trouble.
///
/// # Errors
///
/// If the file cannot be written.
pub fn write_log(path: &Path, size: u64) -> io::Result<()> {
    let mut log = BufWriter::new(File::create(path)?);
    let mut written = 0;
    let mut random = 1_u64;
    for second in 0_u64.. {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let (level, what) = match random >> 57 {
            0 => ("ERROR", "upstream closed the connection"),
            1..16 => ("WARN", "slow answer"),
            _ => ("INFO", "request served"),
        };
        let repeats = if level == "ERROR" { 1 + second % 3 } else { 1 };
        for _ in 0..repeats {
            let line = format!("{second:010} {level} worker-{:02}: {what}\n", random >> 59);
            log.write_all(line.as_bytes())?;
            written += line.len() as u64;
        }
        if written >= size {
            break;
        }
    }
    log.flush()
}

/// A file that is removed at the end, whatever the end may be.
struct Temporary(PathBuf);

impl Drop for Temporary {
    fn drop(&mut self) {
        match fs::remove_file(&self.0) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                eprintln!("cannot remove {}: {error}", self.0.display());
            }
            _ => {}
        }
    }
}

/// Peak memory of this process in bytes, where `/proc` tells it.
fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<u64>().ok()? * 1024)
}

fn stream(path: &Path) -> io::Result<bool> {
    // Forgets the peak of what ran before, where the kernel lets us.
    let _ = fs::write("/proc/self/clear_refs", "5");
    let memory_before = peak_memory();
    let start = Instant::now();

    let mut line_count = 0_u64;
    let log = BufReader::with_capacity(64 * 1024, File::open(path)?);
    let counted = lines(log).inspect(|_| line_count += 1);
    let (mut burst_count, mut longest) = (0_u64, None::<Burst>);
    for burst in bursts(counted) {
        let burst = burst?;
        burst_count += 1;
        if longest
            .as_ref()
            .is_none_or(|longest| burst.len > longest.len)
        {
            longest = Some(burst);
        }
    }

    let millis = start.elapsed().as_millis().max(1);
    println!(
        "{line_count} lines in {millis} ms: {} lines per second",
        u128::from(line_count) * 1000 / millis
    );
    println!("{burst_count} bursts of errors");
    if let Some(Burst { line, len, first }) = longest {
        println!("the longest, {len} lines from line {line}: {first}");
    }

    let (Some(before), Some(peak)) = (memory_before, peak_memory()) else {
        println!("peak memory: not known on this system");
        return Ok(true);
    };
    let grown = peak.saturating_sub(before);
    println!(
        "peak memory: {} KiB, {} KiB above the start",
        peak / 1024,
        grown / 1024
    );
    if grown >= MEMORY_LIMIT {
        eprintln!("that is more than the {} MiB allowed", MEMORY_LIMIT / MIB);
    }
    Ok(grown < MEMORY_LIMIT)
}

/// Streams the named log, or one that it makes; tells whether memory stayed small.
fn run() -> Result<bool, String> {
    let named = env::args_os().nth(1).map(PathBuf::from);
    let made = named.is_none();
    let path =
        named.unwrap_or_else(|| env::temp_dir().join(format!("log_stream-{}.log", process::id())));
    let at_path = |error| format!("{}: {error}", path.display());

    let _temporary = made.then(|| Temporary(path.clone()));
    if made {
        println!("writing {} MiB to {}", DEFAULT_LOG / MIB, path.display());
        write_log(&path, DEFAULT_LOG).map_err(at_path)?;
    }
    stream(&path).map_err(at_path)
}

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("log_stream: {error}");
            ExitCode::FAILURE
        }
    }
}
