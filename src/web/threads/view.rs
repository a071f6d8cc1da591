//! Threads and posts as pages show them: every label and date resolved once.

use std::collections::HashSet;

use super::describe::{describable, undescribed};
use super::marks::Marks;
use super::react::words;
use super::redact;
use super::seal::{Seal, Seals};
use super::tree::{Above, Step, chain, nest};
use crate::base::{Error, Instant, UserId};
use crate::i18n::{Arg, Phrase, Texts, Zone, rfc3339};
use crate::spaces::{Tag, ThreadKind};
use crate::threads::{
    self, Addition, Listing, Post, PostState, Reaction, Row, Shown, Thread, View,
};
use crate::web::door::{Visit, urls};
use crate::web::layout::Page;

/// A moment for people and for machines.
pub struct When {
    pub shown: String,
    pub machine: String,
}

impl When {
    /// Day and time of day.
    pub fn moment(t: &Texts<'_>, zone: &Zone, at: Instant) -> When {
        When {
            shown: t.moment(at, zone),
            machine: rfc3339(at),
        }
    }
}

/// A thread in a short list.
pub struct Line {
    pub url: String,
    pub title: String,
    pub lang: Option<String>,
    pub author: String,
    pub last: When,
    pub unread: Option<String>,
}

/// The threads of a short list.
pub fn lines(page: &Page<'_>, zone: &Zone, listing: &Listing) -> Vec<Line> {
    let line = |row: &Row| Line {
        url: urls::thread(&row.thread),
        title: row.thread.title.clone(),
        lang: page.other(&row.thread.lang).map(str::to_owned),
        author: author(listing, &row.thread, row.thread.last_author),
        last: When::moment(&page.t, zone, row.thread.last_post_at),
        unread: unread(&page.t, row),
    };
    listing.rows.items.iter().map(line).collect()
}

/// A thread in a forum's list.
pub struct Item {
    pub url: String,
    pub title: String,
    pub lang: Option<String>,
    pub icon: &'static str,
    pub kind: String,
    /// Style, icon and words of each state.
    pub chips: Vec<(&'static str, &'static str, String)>,
    /// Address and name.
    pub tags: Vec<(String, String)>,
    pub author: String,
    pub last_author: String,
    pub last: When,
    pub replies: String,
    pub unread: Option<String>,
}

/// The threads of a list; a tag leads where `to` says.
pub fn items(
    page: &Page<'_>,
    zone: &Zone,
    listing: &Listing,
    now: Instant,
    to: &impl Fn(&Tag) -> String,
) -> Vec<Item> {
    let tagged = |row: &Row| {
        let tags = listing.tags.get(&row.thread.id).into_iter().flatten();
        Item {
            tags: tags.map(|tag| (to(tag), tag.name.clone())).collect(),
            ..item(page, zone, listing, row, now)
        }
    };
    listing.rows.items.iter().map(tagged).collect()
}

fn item(page: &Page<'_>, zone: &Zone, listing: &Listing, row: &Row, now: Instant) -> Item {
    let (t, thread) = (&page.t, &row.thread);
    let (icon, kind) = kind(t, thread.kind);
    Item {
        url: urls::thread(thread),
        title: thread.title.clone(),
        lang: page.other(&thread.lang).map(str::to_owned),
        icon,
        kind,
        chips: chips(t, zone, thread, now),
        tags: Vec::new(),
        author: author(listing, thread, thread.author),
        last_author: author(listing, thread, thread.last_author),
        last: When::moment(t, zone, thread.last_post_at),
        replies: t.count("thread-replies", thread.replies),
        unread: unread(t, row),
    }
}

fn author(listing: &Listing, thread: &Thread, id: UserId) -> String {
    let person = listing.people.get(&id);
    let office = || listing.voices.get(&thread.office?);
    let name = person.map(|person| person.display_name.clone());
    name.or_else(|| office().map(|office| office.name.clone()))
        .unwrap_or_default()
}

fn unread(t: &Texts<'_>, row: &Row) -> Option<String> {
    row.unread
        .filter(|n| *n > 0)
        .map(|n| t.count("thread-unread", n))
}

