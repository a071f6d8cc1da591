//! Words that a moderator hides are nowhere to be read but by their author and by moderators, and stand again when shown.

use elab::base::days;
use serde_json::json;

use crate::app::TestApp;
use crate::people::{Client, together};
use crate::questions::Village;

const NAME: &str = "Zanzibarov";

/// A question that says a name in its title, its text, its place and its sources; it was changed once, and is quoted.
struct Told<'s> {
    village: Village<'s>,
    dana: Client<'s>,
    judge: Client<'s>,
    id: i64,
    /// The opening post, and one that quotes it.
    posts: [i64; 2],
}

async fn told(site: &TestApp) -> Told<'_> {
    let village = Village::of(site).await;
    let (dana, timur) = (village.asker("dana").await, village.asker("timur").await);
    let fields = [
        ("title", "Why does Zanzibarov own the bridge?"),
        ("body", "Call him: **Zanzibarov**, 8-777-123."),
        ("place", "Near the house of Zanzibarov"),
        ("sources", "Zanzibarov told me"),
        ("offices", "akim"),
    ];
    let id = village.asks_with(&dana, &fields).await;
    village.approves(id).await;
    let list = format!("/api/v1/threads/{id}/posts");
    let list = site.visitor().get(&list).await.is(200);
    let first = list.value()["items"][0]["id"].as_i64().unwrap();
    let changed = [
        ("body", "Call him: **Zanzibarov**, 8-777-124."),
        ("base", "1"),
        ("do", "publish"),
    ];
    let path = format!("/p/{first}/revisions");
    timur
        .act(&format!("/p/{first}/reactions"), &[("kind", "agree")])
        .await
        .is(303);
    dana.act(&path, &changed).await.is(303);
    let words =
        format!("> [@dana](/p/{first}):\n>\n> Call him: **Zanzibarov**, 8-777-124.\n\nIndeed.");
    let quote = timur.replies(id, Some(first), &words).await;
    dana.act(
        &format!("/p/{first}/additions"),
        &[("body", "Zanzibarov is away."), ("do", "publish")],
    )
    .await;
    site.settle().await;
    let judge = village.moderator().await;
    Told {
        village,
        dana,
        judge,
        id,
        posts: [first, quote],
    }
}

impl Told<'_> {
    fn page(&self) -> String {
        format!("/p/{}/redactions", self.posts[0])
    }

    async fn hides(&self, who: &Client<'_>, words: &str) -> u16 {
        let fields = [("do", "hide"), ("words", words), ("code", "personal_data")];
        who.act(&self.page(), &fields).await.status
    }

    /// Pages that show something of it to everybody.
    fn places(&self) -> Vec<String> {
        let (id, [first, quote]) = (self.id, self.posts);
        vec![
            format!("/t/{id}"),
            format!("/t/{id}?view=time"),
            format!("/p/{first}/history"),
            format!("/p/{quote}/history"),
            "/s/town/asked".to_owned(),
            "/s/town".to_owned(),
            "/o/akim".to_owned(),
            format!("/t/{id}/feed.atom"),
            "/o/akim/feed.atom".to_owned(),
            format!("/api/v1/threads/{id}"),
            format!("/api/v1/threads/{id}/posts"),
            format!("/api/v1/posts/{first}"),
            format!("/api/v1/posts/{first}/revisions"),
            format!("/api/v1/questions/{id}"),
            "/api/v1/offices/akim/questions".to_owned(),
        ]
    }
}

