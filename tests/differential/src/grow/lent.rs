//! Closures, and what the generator only has by `&mut`.

use super::Grower;
use super::scope::{Status, Ty};

impl Grower {
    /// Closures: owning ones that stay, borrowing ones that do not.
    pub(super) fn closure_stmt(&mut self) -> String {
        self.table.has_closure = true;
        let name = self.fresh();
        let owned = self.table.movable(Ty::D);
        if let Some(at) = self.one_of(&owned).filter(|_| self.rng.percent(60)) {
            let d = self.name_of(at);
            self.table.set(at, Status::Gone);
            if self.rng.percent(40) {
                let d_too = self.fresh();
                self.table.declare(&name, Ty::Counter, true, Status::Init);
                return format!(
                    "let mut {name} = {{\nlet mut {d_too} = {d};\nlet mut k = 0;\n\
                     move || {{\n{d_too}.push(k);\nk += 1;\nk\n}}\n}};\n"
                );
            }
            self.table.declare(&name, Ty::Closure, false, Status::Init);
            return format!("let {name} = move || {d}.len() + 1;\n");
        }
        let numbers = self.table.changeable(Ty::Num);
        let Some(at) = self.one_of(&numbers) else {
            return self.let_stmt();
        };
        let n = self.name_of(at);
        let site = self.site();
        let result = self.fresh();
        self.table.declare(&result, Ty::Num, false, Status::Init);
        if self.rng.percent(50) {
            format!(
                "let {result} = {{\nlet mut {name} = |k| {{\n{n} += k;\n{n}\n}};\n\
                 {name}(1) + {name}(num({site}))\n}};\n"
            )
        } else {
            format!("let {result} = {{\nlet {name} = |k| two({site}, k, {n});\n{name}(1)\n}};\n")
        }
    }

    /// Changes the vector that the generator has by `&mut`.
    pub(super) fn out_stmt(&mut self) -> String {
        let vars = self.table.readable(Ty::Out);
        let Some(at) = self.one_of(&vars) else {
            return self.borrow_stmt();
        };
        let name = self.name_of(at);
        self.table.lock(at, true);
        let value = self.expr(Ty::Num, 1);
        self.table.lock(at, false);
        match self.rng.below(6) {
            0 => format!("{name}[0] = {value};\n"),
            1 => format!("{name}[1] += {value};\n"),
            2 => format!("*{name} = vec![{value}, 2, 3];\n"),
            3 => format!("for y in {name}.iter_mut() {{\n*y += 1;\n}}\n"),
            4 => format!("if let Some(y) = {name}.last_mut() {{\n*y ^= 1;\n}}\n"),
            _ => format!("{name}.push({value});\n"),
        }
    }
}
