//! A thread's page.
// Long: all that it is made of is put together in one place.

use std::rc::Rc;
use std::sync::Arc;

use actix_web::HttpResponse;
use askama::Template;

use super::long::{self, Reading};
use super::marks::{Marks, look, marks};
use super::question::{self, Panel};
use super::redact;
use super::seal::{Byline, Seals, authors, byline};
use super::structured;
use super::tags::chips;
use super::tree::Step;
use super::view::{self, Closed, PostView, When};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::paging::Seek;
use crate::base::{Error, NoticeId, PostId, Result, SpaceId, ThreadId, UserId};
use crate::db::Conn;
use crate::i18n::Texts;
use crate::markup;
use crate::notices::{self, Level, Target};
use crate::pages::Topic;
use crate::spaces::{self, Pin, ThreadKind};
use crate::threads::{self, Asked, At, Found, Post, PostState, Shown, Thread, View};
use crate::web::door::assets::ASSETS;
use crate::web::door::{Keys, Reply, Visit, found, html, moved_for_good, urls};
use crate::web::layout::{DESCRIBED, Page, in_script};
use crate::web::levels::Levels;

/// People of a page who are named beside it.
const PEOPLE: usize = 12;

/// What the page's script needs to hear what happens.
struct Live {
    /// As in `thread:7@12`, with spaces between them.
    topics: String,
    me: Option<i64>,
    /// Where all is that came after this page.
    since: String,
    words: Vec<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "threads/show.html")]
struct Show<'a> {
    page: Page<'a>,
    live: Live,
    kind: String,
    title: String,
    lang: Option<String>,
    by: Byline,
    /// Address and name of those who wrote an article along with him.
    along: Vec<(String, String)>,
    started: When,
    chips: Vec<(&'static str, &'static str, String)>,
    /// Address and name.
    tags: Vec<(String, String)>,
    tags_lang: Option<String>,
    change_tags: Option<String>,
    count: String,
    moved: Option<String>,
    note: Option<String>,
    /// Address, icon, words, whether it is this one.
    views: Vec<(String, &'static str, String, bool)>,
    /// Where the view can be kept: address, value, keys.
    keep: Option<(String, &'static str, Keys)>,
    /// Where the first new post is, on this page or another, and words.
    to_new: Option<(String, String)>,
    /// What page this is, where it does not begin with the thread's first post, with ways to others.
    part: Option<(String, Vec<(String, String)>)>,
    /// The list of the posts as HTML.
    posts: Arc<str>,
    /// In place of posts where none is new.
    none: Option<String>,
    /// For a visitor: where he sees what comes after this.
    later: Option<(String, String)>,
    /// The form of the buttons in the posts' menus; it marks all as read where something is new.
    marks: Option<(Keys, String, bool)>,
    previous: Option<String>,
    next: Option<String>,
    first_last: Option<(String, String)>,
    reply: Option<String>,
    closed: Option<Closed>,
    moderate: Option<String>,
    people: Vec<(String, String)>,
    levels: Option<Levels>,
    /// Of an article.
    article: Option<Reading>,
    /// Of a question.
    question: Option<Panel>,
}

#[derive(Template)]
#[template(path = "threads/posts.html")]
struct Posts<'a> {
    page: &'a Page<'a>,
    posts: Vec<PostView>,
    /// Lists that end behind the last post: true for one that folds.
    ends: Vec<bool>,
}

/// `GET /t/{id}-{slug}`
///
/// # Errors
/// `NotFound` when the viewer may not see the thread.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    match draw(&app, &visit).await {
        // Of a question that stands no more one is told what became of it.
        Err(Error::NotFound) => fallen(&app, &visit).await,
        drawn => drawn,
    }
}

async fn fallen(app: &App, visit: &Visit) -> Reply {
    let (id, viewer): (ThreadId, _) = (visit.id("id")?, visit.viewer.clone());
    let find = app.db.read(move |c| threads::find_fallen(c, &viewer, id));
    find.await?;
    Ok(found(&urls::question(id)))
}

