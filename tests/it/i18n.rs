//! Seven languages, complete and alike: the same messages, the same gaps, each with its own plural forms.
// Long: what every message must keep to is read together.

use std::collections::{BTreeMap, BTreeSet};

use elab::i18n::{I18n, LANGS, SOURCES};
use elab::threads::Removal;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

use crate::house::none;
use crate::source::{closing, files, places, root, short, sources};

/// The files of each language.
const FILES: [&str; 39] = [
    "acts",
    "afterwards",
    "avatars",
    "blogs",
    "carriage",
    "clocks",
    "cosigns",
    "drafts",
    "factors",
    "figures",
    "files",
    "forum",
    "holds",
    "intake",
    "invites",
    "keep",
    "letters",
    "live",
    "mentions",
    "names",
    "newsletter",
    "notes",
    "notices",
    "office-blog",
    "offices",
    "people",
    "pictures",
    "programs",
    "asking",
    "questions",
    "answers",
    "reading",
    "replies",
    "residents",
    "security",
    "sharing",
    "site",
    "tags",
    "takeout",
];

/// Messages whose key is made of a code: the code stands in the source with `_` or a dot for `-`.
const FAMILIES: [&str; 25] = [
    "audit-role-",
    "audited-",
    "brake-",
    "error-",
    "rule-",
    "lifter-",
    "conflict-",
    "reason-",
    "pack-",
    "answer-by-",
    "before-",
    "closed-",
    "decline-",
    "handle-title-",
    "handle-body-",
    "handle-act-",
    "question-",
    "refusing-",
    "verdict-",
    "declared-",
    "list-",
    "figures-out-",
    "data-column-",
    "step-",
    "hidden-",
];

/// Words that a language shares with English.
const SHARED: &[(&str, &str)] = &[
    ("it", "field-password"),
    ("it", "pack-mn"),
    ("it", "pack-ru"),
    ("es", "pack-mn"),
    ("pl", "pack-mn"),
    ("it", "kind-idea"),
    ("it", "newsletter-short"),
    ("it", "post-link"),
    ("it", "settings-password"),
    ("es", "kind-idea"),
    ("es", "series-title"),
    ("pl", "audit-role-administrator"),
    ("pl", "audit-role-moderator"),
    ("pl", "badge-administrator"),
    ("pl", "badge-moderator"),
    ("pl", "newsletter-short"),
    ("pl", "post-link"),
    ("pl", "tag-title"),
];

/// Pairs of long messages that are rightly the same where English tells them apart.
const TWINS: &[(&str, &str)] = &[];

type Messages = BTreeMap<String, String>;

/// The messages of one file.
fn messages(lang: &str, file: &str) -> Messages {
    let path = root().join(format!("assets/locales/{lang}/{file}.ftl"));
    let text = std::fs::read_to_string(path).unwrap();
    let mut found = Messages::new();
    let mut current = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let key = line
            .split_once('=')
            .map(|(key, rest)| (key.trim_end(), rest));
        match key {
            Some((key, rest)) if is_key(key) => {
                assert!(!found.contains_key(key), "{lang}/{file}: {key} twice");
                current = key.to_owned();
                found.insert(current.clone(), rest.trim().to_owned());
            }
            _ => {
                if let Some(value) = found.get_mut(&current) {
                    value.push('\n');
                    value.push_str(line);
                }
            }
        }
    }
    found
        .values_mut()
        .for_each(|value| *value = value.trim().to_owned());
    found
}

fn is_key(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// All messages of a language.
fn catalogue(lang: &str) -> Messages {
    FILES.iter().flat_map(|file| messages(lang, file)).collect()
}

/// The gaps of a message.
fn gaps(value: &str) -> BTreeSet<String> {
    let word = |rest: &str| {
        rest.chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
            .collect()
    };
    places(value, "$")
        .into_iter()
        .map(|at| word(&value[at + 1..]))
        .collect()
}

/// The choices in a message: on which gap, and between which forms.
fn choices(value: &str) -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    for arrow in places(value, "->") {
        let open = value[..arrow].rfind('{').unwrap();
        let gap = value[open + 1..arrow]
            .trim()
            .trim_start_matches('$')
            .to_owned();
        let block = &value[arrow + 2..closing(value, open)];
        let forms = block
            .lines()
            .filter_map(|line| line.trim_start().trim_start_matches('*').strip_prefix('['));
        found.push((
            gap,
            forms
                .map(|form| form.split(']').next().unwrap().to_owned())
                .collect(),
        ));
    }
    found
}

fn is_plural(forms: &[String]) -> bool {
    let known = ["zero", "one", "two", "few", "many", "other"];
    forms
        .iter()
        .all(|form| known.contains(&form.as_str()) || form.parse::<i64>().is_ok())
}

