//! Expressions.

use super::Grower;
use super::scope::{Status, Ty};
use crate::body::Kind;

impl Grower {
    /// An expression of a type. `depth` bounds the nesting.
    pub(super) fn expr(&mut self, ty: Ty, depth: u32) -> String {
        if self.rng.percent(45) {
            if let Some(text) = self.use_var(ty) {
                return text;
            }
        }
        if depth < 3 && self.budget > 0 && self.rng.percent(12) {
            if let Some(text) = self.ending(|g| g.block_expr(ty, depth)) {
                return text;
            }
        }
        match ty {
            Ty::Num => self.num(depth),
            Ty::Bool => self.cond(depth),
            Ty::D => self.tracked(depth),
            _ => self.compound(ty, depth),
        }
    }

    /// What `f` grows, if its end is reached: an operand that never ends has no type to
    /// work with.
    fn ending(&mut self, f: impl FnOnce(&mut Self) -> Option<String>) -> Option<String> {
        let before = self.table.snapshot();
        let unsure = self.unsure.len();
        let exits: Vec<usize> = self
            .targets
            .iter()
            .map(|target| target.exits.len())
            .collect();
        let text = f(self);
        if self.table.reachable {
            return text;
        }
        self.table.restore(&before);
        self.unsure.truncate(unsure);
        for (target, len) in self.targets.iter_mut().zip(exits) {
            target.exits.truncate(len);
        }
        None
    }

    /// An expression without blocks or yields in it.
    pub(super) fn simple(&mut self, ty: Ty) -> String {
        let budget = std::mem::replace(&mut self.budget, 0);
        let text = self.quiet(|g| g.expr(ty, 3));
        self.budget = budget;
        text
    }

    /// The variable by value: moved, unless its type is `Copy`.
    fn use_var(&mut self, ty: Ty) -> Option<String> {
        let vars = self.table.movable(ty);
        let at = self.one_of(&vars)?;
        if !ty.is_copy() {
            self.table.set(at, Status::Gone);
        }
        Some(self.name_of(at))
    }

    /// A block, or something else that contains statements, with a value.
    fn block_expr(&mut self, ty: Ty, depth: u32) -> Option<String> {
        let simple_yield = self.yields && self.rng.percent(60);
        if simple_yield {
            let stmt = self.yield_stmt();
            let value = self.tail(ty, depth + 1);
            return Some(format!("{{ {} {value} }}", stmt.trim_end()));
        }
        let depth = depth + 1;
        match self.rng.below(7) {
            0 => Some(self.if_like(Some(ty), depth)),
            5 => Some(self.tuple_match(Some(ty), depth)),
            1 => Some(self.match_like(Some(ty), depth)),
            2 => Some(self.labelled_block(Some(ty), depth)),
            3 => Some(self.loop_expr(Some(ty), depth)),
            4 => Some(self.block(Some(ty), depth)),
            _ => None,
        }
    }

    /// The value at the end of a block, if its end is reached.
    pub(super) fn tail(&mut self, ty: Ty, depth: u32) -> String {
        if !self.table.reachable {
            return String::new();
        }
        let branch = (ty == Ty::Num && !self.old && depth < 4 && self.budget > 0)
            .then(|| self.branch_in_tail(depth))
            .flatten();
        let value = branch.unwrap_or_else(|| self.expr(ty, depth));
        if !self.old || !value.contains('(') {
            return value;
        }
        let name = self.fresh();
        format!("let {name} = {value}; {name}")
    }

    /// A branch as an operand of the tail: the temporaries of its head live on behind it.
    fn branch_in_tail(&mut self, depth: u32) -> Option<String> {
        if !self.rng.percent(30) {
            return None;
        }
        let site = self.site();
        let branch = self.ending(|g| {
            Some(if g.rng.percent(70) {
                g.match_like(Some(Ty::Num), depth + 1)
            } else {
                g.if_like(Some(Ty::Num), depth + 1)
            })
        })?;
        let other = self.expr(Ty::Num, depth + 1);
        Some(format!("two({site}, {branch}, {other})"))
    }