/// The icon and the name of a kind of thread.
pub fn kind(t: &Texts<'_>, kind: ThreadKind) -> (&'static str, String) {
    match kind {
        ThreadKind::Discussion => ("talk", t.say("kind-discussion")),
        ThreadKind::Question => ("question", t.say("kind-question")),
        ThreadKind::Idea => ("idea", t.say("kind-idea")),
        ThreadKind::Article => ("article", t.say("kind-article")),
    }
}

/// The states of a thread that a list and its page show.
pub fn chips(
    t: &Texts<'_>,
    zone: &Zone,
    thread: &Thread,
    now: Instant,
) -> Vec<(&'static str, &'static str, String)> {
    let mut chips = Vec::new();
    if let Some(until) = thread.pinned_until.filter(|until| *until > now) {
        // The last moment of the pin is the end of the day before.
        let day = t.day(until.minus(std::time::Duration::from_secs(1)), zone);
        chips.push(("pinned", "pin", t.named("chip-pinned", &day)));
    }
    if threads::thread_facts(thread, now).locked {
        chips.push(("locked", "lock", t.say("chip-locked")));
    } else if thread.replies == 0 && thread.kind != ThreadKind::Article {
        chips.push(("waits", "clock", t.say("chip-unanswered")));
    }
    chips
}

