//! The tree, with what the analyses found, to tokens.
//!
//! Output for the body and for each loop that suspends: an enum ([`layout`]) and code that
//! runs from any of its variants. Code is cut into *segments* where it can be entered: behind
//! a yield, at a loop, where branches meet. Segments stand in the order of the source, so
//! that rustc infers types as it does for the user's own function, each behind a labelled
//! block that everything before it can leave:
//!
//! ```text
//! 'join: {
//!     'yield0: {
//!         match state { Start => { ..; if c { store Yield0; return Some(v) } break 'join }  Yield0 => break 'yield0 }
//!     }
//!     take Yield0; ..the rest of the branch..; break 'join
//! }
//! ..what follows the `if`..
//! ```
//!
//! Locals are declared at the start of the block that covers the segments of their scope, so
//! rustc itself checks moves and drops them where plain Rust does.

mod ahead;
mod begins;
mod children;
mod cursor;
mod drawing;
mod edges;
mod elements;
mod fields;
mod interface;
mod labels;
mod layout;
mod leaf;
mod loops;
mod machine;
mod mentions;
mod names;
mod parts;
mod patterns;
mod region;
mod rounds;
mod steps;
mod suspend;
mod types;

use proc_macro2::{Ident, Span};

use syn::Lifetime;

use crate::code::{Code, code};
use crate::explain::Drawing;
use crate::flat::{Map, Set};
use crate::flow::{Graph, NodeId};
use crate::inlining::Inlining;
use crate::ir::{Body, JumpTo, Mark, TargetId};
use crate::lints::Levels;
use crate::liveness::Liveness;
use crate::locals::{LocalId, Locals};
use crate::lower::ours;
use crate::macros::StdMacros;
use crate::placement::{Place, Placement};
use crate::signature::Exchange;
use crate::status::Statuses;
use crate::verdict::Suspect;
use crate::whole::Whole;
use begins::Begins;
use children::First;
use drawing::Drawn;
use labels::{Label, Leave};
use layout::{Content, Region};
use names::{Name, name_locals};
use parts::Taken;
use suspend::Suspended;

/// What the analyses found.
pub(crate) struct Facts<'a> {
    pub(crate) graph: &'a Graph,
    pub(crate) live: &'a Liveness,
    pub(crate) statuses: &'a Statuses,
    pub(crate) placement: &'a Placement,
    pub(crate) suspects: &'a [Suspect],
    /// The locals that fields go to which may leave something empty in their place.
    pub(crate) vacated: &'a Set<LocalId>,
    pub(crate) inlining: Inlining,
    pub(crate) locals: &'a Locals,
    pub(crate) macros: &'a StdMacros,
}

/// What the signature asks of the state.
#[derive(Clone, Copy, Default)]
pub(crate) struct Derives {
    pub(crate) clone: bool,
    pub(crate) debug: bool,
    /// Each yield has a state of its own, so that `Debug` tells which it is.
    pub(crate) apart: bool,
}

/// What the machine yields.
pub(crate) struct Yields {
    /// What its state is called: messages of rustc may name it.
    pub(crate) name: Ident,
    /// What gen-core is called here.
    pub(crate) krate: syn::Path,
    /// The macros the body yields with, as it names them.
    pub(crate) paths: Vec<syn::Path>,
    /// The item type, where it can be written in the body.
    pub(crate) item: Option<syn::Type>,
    /// What a coroutine is given and gives back.
    pub(crate) coroutine: Option<Exchange>,
    /// The type of a recursive generator.
    pub(crate) root: Option<syn::Type>,
    /// The body may end with an item.
    pub(crate) has_try: bool,
    /// The levels of lints that the body sets.
    pub(crate) lints: Levels,
}

/// Emits the body as an expression. `arguments` are the values of the parameters, in the order of
/// [`Body::params`], and the declarations that they mention. If it is to be drawn, also tells what is stored
/// where.
pub(crate) fn emit(
    body: &Body,
    arguments: (Option<&Code>, &[Code]),
    facts: &Facts,
    yields: &Yields,
    derives: Derives,
    (whole, twin): (Option<&Whole>, Option<Code>),
    draws: bool,
) -> (Code, Option<Drawing>) {
    let names = name_locals(facts);
    let mut cx = Emit {
        facts,
        body,
        yields,
        derives,
        names,
        regions: Vec::new(),
        chain: Vec::new(),
        home: Map::new(),
        targets: Map::new(),
        blocks: Vec::new(),
        segments: Vec::new(),
        held_used: Set::new(),
        relays: Set::new(),
        types: Map::new(),
        kinds: Set::new(),
        slots: Map::new(),
        emptied: Set::new(),
        repeated: Vec::new(),
        in_unsafe: 0,
        lost: Lifetime::new("'lost", Span::mixed_site()).into(),
        labels: 0,
        yield_count: 0,
        any_item: false,
        suspended: Map::new(),
        first: None,
        repeats: whole.is_some(),
        ahead: Vec::new(),
        guarded: Set::new(),
        taken: Vec::new(),
        begins: None,
        drawn: draws.then(Vec::new),
    };
    let machine = cx.machine(arguments, whole, twin.as_ref());
    (machine, cx.drawing())
}

