//! Legal clocks: the packs of the program and of a site's owner, bad packs, and the words of a clock.

mod count;

use std::path::Path;

use elab::app::App;
use elab::base::Clock;
use elab::clocks::{
    Extend, Extension, Pack, Packs, Pause, Printed, Reckoning, Roll, Silence, Span, Start, Unit,
    date_of, reckon,
};
use elab::i18n::{I18n, LANGS, Lang};
use elab::web::clocks::printed;
use jiff::civil::{Date, date};

use crate::app::{START, TestApp, folder, settings};
use crate::offices::Town;

/// A pack that is right, a line for each fault to be put in.
const RIGHT: &str = r#"code = "lake"
version = "2026-1"
tz = "Asia/Almaty"
weekend = [6, 7]
channel = "by post"
calendar.2026 = {off=["2026-12-16"], work=["2026-12-19"]}

[[rule]]
key = "appeal"
answer = {n=15, unit="working_day", start="receipt", roll="none", pause=false}
extend = {n=2, unit="month", notify_wd=3}
forward = {n=3, unit="working_day"}
register = {n=3, unit="day"}
silence = "refusal"
cite = "art. 1"
checked_on = "2026-01-15"

[[rule]]
key = "petition"
"#;

fn owner(files: &[(&str, &str)]) -> std::path::PathBuf {
    let own = folder();
    for (name, text) in files {
        std::fs::write(own.join(name), text).unwrap();
    }
    own
}

fn span(n: u16, unit: Unit) -> Span {
    Span::new(n, unit).unwrap()
}

#[test]
fn every_place_has_its_rules_and_two_years_of_days_off() {
    let packs = Packs::load(None).unwrap();
    let codes: Vec<&str> = packs.all().map(|pack| pack.code.as_str()).collect();
    assert_eq!(
        codes,
        ["generic", "es", "it", "kz", "mn", "ozernoye", "pl", "ru"]
    );
    for pack in packs.all().filter(|pack| pack.code != "generic") {
        let years: Vec<i16> = pack.calendar.years().collect();
        assert_eq!(years, [2026, 2027], "{}", pack.code);
    }
    use Unit::{Day, Month, WorkingDay};
    for (code, key, n, unit) in [
        ("kz", "appeal", 15, WorkingDay),
        ("kz", "petition_local", 20, WorkingDay),
        ("kz", "petition_central", 40, WorkingDay),
        ("ru", "appeal", 30, Day),
        ("mn", "petition", 30, Day),
        ("mn", "complaint", 30, Day),
        ("pl", "complaint", 1, Month),
        ("pl", "motion", 1, Month),
        ("pl", "councillor", 14, Day),
        ("pl", "petition", 3, Month),
        ("it", "councillor", 30, Day),
        ("it", "citizen", 30, Day),
        ("es", "petition", 3, Month),
        ("es", "inadmissible", 45, WorkingDay),
    ] {
        let answer = packs.get(code).rule(key).unwrap().answer.unwrap();
        assert_eq!(answer.span, span(n, unit), "{code} {key}");
    }
    let rule = |code: &str, key: &str| packs.get(code).rule(key).unwrap();
    let appeal = rule("kz", "appeal");
    let more = Extend::By {
        span: span(2, Month),
        notify: Some(3),
    };
    assert_eq!(
        (appeal.extend, appeal.silence),
        (Some(more), Some(Silence::Refusal))
    );
    assert_eq!(
        rule("ru", "appeal").answer.unwrap().start,
        Start::Registration
    );
    assert_eq!(rule("pl", "motion").extend, Some(Extend::NewDate));
    assert_eq!(
        rule("pl", "petition").forward.unwrap().within,
        Some(span(30, Day))
    );
    assert!(rule("es", "petition").forward.unwrap().same_administration);
    assert_eq!(rule("mn", "proposal").answer, None);
    assert_eq!(packs.get("kz").zone.iana_name(), Some("Asia/Almaty"));
    assert_eq!(packs.get("atlantis").code, "generic");
}

#[test]
fn only_the_invented_town_has_rules_that_somebody_vouches_for() {
    let packs = Packs::load(None).unwrap();
    for pack in packs.all() {
        let invented = pack.code == "ozernoye";
        let day = invented.then(|| date(2026, 1, 15));
        assert_eq!(pack.checked_on(), day, "{}", pack.code);
        let in_force = if invented { "ozernoye" } else { "generic" };
        assert_eq!(packs.in_force(&pack.code).code, in_force);
        assert!(invented || pack.rules.iter().all(|rule| rule.checked_on.is_none()));
    }
}

