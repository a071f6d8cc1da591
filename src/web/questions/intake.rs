//! Questions of people without an account: the page on which a moderator takes one down, and the slip that its asker gets.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use super::ask::{self, Typed};
use super::scan;
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::{Error, Instant, Result, ThreadId};
use crate::db::{Conn, Tx};
use crate::files::{self, NewFile};
use crate::i18n::{Lang, Texts};
use crate::idempotency;
use crate::offices::{self, Intake, Office};
use crate::questions::{self, Asking, Came, NewIntake, Whole};
use crate::spaces::{self, Facts, Space, Tag, TakeDown};
use crate::web::door::form::{Field, Form, FormPage};
use crate::web::door::{Reply, Visit, html, see_other, urls};
use crate::web::files::received;
use crate::web::layout::Page;
use crate::web::share::{Drawn, drawn};

/// What is said beside the question: how its asker is named, how it came, where the paper lies, and that he agrees.
#[derive(Default)]
pub struct Beside {
    pub alias: String,
    pub how: String,
    pub evidence: String,
    pub consent: bool,
}

impl Beside {
    fn sent(visit: &Visit) -> Beside {
        let field = |name| visit.form.get(name).to_owned();
        Beside {
            alias: field("alias"),
            how: field("how"),
            evidence: field("evidence"),
            consent: visit.form.has("consent"),
        }
    }
}

/// Where it is taken down: the space, its offices that take questions, what it may be about.
type There = (Space, (Vec<Office>, Vec<Tag>));

/// `GET /s/{space}/ask/intake`
///
/// # Errors
/// `NotFound` when the viewer does not see the space; `Refused` unless he moderates it.
pub async fn new(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let there = there(&app, &visit).await?;
    page(&app, &visit, &there, None)
}

async fn there(app: &App, visit: &Visit) -> Result<There> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let slug = visit.part("space").to_owned();
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let space = spaces::find(c, &sight, &slug)?;
        let may = spaces::may(&viewer, &sight, space.id, None, now);
        may.check::<TakeDown>(&Facts::default())?;
        let mut offices = offices::of_space(c, &sight, space.id, now)?;
        offices.retain(|office| office.intake == Intake::Open);
        let tags = spaces::tags(c, space.id)?;
        Ok((space, (offices, tags)))
    });
    found.await
}

fn page(
    app: &App,
    visit: &Visit,
    (space, (offices, tags)): &There,
    error: Option<&Error>,
) -> Reply {
    let t = visit.texts(app);
    let heading = t.say("intake-title");
    let waiting = urls::questions_waiting(&space.slug);
    let page = Page::new(app, visit, heading.clone())
        .under(urls::space(&space.slug), &space.name, &space.lang)
        .hidden();
    let mut fields = beside(&t, &Beside::sent(visit));
    fields.extend(ask::fields(&t, (offices, tags), &Typed::sent(visit)));
    fields.push(
        Field::check(
            "consent",
            t.say("intake-consent"),
            visit.form.has("consent"),
        )
        .hint(t.say("intake-consent-hint")),
    );
    // Of a request that is too large the end is lost: what is typed comes ahead of it.
    fields.push(scan::field(&t));
    let action = urls::question_intake(&space.slug);
    let form = Form::new(action, fields, t.say("intake-send")).or(waiting, t.say("form-back"));
    FormPage::new(app, visit, page, heading, vec![form])
        .lead(t.say("intake-lead"))
        .reply(error)
}

fn beside(t: &Texts<'_>, typed: &Beside) -> Vec<Field> {
    let options = Came::ALL.iter().map(|how| {
        let chosen = typed.how == how.as_str();
        (how.as_str().to_owned(), came(t, *how), chosen)
    });
    vec![
        Field::line("alias", t.say("intake-alias"), &typed.alias)
            .hint(t.say("intake-alias-hint"))
            .fills("off"),
        Field::select("how", t.say("intake-how"), options.collect()),
        Field::line("evidence", t.say("intake-evidence"), &typed.evidence)
            .hint(t.say("intake-evidence-hint"))
            .optional(),
    ]
}

fn came(t: &Texts<'_>, how: Came) -> String {
    match how {
        Came::Paper => t.say("intake-how-paper"),
        Came::Phone => t.say("intake-how-phone"),
        Came::Visit => t.say("intake-how-visit"),
    }
}

/// `POST /s/{space}/ask/intake`
///
/// # Errors
/// As [`new`]; what was typed comes back with what is wrong.
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let there = there(&app, &visit).await?;
    let (typed, beside) = (Typed::sent(&visit), Beside::sent(&visit));
    match write(&app, &visit, &there.0, (&typed, &beside)).await {
        Ok(location) => Ok(see_other(&location)),
        Err(error @ (Error::NotFound | Error::SignIn | Error::Broken(_))) => Err(error),
        Err(error) => page(&app, &visit, &there, Some(&error)),
    }
}

/// Takes down what a program sent; where the question is.
///
/// # Errors
/// As [`create`].
pub async fn take_down(app: &App, visit: &Visit, sent: (&Typed, &Beside)) -> Result<String> {
    let (space, _) = there(app, visit).await?;
    write(app, visit, &space, sent).await
}

