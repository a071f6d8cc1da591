//! Offices: who holds them and acts for them day by day, who may say so, and what keeps them from being asked.

mod pages;
mod rights;
mod settings;
mod town;

use elab::accounts::{self, Viewer};
use elab::base::paging::Seek;
use elab::base::{Error, OfficeId, UserId, days};
use elab::offices::{
    self as room, CheckHow, Intake, IntakeCode, Kind, NewCheck, NewContact, NewIntake, NewOffice,
    OfficeForm, State,
};
use elab::spaces::{self, Hand};

use crate::app::TestApp;
use crate::blogs::happened;
pub use town::{TODAY, Town, delegate, form, given, packs, term, wrong};

#[tokio::test]
async fn an_office_is_prepared_in_silence_then_shown() {
    let site = TestApp::start().await;
    let town = Town::of(&site).await;
    let space = town.space;
    let new = NewOffice::parse(&form("akim", "Akim of the valley", "seat"), &packs()).unwrap();
    let twin = new.clone();
    town.write(move |tx, boss| room::open(tx, boss, space, &new))
        .await
        .unwrap();
    let taken = town
        .write(move |tx, boss| room::open(tx, boss, space, &twin))
        .await;
    assert_eq!(taken, Err(Error::taken()));
    let now = site.clock.now();
    let others = async || {
        town.read(move |c, _| {
            let sight = spaces::sight(c, &Viewer::Visitor)?;
            let found = room::find(c, &sight, "akim", now).map(|office| office.state);
            let listed = room::of_space(c, &sight, space, now)?.len();
            assert_eq!(room::list(c, &sight, now)?.len(), listed);
            assert_eq!(room::has_any(c, &sight)?, listed > 0);
            Ok((found, listed))
        })
        .await
    };
    assert_eq!(others().await, (Err(Error::NotFound), 0));
    assert_eq!(town.sees("akim").await.state, State::Draft);
    let told = site
        .app
        .db
        .read(move |c| elab::events::of_topic(c, &format!("space:{space}"), 0, 100));
    let told = told.await.unwrap();
    assert!(told.iter().all(|one| one.kind != "office.changed"));

    town.write(|tx, boss| room::activate(tx, boss, "akim"))
        .await
        .unwrap();
    assert_eq!(others().await, (Ok(State::Active), 1));
    let again = town
        .write(|tx, boss| room::activate(tx, boss, "akim"))
        .await;
    assert_eq!(again, Err(Error::taken()));
    assert_eq!(happened(&site, "office.changed").await, 2);
}

#[tokio::test]
async fn one_person_holds_an_office_unless_he_stands_in() {
    let site = TestApp::start().await;
    let town = Town::of(&site).await;
    town.opens("akim", "Akim of the valley", "seat").await;
    town.gives("akim", "aliya", ("elected", "2022-01-01", "2026-12-31"))
        .await
        .unwrap();
    for (from, to) in [
        ("2026-12-31", ""),
        ("2020-01-01", "2022-01-01"),
        ("2024-05-05", "2024-05-06"),
    ] {
        let done = town.gives("akim", "marat", ("appointed", from, to)).await;
        assert_eq!(wrong(done), ("from".to_owned(), "term_overlap"), "{from}");
    }
    town.gives("akim", "marat", ("acting", "2026-03-01", "2026-03-20"))
        .await
        .unwrap();
    town.gives("akim", "dana", ("elected", "2027-01-01", ""))
        .await
        .unwrap();
    town.gives("akim", "old", ("elected", "2018-01-01", "2021-12-31"))
        .await
        .unwrap();
    let [aliya, marat, dana, old] = [
        town.member("aliya").await,
        town.member("marat").await,
        town.member("dana").await,
        town.member("old").await,
    ];
    assert_eq!(town.hand(aliya, "akim").await, Some(Hand::Hold));
    assert_eq!(town.hand(marat, "akim").await, Some(Hand::Hold));
    assert_eq!(town.hand(dana, "akim").await, None);
    assert_eq!(town.hand(old, "akim").await, None);
    let office = town.sees("akim").await;
    assert_eq!(
        office.term.unwrap().holder,
        aliya,
        "who stands in does not hold it"
    );
    // Years later it is another's, by the calendar alone.
    site.advance(days(310));
    assert_eq!(town.hand(dana, "akim").await, Some(Hand::Hold));
    assert_eq!(town.hand(aliya, "akim").await, None);
    assert_eq!(town.sees("akim").await.term.unwrap().holder, dana);
}