#[test]
fn a_pack_is_vouched_for_when_every_deadline_of_it_is() {
    let checked = |text: &str| {
        let packs = Packs::load(Some(&owner(&[("lake.toml", text)]))).unwrap();
        packs.get("lake").checked_on()
    };
    assert_eq!(checked(RIGHT), Some(date(2026, 1, 15)));
    let deadline = "answer = {n=1, unit=\"day\", start=\"receipt\", roll=\"none\", pause=true}";
    let second = format!("{RIGHT}cite = \"art. 2\"\n{deadline}\n");
    assert_eq!(checked(&second), None);
    let both = format!("{second}checked_on = \"2026-02-01\"\n");
    assert_eq!(checked(&both), Some(date(2026, 2, 1)));
}

#[test]
fn days_off_are_those_of_the_law() {
    let packs = Packs::load(None).unwrap();
    for (code, off, worked) in [
        // The working day behind a holiday of the weekend is off.
        (
            "kz",
            "2026-03-25 2026-05-11 2026-10-26 2027-01-04 2027-03-24",
            "2026-03-26 2027-01-05",
        ),
        (
            "ru",
            "2026-01-09 2026-03-09 2026-12-31 2027-06-14",
            "2026-01-12 2027-06-15",
        ),
        (
            "mn",
            "2026-07-15 2026-12-29 2027-03-08",
            "2026-07-16 2027-12-30",
        ),
        // Easter Monday and Corpus Christi.
        (
            "pl",
            "2026-04-06 2026-06-04 2026-12-24 2027-03-29 2027-05-27",
            "2026-04-07 2027-03-26",
        ),
        (
            "it",
            "2026-04-06 2026-06-02 2027-03-29 2027-10-04",
            "2026-04-03 2027-03-26",
        ),
        // Good Friday.
        (
            "es",
            "2026-04-03 2026-12-08 2027-03-26 2027-12-06",
            "2026-04-06 2027-03-29",
        ),
        ("ozernoye", "2026-06-19 2027-06-18", "2026-06-27 2027-06-26"),
    ] {
        let calendar = &packs.get(code).calendar;
        let days = |text: &str| text.split(' ').map(|day| date_of(day).unwrap()).collect();
        let (off, worked): (Vec<Date>, Vec<Date>) = (days(off), days(worked));
        let wrong: Vec<&Date> = (off.iter().filter(|day| !calendar.is_holiday(**day)))
            .chain(worked.iter().filter(|day| !calendar.is_working(**day)))
            .collect();
        assert!(wrong.is_empty(), "{code} {wrong:?}");
    }
}

#[test]
fn a_pack_of_the_owner_takes_the_place_of_that_of_the_program() {
    let kz = RIGHT.replace("code = \"lake\"", "code = \"kz\"");
    let own = owner(&[("a.toml", RIGHT), ("b.toml", &kz), ("notes.txt", "no pack")]);
    let packs = Packs::load(Some(&own)).unwrap();
    assert_eq!(packs.get("lake").channel, "by post");
    assert_eq!(packs.get("kz").channel, "by post");
    assert_eq!(packs.get("ru").channel, "Gosuslugi");
    assert_eq!(packs.in_force("kz").code, "kz");
    let generic = RIGHT.replace("code = \"lake\"", "code = \"generic\"");
    let packs = Packs::load(Some(&owner(&[("g.toml", &generic)]))).unwrap();
    assert_eq!(packs.get("atlantis").channel, "by post");
    assert_eq!(packs.all().count(), 8);
}

