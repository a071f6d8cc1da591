//! Every limit, hit by a text made to hurt; each answer must come at once.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::{post, refused, rendered};
use crate::markup::{TooComplex, render};

/// A generous bound for an unoptimised build on a busy machine.
const BOUND: Duration = Duration::from_secs(3);

/// Renders on another thread and gives up waiting after the bound.
fn promptly(name: &str, source: String) -> Option<TooComplex> {
    let (send, receive) = mpsc::channel();
    thread::spawn(move || send.send(render(&source, &post(), &|| false).err()));
    match receive.recv_timeout(BOUND) {
        Ok(answer) => answer,
        Err(error) => panic!("{name}: {error}"),
    }
}

fn filled(part: &str) -> String {
    part.repeat(99_999 / part.chars().count())
}

#[test]
fn nesting_over_32_is_refused() {
    let nested = |n: usize| {
        [
            ("quotes", format!("{}a", "> ".repeat(n))),
            ("tight quotes", format!("{}a", ">".repeat(n))),
            ("lists", format!("{}a", "- ".repeat(n) + "+ ")),
            ("ordered lists", format!("{}a", "1. ".repeat(n))),
            (
                "emphasis",
                format!(
                    "{}a{}",
                    "*a _b\n".repeat(n / 2 + 1),
                    "b_ a*\n".repeat(n / 2 + 1)
                ),
            ),
            ("brackets", "[".repeat(n)),
            ("images", format!("{}a", "![".repeat(n))),
            ("details", ":::details a\n".repeat(n)),
            ("footnotes", format!("{}a", "[^a]:".repeat(n.min(3_000)))),
            ("mixed", format!("{}a", "> - 1) ".repeat(n / 3 + 1))),
        ]
    };
    for n in [33, 1_000, 6_000] {
        for (name, source) in nested(n) {
            assert_eq!(
                promptly(name, source),
                Some(TooComplex::Nesting),
                "{n} {name}"
            );
        }
    }
    let indented: String = (0..40)
        .map(|n| format!("{}- a\n", "  ".repeat(n)))
        .collect();
    assert_eq!(promptly("indented", indented), Some(TooComplex::Nesting));
    let far: String = (0..300)
        .map(|n| format!("{}- a\n", "  ".repeat(n)))
        .collect();
    assert_eq!(
        promptly("far", far + &"a\n".repeat(4_000)),
        Some(TooComplex::Nesting)
    );
}

#[test]
fn nesting_of_32_is_allowed() {
    for source in [
        format!("{}a", "> ".repeat(32)),
        format!("{}a", "+ ".repeat(32)),
        "[".repeat(32),
        ":::details a\n".repeat(32),
        "- ".repeat(1_000),
        "* ".repeat(1_000),
        "\\[".repeat(1_000),
        format!("```\n{}\n```", "[".repeat(1_000)),
    ] {
        assert_eq!(refused(&source), None, "{source:?}");
    }
}

#[test]
fn links_over_100_are_refused() {
    for (name, link) in [
        ("inline", "[a](/b) "),
        ("automatic", "<https://x.example> "),
        ("bare", "https://x.example "),
        ("mentions", "@aliya "),
        ("offices", "@office/akimat "),
    ] {
        assert_eq!(promptly(name, link.repeat(100)), None, "{name}");
        assert_eq!(
            promptly(name, link.repeat(101)),
            Some(TooComplex::Links),
            "{name}"
        );
        // Long lines are another limit's matter.
        let lines = (link.to_owned() + "\n").repeat(90_000 / (link.len() + 1));
        assert_eq!(promptly(name, lines), Some(TooComplex::Links), "{name}");
    }
    let definitions: String = (0..5_000).map(|n| format!("[a{n}]: /u\n")).collect();
    let uses: String = (0..4_000).map(|n| format!("[a{n}]\n")).collect();
    assert_eq!(
        promptly("definitions", definitions + "\n" + &uses),
        Some(TooComplex::Links)
    );
    let one = format!("[a]: /{}\n\n{}", "u".repeat(500), "[a]\n".repeat(19_000));
    assert_eq!(promptly("one definition", one), Some(TooComplex::Links));
}

#[test]
fn images_over_20_are_refused() {
    for image in [
        "![a](/f/00112233445566778899aabbccddeeff/9x9.png)\n",
        "![a](https://x.example/a.png)\n",
    ] {
        assert_eq!(refused(&image.repeat(20)), None);
        assert_eq!(refused(&image.repeat(21)), Some(TooComplex::Images));
        assert_eq!(
            promptly("images", image.repeat(1_500)),
            Some(TooComplex::Images)
        );
    }
}

