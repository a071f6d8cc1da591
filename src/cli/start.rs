//! How a site begins: `serve`, `setup`, `demo`.

use std::sync::Arc;

use anyhow::{Context, Result, anyhow, bail};

use super::console::filling;
use crate::app::App;
use crate::base::Clock;
use crate::config::Config;
use crate::db::Db;
use crate::web::accounts::one_time;
use crate::{accounts, demo, server};

/// `elab serve`; false where something has not ended in time.
pub(super) async fn serve(mut config: Config, as_demo: bool, tests: bool) -> Result<bool> {
    if as_demo {
        // Its people sign in by links, to look around.
        config.staff_mfa = false;
        if !config.loopback() {
            bail!("--demo signs people in without a password: it is for a loopback address only");
        }
        if is_empty(&config).await? {
            println!("Filling the demo community ...");
            demo::fill(&config).await.map_err(|why| anyhow!(why))?;
        }
    } else {
        for warning in config.warnings() {
            tracing::warn!("{warning}");
        }
    }
    let mut app = App::open(config, Clock::System).map_err(|why| anyhow!(why))?;
    app.demo = as_demo;
    app.test_endpoints = tests;
    let app = Arc::new(app);
    let lines = if as_demo {
        demo_lines(&app).await?
    } else {
        setup_lines(&app).await?
    };
    server::serve(app, |app| server::greet(app, &lines)).await
}

async fn demo_lines(app: &App) -> Result<Vec<String>> {
    let entries = demo::entries(app, one_time)
        .await
        .context("the demo's people (is this another site?)")?;
    let mut lines = vec!["Sign in once with each of these links, good for 12 hours:".to_owned()];
    lines.extend(
        entries
            .into_iter()
            .map(|(role, name, link)| format!("  {role:<14} {name:<10} {link}")),
    );
    Ok(lines)
}

async fn setup_lines(app: &App) -> Result<Vec<String>> {
    if !app.db.read(accounts::is_empty).await? {
        return Ok(Vec::new());
    }
    let link = one_time(app);
    let line = format!(
        "Make the first administrator here, within 24 hours: {}",
        link.link
    );
    app.db
        .write(move |tx| accounts::offer_setup(tx, &link))
        .await?;
    Ok(vec![line])
}

/// `elab setup`
pub(super) async fn setup(config: Config) -> Result<()> {
    let app = App::open(config, Clock::System).map_err(|why| anyhow!(why))?;
    let lines = setup_lines(&app).await?;
    app.db.close();
    match lines.first() {
        Some(line) => println!("{line}"),
        None => bail!("this site has people already"),
    }
    Ok(())
}

/// `elab demo`
pub(super) async fn fill(
    config: &Config,
    posts: Option<usize>,
    questions: Option<usize>,
) -> Result<()> {
    if !is_empty(config).await? {
        bail!("this site has people already; the demo fills an empty one");
    }
    demo::fill(config).await.map_err(|why| anyhow!(why))?;
    if let Some(posts) = posts {
        let more = demo::add_crowd(config, posts, filling(posts, "posts"));
        more.await.map_err(|why| anyhow!(why))?;
    }
    if let Some(questions) = questions {
        let more = demo::add_questions(config, questions, filling(questions, "questions"));
        more.await.map_err(|why| anyhow!(why))?;
    }
    println!("The demo community is there. Start it with: elab serve --demo");
    Ok(())
}

async fn is_empty(config: &Config) -> Result<bool> {
    let db = Db::open(config, &Clock::System).map_err(|why| anyhow!(why))?;
    let empty = db.read(accounts::is_empty).await?;
    db.close();
    Ok(empty)
}
