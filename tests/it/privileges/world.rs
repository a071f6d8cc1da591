//! The site on which the matrix is walked: one space of a kind, somebody in each role, fresh things for each try.
// Long: everybody, everything and every link that a row may ask for is set up here.

use std::collections::BTreeMap;
use std::sync::Arc;

use diesel::prelude::*;
use elab::accounts::{self, Duty, Me, NewPerson, NewToken, OneTime, Scope, Scopes, Theme, Viewer};
use elab::base::crypto::{self, Secret};
use elab::base::{
    ForumId, Instant, PostId, SeriesId, SessionId, SpaceId, ThreadId, TokenId, UserId, days, hours,
};
use elab::blogs;
use elab::db::schema::{
    api_tokens, bookmarks, delegates, drafts, files as kept, intake_scans, intakes,
    office_articles, questions as asked, threads as pinned, users,
};
use elab::db::{Conn, Tx};
use elab::files::{self, NewFile};
use elab::markup;
use elab::notices::{Stop, Wish};
use elab::offices;
use elab::questions;
use elab::residents;
use elab::spaces::{self, ForumForm, NewForum, NewSpace, Role};
use elab::threads::{self, NewPost, NewThread, Via};
use elab::web::door::{assets::ASSETS, urls};

use super::{Matrix, Row};
use crate::app::{START, TestApp};
use crate::people::{Answer, Client, encode};

/// The password of everybody here.
const PASSWORD: &str = "ladder behind nine willows";
/// What its author alone may read, of each kind that is kept for one person.
const NOTE: &str = "A note to myself.";
const DRAFT: &str = "Not said yet.";
/// Where the pawn signs in.
const PAWNS_ADDRESS: &str = "192.0.2.66";
/// A forum for each state that a forum can be in; `open` is the last.
pub(super) const FORUMS: [&str; 8] = [
    "archived", "starters", "quiet", "known", "inner", "staff", "target", "open",
];

/// A site with one space of a kind, and somebody in each role.
pub(super) struct World {
    site: TestApp,
    kind: &'static str,
    space: SpaceId,
    forums: BTreeMap<&'static str, ForumId>,
    away: ForumId,
    keeper: Viewer,
    /// Everybody by role, and `asker` and `pawn`, on whom others act, and `keyholder`, who is nobody's role.
    people: BTreeMap<String, UserId>,
    text: NewPost,
    password: String,
}

/// One try: fresh things for one role to act on.
struct Scene<'w> {
    client: Client<'w>,
    /// The token of a program.
    bearer: Option<String>,
    values: BTreeMap<&'static str, String>,
}

impl Scene<'_> {
    /// The head that bears the token.
    fn bearer<'h>(&self, text: &'h str) -> Vec<(&'static str, &'h str)> {
        match self.bearer {
            Some(_) => vec![("authorization", text)],
            None => Vec::new(),
        }
    }
}

fn read_only() -> Scopes {
    Scopes {
        words: vec![Scope::Read],
        ..Scopes::default()
    }
}

impl World {
    pub(super) async fn new(matrix: &Matrix, kind: &'static str) -> World {
        let site = TestApp::start().await;
        let keeper = site.administrator().await.viewer().await;
        let password = site
            .app
            .hasher
            .hash(Secret::new(PASSWORD.to_owned()))
            .await
            .unwrap();
        let mut people = BTreeMap::new();
        let more = ["asker", "pawn", "keyholder"].map(str::to_owned);
        for role in matrix.groups["signed"].iter().chain(&more) {
            people.insert(role.clone(), settle(&site, role, &password).await);
        }
        let text = "Under the **mat**.";
        let place = markup::Place {
            anchor: markup::PLACEHOLDER,
            site_host: "127.0.0.1",
            heading: 4,
            line_breaks: true,
        };
        let text = NewPost {
            source: text.to_owned(),
            rendered: markup::render(text, &place, &|| false).unwrap(),
            lang: "en".to_owned(),
            via: Via::Web,
            parent: None,
        };
        let elsewhere = people["elsewhere"];
        let opener = keeper.clone();
        let (space, forums, away) = site
            .app
            .db
            .write(move |tx| {
                let here = NewSpace::parse("Here", "here", kind, "To talk.", "", "en")?;
                let space = spaces::open(tx, &opener, &here)?;
                let mut forums = BTreeMap::new();
                for state in FORUMS {
                    let id = spaces::open_forum(tx, &opener, space, &forum("open", state))?;
                    forums.insert(state, id);
                }
                let there = NewSpace::parse("There", "there", "public", "To talk.", "", "en")?;
                let there = spaces::open(tx, &opener, &there)?;
                let away = spaces::open_forum(tx, &opener, there, &forum("open", "away"))?;
                spaces::settle(tx, &opener, there, elsewhere, Role::Moderator)?;
                Ok((space, forums, away))
            })
            .await
            .unwrap();
        World {
            site,
            kind,
            space,
            forums,
            away,
            keeper,
            people,
            text,
            password,
        }
    }

