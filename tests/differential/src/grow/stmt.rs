//! Statements.

use super::Grower;
use super::scope::{Status, Ty};
use crate::body::{Form, Kind};

/// The types that variables are declared with, by how often.
const TYPES: [(u64, Ty); 12] = [
    (6, Ty::Num),
    (2, Ty::Bool),
    (8, Ty::D),
    (2, Ty::VecD),
    (3, Ty::OptD),
    (1, Ty::Text),
    (2, Ty::Pair),
    (1, Ty::VecNum),
    (1, Ty::OptNum),
    (2, Ty::Record),
    (2, Ty::Shape),
    (1, Ty::Array),
];

impl Grower {
    /// One to three statements, as long as the end is reached.
    pub(super) fn stmts(&mut self, depth: u32) -> String {
        let mut text = String::new();
        for _ in 0..=self.rng.below(3) {
            if self.table.reachable {
                text += &self.stmt(depth + 1);
            }
        }
        text
    }

    /// A statement.
    pub(super) fn stmt(&mut self, depth: u32) -> String {
        if self.budget == 0 {
            return self.settled(Self::yield_stmt);
        }
        self.budget -= 1;
        let nested = depth < 4 && self.budget > 0;
        let mut text = self.settled(|g| g.any_stmt(depth, nested));
        if self.old && text.ends_with("}\n") {
            // So it is no tail.
            text.truncate(text.len() - 1);
            text += ";\n";
        }
        text
    }

    fn any_stmt(&mut self, depth: u32, nested: bool) -> String {
        if self.form == Form::Boxed && nested && self.rng.percent(20) {
            return self.held_stmt(depth);
        }
        if self.call.is_some() && self.yields && self.rng.percent(15) {
            return self.call_stmt();
        }
        if self.yields && nested && self.rng.percent(5) {
            return self.left_stmt(depth);
        }
        match self.rng.below(if nested { 100 } else { 60 }) {
            0..14 => self.yield_stmt(),
            14..17 => (0..3).map(|_| self.yield_stmt()).collect(),
            17..31 => self.let_stmt(),
            31..37 => self.assign_stmt(),
            37..43 => self.consume_stmt(),
            43..49 => self.use_stmt(),
            49..52 => self.pattern_stmt(),
            52..54 => self.closure_stmt(),
            54 => self.out_stmt(),
            55 => self.change_stmt(),
            56 => self.borrow_stmt(),
            57 if self.rng.percent(40) => self.diverge(),
            57 => self.value_stmt(),
            58..60 => self.calm_stmt(),
            60..68 => self.if_like(None, depth) + "\n",
            68..72 => self.match_like(None, depth) + "\n",
            72 => self.tuple_match(None, depth) + "\n",
            73..75 => self.let_else(depth),
            75 => self.temporary_stmt(depth),
            76..79 => self.parts_stmt(depth),
            79..87 => self.loop_stmt(depth),
            87..89 => self.labelled_block(None, depth) + "\n",
            89 => self.block(None, depth) + "\n",
            90 => self.slice_stmt(depth),
            91..94 => self.exit_branch(depth),
            94..97 => self.late_stmt(depth),
            _ => self.move_and_back(depth),
        }
    }

    /// A `yield_from!` of the body itself, as often as not.
    fn call_stmt(&mut self) -> String {
        let (site, call) = (self.site(), self.call.clone().expect("it may call itself"));
        let child = format!("yield_from!({call})");
        let stmt = match self.kind {
            Kind::Driven if self.rng.percent(50) => format!("drop({child}?);"),
            Kind::Driven | Kind::Fed if self.rng.percent(50) => format!("let _called = {child};"),
            Kind::Driven | Kind::Fed => format!("drop({child});"),
            Kind::Plain if self.rng.percent(20) => format!("tick(({child}, {site}).1);"),
            _ => format!("{child};"),
        };
        format!("if flip({site}) {{\n{stmt}\n}}\n")
    }

    /// `yield_!` of an item; where none may stand, a call.
    pub(super) fn yield_stmt(&mut self) -> String {
        if !self.yields {
            return format!("tick({});\n", self.site());
        }
        let item = match self.kind {
            Kind::Plain | Kind::Optional | Kind::Driven => self.expr(Ty::Num, 1),
            Kind::Fallible if self.rng.percent(10) => "Err(format!(\"e{}\", 1))".to_owned(),
            Kind::Fallible => format!("Ok({})", self.expr(Ty::Num, 1)),
            Kind::Tracked | Kind::Fed => self.expr(Ty::D, 1),
        };
        format!("yield_!({item});\n")
    }

    pub(super) fn let_stmt(&mut self) -> String {
        let ty = self.rng.weighted(&TYPES);
        let mutable = self.rng.percent(45);
        let value = if self.rng.percent(70) {
            self.expr(ty, 0)
        } else {
            self.expr(ty, 3)
        };
        let name = if self.rng.percent(10) {
            "_".to_owned() + &self.fresh()
        } else {
            self.name()
        };
        self.table.declare(&name, ty, mutable, Status::Init);
        format!(
            "let {}{name} = {value};\n",
            if mutable { "mut " } else { "" }
        )
    }

