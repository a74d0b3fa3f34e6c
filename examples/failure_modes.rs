//! Four ways to go wrong with lazy iterators, each beside the right way.
//!
//! `cargo run --example failure_modes`
//!
//! None of them is special to generators: each is a mistake with any iterator that is lazy and
//! can be gone through once.
use std::cell::Cell;
use std::error::Error;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::rc::Rc;

use gen_core::{generator, yield_};

#[path = "common/temporary.rs"]
mod temporary;

/// One-shot: what has been gone through is gone.
pub mod exhaustion {
    use super::{generator, yield_};

    /// The squares of the first numbers; can be cloned, as the return type says so.
    #[generator]
    pub fn squares(count: u32) -> impl Iterator<Item = u32> + Clone {
        for n in 0..count {
            yield_!(n * n);
        }
    }

    /// How many items, and their sum: the first pass takes all, the second finds nothing.
    pub fn wrong(mut items: impl Iterator<Item = u32>) -> (usize, u32) {
        let count = items.by_ref().count();
        (count, items.sum())
    }

    /// A clone for each pass: the body runs twice, nothing is stored.
    pub fn right(items: impl Iterator<Item = u32> + Clone) -> (usize, u32) {
        (items.clone().count(), items.sum())
    }

    /// Both in one pass, for what cannot be cloned.
    pub fn right_in_one_pass(items: impl Iterator<Item = u32>) -> (usize, u32) {
        items.fold((0, 0), |(count, sum), item| (count + 1, sum + item))
    }
}

/// Accidental `collect`: all of the input is read and stored for the sake of its beginning.
pub mod collected {
    /// The first line that mentions `what`, after every line has been read.
    pub fn wrong<E>(lines: impl Iterator<Item = Result<String, E>>, what: &str) -> Option<String> {
        let lines: Vec<_> = lines.collect();
        let found = lines.into_iter().find(|line| is_about(line, what))?;
        found.ok()
    }

    /// The same, and no line behind it has been read. An error on the way is for the caller.
    ///
    /// # Errors
    ///
    /// If a line cannot be read.
    pub fn right<E>(
        mut lines: impl Iterator<Item = Result<String, E>>,
        what: &str,
    ) -> Result<Option<String>, E> {
        let found = lines.find(|line| line.is_err() || is_about(line, what));
        found.transpose()
    }

    fn is_about<E>(line: &Result<String, E>, what: &str) -> bool {
        line.as_ref().is_ok_and(|line| line.contains(what))
    }
}

/// A file kept open: what a suspended generator holds, it holds until it is dropped.
pub mod kept_open {
    use super::{BufRead, BufReader, OpenFiles, Path, PathBuf, Read, generator, io, yield_};

    /// The lines of a file, which is open from the first `next` on.
    #[generator]
    pub fn lines(path: PathBuf, files: OpenFiles) -> impl Iterator<Item = io::Result<String>> {
        for line in BufReader::new(files.open(&path)?).lines() {
            yield_!(line);
        }
    }

    /// The first line of each file: the generators are kept, and with them all the files.
    ///
    /// Gives how many files were open at the end as well.
    ///
    /// # Errors
    ///
    /// If a file cannot be read.
    pub fn wrong(paths: &[PathBuf], files: &OpenFiles) -> io::Result<(Vec<String>, usize)> {
        let mut logs: Vec<_> = paths
            .iter()
            .map(|path| lines(path.clone(), files.clone()))
            .collect();
        let firsts = logs.iter_mut().filter_map(Iterator::next);
        let firsts: io::Result<_> = firsts.collect();
        Ok((firsts?, files.count()))
    }

    /// The same, with each generator dropped as soon as it has given what was wanted.
    ///
    /// # Errors
    ///
    /// If a file cannot be read.
    pub fn right(paths: &[PathBuf], files: &OpenFiles) -> io::Result<(Vec<String>, usize)> {
        let firsts = paths
            .iter()
            .filter_map(|path| lines(path.clone(), files.clone()).next());
        let firsts: io::Result<_> = firsts.collect();
        Ok((firsts?, files.count()))
    }

    /// For a small file whose reader may take its time: it is closed before the first yield,
    /// as it ends with the block in which it was opened.
    #[generator]
    pub fn right_for_small_files(
        path: &Path,
        files: OpenFiles,
    ) -> impl Iterator<Item = io::Result<String>> {
        let lines = {
            let mut text = String::new();
            files.open(path)?.read_to_string(&mut text)?;
            text.lines().map(str::to_owned).collect::<Vec<_>>()
        };
        for line in lines {
            yield_!(Ok(line));
        }
    }
}