#[test]
fn a_bad_pack_is_named_with_its_line() {
    for (right, wrong, line, says) in [
        ("code = \"lake\"", "code = \"Lake\"", 1, "code \"Lake\""),
        ("\"2026-1\"", "\" \"", 2, "version is empty"),
        (
            "Asia/Almaty",
            "Asia/Ozernoye",
            3,
            "tz \"Asia/Ozernoye\" is no time zone",
        ),
        ("[6, 7]", "[6, 8]", 4, "weekend"),
        ("[6, 7]", "[0]", 4, "weekend"),
        ("[6, 7]", "[1, 2, 3, 4, 5, 6, 7]", 4, "weekend"),
        ("[6, 7]", "[\"Sat\"]", 4, "invalid type"),
        ("channel", "chanel", 5, "unknown field `chanel`"),
        (
            "\"2026-12-16\"",
            "\"2026-02-30\"",
            6,
            "\"2026-02-30\" is no day",
        ),
        (
            "\"2026-12-16\"",
            "\"16.12.2026\"",
            6,
            "\"16.12.2026\" is no day",
        ),
        (
            "\"2026-12-16\"",
            "\"2027-12-16\"",
            6,
            "2027-12-16 is of another year",
        ),
        (
            "\"2026-12-16\"",
            "\"2026-12-16\", \"2026-12-16\"",
            6,
            "stands there twice",
        ),
        ("\"2026-12-16\"", "\"2026-12-19\"", 6, "stands there twice"),
        (
            "\"2026-12-19\"",
            "\"2026-12-18\"",
            6,
            "2026-12-18 is a working day anyway",
        ),
        (
            "calendar.2026",
            "calendar.soon",
            6,
            "calendar \"soon\" is no year",
        ),
        ("off=", "of=", 6, "unknown field `of`"),
        (
            "[[rule]]\nkey = \"appeal\"",
            "[[rules]]\nkey = \"appeal\"",
            8,
            "unknown field `rules`",
        ),
        (
            "key = \"appeal\"",
            "key = \"an appeal\"",
            9,
            "key \"an appeal\"",
        ),
        ("n=15", "n=0", 10, "0 is not between 1 and 1000"),
        ("n=15", "n=-15", 10, "-15 is not between 1 and 1000"),
        ("n=15", "n=1001", 10, "1001 is not between 1 and 1000"),
        ("n=15", "n=1.5", 10, "invalid type"),
        ("n=15, ", "", 10, "missing field `n`"),
        (
            "15, unit=\"working_day\"",
            "15, unit=\"week\"",
            10,
            "unit \"week\" is not one of day working_day month",
        ),
        (
            "\"receipt\"",
            "\"reading\"",
            10,
            "start \"reading\" is not one of receipt registration",
        ),
        (
            "roll=\"none\"",
            "roll=\"up\"",
            10,
            "roll \"up\" is not one of none next_working",
        ),
        ("pause=false", "pause=\"no\"", 10, "invalid type"),
        ("notify_wd=3", "notify_wd=0", 11, "0 is not between"),
        ("n=2, unit=\"month\", ", "", 11, "extend has either"),
        ("notify_wd=3", "new_date=true", 11, "extend has either"),
        (
            "n=2, unit=\"month\", notify_wd=3",
            "",
            11,
            "extend has either",
        ),
        (
            "n=2, unit=\"month\", notify_wd=3",
            "new_date=true, notify_wd=3",
            11,
            "extend has either",
        ),
        (
            "extend = {n=2, ",
            "extend = {",
            11,
            "n and unit go together",
        ),
        (
            "forward = {n=3, unit=\"working_day\"}",
            "forward = {}",
            12,
            "forward has n and unit",
        ),
        ("register = {n=3", "register = {n=0", 13, "0 is not between"),
        (
            "\"refusal\"",
            "\"consent\"",
            14,
            "silence \"consent\" is not one of refusal",
        ),
        (
            "cite = \"art. 1\"",
            "cite = \"\"",
            9,
            "rule \"appeal\" sets a deadline and does not cite",
        ),
        ("\"2026-01-15\"", "\"soon\"", 16, "\"soon\" is no day"),
        (
            "\"petition\"",
            "\"appeal\"",
            19,
            "there are two rules \"appeal\"",
        ),
        ("key = \"petition\"", "key = ", 19, ""),
        (
            "key = \"petition\"",
            "key = \"petition\"\nkey = \"motion\"",
            20,
            "duplicate key",
        ),
    ] {
        assert_eq!(RIGHT.matches(right).count(), 1, "{right}");
        let own = owner(&[("lake.toml", &RIGHT.replace(right, wrong))]);
        let fault = Packs::load(Some(&own)).unwrap_err();
        let start = format!("{}:{line}: ", own.join("lake.toml").display());
        let why = fault.strip_prefix(&start);
        assert!(
            why.is_some_and(|why| why.contains(says)),
            "{wrong}: {fault}"
        );
    }
}

