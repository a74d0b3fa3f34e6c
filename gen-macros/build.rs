//! What the macro has to know of the build.
//!
//! `cfg(gen_yield)`: rustc may be told to accept the keyword `yield` in a function, as it is on
//! nightly by `#![feature(yield_expr)]`. What is said where the feature is missing is rustc's
//! affair then.
//!
//! `cfg(gen_debug)`: what is compiled is for debugging, and nobody asks for speed. The tests of
//! this repository do, in all builds; they set `GENERATOR_WHOLE`.
//!
//! `cfg(gen_twin)`: rustc is silent about what it knows to depend on what it has found wrong
//! elsewhere.
//!
//! `cfg(gen_extends_calls)`: a `let` extends the temporaries in `Some(&f())`, too.
//!
//! `cfg(gen_twin_always)`: all bodies are checked that way, by `GENERATOR_TWIN`.

use std::env;
use std::process::Command;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=RUSTC_BOOTSTRAP");
    println!("cargo::rerun-if-env-changed=GENERATOR_WHOLE");
    println!("cargo::rerun-if-env-changed=GENERATOR_TWIN");
    println!(
        "cargo::rustc-check-cfg=cfg(gen_yield, gen_debug, gen_twin, gen_twin_always, gen_extends_calls)"
    );
    let is_debug = env::var_os("PROFILE").is_some_and(|profile| profile == "debug");
    let asked = env::var_os("GENERATOR_WHOLE").is_some_and(|asked| !asked.is_empty());
    if is_debug && !asked {
        println!("cargo::rustc-cfg=gen_debug");
    }
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = Command::new(rustc).arg("--version").output();
    let version = version.map_or_else(|_| Vec::new(), |output| output.stdout);
    let version = String::from_utf8_lossy(&version);
    // rustc 1.95.0 (..)
    let minor = version.split('.').nth(1);
    let minor: Option<u32> = minor.and_then(|minor| minor.parse().ok());
    if minor.is_some_and(|minor| minor >= 89) {
        println!("cargo::rustc-cfg=gen_extends_calls");
    }
    if minor.is_some_and(|minor| minor >= 95) {
        println!("cargo::rustc-cfg=gen_twin");
        if env::var_os("GENERATOR_TWIN").is_some_and(|asked| !asked.is_empty()) {
            println!("cargo::rustc-cfg=gen_twin_always");
        }
    }
    let has_features = ["-nightly", "-dev"]
        .iter()
        .any(|channel| version.contains(channel));
    if has_features || env::var_os("RUSTC_BOOTSTRAP").is_some() {
        println!("cargo::rustc-cfg=gen_yield");
    }
}
