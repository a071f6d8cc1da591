//! The page on which administrators look after letters.

use elab::base::{DeliveryId, days};

use super::Post;
use crate::sink::Mood;

#[tokio::test]
async fn administrators_see_letters_without_whole_addresses_and_try_them_again_or_cancel_them() {
    let post = Post::start().await;
    post.sink.mood(
        "gone.example",
        Mood::Says("550 5.1.1 <aliya@gone.example> unknown"),
    );
    post.sink.mood("full.example", Mood::Says("452 4.2.2 full"));
    let mut ids = Vec::new();
    for address in [
        "aliya@gone.example",
        "askar@gone.example",
        "a@full.example",
        "b@good.example",
    ] {
        ids.push(post.post(address).await);
    }
    post.deliver().await;
    let root = post.site.administrator().await;
    let list = "/admin/deliveries";
    let page = root.get(list).await.is(200).well_formed();
    let page = page
        .shows("a***@gone.example")
        .hides("aliya@gone.example")
        .hides("askar@gone.example")
        .shows(
            "<a***@gone.example> unknown"
                .replace('<', "&#60;")
                .replace('>', "&#62;")
                .as_str(),
        );
    page.shows("failed (2)").shows("sent (1)");
    let failed = root.get("/admin/deliveries?state=failed").await.is(200);
    failed.shows("a***@gone.example").hides("b***@good.example");
    let good = root
        .get("/admin/deliveries?domain=Good.example")
        .await
        .is(200);
    good.shows("b***@good.example").hides("gone.example");
    root.get("/admin/deliveries?state=lost").await.is(422);
    let twin = root
        .get("/api/v1/deliveries?state=failed")
        .await
        .is(200)
        .value();
    assert_eq!(twin["items"].as_array().unwrap().len(), 2);
    assert_eq!(twin["items"][1]["address"], "a***@gone.example");
    assert_eq!(twin["items"][1]["tries"], 1);

    // One by hand, the rest at once; what has gone is neither sent again nor cancelled.
    post.sink.mood("gone.example", None);
    let act = |id: DeliveryId, act: &str| format!("/admin/deliveries/{id}/{act}");
    root.fill(list, &act(ids[0], "retry"), &[]).await.is(303);
    root.act(&act(ids[0], "retry"), &[]).await.is(409);
    post.deliver().await;
    assert_eq!(post.state(ids[0]).await, "sent");
    assert_eq!(post.state(ids[1]).await, "failed");
    root.fill(list, "/admin/deliveries/retry", &[])
        .await
        .is(303);
    root.fill(list, &act(ids[2], "cancel"), &[]).await.is(303);
    root.act(&act(ids[3], "cancel"), &[]).await.is(409);
    let audit = root.get("/admin/audit").await.is(200);
    audit
        .shows("Sent a failed letter again")
        .shows("Sent all failed letters again")
        .shows("Cancelled a letter");
    post.site.advance(days(1));
    post.deliver().await;
    assert_eq!(post.state(ids[1]).await, "sent");
    assert_eq!(post.state(ids[2]).await, "cancelled");
    let aliya = post.site.member("aliya").await;
    aliya.get(list).await.is(403);
    aliya.act(&act(ids[1], "retry"), &[]).await.is(403);
}

#[tokio::test]
async fn the_list_of_letters_moves_by_cursor() {
    let post = Post::start().await;
    for n in 0..51 {
        post.post(&format!("p{n}@example.net")).await;
    }
    let root = post.site.administrator().await;
    let first = root.get("/admin/deliveries?state=ready").await.is(200);
    let next = first.link("next").unwrap();
    assert!(next.contains("state=ready"), "{next}");
    let second = root.get(&next).await.is(200);
    assert!(second.link("next").is_none());
    let back = root.get(&second.link("prev").unwrap()).await.is(200);
    assert_eq!(back.link("next").unwrap(), next);
}
