//! Who holds an office, for administrators; who acts for it, for its holder too.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use super::settings::tabs;
use crate::accounts::{self, Person};
use crate::app::App;
use crate::base::{DelegateId, Error, Result, TermId, UserId};
use crate::db::Tx;
use crate::i18n::Texts;
use crate::idempotency;
use crate::offices::{
    self, Delegate, DelegateForm, Given, How, NewDelegate, NewTerm, Office, Term, TermForm,
};
use crate::spaces::{self, Hand, ManageOffices, NameDelegates, Space};
use crate::web::door::form::{Button, Field, Form, FormPage};
use crate::web::door::{Reply, Visit, see_other, urls};
use crate::web::layout::Page;

/// `GET /o/{office}/people`
///
/// # Errors
/// `NotFound` when the viewer may not see it; `Refused` unless he holds it or is an administrator.
pub async fn people(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    page(&app, &visit, None).await
}

/// `POST /o/{office}/people`: what the form's `do` says.
///
/// # Errors
/// As the page; what was typed comes back with what is wrong.
pub async fn save(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let form = visit.form.clone();
    let field = move |name: &str| form.get(name).to_owned();
    match act(&app, &visit, field).await {
        Ok(()) => Ok(see_other(&urls::office_people(visit.part("office")))),
        Err(error @ Error::Invalid(_)) => page(&app, &visit, Some(&error)).await,
        Err(error) => Err(error),
    }
}

/// Does what the field `do` says with the others.
///
/// # Errors
/// As the room does; `Invalid(do)` for what it does not.
pub async fn act(app: &App, visit: &Visit, field: impl Fn(&str) -> String) -> Result<()> {
    let slug = visit.part("office").to_owned();
    let (viewer, link) = (
        visit.viewer.clone(),
        urls::absolute(&app.config, &urls::office(&slug)),
    );
    let (from, to) = (field("from"), field("to"));
    let given = Given {
        office: slug.clone(),
        person: field("person"),
        link: link.clone(),
    };
    match field("do").as_str() {
        "term" => {
            let new = NewTerm::parse(&TermForm {
                how: &field("how"),
                from: &from,
                to: &to,
            })?;
            write(app, visit, move |tx| {
                offices::give_term(tx, &viewer, &given, &new).map(drop)
            })
            .await
        }
        word @ ("last-day" | "end-term") => {
            let id: TermId = field("term")
                .parse()
                .map_err(|()| Error::field("term", "choice"))?;
            let day = match word {
                "last-day" => Some(offices::last_day(&to)?),
                _ => None,
            };
            write(app, visit, move |tx| {
                offices::end_term(tx, &viewer, (&slug, id), day, &link)
            })
            .await
        }
        "delegate" => {
            let new = NewDelegate::parse(&DelegateForm {
                right: &field("right"),
                acting: field("acting") == "on",
                from: &from,
                to: &to,
            })?;
            write(app, visit, move |tx| {
                offices::delegate(tx, &viewer, &given, &new).map(drop)
            })
            .await
        }
        "end-delegate" => {
            let id: DelegateId = field("delegate")
                .parse()
                .map_err(|()| Error::field("delegate", "choice"))?;
            write(app, visit, move |tx| {
                offices::end_delegate(tx, &viewer, (&slug, id), &link)
            })
            .await
        }
        _ => Err(Error::field("do", "choice")),
    }
}

async fn write<F>(app: &App, visit: &Visit, f: F) -> Result<()>
where
    F: FnOnce(&mut Tx<'_>) -> Result<()> + Send + 'static,
{
    let (key, here) = (visit.act()?, urls::office_people(visit.part("office")));
    let done = app
        .db
        .write(move |tx| idempotency::once(tx, &key, |tx| f(tx).map(|()| here)));
    done.await.map(drop)
}

struct Found {
    office: Office,
    space: Space,
    terms: Vec<Term>,
    delegates: Vec<Delegate>,
    people: HashMap<UserId, Person>,
    /// He says who holds it too.
    manages: bool,
}

async fn read(app: &App, visit: &Visit) -> Result<Found> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let slug = visit.part("office").to_owned();
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let office = offices::find(c, &sight, &slug, now)?;
        let facts = offices::facts(c, &viewer, &office, now)?;
        let may = spaces::may(&viewer, &sight, office.space, None, now);
        may.check::<NameDelegates>(&facts)?;
        let (mut terms, mut delegates) = (
            offices::terms(c, office.id)?,
            offices::delegates(c, office.id)?,
        );
        let today = office.today(now);
        terms.retain(|term| term.runs(today) || (term.from > today && !term.cut));
        delegates.retain(|one| one.runs(today) || (one.from > today && !one.cut));
        let people: Vec<UserId> = terms
            .iter()
            .map(|term| term.holder)
            .chain(delegates.iter().map(|one| one.person))
            .collect();
        Ok(Found {
            manages: may.check::<ManageOffices>(&facts).is_ok(),
            space: spaces::space_by_id(c, &sight, office.space)?,
            people: accounts::authors(c, &people)?,
            terms,
            delegates,
            office,
        })
    });
    found.await
}

