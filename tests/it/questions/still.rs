//! Clocks stand still while nobody can answer; and who asked does not answer, though he holds the office by now.

use diesel::prelude::*;
use elab::base::days;
use elab::db::schema::users;

use super::Village;
use crate::app::TestApp;
use crate::blogs::happened;

const TITLE: &str = "When will the bridge be repaired?";

impl Village<'_> {
    /// An account is closed, or open again; and what that brings is seen to.
    pub(super) async fn closes(&self, name: &'static str, closed: bool) {
        let site = self.town.site;
        let word = if closed { "suspended" } else { "active" };
        let done = site.app.db.write(move |tx| {
            let person = users::table.filter(users::name.eq(name));
            Ok(diesel::update(person)
                .set(users::state.eq(word))
                .execute(&mut **tx)?)
        });
        assert_eq!(done.await, Ok(1));
        site.settle().await;
    }

    async fn due(&self, before: i64) -> Option<String> {
        self.clock(before).await.1
    }
}

#[tokio::test]
async fn a_clock_stands_still_while_the_holders_account_is_closed() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let id = village.published(&dana, TITLE).await;
    let before = village.addressee(id, "akim").await;
    assert_eq!(village.due(before).await.as_deref(), Some("2026-03-16"));
    site.advance(days(3));
    village.closes("marat", true).await;
    assert_eq!(village.due(before).await, None);
    assert_eq!(happened(&site, "clock.halted").await, 1);
    let page = format!("/t/{id}");
    site.visitor()
        .open(&page)
        .await
        .shows("nobody can answer for the office now")
        .shows("the time stands still, as nobody can answer for the office");
    // Nothing is told of a clock that stands still, and it is told once that it does.
    site.advance(days(30));
    site.settle().await;
    for (kind, want) in [("clock.overdue", 0), ("clock.halted", 1)] {
        assert_eq!(happened(&site, kind).await, want, "{kind}");
    }
    // Closed on 5 March, open on 4 April: 6 March through 4 April are 30 days, which are added to 16 March.
    village.closes("marat", false).await;
    assert_eq!(village.due(before).await.as_deref(), Some("2026-04-15"));
    assert_eq!(happened(&site, "clock.resumed").await, 1);
    site.visitor()
        .open(&page)
        .await
        .shows("an answer is due by 15 April 2026")
        .shows("2026-03-05")
        .shows("the time goes on");
}

#[tokio::test]
async fn a_question_back_and_a_closed_account_are_one_pause() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, marat) = (village.asker("dana").await, village.holder().await);
    let id = village.published(&dana, TITLE).await;
    let before = village.addressee(id, "akim").await;
    site.advance(days(2));
    let ask = [("do", "clarify"), ("body", "Which of the two?")];
    village.step(&marat, before, &ask).await.is(303);
    site.advance(days(1));
    village.closes("marat", true).await;
    site.advance(days(1));
    let reply = [("do", "reply"), ("body", "The one near the school.")];
    village.step(&dana, before, &reply).await.is(303);
    site.settle().await;
    assert_eq!(village.due(before).await, None);
    site.advance(days(3));
    village.closes("marat", false).await;
    // 5 March through 9 March, each once, are five days more; 21 March is a Saturday.
    assert_eq!(village.due(before).await.as_deref(), Some("2026-03-23"));
}

#[tokio::test]
async fn where_others_can_answer_the_clock_goes_on() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    village
        .town
        .names("roads", "deputy", ("publish", false))
        .await
        .unwrap();
    let dana = village.asker("dana").await;
    let fields = [("title", TITLE), ("offices", "roads")];
    let id = village.asks_with(&dana, &fields).await;
    village.approves(id).await;
    let before = village.addressee(id, "roads").await;
    village.closes("rustem", true).await;
    assert_eq!(village.due(before).await.as_deref(), Some("2026-03-16"));
    let answer = [("do", "answer"), ("body", "In June.")];
    let deputy = village.publisher().await;
    village.step(&deputy, before, &answer).await.is(303);
    // Without anybody who publishes it stands still too.
    let fields = [("title", TITLE), ("offices", "roads")];
    let id = village.asks_with(&dana, &fields).await;
    village.approves(id).await;
    let before = village.addressee(id, "roads").await;
    village.closes("deputy", true).await;
    assert_eq!(village.due(before).await, None);
    village.closes("deputy", false).await;
    assert_eq!(village.due(before).await.as_deref(), Some("2026-03-16"));
}

#[tokio::test]
async fn who_asked_and_holds_the_office_by_now_sends_it_on() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let id = village.published(&dana, TITLE).await;
    let before = village.addressee(id, "akim").await;
    village
        .hands_over("2026-03-03", ("dana", "2026-03-04"))
        .await;
    site.advance(days(3));
    village.town.tends().await;
    site.settle().await;
    let page = format!("/addressees/{before}");
    let shown = site.member("dana").await.get(&page).await.is(200);
    shown.hides("value=\"answer\"").shows("value=\"forward\"");
    for fields in [
        &[("do", "answer"), ("body", "In June.")][..],
        &[("do", "refuse"), ("code", "court"), ("body", "Later.")],
        &[("do", "clarify"), ("body", "Which?")],
        &[("do", "extend"), ("note", "Snow.")],
        &[("do", "private"), ("note", "To myself.")],
    ] {
        let done = village.step(&dana, before, fields).await.is(403);
        done.shows("You asked this yourself");
    }
    let fields = [
        ("do", "forward"),
        ("office", "roads"),
        ("note", "Roads are theirs."),
    ];
    village.step(&dana, before, &fields).await.is(303);
    assert_eq!(village.stands(before).await.0, "forwarded");
}

#[tokio::test]
async fn who_stands_in_for_the_holder_says_so() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    village
        .town
        .names("akim", "saule", ("publish", true))
        .await
        .unwrap();
    let dana = village.asker("dana").await;
    let (saule, deputy) = (site.member("saule").await, village.publisher().await);
    for (who, declared, status, words) in [
        (&saule, "", 303, "Written by a substitute"),
        (&saule, "delegate", 303, "Written by a delegate"),
        (&saule, "personal", 422, ""),
        (&saule, "staff", 422, ""),
        (&deputy, "", 303, "Written by a delegate"),
        (&deputy, "substitute", 422, ""),
    ] {
        let id = village.published(&dana, TITLE).await;
        let before = village.addressee(id, "akim").await;
        let fields = [
            ("do", "answer"),
            ("body", "In June."),
            ("declared", declared),
        ];
        let page = format!("/addressees/{before}");
        let shown = who.get(&page).await.is(200);
        match who.name() {
            "saule" => shown.shows("standing in for the holder"),
            _ => shown.hides("Whose words are these?"),
        };
        village.step(who, before, &fields).await.is(status);
        match status {
            303 => {
                site.visitor().open(&format!("/t/{id}")).await.shows(words);
            }
            // One more would be too many that are open.
            _ => village.withdraws(&dana, id, 303).await,
        }
    }
}
