//! The driver: the only place that names every pass, in order.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::Pat;
use syn::parse::Parse;

use crate::analyses::{Analyses, analyse};
use crate::args::{self, Args};
use crate::code::{Code, code};
use crate::diag::{self, Errors, Form};
use crate::known::Known;
use crate::locals::{LocalId, Seen, local_of};
use crate::lower::Param;
use crate::needs::Needs;
use crate::resolve::Resolved;
use crate::signature::{Argument, Kind, Output};
use crate::{
    bails, borrows, cfg, divided, emit, exclusive, explain, fallback, function, head_start,
    inlining, items, lints, lower, mutations, pinned, recursive, resolve, scan, signature, twin,
    unused, whole,
};

/// `#[generator(args)] item`
pub(crate) fn compile(args: &TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let given = args::read(args, &mut errors);
    let respells = Form::Function.reads_yield();
    let read = scan::read(item.clone(), respells, &mut errors, syn::ItemFn::parse);
    let mut function = match read.parsed {
        Ok(function) => function,
        Err(error) => return fallback::not_a_function(item, error, &given, errors),
    };
    // `#![allow(..)]` in the body is an attribute of the function.
    for attr in &mut function.attrs {
        attr.style = syn::AttrStyle::Outer;
    }
    if let Some(name) = read.words.reserved {
        errors.at(&name, diag::reserved_name(&name, Form::Function));
        return fallback::function(&function, errors.propagate().err().as_ref());
    }
    for attr in function.attrs.iter().filter(|attr| fallback::is_ours(attr)) {
        errors.at(attr.path(), diag::TWICE);
    }
    if read.words.has_cfg && errors.is_empty() {
        if let Some(split) = cfg::split(&function, &given) {
            return split;
        }
    }
    let read = (read.whole, read.words.seen);
    match generator(&mut function, read, &given, errors) {
        Ok(tokens) => tokens,
        Err(error) => fallback::function(&function, error.as_ref()),
    }
}

