//! The wiring, on one page: routes, THE list of followers and workers, start and stop.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use actix_web::dev::ServerHandle;
use actix_web::rt::net::TcpStream;
use actix_web::{App as Http, HttpServer, web};
use anyhow::{Context, Result, anyhow};
use rustix::process::{Resource, getrlimit, setrlimit};
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::app::App;
use crate::base::Instant;
use crate::db::Tx;
use crate::events::{self, Envelope};
use crate::mail::inbound::{self, Desk, Dns, Links, Port};
use crate::mail::{self, Carrier};
use crate::web::accounts::one_time;
use crate::web::blogs::press;
use crate::web::door::{Connections, urls};
use crate::web::notices::desk;
use crate::web::{health, routes};
use crate::{
    backup, blogs, chores, files, jobs, live, notices, offices, outbox, questions, takeouts,
    threads,
};

/// A worker that was woken looks again after this at the earliest: under load one look serves many commits.
const PACE: Duration = Duration::from_millis(20);
/// A worker looks by itself this often, whether or not it was woken.
const POLL: Duration = Duration::from_secs(1);
/// What other nodes have changed is heard of this often.
const LISTEN: Duration = Duration::from_millis(500);
/// Bytes of files that are younger than this may be on their way to their rows.
const HOUR: Duration = Duration::from_secs(3600);
/// How long `/readyz` says 503 while the door is still open, so that a proxy sends no more visitors.
const NOTICE: Duration = Duration::from_millis(500);
/// How long the head of a request may take.
const HEAD: Duration = Duration::from_secs(5);
/// How long requests that are being answered may take once the site stops; ten seconds with the notice.
const DRAIN: u64 = 9;
/// How long workers may take to end what they are at; letters under way have five seconds of it.
const END: Duration = Duration::from_secs(7);
/// How long what still waits to be written may take.
const CLOSE: Duration = Duration::from_secs(2);

/// Serves the site until it is told to stop (SIGTERM or SIGINT). False where something does not end in time: then no thread
/// is waited for, and what it is at is undone, or done again after the next start.
///
/// # Errors
/// Says what kept it from starting.
pub async fn serve(app: Arc<App>, started: impl FnOnce(&App)) -> Result<bool> {
    let carrier = Carrier::open(&app.config).map_err(|why| anyhow!(why))?;
    // Heard from here on: who is told to stop as soon as he answers stops in order.
    let terminate = signal(SignalKind::terminate()).context("SIGTERM")?;
    let interrupt = signal(SignalKind::interrupt()).context("SIGINT")?;
    app.db
        .write(chores::plan)
        .await
        .context("plan the site's own jobs")?;
    let metrics = metrics(&app)?;
    let port = Port::open(&app.config, &app.key).await;
    let port = port.map_err(|why| anyhow!(why))?;
    open_files();
    let (site, guarded, connections) = (app.clone(), app.clone(), Connections::default());
    let server = HttpServer::new(move || {
        let site = site.clone();
        Http::new()
            .configure(move |config: &mut web::ServiceConfig| routes::all().serve(&site, config))
    })
    .workers(app.config.workers)
    .on_connect(move |stream, kept| {
        if let Some(stream) = stream.downcast_ref::<TcpStream>() {
            connections.come(&guarded, stream, kept);
        }
    })
    .client_request_timeout(HEAD)
    .shutdown_timeout(DRAIN)
    .disable_signals()
    .bind(app.config.bind)
    .with_context(|| format!("bind {}", app.config.bind))?
    .run();
    if app.db.is_alone() {
        // The address is ours: whoever held letters here is gone.
        let ended = app.db.write(outbox::end_leases).await;
        ended.context("take over the letters of who was here before")?;
    }
    let (stop, stopped) = watch::channel(false);
    let carrier = Arc::new(carrier);
    let mut workers = workers(&app, carrier.clone(), &stopped);
    if let Some(port) = port {
        workers.push(tokio::spawn(port.serve(app.db.clone(), stopped.clone())));
    }
    workers.extend(mail_in(&app, &stopped));
    tokio::spawn(stop_when_told(
        app.clone(),
        server.handle(),
        (terminate, interrupt),
    ));
    tracing::info!(bind = %app.config.bind, "Serving {} on {}", app.config.base_url, app.config.bind);
    started(&app);
    server.await.context("serve")?;
    if let Some(metrics) = metrics {
        metrics.stop(false).await;
    }
    carrier.stop();
    stop.send_replace(true);
    let ended = timely(END, "the workers", end(workers)).await.transpose()?;
    let db = app.db.clone();
    let closing = tokio::task::spawn_blocking(move || db.close());
    let closed = timely(CLOSE, "the database", closing).await.transpose();
    let closed = closed.context("close the database")?;
    tracing::info!("Stopped");
    Ok(ended.is_some() && closed.is_some())
}

