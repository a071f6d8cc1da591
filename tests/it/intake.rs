//! Questions on paper, by phone and in person: taken down, judged by another, claimed by the code of the slip.

use diesel::prelude::*;
use elab::base::{ThreadId, crypto, days, minutes};
use elab::db::schema::{audit, cosigns, events, files, forums, intakes, threads, users};

use crate::app::TestApp;
use crate::people::{Answer, Client, number, together};
use crate::questions::Village;

const FORM: &str = "/s/town/ask/intake";
pub const GOOD: [(&str, &str); 6] = [
    ("alias", "Grandmother Rosa"),
    ("how", "paper"),
    ("evidence", "Folder 3, sheet 12"),
    ("title", "When will the bridge be repaired?"),
    ("offices", "akim"),
    ("consent", "on"),
];

/// Takes it down; gives the number of the question.
pub async fn taken(who: &Client<'_>, fields: &[(&str, &str)]) -> i64 {
    let sent = who.fill(FORM, FORM, fields).await;
    let location = sent.is(303).location();
    number(&location.replace("/questions/", "/t/").replace("/slip", ""))
}

/// The code on the slip of a question.
pub async fn code(who: &Client<'_>, id: i64) -> String {
    let slip = who.get(&format!("/questions/{id}/slip")).await.is(200);
    let (_, rest) = slip.body.split_once("<code>").unwrap();
    rest.split_once("</code>").unwrap().0.to_owned()
}

async fn types(who: &Client<'_>, fields: &[(&str, &str)], status: u16) -> Answer {
    who.fill("/claim", "/claim", fields).await.is(status)
}

/// A second moderator, who may judge what the first has taken down.
pub async fn other<'s>(site: &'s TestApp, village: &Village<'_>) -> Client<'s> {
    site.moderator(village.town.space, "umpire").await
}

pub async fn approves(site: &TestApp, village: &Village<'_>, id: i64) {
    let umpire = other(site, village).await;
    let done = village.judges(&umpire, id, &[("do", "approve")]).await;
    done.is(303);
}