    fn assign_stmt(&mut self) -> String {
        let fields = self.fields();
        if let Some((place, ty)) = fields.filter(|_| self.rng.percent(30)) {
            let at = self
                .table
                .all(|var| place.starts_with(&format!("{}.", var.name)))[0];
            self.table.lock(at, true);
            let value = self.expr(ty, 1);
            self.table.lock(at, false);
            let op = if ty == Ty::Num && self.rng.percent(50) {
                "+="
            } else {
                "="
            };
            return format!("{place} {op} {value};\n");
        }
        let arrays = self.table.changeable(Ty::Array);
        if let Some(at) = self.one_of(&arrays) {
            // The value comes first.
            let value = self.expr(Ty::Num, 1);
            let index = self.index();
            let op = *self.rng.pick(&["=", "+=", "^="]);
            return format!("{}[{index}] {op} {value};\n", self.name_of(at));
        }
        let numbers = self.table.changeable(Ty::Num);
        if let Some(at) = self.one_of(&numbers).filter(|_| self.rng.percent(40)) {
            let op = *self.rng.pick(&["+=", "^=", "|="]);
            let value = self.expr(Ty::Num, 1);
            return format!("{} {op} {value};\n", self.name_of(at));
        }
        let vars = self.table.assignable();
        match self.one_of(&vars) {
            Some(at) => self.assign(at),
            None => self.let_stmt(),
        }
    }

    /// Assigns to a variable.
    fn assign(&mut self, at: usize) -> String {
        let ty = self.table.var(at).ty;
        // The old value may be in the new one.
        self.table.lock(at, !self.table.var(at).mutable);
        let known = self.unsure.len();
        let value = self.expr(ty, 1);
        self.table.lock(at, false);
        self.make_certain(at, known);
        self.table.set(at, Status::Init);
        format!("{} = {value};\n", self.name_of(at))
    }

    /// A field that may be assigned to.
    fn fields(&mut self) -> Option<(String, Ty)> {
        let ty = *self.rng.pick(&[Ty::Pair, Ty::Record]);
        let vars = self.table.changeable(ty);
        let at = self.one_of(&vars)?;
        let (field, ty) = match (ty, self.rng.percent(50)) {
            (Ty::Pair, true) => ("0", Ty::D),
            (Ty::Pair, false) => ("1", Ty::Num),
            (_, true) => ("left", Ty::D),
            (_, false) => ("count", Ty::Num),
        };
        Some((format!("{}.{field}", self.name_of(at)), ty))
    }

    /// Moves a variable away; often only on one way, or drops it.
    pub(super) fn consume_stmt(&mut self) -> String {
        let types = [
            Ty::D,
            Ty::D,
            Ty::VecD,
            Ty::OptD,
            Ty::Pair,
            Ty::Record,
            Ty::Shape,
            Ty::Closure,
            Ty::Counter,
        ];
        let vars: Vec<usize> = types
            .iter()
            .flat_map(|&ty| self.table.movable(ty))
            .collect();
        let Some(at) = self.one_of(&vars) else {
            return format!("drop(D::new({}));\n", self.site());
        };
        let name = self.name_of(at);
        let site = self.site();
        self.table.set(at, Status::Gone);
        let is_d = self.table.var(at).ty == Ty::D;
        let moving = match self.rng.below(5) {
            0 => format!("drop({name});"),
            1 if is_d => format!("consume({name});"),
            2 if is_d => format!("{name}.into_num();"),
            3 => format!("let _ = Some({name});"),
            4 if is_d => format!("let _v{} = vec![{name}];", 1000 + site),
            _ => format!("swallow({site}, {name});"),
        };
        if self.rng.percent(40) {
            format!("if flip({site}) {{\n{moving}\n}}\n")
        } else {
            moving + "\n"
        }
    }

    /// Uses a variable without moving it.
    fn use_stmt(&mut self) -> String {
        let types = [
            Ty::D,
            Ty::D,
            Ty::VecD,
            Ty::OptD,
            Ty::Pair,
            Ty::Record,
            Ty::Closure,
            Ty::Counter,
        ];
        let vars: Vec<usize> = types
            .iter()
            .flat_map(|&ty| self.table.readable(ty))
            .collect();
        let Some(at) = self.one_of(&vars) else {
            return format!("tick({});\n", self.site());
        };
        let name = self.name_of(at);
        match self.table.var(at).ty {
            Ty::D if self.rng.percent(40) => format!("{name}.touch();\nkeep(&{name});\n"),
            Ty::D if self.rng.percent(20) => format!("let _ = {name};\n"),
            Ty::D => format!("look(&{name}, 3);\n"),
            Ty::VecD => format!("for d in &{name} {{\nlook(d, 4);\n}}\n"),
            Ty::OptD if self.rng.percent(50) => {
                format!("if let Some(d) = &{name} {{\nlook(d, 5);\n}}\n")
            }
            Ty::OptD => {
                format!("match {name} {{\nSome(ref d) => {{\nlook(d, 6);\n}}\nNone => {{}}\n}}\n")
            }
            Ty::Pair => {
                let n = self.unsure(at, format!("{name}.1"), format!("(&{name}).1"));
                format!("look(&{name}.0, {n});\n")
            }
            Ty::Counter => {
                let certain = format!("(&mut {name})()");
                self.unsure(at, format!("{name}()"), certain) + ";\n"
            }
            Ty::Closure => self.unsure(at, format!("{name}()"), format!("(&{name})()")) + ";\n",
            _ => {
                let n = self.unsure(at, format!("{name}.count"), format!("(&{name}).count"));
                format!("look(&{name}.left, {n});\n")
            }
        }
    }

