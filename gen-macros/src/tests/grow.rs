//! Functions grown from a grammar, and functions in which syntax took the place of syntax.

use arbitrary::{Result, Unstructured};
use arbtest::arbitrary;
use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::visit_mut::{self, VisitMut};

use super::corpus::{PIECES, STATEMENTS};
use super::soup::{one_of, tokens};

/// A function whose body is grown.
pub(super) fn function(u: &mut Unstructured<'_>) -> Result<TokenStream> {
    let head = *u.choose(&[
        "fn f(x: u32, mut y: Vec<u8>) -> impl Iterator<Item = u8>",
        "pub fn f<'a, T: Clone>(&'a mut self, (x, mut y): (T, &'a str)) -> impl Iterator<Item = T> + Clone + 'a",
        "fn f(self, Some(x) | x: Option<u8>, _: u8) -> Box<dyn Iterator<Item = Result<u8, String>>>",
        "fn f() -> impl Iterator<Item = impl Debug> + Debug",
    ])?;
    let mut text = format!("{head} {{");
    let mut grow = Grow {
        u,
        labels: Vec::new(),
    };
    grow.statements(&mut text, 4)?;
    text.push('}');
    Ok(tokens(&text))
}

const NAMES: &[&str] = &["x", "y", "z", "w", "self", "r#loop", "X", "S"];
const LABELS: &[&str] = &["'a", "'b", "'c"];

struct Grow<'a, 'u> {
    u: &'a mut Unstructured<'u>,
    labels: Vec<&'static str>,
}

impl Grow<'_, '_> {
    /// Fills in a form: `E` an expression, `B` a block, `P` a pattern, `N` a name, `L` an
    /// optional label in scope of what follows, `J` an optional label around here, `@` any yield.
    fn form(&mut self, text: &mut String, form: &str, depth: usize) -> Result<()> {
        let labels = self.labels.len();
        for c in form.chars() {
            match c {
                'E' => self.expr(text, depth.saturating_sub(1))?,
                'B' => self.block(text, depth.saturating_sub(1))?,
                'P' => self.pattern(text, depth.saturating_sub(1))?,
                'N' => text.push_str(self.u.choose(NAMES)?),
                'L' if self.u.arbitrary()? => {
                    let label = *self.u.choose(LABELS)?;
                    self.labels.push(label);
                    text.push_str(label);
                    text.push(':');
                }
                'J' if !self.labels.is_empty() && self.u.arbitrary()? => {
                    let label = *self.u.choose(&self.labels)?;
                    text.push_str(label);
                }
                'L' | 'J' => {}
                other => text.push(other),
            }
        }
        self.labels.truncate(labels);
        Ok(())
    }

    fn statements(&mut self, text: &mut String, depth: usize) -> Result<()> {
        for _ in 0..self.u.int_in_range(0..=5)? {
            let forms = [
                "let P = E;",
                "let mut N = E;",
                "let N;",
                "let N: u8 = E;",
                "let P = E else { E; return };",
                "let P = E else B;",
                "E;",
                "E;",
                "N = E;",
                "yield_!(E);",
                "yield_!(N);",
                "drop(N);",
                "LloopB",
                "Lwhile EB",
                "Lwhile let P = EB",
                "Lfor P in EB",
                "if EB",
                "if let P = EB else B",
                "if (E) && let P = EB",
                "match E { P => B, P if E => E, _ => E }",
                "(N, N) = E;",
                "[N, _] = E;",
                "N.0 = E;",
                "*N = E;",
                "N += E;",
                "let P;",
                "#[cfg(N)] E;",
                "yield_from!(E);",
                "B",
                "LB;",
                "unsafe B",
                "let _ = E;",
                "let (N, _) = N;",
            ];
            let form = *self.u.choose(&forms)?;
            self.form(text, form, depth)?;
        }
        if self.u.arbitrary()? {
            self.expr(text, depth.saturating_sub(1))?;
        }
        Ok(())
    }

    fn block(&mut self, text: &mut String, depth: usize) -> Result<()> {
        text.push('{');
        if depth > 0 {
            self.statements(text, depth)?;
        }
        text.push('}');
        Ok(())
    }

