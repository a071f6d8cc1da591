//! How offices answer: told in sentences, given as data, and the same when anybody counts again.

use std::collections::BTreeMap;

use diesel::prelude::*;
use elab::base::{AddresseeId, Instant, OfficeId, TermId, ThreadId, days};
use elab::db::schema::{addressees, cycles, offices, question_steps};
use jiff::ToSpan as _;
use jiff::civil::{Date, date};

use super::Village;
use crate::app::{TestApp, on_postgres};
use crate::people::Client;

const TITLE: &str = "When will the bridge be repaired?";

#[tokio::test]
async fn an_office_is_told_with_what_it_is_counted_of() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let visitor = site.visitor();
    let page = visitor.get("/o/akim").await.is(200);
    page.hides("How questions are answered");
    let id = village.answered().await;
    let page = visitor.get("/o/akim").await.is(200);
    page.shows("How questions are answered")
        .shows("Answered 0 of 0 that count, 0 of them within the norm; 1 too new.")
        .shows("/o/akim/figures");
    site.advance(days(14));
    site.settle().await;
    let whole = visitor.get("/o/akim/figures").await.is(200).well_formed();
    let whole = whole
        .shows("Answered 1 of 1 that count, 1 of them within the norm; 0 too new.")
        .shows("A percentage is told from 10 questions on.")
        .shows("It answers a part of the question.")
        .shows("marat, 1 January 2024 to 31 December 2026")
        .shows("<svg class=\"chart\"")
        .shows("norm: 14 days");
    whole.hides("dana").hides("timur");
    let told = visitor.get("/api/v1/offices/akim/figures").await.is(200);
    let told = told.value();
    assert_eq!(told["verdicts"]["partly"], 1);
    assert_eq!(told["all"]["waits"], serde_json::json!([0]));
    assert!(told["all"]["rate"].is_null());
    // The office's page keeps what was counted, until something else is true.
    let kept = "Answered 1 of 1 that count";
    visitor.get("/o/akim").await.shows(kept);
    let standard = [("do", "standard"), ("note", "The same was sent to all.")];
    let before = village.addressee(id, "akim").await;
    village
        .step(&village.holder().await, before, &standard)
        .await
        .is(303);
    let page = visitor.get("/o/akim").await;
    page.hides(kept).shows("Answered 0 of 1 that count");

    // What a moderator takes out counts no more, and is told as that.
    let saule = village.asker("saule").await;
    let other = village
        .published(&saule, "Who clears the snow in our street?")
        .await;
    let judge = village.moderator().await;
    let out = [
        ("do", "decline"),
        ("code", "insult"),
        ("note", "Ask politely."),
    ];
    village.judges(&judge, other, &out).await.is(303);
    let whole = visitor.get("/o/akim/figures").await.is(200);
    whole.shows("Taken out by a moderator: <span class=\"n\">1</span>");
    // Others have figures of their own.
    let roads = visitor.get("/o/roads").await.is(200);
    roads.hides("How questions are answered");
}

/// How many questions of the akim are open, answered and refused, as his page keeps it.
async fn counted(site: &TestApp) -> [i64; 3] {
    let list = "/api/v1/offices/akim/questions";
    let told = site.visitor().get(list).await.is(200).value();
    ["open", "answered", "refused"].map(|key| told["counts"][key].as_i64().unwrap())
}

#[tokio::test]
async fn what_is_answered_after_its_clock_has_stopped_is_counted_anew() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    village.ends_terms_by("close").await;
    let dana = village.asker("dana").await;
    let id = village.published(&dana, TITLE).await;
    let before = village.addressee(id, "akim").await;
    assert_eq!(counted(&site).await, [1, 0, 0]);
    village
        .hands_over("2026-03-03", ("saule", "2026-03-04"))
        .await;
    site.advance(days(3));
    site.settle().await;
    village.town.tends().await;
    site.settle().await;
    let closing = village.stands(before).await.1;
    assert_eq!(closing.as_deref(), Some("term_ended"));
    assert_eq!(counted(&site).await, [0, 0, 0]);
    let saule = site.member("saule").await;
    let answer = [("do", "answer"), ("body", "In June.")];
    village.step(&saule, before, &answer).await.is(303);
    assert_eq!(counted(&site).await, [0, 1, 0]);
}

