//! An office sends questions on, refuses them, takes time, and says what it answered elsewhere.

use diesel::prelude::*;
use elab::base::days;
use elab::base::paging::Cursor;
use elab::db::schema::forums;

use super::Village;
use crate::app::TestApp;

const TITLE: &str = "When will the bridge be repaired?";

#[tokio::test]
async fn a_question_is_sent_on_with_a_clock_of_its_own() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, marat, rustem) = (
        village.asker("dana").await,
        village.holder().await,
        village.head_of_roads().await,
    );
    let id = village.published(&dana, TITLE).await;
    let before = village.addressee(id, "akim").await;
    site.advance(days(2));
    for (to, status) in [
        ("nowhere", 422),
        ("empty", 422),
        ("akim", 422),
        ("roads", 303),
    ] {
        let fields = [
            ("do", "forward"),
            ("office", to),
            ("note", "Roads are theirs."),
        ];
        village.step(&marat, before, &fields).await.is(status);
    }
    assert_eq!(village.stands(before).await.0, "forwarded");
    let there = village.addressee(id, "roads").await;
    let (started, due, ..) = village.clock(there).await;
    assert_eq!(
        (&*started, due.as_deref()),
        ("2026-03-04", Some("2026-03-18"))
    );
    site.settle().await;
    village.notices(&dana).await.shows("sent your question on");
    village
        .notices(&rustem)
        .await
        .shows("A new question to Department of roads.");
    let shown = site.visitor().open(&format!("/t/{id}")).await;
    shown
        .shows("Sent on to another office")
        .shows("Roads are theirs.");
    // Not back to where it came from.
    let back = [("do", "forward"), ("office", "akim"), ("note", "Back")];
    village.step(&rustem, there, &back).await.is(422);
}

#[tokio::test]
async fn a_moderator_sends_on_what_an_office_has_forgotten() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, judge) = (village.asker("dana").await, village.moderator().await);
    let id = village.published(&dana, TITLE).await;
    let before = village.addressee(id, "akim").await;
    let on = [
        ("do", "forward"),
        ("office", "roads"),
        ("note", "Nobody answers there."),
    ];
    village.step(&judge, before, &on).await.is(403);
    // Monday and three working days are over on Friday.
    site.advance(days(3));
    village.step(&judge, before, &on).await.is(403);
    site.advance(days(1));
    village.step(&judge, before, &on).await.is(303);
}

#[tokio::test]
async fn time_is_taken_once_and_ahead_of_the_day() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, marat) = (village.asker("dana").await, village.holder().await);
    let id = village.published(&dana, TITLE).await;
    let before = village.addressee(id, "akim").await;
    village
        .step(&marat, before, &[("do", "extend"), ("note", "")])
        .await
        .is(422);
    let more = [("do", "extend"), ("note", "We wait for the engineers.")];
    village.step(&marat, before, &more).await.is(303);
    assert_eq!(village.clock(before).await.1.as_deref(), Some("2026-03-30"));
    village.step(&marat, before, &more).await.is(403);
    let shown = site.visitor().open(&format!("/t/{id}")).await;
    shown
        .shows("We wait for the engineers.")
        .shows("30 March 2026");

    let other = village
        .published(&dana, "Who clears the snow in our street?")
        .await;
    let before = village.addressee(other, "akim").await;
    site.advance(days(15));
    village.step(&marat, before, &more).await.is(403);
}

