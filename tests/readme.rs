//! The README's first program is the example of that name, and prints what the README says.
//!
//! All other snippets of the README are documentation tests of gen-core.

use std::process::Command;

const README: &str = include_str!("../README.md");

/// The first block of the README that is fenced as `language`.
fn block(language: &str) -> &'static str {
    let (_, rest) = README
        .split_once(&format!("```{language}\n"))
        .expect("opened");
    rest.split_once("```").expect("closed").0
}

#[test]
fn the_first_program_is_the_example() {
    let example = include_str!("../examples/fibonacci.rs");
    let code = example
        .lines()
        .skip_while(|line| line.starts_with("//!"))
        .collect::<Vec<_>>()
        .join("\n");
    assert_eq!(block("rust").trim_end(), code);
}

#[test]
fn the_first_program_prints_what_is_shown() {
    let output = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--offline", "--example", "fibonacci"])
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{output:?}");
    let printed = String::from_utf8(output.stdout).expect("text");
    assert_eq!(printed.trim_end(), block("text").trim_end());
}

#[test]
fn the_example_table_names_every_example() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");
    for file in std::fs::read_dir(folder).expect("a folder") {
        let path = file.expect("a file").path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.file_stem().expect("a name").to_string_lossy();
            assert!(README.contains(&format!("| `{name}` |")), "{name}");
        }
    }
}
