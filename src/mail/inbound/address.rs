//! The addresses that letters come in at: each names whose it is and what for, and this site alone can make it.

use std::time::Duration;

use data_encoding::BASE32_NOPAD;

use crate::base::crypto::{self, Key};
use crate::base::{AddresseeId, Instant, PostId, ReaderId, ThreadId, UserId, days};
use crate::mail::bounce;
use crate::notices::{Stop, Wish};

/// How long a reply may be sent.
const LIFE: Duration = days(90);
/// Names the key, for the day on which there is a second one.
const KEY: u8 = 1;
/// What an address is for.
const REPLY: &str = "reply by letter";
const DESK: &str = "answer by letter";
const STOP: &str = "stop by letter";
/// Bytes of the tag.
const TAG: usize = 16;
const DAY: i64 = 86_400_000_000;

/// Who may answer what by letter, and until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invitation {
    pub person: UserId,
    pub post: PostId,
    last_day: u16,
}

/// Who may answer which question for its office by letter, and until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Desk {
    pub person: UserId,
    pub addressee: AddresseeId,
    last_day: u16,
}

impl Desk {
    /// True when its last day is over.
    pub(super) fn is_over(&self, now: Instant) -> bool {
        now.0.div_euclid(DAY) > i64::from(self.last_day)
    }
}

/// As whom a reader of a newsletter answers who has no account: his number there, below zero.
pub fn guest(reader: ReaderId) -> UserId {
    UserId(-reader.0)
}

impl Invitation {
    /// The reader of a newsletter whom it is for, where it is for one without an account.
    pub(super) fn guest(&self) -> Option<ReaderId> {
        let reader = self.person.0.checked_neg().filter(|id| *id > 0);
        reader.map(ReaderId)
    }

    /// True when its last day is over.
    pub(super) fn is_over(&self, now: Instant) -> bool {
        now.0.div_euclid(DAY) > i64::from(self.last_day)
    }
}

/// Where `person` may answer `post` by letter, for 90 days.
pub fn reply_address(
    key: &Key,
    host: &str,
    (person, post): (UserId, PostId),
    now: Instant,
) -> String {
    let facts = invited(person, post.0, now);
    format!("reply+{}@{host}", token(key, REPLY, &facts))
}

/// Where `person` may answer a question for its office by letter, for 90 days.
pub fn desk_address(
    key: &Key,
    host: &str,
    (person, addressee): (UserId, AddresseeId),
    now: Instant,
) -> String {
    let facts = invited(person, addressee.0, now);
    format!("desk+{}@{host}", token(key, DESK, &facts))
}

/// The facts of an invitation: whose it is, to what, and its last day.
fn invited(person: UserId, thing: i64, now: Instant) -> Vec<u8> {
    let last = now.plus(LIFE).0.div_euclid(DAY);
    let last = u16::try_from(last).unwrap_or(u16::MAX);
    let mut facts = vec![KEY];
    facts.extend(person.0.to_be_bytes());
    facts.extend(thing.to_be_bytes());
    facts.extend(last.to_be_bytes());
    facts
}

/// Where a mail program writes for `person`, who wants no more of these letters. It is good for as long as he has an
/// account: who wants fewer letters is never told that he comes too late.
pub(in crate::mail) fn stop_address(key: &Key, host: &str, person: UserId, stop: Stop) -> String {
    let mut facts = vec![KEY];
    facts.extend(person.0.to_be_bytes());
    facts.extend(stop.as_str().bytes());
    format!("stop+{}@{host}", token(key, STOP, &facts))
}

/// To whom a letter is addressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Addressee {
    Reply(Invitation),
    /// A question, which its office answers.
    Desk(Desk),
    /// Somebody wants fewer letters.
    Stop(Wish),
    /// A letter of ours comes back.
    Bounce,
    /// Nobody here.
    Unknown,
    /// Somebody elsewhere: nothing is passed on.
    Elsewhere,
}

/// Reads an address that a letter is sent to.
pub(super) fn addressee(key: &Key, host: &str, address: &str) -> Addressee {
    let Some((local, domain)) = address.rsplit_once('@') else {
        return Addressee::Unknown;
    };
    if !domain.eq_ignore_ascii_case(host) {
        return Addressee::Elsewhere;
    }
    let local = local.to_ascii_lowercase();
    if let Some(token) = local.strip_prefix("reply+") {
        return invitation(key, token).map_or(Addressee::Unknown, Addressee::Reply);
    }
    if let Some(token) = local.strip_prefix("desk+") {
        return at_desk(key, token).map_or(Addressee::Unknown, Addressee::Desk);
    }
    if let Some(token) = local.strip_prefix("stop+") {
        return wish(key, token).map_or(Addressee::Unknown, Addressee::Stop);
    }
    let returned = bounce::named(key, &format!("{local}@{host}"));
    returned.map_or(Addressee::Unknown, |_| Addressee::Bounce)
}