async fn draw(app: &App, visit: &Visit) -> Reply {
    let id: ThreadId = visit.id("id")?;
    let at_post: Option<PostId> = visit.query.get("at").parse().ok();
    let (at, stale) = asked(visit, at_post);
    let (whole, other) = read_or_first(app, visit, id, at).await?;
    let Whole { shown, level, told } = whole;
    let thread = &shown.found.thread;
    if let Some(elsewhere) = elsewhere(visit, thread) {
        return Ok(elsewhere);
    }
    mark_seen(app, visit, &shown, told).await?;
    let levels = Levels::of(app, visit, Target::Thread(id), level);
    let kind = of_kind(app, visit, &shown.found).await?;
    visit.shows(topics(&shown, &kind));
    let article = kind.article.as_ref();
    let mut page = page(app, visit, &shown, (at_post, stale || other), &kind)?;
    open(app, visit, (&shown, article), &mut page.page)?;
    page.question = match &kind.question {
        Some(read) => Some(question::panel(app, visit, &page.page, read)?),
        None => None,
    };
    html(200, &Show { levels, ..page })
}

/// Where a thread is seen that is asked for by another address, or does not stand.
fn elsewhere(visit: &Visit, thread: &Thread) -> Option<HttpResponse> {
    if visit.part("id") != urls::thread_part(thread) {
        let query = visit.target.split_once('?');
        let query = query.map_or_else(String::new, |(_, query)| format!("?{query}"));
        return Some(moved_for_good(&(urls::thread(thread) + &query)));
    }
    match thread.kind {
        ThreadKind::Question if thread.held || thread.draft || thread.fallen => {
            Some(found(&urls::question(thread.id)))
        }
        _ => thread.draft.then(|| found(&urls::article(thread.id))),
    }
}

/// What is read beside the posts of a thread of one kind.
struct OfKind {
    article: Option<long::Read>,
    question: Option<question::Read>,
}

async fn of_kind(app: &App, visit: &Visit, found: &Found) -> Result<OfKind> {
    let (mut article, mut question) = (None, None);
    match found.thread.kind {
        ThreadKind::Article => article = Some(long::read(app, visit, found).await?),
        ThreadKind::Question => {
            question = Some(question::read(app, visit, found.thread.id).await?);
        }
        ThreadKind::Discussion | ThreadKind::Idea => {}
    }
    Ok(OfKind { article, question })
}

/// What the page shows: the thread, those whose titles stand beside it, and the forum that it has left.
fn topics(shown: &Shown, kind: &OfKind) -> Vec<Topic> {
    let thread = &shown.found.thread;
    let mut topics = vec![Topic::Space(thread.space), Topic::Thread(thread.id)];
    let left = shown.moved_from.iter();
    topics.extend(left.map(|forum| Topic::Space(forum.space)));
    if let Some(article) = &kind.article {
        // Which ones stand beside it hangs on what else comes out there.
        topics.push(Topic::Forum(thread.forum));
        topics.extend(article.beside().map(Topic::Thread));
    }
    if let Some(question) = &kind.question {
        topics.extend(question.repeats().map(Topic::Thread));
    }
    topics
}

/// The thread as it is read from here, from its first page where the asked one is none; true with a word about that.
async fn read_or_first(app: &App, visit: &Visit, id: ThreadId, at: At) -> Result<(Whole, bool)> {
    match read(app, visit, id, at).await {
        // A cursor of another list: the first page, and a word about it.
        Err(Error::Invalid(_)) => Ok((first(app, visit, id).await?, true)),
        Ok(empty) if empty.shown.posts().is_empty() && empty.shown.view != View::New => {
            let draft = empty.shown.found.thread.draft;
            Ok((first(app, visit, id).await?, !draft))
        }
        other => Ok((other?, false)),
    }
}