#[test]
fn footnotes_over_50_are_refused() {
    let definitions = |n: usize| (0..n).map(|i| format!("[^{i}]: a\n")).collect::<String>();
    assert_eq!(refused(&definitions(50)), None);
    assert_eq!(refused(&definitions(51)), Some(TooComplex::Footnotes));
    assert_eq!(
        promptly("many", definitions(9_000)),
        Some(TooComplex::Footnotes)
    );
    let references = |n: usize| format!("[^1]: a\n\n{}", "[^1]\n".repeat(n));
    assert_eq!(refused(&references(50)), None);
    assert_eq!(refused(&references(51)), Some(TooComplex::Footnotes));
    assert_eq!(
        promptly("references", references(19_000)),
        Some(TooComplex::Footnotes)
    );
}

#[test]
fn a_table_over_20_by_200_is_refused() {
    let table = |columns: usize, rows: usize, row: &str| {
        format!(
            "{}|\n{}|\n{}",
            "|a".repeat(columns),
            "|-".repeat(columns),
            row.repeat(rows)
        )
    };
    assert_eq!(refused(&table(20, 200, &("|b".repeat(20) + "\n"))), None);
    assert_eq!(
        refused(&table(21, 1, "|b|\n")),
        Some(TooComplex::TableColumns)
    );
    assert_eq!(
        promptly("wide", table(1_000, 40_000, "|\n")),
        Some(TooComplex::TableColumns)
    );
    assert_eq!(
        promptly("widest", table(9_000, 30_000, "b\n")),
        Some(TooComplex::TableColumns)
    );
    assert_eq!(
        refused(&table(2, 201, "|b|\n")),
        Some(TooComplex::TableRows)
    );
    assert_eq!(
        promptly("long", table(20, 45_000, "b\n")),
        Some(TooComplex::TableRows)
    );
    let quoted = table(20, 201, "b\n").replace('\n', "\n> ");
    assert_eq!(
        promptly("quoted", format!("> {quoted}")),
        Some(TooComplex::TableRows)
    );
    // A fence only the scan sees must not open the way.
    let hidden = format!("<!--\n```\n-->\n\n{}", table(2, 201, "b\n"));
    assert_eq!(refused(&hidden), Some(TooComplex::TableRows));
    let code = format!("```\n{}\n```", table(2, 500, "b\n"));
    assert_eq!(refused(&code), None);
}

#[test]
fn rendering_stops_when_the_time_is_over() {
    assert_eq!(render("a", &post(), &|| true).err(), Some(TooComplex::Time));
    let asked = std::cell::Cell::new(0);
    let later = || asked.replace(asked.get() + 1) > 3;
    assert_eq!(
        render(&"*a*\n\n".repeat(9_000), &post(), &later).err(),
        Some(TooComplex::Time)
    );
    assert!(asked.get() < 10);
}

#[test]
fn output_over_16_times_the_source_is_refused() {
    // Empty list items are the cheapest tags there are.
    let cells = format!("|a|\n|-|\n{}", "|\n".repeat(199));
    let tables = format!("{}\n\n", cells.trim_end());
    let wide = format!(
        "{}|\n{}|\n{}",
        "|a".repeat(20),
        "|-".repeat(20),
        "b\n".repeat(199)
    );
    assert_eq!(refused(&tables), None);
    assert_eq!(
        promptly("cells", (wide + "\n").repeat(30)),
        Some(TooComplex::Output)
    );
}

#[test]
fn more_than_8_marks_on_a_letter_are_refused() {
    for mark in ["\u{301}", "\u{E49}", "\u{FE0F}", "\u{20DD}", "&#x301;"] {
        assert_eq!(refused(&format!("a{}", mark.repeat(8))), None, "{mark:?}");
        assert_eq!(
            refused(&format!("a{}", mark.repeat(9))),
            Some(TooComplex::Marks),
            "{mark:?}"
        );
        assert_eq!(
            promptly(mark, ("a".to_owned() + &mark.repeat(500) + "\n").repeat(20)),
            Some(TooComplex::Marks)
        );
    }
    assert_eq!(
        refused(&format!("`a{}`", "\u{301}".repeat(9))),
        Some(TooComplex::Marks)
    );
    assert_eq!(
        refused(&format!("[a](/b 'c{}')", "\u{301}".repeat(9))),
        Some(TooComplex::Marks)
    );
    let parted = "\u{301}\u{301}*\u{301}\u{301}\u{301}*\u{301}\u{301}`\u{301}\u{301}\u{301}`";
    assert_eq!(refused(&format!("a{parted}")), Some(TooComplex::Marks));
    for legit in [
        "ที่นี่ผู้ใหญ่ปู่",
        "क्षत्रिय हिन्दी ज़िन्दगी",
        "Nguyễn Việt Nam tiếng",
        "Құқық йёй",
        "בְּרֵאשִׁ֖ית",
        "བརྒྱུད",
        "👩‍👩‍👧‍👦👍🏽❤️",
    ] {
        assert_eq!(refused(legit), None, "{legit}");
        assert_eq!(rendered(legit).text, legit);
    }
}