/// How code reaches a local.
enum Access {
    /// It is a variable.
    Variable(Ident),
    /// It lives in the state; the variable is a reference to it.
    Reference(Ident),
}

/// One region on the way from the body to the current place.
struct Frame {
    region: usize,
    /// The loop, unless it is the body.
    target: Option<TargetId>,
    /// The variable that refers to the state of the region.
    state: Ident,
    /// The label of the real loop.
    label: Option<Label>,
    /// The pattern of the variant around the loop, with all that code in the loop refers to.
    pattern: Code,
    /// What the loop repeats.
    round: Option<Code>,
    /// The way out of the loop for each jump that leaves it.
    exits: Vec<(JumpTo, Label, Mark)>,
    /// The way to the head for the rest of a round, if it is [apart](rounds).
    apart: Option<Label>,
    /// The current place is behind a yield of a round whose rest is apart.
    in_rest: bool,
    /// Macros in it may jump without a label.
    unseen: bool,
}

/// A block that is being emitted.
struct Open {
    /// The position of its region in the chain.
    depth: usize,
    /// It declares locals.
    declares: bool,
    /// The jumps that move something behind its end, and what they do there.
    jumps: Vec<Behind>,
}

/// Code behind a block, and the label that leads to it.
struct Behind {
    label: Label,
    code: Code,
    leave: Leave,
    /// It belongs to the rest of a round.
    in_rest: bool,
}

/// Where jumps to a target lead.
#[derive(Clone)]
struct Target {
    /// How many blocks are around it.
    blocks: usize,
    /// The position in the chain of the region the label stands in; for a suspending loop,
    /// of the region around it.
    depth: usize,
    exit_label: Label,
    exit_mark: Mark,
    /// The label and head of the loop.
    next: Option<(Label, Mark)>,
    /// It is a region of its own.
    suspends: bool,
}

/// A piece of a region, from the inside out.
enum Segment {
    /// `'label: { before } code`
    Code(Behind),
    /// `{ items declarations before }`; `around_head`: the head of the region is in it.
    Scope {
        items: Code,
        declared: Vec<LocalId>,
        around_head: bool,
    },
}

/// The region, the point behind the yield, and what is stored: whole, or for its drop (`true`).
type SuspendedAt = (usize, NodeId, Vec<(LocalId, bool)>);

struct Emit<'a> {
    facts: &'a Facts<'a>,
    body: &'a Body,
    yields: &'a Yields,
    derives: Derives,
    names: Vec<Name>,
    regions: Vec<Region>,
    chain: Vec<Frame>,
    /// The position in the chain of the region that declares a local.
    home: Map<LocalId, usize>,
    targets: Map<TargetId, Target>,
    /// The blocks around the current place, of all regions on the way to it.
    blocks: Vec<Open>,
    segments: Vec<Segment>,
    /// The `held` variables that are mentioned, by local and region.
    held_used: Set<(LocalId, usize)>,
    /// The `relay` variables that are mentioned, by local and region.
    relays: Set<(LocalId, usize)>,
    /// The types written in `let x: T;`.
    types: Map<LocalId, syn::Type>,
    /// The locals whose kind is asked behind the code.
    kinds: Set<LocalId>,
    /// What was taken of locals by each way that keeps them, if it leaves them whole.
    slots: Map<LocalId, Vec<Vec<LocalId>>>,
    /// The locals that fields go to in the code, by a way that may leave something empty.
    emptied: Set<LocalId>,
    /// The items of the blocks around the current place that every segment repeats.
    repeated: Vec<Code>,
    /// How many `unsafe` blocks of the region are around the current place.
    in_unsafe: usize,
    /// Where the step goes if it finds a state that cannot be.
    lost: Label,
    labels: usize,
    yield_count: usize,
    /// Some item goes through [`any_item`].
    any_item: bool,
    /// The variants of yields, with their fields, by where they go on and what they store.
    suspended: Map<SuspendedAt, Suspended>,
    /// The yields, with the variant of each region on the way to them, if they are drawn.
    drawn: Option<Vec<Drawn>>,
    /// The child that is run before all else when the generator is resumed.
    first: Option<First>,
    /// The body may stand more than once.
    repeats: bool,
    /// The [rounds that run ahead](ahead) of the loops around them.
    ahead: Vec<Code>,
    /// The locals that a guard sees as bindings of its pattern.
    guarded: Set<LocalId>,
    /// What was taken of locals on all ways to the current place.
    taken: Vec<Taken>,
    /// Where the machine begins, if that is in a loop.
    begins: Option<Begins>,
}