/// The plural forms of a language (CLDR 47).
fn plural_forms(lang: &str) -> BTreeSet<&'static str> {
    let forms: &[&'static str] = match lang {
        "ru" | "pl" => &["one", "few", "many", "other"],
        "it" | "es" => &["one", "many", "other"],
        _ => &["one", "other"],
    };
    forms.iter().copied().collect()
}

/// What a message says apart from its gaps.
fn words(value: &str) -> String {
    let mut out = String::new();
    let mut depth = 0;
    for c in value.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            other if depth == 0 => out.push(other),
            _ => {}
        }
    }
    out
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}

/// The languages besides English.
fn others() -> impl Iterator<Item = &'static str> {
    LANGS
        .into_iter()
        .map(|lang| lang.code())
        .filter(|code| *code != "en")
}

#[test]
fn every_language_has_every_message_and_no_other() {
    let mut faults = Vec::new();
    for file in FILES {
        let english: BTreeSet<String> = messages("en", file).into_keys().collect();
        for lang in others() {
            let own: BTreeSet<String> = messages(lang, file).into_keys().collect();
            faults.extend(
                english
                    .difference(&own)
                    .map(|key| format!("{lang}/{file}.ftl lacks {key}")),
            );
            faults.extend(
                own.difference(&english)
                    .map(|key| format!("{lang}/{file}.ftl alone has {key}")),
            );
        }
    }
    none("the same messages in seven languages", &faults);
}

#[test]
fn the_catalogues_are_all_that_lies_in_their_folders() {
    let found: BTreeSet<String> = files("assets/locales", "ftl")
        .iter()
        .map(|path| short(path))
        .collect();
    let want: BTreeSet<String> = LANGS
        .into_iter()
        .flat_map(|lang| FILES.map(|file| format!("assets/locales/{}/{file}.ftl", lang.code())))
        .collect();
    assert_eq!(found, want);
}

#[test]
fn a_message_has_the_same_gaps_in_every_language() {
    let mut faults = Vec::new();
    let english = catalogue("en");
    for lang in others() {
        for (key, value) in catalogue(lang) {
            if let Some(want) = english.get(&key).map(|value| gaps(value))
                && want != gaps(&value)
            {
                faults.push(format!(
                    "{lang} {key}: {:?}, English has {want:?}",
                    gaps(&value)
                ));
            }
        }
    }
    none("the same gaps in seven languages", &faults);
}

#[test]
fn a_choice_by_number_has_the_plural_forms_of_its_language() {
    let mut faults = Vec::new();
    let english = catalogue("en");
    for lang in LANGS {
        let lang = lang.code();
        for (key, value) in catalogue(lang) {
            let by_number: Vec<(String, Vec<String>)> = choices(&value)
                .into_iter()
                .filter(|(_, forms)| is_plural(forms))
                .collect();
            for (gap, forms) in &by_number {
                let named: BTreeSet<&str> = forms
                    .iter()
                    .map(String::as_str)
                    .filter(|form| form.parse::<i64>().is_err())
                    .collect();
                if named != plural_forms(lang) {
                    faults.push(format!("{lang} {key}: ${gap} chooses between {named:?}"));
                }
            }
            let counted = |value: &str| choices(value).iter().any(|(_, forms)| is_plural(forms));
            if by_number.is_empty() && english.get(&key).is_some_and(|value| counted(value)) {
                faults.push(format!(
                    "{lang} {key}: no choice by number where English has one"
                ));
            }
        }
    }
    none(
        "plural forms: en kk mn one, other; ru pl one, few, many, other; it es one, many, other",
        &faults,
    );
}

#[test]
fn a_choice_by_word_knows_the_same_words_in_every_language() {
    let mut faults = Vec::new();
    let by_word = |value: &str| -> Vec<(String, BTreeSet<String>)> {
        let all = choices(value)
            .into_iter()
            .filter(|(_, forms)| !is_plural(forms));
        all.map(|(gap, forms)| (gap, forms.into_iter().collect()))
            .collect()
    };
    let english = catalogue("en");
    for lang in others() {
        for (key, value) in catalogue(lang) {
            if english
                .get(&key)
                .is_some_and(|want| by_word(want) != by_word(&value))
            {
                faults.push(format!("{lang} {key}"));
            }
        }
    }
    none("a choice by word is the same in seven languages", &faults);
}

/// Every string of the product, by what it says: those of the code, and those of the templates.
fn strings() -> BTreeSet<String> {
    let mut found: BTreeSet<String> = sources()
        .iter()
        .flat_map(|source| source.literals.iter().map(|(_, text)| text.clone()))
        .collect();
    for path in files("src", "html") {
        let text = std::fs::read_to_string(path).unwrap();
        found.extend(text.split('"').map(str::to_owned));
    }
    found
}

