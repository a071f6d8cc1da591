//! Offices are opened, called anew and reached, and say whether they take questions.

use diesel::prelude::*;

use super::forms::{NewContact, NewIntake, NewOffice};
use super::model::{Office, State};
use super::read::{facts, find};
use crate::accounts::{self, Viewer};
use crate::audit::{self, Action, Change};
use crate::base::{Error, FieldError, OfficeId, Result, SpaceId};
use crate::db::schema::offices;
use crate::db::{Tx, dialect};
use crate::events::{self, Event, OfficePlace};
use crate::spaces::{self, Cap, Facts, ManageOffices, Permit, Place};

/// Offices of a space.
const MOST: i64 = 200;
/// Offices above one another.
const DEPTH: usize = 10;

/// Opens an office, which administrators alone see until it is made active.
///
/// # Errors
/// `NotFound` for a space that the viewer does not see; `Refused` unless an administrator; `Conflict(taken)` when there
/// is an office at this address word; `Invalid(parent)` for one of another space.
pub fn open(tx: &mut Tx<'_>, viewer: &Viewer, space: SpaceId, new: &NewOffice) -> Result<OfficeId> {
    let permit =
        spaces::permit::<ManageOffices>(tx, viewer, Place::Space(space), &Facts::default())?;
    dialect::one_at_a_time(tx, &format!("offices {space}"))?;
    let own = offices::table.filter(offices::space_id.eq(space));
    if own.count().get_result::<i64>(&mut **tx)? >= MOST {
        return Err(Error::Invalid(vec![FieldError {
            field: "name".into(),
            code: "too_many_offices",
            limit: Some(MOST),
            actual: None,
        }]));
    }
    let (parent, now) = (parent_of(tx, (space, None), new)?, tx.now());
    let id: OfficeId = diesel::insert_into(offices::table)
        .values((
            offices::space_id.eq(space),
            offices::slug.eq(&new.slug),
            offices::name.eq(&new.name),
            offices::kind.eq(new.kind.as_str()),
            offices::area.eq(&new.area),
            offices::parent_id.eq(parent),
            offices::pack.eq(&new.pack),
            offices::zone.eq(&new.zone),
            offices::remit.eq(&new.remit),
            offices::channel.eq(&new.channel),
            (
                offices::contact.eq(""),
                offices::escalation.eq(""),
                offices::intake.eq("open"),
                offices::intake_note.eq(""),
                offices::state.eq(State::Draft.as_str()),
                offices::created_at.eq(now),
            ),
        ))
        .returning(offices::id)
        .get_result(&mut **tx)?;
    accounts::protect(tx, &new.name, true)?;
    let fields = vec!["created"];
    let event = Event::OfficeChanged {
        space,
        office: id,
        fields,
        draft: true,
    };
    events::record(tx, Some(permit.by), &event)?;
    let change = Change {
        after: &new.name,
        ..Change::default()
    };
    let object = format!("office {id}");
    audit::note(tx, &viewer.who(), Action::OfficeOpened, object, change).map(|()| id)
}

/// The office that another is put under: one of the same space, and not one below it.
fn parent_of(
    tx: &mut Tx<'_>,
    (space, own): (SpaceId, Option<OfficeId>),
    new: &NewOffice,
) -> Result<Option<OfficeId>> {
    let Some(slug) = &new.parent else {
        return Ok(None);
    };
    let named = offices::slug.eq(slug).and(offices::space_id.eq(space));
    let parent: Option<OfficeId> = offices::table
        .filter(named)
        .select(offices::id)
        .first(&mut **tx)
        .optional()?;
    let wrong = || Error::field("parent", "choice");
    let parent = parent.ok_or_else(wrong)?;
    let mut above = Some(parent);
    for _ in 0..DEPTH {
        let Some(id) = above else {
            return Ok(Some(parent));
        };
        if Some(id) == own {
            return Err(wrong());
        }
        above = offices::table
            .find(id)
            .select(offices::parent_id)
            .first(&mut **tx)?;
    }
    Err(wrong())
}

/// The office at this address word, for an administrator, held until the transaction ends.
pub(super) fn managed(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    slug: &str,
) -> Result<(Office, Permit<ManageOffices>)> {
    let (sight, now) = (spaces::sight(tx, viewer)?, tx.now());
    let office = find(tx, &sight, slug, now)?;
    let place = Place::Space(office.space);
    let permit = spaces::permit::<ManageOffices>(tx, viewer, place, &Facts::default())?;
    held(tx, &office)?;
    Ok((office, permit))
}