    fn expr(&mut self, text: &mut String, depth: usize) -> Result<()> {
        let leaves = [
            "N",
            "N",
            "1",
            "\"s\"",
            "N.0",
            "N.x",
            "&N",
            "&mut N",
            "*N",
            "break J",
            "continue J",
            "return",
            "yield_!(1)",
            "N?",
            "yield_!(N)",
        ];
        let forms = [
            "yield_!(E)",
            "N(E, E)",
            "(E).N(E)",
            "N.into_iter().map(|N| E)",
            "(E, E)",
            "[E, E]",
            "[E; 2]",
            "N { x: E, ..N }",
            "(E) + (E)",
            "(E) && (E)",
            "(E) || (E)",
            "(E) == (E)",
            "(E) < (E)",
            "!(E)",
            "-(E)",
            "&(E)",
            "&mut (E)",
            "*(E)",
            "(E)?",
            "(E).x",
            "(E).0",
            "N[E]",
            "(E)[E]",
            "(E) as u8",
            "(E)..(E)",
            "..(E)",
            "{ E }",
            "B",
            "LB",
            "LloopB",
            "if EB else B",
            "if let P = EB else B",
            "match E { P => E, P if E => B, _ => E }",
            "|N| E",
            "move || E",
            "async move B",
            "return (E)",
            "break J (E)",
            "format!(\"{x} {}\", E)",
            "println!(\"{:?}{y}\", E)",
            "vec![E, E]",
            "vec![E; 3]",
            "assert!(E)",
            "assert_eq!(E, E, \"{x}\", E)",
            "matches!(E, P if E)",
            "dbg!(E)",
            "write!(E, \"{}\", E)",
            "mac!(E)",
            "(E, ..)",
            "unsafe B",
            "const { 1 }",
            "Lfor P in EB",
            "Lwhile EB",
            "(E).await",
            "(N.x, E)",
            "N == E",
            "(N.0).m(E)",
            "N.unwrap().m(E)",
            "Box::new(E)",
            "Some(E)",
            "(E).into_iter()",
            "(E).iter()",
        ];
        let form = if depth == 0 {
            *self.u.choose(&leaves)?
        } else {
            *self.u.choose(&forms)?
        };
        self.form(text, form, depth)
    }

    fn pattern(&mut self, text: &mut String, depth: usize) -> Result<()> {
        let leaves = [
            "N",
            "N",
            "_",
            "mut x",
            "ref y",
            "ref mut z",
            "1",
            "None",
            "1..=3",
            "\"s\"",
            "-1",
            "A::B",
            "w @ 1..",
            "mac!()",
        ];
        let forms = [
            "(P, P)",
            "Some(P)",
            "Ok(P)",
            "[P, .., P]",
            "S { x: P, .. }",
            "S { y, w: P }",
            "(P | P)",
            "&P",
            "z @ (P)",
            "T(P, ..)",
            "(P)",
            "(P,)",
        ];
        let form = if depth == 0 || self.u.arbitrary()? {
            *self.u.choose(&leaves)?
        } else {
            *self.u.choose(&forms)?
        };
        self.form(text, form, depth)
    }
}

/// Puts other syntax in the place of some piece of `function`; what does not parse stays.
pub(super) fn graft(u: &mut Unstructured<'_>, function: &TokenStream) -> Result<TokenStream> {
    let Ok(mut function) = syn::parse2::<syn::ItemFn>(function.clone()) else {
        return Ok(function.clone());
    };
    let mut text = String::new();
    let piece = if u.arbitrary()? {
        one_of(u, PIECES)?
    } else {
        Grow {
            u,
            labels: Vec::new(),
        }
        .expr(&mut text, 2)?;
        tokens(&text)
    };
    let mut pattern = String::new();
    Grow {
        u,
        labels: Vec::new(),
    }
    .pattern(&mut pattern, 2)?;
    let statement = one_of(u, STATEMENTS)?;
    let mut count = Graft {
        left: usize::MAX,
        expr: None,
        stmts: None,
        pat: None,
    };
    count.visit_block_mut(&mut function.block);
    let places = usize::MAX - count.left;
    let mut graft = Graft {
        left: u.int_in_range(0..=places)?,
        expr: syn::parse2(piece).ok(),
        stmts: syn::parse::Parser::parse2(syn::Block::parse_within, statement).ok(),
        pat: syn::parse::Parser::parse2(syn::Pat::parse_multi, tokens(&pattern)).ok(),
    };
    graft.visit_block_mut(&mut function.block);
    Ok(function.into_token_stream())
}

struct Graft {
    /// The places to pass before the one that is changed.
    left: usize,
    expr: Option<syn::Expr>,
    stmts: Option<Vec<syn::Stmt>>,
    pat: Option<syn::Pat>,
}

impl Graft {
    /// Whether this is the place.
    fn here(&mut self) -> bool {
        self.left = self.left.wrapping_sub(1);
        self.left == 0
    }
}

impl VisitMut for Graft {
    fn visit_expr_mut(&mut self, expr: &mut syn::Expr) {
        if self.here() {
            if let Some(new) = self.expr.take() {
                *expr = new;
            }
        }
        visit_mut::visit_expr_mut(self, expr);
    }

    fn visit_pat_mut(&mut self, pat: &mut syn::Pat) {
        if self.here() {
            if let Some(new) = self.pat.take() {
                *pat = new;
            }
        }
        visit_mut::visit_pat_mut(self, pat);
    }

    fn visit_block_mut(&mut self, block: &mut syn::Block) {
        let mut at = 0;
        while at < block.stmts.len() {
            if self.here() {
                if let Some(new) = self.stmts.take() {
                    block.stmts.splice(at..at, new);
                }
            }
            at += 1;
        }
        visit_mut::visit_block_mut(self, block);
    }
}
