//! Temporaries that own something, in statements and in heads, and `yield_!` as a value.

use super::Grower;
use super::scope::{Status, Ty};
use crate::body::{Kind, RETURN};

impl Grower {
    /// A statement without any yield, with temporaries that own something.
    pub(super) fn calm_stmt(&mut self) -> String {
        self.calm(|g| {
            let (site, name) = (g.site(), g.fresh());
            match g.rng.below(4) {
                0 => format!("if D::new({site}).is_empty() {{\ntick({site});\n}}\n"),
                1 => format!("match D::new({site}).len() {{\n0 => {{}}\n_ => tick({site}),\n}}\n"),
                2 => {
                    format!("if let Some(d) = Some(D::new({site})).as_ref() {{\nlook(d, 1);\n}}\n")
                }
                _ => {
                    let value = g.expr(Ty::Num, 1);
                    g.table.declare(&name, Ty::Num, false, Status::Init);
                    format!("let {name} = {value};\n")
                }
            }
        })
    }

    /// A head with a temporary that lives as long as what follows, which yields.
    pub(super) fn temporary_stmt(&mut self, depth: u32) -> String {
        let (site, a) = (self.site(), self.fresh());
        let number = [(a.clone(), Ty::Num, false)];
        let tracked = [(a.clone(), Ty::D, false)];
        let empty: &[(String, Ty, bool)] = &[];
        let (head, first, bound, second) = match self.rng.below(7) {
            0 => {
                let head = format!("match D::new({site}).len() {{\n");
                (head, format!("{a} @ 0..3 => "), &number[..], "_ => ")
            }
            1 => {
                let head = format!("match vec_d({site}).pop() {{\n");
                (head, format!("Some({a}) => "), &tracked[..], "None => ")
            }
            2 => {
                let head = format!("match (D::new({site}), num({site})).1 {{\n");
                (
                    head,
                    format!("{a} if flip({site}) => "),
                    &number[..],
                    "_ => ",
                )
            }
            3 => {
                let head = format!("if let Some({a}) = vec_d({site}).pop() ");
                (head, String::new(), &tracked[..], " else ")
            }
            4 => {
                let head = format!("if let {a} @ 1.. = D::new({site}).len() ");
                (head, String::new(), &number[..], " else ")
            }
            5 => {
                let head = format!("if let Some({a}) = D::new({site}).get(2).checked_sub(2) ");
                (head, String::new(), &number[..], " else ")
            }
            _ => (
                format!("if D::new({site}).is_empty() "),
                String::new(),
                empty,
                " else ",
            ),
        };
        let skipped = self.table.snapshot();
        let yes = self.block_with(bound, None, depth);
        let taken = self.table.snapshot();
        self.table.restore(&skipped);
        let no = self.block(None, depth);
        let other = self.table.snapshot();
        self.table.join(&[taken, other]);
        let end = if head.starts_with("match") { "\n}" } else { "" };
        let between = if end.is_empty() { "" } else { "\n" };
        format!("{head}{first}{yes}{between}{second}{no}{end}\n")
    }

    /// `yield_!`, in places where its value, `()`, is used.
    pub(super) fn value_stmt(&mut self) -> String {
        if !self.yields {
            return self.yield_stmt();
        }
        if matches!(self.kind, Kind::Driven | Kind::Fed) {
            return self.given_stmt();
        }
        if self.rng.percent(30) {
            return self.delegate_stmt();
        }
        if self.rng.percent(10) {
            let name = self.fresh();
            let value = self.expr(Ty::D, 2);
            let item = self.yield_stmt();
            self.table.declare(&name, Ty::D, false, Status::Init);
            let item = item.trim_end().trim_end_matches(';');
            return format!("let ({name}, ()) = ({value}, {item});\n");
        }
        let known = self.unsure.len();
        let one = self.yield_stmt();
        let one = one.trim_end().trim_end_matches(';');
        let site = self.site();
        match self.rng.below(8) {
            0 => {
                let more = self.expr(Ty::D, 2);
                format!("swallow({site}, ({one}, {more}));\n")
            }
            1 => format!("let () = {one};\n"),
            2 => format!("match {one} {{\n() => tick({site}),\n}}\n"),
            3 if matches!(self.kind, Kind::Plain | Kind::Tracked) => {
                // Nothing is used behind it.
                for used in &mut self.unsure[known..] {
                    used.plain.clone_from(&used.certain);
                }
                format!("if flip({site}) {{\n{RETURN} {one};\n}}\n")
            }
            4 => {
                let other = self.yield_stmt();
                let other = other.trim_end().trim_end_matches(';');
                format!("let _ = [{one}, {other}];\n")
            }
            5 => format!("if {one} == () {{\ntick({site});\n}}\n"),
            6 => format!("tick({site} + u32::from(Some({one}).is_some()));\n"),
            // In a block with a label, all has to name where it goes.
            _ if has_bare_jump(one) => format!("let _ = {one};\n"),
            _ => {
                let label = self.fresh().replacen('v', "'l", 1);
                format!("{label}: {{\nif flip({site}) {{\nbreak {label} {one};\n}}\n}}\n")
            }
        }
    }

