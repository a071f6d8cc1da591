//! Finished HTML for readers who are not on the site: every link of it names the host.

use std::borrow::Cow;

/// The same HTML with whole addresses: what begins with `/` is under `site`, and `#` is on the page `page`.
pub fn absolute(html: &str, site: &str, page: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    // A `<` that is text is written as `&lt;`, and a quotation mark in a value as `&quot;`.
    for (n, piece) in html.split('<').enumerate() {
        let (tag, text) = match piece.split_once('>') {
            Some(halves) if n > 0 => halves,
            _ => {
                out.push_str(piece);
                continue;
            }
        };
        out.push('<');
        out.push_str(&led(tag, site, page));
        out.push('>');
        out.push_str(text);
    }
    out
}

fn led<'t>(tag: &'t str, site: &str, page: &str) -> Cow<'t, str> {
    if !tag.contains("=\"/") && !tag.contains("=\"#") {
        return Cow::Borrowed(tag);
    }
    let mut led = tag
        .replace("=\"/", &format!("=\"{site}/"))
        .replace("=\"#", &format!("=\"{page}#"));
    if led.contains(" srcset=\"") {
        led = led.replace(", /f/", &format!(", {site}/f/"));
    }
    Cow::Owned(led)
}

#[cfg(test)]
mod tests {
    use super::absolute;

    #[test]
    fn links_name_the_host_and_words_stay_as_they_are() {
        let html = "<p>See href=\"/x\" &lt;a href=\"/y\"&gt; <a href=\"/t/1\" title=\"a > /b\">it</a> \
            <a href=\"https://a.example/\">out</a> <a href=\"#p2-fn-1\">1</a>\
            <img src=\"/f/ab/640.jpg\" srcset=\"/f/ab/320.jpg 320w, /f/ab/640.jpg 640w\" alt=\"\"></p>";
        let want = "<p>See href=\"/x\" &lt;a href=\"/y\"&gt; <a href=\"https://e.org/t/1\" title=\"a > /b\">it</a> \
            <a href=\"https://a.example/\">out</a> <a href=\"https://e.org/p/2#p2-fn-1\">1</a>\
            <img src=\"https://e.org/f/ab/640.jpg\" srcset=\"https://e.org/f/ab/320.jpg 320w, \
            https://e.org/f/ab/640.jpg 640w\" alt=\"\"></p>";
        assert_eq!(absolute(html, "https://e.org", "https://e.org/p/2"), want);
        assert_eq!(absolute("", "https://e.org", ""), "");
    }
}
