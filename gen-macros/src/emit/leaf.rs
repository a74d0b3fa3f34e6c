//! Leaves: the user's code, with each mention of a local turned into its place.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::spanned::Spanned;
use syn::{Expr, Pat, Stmt};

use super::{Access, Emit};
use crate::code::{Code, code, code_at};
use crate::locals::{LocalId, local_of};
use crate::lower::{TakenField, as_jump, is_assignment, jump_of, ours, ours_at};
use crate::macros::take_string_captures;
use crate::suspends::{Bindings, Mentions, assignees, each_assignee_mut};
use crate::syntax;
use crate::walk::{self, VisitMut};

impl Emit<'_> {
    pub(super) fn leaf_stmt(&mut self, stmt: &Stmt) -> Code {
        let typed = self.typed_value(stmt);
        let mut stmt = stmt.clone();
        Place {
            cx: self,
            foreign_body: false,
        }
        .visit_stmt_mut(&mut stmt);
        if let (Some((name, ty)), Stmt::Expr(Expr::Assign(assign), _)) = (typed, &stmt) {
            let (left, right) = (&assign.left, &assign.right);
            return code!(let #name: #ty = #right; #left = #name;);
        }
        // A statement such as `x` without a semicolon must not become the tail of our block.
        let end = matches!(stmt, Stmt::Expr(_, None)).then(|| code!(;));
        let stmt = Code::of(stmt);
        code!(#stmt #end)
    }

    pub(super) fn leaf_expr(&mut self, expr: &Expr) -> Code {
        Code::of(self.placed(expr))
    }

    /// A value in front of a block, where none may have a struct literal.
    pub(super) fn before_block(&mut self, expr: &Expr) -> Code {
        let is_brace = |token| is_brace(&token);
        let value = self.placed(expr);
        if !is_braceless(&value) && value.to_token_stream().into_iter().any(is_brace) {
            return code!((#value));
        }
        Code::of(value)
    }

    /// A value in front of the `else` of a `let`, where none may end with a brace.
    pub(super) fn before_else(&mut self, expr: &Expr) -> Code {
        let value = self.placed(expr);
        if ends_with_brace(&value) {
            return code!((#value));
        }
        Code::of(value)
    }

    fn placed(&mut self, expr: &Expr) -> Expr {
        let mut expr = expr.clone();
        Place {
            cx: self,
            foreign_body: false,
        }
        .visit_expr_mut(&mut expr);
        expr
    }

    /// A pattern with the user's own names. A name that is a constant stays what it is.
    pub(super) fn user_pattern(&mut self, pat: &Pat) -> Code {
        let mut pat = pat.clone();
        let bound = Bindings::ids(&pat);
        self.guarded.extend(bound.iter().copied());
        Place {
            cx: self,
            foreign_body: false,
        }
        .visit_pat_mut(&mut pat);
        for id in &bound {
            self.guarded.remove(id);
        }
        Code::of(pat)
    }

    /// The name of a local in the pattern that binds it, and in a leaf of its own.
    pub(super) fn user_name(&self, local: LocalId, span: Span) -> Ident {
        let info = self.facts.locals.get(local);
        // Where a name cannot be a constant, it need not be the user's: the variable has that.
        if info.hidden || (info.hoisted && !info.refutable) {
            // At the user's place: rustc may tell what to write behind it.
            let mut name = self.beside("bound", local);
            name.set_span(span.resolved_at(Span::mixed_site()));
            name
        } else if info.is_bound_apart() && !self.facts.graph.quoted.contains(&local) {
            // A constant is found by this name as well, but of the variable nothing is hidden.
            syntax::ident(&info.name, span.resolved_at(Span::mixed_site()))
        } else {
            syntax::ident(&info.name, span)
        }
    }

    pub(super) fn mention(&self, local: LocalId, span: Span) -> Expr {
        if !self.facts.locals.get(local).hoisted || self.guarded.contains(&local) {
            let name = self.user_name(local, span);
            return syntax::name(name);
        }
        match self.access(local, span) {
            Access::Variable(variable) => syntax::name(variable),
            Access::Reference(variable) => syntax::deref(syntax::name(variable), span),
        }
    }

    /// The tokens of a macro, with its mentions of locals and its jumps turned into code.
    /// `are_fields`: they may be those of the fields of a struct.
    // Input: log!(Point { x })     Output: log!(Point { x: x_1 })
    fn foreign(&mut self, tokens: TokenStream, are_fields: bool) -> TokenStream {
        let mut tokens = tokens.into_iter().peekable();
        let mut placed = TokenStream::new();
        let is_comma =
            |token: &TokenTree| matches!(token, TokenTree::Punct(p) if p.as_char() == ',');
        // Whether a field may begin, and whether its braces may.
        let (mut begins_field, mut names_struct) = (are_fields, false);
        while let Some(token) = tokens.next() {
            let is_field = begins_field && tokens.peek().is_none_or(is_comma);
            begins_field = are_fields && is_comma(&token);
            let has_fields = std::mem::take(&mut names_struct);
            if let TokenTree::Ident(name) = &token {
                names_struct = name.to_string().starts_with(char::is_uppercase);
            }
            let jump = match tokens.peek() {
                Some(TokenTree::Group(behind)) => jump_of(&token, behind),
                _ => None,
            };
            if let Some(jump) = jump {
                tokens.next();
                let unit = self.body.jumps[jump].unit;
                let unit = unit.map(|local| self.mention(local, Span::mixed_site()));
                let unit = unit.map(|unit| code!(#unit = ();));
                let jump = self.jump(jump, true);
                placed.extend(code!({ #unit #jump }).to_token_stream());
                continue;
            }
            let token = match token {
                TokenTree::Group(group) => {
                    let has_fields = has_fields && group.delimiter() == Delimiter::Brace;
                    let tokens = self.foreign(group.stream(), has_fields);
                    let mut inner = Group::new(group.delimiter(), tokens);
                    inner.set_span(group.span());
                    TokenTree::Group(inner)
                }
                TokenTree::Ident(name) => TokenTree::Ident(match local_of(&name) {
                    Some(local) if self.facts.locals.get(local).hoisted => {
                        let (Access::Variable(variable) | Access::Reference(variable)) =
                            self.access(local, name.span());
                        let users = &self.facts.locals.get(local).name;
                        if is_field && variable != users.as_str() {
                            let field = syntax::ident(users, name.span());
                            placed.extend(quote!(#field:));
                        }
                        variable
                    }
                    Some(local) => self.user_name(local, name.span()),
                    None => name,
                }),
                other => other,
            };
            placed.extend([token]);
        }
        placed
    }

    /// A foreign macro whose strings may capture locals: they see them under the user's names.
    // Input: log!("{x}")     Output: match (&x_1,) { (x,) => log!("{x}") }
    fn captured(&mut self, mac: &mut syn::Macro) -> Option<Expr> {
        let captured = self.captures(mac);
        if captured.is_empty() {
            return None;
        }
        mac.tokens = self.foreign(mac.tokens.clone(), false);
        Some(bind_captures(&captured, &Code::of(mac.clone())))
    }

    /// Takes what the strings of a foreign macro capture, with the places of those locals that
    /// are variables of other names.
    fn captures(&self, mac: &mut syn::Macro) -> Vec<(Ident, Expr)> {
        let (tokens, captured) = take_string_captures(mac.tokens.clone());
        mac.tokens = tokens;
        let renamed = captured.iter().filter_map(|capture| {
            let local = local_of(capture)?;
            let info = self.facts.locals.get(local);
            if !info.hoisted || self.guarded.contains(&local) || self.names[local.index()].users {
                return None;
            }
            let name = syntax::ident(&info.name, capture.span());
            Some((name, self.mention(local, Span::mixed_site())))
        });
        renamed.collect()
    }

    /// The same for the macros that are places in an expression that changes them: a `match`
    /// around a place would make a value of it.
    fn place_captures(&self, expr: &mut Expr) -> Vec<(Ident, Expr)> {
        let place = match expr {
            Expr::Assign(assign) => &mut assign.left,
            Expr::Binary(binary) if is_assignment(&binary.op) => &mut binary.left,
            Expr::Reference(reference) if reference.mutability.is_some() => &mut reference.expr,
            _ => return Vec::new(),
        };
        let mut captured: Vec<(Ident, Expr)> = Vec::new();
        for_macros(place, &mut |mac| {
            for (name, place) in self.captures(mac) {
                if captured.iter().all(|(known, _)| *known != name) {
                    captured.push((name, place));
                }
            }
        });
        captured
    }

    /// `expr?`
    // Output: match expr { t => match branch(t) { Continue(v) => v, Break(r) => return end(r, |e| Err(e)?) } }
    fn attempt(&self, expr: &Expr, span: Span) -> Expr {
        let (value, error) = (ours_at("value", span), ours_at("error", span));
        let convert = code_at!(span=> |#error| #krate::Err(#error)?);
        let failed = self.failed(&value, &convert, span);
        // In parentheses, as it may begin with a struct literal.
        // The user's own `?` converts the error, so that rustc says as ever if it cannot.
        verbatim(&code_at! {span=>
            (match (#expr) {
                #value => match #krate::Try::branch(#value) {
                    #krate::ControlFlow::Continue(#value) => #value,
                    #krate::ControlFlow::Break(#value) => return #failed,
                },
            })
        })
    }

    /// Whether some point only holds this local for its drop.
    fn is_held_before(&self, local: LocalId) -> bool {
        let graph = self.facts.graph;
        (0..graph.nodes.len()).any(|node| {
            graph.nodes[node].event == crate::flow::Event::Assign(local)
                && self.facts.statuses.before(node, local) == crate::status::Status::Held
        })
    }
}

/// Code that sees what strings in it capture by the user's names.
fn bind_captures(captured: &[(Ident, Expr)], code: &Code) -> Expr {
    let places = captured.iter().map(|(_, place)| code!(&#place,));
    let names = captured.iter().map(|(name, _)| name);
    verbatim(&code!(match (#(#places)*) { (#(#names),* ,) => #code }))
}

/// Calls `found` for each foreign macro that (a part of) a place is.
fn for_macros(place: &mut Expr, found: &mut dyn FnMut(&mut syn::Macro)) {
    match place {
        Expr::Macro(mac) => found(&mut mac.mac),
        Expr::Field(field) => for_macros(&mut field.base, found),
        Expr::Index(index) => for_macros(&mut index.expr, found),
        Expr::Paren(paren) => for_macros(&mut paren.expr, found),
        Expr::Unary(unary) => for_macros(&mut unary.expr, found),
        Expr::Tuple(tuple) => tuple.elems.iter_mut().for_each(|e| for_macros(e, found)),
        Expr::Array(array) => array.elems.iter_mut().for_each(|e| for_macros(e, found)),
        Expr::Call(call) => call.args.iter_mut().for_each(|e| for_macros(e, found)),
        _ => {}
    }
}

fn is_brace(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}

/// Whether the kind of an expression tells that it has no brace outside of other brackets.
fn is_braceless(value: &Expr) -> bool {
    match value {
        Expr::Lit(_) | Expr::Paren(_) | Expr::Tuple(_) | Expr::Array(_) => true,
        Expr::Path(path) => path.path.get_ident().is_some(),
        Expr::Field(field) => is_braceless(&field.base),
        Expr::Index(index) => is_braceless(&index.expr),
        Expr::Unary(unary) => is_braceless(&unary.expr),
        Expr::Reference(reference) => is_braceless(&reference.expr),
        Expr::Binary(binary) => is_braceless(&binary.left) && is_braceless(&binary.right),
        Expr::Call(call) => is_braceless(&call.func),
        Expr::MethodCall(call) => call.turbofish.is_none() && is_braceless(&call.receiver),
        _ => false,
    }
}

fn ends_with_brace(value: &Expr) -> bool {
    if matches!(value, Expr::Call(_) | Expr::MethodCall(_)) || is_braceless(value) {
        return false;
    }
    let last = value.to_token_stream().into_iter().last();
    last.is_some_and(|last| is_brace(&last))
}

/// Code of ours in syntax of the user's.
pub(super) fn verbatim(code: &Code) -> Expr {
    Expr::Verbatim(code.to_token_stream())
}

/// Turns placeholders and mentions into code.
struct Place<'a, 'b> {
    cx: &'a mut Emit<'b>,
    /// Inside a closure or an `async` block, where `?` is its own.
    foreign_body: bool,
}

/// Whether an assignment gives a first value.
pub(super) fn is_first(assign: &syn::ExprAssign) -> bool {
    assign.attrs.iter().any(|attr| attr.path().is_ident("init"))
}

impl Place<'_, '_> {
    /// Behind an assignment: what was held of the old values is dropped.
    fn assigned(&mut self, assign: &mut syn::ExprAssign) -> Option<Code> {
        if is_first(assign) {
            assign.attrs.clear();
            return None;
        }
        self.ends(&assign.left)
    }

    /// What was held of the old values of what is mentioned is dropped.
    fn ends(&mut self, left: &Expr) -> Option<Code> {
        let mut mentions = Mentions::default();
        crate::walk::Visit::visit_expr(&mut mentions, left);
        let mut ends = Code::default();
        let depth = self.cx.chain.len() - 1;
        for local in mentions.locals {
            if self.cx.facts.locals.get(local).hoisted && self.cx.is_held_before(local) {
                if let Ok(depth) = self.cx.storage(local, depth) {
                    let held = self.cx.held(local, depth);
                    let nothing = Emit::nothing_held();
                    ends.add(code!(#held = #nothing;));
                }
            }
        }
        (!ends.is_empty()).then_some(ends)
    }

    /// An assignment to several places, which drops what is held of the old value of some: one
    /// place at a time, as rustc takes it apart.
    // Input: (a, x.b) = f();     Output: { let (part0, part1) = f(); a = first(part0, { held = nothing }); x.b = part1; }
    fn assigned_parts(&mut self, assign: &syn::ExprAssign) -> Option<Code> {
        let places = assignees(&assign.left);
        if is_first(assign) {
            return None;
        }
        let ends: Vec<_> = places.iter().map(|place| self.ends(place)).collect();
        if places.len() < 2 || ends.iter().all(Option::is_none) {
            return None;
        }
        let (mut left, mut right) = (assign.left.clone(), assign.right.clone());
        self.visit_expr_mut(&mut right);
        let mut parts = Vec::new();
        each_assignee_mut(&mut left, &mut |place| {
            let part = ours(&format!("part{}", parts.len()));
            let place = std::mem::replace(place, syntax::name(part.clone()));
            parts.push((place, part));
        });
        let mut assigned = Code::default();
        for ((mut place, part), ends) in parts.into_iter().zip(ends) {
            self.visit_expr_mut(&mut place);
            assigned.add(match ends {
                Some(ends) => code!(#place = #krate::first(#part, { #ends });),
                None => code!(#place = #part;),
            });
        }
        Some(code!({ let #left = #right; #assigned }))
    }
}

impl VisitMut for Place<'_, '_> {
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}

    fn visit_stmt_mut(&mut self, stmt: &mut Stmt) {
        if let Stmt::Macro(mac) = stmt {
            if let Some(expr) = self.cx.captured(&mut mac.mac) {
                *stmt = Stmt::Expr(expr, Some(syn::Token![;](mac.mac.path.span())));
                return;
            }
        }
        match stmt {
            Stmt::Expr(expr, _) if as_jump(expr).is_some() => {
                let tokens = self.cx.jump(as_jump(expr).expect("just seen"), true);
                *expr = verbatim(&tokens);
            }
            stmt => walk::visit_stmt_mut(self, stmt),
        }
    }

    fn visit_local_init_mut(&mut self, init: &mut syn::LocalInit) {
        walk::visit_local_init_mut(self, init);
        if init.diverge.is_some() && ends_with_brace(&init.expr) {
            let value = &init.expr;
            *init.expr = verbatim(&code!((#value)));
        }
    }

    fn visit_pat_ident_mut(&mut self, pat: &mut syn::PatIdent) {
        if let Some(local) = local_of(&pat.ident) {
            pat.ident = self.cx.user_name(local, pat.ident.span());
        }
        if let Some((_, sub)) = &mut pat.subpat {
            self.visit_pat_mut(sub);
        }
    }

    fn visit_macro_mut(&mut self, mac: &mut syn::Macro) {
        mac.tokens = self.cx.foreign(mac.tokens.clone(), false);
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        if let Some(jump) = as_jump(expr) {
            let tokens = self.cx.jump(jump, true);
            // No statement of its own: `return += 1`, `let x = break else {}`.
            *expr = verbatim(&code!(({ #tokens })));
            return;
        }
        if let Some(mentioned) = syntax::as_name(expr) {
            if let Some(local) = local_of(mentioned) {
                *expr = self.cx.mention(local, mentioned.span());
                return;
            }
        }
        let captured = self.cx.place_captures(expr);
        if !captured.is_empty() {
            self.visit_expr_mut(expr);
            *expr = bind_captures(&captured, &Code::of(expr.clone()));
            return;
        }
        if let Expr::Assign(assign) = expr {
            if let Some(taken) = TakenField::of(assign) {
                let mut place = taken.field.clone();
                self.visit_expr_mut(&mut place);
                *assign.right = self.cx.taken_field(&taken, &place);
            }
            if super::elements::are_assigned(assign) {
                let whole = &assign.right;
                assign.right = syn::parse_quote!({ #whole });
            }
            let types = self.cx.closure_type(assign);
            if !types.is_empty() {
                assign.attrs.clear();
                walk::visit_expr_assign_mut(self, assign);
                let assign = &*assign;
                *expr = verbatim(&code!({ #types #assign; }));
                return;
            }
            if let Some(parts) = self.assigned_parts(assign) {
                *expr = verbatim(&parts);
                return;
            }
            if let Some(ends) = self.assigned(assign) {
                walk::visit_expr_assign_mut(self, assign);
                let (left, right) = (&assign.left, &assign.right);
                *expr = verbatim(&code!(#left = #krate::first(#right, { #ends })));
                return;
            }
        }
        if let Expr::Macro(mac) = expr {
            if let Some(captured) = self.cx.captured(&mut mac.mac) {
                *expr = captured;
                return;
            }
        }
        let outer = self.foreign_body;
        self.foreign_body |= matches!(expr, Expr::Closure(_) | Expr::Async(_) | Expr::Const(_));
        walk::visit_expr_mut(self, expr);
        self.foreign_body = outer;
        match expr {
            Expr::Call(call) => {
                if let Some(mac) = self.cx.facts.macros.of(&call.func) {
                    *expr =
                        Expr::Verbatim(mac.print(call.args.iter().map(ToTokens::to_token_stream)));
                }
            }
            Expr::Try(attempt) if !self.foreign_body => {
                *expr = self
                    .cx
                    .attempt(&attempt.expr, attempt.question_token.span());
            }
            _ => {}
        }
    }
}
