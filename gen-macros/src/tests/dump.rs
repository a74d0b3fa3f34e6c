//! What the passes make, as text.

use std::cell::RefCell;
use std::fmt::Write;

use quote::ToTokens;

use crate::flow::{Event, Graph};
use crate::inlining;
use crate::ir::{Block, Body, Hold, JumpTo, Step};
use crate::liveness::Liveness;
use crate::locals::{LocalId, Locals};
use crate::placement::Placement;
use crate::signature::{Kind, Output};
use crate::status::{Status, Statuses};

/// All that the passes made of one function.
pub(crate) struct Seen<'a> {
    pub(crate) kind: &'a Kind,
    pub(crate) resolved: &'a syn::Block,
    pub(crate) tree: &'a Body,
    pub(crate) graph: &'a Graph,
    pub(crate) live: &'a Liveness,
    pub(crate) statuses: &'a Statuses,
    pub(crate) placement: &'a Placement,
    pub(crate) locals: &'a Locals,
}

/// The dumps of one function.
#[derive(Default)]
pub(super) struct Dumps {
    pub(super) signature: String,
    pub(super) resolve: String,
    pub(super) lower: String,
    pub(super) flow: String,
    pub(super) stored: String,
    pub(super) inlining: String,
}

thread_local! {
    /// Filled where a test asks for it.
    static DUMPS: RefCell<Option<Dumps>> = const { RefCell::new(None) };
}

/// The dumps of the passes over `function`.
pub(super) fn passes(function: &str) -> Dumps {
    DUMPS.replace(Some(Dumps::default()));
    crate::compile::compile(
        &proc_macro2::TokenStream::new(),
        super::soup::tokens(function),
    );
    DUMPS.take().expect("put there")
}

/// Called by the driver for each function.
pub(super) fn observe(seen: &Seen<'_>) {
    DUMPS.with_borrow_mut(|dumps| {
        if let Some(dumps) = dumps {
            *dumps = seen.dump();
        }
    });
}

/// Tokens with fewer spaces between them.
fn said(tokens: &impl ToTokens) -> String {
    let loose = [" . ", " ;", " ,", " :: ", ":: ", "( ", " )", " !", " ?"];
    let text = tokens.to_token_stream().to_string();
    loose
        .iter()
        .fold(text, |text, loose| text.replace(loose, loose.trim()))
}

