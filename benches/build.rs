//! Sets the cfg `nightly` when the compiler is one: then native generators are measured too.

use std::env;
use std::process::Command;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rustc-check-cfg=cfg(nightly)");
    let rustc = env::var_os("RUSTC").expect("cargo sets it");
    let version = Command::new(rustc).arg("--version").output();
    let version = version.expect("the compiler runs").stdout;
    if String::from_utf8_lossy(&version).contains("nightly") {
        println!("cargo:rustc-cfg=nightly");
    }
}
