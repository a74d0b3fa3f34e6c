//! Finds all files below a folder and prints the ten largest.
//!
//! `cargo run --example walk [FOLDER]`; the default is cargo's registry.
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fmt, fs, io};

use gen_core::{generator, yield_};

/// Anything below the folder that is not a folder itself.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Size in bytes; of the link itself, if it is one.
    pub size: u64,
    /// Where it is.
    pub path: PathBuf,
}

/// What could not be read, and why.
#[derive(Debug)]
pub struct WalkError {
    /// The folder, or the entry of one.
    pub path: PathBuf,
    /// The reason.
    pub cause: io::Error,
}

impl fmt::Display for WalkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot read {}: {}", self.path.display(), self.cause)
    }
}

impl Error for WalkError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.cause)
    }
}

/// Walks the tree below `root`, in no particular order and without following links.
///
/// What cannot be read is an error item that names it, and the walk goes on.
#[generator]
pub fn walk(root: PathBuf) -> impl Iterator<Item = Result<Found, WalkError>> {
    let mut folders = vec![root];
    while let Some(folder) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(cause) => {
                yield_!(Err(WalkError {
                    path: folder,
                    cause
                }));
                continue;
            }
        };
        for entry in entries {
            let entry = match entry {
                Ok(entry) => entry,
                Err(cause) => {
                    yield_!(Err(WalkError {
                        path: folder.clone(),
                        cause
                    }));
                    continue;
                }
            };
            let path = entry.path();
            match entry.metadata() {
                Ok(metadata) if metadata.is_dir() => folders.push(path),
                Ok(metadata) => yield_!(Ok(Found {
                    size: metadata.len(),
                    path
                })),
                Err(cause) => yield_!(Err(WalkError { path, cause })),
            }
        }
    }
}

/// Cargo's registry if there is one, else this project.
fn default_root() -> PathBuf {
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(Path::new(&env::var_os("HOME")?).join(".cargo")))
        .map(|home| home.join("registry"))
        .filter(|registry| registry.is_dir())
        .unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).to_owned())
}

fn main() -> ExitCode {
    let root = env::args_os()
        .nth(1)
        .map_or_else(default_root, PathBuf::from);
    println!("{}", root.display());

    let (mut files, mut bytes, mut errors) = (0_u64, 0_u64, 0_u64);
    let mut largest = BinaryHeap::new();
    for found in walk(root) {
        match found {
            Ok(found) => {
                files += 1;
                bytes += found.size;
                largest.push(Reverse(found));
                if largest.len() > 10 {
                    largest.pop();
                }
            }
            Err(error) => {
                errors += 1;
                eprintln!("{error}");
            }
        }
    }

    for Reverse(Found { size, path }) in largest.into_sorted_vec() {
        println!("{size:>12}  {}", path.display());
    }
    println!("{bytes:>12}  in {files} files; {errors} errors");
    if files == 0 && errors > 0 {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}
