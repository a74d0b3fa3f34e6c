//! Messages about locals: what changes, moves and borrows them.

use std::fmt::Write;

use super::Form;
use crate::borrows::How;

/// `let (a, a) = ..`
pub(crate) fn bound_twice(name: &str) -> String {
    format!(
        "`{name}` is bound more than once in the same pattern; give one of them another name, or write `_`"
    )
}

/// An assignment to an initialised local that was declared without `mut`.
pub(crate) fn assigned_twice(name: &str) -> String {
    format!("cannot assign twice to immutable variable `{name}`; declare it `mut {name}`")
}

/// An assignment to a field of `&self`.
pub(crate) const SHARED_SELF: &str =
    "cannot assign to a part of `self`, which is a `&` reference; declare it `&mut self`";

/// An assignment to a part of a local that was declared without `mut`.
pub(crate) fn part_assigned(name: &str) -> String {
    format!(
        "cannot assign to a part of `{name}`, as it is not declared as mutable; declare it `mut {name}`"
    )
}

/// A local that is moved in a loop and used again in its next round.
pub(crate) fn moved_and_used(name: &str) -> String {
    format!(
        "use of moved value: `{name}` is moved here and used again, in the next round of the loop or behind it; move `{name}.clone()`"
    )
}

/// A field that is moved out of a local of which more is used behind a yield.
pub(crate) fn divided(name: &str, fields: &str) -> String {
    let first = fields.split('.').next().unwrap_or_default();
    let pattern = if first.starts_with(|c: char| c.is_ascii_digit()) {
        "(a, b)".to_owned()
    } else {
        format!("Type {{ {first}, .. }}")
    };
    format!(
        "`{name}.{fields}` is moved out of `{name}`, of which more is used behind a yield: a generator keeps `{name}` whole while \
         it is suspended; take `{name}` apart before (`let {pattern} = {name};`), so that its fields are variables, or \
         move `{name}.{fields}.clone()`"
    )
}

/// `&mut x` of a local that was declared without `mut`.
pub(crate) fn borrowed_mutably(name: &str) -> String {
    format!(
        "cannot borrow `{name}` as mutable, as it is not declared as mutable; declare it `mut {name}`"
    )
}

/// A `&mut` that is used again behind a yield across which a part of it is borrowed.
pub(crate) fn used_while_lent(name: &str, part: &str, form: Form) -> String {
    let boxed = form.boxed();
    format!(
        "`{name}` is used again while `{part}` is borrowed across a yield: a generator can be moved while it is \
         suspended, so it cannot hold a `&mut` and a borrow of what it refers to; borrow `{part}` anew after each yield, such as by index, or write {boxed}, which can hold both"
    )
}

/// A `&mut` that a recursive call has, and that is used again behind it.
pub(crate) fn lent_to_call(name: &str, form: Form) -> String {
    let boxed = form.boxed();
    format!(
        "`{name}` is used again behind a recursive call that has it: the frames of the call are apart from this one, so \
         that it cannot lend them its own `&mut`; give the call a value of its own (a changed clone of `*{name}`), or write {boxed}, \
         which can lend it"
    )
}

/// An item that borrows from a local.
pub(crate) fn item_borrows(name: &str) -> String {
    format!(
        "an item cannot borrow from `{name}`: it belongs to the generator, and the caller may keep the item for longer; \
         yield an owned value, such as a clone, or take `{name}` by reference"
    )
}

