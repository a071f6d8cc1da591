//! Tags on pages: chips, their choice in the composer and later, and the threads that bear one.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use super::view::{Item, items};
use crate::app::App;
use crate::base::paging::Seek;
use crate::base::{Error, Result, TagId, ThreadId};
use crate::i18n::Texts;
use crate::idempotency;
use crate::notices::{self, Level, Target};
use crate::pages::Topic;
use crate::spaces::{self, Space, Tag};
use crate::threads::{self, Found, Listing, tag_names};
use crate::web::door::form::{Field, Form, FormPage};
use crate::web::door::{Reply, Visit, html, moved_for_good, see_other, urls};
use crate::web::layout::Page;
use crate::web::levels::Levels;

/// Boxes to tick up to this many tags; a longer list is typed.
const BOXES: usize = 30;

/// Tags as links: address and name.
pub fn chips<'t>(
    tags: impl IntoIterator<Item = &'t Tag>,
    url: impl Fn(&Tag) -> String,
) -> Vec<(String, String)> {
    tags.into_iter()
        .map(|tag| (url(tag), tag.name.clone()))
        .collect()
}

/// The choice among a space's tags; none where it has none.
pub fn field(t: &Texts<'_>, known: &[Tag], chosen: &[String]) -> Option<Field> {
    let label = t.say("tags-field");
    let field = match known.len() {
        0 => return None,
        1..=BOXES => {
            let option = |tag: &Tag| {
                (
                    tag.name.clone(),
                    tag.name.clone(),
                    chosen.contains(&tag.name),
                )
            };
            let options = known.iter().map(option).collect();
            Field::select("tags", label, options).kind("boxes")
        }
        _ => Field::line("tags", label, &chosen.join(", ")),
    };
    let hint = match field.kind {
        "boxes" => t.say("tags-hint"),
        _ => t.say("tags-hint-typed"),
    };
    Some(field.hint(hint).optional())
}

/// The tags that a form brought, as they were typed.
pub(super) fn typed(visit: &Visit) -> Vec<String> {
    tag_names(visit.form.all("tags")).unwrap_or_else(|_| {
        let sent = visit.form.all("tags");
        sent.map(|name| name.chars().take(200).collect()).collect()
    })
}

/// `GET /t/{id}/tags`
///
/// # Errors
/// `NotFound`, `Refused` or `Locked` when the viewer may not choose the thread's tags.
pub async fn tags(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    page(&app, &visit, None).await
}

/// `POST /t/{id}/tags`
///
/// # Errors
/// `NotFound`, `Refused` or `Locked` when the viewer may not choose them; what was chosen comes back when it is wrong.
pub async fn save_tags(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    match write(&app, &visit).await {
        Ok(location) => Ok(see_other(&location)),
        Err(error @ (Error::Invalid(_) | Error::Unknown(_))) => {
            page(&app, &visit, Some(&error)).await
        }
        Err(error) => Err(error),
    }
}

async fn write(app: &App, visit: &Visit) -> Result<String> {
    let (id, key, viewer): (ThreadId, _, _) = (visit.id("id")?, visit.act()?, visit.viewer.clone());
    let names = tag_names(visit.form.all("tags"))?;
    let limits = app.config.limits;
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            threads::set_tags(tx, &viewer, id, &names, &limits)?;
            Ok(urls::thread(&threads::find(tx, &viewer, id)?.thread))
        })
    });
    Ok(done.await?.location())
}

async fn page(app: &App, visit: &Visit, error: Option<&Error>) -> Reply {
    let id: ThreadId = visit.id("id")?;
    let (viewer, now, limits) = (visit.viewer.clone(), app.clock.now(), app.config.limits);
    let (found, known, own): (Found, Vec<Tag>, Vec<Tag>) = app
        .db
        .read(move |c| {
            let found = threads::find(c, &viewer, id)?;
            let (space, forum) = (found.space.id, Some(&found.forum));
            let may = spaces::may(&viewer, &found.sight, space, forum, now);
            threads::may_tag(&found, &may, &limits, now)?;
            let known = spaces::tags(c, space)?;
            Ok((found, known, threads::tags_of(c, id)?))
        })
        .await?;
    let t = visit.texts(app);
    let chosen = match error {
        None => own.into_iter().map(|tag| tag.name).collect(),
        Some(_) => typed(visit),
    };
    let choice = field(&t, &known, &chosen).map(|field| match field.kind {
        // They are all that the page is for.
        "boxes" => field.kind("open boxes"),
        _ => field,
    });
    let fields = choice.into_iter().collect();
    let back = urls::thread(&found.thread);
    let form = Form::new(urls::thread_tags(id), fields, t.say("form-save"));
    let heading = t.say("tags-change");
    let page = Page::new(app, visit, heading.clone()).under(
        back.clone(),
        &found.thread.title,
        &found.thread.lang,
    );
    let form = form.or(back, t.say("form-back"));
    FormPage::new(app, visit, page, heading, vec![form]).reply(error)
}

