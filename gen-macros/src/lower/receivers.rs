//! Which method calls take their receiver by reference, judging by their names.
//!
//! What is last mentioned as such a receiver lives to the end of its scope. Of any other call it
//! might be consumed by it.

use syn::{Expr, ExprMethodCall};

use crate::borrows::guard_kind;
use crate::locals::{Locals, local_path};
use crate::suspends::{consumes_receiver, is_fields, root_local};

/// Methods of std that take their receiver by reference, all of that name, in order.
///
/// `lines`, `bytes`, `split`, `last`, `cmp` and the like are not among them: `BufRead`, `Read`
/// and `Iterator` take theirs by value. Nor are `parse`, `find`, `send`, `join` and the like: those of
/// the user's own, and of other crates, often do.
const BORROWING: &[&str] = &[
    "append",
    "as_bytes",
    "as_deref",
    "as_deref_mut",
    "as_mut",
    "as_mut_ptr",
    "as_mut_slice",
    "as_mut_slices",
    "as_mut_str",
    "as_os_str",
    "as_path",
    "as_ptr",
    "as_ptr_range",
    "as_ref",
    "as_slice",
    "as_slices",
    "as_str",
    "back",
    "back_mut",
    "binary_search",
    "binary_search_by",
    "binary_search_by_key",
    "borrow",
    "borrow_mut",
    "capacity",
    "char_indices",
    "chars",
    "chunks",
    "chunks_exact",
    "chunks_exact_mut",
    "chunks_mut",
    "clear",
    "clear_poison",
    "clone",
    "clone_from_slice",
    "compare_exchange",
    "compare_exchange_weak",
    "contains",
    "contains_key",
    "copy_from_slice",
    "copy_within",
    "deref",
    "deref_mut",
    "drain",
    "elapsed",
    "ends_with",
    "entry",
    "eq_ignore_ascii_case",
    "escape_debug",
    "escape_default",
    "extend",
    "extend_from_slice",
    "extend_from_within",
    "fetch_add",
    "fetch_and",
    "fetch_max",
    "fetch_min",
    "fetch_or",
    "fetch_sub",
    "fetch_update",
    "fetch_xor",
    "fill",
    "fill_buf",
    "fill_with",
    "first",
    "first_entry",
    "first_key_value",
    "first_mut",
    "flush",
    "fmt",
    "front",
    "front_mut",
    "get",
    "get_disjoint_mut",
    "get_key_value",
    "get_or_init",
    "get_or_insert",
    "get_or_insert_with",
    "get_unchecked",
    "insert",
    "insert_str",
    "is_absolute",
    "is_ascii",
    "is_char_boundary",
    "is_dir",
    "is_disjoint",
    "is_empty",
    "is_err",
    "is_file",
    "is_none",
    "is_ok",
    "is_poisoned",
    "is_some",
    "is_subset",
    "is_superset",
    "iter",
    "iter_mut",
    "keys",
    "last_entry",
    "last_key_value",
    "last_mut",
    "len",
    "load",
    "local_addr",
    "lock",
    "make_ascii_lowercase",
    "make_ascii_uppercase",
    "make_contiguous",
    "next",
    "next_back",
    "next_if",
    "nth",
    "nth_back",
    "partition_point",
    "peek",
    "peek_mut",
    "peer_addr",
    "pop",
    "pop_back",
    "pop_first",
    "pop_front",
    "pop_if",
    "pop_last",
    "position",
    "push",
    "push_back",
    "push_front",
    "push_str",
    "range_mut",
    "rchunks",
    "rchunks_exact",
    "rchunks_mut",
    "read",
    "read_exact",
    "read_line",
    "read_to_end",
    "read_to_string",
    "read_until",
    "recv",
    "recv_timeout",
    "remove",
    "replace",
    "replace_range",
    "reserve",
    "reserve_exact",
    "resize",
    "resize_with",
    "retain",
    "retain_mut",
    "reverse",
    "rewind",
    "rotate_left",
    "rotate_right",
    "rsplit_once",
    "seek",
    "select_nth_unstable",
    "set",
    "set_len",
    "shrink_to",
    "shrink_to_fit",
    "size_hint",
    "sort",
    "sort_by",
    "sort_by_cached_key",
    "sort_by_key",
    "sort_unstable",
    "sort_unstable_by",
    "sort_unstable_by_key",
    "splice",
    "split_at",
    "split_at_checked",
    "split_at_mut",
    "split_first",
    "split_first_mut",
    "split_last",
    "split_last_mut",
    "split_off",
    "split_once",
    "split_whitespace",
    "starts_with",
    "store",
    "stream_position",
    "strip_prefix",
    "strip_suffix",
    "swap",
    "swap_remove",
    "swap_remove_back",
    "swap_remove_front",
    "swap_with_slice",
    "sync_all",
    "sync_data",
    "to_ascii_lowercase",
    "to_ascii_uppercase",
    "to_lowercase",
    "to_owned",
    "to_path_buf",
    "to_str",
    "to_string",
    "to_string_lossy",
    "to_uppercase",
    "to_vec",
    "trim",
    "trim_end",
    "trim_start",
    "truncate",
    "try_borrow",
    "try_borrow_mut",
    "try_iter",
    "try_lock",
    "try_read",
    "try_recv",
    "try_reserve",
    "try_send",
    "try_write",
    "values",
    "values_mut",
    "windows",
    "write",
    "write_all",
    "write_char",
    "write_fmt",
    "write_str",
];