#[tokio::test]
async fn a_question_is_taken_down_for_somebody_and_claimed_by_the_code_of_its_slip() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let judge = village.moderator().await;
    let id = taken(&judge, &GOOD).await;
    let page = format!("/questions/{id}");

    // Who took it down does not judge it; another does, and sees where the paper lies.
    site.visitor().get(&page).await.is(404);
    judge.get(&page).await.is(200).hides("value=\"approve\"");
    let refused = village.judges(&judge, id, &[("do", "approve")]).await;
    assert!(refused.status >= 400, "{}", refused.status);
    other(&site, &village)
        .await
        .get(&page)
        .await
        .shows("Grandmother Rosa")
        .shows("Folder 3, sheet 12");
    approves(&site, &village, id).await;
    site.settle().await;
    let thread = format!("/t/{id}-when-will-the-bridge-be-repaired");
    let shown = site.visitor().get(&thread).await.is(200);
    shown
        .shows("Grandmother Rosa")
        .shows("from a letter")
        .hides("judge")
        .hides("Folder 3")
        .hides("/slip");
    village
        .notices(&judge)
        .await
        .shows("Your question is published.");

    // Nothing that stands in a row can be typed.
    let typed = code(&judge, id).await;
    let kept: Option<Vec<u8>> = site
        .app
        .db
        .read(|c| Ok(intakes::table.select(intakes::code).first(c)?))
        .await
        .unwrap();
    let kept = kept.unwrap();
    assert!(kept != typed.as_bytes() && kept != crypto::hash(&typed));

    // The clerk acts for the asker until he comes.
    let before = village.addressee(id, "akim").await;
    let marat = village.holder().await;
    let asks = [("do", "clarify"), ("body", "Which of the two bridges?")];
    village.step(&marat, before, &asks).await.is(303);
    let replies = [
        ("do", "reply"),
        ("body", "She means the one near the school."),
    ];
    village.step(&judge, before, &replies).await.is(303);

    let rosa = village.asker("rosa").await;
    types(&rosa, &[("code", "ABCDE-FGHJK"), ("do", "claim")], 422)
        .await
        .shows("This code is not good");
    types(&rosa, &[("code", &typed), ("do", "follow")], 303).await;
    types(&judge, &[("code", &typed), ("do", "claim")], 403).await;
    types(&marat, &[("code", &typed), ("do", "claim")], 403).await;
    let lower = typed.to_lowercase().replace('-', " ");
    // Sent twice it leads to the same place.
    let form = rosa.get("/claim").await.is(200);
    for _ in 0..2 {
        let sent = [("code", &*lower), ("do", "claim")];
        rosa.submit(&form, "/claim", &sent).await.is(303);
    }
    types(&rosa, &[("code", &typed), ("do", "claim")], 422).await;
    site.settle().await;
    village
        .notices(&judge)
        .await
        .shows("The person for whom you took down a question has taken it over.");
    let shown = site.visitor().get(&thread).await;
    shown
        .shows("Grandmother Rosa")
        .shows("has taken it over since")
        .hides("/u/rosa");

    // From now on it is rosa's: she hears of it and acts, and the clerk does not.
    let answers = [("do", "answer"), ("body", "In **June**.")];
    village.step(&marat, before, &answers).await.is(303);
    site.settle().await;
    let bell = village.notices(&rosa).await;
    bell.shows("Akim of the valley answered your question.");
    village
        .notices(&judge)
        .await
        .hides("Akim of the valley answered your question.");
    let post = village.stands(before).await;
    assert_eq!(post.0, "answered");
    let again = [("do", "reopen"), ("body", "June is over.")];
    let tried = village
        .posts(&judge, &format!("/addressees/{before}/steps"), &again)
        .await;
    assert!(tried.status >= 400);
    village.step(&rosa, before, &again).await.is(303);
    // That it was she is told by what she wrote, and by no event of the question.
    let told: Vec<(String, Option<i64>)> = site
        .app
        .db
        .read(|c| {
            let rows = events::table.filter(events::kind.eq("question.claimed"));
            Ok(rows.select((events::kind, events::actor_id)).load(c)?)
        })
        .await
        .unwrap();
    assert_eq!(told, [("question.claimed".to_owned(), None)]);
}

#[tokio::test]
async fn who_claims_by_his_name_becomes_the_author() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let judge = village.moderator().await;
    let id = taken(&judge, &GOOD).await;
    let typed = code(&judge, id).await;
    let (rosa, timur) = (village.asker("rosa").await, village.asker("timur").await);
    // Nobody else sees it yet.
    types(&rosa, &[("code", &typed), ("do", "claim")], 422)
        .await
        .shows("still waits for a moderator");
    approves(&site, &village, id).await;

    // Of two at once one is first.
    let sent = [("code", &*typed), ("do", "claim"), ("named", "on")];
    let done = together(vec![rosa.act("/claim", &sent), timur.act("/claim", &sent)]).await;
    let mut all: Vec<u16> = done.into_iter().map(|one| one.status).collect();
    all.sort_unstable();
    assert_eq!(all, [303, 422]);
    let (author, name): (i64, String) = site
        .app
        .db
        .read(move |c| {
            Ok(threads::table
                .inner_join(users::table.on(users::id.eq(threads::user_id)))
                .filter(threads::id.eq(ThreadId(id)))
                .select((threads::author_id, users::name))
                .first(c)?)
        })
        .await
        .unwrap();
    assert!(author > 0 && ["rosa", "timur"].contains(&&*name));
    let thread = format!("/t/{id}-when-will-the-bridge-be-repaired");
    site.visitor()
        .get(&thread)
        .await
        .shows(&format!("/u/{name}"))
        .hides("Grandmother Rosa");
    // The slip is used up.
    let slip = judge.get(&format!("/questions/{id}/slip")).await.is(200);
    slip.shows("good no more").hides(&typed);
}