    fn num(&mut self, depth: u32) -> String {
        let site = self.site();
        if self.kind == Kind::Driven && self.yields && depth < 3 && self.rng.percent(12) {
            return format!("yield_!({})", self.expr(Ty::Num, depth + 1));
        }
        if depth < 3 && self.rng.percent(30) {
            let a = self.expr(Ty::Num, depth + 1);
            let b = self.expr(Ty::Num, depth + 1);
            return match self.rng.below(4) {
                0 => format!("({a} + {b})"),
                1 => format!("({a} ^ {b})"),
                _ => format!("two({site}, {a}, {b})"),
            };
        }
        self.num_of_var(depth).unwrap_or_else(|| {
            let literal = self.rng.below(5);
            match self.rng.below(8) {
                0..3 => literal.to_string(),
                3 if self.kind.fails() => format!("may_fail({site})?"),
                3 if self.kind == Kind::Optional => format!("opt_num({site})?"),
                4 if depth < 3 => format!("consume({})", self.expr(Ty::D, depth + 1)),
                5 if depth < 3 => format!("swallow({site}, {})", self.owned(depth + 1)),
                6 if depth < 3 => match self.rng.below(7) {
                    0 => format!("look(&{}, 1)", self.expr(Ty::D, depth + 1)),
                    1 => format!(
                        "(two({site}, {}, 1) as u32 as u64)",
                        self.expr(Ty::Num, depth + 1)
                    ),
                    2 => format!("({}).1", self.expr(Ty::Pair, depth + 1)),
                    3 => format!("({}).count", self.expr(Ty::Record, depth + 1)),
                    4 => {
                        let n = self.expr(Ty::Num, depth + 1);
                        format!("({n}..{}).sum::<u64>()", self.rng.below(5))
                    }
                    5 => {
                        let array = self.expr(Ty::Array, depth + 1);
                        format!("({array})[{}]", self.index())
                    }
                    _ => format!("u64::from({})", self.expr(Ty::Bool, depth + 1)),
                },
                7 if self.temps || self.rng.percent(30) => format!("D::new({site}).len()"),
                _ => format!("num({site})"),
            }
        })
    }

    /// An expression of some type that owns tracked values.
    fn owned(&mut self, depth: u32) -> String {
        let ty = *self
            .rng
            .pick(&[Ty::D, Ty::OptD, Ty::VecD, Ty::Pair, Ty::Record, Ty::Shape]);
        self.expr(ty, depth)
    }

    /// A number taken from a variable of another type.
    fn num_of_var(&mut self, depth: u32) -> Option<String> {
        let ty = *self.rng.pick(&[
            Ty::D,
            Ty::D,
            Ty::D,
            Ty::VecD,
            Ty::Text,
            Ty::Pair,
            Ty::VecNum,
            Ty::Record,
            Ty::Array,
            Ty::Slice,
            Ty::OptNum,
            Ty::Closure,
            Ty::Counter,
            Ty::Out,
        ]);
        let vars = self.table.readable(ty);
        let at = self.one_of(&vars)?;
        let name = self.name_of(at);
        Some(match ty {
            Ty::D => match self.rng.below(6) {
                0 => format!("look(&{name}, {})", self.rng.below(9)),
                1 if depth < 3 => {
                    self.table.lock(at, true);
                    let arg = self.expr(Ty::Num, depth + 1);
                    self.table.lock(at, false);
                    format!("{name}.get({arg})")
                }
                2 if self.table.movable(Ty::D).contains(&at) => {
                    self.table.set(at, Status::Gone);
                    format!("{name}.into_num()")
                }
                3 => self.unsure(at, format!("{name}.touch()"), format!("(&{name}).touch()")),
                _ => format!("{name}.len()"),
            },
            Ty::Counter => {
                let certain = format!("(&mut {name})()");
                self.unsure(at, format!("{name}()"), certain)
            }
            Ty::Closure => self.unsure(at, format!("{name}()"), format!("(&{name})()")),
            Ty::Pair => self.unsure(at, format!("{name}.1"), format!("(&{name}).1")),
            Ty::Record => self.unsure(at, format!("{name}.count"), format!("(&{name}).count")),
            Ty::Array => {
                let index = self.index();
                format!("{name}[{index}]")
            }
            Ty::OptNum => format!("{name}.unwrap_or({})", self.rng.below(9)),
            _ => format!("({name}.len() as u64)"),
        })
    }

