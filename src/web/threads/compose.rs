//! The composer: a new thread, a reply, and what they will look like.

use std::rc::Rc;
use std::sync::Arc;

use actix_web::HttpResponse;
use askama::Template;

use super::drafts::settle;
use super::preview::{Preview, preview_of};
use super::render::{Head, rendered};
use super::tags;
use super::view::When;
use crate::app::App;
use crate::base::{Error, PostId, ThreadId};
use crate::idempotency;
use crate::markup;
use crate::spaces;
use crate::threads::{
    self, Found, NewPost, NewThread, PostState, Single, Target, Via, Words, language, tag_names,
};
use crate::web::door::assets::ASSETS;
use crate::web::door::form::{Faults, Field};
use crate::web::door::{Keys, Reply, Visit, html, problem, see_other, urls};
use crate::web::layout::Page;

#[derive(Template)]
#[template(path = "threads/compose.html")]
pub struct Compose<'a> {
    pub page: Page<'a>,
    pub keys: Keys,
    pub heading: String,
    pub action: String,
    pub fields: Vec<Field>,
    pub faults: Option<Faults>,
    pub parent: Option<Parent>,
    /// What was typed, as it will stand.
    pub preview: Option<Preview>,
    pub submit: String,
    /// What the button saves nobody else sees yet: there is no other draft to keep.
    pub kept: bool,
    /// What its author must know before he sends it.
    pub notice: Option<String>,
    /// What he must do first, and where.
    pub way: Option<Way>,
    pub back: String,
    pub preview_url: &'static str,
    /// Where names are completed.
    pub people: String,
    /// What the text will become.
    pub target: Target,
    pub attach: Attach,
    pub draft: Resumed,
}

/// What somebody must do before his text can be sent.
pub struct Way {
    pub words: String,
    pub url: String,
    pub label: String,
}

/// What stands in the composer from before.
#[derive(Default)]
pub struct Resumed {
    /// The version that this page knows; 0 for none.
    pub version: i32,
    /// True where nothing was sent: a copy in the browser may be newer than what stands here.
    pub fresh: bool,
    /// Says whose text this is, and from when.
    pub note: Option<String>,
    /// What another device saved meanwhile.
    pub rival: Option<String>,
    /// Where a draft is kept, when the page has more fields than a text of its kind.
    pub to: Option<String>,
    /// Where a text may be held from ahead of its forum.
    pub earlier: Option<Target>,
}

impl Resumed {
    /// The version that a form brought.
    pub fn of(visit: &Visit) -> Resumed {
        Resumed {
            version: visit.form.get("version").parse().unwrap_or(0),
            ..Resumed::default()
        }
    }
}

/// The part of the composer that adds files.
#[derive(Default)]
pub struct Attach {
    pub open: bool,
    /// Where it is sent, when the page has more fields than a text of its kind.
    pub to: Option<String>,
    /// What was typed to describe a picture that was refused.
    pub alt: String,
    /// A file was added just now; true for a picture that still lacks a description.
    pub added: Option<bool>,
    /// What is meant is before one's eyes: a telephone offers its camera.
    pub camera: bool,
}

/// The post that is answered.
pub struct Parent {
    pub url: String,
    pub n: i32,
    pub author: String,
    pub when: When,
    pub lang: Option<String>,
    pub html: String,
}

impl Compose<'_> {
    /// Puts words that were typed before into the fields.
    pub(super) fn fill(&mut self, words: &Words) {
        // A draft may not know all that a question has beside its text; what it knows to be empty is empty.
        let known = words.says_all();
        // Whom a new question's page was opened for stays where nobody was named before.
        let changes = matches!(self.target, Target::Edit(_));
        let told = !words.offices.is_empty();
        let whom = told && (changes || words.office_names().next().is_some());
        for field in &mut self.fields {
            match field.name.as_ref() {
                "title" => field.value.clone_from(&words.title),
                "body" => field.value.clone_from(&words.body),
                "base" => field.value = words.base.to_string(),
                "lang" => field.choose(&words.lang),
                "place" if known || !words.place.is_empty() => {
                    field.value.clone_from(&words.place);
                }
                "sources" if known || !words.sources.is_empty() => {
                    field.value.clone_from(&words.sources);
                }
                "offices" if whom => {
                    field.tick(|slug| words.office_names().any(|office| office == slug));
                }
                "unsure" if told => {
                    let unsure = if words.is_unsure() { "on" } else { "" };
                    unsure.clone_into(&mut field.value);
                }
                "tags" if field.options.is_empty() => field.value.clone_from(&words.tags),
                "tags" => field.tick(|name| words.tag_names().any(|tag| tag == name)),
                _ => {}
            }
        }
    }

    /// What is added to a post later is text only: no row would say which files it shows.
    fn attaches(&self) -> bool {
        !matches!(self.target, Target::Addition(_))
    }

    fn file_error(&self) -> Option<&str> {
        let faults = self.faults.as_ref()?.list.iter();
        faults
            .clone()
            .find(|(field, _)| field == "file")
            .map(|(_, words)| words.as_str())
    }

    fn anchor(&self, field: &str) -> String {
        field.to_owned()
    }

    /// The page: with a preview, or with what was wrong.
    pub fn reply(mut self, error: Option<&Error>) -> Reply {
        let Some(error) = error else {
            return html(200, &self);
        };
        if matches!(error, Error::Broken(_) | Error::NotFound | Error::SignIn) {
            return Err(error.clone());
        }
        let mut faults = Faults::of(&self.page.t, error);
        faults.point_at(self.fields.iter_mut());
        self.faults = Some(faults);
        let mut answer = html(problem::status(error), &self)?;
        problem::retry_after(error, &mut answer);
        Ok(answer)
    }
}

