//! Finished HTML for a place where the site is not: each of its addresses is another there.

/// The attributes that hold an address of ours; in the last there are several, each with its width.
const ATTRIBUTES: [&str; 3] = [" href=\"", " src=\"", " srcset=\""];

/// The same HTML in which `to` has said another address for each that begins with `/`; none where it stays.
pub fn relinked(html: &str, to: &mut dyn FnMut(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 4);
    // A `<` that is text is written as `&lt;`, and a quotation mark in a value as `&quot;`.
    for (n, piece) in html.split('<').enumerate() {
        match piece.split_once('>') {
            Some((tag, text)) if n > 0 => {
                out.push('<');
                out.push_str(&led(tag, to));
                out.push('>');
                out.push_str(text);
            }
            _ => out.push_str(piece),
        }
    }
    out
}

fn led(tag: &str, to: &mut dyn FnMut(&str) -> Option<String>) -> String {
    let mut tag = tag.to_owned();
    for name in ATTRIBUTES {
        let Some((before, rest)) = tag.split_once(name) else {
            continue;
        };
        let Some((value, after)) = rest.split_once('"') else {
            continue;
        };
        let mut new = |address: &str| match address.starts_with('/') {
            true => to(address).unwrap_or_else(|| address.to_owned()),
            false => address.to_owned(),
        };
        let value: Vec<String> = value
            .split(", ")
            .map(|one| match one.split_once(' ') {
                Some((address, width)) => format!("{} {width}", new(address)),
                None => new(one),
            })
            .collect();
        tag = format!("{before}{name}{}\"{after}", value.join(", "));
    }
    tag
}

#[cfg(test)]
mod tests {
    use super::relinked;

    #[test]
    fn every_address_of_ours_is_asked_for_and_words_stay_as_they_are() {
        let html = "<p>See href=\"/x\" &lt;a href=\"/y\"&gt; <a href=\"/t/1-a\" title=\"a > /b\">it</a> \
            <a href=\"https://a.example/, x\">out</a> <a href=\"#p2-fn-1\">1</a>\
            <img src=\"/f/ab/640.jpg\" srcset=\"/f/ab/320.jpg 320w, /f/ab/640.jpg 640w\" alt=\"\"></p>";
        let mut asked = Vec::new();
        let new = relinked(html, &mut |address| {
            asked.push(address.to_owned());
            address
                .strip_prefix("/f/")
                .map(|rest| format!("../f/{rest}"))
        });
        assert_eq!(
            asked,
            ["/t/1-a", "/f/ab/640.jpg", "/f/ab/320.jpg", "/f/ab/640.jpg"]
        );
        let want = html
            .replace("src=\"/f", "src=\"../f")
            .replace("srcset=\"/f", "srcset=\"../f")
            .replace(", /f", ", ../f");
        assert_eq!(new, want);
        assert_eq!(relinked("", &mut |_| None), "");
    }
}
