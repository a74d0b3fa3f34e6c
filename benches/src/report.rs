//! Tables of what was measured.

use std::fmt::Write as _;

use crate::workload::{Implementation, Workload};

/// What is compared in one table.
struct Group {
    /// Whoever has this one takes part.
    mark: &'static str,
    /// Of these, the first one that there is, is what the others are related to.
    names: &'static [&'static str],
}

const GROUPS: [Group; 3] = [
    Group {
        mark: "diapause",
        names: &[
            "handwritten",
            "ours",
            "diapause",
            "genawaiter",
            "next_gen",
            "native",
        ],
    },
    Group {
        mark: "boxed",
        names: &["native", "boxed", "genawaiter_rc", "next_gen"],
    },
    Group {
        mark: "async_stream",
        names: &["handwritten", "ours", "async_stream", "asynk_strim"],
    },
];

/// Tables in Markdown, one for each group of implementations that are compared.
pub fn tables(
    title: &str,
    decimals: usize,
    workloads: &[Workload],
    figure: impl Fn(&Workload, &Implementation) -> Option<f64>,
) -> String {
    let has = |workload: &Workload, name: &str| {
        let mut them = workload.implementations.iter();
        them.any(|it| it.name == name)
    };
    let mut text = String::new();
    for group in GROUPS {
        let rows: Vec<_> = workloads.iter().filter(|it| has(it, group.mark)).collect();
        let mut names = group.names.to_vec();
        names.retain(|name| rows.iter().any(|workload| has(workload, name)));
        if !rows.is_empty() {
            text += &table(title, decimals, &rows, &names, &figure);
            text.push('\n');
        }
    }
    text
}

/// A row for each workload, a column for each implementation. A cell has the figure, and its
/// ratio to that of the first implementation; the last rows have the geometric means and the
/// medians of the ratios.
fn table(
    title: &str,
    decimals: usize,
    workloads: &[&Workload],
    names: &[&str],
    figure: impl Fn(&Workload, &Implementation) -> Option<f64>,
) -> String {
    let mut text = format!("| {title} | {} |\n|---|", names.join(" | "));
    text += &"--:|".repeat(names.len());
    text.push('\n');
    let mut ratios = vec![Vec::new(); names.len()];
    for workload in workloads {
        let figure = |name| {
            let mut them = workload.implementations.iter();
            them.find(|it| it.name == name)
                .and_then(|it| figure(workload, it))
        };
        let Some(reference) = figure(names[0]) else {
            continue;
        };
        let _ = write!(text, "| {} |", workload.name);
        for (ratios, name) in ratios.iter_mut().zip(names) {
            let Some(figure) = figure(*name) else {
                text += " |";
                continue;
            };
            let _ = write!(text, " {figure:.decimals$}");
            if *name != names[0] {
                let _ = write!(text, " ({:.2})", figure / reference);
            }
            ratios.push(figure / reference);
            text += " |";
        }
        text.push('\n');
    }
    for (name, mean) in [
        ("geometric mean", geometric_mean as fn(&[f64]) -> f64),
        ("median", median),
    ] {
        let _ = write!(text, "| {name} |");
        for ratios in &ratios {
            if !ratios.is_empty() {
                let _ = write!(text, " {:.2}", mean(ratios));
            }
            text += " |";
        }
        text.push('\n');
    }
    text
}

/// Of an even number, the mean of the two in the middle.
fn median(ratios: &[f64]) -> f64 {
    let mut sorted = ratios.to_vec();
    sorted.sort_by(f64::total_cmp);
    let (low, high) = ((sorted.len() - 1) / 2, sorted.len() / 2);
    f64::midpoint(sorted[low], sorted[high])
}

#[expect(clippy::cast_precision_loss)] // there are a few dozen
fn geometric_mean(ratios: &[f64]) -> f64 {
    let logarithms: f64 = ratios.iter().map(|ratio| ratio.ln()).sum();
    (logarithms / ratios.len() as f64).exp()
}