#[tokio::test]
async fn what_the_calendar_brings_is_told_once_and_to_whom_it_concerns() {
    let site = TestApp::start().await;
    let town = Town::of(&site).await;
    town.opens("akim", "Akim of the valley", "seat").await;
    town.gives("akim", "aliya", ("elected", "2022-01-01", "2026-03-03"))
        .await
        .unwrap();
    town.gives("akim", "dana", ("elected", "2026-03-04", ""))
        .await
        .unwrap();
    town.names("akim", "helper", ("publish", false))
        .await
        .unwrap();
    let [aliya, dana, helper] = [
        town.member("aliya").await,
        town.member("dana").await,
        town.member("helper").await,
    ];
    assert_eq!(town.hand(helper, "akim").await, Some(Hand::Publish));
    town.tends().await;
    assert_eq!(
        happened(&site, "term.changed").await,
        2,
        "nothing new by now"
    );
    site.advance(days(2));
    assert_eq!(
        town.hand(aliya, "akim").await,
        None,
        "whether or not it was looked at"
    );
    assert_eq!(
        town.hand(helper, "akim").await,
        None,
        "it ended with the term"
    );
    assert_eq!(town.hand(dana, "akim").await, Some(Hand::Hold));
    town.tends().await;
    town.tends().await;
    // Two were given, one is over and one has begun.
    assert_eq!(happened(&site, "term.changed").await, 4);
    assert_eq!(happened(&site, "delegate.changed").await, 2);
    site.settle().await;
    let now = site.clock.now();
    let told = async |person: UserId| {
        town.read(move |c, _| {
            let viewer = accounts::by_id(c, person, now, false)?;
            let all = elab::notices::notices(c, &viewer, &Seek::First)?;
            let facts = all.items.iter().map(|one| {
                assert_eq!(one.office.as_ref().unwrap().1, "akim");
                one.fact.split(' ').next().unwrap().to_owned()
            });
            Ok(facts.collect::<Vec<_>>())
        })
        .await
    };
    assert_eq!(told(aliya).await, ["unheld", "held"]);
    assert_eq!(told(helper).await, ["undelegated", "publish"]);
    assert_eq!(told(dana).await, ["others_ended", "others_named", "held"]);
}

#[tokio::test]
async fn a_bodys_delegates_act_whoever_heads_it() {
    let site = TestApp::start().await;
    let town = Town::of(&site).await;
    town.opens("housing", "Housing department", "body").await;
    let clerk = town.member("clerk").await;
    town.names("housing", "clerk", ("publish", false))
        .await
        .unwrap();
    assert_eq!(town.hand(clerk, "housing").await, Some(Hand::Publish));
    let head = town
        .gives("housing", "head", ("appointed", "2026-01-01", ""))
        .await
        .unwrap();
    town.write(move |tx, boss| room::end_term(tx, boss, ("housing", head), None, "x"))
        .await
        .unwrap();
    assert_eq!(town.hand(clerk, "housing").await, Some(Hand::Publish));
    let today = TODAY.parse().unwrap();
    let people = town
        .read(move |c, _| room::people(c, OfficeId(1), today))
        .await;
    assert_eq!(people, [(clerk, Hand::Publish)]);
    // A seat that nobody holds has nobody to act for.
    town.opens("akim", "Akim of the valley", "seat").await;
    let done = town.names("akim", "clerk", ("draft", false)).await;
    assert_eq!(wrong(done), ("person".to_owned(), "nobody_holds"));
}

