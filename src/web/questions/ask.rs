//! The page on which a question is written, and on which a returned one is written again.

use std::rc::Rc;
use std::sync::Arc;

use super::whom;
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::{Error, Result, SpaceId, ThreadId};
use crate::db::Conn;
use crate::i18n::Texts;
use crate::idempotency;
use crate::markup;
use crate::offices::{self, Intake, Office};
use crate::questions::{self, Asking, LONGEST, NewQuestion, Whole};
use crate::residents;
use crate::spaces::{self, Space, Tag};
use crate::threads::{self, NewPost, NewThread, Post, Target, Via, language, tag_names};
use crate::web::door::form::Field;
use crate::web::door::{Reply, Visit, see_other, urls, words};
use crate::web::files;
use crate::web::layout::Page;
use crate::web::threads::compose::{Attach, Compose, Resumed, Way, resumed, scripted};
use crate::web::threads::drafts::settle;
use crate::web::threads::preview::preview_of;
use crate::web::threads::{Head, question, rendered, tags, told_hidden};

/// What stands in the fields.
#[derive(Clone)]
pub struct Typed {
    pub title: String,
    pub body: String,
    pub place: String,
    pub sources: String,
    pub lang: String,
    /// Names of its tags; none where those that it bears stay.
    pub tags: Option<Vec<String>>,
    pub offices: Vec<String>,
    pub unsure: bool,
    /// Of one that is written again: the revision of its text that was changed.
    pub base: i32,
}

impl Typed {
    pub(super) fn sent(visit: &Visit) -> Typed {
        let field = |name| visit.form.get(name).to_owned();
        Typed {
            title: field("title"),
            body: field("body"),
            place: field("place"),
            sources: field("sources"),
            lang: field("lang"),
            tags: Some(visit.form.all("tags").map(str::to_owned).collect()),
            offices: visit.form.all("offices").map(str::to_owned).collect(),
            unsure: visit.form.has("unsure"),
            base: visit.form.get("base").parse().unwrap_or(0),
        }
    }

    /// As the page opens: for the office that it was opened from.
    fn fresh(visit: &Visit) -> Typed {
        Typed {
            title: String::new(),
            body: String::new(),
            place: String::new(),
            sources: String::new(),
            lang: String::new(),
            tags: None,
            offices: vec![visit.query.get("office").to_owned()],
            unsure: false,
            base: 0,
        }
    }

    fn of(whole: &Whole, source: &str) -> Typed {
        let question = &whole.question;
        Typed {
            title: whole.found.thread.title.clone(),
            body: source.to_owned(),
            place: question.place.clone(),
            sources: question.sources.clone(),
            lang: whole.found.thread.lang.clone(),
            tags: None,
            offices: whole
                .before
                .iter()
                .map(|one| one.office.slug.clone())
                .collect(),
            unsure: question.unaddressed,
            base: 0,
        }
    }

    /// The same, with the tags that the question bears where none are named.
    fn tagged(&self, bears: &[String]) -> Typed {
        Typed {
            tags: self.tags.clone().or_else(|| Some(bears.to_vec())),
            ..self.clone()
        }
    }
}

/// Where it is asked: the space, its offices that take questions, and the forum that a draft is kept for.
struct There {
    space: Space,
    offices: Vec<Office>,
    /// What it may be about, and what it is about so far.
    tags: Vec<Tag>,
    bears: Vec<String>,
    target: Target,
    /// Residents alone ask there, and the viewer is none so far.
    residents: bool,
    /// The viewer judges questions there, and may take down those of others.
    judges: bool,
}

/// `GET /s/{space}/ask?office={slug}`
///
/// # Errors
/// `NotFound` when the viewer does not see the space.
pub async fn new(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let there = there(&app, &visit).await?;
    let page = compose(&app, &visit, &there, &Typed::fresh(&visit));
    back(&app, &visit, &there, page).await
}

