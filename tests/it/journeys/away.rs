//! PostgreSQL is restarted, and then stops without a word, while people write: nothing typed is lost, what is kept is
//! shown all the time, and all mends itself.

use std::time::Duration;

use elab::base::Clock;
use elab::base::clock::Stopwatch;
use elab::db::Db;

use super::crash::{enter, square};
use crate::app::on_postgres;
use crate::people::{Answer, Client, encode};
use crate::postgres::Server;
use crate::program::{Site, within};

/// A server that is let go on when the test ends, however it ends.
struct Own(Server);

impl Drop for Own {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            return;
        }
        self.0.signal("-CONT");
    }
}

async fn reply(by: &Client<'_>, token: &str, thread: i64, n: usize) -> Answer {
    let (key, text) = (format!("the-key-of-{n}"), format!("It is <said> {n}."));
    let (token, text) = (encode(token), encode(&text));
    let body = format!("token={token}&key={key}&body={text}&do=publish");
    let kind = [("content-type", "application/x-www-form-urlencoded")];
    by.send("POST", &format!("/t/{thread}/posts"), &kind, &body)
        .await
}

/// Says all of this again until it is taken, and returns how long that took.
async fn until_taken(
    by: &Client<'_>,
    token: &str,
    thread: i64,
    all: std::ops::Range<usize>,
) -> Duration {
    let began = Stopwatch::start();
    let most = within(Duration::from_secs(15), Duration::from_secs(120));
    for n in all {
        loop {
            let answer = reply(by, token, thread, n).await;
            if answer.status == 303 {
                break;
            }
            assert_eq!(answer.status, 503, "{}", answer.body);
            assert!(began.elapsed() < most, "writes are back");
        }
    }
    let took = began.elapsed();
    assert!(took <= most, "writes are back after {took:?}");
    took
}

#[tokio::test]
async fn a_database_that_goes_away_takes_nothing_that_was_typed_with_it() {
    if !on_postgres() {
        // SQLite is in the program: it is where the program is.
        return;
    }
    let own = Own(Server::start("-away"));
    let site = Site::new().with("ELAB_DATABASE_URL", &own.0.new_database());
    assert_eq!(site.run(&["demo"]).code, Some(0));
    // All of the demonstration is old news when the site starts: it makes no kept page anew.
    let db = Db::open(&site.config(), &Clock::System).unwrap().for_jobs();
    while db.sequence().await.unwrap() > 0 {}
    db.close();
    let running = site.serve(&["--demo"]);
    let aliya = enter(&site, &running, "member").await;
    let visitor = Client::at(site.address, "visitor");
    let (space, forum) = square(&aliya).await;
    aliya.act(&format!("/s/{space}/members"), &[]).await.is(303);
    let forum = format!("/s/{space}/{forum}");
    let thread = aliya.starts(&forum, "When it is away", "Root").await;
    let (token, _) = aliya.keys().await;
    let (mut kept, mut other) = (Vec::new(), 0);
    for title in ["What is kept first", "What is kept then"] {
        other = aliya.starts(&forum, title, "Root").await;
        kept.push(visitor.get(&format!("/t/{other}")).await.location());
    }
    // It has its number in the log, and whoever asks for a page after the next reply has read so far.
    let told = format!("/api/v1/events?topic=thread:{other}&after=0");
    while !visitor.get(&told).await.body.contains("post.created") {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    reply(&aliya, &token, thread, 0).await.is(303);

    for (round, (goes, comes)) in [
        (Server::down as fn(&Server), Server::up as fn(&Server)),
        (|own| own.signal("-STOP"), |own| own.signal("-CONT")),
    ]
    .into_iter()
    .enumerate()
    {
        let first = 1 + round * 10;
        // Kept from here on, for a minute: nothing that it shows will happen.
        let kept = &kept[round];
        let page = visitor.get(kept).await.is(200).shows("What is kept");
        // Ten at once are more than it has connections for once half of them hang.
        let load = (first..first + 10).map(|n| reply(&aliya, &token, thread, n));
        let load = crate::people::together(load.collect());
        let going = async {
            tokio::task::yield_now().await;
            goes(&own.0);
            for _ in 0..3 {
                let shown = visitor.get(kept).await.is(200);
                assert_eq!(shown.body, page.body, "what is kept is shown");
            }
        };
        let (said, ()) = tokio::join!(load, going);
        for answer in said {
            assert!(matches!(answer.status, 303 | 503), "{}", answer.body);
        }
        let refused = reply(&aliya, &token, thread, first + 9).await.is(503);
        assert!(refused.header("retry-after").is_some());
        refused
            .shows(&format!("It is &#60;said&#62; {}.", first + 9))
            .well_formed();
        aliya.get("/livez").await.is(200);
        visitor.get("/readyz").await.is(503);
        let page = visitor.get(&format!("/s/{space}/members")).await.is(503);
        assert!(page.header("retry-after").is_some());
        let draft = aliya.get("/api/v1/drafts").await.is(503);
        assert_eq!(draft.value()["code"], "busy");

        comes(&own.0);
        let took = until_taken(&aliya, &token, thread, first..first + 10).await;
        println!("round {round}: writes are back after {took:?}");
    }
    let posts = aliya
        .get(&format!("/api/v1/threads/{thread}/posts?view=time"))
        .await
        .is(200);
    for n in 0..21 {
        let said = format!("It is &lt;said&gt; {n}.");
        assert_eq!(
            posts.body.matches(&said).count(),
            1,
            "{said} {}",
            posts.body
        );
    }
    assert_eq!(running.stop(), Some(0), "the same process all the time");
}
