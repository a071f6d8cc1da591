//! The pages behind the links of a letter that make letters fewer: whoever has the link need not sign in.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use crate::app::App;
use crate::base::Result;
use crate::blogs::{self, Leave};
use crate::db::Tx;
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
    /// Its reader has settings of his own for letters.
    settings: bool,
}

/// What a link asks: fewer letters about what happens, or no more of a newsletter.
enum Asked {
    Fewer(Wish),
    Leave(Leave),
}

impl Asked {
    fn read(app: &App, visit: &Visit) -> Result<Asked> {
        let token = visit.part("token");
        let wish = Wish::read(&app.key, token, app.clock.now()).map(Asked::Fewer);
        wish.or_else(|_| Leave::read(&app.key, token).map(Asked::Leave))
    }

    /// What is said of it: the button, what it does, that it is done, and how it is undone.
    fn words(&self) -> [&'static str; 4] {
        let [act, lead, done] = match self {
            Asked::Leave(_) => {
                return [
                    "stop-newsletter",
                    "stop-newsletter-lead",
                    "stop-newsletter-done",
                    "stop-newsletter-later",
                ];
            }
            Asked::Fewer(wish) => match wish.stop {
                Stop::Thread => ["stop-thread", "stop-thread-lead", "stop-thread-done"],
                Stop::Fewer => ["stop-fewer", "stop-fewer-lead", "stop-fewer-done"],
                Stop::Digest => ["stop-digest", "stop-digest-lead", "stop-digest-done"],
                Stop::All => ["stop-all", "stop-all-lead", "stop-all-done"],
            },
        };
        [act, lead, done, "stop-later"]
    }

    /// A newsletter goes to people without an account too.
    fn has_settings(&self) -> bool {
        matches!(self, Asked::Fewer(_))
    }

    fn done(&self, tx: &mut Tx<'_>) -> Result<()> {
        match self {
            Asked::Fewer(wish) => notices::stop(tx, *wish),
            Asked::Leave(leave) => blogs::leave(tx, leave),
        }
    }
}

/// `GET /stop/{token}`: says what the button does; nothing happens without it.
///
/// # Errors
/// None of its own: a link that is not good any more has a page that says so, 404.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let Ok(asked) = Asked::read(&app, &visit) else {
        return old(&app, &visit);
    };
    let t = visit.texts(&app);
    let [act, lead, ..] = asked.words().map(|key| t.say(key));
    let button = Some((visit.target.clone(), act));
    let settings = asked.has_settings();
    html(
        200,
        &Show {
            settings,
            ..page(&app, &visit, vec![lead], button)
        },
    )
}

/// `POST /stop/{token}`: by the page's button, or by a mail program (RFC 8058), which is led nowhere else.
///
/// # Errors
/// As [`show`].
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let Ok(asked) = Asked::read(&app, &visit) else {
        return old(&app, &visit);
    };
    let ([.., done, later], settings) = (asked.words(), asked.has_settings());
    app.db.write(move |tx| asked.done(tx)).await?;
    let t = visit.texts(&app);
    let lines = vec![t.say(done), t.say(later)];
    html(
        200,
        &Show {
            settings,
            ..page(&app, &visit, lines, None)
        },
    )
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
        settings: true,
    }
}
