//! A forum's list of threads.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use super::view::moved_space;
use crate::app::App;
use crate::base::paging::Seek;
use crate::base::{Error, TagId};
use crate::notices::{self, Level, Target};
use crate::pages::Topic;
use crate::spaces::{self, Forum, Space, Start, Tag};
use crate::threads::{self, Listing, Sort, Wanted};
use crate::web::door::{Keys, Reply, Visit, html, moved_for_good, problem, urls};
use crate::web::layout::Page;
use crate::web::levels::Levels;
use crate::web::threads::view::{Item, items};

#[derive(Template)]
#[template(path = "spaces/forum.html")]
struct Show<'a> {
    page: Page<'a>,
    name: String,
    lang: Option<String>,
    about: String,
    start: Option<String>,
    /// Why nobody or not this viewer starts threads here, with a way.
    closed: Option<(String, Option<(String, String)>)>,
    settings: Option<String>,
    note: Option<String>,
    /// Address, words, whether it is this one.
    sorts: Vec<(String, String, bool)>,
    under: Vec<(String, String, String)>,
    items: Vec<Item>,
    tags_lang: Option<String>,
    /// Where one tag's threads alone are listed: words, and ways to others.
    only: Option<(String, Vec<(String, String)>)>,
    /// Threads that have left: address, title, where they are now.
    moved: Vec<(String, String, String)>,
    empty: String,
    /// The button that marks all as read, where something is new.
    marks: Option<(Keys, String)>,
    previous: Option<String>,
    next: Option<String>,
    levels: Option<Levels>,
}

struct Found {
    space: Space,
    forum: Forum,
    under: Vec<Forum>,
    pinned: Option<Listing>,
    list: Listing,
    tag: Option<Tag>,
    moved: Option<Listing>,
    may: spaces::May,
    level: Option<Level>,
}

/// `GET /s/{space}/{forum}?sort=`
///
/// # Errors
/// `NotFound` when the viewer may not see it.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let sort = Sort::from_word(visit.query.get("sort")).unwrap_or(Sort::Active);
    let (seek, stale) = match visit.seek() {
        Ok(seek) => (seek, false),
        Err(_) => (Seek::First, true),
    };
    let (found, stale) = match read(&app, &visit, sort, seek).await {
        Err(Error::Invalid(_)) => (read(&app, &visit, sort, Seek::First).await?, true),
        Err(Error::NotFound) => {
            let there = |space: &str| urls::forum(space, visit.part("forum"));
            return moved_space(&app, &visit, there).await;
        }
        other => (other?, stale),
    };
    if found.forum.blog {
        return Ok(moved_for_good(&urls::blog(&found.forum.slug)));
    }
    visit.shows(topics(&found));
    html(200, &page(&app, &visit, &found, sort, stale))
}

/// What the page shows: the space, and of what has left the forum each title and where it stands.
fn topics(found: &Found) -> Vec<Topic> {
    let space = found.space.id;
    let mut topics = vec![Topic::Space(space), Topic::Within(space)];
    for row in found.moved.iter().flat_map(|list| &list.rows.items) {
        topics.extend([Topic::Space(row.thread.space), Topic::Thread(row.thread.id)]);
    }
    topics
}

async fn read(app: &App, visit: &Visit, sort: Sort, seek: Seek) -> crate::base::Result<Found> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let (space, forum) = (
        visit.part("space").to_owned(),
        visit.part("forum").to_owned(),
    );
    let tag: Option<TagId> = visit.query.get("tag").parse().ok();
    app.db
        .read(move |c| {
            let sight = spaces::sight(c, &viewer)?;
            let (space, forum) = spaces::find_forum(c, &sight, &space, &forum)?;
            let tag = tag
                .map(|id| spaces::find_tag(c, space.id, id))
                .transpose()?;
            let whole = sort == Sort::Active && tag.is_none();
            let on_top = seek == Seek::First && whole;
            let wanted = Wanted {
                sort,
                tag: tag.as_ref().map(|tag| tag.id),
            };
            let mut list = threads::list(c, &viewer, &sight, &forum, wanted, &seek)?;
            let pinned = threads::pinned(c, &viewer, &sight, forum.id, now)?;
            if whole {
                // What is pinned stands on top of the first page, not again where its time would put it.
                let above = pinned.ids();
                list.rows
                    .items
                    .retain(|row| !above.contains(&row.thread.id));
            }
            let places = [Target::Forum(forum.id), Target::Space(space.id)];
            Ok(Found {
                level: notices::level_of(c, &viewer, &places)?,
                under: spaces::forums(c, &sight, space.id)?
                    .into_iter()
                    .filter(|other| other.parent == Some(forum.id))
                    .collect(),
                pinned: on_top.then_some(pinned),
                moved: if on_top {
                    Some(threads::moved_here(c, &sight, forum.id, now)?)
                } else {
                    None
                },
                list,
                tag,
                may: spaces::may(&viewer, &sight, space.id, Some(&forum), now),
                space,
                forum,
            })
        })
        .await
}

