//! The tree that all passes after lowering read.
//!
//! Code that does not yield stays the user's syntax, in leaves. Code that yields is made of
//! the few forms below. Jumps out of leaves are placeholder calls `__j<n>_()`, looked up in
//! [`Body::jumps`].

use proc_macro2::Span;
use syn::{Expr, Item, Pat, Stmt, Type};

use crate::locals::LocalId;

/// A position in the body that the analyses report on.
pub(crate) type Mark = usize;

/// A labelled block or loop that lowering took apart.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct TargetId(pub(crate) usize);

/// Where a jump leads.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum JumpTo {
    /// Out of the generator.
    End,
    /// Behind the loop or block.
    Exit(TargetId),
    /// To the next round of the loop.
    Next(TargetId),
}

/// One `break`, `continue` or `return`.
pub(crate) struct Jump {
    pub(crate) to: JumpTo,
    pub(crate) mark: Mark,
    /// What is `()` behind it: the value of what a `break` among the tokens of a macro leaves.
    pub(crate) unit: Option<LocalId>,
}

/// A whole lowered body.
pub(crate) struct Body {
    pub(crate) root: Block,
    /// The locals that hold the arguments.
    pub(crate) params: Vec<LocalId>,
    pub(crate) jumps: Vec<Jump>,
    /// Labels of what is taken apart that macros are given without a jump.
    pub(crate) stray_labels: Vec<syn::Lifetime>,
    pub(crate) borrows: Vec<crate::borrows::Borrow>,
    /// What is left to the types, for [`crate::leaving`]: the borrow is an error unless they clear it.
    pub(crate) doubts: Vec<(LocalId, crate::borrows::Doubt, crate::borrows::Borrow)>,
    pub(crate) marks: usize,
    /// How many labelled blocks and loops there are.
    pub(crate) targets: usize,
    /// It yields from a child.
    pub(crate) delegates: bool,
    /// It is one `for` loop, and the last of the parameters is its iterator.
    pub(crate) has_head_start: bool,
}

/// A scope: its locals are dropped at its end.
pub(crate) struct Block {
    pub(crate) steps: Vec<Step>,
    pub(crate) items: Vec<Item>,
    /// The end, where control falls out of the block.
    pub(crate) end: Mark,
    /// A suspension point lies in it.
    pub(crate) suspends: bool,
    /// It is an `unsafe` block.
    pub(crate) is_unsafe: bool,
}

/// One step of a block.
pub(crate) enum Step {
    /// Code that does not yield.
    Leaf(Stmt),
    /// `let x;`
    Declare { local: LocalId, ty: Option<Type> },
    /// `let pat = init else { els };`
    Let {
        pat: Pat,
        init: Expr,
        els: Option<Block>,
        held: Option<Hold>,
    },
    /// Suspends with a value; `calls`: with the call of a child. `said`: the macro, and what stands
    /// in its parentheses.
    Yield {
        value: Expr,
        mark: Mark,
        span: Span,
        said: (&'static str, Span),
        calls: bool,
        number: usize,
    },
    /// A yield that control never comes to, as code behind a `return` or a `todo!()`.
    NeverYield {
        value: Expr,
        span: Span,
        calls: bool,
    },
    /// `if cond { then } else { els }`; `cond` may be `let pat = place`.
    If {
        cond: Expr,
        then: Block,
        els: Block,
        held: Option<Hold>,
        join: Mark,
    },
    /// `match scrutinee { arms }`
    Match {
        scrutinee: Expr,
        arms: Vec<Arm>,
        join: Mark,
    },
    /// `loop { body }`
    Loop {
        target: TargetId,
        /// It only runs a child.
        child: Option<Child>,
        unseen: Unseen,
        label: Option<syn::Lifetime>,
        body: Block,
        entry: Mark,
        head: Mark,
        exit: Mark,
    },
    /// `'target: { body }`
    Scope {
        target: Option<TargetId>,
        body: Block,
        join: Mark,
    },
    /// Parts of a local have been taken by name: `x.field`, `*x`.
    Taken(Hold),
    /// `break`, `continue` or `return`, by its index in [`Body::jumps`].
    Jump(usize),
    /// The start of an `else`, or the end of an operand: before edition 2024 the temporaries of the
    /// `if let` live on.
    HeadEnds {
        locals: Vec<LocalId>,
        mark: Mark,
        span: Span,
    },
}

/// The jumps without a label that macros in a loop may make, as far as syntax tells: only they
/// know.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Unseen {
    /// None.
    No,
    /// Some.
    Jumps,
    /// Some, and nothing else leads behind the loop, where there is something.
    Ends,
}

/// What a loop runs.
pub(crate) struct Child {
    pub(crate) local: LocalId,
    /// Resumes the child that the variable `child` refers to.
    pub(crate) advance: Expr,
    /// Where the `yield_from!` stands.
    pub(crate) span: Span,
}

/// A match arm.
pub(crate) struct Arm {
    pub(crate) pat: Pat,
    pub(crate) body: Block,
    pub(crate) held: Option<Hold>,
    /// Where the user's arm ends: rustc tells what arm to write behind it.
    pub(crate) end: Span,
}

/// A local that a pattern may have taken apart: it is whole, and still to be dropped,
/// unless one of the bindings moved out of it.
#[derive(Clone)]
pub(crate) struct Hold {
    pub(crate) local: LocalId,
    pub(crate) bindings: Vec<LocalId>,
    /// The pattern takes all there is to drop, whatever the types.
    pub(crate) takes_all: bool,
    /// It would, if each `_` were a name.
    pub(crate) nameable: bool,
    pub(crate) mark: Mark,
}

impl Step {
    /// Whether a suspension point lies in it.
    pub(crate) fn suspends(&self) -> bool {
        match self {
            Self::Leaf(_)
            | Self::Declare { .. }
            | Self::Jump(_)
            | Self::Taken(_)
            | Self::HeadEnds { .. } => false,
            Self::Let { els, .. } => els.as_ref().is_some_and(|els| els.suspends),
            Self::Yield { .. } => true,
            Self::NeverYield { .. } => false,
            Self::If { then, els, .. } => then.suspends || els.suspends,
            Self::Match { arms, .. } => arms.iter().any(|arm| arm.body.suspends),
            Self::Loop { body, .. } | Self::Scope { body, .. } => body.suspends,
        }
    }
}