/// Those of them that return nothing: where the value is used, it is another method.
const SILENT: &[&str] = &[
    "append",
    "clear",
    "extend",
    "extend_from_slice",
    "fill",
    "fill_with",
    "push",
    "push_back",
    "push_front",
    "push_str",
    "reserve",
    "resize",
    "resize_with",
    "retain",
    "reverse",
    "rotate_left",
    "rotate_right",
    "sort",
    "sort_by",
    "sort_by_key",
    "sort_unstable",
    "truncate",
];

/// Methods of `Option`, `Result` and iterators that take their receiver by value, in order. Of a
/// field, its type tells whether they do.
const TAKING: &[&str] = &[
    "and_then",
    "cloned",
    "collect",
    "copied",
    "err",
    "flatten",
    "fold",
    "for_each",
    "is_err_and",
    "is_none_or",
    "is_ok_and",
    "is_some_and",
    "map",
    "map_err",
    "map_or",
    "map_or_default",
    "map_or_else",
    "ok",
    "ok_or",
    "ok_or_else",
    "or_else",
    "partition",
    "sum",
    "transpose",
    "unzip",
];

/// The same, but that methods of these names of other types, which borrow it, often lend their
/// receiver to their value: the owner of the field is not moved behind them.
const ADAPTING: &[&str] = &[
    "and",
    "chain",
    "cycle",
    "enumerate",
    "filter",
    "filter_map",
    "flat_map",
    "fuse",
    "inspect",
    "map_while",
    "or",
    "peekable",
    "rev",
    "scan",
    "skip",
    "skip_while",
    "step_by",
    "take_while",
    "xor",
    "zip",
];

/// Methods that end a guard, of crates other than std.
const ENDING: &[&str] = &["close", "commit", "finish", "release", "rollback", "unlock"];

/// Whether the name of a method alone tells that it borrows its receiver.
pub(crate) fn borrows_receiver(method: &str) -> bool {
    BORROWING.binary_search(&method).is_ok()
}

/// Whether a call borrows its receiver; `is_used`: its value is. What is called on a guard is called
/// on what it points to, and cannot move that.
pub(crate) fn borrows_in(call: &ExprMethodCall, is_used: bool, locals: &Locals) -> bool {
    let method = call.method.to_string();
    borrows_receiver(&method) && !(is_used && SILENT.contains(&&*method))
        || is_guard(&call.receiver, locals) && !ENDING.contains(&&*method)
}

/// Whether a call takes its receiver by value, judging by its name; of fields, whether it may.
pub(crate) fn takes_receiver(call: &ExprMethodCall) -> bool {
    consumes_receiver(&call.method.to_string()) || calls_field(call, TAKING)
}

/// Whether a call may take the fields of a local that it is called on if more of that is used, or
/// not: their type tells.
pub(crate) fn may_take_field(call: &ExprMethodCall) -> bool {
    calls_field(call, TAKING) || calls_field(call, ADAPTING)
}

/// Whether one of some methods is called on fields of a local.
fn calls_field(call: &ExprMethodCall, names: &[&str]) -> bool {
    is_fields(&call.receiver) && names.binary_search(&&*call.method.to_string()).is_ok()
}

/// Whether a call may give out what a `&mut` refers to, for as long as that lives: the `&mut` itself
/// is used up by that.
pub(crate) fn gives_referent(receiver: &Expr, locals: &Locals) -> bool {
    root_local(receiver).is_some_and(|local| locals.get(local).is_exclusive)
}

fn is_guard(value: &Expr, locals: &Locals) -> bool {
    guard_kind(value).is_some()
        || local_path(value).is_some_and(|local| locals.get(local).guard.is_some())
}

#[test]
fn names_are_in_order() {
    assert!(BORROWING.is_sorted());
    assert!(TAKING.is_sorted());
    assert!(ADAPTING.is_sorted());
}