    /// Puts everything as the row's state and the role say, and signs the role in.
    async fn arrange(&self, row: &Row, role: &str) -> Scene<'_> {
        let site = &self.site;
        let past = if row.is("faded") { days(32) } else { hours(25) };
        if row.is("late") || row.is("faded") {
            site.clock.set(START.minus(past));
        }
        let (space, keeper, people) = (self.space, self.keeper.clone(), self.people.clone());
        let (slug, mut text, limits) = (row.forum(), self.text.clone(), site.app.config.limits);
        let (forum_id, target, role_name) =
            (self.forums[slug], self.forums["target"], role.to_owned());
        let words: Vec<String> = row.words().map(str::to_owned).collect();
        let writer = if role == "former" { "former" } else { "author" };
        let on_stage = ["asker", "pawn", writer, role].map(str::to_owned);
        let writer = viewer_of(self.people[writer], false);
        let file = NewFile {
            name: crypto::name(),
            kind: files::Kind::Png,
            title: "a.png".to_owned(),
            pixels: Some((9, 9)),
            size: 1,
        };
        let (shows, name) = (row.path().starts_with("/f/"), file.name.clone());
        let looks = row.method() == "GET";
        let pins = row.path().ends_with("/pin");
        if shows {
            site.app
                .store
                .put(&name, &[("9".to_owned(), vec![0])])
                .unwrap();
        }
        let (thread, post): (ThreadId, PostId) = site
            .app
            .db
            .write(move |tx| {
                let is = |word: &str| words.iter().any(|known| known == word);
                for (name, id) in people.iter().filter(|(name, _)| on_stage.contains(name)) {
                    belong(tx, &keeper, space, name, *id)?;
                }
                spaces::change_forum(tx, &keeper, space, forum_id, &forum("open", slug))?;
                spaces::change_forum(tx, &keeper, space, target, &forum("open", "target"))?;
                let new = NewThread {
                    title: "Where is the key?".to_owned(),
                    tags: Vec::new(),
                    opening: text.clone(),
                };
                let thread =
                    threads::start(tx, &keeper, (space, forum_id), new, &crate::app::FREE)?;
                text.source.push_str(" Or not.");
                if is("held") {
                    unchecked(tx, writer.id().unwrap(), true)?;
                }
                if shows {
                    files::keep(tx, &writer, &file, false)?;
                    text.rendered.files = vec![file.name.clone()];
                }
                let post = threads::reply(tx, &writer, thread, text, &crate::app::FREE)?;
                unchecked(tx, writer.id().unwrap(), false)?;
                if looks {
                    keep_to_himself(tx, writer.id().unwrap(), post)?;
                }
                if is("withdrawn") || is("faded") {
                    threads::delete(tx, &writer, post, &limits)?;
                }
                if is("removed") {
                    threads::remove(tx, &keeper, post, "spam", ("", ""), &limits)?;
                }
                if is("locked") {
                    threads::lock(tx, &keeper, thread, "It is settled.", None)?;
                }
                if pins {
                    // A forum has three at most.
                    diesel::update(pinned::table)
                        .set(pinned::pinned_until.eq(None::<Instant>))
                        .execute(&mut **tx)?;
                }
                if is("shelved") {
                    spaces::change_forum(tx, &keeper, space, target, &forum("archived", "target"))?;
                }
                if role_name == "former" {
                    spaces::leave(tx, &writer, space)?;
                }
                spaces::change_forum(tx, &keeper, space, forum_id, &forum(slug, slug))?;
                Ok((thread, post))
            })
            .await
            .unwrap_or_else(|e| panic!("{} [{}] for {role}: {e}", row.r#do, row.state));
        site.clock.set(START);
        let target = if row.is("away") { self.away } else { target };
        let values = BTreeMap::from([
            ("$new", format!("n{}", &crypto::name()[..12])),
            ("$kind", self.kind.to_owned()),
            ("$forum", slug.to_owned()),
            ("$post", post.to_string()),
            ("$thread", thread.to_string()),
            ("$target", target.to_string()),
            ("$file", name),
        ]);
        let mut values = values;
        if ["/invites/", "/join", "/class-accounts"]
            .iter()
            .any(|part| row.path().contains(part))
        {
            values.extend(self.invite(row, role).await);
        }
        if row.path().contains("/residen") {
            values.extend(self.residents().await);
        }
        if ["/b/{", "/blogs/{", "/articles/{"]
            .iter()
            .any(|part| row.path().contains(part))
        {
            let (article, series) = self.article(row).await;
            values.insert("$article", article.to_string());
            values.insert("$series", series.to_string());
        }
        if ["/o/{", "/offices/{"]
            .iter()
            .any(|part| row.path().contains(part))
        {
            self.office().await;
        }
        if ["/questions/", "/addressees/", "/desk", "/templates"]
            .iter()
            .any(|part| row.path().contains(part))
        {
            values.extend(self.question(row).await);
        }
        if row.path().contains("{office}/articles") {
            values.extend(self.question(row).await);
            values.extend(self.official().await);
        }
        let client = site.visitor();
        let session = match self.people.get(role) {
            None => None,
            Some(id) => Some(self.sign_in(*id).await),
        };
        match &session {
            Some(token) => client.set_cookie("elab", token),
            None => client.set_cookie("elab-form", "a-visitor-of-this-walk"),
        }
        if row.is("linked") || row.is("used") {
            let token = self.link(row).await;
            client.set_cookie("elab-key", &token);
        }
        Scene {
            client,
            bearer: None,
            values,
        }
    }

    async fn sign_in(&self, id: UserId) -> String {
        let ip = match id == self.people["pawn"] {
            true => PAWNS_ADDRESS,
            false => "127.0.0.1",
        };
        let open = move |tx: &mut Tx<'_>| accounts::sign_in(tx, id, "test", ip);
        self.site.app.db.write(open).await.unwrap().expose().clone()
    }

    /// A fresh one-time link of the kind that the row's route wants.
    async fn link(&self, row: &Row) -> String {
        let token = crypto::token();
        let text = token.expose().clone();
        let link = OneTime {
            token,
            link: "http://x/".to_owned(),
        };
        let (path, used, keyholder) = (
            row.path().to_owned(),
            row.is("used"),
            self.people["keyholder"],
        );
        let (password, name) = (self.password.clone(), crypto::name()[..12].to_owned());
        let made = text.clone();
        self.site
            .app
            .db
            .write(move |tx| {
                match path.as_str() {
                    "/confirm" => {
                        accounts::register(tx, &person(&name, &password), &link, "http://x/")?
                    }
                    "/reset" => accounts::offer_reset(tx, "keyholder@example.org", &link)?,
                    _ => accounts::offer_entry(tx, keyholder, &link)?,
                }
                if used {
                    accounts::enter(tx, &made)?;
                }
                Ok(())
            })
            .await
            .unwrap();
        text
    }

    /// The row's path for this scene.
    async fn path(&self, row: &Row, role: &str, scene: &Scene<'_>) -> String {
        let pattern = row.path();
        let (thread, post) = (&scene.values["$thread"], &scene.values["$post"]);
        let id = if pattern.contains("/tokens/") {
            let of = if row.is("foreign") { "pawn" } else { role };
            match self.people.get(of) {
                Some(id) => self.token(*id, &read_only()).await.0.to_string(),
                None => "1".to_owned(),
            }
        } else if pattern.starts_with("/settings/devices")
            || pattern.starts_with("/api/v1/sessions")
        {
            let of = if row.is("foreign") { "pawn" } else { role };
            self.device(of).await
        } else if pattern.contains("/invites/") {
            scene.values["$invite"].clone()
        } else if pattern.contains("/letters/{id}") {
            scene.values["$letters"].clone()
        } else if pattern.contains("{office}/articles/{id}") {
            scene.values["$official"].clone()
        } else if pattern.contains("/articles/{id}") {
            scene.values["$article"].clone()
        } else if pattern.contains("/series/{id}") {
            scene.values["$series"].clone()
        } else if pattern.contains("/questions/{id}") {
            scene.values["$question"].clone()
        } else if pattern.contains("/addressees/{id}") {
            scene.values["$addressee"].clone()
        } else if pattern.contains("/names/{id}") {
            self.waiting().await.to_string()
        } else if row.r#do == "GET /t/{id}" {
            let (keeper, id) = (self.keeper.clone(), thread.parse().unwrap());
            let found = self
                .site
                .app
                .db
                .read(move |c| Ok(threads::find(c, &keeper, id)?.thread));
            urls::thread(&found.await.unwrap())
                .trim_start_matches("/t/")
                .to_owned()
        } else if pattern.starts_with("/avatars/") {
            self.picture("pawn").await
        } else if pattern.starts_with("/f/") {
            scene.values["$file"].clone()
        } else if pattern.contains("/t/") || pattern.contains("/threads/{id}") {
            thread.clone()
        } else {
            post.clone()
        };
        let style = ASSETS.url("site");
        let name = match pattern {
            "/assets/{name}" => style.trim_start_matches("/assets/"),
            path if path.ends_with("/members/{name}/decision") => "asker",
            "/f/{id}/{name}" => "9x9.png",
            "/avatars/{id}/{name}" => "192.jpg",
            _ => "pawn",
        };
        let own = ["/desk", "/templates", "{office}/articles"];
        let office = if own.iter().any(|part| pattern.contains(part)) {
            "roads"
        } else {
            "akim"
        };
        let tag = self.tag(row).await;
        // A feed stands under what does not change.
        let tag = match pattern.contains("/feed.") {
            true => tag.split('-').next().unwrap_or_default(),
            false => &tag,
        };
        pattern
            .replace("{id}", &id)
            .replace("{name}", name)
            .replace("{target}", &format!("thread-{thread}"))
            .replace("{space}", "here")
            .replace("{format}", "atom")
            .replace("{data}", "csv")
            .replace("{part}", "threads-0.xml")
            .replace("{blog}", "journal")
            .replace("{office}", office)
            .replace("{year}", "2026")
            .replace("{month}", "3")
            .replace("{code}", "ABCDE-FGHJK")
            .replace("{forum}", row.forum())
            .replace("{tag}", tag)
            .replace("{token}", &self.bearing(row, scene))
    }