/// Says on a page that all may read what it is; to machines too, which come as visitors.
fn open(
    app: &App,
    visit: &Visit,
    (shown, article): (&Shown, Option<&long::Read>),
    page: &mut Page<'_>,
) -> Result<()> {
    if page.noindex {
        return Ok(());
    }
    let said = match visit.viewer.id() {
        None => described(app, shown)?,
        Some(_) => Arc::from(""),
    };
    let (about, said) = said.split_once('\n').unwrap_or_default();
    let thread = &shown.found.thread;
    let open = page.open(app, &urls::thread(thread), about);
    open.kind = "article";
    open.board = Some(urls::thread_board(thread.id));
    let opening = shown.posts().first().filter(|post| post.n == 1);
    let picture = opening.and_then(|post| markup::first_picture(&post.html));
    open.picture = picture.map(|path| urls::absolute(&app.config, path));
    open.structured = Some(said.to_owned()).filter(|said| !said.is_empty());
    page.feeds = Some(urls::thread_numbered(thread.id));
    if let Some(article) = article {
        let authors = authors(shown).map(|path| urls::absolute(&app.config, &path));
        long::describe(app, article, authors.collect(), page);
    }
    Ok(())
}

/// In one line what the page begins with, in the next what it is in the words of schema.org: drawn once, as its posts.
fn described(app: &App, shown: &Shown) -> Result<Arc<str>> {
    let drawn = &shown.shared.drawn;
    drawn.find(&structured::look(shown), || {
        let opening = shown.posts().first().filter(|post| post.n == 1);
        let about = opening.map(|post| markup::opening(&post.html, DESCRIBED));
        let said = structured::thread(&app.config, shown)?;
        let said = said.map(|said| in_script(&said));
        Ok(format!(
            "{}\n{}",
            about.unwrap_or_default(),
            said.unwrap_or_default()
        ))
    })
}

/// Where the page is to begin, and whether its cursor could not be read.
fn asked(visit: &Visit, post: Option<PostId>) -> (At, bool) {
    match (post, visit.seek()) {
        (Some(post), _) => (At::Post(post), false),
        (None, Ok(Seek::First)) if visit.query.has("last") => (At::Seek(Seek::Last), false),
        (None, Ok(seek)) => (At::Seek(seek), false),
        (None, Err(_)) => (At::Seek(Seek::First), true),
    }
}

/// What the page is made of.
struct Whole {
    shown: Shown,
    /// How much the viewer wants to hear of the thread.
    level: Option<Level>,
    /// What he has not read of what he was told of posts of the page.
    told: Vec<NoticeId>,
}

fn whole(c: &mut Conn, viewer: &Viewer, shown: Shown, rung: bool) -> Result<Whole> {
    let thread = &shown.found.thread;
    let mut places = vec![Target::Thread(thread.id)];
    places.extend(shown.tags.iter().map(|tag| Target::Tag(tag.id)));
    places.extend([Target::Forum(thread.forum), Target::Space(thread.space)]);
    let told = match rung {
        true => notices::told_of(c, viewer, thread.id)?,
        false => Vec::new(),
    };
    let here = |post: PostId| shown.posts().iter().any(|one| one.id == post);
    let told = told.into_iter().filter(|(_, post)| post.is_some_and(here));
    Ok(Whole {
        level: notices::level_of(c, viewer, &places)?,
        told: told.map(|(id, _)| id).collect(),
        shown,
    })
}

async fn first(app: &App, visit: &Visit, id: ThreadId) -> Result<Whole> {
    read(app, visit, id, At::Seek(Seek::First)).await
}

async fn read(app: &App, visit: &Visit, id: ThreadId, at: At) -> Result<Whole> {
    let query = |name| visit.query.get(name);
    let asked = Asked {
        view: View::from_word(query("view")),
        at,
        root: query("root").parse().ok(),
        since: query("since").parse().ok(),
    };
    let (viewer, now, kept) = (
        visit.viewer.clone(),
        app.clock.now(),
        app.discussions.clone(),
    );
    let rung = visit.bell.get() > 0;
    app.db
        .read(move |c| {
            let shown = threads::show(c, &kept, (&viewer, now), id, &asked)?;
            whole(c, &viewer, shown, rung)
        })
        .await
}

