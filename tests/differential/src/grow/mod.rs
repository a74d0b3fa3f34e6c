//! Grows random function bodies that rustc accepts.
//!
//! A body is grown as text, in order of evaluation, along with a symbol table that knows
//! which variables hold a value. So every use is valid, and every loop comes back to what
//! it started with.
//!
//! Avoided on purpose in a body for `#[generator]`, which documents it as an error or as an
//! exception:
//!
//! - a borrow of a local or of a temporary over a yield;
//! - as the last use of `x`: `x.method()` of an unknown name, `x()`, `x.field`, and a pattern
//!   that leaves parts of `x` (`settle` puts a later use after them, or makes them borrow; an
//!   assignment is no later use);
//! - in edition 2021, temporaries in the tail of a block, and in the head of an `if let` that
//!   may be an operand.
//!
//! The first two are what a body for `#[generator(boxed)]` has more of, see `held.rs`.

mod branch;
mod expr;
mod flow;
mod held;
mod left;
mod lent;
mod parts;
mod pattern;
mod repeat;
mod scope;
mod stmt;
mod temporary;

use crate::body::{Body, Form, Kind};
use crate::rng::Rng;
use scope::{Snapshot, Status, Table, Ty};

/// A place that `break` or `continue` can go to.
#[derive(Debug)]
struct Target {
    label: String,
    is_loop: bool,
    /// Its condition is being grown: not to be left from there.
    in_head: bool,
    /// What `break` carries.
    value: Option<Ty>,
    /// How many loops stand around it.
    level: usize,
    entry: Snapshot,
    /// The state at each `break`.
    exits: Vec<Snapshot>,
}

/// Grows one body.
#[derive(Debug)]
struct Grower {
    rng: Rng,
    form: Form,
    kind: Kind,
    /// The call of the body itself, where it may call itself.
    call: Option<String>,
    table: Table,
    targets: Vec<Target>,
    /// Whether a `yield_!` may stand here.
    yields: bool,
    /// Whether the statement has no yield at all, so that temporaries in it may own things.
    temps: bool,
    /// How many statements may still grow.
    budget: u64,
    sites: u32,
    names: u32,
    /// Whether the edition is 2021: no `let` chains, and temporaries of the tail of a block
    /// outlive its locals. In blocks that yield they do not, a documented exception, so no
    /// tail has any.
    old: bool,
    /// Uses that may be taken for moves, unless the variable is used again.
    unsure: Vec<Unsure>,
}

/// A use of a variable that a macro cannot tell from a move, see [`Grower::unsure`].
#[derive(Debug)]
struct Unsure {
    /// The variable, by position and by serial number.
    at: usize,
    serial: u32,
    /// The use as such.
    plain: String,
    /// The same use through a reference, which moves nothing for certain.
    certain: String,
}

/// Grows the `number`-th body of a seed, for an edition.
#[must_use]
pub fn grow(seed: u64, number: u64, edition: &str, form: Form) -> Body {
    let mut rng = Rng::nth(seed, number);
    let kind = rng.weighted(&[
        (5, Kind::Plain),
        (2, Kind::Fallible),
        (1, Kind::Optional),
        (2, Kind::Tracked),
        (2, Kind::Driven),
        (2, Kind::Fed),
    ]);
    let budget = 6 + rng.below(22);
    let mut grower = Grower {
        rng,
        form,
        kind,
        call: None,
        table: Table::new(),
        targets: Vec::new(),
        yields: true,
        temps: false,
        budget,
        sites: 10,
        names: 0,
        old: edition == "2021",
        unsure: Vec::new(),
    };
    // Of its own numbers, so that the other bodies of a seed stay what they are.
    let is_loop = Rng::nth(!seed, number).percent(12)
        && !matches!(kind, Kind::Driven | Kind::Fed)
        && form == Form::Movable;
    if is_loop {
        return grower.one_loop();
    }
    let (params, args) = grower.params();
    grower.call = (form == Form::Recursive).then(|| format!("body({})", args.join(", ")));
    let mut text = String::new();
    while grower.budget > 0 && grower.table.reachable {
        text += &grower.stmt(0);
    }
    if grower.table.reachable && grower.rng.percent(60) {
        text += &grower.yield_stmt();
    }
    if kind == Kind::Plain && !grower.old && grower.table.reachable && grower.rng.percent(25) {
        // The value of the body is `()`, of an expression without semicolon.
        text += &if grower.rng.percent(50) {
            grower.if_like(None, 1)
        } else {
            grower.match_like(None, 1)
        };
    }
    let mut tail = String::new();
    if grower.table.reachable && matches!(kind, Kind::Driven | Kind::Fed) {
        // The value of a coroutine's body.
        let unsure = grower.unsure.len();
        tail = grower.tail_value();
        if grower.unsure.len() > unsure {
            // What keeps variables alive goes between.
            text = format!("{text}let end = {tail};\n");
            tail = String::from("end");
        }
        if kind == Kind::Driven {
            tail = format!("Ok({tail})");
        }
    }
    let text = grower.settle(text, 0) + &tail;
    let lines = text
        .lines()
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect();
    Body {
        form,
        kind,
        params,
        args,
        lines,
    }
}

