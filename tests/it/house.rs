//! Is it still the house? The rules of ARCHITECTURE.md, held against the source read as text.

use std::collections::BTreeSet;

use crate::source::{closing, files, places, root, short, sources, split};

/// Functions that take more than five arguments, and why each does.
const MANY_ARGUMENTS: &[(&str, &str)] = &[
    (
        "demo/long.rs next_post",
        "the tree, its material and what is left of it change apart",
    ),
    (
        "mail/compose.rs written",
        "one argument for each part of a letter",
    ),
    (
        "spaces/model.rs parse",
        "one argument for each field of the form",
    ),
    (
        "spaces/rights.rs check",
        "where table, standing, facts and time meet, and nowhere else",
    ),
    (
        "threads/edit.rs edit",
        "what, by whom, from which revision, to what, within which limits",
    ),
    (
        "threads/edit.rs remove",
        "what, by whom, and the three things a removal must say",
    ),
    (
        "threads/list.rs list",
        "whose list, of which forum, in which order, from where",
    ),
    (
        "web/spaces/settings.rs forum_page",
        "a form is drawn from what was found and what was typed",
    ),
    (
        "web/threads/compose.rs reply_page",
        "a form is drawn from what was found and what was typed",
    ),
    (
        "web/threads/posts.rs edit_page",
        "a form is drawn from what was found and what was typed",
    ),
    (
        "web/threads/view.rs posts",
        "what is the same for all posts of a page is made once and lent",
    ),
];

/// The rooms: they own rows.
pub const ROOMS: [&str; 10] = [
    "accounts",
    "spaces",
    "residents",
    "threads",
    "offices",
    "blogs",
    "files",
    "questions",
    "notices",
    "takeouts",
];

/// What no file and no module is called: a name that says nothing gathers everything.
const EMPTY_NAMES: [&str; 8] = [
    "util", "common", "helper", "manager", "service", "misc", "data", "info",
];

/// Fails with all faults at once.
#[track_caller]
pub fn none(rule: &str, faults: &[String]) {
    assert!(faults.is_empty(), "{rule}:\n  {}", faults.join("\n  "));
}

/// The places of these words in the code of the files that `allowed` does not name.
fn named_elsewhere(words: &[&str], allowed: impl Fn(&str) -> bool) -> Vec<String> {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| !allowed(&source.path)) {
        for word in words {
            faults.extend(
                source
                    .words(word)
                    .iter()
                    .map(|at| format!("{} {word}", source.place(*at))),
            );
        }
    }
    faults
}

#[test]
fn http_is_known_to_the_web_wing_and_the_server_alone() {
    let faults = named_elsewhere(
        &["actix_web", "actix_http", "actix_rt", "HttpResponse"],
        |path| path.starts_with("web/") || path == "server.rs" || path.starts_with("cli/"),
    );
    none("actix belongs under web/ and into server.rs", &faults);
    let mut strange = Vec::new();
    for cli in sources().iter().filter(|s| s.path.starts_with("cli/")) {
        let more = places(&cli.code, "actix_web")
            .into_iter()
            .filter(|at| !cli.code[*at..].starts_with("actix_web::rt"));
        strange.extend(more.map(|at| cli.place(at)));
    }
    none(
        "cli/ starts the runtime and knows no more of actix",
        &strange,
    );
}

#[test]
fn mail_is_known_to_the_mail_room_alone() {
    none(
        "lettre belongs under mail/",
        &named_elsewhere(&["lettre"], |path| path.starts_with("mail/")),
    );
}

/// What stands between the database and the rooms.
const CELLAR: [&str; 7] = [
    "events.rs",
    "inbox.rs",
    "outbox.rs",
    "jobs.rs",
    "idempotency.rs",
    "counters.rs",
    "audit.rs",
];

#[test]
fn rows_are_known_to_the_database_the_cellar_and_the_rooms_alone() {
    let faults = named_elsewhere(&["diesel", "sql_query", "libsqlite3_sys"], |path| {
        path.starts_with("db/")
            || CELLAR.contains(&path)
            || path.starts_with("events/")
            || path.starts_with("outbox/")
            || ROOMS
                .iter()
                .any(|room| path.starts_with(&format!("{room}/")))
    });
    none("Diesel belongs into db/, the cellar and the rooms", &faults);
}

