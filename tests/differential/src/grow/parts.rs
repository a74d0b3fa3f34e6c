//! A struct whose fields are moved one after the other, with other statements in between.

use super::Grower;
use crate::body::Kind;

impl Grower {
    /// Makes the struct, and moves each of its fields once at most, in any order.
    pub(super) fn parts_stmt(&mut self, depth: u32) -> String {
        self.table.has_closure = true;
        let name = self.fresh();
        let [list, first, rest, guard, count] = std::array::from_fn(|_| self.site());
        let mut text = format!(
            "let mut {name} = Parts {{ list: vec_d({list}), first: opt_d({first}), \
             guard: D::new({guard}), rest: (opt_d({rest}), num({count})) }};\n"
        );
        let mut left = vec!["list", "first", "rest", "guard", "count"];
        while !left.is_empty() && self.table.reachable {
            let field = left.remove(self.rng.index(left.len()));
            let mut moved = self.moved(&name, field);
            if self.rng.percent(25) {
                moved = format!("if flip({}) {{\n{moved}}}\n", self.site());
            } else if field == "first" && self.rng.percent(30) {
                let site = self.site();
                moved += &[name.as_str(), ".first = opt_d(", &site.to_string(), ");\n"].concat();
                left.push("first");
            }
            text += &moved;
            if self.rng.percent(60) {
                text += &self.stmts(depth + 1);
            }
            if self.rng.percent(25) {
                break;
            }
        }
        if self.table.reachable && self.rng.percent(50) {
            let site = self.site().to_string();
            text += &["look(&", &name, ".guard, ", &site, ");\n"].concat();
        }
        text
    }

    fn moved(&mut self, name: &str, field: &str) -> String {
        let (site, d) = (self.site(), self.fresh());
        let given = self.handed_on(&d);
        match (field, self.rng.below(5)) {
            ("list", 0) => format!("for {d} in {name}.list {{\n{given}}}\n"),
            ("list", 1) => {
                format!("let {d} = {name}.list;\ntick({site});\nfor {d} in {d} {{\n{given}}}\n")
            }
            ("list", _) => format!("swallow({site}, {name}.list);\n"),
            ("first", 0) => format!("if let Some({d}) = {name}.first {{\n{given}}}\n"),
            ("first", 1) => format!(
                "match {name}.first {{\nSome({d}) => {{\n{given}}}\nNone => {{\ntick({site});\n}}\n}}\n"
            ),
            ("first", 2) => format!(
                "let {d} = {name}.first.map(|it| {{ tick({site}); it }});\nswallow({site}, {d});\n"
            ),
            ("first", 3) => format!("if let Some({d}) = {name}.first.or(None) {{\n{given}}}\n"),
            ("first", _) => format!("swallow({site}, ({name}.first, {site}));\n"),
            ("rest", 0) => format!("let {d} = {name}.rest.0;\nswallow({site}, {d});\n"),
            ("rest", 1) => format!("two({site}, {name}.rest.0.map_or(3, consume), 1);\n"),
            ("rest", 2) => format!(
                "match {name}.rest.0.ok_or({site}) {{\nOk({d}) => {{\n{given}}}\nErr(n) => tick(n),\n}}\n"
            ),
            ("rest", _) => format!("swallow({site}, {name}.rest.0);\n"),
            ("guard", _) => format!("look(&{name}.guard, {site});\n"),
            _ => format!("two({site}, {name}.rest.1, 1);\n"),
        }
    }

    /// What becomes of a value: it is yielded, if that can be.
    fn handed_on(&mut self, d: &str) -> String {
        let plain = format!("consume({d});\n");
        if !self.yields || self.rng.percent(30) {
            return plain;
        }
        match self.kind {
            Kind::Plain | Kind::Optional | Kind::Driven => format!("yield_!(consume({d}));\n"),
            Kind::Fallible => format!("yield_!(Ok(consume({d})));\n"),
            Kind::Tracked | Kind::Fed => format!("yield_!({d});\n"),
        }
    }
}
