//! The program itself: its commands, its console, its start and its stop.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

use diesel::prelude::*;
use elab::accounts::{self, NewPerson};
use elab::base::{Clock, UserId};
use elab::db::Db;
use elab::db::schema::{audit, deliveries, factors, sessions};

use crate::people::encode;
use crate::program::{Browser, Page, Said, Site};

#[test]
fn what_is_not_understood_ends_with_two() {
    let site = Site::new();
    for words in [
        &["dance"][..],
        &[],
        &["serve", "--naked"],
        &["config"],
        &["config", "eat"],
        &["user"],
        &["user", "release-factor"],
    ] {
        let said = site.run(words);
        assert_eq!(said.code, Some(2), "{words:?} {said:?}");
        assert!(said.err.to_lowercase().contains("usage"), "{said:?}");
    }
    for words in [["--help"], ["--version"]] {
        let said = site.run(&words);
        assert!(
            said.code == Some(0) && said.out.contains("elab"),
            "{said:?}"
        );
    }
    let near = site.run(&["srve"]);
    assert!(near.err.contains("serve"), "a near miss is named: {near:?}");
    assert!(!site.folder.join("data").exists(), "nothing was made");
}

#[test]
fn an_unknown_setting_names_the_nearest() {
    let site = Site::new().with("ELAB_BASE_ULR", "x");
    let said = site.run(&["config", "check"]);
    assert!(
        said.code == Some(1) && said.err.contains("base_url"),
        "{said:?}"
    );
    let site = Site::new();
    std::fs::write(site.folder.join("elab.toml"), "bnid = \"127.0.0.1:1\"\n").unwrap();
    let said = site.run(&["serve"]);
    assert!(
        said.code == Some(1) && said.err.contains("bnid") && said.err.contains("bind"),
        "{said:?}"
    );
    let said = Site::new()
        .with("ELAB_WORKERS", "many")
        .run(&["config", "check"]);
    assert!(
        said.code == Some(1) && said.err.contains("workers"),
        "{said:?}"
    );
}

#[test]
fn a_dump_masks_every_password_and_names_every_source() {
    for url in [
        "postgres://elab:hush@db.example.org/elab",
        "postgres://elab:hu%73h@db.example.org/elab?sslmode=require",
        "postgres:///elab?host=/run/postgresql&user=elab&password=hush",
    ] {
        let site = Site::new().with("ELAB_DATABASE_URL", url).with(
            "ELAB_MAIL_URL",
            "smtp+starttls://post:hush@mail.example.org:587",
        );
        let said = site.run(&["config", "dump"]);
        assert_eq!(said.code, Some(0), "{said:?}");
        assert!(
            !said.out.contains("hush") && !said.out.contains("hu%73h"),
            "{}",
            said.out
        );
        assert!(
            said.out
                .lines()
                .any(|line| line.starts_with("mail_url") && line.ends_with("ELAB_MAIL_URL")),
            "{}",
            said.out
        );
        assert!(
            said.out
                .lines()
                .any(|line| line.starts_with("workers") && line.ends_with("default")),
            "{}",
            said.out
        );
    }
    let site = Site::new();
    let secret = site.folder.join("url");
    std::fs::write(&secret, "postgres://elab:hush@db.example.org/elab\n").unwrap();
    let said = site
        .with("ELAB_DATABASE_URL_FILE", secret.to_str().unwrap())
        .run(&["config", "dump"]);
    assert!(
        said.code == Some(0) && !said.out.contains("hush"),
        "{said:?}"
    );
    assert!(
        said.out
            .lines()
            .any(|line| line.starts_with("database_url") && line.contains("url")),
        "{}",
        said.out
    );
}

#[test]
fn the_reference_is_the_one_in_the_repository() {
    let said = Site::new().run(&["config", "reference"]);
    let kept =
        std::fs::read_to_string(crate::source::root().join("config/reference.toml")).unwrap();
    assert_eq!((said.code, said.out), (Some(0), kept));
}

#[test]
fn passwords_do_not_travel_in_the_open() {
    let mut site = Site::new();
    site.env.remove("ELAB_LIMITS");
    site.env.insert(
        "ELAB_BIND".to_owned(),
        format!("0.0.0.0:{}", site.address.port()),
    );
    let said = site.run(&["serve"]);
    assert!(
        said.code == Some(1) && said.err.contains("allow_plain_http"),
        "{said:?}"
    );
    assert!(
        !site.folder.join("data").exists(),
        "refused ahead of everything"
    );
}

#[test]
fn the_demo_is_for_this_machine_only() {
    let mut site = Site::new().with("ELAB_BASE_URL", "https://talk.example.org");
    site.env.remove("ELAB_LIMITS");
    site.env.insert(
        "ELAB_BIND".to_owned(),
        format!("0.0.0.0:{}", site.address.port()),
    );
    let said = site.run(&["serve", "--demo"]);
    assert!(
        said.code == Some(1) && said.err.contains("loopback"),
        "{said:?}"
    );
    assert!(
        !site.folder.join("data").join("elab.db").exists(),
        "nothing was filled"
    );
}

