//! `attache`: see `attache --help`, and `commands/` for one file per command.

fn main() -> std::process::ExitCode {
    app::cli::main()
}