#[tokio::test]
async fn a_refusal_says_why_and_a_private_answer_can_be_denied() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, marat) = (village.asker("dana").await, village.holder().await);
    let id = village.published(&dana, TITLE).await;
    let before = village.addressee(id, "akim").await;
    let no = [
        ("do", "refuse"),
        ("code", "court"),
        ("body", "The court decides in May."),
    ];
    village.step(&marat, before, &no).await.is(303);
    let shown = site.visitor().open(&format!("/t/{id}")).await;
    shown
        .shows("The matter is before a court.")
        .shows("The court decides in May.");
    site.visitor().get("/o/akim/desk").await.is(303);

    let other = village
        .published(&dana, "Who clears the snow in our street?")
        .await;
    let before = village.addressee(other, "akim").await;
    let said = [("do", "private"), ("note", "We telephoned.")];
    village.step(&marat, before, &said).await.is(303);
    site.advance(days(4));
    village.step(&dana, before, &[("do", "deny")]).await.is(303);
    let (_, due, stopped, _) = village.clock(before).await;
    assert_eq!((due.as_deref(), stopped), (Some("2026-03-20"), None));
    village.step(&marat, before, &said).await.is(303);
    site.advance(days(15));
    village.step(&dana, before, &[("do", "deny")]).await.is(403);
}

#[tokio::test]
async fn the_desk_is_for_those_who_act_there() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, clerk) = (village.asker("dana").await, village.drafter().await);
    clerk
        .get("/o/akim/desk")
        .await
        .is(200)
        .shows("No question is open.");
    dana.get("/o/akim/desk").await.is(403);
    dana.get("/o/nowhere/desk").await.is(404);
    let id = village.published(&dana, TITLE).await;
    clerk
        .get("/o/akim/desk")
        .await
        .shows("Nothing needs you today");
    site.advance(days(14));
    let clerk = village.drafter().await;
    clerk
        .get("/o/akim/desk")
        .await
        .shows("1 question needs you today");
    let _ = id;
}

