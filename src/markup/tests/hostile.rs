//! Texts that try to become more than text.

use super::tags::assert_safe;
use super::{folded, html, rendered};

const HOSTILE: &[&str] = &[
    // Raw HTML.
    "<script>alert(1)</script>",
    "a <script>alert(1)</script> b",
    "<img src=x onerror=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg onload=alert(1)>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<math><mi//xlink:href=\"data:x,<script>alert(4)</script>\">",
    "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<form><math><mtext></form><form><mglyph><svg><mtext><textarea><path id=\"</textarea><img onerror=alert(1) src=1>\">",
    "<style>*{background:url(javascript:alert(1))}</style>",
    "<iframe srcdoc='&lt;script&gt;alert(1)&lt;/script&gt;'></iframe>",
    "<details open ontoggle=alert(1)>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<!-- --!><img src=x onerror=alert(1)> -->",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?><script>alert(1)</script>",
    "<!DOCTYPE html><body onload=alert(1)>",
    "<template><script>alert(1)</script></template>",
    "<select><keygen><style></select><img src=x onerror=alert(1)></style>",
    "<selectedcontent><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<annotation-xml encoding=\"text/html\"><img src=x onerror=alert(1)></annotation-xml>",
    "<xmp><p title=\"</xmp><svg/onload=alert(1)>\">",
    "<plaintext><script>alert(1)</script>",
    "<base href=//evil.example/><a href=x>y</a>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<object data=\"data:text/html,<script>alert(1)</script>\">",
    "</p></div></article><script>alert(1)</script>",
    "<a title=\"`\" onclick=alert(1)>`x`</a>",
    // Links.
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](javascript&colon;alert(1))",
    "[a](&#106;avascript:alert(1))",
    "[a](&#x6A&#x61;vascript:alert(1))",
    "[a](java&Tab;script:alert(1))",
    "[a](java&NewLine;script:alert(1))",
    "[a](&#1;javascript:alert(1))",
    "[a](<java\tscript:alert(1)>)",
    "[a](< javascript:alert(1)>)",
    "[a](\u{A0}javascript:alert(1))",
    "[a](vbscript:msgbox(1))",
    "[a](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[a](file:///etc/passwd)",
    "[a](blob:https://example.kz/1)",
    "[a](view-source:https://example.kz)",
    "[a](//evil.example)",
    "[a](/\\evil.example)",
    "[a](\\\\evil.example)",
    "[a](/&Tab;/evil.example)",
    "[a](/&sol;evil.example)",
    "[a](&sol;&bsol;evil.example)",
    "[a](https:evil.example)",
    "[a](https:/evil.example)",
    "[a](http:///evil.example)",
    "[a](https://example.kz@evil.example)",
    "[a](https://example.kz:x@evil.example/)",
    "[a](https://)",
    "[a](#p0-f1)",
    "[a](?x=1)",
    "[a](x)",
    "[a](/u/x \"\\\" onmouseover=alert(1) x=\\\"\")",
    "[a](/x 'title\" onclick=\"alert(1)')",
    "[a](/x&quot;onclick=&quot;alert(1))",
    "[a](https://x.example/\"onclick=\"alert(1))",
    "[a\"><script>alert(1)</script>](/x)",
    "[a]: javascript:alert(1)\n\n[a]",
    "[a]: <javascript:alert(1)> \"x\"\n\n[a][] ![a][]",
    "[x]: /a '<img src=x onerror=alert(1)>'\n\n[x]",
    "[![a](javascript:alert(1))](javascript:alert(2))",
    "[![a](https://x.example/a.png)](https://y.example)",
    "[a[^1]](https://x.example)\n\n[^1]: [b](javascript:alert(1))",
    "[@aliya https://x.example](https://y.example)",
    // Autolinks and bare addresses.
    "<javascript:alert(1)>",
    "<data:text/html,<script>alert(1)</script>>",
    "<https://x.example/\"onclick=alert(1)>",
    "<a@b.example\"onclick=alert(1)>",
    "https://x.example/\"><script>alert(1)</script>",
    "https://x.example/'onclick='alert(1)",
    "https://x.example/&quot;onclick=&quot;alert(1)",
    "http://javascript:alert(1)",
    "mailto:a@b.example?subject=\"><script>alert(1)</script>",
    "https://x.example/\u{202E}gpj.exe",
    "javascript:alert(1)//http://x.example",
    "https://[::1]/ https://x%00.example https://%6A",
    // Images.
    "![a](javascript:alert(1))",
    "![a](data:image/svg+xml,<svg onload=alert(1)>)",
    "![\" onerror=alert(1) x=\"](/f/00112233445566778899aabbccddeeff/9x9.png)",
    "![a](/f/../../admin)",
    "![a](/f/00112233445566778899aabbccddeeff/9x9.png\" onerror=\"alert(1))",
    "![a](/f/00112233445566778899aabbccddeeff//evil.example/a.png)",
    "![a](/f/00112233445566778899aabbccddeeff/9x9.png?x=1)",
    "![<script>alert(1)</script>](/f/00112233445566778899aabbccddeeff/9x9.png '<script>alert(1)</script>')",
    "![a](//evil.example/a.png)",
    "![![b](/f/00112233445566778899aabbccddeeff/9x9.png)](/f/00112233445566778899aabbccddeeff/9x9.png)",
    // Footnotes.
    "[^\"><script>alert(1)</script>]\n\n[^\"><script>alert(1)</script>]: x",
    "[^1\" onclick=\"alert(1)]\n\n[^1\" onclick=\"alert(1)]: x",
    "[^1] [^1]\n\n[^1]: a [^1]\n\n[^1]: b",
    "[^A] [^a]\n\n[^a]: x\n[^A]: y",
    "[^ß] [^ss] [^SS]\n\n[^ß]: x",
    "[^1]: [^2]: [^3]: x\n\n[^3] [^2]",
    "[^1]: </li></ol></section><script>alert(1)</script>\n\n[^1]",
    "> [^1]: in a quote\n\n[^1]\n\n- [^2]: in a list\n\n[^2]",
    "[^never]: and nobody asks [^other]\n\n[^other]: x",
    // Details, spoilers, tables, code, tasks, mentions.
    ":::details <script>alert(1)</script>\nx\n:::",
    ":::details \"><img src=x onerror=alert(1)>\n:::",
    ":::details a</summary></details><svg onload=alert(1)>\n:::",
    ":::details a\n> :::\n- :::\n:::\n:::\n:::",
    "> :::details a\n\n:::\n\n- :::details b\n  - x\n\ny",
    "||<script>alert(1)</script>||",
    "||*a||b*|| ||**c** [d||](/x)||",
    "||a\n\nb|| ||c ||||| d|| |||",
    "|<script>|b|\n|-|:-:|\n|\"><img src=x onerror=alert(1)>|`<script>`|",
    "|a||b||\n|-|-|\n|||x|||\n",
    "| |\n|-|\n| |",
    "```\"><script>alert(1)</script>\n</code></pre><script>alert(1)</script>\n```",
    "```js\" onclick=\"alert(1)\nx\n```",
    "```spoiler footnotes mention\nx\n```",
    "~~~ language-x\" y\n\n~~~",
    "- [ ] \" onclick=\"alert(1)\n- [x] <script>alert(1)</script>\n- [x]\n\n  - [ ] a",
    "@<script>alert(1)</script> @\"onclick=\"x @../../admin @office/../admin @office/\"x",
    "@name/../../x @name?x=1 @name#x @name\\x @name%2e%2e",
    "# <script>alert(1)</script>\n\n###### </h6><svg/onload=alert(1)>",
    // Characters.
    "\0<script\0>alert(1)</script\0>",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;script&#62; &amp;lt;script&amp;gt;",
    "&#0; &#xD800; &#x110000; &#xFDD0; &#xFFFE; &#x202E; &#x80;",
    "\u{FDD0}:::details a\n# \u{FDD0}:::details b\n# &#xFDD0;:::details c",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "\u{FEFF}<script>alert(1)</script>\u{2028}<script>\u{85}",
    "{{constructor.constructor('alert(1)')()}} ${alert(1)} <%= 1 %>",
    "<a href=p0- id=p0-f1> \" id=\"p0-f1\" <li id=\"p0-f1\">",
];

