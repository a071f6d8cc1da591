//! The page of a question that does not stand: for its asker, for moderators, and for all who ask what became of it.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use crate::accounts;
use crate::app::App;
use crate::base::{Error, Instant, Result, ThreadId};
use crate::i18n::Texts;
use crate::idempotency;
use crate::offices::{self, Intake, Office};
use crate::questions::{self, Actor, Appeal, Decline, State, Whole};
use crate::threads::{self, Thread};
use crate::web::door::form::{Button, Faults, Field, Form, lost};
use crate::web::door::{Keys, Reply, Visit, found, html, problem, see_other, urls};
use crate::web::layout::Page;
use crate::web::threads::question;
use crate::web::threads::question_words as words;
use crate::web::threads::told_hidden;
use crate::web::threads::view::When;

#[derive(Template)]
#[template(path = "questions/own.html")]
struct Own<'a> {
    page: Page<'a>,
    keys: Keys,
    title: String,
    lang: Option<String>,
    state: String,
    /// Who asked, and when.
    by: String,
    when: Option<When>,
    faults: Option<Faults>,
    /// What was typed and stands in no field any more.
    kept: Option<String>,
    /// What it says next: what the reader waits for, or what was decided and why.
    lines: Vec<String>,
    /// The moderator's words, or those of the appeal.
    notes: Vec<(String, String)>,
    /// Where words of those are hidden, and where who wrote them reads them.
    redactions: Option<String>,
    /// Whom it is put to.
    offices: Vec<(String, String)>,
    /// Where the slip for its asker is.
    slip: Option<String>,
    /// Where the scan of its paper is.
    scan: Option<String>,
    body: Option<String>,
    place: Option<String>,
    sources: Option<String>,
    /// The question that it repeats: address, title, language; and the form to want that answered too.
    original: Option<(String, String, Option<String>)>,
    cosign: Option<(String, Keys, bool)>,
    edit: Option<String>,
    forms: Vec<Form>,
    legal: Option<String>,
}

impl Own<'_> {
    fn anchor(&self, field: &str) -> String {
        let mut fields = self.forms.iter().flat_map(|form| &form.fields);
        let found = fields.find(|f| f.name == field);
        found.map_or_else(|| "content".to_owned(), Field::id)
    }
}

/// `GET /questions/{id}`
///
/// # Errors
/// `NotFound` when the viewer may not see it.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    page(&app, &visit, None).await
}

/// The page, with what was wrong.
///
/// # Errors
/// As [`show`].
pub(super) async fn page(app: &App, visit: &Visit, error: Option<&Error>) -> Reply {
    let (id, viewer): (ThreadId, _) = (visit.id("id")?, visit.viewer.clone());
    let now = app.clock.now();
    let read = app.db.read(move |c| {
        let whole = questions::find(c, &viewer, id, now)?;
        let post = threads::opening(c, id)?;
        let author = accounts::person(c, whole.found.thread.author)?;
        let offices = offices::of_space(c, &whole.found.sight, whole.found.space.id, now)?;
        let settings = offices::settings(c, whole.found.space.id, None)?;
        let original = questions::original(c, &viewer, whole.question.duplicate_of)?;
        let noted = !questions::own_hidden(c, &viewer, &whole)?.is_empty()
            || questions::hides_notes(c, &viewer, &whole, now)?;
        Ok((
            (whole, noted),
            post.html,
            author.display_name,
            (offices, settings.appeal_days, original),
        ))
    });
    let ((whole, noted), body, author, (offices, appeal_days, original)) = read.await?;
    let stands = whole.question.state == State::Published;
    let moderates = whole.actor(&visit.viewer) == Actor::Moderator;
    if stands && !moderates && error.is_none() {
        return Ok(found(&urls::thread(&whole.found.thread)));
    }
    if let Some(passed @ (Error::NotFound | Error::Broken(_) | Error::SignIn | Error::StepUp)) =
        error
    {
        return Err(passed.clone());
    }
    let mut view = view(app, visit, (&whole, body, author), &offices);
    // Who wrote what is hidden here reads it there.
    let url = urls::question_redactions(whole.question.thread);
    view.redactions = Some(url).filter(|_| noted);
    view.forms = forms(&view.page.t, visit, &whole, (&offices, appeal_days, now));
    if let Some(other) = original.filter(|_| whole.question.state == State::Declined) {
        repeats(app, visit, &mut view, &other).await?;
    }
    let Some(error) = error else {
        return html(200, &view);
    };
    let mut faults = Faults::of(&view.page.t, error);
    faults.point_at(view.forms.iter_mut().flat_map(|form| &mut form.fields));
    view.faults = Some(faults);
    view.kept = lost(visit, view.forms.iter().flat_map(|form| &form.fields));
    let mut answer = html(problem::status(error), &view)?;
    problem::retry_after(error, &mut answer);
    Ok(answer)
}

