//! The crate walkdir.

use std::path::{Path, PathBuf};
use std::{env, fs, process};

use gen_core::{generator, yield_};
use walkdir::{DirEntry, WalkDir};

struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn folder(name: &str) -> Folder {
    let root = Folder(env::temp_dir().join(format!("generators-{}-{name}", process::id())));
    for path in ["a/b", "a/.hidden", "c"] {
        fs::create_dir_all(root.0.join(path)).unwrap();
        fs::write(root.0.join(path).join("file.txt"), path).unwrap();
    }
    root
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

#[generator]
fn files(root: &Path) -> impl Iterator<Item = walkdir::Result<PathBuf>> {
    let walk = WalkDir::new(root).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|entry| !is_hidden(entry)) {
        let entry = entry?;
        if entry.file_type().is_file() {
            yield_!(Ok(entry.into_path()));
        }
    }
}

/// The walk is told to leave out folders, between two yields.
#[generator]
fn without(root: PathBuf, left_out: &str) -> impl Iterator<Item = walkdir::Result<DirEntry>> {
    let mut walk = WalkDir::new(root)
        .min_depth(1)
        .sort_by_file_name()
        .into_iter();
    while let Some(entry) = walk.next() {
        let entry = entry?;
        if entry.file_name() == left_out {
            walk.skip_current_dir();
            continue;
        }
        yield_!(Ok(entry));
    }
}

#[test]
fn a_walk_inside_a_generator() {
    let root = folder("walk");
    let texts = files(&root.0).map(|path| fs::read_to_string(path.unwrap()).unwrap());
    assert!(texts.eq(["a/b", "c"]));

    let names = without(root.0.clone(), "b").map(|entry| entry.unwrap().file_name().to_owned());
    assert!(names.eq(["a", ".hidden", "file.txt", "c", "file.txt"]));

    let missing = root.0.join("missing");
    let error = files(&missing).next().unwrap().unwrap_err();
    assert_eq!(error.path(), Some(&*missing));
}

#[test]
fn a_walk_is_as_lazy_as_ever() {
    let root = folder("lazy-walk");
    let mut found = files(&root.0);
    assert!(found.next().unwrap().unwrap().ends_with("a/b/file.txt"));
    fs::remove_file(root.0.join("c/file.txt")).unwrap();
    assert!(found.next().is_none());
}
