//! The command line.

use std::env;
use std::process::ExitCode;

use crate::input::Input;
use crate::workload::Workload;
use crate::{count, recursion, report, text, time, workloads};

const HELP: &str = "\
usage: benches [MODE] [WORKLOAD]...

modes:
  time   nanoseconds per item, the median of rounds in which all take turns (the default)
  count  instructions per item, counted by valgrind; the same at each run
  sizes  bytes of each generator
  recursion  nanoseconds and instructions per item of recursive walks, by depth
  text   bytes of machine code of each generator behind a `dyn Iterator`

Each prints the ratios to the structs written by hand too. With names of workloads, only those
are measured. On a nightly compiler the compiler's own generators take part.
";

/// Runs the mode that the command line asks for.
#[must_use]
pub fn main() -> ExitCode {
    // What `cargo bench` adds of its own is nothing to us.
    let arguments: Vec<_> = env::args().skip(1).filter(|it| it != "--bench").collect();
    let (mode, names) = match &arguments[..] {
        [] => ("time", &[][..]),
        [mode, names @ ..] => (mode.as_str(), names),
    };
    let mut chosen = workloads::all();
    if !names.is_empty() && mode != recursion::CHILD {
        chosen.retain(|it| names.iter().any(|name| name == it.name));
    }
    let result = match mode {
        "time" => {
            time::run(&chosen);
            Ok(())
        }
        "count" => count::run(&chosen),
        count::CHILD => {
            count::child(&chosen);
            Ok(())
        }
        "recursion" => recursion::run(),
        recursion::CHILD => recursion::child(names),
        "sizes" => {
            sizes(&chosen);
            Ok(())
        }
        "text" => text::run(&chosen),
        _ => {
            print!("{HELP}");
            return ExitCode::from(u8::from(mode != "help"));
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn sizes(chosen: &[Workload]) {
    let input = Input::new(10);
    #[expect(clippy::cast_precision_loss)] // nothing here has 2^52 bytes
    let table = report::tables("bytes", 0, chosen, |_, implementation| {
        // Of these two the consumer sees only a pointer: the generator itself is pinned.
        let pinned = ["genawaiter", "next_gen"].contains(&implementation.name);
        (!pinned).then(|| (implementation.size)(&input) as f64)
    });
    print!("{table}");
}