/// Leads to the question that was asked before, which one may want answered too.
async fn repeats(app: &App, visit: &Visit, view: &mut Own<'_>, other: &Thread) -> Result<()> {
    let lang = view.page.other(&other.lang).map(str::to_owned);
    view.original = Some((urls::thread(other), other.title.clone(), lang));
    let read = question::read(app, visit, other.id).await?;
    view.cosign = question::cosign(app, visit, &read, app.clock.now());
    Ok(())
}

fn view<'a>(
    app: &'a App,
    visit: &Visit,
    (whole, body, author): (&Whole, String, String),
    offices: &[Office],
) -> Own<'a> {
    let t = visit.texts(app);
    let (question, thread) = (&whole.question, &whole.found.thread);
    let (own, moderates) = (
        whole.is_asker(&visit.viewer),
        whole.actor(&visit.viewer) == Actor::Moderator,
    );
    let inner = own || moderates;
    // What is hidden is hidden from all but those who must know it.
    let hidden = question.hidden_title.is_some() && !inner;
    let shown = match &question.hidden_title {
        Some(title) if inner => title.clone(),
        Some(_) => t.say("question-hidden"),
        None => thread.title.clone(),
    };
    let text = inner || (question.state == State::Declined && !hidden);
    let space = &whole.found.space;
    let frame = Page::new(app, visit, shown.clone())
        .under(urls::space(&space.slug), &space.name, &space.lang)
        .hidden();
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Own {
        keys: visit.keys(app),
        lang: frame.other(&thread.lang).map(str::to_owned),
        state: words::state(&t, question.state),
        by: match hidden {
            true => String::new(),
            false => author,
        },
        when: question
            .submitted_at
            .map(|at| When::moment(&t, &visit.zone, at)),
        faults: None,
        kept: None,
        lines: lines(&t, whole, own),
        redactions: None,
        notes: notes(&t, whole),
        offices: whole
            .before
            .iter()
            .map(|one| (urls::office(&one.office.slug), one.office.name.clone()))
            .collect(),
        slip: question::slip(visit, whole),
        scan: question::scan(visit, whole),
        body: text.then_some(body),
        place: some(&question.place).filter(|_| text),
        sources: some(&question.sources).filter(|_| text),
        edit: (own && question.state.is_own()).then(|| urls::question_edit(thread.id)),
        original: None,
        cosign: None,
        forms: Vec::new(),
        legal: own.then(|| question::legal(&t, offices)).flatten(),
        title: shown,
        page: frame,
    }
}

/// What it means for its reader.
fn lines(t: &Texts<'_>, whole: &Whole, own: bool) -> Vec<String> {
    let question = &whole.question;
    let mut lines = Vec::new();
    match question.state {
        State::Held if own => lines.push(t.say("question-held-own")),
        State::Draft if own => lines.push(t.say("question-returned-own")),
        State::Declined => {
            let code = question.decided.as_ref().and_then(|decided| decided.code);
            lines.extend(code.map(|code| words::decline(t, code)));
        }
        State::Withdrawn => lines.push(t.say("question-withdrawn-lead")),
        _ => {}
    }
    lines.extend(question::taken(t, whole));
    if question.unaddressed {
        lines.push(t.say("question-unaddressed"));
    }
    lines
}

/// What was said by whom when it was decided.
fn notes(t: &Texts<'_>, whole: &Whole) -> Vec<(String, String)> {
    let question = &whole.question;
    let mut notes = Vec::new();
    let inner = whole.found.sight.moderates(whole.found.space.id);
    let paper = whole.intake.as_ref().map(|intake| intake.evidence.clone());
    if let Some(paper) = paper.filter(|paper| inner && !paper.is_empty()) {
        notes.push((t.say("intake-evidence"), paper));
    }
    if let Some(decided) = question.decided.as_ref().filter(|one| !one.note.is_empty()) {
        notes.push((t.say("question-note"), decided.note.clone()));
    }
    if let Some(appeal) = &question.appeal {
        notes.push((t.say("question-appeal"), appeal.text.clone()));
        if let Some((_, _, granted, note)) = &appeal.decided {
            let key = if *granted {
                "appeal-granted"
            } else {
                "appeal-upheld"
            };
            notes.push((t.say(key), note.clone()));
        }
    }
    let told = |(heading, text): (String, String)| (heading, told_hidden(t, &text));
    notes.into_iter().map(told).collect()
}

