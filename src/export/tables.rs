//! THE list of tables that travel, each after those that its rows name; and of those that stay, and why.

use super::shape::{PLAIN, Table, VOICES, is_before, is_code, is_day};
use crate::accounts::Theme;
use crate::blogs;
use crate::events::{Asked, Handled};
use crate::files;
use crate::i18n::Zone;
use crate::offices;
use crate::questions;
use crate::residents;
use crate::spaces::{Role, SpaceKind, ThreadKind};
use crate::threads::{PostState, Reaction, Via};

pub(super) const TABLES: &[Table] = &[
    Table {
        name: "users",
        made: &["email_key", "name_key", "skeleton"],
        words: &[
            ("state", |word| ["active", "guest"].contains(&word)),
            ("theme", |word| Theme::from_word(word).is_some()),
        ],
        ..PLAIN
    },
    Table {
        name: "name_wishes",
        key: &["user_id"],
        made: &["name_key", "skeleton"],
        refs: &[("user_id", "users")],
        ..PLAIN
    },
    Table {
        name: "protected_names",
        key: &["words"],
        ..PLAIN
    },
    Table {
        name: "suppressions",
        key: &["address"],
        ..PLAIN
    },
    Table {
        name: "mail_prefs",
        key: &["user_id"],
        refs: &[("user_id", "users")],
        ..PLAIN
    },
    Table {
        name: "spaces",
        made: &["rules_html"],
        words: &[("kind", |word| SpaceKind::from_word(word).is_some())],
        ..PLAIN
    },
    Table {
        name: "space_slugs",
        key: &["slug"],
        refs: &[("space_id", "spaces")],
        ..PLAIN
    },
    Table {
        name: "forums",
        refs: &[("space_id", "spaces"), ("parent_id", "forums")],
        shared: &[("parent_id", "space_id")],
        ..PLAIN
    },
    Table {
        name: "memberships",
        key: &["space_id", "user_id"],
        refs: &[("space_id", "spaces"), ("user_id", "users")],
        words: &[("role", |word| Role::from_word(word).is_some())],
        ..PLAIN
    },
    Table {
        name: "invites",
        refs: &[("space_id", "spaces"), ("created_by", "users")],
        ..PLAIN
    },
    Table {
        name: "offices",
        refs: &[
            ("space_id", "spaces"),
            ("parent_id", "offices"),
            ("successor_id", "offices"),
        ],
        shared: &[("parent_id", "space_id"), ("successor_id", "space_id")],
        words: &[
            ("kind", |word| offices::Kind::from_word(word).is_some()),
            ("state", |word| offices::State::from_word(word).is_some()),
            ("intake", |word| {
                word == "open" || offices::IntakeCode::from_word(word).is_some()
            }),
            ("zone", Zone::is_known),
            ("pack", is_code),
        ],
        ..PLAIN
    },
    Table {
        name: "terms",
        refs: &[("office_id", "offices"), ("user_id", "users")],
        words: &[
            ("how", |word| offices::How::from_word(word).is_some()),
            ("from_day", is_day),
            ("stage", |word| {
                ["coming", "running", "over"].contains(&word)
            }),
        ],
        ..PLAIN
    },
    Table {
        name: "delegates",
        refs: &[
            ("office_id", "offices"),
            ("term_id", "terms"),
            ("user_id", "users"),
            ("by_id", "users"),
        ],
        shared: &[("term_id", "office_id")],
        words: &[
            ("hand", |word| ["draft", "publish"].contains(&word)),
            ("from_day", is_day),
        ],
        ..PLAIN
    },
    Table {
        name: "office_checks",
        refs: &[
            ("office_id", "offices"),
            ("term_id", "terms"),
            ("by_id", "users"),
        ],
        shared: &[("term_id", "office_id")],
        words: &[("how", |word| offices::CheckHow::from_word(word).is_some())],
        ..PLAIN
    },
    Table {
        name: "office_settings",
        refs: &[
            ("space_id", "spaces"),
            ("office_id", "offices"),
            ("by_id", "users"),
        ],
        words: &[("key", |word| {
            offices::KEYS.iter().any(|key| key.name == word)
        })],
        ..PLAIN
    },
    Table {
        name: "residents",
        key: &["space_id", "user_id"],
        refs: &[
            ("space_id", "spaces"),
            ("user_id", "users"),
            ("by_id", "users"),
        ],
        words: &[("how", |word| residents::How::from_word(word).is_some())],
        ..PLAIN
    },
    Table {
        name: "class_accounts",
        key: &["user_id"],
        refs: &[("user_id", "users"), ("invite_id", "invites")],
        ..PLAIN
    },
    Table {
        name: "tags",
        refs: &[("space_id", "spaces")],
        ..PLAIN
    },
    Table {
        name: "files",
        // In an order that an index has, whatever the server's alphabet.
        key: &["user_id", "created_at", "name"],
        refs: &[("user_id", "users")],
        words: &[("kind", |word| files::Kind::from_word(word).is_some())],
        ..PLAIN
    },
    Table {
        name: "avatars",
        key: &["user_id"],
        refs: &[("user_id", "users")],
        ..PLAIN
    },
    Table {
        name: "threads",
        refs: &[
            ("space_id", "spaces"),
            ("forum_id", "forums"),
            ("moved_from", "forums"),
            ("user_id", "users"),
            ("last_author_id", "users"),
        ],
        shared: &[("forum_id", "space_id")],
        voices: VOICES,
        words: &[
            ("kind", |word| ThreadKind::from_word(word).is_some()),
            ("state", |word| PostState::from_word(word).is_some()),
        ],
        ..PLAIN
    },
    Table {
        name: "posts",
        made: &["html", "renderer"],
        refs: &[
            ("thread_id", "threads"),
            ("space_id", "spaces"),
            ("parent_id", "posts"),
            ("user_id", "users"),
        ],
        shared: &[("thread_id", "space_id"), ("parent_id", "thread_id")],
        voices: VOICES,
        words: &[
            ("state", |word| PostState::from_word(word).is_some()),
            ("via", |word| Via::from_word(word).is_some()),
        ],
        ..PLAIN
    },
    Table {
        name: "revisions",
        key: &["post_id", "number"],
        made: &["text"],
        refs: &[("post_id", "posts"), ("editor_id", "users")],
        ..PLAIN
    },
    Table {
        name: "additions",
        made: &["html", "text"],
        refs: &[("post_id", "posts"), ("user_id", "users")],
        ..PLAIN
    },
    Table {
        name: "descriptions",
        refs: &[("post_id", "posts"), ("user_id", "users")],
        ..PLAIN
    },
    Table {
        name: "reactions",
        key: &["post_id", "user_id", "kind"],
        refs: &[("post_id", "posts"), ("user_id", "users")],
        words: &[("kind", |word| Reaction::from_word(word).is_some())],
        ..PLAIN
    },
    Table {
        name: "bookmarks",
        key: &["user_id", "post_id"],
        refs: &[("user_id", "users"), ("post_id", "posts")],
        ..PLAIN
    },
    Table {
        name: "quotes",
        key: &["quoted_id", "post_id"],
        refs: &[("quoted_id", "posts"), ("post_id", "posts")],
        ..PLAIN
    },
    Table {
        name: "post_files",
        key: &["post_id", "file"],
        refs: &[("post_id", "posts")],
        ..PLAIN
    },
    Table {
        name: "thread_tags",
        key: &["tag_id", "thread_id"],
        refs: &[("tag_id", "tags"), ("thread_id", "threads")],
        ..PLAIN
    },
    Table {
        name: "blogs",
        key: &["forum_id"],
        refs: &[
            ("forum_id", "forums"),
            ("owner_id", "users"),
            ("office_id", "offices"),
        ],
        ..PLAIN
    },
    Table {
        name: "series",
        refs: &[("forum_id", "blogs")],
        ..PLAIN
    },
    Table {
        name: "newsletter_readers",
        refs: &[("forum_id", "blogs"), ("user_id", "users")],
        ..PLAIN
    },
    Table {
        name: "newsletter_issues",
        key: &["thread_id"],
        // What is on its way stays: elsewhere all of them have gone.
        made: &["ended_at"],
        refs: &[("thread_id", "threads"), ("forum_id", "blogs")],
        shared: &[("thread_id", "forum_id")],
        ..PLAIN
    },
    Table {
        name: "articles",
        key: &["thread_id"],
        refs: &[
            ("thread_id", "threads"),
            ("forum_id", "forums"),
            ("series_id", "series"),
        ],
        shared: &[("thread_id", "forum_id"), ("series_id", "forum_id")],
        words: &[("state", |word| blogs::State::from_word(word).is_some())],
        ..PLAIN
    },
    Table {
        name: "article_authors",
        refs: &[("thread_id", "articles"), ("user_id", "users")],
        words: &[("state", |word| blogs::Authorship::from_word(word).is_some())],
        ..PLAIN
    },
    Table {
        name: "questions",
        key: &["thread_id"],
        refs: &[
            ("thread_id", "threads"),
            ("space_id", "spaces"),
            ("decided_by", "users"),
            ("duplicate_of", "threads"),
            ("appeal_by", "users"),
        ],
        shared: &[("thread_id", "space_id")],
        words: &[
            ("state", |word| questions::State::from_word(word).is_some()),
            ("code", |word| questions::Decline::from_word(word).is_some()),
        ],
        ..PLAIN
    },
    Table {
        name: "intakes",
        key: &["thread_id"],
        // The key of this site alone knows its codes.
        made: &["code"],
        refs: &[
            ("thread_id", "questions"),
            ("taken_by", "users"),
            ("claimed_by", "users"),
        ],
        words: &[("how", |word| questions::Came::from_word(word).is_some())],
        ..PLAIN
    },
    Table {
        name: "intake_scans",
        key: &["thread_id"],
        refs: &[("thread_id", "intakes"), ("added_by", "users")],
        ..PLAIN
    },
    Table {
        name: "addressees",
        refs: &[
            ("thread_id", "questions"),
            ("office_id", "offices"),
            ("from_id", "addressees"),
            ("answer_id", "posts"),
        ],
        shared: &[("from_id", "thread_id"), ("answer_id", "thread_id")],
        words: &[
            ("state", is_before),
            ("before", is_before),
            ("closing", |word| {
                questions::Closing::from_word(word).is_some()
            }),
            ("refusing", |word| {
                questions::Refusing::from_word(word).is_some()
            }),
        ],
        ..PLAIN
    },
    Table {
        name: "cycles",
        refs: &[
            ("addressee_id", "addressees"),
            ("office_id", "offices"),
            ("term_id", "terms"),
        ],
        shared: &[("addressee_id", "office_id"), ("term_id", "office_id")],
        words: &[
            ("started_on", is_day),
            ("due_on", is_day),
            ("long_due_on", is_day),
            ("stopped_on", is_day),
            ("outcome", |word| {
                is_before(word) || questions::Closing::from_word(word).is_some()
            }),
        ],
        ..PLAIN
    },
    Table {
        name: "question_steps",
        refs: &[
            ("thread_id", "questions"),
            ("addressee_id", "addressees"),
            ("user_id", "users"),
            ("post_id", "posts"),
        ],
        shared: &[("addressee_id", "thread_id"), ("post_id", "thread_id")],
        words: &[("step", |word| {
            Asked::from_word(word).is_some() || Handled::from_word(word).is_some()
        })],
        ..PLAIN
    },
    Table {
        name: "office_posts",
        key: &["post_id"],
        refs: &[
            ("post_id", "posts"),
            ("addressee_id", "addressees"),
            ("drafted_by", "users"),
            ("approved_by", "users"),
        ],
        words: &[
            ("kind", |word| questions::Said::from_word(word).is_some()),
            ("declared", |word| {
                questions::Declared::from_word(word).is_some()
            }),
        ],
        ..PLAIN
    },
    Table {
        name: "cosign_removals",
        refs: &[
            ("thread_id", "questions"),
            ("by_id", "users"),
            ("reversed_by", "users"),
        ],
        ..PLAIN
    },
    Table {
        name: "cosigns",
        key: &["thread_id", "user_id"],
        refs: &[
            ("thread_id", "questions"),
            ("user_id", "users"),
            ("removal_id", "cosign_removals"),
        ],
        shared: &[("removal_id", "thread_id")],
        words: &[("state", |word| questions::Signed::from_word(word).is_some())],
        ..PLAIN
    },
    Table {
        name: "verdicts",
        key: &["post_id"],
        refs: &[("post_id", "office_posts"), ("replied_by", "users")],
        words: &[("verdict", |word| {
            questions::Verdict::from_word(word).is_some()
        })],
        ..PLAIN
    },
    Table {
        name: "standard_texts",
        key: &["cycle_id"],
        refs: &[
            ("cycle_id", "cycles"),
            ("post_id", "posts"),
            ("by_id", "users"),
            ("decided_by", "users"),
        ],
        ..PLAIN
    },
    Table {
        name: "office_drafts",
        key: &["addressee_id"],
        refs: &[
            ("addressee_id", "addressees"),
            ("writer_id", "users"),
            ("proposer_id", "users"),
            ("decider_id", "users"),
        ],
        words: &[("state", |word| {
            questions::DraftState::from_word(word).is_some()
        })],
        ..PLAIN
    },
    Table {
        name: "office_articles",
        refs: &[
            ("office_id", "offices"),
            ("forum_id", "blogs"),
            ("thread_id", "articles"),
            ("writer_id", "users"),
            ("proposer_id", "users"),
            ("decider_id", "users"),
        ],
        words: &[("state", |word| blogs::Stage::from_word(word).is_some())],
        ..PLAIN
    },
    Table {
        name: "office_templates",
        refs: &[("office_id", "offices"), ("changed_by", "users")],
        ..PLAIN
    },
    Table {
        name: "pack_checks",
        key: &["code", "version"],
        refs: &[("by_id", "users")],
        words: &[("checked_on", is_day)],
        ..PLAIN
    },
    Table {
        name: "statutory",
        key: &["addressee_id"],
        refs: &[("addressee_id", "addressees"), ("by_id", "users")],
        words: &[
            ("received_on", is_day),
            ("answered_on", is_day),
            ("side", |word| questions::Side::from_word(word).is_some()),
        ],
        ..PLAIN
    },
    Table {
        name: "legal_reminders",
        key: &["addressee_id", "kind", "due_on"],
        refs: &[("addressee_id", "addressees")],
        words: &[
            ("kind", |word| Handled::from_word(word).is_some()),
            ("due_on", is_day),
        ],
        ..PLAIN
    },
    Table {
        name: "drafts",
        key: &["user_id", "target"],
        refs: &[("user_id", "users")],
        ..PLAIN
    },
    Table {
        name: "readings",
        key: &["user_id", "thread_id"],
        refs: &[("user_id", "users"), ("thread_id", "threads")],
        ..PLAIN
    },
    Table {
        name: "follows",
        refs: &[("user_id", "users")],
        ..PLAIN
    },
    Table {
        name: "notices",
        // Which letters wait is nobody's business elsewhere.
        made: &["mail_at", "mail_late"],
        refs: &[
            ("user_id", "users"),
            ("thread_id", "threads"),
            ("post_id", "posts"),
            ("first_id", "posts"),
        ],
        ..PLAIN
    },
];

/// Tables that stay where they are: what opens doors, what is under way, and what this site alone vouches for.
pub const STAYING: &[&str] = &[
    "api_tokens",
    "audit",
    "audit_head",
    "audit_keys",
    "counters",
    "deliveries",
    "event_cursors",
    "event_head",
    "event_topics",
    "events",
    "factor_releases",
    "factors",
    "held_texts",
    "idempotency",
    "jobs",
    "mail_in",
    "mailed_secrets",
    "recovery_codes",
    // Exports hold no word that was hidden.
    "redactions",
    "resident_codes",
    "resident_letters",
    "sessions",
    "takeouts",
];

/// The tables that travel, by name.
pub fn travelling() -> Vec<&'static str> {
    TABLES.iter().map(|table| table.name).collect()
}
