//! A page of forms: what it asks, what was typed, and what was wrong with it.

use std::borrow::Cow;

use askama::Template;

use super::assets::ASSETS;
use super::{Keys, Reply, Visit, html, problem};
use crate::app::App;
use crate::base::{Error, Result, Unknown};
use crate::i18n::{Arg, LANGS, Texts};
use crate::web::layout::Page;

/// Whether somebody who decides approves.
///
/// # Errors
/// `Invalid(do)` unless he says `approve` or `refuse`.
pub fn approves(said: &str) -> Result<bool> {
    match said {
        "approve" => Ok(true),
        "refuse" => Ok(false),
        _ => Err(Error::field("do", "choice")),
    }
}

/// One thing that a form asks.
pub struct Field {
    pub name: Cow<'static, str>,
    pub label: String,
    pub hint: Option<String>,
    pub error: Option<String>,
    pub value: String,
    /// text, email, password, date, number, area, select, boxes, radio, check, file or hidden.
    pub kind: &'static str,
    /// Value, words, chosen.
    pub options: Vec<(String, String, bool)>,
    pub required: bool,
    pub autocomplete: Option<&'static str>,
    pub rows: u8,
    /// Prefix of its id, where a page has several forms.
    pub prefix: &'static str,
}

impl Field {
    /// A field of one line.
    pub fn line(name: &'static str, label: String, value: &str) -> Field {
        Field {
            name: Cow::Borrowed(name),
            label,
            hint: None,
            error: None,
            value: value.to_owned(),
            kind: "text",
            options: Vec::new(),
            required: true,
            autocomplete: None,
            rows: 0,
            prefix: "",
        }
    }

    /// A field of many lines.
    pub fn area(name: &'static str, label: String, value: &str, rows: u8) -> Field {
        Field {
            kind: "area",
            rows,
            ..Field::line(name, label, value)
        }
    }

    /// A choice of one among several.
    pub fn select(
        name: &'static str,
        label: String,
        options: Vec<(String, String, bool)>,
    ) -> Field {
        Field {
            kind: "select",
            options,
            ..Field::line(name, label, "")
        }
    }

    /// A box to tick.
    pub fn check(name: &'static str, label: String, ticked: bool) -> Field {
        Field {
            kind: "check",
            required: false,
            ..Field::line(name, label, if ticked { "on" } else { "" })
        }
    }

    /// A value that goes with the form unseen.
    pub fn hidden(name: &'static str, value: &str) -> Field {
        Field {
            kind: "hidden",
            ..Field::line(name, String::new(), value)
        }
    }

    /// What another form brought, to go on with this one.
    pub fn kept(name: &str, value: &str) -> Field {
        Field {
            name: Cow::Owned(name.to_owned()),
            ..Field::hidden("", value)
        }
    }

    /// Whose password a form sets, unseen, for the program that keeps passwords.
    pub fn username(name: &str) -> Field {
        Field::hidden("username", name).kind("username")
    }

    /// The language of a text: guessed, or named by its author.
    pub fn text_language(t: &Texts<'_>, chosen: &str) -> Field {
        let mut options = vec![(String::new(), t.say("field-lang-guess"), chosen.is_empty())];
        options.extend(languages(chosen));
        Field::select("lang", t.say("field-text-lang"), options)
            .hint(t.say("field-text-lang-hint"))
            .optional()
    }

    /// Chooses the option of this value.
    pub fn choose(&mut self, value: &str) {
        self.tick(|known| known == value);
    }

    /// Chooses the options whose values are such.
    pub fn tick(&mut self, such: impl Fn(&str) -> bool) {
        for (value, _, chosen) in &mut self.options {
            *chosen = such(value);
        }
    }

    /// How many options are chosen.
    pub fn chosen(&self) -> usize {
        self.options.iter().filter(|(_, _, chosen)| *chosen).count()
    }

    /// Says more about the field.
    pub fn hint(mut self, hint: String) -> Field {
        self.hint = Some(hint);
        self
    }

    /// The kind of input.
    pub fn kind(mut self, kind: &'static str) -> Field {
        self.kind = kind;
        self
    }

    /// What a browser may fill in (WCAG 1.3.5).
    pub fn fills(mut self, autocomplete: &'static str) -> Field {
        self.autocomplete = Some(autocomplete);
        self
    }

