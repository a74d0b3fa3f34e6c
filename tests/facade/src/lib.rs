//! Hands gen-core on, as a whole and piece by piece.

pub use gen_core;

/// All of it.
pub mod prelude {
    pub use gen_core::*;
}
