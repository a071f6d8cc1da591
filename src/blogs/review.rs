//! How a text that an office writes for its blog gets on: written by one, looked through, published by another.

use crate::base::Error;
use crate::base::words::words;
use crate::spaces::Hand;

words! {
    /// Where such a text stands.
    Stage {
        Draft = "draft",
        /// Its writer wants it published.
        Review = "review",
        /// Somebody wants it written again.
        Returned = "returned",
        /// Comes out at a set minute.
        Scheduled = "scheduled",
        Published = "published",
        /// The office has taken it back.
        Withdrawn = "withdrawn",
    }
}

words! {
    /// What is done with it.
    Deed {
        Save = "save",
        Propose = "propose",
        Return = "give_back",
        Publish = "publish",
        Schedule = "schedule",
        Unschedule = "unschedule",
        /// Other words for what is published.
        Correct = "correct",
        Withdraw = "withdraw",
        /// Throws away what was never published.
        Discard = "discard",
    }
}

/// Why a text did not come out at its minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Who had set it may not publish for the office by now.
    Right,
    /// The office, or its blog, says nothing new.
    Closed,
    /// One of its tags is not there any more.
    Tag,
    /// It stands otherwise.
    Other,
}

impl Cause {
    /// Its word in letters.
    pub fn as_str(self) -> &'static str {
        match self {
            Cause::Right => "right",
            Cause::Closed => "closed",
            Cause::Tag => "tag",
            Cause::Other => "other",
        }
    }

    /// What an attempt to publish it says.
    pub fn of(error: &Error) -> Cause {
        match error {
            Error::Refused(_) | Error::NotFound | Error::SignIn | Error::StepUp => Cause::Right,
            Error::Locked(_) | Error::Gone => Cause::Closed,
            Error::Unknown(_) => Cause::Tag,
            _ => Cause::Other,
        }
    }
}

/// Why a deed is not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Barred {
    /// The text stands otherwise.
    Stage,
    /// Another has to do it.
    Right,
}

impl From<Barred> for Error {
    fn from(barred: Barred) -> Error {
        match barred {
            Barred::Stage => Error::taken(),
            Barred::Right => Error::refused("office_decides", "office"),
        }
    }
}

/// Where a deed leads; none where it throws the text away. `own` says that who does it has written or proposed it.
///
/// # Errors
/// What bars it, with nothing changed.
pub fn next(
    stage: Option<Stage>,
    deed: Deed,
    (hand, own): (Hand, bool),
) -> Result<Option<Stage>, Barred> {
    use Stage::{Draft, Published, Returned, Review, Scheduled, Withdrawn};
    let to = match (deed, stage) {
        // Who changes a text takes it out of the hands of who looks it through.
        (Deed::Save, None | Some(Draft | Review | Returned)) => Some(Draft),
        (Deed::Propose, None | Some(Draft | Review | Returned)) => Some(Review),
        (Deed::Return, Some(Review | Scheduled)) => Some(Returned),
        (Deed::Publish, Some(Review | Scheduled)) => Some(Published),
        (Deed::Schedule, Some(Review | Scheduled)) => Some(Scheduled),
        (Deed::Unschedule, Some(Scheduled)) => Some(Review),
        (Deed::Correct, Some(Published)) => Some(Published),
        (Deed::Withdraw, Some(Published)) => Some(Withdrawn),
        (Deed::Discard, Some(Draft | Review | Returned)) => None,
        _ => return Err(Barred::Stage),
    };
    let may = match deed {
        Deed::Save | Deed::Propose => true,
        // As with answers: nobody but the holder says of his own words that they are the office's.
        Deed::Return | Deed::Publish | Deed::Schedule | Deed::Unschedule => {
            hand == Hand::Hold || (hand == Hand::Publish && !own)
        }
        // A text that others have looked through is not replaced by one of them alone.
        Deed::Correct => hand == Hand::Hold,
        Deed::Withdraw => hand >= Hand::Publish,
        Deed::Discard => own || hand == Hand::Hold,
    };
    if may { Ok(to) } else { Err(Barred::Right) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From which stages a deed leads where.
    fn road(deed: Deed) -> (&'static [&'static str], &'static str) {
        match deed {
            Deed::Save => (&["", "draft", "review", "returned"], "draft"),
            Deed::Propose => (&["", "draft", "review", "returned"], "review"),
            Deed::Return => (&["review", "scheduled"], "returned"),
            Deed::Publish => (&["review", "scheduled"], "published"),
            Deed::Schedule => (&["review", "scheduled"], "scheduled"),
            Deed::Unschedule => (&["scheduled"], "review"),
            Deed::Correct => (&["published"], "published"),
            Deed::Withdraw => (&["published"], "withdrawn"),
            Deed::Discard => (&["draft", "review", "returned"], ""),
        }
    }

    /// Whether drafter, delegate and holder do it, with another's text and with their own.
    fn hands(deed: Deed) -> [[bool; 2]; 3] {
        match deed {
            Deed::Save | Deed::Propose => [[true, true]; 3],
            Deed::Return | Deed::Publish | Deed::Schedule | Deed::Unschedule => {
                [[false, false], [true, false], [true, true]]
            }
            Deed::Correct => [[false, false], [false, false], [true, true]],
            Deed::Withdraw => [[false, false], [true, true], [true, true]],
            Deed::Discard => [[false, true], [false, true], [true, true]],
        }
    }

    #[test]
    fn a_text_of_an_office_gets_on_as_its_table_says_and_no_other_way() {
        let stages = std::iter::once(None).chain(Stage::ALL.iter().copied().map(Some));
        let mut moved = 0;
        for stage in stages {
            for deed in Deed::ALL {
                for (n, hand) in [Hand::Draft, Hand::Publish, Hand::Hold]
                    .into_iter()
                    .enumerate()
                {
                    for own in [false, true] {
                        let (from, to) = road(*deed);
                        let here = from.contains(&stage.map_or("", Stage::as_str));
                        let want = match (here, hands(*deed)[n][usize::from(own)]) {
                            (false, _) => Err(Barred::Stage),
                            (true, false) => Err(Barred::Right),
                            (true, true) => Ok(Stage::from_word(to)),
                        };
                        let got = next(stage, *deed, (hand, own));
                        assert_eq!(got, want, "{stage:?} {deed:?} {hand:?} {own}");
                        moved += usize::from(got.is_ok());
                    }
                }
            }
        }
        // Two from four by six; seven decisions by three; one by two, one by four; one from three by four.
        assert_eq!(moved, 2 * 4 * 6 + 7 * 3 + 2 + 4 + 3 * 4);
    }
}
