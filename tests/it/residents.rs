//! Residents: confirmed by a moderator, by a list, by the code of a letter; and what only they do.

use diesel::prelude::*;
use elab::accounts::Viewer;
use elab::base::{SpaceId, crypto, days, minutes};
use elab::db::schema::{resident_codes, residents as rows};
use elab::offices::{self, Scope};
use elab::residents::{self as room, NewLetters};

use crate::app::TestApp;
use crate::people::{Client, together};
use crate::questions::Village;

const TITLE: (&str, &str) = ("title", "When will the bridge be repaired?");

/// Says that residents alone ask and sign in the village.
async fn for_residents(site: &TestApp, village: &Village<'_>) {
    let (boss, space) = (
        site.administrator().await.viewer().await,
        village.town.space,
    );
    let said = ["ask_level", "support_level"].map(|key| (key.to_owned(), "2".to_owned()));
    let done = site
        .app
        .db
        .write(move |tx| offices::save_settings(tx, &boss, Scope::Space(space), &said));
    done.await.unwrap();
}

async fn asks(who: &Client<'_>, status: u16) -> crate::people::Answer {
    let fields = [TITLE, ("place", "Школа № 2"), ("offices", "akim")];
    let sent = who.fill("/s/town/ask", "/s/town/questions", &fields).await;
    sent.is(status)
}

/// Makes letters, and gives their number and codes.
async fn letters(site: &TestApp, space: SpaceId, count: &'static str) -> (i64, Vec<String>) {
    let (boss, key): (Viewer, _) = (
        site.administrator().await.viewer().await,
        site.app.key.clone(),
    );
    let made = site.app.db.write(move |tx| {
        let new = NewLetters::parse(["Mill street", "kk", count, "30"])?;
        let id = room::make_letters(tx, &boss, space, &new, &key)?;
        let letters = room::letters_of(tx, space, id)?;
        let now = tx.now();
        Ok((id.0, room::codes(tx, &letters, &key, now)?))
    });
    made.await.unwrap()
}

async fn types(who: &Client<'_>, code: &str, status: u16) -> crate::people::Answer {
    let page = "/s/town/residence";
    who.fill(page, page, &[("code", code)]).await.is(status)
}

#[tokio::test]
async fn where_residents_ask_others_are_told_how_to_become_one() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    for_residents(&site, &village).await;
    let (dana, judge) = (village.asker("dana").await, village.moderator().await);
    dana.get("/s/town/ask")
        .await
        .shows("Here confirmed residents ask")
        .shows("/s/town/residence");
    // What he typed stands in the page that refuses it.
    asks(&dana, 403)
        .await
        .shows("Only confirmed residents")
        .shows("Школа № 2")
        .shows("/s/town/residence");
    dana.get("/s/town/residence")
        .await
        .is(200)
        .shows("Nobody has confirmed so far");

    let add = [("name", "dana")];
    dana.get("/s/town/residents").await.is(403);
    judge
        .fill("/s/town/residents", "/s/town/residents", &add)
        .await
        .is(303);
    judge.get("/s/town/residents").await.shows("/u/dana");
    site.settle().await;
    dana.get("/notices")
        .await
        .shows("You are a confirmed resident of");
    dana.get("/s/town/residence")
        .await
        .shows("A moderator has confirmed");
    // It stands on no page beside the name.
    for who in [&site.visitor(), &village.asker("timur").await] {
        who.get("/u/dana").await.hides("resident");
    }
    asks(&dana, 303).await;

    let end = [("resident", "dana"), ("reason", "")];
    judge.act("/s/town/residents/end", &end).await.is(422);
    let end = [("resident", "dana"), ("reason", "Moved to the city.")];
    judge.act("/s/town/residents/end", &end).await.is(303);
    judge.act("/s/town/residents/end", &end).await.is(404);
    site.settle().await;
    dana.get("/notices")
        .await
        .shows("no more; its page says why");
    dana.get("/s/town/residence")
        .await
        .shows("Moved to the city.");
    asks(&dana, 403).await;
    let own = [("name", "judge")];
    judge.act("/s/town/residents", &own).await.is(403);
    let stranger = [("name", "nobody-here")];
    judge.act("/s/town/residents", &stranger).await.is(422);
}

#[tokio::test]
async fn who_signs_is_a_resident_where_that_is_asked_for() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, timur) = (village.asker("dana").await, village.asker("timur").await);
    let id = village.published(&dana, TITLE.1).await;
    let sign = format!("/questions/{id}/cosigns");
    timur.act(&sign, &[]).await.is(303);
    for_residents(&site, &village).await;
    // Who has signed takes it back whatever holds by now; to sign again is a resident's.
    timur.act(&format!("{sign}/end"), &[]).await.is(303);
    timur.act(&sign, &[]).await.is(403);
    let judge = village.moderator().await;
    let add = [("name", "timur")];
    judge.act("/s/town/residents", &add).await.is(303);
    timur.act(&sign, &[]).await.is(303);
}