#[tokio::test]
async fn hidden_words_are_nowhere_to_be_read() {
    let site = TestApp::start().await;
    let told = told(&site).await;
    let mut showing = 0;
    for place in told.places() {
        let page = site.visitor().open(&place).await;
        showing += usize::from(page.body.contains(NAME));
    }
    assert!(showing > 10, "only {showing} pages hold it");

    let page = told.judge.get(&told.page()).await.is(200);
    page.shows("Letters that have been sent cannot be called back.");
    let look = [
        ("do", "preview"),
        ("words", NAME),
        ("code", "personal_data"),
    ];
    let shown = told.judge.act(&told.page(), &look).await.is(200);
    shown
        .shows("‹personal data removed›")
        .shows("Hide the words");
    site.visitor()
        .open(&format!("/t/{}", told.id))
        .await
        .shows(NAME);

    assert_eq!(told.hides(&told.judge, NAME).await, 303);
    site.settle().await;
    for place in told.places() {
        site.visitor()
            .open(&place)
            .await
            .hides(NAME)
            .hides("zanzibarov");
    }
    let title = "Why does ‹1: personal data removed› own the bridge?";
    let page = site
        .visitor()
        .open(&format!("/t/{}", told.id))
        .await
        .is(200);
    let page = page
        .shows(title)
        .shows("<strong>‹personal data removed›</strong>, 8-777-124");
    page.shows("Words in post #1 were hidden: personal data removed");
    let page = site
        .visitor()
        .open(&format!("/t/{}?lang=ru", told.id))
        .await;
    page.shows("<strong>‹личные данные скрыты›</strong>");
    // Nor in any row that leaves the site, or could come back to a page.
    for (table, rows) in site.rows().await {
        if table != "redactions" {
            let bearing: Vec<_> = rows.iter().filter(|row| row.contains(NAME)).collect();
            assert!(bearing.is_empty(), "{table}: {bearing:?}");
        }
    }

    // Who wrote them reads them, and nobody else does.
    let own = told.dana.get(&told.page()).await.is(200);
    own.shows(NAME)
        .shows("A moderator hid these words")
        .hides("Show again");
    let list = format!("/api/v1/posts/{}/redactions", told.posts[0]);
    let list = told.dana.get(&list).await.is(200).value();
    assert_eq!(list[0]["words"], json!(NAME));
    let timur = site.member("timur").await;
    timur.get(&told.page()).await.is(403);
    site.visitor().get(&told.page()).await.is(303);
    let (dana, timur) = (site.member("dana").await, site.member("timur").await);
    for who in [&dana, &timur] {
        who.get("/notices")
            .await
            .shows("A moderator hid words in your post");
    }

    // Shown again, all of it is as it was.
    let number = list[0]["id"].to_string();
    let show = [("do", "show"), ("redaction", &*number)];
    told.judge.act(&told.page(), &show).await.is(303);
    told.judge.act(&told.page(), &show).await.is(409);
    site.settle().await;
    let page = site
        .visitor()
        .open(&format!("/t/{}", told.id))
        .await
        .is(200);
    let page = page
        .shows("Why does Zanzibarov own the bridge?")
        .shows("<strong>Zanzibarov</strong>");
    page.shows("Near the house of Zanzibarov")
        .shows("Hidden words in post #1 are shown again");
    let history = site
        .visitor()
        .get(&format!("/p/{}/history", told.posts[0]))
        .await;
    history.shows(NAME).hides("personal data removed");
    site.member("dana")
        .await
        .get("/notices")
        .await
        .shows("shows hidden words of your post again");
}

#[tokio::test]
async fn words_that_do_not_stand_there_are_told_and_of_two_moderators_one_is_first() {
    let site = TestApp::start().await;
    let told = told(&site).await;
    let wrong = [("do", "hide"), ("words", "Timbuktu"), ("code", "libel")];
    let page = told.judge.act(&told.page(), &wrong).await.is(422);
    page.shows("These words do not stand in the post.")
        .shows("Timbuktu");
    for (words, code) in [
        ("Z", "libel"),
        ("Zanzibarov", "taste"),
        ("", "libel"),
        ("‹1", "libel"),
    ] {
        let fields = [("do", "hide"), ("words", words), ("code", code)];
        told.judge.act(&told.page(), &fields).await.is(422);
    }
    assert_eq!(told.hides(&told.dana, NAME).await, 403);
    let other = site.moderator(told.village.town.space, "arbiter").await;
    let both = vec![told.hides(&told.judge, NAME), told.hides(&other, NAME)];
    let mut both = together(both).await;
    both.sort_unstable();
    assert_eq!(both, [303, 422]);
    // Another part of the same text is another's to hide.
    assert_eq!(told.hides(&other, "8-777-124").await, 303);
    let page = site.visitor().open(&format!("/t/{}", told.id)).await;
    page.hides(NAME).hides("8-777-124");
    // What was hidden first is shown, the other is not.
    let list = format!("/api/v1/posts/{}/redactions", told.posts[0]);
    let list = told.judge.get(&list).await.is(200).value();
    let first = list[1]["id"].to_string();
    told.judge
        .act(&told.page(), &[("do", "show"), ("redaction", &*first)])
        .await
        .is(303);
    let page = site.visitor().open(&format!("/t/{}", told.id)).await;
    page.shows(NAME).hides("8-777-124");
}

