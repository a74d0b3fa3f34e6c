//! Coroutines: what `yield_!` evaluates to, what they return, and how they are driven.

#[path = "../common/mod.rs"]
mod common;
mod twin;

mod adapters;
mod bounds;
mod close_and_drop;
mod delegation;
mod delegation_children;
mod expressions;
mod expressions_more;
mod lifecycle;
mod pep;
mod programs;
mod programs_more;
mod return_types;
mod returns;
mod throw;
mod together;
mod values;
