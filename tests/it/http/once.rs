//! The same act twice is done once.

use elab::base::{crypto, days};

use super::Furnished;
use crate::people::{Answer, Client};

const TEXT: &str = "Under the <stone>.";

async fn reply(client: &Client<'_>, place: &Furnished, key: Option<&str>, text: &str) -> Answer {
    let (token, _) = client.keys().await;
    let mut fields = vec![("token", token.as_str()), ("body", text), ("do", "publish")];
    fields.extend(key.map(|key| ("key", key)));
    let fields: Vec<_> = fields
        .into_iter()
        .map(|(k, v)| (k.to_owned(), v.to_owned()))
        .collect();
    client
        .post(&format!("/t/{}/posts", place.id), &fields)
        .await
}

#[tokio::test]
async fn a_form_sent_twice_makes_one_post() {
    let place = Furnished::start().await;
    let aliya = place.aliya().await;
    let key = crypto::name();
    let first = reply(&aliya, &place, Some(&key), TEXT)
        .await
        .is(303)
        .location();
    let second = reply(&aliya, &place, Some(&key), TEXT)
        .await
        .is(303)
        .location();
    assert_eq!((first, place.posts().await), (second, 2));
    let device = place.aliya().await;
    reply(&device, &place, Some(&key), TEXT).await.is(303);
    assert_eq!(place.posts().await, 2, "from another device of hers");

    let key = crypto::name();
    let pair = tokio::join!(
        reply(&aliya, &place, Some(&key), TEXT),
        reply(&device, &place, Some(&key), TEXT)
    );
    assert_eq!(
        pair.0.is(303).location(),
        pair.1.is(303).location(),
        "both at once"
    );
    assert_eq!(place.posts().await, 3);
}

#[tokio::test]
async fn a_key_stands_for_one_text_only() {
    let place = Furnished::start().await;
    let aliya = place.aliya().await;
    let key = crypto::name();
    reply(&aliya, &place, Some(&key), TEXT).await.is(303);
    let again = reply(&aliya, &place, Some(&key), "Another <text>.")
        .await
        .is(409)
        .shows("Another &#60;text&#62;.");
    assert_eq!(place.posts().await, 1 + 1);
    let path = format!("/t/{}/posts", place.id);
    let fresh = again
        .form(&path)
        .into_iter()
        .find(|(name, _)| name == "key")
        .unwrap()
        .1;
    assert_ne!(fresh, key, "the form has a fresh key");
    aliya
        .submit(&again, &path, &[("do", "publish")])
        .await
        .is(303);
    assert_eq!(place.posts().await, 3);

    let elsewhere = [
        ("title", "Another thread"),
        ("body", TEXT),
        ("do", "publish"),
        ("key", key.as_str()),
    ];
    let answer = aliya
        .fill("/s/here/talk/new", "/s/here/talk/threads", &elsewhere)
        .await;
    answer
        .is(409)
        .shows("Another thread")
        .shows("Under the &#60;stone&#62;.");
}

#[tokio::test]
async fn an_act_without_a_good_key_is_not_done_and_the_text_comes_back() {
    let place = Furnished::start().await;
    let aliya = place.aliya().await;
    let long = "a".repeat(101);
    for wrong in [
        None,
        Some(""),
        Some("short"),
        Some("with space in it"),
        Some("кириллица-в-ключе"),
        Some("a\u{0}bcdefgh"),
        Some(long.as_str()),
    ] {
        let answer = reply(&aliya, &place, wrong, TEXT).await;
        assert_eq!(answer.status, 422, "{wrong:?}");
        answer
            .shows("Under the &#60;stone&#62;.")
            .shows("role=\"alert\"");
    }
    assert_eq!(place.posts().await, 1);
}

#[tokio::test]
async fn the_keys_of_two_people_are_apart() {
    let place = Furnished::start().await;
    let (aliya, root) = (place.aliya().await, place.site.administrator().await);
    let key = crypto::name();
    let one = reply(&aliya, &place, Some(&key), TEXT)
        .await
        .is(303)
        .location();
    let other = reply(&root, &place, Some(&key), TEXT)
        .await
        .is(303)
        .location();
    assert_ne!(one, other);
    let other = reply(&root, &place, Some(&key), "Another text.")
        .await
        .is(409);
    assert!(!other.body.contains(&one), "nothing of hers shows");
    assert_eq!(place.posts().await, 3);
}

#[tokio::test]
async fn a_refusal_leaves_its_key_free_and_a_week_forgets_it() {
    let place = Furnished::start().await;
    let (aliya, root) = (place.aliya().await, place.site.administrator().await);
    let key = crypto::name();
    let lock = format!("/t/{}/lock", place.id);
    root.act(&lock, &[("reason", "It is settled.")])
        .await
        .is(303);
    reply(&aliya, &place, Some(&key), TEXT)
        .await
        .is(423)
        .shows("Under the &#60;stone&#62;.");
    root.act(&format!("{lock}/end"), &[]).await.is(303);
    reply(&aliya, &place, Some(&key), TEXT).await.is(303);
    assert_eq!(place.posts().await, 2);

    place.site.advance(days(6));
    reply(&aliya, &place, Some(&key), TEXT).await.is(303);
    assert_eq!(place.posts().await, 2, "kept for a week");
    let before = place.site.clock.now().minus(days(5));
    place
        .site
        .app
        .db
        .write(move |tx| elab::idempotency::forget(tx, before, 100))
        .await
        .unwrap();
    reply(&aliya, &place, Some(&key), TEXT).await.is(303);
    assert_eq!(place.posts().await, 3, "and then forgotten");
}

#[tokio::test]
async fn a_program_that_asks_twice_gets_the_first_answer() {
    let place = Furnished::start().await;
    let aliya = place.aliya().await;
    let path = format!("/api/v1/threads/{}/posts", place.id);
    let key = crypto::name();
    let headers = [("idempotency-key", key.as_str())];
    let first = aliya
        .json("POST", &path, &headers, "{\"body\":\"From a program.\"}")
        .await
        .is(201);
    let second = aliya
        .json("POST", &path, &headers, "{\"body\":\"From a program.\"}")
        .await
        .is(201);
    assert_eq!(
        (first.location(), first.value()["id"].clone()),
        (second.location(), second.value()["id"].clone())
    );
    let other = aliya
        .json("POST", &path, &headers, "{\"body\":\"Another text.\"}")
        .await
        .is(409);
    assert_eq!(other.value()["code"], "key_reused");
    let without = aliya
        .json(
            "POST",
            &path,
            &[("idempotency-key", "")],
            "{\"body\":\"From a program.\"}",
        )
        .await
        .is(422);
    assert_eq!(without.value()["fields"][0]["field"], "key");
    assert_eq!(place.posts().await, 2);

    let post = format!("/api/v1/posts/{}", first.value()["id"]);
    let key = crypto::name();
    let headers = [("idempotency-key", key.as_str())];
    aliya.json("DELETE", &post, &headers, "").await.is(204);
    aliya.json("DELETE", &post, &headers, "").await.is(204);
    aliya.json("DELETE", &post, &[], "").await.is(410);
}