impl Grower {
    /// A body that is one loop through what may as well be made before it begins.
    fn one_loop(mut self) -> Body {
        self.table.declare("n", Ty::Num, false, Status::Init);
        self.table.declare("m", Ty::Num, true, Status::Init);
        self.table.declare("xs", Ty::Slice, false, Status::Init);
        let mut lets = String::new();
        for (name, value) in [
            ("c0", "0"),
            ("c1", "n"),
            ("c2", "xs.len() as u64"),
            ("c3", "5u64"),
        ] {
            if self.rng.percent(30) {
                let mutable = self.rng.percent(60);
                let word = if mutable { "mut " } else { "" };
                lets += &["let ", word, name, " = ", value, ";\n"].concat();
                self.table.declare(name, Ty::Num, mutable, Status::Init);
            }
        }
        let text = lets + &self.settled(Self::made_for_stmt);
        let lines = text.lines().filter(|line| !line.is_empty());
        Body {
            form: self.form,
            kind: self.kind,
            params: vec!["n: u64", "mut m: u64", "xs: &'a [u64]"],
            args: vec!["3", "2", "&[1, 2, 3]"],
            lines: lines.map(str::to_owned).collect(),
        }
    }

    fn params(&mut self) -> (Vec<&'static str>, Vec<&'static str>) {
        let mut params = Vec::new();
        let mut args = Vec::new();
        for _ in 0..self.rng.below(4) {
            let (param, arg, vars): (_, _, &[(&str, Ty, bool)]) = match self.rng.below(13) {
                0 => ("a: D", "D::new(1)", &[("a", Ty::D, false)]),
                1 => ("mut a: D", "D::new(1)", &[("a", Ty::D, true)]),
                2 => ("n: u64", "7", &[("n", Ty::Num, false)]),
                3 => ("mut n: u64", "2", &[("n", Ty::Num, true)]),
                4 => (
                    "(p, mut q): (D, u64)",
                    "(D::new(2), 3)",
                    &[("p", Ty::D, false), ("q", Ty::Num, true)],
                ),
                5 => ("_: D", "D::new(3)", &[]),
                6 => (
                    "mut vs: Vec<D>",
                    "vec![D::new(4), D::new(5)]",
                    &[("vs", Ty::VecD, true)],
                ),
                7 => ("xs: &'a [u64]", "&[1, 2, 3]", &[("xs", Ty::Slice, false)]),
                12 => (
                    "ys: &'a mut Vec<u64>",
                    "Box::leak(Box::new(vec![1, 2]))",
                    &[("ys", Ty::Out, false)],
                ),
                8 => (
                    "od: Option<D>",
                    "Some(D::new(6))",
                    &[("od", Ty::OptD, false)],
                ),
                9 => (
                    "Record { left, count }: Record",
                    "record(D::new(7), 5)",
                    &[("left", Ty::D, false), ("count", Ty::Num, false)],
                ),
                10 => (
                    "sh: Shape",
                    "Shape::Pair { n: 2, d: D::new(8) }",
                    &[("sh", Ty::Shape, false)],
                ),
                _ => ("_g: D", "D::new(9)", &[("_g", Ty::D, false)]),
            };
            // A block does not capture what has no name.
            let is_nameless = self.form == Form::Block && param.starts_with("_:");
            if is_nameless
                || params.contains(&param)
                || params
                    .iter()
                    .any(|other: &&str| other.ends_with(": D") && param.ends_with(" a: D"))
            {
                continue;
            }
            if vars
                .iter()
                .any(|&(name, ..)| !self.table.all(|var| var.name == name).is_empty())
            {
                continue;
            }
            for &(name, ty, mutable) in vars {
                self.table.declare(name, ty, mutable, Status::Init);
            }
            params.push(param);
            args.push(arg);
        }
        (params, args)
    }

