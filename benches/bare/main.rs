//! What the benches need beside the site: loops that do only the part that is measured, and what fills a database for it.
//! One program, as each takes the linker minutes. The first word says what it does; the settings are those of the site.

mod broadcast;
mod commits;
mod days;
mod told;

type Failed = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main(worker_threads = 2)]
async fn main() -> Result<(), Failed> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.first().map_or("", String::as_str) {
        "commits" => commits::run().await,
        "broadcast" => broadcast::run().await,
        "days" => days::run().await,
        _ => told::run(&words).await,
    }
}
