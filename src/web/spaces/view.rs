//! What the pages of spaces share: words, addresses, and the way on from an old one.

use crate::app::App;
use crate::i18n::Texts;
use crate::spaces::{self, Right, Space, SpaceKind};
use crate::web::door::{Reply, Visit, moved_for_good, urls};

/// What kind of space it is, in a word or two.
pub fn kind(t: &Texts<'_>, kind: SpaceKind) -> String {
    match kind {
        SpaceKind::Public => t.say("space-public"),
        SpaceKind::Restricted => t.say("space-restricted"),
        SpaceKind::Private => t.say("space-private"),
        SpaceKind::Exercise => t.say("space-exercise"),
    }
}

/// Who has a right.
pub fn right(t: &Texts<'_>, right: Right) -> String {
    match right {
        Right::Visitor => t.say("right-visitor"),
        Right::Member => t.say("right-member"),
        Right::Trust1 => t.say("right-trust1"),
        Right::Office => t.say("right-office"),
        Right::Moderator => t.say("right-moderator"),
    }
}

/// The pages on which a space is run: address, words, whether it is this one.
pub fn tabs(
    t: &Texts<'_>,
    space: &Space,
    administrator: bool,
    current: &str,
) -> Vec<(String, String, bool)> {
    let mut tabs = Vec::new();
    if administrator {
        tabs.push((urls::space_settings(&space.slug), t.say("space-settings")));
        tabs.push((urls::space_forums(&space.slug), t.say("space-forums")));
        tabs.push((urls::space_rules(&space.slug), t.say("rules-title")));
    }
    tabs.push((urls::space_waiting(&space.slug), t.say("waiting-tab")));
    tabs.push((
        urls::space_members(&space.slug),
        t.say("space-members-title"),
    ));
    tabs.push((urls::residents(&space.slug), t.say("residents-tab")));
    tabs.push((urls::invites(&space.slug), t.say("invites-tab")));
    tabs.push((urls::space_tags(&space.slug), t.say("tags-title")));
    tabs.into_iter()
        .map(|(url, words)| (url.clone(), words, url == current))
        .collect()
}

/// Leads on from an address word that a space once had; all that is in the space moved with it.
///
/// # Errors
/// `NotFound` when no space had it that the viewer may see.
pub async fn moved_space(app: &App, visit: &Visit, there: impl FnOnce(&str) -> String) -> Reply {
    let (viewer, slug) = (visit.viewer.clone(), visit.part("space").to_owned());
    let now = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        spaces::old_slug(c, &sight, &slug)
    });
    Ok(moved_for_good(&there(&now.await?)))
}
