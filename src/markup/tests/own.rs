//! What is ours: line breaks, levels, details, spoilers, mentions, quotes, addresses.

use super::{folded, html, post, rendered};
use crate::markup::Mention::{Office, Person};
use crate::markup::{Place, render};

const REL: &str = "rel=\"nofollow ugc noopener\"";

#[test]
fn a_newline_is_a_line_break() {
    assert_eq!(folded(&html("a\nb")), "<p>a<br>b</p>");
    assert_eq!(rendered("a\nb").text, "a\nb");
}

#[test]
fn headings_start_below_those_of_the_page() {
    let at = |heading, source: &str| {
        folded(
            &render(source, &Place { heading, ..post() }, &|| false)
                .unwrap()
                .html,
        )
    };
    assert_eq!(at(4, "# a"), "<h4>a</h4>");
    assert_eq!(
        at(4, "# a\n## b\n### c\n#### d"),
        "<h4>a</h4><h5>b</h5><h6>c</h6><h6>d</h6>"
    );
    assert_eq!(
        at(4, "### a\n###### b\n# c"),
        "<h4>a</h4><h5>b</h5><h4>c</h4>"
    );
    assert_eq!(
        at(2, "> ## a\n\n### b"),
        "<blockquote><h2>a</h2></blockquote><h3>b</h3>"
    );
    assert_eq!(at(1, "### a"), "<h3>a</h3>");
    assert_eq!(at(0, "# a"), "<h1>a</h1>");
    assert_eq!(at(9, "# a"), "<h6>a</h6>");
    // An empty one would be a stop for nothing.
    assert_eq!(at(4, "#\n## ##\na"), "<p>a</p>");
    assert!(at(4, "# ![](/f/00112233445566778899aabbccddeeff/9x9.png)").starts_with("<h4><img"));
}

#[test]
fn details_fold_and_nest() {
    for (source, expected) in [
        (
            ":::details A b\nc\n:::",
            "<details><summary>A b</summary><p>c</p></details>",
        ),
        (
            ":::details\nc\n:::",
            "<details><summary>…</summary><p>c</p></details>",
        ),
        (
            "x\n:::details A\n- b\n:::\ny",
            "<p>x</p><details><summary>A</summary><ul><li>b</li></ul></details><p>y</p>",
        ),
        (
            ":::details A\n:::details B\nc\n:::\nd\n:::",
            "<details><summary>A</summary><details><summary>B</summary><p>c</p></details><p>d</p></details>",
        ),
        (
            ":::details A\nb",
            "<details><summary>A</summary><p>b</p></details>",
        ),
        (
            "> :::details A\n> b\n\nc",
            "<blockquote><details><summary>A</summary><p>b</p></details></blockquote><p>c</p>",
        ),
        (
            "- :a\n\n  :::details A\n  b\n  :::\n- c",
            "<ul><li><p>:a</p><details><summary>A</summary><p>b</p></details></li><li><p>c</p></li></ul>",
        ),
        (":::", "<p>:::</p>"),
        ("a\n:::\nb", "<p>a</p><p>:::</p><p>b</p>"),
        (":::detailsA", "<p>:::detailsA</p>"),
        (":::note A", "<p>:::note A</p>"),
        (
            ":::details *A* @aliya",
            "<details><summary>*A* @aliya</summary></details>",
        ),
        (
            "```\n:::details A\n:::\n```",
            "<pre tabindex=\"0\"><code>:::details A\n:::\n</code></pre>",
        ),
        (
            "    :::details A",
            "<pre tabindex=\"0\"><code>:::details A\n</code></pre>",
        ),
        (
            "<div>\n:::details A\n</div>",
            "<p>&lt;div&gt;<br>:::details A<br>&lt;/div&gt;</p>",
        ),
        (
            "`a\n:::details A\n:::`",
            "<p>`a</p><details><summary>A</summary><p>:::`</p></details>",
        ),
    ] {
        assert_eq!(
            folded(&html(source)).replace("\u{FDD0}", "!"),
            expected,
            "from {source:?}"
        );
    }
    assert_eq!(rendered(":::details A\nb\n:::\nc").text, "A\nb\nc");
}

