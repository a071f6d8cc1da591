//! The list of offices, and the page of one: who holds it, who stands in, and whether it may be asked.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use askama::Template;
use jiff::civil::Date;

use crate::accounts::{self, Person};
use crate::app::App;
use crate::base::paging::Seek;
use crate::base::{OfficeId, Result, SpaceId, UserId};
use crate::blogs::{self, Blog, Wanted};
use crate::db::Conn;
use crate::i18n::Texts;
use crate::offices::{self, Delegate, How, Intake, IntakeCode, Kind, Office, State, Term};
use crate::pages::Topic;
use crate::questions::{Figures, Rules};
use crate::spaces::{self, Hand, Sight, Space};
use crate::web::badge::Badge;
use crate::web::door::assets::ASSETS;
use crate::web::door::{Reply, Visit, html, urls};
use crate::web::layout::Page;
use crate::web::live::watch::{self, Watch};
use crate::web::questions::figures::{self, Said};
use crate::web::questions::lists::{self, Choices, OfficeList, Wish};

/// Articles of its blog that the page of an office names.
const NEWEST: usize = 3;

#[derive(Template)]
#[template(path = "offices/all.html")]
struct All<'a> {
    page: Page<'a>,
    groups: Vec<Group>,
}

struct Group {
    url: String,
    name: String,
    lang: Option<String>,
    offices: Vec<Line>,
}

/// An office in a list.
struct Line {
    url: String,
    name: String,
    badge: Option<Badge>,
    kind: String,
    /// Address and name of who holds it.
    holder: Option<(String, String)>,
    /// What is said of it where that is not all.
    note: Option<String>,
}

/// `GET /o`
///
/// # Errors
/// What the database says.
pub async fn all(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let all = offices::list(c, &sight, now)?;
        let ids: Vec<SpaceId> = all.iter().map(|office| office.space).collect();
        let places = spaces::among(c, &sight, &ids)?;
        let people = holders(c, &all)?;
        Ok((all, places, people))
    });
    let found = found.await?;
    visit.shows(vec![Topic::Anything]);
    html(200, &list(&app, &visit, &found))
}

type Everything = (Vec<Office>, Vec<Space>, HashMap<UserId, Person>);

fn list<'a>(app: &'a App, visit: &Visit, (all, places, people): &Everything) -> All<'a> {
    let t = visit.texts(app);
    let mut page = Page::new(app, visit, t.say("offices-title"));
    page.open(app, urls::OFFICES, &t.say("offices-lead"));
    let groups = places.iter().map(|space| Group {
        url: urls::space(&space.slug),
        name: space.name.clone(),
        lang: page.other(&space.lang).map(str::to_owned),
        offices: all
            .iter()
            .filter(|office| office.space == space.id && office.state != State::Abolished)
            .map(|office| line(&t, office, people))
            .collect(),
    });
    let groups = groups.filter(|group| !group.offices.is_empty()).collect();
    All { page, groups }
}

fn holders(c: &mut Conn, all: &[Office]) -> Result<HashMap<UserId, Person>> {
    let ids: Vec<UserId> = all
        .iter()
        .filter_map(|office| office.term.as_ref().map(|term| term.holder))
        .collect();
    accounts::authors(c, &ids)
}

fn line(t: &Texts<'_>, office: &Office, people: &HashMap<UserId, Person>) -> Line {
    let term = office.term.as_ref();
    Line {
        url: urls::office(&office.slug),
        name: office.name.clone(),
        badge: Badge::of(t, office),
        kind: kind(t, office.kind),
        holder: term.and_then(|term| linked(people, term.holder)),
        note: match (office.state, term) {
            (State::Draft, _) => Some(t.say("office-draft")),
            (_, None) if office.kind == Kind::Seat => Some(t.say("office-nobody")),
            _ => None,
        },
    }
}

fn linked(people: &HashMap<UserId, Person>, id: UserId) -> Option<(String, String)> {
    let person = people.get(&id)?;
    Some((urls::person(&person.name), person.display_name.clone()))
}

fn kind(t: &Texts<'_>, kind: Kind) -> String {
    match kind {
        Kind::Seat => t.say("office-seat"),
        Kind::Body => t.say("office-body"),
    }
}

#[derive(Template)]
#[template(path = "offices/show.html")]
struct Show<'a> {
    page: Page<'a>,
    name: String,
    lang: Option<String>,
    badge: Option<Badge>,
    kind: String,
    area: String,
    /// Why it is not like others: prepared, or abolished; and what comes in its place.
    state: Option<String>,
    successor: Option<(String, String)>,
    acts: Vec<(String, String, &'static str, &'static str)>,
    holder: Option<Held>,
    substitutes: Vec<Held>,
    remit: Vec<String>,
    /// Whether it takes questions, in words.
    open: bool,
    intake: String,
    note: String,
    channel: Option<(String, bool)>,
    parent: Option<(String, String)>,
    under: Vec<(String, String)>,
    former: Vec<Held>,
    list: OfficeList,
    /// How its questions were answered, once there are any.
    said: Option<Said>,
    figures: String,
    /// Where it is asked, while it takes questions.
    ask: Option<String>,
    /// Where those who act for it see what is due.
    desk: Option<String>,
    /// Address of its blog, whether it has feeds, and the newest articles: address, title, language.
    blog: Option<(String, bool, Vec<Link>)>,
    watch: Watch,
}