#[test]
fn no_statement_is_put_together_from_text() {
    let mut faults = Vec::new();
    for source in sources() {
        let room = source.path.starts_with("db/") || CELLAR.contains(&source.path.as_str());
        for at in places(&source.code, "sql_query(") {
            let asked = &source.code[at..closing(&source.code, at + "sql_query".len())];
            if !room || asked.contains("format!") || asked.contains(" + ") {
                faults.push(source.place(at));
            }
        }
    }
    none("SQL is written whole, in db/ and the cellar", &faults);
}

#[test]
fn a_backend_is_named_only_where_backends_differ() {
    let differ = |path: &str| {
        path.starts_with("db/")
            || path.starts_with("search/")
            || ["config/database.rs", "config/settings.rs"].contains(&path)
    };
    let words = [
        "Pg",
        "PgConnection",
        "Sqlite",
        "SqliteConnection",
        "sqlite",
        "postgres",
        "Postgres",
        "pg",
        "MultiConnection",
    ];
    let mut faults = named_elsewhere(&words, differ);
    for source in sources().iter().filter(|source| !differ(&source.path)) {
        for (at, text) in &source.literals {
            let said = text.to_lowercase();
            if ["sqlite", "postgres", "pragma "]
                .iter()
                .any(|word| said.contains(word))
            {
                faults.push(format!("{} {text:?}", source.place(*at)));
            }
        }
    }
    none(
        "backends differ in db/ and search/; nowhere else is one named but where settings name one",
        &faults,
    );
}

#[test]
fn what_writes_takes_a_transaction_and_only_the_database_makes_one() {
    let mut faults = Vec::new();
    for source in sources() {
        for function in source.functions() {
            let writes = ["diesel::insert_into", "diesel::update", "diesel::delete"]
                .iter()
                .any(|w| function.body.contains(w));
            // `follow` opens its own; its closure bears the transaction.
            if writes && !function.head.contains("&mut Tx") && !function.body.contains("db.write(")
            {
                faults.push(format!(
                    "src/{} {} writes without a Tx",
                    source.path, function.name
                ));
            }
        }
        if !source.path.starts_with("db/") {
            faults.extend(
                places(&source.code, "Tx::new")
                    .iter()
                    .map(|at| source.place(*at)),
            );
        }
        for at in source.words("sql_query") {
            let rest = &source.code[at..];
            if rest.starts_with("sql_query(format!") || rest.starts_with("sql_query(&format!") {
                faults.push(format!("{} SQL by string", source.place(at)));
            }
        }
    }
    none("writes take &mut Tx", &faults);
}

#[test]
fn every_write_records_what_happened_or_says_why_it_is_silent() {
    let mut faults = Vec::new();
    for source in sources() {
        let parts: Vec<&str> = source.path.split('/').collect();
        let [
            room,
            "write.rs" | "edit.rs" | "amend.rs" | "moderate.rs" | "seen.rs" | "react.rs"
            | "bookmark.rs",
        ] = parts[..]
        else {
            continue;
        };
        if !ROOMS.contains(&room) {
            continue;
        }
        let functions = source.functions();
        let mut recording: BTreeSet<&str> = BTreeSet::new();
        loop {
            let more: Vec<&str> = functions
                .iter()
                .filter(|f| !recording.contains(f.name))
                .filter(|f| {
                    f.body.contains("events::record(")
                        || recording.iter().any(|name| calls(f.body, name))
                })
                .map(|f| f.name)
                .collect();
            if more.is_empty() {
                break;
            }
            recording.extend(more);
        }
        for function in functions
            .iter()
            .filter(|f| f.public && f.head.contains("tx: &mut Tx"))
        {
            let silent = function
                .text
                .lines()
                .filter_map(|line| line.trim().strip_prefix("// Silent: "));
            let reasoned = silent.into_iter().any(|reason| reason.len() > 10);
            if !reasoned && !recording.contains(function.name) {
                faults.push(format!("src/{} {}", source.path, function.name));
            }
            if reasoned && function.body.contains("events::record(") {
                faults.push(format!(
                    "src/{} {} calls itself silent and records",
                    source.path, function.name
                ));
            }
        }
    }
    none(
        "a write records an event, or says `// Silent:` and why",
        &faults,
    );
}

