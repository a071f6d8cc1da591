//! How often one may act: one test for each row of the door's table, and what gets round none of them.

use elab::base::{hours, minutes, seconds};

use crate::app::TestApp;
use crate::people::{Answer, Client};

const PASSWORD: &str = "kettle under seven birches";

async fn limited() -> TestApp {
    TestApp::start_with(|config| config.limits.rates = true).await
}

/// A site that believes a proxy on this machine.
async fn behind_a_proxy() -> TestApp {
    TestApp::start_with(|config| {
        config.limits.rates = true;
        config.trusted_proxies = vec!["127.0.0.1".parse().unwrap()];
    })
    .await
}

async fn from(client: &Client<'_>, ip: &str) -> u16 {
    let headers = [("x-forwarded-for", ip)];
    client.send("GET", "/about", &headers, "").await.status
}

/// The refusal, when it says how long to wait.
#[track_caller]
fn refused(answer: Answer, seconds: u64) -> Answer {
    let answer = answer.is(429);
    let wait = seconds.to_string();
    for name in ["retry-after", "ratelimit-reset"] {
        assert_eq!(answer.header(name), Some(wait.as_str()), "{name}");
    }
    assert_eq!(answer.header("ratelimit-remaining"), Some("0"));
    answer
}

async fn registers(site: &TestApp, n: usize) -> Answer {
    let (name, email) = (format!("person-{n}"), format!("p{n}@example.org"));
    let fields = [
        ("name", name.as_str()),
        ("email", &email),
        ("password", PASSWORD),
    ];
    site.visitor().fill("/register", "/register", &fields).await
}

async fn signs_in(client: &Client<'_>, name: &str, password: &str) -> Answer {
    let pair = [("name", name), ("password", password)];
    client.fill("/signin", "/signin", &pair).await
}

async fn asks_for_a_letter(site: &TestApp, email: &str) -> Answer {
    site.visitor()
        .fill("/forgot", "/forgot", &[("email", email)])
        .await
}

#[tokio::test]
async fn visitors_of_one_address_make_fifty_requests_in_ten_seconds() {
    let site = limited().await;
    let visitor = site.visitor();
    for n in 0..50 {
        // A visitor says where he comes from; nobody believes him.
        assert_eq!(from(&visitor, &format!("198.51.100.{n}")).await, 200);
    }
    let answer = refused(visitor.get("/about").await, 1).shows("Too often");
    assert_eq!(answer.header("ratelimit-limit"), Some("50"));
    refused(visitor.get("/api/v1/spaces").await, 1).shows("\"rate_limited\"");
    let typed = [("body".to_owned(), "My words.".to_owned())];
    let kept = visitor.post("/preview", &typed).await;
    kept.is(429).shows("My words.");
    // What caches hold and machines ask for is not counted, and who has signed in counts for himself.
    visitor.get("/favicon.ico").await.is(302);
    visitor.get("/livez").await.is(200);
    site.member("aliya").await.get("/about").await.is(200);
    site.advance(seconds(1));
    visitor.get("/about").await.is(200);
}

#[tokio::test]
async fn a_member_makes_three_hundred_requests_in_a_minute_wherever_he_is() {
    let site = behind_a_proxy().await;
    let member = site.member("aliya").await;
    for n in 0..300 {
        assert_eq!(
            from(&member, &format!("198.51.{}.7", n % 200)).await,
            200,
            "{n}"
        );
    }
    let answer = member.get("/about").await.is(429);
    assert_eq!(answer.header("ratelimit-limit"), Some("300"));
    site.member("boris").await.get("/about").await.is(200);
}

#[tokio::test]
async fn names_are_completed_a_hundred_and_twenty_times_in_a_minute() {
    let site = limited().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let path = "/api/v1/spaces/town/people?prefix=mar";
    for _ in 0..120 {
        aliya.get(path).await.is(200);
    }
    let answer = aliya.get(path).await.is(429);
    assert_eq!(answer.header("ratelimit-limit"), Some("120"));
    aliya.get("/about").await.is(200);
    let boris = site.neighbour(town, "boris").await;
    boris.get(path).await.is(200);
}

#[tokio::test]
async fn a_proxy_that_is_trusted_tells_visitors_apart_and_ipv6_by_its_network() {
    let site = behind_a_proxy().await;
    let visitor = site.visitor();
    for n in 0..50 {
        assert_eq!(from(&visitor, &format!("2001:db8:1:2::{n:x}")).await, 200);
    }
    assert_eq!(from(&visitor, "2001:db8:1:2:ffff::1").await, 429);
    assert_eq!(from(&visitor, "2001:db8:1:3::1").await, 200);
    assert_eq!(from(&visitor, "198.51.100.7").await, 200);
    // The last address is the one that the proxy added.
    assert_eq!(from(&visitor, "203.0.113.9, 2001:db8:1:2::1").await, 429);
}

#[tokio::test]
async fn a_trusted_network_may_twenty_times_as_much() {
    let site = TestApp::start_with(|config| {
        let mut values = elab::config::gather(None, std::iter::empty()).unwrap();
        let network = "127.0.0.0/8 School-4 2026-03-02";
        values.set("trusted_networks", network, "test").unwrap();
        let parsed = elab::config::Config::from_values(&values).unwrap();
        config.trusted_networks = parsed.trusted_networks;
        config.limits.rates = true;
    })
    .await;
    let visitor = site.visitor();
    for n in 0..1000 {
        assert_eq!(visitor.get("/about").await.status, 200, "{n}");
    }
    visitor.get("/about").await.is(429);
    // Its last day is over.
    site.advance(hours(16));
    for _ in 0..50 {
        visitor.get("/about").await.is(200);
    }
    visitor.get("/about").await.is(429);
}