#[test]
fn spoilers_hide_and_stay_out_of_the_plain_text() {
    let hidden = |s: &str| format!("<span class=\"spoiler\" tabindex=\"0\">{s}</span>");
    for (source, expected) in [
        ("a ||b c|| d", format!("a {} d", hidden("b c"))),
        ("||a *b* c||", hidden("a <em>b</em> c")),
        ("||a|| ||b||", format!("{} {}", hidden("a"), hidden("b"))),
        ("*||a||*", format!("<em>{}</em>", hidden("a"))),
        (
            "||a **||b||** c||",
            hidden(&format!("a <strong>{}</strong> c", hidden("b"))),
        ),
        ("||a *b|| c*", "||a <em>b|| c</em>".to_owned()),
        ("x || y || z", "x || y || z".to_owned()),
        ("||||", "||||".to_owned()),
        ("||a", "||a".to_owned()),
        ("\\||a||", "||a||".to_owned()),
        ("`||a||`", "<code>||a||</code>".to_owned()),
        ("||a\nb||", hidden("a<br>b")),
        ("||`a||`||", hidden("<code>a||</code>")),
    ] {
        assert_eq!(
            folded(&html(source)),
            format!("<p>{expected}</p>"),
            "from {source:?}"
        );
    }
    assert_eq!(
        rendered("a ||b `c` @aliya https://x.example|| d").text,
        "a  d"
    );
    assert!(!html("|a|\n|-|\n|x||y||z|").contains("spoiler"));
}

#[test]
fn names_after_an_at_sign_are_mentions() {
    for (source, expected) in [
        ("@aliya", vec![Person("aliya".into())]),
        (
            "(@aliya), @Әлия_1!",
            vec![Person("aliya".into()), Person("Әлия_1".into())],
        ),
        ("@aliya. @aliya-", vec![Person("aliya".into())]),
        (
            "@a_b_c *@d.e*",
            vec![Person("a_b_c".into()), Person("d.e".into())],
        ),
        ("@office/akimat-1.", vec![Office("akimat-1".into())]),
        (
            "- @aliya\n\n|@askar|\n|-|",
            vec![Person("aliya".into()), Person("askar".into())],
        ),
        ("||@aliya||", vec![Person("aliya".into())]),
        ("a@aliya a+@aliya x.kz/@aliya", vec![]),
        ("@ab @office @office/ @@aliya", vec![]),
        ("@aliya@x.example", vec![]),
        ("\\@aliya &#64;aliya", vec![]),
        ("`@aliya` [@aliya](/x) <https://x.example/@aliya>", vec![]),
        ("https://x.example/@aliya https://x.example?@aliya", vec![]),
        ("    @aliya", vec![]),
        ("<b x=\" @aliya\">", vec![]),
        ("> @aliya", vec![]),
    ] {
        assert_eq!(rendered(source).mentions, expected, "from {source:?}");
    }
    let long = "a".repeat(30);
    assert_eq!(
        rendered(&format!("@{long}")).mentions,
        [Person(long.clone())]
    );
    assert_eq!(rendered(&format!("@{long}a")).mentions, []);
    assert_eq!(
        folded(&html("@Әли @office/akimat")),
        "<p><a href=\"/u/%D3%98%D0%BB%D0%B8\" class=\"mention\">@Әли</a> <a href=\"/o/akimat\" class=\"mention\">@office/akimat</a></p>"
    );
    // In a quote the name leads to its owner, and tells nobody.
    assert!(html("> @aliya").contains("href=\"/u/aliya\""));
}

#[test]
fn bare_addresses_become_links_without_the_sentence_around_them() {
    for (source, link, after) in [
        ("https://x.example", "https://x.example", ""),
        ("HTTP://x.example/a.", "HTTP://x.example/a", "."),
        ("https://x.example/a_(b))", "https://x.example/a_(b)", ")"),
        (
            "https://x.example/?a=1&b=2, c",
            "https://x.example/?a=1&amp;b=2",
            ", c",
        ),
        (
            "https://x.example/?a=1&amp;b=2",
            "https://x.example/?a=1&amp;b=2",
            "",
        ),
        ("https://x.example/a*", "https://x.example/a", "*"),
        ("https://x.example/a_b_c", "https://x.example/a_b_c", ""),
        ("https://x.example/~a#b", "https://x.example/~a#b", ""),
    ] {
        let expected = format!("<p><a href=\"{link}\" {REL}>{link}</a>{after}</p>");
        assert_eq!(folded(&html(source)), expected, "from {source:?}");
    }
    assert_eq!(
        folded(&html("mailto:a@b.kz.")),
        "<p><a href=\"mailto:a@b.kz\">mailto:a@b.kz</a>.</p>"
    );
    for plain in [
        "https://",
        "xhttps://x.example",
        "http:/x",
        "www.x.example",
        "a@b.kz",
        "https://a@b.kz/",
        "https://../",
    ] {
        assert_eq!(folded(&html(plain)), format!("<p>{plain}</p>"));
    }
}