#[tokio::test]
async fn a_decline_its_reversal_and_a_withdrawal_are_counted_at_once() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, judge) = (village.asker("dana").await, village.moderator().await);
    let decline = [
        ("do", "decline"),
        ("code", "insult"),
        ("note", "Ask politely."),
    ];
    let id = village.published(&dana, TITLE).await;
    assert_eq!(counted(&site).await, [1, 0, 0]);
    village.judges(&judge, id, &decline).await.is(303);
    assert_eq!(counted(&site).await, [0, 0, 0]);
    let acts = format!("/questions/{id}/acts");
    let appeal = [("do", "appeal"), ("note", "It is no insult.")];
    village.posts(&dana, &acts, &appeal).await.is(303);
    let other = site.moderator(village.town.space, "arbiter").await;
    let reverse = [("do", "reverse"), ("note", "It is none.")];
    village.posts(&other, &acts, &reverse).await.is(303);
    assert_eq!(counted(&site).await, [1, 0, 0]);
    village.withdraws(&dana, id, 303).await;
    assert_eq!(counted(&site).await, [0, 0, 0]);
    // Before the office an answered question stays where it is.
    let id = village.answered().await;
    assert_eq!(counted(&site).await, [0, 1, 0]);
    village.judges(&judge, id, &decline).await.is(303);
    assert_eq!(counted(&site).await, [0, 0, 0]);
}

/// The number under which the counts of the akim are kept.
async fn stamp(site: &TestApp) -> i64 {
    let read = site.app.db.read(|c| {
        let akim = offices::table.filter(offices::slug.eq("akim"));
        Ok(akim.select(offices::clocks).first(c)?)
    });
    read.await.unwrap()
}

#[tokio::test]
async fn what_has_never_stood_throws_no_counts_away() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let kept = stamp(&site).await;
    let id = village.asks(&dana, TITLE).await;
    assert_eq!(stamp(&site).await, kept, "it waits for a moderator");
    village.withdraws(&dana, id, 303).await;
    assert_eq!(stamp(&site).await, kept, "it was taken back");
    village.published(&dana, "Who clears the snow?").await;
    assert!(stamp(&site).await > kept);
}

#[derive(diesel::QueryableByName)]
struct Plan {
    #[diesel(sql_type = diesel::sql_types::Text)]
    detail: String,
}

#[tokio::test]
async fn what_is_overdue_is_counted_of_running_clocks_alone() {
    if on_postgres() {
        return;
    }
    let site = TestApp::start().await;
    let read = site.app.db.read(|c| {
        let sql = "EXPLAIN QUERY PLAN SELECT COUNT(*) FROM cycles \
                   WHERE office_id = 1 AND stopped_at IS NULL AND due_at <= 1";
        let rows: Vec<Plan> = diesel::sql_query(sql).load(c)?;
        Ok(rows.into_iter().map(|row| row.detail).collect::<String>())
    });
    let plan = read.await.unwrap();
    assert!(plan.contains("cycles_due (office_id=? AND"), "{plan}");
}

#[tokio::test]
async fn co_signs_are_read_on_where_the_last_of_them_stood() {
    if on_postgres() {
        return;
    }
    let site = TestApp::start().await;
    let read = site.app.db.read(|c| {
        let sql = "EXPLAIN QUERY PLAN SELECT user_id, created_at FROM cosigns \
                   WHERE thread_id = 1 AND state = 'valid' AND created_at >= 5 \
                   AND (created_at > 5 OR (created_at = 5 AND user_id > 3)) \
                   ORDER BY created_at, user_id LIMIT 500";
        let rows: Vec<Plan> = diesel::sql_query(sql).load(c)?;
        Ok(rows.into_iter().map(|row| row.detail).collect::<String>())
    });
    let plan = read.await.unwrap();
    let entered = plan.contains("cosigns_signed (thread_id=? AND created_at>");
    assert!(entered && !plan.contains("B-TREE"), "{plan}");
}

/// A small generator of numbers that are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) % n
    }
}