/// The page with what was kept of it, and the offices in the order that follows from that.
async fn back<'a>(app: &'a App, visit: &Visit, there: &There, page: Compose<'a>) -> Reply {
    let said = page.draft.note.clone();
    let mut page = resumed(app, visit, page).await?;
    let kept = page
        .draft
        .note
        .clone()
        .filter(|kept| Some(kept) != said.as_ref());
    if let (Some(said), Some(kept)) = (said, kept) {
        page.draft.note = Some(format!("{said} ({kept})"));
    }
    whom::order(&visit.texts(app), &there.offices, &mut page.fields);
    page.reply(None)
}

async fn there(app: &App, visit: &Visit) -> Result<There> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let slug = visit.part("space").to_owned();
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let space = spaces::find(c, &sight, &slug)?;
        let mut offices = offices::of_space(c, &sight, space.id, now)?;
        offices.retain(|office| office.intake == Intake::Open);
        let forums = spaces::forums(c, &sight, space.id)?;
        let forum = forums.iter().find(|forum| forum.questions);
        let target = forum.map_or(Target::Asked(space.id), |forum| Target::Forum(forum.id));
        Ok(There {
            residents: wanted(c, &viewer, space.id)?,
            judges: sight.moderates(space.id),
            tags: spaces::tags(c, space.id)?,
            bears: Vec::new(),
            space,
            offices,
            target,
        })
    });
    found.await
}

/// True where residents alone ask and the viewer is none.
fn wanted(c: &mut Conn, viewer: &Viewer, space: SpaceId) -> Result<bool> {
    let level = offices::settings(c, space, None)?.ask_level;
    match residents::required(c, viewer, space, level) {
        Ok(()) => Ok(false),
        Err(Error::Refused(_)) => Ok(true),
        Err(other) => Err(other),
    }
}

/// `POST /s/{space}/questions`
///
/// # Errors
/// `NotFound` when the viewer does not see the space; what was typed comes back with every other refusal.
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let there = there(&app, &visit).await?;
    let mut typed = Typed::sent(&visit);
    if visit.form.get("do") == "file" {
        let brought = brought(&app, &visit, &mut typed).await;
        let page = compose(&app, &visit, &there, &typed);
        return with_file(page, &visit, brought);
    }
    let mut page = compose(&app, &visit, &there, &typed);
    if visit.form.get("do") == "draft" {
        return keep(&app, &visit, &there.space, page).await;
    }
    match write(&app, &visit, &there, &typed).await {
        Ok(Ok(location)) => {
            visit.published();
            Ok(see_other(&location))
        }
        Ok(Err(html)) => {
            page.preview = Some(preview_of(&app, &visit, page.target, html).await?);
            page.reply(None)
        }
        Err(error) => page.reply(Some(&error)),
    }
}

/// Keeps what was typed for later, with all that a question has beside its text; it comes back when that cannot be.
async fn keep(app: &App, visit: &Visit, space: &Space, mut page: Compose<'_>) -> Reply {
    let error = match kept(app, visit, space, page.target).await {
        Ok(location) => {
            // The draft may be kept for another place than the browser's copy: the first one brings the forum.
            visit.published();
            return Ok(see_other(&location));
        }
        Err(error) => error,
    };
    if let Error::Conflict(conflict) = &error {
        page.draft.rival.clone_from(&conflict.current);
        page.draft.version = conflict.revision.unwrap_or(page.draft.version);
    }
    page.reply(Some(&error))
}

/// Where the draft stands that was kept.
async fn kept(app: &App, visit: &Visit, space: &Space, target: Target) -> Result<String> {
    let words = words(visit).within(app.config.limits.opening_max)?;
    let version = Resumed::of(visit).version;
    let (key, viewer, held) = (visit.act()?, visit.viewer.clone(), visit.held.clone());
    let (slug, title) = (space.slug.clone(), title(app, &space.lang));
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            let target = match target {
                Target::Forum(_) | Target::Asked(_) => {
                    let place = (slug.as_str(), title.as_str());
                    questions::keep_asking(tx, &viewer, place, version, &words)?
                }
                own => {
                    threads::save_draft(tx, &viewer, own, version, &words)?;
                    own
                }
            };
            held.map_or(Ok(()), |token| threads::let_go(tx, &token))?;
            Ok(urls::draft(target))
        })
    });
    Ok(done.await?.location())
}