fn invitation(key: &Key, token: &str) -> Option<Invitation> {
    let (person, post, last_day) = invitee(key, REPLY, token)?;
    Some(Invitation {
        person,
        post: PostId(post),
        last_day,
    })
}

fn at_desk(key: &Key, token: &str) -> Option<Desk> {
    let (person, addressee, last_day) = invitee(key, DESK, token)?;
    Some(Desk {
        person,
        addressee: AddresseeId(addressee),
        last_day,
    })
}

/// What [`invited`] wrote.
fn invitee(key: &Key, purpose: &str, token: &str) -> Option<(UserId, i64, u16)> {
    let facts = facts(key, purpose, token)?;
    let (person, rest) = facts.split_first_chunk::<8>()?;
    let (thing, rest) = rest.split_first_chunk::<8>()?;
    let last: [u8; 2] = rest.try_into().ok()?;
    let person = UserId(i64::from_be_bytes(*person));
    Some((person, i64::from_be_bytes(*thing), u16::from_be_bytes(last)))
}

fn wish(key: &Key, token: &str) -> Option<Wish> {
    let facts = facts(key, STOP, token)?;
    let (person, stop) = facts.split_first_chunk::<8>()?;
    Some(Wish {
        person: UserId(i64::from_be_bytes(*person)),
        stop: Stop::from_word(std::str::from_utf8(stop).ok()?)?,
        thread: ThreadId(0),
    })
}

/// Facts, the first byte of which names the key, and a tag that only this key makes.
fn token(key: &Key, purpose: &str, facts: &[u8]) -> String {
    let whole = [facts, &tag(key, purpose, facts)].concat();
    BASE32_NOPAD.encode(&whole).to_ascii_lowercase()
}

/// The facts of a token behind the number of its key; none when anything is not the same.
fn facts(key: &Key, purpose: &str, token: &str) -> Option<Vec<u8>> {
    let whole = BASE32_NOPAD.decode(token.to_ascii_uppercase().as_bytes());
    let whole = whole.ok()?;
    let (facts, sent) = whole.split_at_checked(whole.len().checked_sub(TAG)?)?;
    let tag = tag(key, purpose, facts);
    let right = crypto::same(&crypto::hexadecimal(sent), &crypto::hexadecimal(&tag));
    let (id, rest) = facts.split_first()?;
    (right && *id == KEY).then(|| rest.to_vec())
}