    /// May be left empty.
    pub fn optional(mut self) -> Field {
        self.required = false;
        self
    }

    /// The id in the page.
    pub fn id(&self) -> String {
        format!("{}{}", self.prefix, self.name)
    }

    /// The ids of what describes it.
    pub fn described_by(&self) -> Option<String> {
        let id = self.id();
        let hint = self.hint.as_ref().map(|_| format!("{id}-hint"));
        let error = self.error.as_ref().map(|_| format!("{id}-error"));
        match (hint, error) {
            (Some(hint), Some(error)) => Some(format!("{hint} {error}")),
            (one, other) => one.or(other),
        }
    }
}

/// The seven languages as options.
pub fn languages(chosen: &str) -> Vec<(String, String, bool)> {
    LANGS
        .into_iter()
        .map(|l| (l.code().to_owned(), l.name().to_owned(), l.code() == chosen))
        .collect()
}

/// A form.
pub struct Form {
    pub action: String,
    /// Heading above it, where a page has several.
    pub heading: Option<(&'static str, String)>,
    pub fields: Vec<Field>,
    /// Name and value (may be empty), words, style.
    pub buttons: Vec<Button>,
    /// A way out beside the buttons: address and words.
    pub aside: Option<(String, String)>,
}

/// A button that sends a form.
pub struct Button {
    pub value: &'static str,
    pub label: String,
    pub style: &'static str,
}

impl Button {
    /// A button: the value that it sends (may be empty), its words, its style.
    pub fn new(value: &'static str, label: String, style: &'static str) -> Button {
        Button {
            value,
            label,
            style,
        }
    }
}

impl Form {
    /// A form with one button.
    pub fn new(action: impl Into<String>, fields: Vec<Field>, button: String) -> Form {
        Form {
            action: action.into(),
            heading: None,
            fields,
            buttons: vec![Button::new("", button, "")],
            aside: None,
        }
    }

    /// True where one of its fields brings a file.
    pub fn brings_file(&self) -> bool {
        self.fields.iter().any(|field| field.kind == "file")
    }

    /// Adds a way out beside the button.
    pub fn or(mut self, url: impl Into<String>, label: String) -> Form {
        self.aside = Some((url.into(), label));
        self
    }

    /// Gives it a heading and an icon, and its fields ids of their own.
    pub fn headed(mut self, icon: &'static str, heading: String, prefix: &'static str) -> Form {
        self.heading = Some((icon, heading));
        for field in &mut self.fields {
            field.prefix = prefix;
        }
        self
    }

    /// Warns of what the button does.
    pub fn danger(mut self) -> Form {
        for button in &mut self.buttons {
            button.style = "danger";
        }
        self
    }
}

/// A page made of forms.
#[derive(Template)]
#[template(path = "door/form.html")]
pub struct FormPage<'a> {
    pub page: Page<'a>,
    pub keys: Keys,
    pub heading: String,
    pub lead: Vec<String>,
    /// What was done just now.
    pub done: Option<String>,
    pub faults: Option<Faults>,
    /// What was typed and stands in no field any more.
    pub kept: Option<String>,
    pub forms: Vec<Form>,
    /// A text that the forms are about: who and when, language, safe HTML.
    pub about: Option<(String, String, String)>,
    /// Pages beside this one: address, words, whether this is it.
    pub tabs: Vec<(String, String, bool)>,
    pub after: Vec<String>,
    /// To be copied: one press chooses all of it.
    pub copied: Option<String>,
}

