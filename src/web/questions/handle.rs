//! The page on which an office handles a question, and on which its asker pursues it there.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use super::drafting::{self, Standing, Written};
use super::maker::Maker;

use crate::accounts;
use crate::app::App;
use crate::base::{AddresseeId, Error, Instant, Result, TemplateId, UserId};
use crate::db::Conn;
use crate::i18n::Texts;
use crate::offices::{self, Intake, Office, Settings};
use crate::questions::{
    self, Actor, Before, Closing, DraftState, Placed, Refusing, SaidOf, Standard, Verdict, Whole,
};
use crate::spaces::Hand;
use crate::threads;
use crate::web::clocks;
use crate::web::door::form::{Button, Faults, Field, Form, lost};
use crate::web::door::{Keys, Reply, Visit, html, problem, urls};
use crate::web::layout::Page;
use crate::web::threads::compose::scripted;
use crate::web::threads::question_words as words;
use crate::web::threads::view::When;

#[derive(Template)]
#[template(path = "questions/handle.html")]
struct Handle<'a> {
    page: Page<'a>,
    keys: Keys,
    title: String,
    lang: Option<String>,
    style: &'static str,
    icon: &'static str,
    state: String,
    days: Option<String>,
    printed: Option<String>,
    cosigned: String,
    by: String,
    when: Option<When>,
    body: String,
    place: Option<String>,
    sources: Option<String>,
    thread: String,
    /// Where who publishes for the office changes what it said, or adds to it.
    change: Vec<(String, String)>,
    faults: Option<Faults>,
    /// What was typed and stands in no field any more.
    kept: Option<String>,
    /// The text that is not published yet.
    drafting: Option<Standing>,
    /// Where the texts are kept that its people use again and again.
    templates: String,
    /// What most come for.
    open: Vec<Form>,
    /// All else, folded unless what was sent stands there.
    more: Vec<Form>,
    more_open: bool,
}

impl Handle<'_> {
    /// True of the form in which an answer is written.
    fn is_box(&self, form: &Form) -> bool {
        form.buttons.iter().any(|one| one.value == "save_draft")
    }
}

impl Handle<'_> {
    fn forms(&self) -> impl Iterator<Item = &Form> {
        self.open.iter().chain(&self.more)
    }

    fn anchor(&self, field: &str) -> String {
        let mut fields = self.forms().flat_map(|form| &form.fields);
        let found = fields.find(|f| f.name == field);
        found.map_or_else(|| "content".to_owned(), Field::id)
    }
}

/// `GET /addressees/{id}`
///
/// # Errors
/// `NotFound` when the viewer does not see the question; `Refused` when there is nothing for him to do here.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    page(&app, &visit, None).await
}

struct Material {
    whole: Whole,
    html: String,
    author: String,
    offices: Vec<Office>,
    settings: Settings,
    said: Option<SaidOf>,
    /// What is said of the newest answer as standard text.
    standard: Option<Standard>,
    /// The reader has acted as its asker, or for him.
    acted: bool,
    written: Written,
}

async fn read(app: &App, visit: &Visit, id: AddresseeId) -> Result<Material> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let read = app.db.read(move |c| {
        let whole = questions::find_addressee(c, &viewer, id, now)?;
        let placed = whole.placed(id)?;
        if placed.actor(&whole, &viewer) == Actor::Other {
            return Err(Error::refused("office_only", "office"));
        }
        let thread = whole.question.thread;
        let answer: Vec<_> = placed.addressee.answer.into_iter().collect();
        let cycle = placed.cycle.as_ref().map(|cycle| cycle.id);
        let mut standards = questions::standards(c, thread)?.into_iter();
        Ok(Material {
            html: threads::opening(c, thread)?.html,
            author: accounts::person(c, whole.found.thread.author)?.display_name,
            offices: offices::of_space(c, &whole.found.sight, whole.found.space.id, now)?,
            settings: offices::settings(c, whole.found.space.id, Some(placed.office.id))?,
            said: questions::verdicts_of(c, &answer)?.pop(),
            standard: standards.find(|one| Some(one.cycle) == cycle),
            acted: match viewer.id() {
                Some(me) => questions::acted_as_asker(c, me, thread)?,
                None => false,
            },
            written: written(c, placed, (viewer.id(), now))?,
            whole,
        })
    });
    read.await
}

