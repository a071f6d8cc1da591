//! Who may say what of offices, and what is kept of it.

use elab::accounts;
use elab::audit::{self, Action};
use elab::base::paging::Seek;
use elab::base::{Error, OfficeId, TermId, days};
use elab::offices::{self as room, How, NewCheck, NewContact, NewIntake, NewOffice};
use elab::spaces::{self, Hand};

use super::{TODAY, Town, delegate, form, given, packs, term};
use crate::app::TestApp;

#[tokio::test]
async fn only_an_administrator_who_has_proved_it_manages_offices() {
    let site = TestApp::start().await;
    let town = Town::of(&site).await;
    town.opens("akim", "Akim of the valley", "seat").await;
    town.gives("akim", "aliya", ("elected", "2022-01-01", ""))
        .await
        .unwrap();
    site.moderator(town.space, "mod").await;
    let space = town.space;
    for name in ["aliya", "mod", "stranger"] {
        let viewer = site.member(name).await.viewer().await;
        let tries = site.app.db.write(move |tx| {
            let new = NewOffice::parse(&form("other", "Another office", "seat"), &packs())?;
            let (contact, intake) = (NewContact::parse("", "")?, NewIntake::parse("open", "")?);
            let (new_term, check) = (term("elected", "2030-01-01", "")?, NewCheck::parse("list", "On the list.")?);
            let all = [
                room::open(tx, &viewer, space, &new).map(drop),
                room::change(tx, &viewer, "akim", &new),
                room::set_contact(tx, &viewer, "akim", &contact),
                room::set_intake(tx, &viewer, "akim", &intake),
                room::activate(tx, &viewer, "akim"),
                room::abolish(tx, &viewer, "akim", None),
                room::give_term(tx, &viewer, &given("akim", "mod"), &new_term).map(drop),
                room::end_term(tx, &viewer, ("akim", TermId(1)), None, "x"),
                room::verify(tx, &viewer, "akim", &check).map(drop),
                room::save_settings(tx, &viewer, room::Scope::Site, &[]),
                room::save_settings(tx, &viewer, room::Scope::Office(OfficeId(1)), &[]),
            ];
            Ok(all.map(|done| matches!(done, Err(Error::Refused(rule)) if rule.code == "administrator_only")))
        });
        assert_eq!(tries.await.unwrap(), [true; 11], "{name}");
    }
    // What says who may act in the name of an office wants a proof of the last minutes.
    let boss = site.administrator().await.viewer().await;
    site.advance(elab::base::minutes(11));
    let tries = site.app.db.write(move |tx| {
        let check = NewCheck::parse("list", "On the list.")?;
        let new_term = term("acting", TODAY, "")?;
        let all = [
            room::verify(tx, &boss, "akim", &check).map(drop),
            room::give_term(tx, &boss, &given("akim", "mod"), &new_term).map(drop),
            room::end_term(tx, &boss, ("akim", TermId(1)), None, "x"),
            room::delegate(tx, &boss, &given("akim", "mod"), &delegate("draft", false)).map(drop),
        ];
        Ok(all.map(|done| done == Err(Error::StepUp)))
    });
    assert_eq!(tries.await.unwrap(), [true; 4]);
}

#[tokio::test]
async fn what_is_done_to_offices_stands_in_the_audit_log() {
    let site = TestApp::start().await;
    let town = Town::of(&site).await;
    town.opens("akim", "Akim of the valley", "seat").await;
    let first = town
        .gives("akim", "aliya", ("elected", "2022-01-01", ""))
        .await
        .unwrap();
    let helper = town
        .names("akim", "helper", ("draft", false))
        .await
        .unwrap();
    town.verifies("akim").await;
    town.write(move |tx, boss| {
        room::end_delegate(tx, boss, ("akim", helper), "x")?;
        room::end_term(tx, boss, ("akim", first), None, "x")
    })
    .await
    .unwrap();
    let rows = town.read(|c, _| audit::list(c, None, &Seek::First)).await;
    let mut done: Vec<&str> = rows.items.iter().map(|row| row.action.as_str()).collect();
    done.retain(|action| !action.starts_with("role") && !action.starts_with("sign"));
    done.reverse();
    let want = [
        Action::OfficeOpened,
        Action::OfficeChanged,
        Action::TermGiven,
        Action::DelegateNamed,
        Action::OfficeChanged,
        Action::OfficeVerified,
        Action::DelegateEnded,
        Action::TermEnded,
    ];
    assert_eq!(done, want.map(Action::as_str));
}

#[tokio::test]
async fn whoever_publishes_for_an_office_owes_a_second_factor() {
    let site = TestApp::start().await;
    let town = Town::of(&site).await;
    town.opens("akim", "Akim of the valley", "seat").await;
    let first = town
        .gives("akim", "aliya", ("elected", "2022-01-01", ""))
        .await
        .unwrap();
    town.names("akim", "writer", ("publish", false))
        .await
        .unwrap();
    town.names("akim", "clerk", ("draft", false)).await.unwrap();
    let hand = async |name: &str| {
        let (now, id) = (site.clock.now(), site.person(name).await.unwrap());
        let read = site.app.db.read(move |c| {
            let viewer = accounts::by_id(c, id, now, true)?;
            let sight = spaces::sight(c, &viewer)?;
            let office = room::find(c, &sight, "akim", now)?;
            let desks = room::desks(c, &viewer, now)?;
            let hand = room::hand(c, &viewer, &office, now)?;
            assert_eq!(desks.first().map(|(_, hand)| *hand), hand);
            Ok(hand)
        });
        read.await.unwrap()
    };
    assert_eq!(hand("aliya").await, Some(Hand::Hold), "he has a week");
    site.advance(days(8));
    assert_eq!(hand("aliya").await, None);
    assert_eq!(hand("writer").await, None);
    assert_eq!(
        hand("clerk").await,
        Some(Hand::Draft),
        "who only writes drafts owes none"
    );
    let without = site.app.db.read(accounts::staff_without_factor);
    assert_eq!(without.await.unwrap(), ["root-aigul", "aliya", "writer"]);
    // Who is no official any more owes nothing.
    town.write(move |tx, boss| room::end_term(tx, boss, ("akim", first), None, "x"))
        .await
        .unwrap();
    let read = site.app.db.read(accounts::officials);
    assert_eq!(read.await.unwrap(), []);
}

#[tokio::test]
async fn who_begins_to_act_for_an_office_signs_in_anew_and_gets_a_letter() {
    let site = TestApp::start().await;
    let town = Town::of(&site).await;
    town.opens("akim", "Akim of the valley", "seat").await;
    let aliya = site.neighbour(town.space, "aliya").await;
    let clerk = site.neighbour(town.space, "clerk").await;
    town.gives("akim", "aliya", ("elected", "2022-01-01", ""))
        .await
        .unwrap();
    town.names("akim", "clerk", ("draft", false)).await.unwrap();
    aliya.get("/settings").await.is(303);
    clerk.get("/settings").await.is(200);
    site.settle().await;
    let letter = site.last_mail().unwrap();
    assert!(letter.subject.contains("Akim of the valley"));
    assert_eq!(letter.link.unwrap(), "http://127.0.0.1/o/akim");
    // What is over already is written down for the record alone.
    town.gives("akim", "old", ("elected", "2010-01-01", "2012-01-01"))
        .await
        .unwrap();
    let old = town.member("old").await;
    site.settle().await;
    let officials = site.app.db.read(accounts::officials).await.unwrap();
    assert!(!officials.contains(&old));
    let terms = town.read(|c, _| room::terms(c, OfficeId(1))).await;
    assert_eq!(terms[0].how, How::Elected);
}
