//! Nanoseconds per item.
//!
//! All cells take turns in one process, so that what disturbs the machine disturbs all alike,
//! and the median of the rounds is the figure.

use std::hint::black_box;
use std::time::{Duration, Instant};

use crate::input::Input;
use crate::report;
use crate::workload::{Cell, WAYS, Workload};

const SIZE: u32 = 4_000;
const ROUNDS: usize = 41;
/// A cell runs so often in a round that it takes about so long.
const SAMPLE: Duration = Duration::from_micros(400);

struct Timed {
    name: (&'static str, &'static str, usize),
    run: Cell,
    items: usize,
    times: u32,
    samples: Vec<f64>,
}

impl Timed {
    /// Nanoseconds per item.
    #[expect(clippy::cast_precision_loss)] // far fewer than 2^52
    fn measure(&self, input: &Input) -> f64 {
        let start = Instant::now();
        for _ in 0..self.times {
            black_box((self.run)(black_box(input)));
        }
        start.elapsed().as_secs_f64() * 1e9 / f64::from(self.times) / self.items as f64
    }
}

/// Measures all cells and prints the medians.
pub fn run(workloads: &[Workload]) {
    let input = Input::new(SIZE);
    let mut cells = Vec::new();
    for workload in workloads {
        let items = (workload.implementations[0].items)(&input).len();
        for implementation in &workload.implementations {
            for (way, run) in implementation.ways.iter().enumerate() {
                let Some(run) = *run else { continue };
                let name = (workload.name, implementation.name, way);
                let (times, samples) = (1, Vec::new());
                let mut cell = Timed {
                    name,
                    run,
                    items,
                    times,
                    samples,
                };
                let start = Instant::now();
                while start.elapsed() < SAMPLE {
                    black_box((cell.run)(black_box(&input)));
                    cell.times += 1;
                }
                cells.push(cell);
            }
        }
    }
    for _ in 0..ROUNDS {
        for cell in &mut cells {
            let sample = cell.measure(&input);
            cell.samples.push(sample);
        }
    }
    for cell in &mut cells {
        cell.samples.sort_by(f64::total_cmp);
    }
    for (way, name) in WAYS.iter().enumerate() {
        let title = format!("nanoseconds per item, `{name}`");
        let table = report::tables(&title, 2, workloads, |workload, implementation| {
            let name = (workload.name, implementation.name, way);
            let cell = cells.iter().find(|cell| cell.name == name)?;
            Some(cell.samples[ROUNDS / 2])
        });
        print!("{table}");
    }
}
