//! What only the boxed form may hold over a yield: borrows of the body's own locals and
//! temporaries, and locals with a part moved out of them.

use super::Grower;
use super::scope::Ty;

impl Grower {
    /// A statement that holds such a thing while other statements run, which may yield.
    pub(super) fn held_stmt(&mut self, depth: u32) -> String {
        match self.rng.below(9) {
            0..3 => self.lent_loop(depth),
            3..5 => self.lent_block(depth),
            5 => self.lent_option(depth),
            6 => self.lent_temporary(depth),
            7 => self.torn_stmt(),
            _ => self.lent_operand(depth),
        }
    }

    /// `for` over a borrowed vector.
    fn lent_loop(&mut self, depth: u32) -> String {
        let changes = self.rng.percent(40);
        let vars = if changes {
            self.table.changeable(Ty::VecD)
        } else {
            self.table.readable(Ty::VecD)
        };
        let owner = self.one_of(&vars);
        let x = self.fresh();
        let head = match owner {
            None => format!("vec_d({}).iter_mut()", self.site()),
            Some(at) => {
                let name = self.name_of(at);
                self.table.lock(at, true);
                let (changing, reading) = (
                    [format!("&mut {name}"), format!("{name}.iter_mut().rev()")],
                    [format!("&{name}"), format!("{name}.iter().rev()")],
                );
                let which = usize::from(self.rng.percent(50));
                (if changes { changing } else { reading })[which].clone()
            }
        };
        let used = if changes || owner.is_none() {
            format!("{x}.push(3);\n")
        } else {
            format!("look({x}, 3);\n")
        };
        let entry = self.table.snapshot();
        let ((label, text), target) = self.target(true, None, |g, label| {
            let text = g.scope(|g| g.stmts(depth + 1) + &g.if_reached(&used));
            (label.to_owned(), text)
        });
        let mut ways = target.exits;
        ways.push(entry);
        self.table.join(&ways);
        if let Some(at) = owner {
            self.table.lock(at, false);
        }
        format!(
            "{}for {x} in {head} {{\n{text}}}\n",
            Self::labelled(&label, &text)
        )
    }

    /// A reference to a local in a block of its own.
    fn lent_block(&mut self, depth: u32) -> String {
        let changes = self.rng.percent(50);
        let vars = if changes {
            self.table.changeable(Ty::D)
        } else {
            self.table.readable(Ty::D)
        };
        let Some(at) = self.one_of(&vars) else {
            return self.let_stmt();
        };
        let (name, r) = (self.name_of(at), self.fresh());
        let (mut_, used) = if changes {
            ("mut ", format!("{r}.push(4);\n"))
        } else {
            ("", format!("look({r}, 4);\n"))
        };
        let text = self.with_lent(at, depth, &used);
        format!("{{\nlet {r} = &{mut_}{name};\n{text}}}\n")
    }

    /// What is in an `Option`, by reference.
    fn lent_option(&mut self, depth: u32) -> String {
        let changes = self.rng.percent(50);
        let vars = if changes {
            self.table.changeable(Ty::OptD)
        } else {
            self.table.readable(Ty::OptD)
        };
        let Some(at) = self.one_of(&vars) else {
            return self.let_stmt();
        };
        let (name, r) = (self.name_of(at), self.fresh());
        let (head, used) = if changes {
            (format!("{name}.as_mut()"), format!("{r}.push(5);\n"))
        } else {
            (format!("&{name}"), format!("look({r}, 5);\n"))
        };
        let skipped = self.table.snapshot();
        let text = self.with_lent(at, depth, &used);
        let taken = self.table.snapshot();
        self.table.join(&[skipped, taken]);
        format!("if let Some({r}) = {head} {{\n{text}}}\n")
    }

    /// A temporary of a head, by reference.
    fn lent_temporary(&mut self, depth: u32) -> String {
        let (site, r) = (self.site(), self.fresh());
        let used = format!("look({r}, 6);\n");
        if self.rng.percent(50) {
            let text = self.scope(|g| g.stmts(depth + 1) + &g.if_reached(&used));
            return format!("match &D::new({site}) {{\n{r} => {{\n{text}}}\n}}\n");
        }
        let skipped = self.table.snapshot();
        let text = self.scope(|g| g.stmts(depth + 1) + &g.if_reached(&used));
        let taken = self.table.snapshot();
        self.table.join(&[skipped, taken]);
        format!("if let Some({r}) = vec_d({site}).first() {{\n{text}}}\n")
    }

    /// A local of which one part is moved away, and the other is dropped with the scope.
    fn torn_stmt(&mut self) -> String {
        let (a, b, t) = (self.expr(Ty::D, 1), self.expr(Ty::D, 1), self.fresh());
        let moving = format!("consume({t}.{});", self.rng.below(2));
        let site = self.site();
        let moving = if self.rng.percent(40) {
            format!("if flip({site}) {{\n{moving}\n}}\n")
        } else {
            moving + "\n"
        };
        format!("let {t} = ({a}, {b});\n{moving}")
    }

    /// An operand that is a reference to a temporary, while the next one is evaluated.
    fn lent_operand(&mut self, depth: u32) -> String {
        let (site, end) = (self.site(), self.site());
        let text = self.scope(|g| g.stmts(depth + 1) + &g.if_reached(&format!("num({end})\n")));
        if !self.table.reachable {
            return format!("{{\n{text}}}\n");
        }
        format!("look(&D::new({site}), {{\n{text}}});\n")
    }

    /// Statements of a scope during which a local is lent, and the last use of the reference.
    fn with_lent(&mut self, at: usize, depth: u32, used: &str) -> String {
        self.table.lock(at, true);
        let text = self.scope(|g| g.stmts(depth + 1) + &g.if_reached(used));
        self.table.lock(at, false);
        text
    }

    pub(super) fn if_reached(&self, text: &str) -> String {
        if self.table.reachable {
            text.to_owned()
        } else {
            String::new()
        }
    }
}