#[test]
fn a_folder_of_packs_has_each_code_once_and_is_there() {
    let own = owner(&[("a.toml", RIGHT), ("b.toml", &format!("# Again.\n{RIGHT}"))]);
    let fault = Packs::load(Some(&own)).unwrap_err();
    let (first, second) = (own.join("a.toml"), own.join("b.toml"));
    let want = format!(
        "{}:2: code \"lake\" is that of {}",
        second.display(),
        first.display()
    );
    assert_eq!(fault, want);
    let fault = Packs::load(Some(Path::new("/nowhere/packs"))).unwrap_err();
    assert!(fault.starts_with("packs_dir /nowhere/packs: "), "{fault}");
}

#[tokio::test]
async fn a_site_has_its_packs_and_does_not_start_with_a_bad_one() {
    let own = owner(&[("lake.toml", RIGHT)]);
    let site = TestApp::start_with(|config| config.packs_dir = Some(own.clone())).await;
    assert_eq!(site.app.packs.get("lake").channel, "by post");
    // An office is counted by it: its code is among those to choose from, and no other is.
    Town::of(&site).await;
    let boss = site.administrator().await;
    let new = "/s/town/offices/new";
    boss.get(new).await.is(200).shows("value=\"lake\">lake<");
    let fields = |pack| {
        let name = ("name", "Keeper of the lake");
        [
            name,
            ("slug", "keeper"),
            ("kind", "seat"),
            ("pack", pack),
            ("zone", "UTC"),
        ]
    };
    for (pack, status) in [("atlantis", 422), ("lake", 303)] {
        let sent = boss.fill(new, "/s/town/offices", &fields(pack)).await;
        sent.is(status);
    }
    let seen = boss.get("/api/v1/offices/keeper").await.is(200).value();
    assert_eq!(seen["pack"], "lake");
    let bad = RIGHT.replace("n=15", "n=0");
    let own = owner(&[("lake.toml", &bad)]);
    let mut config = settings(&folder(), "127.0.0.1:0".parse().unwrap());
    config.packs_dir = Some(own.clone());
    let fault = App::open(config, Clock::hand(START)).err().unwrap();
    let want = format!(
        "{}:10: 0 is not between 1 and 1000",
        own.join("lake.toml").display()
    );
    assert_eq!(fault, want);
}

/// The clock of an appeal that came in on 7 December 2026, by the pack of this code.
fn told(lang: Lang, code: &str, change: impl FnOnce(&mut Reckoning)) -> String {
    let packs = Packs::load(None).unwrap();
    let pack: &Pack = packs.get(code);
    let rule = packs.get("kz").rule("appeal").unwrap();
    let answer = rule.answer.unwrap();
    let mut clock = answer.reckoning(date(2026, 12, 7), &[], None);
    change(&mut clock);
    let due = reckon(&pack.calendar, &clock);
    let facts = Printed::of(pack, &rule.cite, &clock, &due);
    printed(&I18n::load().unwrap().texts(lang), &facts)
}

#[test]
fn a_clock_tells_how_it_is_counted_in_seven_languages() {
    for (lang, want) in [
        (
            Lang::En,
            "Registered Mon 2026-12-07 = day 0. 15 working days, APPC art. 76, 91(2). Off: Sat-Sun; 2026-12-16. Pauses: none. Day 15 = Tue 2026-12-29. Calendar kz 2026-1.",
        ),
        (
            Lang::Ru,
            "Зарегистрировано пн 07.12.2026 = день 0. 15 рабочих дней, APPC art. 76, 91(2). Выходные: сб-вс; 16.12.2026. Перерывы: нет. День 15 = вт 29.12.2026. Календарь kz 2026-1.",
        ),
        (
            Lang::Kk,
            "Тіркелген күні: дс 07.12.2026 = 0-күн. 15 жұмыс күні, APPC art. 76, 91(2). Демалыс күндері: сб-жс; 16.12.2026. Үзіліс: жоқ. 15-күн = сс 29.12.2026. Күнтізбе: kz 2026-1.",
        ),
        (
            Lang::Mn,
            "Бүртгэсэн: Да 2026.12.07 = 0-р өдөр. ажлын 15 өдөр, APPC art. 76, 91(2). Амралтын өдөр: Бя-Ня; 2026.12.16. Завсарлага: байхгүй. 15-р өдөр = Мя 2026.12.29. Хуанли: kz 2026-1.",
        ),
        (
            Lang::It,
            "Registrata lun 07/12/2026 = giorno 0. 15 giorni lavorativi, APPC art. 76, 91(2). Non lavorativi: sab-dom; 16/12/2026. Sospensioni: nessuna. Giorno 15 = mar 29/12/2026. Calendario kz 2026-1.",
        ),
        (
            Lang::Es,
            "Registrada lun 07/12/2026 = día 0. 15 días hábiles, APPC art. 76, 91(2). Inhábiles: sáb-dom; 16/12/2026. Pausas: ninguna. Día 15 = mar 29/12/2026. Calendario kz 2026-1.",
        ),
        (
            Lang::Pl,
            "Zarejestrowano pn 07.12.2026 = dzień 0. 15 dni roboczych, APPC art. 76, 91(2). Dni wolne: sb-nd; 16.12.2026. Przerwy: brak. Dzień 15 = wt 29.12.2026. Kalendarz kz 2026-1.",
        ),
    ] {
        assert_eq!(told(lang, "kz", |_| {}), want);
    }
}

