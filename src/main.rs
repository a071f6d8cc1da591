//! The program `elab`.

fn main() -> std::process::ExitCode {
    elab::cli::run()
}