/// Keeps the file that came, and puts it behind the text; true where what it shows is said in words.
async fn brought(app: &App, visit: &Visit, typed: &mut Typed) -> Result<bool> {
    let file = files::upload(app, visit).await?;
    let (alt, silent) = (visit.form.get("alt"), visit.form.has("decorative"));
    let link = files::markdown(&file, alt, silent);
    let body = format!("{}\n\n{link}\n", typed.body.trim_end());
    typed.body = body.trim_start().to_owned();
    Ok(file.pixels.is_none() || silent || !alt.trim().is_empty())
}

/// The page with what was typed and the file in it, or with what was wrong with the file.
fn with_file(mut page: Compose<'_>, visit: &Visit, brought: Result<bool>) -> Reply {
    match brought {
        Ok(described) => {
            page.attach.added = Some(!described);
            page.reply(None)
        }
        Err(error) => {
            (page.attach.open, page.attach.alt) = (true, visit.form.get("alt").to_owned());
            page.reply(Some(&error))
        }
    }
}

/// Asks what a program sent; where the question is.
///
/// # Errors
/// As [`create`].
pub async fn ask(app: &App, visit: &Visit, typed: &Typed) -> Result<String> {
    let there = there(app, visit).await?;
    let asked = write(app, visit, &there, typed).await?;
    visit.published();
    // A program asks for no preview.
    asked.map_err(|_| Error::NotFound)
}

/// Sends again what a program sent; where the question is.
///
/// # Errors
/// As [`edit`].
pub async fn ask_again(app: &App, visit: &Visit, typed: &Typed) -> Result<String> {
    let (there, ..) = own(app, visit).await?;
    let asked = rewrite(app, visit, &there, &typed.tagged(&there.bears)).await?;
    asked.map_err(|_| Error::NotFound)
}

/// The address of the question, or a preview.
async fn write(
    app: &App,
    visit: &Visit,
    there: &There,
    typed: &Typed,
) -> Result<std::result::Result<String, String>> {
    let asking = match asking(app, visit, typed, &there.space.lang).await? {
        Ok(asking) => asking,
        Err(html) => return Ok(Err(html)),
    };
    let key = visit.act()?;
    let (viewer, slug, packs) = (
        visit.viewer.clone(),
        there.space.slug.clone(),
        app.packs.clone(),
    );
    let title = title(app, &there.space.lang);
    let (rates, api) = (app.config.limits.rates, visit.api);
    let (target, held) = (there.target, visit.held.clone());
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            let place = (slug.as_str(), title.as_str());
            let id = questions::ask(tx, &viewer, place, &asking, (&packs, rates))?;
            if !api {
                settle(tx, &viewer, target, held.as_deref())?;
            }
            Ok(urls::question(id))
        })
    });
    Ok(Ok(done.await?.location()))
}

/// What the forum of questions is called in the language of its space.
pub fn title(app: &App, lang: &str) -> String {
    let lang = crate::i18n::Lang::from_code(lang).unwrap_or(crate::i18n::Lang::En);
    app.i18n.texts(lang).say("questions-forum")
}

/// What was typed, checked and rendered; or a preview, where one was asked for.
pub(super) async fn asking(
    app: &App,
    visit: &Visit,
    typed: &Typed,
    fallback: &str,
) -> Result<std::result::Result<Asking, String>> {
    let preview = visit.form.get("do") == "preview";
    let offices: Vec<&str> = typed.offices.iter().map(String::as_str).collect();
    let title = match typed.title.as_str() {
        "" if preview => "··········",
        title => title,
    };
    let fields = [title, &typed.body, &typed.place, &typed.sources];
    let (new, source) = NewQuestion::parse(fields, &offices, typed.unsure || preview)?;
    let tags = tag_names(typed.tags.iter().flatten().map(String::as_str))?;
    let rendered = rendered(app, "body", &source, Head::Post).await?;
    if preview {
        return Ok(Err(markup::anchored(&rendered.html, 0)));
    }
    let text = format!("{}\n{}", new.title, rendered.text);
    let opening = NewPost {
        source,
        lang: language(&typed.lang, &text, fallback),
        rendered,
        via: if visit.api { Via::Api } else { Via::Web },
        parent: None,
    };
    let thread = NewThread {
        title: new.title.clone(),
        tags,
        opening,
    };
    Ok(Ok(Asking { new, thread }))
}

