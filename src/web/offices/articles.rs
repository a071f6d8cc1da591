//! Where the people of an office write for its blog: what waits for somebody, each text with what may be done with it.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use crate::accounts::Person;
use crate::app::App;
use crate::base::{Error, OfficeArticleId, Result, UserId};
use crate::blogs::{self, Bench, Comments, Deed, NewBlog, NewOfficial, Official, Spot, Stage};
use crate::i18n::{Arg, Texts};
use crate::idempotency;
use crate::markup;
use crate::spaces::{self, Hand, OpenOfficeBlog, Space, Tag};
use crate::threads::{self, Via};
use crate::web::door::form::{Button, Field, Form, FormPage};
use crate::web::door::{Reply, Visit, html, see_other, urls};
use crate::web::layout::Page;
use crate::web::threads::{Sent, article_fields, read_article, rendered_article};

#[derive(Template)]
#[template(path = "offices/articles.html")]
struct List<'a> {
    page: Page<'a>,
    heading: String,
    /// Address, words, style, icon.
    acts: Vec<(String, String, &'static str, &'static str)>,
    /// Heading and texts; no heading has none below it.
    parts: Vec<(String, Vec<Row>)>,
    none: Option<String>,
}

struct Row {
    url: String,
    title: String,
    lang: Option<String>,
    state: String,
}

/// `GET /o/{office}/articles`
///
/// # Errors
/// `NotFound` when the viewer does not see the office; `Refused` unless he acts for it or is an administrator.
pub async fn articles(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (found, all) = bench(&app, &visit, None).await?;
    html(200, &list(&app, &visit, &found, &all))
}

fn list<'a>(app: &'a App, visit: &Visit, found: &Found, all: &[Official]) -> List<'a> {
    let (t, office) = (visit.texts(app), &found.bench.office);
    let heading = t.say("official-title");
    let page = frame(app, visit, found, heading.clone());
    let row = |one: &Official| Row {
        url: urls::office_article(&office.slug, one.id),
        title: one.title.clone(),
        lang: page.other(&one.lang).map(str::to_owned),
        state: standing(&t, visit, one, &found.people),
    };
    let part = |key: &str, stages: &[Stage]| {
        let own = all.iter().filter(|one| stages.contains(&one.stage));
        (t.say(key), own.map(row).collect::<Vec<Row>>())
    };
    let parts = vec![
        part("official-review", &[Stage::Review]),
        part("official-drafts", &[Stage::Draft, Stage::Returned]),
        part("official-scheduled", &[Stage::Scheduled]),
        part("official-published", &[Stage::Published, Stage::Withdrawn]),
    ];
    List {
        heading,
        acts: acts(&t, found),
        parts: parts
            .into_iter()
            .filter(|(_, rows)| !rows.is_empty())
            .collect(),
        none: all.is_empty().then(|| match found.bench.blog {
            Some(_) => t.say("official-none"),
            None => t.say("official-no-blog"),
        }),
        page,
    }
}

fn acts(t: &Texts<'_>, found: &Found) -> Vec<(String, String, &'static str, &'static str)> {
    let (bench, mut acts) = (&found.bench, Vec::new());
    let new = urls::new_office_article(&bench.office.slug);
    match &bench.blog {
        None if found.opens.is_ok() => acts.push((new, t.say("official-open"), "", "add")),
        None => {}
        Some(blog) => {
            if bench.hand.is_some() {
                acts.push((new, t.say("article-new"), "", "add"));
            }
            let url = urls::blog(&blog.slug);
            acts.push((url, t.say("official-blog"), "quiet", "article"));
            if bench.hand >= Some(Hand::Publish) {
                let url = urls::blog_settings(&blog.slug);
                acts.push((url, t.say("blog-settings"), "quiet", "edit"));
            }
        }
    }
    acts
}

/// What the pages of an office's texts are made of.
pub struct Found {
    pub bench: Bench,
    pub space: Space,
    /// Whether the viewer may open a blog for the office.
    opens: Result<()>,
    tags: Vec<Tag>,
    pub people: HashMap<UserId, Person>,
}