#[tokio::test]
async fn nothing_is_taken_down_without_consent_or_in_an_officials_name() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let judge = village.moderator().await;
    let wrong = [("alias", "Minister of roads"), ("title", "Why?")];
    let back = judge.fill(FORM, FORM, &wrong).await.is(422);
    back.shows("Only with the consent")
        .shows("Minister of roads")
        .well_formed();
    let mut fields = GOOD;
    fields[0].1 = "Akim of the valley";
    judge
        .fill(FORM, FORM, &fields)
        .await
        .is(422)
        .shows("would pass for an official");
    // Nor in the name of somebody else here, nor to an office of one's own.
    village.asker("dana").await;
    fields[0].1 = "@dana";
    judge
        .fill(FORM, FORM, &fields)
        .await
        .is(422)
        .shows("looks like somebody else");
    let people = |site: &TestApp| {
        let db = site.app.db.clone();
        async move {
            db.read(|c| Ok(users::table.count().get_result::<i64>(c)?))
                .await
                .unwrap()
        }
    };
    let was = people(&site).await;
    let dana = village.asker("dana").await;
    dana.get(FORM).await.is(403);
    // Twice the same act is one question.
    let page = judge.get(FORM).await;
    let first = judge.submit(&page, FORM, &GOOD).await.is(303).location();
    let second = judge.submit(&page, FORM, &GOOD).await.is(303).location();
    assert_eq!(first, second);
    assert_eq!(people(&site).await, was + 1);
    let noted: Vec<String> = site
        .app
        .db
        .read(|c| {
            let rows = audit::table.filter(audit::action.eq("question.taken_down"));
            Ok(rows.select(audit::object).load(c)?)
        })
        .await
        .unwrap();
    assert_eq!(noted.len(), 1);
}

#[tokio::test]
async fn the_clerk_has_his_own_quota_and_writes_again_what_was_returned() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let judge = village.moderator().await;
    let mut all = Vec::new();
    for _ in 0..7 {
        all.push(taken(&judge, &GOOD).await);
    }
    let id = all[0];
    let umpire = other(&site, &village).await;
    let back = [("do", "return"), ("note", "Which bridge?")];
    village.judges(&umpire, id, &back).await.is(303);
    umpire.get(&format!("/questions/{id}")).await.is(404);
    let edit = format!("/questions/{id}/edit");
    let fields = [("title", "When will the upper bridge be repaired?")];
    let submission = format!("/questions/{id}/submission");
    judge.get(&edit).await.is(200).shows("Which bridge?");
    judge.fill(&edit, &submission, &fields).await.is(303);
    approves(&site, &village, id).await;
    let shown = site.visitor().open(&format!("/t/{id}")).await.is(200);
    shown.shows("upper bridge").shows("Grandmother Rosa");

    // After a year the code is good no more.
    let typed = code(&judge, id).await;
    site.advance(days(366));
    let rosa = village.asker("rosa").await;
    types(&rosa, &[("code", &typed), ("do", "follow")], 422).await;
    let nobody: i64 = site
        .app
        .db
        .read(|c| Ok(cosigns::table.count().get_result(c)?))
        .await
        .unwrap();
    assert_eq!(nobody, 0);
}

#[tokio::test]
async fn programs_take_down_and_claim_too() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let judge = village.moderator().await;
    let sent = serde_json::json!({
        "alias": "Grandmother Rosa", "how": "phone", "consent": true,
        "title": "When will the bridge be repaired?", "offices": ["akim"],
    });
    let path = "/api/v1/spaces/town/intakes";
    let made = judge
        .json("POST", path, &[], &sent.to_string())
        .await
        .is(201)
        .value();
    let id = made["id"].as_i64().unwrap();
    approves(&site, &village, id).await;
    let slip = format!("/api/v1/questions/{id}/slip");
    let slip = judge.get(&slip).await.is(200).value();
    assert_eq!(slip["how"], "phone");
    let rosa = village.asker("rosa").await;
    let claim = serde_json::json!({ "code": slip["code"], "do": "claim", "named": true });
    let claims = "/api/v1/claims";
    rosa.json("POST", claims, &[], &claim.to_string())
        .await
        .is(200);
    let shown = rosa.get(&format!("/api/v1/questions/{id}")).await;
    let shown = shown.is(200).value();
    assert_eq!(shown["asker"]["name"], "rosa");
    assert_eq!(shown["taken_down"]["claimed"], true);
}

