//! Whom a question is probably for: offices whose name, area or tasks hold the place or topic that its asker names.

use std::cmp::Reverse;

use crate::base::text::folded;

/// Letters that two words must share at the beginning; shorter words say nothing.
const LEAST: usize = 4;
/// Letters at the end that two forms of one word may differ in.
const ENDING: usize = 2;

/// Words of a place, and of topics, that are looked at: it may be anything that was typed.
const MOST: usize = 30;
/// Bytes of a word; what is longer is none.
const LONGEST: usize = 200;

/// What an office is there for.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    pub name: &'a str,
    pub area: &'a str,
    pub remit: &'a str,
}

/// The same, with its words in their simplest form.
struct Known {
    area: String,
    here: Vec<String>,
    remit: Vec<String>,
}

impl Known {
    fn of(office: &About<'_>) -> Known {
        let here = words(office.area).chain(words(office.name));
        Known {
            area: folded(office.area.trim()),
            here: here.map(folded).collect(),
            remit: words(office.remit).map(folded).collect(),
        }
    }

    /// How much it says for an office that this word stands in what was typed.
    fn weight(&self, key: &str, topic: bool) -> usize {
        let stands = |all: &[String]| all.iter().any(|word| alike(word, key));
        // A place may be called by a word as short as Osh.
        let here = self.area == key || stands(&self.here);
        match (here, stands(&self.remit), topic) {
            (true, ..) | (_, true, true) => 2,
            (_, true, false) => 1,
            _ => 0,
        }
    }
}