#[test]
fn links_lead_only_where_they_may() {
    for (source, expected) in [
        (
            "[a](https://x.example)",
            format!("<a href=\"https://x.example\" {REL}>a</a>"),
        ),
        (
            "[a](https://example.kz/t/1)",
            "<a href=\"https://example.kz/t/1\">a</a>".into(),
        ),
        (
            "[a](https://EXAMPLE.kz)",
            "<a href=\"https://EXAMPLE.kz\">a</a>".into(),
        ),
        (
            "[a](https://example.kz.evil.example)",
            format!("<a href=\"https://example.kz.evil.example\" {REL}>a</a>"),
        ),
        (
            "[a](https://example.kz:81)",
            format!("<a href=\"https://example.kz:81\" {REL}>a</a>"),
        ),
        ("[a](/t/1)", "<a href=\"/t/1\">a</a>".into()),
        (
            "[a](mailto:b@c.kz)",
            "<a href=\"mailto:b@c.kz\">a</a>".into(),
        ),
        ("[](/t/1)", "<a href=\"/t/1\">/t/1</a>".into()),
        ("[a *b*](javascript:x)", "a <em>b</em>".into()),
        ("[a](//x.example)", "a".into()),
        (
            "![a](https://x.example/b.png)",
            format!("<a href=\"https://x.example/b.png\" {REL}>a</a>"),
        ),
        (
            "![](https://x.example/b.png)",
            format!("<a href=\"https://x.example/b.png\" {REL}>https://x.example/b.png</a>"),
        ),
        ("![a](/logo.png)", "<a href=\"/logo.png\">a</a>".into()),
        (
            "[![a](https://x.example/b.png)](/c)",
            "<a href=\"/c\">a</a>".into(),
        ),
        (
            "[![a](/f/00112233445566778899aabbccddeeff/9x9.png)](/c)",
            "<a href=\"/c\"><img src=\"/f/00112233445566778899aabbccddeeff/9x9.png\" width=\"9\" height=\"9\" alt=\"a\" loading=\"lazy\"></a>".into(),
        ),
        (
            "![](/f/00112233445566778899aabbccddeeff/9x9.png)",
            "<img class=\"undescribed\" src=\"/f/00112233445566778899aabbccddeeff/9x9.png\" width=\"9\" height=\"9\" alt=\"\" loading=\"lazy\">".into(),
        ),
    ] {
        assert_eq!(
            folded(&html(source)),
            format!("<p>{expected}</p>"),
            "from {source:?}"
        );
    }
}

#[test]
fn a_quote_names_its_source() {
    for (source, expected) in [
        ("> [@aliya](/p/17):\n> a", vec![17]),
        (
            "> [@a_b](/p/1):\n\nx\n\n> [@c](/p/2):\n>\n> d\n\n> [@a_b](/p/1):",
            vec![1, 2],
        ),
        ("> > [@aliya](/p/17):", vec![]),
        ("> a\n> [@aliya](/p/17):", vec![]),
        ("> [aliya](/p/17):", vec![]),
        ("> [@aliya](/p/17)", vec![]),
        ("> [@aliya](/p/017): [@b](/p/1x):", vec![]),
        ("> [@aliya](/p/99999999999999999999):", vec![]),
        ("[@aliya](/p/17):", vec![]),
    ] {
        assert_eq!(rendered(source).quotes, expected, "from {source:?}");
    }
}

#[test]
fn footnotes_are_numbered_as_they_are_met() {
    let html =
        html("[^b] [^a] [^b] [x [^a]](/y)\n\n[^a]: A\n\n[^b]: B\n\n    C\n\n[^c]: nobody asked");
    let at = |part: &str| {
        html.find(part)
            .unwrap_or_else(|| panic!("{part} in {html}"))
    };
    assert!(at("id=\"p0-r1-1\"") < at("id=\"p0-r2-1\""));
    assert!(at("id=\"p0-r2-1\"") < at("id=\"p0-r1-2\""));
    // No link inside a link: the outer one gives way.
    assert!(html.contains("[x <sup id=\"p0-r2-2\">"), "{html}");
    assert!(html.contains(
        "C <a href=\"#p0-r1-1\" role=\"doc-backlink\">↩\u{FE0E}</a> <a href=\"#p0-r1-2\""
    ));
    assert!(html.contains("<li id=\"p0-f3\"><p>nobody asked</p>"));
}
