//! Pictures and documents: what is taken, what is left of it, and who may fetch it.

mod described;
mod kept;

use image::{DynamicImage, GenericImageView, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

use crate::app::TestApp;
use crate::people::{Answer, Client};

/// A picture of many colours, as a camera takes one.
fn photo(width: u32, height: u32) -> DynamicImage {
    RgbImage::from_fn(width, height, |x, y| {
        Rgb([(x % 251) as u8, (y % 241) as u8, ((x * y) % 239) as u8])
    })
    .into()
}

fn bytes(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut out, format).unwrap();
    out.into_inner()
}

pub fn jpeg(width: u32, height: u32) -> Vec<u8> {
    bytes(&photo(width, height), ImageFormat::Jpeg)
}

/// A JPEG whose metadata says which way is up, where it was taken (GPS), and a comment.
fn from_a_phone(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut tiff: Vec<u8> = vec![b'M', b'M', 0, 42, 0, 0, 0, 8, 0, 2];
    tiff.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    tiff.extend([0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38]);
    tiff.extend([0, 0, 0, 0]);
    // The directory of the place: a latitude in degrees, minutes, seconds.
    tiff.extend([0, 1, 0, 2, 0, 5, 0, 0, 0, 3, 0, 0, 0, 56, 0, 0, 0, 0]);
    tiff.extend([
        0, 0, 0, 43, 0, 0, 0, 1, 0, 0, 0, 14, 0, 0, 0, 1, 0, 0, 0, 59, 0, 0, 0, 1,
    ]);
    tiff.extend(b"GPSGPS-43.2389");
    let segment = |mark: u8, content: &[u8]| {
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&[0xff, mark][..], &length, content].concat()
    };
    let exif = segment(0xe1, &[b"Exif\0\0", &tiff[..]].concat());
    let comment = segment(0xfe, b"taken by SECRETCAM 9000");
    [&jpeg[..2], &exif, &comment, &jpeg[2..]].concat()
}

/// A PNG that says it is this large and holds next to nothing.
fn bomb(width: u32, height: u32) -> Vec<u8> {
    let mut png = bytes(&photo(1, 1), ImageFormat::Png);
    png[16..20].copy_from_slice(&width.to_be_bytes());
    png[20..24].copy_from_slice(&height.to_be_bytes());
    let mut crc = flate2::Crc::new();
    crc.update(&png[12..29]);
    png[29..33].copy_from_slice(&crc.sum().to_be_bytes());
    png
}

/// What a program is told of a file that it sends.
async fn sent(by: &Client<'_>, title: &str, file: &[u8]) -> Answer {
    by.upload("/api/v1/files", &[], Some((title, file))).await
}

/// Path and Markdown of a picture that was taken.
async fn taken(by: &Client<'_>, file: &[u8]) -> (String, String) {
    let told = sent(by, "a", file).await.is(201).value();
    let text = |name: &str| told[name].as_str().unwrap().to_owned();
    (text("url"), text("markdown"))
}

#[tokio::test]
async fn a_photo_is_made_anew_upright_in_three_widths_without_where_it_was_taken() {
    let site = TestApp::start().await;
    let aliya = site.member("aliya").await;
    let phone = from_a_phone(&jpeg(2400, 1200), 6);
    assert!(phone.windows(6).any(|six| six == b"GPSGPS"));

    let (url, _) = taken(&aliya, &phone).await;
    // A quarter turn to the right: what was 2400 x 1200 stands, and is too narrow to be brought to 1920.
    assert!(url.ends_with("/1200x2400.jpg"), "{url}");
    let folder = url.rsplit_once('/').unwrap().0.to_owned();
    for (last, size) in [
        ("1200x2400.jpg", (1200, 2400)),
        ("640.jpg", (640, 1280)),
        ("320.jpg", (320, 640)),
    ] {
        let answer = aliya.get(&format!("{folder}/{last}")).await.is(200);
        let shown = image::load_from_memory_with_format(&answer.bytes, ImageFormat::Jpeg).unwrap();
        assert_eq!(shown.dimensions(), size);
        for word in [&b"GPSGPS"[..], b"Exif", b"SECRETCAM", b"43.2389"] {
            assert!(
                !answer.bytes.windows(word.len()).any(|w| w == word),
                "{last}"
            );
        }
        assert_eq!(answer.header("content-type"), Some("image/jpeg"));
        assert_eq!(
            answer.header("content-security-policy"),
            Some("sandbox; default-src 'none'")
        );
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("cache-control"), Some("private, no-cache"));
    }
    aliya.get(&format!("{folder}/1920.jpg")).await.is(404);
    aliya.get(&format!("{folder}/640.png")).await.is(404);

    let wide = taken(&aliya, &jpeg(4000, 1000)).await.0;
    assert!(wide.ends_with("/1920x480.jpg"), "{wide}");
    // On the disk lie these forms under random names, and nothing half written.
    let folder = site.app.config.files_dir.join(&wide[3..5]);
    let names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with(&wide[3..35]))
        .collect();
    assert!(
        names.len() == 3 && names.iter().all(|name| !name.ends_with(".part")),
        "{names:?}"
    );
}