    /// Changes a variable in place, through a method or `std::mem`.
    fn change_stmt(&mut self) -> String {
        let ty = *self
            .rng
            .pick(&[Ty::VecD, Ty::VecD, Ty::VecNum, Ty::OptD, Ty::D, Ty::Text]);
        let vars = self.table.changeable(ty);
        let Some(at) = self.one_of(&vars) else {
            return self.new_vec_stmt();
        };
        let name = self.name_of(at);
        let pushed = match ty {
            Ty::VecD => Ty::D,
            Ty::OptD if self.rng.percent(60) => {
                let new = self.fresh();
                self.table.declare(&new, Ty::OptD, false, Status::Init);
                return format!("let {new} = {name}.take();\nkeep(&{name});\n");
            }
            Ty::OptD => return format!("{name} = None;\n"),
            Ty::D if self.rng.percent(40) => {
                let others: Vec<_> = self
                    .table
                    .changeable(ty)
                    .into_iter()
                    .filter(|&other| other != at)
                    .collect();
                let Some(other) = self.one_of(&others) else {
                    return String::new();
                };
                return format!(
                    "std::mem::swap(&mut {name}, &mut {});\n",
                    self.name_of(other)
                );
            }
            Ty::Text => return format!("{name} += \"x\";\n"),
            _ => Ty::Num,
        };
        self.table.lock(at, true);
        let value = self.expr(pushed, 0);
        self.table.lock(at, false);
        format!("{name}.push({value});\nkeep(&{name});\n")
    }

    /// A vector whose element type is only known from a later statement.
    fn new_vec_stmt(&mut self) -> String {
        let name = self.fresh();
        let between = if self.rng.percent(50) {
            self.yield_stmt()
        } else {
            String::new()
        };
        if !self.table.reachable {
            return between;
        }
        let value = self.simple(Ty::D);
        self.table.declare(&name, Ty::VecD, true, Status::Init);
        format!("let mut {name} = Vec::new();\n{between}{name}.push({value});\n")
    }

    /// `let x;`, given its value on each way.
    fn late_stmt(&mut self, depth: u32) -> String {
        let ty = *self.rng.pick(&[Ty::D, Ty::D, Ty::Num, Ty::OptD, Ty::Pair]);
        let name = self.fresh();
        let mutable = self.rng.percent(30);
        let at = self.table.declare(&name, ty, mutable, Status::Uninit);
        let mut_ = if mutable { "mut " } else { "" };
        self.table.lock(at, true);
        let cond = self.cond(1);
        self.table.lock(at, false);
        let skipped = self.table.snapshot();
        let mut ways = Vec::new();
        let mut blocks = Vec::new();
        for _ in 0..2 {
            self.table.restore(&skipped);
            blocks.push(self.scope(|g| {
                g.table.lock(at, true);
                let mut text = if g.rng.percent(70) {
                    g.stmts(depth + 1)
                } else {
                    String::new()
                };
                g.table.lock(at, false);
                if g.table.reachable {
                    text += &g.assign(at);
                }
                if g.table.reachable && g.rng.percent(30) {
                    text += &g.settled(Self::yield_stmt);
                }
                text
            }));
            ways.push(self.table.snapshot());
        }
        // Without any assignment nothing tells the type.
        let known = blocks
            .iter()
            .any(|block| block.contains(&format!("{name} = ")));
        let typed = if known { "" } else { ": D" };
        self.table.join(&ways);
        format!(
            "let {mut_}{name}{typed};\nif {cond} {{\n{}}} else {{\n{}}}\n",
            blocks[0], blocks[1]
        )
    }

    /// Moves a variable away, goes on without it for a while, and gives it a new value: the
    /// only way in which a loop may move what stands outside it.
    fn move_and_back(&mut self, depth: u32) -> String {
        let vars = self.table.changeable(Ty::D);
        let Some(at) = self.one_of(&vars) else {
            return self.let_stmt();
        };
        let name = self.name_of(at);
        self.table.set(at, Status::Gone);
        self.table.lock(at, true);
        let between = self.scope(|g| g.stmts(depth + 1));
        self.table.lock(at, false);
        // Braces, since what is declared in between may shadow the name.
        let mut text = format!("consume({name});\n{{\n{between}}}\n");
        if self.table.reachable {
            text += &self.assign(at);
        }
        text
    }
}
