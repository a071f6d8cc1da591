//! THE access matrix, walked over HTTP: route x role x state.

mod agreement;
mod world;

use std::collections::{BTreeMap, BTreeSet};

use elab::accounts::{Scope, Scopes};
use elab::web::door::{Access, Line, Needs};
use elab::web::routes;
use serde::Deserialize;

use world::{FORUMS, World};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Matrix {
    groups: BTreeMap<String, Vec<String>>,
    unseen: BTreeMap<String, Vec<String>>,
    forms: BTreeMap<String, BTreeMap<String, String>>,
    row: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    r#do: String,
    #[serde(default = "open")]
    state: String,
    #[serde(default = "everywhere")]
    r#in: Vec<String>,
    allow: Vec<String>,
    ok: Option<u16>,
    #[serde(default)]
    also: BTreeMap<String, Vec<String>>,
    visitor: Option<u16>,
    r#else: Option<u16>,
}

fn open() -> String {
    "open".to_owned()
}

fn everywhere() -> Vec<String> {
    ["public", "restricted", "private"]
        .map(str::to_owned)
        .to_vec()
}

impl Matrix {
    fn read() -> Matrix {
        toml::from_str(include_str!("../privileges.toml")).unwrap()
    }

    fn holds(&self, list: &[String], role: &str) -> bool {
        let group = |name| self.groups.get(name).into_iter().flatten();
        list.iter()
            .any(|name| name == role || group(name).any(|member| member == role))
    }

    /// The status that the matrix says this role gets.
    fn status(&self, row: &Row, role: &str, kind: &str) -> u16 {
        let place = [
            "/s/{space}",
            "/t/",
            "/p/",
            "/api/v1/spaces/{",
            "/api/v1/threads/",
            "/api/v1/posts/",
            "/b/{",
            "/articles/",
            "/api/v1/blogs/{",
            "/api/v1/articles/{",
            "/o/{",
            "/api/v1/offices/{",
            "/questions/",
            "/addressees/",
            "/api/v1/questions/",
            "/api/v1/addressees/",
        ];
        if place.iter().any(|start| row.path().starts_with(start)) {
            let unseen = |word: &str| {
                self.unseen
                    .get(word)
                    .is_some_and(|who| who.iter().any(|r| r == role))
            };
            if unseen(kind) || row.words().any(unseen) {
                return 404;
            }
        }
        for (status, who) in &row.also {
            if self.holds(who, role) {
                return status.parse().unwrap();
            }
        }
        if self.holds(&row.allow, role) {
            return row.ok.unwrap_or_else(|| row.usual());
        }
        if role == "visitor" {
            let usual = if row.method() == "GET" && !row.is_api() {
                303
            } else {
                401
            };
            return row.visitor.unwrap_or(usual);
        }
        row.r#else.unwrap_or(403)
    }
}

impl Row {
    fn method(&self) -> &str {
        self.r#do.split_once(' ').unwrap().0
    }

    fn path(&self) -> &str {
        self.r#do.split_once(' ').unwrap().1
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.state.split('+')
    }

    fn is(&self, word: &str) -> bool {
        self.words().any(|known| known == word)
    }

    fn is_api(&self) -> bool {
        self.path().starts_with("/api/")
    }

    fn uploads(&self) -> bool {
        let mut brings = ["/files", "/settings/picture", "/cover", "/scan"].into_iter();
        self.method() == "POST" && brings.any(|end| self.path().ends_with(end))
    }

    /// The slug of the forum it is walked in.
    fn forum(&self) -> &'static str {
        FORUMS
            .into_iter()
            .find(|forum| self.is(forum))
            .unwrap_or("open")
    }

    fn usual(&self) -> u16 {
        match (self.method(), self.is_api()) {
            ("POST", false) if self.path() == "/files" => 200,
            ("POST", false) => 303,
            ("POST", true) => 201,
            ("DELETE", _) => 204,
            _ => 200,
        }
    }
}

