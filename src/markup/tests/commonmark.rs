//! CommonMark 0.31 and the extensions of GitHub, in our own examples.

use super::folded;
use crate::markup::{Place, render};

const CASES: &[(&str, &str)] = &[
    // Paragraphs and breaks.
    ("one\ntwo", "<p>one\ntwo</p>"),
    ("one\n\ntwo", "<p>one</p><p>two</p>"),
    ("one  \ntwo", "<p>one<br>two</p>"),
    ("one\\\ntwo", "<p>one<br>two</p>"),
    ("  one\n   two", "<p>one\ntwo</p>"),
    ("one\r\ntwo\rthree", "<p>one\ntwo\nthree</p>"),
    ("", ""),
    ("\n\n", ""),
    // Headings.
    ("# a", "<h1>a</h1>"),
    ("###### a", "<h6>a</h6>"),
    ("####### a", "<p>####### a</p>"),
    ("#a", "<p>#a</p>"),
    ("## a ##", "<h2>a</h2>"),
    ("a\n===", "<h1>a</h1>"),
    ("a\nb\n---", "<h2>a\nb</h2>"),
    ("# *a* `b`", "<h1><em>a</em> <code>b</code></h1>"),
    ("\\# a", "<p># a</p>"),
    // Rules.
    ("---", "<hr>"),
    ("* * *", "<hr>"),
    ("__", "<p>__</p>"),
    ("a\n***\nb", "<p>a</p><hr><p>b</p>"),
    // Code.
    (
        "    a\n      b",
        "<pre tabindex=\"0\"><code>a\n  b\n</code></pre>",
    ),
    ("```\na\n```", "<pre tabindex=\"0\"><code>a\n</code></pre>"),
    (
        "~~~ rust\na\n~~~",
        "<pre tabindex=\"0\"><code class=\"language-rust\">a\n</code></pre>",
    ),
    (
        "```c++ x\na\n```",
        "<pre tabindex=\"0\"><code class=\"language-c++\">a\n</code></pre>",
    ),
    (
        "````\n```\n````",
        "<pre tabindex=\"0\"><code>```\n</code></pre>",
    ),
    ("```\na", "<pre tabindex=\"0\"><code>a\n</code></pre>"),
    (
        "```\n*a* <b> &amp;\n```",
        "<pre tabindex=\"0\"><code>*a* &lt;b&gt; &amp;amp;\n</code></pre>",
    ),
    ("`a`", "<p><code>a</code></p>"),
    ("`` a`b ``", "<p><code>a`b</code></p>"),
    ("`a*b*`", "<p><code>a*b*</code></p>"),
    ("`a", "<p>`a</p>"),
    // Quotes.
    ("> a\n> b", "<blockquote><p>a\nb</p></blockquote>"),
    ("> a\nb", "<blockquote><p>a\nb</p></blockquote>"),
    (
        "> > a",
        "<blockquote><blockquote><p>a</p></blockquote></blockquote>",
    ),
    ("> # a", "<blockquote><h1>a</h1></blockquote>"),
    (">", "<blockquote></blockquote>"),
    // Lists.
    ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
    ("- a\n\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
    ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
    ("7) a", "<ol start=\"7\"><li>a</li></ol>"),
    ("- a\n  - b", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
    ("- a\n+ b", "<ul><li>a</li></ul><ul><li>b</li></ul>"),
    ("- a\n\n  b", "<ul><li><p>a</p><p>b</p></li></ul>"),
    ("1234567890. a", "<p>1234567890. a</p>"),
    (
        "- ```\n  a\n  ```",
        "<ul><li><pre tabindex=\"0\"><code>a\n</code></pre></li></ul>",
    ),
    // Emphasis.
    ("*a* _b_", "<p><em>a</em> <em>b</em></p>"),
    (
        "**a** __b__",
        "<p><strong>a</strong> <strong>b</strong></p>",
    ),
    ("***a***", "<p><em><strong>a</strong></em></p>"),
    ("a*b*c", "<p>a<em>b</em>c</p>"),
    ("a_b_c", "<p>a_b_c</p>"),
    ("* a*", "<ul><li>a*</li></ul>"),
    ("**a*", "<p>*<em>a</em></p>"),
    ("*a **b** c*", "<p><em>a <strong>b</strong> c</em></p>"),
    ("\\*a\\*", "<p>*a*</p>"),
    ("пристаням_стремятся_", "<p>пристаням_стремятся_</p>"),
    // Links and images.
    ("[a](/b)", "<p><a href=\"/b\">a</a></p>"),
    ("[a](/b 'c')", "<p><a href=\"/b\" title=\"c\">a</a></p>"),
    ("[a](</b c>)", "<p><a href=\"/b%20c\">a</a></p>"),
    ("[a](/b(c)d)", "<p><a href=\"/b(c)d\">a</a></p>"),
    ("[a][x]\n\n[x]: /b", "<p><a href=\"/b\">a</a></p>"),
    (
        "[x]\n\n[X]: /b 'c'",
        "<p><a href=\"/b\" title=\"c\">x</a></p>",
    ),
    ("[x]", "<p>[x]</p>"),
    ("[*a*](/b)", "<p><a href=\"/b\"><em>a</em></a></p>"),
    ("[a [b](/c)](/d)", "<p>[a <a href=\"/c\">b</a>](/d)</p>"),
    ("[a](/б)", "<p><a href=\"/%D0%B1\">a</a></p>"),
    ("<a@b.kz>", "<p><a href=\"mailto:a@b.kz\">a@b.kz</a></p>"),
    (
        "![a *b*](/f/00112233445566778899aabbccddeeff/9x9.png 'd')",
        "<p><img src=\"/f/00112233445566778899aabbccddeeff/9x9.png\" width=\"9\" height=\"9\" alt=\"a b\" title=\"d\" loading=\"lazy\"></p>",
    ),
    // Entities and raw HTML.
    ("&auml; &#38; &copy;", "<p>ä &amp; ©</p>"),
    ("&nosuch; &", "<p>&amp;nosuch; &amp;</p>"),
    ("a < b > c \"d\"", "<p>a &lt; b &gt; c \"d\"</p>"),
    ("<b>a</b>", "<p>&lt;b&gt;a&lt;/b&gt;</p>"),
    // Tables.
    (
        "|a|b|\n|-|-|\n|1|2|",
        "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"a b\"><table><thead><tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table></div>",
    ),
    (
        "a|b|c\n:-|:-:|-:\n1",
        "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"a b c\"><table><thead><tr><th scope=\"col\" class=\"left\">a</th><th scope=\"col\" class=\"center\">b</th><th scope=\"col\" class=\"right\">c</th></tr></thead><tbody><tr><td class=\"left\">1</td><td class=\"center\"></td><td class=\"right\"></td></tr></tbody></table></div>",
    ),
    (
        "| |\n|-|",
        "<div class=\"table-scroll\" tabindex=\"0\"><table><thead><tr><td></td></tr></thead></table></div>",
    ),
    (
        "|a\\|b|\n|-|",
        "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"a|b\"><table><thead><tr><th scope=\"col\">a|b</th></tr></thead></table></div>",
    ),
    ("|a|b|\n|-|", "<p>|a|b|\n|-|</p>"),
    // Strikethrough and tasks.
    ("~~a~~", "<p><del>a</del></p>"),
    ("~~~a~~~", "<pre tabindex=\"0\"><code></code></pre>"),
    (
        "- [x] a *b*\n- [ ] c",
        "<ul><li class=\"task done\"><span class=\"task-box\" role=\"checkbox\" aria-disabled=\"true\" aria-checked=\"true\" aria-label=\"a b\">☑\u{FE0E}</span> a <em>b</em></li><li class=\"task\"><span class=\"task-box\" role=\"checkbox\" aria-disabled=\"true\" aria-checked=\"false\" aria-label=\"c\">☐\u{FE0E}</span> c</li></ul>",
    ),
    ("[x] a", "<p>[x] a</p>"),
    // Footnotes.
    (
        "a[^n]\n\n[^n]: b",
        "<p>a<sup id=\"p0-r1-1\"><a href=\"#p0-f1\" role=\"doc-noteref\">1</a></sup></p><section class=\"footnotes\" role=\"doc-endnotes\"><ol><li id=\"p0-f1\"><p>b <a href=\"#p0-r1-1\" role=\"doc-backlink\">↩\u{FE0E}</a></p></li></ol></section>",
    ),
    ("a[^n]", "<p>a[^n]</p>"),
    // Bare addresses.
    (
        "https://example.kz/a_b_c.",
        "<p><a href=\"https://example.kz/a_b_c\">https://example.kz/a_b_c</a>.</p>",
    ),
];

#[test]
fn a_text_becomes_what_commonmark_says() {
    assert!(CASES.len() >= 80, "{}", CASES.len());
    let place = Place {
        anchor: "p0-",
        site_host: "example.kz",
        heading: 1,
        line_breaks: false,
    };
    for (source, expected) in CASES {
        let html = render(source, &place, &|| false).unwrap().html;
        assert_eq!(folded(&html), *expected, "from {source:?}");
    }
}
