//! What the compiler says to mistakes, and what it must not complain about.
//!
//! `TRYBUILD=overwrite cargo test --test ui` writes the expected messages anew.

use std::fs;
use std::path::Path;
use std::process::Command;

#[rustversion::attr(not(stable(1.95)), ignore = "the messages are those of rustc 1.95")]
#[test]
fn ui() {
    let cases = trybuild::TestCases::new();
    let shows_std = has_source_of_std();
    let entries = fs::read_dir("tests/ui").expect("the cases");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("a case").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    paths.sort();
    for path in paths {
        let said = fs::read_to_string(path.with_extension("stderr")).unwrap_or_default();
        if shows_std || !said.contains("--> $RUST") {
            cases.compile_fail(path);
        } else {
            println!(
                "left out without the component rust-src: {}",
                path.display()
            );
        }
    }
    cases.pass("tests/ui/pass/*.rs");
}

/// Whether rustc can show code of std: a toolchain as it is installed cannot.
fn has_source_of_std() -> bool {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).args(["--print", "sysroot"]).output();
    let sysroot = String::from_utf8(output.expect("rustc").stdout).expect("a path");
    Path::new(sysroot.trim())
        .join("lib/rustlib/src/rust/library")
        .is_dir()
}

/// Each message of ours is said in some case.
#[test]
fn every_message_has_a_case() {
    let said: String = expected().into_iter().map(|(_, said)| said).collect();
    let files = ["gen-macros/src/diag.rs", "gen-macros/src/diag/locals.rs"];
    let diag = files.map(|file| fs::read_to_string(file).expect("the messages"));
    let mut unsaid = Vec::new();
    for message in diag.iter().flat_map(|diag| literals(diag)) {
        // What is between the holes of a format string.
        let fixed = message
            .split(['{', '}'])
            .step_by(2)
            .max_by_key(|part| part.len());
        let fixed = fixed.unwrap_or_default().trim();
        // Said where a feature is off: here all are on.
        let of_feature = fixed.contains("needs the feature");
        if fixed.len() > 12 && !of_feature && !said.contains(fixed) {
            unsaid.push(message);
        }
    }
    assert!(unsaid.is_empty(), "no case in tests/ui says: {unsaid:#?}");
}

/// No message speaks of what the expansion is made of.
#[test]
fn no_message_speaks_of_internals() {
    // That one is about a name of the user's that looks like one of ours.
    let others = expected()
        .into_iter()
        .filter(|(path, _)| !path.ends_with("reserved_name.stderr"));
    for (path, said) in others {
        for word in ["__gen", "__Gen", "__l0", "__yield", "Status", "Machine"] {
            assert!(!said.contains(word), "{path} says `{word}`:\n{said}");
        }
    }
}

/// One mistake, one error: as many errors as there are marks.
#[test]
fn one_mistake_is_one_error() {
    for (path, said) in expected() {
        let source = fs::read_to_string(path.replace(".stderr", ".rs")).expect("the case");
        let marks = source.matches("//~ ERROR").count();
        // The keyword `yield` is also one of rustc's.
        let errors = said
            .lines()
            .filter(|line| line.starts_with("error"))
            .count()
            - said.matches("error[E0658]: yield syntax").count();
        assert_eq!(errors, marks, "{path} has {marks} marks and says:\n{said}");
    }
}

/// The expected messages, by path.
fn expected() -> Vec<(String, String)> {
    let mut cases: Vec<_> = fs::read_dir("tests/ui")
        .expect("the cases")
        .map(|entry| entry.expect("a case").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "stderr")
        })
        .map(|path| {
            (
                path.display().to_string(),
                fs::read_to_string(&path).expect("a message"),
            )
        })
        .collect();
    cases.sort();
    cases
}

/// The string literals of Rust code without raw ones, comments aside.
fn literals(code: &str) -> Vec<String> {
    let mut literals = Vec::new();
    let code: String = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|l| [l, "\n"])
        .collect();
    let mut chars = code.chars().peekable();
    while chars.by_ref().any(|c| c == '"') {
        let mut literal = String::new();
        while let Some(c) = chars.next() {
            match c {
                '"' => break,
                '\\' if chars.peek() == Some(&'\n') => {
                    while chars.next_if(|c| c.is_whitespace()).is_some() {}
                }
                '\\' => literal.extend(chars.next()),
                c => literal.push(c),
            }
        }
        literals.push(literal);
    }
    literals
}