    /// A condition.
    pub(super) fn cond(&mut self, depth: u32) -> String {
        let site = self.site();
        if depth < 3 {
            match self.rng.below(16) {
                0 => return format!("!({})", self.cond(depth + 1)),
                n @ 1..=3 => {
                    let left = self.cond(depth + 1);
                    let skipped = self.table.snapshot();
                    let right = self.cond(depth + 1);
                    let taken = self.table.snapshot();
                    self.table.join(&[skipped, taken]);
                    return format!("({left} {} {right})", if n == 1 { "||" } else { "&&" });
                }
                4 => {
                    let a = self.expr(Ty::Num, depth + 1);
                    let b = self.expr(Ty::Num, depth + 1);
                    return format!("({a}) < ({b})");
                }
                6 | 7 => {
                    let a = self.expr(Ty::Num, depth + 1);
                    let a = self.wrapped(&a);
                    let b = self.expr(Ty::Num, depth + 1);
                    return format!("({a} >= {b})");
                }
                5 if self.yields => {
                    let stmt = self.yield_stmt();
                    let value = self.tail(Ty::Bool, depth + 1);
                    return format!("{{ {} {value} }}", stmt.trim_end());
                }
                _ => {}
            }
        }
        let ty = *self
            .rng
            .pick(&[Ty::D, Ty::OptD, Ty::VecD, Ty::Num, Ty::OptNum, Ty::Bool]);
        let vars = self.table.readable(ty);
        if let Some(at) = self.one_of(&vars) {
            let name = self.name_of(at);
            return match ty {
                Ty::OptD if self.rng.percent(50) => format!("matches!({name}, Some(_))"),
                Ty::OptD | Ty::OptNum => format!("{name}.is_some()"),
                Ty::Num => format!("{name} % 3 > 0"),
                Ty::Bool => name,
                _ => format!("{name}.is_empty()"),
            };
        }
        format!("flip({site})")
    }

    /// A number by another way: what finds it, or makes another of it, is no call.
    fn wrapped(&mut self, number: &str) -> String {
        let site = self.site();
        match self.rng.below(8) {
            0 => format!("!({number})"),
            1 => format!("*Box::new({number})"),
            2 => format!("(two({site}, {number}, 1), 1).0"),
            3 => format!("[two({site}, {number}, 1), 2][0]"),
            4 => format!("vec![two({site}, {number}, 1), 2, 3][{}]", self.index()),
            5 => format!("!two({site}, {number}, 1)"),
            _ if self.kind.fails() => format!("(may_fail({site})? ^ two({site}, {number}, 1))"),
            _ if self.kind == Kind::Optional => {
                format!("Some(two({site}, {number}, 1)).or(opt_num({site}))?")
            }
            _ => format!("two({site}, {number}, 1)"),
        }
    }

    fn tracked(&mut self, depth: u32) -> String {
        let site = self.site();
        if self.yields && depth < 3 && self.rng.percent(12) {
            let given = self.given(depth);
            if let Some(given) = given {
                return given;
            }
        }
        if depth < 3 {
            match self.rng.below(16) {
                0 => return format!("pass({})", self.expr(Ty::D, depth + 1)),
                1 | 2 => {
                    let a = self.expr(Ty::D, depth + 1);
                    let n = self.expr(Ty::Num, depth + 1);
                    let b = self.expr(Ty::D, depth + 1);
                    return format!("second({a}, {n}, {b})");
                }
                3 if self.kind.fails() => return format!("may_fail_d({site})?"),
                3 if self.kind == Kind::Optional => return format!("opt_d({site})?"),
                4 => {
                    let a = self.expr(Ty::OptD, depth + 1);
                    return format!("{a}.unwrap_or(D::new({site}))");
                }
                _ => {}
            }
        }
        let vars = self.table.changeable(Ty::D);
        if let Some(at) = self.one_of(&vars) {
            if self.rng.percent(20) {
                return format!(
                    "std::mem::replace(&mut {}, D::new({site}))",
                    self.name_of(at)
                );
            }
        }
        format!("D::new({site})")
    }

