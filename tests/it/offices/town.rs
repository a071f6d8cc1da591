//! A town with offices, and an administrator who looks after them.

use elab::accounts::{self, Viewer};
use elab::base::{DelegateId, Error, OfficeId, Result, SpaceId, TermId, UserId};
use elab::clocks::Packs;
use elab::db::{Conn, Tx};
use elab::jobs::Job;
use elab::offices::{
    self as room, DelegateForm, Given, NewCheck, NewContact, NewDelegate, NewOffice, NewTerm,
    Office, OfficeForm, TermForm,
};
use elab::spaces::{self, Hand, Role};

use crate::app::TestApp;

/// The day on which tests begin, where offices are.
pub const TODAY: &str = "2026-03-02";

/// The packs of the program.
pub fn packs() -> Packs {
    Packs::load(None).unwrap()
}

/// An office to be.
pub fn form<'a>(slug: &'a str, name: &'a str, kind: &'a str) -> OfficeForm<'a> {
    OfficeForm {
        slug,
        name,
        kind,
        pack: "generic",
        zone: "UTC",
        area: "Valley",
        remit: "Roads and water.",
        channel: "https://appeals.example.org",
        ..OfficeForm::default()
    }
}

/// A site with a space, an administrator's eyes and hands on its offices.
pub struct Town<'s> {
    pub site: &'s TestApp,
    pub space: SpaceId,
    pub boss: Viewer,
}

impl<'s> Town<'s> {
    pub async fn of(site: &'s TestApp) -> Town<'s> {
        let space = site.space("town", "public").await;
        let boss = site.administrator().await.viewer().await;
        Town { site, space, boss }
    }

    pub async fn write<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>, &Viewer) -> Result<T> + Send + 'static,
    {
        // He has proved just now that it is he.
        let boss = self.site.administrator().await.viewer().await;
        self.site.app.db.write(move |tx| f(tx, &boss)).await
    }

    pub async fn read<T, F>(&self, f: F) -> T
    where
        T: Send + 'static,
        F: Fn(&mut Conn, &Viewer) -> Result<T> + Send + 'static,
    {
        let boss = self.boss.clone();
        let read = self.site.app.db.read(move |c| f(c, &boss));
        read.await.unwrap()
    }

    /// Opens an office and shows it.
    pub async fn opens(
        &self,
        slug: &'static str,
        name: &'static str,
        kind: &'static str,
    ) -> OfficeId {
        let space = self.space;
        let new = NewOffice::parse(&form(slug, name, kind), &packs()).unwrap();
        self.write(move |tx, boss| {
            let id = room::open(tx, boss, space, &new)?;
            room::activate(tx, boss, slug)?;
            Ok(id)
        })
        .await
        .unwrap()
    }

    /// Makes a member of the space; gives his number.
    pub async fn member(&self, name: &str) -> UserId {
        self.site
            .settle_member(self.space, name, Role::Member)
            .await;
        self.site.person(name).await.unwrap()
    }

    pub async fn gives(
        &self,
        slug: &str,
        person: &str,
        (how, from, to): (&str, &str, &str),
    ) -> Result<TermId> {
        self.member(person).await;
        let (given, new) = (given(slug, person), term(how, from, to)?);
        self.write(move |tx, boss| room::give_term(tx, boss, &given, &new))
            .await
    }

    pub async fn names(
        &self,
        slug: &str,
        person: &str,
        (right, acting): (&'static str, bool),
    ) -> Result<DelegateId> {
        self.member(person).await;
        let (given, new) = (given(slug, person), delegate(right, acting));
        self.write(move |tx, boss| room::delegate(tx, boss, &given, &new))
            .await
    }

    /// Makes sure of an office, and of its address.
    pub async fn verifies(&self, slug: &'static str) {
        self.write(move |tx, boss| {
            let contact = NewContact::parse("office@example.org", "chief@example.org")?;
            room::set_contact(tx, boss, slug, &contact)?;
            let check = NewCheck::parse("in_person", "He came to the akimat and showed his card.")?;
            room::verify(tx, boss, slug, &check).map(drop)
        })
        .await
        .unwrap();
    }

    pub async fn sees(&self, slug: &'static str) -> Office {
        let now = self.site.clock.now();
        self.read(move |c, boss| {
            let sight = spaces::sight(c, boss)?;
            room::find(c, &sight, slug, now)
        })
        .await
    }

    /// What a person may do for an office.
    pub async fn hand(&self, person: UserId, slug: &'static str) -> Option<Hand> {
        let (now, staff_mfa) = (self.site.clock.now(), self.site.app.config.staff_mfa);
        self.read(move |c, _| {
            let viewer = accounts::by_id(c, person, now, staff_mfa)?;
            let sight = spaces::sight(c, &viewer)?;
            let office = room::find(c, &sight, slug, now)?;
            room::hand(c, &viewer, &office, now)
        })
        .await
    }

    /// The hour comes in which terms are looked at.
    pub async fn tends(&self) {
        let tend = self.site.app.db.write(|tx| room::TendOffices.run(tx));
        tend.await.unwrap();
    }
}

pub fn given(slug: &str, person: &str) -> Given {
    Given {
        office: slug.to_owned(),
        person: person.to_owned(),
        link: format!("http://127.0.0.1/o/{slug}"),
    }
}

pub fn term(how: &str, from: &str, to: &str) -> Result<NewTerm> {
    NewTerm::parse(&TermForm { how, from, to })
}

pub fn delegate(right: &str, acting: bool) -> NewDelegate {
    NewDelegate::parse(&DelegateForm {
        right,
        acting,
        from: TODAY,
        to: "",
    })
    .unwrap()
}

/// The first wrong field and its code.
#[track_caller]
pub fn wrong<T: std::fmt::Debug>(done: Result<T>) -> (String, &'static str) {
    match done.unwrap_err() {
        Error::Invalid(faults) => (faults[0].field.to_string(), faults[0].code),
        other => panic!("{other:?}"),
    }
}
