//! Tests of the compiler from inside: its passes, its expansions, and what it must never do.

mod corpus;
mod expansions;
mod grow;
mod property;
mod soup;
mod verify;
