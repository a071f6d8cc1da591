//! Pictures that people of the demo show: a sun over two hills, in colours of their names.

use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};

use crate::base::{Error, Result, crypto};

/// Pixels of a side.
const SIDE: u32 = 256;
/// Sky, sun, far hill, near hill.
const COLOURS: [[[u8; 3]; 4]; 4] = [
    [
        [196, 224, 240],
        [250, 204, 80],
        [110, 158, 120],
        [52, 104, 80],
    ],
    [
        [250, 220, 190],
        [226, 94, 62],
        [150, 120, 150],
        [84, 66, 106],
    ],
    [
        [222, 236, 226],
        [240, 160, 60],
        [196, 164, 104],
        [132, 92, 54],
    ],
    [[40, 56, 96], [240, 236, 214], [70, 100, 130], [24, 40, 64]],
];

/// A PNG picture for somebody of this name, the same each time.
///
/// # Errors
/// `Broken` when it cannot be encoded.
pub(super) fn drawn(name: &str) -> Result<Vec<u8>> {
    painted(name, (SIDE, SIDE))
}

/// As [`drawn`], wide enough for the cover of an article.
///
/// # Errors
/// As [`drawn`].
pub(super) fn wide(name: &str) -> Result<Vec<u8>> {
    painted(name, (1200, 630))
}

fn painted(name: &str, (width, height): (u32, u32)) -> Result<Vec<u8>> {
    let seed = crypto::hash(name);
    let chance = |at: usize| f64::from(seed.get(at).copied().unwrap_or(0)) / 255.0;
    let kind = seed
        .first()
        .map_or(0, |byte| usize::from(*byte) % COLOURS.len());
    let [sky, sun, far, near] = COLOURS.get(kind).copied().unwrap_or_default().map(Rgb);
    let (sun_x, sun_y) = (0.25 + 0.5 * chance(1), 0.2 + 0.2 * chance(2));
    let hill = |x: f64, at: usize| {
        let wave = (x * (3.0 + 2.0 * chance(at)) + 6.3 * chance(at + 1)).sin();
        0.09 * wave
    };
    let (across, down) = (f64::from(width), f64::from(height));
    let colour = |x: f64, y: f64| {
        if y > 0.78 + hill(x, 5) {
            near
        } else if y > 0.6 + hill(x, 3) {
            far
        } else if ((x - sun_x) * across / down).hypot(y - sun_y) < 0.13 {
            sun
        } else {
            sky
        }
    };
    let picture = RgbImage::from_fn(width, height, |x, y| {
        colour(f64::from(x) / across, f64::from(y) / down)
    });
    let mut out = Cursor::new(Vec::new());
    picture
        .write_to(&mut out, ImageFormat::Png)
        .map_err(Error::broken)?;
    Ok(out.into_inner())
}