/// What was typed, as a page that asked for a preview or was refused.
enum Back {
    Preview(String),
    Refused(Error),
}

/// `GET /t/{id}/reply?to={post}&quote=1`
///
/// # Errors
/// `NotFound` when the viewer may not see the thread.
pub async fn new_post(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (found, asked) = answerable(&app, &visit).await?;
    let text = match &asked {
        Some(single)
            if visit.query.get("quote") == "1" && single.post.state == PostState::Published =>
        {
            markup::quote(&single.author.name, single.post.id.0, &single.source) + "\n"
        }
        _ => String::new(),
    };
    let page = reply_page(&app, &visit, &found, asked.as_ref(), &text, "");
    resumed(&app, &visit, page).await?.reply(None)
}

/// The thread, where the viewer may reply, and the post of it that he answers.
async fn answerable(app: &App, visit: &Visit) -> crate::base::Result<(Found, Option<Single>)> {
    let id: ThreadId = visit.id("id")?;
    let to = visit.query.get("to").parse::<PostId>().ok();
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    app.db
        .read(move |c| {
            let found = threads::find(c, &viewer, id)?;
            let facts = threads::thread_facts(&found.thread, now);
            spaces::may(
                &viewer,
                &found.sight,
                found.space.id,
                Some(&found.forum),
                now,
            )
            .check::<spaces::Reply>(&facts)?;
            let asked = to
                .map(|to| threads::post(c, &viewer, to, now))
                .transpose()?;
            Ok((found, asked.filter(|single| single.post.thread == id)))
        })
        .await
}

/// `POST /t/{id}/posts`
///
/// # Errors
/// `NotFound` when the viewer may not see the thread; what was typed comes back with every other refusal.
pub async fn create_post(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let id: ThreadId = visit.id("id")?;
    let back = match write_post(&app, &visit, id).await {
        Ok(Ok(location)) => return Ok(published(&visit, &location)),
        Ok(Err(html)) => Back::Preview(html),
        Err(error) => Back::Refused(error),
    };
    let (found, asked) = answered(&app, &visit, id).await?;
    let page = reply_page(
        &app,
        &visit,
        &found,
        asked.as_ref(),
        visit.form.get("body"),
        visit.form.get("lang"),
    );
    finish(&app, &visit, page, back).await
}

/// The thread, and the post of it that was answered, if it may still be seen.
async fn answered(
    app: &App,
    visit: &Visit,
    id: ThreadId,
) -> crate::base::Result<(Found, Option<Single>)> {
    let to = visit.form.get("to").parse::<PostId>().ok();
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    app.db
        .read(move |c| {
            let found = threads::find(c, &viewer, id)?;
            let asked = to.and_then(|to| threads::post(c, &viewer, to, now).ok());
            Ok((found, asked.filter(|single| single.post.thread == id)))
        })
        .await
}

/// The address of the new post, or a preview.
async fn write_post(
    app: &App,
    visit: &Visit,
    id: ThreadId,
) -> crate::base::Result<Result<String, String>> {
    let source = NewPost::source(visit.form.get("body"), app.config.limits.post_max)?;
    let rendered = rendered(app, "body", &source, Head::Post).await?;
    if visit.form.get("do") == "preview" {
        return Ok(Err(markup::anchored(&rendered.html, 0)));
    }
    let key = visit.act()?;
    let (viewer, lang) = (visit.viewer.clone(), visit.form.get("lang").to_owned());
    let limits = app.config.limits;
    let parent = match visit.form.get("to") {
        "" => None,
        to => Some(to.parse::<PostId>().map_err(|()| Error::NotFound)?),
    };
    let (target, held) = (
        parent.map_or(Target::Thread(id), Target::Post),
        visit.held.clone(),
    );
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            let new = NewPost {
                source,
                rendered,
                lang,
                via: Via::Web,
                parent,
            };
            let post = threads::reply(tx, &viewer, id, new, &limits)?;
            settle(tx, &viewer, target, held.as_deref())?;
            Ok(urls::post(post))
        })
    });
    Ok(Ok(done.await?.location()))
}