#[tokio::test]
async fn the_code_of_a_letter_makes_one_person_a_resident() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let space = village.town.space;
    let (dana, timur) = (village.asker("dana").await, village.asker("timur").await);
    let (id, codes) = letters(&site, space, "3").await;
    assert_eq!(codes.len(), 3);
    let hashes: Vec<Vec<u8>> = site
        .app
        .db
        .read(|c| Ok(resident_codes::table.select(resident_codes::hash).load(c)?))
        .await
        .unwrap();
    for code in &codes {
        // Nothing that stands in a row can be typed, or made without the site's key.
        assert!(hashes.iter().all(|hash| hash != code.as_bytes()));
        assert!(hashes.iter().all(|hash| *hash != crypto::hash(code)));
    }
    let boss = site.administrator().await;
    let sheet = format!("/s/town/residents/letters/{id}");
    let printed = boss.get(&sheet).await.is(200).well_formed();
    codes.iter().for_each(|code| {
        assert!(printed.body.contains(code.as_str()));
    });
    printed.shows("Сіздің кодыңыз");
    village.moderator().await.get(&sheet).await.is(403);

    types(&dana, "ABCDE-FGHJK", 422)
        .await
        .shows("not good here");
    let typed = codes[0].to_lowercase().replace('-', " ");
    types(&dana, &typed, 303).await;
    dana.get("/s/town/residence")
        .await
        .shows("by the code of a letter");
    types(&timur, &codes[0], 422).await;
    // Who lives there already uses no other up.
    dana.act("/s/town/residence", &[("code", &*codes[1])])
        .await
        .is(303);
    let printed = boss.get(&sheet).await;
    assert!(!printed.body.contains(codes[0].as_str()));
    printed.shows(&codes[1]);

    // Of two at once one is first.
    let aliya = village.asker("aliya").await;
    let typed = [("code", &*codes[1])];
    let done = together(vec![
        timur.act("/s/town/residence", &typed),
        aliya.act("/s/town/residence", &typed),
    ]);
    let mut done: Vec<u16> = done.await.into_iter().map(|one| one.status).collect();
    done.sort_unstable();
    assert_eq!(done, [303, 422]);
    let residents: i64 = site
        .app
        .db
        .read(|c| Ok(rows::table.count().get_result(c)?))
        .await
        .unwrap();
    assert_eq!(residents, 2);

    let end = format!("{sheet}/end");
    boss.act(&end, &[]).await.is(303);
    let late = village.asker("late").await;
    types(&late, &codes[2], 422).await;
    boss.get(&sheet)
        .await
        .hides(&codes[2])
        .shows("No code of these letters is good any more");
}

#[tokio::test]
async fn a_code_is_good_in_its_place_and_its_time_and_is_not_guessed() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let other = site.space("elsewhere", "public").await;
    let (dana, timur) = (village.asker("dana").await, village.asker("timur").await);
    let (_, foreign) = letters(&site, other, "1").await;
    types(&dana, &foreign[0], 422).await;
    let (_, codes) = letters(&site, village.town.space, "2").await;
    for _ in 0..4 {
        types(&dana, "ABCDE-FGHJK", 422).await;
    }
    // Enough was guessed: even the right one waits.
    types(&dana, &codes[0], 429).await;
    site.advance(minutes(2));
    types(&dana, &codes[0], 303).await;
    site.advance(days(31));
    let timur = site.member(timur.name()).await;
    types(&timur, &codes[1], 422).await;
}

#[tokio::test]
async fn a_list_is_looked_at_ahead_of_what_it_does() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    for name in ["dana", "timur"] {
        village.asker(name).await;
    }
    site.member("stranger").await;
    let judge = village.moderator().await;
    judge
        .act("/s/town/residents", &[("name", "timur")])
        .await
        .is(303);
    let boss = site.administrator().await;
    let lines = "dana\n@timur\n\nstranger\nnobody-here\ndana\n";
    let list = "/s/town/residents/list";
    judge.act(list, &[("lines", lines)]).await.is(403);
    boss.act(list, &[("lines", " \n")]).await.is(422);
    let seen = boss.act(list, &[("lines", lines)]).await.is(200);
    seen.shows("1 person would be confirmed")
        .shows("confirmed already")
        .shows("is no member of this community")
        .shows("nobody is known by this");
    let page = boss.get("/s/town/residents").await;
    page.shows("/u/timur").hides("/u/dana");
    let sure = [("lines", lines), ("do", "confirm")];
    boss.act(list, &sure).await.is(303);
    boss.get("/s/town/residents").await.shows("/u/dana");
    let many = "dana\n".repeat(1001);
    boss.act(list, &[("lines", &*many)]).await.is(422);
}