/// What the people of the office have written and write with.
fn written(c: &mut Conn, placed: &Placed, (me, now): (Option<UserId>, Instant)) -> Result<Written> {
    let draft = questions::draft(c, placed)?;
    let of_it = draft.iter();
    let people = of_it.flat_map(|one| [Some(one.writer), one.proposer, one.decider]);
    let people: Vec<_> = people.flatten().collect();
    Ok(Written {
        people: accounts::authors(c, &people)?,
        templates: match placed.hand {
            Some(_) => offices::templates(c, placed.office.id)?,
            None => Vec::new(),
        },
        declares: match (me, placed.hand) {
            (Some(me), Some(hand)) if hand >= Hand::Publish => {
                let own = questions::own_words(c, placed, me, now)?;
                let approved = draft
                    .as_ref()
                    .is_some_and(|one| one.state == DraftState::Approved);
                questions::may_declare((Some(hand), own), approved)
            }
            _ => Vec::new(),
        },
        draft,
    })
}

/// The page, with what was wrong.
///
/// # Errors
/// As [`show`].
pub(super) async fn page(app: &App, visit: &Visit, error: Option<&Error>) -> Reply {
    let id: AddresseeId = visit.id("id")?;
    if let Some(passed @ (Error::NotFound | Error::Broken(_) | Error::SignIn | Error::StepUp)) =
        error
    {
        return Err(passed.clone());
    }
    let material = match read(app, visit, id).await {
        Ok(material) => material,
        // Whoever may not do it need not be shown what else he may not.
        Err(Error::Refused(_)) if error.is_some() => {
            return Err(error.cloned().unwrap_or(Error::NotFound));
        }
        Err(other) => return Err(other),
    };
    let placed = material.whole.placed(id)?;
    let mut view = view(app, visit, &material, placed)?;
    let Some(error) = error else {
        return html(200, &view);
    };
    let mut faults = Faults::of(&view.page.t, error);
    let was_sent = |form: &Form| {
        let mut buttons = form.buttons.iter();
        buttons.any(|one| one.value == visit.form.get("do"))
    };
    view.more_open = view.more.iter().any(was_sent);
    let forms = view.open.iter_mut().chain(&mut view.more);
    // Only the form that was sent has what was wrong beside its fields.
    let sent = forms.filter(|form| was_sent(form));
    faults.point_at(sent.flat_map(|form| &mut form.fields));
    view.faults = Some(faults);
    view.kept = lost(visit, view.forms().flat_map(|form| &form.fields));
    let mut answer = html(problem::status(error), &view)?;
    problem::retry_after(error, &mut answer);
    Ok(answer)
}

fn view<'a>(
    app: &'a App,
    visit: &Visit,
    material: &Material,
    placed: &Placed,
) -> Result<Handle<'a>> {
    let (t, now) = (visit.texts(app), app.clock.now());
    let whole = &material.whole;
    let (question, thread) = (&whole.question, &whole.found.thread);
    let frame = Page::new(app, visit, thread.title.clone())
        .under(
            urls::office(&placed.office.slug),
            &placed.office.name,
            &whole.found.space.lang,
        )
        .under(urls::thread(thread), &thread.title, &thread.lang)
        .hidden();
    let (style, icon, state) = words::standing(&t, placed, now);
    let printed = match placed.cycle.as_ref().filter(|one| one.stopped.is_none()) {
        Some(cycle) => {
            let printed = questions::printed(&app.packs, &placed.office, cycle)?;
            Some(clocks::printed(&t, &printed))
        }
        None => None,
    };
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let template = visit.form.get("template").parse().ok();
    let template = template.filter(|_| visit.form.get("do") == "insert");
    let template = template.and_then(|id: TemplateId| {
        let mut all = material.written.templates.iter();
        all.find(|one| one.id == id)
    });
    let typed = |name: &str| match name {
        "body" => drafting::typed(visit.form.get("body"), template),
        name => visit.form.get(name).to_owned(),
    };
    let maker = Maker {
        t: &t,
        action: urls::addressee_steps(placed.addressee.id),
        version: placed.addressee.version,
        sent: visit.form.get("do"),
        typed: &typed,
    };
    let (open, more) = forms(&maker, visit, material, placed, now);
    Ok(Handle {
        keys: visit.keys(app),
        title: thread.title.clone(),
        lang: frame.other(&thread.lang).map(str::to_owned),
        style,
        icon,
        state,
        days: words::days_of(&t, placed),
        printed,
        cosigned: t.count("cosigned", question.cosigns),
        by: material.author.clone(),
        when: question
            .published_at
            .map(|at| When::moment(&t, &visit.zone, at)),
        body: material.html.clone(),
        place: some(&question.place),
        sources: some(&question.sources),
        thread: urls::thread(thread),
        change: change(&t, placed),
        faults: None,
        kept: None,
        templates: urls::office_templates(&placed.office.slug),
        drafting: drafting::standing(&maker, &visit.zone, &material.written),
        open,
        more,
        more_open: false,
        page: scripted(frame),
    })
}