    /// A number that marks a place in the body.
    fn site(&mut self) -> u32 {
        self.sites += 1;
        self.sites
    }

    /// A name for a new variable: mostly new, else one that it shadows.
    fn name(&mut self) -> String {
        let visible = self.table.all(|_| true);
        if !visible.is_empty() && self.rng.percent(12) {
            return self.table.var(*self.rng.pick(&visible)).name.clone();
        }
        self.names += 1;
        format!("v{}", self.names)
    }

    /// A name that shadows nothing.
    fn fresh(&mut self) -> String {
        self.names += 1;
        format!("v{}", self.names)
    }

    fn name_of(&self, at: usize) -> String {
        self.table.var(at).name.clone()
    }

    /// A use of a variable such as `x.field` or `x()`. A macro cannot tell it from a move
    /// if it is the last one: a documented exception. So there it goes through a
    /// reference, which is known at the end of the statement. Not so in the boxed form.
    fn unsure(&mut self, at: usize, plain: String, certain: String) -> String {
        if self.form == Form::Boxed {
            return plain;
        }
        let serial = self.table.var(at).serial;
        self.unsure.push(Unsure {
            at,
            serial,
            plain,
            certain,
        });
        format!("§{}§", self.unsure.len() - 1)
    }

    /// What has a variable's old value only until it is assigned to: no use is behind the use.
    fn make_certain(&mut self, at: usize, known: usize) {
        for used in self.unsure[known..].iter_mut().filter(|used| used.at == at) {
            used.plain.clone_from(&used.certain);
        }
    }

    /// Grows statements, and decides the uses that they are not sure about.
    fn settled(&mut self, f: impl FnOnce(&mut Self) -> String) -> String {
        let known = self.unsure.len();
        let text = f(self);
        self.settle(text, known)
    }

    /// Decides the uses that a statement is not sure about, all after the first `known`.
    fn settle(&mut self, mut text: String, known: usize) -> String {
        for n in known..self.unsure.len() {
            let used = &self.unsure[n];
            let lives = self.table.reachable && self.table.is_usable(used.at, used.serial);
            let chosen = if lives { &used.plain } else { &used.certain };
            text = text.replace(&format!("§{n}§"), chosen);
            if lives {
                let name = self.name_of(used.at);
                text += &["keep(&", &name, ");\n"].concat();
            }
        }
        self.unsure.truncate(known);
        text
    }

    /// One of the variables, if there is any.
    fn one_of(&mut self, vars: &[usize]) -> Option<usize> {
        (!vars.is_empty()).then(|| *self.rng.pick(vars))
    }

    /// Runs `f` in a scope of its own.
    fn scope<R>(&mut self, f: impl FnOnce(&mut Self) -> R) -> R {
        let len = self.table.len();
        let result = f(self);
        self.table.truncate(len);
        result
    }

    /// The tracked value at the end of a body, in the edition's rules for tails.
    fn tail_value(&mut self) -> String {
        let value = self.expr(Ty::D, 1);
        if self.old {
            let name = self.fresh();
            return format!("{{ let {name} = {value}; {name} }}");
        }
        value
    }

    /// Runs `f` where no `yield_!` may stand.
    fn quiet<R>(&mut self, f: impl FnOnce(&mut Self) -> R) -> R {
        let yields = std::mem::replace(&mut self.yields, false);
        let result = f(self);
        self.yields = yields;
        result
    }
}

impl Grower {
    /// Runs `f` for whole statements in which no `yield_!` may stand.
    fn calm<R>(&mut self, f: impl FnOnce(&mut Self) -> R) -> R {
        let temps = std::mem::replace(&mut self.temps, true);
        let result = self.quiet(f);
        self.temps = temps;
        result
    }
}
