//! Loops.

use super::Grower;
use super::scope::{Status, Ty};

impl Grower {
    /// A loop as a statement; some without any yield inside.
    pub(super) fn loop_stmt(&mut self, depth: u32) -> String {
        if self.yields && self.rng.percent(15) {
            return self.calm(|g| g.loop_stmt(depth));
        }
        match self.rng.below(10) {
            0..2 => self.loop_expr(None, depth) + "\n",
            2..5 => self.while_stmt(depth),
            _ => self.for_stmt(depth),
        }
    }

    /// `loop`, left by at least one `break`.
    pub(super) fn loop_expr(&mut self, ty: Option<Ty>, depth: u32) -> String {
        let ((label, text), target) = self.target(true, ty, |g, label| {
            let text = g.scope(|g| {
                let mut text = format!("tick({});\n", g.site());
                text += &g.stmts(depth + 1);
                if g.table.reachable {
                    text += &g.exit_branch(depth + 1);
                }
                if g.table.reachable && g.rng.percent(50) {
                    text += &g.stmts(depth + 1);
                }
                text
            });
            (label.to_owned(), text)
        });
        self.table.join(&target.exits);
        format!("{}loop {{\n{text}}}", Self::labelled(&label, &text))
    }

    /// The label before a loop, if something inside names it.
    pub(super) fn labelled(label: &str, text: &str) -> String {
        let named = |text: &str| {
            text.match_indices(label)
                .any(|(at, _)| !text[at + label.len()..].starts_with(|c: char| c.is_ascii_digit()))
        };
        if named(text) {
            format!("{label}: ")
        } else {
            String::new()
        }
    }

    /// The condition of the innermost loop starts, or ends.
    fn in_head(&mut self, yes: bool) {
        self.targets.last_mut().expect("a loop").in_head = yes;
    }

    fn while_stmt(&mut self, depth: u32) -> String {
        let stacks = self.table.changeable(Ty::VecD);
        let stack = self.one_of(&stacks).filter(|_| self.rng.percent(50));
        let stack = stack.map(|at| (at, self.name_of(at)));
        let counter = self.fresh();
        let counts = stack.is_none() && self.rng.percent(50);
        let mut setup = String::new();
        if counts {
            setup = format!("let mut {counter} = 0;\n");
            self.table.declare(&counter, Ty::Num, true, Status::Init);
        }
        let ((label, text, exit), target) = self.target(true, None, |g, label| {
            g.in_head(true);
            let (head, bindings) = if let Some((_, stack)) = &stack {
                let name = g.name();
                // Shadowing the stack itself would be fine inside, and is.
                (
                    format!("while let Some({name}) = {stack}.pop()"),
                    vec![(name, Ty::D, false)],
                )
            } else if counts {
                let bound = g.rng.below(4) + 1;
                (format!("while {counter} < {bound}"), vec![])
            } else if g.rng.percent(30) {
                let site = g.site();
                let value = if g.rng.percent(50) {
                    g.expr(Ty::OptD, 1)
                } else {
                    format!("opt_d({site})")
                };
                let head = if value.contains('{') {
                    format!("({value})")
                } else {
                    value
                };
                let name = g.name();
                (
                    format!("while let Some({name}) = {head}"),
                    vec![(name, Ty::D, false)],
                )
            } else {
                (format!("while {}", g.cond(1)), vec![])
            };
            g.in_head(false);
            let exit = g.table.snapshot();
            let body = g.scope(|g| {
                for (name, ty, mutable) in bindings {
                    g.table.declare(&name, ty, mutable, Status::Init);
                }
                let mut body = format!("tick({});\n", g.site());
                if counts {
                    body += &[&counter, " += 1;\n"].concat();
                }
                body + &g.stmts(depth + 1)
            });
            let text = format!("{head} {{\n{body}}}\n");
            (label.to_owned(), text, exit)
        });
        let mut ways = target.exits;
        ways.push(exit);
        self.table.join(&ways);
        let kept = match stack {
            Some((at, stack))
                if self.table.reachable && self.table.readable(Ty::VecD).contains(&at) =>
            {
                format!("keep(&{stack});\n")
            }
            _ => String::new(),
        };
        format!("{setup}{}{text}{kept}", Self::labelled(&label, &text))
    }