/// The office of the address with what its people write, or with one of it.
///
/// # Errors
/// As [`articles`].
pub async fn bench(
    app: &App,
    visit: &Visit,
    one: Option<OfficeArticleId>,
) -> Result<(Found, Vec<Official>)> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let slug = visit.part("office").to_owned();
    let read = app.db.read(move |c| {
        let bench = blogs::bench(c, &viewer, &slug, now)?;
        let all = match (bench.hand, one) {
            (Some(_), Some(id)) => vec![blogs::official(c, bench.office.id, id)?],
            (Some(_), None) => blogs::officials(c, bench.office.id)?,
            (None, _) => Vec::new(),
        };
        let space = bench.office.space;
        let may = spaces::may(&viewer, &bench.sight, space, None, now);
        let found = Found {
            people: blogs::hands_of(c, &all)?,
            opens: may.check::<OpenOfficeBlog>(&bench.facts()),
            tags: spaces::tags(c, space)?,
            space: spaces::space_by_id(c, &bench.sight, space)?,
            bench,
        };
        Ok((found, all))
    });
    read.await
}

/// The office of the address with one text of its people, for those who act for it.
///
/// # Errors
/// As [`articles`]; `NotFound` when it has no such text.
pub async fn one(app: &App, visit: &Visit, id: OfficeArticleId) -> Result<(Found, Official)> {
    let (found, all) = bench(app, visit, Some(id)).await?;
    if found.bench.hand.is_none() {
        return Err(Error::refused("office_only", "office"));
    }
    let one = all.into_iter().next();
    Ok((found, one.ok_or(Error::NotFound)?))
}

fn frame<'a>(app: &'a App, visit: &Visit, found: &Found, title: String) -> Page<'a> {
    let office = &found.bench.office;
    Page::new(app, visit, title)
        .under(urls::office(&office.slug), &office.name, &found.space.lang)
        .hidden()
}

/// Where a text stands and who did that, in words.
fn standing(
    t: &Texts<'_>,
    visit: &Visit,
    one: &Official,
    people: &HashMap<UserId, Person>,
) -> String {
    let (key, who, at) = match one.stage {
        Stage::Draft => ("official-is-draft", Some(one.writer), Some(one.saved_at)),
        Stage::Review => ("official-is-review", one.proposer, one.proposed_at),
        Stage::Returned => ("official-is-returned", one.decider, one.decided_at),
        Stage::Scheduled => ("official-is-scheduled", one.decider, one.publish_at),
        Stage::Published => ("official-is-published", one.decider, one.decided_at),
        Stage::Withdrawn => ("official-is-withdrawn", one.decider, one.decided_at),
    };
    let name = who.and_then(|who| people.get(&who));
    let name = name.map_or("", |person| person.display_name.as_str());
    let when = t.moment(at.unwrap_or(one.saved_at), &visit.zone);
    t.with(
        key,
        &[("name", Arg::Text(name)), ("when", Arg::Text(&when))],
    )
}

/// `GET /o/{office}/articles/new`: a new text, or the blog first.
///
/// # Errors
/// As [`articles`]; `Refused` for an administrator where there is a blog.
pub async fn new_article(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    new_page(&app, &visit, None).await
}

async fn new_page(app: &App, visit: &Visit, error: Option<&Error>) -> Reply {
    let ((found, _), t) = (bench(app, visit, None).await?, visit.texts(app));
    let office = &found.bench.office;
    let here = urls::office_articles(&office.slug);
    if found.bench.blog.is_none() {
        found.opens.clone()?;
        let typed = |name| visit.form.get(name);
        let fields = vec![
            Field::line("title", t.say("blog-title"), typed("title"))
                .hint(t.say("blog-title-hint")),
            Field::line("slug", t.say("blog-slug"), typed("slug")).hint(t.say("blog-slug-hint")),
            Field::area("about", t.say("blog-about"), typed("about"), 4)
                .hint(t.say("blog-about-hint"))
                .optional(),
        ];
        let mut form = Form::new(here, fields, String::new());
        form.buttons = vec![Button::new("open", t.say("blog-open-button"), "")];
        let heading = t.say("official-open");
        let page = frame(app, visit, &found, heading.clone());
        return FormPage::new(app, visit, page, heading, vec![form])
            .lead(t.say("official-open-lead"))
            .reply(error);
    }
    if found.bench.hand.is_none() {
        return Err(Error::refused("office_only", "office"));
    }
    let sent = read_article(visit).unwrap_or_default();
    let form = writing(app, visit, &found, (here.clone(), &sent, None));
    let heading = t.say("article-new");
    let page = frame(app, visit, &found, heading.clone()).under(here, &t.say("official-title"), "");
    FormPage::new(app, visit, page, heading, vec![form])
        .lead(t.say("official-new-lead"))
        .reply(error)
}

