//! Finds out whether rustc may be told to accept the keyword `yield` in a function, as it is on
//! nightly by `#![feature(yield_expr)]`. Then `cfg(gen_yield)` is set, and what is said where the
//! feature is missing is rustc's affair.

use std::env;
use std::process::Command;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=RUSTC_BOOTSTRAP");
    println!("cargo::rustc-check-cfg=cfg(gen_yield)");
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = Command::new(rustc).arg("--version").output();
    let version = version.map_or_else(|_| Vec::new(), |output| output.stdout);
    let version = String::from_utf8_lossy(&version);
    let has_features = ["-nightly", "-dev"]
        .iter()
        .any(|channel| version.contains(channel));
    if has_features || env::var_os("RUSTC_BOOTSTRAP").is_some() {
        println!("cargo::rustc-cfg=gen_yield");
    }
}