fn compose<'a>(app: &'a App, visit: &Visit, there: &There, typed: &Typed) -> Compose<'a> {
    let t = visit.texts(app);
    let space = &there.space;
    let page = Page::new(app, visit, t.say("ask-title")).under(
        urls::space(&space.slug),
        &space.name,
        &space.lang,
    );
    Compose {
        target: there.target,
        // Here, where all that was typed comes back.
        attach: Attach {
            to: Some(urls::questions(&space.slug)),
            camera: true,
            ..Attach::default()
        },
        draft: Resumed {
            to: Some(urls::questions(&space.slug)),
            // Somebody else may have asked first meanwhile.
            earlier: matches!(there.target, Target::Forum(_)).then_some(Target::Asked(space.id)),
            ..Resumed::of(visit)
        },
        keys: visit.keys(app),
        heading: t.say("ask-title"),
        action: urls::questions(&space.slug),
        fields: fields(
            &t,
            (&there.offices, &there.tags),
            &typed.tagged(&there.bears),
        ),
        faults: None,
        parent: None,
        preview: None,
        submit: t.say("ask-send"),
        kept: false,
        notice: question::legal(&t, &there.offices),
        way: way(&t, there),
        back: urls::space(&space.slug),
        preview_url: urls::PREVIEW,
        people: urls::api_people(&space.slug, "asked"),
        page: scripted(page.hidden()),
    }
}

/// What the viewer does first, or in its stead.
fn way(t: &Texts<'_>, there: &There) -> Option<Way> {
    let slug = &there.space.slug;
    if there.judges {
        return Some(Way {
            words: t.say("intake-moderators"),
            url: urls::question_intake(slug),
            label: t.say("intake-link"),
        });
    }
    there.residents.then(|| Way {
        words: t.say("residence-needed"),
        url: urls::residence(slug),
        label: t.say("residence-go"),
    })
}

pub(super) fn fields(
    t: &Texts<'_>,
    (offices, tags): (&[Office], &[Tag]),
    typed: &Typed,
) -> Vec<Field> {
    let chosen = |office: &Office| typed.offices.contains(&office.slug);
    let options = offices
        .iter()
        .map(|office| (office.slug.clone(), office.name.clone(), chosen(office)))
        .collect();
    let mut whom = Field::select("offices", t.say("ask-offices"), options)
        .kind("open boxes")
        .hint(t.say("ask-offices-hint"));
    whom.required = false;
    let most = i64::try_from(LONGEST).unwrap_or(i64::MAX);
    let mut fields = vec![
        whom,
        Field::check("unsure", t.say("ask-unsure"), typed.unsure).hint(t.say("ask-unsure-hint")),
        Field::line("title", t.say("ask-what"), &typed.title).hint(t.say("ask-what-hint")),
        Field::area("body", t.say("ask-more"), &typed.body, 8)
            .hint(t.count("ask-more-hint", most))
            .optional(),
        Field::line("place", t.say("ask-place"), &typed.place)
            .hint(t.say("ask-place-hint"))
            .optional(),
        Field::area("sources", t.say("ask-sources"), &typed.sources, 2)
            .hint(t.say("ask-sources-hint"))
            .optional(),
    ];
    let chosen = typed.tags.clone().unwrap_or_default();
    fields.extend(tags::field(t, tags, &chosen));
    fields.push(Field::text_language(t, &typed.lang));
    whom::order(t, offices, &mut fields);
    fields
}