#[tokio::test]
async fn questions_of_an_office_are_found_by_words_days_tag_and_term() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, timur) = (village.asker("dana").await, village.asker("timur").await);
    let bridge = village
        .published(&dana, "Когда починят МОСТ у школы?")
        .await;
    site.advance(days(3));
    let dana = village.asker("dana").await;
    let water = village.published(&dana, "Where does the water go?").await;
    let sign = format!("/questions/{bridge}/cosigns");
    let timur = site.member(timur.name()).await;
    village.posts(&timur, &sign, &[]).await.is(303);
    let (bridge, water) = (format!("/t/{bridge}-"), format!("/t/{water}-"));
    let visitor = site.visitor();
    let shown = async |query: &str| {
        let page = visitor.get(&format!("/o/akim?{query}")).await.is(200).body;
        let at = |url: &str| page.find(url);
        (at(&bridge), at(&water))
    };
    // Cyrillic words are found in small letters and in capitals, on either database.
    for word in ["мост", "МОСТ", "Мост у"] {
        let found = shown(&format!("q={}", crate::people::encode(word))).await;
        assert!(found.0.is_some() && found.1.is_none(), "{word}");
    }
    let (one, other) = shown("q=no+such+word").await;
    assert!(one.is_none() && other.is_none());
    let page = visitor.get("/o/akim?q=nothing").await.is(200);
    page.shows("No question here is like that.")
        .shows("Show all");
    // The newest stands first, unless the eldest or the most wanted one is asked for.
    let (one, other) = shown("list=open").await;
    assert!(one > other, "the newest first");
    for sort in ["old", "cosigned"] {
        let (one, other) = shown(&format!("sort={sort}")).await;
        assert!(one < other, "{sort}");
    }
    // Days are those of the office, the last one among them.
    let first = site.clock.now().minus(days(3));
    let day = elab::i18n::Zone::named("UTC").date(first);
    let (one, other) = shown(&format!("from={day}&until={day}")).await;
    assert!(one.is_some() && other.is_none());
    let next = day.tomorrow().unwrap();
    let (one, other) = shown(&format!("from={next}")).await;
    assert!(one.is_none() && other.is_some());
    let term = village.town.sees("akim").await.term.unwrap().id;
    let (one, other) = shown(&format!("term={term}")).await;
    assert!(one.is_some() && other.is_some());
    let (one, other) = shown(&format!("term={}", term.0 + 1000)).await;
    assert!(one.is_none() && other.is_none());
    let tag = village.town.write(|tx, boss| {
        let sight = elab::spaces::sight(tx, boss)?;
        let space = elab::spaces::find(tx, &sight, "town")?;
        elab::spaces::add_tag(tx, boss, &space, "roads")
    });
    let tag = tag.await.unwrap();
    let (one, other) = shown(&format!("tag={tag}")).await;
    assert!(one.is_none() && other.is_none());
    // Programs find the same.
    let path = "/api/v1/offices/akim/questions?q=bridge&sort=cosigned";
    let found = visitor.get(path).await.is(200).value();
    assert_eq!(found["items"].as_array().unwrap().len(), 0);
    let found = visitor.get("/api/v1/offices/akim/questions?q=WATER").await;
    assert_eq!(found.is(200).value()["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn what_is_overdue_is_listed_by_the_clock_that_runs() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, marat) = (village.asker("dana").await, village.holder().await);
    let late = village.published(&dana, TITLE).await;
    let again = village.published(&dana, "Who clears the snow here?").await;
    let paused = village.published(&dana, "Where does the water go?").await;
    let fields = [("title", "Who paints the fence?"), ("offices", "roads")];
    let elsewhere = village.asks_with(&dana, &fields).await;
    village.approves(elsewhere).await;
    let clarify = [("do", "clarify"), ("body", "Which water?")];
    let before = village.addressee(paused, "akim").await;
    village.step(&marat, before, &clarify).await.is(303);
    let visitor = site.visitor();
    let listed = async |query: &str| {
        let page = visitor.get(&format!("/o/{query}")).await.is(200).body;
        [late, again, paused, elsewhere].map(|id| page.find(&format!("/t/{id}-")))
    };
    assert_eq!(listed("akim?list=overdue").await, [None; 4]);

    site.advance(days(16));
    let [first, second, others @ ..] = listed("akim?list=overdue").await;
    assert!(second.is_some() && second < first, "the newest first");
    assert_eq!(others, [None; 2]);
    let [first, second, others @ ..] = listed("akim?list=overdue&sort=old").await;
    assert!(first.is_some() && first < second, "the eldest first");
    assert_eq!(others, [None; 2]);
    let [others @ .., last] = listed("roads?list=overdue").await;
    assert!(last.is_some());
    assert_eq!(others, [None; 3]);
    // What was answered late and is asked again has a new clock.
    let before = village.addressee(again, "akim").await;
    let answer = [("do", "answer"), ("body", "The department of roads.")];
    village.step(&marat, before, &answer).await.is(303);
    let reopen = [("do", "reopen"), ("body", "It does not.")];
    village.step(&dana, before, &reopen).await.is(303);
    let [first, others @ ..] = listed("akim?list=overdue").await;
    assert!(first.is_some());
    assert_eq!(others, [None; 3]);
    let [_, second, ..] = listed("akim?list=open").await;
    assert!(second.is_some());
}

/// Puts a question before its office so many times more, from number 30001 on: in this forum, or in its own.
async fn copies(site: &TestApp, (id, before): (i64, i64), forum: Option<&'static str>, count: i64) {
    let place = match forum {
        Some(slug) => format!("(SELECT id FROM forums WHERE slug = '{slug}')"),
        None => "forum_id".to_owned(),
    };
    let copied = site.app.db.write(move |tx| {
        for n in 30_001..=30_000 + count {
            let columns = "space_id, kind, state, title, slug, lang, user_id, author_kind, author_id, created_at, \
                last_post_at, last_author_id, last_n, posts, replies";
            let thread = format!(
                "INSERT INTO threads (id, forum_id, {columns}) SELECT {n}, {place}, {columns} FROM threads WHERE id = {id}"
            );
            let columns = "space_id, state, version, place, sources, unaddressed, submitted_at, published_at, cosigns";
            let question = format!(
                "INSERT INTO questions (thread_id, {columns}) SELECT {n}, {columns} FROM questions WHERE thread_id = {id}"
            );
            let columns = "office_id, state, version, hops, changed_at, clarifications, reopened, reminders, followed, \
                responded";
            let addressee = format!(
                "INSERT INTO addressees (id, thread_id, {columns}) SELECT {n}, {n}, {columns} FROM addressees \
                    WHERE id = {before}"
            );
            for query in [thread, question, addressee] {
                diesel::sql_query(query).execute(&mut **tx)?;
            }
        }
        Ok(())
    });
    copied.await.unwrap();
}

#[tokio::test]
async fn long_lists_and_desks_go_on_and_come_back() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let id = village.published(&dana, TITLE).await;
    let before = village.addressee(id, "akim").await;
    copies(&site, (id, before), None, 55).await;
    let visitor = site.visitor();
    let first = visitor.get("/o/akim?list=open").await.is(200);
    let first = first.shows("/t/30055-").shows("/t/30036-");
    assert_eq!(first.link("prev"), None);
    let second = visitor.get(&first.link("next").unwrap()).await.is(200);
    let second = second
        .shows("/t/30035-")
        .shows("/t/30016-")
        .hides("/t/30036-")
        .hides("/t/30015-");
    let third = visitor.get(&second.link("next").unwrap()).await.is(200);
    let third = third.shows("/t/30015-").shows(&format!("/t/{id}-"));
    assert_eq!(third.link("next"), None);
    let back = visitor.get(&third.link("prev").unwrap()).await.is(200);
    back.shows("/t/30035-")
        .shows("/t/30016-")
        .hides("/t/30015-");
    // Programs come as far.
    let path = "/api/v1/offices/akim/questions";
    let list = visitor.get(path).await.is(200).value();
    assert_eq!(list["items"].as_array().unwrap().len(), 20);

    // A desk has thirty: what has a day stands first, the rest by number.
    let clerk = village.drafter().await;
    let first = clerk.get("/o/akim/desk").await.is(200);
    let first = first
        .shows(&format!("\"/addressees/{before}\""))
        .shows("\"/addressees/30029\"")
        .hides("\"/addressees/30030\"");
    let second = clerk.get(&first.link("next").unwrap()).await.is(200);
    let second = second
        .shows("\"/addressees/30030\"")
        .shows("\"/addressees/30055\"")
        .hides("\"/addressees/30029\"");
    assert_eq!(second.link("next"), None);
}