#[test]
fn a_clock_tells_what_moved_its_end() {
    let asked = |from, to: Option<Date>| Pause {
        from: date(2026, 12, from),
        to,
    };
    let reply = |day| Some(date(2026, 12, day));
    for (want, change) in [
        (
            "Off: Sat-Sun; 2026-12-16, 2027-01-01, 2027-01-04. Pauses: 2026-12-09 to 2026-12-10, 2026-12-15. Day 15 = Tue 2027-01-05. Calendar kz 2026-1.",
            (
                vec![
                    asked(8, reply(10)),
                    asked(14, reply(15)),
                    asked(17, reply(17)),
                ],
                None,
                None,
            ),
        ),
        (
            "Pauses: since 2026-12-09. No day is due until the pause is over. Calendar kz 2026-1.",
            (vec![asked(8, None)], None, None),
        ),
        (
            "Day 15 = Tue 2026-12-29. Extended by 2 months: Sun 2027-02-28. Calendar kz 2026-1.",
            (vec![], Some(Extension::By(span(2, Unit::Month))), None),
        ),
        (
            "Day 15 = Tue 2026-12-29. Extended to Fri 2027-02-05. Calendar kz 2026-1.",
            (vec![], Some(Extension::Until(date(2027, 2, 5))), None),
        ),
        (
            "14 days, APPC art. 76, 91(2). Pauses: none. Day 14 = Mon 2026-12-21. Calendar kz 2026-1.",
            (vec![], None, Some(span(14, Unit::Day))),
        ),
        (
            "9 days, APPC art. 76, 91(2). Off: Sat-Sun; 2026-12-16. Pauses: none. Day 9 = Wed 2026-12-16. Moved to the next working day: Thu 2026-12-17.",
            (vec![], None, Some(span(9, Unit::Day))),
        ),
        (
            "1 month, APPC art. 76, 91(2). Off: Sat-Sun; 2027-01-07. Pauses: none. 1 month = Thu 2027-01-07. Moved to the next working day: Fri 2027-01-08.",
            (vec![], None, Some(span(1, Unit::Month))),
        ),
    ] {
        let (pauses, extension, counted) = change;
        let said = told(Lang::En, "kz", |clock| {
            clock.pauses = pauses;
            clock.extension = extension;
            if let Some(counted) = counted {
                (clock.span, clock.roll) = (counted, Roll::NextWorking);
            }
        });
        assert!(said.contains(want), "{said}");
    }
}

#[test]
fn a_clock_tells_of_which_years_it_knows_no_days_off() {
    let generic = told(Lang::En, "generic", |_| {});
    let end = "Off: Sat-Sun. Pauses: none. Day 15 = Mon 2026-12-28. Calendar generic 2026-1. \
               The days off of 2026 are not known: only weekends are left out there.";
    assert!(generic.ends_with(end), "{generic}");
    for lang in LANGS {
        let late = told(lang, "kz", |clock| clock.start = date(2027, 12, 20));
        assert!(late.contains("2028") && !late.contains("2027,"), "{late}");
        let known = told(lang, "kz", |clock| clock.start = date(2027, 12, 1));
        assert!(!known.contains("2028"), "{known}");
    }
}

#[test]
fn a_law_without_pauses_does_not_stand_still() {
    let packs = Packs::load(None).unwrap();
    let pauses = [Pause {
        from: date(2026, 12, 8),
        to: None,
    }];
    let clock = |code: &str| {
        let answer = packs.get(code).rule("appeal").unwrap().answer.unwrap();
        answer.reckoning(date(2026, 12, 7), &pauses, None)
    };
    assert!(clock("kz").pauses.is_empty());
    assert_eq!(clock("ozernoye").pauses, pauses);
}