pub(super) fn reply_page<'a>(
    app: &'a App,
    visit: &Visit,
    found: &Found,
    asked: Option<&Single>,
    text: &str,
    lang: &str,
) -> Compose<'a> {
    let (t, thread) = (visit.texts(app), &found.thread);
    let heading = match asked {
        Some(single) => t.count("compose-reply-to", single.post.n),
        None => t.say("compose-reply"),
    };
    let page = Page::new(app, visit, heading.clone()).under(
        urls::thread(thread),
        &thread.title,
        &thread.lang,
    );
    let most = i64::try_from(app.config.limits.post_max).unwrap_or(i64::MAX);
    let mut fields = vec![
        Field::area("body", t.say("compose-reply-body"), text, 12)
            .hint(t.count("compose-body-hint", most)),
        Field::text_language(&t, lang),
    ];
    if let Some(single) = asked {
        fields.push(Field::hidden("to", &single.post.id.to_string()));
    }
    Compose {
        target: asked.map_or(Target::Thread(thread.id), |single| {
            Target::Post(single.post.id)
        }),
        attach: Attach::default(),
        draft: Resumed::of(visit),
        keys: visit.keys(app),
        action: urls::thread_posts(thread.id),
        parent: asked.map(|single| Parent {
            url: urls::post(single.post.id),
            n: single.post.n,
            author: match single.post.state {
                PostState::Withdrawn => t.say("post-withdrawn"),
                PostState::Removed => t.say("post-removed"),
                PostState::Purged => t.say("post-purged"),
                _ => single.author.display_name.clone(),
            },
            when: When::moment(&t, &visit.zone, single.post.created_at),
            lang: page.other(&single.post.lang).map(str::to_owned),
            html: single.post.html.clone(),
        }),
        heading,
        fields,
        faults: None,
        preview: None,
        submit: t.say("compose-publish"),
        kept: false,
        notice: None,
        way: None,
        back: urls::thread(thread),
        preview_url: urls::PREVIEW,
        people: urls::api_people(&found.space.slug, &found.forum.slug),
        page: scripted(page.hidden()),
    }
}

/// `GET /s/{space}/{forum}/new`
///
/// # Errors
/// `NotFound` when the viewer may not see the forum; `Refused` or `Locked` when he may not start threads there.
pub async fn new_thread(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (there, may) = forum_of(&app, &visit).await?;
    may.check::<spaces::Start>(&spaces::Facts::default())?;
    let page = thread_page(&app, &visit, &there, [""; 3]);
    resumed(&app, &visit, page).await?.reply(None)
}

/// `POST /s/{space}/{forum}/threads`
///
/// # Errors
/// `NotFound` when the viewer may not see the forum; what was typed comes back with every other refusal.
pub async fn create_thread(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (there, _) = forum_of(&app, &visit).await?;
    let back = match write_thread(&app, &visit, &there).await {
        Ok(Ok(location)) => return Ok(published(&visit, &location)),
        Ok(Err(html)) => Back::Preview(html),
        Err(error) => Back::Refused(error),
    };
    let typed = ["title", "body", "lang"].map(|name| visit.form.get(name));
    let page = thread_page(&app, &visit, &there, typed);
    finish(&app, &visit, page, back).await
}

async fn write_thread(
    app: &App,
    visit: &Visit,
    there: &There,
) -> crate::base::Result<Result<String, String>> {
    let There { space, forum, .. } = there;
    let preview = visit.form.get("do") == "preview";
    let title = match visit.form.get("title") {
        "" if preview => "·····",
        title => title,
    };
    let (title, source) =
        NewThread::parse(title, visit.form.get("body"), app.config.limits.opening_max)?;
    let rendered = rendered(app, "body", &source, Head::Post).await?;
    if preview {
        return Ok(Err(markup::anchored(&rendered.html, 0)));
    }
    let tags = tag_names(visit.form.all("tags"))?;
    let key = visit.act()?;
    let lang = language(
        visit.form.get("lang"),
        &format!("{title}\n{}", rendered.text),
        &space.lang,
    );
    let opening = NewPost {
        source,
        rendered,
        lang,
        via: Via::Web,
        parent: None,
    };
    let (viewer, place, held) = (
        visit.viewer.clone(),
        (space.id, forum.id),
        visit.held.clone(),
    );
    let limits = app.config.limits;
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            let new = NewThread {
                title,
                tags,
                opening,
            };
            let id = threads::start(tx, &viewer, place, new, &limits)?;
            settle(tx, &viewer, Target::Forum(place.1), held.as_deref())?;
            Ok(urls::thread(&threads::find(tx, &viewer, id)?.thread))
        })
    });
    Ok(Ok(done.await?.location()))
}