#[test]
fn migrating_twice_is_migrating_once() {
    let site = Site::new();
    for _ in 0..2 {
        let said = site.run(&["migrate"]);
        assert_eq!(said.code, Some(0), "{said:?}");
    }
    let secret = std::fs::metadata(site.folder.join("data/secret"));
    assert!(secret.is_err(), "a migration needs no key");
}

#[test]
fn a_new_set_up_link_makes_the_old_one_void() {
    let site = Site::new();
    let link = |said: Said| {
        assert_eq!(said.code, Some(0), "{said:?}");
        said.out[said.out.find("http://").unwrap()..]
            .trim()
            .to_owned()
    };
    let old = link(site.run(&["setup"]));
    let new = link(site.run(&["setup"]));
    assert_ne!(old, new);
    let running = site.serve(&[]);
    // The start printed a third, and only that one is good.
    let newest = running.link("first administrator");
    for (link, status) in [(&old, 410), (&new, 410), (&newest, 303)] {
        let mut browser = Browser::new(&site);
        let page = browser.open(link);
        if status == 410 {
            assert_eq!(page.status, 410, "{}", page.body);
            continue;
        }
        let done = browser.submit(
            &page,
            "/setup",
            &[
                ("name", "aigul"),
                ("email", "a@example.org"),
                ("password", "seven slow rivers run north"),
            ],
        );
        assert_eq!(done.status, status, "{}", done.body);
    }
    assert_eq!(running.stop(), Some(0));
    let said = site.run(&["setup"]);
    assert!(said.code == Some(1) && said.out.is_empty(), "{said:?}");
}

#[test]
fn a_second_start_keeps_everything_and_no_log_holds_a_link() {
    let site = Site::new()
        .with("ELAB_LOG_FORMAT", "json")
        .with("ELAB_LOG", "trace");
    let running = site.serve(&[]);
    let setup = running.link("first administrator");
    let mut root = Browser::new(&site);
    let page = root.open(&setup);
    let fields = [
        ("name", "aigul"),
        ("email", "aigul@example.org"),
        ("password", "seven slow rivers run north"),
    ];
    let done = root.submit(&page, "/setup", &fields);
    assert_eq!(done.status, 303, "{}", done.body);

    // Somebody registers: the letter's link stands on the console.
    let mut visitor = Browser::new(&site);
    let page = visitor.open("/register");
    let fields = [
        ("name", "marat"),
        ("email", "marat@example.org"),
        ("password", "nine dry wells stand south"),
    ];
    assert_eq!(visitor.submit(&page, "/register", &fields).status, 303);
    let letter = running.wait_for("Letter to marat@example.org");
    let mailed = running.link("  http://127.0.0.1");
    let mailed = if mailed == setup {
        running.link("/k/")
    } else {
        mailed
    };
    assert!(letter.contains(".eml"), "{letter}");
    let secret = std::fs::metadata(site.folder.join("data/secret")).unwrap();
    assert_eq!(
        std::os::unix::fs::PermissionsExt::mode(&secret.permissions()) & 0o777,
        0o600
    );

    for (path, words) in [
        ("/livez", "ok"),
        ("/readyz", "ok"),
        ("/metrics", "elab_requests"),
    ] {
        let page = visitor.open(path);
        assert!(
            page.status == 200 && page.body.contains(words),
            "{path}: {} {}",
            page.status,
            page.body
        );
    }
    let metrics = visitor.open("/metrics").body;
    for name in [
        "elab_event_head",
        "elab_letters_due",
        "elab_jobs_dead",
        "elab_writes_waiting",
        "elab_request_duration",
    ] {
        assert!(metrics.contains(name), "{name}: {metrics}");
    }
    let secrets: Vec<String> = [&setup, &mailed]
        .into_iter()
        .chain(
            running
                .console
                .lock()
                .unwrap()
                .iter()
                .filter(|line| line.contains("/k/")),
        )
        .map(|link| link.rsplit('/').next().unwrap().trim().to_owned())
        .chain(root.cookies.values().cloned())
        .collect();
    let log = running.log.clone();
    assert_eq!(running.stop(), Some(0));
    let log = log.lock().unwrap();
    assert!(log.len() > 5, "{log:?}");
    for line in log.iter() {
        let value: serde_json::Value =
            serde_json::from_str(line).unwrap_or_else(|why| panic!("{why}: {line}"));
        assert!(
            value["level"].is_string() && value["timestamp"].is_string(),
            "{line}"
        );
        let told = secrets
            .iter()
            .find(|secret| secret.len() > 20 && line.contains(secret.as_str()));
        assert!(
            told.is_none() && !line.replace("/k/{token}", "").contains("/k/"),
            "{line}"
        );
    }

    let again = site.serve(&[]);
    assert!(
        !again
            .console
            .lock()
            .unwrap()
            .iter()
            .any(|line| line.contains("first administrator"))
    );
    let page = root.open("/u/aigul");
    assert!(
        page.status == 200 && page.body.contains("/signout"),
        "still signed in: {}",
        page.body
    );
    assert_eq!(again.stop(), Some(0));
}