/// The form in which a text is written.
fn writing(
    app: &App,
    visit: &Visit,
    found: &Found,
    (to, sent, one): (String, &Sent, Option<&Official>),
) -> Form {
    let t = visit.texts(app);
    let mut fields = article_fields(app, visit, sent, &found.tags);
    fields.push(Field::hidden(
        "version",
        &one.map_or(0, |one| one.version).to_string(),
    ));
    let mut form = Form::new(to, fields, String::new());
    form.buttons = match one.map(|one| one.stage) {
        Some(Stage::Published) => vec![Button::new("correct", t.say("official-correct"), "quiet")],
        _ => vec![
            Button::new("propose", t.say("official-propose"), ""),
            Button::new("save", t.say("article-save"), "quiet"),
        ],
    };
    form
}

/// `GET /o/{office}/articles/{id}`
///
/// # Errors
/// As [`articles`]; `NotFound` when it has no such text.
pub async fn article(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    page(&app, &visit, None).await
}

async fn page(app: &App, visit: &Visit, error: Option<&Error>) -> Reply {
    let (found, one) = one(app, visit, visit.id("id")?).await?;
    let (t, slug) = (visit.texts(app), found.bench.office.slug.clone());
    let list = urls::office_articles(&slug);
    let shown = rendered_article(app, sent_of(&one), Via::Web, visit.lang.code()).await?;
    let lang = shown.thread.opening.lang.clone();
    let body = markup::anchored(&shown.thread.opening.rendered.html, 0);
    let body = app.db.read(move |c| threads::linked(c, &body)).await?;
    let frame =
        frame(app, visit, &found, one.title.clone()).under(list, &t.say("official-title"), "");
    let forms = forms(app, visit, &found, (&one, error));
    let mut page = FormPage::new(app, visit, frame, one.title.clone(), forms);
    if !one.note.is_empty() {
        page = page.lead(one.note.clone());
    }
    if let Some(thread) = one.thread.filter(|_| one.stage == Stage::Published) {
        let here = (
            urls::office_article(&slug, one.id),
            t.say("official-text"),
            true,
        );
        let read = (urls::thread_numbered(thread), t.say("article-read"), false);
        page.tabs = vec![here, read];
    }
    page.about = Some((standing(&t, visit, &one, &found.people), lang, body));
    match error {
        Some(_) => page.keeping(visit).reply(error),
        None => page.reply(None),
    }
}

/// A text as its form holds it.
fn sent_of(one: &Official) -> Sent {
    Sent {
        title: one.title.clone(),
        body: one.text.clone(),
        excerpt: one.excerpt.clone(),
        lang: one.lang.clone(),
        tags: one.tags.clone(),
        comments: one.comments.word().to_owned(),
        comment_days: match one.comments {
            Comments::Days(days) => days.to_string(),
            Comments::On | Comments::Off => String::new(),
        },
    }
}

/// What a program sent of a published text: what it did not name of language and comments stays as it is.
fn completed(sent: Sent, one: &Official) -> Sent {
    let standing = sent_of(one);
    let comments = match sent.comments.is_empty() {
        true => (standing.comments, standing.comment_days),
        false => (sent.comments, sent.comment_days),
    };
    let lang = match sent.lang.is_empty() {
        true => standing.lang,
        false => sent.lang,
    };
    Sent {
        lang,
        comments: comments.0,
        comment_days: comments.1,
        ..sent
    }
}

