//! Lists a folder and all below it, as `find` does; what cannot be read is an error item.
//!
//! `cargo run --example directory [FOLDER]`; the default is this project's `examples`, with a
//! folder that is not there.
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fmt, fs, io};

use gen_core::{SendRecursive, generator, yield_, yield_from};

/// A file or a folder.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it is.
    pub path: PathBuf,
    /// How many folders it is in, from where the walk began.
    pub depth: usize,
    /// Size in bytes; `None` for a folder.
    pub size: Option<u64>,
}

/// What could not be read, and why.
#[derive(Debug)]
pub struct Unreadable {
    /// The folder, or the entry of one.
    pub path: PathBuf,
    /// The reason.
    pub cause: io::Error,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot read {}: {}", self.path.display(), self.cause)
    }
}

impl Error for Unreadable {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.cause)
    }
}

/// A folder, then what is in it by name, folders with all that is in them. Links are not
/// followed.
///
/// A `?` ends the folder that it stands in, with an error item; the walk goes on behind it.
#[generator]
pub fn directory(path: PathBuf, depth: usize) -> SendRecursive<'static, Result<Entry, Unreadable>> {
    let unreadable = |cause| Unreadable {
        path: path.clone(),
        cause,
    };
    let metadata = fs::symlink_metadata(&path).map_err(unreadable)?;
    if !metadata.is_dir() {
        let size = Some(metadata.len());
        yield_!(Ok(Entry { path, depth, size }));
        return;
    }
    let mut below = fs::read_dir(&path)
        .and_then(Iterator::collect::<io::Result<Vec<_>>>)
        .map_err(unreadable)?;
    below.sort_by_key(fs::DirEntry::file_name);
    yield_!(Ok(Entry {
        path,
        depth,
        size: None,
    }));
    for entry in below {
        yield_from!(directory(entry.path(), depth + 1));
    }
}

/// Prints the tree; the number of what could not be read.
fn print(root: &Path) -> usize {
    let (mut files, mut bytes, mut errors) = (0, 0, 0);
    for entry in directory(root.to_owned(), 0) {
        match entry {
            Ok(Entry { path, depth, size }) => {
                let name = path.file_name().unwrap_or(path.as_os_str());
                let indent = "    ".repeat(depth);
                match size {
                    Some(size) => {
                        println!("{indent}{} ({size} bytes)", name.display());
                        files += 1;
                        bytes += size;
                    }
                    None => println!("{indent}{}/", name.display()),
                }
            }
            Err(error) => {
                eprintln!("{error}");
                errors += 1;
            }
        }
    }
    println!("{files} files, {bytes} bytes");
    errors
}

fn main() -> ExitCode {
    let given = env::args_os().nth(1).map(PathBuf::from);
    let is_given = given.is_some();
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let errors = print(&given.unwrap_or_else(|| examples.clone()));
    if is_given {
        return ExitCode::from(u8::from(errors > 0));
    }
    println!("and what there is not:");
    print(&examples.join("nothing"));
    ExitCode::SUCCESS
}