#[tokio::test]
async fn a_holder_names_who_acts_for_him_and_nobody_else_does() {
    let site = TestApp::start().await;
    let town = Town::of(&site).await;
    town.opens("akim", "Akim of the valley", "seat").await;
    town.gives("akim", "aliya", ("elected", "2022-01-01", ""))
        .await
        .unwrap();
    let (helper, other) = (town.member("helper").await, town.member("other").await);
    let as_who = async |name: &str, person: &str| {
        let viewer = site.member(name).await.viewer().await;
        let (given, new) = (given("akim", person), delegate("publish", true));
        let done = site
            .app
            .db
            .write(move |tx| room::delegate(tx, &viewer, &given, &new));
        done.await
    };
    assert!(
        matches!(as_who("other", "helper").await, Err(Error::Refused(rule)) if rule.code == "office_only")
    );
    as_who("aliya", "helper").await.unwrap();
    assert_eq!(town.hand(helper, "akim").await, Some(Hand::Publish));
    // Who may publish may not name others.
    assert!(matches!(
        as_who("helper", "other").await,
        Err(Error::Refused(_))
    ));
    assert_eq!(
        wrong(as_who("aliya", "helper").await),
        ("person".to_owned(), "acts_already")
    );
    assert_eq!(
        wrong(as_who("aliya", "aliya").await),
        ("person".to_owned(), "acts_already")
    );
    assert_eq!(
        wrong(as_who("aliya", "nobody-here").await),
        ("person".to_owned(), "no_person")
    );
    site.member("far").await;
    assert_eq!(
        wrong(as_who("aliya", "far").await),
        ("person".to_owned(), "no_member")
    );

    let all = town.read(|c, _| room::delegates(c, OfficeId(1))).await;
    assert!(all.len() == 1 && all[0].acting && all[0].person == helper);
    let id = all[0].id;
    let takes = async |name: &str| {
        let viewer = site.member(name).await.viewer().await;
        let done = site
            .app
            .db
            .write(move |tx| room::end_delegate(tx, &viewer, ("akim", id), "x"));
        done.await
    };
    assert!(matches!(takes("other").await, Err(Error::Refused(_))));
    takes("aliya").await.unwrap();
    assert_eq!(takes("aliya").await, Err(Error::taken()));
    assert_eq!(town.hand(helper, "akim").await, None);
    assert_eq!(town.hand(other, "akim").await, None);
}

#[tokio::test]
async fn an_office_takes_questions_once_its_holder_and_its_address_are_known() {
    let site = TestApp::start().await;
    let town = Town::of(&site).await;
    town.opens("akim", "Akim of the valley", "seat").await;
    let intake = async || town.sees("akim").await.intake.word();
    assert_eq!(intake().await, "vacant");
    let check = || NewCheck::parse("letter", "A letter with a stamp came.").unwrap();
    let early = check();
    let done = town
        .write(move |tx, boss| room::verify(tx, boss, "akim", &early))
        .await;
    assert_eq!(wrong(done), ("check".to_owned(), "nobody_holds"));
    let first = town
        .gives("akim", "aliya", ("elected", "2022-01-01", ""))
        .await
        .unwrap();
    assert_eq!(intake().await, "no_contact");
    // Without an address it is known who holds it, and nobody can be reached.
    town.write(move |tx, boss| room::verify(tx, boss, "akim", &check()))
        .await
        .unwrap();
    let office = town.sees("akim").await;
    assert!(office.verified && office.intake.word() == "no_contact");
    town.verifies("akim").await;
    assert_eq!(intake().await, "open");
    let contact = town
        .read(|c, _| room::private_contact(c, OfficeId(1), elab::base::Instant(0)))
        .await;
    assert!(!contact.verified, "nobody held it in 1970");
    let now = site.clock.now();
    let contact = town
        .read(move |c, _| room::private_contact(c, OfficeId(1), now))
        .await;
    assert!(contact.verified && contact.contact == "office@example.org");
    // Another address is not the one that was looked at.
    let other = NewContact::parse("other@example.org", "").unwrap();
    town.write(move |tx, boss| room::set_contact(tx, boss, "akim", &other))
        .await
        .unwrap();
    assert_eq!(intake().await, "no_contact");
    town.verifies("akim").await;
    for (word, note, want) in [
        ("recess", "In August.", "recess"),
        ("other", "By letter.", "other"),
        ("open", "", "open"),
    ] {
        let new = NewIntake::parse(word, note).unwrap();
        town.write(move |tx, boss| room::set_intake(tx, boss, "akim", &new))
            .await
            .unwrap();
        assert_eq!(intake().await, want);
    }
    // What is made sure of is who sits there: the next one is a stranger.
    town.write(move |tx, boss| room::end_term(tx, boss, ("akim", first), None, "x"))
        .await
        .unwrap();
    assert_eq!(intake().await, "vacant");
    town.gives("akim", "dana", ("elected", TODAY, ""))
        .await
        .unwrap();
    let office = town.sees("akim").await;
    assert!(
        !office.verified && office.intake == Intake::Closed(IntakeCode::NoContact, String::new())
    );
    town.verifies("akim").await;
    let checks = town.read(|c, _| room::checks(c, OfficeId(1))).await;
    assert_eq!((checks.len(), checks[0].how), (4, CheckHow::InPerson));
    assert_eq!(checks[0].review_at, site.clock.now().plus(days(365)));
    let id = checks[0].id;
    town.write(move |tx, boss| room::withdraw_check(tx, boss, "akim", id))
        .await
        .unwrap();
    assert!(!town.sees("akim").await.verified);
    let again = town
        .write(move |tx, boss| room::withdraw_check(tx, boss, "akim", id))
        .await;
    assert_eq!(again, Err(Error::taken()));
}

