//! `generate!`: blocks that are generators.
#![allow(
    clippy::redundant_closure_call,
    reason = "the plain twin of a block is a closure"
)]
#![allow(clippy::pedantic, reason = "of the tests, not of what they test")]

#[path = "../common/mod.rs"]
mod common;
mod twin;

mod captures;
mod captures_mut;
mod drops;
mod forms;
mod inference;
mod nested;
mod places;
mod spelling;
mod traits;
mod values;
