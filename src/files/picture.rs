//! Pictures are decoded under limits and encoded anew: upright, in a few widths, and nothing else of them stays.

use std::collections::HashSet;
use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};

use super::model::{COVER, Kind, SIDE, widths};
use crate::base::{Error, Result};
use crate::markup::WIDEST;

/// Most pixels of a side.
const LONGEST_SIDE: u32 = 8192;
/// Most bytes of a picture once decoded.
const DECODED: u64 = 64 * 1024 * 1024;
/// Quality of JPEG, of 100.
const QUALITY: u8 = 82;
/// A picture of no more colours is a drawing.
const FEW: usize = 256;

/// How a picture came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    Png,
    Jpeg,
    WebP,
    Gif,
}

impl Source {
    /// What the first bytes say.
    pub(super) fn of(bytes: &[u8]) -> Option<Source> {
        match bytes {
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Source::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Source::Jpeg),
            [
                b'R',
                b'I',
                b'F',
                b'F',
                _,
                _,
                _,
                _,
                b'W',
                b'E',
                b'B',
                b'P',
                ..,
            ] => Some(Source::WebP),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(Source::Gif),
            _ => None,
        }
    }

    fn format(self) -> ImageFormat {
        match self {
            Source::Png => ImageFormat::Png,
            Source::Jpeg => ImageFormat::Jpeg,
            Source::WebP => ImageFormat::WebP,
            Source::Gif => ImageFormat::Gif,
        }
    }
}

/// The bytes of each form, by its name.
type Forms = Vec<(String, Vec<u8>)>;

/// The picture made anew: its kind, its size, and the bytes of each width.
///
/// # Errors
/// `TooLarge` for too many pixels, `Invalid(file)` for what does not decode.
pub(super) fn remade(source: Source, bytes: &[u8]) -> Result<(Kind, (u32, u32), Forms)> {
    let mut shown = decoded(source, bytes)?;
    let kind = if source != Source::Jpeg && is_drawing(&shown) {
        Kind::Png
    } else {
        Kind::Jpeg
    };
    if shown.width() > WIDEST {
        shown = narrowed(&shown, WIDEST);
    }
    let size = (shown.width(), shown.height());
    let forms = widths(size.0).into_iter().map(|width| {
        let form = if width == size.0 {
            shown.clone()
        } else {
            narrowed(&shown, width)
        };
        Ok((width.to_string(), encoded(kind, form)?))
    });
    Ok((kind, size, forms.collect::<Result<_>>()?))
}

/// The middle of a picture, square, on white, in the size of a person's picture.
///
/// # Errors
/// As [`remade`].
pub(super) fn square(source: Source, bytes: &[u8]) -> Result<Vec<u8>> {
    let whole = decoded(source, bytes)?;
    let side = whole.width().min(whole.height());
    let small = middle(&whole, (side, side)).resize_exact(SIDE, SIDE, FilterType::Triangle);
    encoded(Kind::Jpeg, small)
}

/// The middle of a picture in the shape of a cover, on white, in each width.
///
/// # Errors
/// As [`remade`].
pub(super) fn cover(source: Source, bytes: &[u8]) -> Result<Forms> {
    let whole = decoded(source, bytes)?;
    let (wide, high) = COVER;
    // The largest piece of this shape.
    let (width, height) = (whole.width(), whole.height());
    let fits = |side: u32, by: u32, of: u32| {
        let side = u64::from(side) * u64::from(by) / u64::from(of);
        u32::try_from(side).unwrap_or(LONGEST_SIDE).max(1)
    };
    let piece = (
        width.min(fits(height, wide, high)),
        height.min(fits(width, high, wide)),
    );
    let shown = middle(&whole, piece).resize_exact(wide, high, FilterType::Triangle);
    let forms = widths(wide).into_iter().map(|width| {
        let form = narrowed(&shown, width);
        Ok((width.to_string(), encoded(Kind::Jpeg, form)?))
    });
    forms.collect()
}

/// A whole picture, on white: its size and its bytes.
///
/// # Errors
/// As [`remade`].
pub(super) fn paper(source: Source, bytes: &[u8]) -> Result<((u32, u32), Vec<u8>)> {
    let whole = decoded(source, bytes)?;
    let mut shown = middle(&whole, (whole.width(), whole.height()));
    if shown.width() > WIDEST {
        shown = narrowed(&shown, WIDEST);
    }
    let size = (shown.width(), shown.height());
    Ok((size, encoded(Kind::Jpeg, shown)?))
}

/// The middle of a picture, so wide and high, on white.
fn middle(whole: &DynamicImage, (width, height): (u32, u32)) -> DynamicImage {
    let (x, y) = ((whole.width() - width) / 2, (whole.height() - height) / 2);
    let mut pixels = whole.crop_imm(x, y, width, height).into_rgba8();
    for pixel in pixels.pixels_mut() {
        let [r, g, b, a] = pixel.0.map(u32::from);
        let over = |colour: u32| u8::try_from((colour * a + 255 * (255 - a)) / 255).unwrap_or(255);
        pixel.0 = [over(r), over(g), over(b), 255];
    }
    DynamicImage::from(pixels)
}

/// The pixels, upright; of an animation the first.
fn decoded(source: Source, bytes: &[u8]) -> Result<DynamicImage> {
    let mut limits = Limits::no_limits();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(DECODED);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), source.format());
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(fault)?;
    let (width, height) = decoder.dimensions();
    if width > LONGEST_SIDE || height > LONGEST_SIDE || decoder.total_bytes() > DECODED {
        return Err(Error::TooLarge);
    }
    // Metadata that cannot be read turns nothing.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut shown = DynamicImage::from_decoder(decoder).map_err(fault)?;
    shown.apply_orientation(orientation);
    Ok(shown)
}

fn fault(why: ImageError) -> Error {
    match why {
        ImageError::Limits(_) => Error::TooLarge,
        _ => Error::field("file", "file_broken"),
    }
}

/// True for what JPEG would spoil: what shines through, and what has few colours.
fn is_drawing(shown: &DynamicImage) -> bool {
    let pixels = shown.to_rgba8();
    if shown.color().has_alpha() && pixels.pixels().any(|pixel| pixel.0[3] < 255) {
        return true;
    }
    let mut colours = HashSet::new();
    pixels.pixels().all(|pixel| {
        colours.insert(pixel.0);
        colours.len() <= FEW
    })
}

fn narrowed(shown: &DynamicImage, width: u32) -> DynamicImage {
    let height = u64::from(shown.height()) * u64::from(width) / u64::from(shown.width().max(1));
    let height = u32::try_from(height).unwrap_or(LONGEST_SIDE).max(1);
    shown.resize_exact(width, height, FilterType::Triangle)
}

fn encoded(kind: Kind, shown: DynamicImage) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    // Eight bits a colour, and neither profile nor text of where it came from.
    let done = match kind {
        Kind::Jpeg => DynamicImage::from(shown.into_rgb8())
            .write_with_encoder(JpegEncoder::new_with_quality(&mut out, QUALITY)),
        _ if shown.color().has_alpha() => {
            DynamicImage::from(shown.into_rgba8()).write_with_encoder(PngEncoder::new(&mut out))
        }
        _ => DynamicImage::from(shown.into_rgb8()).write_with_encoder(PngEncoder::new(&mut out)),
    };
    done.map_err(Error::broken)?;
    Ok(out)
}
