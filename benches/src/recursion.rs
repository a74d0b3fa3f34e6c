//! Recursive walks at several depths: a group of its own, as only some implementations get
//! through the deepest.
//!
//! Each walk is that of a forest of spines: each node has the rest of its spine to the left and
//! a leaf to the right. So a tree is as deep as it is said to be, and half of all calls end at
//! once. A node yields one item, where the calls are all there is to it, or sixteen.

mod walks;

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::process::{Command, Stdio};
use std::time::Instant;

use walks::Walk;

/// The mode in which the process that callgrind observes is started.
pub const CHILD: &str = "recursion-child";

/// How deep the spines are, and how many a forest has.
const FORESTS: [(u32, usize); 3] = [(10, 2_000), (1_000, 20), (1_000_000, 1)];

const ROUNDS: usize = 11;

/// A node; `N`: how many items it yields.
pub struct Node<const N: usize> {
    items: [u32; N],
    left: Option<Box<Self>>,
    right: Option<Box<Self>>,
}

impl<const N: usize> Node<N> {
    fn new(value: u32, left: Option<Box<Self>>, right: Option<Box<Self>>) -> Self {
        let mut items = [value; N];
        for (at, item) in (0..).zip(&mut items) {
            *item ^= at;
        }
        Self { items, left, right }
    }

    fn spine(depth: u32) -> Self {
        let mut spine = Self::new(0, None, None);
        for value in 1..depth {
            let leaf = Self::new(value, None, None);
            spine = Self::new(value, Some(Box::new(spine)), Some(Box::new(leaf)));
        }
        spine
    }
}

impl<const N: usize> Drop for Node<N> {
    /// One node after the other: no call for each level.
    fn drop(&mut self) {
        let mut nodes = Vec::new();
        nodes.extend(self.left.take());
        nodes.extend(self.right.take());
        while let Some(mut node) = nodes.pop() {
            nodes.extend(node.left.take());
            nodes.extend(node.right.take());
        }
    }
}

/// A forest of spines.
type Forest<const N: usize> = Vec<Node<N>>;

fn forest<const N: usize>(depth: u32, count: usize) -> Forest<N> {
    (0..count).map(|_| Node::spine(depth)).collect()
}

/// How many items a forest has.
fn items<const N: usize>(depth: u32, count: usize) -> usize {
    count * (2 * depth as usize - 1) * N
}

/// What callgrind observes.
#[inline(never)]
fn count_here<const N: usize>(walk: &Walk<N>, forest: &Forest<N>) -> u64 {
    black_box((walk.run)(black_box(forest)))
}

/// Runs one walk a number of times: `DEPTH ITEMS NAME TIMES`.
pub fn child(arguments: &[String]) -> Result<(), String> {
    let [depth, per_node, name, times] = arguments else {
        return Err("four arguments".to_owned());
    };
    let number = |text: &String| text.parse::<u32>().map_err(|error| error.to_string());
    let (depth, times) = (number(depth)?, number(times)?);
    let found = FORESTS.iter().find(|forest| forest.0 == depth);
    let count = found.ok_or("no such depth")?.1;
    if number(per_node)? == 1 {
        repeat::<1>(depth, count, name, times);
    } else {
        repeat::<16>(depth, count, name, times);
    }
    Ok(())
}

fn repeat<const N: usize>(depth: u32, count: usize, name: &str, times: u32) {
    let forest = forest::<N>(depth, count);
    for walk in walks::all::<N>().iter().filter(|walk| walk.name == name) {
        for _ in 0..times {
            count_here(walk, &forest);
        }
    }
}

/// Prints the tables: nanoseconds, and instructions where there is valgrind.
pub fn run() -> Result<(), String> {
    println!(
        "{}",
        tables("nanoseconds per item", 2, |cell| Ok(cell.nanoseconds))?
    );
    println!(
        "{}",
        tables("instructions per item", 1, |cell| instructions(&cell))?
    );
    Ok(())
}

/// One cell of a table.
struct Cell {
    name: &'static str,
    depth: u32,
    per_node: usize,
    items: usize,
    nanoseconds: f64,
}

