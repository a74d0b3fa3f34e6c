//! Code that is never reached and only lets types flow: what rustc has to know of a local, it
//! has to know where the local is used, and some variables of ours have no use that says it.

use proc_macro2::{Ident, Span};

use syn::{Expr, Stmt, Type};

use super::leaf::is_first;
use super::{Emit, ours};
use crate::code::{Code, code};
use crate::locals::{LocalId, local_path};
use crate::suspends::{Mentions, holds_closure};
use crate::verdict::{Call, Suspect};
use crate::walk::Visit;

impl Emit<'_> {
    /// Notes the types of the locals whose scope ends here, for those whose kind is asked.
    pub(super) fn ask_kinds(&mut self, locals: &[LocalId]) -> Code {
        let mut asked = self.type_held(locals);
        for &local in locals {
            if self.kinds.contains(&local)
                || self
                    .facts
                    .suspects
                    .iter()
                    .any(|s| s.asked().contains(&local))
            {
                let ty = self.kind_type(local);
                if self.facts.locals.get(local).closure {
                    continue;
                }
                let variable = self.variable_of(local);
                let probe = code!(#krate::probe(&#variable));
                asked.add(code!(#ty = #probe;));
            }
        }
        for (at, suspect) in self.facts.suspects.iter().enumerate() {
            if let Some(field) = suspect
                .field
                .as_ref()
                .filter(|_| locals.contains(&suspect.local()))
            {
                let ty = super::field_type(at);
                asked.add(match field {
                    // What a raw pointer points to cannot be mentioned here.
                    Expr::Unary(deref) => {
                        let pointer = self.leaf_expr(&deref.expr);
                        code! {
                            #ty = { use #krate::types::*; (&#krate::probe(&#pointer)).__gen_target() };
                        }
                    }
                    field => {
                        let place = self.leaf_expr(field);
                        code!(#ty = #krate::probe(&#place);)
                    }
                });
            }
        }
        self.unreached(asked)
    }

    /// The call of a suspect, in a closure of which the receiver is all that it captures: so it
    /// is a `Fn` unless the call changes the receiver.
    // Output: { let x = type_x.value(); || { return; let mut y = type_y.value(); x.push(y); } }
    pub(super) fn repeated_call(&mut self, suspect: &Suspect) -> Code {
        let Some(Call { call, arguments }) = &suspect.call else {
            return Code::default();
        };
        let value = |cx: &Self, local| {
            let (variable, ty) = (cx.variable_of(local), cx.kind_type(local));
            code!(#variable = #ty.value();)
        };
        let receiver = value(self, suspect.local());
        let others = arguments.iter().filter(|local| **local != suspect.local());
        let arguments = others.map(|&local| value(self, local));
        let arguments: Code = arguments.map(|value| code!(let mut #value)).collect();
        let call = self.leaf_expr(&Expr::MethodCall(call.clone()));
        // Its value may be one that must be used.
        let called = ours("called");
        code!({ let #receiver || { return; #arguments let #called = #call; } })
    }

    /// What a first value is bound to on its way into a local with a type. If it has another, rustc
    /// tells how to make that of it, as `"a".to_string()`: so it does of a `let`, and of no assignment.
    pub(super) fn typed_value(&self, stmt: &Stmt) -> Option<(Ident, syn::Type)> {
        let Stmt::Expr(Expr::Assign(assign), _) = stmt else {
            return None;
        };
        let local = local_path(&assign.left).filter(|_| is_first(assign))?;
        let ty = self.types.get(&local)?;
        // What may be large is not moved twice.
        let may_be_large = matches!(ty, Type::Array(_));
        (!may_be_large).then(|| (self.beside("bound", local), ty.clone()))
    }

    /// What a closure that is made here and goes into a local owns: of the type of a closure
    /// rustc does not know yet what it captures. Without `move` it counts as owning nothing.
    pub(super) fn closure_type(&mut self, assign: &syn::ExprAssign) -> Code {
        let local = local_path(&assign.left)
            .filter(|local| is_first(assign) && self.facts.locals.get(*local).closure);
        let Some(local) = local else {
            return Code::default();
        };
        let ty = self.kind_type(local);
        self.kinds.insert(local);
        let known = self.made_of(&assign.right);
        self.unreached(code!(#ty = #known;))
    }

    /// The types that the value of an expression is made of, closures apart.
    fn made_of(&mut self, expr: &Expr) -> Code {
        let nothing = code!(#krate::probe(&()));
        let both = |all: Code, one: Code| code!(#all.and(#one));
        match expr {
            Expr::Closure(closure) => {
                let mut mentions = Mentions::default();
                if closure.capture.is_some() {
                    mentions.visit_expr(&closure.body);
                }
                mentions.locals.iter().fold(nothing, |all, &captured| {
                    if self.facts.locals.get(captured).closure {
                        self.kinds.insert(captured);
                        let ty = self.kind_type(captured);
                        return both(all, code!(#ty));
                    }
                    let place = self.mention(captured, Span::mixed_site());
                    both(all, code!(#krate::probe(&#place)))
                })
            }
            Expr::Paren(paren) => self.made_of(&paren.expr),
            Expr::Path(_) if holds_closure(expr, self.facts.locals) => {
                let from = local_path(expr).expect("it holds a closure");
                self.kinds.insert(from);
                let ty = self.kind_type(from);
                code!(#ty)
            }
            _ if holds_closure(expr, self.facts.locals) => {
                let parts: Vec<_> = match expr {
                    Expr::Tuple(tuple) => tuple.elems.iter().collect(),
                    Expr::Array(array) => array.elems.iter().collect(),
                    Expr::Call(call) => call.args.iter().collect(),
                    _ => Vec::new(),
                };
                parts.into_iter().fold(nothing, |all, part| {
                    let part = self.made_of(part);
                    both(all, part)
                })
            }
            value => {
                let value = self.leaf_expr(value);
                code!(#krate::probe(&#value))
            }
        }
    }

    /// Code that is never reached, so that the borrow checker does not look at it: only types
    /// flow.
    pub(super) fn unreached(&mut self, code: Code) -> Code {
        if code.is_empty() {
            return code;
        }
        let label = self.label("types");
        code!(#label: { break #label; #code };)
    }

    /// Gives the variables that hold locals for their drop the types of those, as some are
    /// only ever empty.
    pub(super) fn type_held(&mut self, locals: &[LocalId]) -> Code {
        let depth = self.chain.len() - 1;
        let region = self.chain[depth].region;
        let mut typed = Code::default();
        for &local in locals {
            if self.held_used.contains(&(local, region)) {
                let held = self.held(local, depth);
                let (kind, variable) = (self.slot(local), self.variable_of(local));
                typed.add(code!(#held = #kind.hold(#variable);));
            }
        }
        typed
    }

    /// Gives the variables of a loop's region the types of those they stand for, as one that
    /// is only held, or only mentioned where control never comes, has no other use. The code for
    /// inside the loop.
    pub(super) fn types_inside(&mut self, carried: &[LocalId]) -> Code {
        let pairs = self.carried_pairs(carried);
        let pairs = pairs.iter().map(|(inner, relay)| code!(#relay = #inner;));
        self.unreached(pairs.collect())
    }

    /// The same for the code outside.
    pub(super) fn types_outside(&mut self, carried: &[LocalId]) -> Code {
        let pairs = self.carried_pairs(carried);
        let pairs = pairs.iter().map(|(outer, relay)| code!(#outer = #relay;));
        self.unreached(pairs.collect())
    }

    /// The variables of locals, of one name inside and outside, and those they are relayed by.
    fn carried_pairs(&mut self, carried: &[LocalId]) -> Vec<(Ident, Ident)> {
        let depth = self.chain.len() - 1;
        let mut pairs = Vec::new();
        for &local in carried {
            if let Ok(outer) = self.storage(local, depth - 1) {
                pairs.push((self.variable_of(local), self.relay(local, outer)));
            }
        }
        pairs
    }
}
