//! How offices are asked: the nearest word wins, and what cannot hold together is refused.

use elab::base::{Error, OfficeId};
use elab::offices::{self as room, KEYS, OnTermEnd, Scope, Switch};

use super::{Town, wrong};
use crate::app::TestApp;
use crate::blogs::happened;

fn said(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    let own = |(key, value): &(&str, &str)| ((*key).to_owned(), (*value).to_owned());
    pairs.iter().map(own).collect()
}

#[tokio::test]
async fn the_nearest_word_wins() {
    let site = TestApp::start().await;
    let town = Town::of(&site).await;
    let office = town.opens("akim", "Akim of the valley", "seat").await;
    let other = town.opens("works", "Works department", "body").await;
    let space = town.space;
    let holds = async |office: Option<OfficeId>| {
        let all = town
            .read(move |c, _| room::settings(c, space, office))
            .await;
        (all.norm_days, all.on_term_end, all.premoderate)
    };
    use OnTermEnd::{Close, Inherit};
    assert_eq!(holds(None).await, (14, Inherit, Switch::On));
    let says = async |scope: Scope, pairs: &[(&str, &str)]| {
        let sent = said(pairs);
        town.write(move |tx, boss| room::save_settings(tx, boss, scope, &sent))
            .await
    };
    says(Scope::Site, &[("norm_days", "20"), ("premoderate", "off")])
        .await
        .unwrap();
    says(
        Scope::Space(space),
        &[("norm_days", "25"), ("on_term_end", "close")],
    )
    .await
    .unwrap();
    says(Scope::Office(office), &[("norm_days", " 30 ")])
        .await
        .unwrap();
    assert_eq!(holds(Some(office)).await, (30, Close, Switch::Off));
    assert_eq!(holds(Some(other)).await, (25, Close, Switch::Off));
    assert_eq!(holds(None).await, (25, Close, Switch::Off));
    assert_eq!(town.sees("akim").await.on_term_end, Close);
    // An empty value takes back what was said.
    says(Scope::Office(office), &[("norm_days", "")])
        .await
        .unwrap();
    says(Scope::Space(space), &[("norm_days", "")])
        .await
        .unwrap();
    assert_eq!(holds(Some(office)).await.0, 20);
    let own = town
        .read(move |c, _| room::own_settings(c, Scope::Space(space)))
        .await;
    assert_eq!(own.said.len(), 1);
    assert_eq!(
        (own.above["norm_days"].as_str(), own.above.len()),
        ("20", KEYS.len())
    );
    // The same again changes nothing, and tells nothing.
    let before = happened(&site, "space.changed").await;
    says(Scope::Space(space), &[("on_term_end", "close")])
        .await
        .unwrap();
    assert_eq!(happened(&site, "space.changed").await, before);
}

#[tokio::test]
async fn what_cannot_be_or_hold_together_is_refused_as_a_whole() {
    let site = TestApp::start().await;
    let town = Town::of(&site).await;
    let says = async |scope: Scope, pairs: &[(&str, &str)]| {
        let sent = said(pairs);
        town.write(move |tx, boss| room::save_settings(tx, boss, scope, &sent))
            .await
    };
    for (pairs, field, code) in [
        (&[("norm_days", "0")][..], "norm_days", "setting_least"),
        (&[("norm_days", "366")], "norm_days", "setting_most"),
        (&[("norm_days", "soon")], "norm_days", "number"),
        (&[("premoderate", "maybe")], "premoderate", "choice"),
        (&[("colour", "red")], "colour", "field_unknown"),
        (&[("hops", "1"), ("min_n", "0")], "min_n", "setting_least"),
        (
            &[("rung_answer_floor", "3000")],
            "rung_answer_floor",
            "setting_floor",
        ),
    ] {
        let done = says(Scope::Site, pairs).await;
        assert_eq!(wrong(done), (field.to_owned(), code), "{pairs:?}");
    }
    let none = town.read(|c, _| room::own_settings(c, Scope::Site)).await;
    assert!(none.said.is_empty());
    let done = says(Scope::Office(OfficeId(99)), &[]).await;
    assert_eq!(done, Err(Error::NotFound));
}
