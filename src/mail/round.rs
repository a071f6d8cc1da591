//! A round of letters: taken from the queue, carried a few at a time, and settled, until nothing is left that may go.

use std::collections::{HashMap, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{MutexGuard, PoisonError};
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::sleep;

use super::carrier::{Carrier, Route};
use super::compose;
use super::pace::{PROBE, Pace};
use super::relay::Refusal;
use super::written::Written;
use crate::base::{DeliveryId, Error, Instant, Result, seconds};
use crate::config::Config;
use crate::db::{Conn, Db, Tx};
use crate::i18n::I18n;
use crate::meters::Meters;
use crate::outbox::{self, Delivery, Outcome};

/// Letters taken in one transaction.
const BATCH: usize = 32;
/// Letters that are carried at once.
const LINES: usize = 4;
/// Of these to one domain.
const PER_DOMAIN: usize = 2;
/// A letter is begun while its lease is good for so long: to be greeted, and for the relay's patience.
const LEFT: Duration = seconds(50);
/// What has come meanwhile is looked for this often.
const POLL: Duration = seconds(1);
/// One look serves the commits of so long.
const PACE: Duration = Duration::from_millis(20);
/// A database that does not take what became of letters is asked so often, a second apart.
const TRIES: usize = 30;
/// Letters under way when the site stops have so many seconds.
const LAST: usize = 5;

type Sent = std::result::Result<(), Refusal>;

/// A letter that is ready for the relay.
struct Made {
    delivery: Delivery,
    written: Written,
    mime: Vec<u8>,
    /// Its bytes are not kept yet.
    fresh: bool,
}

pub(super) struct Round<'a> {
    pub db: &'a Db,
    pub i18n: &'a I18n,
    pub config: &'a Config,
    pub carrier: &'a Carrier,
    pub meters: &'a Meters,
    work: Work,
}

#[derive(Default)]
struct Work {
    queue: VecDeque<Made>,
    lines: JoinSet<(Place, Sent)>,
    /// Letters under way, by domain.
    busy: HashMap<String, usize>,
    done: Vec<(Place, std::result::Result<Sent, Untried>)>,
    count: usize,
}

/// Nobody was asked to take the letter.
#[derive(Clone)]
struct Untried;

/// A letter's number, and the domain that it goes to.
type Place = (DeliveryId, String);

impl Work {
    fn is_busy(&self, domain: &str) -> bool {
        self.busy.get(domain).is_some_and(|n| *n >= PER_DOMAIN)
    }

    /// Letters that could be begun if a line were free.
    fn waiting(&self) -> usize {
        let free = |made: &&Made| !self.is_busy(&made.delivery.domain);
        self.queue.iter().filter(free).count()
    }

    /// Domains that have as many letters here as are good for them.
    fn full(&self) -> Vec<String> {
        let all = self.busy.keys().filter(|domain| self.is_busy(domain));
        all.cloned().collect()
    }

    /// Puts back what has waited here for its domain so long that its lease might end under way.
    fn put_back_late(&mut self, now: Instant) {
        let late = |made: &Made| {
            let lease = made.delivery.lease_until;
            lease.is_none_or(|until| until.since(now) < LEFT)
        };
        for made in std::mem::take(&mut self.queue) {
            match late(&made) {
                true => self.done.push((place(&made.delivery), Err(Untried))),
                false => self.queue.push_back(made),
            }
        }
    }

    fn put_back(&mut self) {
        let back = self.queue.drain(..).map(|made| place(&made.delivery));
        self.done.extend(back.map(|place| (place, Err(Untried))));
    }
}

fn place(delivery: &Delivery) -> Place {
    (delivery.id, delivery.domain.clone())
}