/// True when the body calls the function of its file that has this name.
fn calls(body: &str, name: &str) -> bool {
    places(body, &format!("{name}(")).iter().any(|at| {
        let before = body[..*at].chars().next_back();
        before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '_' | ':' | '.'))
    })
}

#[test]
fn time_and_chance_come_from_the_ground_floor_alone() {
    let words = ["SystemTime", "getrandom", "rand", "OsRng", "thread_rng"];
    let mut faults = named_elsewhere(&words, |path| path.starts_with("base/"));
    for source in sources()
        .iter()
        .filter(|source| !source.path.starts_with("base/"))
    {
        for call in [
            "Instant::now",
            "Timestamp::now",
            "Zoned::now",
            "time::Instant",
        ] {
            faults.extend(
                places(&source.code, call)
                    .iter()
                    .map(|at| format!("{} {call}", source.place(*at))),
            );
        }
    }
    none("time is handed in, chance comes from base::crypto", &faults);
}

#[test]
fn no_html_is_written_in_rust() {
    let mut faults = Vec::new();
    for source in sources()
        .iter()
        .filter(|source| !source.path.starts_with("markup/"))
    {
        for (at, text) in &source.literals {
            let tag = places(text, "<").into_iter().any(|at| {
                let rest = text[at + 1..].trim_start_matches('/');
                rest.starts_with(|c: char| c.is_ascii_lowercase())
            });
            if tag {
                faults.push(format!("{} {text:?}", source.place(*at)));
            }
        }
    }
    none("HTML stands in templates and in markup/", &faults);
}

#[test]
fn migrations_have_the_same_names_on_both_sides() {
    let names = |side: &str| -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(root().join("migrations").join(side))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    assert_eq!(names("sqlite"), names("postgres"));
}

#[test]
fn what_is_large_says_why() {
    let mut faults = Vec::new();
    for path in files("src", "rs")
        .into_iter()
        .chain(files("tests/it", "rs"))
        .chain(files("src", "html"))
    {
        let text = std::fs::read_to_string(&path).unwrap();
        let (path, lines) = (short(&path), text.lines().count());
        // `// Long: ` and why, in the file itself.
        let reasoned = text
            .lines()
            .filter_map(|line| line.trim().strip_prefix("// Long: "))
            .any(|reason| reason.len() > 10);
        if lines > 600 && !reasoned {
            faults.push(format!("{path} has {lines} lines"));
        }
    }
    for source in sources() {
        for function in source.functions() {
            let open = function.head.find('(').unwrap();
            let count = split(&function.head[open + 1..closing(function.head, open)]).len();
            let name = format!("{} {}", source.path, function.name);
            if count > 5
                && !MANY_ARGUMENTS
                    .iter()
                    .any(|(known, reason)| *known == name && !reason.is_empty())
            {
                faults.push(format!("src/{name} takes {count} arguments"));
            }
        }
    }
    none(
        "a file over 600 lines says why; a function of over 5 arguments is listed above",
        &faults,
    );
}

#[test]
fn a_handler_is_a_sentence() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|s| s.path.starts_with("web/")) {
        for function in source.functions().iter().filter(|f| f.public) {
            let open = function.head.find('(').unwrap();
            let arguments = split(&function.head[open + 1..closing(function.head, open)]);
            let handles = arguments
                .first()
                .and_then(|argument| argument.split_once(':'))
                .is_some_and(|(_, kind)| kind.trim() == "Arc<App>");
            let lines = function.text.trim().lines().count();
            if handles && lines > 25 {
                faults.push(format!(
                    "src/{} {} has {lines} lines",
                    source.path, function.name
                ));
            }
        }
    }
    none(
        "a handler has at most 25 lines: what it reads, writes and draws has names of its own",
        &faults,
    );
}

