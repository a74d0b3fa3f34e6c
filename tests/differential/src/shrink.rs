//! Makes a failing body small: takes statements away, and blocks from around statements,
//! for as long as it goes on to fail in the same way.

use crate::batch::{Entry, Workshop};
use crate::body::{Body, RETURN};

/// At most so many bodies are tried at once.
const AT_ONCE: usize = 80;
/// At most so many rounds are made.
const ROUNDS: usize = 25;

/// The smallest body found that fails as `entry` does, by [`Failure::class`].
///
/// [`Failure::class`]: crate::batch::Failure::class
#[must_use]
pub fn shrink(workshop: &Workshop, entry: &Entry, class: &str) -> Body {
    let (mut best, edition) = entry.clone();
    for _ in 0..ROUNDS {
        let mut smaller = candidates(&best);
        smaller.sort_by_key(|body| (body.lines.len(), body.params.len()));
        smaller.truncate(AT_ONCE);
        if smaller.is_empty() {
            break;
        }
        let entries: Vec<Entry> = smaller.into_iter().map(|body| (body, edition)).collect();
        let failures = workshop.run(&entries);
        let good = failures
            .iter()
            .find(|(_, failure)| failure.class() == class);
        let Some((&at, _)) = good else { break };
        best = entries[at].0.clone();
    }
    best
}

/// Bodies with one thing less.
fn candidates(body: &Body) -> Vec<Body> {
    let with = |lines: Vec<String>| Body {
        lines,
        ..body.clone()
    };
    let mut found = Vec::new();
    for at in 0..body.lines.len() {
        let Some(end) = body.statement_end(at) else {
            continue;
        };
        // It is there to keep a body clear of the documented exceptions.
        if body.lines[at].starts_with("keep(") {
            continue;
        }
        let (before, after) = (&body.lines[..at], &body.lines[end..]);
        found.push(with([before, after].concat()));
        if end - at > 1 {
            let inside = &body.lines[at + 1..end - 1];
            found.push(with([before, inside, after].concat()));
        }
    }
    let halves = [
        (0, body.lines.len() / 2),
        (body.lines.len() / 2, body.lines.len()),
    ];
    for (from, to) in halves.into_iter().filter(|_| body.lines.len() > 3) {
        found.push(with([&body.lines[..from], &body.lines[to..]].concat()));
    }
    for at in 0..body.params.len() {
        let mut fewer = body.clone();
        fewer.params.remove(at);
        fewer.args.remove(at);
        found.push(fewer);
    }
    found.retain(|smaller| !loses_a_keep(smaller));
    found
}

/// Whether a `keep` is never reached: then it does not keep the body clear of the
/// documented exceptions.
fn loses_a_keep(body: &Body) -> bool {
    body.lines.windows(2).any(|pair| {
        let leaves = ["break", "continue", RETURN]
            .iter()
            .any(|way| pair[0].starts_with(way));
        leaves && pair[1].starts_with("keep(")
    })
}
