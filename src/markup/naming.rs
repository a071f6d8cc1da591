//! The people whom finished HTML links by name, and how such a link becomes plain text again.

/// What stands ahead of a mentioned name in the HTML that this module's writer makes.
const OPENING: &str = " class=\"mention\">@";
const CLOSING: &str = "</a>";

/// The names that the HTML links, each once, in order.
pub fn named(html: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for piece in html.split(OPENING).skip(1) {
        let name = piece.split(CLOSING).next().unwrap_or_default();
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// The same HTML in which only the names that `keep` knows are links.
pub fn unlinked(html: &str, keep: impl Fn(&str) -> bool) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, behind)) = rest.split_once(OPENING) {
        let Some((name, after)) = behind.split_once(CLOSING) else {
            break;
        };
        match before.rfind("<a ") {
            Some(anchor) if !keep(name) => {
                out.push_str(before.get(..anchor).unwrap_or_default());
                out.push('@');
                out.push_str(name);
            }
            _ => {
                out.push_str(before);
                out.push_str(OPENING);
                out.push_str(name);
                out.push_str(CLOSING);
            }
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::{named, unlinked};
    use crate::markup::{Place, render};

    #[test]
    fn only_known_names_stay_links() {
        let place = Place {
            anchor: "p1-",
            site_host: "127.0.0.1",
            heading: 4,
            line_breaks: true,
        };
        let source =
            "@aliya and @никто, @aliya\n\n> @ghost said `@code`\n\n[@x](/y) @office/akimat";
        let html = render(source, &place, &|| false).unwrap().html;
        assert_eq!(named(&html), ["aliya", "никто", "ghost", "office/akimat"]);
        let plain = unlinked(&html, |name| name == "aliya");
        assert_eq!(named(&plain), ["aliya"]);
        assert!(
            plain.contains("and @никто, <a href=\"/u/aliya\" class=\"mention\">@aliya</a>"),
            "{plain}"
        );
        assert!(plain.contains("@ghost said <code>@code</code>"), "{plain}");
        assert_eq!(unlinked(&html, |_| true), html);
    }
}