#[tokio::test]
async fn nobody_writes_hidden_words_into_the_post_again() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let judge = site.moderator(town, "judge").await;
    let thread = aliya.starts("/s/town/talk", "A matter", "Root").await;
    let post = aliya
        .replies(thread, None, "Her number is zanzibar-17.")
        .await;
    let path = format!("/p/{post}/redactions");
    let hide = [("do", "hide"), ("words", "zanzibar-17"), ("code", "secret")];
    judge.act(&path, &hide).await.is(303);
    let edit = [
        ("body", "It is zanzibar-17!"),
        ("base", "1"),
        ("do", "publish"),
    ];
    let again = aliya
        .act(&format!("/p/{post}/revisions"), &edit)
        .await
        .is(422);
    again
        .shows("A moderator hid words that your text contains")
        .shows("It is zanzibar-17!");
    site.advance(days(2));
    let aliya = site.member("aliya").await;
    let later = [("body", "It is zanzibar-17!"), ("do", "publish")];
    aliya
        .act(&format!("/p/{post}/additions"), &later)
        .await
        .is(422);
    let page = site.visitor().open(&format!("/t/{thread}")).await;
    page.shows("Her number is ‹secret removed›.");
    // What is wiped for good is wiped there too.
    let wipe = [("reason", "private_data"), ("note", "")];
    let keeper = site.administrator().await;
    keeper
        .act(&format!("/p/{post}/purges"), &wipe)
        .await
        .is(303);
    site.settle().await;
    assert_eq!(site.rows().await["redactions"].len(), 0);
}

#[tokio::test]
async fn of_a_post_that_does_not_stand_no_words_are_offered_to_be_hidden() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let judge = site.moderator(town, "judge").await;
    let thread = aliya.starts("/s/town/talk", "A matter", "Root").await;
    let words = "Her number is zanzibar-17.";
    let post = aliya.replies(thread, None, words).await;
    let path = format!("/p/{post}/redactions");
    let hide = [("do", "hide"), ("words", "zanzibar-17"), ("code", "secret")];
    judge.act(&path, &hide).await.is(303);
    let offered = judge.get(&path).await.is(200);
    offered
        .shows("Show the result")
        .shows("Show again")
        .shows("Pages, feeds, exports");
    let removal = [("reason", "spam"), ("note", "")];
    judge
        .act(&format!("/p/{post}/removals"), &removal)
        .await
        .is(303);
    // He still reads what it was, and is not told that the words were his own.
    let read = judge.get(&path).await.is(200).well_formed();
    read.shows("zanzibar-17")
        .hides("Show the result")
        .hides("Show again")
        .hides("these words of your post");
    let own = aliya.get(&path).await.is(200);
    own.shows("zanzibar-17").shows("these words of your post");
    judge.act(&path, &hide).await.is(410);

    // What waits for a moderator is let through first, or refused.
    let stranger = site.stranger(town, "marat").await;
    let waits = stranger.replies(thread, None, words).await;
    let path = format!("/p/{waits}/redactions");
    judge.get(&path).await.is(200).hides("Show the result");
    judge.act(&path, &hide).await.is(410);
}
