//! Builds and runs many bodies in a temporary workspace, and tells which ones fail and how.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use crate::body::Body;

/// A body that needs longer than this is taken to loop for ever.
const PATIENCE: Duration = Duration::from_secs(20);

/// How a body fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It is no plain function: a bug in [`grow`](crate::grow), with rustc's first message.
    Rejected(String),
    /// It does not compile as a generator: rustc's first message.
    Uncompiled(String),
    /// The traces differ; a description.
    Differs(String),
    /// The run died or did not end.
    Died,
}

impl Failure {
    /// What two failures of one cause have in common.
    #[must_use]
    pub fn class(&self) -> String {
        match self {
            Self::Rejected(message) => format!("rejected: {message}"),
            Self::Uncompiled(message) => {
                // Names in backquotes differ from body to body.
                let shape: Vec<&str> = message.split('`').step_by(2).collect();
                shape.join("`_`")
            }
            Self::Differs(what) => what.lines().next().unwrap_or_default().to_owned(),
            Self::Died => "the run died or hung".to_owned(),
        }
    }
}

/// Where bodies are built.
#[derive(Debug)]
pub struct Workshop {
    /// The temporary workspace.
    dir: PathBuf,
    /// The folder of this crate.
    here: PathBuf,
    /// How many bodies one crate has.
    chunk: usize,
    /// Whether only the plain functions are built.
    reference_only: bool,
}