impl<'a> Round<'a> {
    pub(super) fn new(
        db: &'a Db,
        i18n: &'a I18n,
        config: &'a Config,
        carrier: &'a Carrier,
        meters: &'a Meters,
    ) -> Round<'a> {
        Round {
            db,
            i18n,
            config,
            carrier,
            meters,
            work: Work::default(),
        }
    }

    /// Sends what is due, and what becomes due meanwhile; returns how many letters were taken.
    pub(super) async fn run(mut self) -> Result<usize> {
        let mut commits = self.db.commits();
        let mut last = 0;
        loop {
            commits.borrow_and_update();
            while let Some(Ok(done)) = self.work.lines.try_join_next() {
                self.landed(done);
            }
            // There may be room for more then.
            let mut more = !self.work.done.is_empty();
            self.settle().await?;
            if self.carrier.is_stopping() {
                self.work.put_back();
            } else if self.work.waiting() < LINES {
                more |= match self.fill().await {
                    // What is under way goes on.
                    Err(why) if !self.work.lines.is_empty() => {
                        tracing::error!(%why, "Taking letters failed");
                        false
                    }
                    filled => filled?,
                };
            }
            self.work.put_back_late(self.db.now());
            self.begin();
            if self.work.lines.is_empty() {
                if !more && self.work.queue.is_empty() && self.work.done.is_empty() {
                    break;
                }
                continue;
            }
            if self.work.waiting() > 0 && self.work.lines.len() < LINES {
                continue;
            }
            tokio::select! {
                Some(Ok(done)) = self.work.lines.join_next() => self.landed(done),
                Ok(()) = commits.changed(), if self.work.waiting() == 0 => sleep(PACE).await,
                () = sleep(POLL) => last += usize::from(self.carrier.is_stopping()),
            }
            if last >= LAST {
                // The lease of what is still under way ends by itself.
                break;
            }
        }
        if let Route::Smtp(relay) = &self.carrier.route {
            relay.hang_up().await;
        }
        Ok(self.work.count)
    }

    /// Hears what became of a letter that was under way; one that was taken is written down already.
    fn landed(&mut self, (place, sent): (Place, Sent)) {
        if let Some(n) = self.work.busy.get_mut(&place.1) {
            *n -= 1;
        }
        self.work.busy.retain(|_, n| *n > 0);
        match sent {
            Ok(()) => self.meters.letter("sent"),
            Err(_) => self.work.done.push((place, Ok(sent))),
        }
    }

    /// Takes letters that are due and makes them; true when there may be more.
    async fn fill(&mut self) -> Result<bool> {
        let (now, but) = (self.db.now(), self.work.full());
        let full = but.clone();
        let due = move |c: &mut Conn| outbox::has_due(c, now, &full);
        if !self.db.read(due).await? || self.is_away().await? {
            return Ok(false);
        }
        let resting = self.pace().resting(now);
        let limit = i64::try_from(BATCH).unwrap_or(i64::MAX);
        let lease = move |tx: &mut Tx<'_>| {
            for (domain, until) in &resting {
                outbox::rest(tx, Some(domain), *until, "its domain rests")?;
            }
            outbox::lease(tx, limit, &but)
        };
        let taken = self.db.write(lease).await?;
        self.work.count += taken.len();
        let mut fresh = Vec::new();
        for delivery in taken {
            let place = place(&delivery);
            match alone(|| self.make(delivery)) {
                Ok(made) => {
                    if made.fresh {
                        fresh.push((made.delivery.id, made.mime.clone()));
                    }
                    self.work.queue.push_back(made);
                }
                Err(why) => self
                    .work
                    .done
                    .push((place, Ok(Err(Refusal::for_good(why))))),
            }
        }
        if !fresh.is_empty() {
            let kept = self
                .db
                .write(move |tx| outbox::keep_bytes(tx, &fresh))
                .await;
            // What is not kept must not go: another try might send other bytes.
            kept.inspect_err(|_| self.work.put_back())?;
        }
        Ok(true)
    }

    /// True while the relay does not answer; it is asked again every minute.
    async fn is_away(&self) -> Result<bool> {
        let now = self.db.now();
        let Some(until) = self.pace().away else {
            return Ok(false);
        };
        let (until, why) = if now < until {
            (until, "the relay does not answer".to_owned())
        } else {
            match self.carrier.greet().await {
                Ok(()) => {
                    tracing::info!("The relay answers again");
                    self.pace().away = None;
                    return Ok(false);
                }
                Err(why) => (now.plus(PROBE), why),
            }
        };
        self.pace().away = Some(until);
        let rest = self.db.write(move |tx| outbox::rest(tx, None, until, &why));
        rest.await.map(|_| true)
    }

    fn make(&self, mut delivery: Delivery) -> std::result::Result<Made, String> {
        let mut written = compose::write(self.i18n, self.config, &delivery)?;
        if let Some(key) = &self.carrier.key {
            compose::invite(self.i18n, self.config, key, &delivery, &mut written);
        }
        let kept = delivery.mime.take();
        let fresh = kept.is_none();
        let mime = match (kept, &self.carrier.dkim) {
            (Some(kept), _) => kept,
            (None, None) => compose::mime(self.config, &delivery, &written)?,
            (None, Some(dkim)) => dkim.sign(&compose::mime(self.config, &delivery, &written)?)?,
        };
        Ok(Made {
            delivery,
            written,
            mime,
            fresh,
        })
    }

    /// Begins as many letters as there is room for.
    fn begin(&mut self) {
        while self.work.lines.len() < LINES {
            let free = |made: &Made| !self.work.is_busy(&made.delivery.domain);
            let Some(made) = self.work.queue.iter().position(free) else {
                return;
            };
            let Some(made) = self.work.queue.remove(made) else {
                return;
            };
            let place = place(&made.delivery);
            let Route::Smtp(relay) = &self.carrier.route else {
                let put = self.carrier;
                let put = put.put(self.config, &made.delivery, &made.written, &made.mime);
                self.work.done.push((place, Ok(put)));
                continue;
            };
            match self.carrier.envelope(self.config, &made.delivery) {
                Err(refusal) => self.work.done.push((place, Ok(Err(refusal)))),
                Ok(envelope) => {
                    let (relay, mime) = (relay.clone(), made.mime);
                    let db = self.db.clone();
                    *self.work.busy.entry(place.1.clone()).or_default() += 1;
                    self.work.lines.spawn(async move {
                        let mut turn = None;
                        let sent = relay.carry(&envelope, &mime, &mut turn).await;
                        if sent.is_ok() {
                            let taken = vec![(place.0, Outcome::Accepted)];
                            if let Err(why) = note(&db, taken, Vec::new()).await {
                                tracing::error!(%why, "Settling letter {} failed", place.0);
                            }
                        }
                        // It is written down: the next one may be said to its end.
                        drop(turn);
                        (place, sent)
                    });
                }
            }
        }
    }

    /// Writes down what became of letters, in one transaction, and who takes nothing for a while.
    async fn settle(&mut self) -> Result<()> {
        if self.work.done.iter().any(|(_, sent)| is_away(sent)) {
            self.work.put_back();
        }
        if self.work.done.is_empty() {
            return Ok(());
        }
        let (now, mut settled, mut rests) = (self.db.now(), Vec::new(), Vec::new());
        for ((id, domain), sent) in self.work.done.drain(..) {
            let outcome = match sent {
                Err(Untried) => Outcome::Untried,
                Ok(Ok(())) => {
                    self.meters.letter("sent");
                    Outcome::Accepted
                }
                Ok(Err(refusal)) => {
                    let why = refusal.why;
                    tracing::warn!(delivery = %id, why, "Letter {id} was not taken");
                    self.meters.letter("refused");
                    let mut pace = pace(self.carrier);
                    if refusal.away {
                        pace.away = Some(now.plus(PROBE));
                        rests.push((None, now.plus(PROBE), why));
                        Outcome::Untried
                    } else {
                        if !refusal.rest.is_zero() {
                            pace.rest(&domain, now.plus(refusal.rest));
                            rests.push((Some(domain), now.plus(refusal.rest), why.clone()));
                        }
                        Outcome::Refused {
                            why,
                            for_good: refusal.for_good,
                            rest: refusal.rest,
                        }
                    }
                }
            };
            settled.push((id, outcome));
        }
        note(self.db, settled, rests).await
    }

    fn pace(&self) -> MutexGuard<'_, Pace> {
        pace(self.carrier)
    }
}

