//! What the console is told beside the answer: the log, and how far long work is.

use std::cell::Cell;
use std::io::IsTerminal;
use std::time::Duration;

use crate::base::clock::Stopwatch;
use crate::config::Config;

/// Long work says how far it is this often.
const PROGRESS: Duration = Duration::from_secs(2);

/// Begins the log, as the settings want it.
pub(super) fn log(config: &Config) {
    let builder = tracing_subscriber::fmt()
        .with_max_level(config.log)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    // A second subscriber is refused; the first one serves.
    drop(match config.log_json {
        true => builder.json().try_init(),
        false => builder.try_init(),
    });
}

/// Says now and then how many of `all` are there, and how long the others take.
pub(super) fn filling(all: usize, what: &str) -> impl Fn(usize, Duration) {
    let told = Cell::new(Duration::ZERO);
    move |done, took| {
        if took - told.get() >= PROGRESS {
            told.set(took);
            let left = took.mul_f64(all.saturating_sub(done) as f64 / done.max(1) as f64);
            println!("  {done} of {all} {what}, {} s left", left.as_secs());
        }
    }
}

/// Says how far long work is, and how long it will take, in MB or in what is counted one by one; on the standard error
/// stream, since the answer may be JSON. A terminal gets a bar that stays on its line.
pub(super) fn progress(unit: &'static str) -> impl FnMut(&str, u64, u64) {
    let (mut what, mut began, mut told) = (String::new(), Stopwatch::start(), Duration::ZERO);
    let drawn = std::io::stderr().is_terminal();
    move |part, done, all| {
        let ends = done == all && drawn && told > Duration::ZERO;
        if part != what {
            (what, began, told) = (part.to_owned(), Stopwatch::start(), Duration::ZERO);
        }
        let took = began.elapsed();
        if took - told < if drawn { PROGRESS / 10 } else { PROGRESS } && !ends {
            return;
        }
        told = took;
        let left = took.mul_f64(all.saturating_sub(done) as f64 / done.max(1) as f64);
        let scale = if unit == "MB" { 1_000_000 } else { 1 };
        let tenths = (done * 20).checked_div(all).unwrap_or(20).min(20);
        let bar: String = (0..20)
            .map(|n| if n < tenths { '#' } else { '.' })
            .collect();
        let (done, all, left) = (done / scale, all / scale, left.as_secs());
        match drawn {
            true => eprint!("\r  [{bar}] {part}: {done} of {all} {unit}, {left} s left \x1b[K"),
            false => eprintln!("  {part}: {done} of {all} {unit}, {left} s left"),
        }
        if ends {
            eprintln!();
        }
    }
}
