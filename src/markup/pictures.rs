//! Files of our own store as a text names them: `/f/{name}/{file}`; a picture's file says its size, `640x480.jpg`.

/// Widths in which a picture is kept beside its largest.
pub const SMALLER: [u32; 2] = [320, 640];
/// Width to which a larger picture is brought.
pub const WIDEST: u32 = 1920;
/// What the HTML of a picture without a description begins with.
pub const UNDESCRIBED: &str = "<img class=\"undescribed\"";
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