#[test]
fn every_url_has_one_author() {
    let begins = |text: &str| {
        text.strip_prefix('/')
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()))
    };
    let authors = ["web/door/urls/", "web/door/targets.rs", "web/routes/"];
    let mut faults = Vec::new();
    for source in sources() {
        let author = authors.iter().any(|own| source.path.starts_with(own));
        if !source.path.starts_with("web/") || author {
            continue;
        }
        let described: Vec<_> = places(&source.code, "#[utoipa::path(")
            .into_iter()
            .map(|at| at..closing(&source.code, at + 1))
            .collect();
        for (at, text) in &source.literals {
            if begins(text) && !described.iter().any(|range| range.contains(at)) {
                faults.push(format!("{} {text:?}", source.place(*at)));
            }
        }
    }
    for path in files("src", "html") {
        let text = std::fs::read_to_string(&path).unwrap();
        for (n, line) in text.lines().enumerate() {
            if ["href=\"/", "action=\"/"]
                .iter()
                .any(|word| line.contains(word))
            {
                faults.push(format!("{}:{} {}", short(&path), n + 1, line.trim()));
            }
        }
    }
    none(
        "addresses are written in web/door/urls/; routes/ and targets.rs name their patterns",
        &faults,
    );
}

#[test]
fn no_name_is_empty_of_meaning() {
    let mut faults = Vec::new();
    for path in files("src", "rs")
        .into_iter()
        .chain(files("tests/it", "rs"))
        .chain(files("assets/js", "js"))
    {
        let path = short(&path);
        for part in path.split('/') {
            let stem = part.split('.').next().unwrap();
            let words: Vec<&str> = stem.split(['_', '-']).collect();
            let hollow = EMPTY_NAMES.iter().any(|name| {
                words
                    .iter()
                    .any(|w| w == name || w.strip_suffix('s') == Some(name))
            });
            if hollow || words.contains(&"v2") {
                faults.push(path.clone());
            }
        }
    }
    for source in sources() {
        for at in source.words("mod") {
            let name: String = source.code[at + 4..]
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            if EMPTY_NAMES
                .iter()
                .any(|n| name == *n || name.strip_suffix('s') == Some(n))
                || name.ends_with("_v2")
            {
                faults.push(format!("{} {name}", source.place(at)));
            }
        }
    }
    none("a name says what is inside", &faults);
}

#[test]
fn nothing_is_left_undone_or_taken_for_granted() {
    let mut faults = Vec::new();
    for source in sources() {
        for macro_name in [
            "todo!",
            "unimplemented!",
            "dbg!",
            "panic!",
            "#[allow(",
            "#![allow(",
        ] {
            faults.extend(
                places(&source.code, macro_name)
                    .iter()
                    .map(|at| format!("{} {macro_name}", source.place(*at))),
            );
        }
        for call in [".unwrap()", ".expect(", ".unwrap_err()"] {
            let reasoned = source.code.contains("clippy::unwrap_used")
                || source.code.contains("clippy::expect_used");
            if !reasoned {
                faults.extend(
                    places(&source.code, call)
                        .iter()
                        .map(|at| format!("{} {call}", source.place(*at))),
                );
            }
        }
        for at in places(&source.code, "#[expect(")
            .into_iter()
            .chain(places(&source.code, "#![expect("))
        {
            let open = at + source.code[at..].find('(').unwrap();
            if !source.code[open..closing(&source.code, open)].contains("reason =") {
                faults.push(format!("{} #[expect] without a reason", source.place(at)));
            }
        }
    }
    // Read from parts, so that this line is not its own fault.
    let ignored = ["#[", "ignore"].concat();
    for path in files("src", "rs")
        .into_iter()
        .chain(files("tests/it", "rs"))
    {
        if std::fs::read_to_string(&path).unwrap().contains(&ignored) {
            faults.push(format!("{} leaves a test out", short(&path)));
        }
    }
    none(
        "nothing undone, nothing unwrapped, every exception with its reason",
        &faults,
    );
}

#[test]
fn every_file_says_first_what_it_is() {
    let mut faults = Vec::new();
    for path in files("src", "rs")
        .into_iter()
        .chain(files("tests/it", "rs"))
    {
        let text = std::fs::read_to_string(&path).unwrap();
        if !text
            .lines()
            .next()
            .is_some_and(|line| line.starts_with("//! ") && line.len() > 10)
        {
            faults.push(short(&path));
        }
    }
    none("the first line says what the file is", &faults);
}

#[test]
fn faults_with_a_story_are_told_by_commands_and_workers_alone() {
    let faults = named_elsewhere(&["anyhow"], |path| {
        path.starts_with("cli/") || path == "server.rs"
    });
    none(
        "anyhow belongs to cli/ and server.rs; a room answers with base::Error",
        &faults,
    );
}