/// Keeps that the viewer has seen what this page shows him.
async fn mark_seen(app: &App, visit: &Visit, shown: &Shown, told: Vec<NoticeId>) -> Result<()> {
    // A script that brings one post up to date shows nobody the others.
    if visit.viewer.id().is_none() || visit.method != "GET" || visit.query.has("peek") {
        return Ok(());
    }
    let numbers = shown.posts().iter().map(|post| post.n);
    let numbers: Vec<i32> = numbers.filter(|n| !shown.seen.has(*n)).collect();
    if numbers.is_empty() && told.is_empty() {
        return Ok(());
    }
    let (viewer, id) = (visit.viewer.clone(), shown.found.thread.id);
    let unread = app.db.write(move |tx| {
        if !numbers.is_empty() {
            threads::mark_seen(tx, &viewer, id, &numbers)?;
        }
        notices::saw(tx, &viewer, &told)?;
        notices::unread(tx, &viewer)
    });
    match unread.await {
        Ok(unread) => visit.bell.set(unread),
        // It stays unseen until it can be written down: a full disk keeps nobody from reading.
        Err(Error::Busy) => {}
        Err(why) => return Err(why),
    }
    Ok(())
}

fn page<'a>(
    app: &'a App,
    visit: &Visit,
    shown: &Shown,
    (here, stale): (Option<PostId>, bool),
    kind: &OfKind,
) -> Result<Show<'a>> {
    let t = visit.texts(app);
    let (thread, space, forum) = (&shown.found.thread, &shown.found.space, &shown.found.forum);
    let now = app.clock.now();
    let page = Page::new(app, visit, thread.title.clone());
    let mut page = match (forum.blog, space.id) {
        (true, SpaceId::BLOGS) => page.under(urls::BLOGS.to_owned(), &t.say("blogs-title"), ""),
        _ => page.under(urls::space(&space.slug), &space.name, &space.lang),
    };
    page = page.under(
        match forum.blog {
            true => urls::blog(&forum.slug),
            false => urls::forum(&space.slug, &forum.slug),
        },
        &forum.name,
        &space.lang,
    );
    page.canonical = Some(urls::absolute(&app.config, &urls::thread(thread)));
    page.noindex = !space.kind.is_open() || !forum.is_open() || thread.held;
    page.scripts.push(ASSETS.url("live-updates"));
    let marks = marks(app, visit, shown, here.map(|id| id.0));
    let none = Seals::none();
    let of_article = kind.article.as_ref().map(|read| &read.seals);
    let of_question = kind.question.as_ref().map(|read| &read.seals);
    let seals = of_question.or(of_article).unwrap_or(&none);
    let look = look(visit, shown, &marks) + &seals.look();
    let opening = shown.posts().first().filter(|post| post.n == 1);
    let text = opening.map_or_else(String::new, |post| redact::told(&t, &post.html));
    let article = kind
        .article
        .as_ref()
        .map(|read| long::reading(&page, visit, &shown.found, read, &text));
    let (article, text) = article.unzip();
    let posts = shown.shared.drawn.find(&look, || {
        let (mut posts, ends) = view::posts(visit, &page, shown, (&marks, seals));
        if let (Some(post), Some(text)) = (posts.first_mut().filter(|post| post.n == 1), text) {
            post.html = text;
            post.article = true;
        }
        let list = Posts {
            page: &page,
            posts,
            ends,
        };
        list.render().map_err(Error::broken)
    })?;
    let has_new = marks.iter().any(|marks| marks.has(Marks::NEW));
    if has_new {
        page.skips.push(("new", t.say("skip-new")));
    }
    page.skips.push(("reply", t.say("skip-reply")));
    page.skips.push(("end", t.say("skip-end")));
    let facts = threads::thread_facts(thread, now);
    let (reply, closed) = match shown.may.check::<spaces::Reply>(&facts) {
        _ if thread.held => {
            let held = Error::locked("thread_held", "moderator");
            (None, Some(view::closed(&page, &visit.zone, shown, &held)))
        }
        Ok(()) => (Some(urls::reply(thread.id)), None),
        // Where nobody may write there is no use in signing in.
        Err(Error::SignIn) if facts.locked => {
            let locked = Error::locked("thread_locked", "moderator");
            (None, Some(view::closed(&page, &visit.zone, shown, &locked)))
        }
        Err(error) => (None, Some(view::closed(&page, &visit.zone, shown, &error))),
    };
    let root = visit.query.get("root").parse().ok().map(PostId);
    let since = visit.query.get("since").parse().ok();
    let base = match (root, since) {
        (Some(root), _) => urls::branch(thread, root),
        (None, Some(n)) if shown.view == View::New => urls::since(thread, n),
        _ => urls::thread_view(thread, shown.view),
    };
    let signed_in = visit.viewer.id().is_some();
    let person = |id| shown.people.get(&id);
    let mut here: Vec<UserId> = Vec::new();
    let standing = |post: &&Post| post.state == PostState::Published && post.office.is_none();
    for post in shown.posts().iter().filter(standing) {
        if !here.contains(&post.author) && here.len() < PEOPLE {
            here.push(post.author);
        }
    }
    let along = shown.along.iter().filter_map(|id| person(*id));
    let along = along.map(|one| (urls::person(&one.name), one.display_name.clone()));
    let people = here.into_iter().filter_map(person);
    let people = people.map(|one| (urls::person(&one.name), one.display_name.clone()));
    Ok(Show {
        live: live(&t, visit, shown),
        kind: view::kind(&t, thread.kind).1,
        title: thread.title.clone(),
        lang: page.other(&thread.lang).map(str::to_owned),
        by: byline(shown, &t, seals),
        along: along.collect(),
        started: When::moment(&t, &visit.zone, thread.created_at),
        chips: view::chips(&t, &visit.zone, thread, now),
        tags: chips(&shown.tags, |tag| urls::tag(&space.slug, tag)),
        tags_lang: page.other(&space.lang).map(str::to_owned),
        change_tags: threads::may_tag(&shown.found, &shown.may, &app.config.limits, now)
            .is_ok()
            .then(|| urls::thread_tags(thread.id)),
        count: match thread.kind {
            ThreadKind::Article => t.count("article-comments", thread.replies),
            _ => t.count("thread-posts", thread.posts),
        },
        moved: moved(&t, visit, shown),
        note: stale.then(|| t.say("list-stale")),
        views: views(&t, shown, signed_in),
        keep: keep(app, visit, shown),
        to_new: to_new(&t, shown, has_new),
        part: part(&t, shown),
        none: shown.posts().is_empty().then(|| {
            let last = t.moment(thread.last_post_at, &visit.zone);
            t.named("view-nothing-new", &last)
        }),
        later: (!signed_in).then(|| {
            let last = thread.last_n;
            (urls::since(thread, last), t.count("view-later", last))
        }),
        marks: signed_in.then(|| {
            let new = has_new || shown.news != (None, None);
            (visit.keys(app), urls::thread_read(thread.id), new)
        }),
        posts,
        previous: shown
            .shared
            .posts
            .before
            .as_ref()
            .map(|cursor| urls::before(&base, cursor)),
        next: shown
            .shared
            .posts
            .after
            .as_ref()
            .map(|cursor| urls::after(&base, cursor)),
        first_last: (shown.view == View::Time && thread.last_n > 50)
            .then(|| (base.clone(), urls::last(&base))),
        reply,
        closed,
        moderate: shown
            .may
            .check::<Pin>(&facts)
            .is_ok()
            .then(|| urls::moderate(thread.id)),
        people: people.collect(),
        levels: None,
        article,
        question: None,
        page,
    })
}