fn forms(
    maker: &Maker<'_>,
    visit: &Visit,
    material: &Material,
    placed: &Placed,
    now: Instant,
) -> (Vec<Form>, Vec<Form>) {
    match placed.actor(&material.whole, &visit.viewer) {
        // Who asked and holds the office by now sends it on, or another answers for it.
        Actor::Office(hand) if material.whole.is_asker(&visit.viewer) => {
            let (open, mut more) = of_asker(maker, material, (placed, now));
            let waits = placed.addressee.state == Before::Waiting;
            if waits && hand >= Hand::Publish {
                more.push(forward(maker, material));
            }
            (open, more)
        }
        Actor::Office(hand) => {
            let who = (hand, visit.viewer.id());
            of_office(maker, material, placed, (who, now))
        }
        Actor::Asker => of_asker(maker, material, (placed, now)),
        Actor::Moderator => {
            let waits = placed.addressee.state == Before::Waiting;
            // Who took it down has left: another moderator acts for who asked.
            let (mut open, mut more) = match material.whole.stands_in(&visit.viewer) {
                true => of_asker(maker, material, (placed, now)),
                false => (Vec::new(), Vec::new()),
            };
            open.extend(of_moderator(maker, visit, material, placed));
            more.extend(waits.then(|| forward(maker, material)));
            (open, more)
        }
        _ => (Vec::new(), Vec::new()),
    }
}

fn of_office(
    maker: &Maker<'_>,
    material: &Material,
    placed: &Placed,
    (who, now): ((Hand, Option<UserId>), Instant),
) -> (Vec<Form>, Vec<Form>) {
    let one = &placed.addressee;
    let waits = one.state == Before::Waiting;
    let publishes = who.0 >= Hand::Publish;
    let ended = one.state == Before::Closed(Closing::TermEnded);
    let (mut open, mut more) = (Vec::new(), Vec::new());
    if waits && one.acknowledged_at.is_none() {
        let form = maker.form("acknowledge", "check", Vec::new());
        if publishes {
            more.push(form)
        } else {
            open.push(form)
        }
    }
    if waits || one.state == Before::Clarifying || ended {
        open.push(drafting::answer(maker, who, &material.written));
        open.extend(drafting::decisions(maker, who, &material.written));
    }
    if !publishes {
        return (open, more);
    }
    if waits && one.clarifications < material.settings.clarifications {
        more.push(maker.form("clarify", "question", vec![maker.body("clarify", 5)]));
    }
    if waits {
        let cycle = placed.cycle.as_ref();
        if cycle.is_some_and(|cycle| cycle.extension.is_none() && !cycle.is_overdue(now)) {
            more.push(maker.form("extend", "clock", vec![maker.note("extend")]));
        }
        if one.hops < material.settings.hops {
            more.push(forward(maker, material));
        }
        more.push(maker.form("private", "lock", vec![maker.note("private")]));
    }
    if waits || one.state == Before::Clarifying {
        let all = Refusing::ALL.iter();
        let all = all.map(|code| (code.as_str().to_owned(), words::refusing(maker.t, *code)));
        let code = maker.code("refuse", "handle-refuse-code", all.collect());
        more.push(maker.form("refuse", "warning", vec![code, maker.body("refuse", 5)]));
    }
    if ended {
        more.push(maker.form("take_over", "move", Vec::new()));
    }
    if one.state == Before::Answered {
        if one.responded < one.followed {
            open.push(maker.form("respond", "reply", vec![maker.body("respond", 8)]));
        }
        match &material.standard {
            None => more.push(maker.form("standard", "archive", vec![maker.note("standard")])),
            Some(said) if !said.by_office && said.objection.is_none() => {
                open.push(maker.form("object", "shield", vec![maker.note("object")]));
            }
            _ => {}
        }
    }
    if let Some(said) = material.said.as_ref().filter(|said| said.reply.is_none()) {
        let post = Field::hidden("post", &said.post.to_string());
        more.push(maker.form(
            "reply_to_verdict",
            "reply",
            vec![maker.note("reply_to_verdict"), post],
        ));
    }
    (open, more)
}