/// One post as a page shows it.
pub struct PostView {
    pub id: i64,
    pub url: String,
    pub n: i32,
    pub author: String,
    /// Level, place among its siblings; read out, not shown.
    pub place: String,
    /// The office in whose name it was written.
    pub office: Option<Seal>,
    pub badge: Option<String>,
    pub here: bool,
    pub new: bool,
    pub first_new: bool,
    pub when: When,
    /// Address of what it was before, and words.
    pub edited: Option<(String, String)>,
    /// Address, words, and the level where the indent has ended.
    pub parent: Option<(String, String, Option<String>)>,
    pub lang: Option<String>,
    pub html: String,
    /// Says that pictures of it have no description, and where to give them one.
    pub undescribed: Option<(String, Option<String>)>,
    /// Words with the day, language, safe HTML.
    pub additions: Vec<(String, Option<String>, String)>,
    pub quoted_by: Vec<(String, i32)>,
    /// Why it has no number yet.
    pub held: Option<Held>,
    pub gone: bool,
    pub gone_why: Vec<String>,
    pub reply: Option<String>,
    /// Address and words.
    pub acts: Vec<(String, String)>,
    /// The new posts ahead and behind, where this one is new.
    pub to_new: [Option<String>; 2],
    /// Something stands between this one and the next new one.
    pub skips: bool,
    /// How many say what.
    pub reactions: Option<String>,
    /// Buttons of the menu: address, value, words, whether the reader said so already.
    pub react: Vec<(String, &'static str, String, bool)>,
    /// Where the button goes that makes it and what follows new again.
    pub unread: Option<String>,
    /// What stands above it and not on the page.
    pub lines: Vec<Above>,
    /// How the nested lists go on ahead of this post.
    pub step: Step,
    /// The text of an article: it stands under the page's own heading.
    pub article: bool,
}

/// What is said below a post that waits for a moderator, or that he did not let through.
pub struct Held {
    pub words: Vec<String>,
    /// Address and words.
    pub acts: Vec<(String, String)>,
}

/// The labels of posts, resolved once for a page.
struct Labels {
    level: Phrase,
    /// With marks where the two numbers go.
    of: String,
    to: Phrase,
    deep: Phrase,
    moderator: String,
    administrator: String,
    quote: String,
    link: String,
    edit: String,
    describe: String,
    delete: String,
    remove: String,
    restore: String,
    branch: String,
    withdrawn: String,
    removed: String,
    purged: String,
    history: String,
    add: String,
    purge: String,
    bookmark: String,
    reactions: [String; 3],
    edited: Phrase,
}

/// The posts of a page in their order, and which lists end behind the last.
pub(super) fn posts(
    visit: &Visit,
    page: &Page<'_>,
    shown: &Shown,
    (marks, seals): (&[Marks], &Seals),
) -> (Vec<PostView>, Vec<bool>) {
    let (t, zone) = (&page.t, &visit.zone);
    let labels = Labels {
        level: t.around("post-level"),
        of: t.with(
            "post-of",
            &[("n", "\u{1}".into()), ("total", "\u{2}".into())],
        ),
        to: t.around("post-to"),
        deep: t.around("post-deep"),
        moderator: t.say("badge-moderator"),
        administrator: t.say("badge-administrator"),
        quote: t.say("post-quote"),
        link: t.say("post-link"),
        edit: t.say("post-edit"),
        describe: t.say("post-describe"),
        delete: t.say("post-delete"),
        remove: t.say("post-remove"),
        restore: t.say("post-restore"),
        branch: t.say("post-branch"),
        withdrawn: t.say("post-withdrawn"),
        removed: t.say("post-removed"),
        purged: t.say("post-purged"),
        history: t.say("post-history"),
        add: t.say("post-add"),
        purge: t.say("post-purge"),
        bookmark: t.say("post-bookmark"),
        reactions: [Reaction::Agree, Reaction::Thanks, Reaction::SourceNeeded]
            .map(|kind| words(t, kind)),
        edited: t.around("post-edited"),
    };
    let on_page: HashSet<i64> = shown.posts().iter().map(|post| post.id.0).collect();
    let thread = &shown.found.thread;
    let signed_in = visit.viewer.id().is_some();
    let mut views: Vec<PostView> = Vec::with_capacity(marks.len());
    let mut found_new = false;
    for (post, marks) in shown.posts().iter().zip(marks) {
        let may = |act| marks.has(act);
        let gone = post.state.is_gone();
        let held = matches!(post.state, PostState::Held | PostState::Refused);
        let new = may(Marks::NEW);
        let mut acts = Vec::new();
        if signed_in {
            acts.push((urls::post(post.id), labels.link.clone()));
            acts.push((urls::post_bookmark(post.id), labels.bookmark.clone()));
        }
        if signed_in && post.replies > 0 {
            acts.push((urls::branch(thread, post.id), labels.branch.clone()));
        }
        if may(Marks::QUOTE) {
            acts.push((urls::quote(post.thread, post.id), labels.quote.clone()));
        }
        if may(Marks::EDIT) {
            acts.push((urls::post_edit(post.id), labels.edit.clone()));
        }
        if may(Marks::ADD) {
            acts.push((urls::post_addition(post.id), labels.add.clone()));
        }
        if may(Marks::DELETE) {
            acts.push((urls::post_delete(post.id), labels.delete.clone()));
        }
        if may(Marks::REMOVE) {
            acts.push((urls::post_remove(post.id), labels.remove.clone()));
        }
        acts.extend(redact::act(t, post, *marks));
        if may(Marks::RESTORE) {
            acts.push((urls::post_restore(post.id), labels.restore.clone()));
        }
        if may(Marks::PURGE) {
            acts.push((urls::post_purge(post.id), labels.purge.clone()));
        }
        let additions = match shown.shared.additions.get(&post.id) {
            Some(list) if !gone => list.as_slice(),
            _ => &[],
        };
        let describe = (may(Marks::DESCRIBE) && describable(post, additions))
            .then(|| urls::post_pictures(post.id));
        acts.extend(describe.clone().map(|url| (url, labels.describe.clone())));
        let history = urls::post_history(post.id);
        let changed = post.edited_at.filter(|_| !gone);
        if changed.is_some() && !acts.is_empty() {
            acts.push((history.clone(), labels.history.clone()));
        }
        let first_new = new && !found_new;
        found_new |= new;
        let parent = post
            .parent
            .and_then(|id| Some((id, shown.shared.parents.get(&id)?)));
        let parent =
            parent.map(|(id, parent)| (urls::on_page(id, on_page.contains(&id.0)), parent));
        // Two stops of the tabulator a post: where there is a menu, the links beside the name stand in it again.
        if let Some((url, parent)) = parent.as_ref().filter(|_| !acts.is_empty()) {
            acts.push((url.clone(), labels.to.fill(parent.n)));
        }
        views.push(PostView {
            id: post.id.0,
            url: urls::post(post.id),
            n: post.n,
            author: match post.state {
                PostState::Withdrawn => labels.withdrawn.clone(),
                PostState::Removed => labels.removed.clone(),
                PostState::Purged => labels.purged.clone(),
                _ => shown.signed(post).to_owned(),
            },
            place: match &parent {
                Some((_, parent)) => {
                    let of = labels.of.replace('\u{1}', &post.ordinal.to_string());
                    let of = of.replace('\u{2}', &parent.replies.to_string());
                    format!(
                        ", {}, {of}, {}",
                        labels.level.fill(post.depth + 1),
                        labels.to.fill(parent.n)
                    )
                }
                None => String::new(),
            },
            office: seals.of(t, post).filter(|_| !gone),
            badge: if post.office.is_some() {
                None
            } else if may(Marks::MODERATOR) {
                Some(labels.moderator.clone())
            } else {
                may(Marks::ADMINISTRATOR).then(|| labels.administrator.clone())
            },
            here: may(Marks::HERE),
            new,
            first_new,
            when: When::moment(t, zone, post.created_at),
            edited: changed.map(|at| (history, labels.edited.fill(t.moment(at, zone)))),
            parent: parent.map(|(url, parent)| {
                let deep = post.depth >= 4 && shown.view != View::Time;
                let words = labels.to.fill(parent.n);
                (url, words, deep.then(|| labels.deep.fill(post.depth + 1)))
            }),
            lang: page.other(&post.lang).map(str::to_owned),
            html: redact::told(t, &post.html),
            undescribed: undescribed(t, post, additions).map(|words| (words, describe)),
            additions: added(page, zone, additions),
            quoted_by: match shown.shared.quoted_by.get(&post.id) {
                Some(list) if !gone => list.iter().map(|(id, n)| (urls::post(*id), *n)).collect(),
                _ => Vec::new(),
            },
            gone_why: if gone {
                tombstone(t, zone, post, may(Marks::INNER))
            } else {
                Vec::new()
            },
            gone,
            held: held.then(|| waits(t, shown, post, may(Marks::OWN))),
            reply: may(Marks::QUOTE).then(|| urls::reply_to(post.thread, post.id)),
            acts,
            reactions: counted(post, &labels.reactions).filter(|_| !gone),
            react: if may(Marks::REACT) {
                react(post, *marks, &labels.reactions)
            } else {
                Vec::new()
            },
            to_new: [None, None],
            skips: false,
            unread: signed_in.then(|| urls::post_unread(post.id)),
            lines: Vec::new(),
            article: false,
            step: if views.is_empty() {
                Step::First
            } else {
                Step::Up(Vec::new())
            },
        });
    }
    chain(shown, &mut views);
    let ends = match shown.view {
        View::Time => Vec::new(),
        View::Tree | View::New => nest(page, shown, &mut views),
    };
    (views, ends)
}

/// How many said what of a post; none where nobody did.
fn counted(post: &Post, labels: &[String; 3]) -> Option<String> {
    let said = labels.iter().zip(post.reactions).filter(|(_, n)| *n > 0);
    let said: Vec<String> = said.map(|(words, n)| format!("{words} {n}")).collect();
    (!said.is_empty()).then(|| said.join(" · "))
}

/// The buttons that say something of a post or take it back.
fn react(
    post: &Post,
    marks: Marks,
    labels: &[String; 3],
) -> Vec<(String, &'static str, String, bool)> {
    let one = |(kind, words): (&Reaction, &String)| {
        let said = marks.said(*kind);
        let url = match said {
            true => urls::post_reaction_end(post.id),
            false => urls::post_reactions(post.id),
        };
        (url, kind.as_str(), words.clone(), said)
    };
    Reaction::ALL.iter().zip(labels).map(one).collect()
}

fn added(page: &Page<'_>, zone: &Zone, list: &[Addition]) -> Vec<(String, Option<String>, String)> {
    let one = |addition: &Addition| {
        let day = page.t.day(addition.at, zone);
        let lang = page.other(&addition.lang).map(str::to_owned);
        (
            page.t.named("post-addition", &day),
            lang,
            redact::told(&page.t, &addition.html),
        )
    };
    list.iter().map(one).collect()
}

/// What its author and moderators are told of a post that has no number.
fn waits(t: &Texts<'_>, shown: &Shown, post: &Post, own: bool) -> Held {
    let mut held = Held {
        words: Vec::new(),
        acts: Vec::new(),
    };
    if post.state == PostState::Refused {
        held.words.push(t.say("waiting-refused"));
        if let Some((reason, note)) = &post.refused {
            held.words.push(reason_words(t, *reason));
            held.words.extend(note.clone());
        }
        return held;
    }
    if !own {
        held.words.push(t.say("waiting-others"));
        let url = urls::post_decision(post.id);
        held.acts.push((url, t.say("waiting-decide")));
        return held;
    }
    held.words.push(t.say("waiting-own"));
    if let Some(usual) = shown.usual_wait {
        let minutes = usual.as_secs().div_ceil(60).max(1);
        held.words.push(match minutes {
            0..=90 => t.count("waiting-minutes", minutes),
            _ => t.count("waiting-hours", minutes.div_ceil(60)),
        });
    }
    held.acts = vec![
        (urls::post_edit(post.id), t.say("post-edit")),
        (urls::post_delete(post.id), t.say("post-delete")),
    ];
    held
}

/// Why a post is not there any more.
fn tombstone(t: &Texts<'_>, zone: &Zone, post: &Post, inner: bool) -> Vec<String> {
    let Some(removed) = &post.removed else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    if let Some(reason) = removed.reason {
        lines.push(reason_words(t, reason));
    }
    if let Some(clause) = &removed.clause {
        lines.push(t.named("removed-clause", clause));
    }
    // The note is for the author and for moderators.
    lines.extend(removed.note.clone().filter(|_| inner));
    lines.push(t.named("removed-at", &t.moment(removed.at, zone)));
    lines
}

/// A reason in words.
pub fn reason_words(t: &Texts<'_>, reason: threads::Removal) -> String {
    t.say(&format!("reason-{}", reason.as_str().replace('_', "-")))
}

/// Why the viewer may not write here, with the way to do it.
pub struct Closed {
    pub icon: &'static str,
    pub words: Vec<String>,
    /// Address and words.
    pub ways: Vec<(String, String)>,
}

/// What stands in place of the reply button.
pub fn closed(page: &Page<'_>, zone: &Zone, shown: &Shown, error: &Error) -> Closed {
    let t = &page.t;
    let here = urls::thread(&shown.found.thread);
    let space = &shown.found.space;
    match error {
        Error::SignIn => Closed {
            icon: "reply",
            words: vec![t.say("closed-sign-in")],
            ways: vec![
                (urls::sign_in_for(&here), t.say("nav-sign-in")),
                (urls::REGISTER.to_owned(), t.say("register")),
            ],
        },
        Error::Refused(rule) if rule.code == "members_only" => Closed {
            icon: "people",
            words: vec![t.named("closed-join", &space.name)],
            ways: vec![(
                urls::space_join(&space.slug),
                t.named("space-join-named", &space.name),
            )],
        },
        Error::Locked(rule) if rule.code == "thread_locked" => {
            let lock = shown.found.thread.lock.as_ref();
            let words = match lock {
                Some(lock) => {
                    let who = shown
                        .people
                        .get(&lock.by)
                        .map(|p| p.display_name.clone())
                        .unwrap_or_default();
                    let day = t.day(lock.at, zone);
                    let mut words = vec![t.with(
                        "closed-locked",
                        &[("name", Arg::Text(&who)), ("day", Arg::Text(&day))],
                    )];
                    words.push(t.named("closed-locked-reason", &lock.reason));
                    if let Some(until) = lock.until {
                        let last = until.minus(std::time::Duration::from_secs(1));
                        words.push(t.named("closed-locked-until", &t.day(last, zone)));
                    }
                    words
                }
                None => vec![t.say("closed-full")],
            };
            Closed {
                icon: "lock",
                words,
                ways: Vec::new(),
            }
        }
        other => {
            let (_, words) = crate::web::door::problem::words(t, other);
            Closed {
                icon: "lock",
                words,
                ways: Vec::new(),
            }
        }
    }
}