fn tag(key: &Key, purpose: &str, facts: &[u8]) -> Vec<u8> {
    let whole = key.sign(purpose, &crypto::hexadecimal(facts));
    whole.into_iter().take(TAG).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::DeliveryId;

    const NOW: Instant = Instant(1_772_438_400_000_000);

    fn key(byte: u8) -> Key {
        Key::new(vec![byte; 32]).unwrap()
    }

    #[test]
    fn an_address_is_read_by_the_site_that_made_it() {
        for (person, post) in [(1, 1), (7, 4711), (i64::MAX, i64::MAX)] {
            let made = reply_address(
                &key(7),
                "talk.example.org",
                (UserId(person), PostId(post)),
                NOW,
            );
            let (local, host) = made.split_once('@').unwrap();
            assert_eq!((local.len(), host), (62, "talk.example.org"));
            assert_eq!(local, local.to_ascii_lowercase());
            for spelled in [made.clone(), made.to_ascii_uppercase()] {
                match addressee(&key(7), "talk.example.org", &spelled) {
                    Addressee::Reply(read) => {
                        assert_eq!((read.person, read.post), (UserId(person), PostId(post)));
                        assert!(!read.is_over(NOW.plus(days(90))));
                        assert!(read.is_over(NOW.plus(days(91))));
                    }
                    other => panic!("{other:?}"),
                }
            }
            let elsewhere = addressee(&key(7), "other.example.org", &made);
            assert_eq!(elsewhere, Addressee::Elsewhere);
            assert_eq!(
                addressee(&key(8), "talk.example.org", &made),
                Addressee::Unknown
            );
        }
    }

    #[test]
    fn an_address_for_fewer_letters_says_whose_and_which() {
        let key = key(7);
        for stop in [Stop::All, Stop::Digest] {
            let made = stop_address(&key, "talk.example.org", UserId(i64::MAX), stop);
            // RFC 5321, 4.5.3.1.1: a local part has 64 characters at most.
            assert!(made.split('@').next().unwrap().len() <= 64, "{made}");
            let (person, thread) = (UserId(i64::MAX), ThreadId(0));
            let wish = Wish {
                person,
                stop,
                thread,
            };
            let read = addressee(&key, "talk.example.org", &made.to_ascii_uppercase());
            assert_eq!(read, Addressee::Stop(wish));
        }
        let reply = reply_address(&key, "x.org", (UserId(7), PostId(9)), NOW);
        let stop = stop_address(&key, "x.org", UserId(7), Stop::All);
        for swapped in [
            reply.replacen("reply+", "stop+", 1),
            stop.replacen("stop+", "reply+", 1),
        ] {
            assert_eq!(addressee(&key, "x.org", &swapped), Addressee::Unknown);
        }
        for at in "stop+".len()..stop.len() - "@x.org".len() {
            for letter in ["a", "7"] {
                let mut forged = stop.clone();
                forged.replace_range(at..=at, letter);
                if forged != stop {
                    let read = addressee(&key, "x.org", &forged);
                    assert_eq!(read, Addressee::Unknown, "{forged}");
                }
            }
        }
    }

    #[test]
    fn an_address_of_a_desk_is_no_other_and_is_good_for_as_long() {
        let key = key(7);
        let (person, addressee) = (UserId(i64::MAX), AddresseeId(i64::MAX));
        let made = desk_address(&key, "x.org", (person, addressee), NOW);
        assert!(made.split('@').next().unwrap().len() <= 64, "{made}");
        match self::addressee(&key, "x.org", &made.to_ascii_uppercase()) {
            Addressee::Desk(read) => {
                assert_eq!((read.person, read.addressee), (person, addressee));
                assert!(!read.is_over(NOW.plus(days(90))) && read.is_over(NOW.plus(days(91))));
            }
            other => panic!("{other:?}"),
        }
        let reply = reply_address(&key, "x.org", (UserId(7), PostId(9)), NOW);
        let desk = desk_address(&key, "x.org", (UserId(7), AddresseeId(9)), NOW);
        for swapped in [
            reply.replacen("reply+", "desk+", 1),
            desk.replacen("desk+", "reply+", 1),
        ] {
            let read = self::addressee(&key, "x.org", &swapped);
            assert_eq!(read, Addressee::Unknown, "{swapped}");
        }
    }

    #[test]
    fn who_has_no_account_is_known_as_a_reader() {
        let made = reply_address(&key(7), "x.org", (guest(ReaderId(12)), PostId(9)), NOW);
        for (made, reader) in [
            (made, Some(ReaderId(12))),
            (
                reply_address(&key(7), "x.org", (UserId(12), PostId(9)), NOW),
                None,
            ),
        ] {
            match addressee(&key(7), "x.org", &made) {
                Addressee::Reply(read) => assert_eq!(read.guest(), reader),
                other => panic!("{other:?}"),
            }
        }
    }

    #[test]
    fn an_address_that_is_changed_anywhere_is_nobodys() {
        let made = reply_address(&key(7), "x.org", (UserId(7), PostId(9)), NOW);
        for at in "reply+".len().."reply+".len() + 56 {
            for letter in ["a", "7"] {
                let mut forged = made.clone();
                forged.replace_range(at..=at, letter);
                if forged != made {
                    let read = addressee(&key(7), "x.org", &forged);
                    assert_eq!(read, Addressee::Unknown, "{forged}");
                }
            }
        }
        let token = &made["reply+".len().."reply+".len() + 56];
        for wrong in [
            String::new(),
            "x.org".to_owned(),
            "reply+@x.org".to_owned(),
            format!("reply+{}@x.org", &token[1..]),
            format!("reply+{token}a@x.org"),
            format!("reply+{}@x.org", "é".repeat(28)),
            format!("answer+{token}@x.org"),
            "postmaster@x.org".to_owned(),
            "b+7@x.org".to_owned(),
            "b+-ab@x.org".to_owned(),
            "b+07-ab@x.org".to_owned(),
        ] {
            assert_eq!(
                addressee(&key(7), "x.org", &wrong),
                Addressee::Unknown,
                "{wrong}"
            );
        }
        let ours = bounce::sender(&key(7), "x.org", DeliveryId(12));
        let said = ours.to_uppercase();
        assert_eq!(addressee(&key(7), "x.org", &said), Addressee::Bounce);
        assert_eq!(addressee(&key(8), "x.org", &ours), Addressee::Unknown);
    }
}