/// All offices by their numbers in the list, those ahead that are named, each with the words that name it.
pub fn likely(offices: &[About<'_>], place: &str, topics: &[String]) -> Vec<(usize, Vec<String>)> {
    let mut told: Vec<(usize, Vec<String>)> = vec![(0, Vec::new()); offices.len()];
    let named = words(place).take(MOST).map(|word| (word, false));
    let topics = topics.iter().flat_map(|topic| words(topic)).take(MOST);
    let typed = named.chain(topics.map(|word| (word, true)));
    let typed: Vec<(&str, bool)> = typed.collect();
    let known: Vec<Known> = match typed.is_empty() {
        true => Vec::new(),
        false => offices.iter().map(Known::of).collect(),
    };
    for (word, topic) in typed {
        let key = folded(word);
        let weights: Vec<usize> = known
            .iter()
            .map(|office| office.weight(&key, topic))
            .collect();
        // What is said of each of them tells none from another.
        if offices.len() > 1 && weights.iter().all(|weight| *weight > 0) {
            continue;
        }
        for ((sum, by), weight) in told.iter_mut().zip(weights) {
            *sum += weight;
            if weight > 0 && !by.iter().any(|known| known == word) {
                by.push(word.to_owned());
            }
        }
    }
    let mut all: Vec<(usize, (usize, Vec<String>))> = told.into_iter().enumerate().collect();
    all.sort_by_key(|(_, (sum, _))| Reverse(*sum));
    all.into_iter().map(|(at, (_, by))| (at, by)).collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let all = text.split(|c: char| !c.is_alphanumeric());
    all.filter(|word| (1..=LONGEST).contains(&word.len()))
}

/// True for two forms of one word: they begin alike and differ in the ending.
fn alike(one: &str, other: &str) -> bool {
    let shared = one.chars().zip(other.chars());
    let shared = shared.take_while(|(one, other)| one == other).count();
    if shared < LEAST {
        return false;
    }
    let shorter = one.chars().count().min(other.chars().count());
    shared >= shorter.saturating_sub(ENDING)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OFFICES: [About<'static>; 4] = [
        About {
            name: "Akim of Saryozen",
            area: "Сарыозен",
            remit: "Budget of the village",
        },
        About {
            name: "Department of roads",
            area: "",
            remit: "Roads and bridges. Дороги и мосты.",
        },
        About {
            name: "Deputy",
            area: "Ош",
            remit: "Budget of the city",
        },
        About {
            name: "Head doctor",
            area: "Kyzylsu, Сарыозен",
            remit: "The hospital, вода",
        },
    ];

    #[test]
    fn offices_are_ordered_by_what_names_them() {
        // Place, topics; the order, and the words that name each of those ahead.
        type Case<'c> = (&'c str, &'c [&'c str], [usize; 4], &'c [&'c [&'c str]]);
        let cases: [Case<'_>; 13] = [
            ("", &[], [0, 1, 2, 3], &[]),
            ("the old pump behind it", &[], [0, 1, 2, 3], &[]),
            ("Bridge near the school", &[], [1, 0, 2, 3], &[&["Bridge"]]),
            ("BRIDGES", &[], [1, 0, 2, 3], &[&["BRIDGES"]]),
            (
                "мост в Сарыозене",
                &[],
                [0, 3, 1, 2],
                &[&["Сарыозене"], &["Сарыозене"], &["мост"]],
            ),
            ("Ош", &[], [2, 0, 1, 3], &[&["Ош"]]),
            ("ошибка", &[], [0, 1, 2, 3], &[]),
            ("", &["Вода"], [3, 0, 1, 2], &[&["Вода"]]),
            (
                "",
                &["Дорога", "Вода"],
                [1, 3, 0, 2],
                &[&["Дорога"], &["Вода"]],
            ),
            // What both say counts twice.
            (
                "Kyzylsu, the bridge",
                &["Вода"],
                [3, 1, 0, 2],
                &[&["Kyzylsu", "Вода"], &["bridge"]],
            ),
            // The same word said twice is shown once.
            ("road, road", &[], [1, 0, 2, 3], &[&["road"]]),
            ("budget", &[], [0, 2, 1, 3], &[&["budget"], &["budget"]]),
            ("of the, и", &["и"], [0, 1, 2, 3], &[]),
        ];
        for (place, topics, order, by) in cases {
            let typed: Vec<String> = topics.iter().map(|topic| (*topic).to_owned()).collect();
            let got = likely(&OFFICES, place, &typed);
            let at: Vec<usize> = got.iter().map(|(at, _)| *at).collect();
            assert_eq!(at, order, "{place:?} {topics:?}");
            let named: Vec<&[String]> = got
                .iter()
                .map(|(_, by)| by.as_slice())
                .filter(|by| !by.is_empty())
                .collect();
            assert_eq!(named, by, "{place:?} {topics:?}");
        }
    }

    #[test]
    fn so_many_words_are_looked_at_and_no_more() {
        let named = |place: &str, topics: &[String]| likely(&OFFICES, place, topics)[0].1.len();
        let ahead = |words: usize| format!("{}Saryozen", "far ".repeat(words));
        assert_eq!(named(&ahead(MOST - 1), &[]), 1);
        assert_eq!(named(&ahead(MOST), &[]), 0);
        let topics = |words: usize| [vec!["far".to_owned(); words], vec!["Budget".to_owned()]];
        assert_eq!(named("", &topics(MOST - 1).concat()), 1);
        assert_eq!(named("", &topics(MOST).concat()), 0);
        // The words of a place take none from the topics.
        assert_eq!(named(&ahead(MOST), &["Budget".to_owned()]), 1);
        let long = format!("Saryozen{}", "x".repeat(LONGEST));
        assert_eq!(named(&long, &[]), 0);
    }

    #[test]
    fn what_names_all_of_them_names_none() {
        let alone = [About {
            name: "Akim",
            area: "Saryozen",
            remit: "",
        }];
        let place = "Saryozen";
        assert_eq!(likely(&alone, place, &[]), [(0, vec![place.to_owned()])]);
        let both = [alone[0], alone[0]];
        let none = [(0, Vec::new()), (1, Vec::new())];
        assert_eq!(likely(&both, place, &[]), none);
        assert!(likely(&[], place, &[]).is_empty());
    }

    #[test]
    fn forms_of_a_word_are_one_and_other_words_are_not() {
        for (one, other, same) in [
            ("road", "roads", true),
            ("школа", "школе", true),
            ("дорога", "дороги", true),
            ("мост", "мосты", true),
            ("көпір", "көпірге", true),
            ("the", "the", false),
            ("water", "wall", false),
            ("hospital", "hostel", false),
            ("москва", "мост", false),
        ] {
            assert_eq!(alike(one, other), same, "{one} {other}");
            assert_eq!(alike(other, one), same, "{other} {one}");
        }
    }
}