#[tokio::test]
async fn a_slip_is_for_moderators_who_have_no_part_in_it_and_who_took_it_down() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let judge = village.moderator().await;
    let id = taken(&judge, &GOOD).await;
    approves(&site, &village, id).await;
    // Whoever has its code has the question: not who acts for the office that was asked, though he moderates.
    let deputy = site.moderator(village.town.space, "deputy").await;
    let umpire = other(&site, &village).await;
    let slip = format!("/questions/{id}/slip");
    let thread = format!("/t/{id}");
    for who in [&judge, &umpire] {
        who.get(&slip).await.is(200).shows("<code>");
        who.open(&thread).await.is(200).shows(&slip);
    }
    deputy.get(&slip).await.is(403).hides("<code>");
    deputy.get(&format!("/api/v1{slip}")).await.is(403);
    deputy.open(&thread).await.is(200).hides(&slip);
}

#[tokio::test]
async fn a_file_that_stands_elsewhere_too_stays_with_the_clerk_and_is_seen_in_both_places() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let judge = village.moderator().await;
    let (mut links, mut paths) = (Vec::new(), Vec::new());
    for file in ["here.txt", "both.txt"] {
        let sent = (file, b"Words of the file".as_slice());
        let told = judge.upload("/api/v1/files", &[], Some(sent)).await;
        let told = told.is(201).value();
        links.push(told["markdown"].as_str().unwrap().to_owned());
        paths.push(told["url"].as_str().unwrap().to_owned());
    }
    judge.starts("/s/town/talk", "A walk", &links[1]).await;
    let body = links.join("\n\n");
    let fields = [&GOOD[..], &[("body", &*body)]].concat();
    let id = taken(&judge, &fields).await;
    approves(&site, &village, id).await;
    let clerk = site.person("judge").await.unwrap();
    let read = site.app.db.read(move |c| {
        let own = files::table.filter(files::user_id.eq(clerk));
        Ok(own.select(files::title).load::<String>(c)?)
    });
    assert_eq!(read.await.unwrap(), ["both.txt"]);
    // Where the other place is shut, the question alone shows it.
    let shut = site.app.db.write(|tx| {
        diesel::update(forums::table.filter(forums::slug.eq("talk")))
            .set(forums::can_read.eq("moderator"))
            .execute(&mut **tx)?;
        Ok(())
    });
    shut.await.unwrap();
    for path in &paths {
        site.visitor().get(path).await.is(200);
    }
    // So it does when somebody has taken it over.
    let typed = code(&judge, id).await;
    let rosa = village.asker("rosa").await;
    types(&rosa, &[("code", &typed), ("do", "claim")], 303).await;
    for path in &paths {
        site.visitor().get(path).await.is(200);
    }
}

#[tokio::test]
async fn who_claims_a_question_opens_no_other_file_of_the_clerk() {
    use elab::db::schema::{post_files, posts, revisions};
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let judge = village.moderator().await;
    let sent = ("own.txt", b"Words of the clerk".as_slice());
    let told = judge.upload("/api/v1/files", &[], Some(sent)).await;
    let told = told.is(201).value();
    let path = told["url"].as_str().unwrap().to_owned();
    let (_, rest) = path.split_once("/f/").unwrap();
    let file = rest.split('/').next().unwrap().to_owned();
    let id = taken(&judge, &GOOD).await;
    approves(&site, &village, id).await;
    let typed = code(&judge, id).await;
    let rosa = village.asker("rosa").await;
    types(&rosa, &[("code", &typed), ("do", "claim")], 303).await;
    // Her text names it, from now on.
    site.advance(minutes(1));
    let shown = site.app.db.write(move |tx| {
        let opening = posts::table.filter(posts::thread_id.eq(ThreadId(id)));
        let opening = opening.filter(posts::parent_id.is_null());
        let opening: elab::base::PostId = opening.select(posts::id).first(&mut **tx)?;
        diesel::update(revisions::table.filter(revisions::post_id.eq(opening)))
            .set(revisions::created_at.eq(tx.now()))
            .execute(&mut **tx)?;
        let row = (post_files::post_id.eq(opening), post_files::file.eq(&file));
        diesel::insert_into(post_files::table)
            .values(row)
            .execute(&mut **tx)?;
        Ok(())
    });
    shown.await.unwrap();
    for who in [&rosa, &site.visitor()] {
        assert_ne!(who.get(&path).await.status, 200, "{}", who.name());
    }
    judge.get(&path).await.is(200);
}

