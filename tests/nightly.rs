//! The program in `tests/nightly`, which says `yield`: nightly Rust alone compiles it.

use std::path::Path;
use std::process::Command;

#[test]
fn yield_keyword() {
    let is_there = Command::new("rustup")
        .args(["run", "nightly", "cargo", "--version"])
        .output();
    if !is_there.is_ok_and(|output| output.status.success()) {
        println!("left out: nightly Rust is not installed");
        return;
    }
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("nightly");
    let output = Command::new("rustup")
        .args([
            "run",
            "nightly",
            "cargo",
            "run",
            "--manifest-path",
            "tests/nightly/Cargo.toml",
        ])
        .env("CARGO_TARGET_DIR", target)
        // Of the Rust that runs this test.
        .env_remove("CARGO")
        .env_remove("RUSTC")
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .output()
        .expect("rustup was there");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
}
