//! The site's first page, and the pages about the site itself.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use crate::app::App;
use crate::offices;
use crate::pages::Topic;
use crate::spaces::{self, Space};
use crate::threads::{self, Listing};
use crate::web::door::form::Form;
use crate::web::door::{Reply, Visit, html, see_other, urls};
use crate::web::layout::Page;
use crate::web::threads::view::{Line, lines};

#[derive(Template)]
#[template(path = "home.html")]
struct Home<'a> {
    page: Page<'a>,
    spaces: Vec<Card>,
    newest: Vec<Line>,
    /// There are offices that may be seen.
    offices: bool,
}

/// A community in a list.
pub struct Card {
    pub url: String,
    pub name: String,
    pub lang: Option<String>,
    pub kind: String,
    pub aim: String,
    pub members: String,
}

/// `GET /`
///
/// # Errors
/// What the database says.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let viewer = visit.viewer.clone();
    let read = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let newest = threads::recent(c, &viewer, &sight, None, 8)?;
        let offices = offices::has_any(c, &sight)?;
        Ok((spaces::list(c, &sight)?, newest, offices))
    });
    let found = read.await?;
    visit.shows(vec![Topic::Anything]);
    html(200, &home(&app, &visit, &found))
}

fn home<'a>(
    app: &'a App,
    visit: &Visit,
    (found, newest, offices): &(Vec<Space>, Listing, bool),
) -> Home<'a> {
    let t = visit.texts(app);
    let mut page = Page::new(app, visit, t.say("home-title"));
    page.open(app, urls::HOME, &t.say("home-lead"));
    page.feeds = Some(urls::HOME.to_owned());
    Home {
        spaces: found.iter().map(|space| card(&page, space)).collect(),
        newest: lines(&page, &visit.zone, newest),
        offices: *offices,
        page,
    }
}

fn card(page: &Page<'_>, space: &Space) -> Card {
    Card {
        url: urls::space(&space.slug),
        name: space.name.clone(),
        lang: page.other(&space.lang).map(str::to_owned),
        kind: super::spaces::view::kind(&page.t, space.kind),
        aim: space.aim.clone(),
        members: page.t.count("space-members", space.members),
    }
}

#[derive(Template)]
#[template(path = "words.html")]
struct Words<'a> {
    page: Page<'a>,
    /// Heading and paragraph.
    parts: Vec<(String, String)>,
}

/// `GET /about`: what this site is and how one takes part.
///
/// # Errors
/// None of its own.
pub async fn about(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let t = visit.texts(&app);
    visit.shows(Vec::new());
    let mut page = Page::new(&app, &visit, t.say("about-title"));
    page.open(&app, urls::ABOUT, &t.say("about-what-text"));
    let parts = vec![
        (t.say("about-what"), t.say("about-what-text")),
        (t.say("about-part"), t.say("about-part-text")),
        (t.say("about-data"), t.say("about-data-text")),
    ];
    html(200, &Words { page, parts })
}

/// `GET /accessibility`: the statement of accessibility.
///
/// # Errors
/// None of its own.
pub async fn accessibility(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let t = visit.texts(&app);
    visit.shows(Vec::new());
    let page = Page::new(&app, &visit, t.say("accessibility-title"));
    let parts = vec![
        (t.say("accessibility-aim"), t.say("accessibility-aim-text")),
        (t.say("accessibility-how"), t.say("accessibility-how-text")),
        (
            t.say("accessibility-help"),
            t.say("accessibility-help-text"),
        ),
    ];
    html(200, &Words { page, parts })
}

#[derive(Template)]
#[template(path = "language.html")]
struct Choose<'a> {
    page: Page<'a>,
    keys: crate::web::door::Keys,
    next: String,
}

/// `GET /language`: seven buttons.
///
/// # Errors
/// None of its own.
pub async fn choose_language(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let page = Page::new(&app, &visit, visit.texts(&app).say("language-title")).hidden();
    let next = urls::own_path(visit.query.get("next")).to_owned();
    html(
        200,
        &Choose {
            page,
            keys: visit.keys(&app),
            next,
        },
    )
}

/// `POST /language`: keeps the choice in a cookie.
///
/// # Errors
/// `Invalid(lang)` for an eighth.
pub async fn keep_language(_: Arc<App>, visit: Rc<Visit>) -> Reply {
    let lang = crate::i18n::Lang::from_code(visit.form.get("lang"));
    let lang = lang.ok_or_else(|| crate::base::Error::field("lang", "choice"))?;
    visit.set_cookie("lang", lang.code(), Some(365 * 86_400));
    Ok(see_other(urls::own_path(visit.form.get("next"))))
}

/// A form with one button and nothing to fill in.
pub fn one_button(action: String, label: String, back: String, back_label: String) -> Form {
    Form::new(action, Vec::new(), label).or(back, back_label)
}