#[tokio::test]
async fn nobody_makes_sure_of_his_own_office() {
    let site = TestApp::start().await;
    let town = Town::of(&site).await;
    town.opens("akim", "Akim of the valley", "seat").await;
    town.gives("akim", "root-aigul", ("elected", "2022-01-01", ""))
        .await
        .unwrap();
    let check = NewCheck::parse("list", "I am on the list.").unwrap();
    let done = town
        .write(move |tx, boss| room::verify(tx, boss, "akim", &check))
        .await;
    assert!(matches!(done, Err(Error::Refused(rule)) if rule.code == "own_case"));
}

#[tokio::test]
async fn an_abolished_office_names_the_next_and_nobody_acts_for_it() {
    let site = TestApp::start().await;
    let town = Town::of(&site).await;
    town.opens("roads", "Roads department", "body").await;
    let next = town.opens("works", "Works department", "body").await;
    let head = town.member("head").await;
    town.gives("roads", "head", ("appointed", "2026-01-01", ""))
        .await
        .unwrap();
    town.names("roads", "clerk", ("draft", false))
        .await
        .unwrap();
    let clerk = town.member("clerk").await;
    for strange in ["roads", "nowhere"] {
        let done = town
            .write(move |tx, boss| room::abolish(tx, boss, "roads", Some(strange)))
            .await;
        assert_eq!(wrong(done), ("successor".to_owned(), "choice"));
    }
    town.write(|tx, boss| room::abolish(tx, boss, "roads", Some("works")))
        .await
        .unwrap();
    let office = town.sees("roads").await;
    assert_eq!(
        (office.state, office.successor),
        (State::Abolished, Some(next))
    );
    assert_eq!(office.intake.word(), "abolished");
    assert_eq!(town.hand(head, "roads").await, None);
    assert_eq!(town.hand(clerk, "roads").await, None);
    let done = town.gives("roads", "other", ("appointed", TODAY, "")).await;
    assert!(matches!(done, Err(Error::Locked(rule)) if rule.code == "office_abolished"));
    // Nothing is deleted.
    let (terms, acting) = town
        .read(|c, _| {
            Ok((
                room::terms(c, OfficeId(1))?,
                room::delegates(c, OfficeId(1))?,
            ))
        })
        .await;
    assert_eq!((terms.len(), acting.len()), (1, 1));
    town.write(|tx, boss| room::activate(tx, boss, "roads"))
        .await
        .unwrap();
    assert_eq!(town.sees("roads").await.successor, None);
}

#[tokio::test]
async fn offices_stand_under_one_another_and_never_in_a_circle() {
    let site = TestApp::start().await;
    let town = Town::of(&site).await;
    town.opens("district", "District akimat", "body").await;
    let child = OfficeForm {
        parent: "district",
        ..form("village", "Village akimat", "body")
    };
    let (new, space) = (NewOffice::parse(&child, &packs()).unwrap(), town.space);
    town.write(move |tx, boss| room::open(tx, boss, space, &new))
        .await
        .unwrap();
    assert_eq!(town.sees("village").await.parent, Some(OfficeId(1)));
    for (slug, parent) in [
        ("district", "village"),
        ("district", "district"),
        ("village", "nowhere"),
    ] {
        let new = OfficeForm {
            parent,
            ..form(slug, "Some akimat", "body")
        };
        let new = NewOffice::parse(&new, &packs()).unwrap();
        let done = town
            .write(move |tx, boss| room::change(tx, boss, slug, &new))
            .await;
        assert_eq!(
            wrong(done),
            ("parent".to_owned(), "choice"),
            "{slug} {parent}"
        );
    }
    // Its kind stays what it is.
    let new = NewOffice::parse(
        &form("district", "Akimat of the district", "seat"),
        &packs(),
    )
    .unwrap();
    town.write(move |tx, boss| room::change(tx, boss, "district", &new))
        .await
        .unwrap();
    let office = town.sees("district").await;
    assert_eq!(
        (office.name.as_str(), office.kind),
        ("Akimat of the district", Kind::Body)
    );
}