#[test]
fn metrics_have_their_own_door_where_one_is_named() {
    let own = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let site = Site::new().with("ELAB_METRICS_BIND", &own.to_string());
    let running = site.serve(&[]);
    let mut browser = Browser::new(&site);
    assert_eq!(browser.open("/metrics").status, 404);
    browser.address = own;
    let page = browser.open("/metrics");
    assert!(
        page.status == 200 && page.body.ends_with("# EOF\n"),
        "{}",
        page.body
    );
    assert_eq!(running.stop(), Some(0));
}

#[test]
fn a_stop_answers_what_has_come_and_says_so_to_who_asks() {
    let site = Site::new();
    let mut running = site.serve(&[]);
    let mut browser = Browser::new(&site);
    let page = browser.open("/signin");
    let cookie: Vec<String> = browser
        .cookies
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let body = format!(
        "token={}&key={}&name=nobody&password=wrong",
        encode(&page.field("token")),
        encode(&page.field("key"))
    );
    // A request whose second half comes after the command to stop.
    let mut slow = TcpStream::connect(site.address).unwrap();
    let head = format!(
        "POST /signin HTTP/1.1\r\nhost: {}\r\ncookie: {}\r\ncontent-type: application/x-www-form-urlencoded\r\n\
         content-length: {}\r\n\r\n{}",
        site.address,
        cookie.join("; "),
        body.len(),
        &body[..10]
    );
    slow.write_all(head.as_bytes()).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    running.tell("-TERM");
    // Who watches the site learns it within a tenth of a second, ahead of the closed door.
    let mut seen = Vec::new();
    for _ in 0..20 {
        let Ok(mut stream) = TcpStream::connect(site.address) else {
            break;
        };
        let asked = format!(
            "GET /readyz HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n",
            site.address
        );
        let mut said = String::new();
        if stream.write_all(asked.as_bytes()).is_ok() && stream.read_to_string(&mut said).is_ok() {
            seen.push(Page::read(&said).status);
        }
        if seen.contains(&503) {
            break;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    slow.write_all(&body.as_bytes()[10..]).unwrap();
    let mut said = String::new();
    slow.read_to_string(&mut said).unwrap();
    assert_eq!(
        Page::read(&said).status,
        422,
        "the request that had come is answered: {said}"
    );
    assert_eq!(running.ended(), Some(0));
    assert!(
        seen.contains(&503),
        "/readyz says 503 before the door closes: {seen:?}"
    );
}

#[test]
fn whoever_has_the_machine_takes_a_lost_factor_away() {
    let site = Site::new();
    assert_eq!(site.run(&["migrate"]).code, Some(0));
    let rows = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let db = Db::open(&site.config(), &Clock::System).unwrap();
    let aliya = NewPerson {
        name: "aliya".to_owned(),
        display_name: "Aliya".to_owned(),
        email: "aliya@example.org".to_owned(),
        password: String::new(),
        lang: "en".to_owned(),
        zone: "UTC".to_owned(),
    };
    let lost = db.write(move |tx| {
        let id = accounts::settle_in(tx, &aliya, true, 1)?;
        accounts::sign_in(tx, id, "Phone", "192.0.2.7")?;
        let row = (factors::user_id.eq(id), factors::secret.eq("sealed"));
        diesel::insert_into(factors::table)
            .values((
                row,
                factors::confirmed_at.eq(1_i64),
                factors::last_step.eq(0_i64),
            ))
            .execute(&mut **tx)?;
        Ok(())
    });
    rows.block_on(lost).unwrap();
    db.close();

    let release = |name: &str| site.run(&["user", "release-factor", name]);
    let nobody = release("bolat");
    assert!(
        nobody.code == Some(1) && nobody.err.contains("bolat"),
        "{nobody:?}"
    );
    let done = release("Aliya");
    assert!(
        done.code == Some(0) && done.out.contains("Aliya"),
        "{done:?}"
    );
    assert_eq!(release("aliya").code, Some(1), "there is none any more");

    let db = Db::open(&site.config(), &Clock::System).unwrap();
    let left = db.read(|c| {
        let counts = [
            factors::table.count().get_result::<i64>(c)?,
            sessions::table.count().get_result(c)?,
            deliveries::table
                .filter(deliveries::kind.eq("released"))
                .count()
                .get_result(c)?,
        ];
        let told = audit::table.order(audit::id.desc());
        let told = told.select((audit::role, audit::action, audit::object, audit::about_id));
        let told: (String, String, String, Option<UserId>) = told.first(c)?;
        Ok((counts, told))
    });
    let (counts, (role, action, object, about)) = rows.block_on(left).unwrap();
    db.close();
    assert_eq!(counts, [0, 0, 1]);
    let id = about.unwrap();
    assert_eq!((role.as_str(), action.as_str()), ("console", "factor.off"));
    assert_eq!(object, format!("person {id}"));
    assert_eq!(site.run(&["audit-verify"]).code, Some(0));
}
