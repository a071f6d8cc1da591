//! The digest: for who has chosen one, never empty, and not for ever.

use elab::base::{days, hours, minutes};
use elab::notices::{self, Kind, Level, Prefs, Rhythm};

use super::{
    Client, TestApp, choose, last, lives, post, reader, subjects, thread, town, wait, wants,
};

fn with(rhythm: Rhythm) -> Prefs {
    Prefs {
        rhythm,
        ..Prefs::default()
    }
}

async fn follower<'a>(site: &'a TestApp, id: i64) -> Client<'a> {
    let dana = site.member("dana").await;
    choose(&dana, thread(id), Level::All).await;
    dana
}

#[tokio::test]
async fn a_weekly_digest_comes_on_monday_at_eight_of_its_readers_day() {
    let site = TestApp::start().await;
    let (_, marat, id) = town(&site).await;
    let dana = follower(&site, id).await;
    lives(&dana, "en", "Asia/Almaty").await;
    wants(&dana, with(Rhythm::Weekly)).await;
    marat.replies(id, None, "In the well.").await;
    wait(&site).await;
    site.advance(days(6));
    site.settle().await;
    assert!(post(&dana).await.is_empty(), "Sunday");
    // Monday, 02:59 in UTC, 07:59 in Almaty.
    site.advance(hours(18) + minutes(49));
    site.settle().await;
    assert!(post(&dana).await.is_empty());
    site.advance(minutes(1));
    site.settle().await;
    assert_eq!(subjects(&dana).await, ["Public E-lab: what is new"]);
    let told = last(&dana).await;
    assert!(
        told.contains("* Water · town") && told.contains("In the well."),
        "{told}"
    );
    assert!(told.contains("No more digests:"), "{told}");
    // The same is not told again, and an empty one does not come.
    site.advance(days(7));
    site.settle().await;
    assert_eq!(post(&dana).await.len(), 1);
    marat.replies(id, None, "In the river.").await;
    site.settle().await;
    site.advance(days(7));
    site.settle().await;
    let told = last(&dana).await;
    assert!(
        told.contains("In the river.") && !told.contains("In the well."),
        "{told}"
    );
    assert_eq!(post(&dana).await.len(), 2);
}

#[tokio::test]
async fn a_daily_digest_leaves_out_what_was_read_mailed_muted_or_not_chosen() {
    let site = TestApp::start().await;
    let (aliya, marat, id) = town(&site).await;
    wants(&aliya, with(Rhythm::Daily)).await;
    let roads = marat.starts("/s/town/talk", "Roads", "And these?").await;
    let hills = marat.starts("/s/town/talk", "Hills", "And those?").await;
    let woods = marat
        .starts("/s/town/talk", "Woods", "And these too?")
        .await;
    for at in [roads, hills, woods] {
        choose(&aliya, thread(at), Level::All).await;
        marat.replies(at, None, "Nobody knows.").await;
    }
    marat.replies(id, None, "In the well.").await;
    marat
        .act("/p/1/reactions", &[("kind", "thanks")])
        .await
        .is(303);
    wait(&site).await;
    assert_eq!(subjects(&aliya).await, ["Re: [town] Water"], "at once");
    aliya.get(&format!("/t/{roads}-roads")).await.is(200);
    choose(&aliya, thread(woods), Level::Nothing).await;
    site.advance(hours(24));
    site.settle().await;
    let told = last(&aliya).await;
    assert!(told.contains("* Hills"), "{told}");
    for gone in ["Roads", "Woods", "In the well", "reacts"] {
        assert!(!told.contains(gone), "{gone}: {told}");
    }
    assert_eq!(post(&aliya).await.len(), 2);
    let kinds = vec![Kind::Reaction];
    wants(
        &aliya,
        Prefs {
            in_digest: kinds,
            ..with(Rhythm::Daily)
        },
    )
    .await;
    marat.replies(hills, None, "Somebody knows.").await;
    marat
        .act("/p/1/reactions", &[("kind", "agree")])
        .await
        .is(303);
    site.settle().await;
    site.advance(hours(24));
    site.settle().await;
    let told = last(&aliya).await;
    assert!(
        told.contains("reacts to your post") && !told.contains("Somebody knows"),
        "{told}"
    );
}

#[tokio::test]
async fn nobody_gets_a_digest_who_has_chosen_none() {
    let site = TestApp::start().await;
    let (_, marat, id) = town(&site).await;
    let dana = follower(&site, id).await;
    marat.replies(id, None, "In the well.").await;
    site.settle().await;
    for _ in 0..15 {
        site.advance(days(1));
        site.settle().await;
    }
    assert!(post(&dana).await.is_empty());
}

#[tokio::test]
async fn who_is_away_for_half_a_year_gets_a_last_letter() {
    let site = TestApp::start().await;
    let (_, _, id) = town(&site).await;
    let dana = follower(&site, id).await;
    wants(&dana, with(Rhythm::Weekly)).await;
    let address = post_address(&dana).await;
    for week in 0..30 {
        let marat = site.member("marat").await;
        marat.replies(id, None, &format!("Week {week}.")).await;
        site.settle().await;
        site.advance(days(7));
        site.settle().await;
    }
    let all: Vec<String> = site
        .mails_to(&address)
        .into_iter()
        .map(|kept| kept.subject)
        .collect();
    assert_eq!(all.len(), 26, "{all:?}");
    assert_eq!(all.last().unwrap(), "Public E-lab: no more digests");
    assert_eq!(
        all.iter().filter(|one| one.contains("what is new")).count(),
        25
    );
    let back = site.member("dana").await.viewer().await;
    let prefs = site
        .app
        .db
        .read(move |c| notices::prefs(c, &back))
        .await
        .unwrap();
    assert_eq!(prefs, with(Rhythm::Off));
}

async fn post_address(who: &Client<'_>) -> String {
    let viewer = reader(who).await;
    let own = who
        .site()
        .app
        .db
        .read(move |c| elab::accounts::own_profile(c, &viewer));
    own.await.unwrap().1.unwrap()
}
