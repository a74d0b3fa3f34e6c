//! Cutting the code of a block into segments.

use super::labels::{Label, Leave};
use super::{Behind, Emit, Segment};
use crate::code::{Code, code};

/// The code of a block that may be cut into segments while it is made.
pub(super) struct Cursor {
    /// What stands before the first cut, and the way it leaves.
    pub(super) first: (Code, Leave),
    /// The code since the last cut.
    pub(super) buffer: Code,
    /// The segment the buffer belongs to.
    pub(super) segment: Option<usize>,
    /// The items that the segment repeats, of the blocks around it.
    pub(super) items: Vec<Code>,
}

impl Emit<'_> {
    /// Gives a segment its code, and the way it leaves.
    fn fill(&mut self, at: usize, filling: Code, leaves: Leave, items: &[Code]) {
        // Those of an inner block hide those of the blocks around it.
        let filling = items
            .iter()
            .rev()
            .fold(filling, |filling, items| code!({ #items #filling }));
        let Some(Segment::Code(Behind { code, leave, .. })) = self.segments.get_mut(at) else {
            unreachable!("a code segment")
        };
        *leave = leaves;
        *code = if self.in_unsafe > 0 {
            code!(unsafe { #filling })
        } else {
            filling
        };
    }

    /// Ends the current segment and begins the one behind `label`.
    pub(super) fn cut(&mut self, cursor: &mut Cursor, label: Label) {
        self.cut_behind(cursor, label, Leave::Falls);
    }

    /// The same, where the current segment ends with a jump.
    pub(super) fn cut_behind(&mut self, cursor: &mut Cursor, label: Label, leave: Leave) {
        self.end_segment(cursor, leave);
        cursor.segment = Some(self.segments.len());
        cursor.items.clone_from(&self.repeated);
        self.segments.push(Segment::Code(Behind {
            label,
            code: Code::default(),
            leave: Leave::Falls,
            in_rest: self.frame().in_rest,
        }));
    }

    /// Gives the current segment its code, and the way it leaves.
    pub(super) fn end_segment(&mut self, cursor: &mut Cursor, leave: Leave) {
        let code = std::mem::take(&mut cursor.buffer);
        match cursor.segment {
            None => cursor.first = (code, leave),
            Some(at) => self.fill(at, code, leave, &cursor.items),
        }
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
        label: Option<Label>,
    ) {
        if let Some(before) = before {
            cursor.buffer = before;
        }
        let Some(label) = label else {
            cursor.buffer.add(code);
            return;
        };
        // A statement, not the value of the block, whose temporaries would outlive its variables.
        cursor.buffer.add(code!(#code;));
        // Each way through it has left by a jump, or by that of a yield.
        self.cut_behind(cursor, label, Leave::Never);
    }
}