async fn end(workers: Vec<JoinHandle<()>>) -> Result<()> {
    for worker in workers {
        worker.await.context("a worker ended in a panic")?;
    }
    Ok(())
}

/// Waits for the end of something, and no longer than this: who is told to stop is killed after a while.
async fn timely<T>(most: Duration, what: &str, end: impl Future<Output = T>) -> Option<T> {
    let ended = tokio::time::timeout(most, end).await.ok();
    if ended.is_none() {
        tracing::warn!("Stopped without waiting any longer for {what}");
    }
    ended
}

/// Lets the process hold as many connections and files open as the system allows it, and says how many that are.
pub fn open_files() -> Option<u64> {
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    if let Err(why) = setrlimit(Resource::Nofile, limit) {
        tracing::warn!(%why, "The limit of open files stays as it was");
    }
    getrlimit(Resource::Nofile).current
}

/// THE list of workers. Each does what is due, then sleeps until a commit or a second has passed.
fn workers(
    app: &Arc<App>,
    carrier: Arc<Carrier>,
    stopped: &watch::Receiver<bool>,
) -> Vec<JoinHandle<()>> {
    let sequencer = app.clone();
    let (letters, desk) = (app.clone(), desk(app));
    let (articles, press) = (app.clone(), press(app));
    let post = app.clone();
    let housekeeping = app.clone();
    let asking = app.clone();
    let broom = app.clone();
    let scribe = app.clone();
    let crier = app.clone();
    let packer = app.clone();
    let keeper = app.clone();
    let reckoned = AtomicU64::new(0);
    vec![
        worker(app, stopped, "sequencer", move || {
            let app = sequencer.clone();
            // What it writes wakes it again.
            async move { app.db.sequence().await.map(|_| false) }
        }),
        worker(app, stopped, "letters", move || {
            let (app, desk) = (letters.clone(), desk.clone());
            async move { Ok(notices::write_letters(&app.db, &desk).await? > 0) }
        }),
        worker(app, stopped, "newsletters", move || {
            let (app, press) = (articles.clone(), press.clone());
            async move { Ok(blogs::write_newsletters(&app.db, &press).await? > 0) }
        }),
        worker(app, stopped, "mail", move || {
            let (app, carrier) = (post.clone(), carrier.clone());
            async move {
                Ok(
                    mail::deliver(&app.db, &app.i18n, &app.config, &carrier, &app.meters).await?
                        > 0,
                )
            }
        }),
        worker(app, stopped, "waiting posts", move || {
            let app = asking.clone();
            async move { Ok(ask_moderators(&app).await? > 0) }
        }),
        worker(app, stopped, "erasures", move || {
            let app = scribe.clone();
            async move {
                let log = backup::erasures(&app.config);
                Ok(backup::note_erasures(&app.db, &log).await? > 0)
            }
        }),
        worker(app, stopped, "notices", move || {
            let app = crier.clone();
            async move { Ok(notices::follow(&app.db).await? > 0) }
        }),
        worker(app, stopped, "days of questions", move || {
            let app = keeper.clone();
            let hour = app.clock.now().since(Instant(0)).as_secs() / HOUR.as_secs();
            let anew = reckoned.swap(hour, Ordering::Relaxed) != hour;
            async move {
                let packs = app.packs.clone();
                let heard = app.db.read(move |c| offices::heed_checks(c, &packs));
                if heard.await? || anew {
                    while questions::reckon_anew(&app.db, &app.packs).await? {}
                }
                questions::keep_days(&app.db, &app.packs, &question_links(&app)).await
            }
        }),
        worker(app, stopped, "jobs", move || {
            let app = housekeeping.clone();
            async move { jobs::run_one(&app.db.for_jobs(), chores::run).await }
        }),
        worker(app, stopped, "files", move || {
            let app = broom.clone();
            async move { Ok(files::wipe(&app.db, &app.store).await? > 0) }
        }),
        worker(app, stopped, "takeouts", move || {
            let app = packer.clone();
            async move { make_takeouts(&app).await }
        }),
        tokio::spawn(look_for_strays(app.clone(), stopped.clone())),
        tokio::spawn(follow_other_nodes(app.clone(), stopped.clone())),
        tokio::spawn(tell_listeners(app.clone(), stopped.clone())),
    ]
}