#[test]
fn size_and_lines_are_bounded() {
    assert_eq!(refused(&"қ\n".repeat(50_000)), None);
    assert_eq!(refused(&"қ\n".repeat(50_001)), Some(TooComplex::Size));
    assert_eq!(
        promptly("megabytes", "a".repeat(9_000_000)),
        Some(TooComplex::Size)
    );
    assert_eq!(refused(&"қ".repeat(20_000)), None);
    assert_eq!(refused(&"қ".repeat(20_001)), Some(TooComplex::Line));
}

#[test]
fn every_bomb_is_answered_at_once() {
    let parts = [
        ">",
        "> ",
        "- ",
        "* ",
        "1. ",
        "*",
        "_",
        "*a ",
        "_a ",
        "**a *a ",
        "*a _a ",
        "a**b",
        "[",
        "![",
        "[a](",
        "[a](<b",
        "![[]()",
        "[[]",
        "[a][",
        "]",
        "[]",
        "`",
        "` ",
        "<",
        "<a ",
        "<http:",
        "<a href=\"",
        "<!--",
        "<?",
        "<!A ",
        "<![CDATA[",
        "&",
        "&amp;",
        "&#x301;",
        "||",
        "||a",
        "||a||",
        "|",
        "|a",
        ":::details a\n",
        ":::\n",
        "~",
        "~~a ",
        "~a ~~b ",
        "[^1]",
        "[^1]: ",
        "[^1]:\n",
        "[a]: /u\n",
        "(",
        "[a](((((",
        "\\",
        "\n",
        "- a\n",
        "a\n",
        "# ",
        "#\n",
        "-\n",
        "=\n",
        "```\n",
        "~~~\n",
        "> > > a\n",
        "  - a\n",
        "\t",
        "a\n\n",
        "- [ ] a\n",
        "https://",
        "https://a)",
        "@aa",
        "@",
        "[a",
        "<a@",
        "![^a]",
        "*[a",
        "**_[`",
        "[\n",
        "[a\n]: ",
        "[a]: (\n",
        "[a]: /u '\n",
        "<div>\n",
        "<script>\n",
        "1.\n",
        "- \n\n",
        "a|b\n-|-\n",
        "*a*_b_",
        "_*",
        "*_ ",
        "&lt;",
        "\u{0}",
        "\u{202E}",
        "\r",
        "\"",
        "- [ ] \n",
        "||a\n\n",
        "http://a.b/||",
        "*a*\n",
        "> [@ab](/p/1):\n\n",
    ];
    for part in parts {
        promptly(part, filled(part));
        // Short lines pass the line limit and reach the parser.
        let line = part.repeat(1_000 / part.len());
        promptly(part, (line + "\n").repeat(20));
        let paragraph = part.repeat(60 / part.len().min(60));
        promptly(part, (paragraph + "\n\n").repeat(300));
    }
    let ticks: String = (1..199).map(|n| "`".repeat(n) + " ").collect();
    promptly("backticks", (ticks + "\n").repeat(5));
    let lazy = format!("{}a\n{}", "> ".repeat(32), "a\n".repeat(45_000));
    promptly("lazy lines", lazy);
    let stairs: String = (0..16)
        .map(|n| format!("{}- a\n", "    ".repeat(n)))
        .collect();
    promptly("stairs", stairs + &"a\n".repeat(45_000));
}

#[test]
fn each_limit_names_itself() {
    use TooComplex as T;
    let all = [
        (T::Nesting, "nesting", 32),
        (T::Links, "links", 100),
        (T::Images, "images", 20),
        (T::Footnotes, "footnotes", 50),
        (T::TableColumns, "table_columns", 20),
        (T::TableRows, "table_rows", 200),
        (T::Time, "time", 100),
        (T::Output, "output", 16),
        (T::Marks, "marks", 8),
        (T::Size, "size", 100_000),
        (T::Line, "line", 20_000),
    ];
    for (limit, code, most) in all {
        assert_eq!((limit.code(), limit.limit()), (code, most));
    }
}