/// What the viewer may do with a text: to decide ahead of to write.
fn forms(
    app: &App,
    visit: &Visit,
    found: &Found,
    (one, error): (&Official, Option<&Error>),
) -> Vec<Form> {
    let t = visit.texts(app);
    let here = urls::office_article(&found.bench.office.slug, one.id);
    let may = |deed| found.bench.lets(one, deed, visit.viewer.id());
    let version = || Field::hidden("version", &one.version.to_string());
    let simple = |deed: &'static str, icon, (title, act, style): (&str, &str, &'static str)| {
        let mut form = Form::new(here.clone(), vec![version()], String::new());
        form.buttons = vec![Button::new(deed, t.say(act), style)];
        form.headed(icon, t.say(title), "plain-")
    };
    let mut forms = Vec::new();
    if may(Deed::Publish) {
        let words = ("article-publish-title", "article-publish", "");
        forms.push(simple("publish", "eye", words));
    }
    if may(Deed::Schedule) {
        forms.push(minute(visit, &t, one, (here.clone(), version())));
    }
    if may(Deed::Unschedule) {
        let words = ("official-unschedule-title", "article-unschedule", "quiet");
        forms.push(simple("unschedule", "clock", words));
    }
    if may(Deed::Return) {
        let note = Field::area("note", t.say("drafting-note"), visit.form.get("note"), 3)
            .hint(t.say("drafting-note-hint"));
        let mut form = Form::new(here.clone(), vec![note, version()], String::new());
        form.buttons = vec![Button::new("give_back", t.say("official-return"), "quiet")];
        forms.push(form.headed("reply", t.say("official-return-title"), "back-"));
    }
    if may(Deed::Save) || may(Deed::Correct) {
        let typed = error.and_then(|_| read_article(visit).ok());
        let typed = typed.filter(|_| WRITES.contains(&visit.form.get("do")));
        let sent = typed.unwrap_or_else(|| sent_of(one));
        let form = writing(app, visit, found, (here.clone(), &sent, Some(one)));
        forms.push(form.headed("edit", t.say("article-edit"), ""));
    }
    if may(Deed::Withdraw) {
        let words = ("article-withdraw-title", "official-withdraw", "danger");
        forms.push(simple("withdraw", "archive", words));
    }
    if may(Deed::Discard) {
        let words = ("article-end-title", "article-end", "danger");
        forms.push(simple("discard", "delete", words));
    }
    forms
}

/// Words of the deeds that bring a text along.
const WRITES: [&str; 3] = ["save", "propose", "correct"];

fn minute(visit: &Visit, t: &Texts<'_>, one: &Official, (here, version): (String, Field)) -> Form {
    let at = match visit.form.get("at") {
        "" => one
            .publish_at
            .map(|at| visit.zone.minute_of(at))
            .unwrap_or_default(),
        typed => typed.to_owned(),
    };
    let zone = visit.viewer.person().map_or("UTC", |me| &me.zone);
    let at = Field::line("at", t.say("article-at"), &at)
        .kind("datetime-local")
        .hint(t.named("article-at-hint", zone));
    let mut form = Form::new(here, vec![at, version], String::new());
    form.buttons = vec![Button::new("schedule", t.say("article-schedule"), "quiet")];
    form.headed("clock", t.say("article-schedule-title"), "at-")
}

/// What is done, as a form or a program sends it.
pub struct Doing {
    pub what: String,
    pub version: String,
    pub note: String,
    pub at: String,
    /// Address word of a blog to be, and what it is about.
    pub blog: (String, String),
    pub sent: Sent,
}

impl Doing {
    fn of(visit: &Visit) -> Result<Doing> {
        let typed = |name| visit.form.get(name).to_owned();
        Ok(Doing {
            what: typed("do"),
            version: typed("version"),
            note: typed("note"),
            at: typed("at"),
            blog: (typed("slug"), typed("about")),
            sent: read_article(visit)?,
        })
    }
}

/// `POST /o/{office}/articles`: opens the blog, or keeps a new text.
///
/// # Errors
/// As the page; what was typed comes back with what is wrong.
pub async fn create_article(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let done = match Doing::of(&visit) {
        Ok(doing) => perform(&app, &visit, None, doing).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(location) => Ok(see_other(&location)),
        Err(error @ (Error::Invalid(_) | Error::Unknown(_) | Error::Conflict(_))) => {
            new_page(&app, &visit, Some(&error)).await
        }
        Err(error) => Err(error),
    }
}

/// `POST /o/{office}/articles/{id}`
///
/// # Errors
/// As the page; what was typed comes back with what is wrong.
pub async fn act_article(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let id: OfficeArticleId = visit.id("id")?;
    let done = match Doing::of(&visit) {
        Ok(doing) => perform(&app, &visit, Some(id), doing).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(location) => Ok(see_other(&location)),
        Err(error @ (Error::Invalid(_) | Error::Unknown(_) | Error::Conflict(_))) => {
            page(&app, &visit, Some(&error)).await
        }
        Err(error) => Err(error),
    }
}