    /// `yield_!` of a coroutine, in places where its value is used.
    fn given_stmt(&mut self) -> String {
        let one = self.yield_stmt();
        let one = one.trim_end().trim_end_matches(';');
        let site = self.site();
        let is_fed = self.kind == Kind::Fed;
        match self.rng.below(6) {
            0 => {
                let more = self.expr(Ty::D, 2);
                format!("swallow({site}, ({one}, {more}));\n")
            }
            1 if is_fed => {
                let (a, b) = (self.fresh(), self.fresh());
                let other = self.expr(Ty::D, 2);
                self.table.declare(&a, Ty::D, false, Status::Init);
                self.table.declare(&b, Ty::D, false, Status::Init);
                format!("let ({a}, {b}) = ({one}, {other});\n")
            }
            1 => format!("match {one} {{\n0 => tick({site}),\n_ => tick({site} + 1),\n}}\n"),
            2 if is_fed => format!("match {one} {{\nd => swallow({site}, d),\n}};\n"),
            2 => format!("if let 1..=2 = {one} {{\ntick({site});\n}}\n"),
            3 if is_fed => format!("let _ = {one};\n"),
            3 => format!("let _ = [{one}, 1];\n"),
            4 => format!("tick({site} + u32::from(Some({one}).is_some()));\n"),
            _ => {
                let name = self.fresh();
                let ty = if is_fed { Ty::D } else { Ty::Num };
                self.table.declare(&name, ty, false, Status::Init);
                format!("let {name} = {one};\n")
            }
        }
    }

    /// `yield_from!`.
    fn delegate_stmt(&mut self) -> String {
        let items = match self.kind {
            Kind::Tracked if self.rng.percent(30) => self.expr(Ty::OptD, 1),
            Kind::Tracked => self.expr(Ty::VecD, 1),
            Kind::Fallible => {
                let n = self.expr(Ty::Num, 1);
                format!("[Ok({n}), Err(String::new())]")
            }
            Kind::Driven | Kind::Fed => unreachable!("given_stmt"),
            Kind::Plain | Kind::Optional => {
                let n = self.expr(Ty::Num, 1);
                match self.rng.below(3) {
                    0 => format!("[{n}, {}]", self.expr(Ty::Num, 1)),
                    1 => format!("0..({n}) % 3"),
                    _ => format!(
                        "vec_d({}).into_iter().map(|d| d.len()).chain([{n}])",
                        self.site()
                    ),
                }
            }
        };
        format!("yield_from!({items});\n")
    }

    /// An index below three.
    pub(super) fn index(&mut self) -> String {
        if self.rng.percent(50) {
            return self.rng.below(3).to_string();
        }
        let n = self.expr(Ty::Num, 2);
        format!("(({n}) % 3) as usize")
    }
}

/// Whether there is a `break` or `continue` without a label.
fn has_bare_jump(text: &str) -> bool {
    let behind = ["break", "continue"].map(|word| text.split(word).skip(1));
    let mut behind = behind.into_iter().flatten();
    behind.any(|rest| !rest.starts_with(" '"))
}