    /// The token that the row's address bears: of a link in a letter, or of a one-time link.
    fn bearing(&self, row: &Row, scene: &Scene<'_>) -> String {
        if !row.path().starts_with("/stop/") || row.is("used") {
            return scene.client.cookie("elab-key").unwrap_or_default();
        }
        let wish = Wish {
            person: self.people["pawn"],
            stop: Stop::All,
            thread: ThreadId(0),
        };
        wish.token(&self.site.app.key, self.site.app.clock.now())
    }

    /// A code that the acting moderator made, or the keeper, and somebody who came in by it.
    async fn invite(&self, row: &Row, role: &str) -> Vec<(&'static str, String)> {
        let maker = match role == "moderator" && !row.is("lent") {
            true => viewer_of(self.people["moderator"], false),
            false => self.keeper.clone(),
        };
        let (space, name) = (self.space, format!("p{}", &crypto::name()[..12]));
        let new = NewPerson {
            email: String::new(),
            ..person(&name, "")
        };
        let made = self.site.app.db.write(move |tx| {
            let code = spaces::NewInvite::parse("Class 9b", "30", "120")?;
            let id = spaces::invite(tx, &maker, space, &code)?;
            let invite = spaces::find_invite(tx, space, id)?;
            spaces::come_in(tx, &new, &invite.code)?;
            Ok(invite)
        });
        let made = made.await.unwrap();
        vec![
            ("$invite", made.id.to_string()),
            ("$code", made.code),
            ("$pupil", name),
        ]
    }