/// What `make` makes; a panic in it is the fault of its letter, and the others of the round go.
fn alone<T>(
    make: impl FnOnce() -> std::result::Result<T, String>,
) -> std::result::Result<T, String> {
    let made = catch_unwind(AssertUnwindSafe(make));
    made.unwrap_or_else(|_| Err("writing it ended in a panic".to_owned()))
}

fn pace(carrier: &Carrier) -> MutexGuard<'_, Pace> {
    let pace = carrier.pace.lock();
    pace.unwrap_or_else(PoisonError::into_inner)
}

fn is_away(sent: &std::result::Result<Sent, Untried>) -> bool {
    matches!(sent, Ok(Err(refusal)) if refusal.away)
}

type Rest = (Option<String>, Instant, String);

/// Writes down what became of letters; a database that is away is waited for.
async fn note(db: &Db, settled: Vec<(DeliveryId, Outcome)>, rests: Vec<Rest>) -> Result<()> {
    for _ in 1..TRIES {
        let (settled, rests) = (settled.clone(), rests.clone());
        match db.write(move |tx| write(tx, &settled, &rests)).await {
            Ok(()) => return Ok(()),
            // What was taken and is not written down would go twice.
            Err(why) => tracing::error!(%why, "Settling letters failed"),
        }
        sleep(POLL).await;
    }
    db.write(move |tx| write(tx, &settled, &rests)).await
}

fn write(tx: &mut Tx<'_>, settled: &[(DeliveryId, Outcome)], rests: &[Rest]) -> Result<()> {
    for (id, outcome) in settled {
        match outbox::settle(tx, *id, outcome) {
            Err(Error::Conflict(_) | Error::NotFound) => {
                tracing::warn!(delivery = %id, "Letter {id} was no longer held");
            }
            done => drop(done?),
        }
    }
    for (domain, until, why) in rests {
        outbox::rest(tx, domain.as_deref(), *until, why)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_whose_writing_panics_is_refused_alone() {
        let broken = alone::<()>(|| panic!("in the middle"));
        assert!(broken.unwrap_err().contains("panic"));
        assert_eq!(alone(|| Ok(1)), Ok(1));
        assert_eq!(alone::<()>(|| Err("no".to_owned())), Err("no".to_owned()));
    }
}
