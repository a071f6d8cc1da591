//! The picture beside a name: chosen, square and small, taken away and brought back, seen by all.

use elab::base::{days, hours};
use elab::chores::RetireFiles;
use elab::events::{self, Envelope};
use elab::files;
use elab::jobs::Job;
use image::{DynamicImage, GenericImageView, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

use crate::app::TestApp;
use crate::people::Answer;

const PATH: &str = "/settings/picture";

/// A wide picture: red, with a blue square in its middle.
fn wide(format: ImageFormat) -> Vec<u8> {
    let inner = |x: u32| (200..600).contains(&x);
    let picture = RgbImage::from_fn(800, 400, |x, _| {
        if inner(x) {
            Rgb([0, 0, 250])
        } else {
            Rgb([250, 0, 0])
        }
    });
    bytes(&DynamicImage::from(picture), format)
}

fn bytes(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut out, format).unwrap();
    out.into_inner()
}

/// The address of the picture that a page shows.
fn shown(page: &Answer) -> Option<String> {
    let (_, behind) = page.body.split_once("src=\"/avatars/")?;
    Some(format!("/avatars/{}", behind.split('"').next().unwrap()))
}

async fn told(site: &TestApp) -> Vec<Envelope> {
    site.settle().await;
    site.app
        .db
        .read(|c| events::after(c, 0, 500))
        .await
        .unwrap()
}

#[tokio::test]
async fn a_picture_is_cut_square_made_small_and_seen_by_all() {
    let site = TestApp::start().await;
    let aliya = site.member("aliya").await;
    let page = aliya.get(PATH).await.is(200).well_formed();
    assert_eq!(shown(&page), None);
    page.shows(">A</span>").hides("Take the picture away");
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
        let file = Some(("me.x", &wide(format)[..]));
        aliya.upload(PATH, &[], file).await.is(303);
    }
    let last = told(&site).await.pop().unwrap();
    assert_eq!(
        (last.kind.as_str(), last.data.contains("avatar")),
        ("person.changed", true)
    );
    let page = site.visitor().get("/u/aliya").await.is(200).well_formed();
    let url = shown(&page).unwrap();
    page.shows("width=\"96\" height=\"96\" alt=\"\"");
    let answer = site.visitor().get(&url).await.is(200);
    assert_eq!(answer.header("content-type"), Some("image/jpeg"));
    assert_eq!(answer.header("cache-control"), Some("public, no-cache"));
    assert_eq!(answer.header("set-cookie"), None);
    let tag = answer.header("etag").unwrap();
    let known = [("if-none-match", tag)];
    let same = site.visitor().send("GET", &url, &known, "").await.is(304);
    assert!(same.bytes.is_empty());
    let picture = image::load_from_memory(&answer.bytes).unwrap();
    assert_eq!(picture.dimensions(), (192, 192));
    // Of the middle: the red sides are cut away.
    let corner = picture.get_pixel(1, 1).0;
    assert!(corner[2] > 200 && corner[0] < 60, "{corner:?}");
    for wrong in ["320.jpg", "48.jpg", "192", "192.png", "192x192.avatar"] {
        site.visitor()
            .get(&url.replace("192.jpg", wrong))
            .await
            .is(404);
    }
    // It is no file of the composer.
    let name = url.split('/').nth(2).unwrap();
    aliya
        .get(&format!("/f/{name}/192x192.avatar"))
        .await
        .is(404);
}

#[tokio::test]
async fn what_shines_through_stands_on_white_and_what_is_no_picture_is_refused() {
    let site = TestApp::start().await;
    let aliya = site.member("aliya").await;
    let clear = RgbaImage::from_pixel(60, 60, Rgba([0, 0, 0, 0]));
    let clear = bytes(&DynamicImage::from(clear), ImageFormat::Png);
    aliya
        .upload(PATH, &[], Some(("me.png", &clear)))
        .await
        .is(303);
    let url = shown(&aliya.get("/u/aliya").await).unwrap();
    let picture = image::load_from_memory(&aliya.get(&url).await.bytes).unwrap();
    assert_eq!(picture.get_pixel(90, 90).0, [255, 255, 255, 255]);

    let gif = wide(ImageFormat::Gif);
    for (file, status) in [
        (&gif[..], 415),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", 415),
        (&wide(ImageFormat::Png)[..40], 422),
    ] {
        let refused = aliya.upload(PATH, &[], Some(("me.png", file))).await;
        refused.is(status).well_formed().shows(PATH);
    }
    aliya.upload(PATH, &[], None).await.is(422).well_formed();
    assert_eq!(
        shown(&aliya.get("/u/aliya").await),
        Some(url),
        "it stands as it was"
    );
    site.visitor()
        .upload(PATH, &[], Some(("me.png", &clear)))
        .await
        .is(401);
}

