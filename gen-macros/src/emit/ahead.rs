//! A round that is run ahead of the loops around it.
//!
//! Who resumes a generator that is suspended in a deep nest of loops wants the next round of the
//! innermost. To come there by way of all the loops costs what LLVM moves out of them, as it takes
//! each to run often, and the registers for that. So one round is run first, straight; if it does
//! not yield, the loops are entered as before, and go on with the next round, or with how this one
//! has left the loop:
//!
//! ```text
//! *{ ..for { for { match take(&mut left) { 1 => break 'out, _ => {} } loop { round } } } .. &mut nothing } =
//!     if let suspended = state { left = 'ahead: { 'out: { once { round } break 'ahead 0 } 1 } }
//! ```
//!
//! It stands on the right side of an assignment as the [rests of rounds](super::rounds) do: of
//! what is wrong with the round, rustc speaks where the user wrote it.

use proc_macro2::{Literal, TokenStream, TokenTree};

use super::{Emit, ours};
use crate::code::{Code, code};
use crate::flat::Set;
use crate::flow::Event;
use crate::ir::{Block, Mark, Step, Unseen};
use crate::locals::LocalId;

/// How many loops stand around a round that is run ahead, at least.
const LOOPS_AROUND: usize = 2;

/// How a round has left its loop: a number for each way out, 0 for none.
fn left() -> syn::Ident {
    ours("left")
}

fn number(number: usize) -> TokenStream {
    TokenTree::from(Literal::usize_unsuffixed(number)).into()
}

impl Emit<'_> {
    /// Where a suspended loop is entered: how the round that ran ahead of it has left it, if that
    /// may be. `head` is where the rounds of the loop begin.
    pub(super) fn left_ahead(&mut self, head: Mark, is_child: bool, unseen: Unseen) -> Code {
        let frame = self.frame();
        let own = &self.regions[frame.region];
        let may_be = self.repeats
            && self.chain.len() > LOOPS_AROUND + 1
            && own.bare
            && own.resumes.is_empty()
            && !is_child
            && unseen == Unseen::No
            && stands_alone(&self.body.root);
        let Some(round) = frame.round.clone().filter(|_| may_be) else {
            return Code::default();
        };
        if !self.may_round_be_idle(head) || self.mentions_variables_around(&round, head) {
            return Code::default();
        }
        let (left, first, ahead) = (left(), ours("first"), self.label("ahead"));
        let none = number(0);
        let frame = self.frame();
        let label = frame.label.clone().expect("a loop");
        let resuming = super::resuming();
        let mut code = code! {
            let mut #resuming;
            let mut #first = true;
            #label: while #krate::take(&mut #first, false) { #round }
            break #ahead #none
        };
        let mut ways = Code::default();
        let ways_out = self.chain.iter().rev().flat_map(|frame| &frame.exits);
        for (at, (_, way, _)) in ways_out.enumerate() {
            let number = number(at + 1);
            code = code!(#way: { #code } break #ahead #number);
            ways.add(code!(#number => { #resuming = false; break #way }));
        }
        let mut code = code!(#left = #ahead: { #code };);
        for (at, frame) in self.chain.iter().enumerate().skip(1).rev() {
            let (pattern, state) = (&frame.pattern, &self.chain[at - 1].state);
            code = code!(if let #pattern = &mut *#state { #code });
        }
        self.ahead.push(code);
        code!(match #krate::take(&mut #left, #none) { #ways _ => {} })
    }

    /// Whether a round may come to the next one without a yield. Where each round yields, LLVM
    /// does better with the loops alone.
    fn may_round_be_idle(&self, head: Mark) -> bool {
        let graph = self.facts.graph;
        let flow = graph.loops.iter().find(|flow| flow.head == head);
        let flow = flow.expect("a loop that suspends");
        let head = graph.at(head);
        let (mut seen, mut open) = (Set::new(), vec![head]);
        while let Some(node) = open.pop() {
            let here = &graph.nodes[node];
            if node != head && matches!(here.event, Event::Suspend) {
                continue;
            }
            for next in &here.succs {
                if *next == head {
                    return true;
                }
                if flow.nodes.contains(next) && seen.insert(*next) {
                    open.push(*next);
                }
            }
        }
        false
    }

    /// Whether a round does anything with a variable that is declared around its loop: all that
    /// it may do is to follow references into the state.
    fn mentions_variables_around(&self, round: &Code, head: Mark) -> bool {
        let depth = self.chain.len() - 1;
        let around = |local: &LocalId| self.storage(*local, depth).is_ok();
        let variables = self.in_scope(head).into_iter().filter(around);
        let mut names: Vec<_> = variables
            .map(|local| self.variable_of(local).to_string())
            .collect();
        for (what, all) in [("relay", &self.relays), ("held", &self.held_used)] {
            let named = all.iter().map(|(local, region)| {
                let what = format!("{what}{region}");
                self.beside(&what, *local).to_string()
            });
            names.extend(named);
        }
        let count = names.len();
        round.strike(&mut names);
        names.len() < count
    }

    /// The code of the body, and before it the rounds that run ahead.
    pub(super) fn rounds_ahead(&self, code: &Code) -> Code {
        let (left, nothing) = (left(), ours("nothing"));
        if self.ahead.is_empty() {
            return code.clone();
        }
        let (ahead, none) = (&self.ahead, number(0));
        code! {
            let mut #left = #none;
            let mut #nothing = ();
            *{ { #code } &mut #nothing } = { #(#ahead)* };
        }
    }
}

/// Whether no block that suspends gives its code more than variables: neither items nor `unsafe`.
fn stands_alone(block: &Block) -> bool {
    let mut suspending = block.steps.iter().filter(|step| step.suspends());
    block.items.is_empty()
        && !block.is_unsafe
        && suspending.all(|step| match step {
            Step::Scope { body, .. } | Step::Loop { body, .. } => stands_alone(body),
            Step::If { then, els, .. } => stands_alone(then) && stands_alone(els),
            Step::Match { arms, .. } => arms.iter().all(|arm| stands_alone(&arm.body)),
            Step::Let { els, .. } => els.as_ref().is_none_or(stands_alone),
            _ => true,
        })
}