/// Address, title, language.
type Link = (String, String, Option<String>);

/// Somebody who holds an office, or held it.
struct Held {
    url: String,
    name: String,
    days: String,
    how: String,
}

struct Found {
    office: Office,
    space: Space,
    terms: Vec<Term>,
    delegates: Vec<Delegate>,
    people: HashMap<UserId, Person>,
    /// Those around it: above, below, and what comes in its place.
    around: Vec<Office>,
    hand: Option<Hand>,
    /// What tells of what happens before it.
    topic: String,
    figures: (Arc<Figures>, Rules),
    /// What its questions may be about.
    tags: Vec<spaces::Tag>,
    /// Its blog with the newest articles.
    blog: Option<(Blog, Vec<blogs::Entry>)>,
}

/// `GET /o/{office}`
///
/// # Errors
/// `NotFound` when the viewer may not see it.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (found, questions) = read(&app, &visit).await?;
    let space = found.space.id;
    visit.shows(vec![Topic::Space(space), Topic::Within(space)]);
    html(200, &page(&app, &visit, &found, questions))
}

async fn read(app: &App, visit: &Visit) -> Result<(Found, lists::Read)> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let (slug, tallies) = (visit.part("office").to_owned(), app.tallies.clone());
    let wish = Wish::of(visit);
    // A cursor that cannot be read is that of no list: the first page.
    let seek = visit.seek().unwrap_or(Seek::First);
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let office = offices::find(c, &sight, &slug, now)?;
        let questions = lists::read(c, &sight, (&office, &tallies), (&wish, seek.clone()), now)?;
        let (terms, delegates) = (
            offices::terms(c, office.id)?,
            offices::delegates(c, office.id)?,
        );
        let people: Vec<UserId> = terms
            .iter()
            .map(|term| term.holder)
            .chain(delegates.iter().map(|one| one.person))
            .collect();
        let space = spaces::space_by_id(c, &sight, office.space)?;
        let found = Found {
            people: accounts::authors(c, &people)?,
            around: offices::near(c, &sight, &office, now)?,
            hand: offices::hand(c, &viewer, &office, now)?,
            topic: watch::of_office(c, office.id)?,
            figures: tallies.figures(c, (&office, figures::is_exercise(&space)), now)?,
            blog: blog(c, &sight, office.id)?,
            tags: spaces::tags(c, office.space)?,
            terms,
            delegates,
            office,
            space,
        };
        Ok((found, questions))
    });
    found.await
}

fn blog(
    c: &mut Conn,
    sight: &Sight,
    office: OfficeId,
) -> Result<Option<(Blog, Vec<blogs::Entry>)>> {
    let Some(blog) = blogs::of_office(c, sight, office)? else {
        return Ok(None);
    };
    let wanted = Wanted {
        blog: Some(blog.forum.id),
        ..Wanted::default()
    };
    let mut newest = blogs::articles(c, sight, &wanted, &Seek::First)?.items;
    newest.truncate(NEWEST);
    Ok(Some((blog, newest)))
}