fn page<'a>(app: &'a App, visit: &Visit, found: &Found, sort: Sort, stale: bool) -> Show<'a> {
    let t = visit.texts(app);
    let (space, forum) = (&found.space, &found.forum);
    let mut page = Page::new(app, visit, forum.name.clone()).under(
        urls::space(&space.slug),
        &space.name,
        &space.lang,
    );
    page.canonical = Some(urls::absolute(
        &app.config,
        &urls::forum(&space.slug, &forum.slug),
    ));
    page.noindex = !space.kind.is_open() || !forum.is_open();
    if !page.noindex {
        let url = urls::forum(&space.slug, &forum.slug);
        page.open(app, &url, &forum.about);
        page.feeds = Some(url);
    }
    let now = app.clock.now();
    let here = urls::forum_sorted(&space.slug, &forum.slug, sort.as_str());
    let to = |tag: &Tag| urls::only(&here, tag.id);
    let mut listed = Vec::new();
    if let Some(pinned) = &found.pinned {
        listed.extend(items(&page, &visit.zone, pinned, now, &to));
    }
    listed.extend(items(&page, &visit.zone, &found.list, now, &to));
    let (start, closed) = match found.may.check::<Start>(&spaces::Facts::default()) {
        Ok(()) if forum.questions => (Some(urls::ask(&space.slug)), None),
        Ok(()) => (Some(urls::new_thread(&space.slug, &forum.slug)), None),
        Err(Error::SignIn) => {
            let here = urls::forum(&space.slug, &forum.slug);
            (
                None,
                Some((
                    t.say("closed-sign-in"),
                    Some((urls::sign_in_for(&here), t.say("nav-sign-in"))),
                )),
            )
        }
        Err(Error::Refused(rule)) if rule.code == "members_only" => {
            let way = (
                urls::space_join(&space.slug),
                t.named("space-join-named", &space.name),
            );
            (None, Some((t.named("closed-join", &space.name), Some(way))))
        }
        Err(error) => (None, Some((problem::words(&t, &error).1.join(" "), None))),
    };
    let base = found.tag.as_ref().map_or_else(|| here.clone(), &to);
    let only = found.tag.as_ref().map(|tag| {
        let words = t.named("tag-only", &tag.name);
        let all = (here.clone(), t.say("tag-only-end"));
        (
            words,
            vec![all, (urls::tag(&space.slug, tag), t.say("tag-everywhere"))],
        )
    });
    Show {
        only,
        tags_lang: page.other(&space.lang).map(str::to_owned),
        name: forum.name.clone(),
        lang: page.other(&space.lang).map(str::to_owned),
        about: forum.about.clone(),
        start,
        closed,
        settings: visit
            .viewer
            .is_administrator()
            .then(|| urls::forum_settings(&space.slug, &forum.slug)),
        note: stale.then(|| t.say("list-stale")),
        sorts: sorts(&t, visit, found, sort),
        under: found
            .under
            .iter()
            .map(|f| {
                (
                    urls::forum(&space.slug, &f.slug),
                    f.name.clone(),
                    t.count("forum-threads", f.threads),
                )
            })
            .collect(),
        marks: listed.iter().any(|item| item.unread.is_some()).then(|| {
            let action = urls::forum_read(&space.slug, &forum.slug);
            (visit.keys(app), action)
        }),
        items: listed,
        moved: moved(found.moved.as_ref()),
        empty: match sort {
            _ if found.tag.is_some() => t.say("tag-none"),
            Sort::Active | Sort::New => t.say("list-empty"),
            Sort::Unanswered => t.say("list-all-answered"),
            Sort::Unread => t.say("list-all-read"),
        },
        previous: found
            .list
            .rows
            .before
            .as_ref()
            .map(|cursor| urls::before(&base, cursor)),
        next: found
            .list
            .rows
            .after
            .as_ref()
            .map(|cursor| urls::after(&base, cursor)),
        levels: Levels::of(app, visit, Target::Forum(forum.id), found.level),
        page,
    }
}

fn sorts(
    t: &crate::i18n::Texts<'_>,
    visit: &Visit,
    found: &Found,
    sort: Sort,
) -> Vec<(String, String, bool)> {
    let (space, forum) = (&found.space.slug, &found.forum.slug);
    Sort::ALL
        .iter()
        .filter(|one| **one != Sort::Unread || visit.viewer.id().is_some())
        .map(|one| {
            let words = match one {
                Sort::Active => t.say("sort-active"),
                Sort::New => t.say("sort-new"),
                Sort::Unanswered => t.say("sort-unanswered"),
                Sort::Unread => t.say("sort-unread"),
            };
            let url = urls::forum_sorted(space, forum, one.as_str());
            let url = match &found.tag {
                Some(tag) => urls::only(&url, tag.id),
                None => url,
            };
            (url, words, *one == sort)
        })
        .collect()
}

fn moved(listing: Option<&Listing>) -> Vec<(String, String, String)> {
    let Some(listing) = listing else {
        return Vec::new();
    };
    let rows = listing.rows.items.iter().filter_map(|row| {
        let forum = listing.forums.get(&row.thread.forum)?;
        Some((
            urls::thread(&row.thread),
            row.thread.title.clone(),
            forum.name.clone(),
        ))
    });
    rows.collect()
}
