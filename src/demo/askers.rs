//! Hundreds of offices and thousands of questions to them, to measure a site with: written through the rooms.

use std::sync::Arc;

use super::crowd::{hasty, texts};
use super::long::Dice;
use super::{ADMINISTRATOR, content, entered};
use crate::accounts::{self, NewPerson, Viewer};
use crate::base::clock::Stopwatch;
use crate::base::{Clock, Error, Instant, Result, SpaceId, ThreadId, days};
use crate::clocks::{Packs, date_text};
use crate::config::Config;
use crate::db::{Db, Tx};
use crate::i18n::Zone;
use crate::notices;
use crate::offices::{self, NewCheck, NewContact, NewOffice, NewTerm, OfficeForm, Scope, TermForm};
use crate::questions::{self, Asking, NewQuestion, Verdict};
use crate::spaces::{self, NewSpace, Role};
use crate::threads::{NewPost, NewThread};

/// Offices that are asked, each held by somebody else.
const OFFICES: usize = 500;
/// People who ask, as many in each community.
const ASKERS: usize = 2000;
/// Days over which all is asked.
const AGE: usize = 399;
/// Days that it takes an office to answer, where it does.
const WAIT: usize = 9;
/// Questions of ten that are answered.
const ANSWERED: usize = 6;
/// Who holds the first two offices: a deputy of the demo.
const DEPUTY: &str = "gulnar";
/// Offices of one community.
const DISTRICT: usize = 100;
const ZONE: &str = "Asia/Almaty";

/// Adds `count` questions to a demo site, in a community of their own; six of ten are answered after nine days, and the
/// clocks of the others run. `said` hears how many are there.
///
/// # Errors
/// Says what a room refused, and why.
pub async fn add(
    config: &Config,
    count: usize,
    said: impl Fn(usize, std::time::Duration),
) -> std::result::Result<(), String> {
    let texts = texts(&content::load()?).map_err(|why| format!("a text: {why}"))?;
    let packs = Arc::new(Packs::load(None)?);
    let now = Clock::System.now();
    let span = days(u64::try_from(AGE).unwrap_or(0));
    let clock = Clock::hand(now.minus(span));
    let db = Db::open(&hasty(config), &clock)?;
    let step = span / u32::try_from(count.max(1)).unwrap_or(u32::MAX);
    let outcome = async {
        let (law, first) = (packs.clone(), now);
        let people = db.write(move |tx| settle(tx, &law, first)).await?;
        let mut desks = Desks {
            people,
            packs: packs.clone(),
            texts,
            dice: Dice::new(11),
            behind: count.saturating_mul(WAIT) / AGE,
            made: Vec::new(),
        };
        let watch = Stopwatch::start();
        for n in 0..count {
            clock.advance(step);
            desks = desks.turn(&db, n).await?;
            said(n + 1, watch.elapsed());
        }
        // Else the site that is measured would be busy telling of the days that have come.
        let link: Arc<questions::Link> = Arc::new(|_| String::new());
        while questions::keep_days(&db, &packs, &link).await? {}
        Ok::<(), Error>(())
    };
    let outcome = outcome.await;
    while matches!(db.sequence().await, Ok(n) if n > 0) {}
    let outcome = match outcome {
        Ok(()) => db.write(notices::pass_over).await,
        failed => failed,
    };
    db.close();
    outcome.map_err(|why| format!("questions to measure with: {why}"))
}

/// Who holds the offices, by their order, and who asks.
struct People {
    holders: Vec<Viewer>,
    askers: Vec<Viewer>,
}

fn settle(tx: &mut Tx<'_>, packs: &Packs, now: Instant) -> Result<People> {
    let boss = known(tx, ADMINISTRATOR, now)?;
    let mut people = People {
        holders: Vec::new(),
        askers: Vec::new(),
    };
    let mut space = SpaceId(0);
    for n in 0..OFFICES {
        if n % DISTRICT == 0 {
            space = district(tx, &boss, n)?;
        }
        let holder = match n {
            // Who measures sees the desk of the largest, and of one like others.
            0 | 1 => known(tx, DEPUTY, now)?,
            _ => person(tx, &format!("holder{n}"), now)?,
        };
        spaces::settle(tx, &boss, space, holder.me()?.id, Role::Member)?;
        open(tx, &boss, (space, n, &holder), packs)?;
        people.holders.push(holder);
        for i in 0..ASKERS / OFFICES {
            let asker = person(tx, &format!("asker{n}x{i}"), now)?;
            spaces::settle(tx, &boss, space, asker.me()?.id, Role::Member)?;
            people.askers.push(asker);
        }
    }
    Ok(people)
}

/// The address word of the community of an office.
fn district_of(office: usize) -> String {
    format!("district-{}", office / DISTRICT)
}

/// Opens the community of this office, where a question stands at once.
fn district(tx: &mut Tx<'_>, boss: &Viewer, office: usize) -> Result<SpaceId> {
    let slug = district_of(office);
    let new = NewSpace::parse(
        &format!("District {}", office / DISTRICT),
        &slug,
        "public",
        "To measure the questions of the site with.",
        "",
        "en",
    )?;
    let space = spaces::open(tx, boss, &new)?;
    let said = [
        ("premoderate", "off"),
        ("open_per_office", "100"),
        ("open_in_all", "500"),
    ];
    let said = said.map(|(key, value)| (key.to_owned(), value.to_owned()));
    offices::save_settings(tx, boss, Scope::Space(space), &said)?;
    Ok(space)
}