/// A borrow of a local of the generator that is alive at a yield.
///
/// `changes`: it may be changed; `text`: what refers to its text. `param`: the parameter that is
/// borrowed, or whose field is.
pub(crate) fn borrow_across_yield(
    (name, changes): (&str, bool),
    text: &str,
    how: &How,
    param: Option<&str>,
    form: Form,
) -> String {
    let boxed = form.boxed();
    let mut remedy = match how {
        How::Items => format!(
            "iterate by value (`for item in {name}`), or over a list by index (`for i in 0..{name}.len()`)"
        ),
        How::Entries(method) => format!("iterate by value (`for item in {name}.into_{method}()`)"),
        How::Drain => format!(
            "collect what it takes first (`for item in {name}.drain(..).collect::<Vec<_>>()`)"
        ),
        How::Runs => format!("go by index (`for i in 0..{name}.len()`)"),
        How::Source => format!(
            "iterate by value (`for item in {name}`), or take the items one by one, by index or by \
             `while let Some(item) = {name}.next()`"
        ),
        How::Parts(method) | How::PartsOf(_, method) => format!(
            "collect owned parts first (`{text}.{}.collect::<Vec<_>>()`)",
            owned(method)
        ),
        How::Slice(start, end) => {
            let end = if end.is_empty() {
                format!("{name}.len()")
            } else {
                end.clone()
            };
            format!("go by index (`for i in {start}..{end}`, then `let item = {name}[i];`)")
        }
        // A copy that the closure changes is not seen outside of it.
        How::Capture { .. } if changes => format!(
            "give `{name}` to the closure at each call (`|{name}: &mut _| ..`), or write `move` before it if \
             nothing else uses `{name}`"
        ),
        How::Capture { .. } => {
            format!("write `move` before the closure, so that it owns `{name}` or a copy of it")
        }
        How::View | How::Guard | How::Call => format!(
            "borrow `{name}` anew after the yield, or move, copy or clone what is needed out of it before"
        ),
    };
    if let (
        Some(param),
        How::Items | How::Entries(_) | How::Source | How::Slice(..) | How::Parts(_),
    ) = (param, how)
    {
        let _ = match form {
            Form::Function | Form::Recursive => write!(
                remedy,
                ", or take `{param}` by reference, so that the caller owns it"
            ),
            // `self` cannot be bound.
            Form::Block(_) if param == "self" => Ok(()),
            Form::Block(_) => write!(
                remedy,
                ", or let the block have a reference (`let {param} = &{param};` in front of it)"
            ),
        };
    }
    format!(
        "`{name}` is borrowed across a yield: a generator can be moved while it is suspended, so it cannot hold \
         a borrow of its own local; {remedy}, or write {boxed}, which can"
    )
}

/// The call of a method that goes through the parts of a text, with what makes them owned.
fn owned(method: &str) -> String {
    match method {
        "chars" | "char_indices" | "bytes" => format!("{method}()"),
        _ if method == "lines" || method.ends_with("whitespace") => {
            format!("{method}().map(String::from)")
        }
        _ => format!("{method}(..).map(String::from)"),
    }
}

/// A temporary of a statement that yields, of which something is borrowed across the yield.
pub(crate) fn temporary_across_yield(value: &str, how: &How, of_guard: bool, form: Form) -> String {
    let boxed = form.boxed();
    let remedy = match how {
        How::Parts(method) => format!(
            "collect owned parts first (`let parts: Vec<_> = {value}.{}.collect();`)",
            owned(method)
        ),
        _ if of_guard => format!(
            "a `let` for it does not help; collect what it gives first (`let items = {value}.clone();`), \
             or borrow anew for each item (`let item = {value}[i].clone();`)"
        ),
        How::Items => format!("iterate by value (`for item in {value}`)"),
        _ => format!(
            "bind it by value (`let value = {value};`), and borrow that anew after the yield"
        ),
    };
    format!(
        "`{value}` is a temporary that is borrowed across a yield: a generator can be moved while it is suspended, so it \
         cannot hold a value and a borrow of it; {remedy}, or write {boxed}, which can"
    )
}

/// A temporary guard of a local.
pub(crate) fn guard_across_yield(guard: &str, cell: &str, form: Form) -> String {
    let boxed = form.boxed();
    format!(
        "`{guard}` is a temporary that lives across the yield: a generator can be moved while it is \
         suspended, so it cannot hold a borrow of its own local `{cell}`; \
         bind what it gives with `let` first, in a statement that does not yield (`let value = {guard} ..;`), or write {boxed}, which can"
    )
}

/// A guard of a local, in a local.
pub(crate) fn guard_in_local(guard: &str, cell: &str, form: Form) -> String {
    let boxed = form.boxed();
    format!(
        "`{guard}` borrows `{cell}` across a yield: a generator can be moved while it is suspended, so it cannot hold \
         a borrow of its own local; `drop({guard})` before the yield, \
         and borrow `{cell}` anew after it, or write {boxed}, which can"
    )
}
