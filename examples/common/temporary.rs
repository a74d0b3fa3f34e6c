//! A folder for the files that an example makes.

use std::path::PathBuf;
use std::{env, fs, io, process};

/// A folder of its own below the temporary one, removed at the end, whatever the end may be.
pub struct Folder(pub PathBuf);

impl Folder {
    /// Makes the folder; `name` tells it from those of the same process.
    ///
    /// # Errors
    ///
    /// If it cannot be made.
    pub fn new(name: &str) -> io::Result<Self> {
        let path = env::temp_dir().join(format!("generators-{}-{name}", process::id()));
        fs::create_dir_all(&path)?;
        Ok(Self(path))
    }

    /// The path of a file in it.
    pub fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0) {
            eprintln!("cannot remove {}: {error}", self.0.display());
        }
    }
}
