//! The choice among the offices that may be asked: those ahead whose name, area or tasks hold what was typed.

use crate::i18n::Texts;
use crate::offices::Office;
use crate::questions::{About, likely};
use crate::web::door::form::Field;

/// Puts the offices that the place and the topics in these fields name ahead of the others, and marks them; a line says
/// why. What was chosen stays so.
pub(super) fn order(t: &Texts<'_>, offices: &[Office], fields: &mut [Field]) {
    let place = typed(fields, "place");
    let topics = topics(fields);
    let about: Vec<About<'_>> = offices
        .iter()
        .map(|office| About {
            name: &office.name,
            area: &office.area,
            remit: &office.remit,
        })
        .collect();
    let ranked = likely(&about, &place, &topics);
    let Some(whom) = fields.iter_mut().find(|field| field.name == "offices") else {
        return;
    };
    let chosen: Vec<String> = whom
        .options
        .iter()
        .filter(|(.., chosen)| *chosen)
        .map(|(slug, ..)| slug.clone())
        .collect();
    let mut named: Vec<&str> = Vec::new();
    let mut options = Vec::new();
    for (at, by) in &ranked {
        let Some(office) = offices.get(*at) else {
            continue;
        };
        let words = match by.is_empty() {
            true => office.name.clone(),
            false => t.named("ask-whom-likely", &office.name),
        };
        for word in by {
            if !named.contains(&word.as_str()) {
                named.push(word);
            }
        }
        options.push((office.slug.clone(), words, chosen.contains(&office.slug)));
    }
    whom.options = options;
    let hint = t.say("ask-offices-hint");
    whom.hint = Some(match named.is_empty() {
        true => hint,
        false => format!("{hint} {}", t.named("ask-whom-why", &named.join(", "))),
    });
}

fn typed(fields: &[Field], name: &str) -> String {
    let found = fields.iter().find(|field| field.name == name);
    found.map(|field| field.value.clone()).unwrap_or_default()
}

/// The topics that are chosen: boxes that are ticked, or names with commas between them.
fn topics(fields: &[Field]) -> Vec<String> {
    let Some(field) = fields.iter().find(|field| field.name == "tags") else {
        return Vec::new();
    };
    let ticked = field.options.iter().filter(|(.., chosen)| *chosen);
    let ticked = ticked.map(|(name, ..)| name.clone());
    let written = field.value.split(',').map(str::trim);
    let written = written.filter(|name| !name.is_empty()).map(str::to_owned);
    ticked.chain(written).collect()
}