#[tokio::test]
async fn what_was_taken_down_waits_for_another_moderator_though_nothing_else_waits() {
    use elab::offices::{self, Scope};
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let off = vec![("premoderate".to_owned(), "off".to_owned())];
    let said = village
        .town
        .write(move |tx, boss| offices::save_settings(tx, boss, Scope::Site, &off));
    said.await.unwrap();
    let dana = village.asker("dana").await;
    let own = village.asks(&dana, "Who repairs the road?").await;
    let visitor = site.visitor();
    visitor.open(&format!("/t/{own}")).await.is(200);
    let judge = village.moderator().await;
    let id = taken(&judge, &GOOD).await;
    let page = format!("/questions/{id}");
    visitor.get(&page).await.is(404);
    visitor.open(&format!("/t/{id}")).await.is(404);
    judge.get(&page).await.is(200).hides("value=\"approve\"");
    let tried = village.judges(&judge, id, &[("do", "approve")]).await;
    assert!(tried.status >= 400, "{}", tried.status);
    approves(&site, &village, id).await;
    visitor.open(&format!("/t/{id}")).await.is(200);
}

#[tokio::test]
async fn who_follows_by_a_code_leaves_nothing_that_a_neighbour_who_follows_does_not() {
    use elab::db::schema::{follows, idempotency};
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let judge = village.moderator().await;
    let id = taken(&judge, &GOOD).await;
    approves(&site, &village, id).await;
    let typed = code(&judge, id).await;
    let rosa = village.asker("rosa").await;
    types(&rosa, &[("code", &typed), ("do", "follow")], 303).await;
    site.settle().await;
    let person = site.person("rosa").await.unwrap();
    let read = site.app.db.read(move |c| {
        let intake: (Option<elab::base::UserId>, bool) = intakes::table
            .find(ThreadId(id))
            .select((intakes::claimed_by, intakes::code.is_not_null()))
            .first(c)?;
        let author: elab::base::UserId = threads::table
            .find(ThreadId(id))
            .select(threads::user_id)
            .first(c)?;
        let noted: i64 = audit::table
            .filter(audit::actor_id.eq(person).or(audit::about_id.eq(person)))
            .filter(audit::action.like("question.%"))
            .count()
            .get_result(c)?;
        let told: i64 = events::table
            .filter(events::actor_id.eq(person))
            .filter(events::kind.like("question.%"))
            .count()
            .get_result(c)?;
        let signed: i64 = cosigns::table.count().get_result(c)?;
        Ok((intake, author, noted + told + signed))
    });
    let (intake, author, told) = read.await.unwrap();
    assert_eq!(intake, (None, true));
    assert_ne!(author, person);
    assert_eq!(told, 0);
    // What stays of it says that he follows a discussion, as anybody may.
    let read = site.app.db.read(move |c| {
        let target = elab::notices::Target::Thread(ThreadId(id)).to_string();
        let own = follows::table
            .filter(follows::user_id.eq(person))
            .filter(follows::target.eq(target));
        let kept: i64 = own.count().get_result(c)?;
        let acts = idempotency::table.filter(idempotency::owner.eq(format!("u{person}")));
        let places: Vec<String> = acts.select(idempotency::location).load(c)?;
        Ok((kept, places))
    });
    let (kept, places) = read.await.unwrap();
    assert_eq!(kept, 1);
    assert!(places.iter().all(|place| !place.contains("slip")));
    let shown = rosa.get(&format!("/api/v1/questions/{id}")).await;
    assert_eq!(shown.is(200).value()["taken_down"]["claimed"], false);
}