/// The worker that makes replies of letters; letters wait where no name server is known.
fn mail_in(app: &Arc<App>, stopped: &watch::Receiver<bool>) -> Option<JoinHandle<()>> {
    let dns = match Dns::open(&app.config) {
        Ok(dns) => Arc::new(dns),
        Err(why) => {
            tracing::error!(
                why,
                "Letters that come in wait: no name server can be asked"
            );
            return None;
        }
    };
    let (site, links) = (app.clone(), Arc::new(mail_links(app)));
    Some(worker(app, stopped, "mail in", move || {
        let (app, dns, links) = (site.clone(), dns.clone(), links.clone());
        async move { read_mail(&app, &dns, &links).await }
    }))
}

/// How letters of the site name the pages of questions.
pub fn question_links(app: &Arc<App>) -> Arc<questions::Link> {
    let app = app.clone();
    Arc::new(move |id| urls::absolute(&app.config, &urls::question(id)))
}

/// How letters that answer letters name pages.
pub fn mail_links(app: &Arc<App>) -> Links {
    let (one, other, third) = (app.clone(), app.clone(), app.clone());
    Links {
        one_time: Box::new(move || one_time(&one)),
        post: Arc::new(move |id| urls::absolute(&other.config, &urls::post(id))),
        addressee: Box::new(move |id| urls::absolute(&third.config, &urls::addressee(id))),
        register: urls::absolute(&app.config, urls::REGISTER),
    }
}

/// Handles one letter that came in; false when none waits.
///
/// # Errors
/// What the database says.
pub async fn read_mail(app: &App, dns: &Arc<Dns>, links: &Links) -> crate::base::Result<bool> {
    let desk = Desk {
        db: &app.db,
        config: &app.config,
        i18n: &app.i18n,
        key: &app.key,
        dns,
        links,
        packs: &app.packs,
    };
    inbound::handle(&desk).await
}

/// Tells those who watch, after a panic anew, until the site stops.
async fn tell_listeners(app: Arc<App>, stopped: watch::Receiver<bool>) {
    loop {
        let (db, hub, stopped) = (app.db.clone(), app.live.clone(), stopped.clone());
        let told = async move {
            live::follow(db, hub, stopped).await;
            Ok(())
        };
        if apart("listeners", told).await.is_some() {
            return;
        }
        tokio::time::sleep(POLL).await;
    }
}

/// Hears what other nodes have changed, so that no page outlives it by a second, until the site stops.
async fn follow_other_nodes(app: Arc<App>, mut stopped: watch::Receiver<bool>) {
    let db = app.db.apart();
    loop {
        tokio::select! {
            _ = tokio::time::sleep(LISTEN) => {}
            Ok(()) = stopped.changed() => return,
        }
        let (site, db) = (app.clone(), db.clone());
        apart("other nodes", async move { site.pages.hear(&db).await }).await;
        app.pages.sweep(app.clock.now());
    }
}

/// Looks once a day for the bytes of files that a crash left without a row, until the site stops.
async fn look_for_strays(app: Arc<App>, mut stopped: watch::Receiver<bool>) {
    let mut wait = HOUR;
    loop {
        tokio::select! {
            _ = tokio::time::sleep(wait) => {}
            Ok(()) = stopped.changed() => return,
        }
        let site = app.clone();
        let wiped = async move { files::wipe_strays(&site.db, &site.store, HOUR).await };
        if let Some(count) = apart("stray files", wiped).await {
            tracing::info!(count, "Wiped {count} files that nothing named");
        }
        wait = 24 * HOUR;
    }
}

/// Makes what somebody takes along, or sweeps what has ended; says whether there was something to do.
///
/// # Errors
/// What the database or the file system says.
pub async fn make_takeouts(app: &App) -> crate::base::Result<bool> {
    let page = urls::absolute(&app.config, urls::TAKEOUT);
    let (files, site) = (&app.config.files_dir, &app.config.site_name);
    takeouts::make(&app.db, files, site, &page).await
}

/// Posts the letters about posts that wait; returns how many events were read.
///
/// # Errors
/// What the database says.
pub async fn ask_moderators(app: &Arc<App>) -> crate::base::Result<usize> {
    let site = app.clone();
    let effect = move |tx: &mut Tx<'_>, envelope: &Envelope| {
        threads::ask_moderators(tx, envelope, &|| one_time(&site))
    };
    events::follow(&app.db, "waiting posts", effect).await
}

