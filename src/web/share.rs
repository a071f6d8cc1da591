//! What goes out of the house: the QR code of a page, and sheets for the notice board.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;
use qrcodegen::{QrCode, QrCodeEcc};

use crate::app::App;
use crate::base::{Error, Result, ThreadId, days};
use crate::markup;
use crate::pages::Topic;
use crate::spaces::{self, Space};
use crate::threads::{self, Asked, Listing, Thread};
use crate::web::door::{Reply, Visit, html, moved_for_good, text, urls};
use crate::web::layout::Page;

/// Modules that stay white around a code (ISO/IEC 18004, 9.1).
const QUIET: i32 = 4;
/// Longest path of which there is a code: a longer one makes it too fine to be read from a wall.
const LONGEST: usize = 300;
/// Characters of a text and of a title of the week, so that a sheet stays one.
const TEXT: usize = 300;
const TITLE: usize = 90;
/// Threads of a week's sheet.
const THREADS: i64 = 6;

/// A code as it is drawn.
#[derive(Template)]
#[template(path = "qr.svg")]
pub struct Drawn {
    pub size: i32,
    /// The dark modules, a run at a time.
    pub path: String,
}

/// The code of an address.
///
/// # Errors
/// `Broken` for an address that is too long for one.
pub fn drawn(url: &str) -> Result<Drawn> {
    let code = QrCode::encode_text(url, QrCodeEcc::Medium).map_err(Error::broken)?;
    Ok(Drawn {
        size: code.size() + 2 * QUIET,
        path: dark(&code),
    })
}

/// `GET /qr.svg?to=`: the code of a page of ours.
///
/// # Errors
/// `NotFound` for a path that is too long.
pub async fn qr(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let path = urls::own_path(visit.query.get("to"));
    if path.len() > LONGEST {
        return Err(Error::NotFound);
    }
    let url = urls::absolute(&app.config, path);
    let body = drawn(&url)?.render().map_err(Error::broken)?;
    Ok(text(200, "image/svg+xml", body))
}

fn dark(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size())
                .take_while(|x| code.get_module(*x, y))
                .count();
            let run = i32::try_from(run).unwrap_or(0);
            if run > 0 {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET));
            }
            x += run.max(1);
        }
    }
    path
}

#[derive(Template)]
#[template(path = "board.html")]
struct Sheet<'a> {
    page: Page<'a>,
    heading: String,
    lang: Option<String>,
    text: String,
    /// Title, its language, and how many answers.
    threads: Vec<(String, Option<String>, String)>,
    /// In place of threads where there are none.
    quiet: Option<String>,
    url: String,
    qr: String,
    qr_says: String,
}

impl<'a> Sheet<'a> {
    /// An empty sheet that leads to the page of this path.
    fn new(app: &'a App, page: Page<'a>, path: &str, heading: String) -> Sheet<'a> {
        let url = urls::absolute(&app.config, path);
        Sheet {
            qr: urls::qr(path),
            qr_says: page.t.named("share-qr", &url),
            url,
            heading,
            lang: None,
            text: String::new(),
            threads: Vec::new(),
            quiet: None,
            page: page.hidden(),
        }
    }
}

/// `GET /t/{id}/board`: a thread on one sheet.
///
/// # Errors
/// `NotFound` when the viewer may not see it.
pub async fn thread(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer, now): (ThreadId, _, _) =
        (visit.id("id")?, visit.viewer.clone(), app.clock.now());
    let kept = app.discussions.clone();
    let read = app.db.read(move |c| {
        let shown = threads::show(c, &kept, (&viewer, now), id, &Asked::default())?;
        let opening = shown.posts().iter().find(|post| post.n == 1);
        let text = opening.map(|post| markup::opening(&post.html, TEXT));
        Ok((shown.found.thread, text.unwrap_or_default()))
    });
    let (thread, text) = read.await?;
    let here = urls::thread_board(id);
    if visit.path_alone() != here {
        return Ok(moved_for_good(&here));
    }
    visit.shows(vec![Topic::Space(thread.space), Topic::Thread(id)]);
    html(200, &of_thread(&app, &visit, thread, text))
}

fn of_thread<'a>(app: &'a App, visit: &Visit, thread: Thread, text: String) -> Sheet<'a> {
    let page = Page::new(app, visit, thread.title.clone());
    let page = page.under(urls::thread(&thread), &thread.title, &thread.lang);
    let lang = page.other(&thread.lang).map(str::to_owned);
    let sheet = Sheet::new(app, page, &urls::thread_numbered(thread.id), thread.title);
    Sheet {
        lang,
        text,
        ..sheet
    }
}

/// `GET /s/{space}/board`: what was written in about this week, on one sheet.
///
/// # Errors
/// `NotFound` when the viewer may not see it.
pub async fn space(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, slug) = (visit.viewer.clone(), visit.part("space").to_owned());
    let read = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let space = spaces::find(c, &sight, &slug)?;
        let recent = threads::recent(c, &viewer, &sight, Some(space.id), THREADS)?;
        Ok((space, recent))
    });
    let (space, recent) = read.await?;
    visit.shows(vec![Topic::Space(space.id), Topic::Within(space.id)]);
    html(200, &week(&app, &visit, &space, &recent))
}

fn week<'a>(app: &'a App, visit: &Visit, space: &Space, recent: &Listing) -> Sheet<'a> {
    let heading = visit.texts(app).named("board-week", &space.name);
    let page = Page::new(app, visit, heading.clone());
    let page = page.under(urls::space(&space.slug), &space.name, &space.lang);
    let start = app.clock.now().minus(days(7));
    let threads = recent.rows.items.iter().map(|row| &row.thread);
    let threads = threads.filter(|thread| thread.last_post_at > start);
    let line = |thread: &Thread| {
        let lang = page.other(&thread.lang).map(str::to_owned);
        let replies = page.t.count("thread-replies", thread.replies);
        (markup::excerpt(&thread.title, TITLE), lang, replies)
    };
    let threads: Vec<_> = threads.map(line).collect();
    let quiet = threads.is_empty().then(|| page.t.say("board-quiet"));
    let sheet = Sheet::new(app, page, &urls::space(&space.slug), heading);
    Sheet {
        threads,
        quiet,
        ..sheet
    }
}