#[tokio::test]
async fn a_picture_is_taken_away_at_once_and_brought_back_for_a_week() {
    let site = TestApp::start().await;
    let aliya = site.member("aliya").await;
    let (end, back) = (format!("{PATH}/end"), format!("{PATH}/restoration"));
    aliya.act(&back, &[]).await.is(404);
    let file = wide(ImageFormat::Png);
    aliya
        .upload(PATH, &[], Some(("me.png", &file)))
        .await
        .is(303);
    let url = shown(&aliya.get("/u/aliya").await).unwrap();
    let before = told(&site).await.len();
    for _ in 0..2 {
        aliya.act(&end, &[]).await.is(303);
    }
    assert_eq!(
        told(&site).await.len(),
        before + 1,
        "the same twice is once"
    );
    site.visitor().get(&url).await.is(404);
    assert_eq!(shown(&aliya.get("/u/aliya").await), None);
    aliya
        .get(PATH)
        .await
        .well_formed()
        .shows("Bring the picture back");
    aliya.act(&back, &[]).await.is(303);
    assert_eq!(told(&site).await.len(), before + 2);
    site.visitor().get(&url).await.is(200);

    // What is shown stays for ever; what was taken away goes after a week, and what was replaced too.
    let retire = || async {
        let job = RetireFiles {
            after: String::new(),
        };
        site.app.db.write(move |tx| job.run(tx)).await.unwrap();
        site.advance(hours(1));
        files::wipe(&site.app.db, &site.app.store).await.unwrap()
    };
    site.advance(days(8));
    assert_eq!(retire().await, 0);
    site.visitor().get(&url).await.is(200);
    let aliya = site.member("aliya").await;
    aliya.act(&end, &[]).await.is(303);
    site.advance(days(8));
    assert_eq!(retire().await, 1);
    let aliya = site.member("aliya").await;
    aliya.act(&back, &[]).await.is(404);
    aliya.get(PATH).await.hides("Bring the picture back");
}

#[tokio::test]
async fn a_page_of_posts_loads_no_pictures_of_people() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let thread = aliya.starts("/s/town/talk", "Who is who?", "Root").await;
    let file = wide(ImageFormat::Png);
    aliya
        .upload(PATH, &[], Some(("me.png", &file)))
        .await
        .is(303);
    for reader in [&aliya, &site.visitor()] {
        let page = reader.open(&format!("/t/{thread}")).await.well_formed();
        assert_eq!(shown(&page), None);
    }
}

#[tokio::test]
async fn a_picture_is_chosen_taken_away_and_brought_back_by_program() {
    let site = TestApp::start().await;
    let aliya = site.member("aliya").await;
    let path = "/api/v1/settings/picture";
    let back = &format!("{path}/restoration");
    let file = wide(ImageFormat::Png);
    let visitor = site.visitor();
    let refused = visitor.upload(path, &[], Some(("me.png", &file))).await;
    refused.is(401);
    aliya.upload(path, &[], None).await.is(422);
    aliya
        .upload(path, &[], Some(("me.txt", b"words")))
        .await
        .is(415);
    aliya.json("POST", back, &[], "").await.is(404);
    let made = aliya
        .upload(path, &[], Some(("me.png", &file)))
        .await
        .is(201)
        .value();
    let url = made["url"].as_str().unwrap();
    site.visitor().get(url).await.is(200);
    let person = site.visitor().get("/api/v1/people/aliya").await.value();
    assert_eq!(person["picture"], url);
    for _ in 0..2 {
        aliya.json("DELETE", path, &[], "").await.is(204);
    }
    let none = aliya.get(path).await.is(200).value();
    assert_eq!(
        (none["url"].as_str(), none["removed"].as_bool()),
        (None, Some(true))
    );
    site.visitor().get(url).await.is(404);
    aliya.json("POST", back, &[], "").await.is(204);
    assert_eq!(aliya.get(path).await.value()["url"], url);
}