/// Runs `work` while it finds something to do, and again after each commit or second, until the site stops.
fn worker<F, Fut>(
    app: &Arc<App>,
    stopped: &watch::Receiver<bool>,
    name: &'static str,
    work: F,
) -> JoinHandle<()>
where
    F: Fn() -> Fut + Send + 'static,
    Fut: Future<Output = crate::base::Result<bool>> + Send + 'static,
{
    tokio::spawn(keep_at(name, (app.db.commits(), stopped.clone()), work))
}

async fn keep_at<F, Fut>(
    name: &'static str,
    (mut commits, mut stopped): (watch::Receiver<u64>, watch::Receiver<bool>),
    work: F,
) where
    F: Fn() -> Fut,
    Fut: Future<Output = crate::base::Result<bool>> + Send + 'static,
{
    loop {
        let found = apart(name, work()).await.unwrap_or(false);
        if *stopped.borrow() {
            return;
        }
        if !found {
            tokio::select! {
                _ = tokio::time::sleep(POLL) => {}
                Ok(()) = commits.changed() => tokio::time::sleep(PACE).await,
                Ok(()) = stopped.changed() => {}
            }
        }
    }
}

/// Does one piece of a worker's work in a task of its own: a panic in it ends that piece, and never the worker.
async fn apart<T, Fut>(name: &'static str, work: Fut) -> Option<T>
where
    T: Send + 'static,
    Fut: Future<Output = crate::base::Result<T>> + Send + 'static,
{
    match tokio::spawn(work).await {
        Ok(Ok(found)) => Some(found),
        Ok(Err(why)) => {
            tracing::error!(worker = name, %why, "Worker {name} failed");
            None
        }
        Err(why) => {
            tracing::error!(worker = name, %why, "Worker {name} panicked");
            None
        }
    }
}

/// The port for `/metrics` alone, where the settings name one.
fn metrics(app: &Arc<App>) -> Result<Option<ServerHandle>> {
    let Some(bind) = app.config.metrics_bind else {
        return Ok(None);
    };
    let site = app.clone();
    let server = HttpServer::new(move || {
        let site = site.clone();
        let show = move || {
            let site = site.clone();
            async move {
                let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
                match health::measure(&site).await {
                    Ok(text) => actix_web::HttpResponse::Ok().content_type(kind).body(text),
                    Err(_) => actix_web::HttpResponse::ServiceUnavailable().finish(),
                }
            }
        };
        Http::new().route("/metrics", web::get().to(show))
    })
    .workers(1)
    .disable_signals()
    .bind(bind)
    .with_context(|| format!("metrics_bind {bind}"))?
    .run();
    let handle = server.handle();
    tokio::spawn(server);
    Ok(Some(handle))
}

async fn stop_when_told(app: Arc<App>, server: ServerHandle, mut told: (Signal, Signal)) {
    tokio::select! {
        _ = told.0.recv() => {}
        _ = told.1.recv() => {}
    }
    app.stop();
    tracing::info!(
        "Stopping: /readyz says so, then what has come is answered and nothing new taken"
    );
    tokio::time::sleep(NOTICE).await;
    server.stop(true).await;
}

/// Prints on the console, never in the log, what its owner needs: where the site is and how to get in.
pub fn greet(app: &App, lines: &[String]) {
    println!(
        "\n  {} is at {}\n",
        app.config.site_name, app.config.base_url
    );
    for line in lines {
        println!("  {line}");
    }
    println!();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_stop_waits_for_no_worker_for_ever() {
        let endless = tokio::spawn(std::future::pending());
        let ended = timely(PACE, "a worker", end(vec![endless])).await;
        assert!(ended.is_none());
        let ended = timely(END, "a worker", end(vec![tokio::spawn(async {})])).await;
        assert!(ended.unwrap().is_ok());
    }

    #[tokio::test]
    async fn a_worker_goes_on_after_a_panic() {
        let (commit, commits) = watch::channel(0);
        let (stop, stopped) = watch::channel(false);
        let (tell, mut told) = tokio::sync::mpsc::unbounded_channel();
        let tries = AtomicU64::new(0);
        let work = move || {
            let (first, tell) = (tries.fetch_add(1, Ordering::Relaxed) == 0, tell.clone());
            async move {
                assert!(!first, "something is wrong");
                tell.send(()).ok();
                Ok(false)
            }
        };
        let worker = tokio::spawn(keep_at("test", (commits, stopped), work));
        assert_eq!(told.recv().await, Some(()), "it tries again");
        stop.send_replace(true);
        worker.await.unwrap();
        drop(commit);
    }
}
