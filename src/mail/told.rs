//! The words of letters about what happened.

use super::inbound;
use super::plain::{HeaderText, unlinked};
use super::written::{Item, Link, Part, Written};
use crate::blogs::{ConfirmReader, Newsletter};
use crate::i18n::Texts;
use crate::notices::{self, Ended, Head, Kind, Place, Told, Ways};

/// A letter about one thread.
pub(super) fn at_once(t: &Texts<'_>, site: &str, told: Told) -> Written {
    let place = told.places.first();
    let (was, shut) = (told.head.subject.as_ref(), t.say("letter-shut-subject"));
    let space = place.map_or("", |place| &place.space);
    let space = was.map_or(space, |(space, _)| space);
    let title = place.and_then(|place| place.title.as_deref());
    let title = title.map(|title| was.map_or(title, |(_, title)| title));
    // A reply stays in its thread in mail programs that go by the subject.
    let again = if told.head.parent.is_some() {
        "Re: "
    } else {
        ""
    };
    let subject = format!("{again}[{space}] {}", title.unwrap_or(&shut));
    let why = t.named("letter-why", site);
    written(t, site, (subject, why), told)
}

/// All that was over the day's budget.
pub(super) fn evening(t: &Texts<'_>, site: &str, told: Told) -> Written {
    let subject = t.named("letter-evening-subject", site);
    let why = t.named("letter-evening-why", site);
    written(t, site, (subject, why), told)
}

/// What is due at the offices of the reader.
pub(super) fn reminders(t: &Texts<'_>, site: &str, told: Told) -> Written {
    let subject = t.named("letter-reminders-subject", site);
    let why = t.named("letter-reminders-why", site);
    written(t, site, (subject, why), told)
}

/// What is new where the reader follows.
pub(super) fn digest(t: &Texts<'_>, site: &str, told: Told) -> Written {
    let subject = t.named("letter-digest-subject", site);
    let why = t.named("letter-digest-why", site);
    written(t, site, (subject, why), told)
}

/// There will be no more digests.
pub(super) fn digest_ends(t: &Texts<'_>, site: &str, ended: Ended) -> Written {
    let lines = vec![
        t.named("letter-greeting", &unlinked(&ended.name)),
        t.named("letter-digest-ends", site),
    ];
    Written {
        lines,
        link: Some(Link {
            url: ended.link,
            words: t.say("letters-choose"),
        }),
        footer: t.named("letter-footer", site),
        ..Written::new(t, &t.named("letter-digest-ends-subject", site))
    }
}

/// An article, for who wants the letters of its blog.
pub(super) fn newsletter(t: &Texts<'_>, site: &str, sent: Newsletter) -> Written {
    let of = [("name", sent.blog.as_str().into()), ("site", site.into())];
    let mut by = vec![sent.author.as_str()];
    by.extend(sent.along.iter().map(String::as_str));
    let by = by.join(", ");
    let item = Item {
        words: t.named("letter-newsletter-by", &unlinked(&by)),
        link: Link {
            url: sent.url,
            words: t.say(if sent.cut {
                "letter-read-on"
            } else {
                "letter-open"
            }),
        },
        lines: sent.lines,
    };
    let thread = format!("thread.{}", sent.thread);
    Written {
        from: Some(via(t, site, &sent.author)),
        parts: vec![Part {
            title: Some(sent.title.clone()),
            space: None,
            note: None,
            link: None,
            items: vec![item],
        }],
        footer: t.with("letter-newsletter-why", &of),
        ways: vec![Link {
            url: sent.stop.clone(),
            words: t.say("stop-newsletter"),
        }],
        guest: Some(inbound::guest(sent.reader)),
        head: Some(Head {
            sign: sent.sign,
            about: sent.post.map(|post| format!("post.{post}")),
            parent: None,
            above: sent.post.map(|_| thread).into_iter().collect(),
            author: Some(sent.author),
            list: sent.list,
            archive: sent.archive,
            stop: sent.stop,
            subject: None,
        }),
        ..Written::new(t, &format!("[{}] {}", sent.blog, sent.title))
    }
}

/// Whether the owner of an address wants the letters of a blog.
pub(super) fn confirm_reader(t: &Texts<'_>, site: &str, asked: ConfirmReader) -> Written {
    // The letter goes to whom anybody has named: no title of a blog leads him anywhere.
    let blog = unlinked(&asked.blog);
    let of = [("name", blog.as_str().into()), ("site", site.into())];
    let text = t.with("letter-reader", &of);
    Written {
        lines: text.split("\n\n").map(str::to_owned).collect(),
        link: Some(Link {
            url: asked.link,
            words: t.say("letter-reader-button"),
        }),
        footer: t.named("letter-footer", site),
        ..Written::new(t, &t.with("letter-reader-subject", &of))
    }
}

fn written(t: &Texts<'_>, site: &str, words: (String, String), told: Told) -> Written {
    let (subject, why) = words;
    let many = told.head.about.is_none();
    let greeting = t.named("letter-greeting", &unlinked(&told.name));
    Written {
        lines: if many {
            vec![greeting, why.clone()]
        } else {
            Vec::new()
        },
        parts: told
            .places
            .into_iter()
            .map(|place| part(t, place, many))
            .collect(),
        more: (told.more > 0).then(|| Link {
            url: told.head.archive.clone(),
            words: t.count("letter-more", told.more),
        }),
        from: told.head.author.as_ref().map(|author| via(t, site, author)),
        ways: ways(t, told.ways),
        footer: if many {
            t.named("letter-sent-by", site)
        } else {
            why
        },
        desk: told.desk,
        head: Some(told.head),
        ..Written::new(t, &subject)
    }
}

/// Who speaks through the site.
fn via(t: &Texts<'_>, site: &str, author: &str) -> HeaderText {
    let author = unlinked(author);
    let names = [("name", author.as_str().into()), ("site", site.into())];
    HeaderText::of(&t.with("letter-via", &names))
}

fn part(t: &Texts<'_>, place: Place, many: bool) -> Part {
    let item = |item: notices::Item| {
        let kind = Kind::from_word(&item.kind).unwrap_or(Kind::Post);
        let fact = (kind, item.fact.as_str());
        Item {
            words: notices::sentence(t, fact, &unlinked(&item.name), item.count),
            link: Link {
                url: item.url,
                words: t.say(if item.cut {
                    "letter-read-on"
                } else {
                    "letter-open"
                }),
            },
            lines: item.lines,
        }
    };
    let shut = place.title.is_none();
    Part {
        title: place.title.filter(|_| many),
        space: many.then(|| place.space.clone()),
        note: shut.then(|| t.named("letter-shut", &place.space)),
        link: shut.then(|| Link {
            url: place.url,
            words: t.say("letter-open"),
        }),
        items: place.items.into_iter().map(item).collect(),
    }
}

fn ways(t: &Texts<'_>, ways: Ways) -> Vec<Link> {
    let link = |key: &str, url: String| Link {
        url,
        words: t.say(key),
    };
    let some = [
        ways.thread.map(|url| link("stop-thread", url)),
        ways.fewer.map(|url| link("stop-fewer", url)),
        ways.digest.map(|url| link("stop-digest", url)),
        Some(link("stop-all", ways.all)),
        Some(link("letters-choose", ways.settings)),
    ];
    some.into_iter().flatten().collect()
}
