//! The runner: see `cargo run --release -p benches -- help`.

fn main() -> std::process::ExitCode {
    benches::cli::main()
}
