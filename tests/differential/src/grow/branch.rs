//! Blocks, `if`, `if let`, `match` and `let … else`, each as a statement (`None`) or with a
//! value of a type.

use super::Grower;
use super::scope::{Snapshot, Status, Ty};

/// How a pattern names the parts of a value: the pattern, the variables it binds, and
/// whether it moves something out.
struct Arm {
    pattern: String,
    bindings: Vec<(String, Ty, bool)>,
    moves: bool,
    /// The variable that is matched, if it has to be mentioned after a pattern that leaves
    /// parts of it: else a macro cannot tell whether it was moved, a documented exception.
    keeps: Option<String>,
}

impl Grower {
    /// Some statements, then the value if there is one; with braces.
    pub(super) fn block(&mut self, ty: Option<Ty>, depth: u32) -> String {
        self.block_with(&[], ty, depth)
    }

    /// A block in which some variables are bound.
    pub(super) fn block_with(
        &mut self,
        bindings: &[(String, Ty, bool)],
        ty: Option<Ty>,
        depth: u32,
    ) -> String {
        self.scope(|g| {
            for (name, ty, mutable) in bindings {
                g.table.declare(name, *ty, *mutable, Status::Init);
            }
            let mut text = "{\n".to_owned();
            text += &g.stmts(depth);
            if let Some(ty) = ty {
                text += &g.tail(ty, depth + 1);
            }
            text + "\n}"
        })
    }

    /// The block of an arm, in which its bindings are bound.
    fn arm_block(&mut self, arm: &Arm, ty: Option<Ty>, depth: u32) -> String {
        let block = self.block_with(&arm.bindings, ty, depth);
        match &arm.keeps {
            Some(name) => block.replacen("{\n", &format!("{{\nkeep(&{name});\n"), 1),
            None => block,
        }
    }

    pub(super) fn labelled_block(&mut self, ty: Option<Ty>, depth: u32) -> String {
        let ((label, text), target) = self.target(false, ty, |g, label| {
            let text = g.scope(|g| {
                let mut text = g.stmts(depth + 1);
                if g.table.reachable && g.rng.percent(80) {
                    text += &g.exit_branch(depth + 1);
                }
                if g.table.reachable {
                    text += &g.stmts(depth + 1);
                }
                if let Some(ty) = ty {
                    text += &g.tail(ty, depth + 1);
                }
                text
            });
            (label.to_owned(), text)
        });
        let mut ways = target.exits;
        ways.push(self.table.snapshot());
        self.table.join(&ways);
        format!("{label}: {{\n{text}\n}}")
    }

    /// `if`, `else if`, `else`, or `if let`.
    pub(super) fn if_like(&mut self, ty: Option<Ty>, depth: u32) -> String {
        let mut text = String::new();
        let mut ways = Vec::new();
        loop {
            let next = if self.rng.percent(30) && !(self.old && ty.is_some()) {
                self.if_let(ty, depth, &mut ways)
            } else {
                None
            };
            text += &next.unwrap_or_else(|| {
                let cond = self.cond(1);
                let skipped = self.table.snapshot();
                let block = self.block(ty, depth);
                ways.push(self.table.snapshot());
                self.table.restore(&skipped);
                format!("if {cond} {block}")
            });
            if !self.rng.percent(25) || !self.table.reachable {
                break;
            }
            text += " else ";
        }
        if ty.is_some() || self.rng.percent(50) {
            text += " else ";
            text += &self.block(ty, depth);
        }
        ways.push(self.table.snapshot());
        self.table.join(&ways);
        text
    }

    /// `if let` on an option, a shape or a number; leaves the table as where it did not match.
    fn if_let(&mut self, ty: Option<Ty>, depth: u32, ways: &mut Vec<Snapshot>) -> Option<String> {
        let (head, at, of) = self.scrutinee(true)?;
        let arm = self.arms(of, at).into_iter().next()?;
        let mut skipped = vec![self.table.snapshot()];
        self.leave_moved(&arm, at);
        let more = !self.old && arm.keeps.is_none() && self.rng.percent(35);
        let (chain, block) = if more {
            self.chain(&arm, ty, depth, &mut skipped)
        } else {
            (String::new(), self.arm_block(&arm, ty, depth))
        };
        ways.push(self.table.snapshot());
        self.table.join(&skipped);
        Some(format!("if let {} = {head}{chain} {block}", arm.pattern))
    }