    /// Letters to households with the code of one, and the pawn as a resident.
    async fn residents(&self) -> Vec<(&'static str, String)> {
        let (keeper, space, pawn) = (self.keeper.clone(), self.space, self.people["pawn"]);
        let key = self.site.app.key.clone();
        let made = self.site.app.db.write(move |tx| {
            belong(tx, &keeper, space, "member", pawn)?;
            residents::confirm(tx, &keeper, space, pawn)?;
            let new = residents::NewLetters::parse(["Mill street", "en", "2", "30"])?;
            let id = residents::make_letters(tx, &keeper, space, &new, &key)?;
            let letters = residents::letters_of(tx, space, id)?;
            let now = tx.now();
            let codes = residents::codes(tx, &letters, &key, now)?;
            Ok((id, codes[0].clone()))
        });
        let (id, code) = made.await.unwrap();
        vec![("$letters", id.to_string()), ("$home", code)]
    }

    /// The office of the space, which the pawn may hold.
    async fn office(&self) {
        let (keeper, space, pawn) = (self.keeper.clone(), self.space, self.people["pawn"]);
        let made = self.site.app.db.write(move |tx| {
            let sight = spaces::sight(tx, &keeper)?;
            let now = tx.now();
            belong(tx, &keeper, space, "member", pawn)?;
            if !offices::of_space(tx, &sight, space, now)?
                .iter()
                .any(|office| office.slug == "akim")
            {
                let new = offices::NewOffice::parse(
                    &offices::OfficeForm {
                        name: "Akim of the village",
                        slug: "akim",
                        kind: "seat",
                        pack: "kz",
                        zone: "Asia/Almaty",
                        ..offices::OfficeForm::default()
                    },
                    &elab::clocks::Packs::load(None).unwrap(),
                )?;
                offices::open(tx, &keeper, space, &new)?;
                offices::activate(tx, &keeper, "akim")?;
            }
            Ok(())
        });
        made.await.unwrap();
    }

