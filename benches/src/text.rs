//! Bytes of machine code.
//!
//! Builds this program anew, with symbols that name types in full, and adds up the sizes of the
//! functions that belong to each generator: those behind a trait object, the drop of the
//! generator, and what of it is not inlined there. The copies that were inlined into consumers
//! are left out, as are the methods of `Iterator` that only call `next`.

use std::collections::HashMap;
use std::env;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::report;
use crate::workload::Workload;

/// Builds, measures, and prints a table.
pub fn run(workloads: &[Workload]) -> Result<(), String> {
    let symbols = symbols(&build()?)?;
    let mut bytes = HashMap::<_, u64>::new();
    for workload in workloads {
        for implementation in &workload.implementations {
            let module = format!("workloads::{}::{}::", workload.name, implementation.name);
            let total = symbols
                .iter()
                .filter(|(name, _)| name.contains(&module) && is_generator(name))
                .map(|(_, size)| size)
                .sum();
            bytes.insert((workload.name, implementation.name), total);
        }
    }
    #[expect(clippy::cast_precision_loss)] // nothing here has 2^52 bytes
    let table = report::tables("bytes of code", 0, workloads, |workload, implementation| {
        Some(bytes[&(workload.name, implementation.name)] as f64)
    });
    print!("{table}");
    Ok(())
}

/// Whether a function belongs to the generator itself and not to a consumer.
fn is_generator(name: &str) -> bool {
    let consumers = ["::with::<", "consume::", "String", "::workload::{closure"];
    let callers = ["::size_hint", "::nth", "::advance_by", "::size"];
    !consumers.iter().any(|it| name.contains(it)) && !callers.iter().any(|it| name.ends_with(it))
}

/// Builds the program; gives its path.
fn build() -> Result<PathBuf, String> {
    let this = env::current_exe().map_err(|error| error.to_string())?;
    let target = this.parent().expect("it is in a folder").join("text");
    let status = Command::new(env!("CARGO"))
        .args(["build", "--release", "--quiet", "--bin", "benches"])
        .args([
            "--manifest-path",
            concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"),
        ])
        .arg("--target-dir")
        .arg(&target)
        .env("RUSTFLAGS", "-Csymbol-mangling-version=v0")
        .status()
        .map_err(|error| format!("cannot run cargo: {error}"))?;
    if !status.success() {
        return Err(format!("cargo failed: {status}"));
    }
    Ok(target.join("release/benches"))
}

/// The functions in a program, with their sizes.
fn symbols(program: &PathBuf) -> Result<Vec<(String, u64)>, String> {
    let output = Command::new("nm")
        .args(["--print-size", "--defined-only"])
        .arg(program)
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("cannot run nm: {error}"))?;
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut symbols = Vec::new();
    for line in lines.lines() {
        // Address, size, kind, name; what has no size is no function.
        let fields: Vec<_> = line.split_ascii_whitespace().collect();
        if let [_, size, "t" | "T", name] = fields[..] {
            let size = u64::from_str_radix(size, 16).map_err(|error| error.to_string())?;
            symbols.push((format!("{:#}", rustc_demangle::demangle(name)), size));
        }
    }
    Ok(symbols)
}