#[derive(Template)]
#[template(path = "threads/tagged.html")]
struct Tagged<'a> {
    page: Page<'a>,
    heading: String,
    tags_lang: Option<String>,
    all: String,
    note: Option<String>,
    items: Vec<Item>,
    previous: Option<String>,
    next: Option<String>,
    levels: Option<Levels>,
}

/// `GET /s/{space}/tags/{tag}`
///
/// # Errors
/// `NotFound` when the viewer may not see the space, or it has no such tag.
pub async fn tagged(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (seek, stale) = match visit.seek() {
        Ok(seek) => (seek, false),
        Err(_) => (Seek::First, true),
    };
    let ((found, level), stale) = match read(&app, &visit, seek).await {
        Err(Error::Invalid(_)) => (read(&app, &visit, Seek::First).await?, true),
        other => (other?, stale),
    };
    let (space, tag, list) = &found;
    if visit.part("tag") != urls::tag_part(tag) {
        return Ok(moved_for_good(&urls::tag(&space.slug, tag)));
    }
    visit.shows(vec![Topic::Space(space.id), Topic::Within(space.id)]);
    let levels = Levels::of(&app, &visit, Target::Tag(tag.id), level);
    let page = tagged_page(&app, &visit, (space, tag, list), stale);
    html(200, &Tagged { levels, ..page })
}

type Read = ((Space, Tag, Listing), Option<Level>);

async fn read(app: &App, visit: &Visit, seek: Seek) -> Result<Read> {
    let (viewer, tag): (_, TagId) = (visit.viewer.clone(), visit.id("tag")?);
    let slug = visit.part("space").to_owned();
    app.db
        .read(move |c| {
            let sight = spaces::sight(c, &viewer)?;
            let space = spaces::find(c, &sight, &slug)?;
            let tag = spaces::find_tag(c, space.id, tag)?;
            let list = threads::tagged(c, &viewer, &sight, tag.id, &seek)?;
            let level = notices::level_of(c, &viewer, &[Target::Tag(tag.id)])?;
            Ok(((space, tag, list), level))
        })
        .await
}

fn tagged_page<'a>(
    app: &'a App,
    visit: &Visit,
    (space, tag, list): (&Space, &Tag, &Listing),
    stale: bool,
) -> Tagged<'a> {
    let t = visit.texts(app);
    let base = urls::tag(&space.slug, tag);
    let mut page = Page::new(app, visit, t.named("tag-title", &tag.name))
        .under(urls::space(&space.slug), &space.name, &space.lang)
        .under(urls::space_tags(&space.slug), &t.say("tags-title"), "");
    page.canonical = Some(urls::absolute(&app.config, &base));
    page.noindex = !space.kind.is_open();
    if !page.noindex {
        page.open(app, &base, "");
        page.feeds = Some(urls::tag_numbered(&space.slug, tag.id));
    }
    let link = |tag: &Tag| urls::tag(&space.slug, tag);
    let listed = items(&page, &visit.zone, list, app.clock.now(), &link);
    Tagged {
        heading: t.named("tag-title", &tag.name),
        tags_lang: page.other(&space.lang).map(str::to_owned),
        all: urls::space_tags(&space.slug),
        note: stale.then(|| t.say("list-stale")),
        items: listed,
        previous: list.rows.before.as_ref().map(|at| urls::before(&base, at)),
        next: list.rows.after.as_ref().map(|at| urls::after(&base, at)),
        levels: None,
        page,
    }
}
