//! The audit log: what is written down, that it stays, that a broken chain is found, and who may read it.

use diesel::prelude::*;
use diesel::sql_query;
use elab::accounts;
use elab::audit::{self, Action, Change, Entry, Who};
use elab::base::paging::Seek;
use elab::base::{UserId, crypto};
use elab::db::Conn;
use elab::db::schema::{audit as rows, audit_keys};
use elab::spaces::Role;

use crate::app::TestApp;
use crate::program::Site;

async fn log(site: &TestApp) -> Vec<Entry> {
    let mut page = site
        .app
        .db
        .read(|c| audit::list(c, None, &Seek::First))
        .await
        .unwrap();
    page.items.reverse();
    page.items
}

/// The acts on an object, in order.
async fn acts(site: &TestApp, object: &str) -> Vec<String> {
    let of = |row: &Entry| row.object == object;
    log(site)
        .await
        .iter()
        .filter(|row| of(row))
        .map(|row| row.action.clone())
        .collect()
}

async fn holds(site: &TestApp) -> Option<i64> {
    site.app.db.read(audit::verify).await.unwrap().broken
}

async fn run(site: &TestApp, sql: &'static str) -> bool {
    let done = site.app.db.write(move |tx| {
        match &mut **tx {
            Conn::Sqlite(c) => sql_query(sql).execute(c)?,
            Conn::Pg(c) => sql_query(sql).execute(c)?,
        };
        Ok(())
    });
    done.await.is_ok()
}

#[tokio::test]
async fn what_moderators_and_administrators_do_is_written_down() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let marat = site.moderator(town, "marat").await;
    let aliya = site.neighbour(town, "aliya").await;
    let stranger = site.stranger(town, "stranger").await;
    let thread = aliya.starts("/s/town/talk", "A matter", "Root").await;
    let said = aliya.replies(thread, None, "Words").await;
    let held = stranger.replies(thread, None, "First words").await;

    marat
        .act(
            &format!("/t/{thread}/lock"),
            &[("reason", "It is settled.")],
        )
        .await
        .is(303);
    marat
        .act(&format!("/t/{thread}/lock/end"), &[])
        .await
        .is(303);
    marat
        .act(&format!("/p/{said}/removals"), &[("reason", "spam")])
        .await
        .is(303);
    marat
        .act(&format!("/p/{said}/restorations"), &[])
        .await
        .is(303);
    marat
        .act(&format!("/p/{held}/decision"), &[("do", "approve")])
        .await
        .is(303);
    let invite = [("label", "Class"), ("uses", "3"), ("days", "9")];
    marat.act("/s/town/invites", &invite).await.is(303);
    assert_eq!(
        acts(&site, &format!("thread {thread}")).await,
        ["thread.locked", "thread.unlocked"]
    );
    assert_eq!(
        acts(&site, &format!("post {said}")).await,
        ["post.removed", "post.restored"]
    );
    assert_eq!(
        acts(&site, &format!("post {held}")).await,
        ["post.approved"]
    );
    let log = log(&site).await;
    let find = |action: &str| log.iter().find(|row| row.action == action).unwrap();
    let lock = find("thread.locked");
    assert_eq!(
        (lock.role.as_str(), lock.ip.as_str()),
        ("moderator", "127.0.0.1")
    );
    assert_eq!(
        (lock.actor, lock.after.as_str()),
        (site.person("marat").await, "It is settled.")
    );
    let removal = find("post.removed");
    assert_eq!(
        (removal.reason.as_str(), removal.about),
        ("spam", site.person("aliya").await)
    );
    assert!(
        find("invite.made")
            .object
            .starts_with(&format!("space {town} invite "))
    );
    let role = log
        .iter()
        .rfind(|row| row.action == "role.changed" && row.after == "moderator");
    assert_eq!(role.unwrap().about, site.person("marat").await);

    // A refused act leaves nothing, and an author's own are nobody's business.
    let before = log.len();
    aliya
        .act(&format!("/t/{thread}/lock"), &[("reason", "Mine.")])
        .await
        .is(403);
    aliya
        .act(&format!("/p/{said}/deletions"), &[])
        .await
        .is(303);
    aliya
        .act(&format!("/p/{said}/restorations"), &[])
        .await
        .is(303);
    assert_eq!(self::log(&site).await.len(), before);
    assert_eq!(holds(&site).await, None);
}