fn forms(
    t: &Texts<'_>,
    visit: &Visit,
    whole: &Whole,
    (offices, appeal_days, now): (&[Office], i32, Instant),
) -> Vec<Form> {
    let question = &whole.question;
    let action = urls::question_acts(question.thread);
    let version = || Field::hidden("version", &question.version.to_string());
    let button = |value, key: &str, style| Button {
        value,
        label: t.say(key),
        style,
    };
    let form = |icon, key: &str, prefix, mut fields: Vec<Field>, buttons: Vec<Button>| {
        fields.push(version());
        let mut form = Form::new(action.clone(), fields, String::new());
        form.buttons = buttons;
        form.headed(icon, t.say(key), prefix)
    };
    let typed = |name| visit.form.get(name);
    let note = |key: &str| Field::area("note", t.say(key), typed("note"), 3);
    let mut forms = Vec::new();
    let appeal = question.appeal_at(now, appeal_days);
    if whole.is_asker(&visit.viewer) {
        if question.state == State::Declined && appeal == Appeal::None {
            let fields = vec![note("appeal-why").hint(t.say("appeal-hint"))];
            let buttons = vec![button("appeal", "appeal-send", "")];
            forms.push(form("shield", "appeal-title", "appeal-", fields, buttons));
        }
        if matches!(question.state, State::Draft | State::Held) {
            let buttons = vec![button("withdraw", "question-withdraw", "danger")];
            forms.push(form(
                "delete",
                "question-withdraw-title",
                "end-",
                Vec::new(),
                buttons,
            ));
        }
        return forms;
    }
    if whole.actor(&visit.viewer) != Actor::Moderator {
        return forms;
    }
    if whole.stands_in(&visit.viewer) && !whole.is_answered() {
        let buttons = vec![button("withdraw", "question-withdraw", "danger")];
        let key = "question-withdraw-title";
        forms.push(form("delete", key, "end-", Vec::new(), buttons));
    }
    if question.state == State::Held {
        let mut fields = Vec::new();
        if question.unaddressed {
            fields.push(whom(t, visit, offices));
        }
        let buttons = vec![button("approve", "judge-approve", "")];
        forms.push(form("check", "judge-approve-title", "", fields, buttons));
    }
    // Where who took it down has left, nobody could send it in again.
    if question.state == State::Held && !whole.left {
        let fields = vec![note("judge-note").hint(t.say("judge-note-hint"))];
        let buttons = vec![button("return", "judge-return", "quiet")];
        forms.push(form(
            "edit",
            "judge-return-title",
            "return-",
            fields,
            buttons,
        ));
    }
    if matches!(question.state, State::Held | State::Published) {
        let buttons = vec![button("decline", "judge-decline", "danger")];
        let fields = declining(t, visit);
        forms.push(form(
            "warning",
            "judge-decline-title",
            "decline-",
            fields,
            buttons,
        ));
    }
    if appeal == Appeal::Open {
        let fields = vec![note("appeal-note")];
        let buttons = vec![
            button("uphold", "appeal-uphold", "quiet"),
            button("reverse", "appeal-reverse", ""),
        ];
        forms.push(form(
            "shield",
            "appeal-decide-title",
            "decide-",
            fields,
            buttons,
        ));
    }
    forms
}

fn whom(t: &Texts<'_>, visit: &Visit, offices: &[Office]) -> Field {
    let open = offices
        .iter()
        .filter(|office| office.intake == Intake::Open);
    let chosen = |slug: &str| visit.form.all("offices").any(|sent| sent == slug);
    let options = open.map(|office| {
        (
            office.slug.clone(),
            office.name.clone(),
            chosen(&office.slug),
        )
    });
    Field::select("offices", t.say("ask-offices"), options.collect()).kind("open boxes")
}

fn declining(t: &Texts<'_>, visit: &Visit) -> Vec<Field> {
    let typed = |name| visit.form.get(name);
    let codes = Decline::ALL.iter().map(|code| {
        let chosen = typed("code") == code.as_str();
        (code.as_str().to_owned(), words::decline(t, *code), chosen)
    });
    vec![
        Field::select("code", t.say("judge-code"), codes.collect()),
        Field::line(
            "duplicate_of",
            t.say("judge-duplicate"),
            typed("duplicate_of"),
        )
        .kind("number")
        .optional(),
        Field::area("note", t.say("judge-note"), typed("note"), 3).hint(t.say("judge-note-public")),
    ]
}

/// `POST /questions/{id}/cosigns`
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` for who asked or is asked; `Conflict` where nothing is open.
pub async fn cosign(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    signs(&app, &visit, true).await
}

/// `POST /questions/{id}/cosigns/end`
///
/// # Errors
/// As [`cosign`].
pub async fn end_cosign(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    signs(&app, &visit, false).await
}

async fn signs(app: &App, visit: &Visit, stands: bool) -> Reply {
    let location = sign(app, visit, stands, visit.form.has("named")).await?;
    Ok(see_other(&location))
}

/// Wants to know too, or no longer; where the question is.
///
/// # Errors
/// As [`cosign`].
pub async fn sign(app: &App, visit: &Visit, stands: bool, named: bool) -> Result<String> {
    let (id, viewer): (ThreadId, _) = (visit.id("id")?, visit.viewer.clone());
    let (key, source) = (visit.act()?, visit.source(app));
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            questions::cosign(tx, &viewer, id, (stands, named), source.as_ref())?;
            Ok(urls::thread(&threads::find(tx, &viewer, id)?.thread))
        })
    });
    Ok(done.await?.location())
}