/// The generator, or what is wrong with it. `Err(None)`: rustc says it.
fn generator(
    function: &mut syn::ItemFn,
    (mut whole, seen): (Option<TokenStream>, Seen),
    given: &Args,
    mut errors: Errors,
) -> Result<TokenStream, Option<syn::Error>> {
    let is_sound = errors.is_empty();
    if is_sound && fallback::is_wrong_already(&function.sig) {
        return Err(None);
    }
    let kind = signature::read(&function.sig, &mut errors);
    let result = kind.as_ref().filter(|_| is_sound).and_then(bails::result);
    if result.is_some_and(|result| bails::rewrite(&mut function.block, result, &given.krate)) {
        // What was made of tokens is without the rewritten.
        whole = None;
    }
    let function = &*function;
    let (sig, mut arguments) = signature::arguments(&function.sig);
    if signature::is_idle_reference(function) {
        // What a function does not mention, what it returns does not borrow.
        arguments.remove(0);
    }
    let mut body = (*function.block).clone();
    let mut patterns: Vec<Pat> = arguments
        .iter()
        .filter_map(|argument| argument.pat.clone())
        .collect();
    let item = kind.as_ref().and_then(|kind| kind.item.as_ref());
    let yields_unit = item.is_none_or(signature::may_be_unit);
    let receiver = function.sig.receiver().map(|said| said.self_token.span);
    // Where the kind is not known, what is wrong with it has been said.
    let returns = kind.as_ref().is_none_or(|kind| kind.coroutine.is_some());
    let is_recursive = kind.as_ref().is_some_and(|kind| kind.root.is_some());
    let asks = resolve::Asks {
        receiver,
        yields_unit,
        returns,
        awaits: function.sig.asyncness.is_some(),
        krate: &given.krate,
        form: if is_recursive {
            Form::Recursive
        } else {
            Form::Function
        },
        seen,
        is_pinned: kind
            .as_ref()
            .is_some_and(|kind| is_pinned(kind, given, &mut errors)),
    };
    let mut resolved = resolve::resolve(&mut patterns, &asks, &mut body, &mut errors);
    // One in a box holds but a pointer to another.
    if let (Some(kind), None) = (&kind, &given.boxed) {
        recursive::check(&function.sig, kind, &body, &mut errors);
    }
    errors.propagate()?;
    let (Some(kind), false) = (kind, resolved.rustc_says) else {
        return Err(None);
    };
    // That the type is not there without it rustc says, and which feature has it.
    if kind.root.is_some() && !cfg!(feature = "alloc") {
        return Err(None);
    }
    let unused = unused::declared(&resolved.unused, &function.sig);
    if asks.is_pinned {
        let source = pinned::Source {
            body: &function.block,
            arguments: &arguments,
            output: &function.sig.output,
        };
        let machine = pinned(&source, &kind, &given.krate, &resolved)?;
        // A boxed generator is in a box already.
        let output = match kind.output {
            Output::Boxed => Output::Opaque,
            output => output,
        };
        let mut sig = sig;
        // The block takes it as it is.
        if let (Some(syn::FnArg::Receiver(receiver)), Some(given)) =
            (sig.inputs.first_mut(), function.sig.receiver())
        {
            receiver.mutability = given.mutability;
        }
        return Ok(function::around(
            function,
            &sig,
            output,
            (None, unused.as_ref()),
            machine,
        ));
    }

    let mut patterns = patterns.into_iter();
    let mut params: Vec<Param> = Vec::new();
    for argument in &arguments {
        let span = argument.name.span();
        let simple = match argument
            .pat
            .as_ref()
            .map(|_| patterns.next().expect("resolved"))
        {
            None => Ok(LocalId::from_index(0)),
            // Behind a pattern all are patterns, so that the bindings drop in their order.
            Some(pat) if params.iter().any(|param| param.pat.is_some()) => Err(pat),
            Some(Pat::Ident(ident))
                if ident.by_ref.is_none()
                    && ident.subpat.is_none()
                    && local_of(&ident.ident).is_some() =>
            {
                Ok(local_of(&ident.ident).expect("a local"))
            }
            Some(pat) => Err(pat),
        };
        let (local, pat) = match simple {
            Ok(local) => (local, None),
            Err(pat) => (
                resolved.locals.add_hidden("argument", Span::mixed_site()),
                Some(pat),
            ),
        };
        if let Some(ty) = &argument.ty {
            let local = resolved.locals.get_mut(local);
            local.exclusive = exclusive::is_exclusive(ty);
            local.is_exclusive = local.exclusive;
            lower::learn_type(local, ty);
            local.known = local.known.take().or_else(|| Known::of_std(ty));
        }
        params.push(Param {
            local,
            local_span: span,
            pat,
            is_iter: false,
        });
    }
    let is_kept = arguments.first().is_some_and(|first| first.pat.is_none());
    if let Some(receiver) = function.sig.receiver().filter(|_| is_kept) {
        let this = resolved.locals.get_mut(params[0].local);
        this.mutable = receiver.mutability.is_some();
        this.known = match receiver.kind {
            syn::ReceiverKind::Reference(.., None) => Some(Known::Shared),
            syn::ReceiverKind::Reference(..) => Some(Known::Plain),
            _ => None,
        };
    }

    let names = arguments.iter().map(|argument| &argument.name);
    let mut values: Vec<Code> = names.map(|name| code!(#name)).collect();
    let locals = &mut resolved.locals;
    let head_start = head_start::of(&body, &function.sig, &arguments, &params, locals, &kind);
    let whole = whole::of(function, whole, &arguments, &kind, head_start.as_ref());
    let made = head_start.map(|start| {
        let machine = (&mut params, &mut values);
        start.apply(&function.block, &mut body, machine, locals)
    });
    let subject = Subject {
        name: quote::format_ident!("Generator_{}", function.sig.ident, span = Span::call_site()),
        krate: &given.krate,
        kind: &kind,
        params,
        made,
        arguments: values,
        whole,
        function: Some((function, &arguments)),
        explained: given.explain.is_some(),
    };
    let (machine, explained) = machine(&body, resolved, &subject)?;
    let explained = explained.map(|text| quote!(#[doc = #text]));
    let more = (explained.as_ref(), unused.as_ref());
    Ok(function::around(function, &sig, kind.output, more, machine))
}

/// What the default lowering makes a machine of, besides the body.
pub(crate) struct Subject<'a> {
    /// What the state is called.
    pub(crate) name: Ident,
    /// What gen-core is called here.
    pub(crate) krate: &'a syn::Path,
    pub(crate) kind: &'a Kind,
    pub(crate) params: Vec<Param>,
    /// What is made before the machine.
    pub(crate) made: Option<Code>,
    /// What the machine begins with, one for each of the parameters.
    pub(crate) arguments: Vec<Code>,
    /// The whole body, for who takes all items at once.
    pub(crate) whole: Option<whole::Whole>,
    /// The function as the user wrote it, if it is one.
    pub(crate) function: Option<(&'a syn::ItemFn, &'a [Argument])>,
    /// It is drawn.
    pub(crate) explained: bool,
}

/// The default lowering: a resolved body to an expression for the generator, and its drawing if
/// it is to have one.
pub(crate) fn machine(
    body: &syn::Block,
    mut resolved: Resolved,
    subject: &Subject<'_>,
) -> syn::Result<(Code, Option<String>)> {
    let (kind, params) = (subject.kind, &subject.params);
    let locals = &mut resolved.locals;
    let mutated = mutations::of_body(body);
    exclusive::mark(body, locals);
    borrows::origins::mark(body, locals);
    mutations::mark_refilled(body, locals);
    let before_lowering = locals.len();
    let placed;
    let body = if resolved.has_items {
        let whole = kind.coroutine.is_some();
        placed = items::place(body.clone(), whole, &resolved.defined, params, locals)?;
        &placed
    } else {
        body
    };
    let item = kind.item.as_ref().and_then(Known::of_type);
    let mut needs = Needs {
        plain_items: item.is_some_and(|item| item.is_plain()),
        users: before_lowering,
        ..Needs::default()
    };
    loop {
        locals.reset(before_lowering);
        for param in params {
            locals.get_mut(param.local).hoisted = true;
        }
        let mut tree = lower::lower(
            body.clone(),
            params,
            locals,
            &resolved.macros,
            &needs,
            kind.coroutine.as_ref(),
            kind.root.as_ref(),
        );
        let Some(Analyses {
            graph,
            live,
            statuses,
            placement,
        }) = analyse(&mut tree, kind, &mut needs, &resolved.macros, locals)
        else {
            continue;
        };
        #[cfg(test)]
        crate::tests::observe(&crate::tests::Seen {
            kind,
            resolved: body,
            tree: &tree,
            graph: &graph,
            live: &live,
            statuses: &statuses,
            placement: &placement,
            locals,
        });
        let mut errors = Errors::default();
        for label in &tree.stray_labels {
            errors.at(label, diag::label_in_macro(label));
        }
        let mut suspects = borrows::check(
            &tree,
            &graph,
            &live,
            &statuses,
            &placement,
            locals,
            &mut errors,
        );
        let found = mutations::Found {
            graph: &graph,
            live: &live,
            statuses: &statuses,
            placement: &placement,
            locals,
        };
        suspects.extend(mutations::check(&mutated, &found, &mut errors));
        let vacated = divided::vacated(&graph, &live, locals);
        suspects.extend(divided::check(&graph, &statuses, &vacated, locals));
        let by_reference = matches!(kind.item, Some(syn::Type::Reference(_)));
        let yielded = borrows::of_yields(body, by_reference, locals);
        suspects.extend(
            yielded
                .into_iter()
                .filter(|suspect| locals.get(suspect.local()).hoisted),
        );
        suspects.retain(|suspect| !suspect.is_cleared(locals));
        errors.propagate()?;
        let is_held = |local: &LocalId| {
            locals.get(*local).is_users()
                && !locals.get(*local).is_number()
                && borrows::is_held_with(*local, *local, &graph, &live, &statuses)
        };
        let twin = subject.function.and_then(|(function, arguments)| {
            twin::of(function, arguments, kind, || {
                let held: Vec<_> = locals.ids().filter(is_held).collect();
                let exclusive = exclusive::params(arguments, &subject.params, locals);
                let behind = graph.yields.iter().flat_map(|(mark, number)| {
                    let at = graph.at(*mark);
                    let live = &live;
                    let used = exclusive
                        .iter()
                        .filter(move |local| live.after(at, **local));
                    used.map(|local| (*number, *local))
                });
                let kept = twin::kept(&graph, &statuses, locals);
                twin::Facts::of(&held, behind.collect(), kept, &exclusive, &suspects, locals)
            })
        });
        let facts = emit::Facts {
            graph: &graph,
            live: &live,
            statuses: &statuses,
            placement: &placement,
            suspects: &suspects,
            vacated: &vacated,
            inlining: inlining::of(body, &graph, locals),
            locals,
            macros: &resolved.macros,
        };
        let yields = emit::Yields {
            name: subject.name.clone(),
            krate: subject.krate.clone(),
            item: kind.item.clone(),
            coroutine: kind.coroutine.clone(),
            root: kind.root.clone(),
            has_try: resolved.has_try,
            lints: resolved.lints.clone(),
            paths: resolved.paths.clone(),
        };
        let (machine, drawing) = emit::emit(
            &tree,
            (subject.made.as_ref(), &subject.arguments),
            &facts,
            &yields,
            kind.derives,
            (subject.whole.as_ref(), twin),
            subject.explained,
        );
        let explained = drawing.map(|drawing| explain::markdown(&drawing, &graph));
        return Ok((machine, explained));
    }
}

/// The pinned lowering: a body to an expression for the generator.
pub(crate) fn pinned(
    source: &pinned::Source<'_>,
    kind: &Kind,
    gen_core: &syn::Path,
    resolved: &resolve::Resolved,
) -> syn::Result<Code> {
    let mut errors = Errors::default();
    let machine = Code::of(pinned::emit(source, kind, &mut errors));
    errors.propagate()?;
    let used = resolved.paths.iter().map(|path| code!(#path!(@used);));
    let (allow, allowed) = (lints::allow(), resolved.lints.allow());
    // Bodies look up the methods that tell what `yield_from!` is given.
    let tags = if kind.stream {
        code!(IsNoStream as _, IsStream as _)
    } else {
        code!(IsCoroutine as _, IsNoCoroutine as _)
    };
    Ok(code! {
        #allow
        #allowed
        {
            use #gen_core::__private as #krate;
            use #krate::{#tags};
            #(#used)*
            #machine
        }
    })
}

/// Whether the pinned lowering is asked for, and if so whether it can be had.
fn is_pinned(kind: &Kind, given: &Args, errors: &mut Errors) -> bool {
    let anyway = kind.stream || kind.output == Output::InPlace;
    if let Some(boxed) = &given.boxed {
        if anyway {
            errors.at(boxed, diag::BOXED_IN_VAIN);
        } else if kind.root.is_some() {
            errors.at(boxed, diag::BOXED_RECURSIVE);
        } else if kind.derives.clone {
            errors.at(boxed, diag::BOXED_CLONE);
        } else if !cfg!(feature = "alloc") {
            errors.at(boxed, diag::NEEDS_ALLOC);
        }
    }
    if let Some(explain) = given
        .explain
        .as_ref()
        .filter(|_| anyway || given.boxed.is_some())
    {
        errors.at(explain, diag::EXPLAIN_PINNED);
    }
    if kind.stream && !cfg!(feature = "stream") {
        errors.at_span(Span::call_site(), diag::NEEDS_STREAM);
    }
    anyway || given.boxed.is_some()
}