fn page<'a>(app: &'a App, visit: &Visit, found: &Found, list: lists::Read) -> Show<'a> {
    let (t, office, space) = (visit.texts(app), &found.office, &found.space);
    let here = urls::office(&office.slug);
    let mut page = Page::new(app, visit, office.name.clone())
        .under(urls::OFFICES.to_owned(), &t.say("offices-title"), "")
        .under(urls::space(&space.slug), &space.name, &space.lang);
    page.canonical = Some(urls::absolute(&app.config, &here));
    page.noindex = !space.kind.is_open() || office.state == State::Draft;
    page.scripts.push(ASSETS.url("live-updates"));
    if !page.noindex {
        page.open(app, &here, &office.remit);
        page.feeds = Some(here.clone());
    }
    let today = office.today(app.clock.now());
    let named = |id: Option<OfficeId>| {
        let one = found.around.iter().find(|one| Some(one.id) == id)?;
        Some((urls::office(&one.slug), one.name.clone()))
    };
    let people = &found.people;
    let of_term = |term: &Term| held(&t, people, (term.holder, term.how, (term.from, term.to)));
    let is_running = |term: &&Term| office.term.as_ref().is_some_and(|one| one.id == term.id);
    let acting = |term: &&Term| term.runs(today) && !is_running(term);
    let stands_in = found
        .delegates
        .iter()
        .filter(|one| one.acting && one.runs(today) && one.acts_for(office));
    let delegates =
        stands_in.filter_map(|one| held(&t, people, (one.person, How::Acting, (one.from, one.to))));
    let choices = Choices {
        tags: found
            .tags
            .iter()
            .map(|tag| (tag.id.to_string(), tag.name.clone()))
            .collect(),
        terms: found
            .terms
            .iter()
            .rev()
            .filter_map(|term| {
                let held = of_term(term)?;
                Some((term.id.to_string(), format!("{}, {}", held.name, held.days)))
            })
            .collect(),
    };
    let before = found
        .terms
        .iter()
        .filter(|term| !term.runs(today) && term.from <= today);
    Show {
        name: office.name.clone(),
        lang: page.other(&space.lang).map(str::to_owned),
        badge: Badge::of(&t, office),
        kind: kind(&t, office.kind),
        area: office.area.clone(),
        state: match office.state {
            State::Draft => Some(t.say("office-draft")),
            State::Abolished => Some(t.say("rule-office-abolished")),
            State::Active => None,
        },
        successor: named(office.successor),
        acts: acts(&t, visit, found),
        holder: office.term.as_ref().and_then(of_term),
        substitutes: found
            .terms
            .iter()
            .filter(acting)
            .filter_map(of_term)
            .chain(delegates)
            .collect(),
        remit: paragraphs(&office.remit),
        open: office.intake == Intake::Open,
        intake: intake(&t, &office.intake),
        note: office.intake.note().to_owned(),
        channel: Some(office.channel.clone())
            .filter(|channel| !channel.is_empty())
            .map(|channel| (channel.clone(), channel.starts_with("https://"))),
        parent: named(office.parent),
        under: found
            .around
            .iter()
            .filter(|one| one.parent == Some(office.id))
            .map(|one| (urls::office(&one.slug), one.name.clone()))
            .collect(),
        former: before.rev().filter_map(of_term).collect(),
        said: short(&t, &found.figures),
        figures: urls::office_figures(&office.slug),
        list: lists::list_of(&page, office, (list, &choices), app.clock.now()),
        ask: (office.intake == Intake::Open).then(|| urls::ask_office(&space.slug, &office.slug)),
        desk: found.hand.map(|_| urls::desk(&office.slug)),
        watch: Watch::of(&t, found.topic.clone()),
        blog: found.blog.as_ref().map(|(blog, newest)| {
            let link = |one: &blogs::Entry| {
                let lang = page.other(&one.thread.lang).map(str::to_owned);
                (urls::thread(&one.thread), one.thread.title.clone(), lang)
            };
            let newest = newest.iter().map(link).collect();
            (urls::blog(&blog.slug), blog.is_open(), newest)
        }),
        page,
    }
}

/// The figures in sentences, where anything is told.
fn short(t: &Texts<'_>, (all, rules): &(Arc<Figures>, Rules)) -> Option<Said> {
    let told = all.eligible > 0 || !all.left_out.is_empty();
    told.then(|| figures::say(t, all, *rules))
}

fn paragraphs(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

fn held(
    t: &Texts<'_>,
    people: &HashMap<UserId, Person>,
    (person, how, (from, to)): (UserId, How, (Date, Option<Date>)),
) -> Option<Held> {
    let (url, name) = linked(people, person)?;
    let from = t.date(from);
    let days = match to {
        None => t.named("office-since", &from),
        Some(to) => {
            let to = t.date(to);
            t.with(
                "office-days",
                &[("from", (&from).into()), ("to", (&to).into())],
            )
        }
    };
    let how = match how {
        How::Elected => t.say("office-elected"),
        How::Appointed => t.say("office-appointed"),
        How::Acting => t.say("office-acting"),
    };
    Some(Held {
        url,
        name,
        days,
        how,
    })
}

/// Whether an office takes questions, in words.
pub fn intake(t: &Texts<'_>, intake: &Intake) -> String {
    t.say(match intake {
        Intake::Open => "intake-open",
        Intake::Closed(IntakeCode::NoContact, _) => "intake-no-contact",
        Intake::Closed(IntakeCode::Vacant, _) => "intake-vacant",
        Intake::Closed(IntakeCode::Recess, _) => "intake-recess",
        Intake::Closed(IntakeCode::Abolished, _) => "intake-abolished",
        Intake::Closed(IntakeCode::Other, _) => "intake-other",
    })
}

fn acts(
    t: &Texts<'_>,
    visit: &Visit,
    found: &Found,
) -> Vec<(String, String, &'static str, &'static str)> {
    let (slug, runs) = (&found.office.slug, visit.viewer.is_administrator());
    let mut acts = Vec::new();
    if runs || found.hand.is_some() {
        let url = urls::office_articles(slug);
        acts.push((url, t.say("official-title"), "quiet", "article"));
    }
    if runs || found.hand == Some(Hand::Hold) {
        let url = urls::office_people(slug);
        acts.push((url, t.say("office-people"), "quiet", "people"));
    }
    if runs {
        let url = urls::office_settings(slug);
        acts.push((url, t.say("office-settings"), "quiet", "shield"));
    }
    acts
}
