//! The pages behind the links of a letter that make letters fewer: whoever has the link need not sign in.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use crate::app::App;
use crate::notices::{self, Stop, Wish};
use crate::web::door::{Reply, Visit, html};
use crate::web::layout::Page;

#[derive(Template)]
#[template(path = "notices/stop.html")]
struct Show<'a> {
    page: Page<'a>,
    heading: String,
    lines: Vec<String>,
    /// Where the button sends, and its words.
    button: Option<(String, String)>,
}

/// What is said of each: the button, what it does, and that it is done.
fn words(stop: Stop) -> [&'static str; 3] {
    match stop {
        Stop::Thread => ["stop-thread", "stop-thread-lead", "stop-thread-done"],
        Stop::Fewer => ["stop-fewer", "stop-fewer-lead", "stop-fewer-done"],
        Stop::Digest => ["stop-digest", "stop-digest-lead", "stop-digest-done"],
        Stop::All => ["stop-all", "stop-all-lead", "stop-all-done"],
    }
}

/// `GET /stop/{token}`: says what the button does; nothing happens without it.
///
/// # Errors
/// None of its own: a link that is not good any more has a page that says so, 404.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let Ok(wish) = wish(&app, &visit) else {
        return old(&app, &visit);
    };
    let t = visit.texts(&app);
    let [act, lead, _] = words(wish.stop).map(|key| t.say(key));
    let button = Some((visit.target.clone(), act));
    html(200, &page(&app, &visit, vec![lead], button))
}

/// `POST /stop/{token}`: by the page's button, or by a mail program (RFC 8058), which is led nowhere else.
///
/// # Errors
/// As [`show`].
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let Ok(wish) = wish(&app, &visit) else {
        return old(&app, &visit);
    };
    app.db.write(move |tx| notices::stop(tx, wish)).await?;
    let t = visit.texts(&app);
    let [_, _, done] = words(wish.stop);
    html(
        200,
        &page(&app, &visit, vec![t.say(done), t.say("stop-later")], None),
    )
}

fn wish(app: &App, visit: &Visit) -> crate::base::Result<Wish> {
    Wish::read(&app.key, visit.part("token"), app.clock.now())
}

fn old(app: &App, visit: &Visit) -> Reply {
    let t = visit.texts(app);
    let heading = t.say("stop-old");
    let lines = vec![t.say("stop-old-lead")];
    html(
        404,
        &Show {
            heading,
            ..page(app, visit, lines, None)
        },
    )
}

fn page<'a>(
    app: &'a App,
    visit: &Visit,
    lines: Vec<String>,
    button: Option<(String, String)>,
) -> Show<'a> {
    let heading = visit.texts(app).say("stop-title");
    Show {
        page: Page::new(app, visit, heading.clone()).hidden(),
        heading,
        lines,
        button,
    }
}