impl<'a> FormPage<'a> {
    /// A page of forms under one heading.
    pub fn new(
        app: &'a App,
        visit: &Visit,
        page: Page<'a>,
        heading: String,
        forms: Vec<Form>,
    ) -> FormPage<'a> {
        let mut page = page.hidden();
        if forms.iter().any(Form::brings_file) {
            page.scripts.push(ASSETS.url("picture-shrink"));
        }
        FormPage {
            page,
            keys: visit.keys(app),
            heading,
            lead: Vec::new(),
            done: None,
            faults: None,
            kept: None,
            forms,
            about: None,
            tabs: Vec::new(),
            after: Vec::new(),
            copied: None,
        }
    }

    /// Adds a paragraph under the heading.
    pub fn lead(mut self, text: String) -> FormPage<'a> {
        self.lead.push(text);
        self
    }

    /// Gives back what was typed where none of its forms has a place for it any more.
    pub fn keeping(mut self, visit: &Visit) -> FormPage<'a> {
        self.kept = lost(visit, self.forms.iter().flat_map(|form| &form.fields));
        self
    }

    /// Puts what was wrong on top and beside each field it is about.
    pub fn failed(mut self, error: &Error) -> FormPage<'a> {
        let mut faults = Faults::of(&self.page.t, error);
        faults.point_at(self.forms.iter_mut().flat_map(|form| &mut form.fields));
        self.faults = Some(faults);
        self
    }

    /// The page as an answer: 200, or the fault's status.
    ///
    /// # Errors
    /// `Broken` when the template fails; a fault of ours and the wish for a proof are passed on.
    pub fn reply(self, error: Option<&Error>) -> Reply {
        match error {
            None => html(200, &self),
            Some(passed @ (Error::Broken(_) | Error::NotFound | Error::SignIn | Error::StepUp)) => {
                Err(passed.clone())
            }
            Some(error) => {
                let failed = self.failed(error);
                let mut answer = html(problem::status(error), &failed)?;
                problem::retry_after(error, &mut answer);
                Ok(answer)
            }
        }
    }

    /// True where the first form has an icon to go with its heading.
    fn anchor(&self, field: &str) -> String {
        let found = self
            .forms
            .iter()
            .flat_map(|form| &form.fields)
            .find(|f| f.name == field);
        found.map_or_else(|| "content".to_owned(), Field::id)
    }
}

/// The texts that were typed and that no field holds: they are given back to be copied.
pub fn lost<'f>(visit: &Visit, fields: impl Iterator<Item = &'f Field>) -> Option<String> {
    let held: Vec<&str> = fields.map(|field| field.value.as_str()).collect();
    let mut texts = problem::texts(visit);
    texts.retain(|text| !held.contains(text));
    (!texts.is_empty()).then(|| texts.join("\n\n"))
}

/// What was wrong with a form.
pub struct Faults {
    /// What could not be done.
    pub summary: String,
    /// Field and words.
    pub list: Vec<(String, String)>,
}

impl Faults {
    /// Puts what is wrong beside each field, and the field's label ahead of it in the summary (WCAG 3.3.1).
    pub fn point_at<'f>(&mut self, fields: impl Iterator<Item = &'f mut Field>) {
        for field in fields {
            let own = self.list.iter_mut().find(|(name, _)| *name == field.name);
            if let Some((_, words)) = own {
                let colon = if field.label.ends_with('?') { "" } else { ":" };
                let said = format!("{}{colon} {words}", field.label);
                field.error = Some(std::mem::replace(words, said));
            }
        }
    }

    /// The words for a fault.
    pub fn of(t: &Texts<'_>, error: &Error) -> Faults {
        match error {
            Error::Invalid(fields) => Faults {
                summary: t.say("form-failed"),
                list: fields
                    .iter()
                    .map(|fault| {
                        let key = format!("error-{}", fault.code.replace('_', "-"));
                        let args = [
                            ("limit", Arg::Number(fault.limit.unwrap_or(0))),
                            ("actual", Arg::Number(fault.actual.unwrap_or(0))),
                        ];
                        (fault.field.to_string(), t.with(&key, &args))
                    })
                    .collect(),
            },
            Error::Unknown(word) => Faults {
                summary: t.say("form-failed"),
                list: vec![(word.field.to_owned(), unknown(t, word))],
            },
            other => {
                let (title, lines) = problem::words(t, other);
                Faults {
                    summary: title,
                    list: lines
                        .into_iter()
                        .map(|line| (String::new(), line))
                        .collect(),
                }
            }
        }
    }
}

/// The words for a word that is on no list.
fn unknown(t: &Texts<'_>, word: &Unknown) -> String {
    let typed = ("typed", (&word.typed).into());
    match &word.nearest {
        Some(nearest) => t.with("error-tag-unknown", &[typed, ("nearest", nearest.into())]),
        None => t.with("error-tag-unknown-bare", &[typed]),
    }
}