impl Seen<'_> {
    fn is_yield(&self, at: crate::flow::NodeId) -> bool {
        self.graph
            .yields
            .iter()
            .any(|&(mark, _)| self.graph.at(mark) == at)
    }

    fn dump(&self) -> Dumps {
        let mut lower = String::new();
        self.block(&mut lower, &self.tree.root, 0);
        Dumps {
            signature: self.signature(),
            resolve: self.resolve(),
            lower,
            flow: self.flow(),
            stored: self.stored(),
            inlining: format!("{:?}", inlining::of(self.resolved, self.graph, self.locals)),
        }
    }

    fn name(&self, local: LocalId) -> String {
        self.locals
            .ident(local, proc_macro2::Span::call_site())
            .to_string()
    }

    fn names(&self, locals: &[LocalId]) -> String {
        let names: Vec<_> = locals.iter().map(|&local| self.name(local)).collect();
        names.join(" ")
    }

    /// The item, then what else the return type asks for.
    fn signature(&self) -> String {
        let Kind {
            item,
            coroutine,
            derives,
            stream,
            output,
            root,
        } = self.kind;
        let or_hole = |ty: &Option<syn::Type>| ty.as_ref().map_or_else(|| "_".to_owned(), said);
        let mut text = or_hole(item);
        if let Some(exchange) = coroutine {
            let (given, returned) = (or_hole(&exchange.argument), or_hole(&exchange.returns));
            text = format!("{given} => {text}, then {returned}");
        }
        for (holds, word) in [
            (derives.clone, " + Clone"),
            (derives.debug, " + Debug"),
            (*output == Output::Boxed, ", boxed"),
            (*stream, ", stream"),
            (root.is_some(), ", recursive"),
        ] {
            if holds {
                text.push_str(word);
            }
        }
        text + "\n"
    }

    /// The locals with what is known of them, then the body.
    fn resolve(&self) -> String {
        let mut text = String::new();
        for id in self.locals.ids() {
            let local = self.locals.get(id);
            let facts = [
                (local.receiver, "receiver"),
                (local.mutable && !local.hidden, "mut"),
                (local.is_plain(), "copy"),
                (local.is_number(), "primitive"),
                (local.owned, "owned"),
                (local.ambiguous, "ambiguous"),
                (local.refutable, "refutable"),
                (local.hidden, "hidden"),
            ];
            let facts: Vec<_> = facts
                .iter()
                .filter(|(holds, _)| *holds)
                .map(|(_, word)| *word)
                .collect();
            let _ = writeln!(text, "{}: {}", self.name(id), facts.join(" "));
        }
        for stmt in &self.resolved.stmts {
            let _ = writeln!(text, "{}", said(stmt));
        }
        text
    }

    fn block(&self, text: &mut String, block: &Block, depth: usize) {
        for item in &block.items {
            self.line(text, depth, &format!("item {}", said(item)));
        }
        for step in &block.steps {
            self.step(text, step, depth);
        }
    }

    fn line(&self, text: &mut String, depth: usize, line: &str) {
        // A jump reads better by where it leads.
        let mut line = line.to_owned();
        for (at, jump) in self.tree.jumps.iter().enumerate() {
            let to = match jump.to {
                JumpTo::End => "end".to_owned(),
                JumpTo::Exit(target) => format!("exit {}", target.0),
                JumpTo::Next(target) => format!("next {}", target.0),
            };
            line = line.replace(&format!("__j{at}_ ()"), &format!("<{to}>"));
        }
        let _ = writeln!(text, "{:width$}{line}", "", width = depth * 2);
    }

    fn held(&self, held: Option<&Hold>) -> String {
        let Some(held) = held else {
            return String::new();
        };
        let whole = if held.takes_all { "all of " } else { "" };
        format!(
            " [{} {whole}{}]",
            self.names(&held.bindings),
            self.name(held.local)
        )
    }

    fn step(&self, text: &mut String, step: &Step, depth: usize) {
        let yields = |block: &Block| if block.suspends { " suspends" } else { "" };
        match step {
            Step::Leaf(syn::Stmt::Expr(syn::Expr::Assign(assign), _)) => {
                let (left, right) = (said(&assign.left), said(&assign.right));
                let first = if assign.attrs.is_empty() { "" } else { "init " };
                self.line(text, depth, &format!("{first}{left} = {right};"));
            }
            Step::Leaf(stmt) => self.line(text, depth, &said(stmt)),
            Step::Declare { local, ty } => {
                let ty = ty
                    .as_ref()
                    .map(|ty| format!(": {}", said(ty)))
                    .unwrap_or_default();
                self.line(text, depth, &format!("declare {}{ty}", self.name(*local)));
            }
            Step::Let {
                pat,
                init,
                els,
                held,
            } => {
                self.line(
                    text,
                    depth,
                    &format!(
                        "let {} = {}{}",
                        said(pat),
                        said(init),
                        self.held(held.as_ref())
                    ),
                );
                if let Some(els) = els {
                    self.line(text, depth, "else");
                    self.block(text, els, depth + 1);
                }
            }
            Step::Yield { value, .. } => self.line(text, depth, &format!("yield {}", said(value))),
            Step::NeverYield { value, .. } => {
                self.line(text, depth, &format!("never yield {}", said(value)));
            }
            Step::If {
                cond,
                then,
                els,
                held,
                ..
            } => {
                self.line(
                    text,
                    depth,
                    &format!("if {}{}", said(cond), self.held(held.as_ref())),
                );
                self.block(text, then, depth + 1);
                if !els.steps.is_empty() {
                    self.line(text, depth, "else");
                    self.block(text, els, depth + 1);
                }
            }
            Step::Match {
                scrutinee, arms, ..
            } => {
                self.line(text, depth, &format!("match {}", said(scrutinee)));
                for arm in arms {
                    self.line(
                        text,
                        depth + 1,
                        &format!("{}{}", said(&arm.pat), self.held(arm.held.as_ref())),
                    );
                    self.block(text, &arm.body, depth + 2);
                }
            }
            Step::Loop { target, body, .. } => {
                self.line(text, depth, &format!("loop {}{}", target.0, yields(body)));
                self.block(text, body, depth + 1);
            }
            Step::Scope { target, body, .. } => {
                let target = target
                    .map(|target| format!(" {}", target.0))
                    .unwrap_or_default();
                self.line(text, depth, &format!("scope{target}{}", yields(body)));
                self.block(text, body, depth + 1);
            }
            Step::Taken(held) => self.line(text, depth, &format!("taken{}", self.held(Some(held)))),
            Step::Jump(jump) => self.line(text, depth, &format!("__j{jump}_ ()")),
            Step::HeadEnds { locals, .. } => {
                self.line(text, depth, &format!("head ends: {}", self.names(locals)));
            }
        }
    }

    /// The events in order; `->` where control does not go on to the next one.
    fn flow(&self) -> String {
        let mut text = String::new();
        for (at, node) in self.graph.nodes.iter().enumerate() {
            let event = match &node.event {
                Event::Nothing => "-".to_owned(),
                Event::Run => "run".to_owned(),
                Event::Use(local, role) => format!("{role:?} {}", self.name(*local)),
                Event::Bind(local) => format!("bind {}", self.name(*local)),
                Event::Assign(local) => format!("assign {}", self.name(*local)),
                Event::Declare(local) => format!("declare {}", self.name(*local)),
                Event::End(locals) => format!("end {}", self.names(locals)),
                Event::Suspend => if self.is_yield(at) { "yield" } else { "enter" }.to_owned(),
                Event::Hold(local) => format!("hold {}", self.name(*local)),
                Event::TakeAll(local) => format!("take all {}", self.name(*local)),
                Event::HeadEnds(locals) => format!("head ends {}", self.names(locals)),
            };
            let mut line = format!("{at} {event}");
            if !self.statuses.reached(at) {
                line.push_str(" unreached");
            } else if node.succs != [at + 1] {
                let _ = write!(line, " -> {:?}", node.succs);
            }
            let _ = writeln!(text, "{line}");
        }
        text
    }

    /// What each suspension point stores, and where each loop keeps it.
    fn stored(&self) -> String {
        let mut text = String::new();
        for (at, node) in self.graph.nodes.iter().enumerate() {
            if node.event != Event::Suspend || !self.statuses.reached(at) {
                continue;
            }
            let stored = self.locals.ids().filter_map(|local| {
                let live = if self.live.after(at, local) {
                    "live"
                } else {
                    "dead"
                };
                match self.statuses.after(at, local) {
                    Status::Real => Some(format!(" {}: {live}", self.name(local))),
                    Status::Held => Some(format!(" {}: held", self.name(local))),
                    Status::Absent | Status::Unreached => None,
                }
            });
            let what = if self.is_yield(at) { "yield" } else { "enter" };
            let stored: Vec<_> = stored.collect();
            let _ = writeln!(text, "{at} {what}{}", stored.join(","));
        }
        for looping in &self.graph.loops {
            let _ = write!(text, "loop {}", looping.target.0);
            for local in self.locals.ids() {
                if let Some(place) = self.placement.of(looping.target, local) {
                    let _ = write!(text, " {}: {place:?}", self.name(local));
                }
            }
            text.push('\n');
        }
        text
    }
}
