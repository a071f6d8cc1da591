//! Accounts over HTTP: register, confirm, sign in and out, reset, devices, settings, language, one-time links.

mod joining;
mod sessions;
mod settings;

use elab::accounts::{self, NewPerson, OneTime};
use elab::base::UserId;
use elab::base::crypto::{self, Secret};
use elab::events;

use crate::app::TestApp;
use crate::people::{Answer, Client};

const PASSWORD: &str = "kettle under seven birches";
const OTHER: &str = "ladder behind nine willows";

/// Somebody with this name, `{name}@example.org` and `PASSWORD`.
async fn settled(site: &TestApp, name: &str, administrator: bool) -> UserId {
    let password = site
        .app
        .hasher
        .hash(Secret::new(PASSWORD.to_owned()))
        .await
        .unwrap();
    let new = NewPerson {
        name: name.to_owned(),
        display_name: name.to_owned(),
        email: format!("{name}@example.org"),
        password,
        lang: "en".to_owned(),
        zone: "UTC".to_owned(),
    };
    site.app
        .db
        .write(move |tx| accounts::settle_in(tx, &new, administrator, 1))
        .await
        .unwrap()
}

async fn register(client: &Client<'_>, name: &str, email: &str, password: &str) -> Answer {
    let fields = [("name", name), ("email", email), ("password", password)];
    client.fill("/register", "/register", &fields).await
}

async fn sign_in<'a>(site: &'a TestApp, name: &str, password: &str) -> (Client<'a>, Answer) {
    let client = site.visitor();
    let answer = client
        .fill(
            "/signin",
            "/signin",
            &[("name", name), ("password", password)],
        )
        .await;
    (client, answer)
}

/// Signs in on a device of this name without the form.
async fn device<'a>(site: &'a TestApp, id: UserId, name: &'static str) -> Client<'a> {
    let open = move |tx: &mut elab::db::Tx<'_>| accounts::sign_in(tx, id, name, "10.0.0.9");
    let token = site.app.db.write(open).await.unwrap();
    let client = site.visitor();
    client.set_cookie("elab", token.expose());
    client
}

async fn is_signed_in(client: &Client<'_>) -> bool {
    let answer = client.get("/settings").await;
    match answer.status {
        200 => true,
        303 => {
            assert_eq!(answer.location(), "/signin?next=%2Fsettings");
            false
        }
        other => panic!("/settings answers {other}"),
    }
}

/// The path of the link in the last letter to this address.
async fn mailed(site: &TestApp, address: &str) -> String {
    site.settle().await;
    let letter = site
        .mails_to(address)
        .pop()
        .unwrap_or_else(|| panic!("no letter to {address}"));
    letter
        .link
        .unwrap()
        .split_once(&site.address.to_string())
        .unwrap()
        .1
        .to_owned()
}

fn subject(site: &TestApp, key: &str) -> String {
    site.app
        .i18n
        .texts(elab::i18n::Lang::En)
        .named(key, &site.app.config.site_name)
}

async fn head(site: &TestApp) -> i64 {
    site.settle().await;
    site.app.db.read(events::head).await.unwrap()
}

/// The page without what differs between any two: form tokens, keys.
fn plain(body: &str) -> String {
    let mut out = String::new();
    for piece in body.split("<input type=\"hidden\"") {
        out.push_str(piece.split_once('>').map_or(piece, |(_, rest)| rest));
    }
    out
}

fn set_cookie<'a>(answer: &'a Answer, name: &str) -> &'a str {
    let start = format!("{name}=");
    let mut cookies = answer
        .headers
        .iter()
        .filter(|(key, _)| key == "set-cookie")
        .map(|(_, value)| value.as_str());
    cookies
        .find(|value| value.starts_with(&start))
        .unwrap_or_else(|| panic!("no cookie {name}: {:?}", answer.headers))
}

fn one_time() -> (OneTime, String) {
    let token = crypto::token();
    let path = format!("/k/{}", token.expose());
    (
        OneTime {
            token,
            link: "http://x/".to_owned(),
        },
        path,
    )
}