/// Swallowed errors: `Result` is an iterator of one item or none, so `flatten` takes them out.
pub mod swallowed {
    use super::{generator, yield_};
    use std::num::ParseIntError;

    /// The number on each line, or what is wrong with the line.
    #[generator]
    pub fn numbers(text: &str) -> impl Iterator<Item = Result<i64, (usize, ParseIntError)>> {
        for (number, line) in (1..).zip(text.lines()) {
            yield_!(line.parse().map_err(|error| (number, error)));
        }
    }

    /// The sum of what could be read; nobody learns that it is not all.
    pub fn wrong<E>(numbers: impl Iterator<Item = Result<i64, E>>) -> i64 {
        numbers.flatten().sum()
    }

    /// The sum, or the first error.
    ///
    /// # Errors
    ///
    /// If one of the numbers is an error.
    pub fn right<E>(numbers: impl Iterator<Item = Result<i64, E>>) -> Result<i64, E> {
        numbers.sum()
    }

    /// The sum of what could be read, and what could not.
    pub fn right_with_all_errors<E>(
        numbers: impl Iterator<Item = Result<i64, E>>,
    ) -> (i64, Vec<E>) {
        let mut errors = Vec::new();
        let good = numbers.filter_map(|number| number.map_err(|error| errors.push(error)).ok());
        (good.sum(), errors)
    }
}

/// Counts the files that are open.
#[derive(Clone, Default)]
pub struct OpenFiles(Rc<Cell<usize>>);

impl OpenFiles {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.get()
    }

    fn open(&self, path: &Path) -> io::Result<OpenFile> {
        let file = File::open(path)?;
        self.0.set(self.0.get() + 1);
        Ok(OpenFile {
            file,
            count: Rc::clone(&self.0),
        })
    }
}

struct OpenFile {
    file: File,
    count: Rc<Cell<usize>>,
}

impl Read for OpenFile {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.file.read(buffer)
    }
}

impl Drop for OpenFile {
    fn drop(&mut self) {
        self.count.set(self.count.get() - 1);
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    println!("exhaustion: count and sum of five squares");
    let squares = exhaustion::squares(5);
    println!("    wrong: {:?}", exhaustion::wrong(squares.clone()));
    println!("    right: {:?}", exhaustion::right(squares.clone()));
    println!("    right: {:?}", exhaustion::right_in_one_pass(squares));

    let folder = temporary::Folder::new("failure_modes")?;
    let path = folder.file("numbers.txt");
    let mut text = String::new();
    for n in 0..100_000 {
        writeln!(text, "line {n}")?;
    }
    fs::write(&path, text)?;
    println!("accidental collect: lines read to find line 7 of 100000");
    let files = OpenFiles::default();
    let read = Cell::new(0);
    let lines =
        || kept_open::lines(path.clone(), files.clone()).inspect(|_| read.update(|n| n + 1));
    let found = collected::wrong(lines(), "line 7");
    println!("    wrong: {:>6} ({found:?})", read.take());
    let found = collected::right(lines(), "line 7")?;
    println!("    right: {:>6} ({found:?})", read.take());

    println!("kept open: open files after the first line of each of fifty was read");
    let paths: Vec<_> = (0..50).map(|n| folder.file(&format!("{n}.txt"))).collect();
    for path in &paths {
        fs::write(path, "first\nsecond\n")?;
    }
    println!("    wrong: {:>2}", kept_open::wrong(&paths, &files)?.1);
    println!("    right: {:>2}", kept_open::right(&paths, &files)?.1);
    let mut lines = kept_open::right_for_small_files(&paths[0], files.clone());
    lines.next().transpose()?;
    println!(
        "    right: {:>2}, with the generator still there",
        files.count()
    );

    println!("swallowed errors: the sum of four lines, of which one is no number");
    let numbers = || swallowed::numbers("10\n20\nthirty\n40");
    println!("    wrong: {}", swallowed::wrong(numbers()));
    println!("    right: {:?}", swallowed::right(numbers()));
    println!(
        "    right: {:?}",
        swallowed::right_with_all_errors(numbers())
    );
    Ok(())
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("failure_modes: {error}");
            ExitCode::FAILURE
        }
    }
}