#[tokio::test]
async fn drawings_and_what_shines_through_become_png_and_animations_their_first_picture() {
    let site = TestApp::start().await;
    let aliya = site.member("aliya").await;
    let plan: DynamicImage =
        RgbImage::from_fn(700, 500, |x, _| Rgb([if x < 350 { 0 } else { 255 }; 3])).into();
    let stamp: DynamicImage =
        RgbaImage::from_fn(90, 90, |x, y| Rgba([x as u8, y as u8, 9, x as u8])).into();
    let mut film = Vec::new();
    {
        use image::codecs::gif::GifEncoder;
        let mut encoder = GifEncoder::new(&mut film);
        for shade in [10, 200] {
            let frame = RgbaImage::from_pixel(40, 30, Rgba([shade, shade, shade, 255]));
            encoder.encode_frame(image::Frame::new(frame)).unwrap();
        }
    }
    for (file, last) in [
        (bytes(&plan, ImageFormat::Png), "700x500.png"),
        (bytes(&plan, ImageFormat::Jpeg), "700x500.jpg"),
        (bytes(&stamp, ImageFormat::Png), "90x90.png"),
        (bytes(&stamp, ImageFormat::WebP), "90x90.png"),
        (bytes(&photo(700, 500), ImageFormat::WebP), "700x500.jpg"),
        (bytes(&photo(700, 500), ImageFormat::Png), "700x500.jpg"),
        (film, "40x30.png"),
    ] {
        let url = taken(&aliya, &file).await.0;
        assert!(url.ends_with(last), "{url} for {last}");
        let shown = image::load_from_memory(&aliya.get(&url).await.is(200).bytes).unwrap();
        if last == "40x30.png" {
            assert_eq!(shown.get_pixel(3, 3), Rgba([10, 10, 10, 255]));
        }
        if last == "90x90.png" {
            assert!(shown.get_pixel(40, 3).0[3] < 255);
        }
    }
}

#[tokio::test]
async fn what_is_no_picture_or_document_of_the_list_is_refused() {
    let site = TestApp::start().await;
    let aliya = site.member("aliya").await;
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>";
    let whole = jpeg(300, 200);
    let png = bytes(&photo(300, 200), ImageFormat::Png);
    let gif_bomb = b"GIF89a\xff\xff\xff\xff\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\xff\xff\xff\xff\0\x02\x02D\x01\0;";
    for (title, file, status, code) in [
        ("a.svg", &svg[..], 415, "type_refused"),
        ("a.png", svg, 415, "type_refused"),
        (
            "a.html",
            b"<!doctype html><script>alert(1)</script>",
            415,
            "type_refused",
        ),
        (
            "a.txt",
            b"<!doctype html><script>alert(1)</script>",
            415,
            "type_refused",
        ),
        ("a.pdf", b"<html>%PDF-1.7 %%EOF", 415, "type_refused"),
        ("a.exe", b"MZ\x90\0", 415, "type_refused"),
        ("a.csv", b"\xff\xfe\0;", 415, "type_refused"),
        ("a.pdf", b"%PDF-1.7 cut off", 422, "file_broken"),
        ("a.jpg", &whole[..40], 422, "file_broken"),
        ("a.png", &png[..png.len() / 2], 422, "file_broken"),
        ("a.gif", b"GIF89a\x01", 422, "file_broken"),
        ("a.webp", b"RIFF\x10\0\0\0WEBPVP8 \0\0", 422, "file_broken"),
        ("a.png", &bomb(8193, 1), 413, "too_large"),
        ("a.png", &bomb(10_000, 10_000), 413, "too_large"),
        ("a.png", &bomb(8000, 8000), 413, "too_large"),
        ("a.png", &bomb(u32::MAX / 2, u32::MAX / 2), 413, "too_large"),
        ("a.gif", &gif_bomb[..], 413, "too_large"),
        ("a.txt", &vec![b'a'; 10_000_001], 413, "too_large"),
        ("a.txt", &vec![b'a'; 12_000_000], 413, "too_large"),
    ] {
        let answer = sent(&aliya, title, file).await;
        assert_eq!(
            (answer.status, &answer.value()["code"]),
            (status, &code.into()),
            "{title}: {}",
            answer.body
        );
    }
    aliya
        .upload("/api/v1/files", &[], None)
        .await
        .is(422)
        .shows("file_missing");
    // A picture that is a page too: only its pixels are kept.
    let polyglot = [&whole[..], b"<script>alert(1)</script>"].concat();
    let kept = aliya.get(&taken(&aliya, &polyglot).await.0).await.is(200);
    assert!(!kept.bytes.windows(8).any(|w| w == b"<script>"));
    let left = std::fs::read_dir(&site.app.config.files_dir)
        .unwrap()
        .count();
    assert_eq!(left, 1, "what was refused leaves nothing on the disk");
}