/// `GET /questions/{id}/edit`: what a moderator returned, to be written again.
///
/// # Errors
/// `NotFound` unless it is the viewer's own and nobody else has seen it but moderators.
pub async fn edit(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (there, whole, (post, source)) = own(&app, &visit).await?;
    let typed = Typed::of(&whole, &source);
    let page = again(&app, &visit, &there, (&whole, &post), &typed);
    back(&app, &visit, &there, page).await
}

async fn own(app: &App, visit: &Visit) -> Result<(There, Whole, (Post, String))> {
    let (id, viewer): (ThreadId, _) = (visit.id("id")?, visit.viewer.clone());
    let now = app.clock.now();
    let found = app.db.read(move |c| {
        let whole = questions::find(c, &viewer, id, now)?;
        if !whole.is_asker(&viewer) || !whole.question.state.is_own() {
            return Err(Error::NotFound);
        }
        let (post, source, _) = threads::opening_text(c, id)?;
        let space = whole.found.space.clone();
        let mut offices = offices::of_space(c, &whole.found.sight, space.id, now)?;
        offices.retain(|office| office.intake == Intake::Open);
        let bears = threads::tags_of(c, id)?;
        let there = There {
            tags: spaces::tags(c, space.id)?,
            bears: bears.into_iter().map(|tag| tag.name).collect(),
            residents: whole.intake.is_none() && wanted(c, &viewer, space.id)?,
            judges: false,
            space,
            offices,
            target: Target::Edit(post.id),
        };
        Ok((there, whole, (post, source)))
    });
    found.await
}

fn again<'a>(
    app: &'a App,
    visit: &Visit,
    there: &There,
    (whole, post): (&Whole, &Post),
    typed: &Typed,
) -> Compose<'a> {
    let mut page = compose(app, visit, there, typed);
    page.fields
        .push(Field::hidden("base", &post.revision.to_string()));
    page.action = urls::question_submission(whole.question.thread);
    page.attach.to = Some(page.action.clone());
    page.draft.to = Some(page.action.clone());
    page.back = urls::question(whole.question.thread);
    if let Some(decided) = &whole.question.decided {
        page.draft.note = Some(told_hidden(&page.page.t, &decided.note));
    }
    page
}

/// `POST /questions/{id}/submission`
///
/// # Errors
/// As [`edit`]; what was typed comes back with every other refusal.
pub async fn save(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (there, whole, (post, _)) = own(&app, &visit).await?;
    let mut typed = Typed::sent(&visit);
    if visit.form.get("do") == "file" {
        let brought = brought(&app, &visit, &mut typed).await;
        let page = again(&app, &visit, &there, (&whole, &post), &typed);
        return with_file(page, &visit, brought);
    }
    let mut page = again(&app, &visit, &there, (&whole, &post), &typed);
    if visit.form.get("do") == "draft" {
        return keep(&app, &visit, &there.space, page).await;
    }
    match rewrite(&app, &visit, &there, &typed).await {
        Ok(Ok(location)) => {
            visit.published();
            Ok(see_other(&location))
        }
        Ok(Err(html)) => {
            page.preview = Some(preview_of(&app, &visit, page.target, html).await?);
            page.reply(None)
        }
        Err(error) => page.reply(Some(&error)),
    }
}

async fn rewrite(
    app: &App,
    visit: &Visit,
    there: &There,
    typed: &Typed,
) -> Result<std::result::Result<String, String>> {
    let id: ThreadId = visit.id("id")?;
    let asking = match asking(app, visit, typed, &there.space.lang).await? {
        Ok(asking) => asking,
        Err(html) => return Ok(Err(html)),
    };
    let key = visit.act()?;
    let (base, api) = (typed.base, visit.api);
    let (viewer, packs, rates) = (
        visit.viewer.clone(),
        app.packs.clone(),
        app.config.limits.rates,
    );
    let (target, held) = (there.target, visit.held.clone());
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            questions::ask_again(tx, &viewer, (id, base), &asking, (&packs, rates))?;
            if !api {
                settle(tx, &viewer, target, held.as_deref())?;
            }
            Ok(urls::question(id))
        })
    });
    Ok(Ok(done.await?.location()))
}