/// Does what is said; gives where one reads on.
///
/// # Errors
/// As the room does; `Invalid(do)` for what it does not.
pub async fn perform(
    app: &App,
    visit: &Visit,
    id: Option<OfficeArticleId>,
    mut doing: Doing,
) -> Result<String> {
    let slug = visit.part("office").to_owned();
    if let (None, "open") = (id, doing.what.as_str()) {
        return open(app, visit, slug, &doing).await;
    }
    let deed = Deed::from_word(&doing.what).ok_or_else(|| Error::field("do", "choice"))?;
    let minute = visit.zone.minute(&doing.at);
    let via = if !visit.form.get("do").is_empty() {
        Via::Web
    } else {
        Via::Api
    };
    if let (Deed::Correct, Via::Api, Some(id)) = (deed, via, id) {
        doing.sent = completed(doing.sent, &one(app, visit, id).await?.1);
    }
    let new = match deed {
        Deed::Save | Deed::Propose | Deed::Correct => Some(doing.sent.clone()),
        Deed::Publish => {
            let id = id.ok_or(Error::NotFound)?;
            Some(sent_of(&one(app, visit, id).await?.1))
        }
        _ => None,
    };
    let new = match new {
        Some(sent) => Some(rendered_article(app, sent, via, visit.lang.code()).await?),
        None => None,
    };
    let link = urls::absolute(&app.config, &urls::office_articles(&slug));
    let (key, viewer, limits) = (visit.act()?, visit.viewer.clone(), app.config.limits);
    let (staff_mfa, host) = (app.config.staff_mfa, app.config.host().to_owned());
    let spot = Spot {
        version: doing.version.parse().unwrap_or(0),
        office: slug.clone(),
        // A text without a number is a new one.
        id: id.unwrap_or(OfficeArticleId(0)),
        link,
    };
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            let here = urls::office_article(&slug, spot.id);
            let kept = |new, proposes| NewOfficial::of(new, &doing.sent.lang, proposes);
            match (deed, new) {
                (Deed::Save | Deed::Propose, Some(new)) => {
                    let new = kept(new, deed == Deed::Propose);
                    if id.is_none() {
                        let at = (slug.as_str(), spot.link.as_str());
                        let id = blogs::begin_for_office(tx, &viewer, at, &new)?;
                        return Ok(urls::office_article(&slug, id));
                    }
                    blogs::save_for_office(tx, &viewer, &spot, &new)?;
                }
                (Deed::Publish, Some(new)) => {
                    let id = blogs::publish_for_office(tx, &viewer, &spot, &new)?;
                    return Ok(urls::thread_numbered(id));
                }
                (Deed::Correct, Some(new)) => {
                    let new = (new, doing.sent.lang.as_str());
                    blogs::correct_for_office(tx, &viewer, &spot, new, &limits)?;
                }
                (Deed::Return, _) => {
                    blogs::return_for_office(tx, &viewer, &spot, &doing.note)?;
                }
                (Deed::Schedule, _) => {
                    let at = minute.ok_or_else(|| Error::field("at", "minute"))?;
                    let site = (staff_mfa, host.as_str());
                    blogs::schedule_for_office(tx, &viewer, &spot, at, site)?;
                }
                (Deed::Unschedule, _) => blogs::unschedule_for_office(tx, &viewer, &spot)?,
                (Deed::Withdraw, _) => blogs::withdraw_for_office(tx, &viewer, &spot)?,
                (Deed::Discard, _) => {
                    blogs::discard_for_office(tx, &viewer, &spot)?;
                    return Ok(urls::office_articles(&slug));
                }
                (Deed::Save | Deed::Propose | Deed::Publish | Deed::Correct, None) => {
                    return Err(Error::field("do", "choice"));
                }
            }
            Ok(here)
        })
    });
    Ok(done.await?.location())
}

async fn open(app: &App, visit: &Visit, slug: String, doing: &Doing) -> Result<String> {
    let new = NewBlog::parse(&doing.sent.title, &doing.blog.0, &doing.blog.1)?;
    let (key, viewer) = (visit.act()?, visit.viewer.clone());
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            blogs::open_for_office(tx, &viewer, &slug, &new)?;
            Ok(urls::office_articles(&slug))
        })
    });
    Ok(done.await?.location())
}