/// Gives one office a year of clocks with all that may come of them.
async fn a_year(site: &TestApp, thread: i64, addressee: i64, term: TermId) {
    let fill = site.app.db.write(move |tx| {
        let id = AddresseeId(addressee);
        let office: OfficeId = addressees::table
            .find(id)
            .select(addressees::office_id)
            .first(&mut **tx)?;
        let mut dice = Dice(7);
        let words = [
            "answered",
            "answered",
            "answered",
            "answered",
            "refused",
            "refused",
            "forwarded",
            "private",
            "lapsed",
            "merged",
            "withdrawn",
            "declined",
            "abolished",
            "term_ended",
        ];
        for n in 0..300 {
            let start = date(2025, 3, 2).saturating_add(dice.below(364).cast_signed().days());
            let took = dice.below(40).cast_signed();
            let end = start.saturating_add(took.days());
            let word = words[usize::try_from(dice.below(14)).unwrap()];
            let open = dice.below(10) == 0;
            let pause = match dice.below(4) {
                0 => {
                    let from = start.saturating_add((took / 3).days());
                    let to = from.saturating_add((took / 3).days());
                    format!("{from}/{to}")
                }
                _ => String::new(),
            };
            let due = start.saturating_add(14.days());
            // A moment of its own for each, which its reason is found by.
            let at = Instant(1_000 + i64::from(n));
            diesel::insert_into(cycles::table)
                .values((
                    cycles::addressee_id.eq(id),
                    cycles::office_id.eq(office),
                    cycles::term_id.eq((dice.below(3) > 0).then_some(term)),
                    cycles::n.eq(100 + n),
                    cycles::started_at.eq(at),
                    cycles::started_on.eq(start.to_string()),
                    cycles::pack.eq("generic 2026-1 UTC"),
                    cycles::span.eq("14 day"),
                    cycles::roll.eq("next_working"),
                    cycles::pauses.eq(pause),
                    cycles::due_on.eq(Some(due.to_string())),
                    cycles::told.eq(""),
                    cycles::stopped_at.eq((!open).then_some(at)),
                    cycles::stopped_on.eq((!open).then(|| end.to_string())),
                    cycles::outcome.eq((!open).then_some(word)),
                    cycles::boilerplate.eq(dice.below(5) == 0),
                ))
                .execute(&mut **tx)?;
            if word == "refused" && !open {
                let code = ["court", "abusive", "not_competent"][usize::try_from(n % 3).unwrap()];
                diesel::insert_into(question_steps::table)
                    .values((
                        question_steps::thread_id.eq(ThreadId(thread)),
                        question_steps::addressee_id.eq(id),
                        question_steps::at.eq(at),
                        question_steps::step.eq("addressee.refused"),
                        question_steps::code.eq(code),
                    ))
                    .execute(&mut **tx)?;
            }
        }
        Ok(())
    });
    fill.await.unwrap();
}