#[test]
fn every_message_is_used() {
    let strings = strings();
    let unused: Vec<String> = catalogue("en")
        .into_keys()
        .filter(|key| !strings.contains(key))
        .filter(|key| {
            let code = FAMILIES.iter().find_map(|family| key.strip_prefix(family));
            let is = |text: &String, code| text.replace(['_', '.'], "-") == code;
            !code.is_some_and(|code| strings.iter().any(|text| is(text, code)))
        })
        .collect();
    none("a message that nobody says goes", &unused);
}

#[test]
fn every_key_that_is_said_has_a_message() {
    let english = catalogue("en");
    let mut faults = Vec::new();
    for source in sources() {
        for way in [".say(", ".count(", ".named(", ".with(", ".around("] {
            for at in places(&source.code, way) {
                let inside = at + way.len();
                let first =
                    inside + source.code[inside..].len() - source.code[inside..].trim_start().len();
                let said = source.literals.iter().find(|(place, _)| *place == first);
                if let Some((_, key)) = said.filter(|(_, key)| !english.contains_key(key)) {
                    faults.push(format!("{} {key:?}", source.place(at)));
                }
            }
        }
        for (at, text) in &source.literals {
            // `format!("error-{}", ..)` makes a family.
            let family = text
                .split_once("-{")
                .filter(|(start, rest)| is_key(start) && rest.ends_with('}'));
            if let Some((start, _)) = family
                && !source.path.starts_with("markup/")
                && english
                    .keys()
                    .any(|key| key.starts_with(&format!("{start}-")))
                && !FAMILIES.contains(&format!("{start}-").as_str())
            {
                faults.push(format!(
                    "{} {text:?}: a family that this test does not know",
                    source.place(*at)
                ));
            }
        }
    }
    for path in files("src", "html") {
        let text = std::fs::read_to_string(&path).unwrap();
        for way in [
            ".say(\"",
            ".count(\"",
            ".named(\"",
            ".with(\"",
            ".around(\"",
        ] {
            for at in places(&text, way) {
                let key = text[at + way.len()..].split('"').next().unwrap();
                if !english.contains_key(key) {
                    faults.push(format!("{} {key:?}", short(&path)));
                }
            }
        }
    }
    none("what is said has a message", &faults);
}

/// Codes that reach a reader, with the family that words them: those that the source writes out.
fn codes() -> BTreeSet<(&'static str, String)> {
    let mut found = BTreeSet::new();
    let code_like = |text: &&str| {
        !text.is_empty()
            && text
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    for source in sources() {
        let spans = |start: &str| -> Vec<Vec<&str>> {
            places(&source.code, start)
                .into_iter()
                .map(|at| {
                    let open = at + start.len() - 1;
                    source
                        .strings(open, closing(&source.code, open))
                        .into_iter()
                        .filter(code_like)
                        .collect()
                })
                .collect()
        };
        for texts in spans("Error::field(") {
            found.extend(
                texts
                    .last()
                    .filter(|_| texts.len() == 2)
                    .map(|code| ("error-", (*code).to_owned())),
            );
        }
        for texts in spans("aults.add(") {
            found.extend(
                texts
                    .last()
                    .filter(|_| texts.len() == 2)
                    .map(|code| ("error-", (*code).to_owned())),
            );
        }
        for start in ["Error::refused(", "Error::locked("] {
            for texts in spans(start) {
                if let [code, lifter] = texts[..] {
                    found.insert(("rule-", code.to_owned()));
                    found.insert(("lifter-", lifter.to_owned()));
                }
            }
        }
        for texts in spans("Conflict {") {
            found.extend(texts.first().map(|code| ("conflict-", (*code).to_owned())));
        }
        let complex = source
            .literals
            .iter()
            .filter(|(_, text)| text.starts_with("text_too_complex_"));
        found.extend(complex.map(|(_, code)| ("error-", code.clone())));
    }
    found.extend(
        Removal::ALL
            .iter()
            .map(|reason| ("reason-", reason.as_str().to_owned())),
    );
    // Bounds of texts: the code is chosen by the length.
    found.extend(["missing", "too_short", "too_long"].map(|code| ("error-", code.to_owned())));
    found
}

#[test]
fn every_code_that_reaches_a_reader_has_words() {
    let (english, codes) = (catalogue("en"), codes());
    assert!(codes.len() > 40, "only {} codes were found", codes.len());
    let wordless: Vec<String> = codes
        .iter()
        .map(|(family, code)| format!("{family}{}", code.replace('_', "-")))
        .filter(|key| !english.contains_key(key))
        .collect();
    none("a code has words", &wordless);
}

#[test]
fn every_message_formats_in_every_language() {
    drop(I18n::load().unwrap());
    let mut faults = Vec::new();
    for (lang, source) in SOURCES {
        let resource = FluentResource::try_new(source.to_owned()).unwrap();
        let mut bundle = FluentBundle::new(vec![lang.parse().unwrap()]);
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).unwrap();
        for (key, value) in catalogue(lang) {
            for n in [0_i64, 1, 2, 3, 5, 11, 12, 21, 22, 25, 100, 101, 1_000_000] {
                let mut args = FluentArgs::new();
                let by_number: Vec<String> = choices(&value)
                    .into_iter()
                    .filter(|(_, forms)| is_plural(forms))
                    .map(|(gap, _)| gap)
                    .collect();
                for gap in gaps(&value) {
                    if by_number.contains(&gap)
                        || ["n", "limit", "actual", "total"].contains(&gap.as_str())
                    {
                        args.set(gap, n);
                    } else {
                        args.set(gap, "Aigül");
                    }
                }
                let pattern = bundle.get_message(&key).and_then(|message| message.value());
                let mut wrong = Vec::new();
                let text = pattern.map(|pattern| {
                    bundle
                        .format_pattern(pattern, Some(&args), &mut wrong)
                        .into_owned()
                });
                let text = text.unwrap_or_default();
                if !wrong.is_empty() || text.trim().is_empty() || text.contains(['{', '}', '$']) {
                    faults.push(format!("{lang} {key} with {n}: {text:?} {wrong:?}"));
                    break;
                }
            }
        }
    }
    none("a message formats", &faults);
}

