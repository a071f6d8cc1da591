//! Whose words a post of an office is: what its publisher may declare, and what holds where he says nothing.

use super::model::Declared;
use super::read::Placed;
use crate::base::{Error, Instant, Result, UserId};
use crate::db::Conn;
use crate::offices;
use crate::spaces::Hand;

/// Whose words they are when somebody who acts for an office writes, as his hand says.
///
/// # Errors
/// What the database says.
pub fn own_words(c: &mut Conn, placed: &Placed, person: UserId, now: Instant) -> Result<Declared> {
    let office = &placed.office;
    Ok(match (placed.hand, office.is_acting()) {
        (Some(Hand::Hold), true) => Declared::Substitute,
        (Some(Hand::Hold), false) => Declared::Personal,
        _ if offices::stands_in(c, office, person, office.today(now))? => Declared::Substitute,
        _ => Declared::Delegate,
    })
}

/// Whose words they are: what the publisher declares, as far as it can be so, else what his hand says: `own`. `approved`
/// says that the holder approved of this very text.
pub(super) fn whose(
    (hand, own): (Option<Hand>, Declared),
    declared: Option<Declared>,
    approved: bool,
) -> Result<Declared> {
    let said = match declared {
        None if approved && hand != Some(Hand::Hold) => return Ok(Declared::Staff),
        None => own,
        Some(said) => said,
    };
    match may_declare((hand, own), approved).contains(&said) {
        true => Ok(said),
        false => Err(Error::field("declared", "choice")),
    }
}

/// Whose words a publisher may say they are; what holds when he says nothing first.
pub fn may_declare((hand, own): (Option<Hand>, Declared), approved: bool) -> Vec<Declared> {
    let holds = hand == Some(Hand::Hold);
    let mut all = match (holds, approved) {
        (true, _) => vec![own, Declared::Staff],
        (false, true) => vec![Declared::Staff, own],
        (false, false) => vec![own],
    };
    // Who stands in for the holder as his delegate is a delegate too.
    if !holds && own == Declared::Substitute {
        all.push(Declared::Delegate);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_declares_what_he_may_and_nothing_else() {
        use Declared::{Delegate, Personal, Staff, Substitute};
        type Line<'l> = (Hand, Declared, bool, &'l [Declared]);
        let table: [Line<'_>; 8] = [
            (Hand::Hold, Personal, false, &[Personal, Staff]),
            (Hand::Hold, Personal, true, &[Personal, Staff]),
            (Hand::Hold, Substitute, false, &[Substitute, Staff]),
            (Hand::Hold, Substitute, true, &[Substitute, Staff]),
            (Hand::Publish, Delegate, false, &[Delegate]),
            (Hand::Publish, Delegate, true, &[Staff, Delegate]),
            (Hand::Publish, Substitute, false, &[Substitute, Delegate]),
            (
                Hand::Publish,
                Substitute,
                true,
                &[Staff, Substitute, Delegate],
            ),
        ];
        for (hand, own, approved, may) in table {
            let who = (Some(hand), own);
            assert_eq!(whose(who, None, approved).ok(), may.first().copied());
            for said in Declared::ALL {
                let want = may.contains(said).then_some(*said);
                let got = whose(who, Some(*said), approved).ok();
                assert_eq!(got, want, "{hand:?} {own:?} {approved} {said:?}");
            }
        }
    }
}
