//! Files of our own store as a text names them: `/f/{name}/{file}`; a picture's file says its size, `640x480.jpg`.

use super::sink::Sink;

/// Widths in which a picture is kept beside its largest.
pub const SMALLER: [u32; 2] = [320, 640];
/// Width to which a larger picture is brought.
pub const WIDEST: u32 = 1920;
/// What the HTML of a picture without a description begins with.
pub const UNDESCRIBED: &str = "<img class=\"undescribed\"";
/// What the HTML of a picture begins with that others than its author described.
const DESCRIBED: &str = "<img class=\"described\"";
/// What both begin with; no other picture has a class.
const MARKED: &str = "<img class=\"";
/// Characters of a file's name: 128 random bits in hexadecimal.
const NAME: usize = 32;
/// Behind the address of a picture that says nothing: it needs no description.
const DECORATIVE: &str = "#decorative";

/// A picture of our own.
pub(super) struct Picture<'t> {
    /// Without what says that it is decorative.
    pub(super) source: &'t str,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) decorative: bool,
    folder: &'t str,
    ending: &'t str,
}

impl<'t> Picture<'t> {
    /// The picture at this address; none for any other address.
    pub(super) fn read(address: &'t str) -> Option<Picture<'t>> {
        let (source, decorative) = match address.strip_suffix(DECORATIVE) {
            Some(source) => (source, true),
            None => (address, false),
        };
        named(source)?;
        let (folder, file) = source.rsplit_once('/')?;
        let (size, ending) = file.split_once('.')?;
        let (width, height) = size.split_once('x')?;
        let picture = Picture {
            source,
            width: pixels(width).filter(|width| *width <= WIDEST)?,
            height: pixels(height)?,
            decorative,
            folder,
            ending,
        };
        (source.matches('/').count() == 3 && matches!(ending, "jpg" | "png")).then_some(picture)
    }

    /// The picture in all its widths, for a browser to choose from; none where there is but one.
    pub(super) fn choice(&self) -> Option<String> {
        let smaller: Vec<String> = SMALLER
            .iter()
            .filter(|width| **width < self.width)
            .map(|width| format!("{}/{width}.{} {width}w, ", self.folder, self.ending))
            .collect();
        let all = smaller.concat() + &format!("{} {}w", self.source, self.width);
        (!smaller.is_empty()).then_some(all)
    }
}

/// A picture that its author left without a description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plain {
    /// The name of its file.
    pub file: String,
    /// Address of its smallest form.
    pub url: String,
}

/// The address of the first picture of finished HTML that is a file of our store.
pub fn first_picture(html: &str) -> Option<&str> {
    html.split(" src=\"")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('"')?.0))
        .find(|address| address.starts_with('/') && named(address).is_some())
}

/// True for finished HTML with pictures that their author left without a description.
pub fn leaves_pictures(html: &str) -> bool {
    html.contains(MARKED)
}

/// The pictures of finished HTML that their author left without a description, each once, in order.
pub fn undescribed(html: &str) -> Vec<Plain> {
    let mut all: Vec<Plain> = Vec::new();
    for source in html.split(MARKED).skip(1).filter_map(source_of) {
        let Some(picture) = Picture::read(source) else {
            continue;
        };
        let file = named(source).unwrap_or_default().to_owned();
        let url = match SMALLER.first() {
            Some(width) if *width < picture.width => {
                format!("{}/{width}.{}", picture.folder, picture.ending)
            }
            _ => source.to_owned(),
        };
        if all.iter().all(|known| known.file != file) {
            all.push(Plain { file, url });
        }
    }
    all
}

/// The same HTML in which those of these pictures bear the description that `given` has for their file.
pub fn described(html: &str, given: impl Fn(&str) -> Option<String>) -> String {
    let mut sink = Sink::default();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once(MARKED) {
        // A quotation mark within a value is written as `&quot;`: what follows is the picture's own.
        let parts = source_of(tag).and_then(|source| {
            let (ahead, behind) = tag.split_once(" alt=\"")?;
            let (_, ahead) = ahead.split_once('"')?;
            Some((source, ahead, behind.split_once('"')?.1))
        });
        let Some((source, ahead, behind)) = parts else {
            break;
        };
        let words = named(source).and_then(&given);
        sink.raw(before);
        sink.raw(if words.is_some() {
            DESCRIBED
        } else {
            UNDESCRIBED
        });
        sink.raw(ahead);
        sink.attribute("alt", &words.unwrap_or_default());
        rest = behind;
    }
    sink.raw(rest);
    sink.html
}

/// The address of a marked picture, from behind its mark.
fn source_of(tag: &str) -> Option<&str> {
    let (_, rest) = tag.split_once("\" src=\"")?;
    Some(rest.split_once('"')?.0)
}

/// True for what [`Picture::choice`] may have written.
pub(super) fn is_choice(value: &str) -> bool {
    let largest = value
        .rsplit(", ")
        .next()
        .and_then(|one| one.split_once(' '));
    let picture = largest.and_then(|(source, _)| Picture::read(source));
    picture.is_some_and(|picture| picture.choice().as_deref() == Some(value))
}

/// The name of the file of our store that an address leads to, whether or not it names the host.
pub(super) fn named(address: &str) -> Option<&str> {
    let path = match address.split_once("://") {
        Some((_, rest)) => rest.get(rest.find('/')?..)?,
        None => address,
    };
    let (name, file) = path.strip_prefix("/f/")?.split_once('/')?;
    let plain = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    (name.len() == NAME && name.bytes().all(plain) && !file.is_empty()).then_some(name)
}

fn pixels(digits: &str) -> Option<u32> {
    let plain =
        digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
    digits.parse().ok().filter(|_| plain)
}

#[cfg(test)]
mod tests {
    use super::{described, undescribed};
    use crate::markup::{Place, render};

    #[test]
    fn a_description_comes_and_goes_and_is_only_ever_words() {
        let place = Place {
            anchor: "p1-",
            site_host: "127.0.0.1",
            heading: 4,
            line_breaks: true,
        };
        let (one, two) = ("0".repeat(32), "1".repeat(32));
        let source = format!(
            "![](/f/{one}/640x480.jpg \" alt=x> class='y' \")\n\n![A well](/f/{two}/300x200.png)\n\n\
            ![](/f/{two}/300x200.png#decorative) `<img class=\"undescribed\" src=\"/f/{two}/9x9.png\">`"
        );
        let html = render(&source, &place, &|| false).unwrap().html;
        let plain = undescribed(&html);
        assert_eq!(plain.len(), 1);
        assert_eq!(
            (&plain[0].file, plain[0].url.clone()),
            (&one, format!("/f/{one}/320.jpg"))
        );

        let words = "Two \"dry\" <wells> & a pump";
        let told = described(&html, |_| Some(words.to_owned()));
        let alt = " alt=\"Two &quot;dry&quot; &lt;wells&gt; &amp; a pump\"";
        assert_eq!(told.matches(alt).count(), 1, "{told}");
        assert!(!told.contains("<img class=\"undescribed\""), "{told}");
        assert_eq!(undescribed(&told), plain);
        assert_eq!(described(&told, |_| None), html);
        assert_eq!(described(&html, |_| None), html);
    }
}
