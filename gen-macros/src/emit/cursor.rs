//! Cutting the code of a block into segments.

use syn::Lifetime;

use super::{Behind, Emit, Segment};
use crate::code::{Code, code};

/// The code of a block that may be cut into segments while it is made.
pub(super) struct Cursor {
    /// What stands before the first cut.
    pub(super) first: Code,
    /// The code since the last cut.
    pub(super) buffer: Code,
    /// The segment the buffer belongs to.
    pub(super) segment: Option<usize>,
}

impl Emit<'_> {
    /// Gives a segment its code.
    pub(super) fn fill(&mut self, at: usize, filling: Code) {
        let filling = match self.filling_items.get(&at) {
            Some(items) => code!({ #items #filling }),
            None => filling,
        };
        let Some(Segment::Code(Behind { code, .. })) = self.segments.get_mut(at) else {
            unreachable!("a code segment")
        };
        *code = if self.in_unsafe > 0 {
            code!(unsafe { #filling })
        } else {
            filling
        };
    }

    /// Ends the current segment and begins the one behind `label`.
    pub(super) fn cut(&mut self, cursor: &mut Cursor, label: Lifetime) {
        let code = std::mem::take(&mut cursor.buffer);
        match cursor.segment {
            None => cursor.first = code,
            Some(at) => self.fill(at, code),
        }
        cursor.segment = Some(self.segments.len());
        if !self.repeated.is_empty() {
            let items = &self.repeated;
            self.filling_items
                .insert(self.segments.len(), code!(#(#items)*));
        }
        self.segments.push(Segment::Code(Behind {
            label,
            code: Code::default(),
            in_rest: self.frame().in_rest,
        }));
    }

    /// Keeps the place of the current segment before those of a step that is cut itself.
    pub(super) fn reserve(cursor: &mut Cursor, suspends: bool) -> Option<Code> {
        suspends.then(|| std::mem::take(&mut cursor.buffer))
    }

    /// Adds the code of a step, and cuts behind it if it is cut itself.
    pub(super) fn place(
        &mut self,
        cursor: &mut Cursor,
        before: Option<Code>,
        code: Code,
        label: Option<Lifetime>,
    ) {
        if let Some(before) = before {
            cursor.buffer = before;
        }
        cursor.buffer.add(code);
        if let Some(label) = label {
            self.cut(cursor, label);
        }
    }
}
