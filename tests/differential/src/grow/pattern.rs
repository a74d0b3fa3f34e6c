//! Patterns in `let`, patterns that borrow, and slices.

use super::Grower;
use super::scope::{Status, Ty};

impl Grower {
    /// Patterns in `let`, and swaps by assignment.
    pub(super) fn pattern_stmt(&mut self) -> String {
        let (a, b) = (self.fresh(), self.fresh());
        match self.rng.below(10) {
            0 => {
                let n = self.expr(Ty::Num, 1);
                let d = self.expr(Ty::D, 1);
                self.table.declare(&a, Ty::Num, true, Status::Init);
                self.table.declare(&b, Ty::D, false, Status::Init);
                format!("let (mut {a}, {b}) = ({n}, {d});\n")
            }
            1 => {
                let value = self.expr(Ty::Record, 1);
                self.table.declare(&a, Ty::D, false, Status::Init);
                self.table.declare(&b, Ty::Num, false, Status::Init);
                format!("let Record {{ left: {a}, count: {b} }} = {value};\n")
            }
            2 => {
                let vars = self.table.readable(Ty::Pair);
                let Some(at) = self.one_of(&vars) else {
                    return String::new();
                };
                self.table.declare(&a, Ty::Num, true, Status::Init);
                format!("let (_, mut {a}) = {};\n", self.name_of(at))
            }
            3 => {
                let vars = self.table.changeable(Ty::Num);
                let (Some(x), Some(y)) = (self.one_of(&vars), self.one_of(&vars)) else {
                    return String::new();
                };
                let (x, y) = (self.name_of(x), self.name_of(y));
                format!("({x}, {y}) = ({y}, {x} + 1);\n")
            }
            4 => {
                let value = self.expr(Ty::D, 1);
                format!("let _ = {value};\n")
            }
            5 => {
                let value = self.expr(Ty::OptD, 1);
                let d = self.expr(Ty::D, 1);
                let site = self.site();
                self.table.declare(&a, Ty::OptD, false, Status::Init);
                self.table.declare(&b, Ty::D, true, Status::Init);
                format!("let ({a}, (mut {b}, _)) = ({value}, ({d}, num({site})));\n")
            }
            6 => {
                let x = self.expr(Ty::D, 1);
                let y = self.expr(Ty::D, 1);
                self.table.declare(&a, Ty::D, true, Status::Init);
                self.table.declare(&b, Ty::D, false, Status::Init);
                format!("let [mut {a}, {b}] = [{x}, {y}];\n")
            }
            7 => {
                let vars = self.table.readable(Ty::Array);
                let Some(at) = self.one_of(&vars) else {
                    return String::new();
                };
                self.table.declare(&a, Ty::Num, false, Status::Init);
                self.table.declare(&b, Ty::Num, true, Status::Init);
                format!("let [{a}, .., mut {b}] = {};\n", self.name_of(at))
            }
            8 => {
                let value = self.expr(Ty::Num, 1);
                self.table.declare(&a, Ty::Num, true, Status::Init);
                self.table.declare(&b, Ty::Num, false, Status::Init);
                format!("let mut {a} @ {b} = {value};\n")
            }
            _ => {
                let value = self.expr(Ty::D, 0);
                self.table.declare(&a, Ty::D, false, Status::Init);
                format!("let {a} = {value};\n")
            }
        }
    }

    /// A variable is looked at, or changed, by reference: no yield while it is.
    pub(super) fn borrow_stmt(&mut self) -> String {
        let ty = *self
            .rng
            .pick(&[Ty::D, Ty::VecD, Ty::OptD, Ty::Pair, Ty::Record, Ty::Shape]);
        let changes = self.rng.percent(50);
        let vars = if changes {
            self.table.changeable(ty)
        } else {
            self.table.readable(ty)
        };
        let Some(at) = self.one_of(&vars) else {
            return self.calm_stmt();
        };
        let name = self.name_of(at);
        let (r, n) = (self.fresh(), self.fresh());
        match (ty, changes) {
            (Ty::D, true) => {
                format!("{{\nlet {r} = &mut {name};\n{r}.push(1);\nlook({r}, 2);\n}}\n")
            }
            (Ty::D, false) => format!("let {r} = || look(&{name}, 3);\n{r}();\n"),
            (Ty::VecD, true) => format!("for {r} in &mut {name} {{\n{r}.push(2);\n}}\n"),
            (Ty::VecD, false) => format!(
                "match {name}.as_slice() {{\n[{r}, ..] if {r}.is_empty() => tick(3),\n\
                 [_, .., {r}] => {{\nlook({r}, 4);\n}}\n_ => {{}}\n}}\n"
            ),
            (Ty::OptD, true) => {
                let by_name = self.rng.percent(50);
                let pattern = if by_name {
                    "Some(ref mut d)"
                } else {
                    "Some(d)"
                };
                let head = if by_name {
                    name
                } else {
                    format!("&mut {name}")
                };
                format!("if let {pattern} = {head} {{\nd.push(3);\n}}\n")
            }
            (Ty::OptD, false) => {
                format!("match &{name} {{\n{r} @ Some(_) => keep({r}),\nNone => tick(4),\n}}\n")
            }
            (Ty::Pair, true) => {
                format!("let ({r}, {n}) = &mut {name};\n{r}.push(*{n});\n*{n} += 1;\n")
            }
            (Ty::Pair, false) => format!("let (ref {r}, _) = {name};\nlook({r}, 5);\n"),
            (Ty::Record, true) => {
                format!("let Record {{ left: {r}, .. }} = &mut {name};\n{r}.push(5);\n")
            }
            (Ty::Record, false) => {
                format!("let Record {{ left: ref {r}, .. }} = {name};\nlook({r}, 6);\n")
            }
            (_, true) => format!(
                "match {name} {{\nShape::Pair {{ ref mut n, .. }} => *n += 1,\n\
                 Shape::Leaf(ref mut {r}) => {r}.push(6),\nShape::Empty => tick(5),\n}}\n"
            ),
            (_, false) => format!(
                "match &{name} {{\nShape::Leaf(d) | Shape::Pair {{ d, .. }} if d.len() > 1 => {{\n\
                 look(d, 7);\n}}\nShape::Pair {{ n: 2, .. }} => tick(6),\n_ => {{}}\n}}\n"
            ),
        }
    }

    /// The slice parameter is taken apart; its elements may be held over yields.
    pub(super) fn slice_stmt(&mut self, depth: u32) -> String {
        let slices = self.table.readable(Ty::Slice);
        let Some(at) = self.one_of(&slices) else {
            return self.pattern_stmt();
        };
        let name = self.name_of(at);
        let (a, b) = (self.fresh(), self.fresh());
        let skipped = self.table.snapshot();
        let mut ways = Vec::new();
        let mut arms = String::new();
        for (pattern, bound) in [
            (
                format!("&[{a}, .., {b}]"),
                vec![(a.clone(), Ty::Num), (b.clone(), Ty::Num)],
            ),
            (format!("[_, {b} @ ..]"), vec![(b, Ty::Slice)]),
            ("[]".to_owned(), Vec::new()),
        ] {
            self.table.restore(&skipped);
            let bound: Vec<_> = bound
                .into_iter()
                .map(|(name, ty)| (name, ty, false))
                .collect();
            let block = self.block_with(&bound, None, depth);
            ways.push(self.table.snapshot());
            arms += &[&pattern, " => ", &block, "\n"].concat();
        }
        self.table.join(&ways);
        format!("match {name} {{\n{arms}}}\n")
    }
}
