//! Loops that are always left behind their yields, so that they may hold a borrow of a local.
//!
//! Avoided, as these stay errors: closures around them, what may be moved away in a round or not,
//! and temporaries in what is yielded.

use super::Grower;
use super::scope::{Status, Ty};
use crate::body::{Form, Kind, RETURN};

impl Grower {
    /// A loop over a vector of the body's own, or beside a reference to a local.
    pub(super) fn left_stmt(&mut self, depth: u32) -> String {
        let has_item = matches!(self.kind, Kind::Plain | Kind::Fallible | Kind::Tracked);
        if self.form == Form::Block || !has_item || self.table.has_closure {
            return self.exit_branch(depth);
        }
        let (x, site) = (self.fresh(), self.site());
        let goes_through = self.rng.percent(60);
        let vars = self
            .table
            .readable(if goes_through { Ty::VecD } else { Ty::D });
        let Some(at) = self.one_of(&vars) else {
            return self.let_stmt();
        };
        let name = self.name_of(at);
        self.table.lock(at, true);
        let used = format!("look({x}, 5);\n");
        let text = if goes_through {
            let head = if self.rng.percent(50) {
                format!("&{name}")
            } else {
                format!("{name}.iter().rev()")
            };
            self.left_loop(true, &format!("for {x} in {head}"), &used)
        } else {
            let looping = self.left_loop(false, &format!("for _ in 0..num({site}) % 4"), "");
            format!(
                "{{\nlet {x} = &{name};\n{looping}{}}}\n",
                self.if_reached(&used)
            )
        };
        self.table.lock(at, false);
        text
    }

    /// The loop; `used` is a statement for the end of a round, `ends` whether a `break` may follow a
    /// yield.
    fn left_loop(&mut self, ends: bool, head: &str, used: &str) -> String {
        let entry = self.table.snapshot();
        let ((label, text), target) = self.target(true, None, |g, label| {
            let text = g.scope(|g| {
                let mut text = String::new();
                for _ in 0..=g.rng.below(2) {
                    text += &g.round_stmt();
                    text += &g.left_branch(ends);
                }
                text + &g.if_reached(used)
            });
            (label.to_owned(), text)
        });
        let mut ways = target.exits;
        ways.push(entry);
        self.table.join(&ways);
        format!("{}{head} {{\n{text}}}\n", Self::labelled(&label, &text))
    }

    /// What a round makes and keeps.
    fn round_stmt(&mut self) -> String {
        let (site, name) = (self.site(), self.fresh());
        match self.rng.below(4) {
            0 => String::new(),
            1 => format!("tick({site});\n"),
            2 => {
                self.table.declare(&name, Ty::D, false, Status::Init);
                format!("let {name} = D::new({site});\n")
            }
            _ => {
                self.table.declare(&name, Ty::Num, false, Status::Init);
                format!("let {name} = num({site});\n")
            }
        }
    }

    /// A branch that yields and leaves the loop: of an `if` or of a `let … else`.
    fn left_branch(&mut self, ends: bool) -> String {
        let site = self.site();
        let skipped = self.table.snapshot();
        let body = self.scope(|g| {
            let mut body = String::new();
            if g.rng.percent(40) {
                body += &g.taken_stmt();
            }
            for _ in 0..=g.rng.below(2) {
                body += &g.simple_yield();
            }
            if g.rng.percent(40) {
                body += &g.round_stmt();
                body += &g.taken_stmt();
            }
            if g.table.reachable {
                let leaves = g.targets.len() - 1;
                let target = &g.targets[leaves];
                let way = if ends && g.rng.percent(60) && g.table.holds(&target.entry, target.level)
                {
                    g.break_to(leaves)
                } else {
                    RETURN.to_owned()
                };
                body += &(way + ";\n");
            }
            body
        });
        self.table.restore(&skipped);
        if self.rng.percent(50) {
            return format!("if flip({site}) {{\n{body}}}\n");
        }
        let name = self.fresh();
        self.table.declare(&name, Ty::Num, false, Status::Init);
        format!("let Some({name}) = opt_num({site}) else {{\n{body}}};\n")
    }

    /// Takes a local, of the round or from around the loop.
    fn taken_stmt(&mut self) -> String {
        let vars = self.table.movable(Ty::D);
        let Some(at) = self.one_of(&vars) else {
            return String::new();
        };
        self.table.set(at, Status::Gone);
        format!("consume({});\n", self.name_of(at))
    }

    /// A yield whose value leaves no temporary.
    fn simple_yield(&mut self) -> String {
        let site = self.site();
        let item = match self.kind {
            Kind::Fallible => format!("Ok(num({site}))"),
            Kind::Tracked => format!("D::new({site})"),
            _ => format!("num({site})"),
        };
        format!("yield_!({item});\n")
    }
}