#[test]
fn no_message_was_left_in_english_or_in_another_script() {
    let english = catalogue("en");
    let cyrillic = |text: &str| {
        text.chars()
            .filter(|c| ('\u{400}'..='\u{52f}').contains(c))
            .count()
    };
    let mut faults = Vec::new();
    for lang in others() {
        for (key, value) in catalogue(lang) {
            let shared = SHARED.contains(&(lang, key.as_str()));
            if letters(&words(&value)) >= 3 && english.get(&key) == Some(&value) && !shared {
                faults.push(format!("{lang} {key} is as in English: {value:?}"));
            }
            // Without its gaps, names of keys and forms.
            let said = words(&value);
            let own_script = matches!(lang, "ru" | "kk" | "mn");
            if own_script && letters(&said) >= 3 && cyrillic(&said) == 0 && !shared {
                faults.push(format!("{lang} {key} has no Cyrillic letter: {value:?}"));
            }
            if !own_script && cyrillic(&value) > 0 {
                faults.push(format!("{lang} {key} has Cyrillic letters: {value:?}"));
            }
        }
    }
    none("a message is in its language", &faults);
}

#[test]
fn no_two_long_messages_are_the_same_where_english_tells_them_apart() {
    let english = catalogue("en");
    let mut faults = Vec::new();
    for lang in LANGS {
        let lang = lang.code();
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        for (key, value) in catalogue(lang) {
            for mark in ["TODO", "TBD", "FIXME", "XXX", "???"] {
                if value.contains(mark) {
                    faults.push(format!("{lang} {key}: {mark}"));
                }
            }
            if letters(&value) < 25 {
                continue;
            }
            if let Some(twin) = seen.insert(value.clone(), key.clone())
                && english.get(&twin) != english.get(&key)
                && !TWINS.contains(&(twin.as_str(), key.as_str()))
            {
                faults.push(format!("{lang} {twin} and {key}: {value:?}"));
            }
        }
    }
    none("each message says its own", &faults);
}

#[test]
fn a_template_holds_no_word_of_its_own() {
    let mut faults = Vec::new();
    for path in files("src", "html") {
        let text = std::fs::read_to_string(&path).unwrap();
        let plain = without(
            &without(&without(&text, "{{", "}}"), "{%", "%}"),
            "{#",
            "#}",
        );
        let shown = without(&plain, "<", ">");
        if letters(
            &["&nbsp;", "&gt;", "https://"]
                .iter()
                .fold(shown.clone(), |t, p| t.replace(p, "")),
        ) > 0
        {
            faults.push(format!(
                "{}: {:?}",
                short(&path),
                shown.split_whitespace().collect::<Vec<_>>().join(" ")
            ));
        }
        for attribute in [
            "aria-label=\"",
            "title=\"",
            "alt=\"",
            "placeholder=\"",
            "aria-description=\"",
        ] {
            for at in places(&plain, attribute) {
                let value = plain[at + attribute.len()..].split('"').next().unwrap();
                if letters(value) > 0 {
                    faults.push(format!("{}: {attribute}{value}", short(&path)));
                }
            }
        }
    }
    none("what a page says stands in the catalogues", &faults);
}

/// The text without what stands between these marks.
fn without(text: &str, open: &str, close: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(open) {
        out.push_str(&rest[..at]);
        rest = rest[at..].split_once(close).map_or("", |(_, after)| after);
    }
    out + rest
}
