//! The box in which an answer is written, and what its people make of a text together.

use super::maker::Maker;
use crate::accounts::Person;
use crate::base::UserId;
use crate::i18n::{Arg, Texts, Zone};
use crate::offices::Template;
use crate::questions::{Declared, Draft, DraftAct, DraftState, LONGEST_ANSWER, after};
use crate::spaces::Hand;
use crate::web::door::form::{Button, Field, Form};
use crate::web::threads::view::When;

use std::collections::HashMap;

/// Words of the buttons below the box, whatever is done with its text.
const BOX: [&str; 4] = ["answer", "save_draft", "propose", "insert"];

/// What is known of a text that is not published.
pub(super) struct Written {
    pub draft: Option<Draft>,
    pub people: HashMap<UserId, Person>,
    pub templates: Vec<Template>,
    /// Whose words who publishes may say they are.
    pub declares: Vec<Declared>,
}

impl Written {
    fn own(&self, me: Option<UserId>) -> bool {
        self.draft.as_ref().is_some_and(|draft| draft.is_own(me))
    }
}

/// Where a text stands, above the box.
pub struct Standing {
    pub words: String,
    pub note: Option<String>,
    /// The text itself, where another stands in the box.
    pub text: Option<String>,
}

/// What was typed into the box, with the template that was asked for below it.
pub(super) fn typed(body: &str, template: Option<&Template>) -> String {
    match template {
        None => body.to_owned(),
        Some(one) if body.trim().is_empty() => one.text.clone(),
        Some(one) => format!("{}\n\n{}", body.trim_end(), one.text),
    }
}

/// Where the text stands that the people of the office have written.
pub(super) fn standing(maker: &Maker<'_>, zone: &Zone, written: &Written) -> Option<Standing> {
    let draft = written.draft.as_ref()?;
    let (key, who, at) = match draft.state {
        DraftState::Draft => ("drafting-draft", Some(draft.writer), Some(draft.saved_at)),
        DraftState::Proposed => ("drafting-proposed", draft.proposer, draft.proposed_at),
        DraftState::Approved => ("drafting-approved", draft.decider, draft.decided_at),
        DraftState::Returned => ("drafting-returned", draft.decider, draft.decided_at),
    };
    let name = who.and_then(|who| written.people.get(&who));
    let name = name.map_or("", |person| person.display_name.as_str());
    let when = When::moment(maker.t, zone, at.unwrap_or(draft.saved_at)).shown;
    let args = [("name", Arg::Text(name)), ("when", Arg::Text(&when))];
    let other = in_box(maker).is_some_and(|text| text.replace("\r\n", "\n") != draft.text);
    Some(Standing {
        words: maker.t.with(key, &args),
        note: Some(draft.note.clone()).filter(|note| !note.is_empty()),
        text: other.then(|| draft.text.clone()),
    })
}

/// What was typed, where the form of the box was sent.
fn in_box(maker: &Maker<'_>) -> Option<String> {
    BOX.contains(&maker.sent).then(|| (maker.typed)("body"))
}

/// The box, with what its writer may do with the text below it; what most come for ahead.
pub(super) fn answer(
    maker: &Maker<'_>,
    (hand, me): (Hand, Option<UserId>),
    written: &Written,
) -> Form {
    let (t, draft) = (maker.t, written.draft.as_ref());
    let kept = || draft.map(|draft| draft.text.clone()).unwrap_or_default();
    let most = i64::try_from(LONGEST_ANSWER).unwrap_or(i64::MAX);
    let text = in_box(maker).unwrap_or_else(kept);
    let body = Field::area("body", t.say("handle-body-answer"), &text, 12)
        .hint(t.count("compose-body-hint", most));
    // A template is put into an empty box too.
    let mut fields = vec![match written.templates.is_empty() {
        true => body,
        false => body.optional(),
    }];
    let by_staff = hand == Hand::Hold && draft.is_some() && !written.own(me);
    fields.extend(declared(maker, by_staff, &written.declares));
    fields.extend(templates(t, &written.templates));
    let version = draft.map_or(0, |draft| draft.version);
    fields.push(Field::hidden("draft", &version.to_string()));
    let mut form = maker.form("answer", "reply", fields);
    let button = |value, label: &str, style| Button {
        value,
        label: t.say(label),
        style,
    };
    let save = button("save_draft", "handle-act-save-draft", "quiet");
    match hand {
        Hand::Draft => {
            form.buttons = vec![button("propose", "handle-act-propose", ""), save];
        }
        Hand::Publish | Hand::Hold => {
            form.buttons.push(save);
            form.buttons
                .push(button("propose", "handle-act-propose", "quiet"));
        }
    }
    if !written.templates.is_empty() {
        form.buttons
            .push(button("insert", "handle-act-insert", "quiet"));
    }
    form
}

fn templates(t: &Texts<'_>, all: &[Template]) -> Option<Field> {
    let options = all
        .iter()
        .map(|one| (one.id.to_string(), one.title.clone(), false));
    let mut options: Vec<_> = options.collect();
    if options.is_empty() {
        return None;
    }
    options.insert(0, (String::new(), t.say("templates-none-chosen"), true));
    Some(Field::select("template", t.say("templates-field"), options).optional())
}

/// Whose words it is, where the publisher has a choice.
fn declared(maker: &Maker<'_>, by_staff: bool, may: &[Declared]) -> Option<Field> {
    if may.len() < 2 {
        return None;
    }
    let chosen = match BOX.contains(&maker.sent) {
        true => (maker.typed)("declared"),
        false if by_staff && may.contains(&Declared::Staff) => Declared::Staff.as_str().to_owned(),
        false => String::new(),
    };
    let options = may.iter().enumerate().map(|(at, one)| {
        let words = maker.t.say(&format!("declared-{}", one.as_str()));
        // The first is what holds where nothing is said.
        let value = match at {
            0 => String::new(),
            _ => one.as_str().to_owned(),
        };
        let is = value == chosen;
        (value, words, is)
    });
    let options = options.collect();
    Some(Field::select("declared", maker.t.say("handle-declared"), options).optional())
}

/// What who approves may do with the text that stands there.
pub(super) fn decisions(
    maker: &Maker<'_>,
    (hand, me): (Hand, Option<UserId>),
    written: &Written,
) -> Vec<Form> {
    let Some(draft) = &written.draft else {
        return Vec::new();
    };
    let may = |act| after(Some(draft.state), act, (hand, written.own(me))).is_ok();
    let version = || Field::hidden("draft", &draft.version.to_string());
    let mut forms = Vec::new();
    if may(DraftAct::Approve) {
        forms.push(maker.form("approve", "check", vec![version()]));
    }
    if may(DraftAct::Return) {
        let note = maker.typed("give_back", "note");
        let note = Field::area("note", maker.t.say("drafting-note"), &note, 3)
            .hint(maker.t.say("drafting-note-hint"));
        forms.push(maker.form("give_back", "reply", vec![note, version()]));
    }
    forms
}