#[tokio::test]
async fn signing_in_and_failing_to_is_written_down_with_its_address() {
    let site = TestApp::start().await;
    let hash = site
        .app
        .hasher
        .hash(crypto::Secret::new("kettle under seven birches".to_owned()));
    let hash = hash.await.unwrap();
    let new = accounts::NewPerson {
        name: "aliya".to_owned(),
        display_name: "Aliya".to_owned(),
        email: "aliya@example.org".to_owned(),
        password: hash,
        lang: "en".to_owned(),
        zone: "UTC".to_owned(),
    };
    let id = site
        .app
        .db
        .write(move |tx| accounts::settle_in(tx, &new, false, 1))
        .await
        .unwrap();
    let client = site.visitor();
    let pair = |password| [("name", "aliya"), ("password", password)];
    client
        .fill("/signin", "/signin", &pair("wrong horse"))
        .await
        .is(422);
    client
        .fill("/signin", "/signin", &pair("kettle under seven birches"))
        .await
        .is(303);
    client
        .act("/settings/devices/others/end", &[])
        .await
        .is(303);
    let change = [
        ("password", "kettle under seven birches"),
        ("new_password", "ladder behind nine willows"),
    ];
    client.act("/settings/password", &change).await.is(303);
    let person = format!("person {id}");
    let want = [
        "sign_in.failed",
        "sign_in",
        "devices.ended",
        "password.changed",
    ];
    assert_eq!(acts(&site, &person).await, want);
    let log = log(&site).await;
    assert_eq!(
        (log[0].actor, log[0].role.as_str(), log[0].after.as_str()),
        (None, "visitor", "127.0.0.1")
    );
    assert_eq!((log[1].actor, log[1].ip.as_str()), (Some(id), "127.0.0.1"));
    // In the rows themselves nobody reads an address.
    let kept: Vec<(String, String)> = site
        .app
        .db
        .read(|c| Ok(rows::table.select((rows::ip, rows::after)).load(c)?))
        .await
        .unwrap();
    assert!(
        kept.iter()
            .all(|(ip, after)| !ip.contains("127.0.0.1") && !after.contains("127.0.0.1"))
    );
}

#[tokio::test]
async fn rows_stay_and_a_broken_chain_is_found() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    for name in ["aliya", "marat", "dana"] {
        site.settle_member(town, name, Role::Member).await;
    }
    assert_eq!(holds(&site).await, None);
    for sql in [
        "UPDATE audit SET reason = 'x'",
        "DELETE FROM audit",
        "DELETE FROM audit WHERE id = 2",
    ] {
        assert!(!run(&site, sql).await, "{sql}");
    }
    assert_eq!(holds(&site).await, None);
    // Whoever gets round that leaves a trace.
    let drop: &[&str] = match crate::app::on_postgres() {
        true => &["DROP TRIGGER audit_stays ON audit"],
        false => &["DROP TRIGGER audit_stays", "DROP TRIGGER audit_remains"],
    };
    for sql in drop {
        assert!(run(&site, sql).await, "{sql}");
    }
    let last = site.app.db.read(audit::verify).await.unwrap().rows;
    assert!(last >= 4, "{last}");
    assert!(
        run(
            &site,
            "DELETE FROM audit WHERE id = (SELECT max(id) FROM audit)"
        )
        .await
    );
    assert_eq!(holds(&site).await, Some(last));
    // A row made anew with a hash that fits it does not fit the next one.
    type Row = (
        (i64, i64, Option<i64>, String, String, String),
        (String, Option<i64>, String, String),
        Vec<u8>,
    );
    let forged = site.app.db.write(|tx| {
        let row = rows::table.find(2);
        let ((id, at, actor, role, ip, action), (object, about, before, after), last): Row = row
            .select((
                (
                    rows::id,
                    rows::at,
                    rows::actor_id,
                    rows::role,
                    rows::ip,
                    rows::action,
                ),
                (rows::object, rows::about_id, rows::before, rows::after),
                rows::prev_hash,
            ))
            .first(&mut **tx)?;
        let facts = (
            id, at, actor, role, ip, action, object, about, before, after, "x",
        );
        let text = serde_json::to_string(&facts).unwrap();
        diesel::update(row)
            .set((
                rows::reason.eq("x"),
                rows::hash.eq(crypto::chained(&last, &text)),
            ))
            .execute(&mut **tx)?;
        Ok(())
    });
    forged.await.unwrap();
    assert_eq!(holds(&site).await, Some(3));
    assert!(run(&site, "UPDATE audit SET reason = 'y' WHERE id = 2").await);
    assert_eq!(holds(&site).await, Some(2));
    assert!(run(&site, "DELETE FROM audit WHERE id = 1").await);
    assert_eq!(holds(&site).await, Some(1));
}

