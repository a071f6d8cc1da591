//! The door: form tokens, headers, caches, methods, hostile bytes.

mod answers;
mod bodies;
mod forms;
mod hostile;
mod once;

use elab::web::door::assets::ASSETS;
use elab::web::routes;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::app::TestApp;
use crate::people::{Answer, Client};
use crate::questions::Village;

/// A site with a public space, a thread in it, and a member.
struct Furnished {
    site: TestApp,
    /// Address of the thread's page.
    thread: String,
    /// Number of the thread.
    id: String,
    /// Number of its opening post.
    post: String,
    /// Number of an article's thread.
    article: String,
    /// The number of a question to an office, and that of what the office has before it.
    question: String,
    addressee: String,
}

impl Furnished {
    async fn start() -> Furnished {
        let site = TestApp::start().await;
        let space = site.space("here", "public").await;
        site.settle_member(space, "aliya", elab::spaces::Role::Member)
            .await;
        let fields = [
            ("title", "Where is the key?"),
            ("body", "Under the *mat*."),
            ("do", "publish"),
        ];
        let aliya = site.member("aliya").await;
        let thread = aliya
            .fill("/s/here/talk/new", "/s/here/talk/threads", &fields)
            .await
            .is(303)
            .location();
        let id = thread
            .trim_start_matches("/t/")
            .split('-')
            .next()
            .unwrap()
            .to_owned();
        let posts = aliya
            .get(&format!("/api/v1/threads/{id}/posts"))
            .await
            .is(200)
            .value();
        let post = posts["items"][0]["id"].to_string();
        let blog = [("title", "Journal"), ("slug", "journal"), ("about", "")];
        aliya.fill("/b/new", "/b", &blog).await.is(303);
        let begin = ("/b/journal/new", "/b/journal/articles");
        let desk = aliya.fill(begin.0, begin.1, &fields).await.is(303);
        let desk = desk.location();
        let publication = format!("{desk}/publication");
        aliya.act(&publication, &[("do", "now")]).await.is(303);
        drop(aliya);
        let village = Village::of(&site).await;
        let dana = village.asker("dana").await;
        let question = village
            .published(&dana, "When is the bridge repaired?")
            .await;
        let addressee = village.addressee(question, "akim").await;
        drop((dana, village));
        Furnished {
            site,
            thread,
            id,
            post,
            article: desk.trim_start_matches("/articles/").to_owned(),
            question: question.to_string(),
            addressee: addressee.to_string(),
        }
    }

    async fn aliya(&self) -> Client<'_> {
        self.site.member("aliya").await
    }

    /// The address of a route with things that are there.
    fn address(&self, pattern: &str) -> String {
        let style = ASSETS.url("site");
        let name = if pattern.starts_with("/assets") {
            style.trim_start_matches("/assets/")
        } else {
            "aliya"
        };
        let id = if pattern.contains("/t/") || pattern.contains("/threads/{id}") {
            &self.id
        } else if pattern.contains("/articles/{id}") {
            &self.article
        } else if pattern.contains("/questions/{id}") {
            &self.question
        } else if pattern.contains("/addressees/{id}") {
            &self.addressee
        } else {
            &self.post
        };
        match pattern {
            "/t/{id}" => self.thread.clone(),
            _ => pattern
                .replace("{id}", id)
                .replace("{blog}", "journal")
                .replace("{office}", "akim")
                .replace("{year}", "2026")
                .replace("{month}", "3")
                .replace("{space}", "here")
                .replace("{data}", "csv")
                .replace("{forum}", "talk")
                .replace("{name}", name)
                .replace("{token}", "no-such-link"),
        }
    }

    /// The addresses of all routes of this method.
    fn addresses(&self, method: &str) -> Vec<String> {
        let all = routes::all();
        all.lines()
            .iter()
            .filter(|line| line.method == *method)
            .map(|line| self.address(line.path))
            .collect()
    }

    /// The posts of the thread, as a visitor counts them.
    async fn posts(&self) -> usize {
        let page = self
            .site
            .visitor()
            .get(&format!("/api/v1/threads/{}/posts", self.id))
            .await;
        page.is(200).value()["items"].as_array().unwrap().len()
    }

    /// The number of the newest event.
    async fn head(&self) -> i64 {
        self.site.settle().await;
        self.site.app.db.read(elab::events::head).await.unwrap()
    }
}

/// Methods and addresses of all that changes something by a form that bears a token.
fn changes() -> Vec<(String, &'static str)> {
    let all = routes::all();
    all.lines()
        .iter()
        .filter(|line| line.method != "GET" && !line.signed)
        .map(|l| (l.method.to_string(), l.path))
        .collect()
}

fn is_api(path: &str) -> bool {
    path.starts_with("/api/")
}

/// Sends bytes and returns those that come back.
async fn exchange(site: &TestApp, bytes: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(site.address).await.unwrap();
    drop(stream.write_all(bytes).await);
    let mut said = Vec::new();
    let reading = stream.read_to_end(&mut said);
    drop(tokio::time::timeout(std::time::Duration::from_secs(20), reading).await);
    said
}

/// All values of the headers of this name.
fn headers<'a>(answer: &'a Answer, name: &str) -> Vec<&'a str> {
    answer
        .headers
        .iter()
        .filter(|(known, _)| known == name)
        .map(|(_, value)| value.as_str())
        .collect()
}
