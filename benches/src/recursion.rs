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
const FORESTS: [(u32, usize); 3] = [(10, 500), (1_000, 2), (1_000_000, 1)];

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

/// What is measured.
#[derive(Clone, Copy)]
enum Figure {
    Nanoseconds,
    Instructions,
}

/// Prints the tables; that of instructions needs valgrind.
pub fn run() -> Result<(), String> {
    println!("{}", table("nanoseconds per item", 2, Figure::Nanoseconds)?);
    println!(
        "{}",
        table("instructions per item", 1, Figure::Instructions)?
    );
    Ok(())
}

fn table(title: &str, decimals: usize, figure: Figure) -> Result<String, String> {
    let names: Vec<_> = walks::all::<1>().iter().map(|walk| walk.name).collect();
    let mut text = format!("| {title} | {} |\n|---|", names.join(" | "));
    text += &"--:|".repeat(names.len());
    text.push('\n');
    for (depth, count) in FORESTS {
        text += &row::<1>(depth, count, decimals, figure)?;
    }
    for (depth, count) in FORESTS {
        text += &row::<16>(depth, count, decimals, figure)?;
    }
    Ok(text)
}

fn row<const N: usize>(
    depth: u32,
    count: usize,
    decimals: usize,
    figure: Figure,
) -> Result<String, String> {
    let walks = walks::all::<N>();
    let figures: Vec<Option<f64>> = match figure {
        Figure::Nanoseconds => nanoseconds(&walks, depth, count),
        Figure::Instructions => walks
            .iter()
            .map(|walk| instructions(walk, depth, count))
            .collect::<Result<_, _>>()?,
    };
    let mut text = format!("| {depth} deep, {N} a call |");
    for figure in &figures {
        if let (Some(figure), Some(Some(reference))) = (figure, figures.first()) {
            let _ = write!(text, " {figure:.decimals$} ({:.2})", figure / reference);
        }
        text += " |";
    }
    text.push('\n');
    Ok(text)
}

/// Nanoseconds per item: medians of rounds in which all take turns.
#[expect(clippy::cast_precision_loss)] // far fewer than 2^52
fn nanoseconds<const N: usize>(walks: &[Walk<N>], depth: u32, count: usize) -> Vec<Option<f64>> {
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
    let median = |mut samples: Vec<f64>| {
        samples.sort_by(f64::total_cmp);
        samples.get(ROUNDS / 2).copied()
    };
    samples.into_iter().map(median).collect()
}

/// Instructions per item: the difference of two runs and one.
#[expect(clippy::cast_precision_loss)] // far fewer than 2^52
fn instructions<const N: usize>(
    walk: &Walk<N>,
    depth: u32,
    count: usize,
) -> Result<Option<f64>, String> {
    if walk.deepest < depth {
        return Ok(None);
    }
    let [once, twice] = [1, 2].map(|times| observe(walk.name, depth, N, times));
    Ok(Some(
        (twice? - once?) as f64 / items::<N>(depth, count) as f64,
    ))
}

fn observe(name: &str, depth: u32, per_node: usize, times: u32) -> Result<u64, String> {
    let this = env::current_exe().map_err(|error| error.to_string())?;
    let out = env::temp_dir().join(format!("recursion-count-{}", std::process::id()));
    let status = Command::new("valgrind")
        .args(["--tool=callgrind", "--collect-atstart=no"])
        .arg("--toggle-collect=*recursion*count_here*")
        .arg(format!("--callgrind-out-file={}", out.display()))
        .arg(this)
        .arg(CHILD)
        .args([depth.to_string(), per_node.to_string()])
        .args([name, &times.to_string()])
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
