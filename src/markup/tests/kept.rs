//! What is kept beside the HTML: anchors, plain text, excerpts, quotes.

use super::tags::assert_safe;
use super::{html, post, rendered};
use crate::markup::{PLACEHOLDER, Place, RENDERER_VERSION, anchored, excerpt, quote, render};

const NOTED: &str = "a[^1] b[^1]\n\n[^1]: c";

#[test]
fn a_post_gets_its_anchors_when_it_has_a_number() {
    let at_once = render(
        NOTED,
        &Place {
            anchor: "p17-",
            ..post()
        },
        &|| false,
    )
    .unwrap()
    .html;
    assert_eq!(anchored(&html(NOTED), 17), at_once);
    assert!(!at_once.contains(PLACEHOLDER));
    assert_safe(&at_once, NOTED);
}

#[test]
fn an_authors_words_are_never_taken_for_an_anchor() {
    for words in [
        "p0- p0-f1 #p0-f1",
        "<li id=\"p0-f1\"> <sup id=\"p0-r1-1\"> <a href=\"#p0-f1\">",
        "`<li id=\"p0-f1\">` `<a href=\"#p0-f1\">`",
        "    <a href=\"#p0-f1\">",
        "[a](/p0- '<a href=\"#p0-f1\">') ![<li id=\"p0-f1\">](/f/00112233445566778899aabbccddeeff/9x9.png \"<sup id='p0-\")",
        "[a](#p0-f1) [b](p0-) [c](</x <li id=\"p0->) @p0-abc",
        ":::details <li id=\"p0-f1\">\n- [ ] <li id=\"p0-f1\">\n:::",
        "|<li id=\"p0-f1\">|\n|-|\n|<a href=\"#p0-f1\">|",
        "&lt;li id=&quot;p0-f1&quot;&gt;",
    ] {
        let html = html(words);
        assert_eq!(anchored(&html, 17), html, "from {words:?}");
    }
    let both = anchored(&html(&format!("<li id=\"p0-f1\">\n\n{NOTED}")), 17);
    assert_eq!(both.matches("p0-").count(), 1);
    assert_eq!(
        both.matches("\"p17-").count() + both.matches("#p17-").count(),
        7
    );
}

#[test]
fn an_anchor_that_could_break_out_is_left_away() {
    let place = Place {
        anchor: "\"><script>",
        ..post()
    };
    let html = render(NOTED, &place, &|| false).unwrap().html;
    assert!(html.contains("id=\"f1\""));
    assert_safe(&html, NOTED);
}

#[test]
fn the_plain_text_has_a_block_a_line() {
    for (source, text) in [
        (
            "# a\n\n*b* `c` [d](/e)\n\n- f\n- g\n  - h",
            "a\nb c d\nf\ng\nh",
        ),
        (
            "```\nlet a = 1;\n\nlet b;\n```\nc",
            "let a = 1;\n\nlet b;\nc",
        ),
        ("|a|b|\n|-|-|\n|1|2|", "a b\n1 2"),
        ("> a\n\nb", "a\nb"),
        ("a[^1]\n\n[^1]: b", "a\nb"),
        (
            "![a](/f/00112233445566778899aabbccddeeff/9x9.png) ![c](https://x.example/d.png)",
            "a c",
        ),
        ("- [x] a", "☑\u{FE0E} a"),
        ("&lt;b&gt; &amp;amp;", "<b> &amp;"),
        ("a\n\n---\n\nb", "a\nb"),
    ] {
        assert_eq!(rendered(source).text, text, "from {source:?}");
    }
    assert_eq!(rendered("a").version, RENDERER_VERSION);
}

#[test]
fn an_excerpt_is_cut_after_a_word() {
    for (text, characters, expected) in [
        ("one two three", 20, "one two three"),
        ("one two three", 13, "one two three"),
        ("one two three", 12, "one two…"),
        ("one two three", 8, "one two…"),
        ("one two three", 7, "one…"),
        ("one two three", 3, "on…"),
        ("one\n\n two", 20, "one two"),
        ("қазақстан республикасы", 12, "қазақстан…"),
        ("longword", 5, "long…"),
        ("ae\u{301}\u{301}x y", 4, "a…"),
        ("a", 0, ""),
        ("", 5, ""),
    ] {
        let cut = excerpt(text, characters);
        assert_eq!(cut, expected, "{text:?} to {characters}");
        assert!(cut.chars().count() <= characters);
    }
}

#[test]
fn a_quote_for_the_composer_is_recognised_when_it_is_sent() {
    let block = quote("aliya", 17, "a\n\n    b\n> c\n```\nd");
    assert_eq!(
        block,
        "> [@aliya](/p/17):\n>\n> a\n>\n>     b\n> > c\n> ```\n> d\n\n"
    );
    for name in ["aliya", "_a_b_", "a](/x)[b", "Әлия", "<b>", "a`b"] {
        let sent = quote(name, 17, "# x\n@askar") + "answer";
        let rendered = rendered(&sent);
        assert_eq!(rendered.quotes, [17], "{name}");
        assert_eq!(rendered.mentions, [], "{name}");
        assert!(
            rendered.text.starts_with(&format!("@{name}:")),
            "{name}: {}",
            rendered.text
        );
        assert!(rendered.html.ends_with("<p>answer</p>\n"), "{name}");
    }
}