#[tokio::test]
async fn what_is_not_seen_is_not_looked_through_and_a_page_without_rows_leads_back() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let id = village.published(&dana, TITLE).await;
    let before = village.addressee(id, "akim").await;
    // More than a page of the same, all newer, where moderators alone read.
    copies(&site, (id, before), Some("talk"), 25).await;
    let shut = site.app.db.write(|tx| {
        diesel::update(forums::table.filter(forums::slug.eq("talk")))
            .set(forums::can_read.eq("moderator"))
            .execute(&mut **tx)?;
        Ok(())
    });
    shut.await.unwrap();
    let (visitor, url) = (site.visitor(), format!("/t/{id}-"));
    for query in ["q=bridge", "list=open", "sort=cosigned"] {
        let page = visitor.get(&format!("/o/akim?{query}")).await.is(200);
        let page = page.shows(&url);
        assert_eq!(page.link("next"), None, "{query}");
    }
    let judge = village.moderator().await;
    let page = judge.get("/o/akim?q=bridge").await.is(200);
    let page = page.shows("/t/30025-");
    assert!(page.link("next").is_some());
    // Behind the last row there is nothing but the way back, to that row.
    for sort in ["new", "old", "cosigned"] {
        let at = Cursor::at(format!("0.{before}")).encode();
        let path = format!("/o/akim?q=bridge&sort={sort}&after={at}");
        let page = visitor.get(&path).await.is(200).hides(&url);
        let back = page.link("prev").unwrap_or_else(|| panic!("{sort}"));
        visitor.get(&back).await.is(200).shows(&url);
    }
}
