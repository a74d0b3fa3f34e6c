//! Ways out: `break`, `continue`, `return`, with and without labels and values.

use super::scope::Ty;
use super::{Grower, Target};

impl Grower {
    /// Grows a loop or labelled block around `f`; gives its label and what `f` gave, and
    /// the states in which it was left by `break`.
    pub(super) fn target<R>(
        &mut self,
        is_loop: bool,
        value: Option<Ty>,
        f: impl FnOnce(&mut Self, &str) -> R,
    ) -> (R, Target) {
        let label = self.fresh().replacen('v', "'l", 1);
        let entry = self.table.snapshot();
        let (level, free_level) = (self.table.level, self.table.free_level);
        self.targets.push(Target {
            label: label.clone(),
            is_loop,
            in_head: false,
            value,
            level,
            entry,
            exits: Vec::new(),
        });
        if is_loop {
            self.table.level = level + 1;
            self.table.free_level = level + 1;
        }
        let result = f(self, &label);
        self.table.level = level;
        self.table.free_level = free_level;
        let target = self.targets.pop().expect("pushed above");
        (result, target)
    }

    /// The targets that `break` may go to from here.
    fn breakable(&self) -> Vec<usize> {
        self.which_targets(|g, target| g.table.holds(&target.entry, target.level))
    }

    /// The targets that `continue` may go to from here.
    fn continuable(&self) -> Vec<usize> {
        self.which_targets(|g, target| {
            target.is_loop && g.table.holds(&target.entry, target.level + 1)
        })
    }

    fn which_targets(&self, wanted: impl Fn(&Self, &Target) -> bool) -> Vec<usize> {
        (0..self.targets.len())
            .filter(|&at| !self.targets[at].in_head && wanted(self, &self.targets[at]))
            .collect()
    }

    /// The label of a target where one is needed, and often where none is.
    fn label_for(&mut self, at: usize) -> String {
        let innermost = at + 1 == self.targets.len();
        if innermost && self.targets[at].is_loop && self.rng.percent(70) {
            return String::new();
        }
        format!(" {}", self.targets[at].label)
    }

    /// `break` to a target, with the value it wants.
    pub(super) fn break_to(&mut self, at: usize) -> String {
        let value = self.targets[at].value;
        let value = value
            .map(|ty| {
                let value = if self.rng.percent(50) {
                    self.expr(ty, 2)
                } else {
                    self.simple(ty)
                };
                // A block straight after `break` would be taken for the loop's.
                if value.contains('{') {
                    format!(" ({value})")
                } else {
                    format!(" {value}")
                }
            })
            .unwrap_or_default();
        let label = self.label_for(at);
        let exit = self.table.snapshot();
        self.targets[at].exits.push(exit);
        self.table.reachable = false;
        format!("break{label}{value}")
    }

    /// A statement after which nothing is reached.
    pub(super) fn diverge(&mut self) -> String {
        let breaks = self.breakable();
        let continues = self.continuable();
        let text = match self.rng.below(10) {
            0..5 if !breaks.is_empty() => {
                let at = *self.rng.pick(&breaks);
                self.break_to(at)
            }
            5..9 if !continues.is_empty() => {
                let at = *self.rng.pick(&continues);
                format!("continue{}", self.label_for(at))
            }
            _ => crate::body::RETURN.to_owned(),
        };
        self.table.reachable = false;
        format!("{text};\n")
    }

    /// `if c { … leave }`: inside, what the target outlives may be moved away.
    pub(super) fn exit_branch(&mut self, depth: u32) -> String {
        let cond = self.cond(2);
        let skipped = self.table.snapshot();
        let breaks = self.breakable();
        let at = if self.rng.percent(80) {
            self.one_of(&breaks)
        } else {
            None
        };
        let level = at.map_or(0, |at| self.targets[at].level);
        let before = self.table.free_level;
        self.table.free_level = level.min(before);
        let body = self.scope(|g| {
            let mut body = String::new();
            if g.rng.percent(60) {
                body += &g.consume_stmt();
            }
            if g.rng.percent(60) {
                body += &g.settled(Self::yield_stmt);
            }
            if g.rng.percent(30) && g.table.reachable {
                body += &g.stmt(depth + 1);
            }
            if g.table.reachable {
                let way = match at {
                    Some(at) if g.table.holds(&g.targets[at].entry, g.targets[at].level) => {
                        g.break_to(at) + ";\n"
                    }
                    _ => crate::body::RETURN.to_owned() + ";\n",
                };
                body += &way;
            }
            body
        });
        self.table.free_level = before;
        self.table.restore(&skipped);
        format!("if {cond} {{\n{body}}}\n")
    }
}
