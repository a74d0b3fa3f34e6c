//! Tables of what was measured.

use std::fmt::Write as _;

use crate::workload::{Implementation, Workload};

/// A table in Markdown: a row for each workload, a column for each implementation. A cell has
/// the figure, and its ratio to that of the first implementation, the one written by hand; the
/// last row has the geometric means of the ratios.
pub fn table(
    title: &str,
    decimals: usize,
    workloads: &[Workload],
    figure: impl Fn(&Workload, &Implementation) -> Option<f64>,
) -> String {
    let names: Vec<_> = workloads
        .iter()
        .flat_map(|workload| workload.implementations.iter().map(|it| it.name))
        .fold(Vec::new(), |mut names, name| {
            if !names.contains(&name) {
                names.push(name);
            }
            names
        });
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
        for (ratios, name) in ratios.iter_mut().zip(&names) {
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
    text += "| geometric mean |";
    for ratios in &ratios {
        if !ratios.is_empty() {
            let _ = write!(text, " {:.2}", geometric_mean(ratios));
        }
        text += " |";
    }
    text.push('\n');
    text
}

#[expect(clippy::cast_precision_loss)] // there are a few dozen
fn geometric_mean(ratios: &[f64]) -> f64 {
    let logarithms: f64 = ratios.iter().map(|ratio| ratio.ln()).sum();
    (logarithms / ratios.len() as f64).exp()
}