/// A body with the edition it is built in.
pub type Entry = (Body, &'static str);

impl Workshop {
    /// A workshop in a folder, which need not exist.
    #[must_use]
    pub fn new(dir: &Path, chunk: usize, reference_only: bool) -> Self {
        let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        Self {
            dir: dir.to_owned(),
            here,
            chunk,
            reference_only,
        }
    }

    /// Builds and runs the bodies; gives the failures by the index of the body.
    ///
    /// # Panics
    ///
    /// When files cannot be written, or the build fails for a reason that is in no body.
    #[must_use]
    pub fn run(&self, bodies: &[Entry]) -> BTreeMap<usize, Failure> {
        let _ = fs::remove_dir_all(self.dir.join("chunks"));
        let chunks: Vec<Vec<usize>> = self.chunks(bodies);
        for (at, chunk) in chunks.iter().enumerate() {
            self.write_chunk(at, chunk, bodies);
        }
        self.write_workspace(chunks.len());
        let mut failures = BTreeMap::new();
        // Errors of one phase of rustc hide those of the next: until nothing is new.
        loop {
            let (built, found, output) = self.build();
            if built {
                break;
            }
            let before = failures.len();
            for (number, failure) in found {
                let known = failures.entry(number).or_insert_with(|| failure.clone());
                if matches!(failure, Failure::Rejected(_)) {
                    *known = failure;
                }
            }
            assert!(
                failures.len() > before,
                "the batch does not build:\n{output}"
            );
            for (at, chunk) in chunks.iter().enumerate() {
                let left: Vec<usize> = chunk
                    .iter()
                    .copied()
                    .filter(|n| !failures.contains_key(n))
                    .collect();
                self.write_main(at, &left);
            }
        }
        for at in 0..chunks.len() {
            self.run_chunk(at, &mut failures);
        }
        failures
    }

    /// The indices of the bodies of each crate; one edition a crate.
    fn chunks(&self, bodies: &[Entry]) -> Vec<Vec<usize>> {
        let mut by_edition = BTreeMap::<&str, Vec<usize>>::new();
        for (number, (_, edition)) in bodies.iter().enumerate() {
            by_edition.entry(edition).or_default().push(number);
        }
        let pieces = by_edition
            .values()
            .flat_map(|numbers| numbers.chunks(self.chunk));
        pieces.map(<[usize]>::to_vec).collect()
    }

    fn write_workspace(&self, chunks: usize) {
        let members: Vec<String> = (0..chunks).map(|at| format!("\"chunks/c{at}\"")).collect();
        let manifest = format!(
            "[workspace]\nresolver = \"2\"\nmembers = [{}]\n\n\
             [profile.dev]\nopt-level = 0\ndebug = false\nincremental = false\n\
             overflow-checks = false\n\
             # Then generators have their plain bodies as well.\n\
             debug-assertions = false\n\n\
             [profile.dev.package.\"*\"]\ndebug-assertions = true\n",
            members.join(", "),
        );
        write(&self.dir.join("Cargo.toml"), &manifest);
        // The versions of the project, so that the build needs no network.
        let lock = self.here.join("../../Cargo.lock");
        fs::copy(lock, self.dir.join("Cargo.lock")).expect("the project has a lock file");
    }

    fn write_chunk(&self, at: usize, chunk: &[usize], bodies: &[Entry]) {
        let edition = bodies[chunk[0]].1;
        let root = self.here.join("../..");
        let manifest = format!(
            "[package]\nname = \"c{at}\"\nversion = \"0.0.0\"\nedition = \"{edition}\"\n\n\
             [dependencies]\ndifferential = {{ path = '{}' }}\ngen-core = {{ path = '{}', features = [\"alloc\"] }}\n",
            self.here.display(),
            root.join("gen-core").display(),
        );
        let dir = self.chunk_dir(at);
        write(&dir.join("Cargo.toml"), &manifest);
        for &number in chunk {
            let body = &bodies[number].0;
            let reference_use = "use differential::{reference_yield as yield_, reference_yield_from as yield_from};";
            let (generator, generator_use) = if self.reference_only {
                (body.reference().replace("begin();", ""), reference_use)
            } else {
                (
                    body.generator(),
                    "use gen_core::{Coroutine, Recursive, RecursiveCoroutine, generator, yield_, yield_from};",
                )
            };
            let src = dir.join("src");
            let uses = "use differential::trace::*;";
            let name = module(number);
            let text = format!("{uses}\n{generator_use}\n\n{generator}");
            write(&src.join(&name).join("generator.rs"), &text);
            let text = format!("{uses}\n{reference_use}\n\n{}", body.reference());
            write(&src.join(&name).join("reference.rs"), &text);
            let bench = if self.reference_only {
                "pub fn compare() -> Option<String> { None }".to_owned()
            } else {
                body.bench()
            };
            let text = format!("pub mod generator;\npub mod reference;\n{uses}\n\n{bench}");
            write(&src.join(&name).join("mod.rs"), &text);
        }
        self.write_main(at, chunk);
    }

    fn write_main(&self, at: usize, chunk: &[usize]) {
        let mut text = "#![allow(warnings, arithmetic_overflow, unconditional_panic)]\n".to_owned();
        for &number in chunk {
            writeln!(text, "mod {};", module(number)).expect("a string");
        }
        text += "fn main() {\n    differential::bench::main(&[\n";
        for &number in chunk {
            writeln!(text, "        ({number}, {}::compare),", module(number)).expect("a string");
        }
        write(
            &self.chunk_dir(at).join("src/main.rs"),
            &(text + "    ]);\n}\n"),
        );
    }

    fn chunk_dir(&self, at: usize) -> PathBuf {
        self.dir.join("chunks").join(format!("c{at}"))
    }

    /// Builds; says whether that went well, and gives the failures that are bodies' and all
    /// that cargo said.
    fn build(&self) -> (bool, Vec<(usize, Failure)>, String) {
        let output = Command::new(env!("CARGO"))
            .args([
                "build",
                "--offline",
                "--keep-going",
                "--quiet",
                "--message-format=short",
            ])
            .arg("--target-dir")
            .arg(self.dir.join("target"))
            .arg("--manifest-path")
            .arg(self.dir.join("Cargo.toml"))
            // There lies the configuration of cargo, if there is any.
            .current_dir(self.here.join("../.."))
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .env_remove("CARGO_BUILD_TARGET")
            .env_remove("RUSTC_WORKSPACE_WRAPPER")
            .output()
            .expect("cargo runs");
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        let mut found = Vec::<(usize, Failure)>::new();
        for line in text.lines() {
            let Some((number, is_reference, message)) = parse_error(line) else {
                continue;
            };
            let known = found.iter().position(|(other, _)| *other == number);
            let failure = if is_reference {
                Failure::Rejected(message)
            } else {
                Failure::Uncompiled(message)
            };
            match known {
                Some(at) if is_reference => found[at].1 = failure,
                Some(_) => {}
                None => found.push((number, failure)),
            }
        }
        (output.status.success(), found, text)
    }

    /// Runs the bodies of a crate, again and again without those at which it dies.
    fn run_chunk(&self, at: usize, failures: &mut BTreeMap<usize, Failure>) {
        let program = self.dir.join("target/debug").join(format!("c{at}"));
        let mut left_out = Vec::new();
        loop {
            let mut child = Command::new(&program)
                .args(left_out.iter().map(usize::to_string))
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .expect("the crate was built");
            let out = BufReader::new(child.stdout.take().expect("it is piped"));
            let (sender, lines) = mpsc::channel();
            let reader = std::thread::spawn(move || {
                for line in out.lines().map_while(Result::ok) {
                    if sender.send(line).is_err() {
                        break;
                    }
                }
            });
            let mut running = None;
            while let Ok(line) = lines.recv_timeout(PATIENCE) {
                let words: Vec<&str> = line.split(' ').collect();
                let number = |word: &str| word.parse::<usize>().expect("a number");
                if words[0] == "start" {
                    running = Some(number(words[1]));
                    left_out.extend(running);
                } else {
                    let count = number(words[2]);
                    let text: Vec<String> = lines.iter().take(count).collect();
                    if count > 0 {
                        failures.insert(number(words[1]), Failure::Differs(text.join("\n")));
                    }
                    running = None;
                }
            }
            // Either it has ended, or it hangs.
            let _ = child.kill();
            let _ = child.wait();
            let _ = reader.join();
            match running {
                Some(number) => failures.insert(number, Failure::Died),
                None => break,
            };
        }
    }
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a file in a folder")).expect("a writable folder");
    // An unchanged file keeps its time, and cargo need not build it again.
    if fs::read_to_string(path).ok().as_deref() != Some(text) {
        fs::write(path, text).expect("a writable folder");
    }
}

fn module(number: usize) -> String {
    format!("b{number:05}")
}

/// The body, the half and the message of a line such as
/// `chunks/c0/src/b00012/generator.rs:7:5: error[E0382]: use of moved value: …`.
fn parse_error(line: &str) -> Option<(usize, bool, String)> {
    let (place, message) = line.split_once(": error")?;
    let (_, file) = place.split_once("/src/b")?;
    let number = file.get(..5)?.parse().ok()?;
    Some((
        number,
        file[5..].starts_with("/reference.rs"),
        format!("error{message}"),
    ))
}