    /// `for`, through a range or a slice of parameters.
    pub(super) fn made_for_stmt(&mut self) -> String {
        let a = self.fresh();
        let bound = vec![(a.clone(), Ty::Num)];
        let (pattern, head) = match self.rng.below(6) {
            0 => (a, "0..n"),
            1 => (a, "(1..=m).rev()"),
            2 => (a, "0..3"),
            3 => (format!("&{a}"), "xs"),
            4 => (format!("&{a}"), "xs.iter().rev()"),
            _ => (format!("(_, &{a})"), "xs.iter().enumerate()"),
        };
        self.for_through((pattern, head.to_owned(), bound), 0)
    }

    fn for_stmt(&mut self, depth: u32) -> String {
        let head = self.for_head();
        self.for_through(head, depth)
    }

    /// `for`, through a head with its pattern and what that binds.
    fn for_through(
        &mut self,
        (pattern, head, bindings): (String, String, Vec<(String, Ty)>),
        depth: u32,
    ) -> String {
        if !self.table.reachable {
            return format!("let _ = {head};\n");
        }
        let head = if head.contains('{') {
            format!("({head})")
        } else {
            head
        };
        let entry = self.table.snapshot();
        let ((label, text), target) = self.target(true, None, |g, label| {
            let text = g.scope(|g| {
                for (name, ty) in bindings {
                    g.table.declare(&name, ty, false, Status::Init);
                }
                g.stmts(depth + 1)
            });
            (label.to_owned(), text)
        });
        let mut ways = target.exits;
        ways.push(entry);
        self.table.join(&ways);
        format!(
            "{}for {pattern} in {head} {{\n{text}}}\n",
            Self::labelled(&label, &text)
        )
    }

    /// The pattern and the iterator of a `for` loop, and what the pattern binds.
    fn for_head(&mut self) -> (String, String, Vec<(String, Ty)>) {
        let (a, b) = (self.name(), self.fresh());
        let nums = self.table.readable(Ty::Num);
        let offset = self
            .one_of(&nums)
            .map_or("1".to_owned(), |at| self.name_of(at));
        let slices = self.table.readable(Ty::Slice);
        if let Some(at) = self.one_of(&slices) {
            self.table.has_closure = true;
            let slice = self.name_of(at);
            let bound = vec![(a.clone(), Ty::Num)];
            return match self.rng.below(3) {
                0 => (format!("&{a}"), slice, bound),
                1 => (a, format!("{slice}.iter().copied()"), bound),
                _ => (
                    a,
                    format!("{slice}.iter().map(move |x| *x + {offset})"),
                    bound,
                ),
            };
        }
        match self.rng.below(8) {
            0 => {
                let end = self.rng.below(4);
                (a.clone(), format!("0..{end}"), vec![(a, Ty::Num)])
            }
            1 => {
                let end = self.expr(Ty::Num, 1);
                (a.clone(), format!("0..({end}) % 4"), vec![(a, Ty::Num)])
            }
            2 => {
                self.table.has_closure = true;
                let head = format!("(0..3).rev().map(move |x| x + {offset})");
                (a.clone(), head, vec![(a, Ty::Num)])
            }
            3 => {
                let items = self.expr(Ty::VecD, 1);
                let head = format!("(0..).zip({items})");
                (format!("({b}, {a})"), head, vec![(b, Ty::Num), (a, Ty::D)])
            }
            4 => {
                let items = self.expr(Ty::VecD, 1);
                let head = format!("{items}.into_iter().filter(|d| d.serial_is_odd())");
                (a.clone(), head, vec![(a, Ty::D)])
            }
            5 => {
                let items = self.expr(Ty::VecD, 1);
                (format!("_{a}"), items, vec![(format!("_{a}"), Ty::D)])
            }
            6 => {
                let x = self.expr(Ty::D, 1);
                let y = self.expr(Ty::D, 1);
                (a.clone(), format!("[{x}, {y}]"), vec![(a, Ty::D)])
            }
            _ => {
                let items = self.expr(Ty::VecD, 1);
                (a.clone(), items, vec![(a, Ty::D)])
            }
        }
    }
}