/// The lines of a table (RFC 4180), each by the names of its columns.
fn lines(csv: &str) -> Vec<BTreeMap<String, String>> {
    let text = csv.strip_prefix('\u{feff}').unwrap();
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut quoted, mut chars) = (false, text.chars().peekable());
    while let Some(c) = chars.next() {
        match (quoted, c) {
            (true, '"') if chars.peek() == Some(&'"') => cell.extend(chars.next()),
            (_, '"') => quoted = !quoted,
            (false, ',') => row.push(std::mem::take(&mut cell)),
            (false, '\r') => {
                assert_eq!(chars.next(), Some('\n'), "each line ends with both");
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            (_, other) => cell.push(other),
        }
    }
    assert!(cell.is_empty() && row.is_empty(), "the last line ends too");
    let head: Vec<String> = rows.remove(0);
    let named = |row: Vec<String>| {
        assert_eq!(row.len(), head.len());
        head.iter().cloned().zip(row).collect()
    };
    rows.into_iter().map(named).collect()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// Days behind one through another, but for those of pauses; one after the other.
fn waited(from: Date, to: Date, pauses: &str) -> i64 {
    let paused: Vec<(Date, Date)> = pauses
        .split_whitespace()
        .map(|pause| pause.split_once('/').unwrap())
        .map(|(from, to)| (day(from), day(to)))
        .collect();
    let (mut at, mut count) = (from, 0);
    while at < to {
        at = at.tomorrow().unwrap();
        let stood = paused.iter().any(|(from, to)| *from < at && at <= *to);
        count += i64::from(!stood);
    }
    count
}

/// What somebody finds who has nothing but the table and what its dictionary says.
fn counted_again(rows: &[BTreeMap<String, String>]) -> serde_json::Value {
    let mut out: BTreeMap<String, i64> = BTreeMap::new();
    let (mut eligible, mut within, mut refused, mut dull) = (0_i64, 0, 0, 0);
    let mut waits: Vec<i64> = Vec::new();
    for row in rows {
        let grace: i32 = row["grace_days"].parse().unwrap();
        let (start, today) = (day(&row["started_on"]), day(&row["as_of"]));
        let outcome = row["outcome"].as_str();
        let since = |to: Date| start.until(to).unwrap().get_days();
        let why = match outcome {
            "" | "answered" | "refused" => None,
            "term_ended" if since(day(&row["stopped_on"])) >= grace => None,
            "term_ended" => Some("cut"),
            other => Some(other),
        };
        let why = why.or((since(today) < grace).then_some("too_new"));
        if let Some(why) = why {
            *out.entry(why.to_owned()).or_default() += 1;
            continue;
        }
        eligible += 1;
        match (outcome, row["standard_text"].as_str()) {
            ("answered", "0") => {
                within += i64::from(row["stopped_on"] <= row["due_on"]);
                waits.push(waited(start, day(&row["stopped_on"]), &row["pauses"]));
            }
            ("answered", _) => dull += 1,
            ("refused", _) => refused += 1,
            _ => {}
        }
    }
    waits.sort_unstable();
    let answered = i64::try_from(waits.len()).unwrap();
    let share = answered as f64 * 100.0 / eligible as f64;
    let middle = usize::try_from((eligible + 1) / 2).unwrap();
    serde_json::json!({
        "eligible": eligible, "answered": answered, "within": within, "refused": refused,
        "standard_text": dull, "rate": share.round() as i64, "half_within": waits.get(middle - 1),
        "half_answered": waits.len() >= middle, "left_out": out, "waits": waits,
    })
}

#[tokio::test]
async fn whoever_counts_the_table_again_finds_the_same() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let id = village.published(&dana, TITLE).await;
    let addressee = village.addressee(id, "akim").await;
    let term = village.town.sees("akim").await.term.unwrap().id;
    a_year(&site, id, addressee, term).await;
    let visitor = site.visitor();
    let told = visitor.get("/api/v1/offices/akim/figures").await.is(200);
    let told = told.value();
    let csv = visitor.get("/o/akim/questions.csv").await.is(200);
    let rows = lines(&csv.body);
    assert_eq!(rows.len(), 301);
    let again = counted_again(&rows);
    assert_eq!(again, told["all"]);
    for key in ["refused", "standard_text", "within"] {
        assert!(again[key].as_i64().unwrap() > 3, "{key} of {again}");
    }
    for why in ["excused", "cut", "too_new", "lapsed"] {
        assert!(
            again["left_out"][why].as_i64().unwrap() > 0,
            "{why} of {again}"
        );
    }
    // Term by term too.
    for one in told["terms"].as_array().unwrap() {
        let number = one["term_id"].as_i64().map(|id| id.to_string());
        let number = number.unwrap_or_default();
        let own = rows.iter().filter(|row| row["term"] == number);
        let own: Vec<_> = own.cloned().collect();
        assert_eq!(counted_again(&own), one["figures"], "term {number:?}");
    }
    // And of a space, and as JSON.
    let space = visitor.get("/s/town/questions.csv").await.is(200);
    assert_eq!(lines(&space.body), rows);
    let json = visitor.get("/o/akim/questions.json").await.is(200).value();
    assert_eq!(json["licence"], "CC BY 4.0");
    let listed: Vec<BTreeMap<String, String>> =
        serde_json::from_value(json["rows"].clone()).unwrap();
    assert_eq!(listed, rows);
    visitor.get("/o/akim/questions.xml").await.is(404);
    let page = visitor.get("/o/akim/figures").await.is(200);
    let rate = format!("({} %)", again["rate"]);
    page.shows(&rate).shows("<table>");
}

