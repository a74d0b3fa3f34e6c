//! The machine as a drawing, for `#[generator(explain)]`.
//!
//! Input: the suspension points with what emission stores at each, and the graph. Output: Markdown
//! for the documentation of the function: a flow chart in Mermaid, and a table. Guarantee: each
//! line of the table is a variant of the state that is really there, with all that it holds.
//!
//! ```text
//! start(["start: n"]) --> yield1
//! yield1["yield_!(i)"] --> yield1
//! yield1 --> over(["end"])
//! ```

use std::fmt::Write as _;

use proc_macro2::Span;

use crate::flat::Set;
use crate::flow::{Graph, NodeId};
use crate::ir::Mark;

/// A yield, and what the machine stores at it.
pub(crate) struct Point {
    pub(crate) mark: Mark,
    /// The macro, and what stands in its parentheses.
    pub(crate) said: (&'static str, Span),
    /// The variant of each region, from the body to the innermost loop.
    pub(crate) state: Vec<Part>,
}

/// A variant of one region.
pub(crate) struct Part {
    pub(crate) variant: String,
    pub(crate) kept: Vec<Kept>,
}

/// Something that a variant holds.
pub(crate) struct Kept {
    pub(crate) name: String,
    /// It is a local of the user's.
    pub(crate) users: bool,
    /// Nothing mentions it again: it is there to be dropped.
    pub(crate) held: bool,
}

/// What the machine stores before it begins, and the suspension points.
pub(crate) struct Drawing {
    pub(crate) start: Part,
    pub(crate) points: Vec<Point>,
}

/// The drawing as Markdown.
pub(crate) fn markdown(drawing: &Drawing, graph: &Graph) -> String {
    let mut text = String::from("\n# The state machine\n\n```mermaid\nflowchart TD\n");
    let mut line =
        |words: std::fmt::Arguments<'_>| writeln!(text, "    {words}").expect("a string");
    let taken = names(&drawing.start.kept, false);
    let start = if taken.is_empty() {
        "start".to_owned()
    } else {
        format!("start: {taken}")
    };
    line(format_args!("start([\"{}\"])", escaped(&start)));
    for (at, point) in drawing.points.iter().enumerate() {
        let held: Vec<_> = point
            .state
            .iter()
            .map(|part| names(&part.kept, false))
            .collect();
        let held: Vec<_> = held.into_iter().filter(|names| !names.is_empty()).collect();
        let holds = if held.is_empty() {
            String::new()
        } else {
            format!("<br/>{}", escaped(&held.join(", ")))
        };
        line(format_args!(
            "yield{}[\"{}{holds}\"]",
            at + 1,
            escaped(&point.code())
        ));
    }
    let mut edges = |from: &str, node: NodeId| {
        for to in reached(drawing, graph, node) {
            let to = to.map_or_else(|| "over".to_owned(), |at| format!("yield{}", at + 1));
            line(format_args!("{from} --> {to}"));
        }
    };
    edges("start", 0);
    for (at, point) in drawing.points.iter().enumerate() {
        edges(&format!("yield{}", at + 1), graph.at(point.mark));
    }
    if text.contains("--> over") {
        text += "    over([\"end\"])\n";
    }
    text += "```\n\n| suspended at | state | moved at the yield | stays in place | only to be dropped |\n|---|---|---|---|---|\n";
    let start = &drawing.start;
    let _ = writeln!(
        text,
        "| the start | `{}` | {} | | |",
        start.variant,
        names(&start.kept, true)
    );
    for (at, point) in drawing.points.iter().enumerate() {
        let path: Vec<_> = point
            .state
            .iter()
            .map(|part| part.variant.as_str())
            .collect();
        let (last, outer) = point.state.split_last().expect("the body");
        let (mut in_place, mut dropped) = (Vec::new(), Vec::new());
        for part in outer {
            in_place.extend(part.kept.iter().filter(|kept| !kept.held));
        }
        for part in &point.state {
            dropped.extend(part.kept.iter().filter(|kept| kept.held));
        }
        writeln!(
            text,
            "| {}: `{}` | `{}` | {} | {} | {} |",
            at + 1,
            point.code().replace('|', "\\|"),
            path.join("."),
            names(last.kept.iter().filter(|kept| !kept.held), true),
            names(in_place, true),
            names(dropped, true),
        )
        .expect("a string");
    }
    text
}

impl Point {
    /// The yield as the user wrote it, if that is known, on one line.
    fn code(&self) -> String {
        const LONGEST: usize = 48;
        let (name, operands) = self.said;
        let operands = operands.source_text().unwrap_or_else(|| "(..)".to_owned());
        let mut words = operands.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.chars().count() > LONGEST {
            words = words.chars().take(LONGEST).chain("..".chars()).collect();
        }
        format!("{name}{words}")
    }
}

/// The names of what is kept, in order of declaration.
fn names<'a>(kept: impl IntoIterator<Item = &'a Kept>, as_code: bool) -> String {
    let shown = kept
        .into_iter()
        .map(|kept| match (kept.users, kept.name.as_str()) {
            (true, name) if as_code => format!("`{name}`"),
            (true, name) => name.to_owned(),
            (false, "iter") => "the iterator".to_owned(),
            (false, _) => "a temporary".to_owned(),
        });
    shown.collect::<Vec<_>>().join(", ")
}

/// The suspension points that come next behind a node, by number; `None`: the end.
fn reached(drawing: &Drawing, graph: &Graph, from: NodeId) -> Set<Option<usize>> {
    let (mut found, mut seen) = (Set::new(), Set::new());
    let mut work = graph.nodes[from].succs.clone();
    if work.is_empty() {
        found.insert(None);
    }
    while let Some(node) = work.pop() {
        if !seen.insert(node) {
            continue;
        }
        if let Some(at) = drawing
            .points
            .iter()
            .position(|point| graph.at(point.mark) == node)
        {
            found.insert(Some(at));
        } else if graph.nodes[node].succs.is_empty() {
            found.insert(None);
        } else {
            work.extend(&graph.nodes[node].succs);
        }
    }
    found
}

/// Text for a label of the chart.
fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut all, c| {
        match c {
            '"' => all += "#quot;",
            '<' => all += "#lt;",
            '>' => all += "#gt;",
            '#' => all += "#35;",
            '`' => all += "'",
            c => all.push(c),
        }
        all
    })
}