async fn walk(kind: &'static str) {
    let matrix = Matrix::read();
    let world = World::new(&matrix, kind).await;
    let (mut tries, mut wrong) = (0, Vec::new());
    for row in matrix
        .row
        .iter()
        .filter(|row| row.r#in.iter().any(|one| one == kind))
    {
        for role in matrix.groups["all"]
            .iter()
            .filter(|role| *role != "asking" || kind != "public")
        {
            tries += 1;
            let want = matrix.status(row, role, kind);
            let answer = world.act(&matrix, row, role).await;
            if let Some(words) = world.betrayed(role, &answer.body) {
                wrong.push(format!(
                    "{} [{}] shows {role}: {words}",
                    row.r#do, row.state
                ));
            }
            let to_sign_in = || answer.location().starts_with("/signin?next=");
            let asks = role == "visitor" && want == 303 && !matrix.holds(&row.allow, role);
            if answer.status != want || (asks && !to_sign_in()) {
                let (row, state, got) = (&row.r#do, &row.state, answer.status);
                wrong.push(format!(
                    "{row} [{state}] by {role}: {got} instead of {want}"
                ));
            }
        }
    }
    assert!(tries > 500, "only {tries} tries");
    assert!(
        wrong.is_empty(),
        "{} of {tries} in a {kind} space:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[tokio::test]
async fn in_a_public_space_each_may_do_what_the_matrix_says() {
    walk("public").await;
}

#[tokio::test]
async fn in_a_restricted_space_each_may_do_what_the_matrix_says() {
    walk("restricted").await;
}

#[tokio::test]
async fn in_a_private_space_each_may_do_what_the_matrix_says() {
    walk("private").await;
}

/// A token gives what its owner may do, as far as its scopes reach, and not a word more.
#[tokio::test]
async fn a_token_reaches_as_far_as_its_scopes_and_its_owner() {
    let matrix = Matrix::read();
    let world = World::new(&matrix, "restricted").await;
    let lines = routes::all();
    let (mut tries, mut wrong) = (0, Vec::new());
    for row in &matrix.row {
        let line = |line: &&Line| format!("{} {}", line.method, line.path) == row.r#do;
        let needs = lines.lines().iter().find(line).unwrap().needs;
        let walked = row.is_api() && row.state == "open" && !row.uploads();
        if !walked || !row.r#in.iter().any(|kind| kind == "restricted") {
            continue;
        }
        for role in ["author", "moderator", "administrator"] {
            for scope in Scope::ALL {
                let scopes = match scope {
                    Scope::Moderate => Scopes {
                        words: Vec::new(),
                        spaces: vec![world.space()],
                    },
                    other => Scopes {
                        words: vec![*other],
                        spaces: Vec::new(),
                    },
                };
                // The scope `admin` is worth nothing to who is none.
                let idle = *scope == Scope::Admin && role != "administrator";
                let enough = match needs {
                    Some(Needs::Token) => true,
                    Some(Needs::Scope(needed)) => !idle && scopes.hold(needed, Some(world.space())),
                    Some(Needs::Session) | None => false,
                };
                // Without the scope he is no administrator, and no moderator.
                let acts_as = match (role, scope) {
                    ("administrator", Scope::Admin) => "administrator",
                    ("administrator", _) => "outsider",
                    ("moderator", Scope::Moderate) => "moderator",
                    // Who judges questions asks none, whatever his token lets him do.
                    ("moderator", _) if row.path().ends_with("}/questions") => "moderator",
                    ("moderator", _) => "member",
                    _ => "author",
                };
                let want = if enough {
                    matrix.status(row, acts_as, "restricted")
                } else {
                    403
                };
                let answer = world.act_by_token(&matrix, row, (role, &scopes)).await;
                tries += 1;
                let missing = answer.body.contains("\"scope_missing\"");
                if answer.status != want || missing == enough {
                    let (row, got) = (&row.r#do, answer.status);
                    wrong.push(format!(
                        "{row} by {role} for {scope:?}: {got} instead of {want}"
                    ));
                }
            }
        }
    }
    assert!(tries > 300, "only {tries} tries");
    assert!(
        wrong.is_empty(),
        "{} of {tries}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn every_route_of_programs_names_its_scope() {
    for line in routes::all().lines() {
        assert_eq!(
            line.path.starts_with("/api/v1/"),
            line.needs.is_some(),
            "{}",
            line.path
        );
    }
}

#[test]
fn every_route_has_a_row_and_every_row_a_route() {
    let matrix = Matrix::read();
    let rows: BTreeSet<&str> = matrix.row.iter().map(|row| row.r#do.as_str()).collect();
    let lines = routes::all();
    let written: Vec<String> = lines
        .lines()
        .iter()
        .map(|line| format!("{} {}", line.method, line.path))
        .collect();
    let routes: BTreeSet<&str> = written.iter().map(String::as_str).collect();
    assert_eq!(written.len(), routes.len(), "a route stands twice");
    let bare: Vec<_> = routes.difference(&rows).collect();
    assert!(bare.is_empty(), "routes without a row: {bare:?}");
    let stray: Vec<_> = rows.difference(&routes).collect();
    assert!(stray.is_empty(), "rows without a route: {stray:?}");
    let stray: Vec<_> = matrix
        .forms
        .keys()
        .filter(|key| !routes.contains(key.as_str()))
        .collect();
    assert!(stray.is_empty(), "forms without a route: {stray:?}");
}

#[test]
fn the_matrix_names_only_roles_and_states_that_are_played() {
    let matrix = Matrix::read();
    let all = &matrix.groups["all"];
    let known = |name: &String| all.contains(name) || matrix.groups.contains_key(name);
    for row in &matrix.row {
        assert!(
            row.allow
                .iter()
                .chain(row.also.values().flatten())
                .all(known),
            "{}: a role",
            row.r#do
        );
        let played = [
            "locked",
            "withdrawn",
            "removed",
            "late",
            "faded",
            "held",
            "linked",
            "used",
            "foreign",
            "away",
            "shelved",
            "lent",
            "draft",
            "drafted",
            "along",
            "asked",
            "pending",
            "taken",
            "returned",
            "declined",
        ];
        let state = |word: &str| FORUMS.contains(&word) || played.contains(&word);
        assert!(
            row.words().all(state),
            "{}: the state {}",
            row.r#do,
            row.state
        );
    }
    assert!(
        matrix
            .unseen
            .values()
            .flatten()
            .all(|role| all.contains(role))
    );
    let words: BTreeSet<(&str, &str, &str)> = matrix
        .row
        .iter()
        .flat_map(|r| {
            r.r#in
                .iter()
                .map(|k| (r.r#do.as_str(), r.state.as_str(), k.as_str()))
        })
        .collect();
    assert_eq!(
        words.len(),
        matrix.row.iter().map(|r| r.r#in.len()).sum::<usize>(),
        "a row stands twice"
    );
}

#[test]
fn what_is_public_on_the_list_of_routes_is_open_to_visitors_in_the_matrix() {
    let matrix = Matrix::read();
    let lines = routes::all();
    for line in lines.lines() {
        let row = format!("{} {}", line.method, line.path);
        let rows = matrix.row.iter().filter(|one| one.r#do == row);
        let open = rows
            .into_iter()
            .any(|one| one.visitor == Some(410) || matrix.holds(&one.allow, "visitor"));
        assert_eq!(open, line.access == Access::Public, "{row}");
    }
}
