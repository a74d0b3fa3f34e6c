//! Labels, and how control leaves a piece of code.
//!
//! A jump that ends a piece of code is kept apart from it until it is known what comes behind:
//! where that is what the jump leads to, control falls through, and a label that nothing else
//! leads to is not emitted either.

use std::cell::Cell;
use std::rc::Rc;

use proc_macro2::{Ident, Span};
use syn::Lifetime;

use super::Behind;
use crate::code::{Code, Piece, Splice, code};

/// A label that notes whether it is mentioned.
#[derive(Clone)]
pub(super) struct Label {
    name: Name,
    is_used: Rc<Cell<bool>>,
}

/// The name of a label.
#[derive(Clone)]
enum Name {
    Users(Lifetime),
    /// One of ours, which is made where it is mentioned: most are not.
    Ours(&'static str, usize),
}

impl Label {
    /// A label of ours, with a number that no other has.
    pub(super) fn ours(name: &'static str, number: usize) -> Self {
        let is_used = Rc::default();
        let name = Name::Ours(name, number);
        Self { name, is_used }
    }

    pub(super) fn is_used(&self) -> bool {
        self.is_used.get()
    }
}

impl From<Lifetime> for Label {
    fn from(name: Lifetime) -> Self {
        let is_used = Rc::default();
        let name = Name::Users(name);
        Self { name, is_used }
    }
}

impl PartialEq for Label {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.is_used, &other.is_used)
    }
}

impl Splice for Label {
    fn piece(&self) -> Piece {
        self.is_used.set(true);
        match &self.name {
            Name::Users(name) => name.piece(),
            Name::Ours(name, number) => {
                let apostrophe = Span::mixed_site();
                let ident = Ident::new(&format!("{name}{number}"), apostrophe);
                Lifetime { apostrophe, ident }.piece()
            }
        }
    }
}

/// Where control goes at the end of a piece of code.
#[derive(Clone, PartialEq)]
pub(super) enum Leave {
    /// To what comes next.
    Falls,
    Break(Label),
    Continue(Label),
    /// Out of the body, by its end.
    Ends,
    /// The code has left already.
    Never,
}

impl Leave {
    /// The jump; `end` is what the body ends with.
    pub(super) fn jump(&self, end: &Code) -> Code {
        match self {
            Self::Falls | Self::Never => Code::Empty,
            Self::Break(label) => code!(break #label),
            Self::Continue(label) => code!(continue #label),
            Self::Ends => code!(return #end),
        }
    }

    /// The jump as a statement, if there is one.
    pub(super) fn statement(&self, end: &Code) -> Code {
        let jump = self.jump(end);
        if jump.is_empty() {
            return jump;
        }
        code!(#jump;)
    }
}

/// Segments put together, from the inside out.
pub(super) struct Strand {
    code: Code,
    leave: Leave,
    /// The code is that of a block, whose braces are still to come.
    is_block: bool,
    /// The block has items, which mean nothing around it.
    has_items: bool,
}

impl Strand {
    pub(super) fn new(code: Code) -> Self {
        Self {
            code,
            leave: Leave::Falls,
            is_block: false,
            has_items: false,
        }
    }

    /// Code that ends with a jump.
    pub(super) fn leaving(code: Code, leave: Leave) -> Self {
        Self {
            leave,
            ..Self::new(code)
        }
    }

    pub(super) fn code(&self) -> &Code {
        &self.code
    }

    /// Puts what is behind a label behind the code, and all that leads there before it.
    // Output: 'label: { before } code
    pub(super) fn behind(&mut self, behind: Behind, end: &Code) {
        let Behind {
            label, code, leave, ..
        } = behind;
        // Nothing leads there.
        if self.leave == Leave::Never && !label.is_used() && code.is_empty() {
            return;
        }
        self.jump_unless(&[Leave::Break(label.clone())], end);
        let is_used = label.is_used();
        if !is_used && code.is_empty() && self.is_block {
            self.leave = leave;
            return;
        }
        // Otherwise what is a statement would be the value of a block, whose temporaries
        // outlive its variables up to edition 2021.
        let ends = (leave != Leave::Falls).then(|| code!(;));
        if is_used {
            let before = std::mem::take(&mut self.code);
            self.code = code!(#label: { #before } #code #ends);
        } else {
            // Names may mean something else in there.
            self.is_block |= !self.code.is_empty() && !code.is_empty();
            self.close();
            let before = &self.code;
            self.code = code!(#before #code #ends);
        }
        self.leave = leave;
        (self.is_block, self.has_items) = (false, false);
    }

    /// Puts other code before all of it.
    pub(super) fn first(&mut self, before: &Code) {
        if !before.is_empty() {
            self.close();
            let code = &self.code;
            self.code = code!(#before #code);
        }
    }

    /// A block around the code. What is declared right around another block is declared in that.
    pub(super) fn scope(&mut self, items: &Code, declarations: &Code) {
        let has_items = !items.is_empty();
        if self.is_block && !has_items && declarations.is_empty() {
            return;
        }
        if self.has_items || has_items {
            self.close();
        }
        let code = &self.code;
        self.code = code!(#items #declarations #code);
        self.is_block = true;
        self.has_items |= has_items;
    }

    /// The same, if anything is declared.
    pub(super) fn scope_of(&mut self, items: &Code, declarations: &Code) {
        if !items.is_empty() || !declarations.is_empty() {
            self.scope(items, declarations);
        }
    }

    /// The code for the end of a block, from where control goes on as any of `goals` would.
    pub(super) fn ending(mut self, goals: &[Leave], end: &Code) -> Code {
        self.jump_unless(goals, end);
        self.code
    }

    /// The same, with other code around it.
    pub(super) fn within(mut self, goals: &[Leave], end: &Code) -> Code {
        self.close();
        self.ending(goals, end)
    }

    fn jump_unless(&mut self, goals: &[Leave], end: &Code) {
        let leave = std::mem::replace(&mut self.leave, Leave::Falls);
        if leave != Leave::Never && !goals.contains(&leave) {
            self.close();
            self.code.add(leave.statement(end));
        }
    }

    /// Puts the braces around a block.
    fn close(&mut self) {
        if std::mem::take(&mut self.is_block) {
            let code = &self.code;
            self.code = code!({ #code });
            self.has_items = false;
        }
    }
}
