//! Regions, blocks and steps.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::{Expr, Lifetime, Pat};

use super::layout::{Content, Region};
use super::{Access, Emit, Frame, Segment, Target, ours};
use crate::ir::{Block, Hold, JumpTo, Mark, Step, TargetId};
use crate::locals::LocalId;
use crate::placement::Place;
use crate::status::Status;
use crate::suspends::Bindings;

/// Where control goes at the end of a block.
struct Cont {
    /// The point it goes to.
    join: Mark,
    /// How it gets there; empty if it falls through.
    leave: TokenStream,
}

/// The code of a block that may be cut into segments while it is made.
struct Cursor {
    /// What stands before the first cut.
    first: TokenStream,
    /// The code since the last cut.
    buffer: TokenStream,
    /// The segment the buffer belongs to.
    segment: Option<usize>,
}

impl Emit<'_> {
    /// The code of a region: dispatch, then the segments of its block.
    ///
    /// `fields` are those of the first variant, `starts` moves them into variables and
    /// `outer` are the variables that the block does not declare itself.
    pub(super) fn region(
        &mut self,
        block: &Block,
        fields: &[Ident],
        starts: TokenStream,
        outer: &[LocalId],
        end: &TokenStream,
    ) -> TokenStream {
        let depth = self.chain.len() - 1;
        let region = self.frame().region;
        let state = self.frame().state.clone();
        let around = std::mem::take(&mut self.segments);
        let cont = Cont {
            join: block.end,
            leave: quote!(return #end;),
        };
        let cont = match self.frame().target {
            None => cont,
            Some(target) => {
                let (_, head) = self.targets[&target].next.clone().expect("a loop");
                Cont {
                    join: head,
                    leave: quote!(),
                }
            }
        };
        let inline = self.block(block, cont, TokenStream::new());
        let segments = std::mem::replace(&mut self.segments, around);

        let name = self.regions[region].name.clone();
        let (start, empty) = (
            self.regions[region].start.clone(),
            self.regions[region].empty.clone(),
        );
        let take = self.take(region, &state, &start, fields);
        let mut arms = quote!(#name::#start { .. } => { #take #starts #inline });
        for (variant, label) in &self.regions[region].resumes {
            arms.extend(quote!(#name::#variant { .. } => break #label,));
        }
        if start != empty {
            if depth == 0 {
                arms.extend(quote!(#name::#empty {} => return #end,));
            } else {
                arms.extend(quote!(#name::#empty {} => ::core::unreachable!(),));
            }
        }
        let mut code = quote!(match #state { #arms });
        for segment in segments {
            code = match segment {
                Segment::Code { label, code: after } => quote!(#label: { #code } #after),
                Segment::Scope { declarations } => quote!({ #declarations #code }),
            };
        }
        let declarations: TokenStream = outer
            .iter()
            .map(|&local| self.declare(local, depth))
            .collect();
        let asked = if depth == 0 {
            self.ask_kinds(outer)
        } else {
            let typed = self.type_held(outer);
            self.unreached(typed)
        };
        quote!(#declarations #code #asked)
    }

    /// Takes the fields of a variant out of a state. Each is bound to `<field>`.
    fn take(&self, region: usize, state: &Ident, variant: &Ident, fields: &[Ident]) -> TokenStream {
        if fields.is_empty() && variant == &self.regions[region].empty {
            return TokenStream::new();
        }
        let krate = crate::lower::private();
        let (name, empty) = (&self.regions[region].name, &self.regions[region].empty);
        let bindings = fields.iter().map(bound);
        quote! {
            let #name::#variant { #(#fields: #bindings,)* .. } = #krate::take(#state, #name::#empty {}) else { ::core::unreachable!() };
        }
    }

    /// A block: its locals are declared around all of its segments.
    ///
    /// `prepare` is code that runs first, inside its scope.
    fn block(&mut self, block: &Block, cont: Cont, prepare: TokenStream) -> TokenStream {
        self.block_binding(block, cont, Vec::new(), |_| prepare)
    }

    fn block_binding(
        &mut self,
        block: &Block,
        cont: Cont,
        bound: Vec<LocalId>,
        prepare: impl FnOnce(&mut Self) -> TokenStream,
    ) -> TokenStream {
        let depth = self.chain.len() - 1;
        let mut declared = bound;
        for step in &block.steps {
            match step {
                Step::Declare { local, ty } => {
                    declared.push(*local);
                    if let Some(ty) = ty {
                        self.types.insert(*local, ty.clone());
                    }
                }
                Step::Let { pat, .. } => declared.extend(Bindings::of(pat).iter().map(|b| b.id)),
                _ => {}
            }
        }
        for &local in &declared {
            self.home.insert(local, depth);
        }
        // Constants, functions, macros and imports are repeated in each segment, so that they are seen
        // by their own block alone; other items have an identity and stand around all of it.
        let is_root = self.home_of_root(block);
        let (repeated, items): (Vec<_>, Vec<_>) = block.items.iter().partition(|item| {
            !is_root
                && block.suspends
                && matches!(
                    item,
                    syn::Item::Const(_)
                        | syn::Item::Fn(_)
                        | syn::Item::Use(_)
                        | syn::Item::Macro(_)
                )
        });
        let repeats = !repeated.is_empty();
        if repeats {
            self.repeated.push(quote!(#(#repeated)*));
        }
        let prepare = prepare(self);
        let prepare = quote!(#(#repeated)* #prepare);
        let mut cursor = Cursor {
            first: TokenStream::new(),
            buffer: prepare,
            segment: None,
        };
        for step in &block.steps {
            self.step(step, &mut cursor);
        }
        if self.reached(block.end) {
            let target = self.chain[depth].target;
            let is_loop_end = target.is_some_and(|t| {
                self.targets[&t]
                    .next
                    .as_ref()
                    .is_some_and(|(_, head)| *head == cont.join)
            });
            let convert = if cont.join == block.end {
                TokenStream::new()
            } else {
                self.convert(block.end, cont.join, depth)
            };
            cursor.buffer.extend(convert);
            if is_loop_end {
                let arrive = self.arrive(JumpTo::Next(target.expect("a loop")));
                cursor.buffer.extend(quote!(#arrive;));
            } else {
                let leave = &cont.leave;
                cursor.buffer.extend(quote!(#leave));
            }
        }
        if !self.reached(block.end) && (cursor.segment.is_some() || block.suspends) {
            cursor.buffer.extend(quote!(::core::unreachable!();));
        }
        let asked = self.ask_kinds(&declared);
        cursor.buffer.extend(asked);
        if repeats {
            self.repeated.pop();
        }
        let declarations: TokenStream = declared
            .iter()
            .map(|&local| self.declare(local, depth))
            .collect();
        let declarations = quote!(#(#items)* #declarations);
        match cursor.segment {
            None if !block.suspends => {
                let code = cursor.buffer;
                return quote!({ #declarations #code });
            }
            None => cursor.first = cursor.buffer,
            Some(at) => self.fill(at, cursor.buffer),
        }
        self.segments.push(Segment::Scope { declarations });
        let first = cursor.first;
        if repeats { quote!({ #first }) } else { first }
    }

    /// Notes the types of the locals whose scope ends here, for those whose kind is asked.
    fn ask_kinds(&mut self, locals: &[LocalId]) -> TokenStream {
        let krate = crate::lower::private();
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
                let probe = match &self.facts.locals.get(local).captures {
                    // Of the type of a closure rustc does not know yet what it captures.
                    Some(captures) => {
                        captures
                            .iter()
                            .fold(quote!(#krate::probe(&())), |probe, &captured| {
                                let captured = self.mention(captured, Span::mixed_site());
                                quote!(#probe.and(#krate::probe(&#captured)))
                            })
                    }
                    None => {
                        let variable = self.variable(local, Span::mixed_site());
                        quote!(#krate::probe(&#variable))
                    }
                };
                asked.extend(quote!(#ty = #probe;));
            }
        }
        for (at, suspect) in self.facts.suspects.iter().enumerate() {
            if let Some(field) = suspect
                .field
                .as_ref()
                .filter(|_| locals.contains(&suspect.local()))
            {
                let ty = super::field_type(at);
                let place = self.leaf_expr(field);
                asked.extend(quote!(#ty = #krate::probe(&#place);));
            }
        }
        self.unreached(asked)
    }

    /// Code that is never reached, so that the borrow checker does not look at it: only types
    /// flow.
    fn unreached(&mut self, code: TokenStream) -> TokenStream {
        if code.is_empty() {
            return code;
        }
        let label = self.label("types");
        quote!(#label: { break #label; #code };)
    }

    /// Gives the variables that hold locals for their drop the types of those, as some are
    /// only ever empty.
    fn type_held(&mut self, locals: &[LocalId]) -> TokenStream {
        let depth = self.chain.len() - 1;
        let region = self.chain[depth].region;
        let mut typed = TokenStream::new();
        for &local in locals {
            if self.held_used.contains(&(local, region)) {
                let held = self.held(local, depth);
                let (kind, variable) = (self.kind(local), self.variable(local, Span::mixed_site()));
                typed.extend(quote!(#held = #kind.hold(#variable);));
            }
        }
        typed
    }

    fn home_of_root(&self, block: &Block) -> bool {
        std::ptr::eq(block, &raw const self.body.root)
    }

    /// Gives the variables of a loop's region the types of those they stand for, as one that
    /// is only held has no other use. Returns the code for inside the loop and for outside.
    fn link_types(&mut self, carried: &[LocalId]) -> (TokenStream, TokenStream) {
        let depth = self.chain.len() - 1;
        let (mut inside, mut outside) = (TokenStream::new(), TokenStream::new());
        for &local in carried {
            let Ok(outer) = self.storage(local, depth - 1) else {
                continue;
            };
            let (variable, relay) = (
                self.variable(local, Span::mixed_site()),
                self.relay(local, outer),
            );
            inside.extend(quote!(#relay = #variable;));
            outside.extend(quote!(#variable = #relay;));
        }
        (self.unreached(inside), self.unreached(outside))
    }

    fn fill(&mut self, at: usize, filling: TokenStream) {
        let filling = match self.filling_items.get(&at) {
            Some(items) => quote!({ #items #filling }),
            None => filling,
        };
        let Some(Segment::Code { code, .. }) = self.segments.get_mut(at) else {
            unreachable!("a code segment")
        };
        *code = filling;
    }

    /// Ends the current segment and begins the one behind `label`.
    fn cut(&mut self, cursor: &mut Cursor, label: Lifetime) {
        let code = std::mem::take(&mut cursor.buffer);
        match cursor.segment {
            None => cursor.first = code,
            Some(at) => self.fill(at, code),
        }
        cursor.segment = Some(self.segments.len());
        if !self.repeated.is_empty() {
            let items = &self.repeated;
            self.filling_items
                .insert(self.segments.len(), quote!(#(#items)*));
        }
        self.segments.push(Segment::Code {
            label,
            code: TokenStream::new(),
        });
    }

    fn step(&mut self, step: &Step, cursor: &mut Cursor) {
        let depth = self.chain.len() - 1;
        match step {
            Step::Leaf(stmt) => {
                let tokens = self.leaf_stmt(stmt);
                cursor.buffer.extend(tokens);
            }
            Step::Declare { .. } => {}
            Step::Let {
                pat,
                init,
                els,
                held,
            } => {
                let bindings = self.user_bindings(pat);
                let init = self.leaf_expr(init);
                let pattern = self.user_pattern(pat);
                let els = els.as_ref().map(|els| {
                    let cont = Cont {
                        join: els.end,
                        leave: TokenStream::new(),
                    };
                    let code = self.block(els, cont, TokenStream::new());
                    quote!(else { #code })
                });
                let held = self.held_after(held.as_ref());
                cursor
                    .buffer
                    .extend(quote!(let #pattern = #init #els; #bindings #held));
            }
            Step::Yield { value, mark, span } => self.suspend(value, *mark, *span, cursor),
            Step::If {
                cond,
                then,
                els,
                held,
                join,
            } => {
                let label = self.label("join");
                let suspends = step.suspends();
                let leave = if suspends {
                    quote!(break #label;)
                } else {
                    TokenStream::new()
                };
                let (cond_tokens, bound, prepare) = match cond {
                    Expr::Let(binding) => {
                        let scrutinee = self.leaf_expr(&binding.expr);
                        let pattern = self.user_pattern(&binding.pat);
                        let bound = Bindings::of(&binding.pat).iter().map(|b| b.id).collect();
                        (
                            quote!(let #pattern = #scrutinee),
                            bound,
                            Some(&*binding.pat),
                        )
                    }
                    cond => (self.leaf_expr(cond), Vec::new(), None),
                };
                let held = held.clone();
                let cont = Cont {
                    join: *join,
                    leave: leave.clone(),
                };
                let after = self.reserve(cursor, suspends);
                let then = self.block_binding(then, cont, bound, |cx| {
                    let bindings = prepare.map(|pat| cx.user_bindings(pat));
                    let held = cx.held_after(held.as_ref());
                    quote!(#bindings #held)
                });
                let els = self.block(els, Cont { join: *join, leave }, TokenStream::new());
                let code = quote!(if #cond_tokens { #then } else { #els });
                self.place(cursor, after, code, suspends.then_some(label));
            }
            Step::Match {
                scrutinee,
                arms,
                join,
            } => {
                let label = self.label("join");
                let suspends = step.suspends();
                let leave = if suspends {
                    quote!(break #label;)
                } else {
                    TokenStream::new()
                };
                let scrutinee = self.leaf_expr(scrutinee);
                let after = self.reserve(cursor, suspends);
                let mut tokens = TokenStream::new();
                for arm in arms {
                    let plain = match &arm.pat {
                        Pat::Guard(guard) => &*guard.pat,
                        pat => pat,
                    };
                    let hoisted: Vec<_> = Bindings::of(plain)
                        .iter()
                        .map(|b| b.id)
                        .filter(|id| self.facts.locals.get(*id).hoisted)
                        .collect();
                    for &local in &hoisted {
                        self.home.insert(local, depth);
                    }
                    let pattern = self.user_pattern(&arm.pat);
                    let cont = Cont {
                        join: *join,
                        leave: leave.clone(),
                    };
                    let held = arm.held.clone();
                    let body = self.block_binding(&arm.body, cont, hoisted, |cx| {
                        let bindings = cx.user_bindings(plain);
                        let held = cx.held_after(held.as_ref());
                        quote!(#bindings #held)
                    });
                    tokens.extend(quote!(#pattern => { #body }));
                }
                self.place(
                    cursor,
                    after,
                    quote!(match #scrutinee { #tokens }),
                    suspends.then_some(label),
                );
            }
            Step::Scope { target, body, join } => {
                let label = self.label("join");
                let suspends = body.suspends;
                if let Some(target) = target {
                    self.targets.insert(
                        *target,
                        Target {
                            depth,
                            exit_label: label.clone(),
                            exit_mark: *join,
                            next: None,
                            suspends: false,
                        },
                    );
                }
                let after = self.reserve(cursor, suspends);
                let cont = Cont {
                    join: *join,
                    leave: if suspends {
                        quote!(break #label;)
                    } else {
                        TokenStream::new()
                    },
                };
                let code = self.block(body, cont, TokenStream::new());
                if suspends {
                    self.place(cursor, after, code, Some(label));
                } else if target.is_some() {
                    cursor.buffer.extend(quote!(#label: { #code }));
                } else {
                    cursor.buffer.extend(code);
                }
            }
            Step::Loop {
                target,
                label,
                body,
                entry,
                head,
                exit,
            } => {
                if body.suspends {
                    self.suspending_loop(
                        *target,
                        label.as_ref(),
                        body,
                        [*entry, *head, *exit],
                        cursor,
                    );
                } else {
                    let label = label.clone().unwrap_or_else(|| self.label("round"));
                    self.targets.insert(
                        *target,
                        Target {
                            depth,
                            exit_label: label.clone(),
                            exit_mark: *exit,
                            next: Some((label.clone(), *head)),
                            suspends: false,
                        },
                    );
                    let before = self.convert(*entry, *head, depth);
                    let code = self.block(
                        body,
                        Cont {
                            join: *head,
                            leave: quote!(),
                        },
                        TokenStream::new(),
                    );
                    cursor.buffer.extend(quote!(#before #label: loop { #code }));
                }
            }
            Step::Taken(held) => {
                let tokens = self.held_after(Some(held));
                cursor.buffer.extend(tokens);
            }
            Step::Jump(jump) => {
                let tokens = self.jump(*jump);
                cursor.buffer.extend(quote!(#tokens;));
            }
            Step::HeadEnds { locals, mark, span } => self.head_ends(locals, *mark, *span, cursor),
        }
    }

    /// Keeps the place of the current segment before those of a step that is cut itself.
    fn reserve(&mut self, cursor: &mut Cursor, suspends: bool) -> Option<TokenStream> {
        suspends.then(|| std::mem::take(&mut cursor.buffer))
    }

    /// Adds the code of a step, and cuts behind it if it is cut itself.
    fn place(
        &mut self,
        cursor: &mut Cursor,
        before: Option<TokenStream>,
        code: TokenStream,
        label: Option<Lifetime>,
    ) {
        if let Some(before) = before {
            cursor.buffer = before;
        }
        cursor.buffer.extend(code);
        if let Some(label) = label {
            self.cut(cursor, label);
        }
    }

    /// `yield value`
    // Output: let item = value; store(state, Yield0 { x }); return Some(item);  'yield0: take; x = ..
    fn suspend(&mut self, value: &Expr, mark: Mark, span: Span, cursor: &mut Cursor) {
        let depth = self.chain.len() - 1;
        let region = self.chain[depth].region;
        let state = self.chain[depth].state.clone();
        let krate = crate::lower::private();
        let value = self.leaf_expr(value);
        let item = ours("item");
        let ty = self.yields.item.as_ref().map(|ty| quote!(: #ty));
        let some = if self.yields.has_try {
            quote!(#krate::Step::Yielded)
        } else {
            quote!(#krate::Some)
        };
        cursor
            .buffer
            .extend(quote_spanned!(span=> let #item #ty = #value;));
        self.yield_count += 1;
        let variant = format_ident!("Yield{}", self.yield_count);
        self.regions[region].variant(&variant);
        let (mut values, mut restores, mut fields) = (Vec::new(), TokenStream::new(), Vec::new());
        for local in self.in_scope(mark) {
            if self.storage(local, depth) != Ok(depth) {
                continue;
            }
            let (before, after) = (self.enters(mark, local), self.leaves(mark, local));
            let is_held = after == Status::Held;
            let value = match (before, after) {
                (Status::Real, Status::Real) => {
                    // If it has been moved, rustc says so here: at the user's mention.
                    if let Some(mention) = self.next_mention(mark, local) {
                        let variable = self.variable(local, mention);
                        let read = quote_spanned!(mention=> let _ = &#variable;);
                        cursor.buffer.extend(read);
                    }
                    let variable = self.variable(local, span);
                    quote!(#variable)
                }
                (Status::Real, Status::Held) => {
                    let variable = self.variable(local, span);
                    self.hold(local, &quote!(#variable))
                }
                (Status::Held, Status::Held) => {
                    let held = self.held(local, depth);
                    quote!(#held)
                }
                _ => continue,
            };
            let name = &self.facts.locals.get(local).name;
            let field = self.regions[region].field(
                &variant.to_string(),
                name,
                Content::Local(local, is_held),
            );
            values.push(quote!(#field: #value,));
            let taken = bound(&field);
            let variable = if is_held {
                self.held(local, depth)
            } else {
                self.variable(local, Span::mixed_site())
            };
            restores.extend(quote!(#variable = #taken;));
            fields.push(field);
        }
        let name = self.regions[region].name.clone();
        // The last local first: it may refer to an earlier one until it is dropped.
        values.reverse();
        // Here rustc finds what must not be moved: the yield is to blame.
        let (private, values) = (crate::lower::private_at(span), quote!({ #(#values)* }));
        cursor
            .buffer
            .extend(quote_spanned!(span=> #private::store(#state, #name::#variant #values);));
        cursor.buffer.extend(quote!(return #some(#item);));
        let label = self.label("yield");
        self.regions[region]
            .resumes
            .push((variant.clone(), label.clone()));
        self.cut(cursor, label);
        let take = self.take(region, &state, &variant, &fields);
        cursor.buffer.extend(quote!(#take #restores));
    }

    /// A loop that suspends: a region of its own.
    // Output: store(state, Loop1 { inner: Head { .. }, residents }); break 'enter;
    //         'enter: 'out: { let Loop1 { inner, residents } = state; 'l: loop { region } } take residents; break 'join
    fn suspending_loop(
        &mut self,
        target: TargetId,
        label: Option<&Lifetime>,
        body: &Block,
        [entry, head, exit]: [Mark; 3],
        cursor: &mut Cursor,
    ) {
        let depth = self.chain.len() - 1;
        let outer = self.chain[depth].region;
        let state = self.chain[depth].state.clone();
        let krate = crate::lower::private();
        let number = self.regions.len();
        let variant = format_ident!("Loop{}", number);
        let carries = self.in_scope(head).iter().any(|&local| {
            self.facts.placement.of(target, local) == Some(Place::Carried)
                && matches!(self.enters(head, local), Status::Real | Status::Held)
        });
        let empty = if carries { "Running" } else { "Head" };
        self.regions.push(Region::new(
            format_ident!("{}_loop{}", self.yields.name, number),
            "Head",
            empty,
        ));
        self.regions[outer].variant(&variant);

        // Before the loop: move its locals into the state.
        let (mut residents, mut values) = (Vec::new(), Vec::new());
        for local in self.in_scope(entry) {
            let Ok(source) = self.storage(local, depth) else {
                continue;
            };
            if source != depth {
                continue;
            }
            if let Some(Place::Resident { held }) = self.facts.placement.of(target, local) {
                let value = self.into_status(local, entry, depth, held);
                let name = &self.facts.locals.get(local).name;
                let field = self.regions[outer].field(
                    &variant.to_string(),
                    name,
                    Content::Local(local, held),
                );
                values.push(quote!(#field: #value,));
                residents.push((local, held, field));
            }
        }
        let inner_field =
            self.regions[outer].field(&variant.to_string(), "inner", Content::Inner(number));
        let inner_state = ours(&format!("inner{number}"));
        let real_label = label.cloned().unwrap_or_else(|| self.label("round"));
        let join = self.label("exit");
        self.targets.insert(
            target,
            Target {
                depth,
                exit_label: join.clone(),
                exit_mark: exit,
                next: Some((real_label.clone(), head)),
                suspends: true,
            },
        );
        self.chain.push(Frame {
            region: number,
            target: Some(target),
            state: inner_state.clone(),
            label: Some(real_label.clone()),
            exits: Vec::new(),
        });
        let carried = self.carried(depth + 1, head);
        let (mut initial, mut starts, mut fields, mut outer_locals) =
            (Vec::new(), TokenStream::new(), Vec::new(), Vec::new());
        for (local, status, field) in carried {
            let held = status == Status::Held;
            let source = self.storage(local, depth).expect("not resident");
            let value = self.into_status(local, entry, source, held);
            initial.push(quote!(#field: #value,));
            let variable = if held {
                self.held(local, depth + 1)
            } else {
                self.variable(local, Span::mixed_site())
            };
            let taken = bound(&field);
            starts.extend(quote!(#variable = #taken;));
            fields.push(field);
        }
        for local in self.in_scope(head) {
            if self.facts.placement.of(target, local) == Some(Place::Carried)
                && self.storage(local, depth).is_ok()
            {
                outer_locals.push(local);
            }
        }
        values.reverse();
        initial.reverse();
        let enter = self.label("enter");
        let outer_name = self.regions[outer].name.clone();
        let (inner_name, start) = (
            self.regions[number].name.clone(),
            self.regions[number].start.clone(),
        );
        cursor.buffer.extend(quote! {
            #krate::store(#state, #outer_name::#variant { #inner_field: #inner_name::#start { #(#initial)* }, #(#values)* });
            break #enter;
        });
        self.regions[outer]
            .resumes
            .push((variant.clone(), enter.clone()));
        self.cut(cursor, enter);

        let end = self.end();
        let (inside, outside) = self.link_types(&outer_locals);
        let code = self.region(body, &fields, starts, &outer_locals, &end);
        let frame = self.chain.pop().expect("the loop");
        debug_assert!(frame.label.is_some());
        let references = residents
            .iter()
            .filter(|(_, held, _)| !held)
            .map(|(local, _, field)| {
                let variable = self.variable(*local, Span::mixed_site());
                quote!(#field: #variable,)
            });
        let mut whole = quote! {
            #outside
            let #outer_name::#variant { #inner_field: #inner_state, #(#references)* .. } = &mut *#state else { ::core::unreachable!() };
            #real_label: loop { #code #inside }
        };
        for (to, out, mark) in frame.exits {
            let arrive = self.trampoline((to, mark), target, &variant, &residents);
            whole = quote!(#out: { #whole } #arrive);
        }
        cursor.buffer.extend(whole);
        self.cut(cursor, join);
    }

    /// The value of a local where a loop is entered, as what it is at the head of the loop.
    fn into_status(
        &mut self,
        local: LocalId,
        entry: Mark,
        depth: usize,
        held: bool,
    ) -> TokenStream {
        let variable = self.variable(local, Span::mixed_site());
        match self.enters(entry, local) {
            Status::Real if held => self.hold(local, &quote!(#variable)),
            Status::Real => quote!(#variable),
            Status::Held => {
                let held = self.held(local, depth);
                quote!(#held)
            }
            Status::Absent | Status::Unreached => Self::nothing_held(),
        }
    }

    /// The bindings of a pattern, from the user's names into their variables.
    fn user_bindings(&self, pat: &Pat) -> TokenStream {
        Bindings::of(pat)
            .iter()
            .filter(|b| self.facts.locals.get(b.id).hoisted)
            .map(|b| {
                let span = b.ident.span();
                let name = self.user_name(b.id, span);
                let Access::Variable(variable) = self.access(b.id, span) else {
                    unreachable!("bound here")
                };
                quote!(#variable = #name;)
            })
            .collect()
    }

    /// After a pattern has taken what it binds: is the scrutinee still whole?
    fn held_after(&mut self, held: Option<&Hold>) -> Option<TokenStream> {
        let held = held?;
        let depth = self.storage(held.local, self.chain.len() - 1).ok()?;
        let (before, after) = (
            self.enters(held.mark, held.local),
            self.leaves(held.mark, held.local),
        );
        if before != Status::Real || after != Status::Held {
            return None;
        }
        let (mut whole, mut go_on) = (Vec::new(), TokenStream::new());
        for &binding in &held.bindings {
            let variable = match self.access(binding, Span::mixed_site()) {
                Access::Variable(variable) | Access::Reference(variable)
                    if self.facts.locals.get(binding).hoisted =>
                {
                    variable
                }
                _ => self.user_name(binding, self.facts.locals.get(binding).span),
            };
            let kind = self.kind(binding);
            if !self.facts.locals.get(binding).hoisted {
                let (krate, label, ty) = (
                    crate::lower::private(),
                    self.label("ask"),
                    self.kind_type(binding),
                );
                go_on.extend(quote!(#label: { break #label; #ty = #krate::probe(&#variable); }));
            }
            whole.push(quote!(#kind.leaves_whole()));
            go_on.extend(quote!(#kind.go_on();));
        }
        let variable = self.variable(held.local, Span::mixed_site());
        let target = self.held(held.local, depth);
        let value = self.hold(held.local, &quote!(#variable));
        let nothing = Self::nothing_held();
        Some(quote! {
            if #(#whole)&&* {
                #go_on
                #target = #value;
            } else {
                #target = #nothing;
            }
        })
    }

    /// The start of an `else` behind `if let`: from edition 2024 the temporaries end here.
    // The user's own tokens decide: a probe tells whether their `if let` drops before `else`.
    fn head_ends(&mut self, locals: &[LocalId], mark: Mark, span: Span, cursor: &mut Cursor) {
        let depth = self.chain.len() - 1;
        let krate = crate::lower::private();
        let mut ends = TokenStream::new();
        for &local in locals.iter().rev() {
            let before = self.enters(mark, local);
            if self.leaves(mark, local) != Status::Held || self.storage(local, depth) != Ok(depth) {
                continue;
            }
            let held = self.held(local, depth);
            if before == Status::Real {
                let variable = self.variable(local, Span::mixed_site());
                let value = self.hold(local, &quote!(#variable));
                cursor.buffer.extend(quote!(#held = #value;));
            }
            let nothing = Self::nothing_held();
            ends.extend(quote!(#held = #nothing;));
        }
        if !ends.is_empty() {
            let (seen, early) = (ours("seen"), ours("early"));
            let probe = quote_spanned! {span=>
                if let #krate::Some(()) = #krate::DropProbe(&#seen).nothing() { false } else { #seen.get() }
            };
            cursor.buffer.extend(quote! {
                let #early = { let #seen = ::core::cell::Cell::new(false); #probe };
                if #early { #ends }
            });
        }
    }
}

/// The variable a field is bound to when it is taken out.
pub(super) fn bound(field: &Ident) -> Ident {
    format_ident!("__gen_field_{}", field, span = Span::mixed_site())
}