async fn write(
    app: &App,
    visit: &Visit,
    space: &Space,
    (typed, beside): (&Typed, &Beside),
) -> Result<String> {
    let asking = ask::asking(app, visit, typed, &space.lang).await;
    let fields = [&*beside.alias, &beside.how, &beside.evidence];
    let (asking, new) = both(asking, NewIntake::parse(fields, beside.consent))?;
    let (viewer, slug) = (visit.viewer.clone(), space.slug.clone());
    let (packs, site) = (app.packs.clone(), app.key.clone());
    let title = ask::title(app, &space.lang);
    let take = move |tx: &mut Tx<'_>| {
        let place = (slug.as_str(), title.as_str());
        questions::take_down(tx, &viewer, place, (&asking, &new), (&packs, &site))
    };
    visit.published();
    match visit.file {
        Some(_) => with_scan(app, visit, take).await,
        None => {
            let key = visit.act()?;
            let done = app.db.write(move |tx| {
                idempotency::once(tx, &key, |tx| take(tx).map(urls::question_slip))
            });
            Ok(done.await?.location())
        }
    }
}

/// Takes it down, and keeps the scan of its paper that came with it.
async fn with_scan<F>(app: &App, visit: &Visit, take: F) -> Result<String>
where
    F: FnOnce(&mut Tx<'_>) -> Result<ThreadId> + Send + 'static,
{
    let (viewer, rates) = (visit.viewer.clone(), app.config.limits.rates);
    let keep = move |tx: &mut Tx<'_>, new: &NewFile| {
        let id = take(tx)?;
        scan::keep(tx, &viewer, (id, new), rates)?;
        Ok(urls::question_slip(id))
    };
    // Whether he may take one down was asked when the page was read, and is asked again by the act.
    let may = move |c: &mut Conn, viewer: &Viewer, now: Instant| {
        files::allow_scan(c, viewer.me()?.id, rates, now)
    };
    received(app, visit, may, scan::made, keep).await
}

/// Both, or what is wrong with either.
fn both(
    asking: Result<std::result::Result<Asking, String>>,
    new: Result<NewIntake>,
) -> Result<(Asking, NewIntake)> {
    match (asking, new) {
        (Ok(Ok(asking)), Ok(new)) => Ok((asking, new)),
        (Err(Error::Invalid(mut all)), Err(Error::Invalid(more))) => {
            all.extend(more);
            Err(Error::Invalid(all))
        }
        (Err(error), _) | (_, Err(error)) => Err(error),
        // There is no button for a preview.
        (Ok(Err(_)), _) => Err(Error::NotFound),
    }
}

#[derive(Template)]
#[template(path = "questions/slip.html")]
struct Sheet<'a> {
    page: Page<'a>,
    /// In the language of the space.
    own: Texts<'a>,
    lang: Option<String>,
    title: String,
    title_lang: Option<String>,
    alias: String,
    taken: String,
    /// Where the question stands.
    url: String,
    qr: Drawn,
    /// Where the code is typed.
    claim: String,
    code: Option<String>,
    /// Where the scan of the paper is kept.
    scan: String,
    until: String,
    back: String,
}

/// What is printed on a slip.
pub struct Slip {
    pub whole: Whole,
    pub alias: String,
    /// None where it is good no more.
    pub code: Option<String>,
}

/// What is printed.
///
/// # Errors
/// As [`show`].
pub async fn read(app: &App, visit: &Visit) -> Result<Slip> {
    let (id, viewer): (ThreadId, _) = (visit.id("id")?, visit.viewer.clone());
    let (now, key) = (app.clock.now(), app.key.clone());
    let read = app.db.read(move |c| {
        let whole = questions::find(c, &viewer, id, now)?;
        if whole.intake.is_none() {
            return Err(Error::NotFound);
        }
        let (space, forum) = (whole.found.space.id, Some(&whole.found.forum));
        let may = spaces::may(&viewer, &whole.found.sight, space, forum, now);
        may.check::<TakeDown>(&Facts::default())?;
        // Whoever has the code has the question, and its scan with it.
        if !whole.shows_scan(&viewer) {
            return Err(Error::refused("question_conflict", "moderator"));
        }
        let alias = crate::accounts::person(c, whole.found.thread.author)?;
        Ok(Slip {
            alias: alias.display_name,
            code: questions::slip_code(&key, &whole, now),
            whole,
        })
    });
    read.await
}

/// `GET /questions/{id}/slip`: what its asker takes home.
///
/// # Errors
/// `NotFound` when the viewer does not see it, or nobody took it down; `Refused` unless he moderates the space, and has no
/// part in it but that he took it down.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let slip = read(&app, &visit).await?;
    html(200, &sheet(&app, &visit, slip)?)
}

fn sheet<'a>(app: &'a App, visit: &Visit, slip: Slip) -> Result<Sheet<'a>> {
    let (thread, space) = (&slip.whole.found.thread, &slip.whole.found.space);
    let lang = Lang::from_code(&space.lang).unwrap_or(visit.lang);
    let own = app.i18n.texts(lang);
    let heading = visit.texts(app).say("slip-title");
    let page = Page::new(app, visit, heading)
        .under(urls::space(&space.slug), &space.name, &space.lang)
        .hidden();
    let url = urls::absolute(&app.config, &urls::thread_numbered(thread.id));
    let until = slip.whole.intake.as_ref().map(|one| one.expires_at);
    let day = |at| own.day(at, &visit.zone);
    Ok(Sheet {
        lang: page.other(lang.code()).map(str::to_owned),
        title: thread.title.clone(),
        title_lang: (thread.lang != lang.code()).then(|| thread.lang.clone()),
        taken: own.named("slip-taken", &space.name),
        qr: drawn(&url)?,
        url,
        claim: urls::absolute(&app.config, urls::CLAIM),
        until: own.named("slip-until", &until.map(day).unwrap_or_default()),
        alias: slip.alias,
        code: slip.code,
        scan: urls::question_scan(thread.id),
        back: urls::question(thread.id),
        own,
        page,
    })
}