    /// What follows the first `let` of a chain, and the block after it.
    fn chain(
        &mut self,
        arm: &Arm,
        ty: Option<Ty>,
        depth: u32,
        skipped: &mut Vec<Snapshot>,
    ) -> (String, String) {
        let outside = self.table.len();
        let cut = |mut way: Snapshot| {
            way.statuses.truncate(outside);
            way
        };
        self.scope(|g| {
            skipped.push(g.table.snapshot());
            for (name, ty, mutable) in &arm.bindings {
                g.table.declare(name, *ty, *mutable, Status::Init);
            }
            let mut chain = String::new();
            for _ in 0..=g.rng.below(2) {
                if !g.table.reachable {
                    break;
                }
                chain += " && ";
                if g.rng.percent(50) {
                    chain += &g.cond(1);
                    skipped.push(cut(g.table.snapshot()));
                } else {
                    let (site, name) = (g.site(), g.fresh());
                    let (of, call) = if g.rng.percent(50) {
                        (Ty::D, "opt_d")
                    } else {
                        (Ty::Num, "opt_num")
                    };
                    g.table.declare(&name, of, false, Status::Init);
                    let link = format!("let Some({name}) = {call}({site})");
                    chain += &link;
                }
            }
            let block = g.block(ty, depth);
            (chain, block)
        })
    }

    /// What is matched: its text, the variable if it is one, and its type.
    fn scrutinee(&mut self, refutable: bool) -> Option<(String, Option<usize>, Ty)> {
        let all = [
            Ty::OptD,
            Ty::Shape,
            Ty::Num,
            Ty::OptNum,
            Ty::Pair,
            Ty::Record,
        ];
        let ty = *self.rng.pick(if refutable { &all[..4] } else { &all });
        let vars = self.table.readable(ty);
        if self.rng.percent(70) {
            if let Some(at) = self.one_of(&vars) {
                return Some((self.name_of(at), Some(at), ty));
            }
        }
        let before = self.table.snapshot();
        let value = match ty {
            Ty::OptD if self.yields && self.rng.percent(30) => self.expr(ty, 1),
            Ty::Num if !self.old && self.rng.percent(40) => {
                format!("D::new({}).len()", self.site())
            }
            Ty::Num | Ty::OptNum => self.expr(ty, 1),
            Ty::OptD => format!("opt_d({})", self.site()),
            Ty::Shape => format!("shape({})", self.site()),
            _ => self.simple(ty),
        };
        if !self.table.reachable {
            self.table.restore(&before);
            return None;
        }
        let head = if value.contains('{') {
            format!("({value})")
        } else {
            value
        };
        Some((head, None, ty))
    }

    fn leave_moved(&mut self, arm: &Arm, at: Option<usize>) {
        if let Some(at) = at.filter(|_| arm.moves) {
            self.table.set(at, Status::Gone);
        }
    }

    /// Arms that together match every value of a type. If a variable is matched that may not
    /// be moved, or by chance, they leave what it owns in place.
    fn arms(&mut self, ty: Ty, at: Option<usize>) -> Vec<Arm> {
        let in_place =
            at.is_some_and(|at| !self.table.movable(ty).contains(&at) || self.rng.percent(30));
        let a = if in_place { self.fresh() } else { self.name() };
        let b = self.fresh();
        let mutable = self.rng.percent(30);
        let mut_ = if mutable { "mut " } else { "" };
        let arm = |pattern: String, bindings: &[(&String, Ty, bool)], moves| Arm {
            pattern,
            bindings: bindings
                .iter()
                .map(|&(name, ty, m)| (name.clone(), ty, m))
                .collect(),
            moves,
            keeps: None,
        };
        let kept = at.map(|at| self.name_of(at));
        let leaving = |pattern: String, bindings: &[(&String, Ty, bool)]| Arm {
            keeps: kept.clone(),
            ..arm(pattern, bindings, false)
        };
        match ty {
            Ty::OptD if in_place => vec![
                arm("Some(_)".into(), &[], false),
                arm("None".into(), &[], false),
            ],
            Ty::OptD => vec![
                arm(format!("Some({mut_}{a})"), &[(&a, Ty::D, mutable)], true),
                arm("None".into(), &[], false),
            ],
            Ty::OptNum => vec![
                arm(format!("Some({mut_}{a})"), &[(&a, Ty::Num, mutable)], false),
                arm("None".into(), &[], false),
            ],
            Ty::Shape if in_place => vec![
                leaving(
                    format!("Shape::Pair {{ n: {mut_}{a}, .. }}"),
                    &[(&a, Ty::Num, mutable)],
                ),
                arm("Shape::Leaf(_) | Shape::Empty".into(), &[], false),
            ],
            Ty::Shape => {
                let mixed = at.is_some() && self.rng.percent(40);
                let second = if mixed {
                    leaving(
                        format!("Shape::Pair {{ n: {b}, .. }}"),
                        &[(&b, Ty::Num, false)],
                    )
                } else {
                    arm(
                        format!("Shape::Pair {{ d: {mut_}{a}, n: {b} }}"),
                        &[(&a, Ty::D, mutable), (&b, Ty::Num, false)],
                        true,
                    )
                };
                vec![
                    arm(
                        format!("Shape::Leaf({mut_}{a})"),
                        &[(&a, Ty::D, mutable)],
                        true,
                    ),
                    second,
                    arm("_".into(), &[], false),
                ]
            }
            Ty::Pair if in_place => vec![
                arm("(_, 0)".into(), &[], false),
                arm(format!("(_, {mut_}{a})"), &[(&a, Ty::Num, mutable)], false),
            ],
            Ty::Pair => vec![
                arm(format!("({mut_}{a}, 1)"), &[(&a, Ty::D, mutable)], true),
                arm(
                    format!("({a}, {b})"),
                    &[(&a, Ty::D, false), (&b, Ty::Num, false)],
                    true,
                ),
            ],
            Ty::Record if in_place => {
                vec![leaving(
                    format!("Record {{ count: {mut_}{a}, .. }}"),
                    &[(&a, Ty::Num, mutable)],
                )]
            }
            Ty::Record => vec![arm(
                format!("Record {{ left: {mut_}{a}, count: {b} }}"),
                &[(&a, Ty::D, mutable), (&b, Ty::Num, false)],
                true,
            )],
            _ => vec![
                arm(
                    format!("{mut_}{a} @ 1..=3"),
                    &[(&a, Ty::Num, mutable)],
                    false,
                ),
                arm("0 | 4".into(), &[], false),
                arm(b.clone(), &[(&b, Ty::Num, false)], false),
            ],
        }
    }

