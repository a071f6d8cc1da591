//! What the forms on the page of a question before an office are made of.

use crate::i18n::Texts;
use crate::questions::LONGEST_ANSWER;
use crate::web::door::form::{Button, Field, Form};

/// What a form is made of: its word, which is its button's value; the keys of its texts; its fields.
pub(super) struct Maker<'t> {
    pub t: &'t Texts<'t>,
    pub action: String,
    pub version: i32,
    /// The word of the form that was sent, whose fields keep what was typed.
    pub sent: &'t str,
    pub typed: &'t dyn Fn(&str) -> String,
}

impl Maker<'_> {
    pub(super) fn typed(&self, word: &str, name: &str) -> String {
        match self.sent == word {
            true => (self.typed)(name),
            false => String::new(),
        }
    }

    pub(super) fn form(
        &self,
        word: &'static str,
        icon: &'static str,
        mut fields: Vec<Field>,
    ) -> Form {
        fields.push(Field::hidden("version", &self.version.to_string()));
        let key = word.replace('_', "-");
        let mut form = Form::new(self.action.clone(), fields, String::new());
        form.buttons = vec![Button {
            value: word,
            label: self.t.say(&format!("handle-act-{key}")),
            style: if matches!(word, "answer" | "reply" | "respond" | "verdict") {
                ""
            } else {
                "quiet"
            },
        }];
        form.headed(
            icon,
            self.t.say(&format!("handle-title-{key}")),
            prefix(word),
        )
    }

    pub(super) fn note(&self, word: &str) -> Field {
        Field::area(
            "note",
            self.t.say("handle-note"),
            &self.typed(word, "note"),
            3,
        )
        .hint(self.t.say("handle-note-hint"))
    }

    pub(super) fn body(&self, word: &str, rows: u8) -> Field {
        let most = i64::try_from(LONGEST_ANSWER).unwrap_or(i64::MAX);
        let key = word.replace('_', "-");
        let label = self.t.say(&format!("handle-body-{key}"));
        Field::area("body", label, &self.typed(word, "body"), rows)
            .hint(self.t.count("compose-body-hint", most))
    }

    pub(super) fn code(&self, word: &str, label: &str, all: Vec<(String, String)>) -> Field {
        let chosen = self.typed(word, "code");
        let options = all.into_iter().map(|(code, words)| {
            let is = code == chosen;
            (code, words, is)
        });
        Field::select("code", self.t.say(label), options.collect())
    }
}

/// Ids of a form's fields begin with its word: several forms have a field of one name.
fn prefix(word: &'static str) -> &'static str {
    match word {
        "answer" | "reply" | "respond" => "",
        "clarify" => "clarify-",
        "refuse" => "refuse-",
        "extend" => "extend-",
        "forward" => "forward-",
        "private" => "private-",
        "verdict" => "verdict-",
        "reopen" => "reopen-",
        "follow_up" => "follow-",
        "standard" => "standard-",
        "standard_ended" => "decide-",
        "approve" => "approve-",
        "give_back" => "back-",
        _ => "other-",
    }
}