fn live(t: &Texts<'_>, visit: &Visit, shown: &Shown) -> Live {
    let mut words = vec![
        // A number of each plural form: the script puts its own in its place.
        ("n1", t.count("live-new", 1)),
        ("n2", t.count("live-new", 2)),
        ("n5", t.count("live-new", 5)),
        ("edited", t.say("live-edited")),
        ("reload", t.say("live-reload")),
        ("away", t.say("live-away")),
        ("locked", t.say("live-locked")),
    ];
    if visit.viewer.id().is_some() {
        // The script puts names and a number in the places of the marks.
        let marks = [("name", "%".into()), ("n", "#".into())];
        words.push(("reading", t.named("live-reading", "%")));
        words.push(("readings", t.with("live-reading-more", &marks)));
    }
    let topics = shown
        .topics
        .iter()
        .map(|(name, seq)| format!("{name}@{seq}"));
    Live {
        topics: topics.collect::<Vec<String>>().join(" "),
        me: visit.viewer.id().map(|id| id.0),
        since: urls::since(&shown.found.thread, shown.found.thread.last_n),
        words,
    }
}

fn moved(t: &Texts<'_>, visit: &Visit, shown: &Shown) -> Option<String> {
    let (_, at, by) = shown.found.thread.moved?;
    let from = shown.moved_from.as_ref()?;
    let who = shown
        .people
        .get(&by)
        .map(|p| p.display_name.clone())
        .unwrap_or_default();
    let day = t.day(at, &visit.zone);
    Some(t.with(
        "thread-moved",
        &[
            ("forum", (&from.name).into()),
            ("name", (&who).into()),
            ("day", (&day).into()),
        ],
    ))
}