/// The variable that tells whether the step is still on the way to the suspension point that it
/// resumes at.
fn resuming() -> Ident {
    ours("resuming")
}

/// The variable that items go through whose type is nowhere written, or that share the code that
/// returns them.
fn any_item() -> Ident {
    ours("any_item")
}

/// The variable that notes the type of the field that a suspect is about.
fn field_type(suspect: usize) -> Ident {
    ours(&format!("field_{suspect}"))
}

impl Emit<'_> {
    fn label(&mut self, name: &'static str) -> Label {
        self.labels += 1;
        Label::ours(name, self.labels)
    }

    /// The label of a loop: the user's own, if there is one.
    fn loop_label(&mut self, users: Option<&Lifetime>) -> Label {
        users.map_or_else(|| self.label("round"), |users| users.clone().into())
    }

    fn frame(&self) -> &Frame {
        self.chain.last().expect("a region")
    }

    /// The variable of a local. A region that a local is carried into has one of its own, of
    /// the same name.
    fn variable(&self, local: LocalId, span: Span) -> Ident {
        let mut variable = self.variable_of(local);
        variable.set_span(span.resolved_at(variable.span()));
        variable
    }

    /// The same, at no place of the user's.
    fn variable_of(&self, local: LocalId) -> Ident {
        self.names[local.index()].ident.clone()
    }

    /// A variable of ours that belongs to a local.
    fn beside(&self, what: &str, local: LocalId) -> Ident {
        ours(&format!(
            "{what}_{}_{}",
            self.facts.locals.get(local).name,
            local.index()
        ))
    }

    /// The variable by which a local leaves the regions inside the one at `depth`.
    fn relay(&mut self, local: LocalId, depth: usize) -> Ident {
        let region = self.chain[depth].region;
        self.relays.insert((local, region));
        self.beside(&format!("relay{region}"), local)
    }

    /// The variable that only keeps a local for its drop.
    fn held(&mut self, local: LocalId, depth: usize) -> Ident {
        let home = self.home.get(&local).copied().unwrap_or(0);
        let region = self.chain[depth.max(home)].region;
        self.held_used.insert((local, region));
        self.beside(&format!("held{region}"), local)
    }

    /// The position in the chain of the region whose variable holds a local, as seen from
    /// `depth`; `Err` if it is resident, with the position of the region around the loop.
    fn storage(&self, local: LocalId, depth: usize) -> Result<usize, usize> {
        let mut at = self.home.get(&local).copied().unwrap_or(0);
        for inner in at + 1..=depth {
            let target = self.chain[inner].target.expect("a loop");
            match self.facts.placement.of(target, local) {
                Some(Place::Resident { .. }) => return Err(at),
                Some(Place::Carried) => at = inner,
                None => {}
            }
        }
        Ok(at)
    }

    fn access(&self, local: LocalId, span: Span) -> Access {
        match self.storage(local, self.chain.len() - 1) {
            Ok(_) => Access::Variable(self.variable(local, span)),
            Err(_) => Access::Reference(self.variable(local, span)),
        }
    }

    /// The variables of locals of the current region, each with its declaration: the one of the
    /// local itself, `held` and `relay`.
    fn variables(&self, locals: &[LocalId]) -> Vec<(Ident, Code)> {
        let region = self.frame().region;
        let mut variables = Vec::new();
        for &local in locals {
            let info = self.facts.locals.get(local);
            let variable = self.variable(local, info.span);
            let mutable = (info.mutable || self.facts.placement.placed.contains(&local))
                .then(|| syn::Token![mut](variable.span()));
            let ty = self.types.get(&local).map(|ty| code!(: #ty));
            let declaration = code!(let #mutable #variable #ty;);
            variables.push((variable, declaration));
            if self.held_used.contains(&(local, region)) {
                let held = self.beside(&format!("held{region}"), local);
                let declaration = code!(let mut #held;);
                variables.push((held, declaration));
            }
            if self.relays.contains(&(local, region)) {
                let relay = self.beside(&format!("relay{region}"), local);
                let declaration = code!(let mut #relay #ty;);
                variables.push((relay, declaration));
            }
        }
        variables
    }

    /// `let x; let held_x; ..` for locals of the current region.
    fn declare(&self, locals: &[LocalId]) -> Code {
        let variables = self.variables(locals).into_iter();
        variables.map(|(_, declaration)| declaration).collect()
    }

    /// A field for a local in a variant of a region; `held`: only for its drop.
    fn field(&mut self, region: usize, variant: &str, local: LocalId, held: bool) -> Ident {
        let info = self.facts.locals.get(local);
        let shown = !held && info.is_users();
        self.regions[region].field(variant, &info.name, Content::Local(local, held), shown)
    }
}