    pub(super) fn match_like(&mut self, ty: Option<Ty>, depth: u32) -> String {
        let Some((head, at, of)) = self.scrutinee(false) else {
            return self.if_like(ty, depth);
        };
        let arms = self.arms(of, at);
        let mut text = format!("match {head} {{\n");
        let skipped = self.table.snapshot();
        let mut ways = Vec::new();
        for arm in &arms {
            let guarded = self.rng.percent(20);
            for guard in [true, false] {
                if guard && !guarded {
                    continue;
                }
                self.table.restore(&skipped);
                let guard = if guard {
                    self.guard(arm)
                } else {
                    String::new()
                };
                self.leave_moved(arm, at);
                let block = self.arm_block(arm, ty, depth);
                ways.push(self.table.snapshot());
                text += &[&arm.pattern, &guard, " => ", &block, "\n"].concat();
            }
        }
        self.table.join(&ways);
        text + "}"
    }

    /// `match` on a tuple, whose parts may be moved into it, and in part out of it.
    pub(super) fn tuple_match(&mut self, ty: Option<Ty>, depth: u32) -> String {
        let option = self.expr(Ty::OptD, 1);
        let shape = self.expr(Ty::Shape, 1);
        let (a, b, site) = (self.name(), self.fresh(), self.site());
        let d = |name: &String| (name.clone(), Ty::D, false);
        let arms = [
            (
                format!("(Some({a}), Shape::Leaf({b}) | Shape::Pair {{ d: {b}, n: 2 }})"),
                vec![d(&a), d(&b)],
            ),
            (
                format!("({a} @ Some(_), {b} @ Shape::Pair {{ .. }}) if flip({site})"),
                vec![(a.clone(), Ty::OptD, false), (b.clone(), Ty::Shape, false)],
            ),
            (format!("(None, {b})"), vec![(b.clone(), Ty::Shape, false)]),
            (format!("({a}, _)"), vec![(a, Ty::OptD, false)]),
        ];
        let skipped = self.table.snapshot();
        let mut ways = Vec::new();
        let mut text = format!("match ({option}, {shape}) {{\n");
        for (pattern, bound) in &arms {
            self.table.restore(&skipped);
            let block = self.block_with(bound, ty, depth);
            ways.push(self.table.snapshot());
            text += &[pattern, " => ", &block, "\n"].concat();
        }
        self.table.join(&ways);
        text + "}"
    }

    /// A guard that looks at what the arm binds.
    fn guard(&mut self, arm: &Arm) -> String {
        let site = self.site();
        match arm.bindings.first() {
            Some((name, Ty::Num, _)) => format!(" if {name} > 1 && flip({site})"),
            Some((name, Ty::D, _)) if self.rng.percent(60) => format!(" if {name}.len() > 1"),
            _ => format!(" if flip({site})"),
        }
    }

    /// `let … else`.
    pub(super) fn let_else(&mut self, depth: u32) -> String {
        let Some((head, at, ty)) = self.scrutinee(true) else {
            return String::new();
        };
        let Some(arm) = self.arms(ty, at).into_iter().next() else {
            return String::new();
        };
        let matched = self.table.snapshot();
        let other = self.scope(|g| {
            let mut text = String::new();
            if g.rng.percent(50) {
                text += &g.settled(Self::yield_stmt);
            }
            if g.table.reachable && g.rng.percent(40) {
                text += &g.stmt(depth + 2);
            }
            if g.table.reachable {
                text + &g.diverge()
            } else {
                text
            }
        });
        self.table.restore(&matched);
        self.leave_moved(&arm, at);
        for (name, ty, mutable) in &arm.bindings {
            self.table.declare(name, *ty, *mutable, Status::Init);
        }
        let kept = arm
            .keeps
            .map_or(String::new(), |name| format!("keep(&{name});\n"));
        format!("let {} = {head} else {{\n{other}}};\n{kept}", arm.pattern)
    }
}
