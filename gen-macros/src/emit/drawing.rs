//! What is stored at each suspension point, for [`crate::explain`].

use proc_macro2::{Ident, Span};

use super::Emit;
use super::layout::Content;
use crate::explain::{Drawing, Kept, Part, Point};
use crate::ir::Mark;

/// A yield, and the variant of each region on the way to it.
pub(super) struct Drawn {
    mark: Mark,
    said: (&'static str, Span),
    path: Vec<(usize, String)>,
}

impl Emit<'_> {
    /// Notes a yield of the current region, which is suspended in `variant`.
    pub(super) fn draw(&mut self, mark: Mark, said: (&'static str, Span), variant: &Ident) {
        let Some(drawn) = &mut self.drawn else {
            return;
        };
        let regions = self.chain.iter().map(|frame| frame.region);
        let inner = regions.clone().skip(1).map(|inner| format!("Loop{inner}"));
        let variants = inner.chain([variant.to_string()]);
        let path = regions.zip(variants).collect();
        drawn.push(Drawn { mark, said, path });
    }

    /// What is known once all is emitted.
    pub(super) fn drawing(&self) -> Option<Drawing> {
        let drawn = self.drawn.as_ref()?;
        let part = |region: usize, variant: &str| {
            let kept = self.regions[region]
                .contents(variant)
                .filter_map(|content| {
                    let Content::Local(local, held) = content else {
                        return None;
                    };
                    let info = self.facts.locals.get(local);
                    let name = if info.receiver { "self" } else { &info.name };
                    let (name, users) = (name.to_owned(), info.is_users());
                    Some(Kept { name, users, held })
                });
            let (kept, variant) = (kept.collect(), variant.to_owned());
            Part { variant, kept }
        };
        let points = drawn.iter().map(|drawn| Point {
            mark: drawn.mark,
            said: drawn.said,
            state: drawn
                .path
                .iter()
                .map(|(region, variant)| part(*region, variant))
                .collect(),
        });
        let start = part(0, &self.regions[0].start.to_string());
        let points = points.collect();
        Some(Drawing { start, points })
    }
}