#[tokio::test]
async fn without_a_persons_key_the_chain_holds_and_his_values_are_gone() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    site.settle_member(town, "aliya", Role::Member).await;
    site.member("aliya").await;
    let id = site.person("aliya").await.unwrap();
    let of = async || {
        let page = site
            .app
            .db
            .read(move |c| audit::list(c, Some(id), &Seek::First));
        let page = page.await.unwrap().items;
        page.iter()
            .map(|row| (row.ip.clone(), row.after.clone()))
            .collect::<Vec<_>>()
    };
    let told = |ip: &str, after: &str| (ip.to_owned(), after.to_owned());
    assert_eq!(of().await, [told("127.0.0.1", "test"), told("", "member")]);
    site.app
        .db
        .write(move |tx| audit::forget_person(tx, id))
        .await
        .unwrap();
    assert_eq!(of().await, [told("", ""), told("", "")]);
    assert_eq!(holds(&site).await, None);
    let keys: Vec<UserId> = site
        .app
        .db
        .read(|c| Ok(audit_keys::table.select(audit_keys::user_id).load(c)?))
        .await
        .unwrap();
    assert!(!keys.contains(&id));
}

#[tokio::test]
async fn acts_at_once_make_one_chain() {
    let site = TestApp::start().await;
    let mut all = Vec::new();
    for n in 0..40_i64 {
        let db = site.app.db.clone();
        all.push(tokio::spawn(async move {
            db.write(move |tx| {
                let (who, change) = (
                    Who::person(UserId(n % 5 + 1), "10.0.0.1"),
                    Change::default(),
                );
                audit::note(tx, &who, Action::Vouched, format!("person {n}"), change)?;
                // Some are undone again.
                if n % 4 == 0 {
                    Err(elab::base::Error::Busy)
                } else {
                    Ok(())
                }
            })
            .await
        }));
    }
    for one in all {
        drop(one.await.unwrap());
    }
    let verdict = site.app.db.read(audit::verify).await.unwrap();
    assert_eq!((verdict.rows, verdict.broken), (30, None));
}

#[tokio::test]
async fn a_try_with_a_name_that_nobody_has_keeps_the_address_sealed_and_not_what_was_typed() {
    let site = TestApp::start().await;
    let typed = [("name", "my-secret-password"), ("password", "aliya")];
    let client = site.visitor();
    client.fill("/signin", "/signin", &typed).await.is(422);
    let told = log(&site).await;
    assert_eq!(told.len(), 1);
    let row = (
        told[0].action.as_str(),
        told[0].object.as_str(),
        told[0].about,
    );
    assert_eq!(row, ("sign_in.failed", "nobody", None));
    assert_eq!(
        (told[0].role.as_str(), told[0].after.as_str()),
        ("visitor", "127.0.0.1")
    );
    let kept = site.app.db.read(|c| {
        let kept = rows::table.select((rows::object, rows::after, rows::reason));
        Ok(kept.first::<(String, String, String)>(c)?)
    });
    let kept = format!("{:?}", kept.await.unwrap());
    assert!(
        !kept.contains("my-secret-password") && !kept.contains("127.0.0.1"),
        "{kept}"
    );
    site.administrator()
        .await
        .get("/admin/audit")
        .await
        .is(200)
        .shows("Failed to sign in");
    let forget = |tx: &mut elab::db::Tx<'_>| audit::forget_person(tx, UserId(0));
    site.app.db.write(forget).await.unwrap();
    assert_eq!(log(&site).await[0].after, "");
    assert_eq!(holds(&site).await, None);
}

#[tokio::test]
async fn an_administrators_look_at_a_file_of_a_private_space_is_written_down() {
    let site = TestApp::start().await;
    let cabinet = site.space("cabinet", "private").await;
    let town = site.space("town", "public").await;
    // Who opened it for others does not stay.
    site.settle_member(cabinet, "marat", Role::Moderator).await;
    let keeper = site.administrator().await;
    keeper.act("/s/cabinet/members/me/end", &[]).await.is(303);
    let dana = site.neighbour(cabinet, "dana").await;
    site.settle_member(town, "dana", Role::Member).await;
    let picture = async || {
        let file = crate::files::jpeg(30, 20);
        let sent = dana.upload("/api/v1/files", &[], Some(("a", &file))).await;
        let sent = sent.is(201).value();
        let text = |name: &str| sent[name].as_str().unwrap().to_owned();
        (text("url"), text("markdown"))
    };
    let looks = async || {
        let seen = acts(&site, &format!("space {cabinet}")).await;
        seen.iter().filter(|act| *act == "private.seen").count()
    };
    let (open, link) = picture().await;
    dana.starts("/s/town/talk", "For all", &link).await;
    dana.starts("/s/cabinet/talk", "And here", &link).await;
    keeper.get(&open).await.is(200);
    assert_eq!(looks().await, 0, "all see it");
    let (url, link) = picture().await;
    keeper.get(&url).await.is(404);
    dana.starts("/s/cabinet/talk", "A secret", &link).await;
    dana.get(&url).await.is(200);
    assert_eq!(looks().await, 0);
    keeper.get(&url).await.is(200);
    keeper.get(&url).await.is(200);
    assert_eq!(looks().await, 1);
}