#[test]
fn no_hostile_text_leaves_as_more_than_text() {
    assert!(HOSTILE.len() >= 60);
    for source in HOSTILE {
        assert_safe(&html(source), source);
        // The same inside containers, where the parser is in another mood.
        for (first, rest) in [("> ", "> "), ("- ", "  "), ("[^q]: ", "    "), ("||", "")] {
            let inside = format!(
                "{first}{}\n\n[^q]",
                source.replace('\n', &format!("\n{rest}"))
            );
            assert_safe(&html(&inside), &inside);
        }
        let details = format!(":::details {source}\n{source}\n:::");
        assert_safe(&html(&details), &details);
    }
}

#[test]
fn hostile_texts_in_pairs_are_safe_too() {
    for pair in HOSTILE.windows(2) {
        let source = pair.concat();
        assert_safe(&html(&source), &source);
    }
}

#[test]
fn sanitising_twice_changes_nothing() {
    for source in HOSTILE {
        let once = html(source);
        assert_eq!(
            super::super::sanitise::sanitise(&once),
            once,
            "from {source:?}"
        );
    }
}

#[test]
fn the_gate_holds_even_if_the_writer_does_not() {
    let gate = super::super::sanitise::sanitise;
    for (html, left) in [
        ("<script>x</script><p>a", "<p>a</p>"),
        ("<p onclick=x style=y>a</p>", "<p>a</p>"),
        ("<span class=\"spoiler evil\">a</span>", "<span>a</span>"),
        ("<a href=\"java&Tab;script:x\">a</a>", "<a>a</a>"),
        ("<a href=\"//evil.example\">a</a>", "<a>a</a>"),
        (
            "<img src=\"https://evil.example/a.png\" alt=\"\">",
            "<img alt=\"\">",
        ),
        (
            "<svg><a href=\"/x\"></a></svg><math><p>b</p></math>",
            "<p>b</p>",
        ),
        ("<input type=checkbox><form></form><button>c</button>", "c"),
        ("<code class=\"language-UP\">a</code>", "<code>a</code>"),
        ("<!--a-->b", "b"),
    ] {
        let clean = gate(html);
        assert!(
            clean == left || clean.replace("<a href=\"/x\"></a>", "") == left,
            "{html}: {clean}"
        );
    }
}