/// Where a thread is to be started, and the tags that it may bear.
pub(super) struct There {
    pub space: spaces::Space,
    pub forum: spaces::Forum,
    pub tags: Vec<spaces::Tag>,
}

async fn forum_of(app: &App, visit: &Visit) -> crate::base::Result<(There, spaces::May)> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let (space, forum) = (
        visit.part("space").to_owned(),
        visit.part("forum").to_owned(),
    );
    app.db
        .read(move |c| {
            let sight = spaces::sight(c, &viewer)?;
            let (space, forum) = spaces::find_forum(c, &sight, &space, &forum)?;
            let may = spaces::may(&viewer, &sight, space.id, Some(&forum), now);
            let tags = spaces::tags(c, space.id)?;
            Ok((There { space, forum, tags }, may))
        })
        .await
}

pub(super) fn thread_page<'a>(
    app: &'a App,
    visit: &Visit,
    There { space, forum, tags }: &There,
    [title, text, lang]: [&str; 3],
) -> Compose<'a> {
    let t = visit.texts(app);
    let page = Page::new(app, visit, t.say("compose-thread"))
        .under(urls::space(&space.slug), &space.name, &space.lang)
        .under(
            urls::forum(&space.slug, &forum.slug),
            &forum.name,
            &space.lang,
        );
    let most = i64::try_from(app.config.limits.opening_max).unwrap_or(i64::MAX);
    let mut fields = vec![
        Field::line("title", t.say("compose-title"), title).hint(t.say("compose-title-hint")),
        Field::area("body", t.say("compose-thread-body"), text, 14)
            .hint(t.count("compose-body-hint", most)),
    ];
    fields.extend(tags::field(&t, tags, &tags::typed(visit)));
    fields.push(Field::text_language(&t, lang));
    Compose {
        target: Target::Forum(forum.id),
        attach: Attach::default(),
        draft: Resumed::of(visit),
        keys: visit.keys(app),
        heading: t.say("compose-thread"),
        action: urls::forum_threads(&space.slug, &forum.slug),
        fields,
        faults: None,
        parent: None,
        preview: None,
        submit: t.say("compose-publish"),
        kept: false,
        notice: None,
        way: None,
        back: urls::forum(&space.slug, &forum.slug),
        preview_url: urls::PREVIEW,
        people: urls::api_people(&space.slug, &forum.slug),
        page: scripted(page.hidden()),
    }
}

/// Leads on to what was published, and tells the browser.
pub fn published(visit: &Visit, location: &str) -> HttpResponse {
    visit.published();
    see_other(location)
}

/// The page with what its reader typed there before: held since he was signed out, or saved as a draft.
///
/// # Errors
/// What the database says.
pub async fn resumed<'a>(
    app: &'a App,
    visit: &Visit,
    mut page: Compose<'a>,
) -> crate::base::Result<Compose<'a>> {
    let (viewer, target, now) = (visit.viewer.clone(), page.target, app.clock.now());
    let token = visit.held.clone().unwrap_or_default();
    let earlier = page.draft.earlier;
    let (draft, held) = app
        .db
        .read(move |c| {
            let held = threads::held(c, &token, target, now)?;
            let held = match earlier.filter(|_| held.is_none()) {
                Some(earlier) => threads::held(c, &token, earlier, now)?,
                None => held,
            };
            Ok((threads::draft(c, &viewer, target)?, held))
        })
        .await?;
    page.draft.fresh = true;
    if let Some(draft) = &draft {
        let when = page.page.t.moment(draft.saved_at, &visit.zone);
        page.draft.version = draft.version;
        page.draft.note = Some(page.page.t.named("draft-from", &when));
        page.fill(&draft.words);
    }
    if let Some(words) = held {
        page.draft.note = Some(page.page.t.say("draft-held"));
        page.draft.rival = draft
            .map(|draft| draft.words.body)
            .filter(|body| *body != words.body);
        page.fill(&words);
    }
    Ok(page)
}

async fn finish(app: &App, visit: &Visit, mut page: Compose<'_>, back: Back) -> Reply {
    match back {
        Back::Preview(html) => {
            page.preview = Some(preview_of(app, visit, page.target, html).await?);
            page.reply(None)
        }
        Back::Refused(error) => page.reply(Some(&error)),
    }
}

/// What scripts add to the composer, by their names.
const SCRIPTS: [&str; 5] = [
    "name-picker",
    "text-preview",
    "draft-keeper",
    "text-tools",
    "picture-shrink",
];

/// Adds the scripts of the composer.
pub fn scripted(mut page: Page<'_>) -> Page<'_> {
    page.scripts = SCRIPTS.iter().map(|name| ASSETS.url(name)).collect();
    page
}