async fn page(app: &App, visit: &Visit, error: Option<&Error>) -> Reply {
    let (found, t) = (read(app, visit).await?, visit.texts(app));
    let office = &found.office;
    let here = urls::office_people(&office.slug);
    let today = office.today(app.clock.now()).to_string();
    let failed = error.map_or("", |_| visit.form.get("do"));
    let mut forms = Vec::new();
    if found.manages {
        if !found.terms.is_empty() {
            forms.push(open_terms(&t, &found, &here));
        }
        forms.push(new_term(&t, visit, (&here, &today), failed == "term"));
    }
    if !found.delegates.is_empty() {
        forms.push(open_delegates(&t, &found, &here));
    }
    forms.push(new_delegate(
        &t,
        visit,
        (&here, &today),
        failed == "delegate",
    ));
    let heading = t.say("office-people");
    let frame = Page::new(app, visit, heading.clone()).under(
        urls::office(&office.slug),
        &office.name,
        &found.space.lang,
    );
    let mut page =
        FormPage::new(app, visit, frame, heading, forms).lead(t.say("office-people-lead"));
    if found.manages {
        page.tabs = tabs(&t, office, &here);
    }
    page.reply(error)
}

fn name(found: &Found, id: UserId) -> String {
    let person = found.people.get(&id);
    person.map_or_else(|| id.to_string(), |person| person.display_name.clone())
}

fn how(t: &Texts<'_>, how: How) -> String {
    match how {
        How::Elected => t.say("office-elected"),
        How::Appointed => t.say("office-appointed"),
        How::Acting => t.say("office-acting"),
    }
}

fn open_terms(t: &Texts<'_>, found: &Found, here: &str) -> Form {
    let options = found.terms.iter().enumerate().map(|(n, term)| {
        let from = t.named("office-since", &t.date(term.from));
        let to = term.to.map(|to| format!(" – {}", t.date(to)));
        let words = format!(
            "{}, {}{}",
            name(found, term.holder),
            from,
            to.unwrap_or_default()
        );
        (term.id.to_string(), words, n == 0)
    });
    let fields = vec![
        Field::select("term", t.say("office-term"), options.collect()),
        Field::line("to", t.say("office-to"), "")
            .kind("date")
            .optional(),
    ];
    let mut form = Form::new(here, fields, String::new());
    form.buttons = vec![
        Button::new("last-day", t.say("office-last-day"), ""),
        Button::new("end-term", t.say("office-end-now"), "danger"),
    ];
    form.headed("people", t.say("office-holders"), "open-")
}

fn new_term(t: &Texts<'_>, visit: &Visit, (here, today): (&str, &str), again: bool) -> Form {
    let typed = |name: &'static str| if again { visit.form.get(name) } else { "" };
    let from = if again { typed("from") } else { today };
    let options = How::ALL.iter().map(|one| {
        let word = one.as_str();
        (word.to_owned(), how(t, *one), word == typed("how"))
    });
    let fields = vec![
        Field::hidden("do", "term"),
        Field::line("person", t.say("office-person"), typed("person"))
            .hint(t.say("office-person-hint")),
        Field::select("how", t.say("office-how"), options.collect()),
        Field::line("from", t.say("office-from"), from).kind("date"),
        Field::line("to", t.say("office-to"), typed("to"))
            .kind("date")
            .hint(t.say("office-to-hint"))
            .optional(),
    ];
    Form::new(here, fields, t.say("office-give")).headed("add", t.say("office-give-title"), "term-")
}

fn open_delegates(t: &Texts<'_>, found: &Found, here: &str) -> Form {
    let options = found.delegates.iter().enumerate().map(|(n, one)| {
        let mut words = vec![name(found, one.person), right(t, one.right)];
        if one.acting {
            words.push(t.say("office-acting"));
        }
        (one.id.to_string(), words.join(", "), n == 0)
    });
    let fields = vec![
        Field::hidden("do", "end-delegate"),
        Field::select("delegate", t.say("office-delegate"), options.collect()),
    ];
    Form::new(here, fields, t.say("office-end-delegate"))
        .headed("people", t.say("office-delegates"), "ends-")
        .danger()
}

fn right(t: &Texts<'_>, hand: Hand) -> String {
    match hand {
        Hand::Draft => t.say("office-drafts"),
        Hand::Publish | Hand::Hold => t.say("office-publishes"),
    }
}

fn new_delegate(t: &Texts<'_>, visit: &Visit, (here, today): (&str, &str), again: bool) -> Form {
    let typed = |name: &'static str| if again { visit.form.get(name) } else { "" };
    let from = if again { typed("from") } else { today };
    let options = [Hand::Draft, Hand::Publish].map(|hand| {
        let word = hand.as_str();
        (word.to_owned(), right(t, hand), word == typed("right"))
    });
    let fields = vec![
        Field::hidden("do", "delegate"),
        Field::line("person", t.say("office-person"), typed("person"))
            .hint(t.say("office-person-hint")),
        Field::select("right", t.say("office-right"), options.to_vec()),
        Field::check("acting", t.say("office-acts"), typed("acting") == "on")
            .hint(t.say("office-acts-hint")),
        Field::line("from", t.say("office-from"), from).kind("date"),
        Field::line("to", t.say("office-to"), typed("to"))
            .kind("date")
            .hint(t.say("office-to-hint"))
            .optional(),
    ];
    Form::new(here, fields, t.say("office-name-delegate")).headed(
        "add",
        t.say("office-delegate-title"),
        "delegate-",
    )
}