#[tokio::test]
async fn a_document_is_only_handed_over_under_its_own_name() {
    let site = TestApp::start().await;
    let aliya = site.member("aliya").await;
    let told = sent(&aliya, "Ауыл \"су\" [1].csv", "үй;су\n1;жоқ\n".as_bytes())
        .await
        .is(201)
        .value();
    let url = told["url"].as_str().unwrap();
    assert_eq!(told["kind"], "csv");
    let answer = aliya.get(url).await.is(200).shows("1;жоқ");
    assert_eq!(
        answer.header("content-type"),
        Some("text/csv; charset=utf-8")
    );
    let wanted = "attachment; filename=\"____ _______.csv\"; \
        filename*=UTF-8''%D0%90%D1%83%D1%8B%D0%BB%20%22%D1%81%D1%83%22%20%5B1%5D.csv";
    let got = answer.header("content-disposition").unwrap();
    assert_eq!(
        got.split("filename*").last(),
        wanted.split("filename*").last()
    );
    assert!(got.starts_with("attachment; filename=\"") && got.is_ascii());
    assert_eq!(
        answer.header("content-security-policy"),
        Some("sandbox; default-src 'none'")
    );
    aliya.get(&url.replace(".csv", ".html")).await.is(404);
}

#[tokio::test]
async fn a_picture_belongs_to_its_owner_until_a_post_shows_it_and_is_asked_for_anew_each_time() {
    let site = TestApp::start().await;
    let space = site.space("valley", "private").await;
    let aliya = site.neighbour(space, "aliya").await;
    let bolat = site.neighbour(space, "bolat").await;
    let (stranger, visitor) = (site.member("stranger").await, site.visitor());
    let (url, link) = taken(&aliya, &jpeg(300, 200)).await;

    aliya.get(&url).await.is(200);
    for other in [&bolat, &stranger, &visitor] {
        other.get(&url).await.is(404);
    }
    // Who repeats the address of somebody else's picture opens it to nobody.
    site.space("square", "public").await;
    let square = site
        .app
        .db
        .read(|c| elab::spaces::find(c, &Default::default(), "square"))
        .await
        .unwrap()
        .id;
    let thief = site.neighbour(square, "thief").await;
    thief.starts("/s/square/talk", "Look at this", &link).await;
    visitor.get(&url).await.is(404);
    thief.get(&url).await.is(404);

    let thread = aliya
        .starts(
            "/s/valley/talk",
            "The well is dry",
            &format!("See:\n\n{link}"),
        )
        .await;
    let tag = bolat
        .get(&url)
        .await
        .is(200)
        .header("etag")
        .unwrap()
        .to_owned();
    for known in [&tag, &format!("W/{tag}"), &format!("\"a\", {tag}")] {
        bolat
            .send("GET", &url, &[("if-none-match", known)], "")
            .await
            .is(304);
    }
    bolat
        .send("GET", &url, &[("if-none-match", "\"a\"")], "")
        .await
        .is(200);
    for other in [&thief, &stranger, &visitor] {
        other.get(&url).await.is(404);
        other
            .send("GET", &url, &[("if-none-match", &tag)], "")
            .await
            .is(404);
    }

    let posts = aliya
        .get(&format!("/api/v1/threads/{thread}/posts"))
        .await
        .value();
    let post = posts["items"][0]["id"].as_i64().unwrap();
    let remove = [("reason", "private_data"), ("clause", ""), ("note", "")];
    let keeper = site.administrator().await;
    keeper
        .act(&format!("/p/{post}/removals"), &remove)
        .await
        .is(303);
    bolat.get(&url).await.is(404);
    bolat
        .send("GET", &url, &[("if-none-match", &tag)], "")
        .await
        .is(404);
    aliya.get(&url).await.is(200);
    keeper
        .act(&format!("/p/{post}/restorations"), &[])
        .await
        .is(303);
    bolat.get(&url).await.is(200);

    let changed = [
        ("body", "It is filled in."),
        ("base", "1"),
        ("do", "publish"),
    ];
    aliya
        .act(&format!("/p/{post}/revisions"), &changed)
        .await
        .is(303);
    bolat.get(&url).await.is(404);
    aliya
        .get("/f/00112233445566778899aabbccddeeff/9x9.png")
        .await
        .is(404);
}

