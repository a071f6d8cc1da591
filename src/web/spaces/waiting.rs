//! The posts that wait for a space's moderators.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use super::view::tabs;
use crate::accounts::{self, Person};
use crate::app::App;
use crate::base::{Result, UserId};
use crate::markup;
use crate::spaces::{self, Decide, Facts, Space};
use crate::threads::{self, Waiting};
use crate::web::door::{Reply, Visit, html, urls};
use crate::web::layout::Page;
use crate::web::threads::view::When;

#[derive(Template)]
#[template(path = "spaces/waiting.html")]
struct Show<'a> {
    page: Page<'a>,
    heading: String,
    tabs: Vec<(String, String, bool)>,
    waiting: Vec<Line>,
}

/// One post of the list.
struct Line {
    url: String,
    title: String,
    title_lang: Option<String>,
    author: String,
    when: When,
    text: String,
    lang: Option<String>,
}

/// `GET /s/{space}/waiting`
///
/// # Errors
/// `NotFound` when the viewer does not see the space; `Refused` unless he moderates it.
pub async fn list(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (space, waiting, people) = read(&app, &visit).await?;
    html(200, &page(&app, &visit, &space, &waiting, &people))
}

type Found = (Space, Vec<Waiting>, HashMap<UserId, Person>);

async fn read(app: &App, visit: &Visit) -> Result<Found> {
    let (viewer, slug) = (visit.viewer.clone(), visit.part("space").to_owned());
    let now = app.clock.now();
    app.db
        .read(move |c| {
            let sight = spaces::sight(c, &viewer)?;
            let space = spaces::find(c, &sight, &slug)?;
            let may = spaces::may(&viewer, &sight, space.id, None, now);
            may.check::<Decide>(&Facts::default())?;
            let waiting = threads::waiting_in(c, &sight, space.id)?;
            let authors: Vec<UserId> = waiting.iter().map(|w| w.post.author).collect();
            Ok((space, waiting, accounts::authors(c, &authors)?))
        })
        .await
}

fn page<'a>(
    app: &'a App,
    visit: &Visit,
    space: &Space,
    waiting: &[Waiting],
    people: &HashMap<UserId, Person>,
) -> Show<'a> {
    let t = visit.texts(app);
    let heading = t.named("waiting-title", &space.name);
    let page = Page::new(app, visit, heading.clone())
        .under(urls::space(&space.slug), &space.name, &space.lang)
        .hidden();
    let line = |w: &Waiting| Line {
        url: urls::post_decision(w.post.id),
        title: w.thread.title.clone(),
        title_lang: page.other(&w.thread.lang).map(str::to_owned),
        author: people
            .get(&w.post.author)
            .map(|author| author.display_name.clone())
            .unwrap_or_default(),
        when: When::moment(&t, &visit.zone, w.post.created_at),
        text: markup::excerpt(&w.text, 200),
        lang: page.other(&w.post.lang).map(str::to_owned),
    };
    let here = urls::space_waiting(&space.slug);
    Show {
        tabs: tabs(&t, space, visit.viewer.is_administrator(), &here),
        waiting: waiting.iter().map(line).collect(),
        heading,
        page,
    }
}
