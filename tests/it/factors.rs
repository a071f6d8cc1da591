//! The second factor: set up, asked for on every way in, used once, and taken away.

use diesel::prelude::*;
use elab::accounts::{self, NewPerson, OneTime};
use elab::base::crypto::{self, Secret};
use elab::base::{UserId, minutes, seconds};
use elab::db::schema::factors;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

use crate::app::TestApp;
use crate::people::{Answer, Client};

const PASSWORD: &str = "kettle under seven birches";
const OTHER: &str = "ladder behind nine willows";

/// What an authenticator with this secret shows now.
pub fn code(site: &TestApp, secret: &str) -> String {
    let secret = data_encoding::BASE32_NOPAD
        .decode(secret.as_bytes())
        .unwrap();
    let mut mac = Hmac::<Sha1>::new_from_slice(&secret).unwrap();
    mac.update(&(site.clock.now().0 / 30_000_000).to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let at = usize::from(hash[19] & 15);
    let word = u32::from_be_bytes(hash[at..at + 4].try_into().unwrap());
    format!("{:06}", (word & 0x7fff_ffff) % 1_000_000)
}

async fn settled(site: &TestApp, name: &str) -> UserId {
    let hashed = site.app.hasher.hash(Secret::new(PASSWORD.to_owned())).await;
    let new = NewPerson {
        name: name.to_owned(),
        display_name: name.to_owned(),
        email: format!("{name}@example.org"),
        password: hashed.unwrap(),
        lang: "en".to_owned(),
        zone: "UTC".to_owned(),
    };
    let settle = move |tx: &mut elab::db::Tx<'_>| accounts::settle_in(tx, &new, false, 1);
    site.app.db.write(settle).await.unwrap()
}

async fn signs_in(client: &Client<'_>, password: &str) -> Answer {
    let pair = [("name", "aliya"), ("password", password)];
    client.fill("/signin?next=/about", "/signin", &pair).await
}

async fn gives(client: &Client<'_>, code: &str) -> Answer {
    client
        .act("/signin/code", &[("code", code), ("next", "/about")])
        .await
}

async fn is_in(client: &Client<'_>) -> bool {
    client.get("/settings").await.status == 200
}

/// Sets a second factor up without a wrong step; gives its secret and the codes on paper.
pub async fn enrol_as(site: &TestApp, client: &Client<'_>) -> (String, Vec<String>) {
    let path = "/settings/factor";
    client
        .fill(path, path, &[("password", PASSWORD)])
        .await
        .is(303);
    let page = client.get(path).await.is(200).well_formed();
    let secret = page.body.split("secret=").nth(1).unwrap()[..32].to_owned();
    let confirm = "/settings/factor/confirmation";
    let shown = client
        .submit(&page, confirm, &[("code", &code(site, &secret))])
        .await;
    let paper = paper(&shown.is(200).well_formed());
    site.advance(seconds(30));
    (secret, paper)
}

/// The ten codes on paper that a page shows.
pub fn paper(shown: &Answer) -> Vec<String> {
    let paper = shown.body.split("<p>").filter_map(|p| p.split_once("</p>"));
    let paper: Vec<String> = paper
        .map(|(words, _)| words.to_owned())
        .filter(|words| words.len() == 19 && words.split(' ').all(|four| four.len() == 4))
        .collect();
    assert_eq!(paper.len(), 10);
    paper
}

/// Sets a second factor up; gives its secret and the codes on paper.
async fn enrol(site: &TestApp, client: &Client<'_>) -> (String, Vec<String>) {
    let path = "/settings/factor";
    client
        .fill(path, path, &[("password", OTHER)])
        .await
        .is(422);
    client
        .fill(path, path, &[("password", PASSWORD)])
        .await
        .is(303);
    let page = client.get(path).await.is(200).well_formed();
    let secret = page.body.split("secret=").nth(1).unwrap()[..32].to_owned();
    let confirm = "/settings/factor/confirmation";
    client
        .submit(&page, confirm, &[("code", "12345")])
        .await
        .is(422);
    // It is not asked for before it was confirmed.
    let other = site.visitor();
    signs_in(&other, PASSWORD).await.is(303);
    assert!(is_in(&other).await);
    let shown = client
        .submit(&page, confirm, &[("code", &code(site, &secret))])
        .await;
    let shown = shown.is(200).well_formed();
    assert!(!is_in(&other).await, "other devices are signed out");
    let paper = paper(&shown);
    site.advance(seconds(30));
    (secret, paper)
}

#[tokio::test]
async fn signing_in_asks_for_a_code_that_works_once() {
    let site = TestApp::start().await;
    settled(&site, "aliya").await;
    let client = site.visitor();
    signs_in(&client, PASSWORD).await.is(303);
    let (secret, _) = enrol(&site, &client).await;

    let device = site.visitor();
    let asked = signs_in(&device, PASSWORD).await.is(303);
    assert_eq!(asked.location(), "/signin/code?next=%2Fabout");
    assert!(!is_in(&device).await && device.cookie("elab").is_none());
    device.get(&asked.location()).await.is(200).well_formed();
    gives(&device, "000000")
        .await
        .is(422)
        .shows("id=\"code-error\"");
    // A field beside the code changes nothing.
    let skip = [("code", ""), ("skip", "1"), ("factor", "off")];
    device.act("/signin/code", &skip).await.is(422);
    let now = code(&site, &secret);
    assert_eq!(gives(&device, &now).await.is(303).location(), "/about");
    assert!(is_in(&device).await);
    gives(&device, &now).await.is(410);
    // The same code signs nobody in again, one of the last half minute does.
    let second = site.visitor();
    signs_in(&second, PASSWORD).await.is(303);
    gives(&second, &now).await.is(422);
    site.advance(seconds(30));
    let older = code(&site, &secret);
    site.advance(seconds(30));
    gives(&second, &older).await.is(303);
    // Two steps back is too old.
    let third = site.visitor();
    signs_in(&third, PASSWORD).await.is(303);
    site.advance(seconds(30));
    let old = code(&site, &secret);
    site.advance(seconds(60));
    gives(&third, &old).await.is(422);
    // The first step is good for ten minutes.
    site.advance(minutes(10));
    gives(&third, &code(&site, &secret)).await.is(410);
}

#[tokio::test]
async fn a_code_on_paper_works_once() {
    let site = TestApp::start().await;
    settled(&site, "aliya").await;
    let client = site.visitor();
    signs_in(&client, PASSWORD).await.is(303);
    let (_, paper) = enrol(&site, &client).await;
    let device = site.visitor();
    signs_in(&device, PASSWORD).await.is(303);
    gives(&device, &paper[3].to_lowercase()).await.is(303);
    assert!(is_in(&device).await);
    let again = site.visitor();
    signs_in(&again, PASSWORD).await.is(303);
    gives(&again, &paper[3]).await.is(422);
    // Nor does somebody else's.
    settled(&site, "bolat").await;
    let bolat = site.visitor();
    let pair = [("name", "bolat"), ("password", PASSWORD)];
    bolat.fill("/signin", "/signin", &pair).await.is(303);
    let (_, others) = enrol_as(&site, &bolat).await;
    gives(&again, &others[0]).await.is(422);
    gives(&again, &paper[4].replace(' ', "")).await.is(303);
}

#[tokio::test]
async fn five_wrong_codes_in_ten_minutes_are_all() {
    let site = TestApp::start().await;
    settled(&site, "aliya").await;
    let client = site.visitor();
    signs_in(&client, PASSWORD).await.is(303);
    let (secret, paper) = enrol(&site, &client).await;
    let guesser = site.visitor();
    for _ in 0..5 {
        // Starting over gives no more tries.
        signs_in(&guesser, PASSWORD).await.is(303);
        gives(&guesser, "000000").await.is(422);
    }
    gives(&guesser, &code(&site, &secret)).await.is(429);
    gives(&guesser, &paper[0]).await.is(429);
    site.advance(minutes(2));
    gives(&guesser, &code(&site, &secret)).await.is(303);
}

#[tokio::test]
async fn no_letter_and_no_link_gets_round_the_second_factor() {
    let site = TestApp::start().await;
    let id = settled(&site, "aliya").await;
    let client = site.visitor();
    signs_in(&client, PASSWORD).await.is(303);
    let (secret, _) = enrol(&site, &client).await;
    for purpose in ["reset", "enter"] {
        let device = site.visitor();
        let token = crypto::token();
        let text = token.expose().clone();
        let link = OneTime {
            token,
            link: "http://x/".to_owned(),
        };
        let offered = site.app.db.write(move |tx| match purpose {
            "reset" => accounts::offer_reset(tx, "aliya@example.org", &link),
            _ => accounts::offer_entry(tx, id, &link),
        });
        offered.await.unwrap();
        device.open(&format!("/k/{text}")).await.is(200);
        let fields: &[(&str, &str)] = match purpose {
            "reset" => &[("password", OTHER)],
            _ => &[],
        };
        let sent = device.act(&format!("/{purpose}"), fields).await.is(303);
        assert!(sent.location().starts_with("/signin/code"), "{purpose}");
        assert!(!is_in(&device).await, "{purpose}");
        gives(&device, &code(&site, &secret)).await.is(303);
        assert!(is_in(&device).await, "{purpose}");
        site.advance(seconds(30));
    }
}

#[tokio::test]
async fn taking_it_away_needs_the_password_and_a_code() {
    let site = TestApp::start().await;
    let id = settled(&site, "aliya").await;
    let client = site.visitor();
    signs_in(&client, PASSWORD).await.is(303);
    let (secret, _) = enrol(&site, &client).await;
    let kept: String = site
        .app
        .db
        .read(move |c| Ok(factors::table.find(id).select(factors::secret).first(c)?))
        .await
        .unwrap();
    assert!(!kept.contains(&secret), "the secret is sealed");
    let end = "/settings/factor/end";
    let good = code(&site, &secret);
    client
        .act(end, &[("password", OTHER), ("code", &good)])
        .await
        .is(422);
    client
        .act(end, &[("password", PASSWORD), ("code", "000000")])
        .await
        .is(422);
    // Nobody begins anew over one that is on.
    client
        .act("/settings/factor", &[("password", PASSWORD)])
        .await
        .is(409);
    client
        .act(end, &[("password", PASSWORD), ("code", &good)])
        .await
        .is(303);
    client
        .act(end, &[("password", PASSWORD), ("code", &good)])
        .await
        .is(404);
    let device = site.visitor();
    signs_in(&device, PASSWORD).await.is(303);
    assert!(is_in(&device).await);
}