/// Somebody new of this name.
fn person(tx: &mut Tx<'_>, name: &str, now: Instant) -> Result<Viewer> {
    let new = named(name);
    let id = accounts::settle_in(tx, &new, false, 1)?;
    Ok(entered(id, new, (false, 1), (tx.now(), now)))
}

/// Somebody of the demo.
fn known(tx: &mut Tx<'_>, name: &str, now: Instant) -> Result<Viewer> {
    let id = accounts::by_name(tx, name)?.id;
    let runs = name == ADMINISTRATOR;
    Ok(entered(id, named(name), (runs, 1), (tx.now(), now)))
}

fn named(name: &str) -> NewPerson {
    NewPerson {
        name: name.to_owned(),
        display_name: format!("Somebody, {name}"),
        email: String::new(),
        password: String::new(),
        lang: "en".to_owned(),
        zone: ZONE.to_owned(),
    }
}

fn slug(n: usize) -> String {
    format!("office-{n}")
}

/// Opens an office, gives it to its holder and makes sure of him.
fn open(
    tx: &mut Tx<'_>,
    boss: &Viewer,
    (space, n, holder): (SpaceId, usize, &Viewer),
    packs: &Packs,
) -> Result<()> {
    let (slug, today) = (slug(n), Zone::named(ZONE).date(tx.now()));
    let form = OfficeForm {
        name: &format!("Deputy of constituency {n}"),
        slug: &slug,
        kind: "seat",
        area: &format!("Constituency {n}"),
        parent: "",
        pack: "generic",
        zone: ZONE,
        remit: "Roads, water and schools.",
        channel: "",
    };
    offices::open(tx, boss, space, &NewOffice::parse(&form, packs)?)?;
    offices::activate(tx, boss, &slug)?;
    let new = NewTerm::parse(&TermForm {
        how: "elected",
        from: &date_text(today),
        to: "",
    })?;
    let given = offices::Given {
        office: slug.clone(),
        person: holder.me()?.name.clone(),
        link: String::new(),
    };
    offices::give_term(tx, boss, &given, &new)?;
    let contact = NewContact::parse(&format!("{slug}@example.org"), "")?;
    offices::set_contact(tx, boss, &slug, &contact)?;
    let check = NewCheck::parse("list", "The list of the electoral commission.")?;
    offices::verify(tx, boss, &slug, &check).map(drop)
}

/// The questions as they come.
struct Desks {
    people: People,
    packs: Arc<Packs>,
    texts: Vec<NewPost>,
    dice: Dice,
    /// How many questions come between one and its answer.
    behind: usize,
    /// Each with its office and its asker, by their places in the lists.
    made: Vec<(ThreadId, usize, usize)>,
}

impl Desks {
    /// One question is asked, and one of nine days ago is answered.
    async fn turn(mut self, db: &Db, n: usize) -> Result<Desks> {
        let done = db.write(move |tx| {
            let asked = self.ask(tx, n)?;
            self.made.push(asked);
            if n >= self.behind && self.dice.roll(10) < ANSWERED {
                self.answer(tx, n - self.behind)?;
            }
            Ok(self)
        });
        done.await
    }

    fn ask(&mut self, tx: &mut Tx<'_>, n: usize) -> Result<(ThreadId, usize, usize)> {
        // One of a hundred goes to the same office, which has five times as many as others.
        let office = match self.dice.roll(100) {
            0 => 0,
            _ => self.dice.roll(OFFICES),
        };
        let near = DISTRICT * ASKERS / OFFICES;
        let who = office / DISTRICT * near + self.dice.roll(near);
        let asker = self.people.askers.get(who).ok_or(Error::NotFound)?.clone();
        let opening = self.dice.pick(&self.texts).ok_or(Error::NotFound)?.clone();
        let title = format!("When will street {n} be repaired?");
        let fields = [title.as_str(), &opening.source, "", ""];
        let (new, _) = NewQuestion::parse(fields, &[&slug(office)], false)?;
        let asking = Asking {
            thread: NewThread {
                title: new.title.clone(),
                tags: Vec::new(),
                opening,
            },
            new,
        };
        let told = (&*self.packs, false);
        let place = (district_of(office), "Questions");
        let id = questions::ask(tx, &asker, (&place.0, place.1), &asking, told)?;
        Ok((id, office, who))
    }

    /// The office answers; of five askers one says what he thinks of it.
    fn answer(&mut self, tx: &mut Tx<'_>, n: usize) -> Result<()> {
        let (id, office, who) = *self.made.get(n).ok_or(Error::NotFound)?;
        let holder = self.people.holders.get(office).ok_or(Error::NotFound)?;
        let said = self.dice.pick(&self.texts).ok_or(Error::NotFound)?.clone();
        let now = tx.now();
        let whole = questions::find(tx, holder, id, now)?;
        let one = &whole.before.first().ok_or(Error::NotFound)?.addressee;
        let post = questions::answer(tx, holder, (one.id, one.version), (said, None), &self.packs)?;
        let asker = self.people.askers.get(who).ok_or(Error::NotFound)?;
        match self.dice.roll(5) {
            0 => questions::give_verdict(tx, asker, (one.id, post), (Verdict::Partly, "")),
            _ => Ok(()),
        }
    }
}