#[tokio::test]
async fn ten_people_register_from_one_address_in_an_hour() {
    let site = limited().await;
    let wrong = [("name", "a b"), ("email", "nobody"), ("password", "1234")];
    for _ in 0..11 {
        // A form that was filled in badly is no registration.
        site.visitor()
            .fill("/register", "/register", &wrong)
            .await
            .is(422);
    }
    site.advance(minutes(1));
    for n in 0..10 {
        registers(&site, n).await.is(303);
    }
    refused(registers(&site, 10).await, 360)
        .shows("value=\"person-10\"")
        .shows("value=\"p10@example.org\"")
        .hides(PASSWORD);
    assert_eq!(site.person("person-10").await, None);
    site.advance(minutes(6));
    registers(&site, 10).await.is(303);
}

#[tokio::test]
async fn a_name_has_five_tries_and_then_waits_longer_each_time() {
    let site = limited().await;
    registers(&site, 1).await.is(303);
    let home = site.visitor();
    signs_in(&home, "person-1", PASSWORD).await.is(303);
    home.fill("/signout", "/signout", &[]).await.is(303);
    let stranger = site.visitor();
    // An unknown name is told the same.
    for name in ["person-1", "nobody-here"] {
        for _ in 0..5 {
            signs_in(&stranger, name, "wrong horse").await.is(422);
        }
        refused(signs_in(&stranger, name, "wrong horse").await, 60).shows(name);
        site.advance(seconds(10));
    }
    // By the address too, and with the right password.
    refused(signs_in(&stranger, "p1@example.org", PASSWORD).await, 40);
    // Where he has been before he is never locked out.
    signs_in(&home, "person-1", "wrong horse").await.is(422);
    signs_in(&home, "person-1", PASSWORD).await.is(303);
    for wait in [60, 120, 240] {
        let n = if wait == 60 { 5 } else { 1 };
        for _ in 0..n {
            signs_in(&stranger, "person-1", "wrong horse").await.is(422);
        }
        refused(signs_in(&stranger, "person-1", PASSWORD).await, wait);
        site.advance(seconds(wait));
    }
    signs_in(&stranger, "person-1", PASSWORD).await.is(303);
    // Half an hour without one more is a new beginning.
    site.advance(minutes(32));
    for _ in 0..5 {
        let again = signs_in(&site.visitor(), "nobody-here", "wrong horse").await;
        again.is(422);
    }
}

#[tokio::test]
async fn thirty_failures_from_one_address_in_an_hour_are_enough() {
    let site = limited().await;
    for n in 0..30 {
        signs_in(&site.visitor(), &format!("name-{n}"), "wrong horse")
            .await
            .is(422);
        site.advance(seconds(1));
    }
    let again = signs_in(&site.visitor(), "name-99", "wrong horse")
        .await
        .is(429);
    assert_eq!(again.header("ratelimit-limit"), Some("30"));
    site.advance(minutes(2));
    signs_in(&site.visitor(), "name-99", "wrong horse")
        .await
        .is(422);
}

#[tokio::test]
async fn good_sign_ins_are_not_counted() {
    let site = limited().await;
    registers(&site, 1).await.is(303);
    for _ in 0..35 {
        signs_in(&site.visitor(), "person-1", PASSWORD)
            .await
            .is(303);
        site.advance(seconds(1));
    }
}

#[tokio::test]
async fn an_address_gets_two_letters_an_hour_and_five_a_day() {
    let site = limited().await;
    registers(&site, 1).await.is(303);
    let person = "p1@example.org";
    // Whether the address has an account cannot be told.
    asks_for_a_letter(&site, person).await.is(303);
    for _ in 0..2 {
        asks_for_a_letter(&site, "nobody@example.org").await.is(303);
    }
    for email in [person, "P1@Example.org", "nobody@example.org"] {
        refused(asks_for_a_letter(&site, email).await, 1800).shows(email);
    }
    let own = site.visitor();
    signs_in(&own, "person-1", PASSWORD).await.is(303);
    own.act("/confirm/again", &[]).await.is(429);
    site.settle().await;
    assert_eq!(site.mails_to(person).len(), 2);
    for _ in 0..3 {
        site.advance(hours(1));
        asks_for_a_letter(&site, person).await.is(303);
    }
    site.advance(hours(1));
    asks_for_a_letter(&site, person).await.is(429);
    site.advance(hours(4));
    own.act("/confirm/again", &[]).await.is(303);
}

#[tokio::test]
async fn twenty_letters_an_hour_are_asked_for_from_one_address() {
    let site = limited().await;
    for n in 0..20 {
        asks_for_a_letter(&site, &format!("p{n}@example.org"))
            .await
            .is(303);
        site.advance(seconds(1));
    }
    let answer = asks_for_a_letter(&site, "p20@example.org").await.is(429);
    assert_eq!(answer.header("ratelimit-limit"), Some("20"));
}