fn tables(
    title: &str,
    decimals: usize,
    figure: impl Fn(Cell) -> Result<f64, String>,
) -> Result<String, String> {
    let names: Vec<_> = walks::all::<1>().iter().map(|walk| walk.name).collect();
    let mut text = format!("| {title} | {} |\n|---|", names.join(" | "));
    text += &"--:|".repeat(names.len());
    text.push('\n');
    for (depth, count) in FORESTS {
        row::<1>(&mut text, depth, count, decimals, &figure)?;
    }
    for (depth, count) in FORESTS {
        row::<16>(&mut text, depth, count, decimals, &figure)?;
    }
    Ok(text)
}

#[expect(clippy::cast_precision_loss)] // far fewer than 2^52
fn row<const N: usize>(
    text: &mut String,
    depth: u32,
    count: usize,
    decimals: usize,
    figure: &impl Fn(Cell) -> Result<f64, String>,
) -> Result<(), String> {
    let walks = walks::all::<N>();
    let forest = forest::<N>(depth, count);
    let items = items::<N>(depth, count);
    let mut samples = vec![Vec::new(); walks.len()];
    let mut sums = Vec::new();
    for _ in 0..ROUNDS {
        for (walk, samples) in walks.iter().zip(&mut samples) {
            if walk.deepest < depth {
                continue;
            }
            let start = Instant::now();
            sums.push(black_box((walk.run)(black_box(&forest))));
            samples.push(start.elapsed().as_secs_f64() * 1e9 / items as f64);
        }
    }
    assert!(sums.iter().all(|sum| *sum == sums[0]), "they differ");
    let _ = write!(text, "| {depth} deep, {N} a call |");
    let mut reference = None;
    for (walk, mut samples) in walks.iter().zip(samples) {
        if samples.is_empty() {
            text.push_str(" |");
            continue;
        }
        samples.sort_by(f64::total_cmp);
        let nanoseconds = samples[ROUNDS / 2];
        let name = walk.name;
        let per_node = N;
        let cell = Cell {
            name,
            depth,
            per_node,
            items,
            nanoseconds,
        };
        let figure = figure(cell)?;
        let reference = *reference.get_or_insert(figure);
        let _ = write!(text, " {figure:.decimals$} ({:.2}) |", figure / reference);
    }
    text.push('\n');
    Ok(())
}

/// Instructions per item: the difference of two runs and one.
#[expect(clippy::cast_precision_loss)] // far fewer than 2^52
fn instructions(cell: &Cell) -> Result<f64, String> {
    let [once, twice] = [1, 2].map(|times| observe(cell, times));
    Ok((twice? - once?) as f64 / cell.items as f64)
}

fn observe(cell: &Cell, times: u32) -> Result<u64, String> {
    let this = env::current_exe().map_err(|error| error.to_string())?;
    let out = env::temp_dir().join(format!("recursion-count-{}", std::process::id()));
    let status = Command::new("valgrind")
        .args(["--tool=callgrind", "--collect-atstart=no"])
        .arg("--toggle-collect=*recursion*count_here*")
        .arg(format!("--callgrind-out-file={}", out.display()))
        .arg(this)
        .arg(CHILD)
        .args([cell.depth.to_string(), cell.per_node.to_string()])
        .args([cell.name, &times.to_string()])
        .stderr(Stdio::null())
        .status()
        .map_err(|error| format!("cannot run valgrind: {error}"))?;
    if !status.success() {
        return Err(format!("valgrind failed: {status}"));
    }
    let text = fs::read_to_string(&out).map_err(|error| error.to_string())?;
    fs::remove_file(&out).map_err(|error| error.to_string())?;
    text.lines()
        .find_map(|line| line.strip_prefix("totals: "))
        .and_then(|total| total.trim().parse().ok())
        .ok_or_else(|| "there is no total".to_owned())
}

#[cfg(test)]
mod tests {
    use super::{forest, walks};

    fn agree<const N: usize>() {
        for (depth, count) in [(1, 1), (1, 3), (2, 1), (10, 3), (100, 2)] {
            let forest = forest::<N>(depth, count);
            let mut sums = walks::all::<N>()
                .into_iter()
                .map(|walk| (walk.run)(&forest));
            let first = sums.next().expect("the one written by hand");
            assert!(sums.all(|sum| sum == first), "{depth} deep");
        }
    }

    #[test]
    fn walks_agree() {
        agree::<1>();
        agree::<16>();
    }
}