/// The office at this address word, for who may do this for it today, held until the transaction ends.
pub(super) fn permitted<C: Cap>(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    slug: &str,
) -> Result<(Office, Permit<C>)> {
    let (sight, now) = (spaces::sight(tx, viewer)?, tx.now());
    let office = find(tx, &sight, slug, now)?;
    let facts = facts(tx, viewer, &office, now)?;
    let place = Place::Space(office.space);
    let permit = spaces::permit::<C>(tx, viewer, place, &facts)?;
    held(tx, &office)?;
    Ok((office, permit))
}

/// Of two who change an office at once the second sees what the first has done.
fn held(tx: &mut Tx<'_>, office: &Office) -> Result<()> {
    dialect::one_at_a_time(tx, &format!("office {}", office.id))
}

impl Office {
    /// Where something of it happens.
    pub(super) fn at(&self) -> OfficePlace {
        OfficePlace {
            office: self.id,
            space: self.space,
            draft: self.state == State::Draft,
        }
    }
}

/// Tells of a change, and writes down who made it.
pub(super) fn changed(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    office: &Office,
    field: &'static str,
    (action, change): (Action, Change<'_>),
) -> Result<()> {
    let event = Event::OfficeChanged {
        space: office.space,
        office: office.id,
        fields: vec![field],
        draft: office.state == State::Draft,
    };
    events::record(tx, viewer.id(), &event)?;
    let object = format!("office {}", office.id);
    audit::note(tx, &viewer.who(), action, object, change)
}

/// Changes what is said of an office; its kind and its address word stay.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` unless an administrator; `Invalid(parent)` for an office of
/// another space or one that is under it.
pub fn change(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str, new: &NewOffice) -> Result<()> {
    let (office, _) = managed(tx, viewer, slug)?;
    let parent = parent_of(tx, (office.space, Some(office.id)), new)?;
    diesel::update(offices::table.find(office.id))
        .set((
            offices::name.eq(&new.name),
            offices::area.eq(&new.area),
            offices::parent_id.eq(parent),
            offices::pack.eq(&new.pack),
            offices::zone.eq(&new.zone),
            offices::remit.eq(&new.remit),
            offices::channel.eq(&new.channel),
        ))
        .execute(&mut **tx)?;
    if new.name != office.name {
        // The old name stays kept from others: who bore it is remembered by it.
        accounts::protect(tx, &new.name, true)?;
    }
    let told = |name: &str, pack: &str, zone: &str| format!("{name}, {pack}, {zone}");
    let change = Change {
        before: &told(&office.name, &office.pack, &office.zone),
        after: &told(&new.name, &new.pack, &new.zone),
        ..Change::default()
    };
    let kept = (Action::OfficeChanged, change);
    changed(tx, viewer, &office, "settings", kept)
}

/// Says where the site writes to an office. Another address is not one that somebody has made sure of.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` unless an administrator; `StepUp` without a fresh proof.
pub fn set_contact(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str, new: &NewContact) -> Result<()> {
    let (office, _) = managed(tx, viewer, slug)?;
    viewer.proved(tx.now(), accounts::PROOF)?;
    let before: (String, String) = offices::table
        .find(office.id)
        .select((offices::contact, offices::escalation))
        .first(&mut **tx)?;
    diesel::update(offices::table.find(office.id))
        .set((
            offices::contact.eq(&new.contact),
            offices::escalation.eq(&new.escalation),
        ))
        .execute(&mut **tx)?;
    let change = Change {
        before: &format!("{} {}", before.0, before.1),
        after: &format!("{} {}", new.contact, new.escalation),
        ..Change::default()
    };
    let kept = (Action::OfficeChanged, change);
    changed(tx, viewer, &office, "contact", kept)
}

/// Says whether an office takes questions, as far as nothing else keeps it from it.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` unless an administrator.
pub fn set_intake(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str, new: &NewIntake) -> Result<()> {
    let (office, _) = managed(tx, viewer, slug)?;
    let NewIntake(chosen) = new;
    diesel::update(offices::table.find(office.id))
        .set((
            offices::intake.eq(chosen.word()),
            offices::intake_note.eq(chosen.note()),
        ))
        .execute(&mut **tx)?;
    let change = Change {
        before: office.chosen.word(),
        after: chosen.word(),
        ..Change::default()
    };
    let kept = (Action::OfficeChanged, change);
    changed(tx, viewer, &office, "intake", kept)
}
