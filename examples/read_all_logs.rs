//! `yield_from!`: the lines of several files, one file after the other.
//!
//! `cargo run --example read_all_logs [FILE]...`
//!
//! A file is opened when its first line is asked for, and closed before the next is opened.
//! One that cannot be read is an error item that names it, and the others follow.
use std::error::Error;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::{env, fmt};

use gen_core::{generator, yield_, yield_from};

#[path = "common/temporary.rs"]
mod temporary;

/// A line, and where it stands.
#[derive(Debug, PartialEq)]
pub struct Line {
    /// The file.
    pub path: Arc<Path>,
    /// Its number in the file, counted from one.
    pub number: u64,
    /// What it says.
    pub text: String,
}

/// What could not be read, and why.
#[derive(Debug)]
pub struct LogError {
    /// The file.
    pub path: Arc<Path>,
    /// The line, or none if the file cannot be opened.
    pub number: Option<u64>,
    /// The reason.
    pub cause: io::Error,
}

impl fmt::Display for LogError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.path.display())?;
        if let Some(number) = self.number {
            write!(f, "{number}:")?;
        }
        write!(f, " {}", self.cause)
    }
}

impl Error for LogError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.cause)
    }
}

/// The lines of one file. A line that is not UTF-8 is an error item, and the others follow.
#[generator]
pub fn read_log(path: Arc<Path>) -> impl Iterator<Item = Result<Line, LogError>> {
    let error = |path: &Arc<Path>, number, cause| LogError {
        path: path.clone(),
        number,
        cause,
    };
    let file = File::open(&path).map_err(|cause| error(&path, None, cause))?;
    for (number, text) in (1..).zip(BufReader::new(file).lines()) {
        match text {
            Ok(text) => yield_!(Ok(Line {
                path: path.clone(),
                number,
                text,
            })),
            Err(cause) if cause.kind() == ErrorKind::InvalidData => {
                yield_!(Err(error(&path, Some(number), cause)));
            }
            // The next read would fail in the same way, for ever.
            Err(cause) => Err(error(&path, Some(number), cause))?,
        }
    }
}

/// The lines of all files.
#[generator]
pub fn read_all<P: Into<Arc<Path>>>(
    paths: impl IntoIterator<Item = P>,
) -> impl Iterator<Item = Result<Line, LogError>> {
    for path in paths {
        yield_from!(read_log(path.into()));
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let folder = temporary::Folder::new("read_all_logs")?;
    let mut paths: Vec<_> = env::args_os().skip(1).map(PathBuf::from).collect();
    if paths.is_empty() {
        paths.extend(["monday", "tuesday", "wednesday"].map(|name| folder.file(name)));
        fs::write(&paths[0], "up at six\nbread is out\n")?;
        // There is no log of Tuesday.
        fs::write(&paths[2], b"up at seven\ncaf\xe9\nno bread")?;
    }
    for line in read_all(paths) {
        match line {
            Ok(Line { path, number, text }) => println!("{}:{number}: {text}", path.display()),
            Err(error) => println!("error: {error}"),
        }
    }
    Ok(())
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("read_all_logs: {error}");
            ExitCode::FAILURE
        }
    }
}