    /// A tracked value that a coroutine is given, or that a child of it returns.
    fn given(&mut self, depth: u32) -> Option<String> {
        let site = self.site();
        let ty = match self.kind {
            Kind::Driven => Ty::Num,
            Kind::Fed if self.rng.percent(60) => {
                return Some(format!("yield_!({})", self.expr(Ty::D, depth + 1)));
            }
            Kind::Fed => Ty::D,
            _ => return None,
        };
        let first = self.expr(ty, depth + 1);
        let times = self.rng.below(5);
        Some(format!("yield_from!(echo({site}, {first}, {times}))"))
    }

    fn compound(&mut self, ty: Ty, depth: u32) -> String {
        let site = self.site();
        let literal = self.rng.percent(65);
        let next = depth + 1;
        match ty {
            Ty::VecD if literal && self.rng.percent(50) => {
                let a = self.expr(Ty::D, next);
                let b = self.expr(Ty::D, next);
                format!("vec![{a}, {b}]")
            }
            Ty::VecD if literal => {
                let a = self.expr(Ty::D, next);
                let b = self.expr(Ty::D, next);
                format!("Vec::from([{a}, {b}])")
            }
            Ty::VecD => format!("vec_d({site})"),
            Ty::OptD if literal => format!("Some({})", self.expr(Ty::D, next)),
            Ty::OptD => format!("opt_d({site})"),
            Ty::Pair => {
                let a = self.expr(Ty::D, next);
                let b = self.expr(Ty::Num, next);
                format!("({a}, {b})")
            }
            Ty::VecNum => {
                let a = self.simple(Ty::Num);
                let b = self.simple(Ty::Num);
                format!("vec![{a}, {b}]")
            }
            Ty::OptNum if literal => format!("Some({})", self.expr(Ty::Num, next)),
            Ty::OptNum => format!("opt_num({site})"),
            Ty::Record if literal && self.rng.percent(20) => {
                let n = self.expr(Ty::Num, next);
                let rest = self.expr(Ty::D, next);
                format!("(Record {{ count: {n}, ..record({rest}, 1) }})")
            }
            Ty::Record if literal => {
                // In the order of writing, not of declaration.
                let b = self.expr(Ty::Num, next);
                let a = self.expr(Ty::D, next);
                format!("(Record {{ count: {b}, left: {a} }})")
            }
            Ty::Record => {
                let a = self.expr(Ty::D, next);
                let b = self.expr(Ty::Num, next);
                format!("record({a}, {b})")
            }
            Ty::Shape if literal && self.rng.percent(50) => {
                let n = self.expr(Ty::Num, next);
                let d = self.expr(Ty::D, next);
                format!("(Shape::Pair {{ n: {n}, d: {d} }})")
            }
            Ty::Shape if literal => format!("Shape::Leaf({})", self.expr(Ty::D, next)),
            Ty::Shape => format!("shape({site})"),
            Ty::Array => {
                let a = self.expr(Ty::Num, next);
                let b = self.expr(Ty::Num, next);
                format!("[{a}, 4, {b}]")
            }
            Ty::Text => self.text(),
            Ty::Num | Ty::Bool | Ty::D | Ty::Slice | Ty::Closure | Ty::Counter | Ty::Out => {
                unreachable!("{ty:?} has its own way to grow")
            }
        }
    }

    /// A string, from a format string that captures variables.
    fn text(&mut self) -> String {
        let vars = self.table.readable(Ty::Num);
        let captured = self.one_of(&vars).map(|at| self.name_of(at));
        let records = self.table.readable(Ty::Record);
        if let Some(at) = self.one_of(&records) {
            return format!("format!(\"{{:?}}\", {})", self.name_of(at));
        }
        let value = self.simple(Ty::Num);
        match captured {
            Some(name) => format!("format!(\"{{{name}}}-{{}}\", {value} + 0)"),
            None => format!("format!(\"{{}}\", {value} + 0)"),
        }
    }
}