#[test]
fn raw_html_is_shown_as_it_was_written() {
    assert_eq!(
        folded(&html("<b>x</b>\n<i>y</i>")),
        "<p>&lt;b&gt;x&lt;/b&gt;<br>&lt;i&gt;y&lt;/i&gt;</p>"
    );
    assert_eq!(
        folded(&html("<div>\nx\n</div>")),
        "<p>&lt;div&gt;<br>x<br>&lt;/div&gt;</p>"
    );
    assert_eq!(rendered("a <b>x</b>").text, "a <b>x</b>");
}

#[test]
fn characters_that_reorder_or_break_a_page_are_taken_out() {
    assert_eq!(folded(&html("a\u{202E}b\u{2066}c\u{2069}")), "<p>abc</p>");
    assert_eq!(folded(&html("a&#x202E;b&#x2066;c")), "<p>abc</p>");
    assert_eq!(rendered("a\u{202D}b&#x2067;c").text, "abc");
    assert_eq!(
        folded(&html("a\0b&#0;c\u{8}d")),
        "<p>a\u{FFFD}b\u{FFFD}c\u{FFFD}d</p>"
    );
    assert_eq!(folded(&html("`\u{202E}a`")), "<p><code>a</code></p>");
    assert!(
        !html("[a](/x 'b&#x202E;c') ![d&#x202E;](/f/00112233445566778899aabbccddeeff/9x9.png)")
            .contains('\u{202E}')
    );
    // What right-to-left writers need stays.
    assert_eq!(
        folded(&html("a\u{200F}b\u{200D}c")),
        "<p>a\u{200F}b\u{200D}c</p>"
    );
}