#[tokio::test]
async fn the_composer_comes_back_with_the_file_and_what_was_typed() {
    let site = TestApp::start().await;
    let space = site.space("valley", "public").await;
    let aliya = site.neighbour(space, "aliya").await;
    let thread = aliya
        .starts("/s/valley/talk", "The well is dry", "Since Monday.")
        .await;
    let reply = format!("/t/{thread}/posts");
    let target = aliya
        .get(&format!("/t/{thread}/reply"))
        .await
        .field(&reply, "target");

    let fields = [
        ("target", target.as_str()),
        ("body", "I went there."),
        ("lang", "en"),
        ("alt", "The [dry] well"),
    ];
    let page = aliya
        .upload("/files", &fields, Some(("w.jpg", &jpeg(900, 600))))
        .await
        .is(200)
        .well_formed();
    let body = page.field(&reply, "body");
    assert!(
        body.starts_with("I went there.\n\n![The \\[dry\\] well](/f/")
            && body.ends_with("/900x600.jpg)\n"),
        "{body}"
    );
    assert_eq!(page.field(&reply, "lang"), "en");
    let sent = aliya
        .submit(&page, &reply, &[("do", "publish")])
        .await
        .is(303);
    let shown = aliya
        .open(&sent.location())
        .await
        .is(200)
        .shows("alt=\"The [dry] well\" loading=\"lazy\"");
    assert!(
        shown.body.contains("/640.jpg 640w, /f/")
            && shown.body.contains("width=\"900\" height=\"600\"")
    );
    shown.hides("no description");

    // Without a description the picture is taken, asked about, and marked.
    let fields = [("target", target.as_str()), ("body", ""), ("alt", " ")];
    let page = aliya
        .upload("/files", &fields, Some(("w.jpg", &jpeg(90, 60))))
        .await
        .is(200);
    let page = page
        .shows("What does the photo show?")
        .shows("It has no description yet");
    let sent = aliya
        .submit(&page, &reply, &[("do", "publish")])
        .await
        .is(303);
    aliya
        .open(&sent.location())
        .await
        .shows("A picture of this post has no description.");
    // One that only decorates needs none.
    let fields = [
        ("target", target.as_str()),
        ("body", "x"),
        ("decorative", "on"),
    ];
    let page = aliya
        .upload("/files", &fields, Some(("w.jpg", &jpeg(90, 60))))
        .await
        .is(200);
    assert!(page.field(&reply, "body").contains("90x60.jpg#decorative)"));
    aliya
        .submit(&page, &reply, &[("do", "publish")])
        .await
        .is(303);
    aliya
        .open(&format!("/t/{thread}"))
        .await
        .shows("alt=\"\" loading")
        .shows("A picture of this post");

    // Whatever is refused gives the text back.
    let typed = [
        ("target", target.as_str()),
        ("body", "Long <words>."),
        ("alt", "A well"),
    ];
    let huge = vec![b'a'; 13_000_000];
    for (file, status) in [
        (Some(("a.svg", &b"<svg/>"[..])), 415),
        (Some(("a.txt", &huge[..])), 413),
        (None, 422),
    ] {
        let page = aliya.upload("/files", &typed, file).await.is(status);
        assert_eq!(page.field(&reply, "body"), "Long <words>.");
        assert_eq!(page.field(&reply, "alt"), "A well");
    }
    let stranger = site.visitor();
    stranger
        .upload("/files", &typed, Some(("a.txt", b"a")))
        .await
        .is(401)
        .shows("Long &#60;words&#62;.");

    // A new thread and a change of a post have their own targets.
    let page = aliya.get("/s/valley/talk/new").await.is(200);
    let target = page.field("/s/valley/talk/threads", "target");
    let fields = [
        ("target", target.as_str()),
        ("title", "Another well"),
        ("body", ""),
    ];
    let page = aliya
        .upload("/files", &fields, Some(("plan.txt", b"North.")))
        .await
        .is(200);
    assert_eq!(
        page.field("/s/valley/talk/threads", "title"),
        "Another well"
    );
    assert!(
        page.field("/s/valley/talk/threads", "body")
            .starts_with("[plan.txt](/f/")
    );
    let post = aliya.replies(thread, None, "Here.").await;
    let target = format!("edit-{post}");
    let fields = [
        ("target", target.as_str()),
        ("body", "Here!"),
        ("base", "1"),
    ];
    let page = aliya
        .upload("/files", &fields, Some(("plan.txt", b"North.")))
        .await
        .is(200);
    assert_eq!(page.field(&format!("/p/{post}/revisions"), "base"), "1");
    // Somebody else's place, and none.
    let outsider = site.member("outsider").await;
    site.space("closed", "private").await;
    for target in ["forum-3", "forum-99", "thread-99", "nonsense", ""] {
        let fields = [("target", target), ("body", "x")];
        outsider
            .upload("/files", &fields, Some(("a.txt", b"a")))
            .await
            .is(404);
    }
}