/// The ways to change what the office said, and to add to it.
fn change(t: &Texts<'_>, placed: &Placed) -> Vec<(String, String)> {
    let answer = placed
        .addressee
        .answer
        .filter(|_| placed.hand >= Some(Hand::Publish));
    let ways = answer.map(|post| {
        [
            (urls::post_edit(post), t.say("handle-change")),
            (urls::post_addition(post), t.say("handle-add")),
        ]
    });
    ways.into_iter().flatten().collect()
}

/// What a moderator says of an answer, or decides.
fn of_moderator(
    maker: &Maker<'_>,
    visit: &Visit,
    material: &Material,
    placed: &Placed,
) -> Vec<Form> {
    let partial = material.whole.is_partial(&visit.viewer) || material.acted;
    if placed.addressee.state != Before::Answered || partial {
        return Vec::new();
    }
    match &material.standard {
        None => vec![maker.form("standard", "archive", vec![maker.note("standard")])],
        Some(said) if said.is_open() && visit.viewer.id() != Some(said.by) => {
            let mut form = maker.form(
                "standard_ended",
                "shield",
                vec![maker.note("standard_ended")],
            );
            form.buttons.push(Button {
                value: "standard_upheld",
                label: maker.t.say("handle-act-standard-upheld"),
                style: "quiet",
            });
            vec![form]
        }
        _ => Vec::new(),
    }
}

fn forward(maker: &Maker<'_>, material: &Material) -> Form {
    let asked = |office: &Office| {
        material
            .whole
            .before
            .iter()
            .any(|one| one.office.id == office.id)
    };
    let chosen = maker.typed("forward", "office");
    let options = material
        .offices
        .iter()
        .filter(|office| office.intake == Intake::Open && !asked(office))
        .map(|office| {
            (
                office.slug.clone(),
                office.name.clone(),
                office.slug == chosen,
            )
        });
    let to = Field::select(
        "office",
        maker.t.say("handle-forward-to"),
        options.collect(),
    );
    maker.form("forward", "move", vec![to, maker.note("forward")])
}

fn of_asker(
    maker: &Maker<'_>,
    material: &Material,
    (placed, now): (&Placed, Instant),
) -> (Vec<Form>, Vec<Form>) {
    let one = &placed.addressee;
    let (mut open, mut more) = (Vec::new(), Vec::new());
    match one.state {
        Before::Clarifying | Before::Closed(Closing::Lapsed) => {
            open.push(maker.form("reply", "reply", vec![maker.body("reply", 6)]));
        }
        Before::Answered | Before::Refused => {
            let free = material
                .said
                .as_ref()
                .is_none_or(|said| said.reply.is_none());
            if let (Before::Answered, Some(post), true) = (one.state, one.answer, free) {
                open.push(verdict(maker, material, &post.to_string()));
            }
            let standard = material.standard.as_ref().is_some_and(Standard::stands);
            if one.state == Before::Answered && one.followed < material.settings.follow_ups {
                more.push(maker.form("follow_up", "reply", vec![maker.body("follow_up", 5)]));
            }
            if standard || one.reopened < material.settings.reopen_times {
                more.push(maker.form("reopen", "question", vec![maker.body("reopen", 5)]));
            }
        }
        Before::Waiting if questions::may_remind(placed, now).is_ok() => {
            open.push(maker.form("remind", "bell", Vec::new()));
        }
        Before::Private => open.push(maker.form("deny", "warning", Vec::new())),
        _ => {}
    }
    (open, more)
}

fn verdict(maker: &Maker<'_>, material: &Material, post: &str) -> Form {
    let given = material.said.as_ref().map(|said| said.verdict);
    let options = Verdict::ALL.iter().map(|one| {
        let key = format!("verdict-{}", one.as_str().replace('_', "-"));
        (
            one.as_str().to_owned(),
            maker.t.say(&key),
            given == Some(*one),
        )
    });
    let code = Field::select(
        "code",
        maker.t.say("handle-verdict-code"),
        options.collect(),
    )
    .kind("radio");
    let note = Field::area(
        "note",
        maker.t.say("handle-verdict-note"),
        &maker.typed("verdict", "note"),
        3,
    );
    let fields = vec![code, note.optional(), Field::hidden("post", post)];
    maker.form("verdict", "check", fields)
}
