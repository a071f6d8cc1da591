//! Pictures of figures, drawn by the server: bars, what they are bars of, and the same as a table.

use crate::i18n::{Arg, Texts};
use crate::questions::Month;

/// Width of a picture, in its own units.
const WIDTH: u32 = 320;
/// Height of its tallest bar.
const HEIGHT: u32 = 100;
/// Room above the bars for their numbers.
const ABOVE: u32 = 28;
/// Steps of days up to the norm, and all of them; what took longer is one bar more.
const TO_THE_NORM: u32 = 7;
const STEPS: u32 = 14;

/// A picture of numbers.
pub struct Chart {
    pub heading: String,
    /// What it says to who does not see it.
    pub says: String,
    pub bars: Vec<Bar>,
    /// Where a line stands, and what it means.
    pub mark: Option<(u32, String)>,
    /// What full and hollow bars are, where both are drawn.
    pub legend: Option<[String; 2]>,
    /// Headings of the table's columns.
    pub columns: Vec<String>,
    /// What each row is of, and its numbers.
    pub table: Vec<(String, Vec<u32>)>,
    pub width: u32,
    pub height: u32,
    /// Where the bars stand on, and where their labels do.
    pub ground: u32,
    pub labels: u32,
}

/// A bar: what is full of it, and what stands hollow upon that.
pub struct Bar {
    pub x: u32,
    pub width: u32,
    pub full: (u32, u32),
    pub hollow: Option<(u32, u32)>,
    pub middle: u32,
    pub label: String,
    /// Its number, and where it stands.
    pub count: Option<(u32, u32)>,
}

impl Chart {
    fn new(heading: String, says: String, values: &[(String, [u32; 2])]) -> Chart {
        let most = values.iter().map(|(_, two)| two.iter().sum()).max();
        let most = most.unwrap_or(0).max(1);
        let slot = WIDTH / u32::try_from(values.len().max(1)).unwrap_or(1);
        let ground = ABOVE + HEIGHT;
        let tall = |n: u32| (n * HEIGHT).div_ceil(most);
        let bar = |(at, (label, [full, hollow])): (u32, &(String, [u32; 2]))| {
            let (low, high) = (tall(*full), tall(full + hollow));
            Bar {
                x: at * slot + 2,
                width: slot.saturating_sub(4).max(1),
                full: (ground - low, low),
                hollow: (*hollow > 0).then(|| (ground - high, high - low)),
                middle: at * slot + slot / 2,
                label: label.clone(),
                count: (full + hollow > 0).then(|| (full + hollow, ground - high - 3)),
            }
        };
        Chart {
            heading,
            says,
            bars: (0..).zip(values).map(bar).collect(),
            mark: None,
            legend: None,
            columns: Vec::new(),
            table: Vec::new(),
            width: WIDTH,
            height: ground + 18,
            ground,
            labels: ground + 13,
        }
    }
}

/// How long answers took, beside the days in which they were expected; none where there are none.
pub fn waits(t: &Texts<'_>, days: &[u32], norm: u32) -> Option<Chart> {
    if days.is_empty() {
        return None;
    }
    let step = norm.div_ceil(TO_THE_NORM).max(1);
    let mut counts = vec![0_u32; usize::try_from(STEPS).unwrap_or(0) + 1];
    for took in days {
        // The day of the question itself is of the first step.
        let at = (took.saturating_sub(1) / step).min(STEPS);
        if let Some(count) = counts.get_mut(usize::try_from(at).unwrap_or(0)) {
            *count += 1;
        }
    }
    let last = |at: u32| (at + 1) * step;
    let short: Vec<(String, [u32; 2])> = (0..)
        .zip(&counts)
        .map(|(at, n)| match at < STEPS {
            true => (last(at).to_string(), [*n, 0]),
            false => (">".to_owned(), [*n, 0]),
        })
        .collect();
    let within = days.iter().filter(|took| **took <= norm).count();
    let args = [
        ("all", count(days.len())),
        ("within", count(within)),
        ("norm", Arg::Number(norm.into())),
    ];
    let mut chart = Chart::new(
        t.say("figures-waits"),
        t.with("figures-waits-says", &args),
        &short,
    );
    let slot = WIDTH / (STEPS + 1);
    chart.mark = Some((slot * norm / step, t.count("figures-norm", norm)));
    chart.columns = vec![t.say("figures-days"), t.say("figures-answers")];
    chart.table = (0..)
        .zip(&counts)
        .filter(|(_, n)| **n > 0)
        .map(|(at, n)| {
            let first = if at == 0 { 0 } else { at * step + 1 };
            let words = match at < STEPS {
                true if first == last(at) => first.to_string(),
                true => format!("{first}–{}", last(at)),
                false => t.count("figures-longer", STEPS * step),
            };
            (words, vec![*n])
        })
        .collect();
    Some(chart)
}

/// What was asked month by month, and how much of it was answered; none where nothing was.
pub fn months(t: &Texts<'_>, months: &[Month]) -> Option<Chart> {
    let sum = |of: fn(&Month) -> u32| months.iter().map(of).sum::<u32>();
    let (answered, rest) = (sum(|one| one.answered), sum(|one| one.rest));
    if answered + rest == 0 {
        return None;
    }
    let short: Vec<(String, [u32; 2])> = months
        .iter()
        .map(|one| (one.first.month().to_string(), [one.answered, one.rest]))
        .collect();
    let args = [
        ("all", Arg::Number((answered + rest).into())),
        ("answered", Arg::Number(answered.into())),
    ];
    let says = t.with("figures-months-says", &args);
    let mut chart = Chart::new(t.say("figures-months"), says, &short);
    let words = [t.say("figures-with"), t.say("figures-without")];
    chart.columns = vec![t.say("figures-month")];
    chart.columns.extend(words.clone());
    chart.legend = Some(words);
    chart.table = months
        .iter()
        .filter(|one| one.answered + one.rest > 0)
        .map(|one| {
            let month = format!("{:02}.{}", one.first.month(), one.first.year());
            (month, vec![one.answered, one.rest])
        })
        .collect();
    Some(chart)
}

fn count(n: usize) -> Arg<'static> {
    Arg::Number(i64::try_from(n).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_stand_on_the_ground_and_fill_the_room() {
        let values = [(String::new(), [3, 1]), (String::new(), [0, 0])];
        let chart = Chart::new(String::new(), String::new(), &values);
        let [first, second] = &chart.bars[..] else {
            panic!("two bars");
        };
        assert_eq!(first.full, (chart.ground - 75, 75));
        assert_eq!(first.hollow, Some((chart.ground - HEIGHT, 25)));
        assert_eq!(first.count, Some((4, ABOVE - 3)));
        assert_eq!(
            (second.full.1, second.hollow, second.count),
            (0, None, None)
        );
        assert!(second.x + second.width <= WIDTH && first.x + first.width < second.x);
    }
}
