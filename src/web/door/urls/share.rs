//! Sheets for the notice board, codes for a telephone, links that tell of a page.

use super::parts::encode;
use crate::base::ThreadId;

/// The picture of the code of a page of ours.
pub fn qr(path: &str) -> String {
    format!("/qr.svg?to={}", encode(path))
}

/// A thread's sheet for the notice board.
pub fn thread_board(id: ThreadId) -> String {
    format!("/t/{id}/board")
}

/// A space's.
pub fn space_board(slug: &str) -> String {
    format!("/s/{slug}/board")
}

/// Where a page can be told of by one press, by the names that these places have in every language.
pub fn shares(url: &str, title: &str) -> [(&'static str, String); 2] {
    let (url, title) = (encode(url), encode(title));
    let telegram = format!("https://t.me/share/url?url={url}&text={title}");
    let whatsapp = format!("https://wa.me/?text={title}%20{url}");
    [("Telegram", telegram), ("WhatsApp", whatsapp)]
}

/// A letter that tells of a page.
pub fn share_mail(url: &str, title: &str) -> String {
    format!("mailto:?subject={}&body={}", encode(title), encode(url))
}