    /// A fresh question of the author's to an office that the newcomer acts for: published, unless the row says that it
    /// waits, was returned or declined; or that the moderator took it down for somebody.
    async fn question(&self, row: &Row) -> Vec<(&'static str, String)> {
        let (keeper, space, people) = (self.keeper.clone(), self.space, self.people.clone());
        let (opening, packs) = (self.text.clone(), self.site.app.packs.clone());
        let act = ["pending", "returned", "declined"]
            .into_iter()
            .find(|word| row.is(word));
        let taken = row.is("taken");
        let scan = (taken && row.path().contains("/scan")).then(|| self.scan());
        let ended = row.path().ends_with("/restoration");
        let judgement = match act {
            Some("pending") => None,
            Some("returned") => Some(["return", "", "Which one?", ""]),
            Some(_) => Some(["decline", "insult", "Ask politely.", ""]),
            None => Some(["approve", "", "", ""]),
        };
        let made = self.site.app.db.write(move |tx| {
            let now = tx.now();
            let sight = spaces::sight(tx, &keeper)?;
            for name in ["author", "newcomer", "pawn"] {
                belong(tx, &keeper, space, name, people[name])?;
            }
            if offices::find(tx, &sight, "roads", now).is_err() {
                roads(tx, &keeper, space, people["newcomer"])?;
            }
            // Somebody has few open questions at a time.
            diesel::update(asked::table)
                .set(asked::state.eq("withdrawn"))
                .execute(&mut **tx)?;
            let asking = questions::Asking {
                new: questions::NewQuestion {
                    title: "Where is the key of the school?".to_owned(),
                    place: String::new(),
                    sources: String::new(),
                    offices: vec!["roads".to_owned()],
                },
                thread: NewThread {
                    title: "Where is the key of the school?".to_owned(),
                    tags: Vec::new(),
                    opening,
                },
            };
            let asker = viewer_of(people["author"], false);
            let place = ("here", "Questions to offices");
            let id = questions::ask(tx, &asker, place, &asking, (&packs, false))?;
            if let Some(words) = judgement {
                let seen = questions::find(tx, &asker, id, now)?.question.version;
                let judgement = questions::Judgement::parse(words, &[])?;
                questions::judge(tx, &keeper, (id, seen), &judgement, &packs)?;
            }
            if taken {
                diesel::insert_into(intakes::table)
                    .values((
                        intakes::thread_id.eq(id),
                        intakes::how.eq("paper"),
                        intakes::evidence.eq(""),
                        intakes::taken_by.eq(people["moderator"]),
                        intakes::taken_at.eq(now),
                        intakes::expires_at.eq(now),
                    ))
                    .execute(&mut **tx)?;
            }
            if let Some(name) = &scan {
                laid(tx, (id, people["moderator"]), name, ended)?;
            }
            let whole = questions::find(tx, &asker, id, now)?;
            let before = &whole.before[0].addressee;
            Ok(vec![
                ("$question", id.to_string()),
                ("$version", whole.question.version.to_string()),
                ("$addressee", before.id.to_string()),
                ("$seen", before.version.to_string()),
            ])
        });
        let state = &row.state;
        made.await
            .unwrap_or_else(|e| panic!("{} [{state}]: {e}", row.r#do))
    }

    /// A series of the blog of the space, and a fresh article of the moderator's there, published unless the row says that it is a draft.
    async fn article(&self, row: &Row) -> (ThreadId, SeriesId) {
        let (keeper, space, moderator) =
            (self.keeper.clone(), self.space, self.people["moderator"]);
        let (opening, asked) = (self.text.clone(), row.is("asked"));
        let draft = asked || row.is("draft") || row.is("drafted");
        let along = row.is("along") || row.is("drafted");
        let listed = row.path().contains("/authors/{name}");
        let (author, pawn) = (self.people["author"], self.people["pawn"]);
        let made = self.site.app.db.write(move |tx| {
            let sight = spaces::sight(tx, &keeper)?;
            if blogs::of_space(tx, &sight, space)?.is_empty() {
                let new = blogs::NewBlog::parse("Journal", "journal", "")?;
                blogs::open(tx, &keeper, Some(space), &new)?;
            }
            belong(tx, &keeper, space, "moderator", moderator)?;
            let new = blogs::NewArticle {
                thread: NewThread {
                    title: "Where the key is".to_owned(),
                    tags: Vec::new(),
                    opening,
                },
                excerpt: String::new(),
                comments: blogs::Comments::On,
            };
            let writer = viewer_of(moderator, false);
            let id = blogs::begin(tx, &writer, "journal", &new)?;
            if asked || along {
                belong(tx, &keeper, space, "author", author)?;
                blogs::invite(tx, &writer, id, ("author", false))?;
            }
            if along {
                blogs::accept(tx, &viewer_of(author, false), id)?;
            }
            if listed {
                belong(tx, &keeper, space, "pawn", pawn)?;
                blogs::invite(tx, &writer, id, ("pawn", false))?;
            }
            if !draft {
                blogs::publish(tx, &writer, id)?;
            }
            let blog = blogs::find(tx, &sight, "journal")?.forum.id;
            let series = match blogs::series_of(tx, blog)?.pop() {
                Some(series) => series.id,
                None => {
                    let new = blogs::NewSeries::parse("Keys", "")?;
                    blogs::open_series(tx, &keeper, "journal", &new)?
                }
            };
            Ok((id, series))
        });
        made.await.unwrap()
    }

    /// A fresh text of the newcomer's for the blog of the office that he acts for.
    async fn official(&self) -> Vec<(&'static str, String)> {
        let (keeper, newcomer) = (self.keeper.clone(), self.people["newcomer"]);
        let made = self.site.app.db.write(move |tx| {
            let now = tx.now();
            if blogs::bench(tx, &keeper, "roads", now)?.blog.is_none() {
                let new = blogs::NewBlog::parse("Works on roads", "roads-works", "")?;
                blogs::open_for_office(tx, &keeper, "roads", &new)?;
            }
            let new = blogs::NewOfficial {
                title: "Where the key of the road is".to_owned(),
                text: "Under the *stone*.".to_owned(),
                lang: "en".to_owned(),
                excerpt: String::new(),
                tags: Vec::new(),
                comments: blogs::Comments::On,
                proposes: false,
            };
            diesel::delete(office_articles::table).execute(&mut **tx)?;
            let writer = viewer_of(newcomer, false);
            blogs::begin_for_office(tx, &writer, ("roads", ""), &new)
        });
        let id = made.await.unwrap();
        vec![("$official", id.to_string())]
    }

    /// The name of a fresh scan, whose bytes lie in the store.
    fn scan(&self) -> String {
        let name = crypto::name();
        let forms = [("9".to_owned(), vec![0])];
        self.site.app.store.put(&name, &forms).unwrap();
        name
    }

    /// The name of a fresh picture that this role shows of himself.
    async fn picture(&self, role: &str) -> String {
        let (owner, name) = (viewer_of(self.people[role], false), crypto::name());
        let new = NewFile {
            name: name.clone(),
            kind: files::Kind::Avatar,
            title: "avatar".to_owned(),
            pixels: Some((192, 192)),
            size: 1,
        };
        let forms = [("192".to_owned(), vec![0])];
        self.site.app.store.put(&name, &forms).unwrap();
        let chosen = move |tx: &mut Tx<'_>| files::choose_avatar(tx, &owner, &new, false);
        self.site.app.db.write(chosen).await.unwrap();
        name
    }

    /// The address part of a fresh tag, where the row's route names one.
    async fn tag(&self, row: &Row) -> String {
        if !row.path().contains("{tag}") {
            return String::new();
        }
        let (keeper, name) = (self.keeper.clone(), format!("t{}", &crypto::name()[..12]));
        let made = self.site.app.db.write(move |tx| {
            let sight = spaces::sight(tx, &keeper)?;
            let space = spaces::find(tx, &sight, "here")?;
            // A space has 200 at most.
            for tag in spaces::tags(tx, space.id)? {
                spaces::remove_tag(tx, &keeper, space.id, tag.id)?;
            }
            let id = spaces::add_tag(tx, &keeper, &space, &name)?;
            spaces::find_tag(tx, space.id, id)
        });
        urls::tag_part(&made.await.unwrap())
    }

    /// Somebody whose name waits.
    async fn waiting(&self) -> UserId {
        let new = person(&format!("mayor-{}", &crypto::name()[..12]), "");
        let link = OneTime {
            token: crypto::token(),
            link: "http://x/".to_owned(),
        };
        self.site
            .app
            .db
            .write(move |tx| {
                accounts::register(tx, &new, &link, "http://x/")?;
                let wishes = accounts::wishes(tx, UserId(0), 100)?;
                Ok(wishes.last().unwrap().person)
            })
            .await
            .unwrap()
    }

    /// The number of a session of this role's that is not the one that acts.
    async fn device(&self, role: &str) -> String {
        let Some(id) = self.people.get(role).copied() else {
            return "1".to_owned();
        };
        let token = self.sign_in(id).await;
        let read = move |c: &mut Conn| accounts::viewer(c, &token, START, false);
        self.site
            .app
            .db
            .read(read)
            .await
            .unwrap()
            .unwrap()
            .session
            .to_string()
    }

    /// What a page shows this role of what is nobody's business but another's: addresses, networks, notes, drafts.
    pub(super) fn betrayed(&self, role: &str, body: &str) -> Option<String> {
        let mut private = vec![PAWNS_ADDRESS.to_owned()];
        if !matches!(role, "author" | "former") {
            private.extend([NOTE, DRAFT].map(str::to_owned));
        }
        let others = self.people.keys().filter(|name| *name != role);
        private.extend(others.map(|name| format!("{name}@example.org")));
        private.into_iter().find(|words| body.contains(words))
    }

    /// A token of this person's, his only one.
    async fn token(&self, id: UserId, scopes: &Scopes) -> (TokenId, String) {
        let (new, scopes) = (NewToken::parse("Walk", Some(1)).unwrap(), scopes.clone());
        let made = self.site.app.db.write(move |tx| {
            diesel::delete(api_tokens::table.filter(api_tokens::user_id.eq(id)))
                .execute(&mut **tx)?;
            accounts::make_token(tx, &viewer_of(id, false), &new, &scopes)
        });
        let (number, token) = made.await.unwrap();
        (number, token.expose().clone())
    }

    /// The tag of what this role is given at a path; that of a first revision where he is given none.
    async fn version(&self, role: &str, path: &str) -> String {
        let client = self.site.visitor();
        if let Some(id) = self.people.get(role) {
            client.set_cookie("elab", &self.sign_in(*id).await);
        }
        let given = client.get(path).await;
        given.header("etag").unwrap_or("\"1\"").to_owned()
    }

    /// The space in which the walk happens.
    pub(super) fn space(&self) -> SpaceId {
        self.space
    }

    /// Does what the row says by a program of this role's, with a token good for these scopes.
    pub(super) async fn act_by_token(
        &self,
        matrix: &Matrix,
        row: &Row,
        by: (&str, &Scopes),
    ) -> Answer {
        let (role, scopes) = by;
        let mut scene = self.arrange(row, role).await;
        scene.client = self.site.visitor();
        scene.bearer = Some(self.token(self.people[role], scopes).await.1);
        self.play(matrix, row, role, scene).await
    }

    /// Does what the row says, with a good token, a fresh key and valid fields.
    pub(super) async fn act(&self, matrix: &Matrix, row: &Row, role: &str) -> Answer {
        let scene = self.arrange(row, role).await;
        self.play(matrix, row, role, scene).await
    }

    async fn play(&self, matrix: &Matrix, row: &Row, role: &str, scene: Scene<'_>) -> Answer {
        let path = self.path(row, role, &scene).await;
        let bearer = format!("Bearer {}", scene.bearer.as_deref().unwrap_or_default());
        let token = match scene.client.viewer().await.person() {
            Some(me) => self
                .site
                .app
                .key
                .masked("member form", &me.session.to_string()),
            None => self.site.app.key.masked("form", "a-visitor-of-this-walk"),
        };
        let key = crypto::name();
        let filled = |text: &String| {
            scene
                .values
                .iter()
                .fold(text.clone(), |text, (mark, value)| {
                    text.replace(mark, value)
                })
        };
        let fields = matrix.forms.get(&row.r#do).cloned().unwrap_or_default();
        let fields = fields
            .iter()
            .map(|(name, text)| (name.clone(), filled(text)));
        if row.path().ends_with("/settings/picture/restoration") && role != "visitor" {
            self.picture(role).await;
        }
        if row.uploads() && !row.path().ends_with("/files") {
            let mut file = std::io::Cursor::new(Vec::new());
            let square = image::RgbImage::new(9, 9);
            square.write_to(&mut file, image::ImageFormat::Png).unwrap();
            let file = Some(("a.png", file.get_ref().as_slice()));
            return scene
                .client
                .upload_as(&path, (&token, &key), &[], file)
                .await;
        }
        if row.path().ends_with("/files") {
            let target = format!("thread-{}", scene.values["$thread"]);
            let file = Some(("a.txt", &b"Under the mat."[..]));
            let fields = [("target", target.as_str()), ("body", "See:")];
            return scene
                .client
                .upload_as(&path, (&token, &key), &fields, file)
                .await;
        }
        match (row.method(), row.is_api()) {
            ("GET", _) => {
                scene
                    .client
                    .send("GET", &path, &scene.bearer(&bearer), "")
                    .await
            }
            (method, true) => {
                // What is no text is written as it is in JSON.
                let typed = |text: String| match text.strip_prefix("json:") {
                    Some(raw) => serde_json::from_str(raw).unwrap(),
                    None if text.starts_with('[') => serde_json::from_str(&text).unwrap(),
                    None => serde_json::Value::from(text),
                };
                let fields: BTreeMap<String, _> = fields.map(|(k, v)| (k, typed(v))).collect();
                let body = match fields.is_empty() {
                    true => String::new(),
                    false => serde_json::to_string(&fields).unwrap(),
                };
                // Settings have no revision: their tag is asked for. Who may not have it may not change them either.
                let settings = ["/settings", "/settings/notices"];
                let settings = settings.iter().any(|end| row.path().ends_with(end));
                let tag = match method == "PUT" && settings {
                    true => self.version(role, &path).await,
                    false => "\"1\"".to_owned(),
                };
                let mut headers = vec![("idempotency-key", key.as_str())];
                match &scene.bearer {
                    Some(_) => headers.extend(scene.bearer(&bearer)),
                    None => headers.push(("x-csrf-token", token.as_str())),
                }
                headers.push(("if-match", &tag));
                if !body.is_empty() {
                    headers.push(("content-type", "application/json"));
                }
                scene.client.send(method, &path, &headers, &body).await
            }
            (method, false) => {
                let all = [("token".to_owned(), token), ("key".to_owned(), key)]
                    .into_iter()
                    .chain(fields);
                let pairs: Vec<String> = all
                    .map(|(k, v)| format!("{}={}", encode(&k), encode(&v)))
                    .collect();
                let kind = [("content-type", "application/x-www-form-urlencoded")];
                scene
                    .client
                    .send(method, &path, &kind, &pairs.join("&"))
                    .await
            }
        }
    }
}

/// A forum of this address word, in this state.
pub(super) fn forum(state: &str, slug: &'static str) -> NewForum {
    let writes = if state == "known" { "trust1" } else { "member" };
    let sent = ForumForm {
        name: slug,
        slug,
        position: "0",
        can_read: match state {
            "inner" => "member",
            "staff" => "moderator",
            _ => "visitor",
        },
        can_reply: if state == "quiet" {
            "moderator"
        } else {
            writes
        },
        can_start: if state == "starters" {
            "moderator"
        } else {
            writes
        },
        archived: state == "archived",
        ..ForumForm::default()
    };
    NewForum::parse(&sent).unwrap()
}

/// Keeps a scan of the paper that a question was taken down from, or one that was taken away.
fn laid(
    tx: &mut Tx<'_>,
    (id, by): (ThreadId, UserId),
    name: &str,
    ended: bool,
) -> elab::base::Result<()> {
    let now = tx.now();
    diesel::insert_into(kept::table)
        .values((
            kept::name.eq(name),
            kept::user_id.eq(by),
            kept::kind.eq("scan"),
            kept::title.eq("scan"),
            kept::width.eq(9),
            kept::height.eq(9),
            kept::size.eq(1_i64),
            // Nobody adds so many in an hour.
            kept::created_at.eq(now.minus(days(1))),
        ))
        .execute(&mut **tx)?;
    diesel::insert_into(intake_scans::table)
        .values((
            intake_scans::thread_id.eq(id),
            intake_scans::file.eq(name),
            intake_scans::added_by.eq(by),
            intake_scans::added_at.eq(now),
            intake_scans::removed_at.eq(ended.then_some(now)),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Gives somebody the standing in the space that his role's name says.
fn belong(
    tx: &mut Tx<'_>,
    keeper: &Viewer,
    space: SpaceId,
    role: &str,
    id: UserId,
) -> elab::base::Result<()> {
    let standing = match role {
        "outsider" | "elsewhere" | "administrator" | "keyholder" => None,
        "asking" | "asker" => Some(Role::Asking),
        "moderator" => Some(Role::Moderator),
        _ => Some(Role::Member),
    };
    match standing {
        Some(standing) => spaces::settle(tx, keeper, space, id, standing),
        None if spaces::role_of(tx, space, id)?.is_some() => {
            spaces::leave(tx, &viewer_of(id, true), space)
        }
        None => Ok(()),
    }
}

/// An office that takes questions, for which somebody publishes answers.
fn roads(
    tx: &mut Tx<'_>,
    keeper: &Viewer,
    space: SpaceId,
    publisher: UserId,
) -> elab::base::Result<()> {
    let new = offices::NewOffice::parse(
        &offices::OfficeForm {
            name: "Department of roads",
            slug: "roads",
            kind: "body",
            pack: "ozernoye",
            zone: "Asia/Almaty",
            ..offices::OfficeForm::default()
        },
        &elab::clocks::Packs::load(None).unwrap(),
    )?;
    let id = offices::open(tx, keeper, space, &new)?;
    offices::activate(tx, keeper, "roads")?;
    let given = offices::Given {
        office: "roads".to_owned(),
        person: "pawn".to_owned(),
        link: "http://x/".to_owned(),
    };
    let (how, from) = ("appointed", "2025-01-01");
    let term = offices::NewTerm::parse(&offices::TermForm { how, from, to: "" })?;
    offices::give_term(tx, keeper, &given, &term)?;
    let contact = offices::NewContact::parse("roads@example.org", "chief@example.org")?;
    offices::set_contact(tx, keeper, "roads", &contact)?;
    let check = offices::NewCheck::parse("in_person", "He came and showed his card.")?;
    offices::verify(tx, keeper, "roads", &check)?;
    diesel::insert_into(delegates::table)
        .values((
            delegates::office_id.eq(id),
            delegates::user_id.eq(publisher),
            delegates::hand.eq("publish"),
            delegates::acting.eq(false),
            delegates::from_day.eq("2025-01-01"),
            delegates::cut.eq(false),
            delegates::by_id.eq(publisher),
            delegates::created_at.eq(START),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Somebody as the rooms know him, for what is arranged without HTTP.
pub(super) fn viewer_of(id: UserId, administrator: bool) -> Viewer {
    Viewer::Member(Arc::new(Me {
        id,
        name: "somebody".to_owned(),
        display_name: "Somebody".to_owned(),
        administrator,
        trust: 1,
        confirmed: true,
        lang: "en".to_owned(),
        zone: "UTC".to_owned(),
        theme: Theme::Auto,
        session: SessionId(1),
        seen_at: Instant(0),
        proved_at: START,
        factor: false,
        duty: Duty::None,
        from: String::new(),
        grant: None,
        stopped: None,
        shows_reading: false,
    }))
}

pub(super) fn person(name: &str, password: &str) -> NewPerson {
    NewPerson {
        name: name.to_owned(),
        display_name: name.to_owned(),
        email: format!("{name}@example.org"),
        password: password.to_owned(),
        lang: "en".to_owned(),
        zone: "UTC".to_owned(),
    }
}

/// Gives somebody a bookmark with a note, and a draft.
fn keep_to_himself(tx: &mut Tx<'_>, who: UserId, post: PostId) -> elab::base::Result<()> {
    let now = tx.now();
    diesel::delete(bookmarks::table.filter(bookmarks::user_id.eq(who))).execute(&mut **tx)?;
    diesel::delete(drafts::table.filter(drafts::user_id.eq(who))).execute(&mut **tx)?;
    diesel::insert_into(bookmarks::table)
        .values((
            bookmarks::user_id.eq(who),
            bookmarks::post_id.eq(post),
            bookmarks::note.eq(NOTE),
            bookmarks::created_at.eq(now),
        ))
        .execute(&mut **tx)?;
    diesel::insert_into(drafts::table)
        .values((
            drafts::user_id.eq(who),
            drafts::target.eq(format!("post-{post}")),
            drafts::title.eq(""),
            drafts::body.eq(DRAFT),
            drafts::lang.eq("en"),
            drafts::base.eq(0),
            drafts::version.eq(1),
            drafts::saved_at.eq(now),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Makes somebody new whose first post waits, or known again.
fn unchecked(tx: &mut Tx<'_>, id: UserId, new: bool) -> elab::base::Result<()> {
    diesel::update(users::table.find(id))
        .set((users::checked.eq(!new), users::trust.eq(i16::from(!new))))
        .execute(&mut **tx)?;
    Ok(())
}

async fn settle(site: &TestApp, role: &str, password: &str) -> UserId {
    let new = person(role, password);
    let (administrator, trust) = (role == "administrator", i16::from(role != "newcomer"));
    let unconfirmed = role == "unconfirmed";
    site.app
        .db
        .write(move |tx| {
            if !unconfirmed {
                return accounts::settle_in(tx, &new, administrator, trust);
            }
            let link = OneTime {
                token: crypto::token(),
                link: "http://x/".to_owned(),
            };
            accounts::register(tx, &new, &link, "http://x/")?;
            Ok(accounts::by_name(tx, &new.name)?.id)
        })
        .await
        .unwrap()
}