#[tokio::test]
async fn a_table_holds_nothing_that_is_hidden_and_no_formula() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    village.answered().await;
    let saule = village.asker("saule").await;
    let trick = "=HYPERLINK(\"http://evil.example\",\"When, please?\")";
    let id = village.published(&saule, trick).await;
    let visitor = site.visitor();
    let csv = visitor.get("/o/akim/questions.csv").await.is(200);
    assert_eq!(csv.header("content-type"), Some("text/csv; charset=utf-8"));
    let saved = csv.header("content-disposition").unwrap();
    assert_eq!(saved, "attachment; filename=\"questions-akim.csv\"");
    for name in [
        "dana",
        "timur",
        "saule",
        "marat",
        "judge",
        "@example.org",
        "bridge near",
    ] {
        assert!(!csv.body.contains(name), "{name}");
    }
    let rows = lines(&csv.body);
    assert_eq!(rows[0]["verdict"], "partly");
    assert_eq!(rows[0]["cosigns"], "1");
    assert_eq!(rows[1]["title"], format!("'{trick}"));
    assert!(rows[1]["url"].starts_with("http"), "{:?}", rows[1]);

    let judge = village.moderator().await;
    let out = [("do", "decline"), ("code", "libel"), ("note", "No.")];
    village.judges(&judge, id, &out).await.is(303);
    let csv = visitor.get("/o/akim/questions.csv").await.is(200);
    let rows = lines(&csv.body);
    assert_eq!((rows.len(), rows[1]["outcome"].as_str()), (2, "declined"));
    for column in ["title", "question", "url", "lang", "answer", "cosigns"] {
        assert_eq!(rows[1][column], "", "{column}");
    }
    // What comes behind the last is nothing.
    let after = visitor
        .get("/o/akim/questions.csv?after=999999")
        .await
        .is(200);
    assert!(lines(&after.body).is_empty());
    assert!(after.header("link").is_none());
    let words = visitor
        .get("/s/town/offices/data")
        .await
        .is(200)
        .well_formed();
    let words = words.shows("<code>standard_text</code>").shows("CC BY 4.0");
    words
        .shows("/o/akim/questions.csv")
        .shows("/s/town/questions.json");
}

#[tokio::test]
async fn what_a_closed_community_asks_is_its_own() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    village.published(&dana, TITLE).await;
    let stranger = site.member("stranger").await;
    let all = [
        "/o/akim/figures",
        "/o/akim/questions.csv",
        "/s/town/questions.json",
        "/s/town/offices/data",
        "/api/v1/offices/akim/figures",
    ];
    let see = async |who: &Client<'_>, status: u16| {
        for path in all {
            who.get(path).await.is(status);
        }
    };
    see(&stranger, 200).await;
    let town = village.town.space;
    let close = site.app.db.write(move |tx| {
        use elab::db::schema::spaces;
        diesel::update(spaces::table.find(town))
            .set(spaces::kind.eq("private"))
            .execute(&mut **tx)?;
        Ok(())
    });
    close.await.unwrap();
    see(&stranger, 404).await;
    see(&dana, 200).await;
}

#[tokio::test]
async fn a_question_becomes_a_letter_and_nothing_of_it_is_kept() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let id = village.answered().await;
    let visitor = site.visitor();
    let path = format!("/questions/{id}/letter");
    let thread = format!("/t/{id}-when-will-the-bridge-be-repaired");
    visitor.get(&thread).await.is(200).shows(&path);
    let form = visitor.get(&path).await.is(200).well_formed();
    let before = site.rows().await;
    let fields = [
        ("office", "akim"),
        ("name", "Zhanar <b>Ospanova</b>"),
        ("address", "1, Abai Street\nSaryozen"),
    ];
    let sheet = visitor
        .submit(&form, &path, &fields)
        .await
        .is(200)
        .well_formed();
    assert_eq!(sheet.header("cache-control"), Some("no-store"));
    let sheet = sheet
        .shows("Zhanar &#60;b&#62;Ospanova")
        .shows("1, Abai Street\nSaryozen")
        .shows("Akim of the valley")
        .shows("<em>autumn</em>")
        .shows("/qr.svg?to=")
        .shows("the official way is https://appeals.example.org");
    sheet.shows("was published on 2 March 2026");
    assert_eq!(site.rows().await, before, "nothing was written");
    // What is wrong comes back with what was typed.
    let long = "x".repeat(400);
    let wrong = [("office", "akim"), ("name", "Zhanar"), ("address", &*long)];
    let again = visitor.submit(&form, &path, &wrong).await.is(422);
    again.shows("value=\"Zhanar\"");
    let other = [("office", "roads"), ("name", ""), ("address", "")];
    visitor.submit(&form, &path, &other).await.is(422);

    let held = village
        .asks(&village.asker("saule").await, "Who clears the snow?")
        .await;
    for who in [&visitor, &site.member("saule").await] {
        who.get(&format!("/questions/{held}/letter")).await.is(404);
    }
}
