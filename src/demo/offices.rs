//! The offices of the demo: opened, filled and checked by who runs the site.

use jiff::civil::Date;
use serde::Deserialize;

use super::{ADMINISTRATOR, Fault, Stage};
use crate::base::{Error, Instant, Result, days};
use crate::clocks::Packs;
use crate::i18n::Zone;
use crate::offices::{
    self, DelegateForm, Given, NewCheck, NewContact, NewDelegate, NewOffice, NewTerm, OfficeForm,
    TermForm,
};
use crate::spaces;

/// Where they are.
const ZONE: &str = "Asia/Almaty";
/// How long ago all of this was written down.
const SINCE: u64 = 20;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct All {
    office: Vec<Office>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Office {
    space: String,
    slug: String,
    name: String,
    kind: String,
    area: String,
    #[serde(default)]
    parent: String,
    remit: String,
    #[serde(default)]
    channel: String,
    #[serde(default)]
    contact: String,
    #[serde(default)]
    check: String,
    #[serde(default)]
    evidence: String,
    #[serde(default)]
    term: Vec<Term>,
    #[serde(default)]
    delegate: Vec<Delegate>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Term {
    person: String,
    how: String,
    /// Days ago.
    from: u64,
    to: Option<u64>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Delegate {
    person: String,
    right: String,
    #[serde(default)]
    acting: bool,
}

impl Stage {
    /// Opens the offices, and says who holds them.
    pub(super) async fn offices(&mut self, now: Instant) -> std::result::Result<(), Fault> {
        let text = include_str!("../../assets/demo/offices.toml");
        let all: All =
            toml::from_str(text).map_err(|why| ("offices".to_owned(), Error::broken(why)))?;
        self.clock.set(now.minus(days(SINCE)));
        for office in all.office {
            let what = office.slug.clone();
            let done = self.office(office, now).await;
            done.map_err(|why| (what, why))?;
        }
        Ok(())
    }

    async fn office(&self, office: Office, now: Instant) -> Result<()> {
        let boss = self.viewer(ADMINISTRATOR)?;
        let form = OfficeForm {
            name: &office.name,
            slug: &office.slug,
            kind: &office.kind,
            area: &office.area,
            parent: &office.parent,
            pack: "kz",
            zone: ZONE,
            remit: office.remit.trim(),
            channel: &office.channel,
        };
        let packs = Packs::load(None).map_err(Error::broken)?;
        let new = NewOffice::parse(&form, &packs)?;
        let zone = Zone::named(ZONE);
        let day = move |ago: u64| -> Date { zone.date(now.minus(days(ago))) };
        self.write(move |tx| {
            let sight = spaces::sight(tx, &boss)?;
            let space = spaces::find(tx, &sight, &office.space)?.id;
            offices::open(tx, &boss, space, &new)?;
            offices::activate(tx, &boss, &office.slug)?;
            let given = |person: &str| Given {
                office: office.slug.clone(),
                person: person.to_owned(),
                link: String::new(),
            };
            for term in &office.term {
                let new = NewTerm::parse(&TermForm {
                    how: &term.how,
                    from: &day(term.from).to_string(),
                    to: &term.to.map_or_else(String::new, |to| day(to).to_string()),
                })?;
                offices::give_term(tx, &boss, &given(&term.person), &new)?;
            }
            for one in &office.delegate {
                let new = NewDelegate::parse(&DelegateForm {
                    right: &one.right,
                    acting: one.acting,
                    from: &day(SINCE).to_string(),
                    to: "",
                })?;
                offices::delegate(tx, &boss, &given(&one.person), &new)?;
            }
            if office.check.is_empty() {
                return Ok(());
            }
            let contact = NewContact::parse(&office.contact, "")?;
            offices::set_contact(tx, &boss, &office.slug, &contact)?;
            let check = NewCheck::parse(&office.check, &office.evidence)?;
            offices::verify(tx, &boss, &office.slug, &check).map(drop)
        })
        .await
    }
}