/// Where the first new post is: on this page, else behind it, else ahead of it.
fn to_new(t: &Texts<'_>, shown: &Shown, here: bool) -> Option<(String, String)> {
    let beside = |id| urls::thread_at(&shown.found.thread, Some(shown.view), id);
    match shown.news {
        _ if here => Some((urls::FIRST_NEW.to_owned(), t.say("view-next-new"))),
        (None, Some(behind)) => Some((beside(behind), t.say("view-next-new"))),
        (Some(_), Some(behind)) => Some((beside(behind), t.say("post-next-new"))),
        (Some(ahead), None) => Some((beside(ahead), t.say("post-previous-new"))),
        (None, None) => None,
    }
}

/// What page this is, where it does not begin with the thread's first post.
fn part(t: &Texts<'_>, shown: &Shown) -> Option<(String, Vec<(String, String)>)> {
    let thread = &shown.found.thread;
    let whole = || (urls::thread(thread), t.say("thread-whole"));
    if let Some(n) = shown.root {
        return Some((t.count("thread-root", n), vec![whole()]));
    }
    let (above, _) = shown
        .shared
        .above
        .last()
        .filter(|_| shown.view == View::Tree)?;
    let branch = (urls::branch(thread, above.id), t.say("post-branch"));
    Some((t.say("thread-branch"), vec![branch]))
}

fn views(
    t: &Texts<'_>,
    shown: &Shown,
    signed_in: bool,
) -> Vec<(String, &'static str, String, bool)> {
    let one = |view, icon, words| {
        (
            urls::thread_view(&shown.found.thread, view),
            icon,
            words,
            view == shown.view,
        )
    };
    let mut views = vec![
        one(View::Tree, "tree", t.say("view-tree")),
        one(View::Time, "clock", t.say("view-time")),
    ];
    // What is new to a visitor only the link that he kept can say.
    if signed_in || shown.view == View::New {
        views.push(one(View::New, "eye", t.say("view-new")));
    }
    views
}

fn keep(app: &App, visit: &Visit, shown: &Shown) -> Option<(String, &'static str, Keys)> {
    let asked = View::from_word(visit.query.get("view"))?;
    visit.viewer.id()?;
    (shown.kept != Some(asked)).then(|| {
        (
            urls::thread_keep_view(shown.found.thread.id),
            asked.as_str(),
            visit.keys(app),
        )
    })
}