#[tokio::test]
async fn an_administrators_look_into_a_private_space_is_written_down_once_a_day() {
    let site = TestApp::start().await;
    let cabinet = site.space("cabinet", "private").await;
    let town = site.space("town", "public").await;
    let member = site.neighbour(cabinet, "dana").await;
    let thread = member.starts("/s/cabinet/talk", "A secret", "Root").await;
    let new = accounts::NewPerson {
        name: "second-root".to_owned(),
        display_name: "Second".to_owned(),
        email: "second@example.org".to_owned(),
        password: String::new(),
        lang: "en".to_owned(),
        zone: "UTC".to_owned(),
    };
    let token = site.app.db.write(move |tx| {
        let id = accounts::settle_in(tx, &new, true, 1)?;
        accounts::sign_in(tx, id, "test", "127.0.0.1")
    });
    let second = site.visitor();
    second.set_cookie("elab", token.await.unwrap().expose());
    let looks = async || {
        let seen = acts(&site, &format!("space {cabinet}")).await;
        seen.iter()
            .filter(|action| *action == "private.seen")
            .count()
    };
    second.get("/").await.is(200);
    second.get("/s/town").await.is(200);
    assert_eq!(looks().await, 0);
    second.open(&format!("/t/{thread}")).await.is(200);
    assert_eq!(looks().await, 1);
    second.get("/s/cabinet").await.is(200);
    second.get("/api/v1/spaces/cabinet").await.is(200);
    assert_eq!(looks().await, 1, "once a day is enough");
    // Who belongs there looks at his own.
    site.administrator().await.get("/s/cabinet").await.is(200);
    assert_eq!(looks().await, 1);
    assert!(
        !acts(&site, &format!("space {town}"))
            .await
            .contains(&"private.seen".to_owned())
    );
}

#[tokio::test]
async fn administrators_read_the_log_and_nobody_else() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    for n in 0..60 {
        site.settle_member(town, &format!("person{n}"), Role::Member)
            .await;
    }
    let aigul = site.administrator().await;
    let page = aigul.get("/admin/audit").await.is(200).well_formed();
    let page = page
        .shows("Changed a role")
        .hides("role.changed")
        .shows("@person59")
        .hides("@person2<");
    let next = page.link("next").unwrap();
    aigul
        .get(&next)
        .await
        .is(200)
        .well_formed()
        .shows("@person2");
    let one = aigul
        .get("/admin/audit?who=person7")
        .await
        .is(200)
        .well_formed();
    one.shows("@person7").hides("@person8");
    aigul
        .get("/admin/audit?who=nobody-here")
        .await
        .is(200)
        .hides("Changed a role");
    let polish = aigul.get("/admin/audit?lang=pl").await.is(200);
    polish.shows("Zmiana roli");
    let list = aigul.get("/api/v1/audit?who=person7").await.is(200).value();
    assert_eq!(list["items"][0]["about"], "@person7");
    assert_eq!(list["items"][0]["action"], "role.changed");
    assert_eq!(list["items"][0]["after"], "member");
    aigul.get("/api/v1/audit?who=nobody-here").await.is(404);
    let marat = site.moderator(town, "marat").await;
    marat.get("/admin/audit").await.is(403);
    marat.get("/api/v1/audit").await.is(403);
}

#[tokio::test]
async fn the_command_says_whether_the_chain_holds() {
    let site = Site::new();
    assert_eq!(site.run(&["migrate"]).code, Some(0));
    let good = site.run(&["audit-verify", "--json"]);
    assert_eq!(good.code, Some(0), "{good:?}");
    let good: serde_json::Value = serde_json::from_str(&good.out).unwrap();
    assert_eq!(
        (&good["rows"], &good["broken"]),
        (&serde_json::json!(0), &serde_json::Value::Null)
    );
    let db = elab::db::Db::open(&site.config(), &elab::base::Clock::System).unwrap();
    let forge = db.write(|tx| {
        for n in 0..3 {
            audit::note(
                tx,
                &Who::default(),
                Action::Vouched,
                format!("person {n}"),
                Change::default(),
            )?;
        }
        diesel::update(elab::db::schema::audit_head::table.find(1))
            .set(elab::db::schema::audit_head::hash.eq(vec![1_u8]))
            .execute(&mut **tx)?;
        Ok(())
    });
    forge.await.unwrap();
    db.close();
    let bad = site.run(&["audit-verify", "--json"]);
    assert_eq!(bad.code, Some(1), "{bad:?}");
    let said: serde_json::Value = serde_json::from_str(&bad.out).unwrap();
    assert_eq!(
        (&said["rows"], &said["broken"]),
        (&serde_json::json!(3), &serde_json::json!(4))
    );
    assert_eq!(site.run(&["audit-verify"]).code, Some(1));
}
