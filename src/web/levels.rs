//! Three buttons: how much the reader wants to hear of what a page shows.

use crate::app::App;
use crate::i18n::Texts;
use crate::notices::{Level, Named, Target};
use crate::web::door::{Keys, Visit, urls};

/// The buttons, the pressed one among them.
pub struct Levels {
    pub keys: Keys,
    pub target: String,
    pub legend: String,
    /// Value, words, whether it is this one.
    pub buttons: Vec<(&'static str, String, bool)>,
    /// Where the choice leads, when not to what it is about.
    pub next: Option<&'static str>,
}

impl Levels {
    /// The buttons for a target, of which this level is chosen; none for a visitor.
    pub fn of(app: &App, visit: &Visit, target: Target, level: Option<Level>) -> Option<Levels> {
        let (t, level) = (visit.texts(app), level?);
        let words = |one: Level| match (one, target) {
            (Level::Nothing, Target::Person(_)) => t.say("level-mute"),
            (Level::Direct, Target::Person(_)) => t.say("level-usual"),
            (Level::All, Target::Person(_)) => t.say("level-follow"),
            (Level::Nothing, _) => t.say("level-nothing"),
            (Level::Direct, _) => t.say("level-direct"),
            (Level::All, _) => t.say("level-all"),
        };
        let button = |one: &Level| (one.as_str(), words(*one), *one == level);
        Some(Levels {
            keys: visit.keys(app),
            target: target.to_string(),
            legend: match target {
                Target::Thread(_) => t.say("levels-thread"),
                Target::Tag(_) => t.say("levels-tag"),
                Target::Forum(_) => t.say("levels-forum"),
                Target::Space(_) => t.say("levels-space"),
                Target::Person(_) => t.say("levels-person"),
            },
            buttons: Level::ALL.iter().map(button).collect(),
            next: None,
        })
    }
}

/// Where a target is, its name, the language of that, and what it is.
pub fn named(t: &Texts<'_>, named: &Named) -> (String, String, String, String) {
    match named {
        Named::Thread(thread) => (
            urls::thread(thread),
            thread.title.clone(),
            thread.lang.clone(),
            t.say("follow-thread"),
        ),
        Named::Tag(space, tag) => (
            urls::tag(&space.slug, tag),
            tag.name.clone(),
            space.lang.clone(),
            t.named("follow-tag", &space.name),
        ),
        Named::Forum(space, forum) if forum.blog => (
            urls::blog(&forum.slug),
            forum.name.clone(),
            space.lang.clone(),
            t.say("follow-blog"),
        ),
        Named::Forum(space, forum) => (
            urls::forum(&space.slug, &forum.slug),
            forum.name.clone(),
            space.lang.clone(),
            t.named("follow-forum", &space.name),
        ),
        Named::Space(space) => (
            urls::space(&space.slug),
            space.name.clone(),
            space.lang.clone(),
            t.say("follow-space"),
        ),
        Named::Person(person) => (
            urls::person(&person.name),
            person.display_name.clone(),
            String::new(),
            t.say("follow-person"),
        ),
    }
}
