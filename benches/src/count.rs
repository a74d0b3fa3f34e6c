//! Instructions per item, counted by callgrind.
//!
//! One process runs all cells, at two sizes each, and callgrind collects only inside of
//! [`count_here`], after each call of which [`write_down`] makes it write a file. The difference of the two sizes,
//! by the items between them, is the figure: so what it costs to begin and to end is left out.

use std::collections::HashMap;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::input::Input;
use crate::report;
use crate::workload::{Cell, Implementation, WAYS, Workload};

/// The mode in which the process that callgrind observes is started.
pub const CHILD: &str = "count-child";

const SIZES: [u32; 2] = [2_000, 6_000];

/// What callgrind observes.
#[inline(never)]
fn count_here(cell: Cell, input: &Input) -> u64 {
    black_box(cell(black_box(input)))
}

/// Where callgrind writes down what it has counted.
#[inline(never)]
fn write_down() {
    black_box(());
}

/// The cells of the workloads, in the order in which they run.
fn cells(
    workloads: &[Workload],
) -> impl Iterator<Item = (&Workload, &Implementation, &'static str, Cell)> {
    workloads.iter().flat_map(|workload| {
        workload.implementations.iter().flat_map(move |it| {
            let ways = it.ways.iter().zip(WAYS);
            ways.filter_map(move |(cell, way)| Some((workload, it, way, (*cell)?)))
        })
    })
}

/// Runs each cell once at each size.
pub fn child(workloads: &[Workload]) {
    let inputs = SIZES.map(Input::new);
    for (_, _, _, cell) in cells(workloads) {
        for input in &inputs {
            count_here(cell, input);
            write_down();
        }
    }
}

/// Has valgrind run this program as [`child`], and prints what it counted.
pub fn run(workloads: &[Workload]) -> Result<(), String> {
    let directory = std::env::temp_dir().join(format!("benches-count-{}", std::process::id()));
    fs::create_dir_all(&directory).map_err(|error| error.to_string())?;
    let counted = observe(workloads, &directory);
    fs::remove_dir_all(&directory).map_err(|error| error.to_string())?;
    let counted = counted?;

    #[expect(clippy::cast_precision_loss)] // far fewer than 2^52
    for way in WAYS {
        let figure = |workload: &Workload, implementation: &Implementation| {
            let [small, large] = counted.get(&(workload.name, implementation.name, way))?;
            let [few, many] =
                SIZES.map(|size| (workload.implementations[0].items)(&Input::new(size)).len());
            Some((large - small) as f64 / (many - few) as f64)
        };
        let title = format!("instructions per item, `{way}`");
        print!("{}", report::tables(&title, 1, workloads, figure));
    }
    Ok(())
}

type Counted = HashMap<(&'static str, &'static str, &'static str), [u64; 2]>;

fn observe(workloads: &[Workload], directory: &Path) -> Result<Counted, String> {
    let this = std::env::current_exe().map_err(|error| error.to_string())?;
    let out = directory.join("out");
    let status = Command::new("valgrind")
        .args(["--tool=callgrind", "--collect-atstart=no"])
        .args([
            "--toggle-collect=*count_here*",
            "--dump-before=*write_down*",
        ])
        .arg(format!("--callgrind-out-file={}", out.display()))
        .arg(this)
        .arg(CHILD)
        .args(workloads.iter().map(|workload| workload.name))
        .stderr(Stdio::null())
        .status()
        .map_err(|error| format!("cannot run valgrind: {error}"))?;
    if !status.success() {
        return Err(format!("valgrind failed: {status}"));
    }
    let mut counted = Counted::new();
    let mut part = 0;
    for (workload, implementation, way, _) in cells(workloads) {
        let mut counts = [0; 2];
        for count in &mut counts {
            part += 1;
            *count = total(&out.with_extension(part.to_string()))?;
        }
        counted.insert((workload.name, implementation.name, way), counts);
    }
    Ok(counted)
}

/// The instructions in one of callgrind's files.
fn total(file: &Path) -> Result<u64, String> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    text.lines()
        .find_map(|line| line.strip_prefix("totals: "))
        .and_then(|total| total.trim().parse().ok())
        .ok_or_else(|| format!("{}: there is no total", file.display()))
}
