//! The questions of the demo: asked, judged, handled and pursued, each on its day.

use std::sync::Arc;

use serde::Deserialize;

use super::content::Post;
use super::{ADMINISTRATOR, Fault, Stage, render};
use crate::accounts::Viewer;
use crate::base::{AddresseeId, Error, Instant, PostId, Result, ThreadId, days};
use crate::clocks::Packs;
use crate::config::Limits;
use crate::db::Tx;
use crate::jobs::Job;
use crate::offices::{self, NewCheck};
use crate::questions::{self, Asking, Declared, Judgement, NewQuestion, Refusing, Verdict};
use crate::threads::{NewPost, NewThread, Via};

/// Where the offices of the demo are.
const SPACE: &str = "saryozen";
/// What the forum of questions is called there.
const FORUM: &str = "Билікке қойылған сұрақтар · Вопросы власти";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct All {
    question: Vec<Question>,
    check: Vec<Check>,
}

/// It is made sure anew who stands behind an office: somebody else holds it.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Check {
    office: String,
    days_ago: u64,
    how: String,
    evidence: String,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    title: String,
    lang: String,
    by: String,
    /// None where the asker does not know whom to ask.
    #[serde(default)]
    offices: Vec<String>,
    #[serde(default)]
    body: String,
    #[serde(default)]
    place: String,
    #[serde(default)]
    sources: String,
    days_ago: u64,
    #[serde(default)]
    act: Vec<Act>,
}

/// What somebody does with a question.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Act {
    by: String,
    #[serde(rename = "do")]
    what: String,
    /// How long after the act ahead of it: `35m`, `2h`, `3d`.
    after: String,
    /// The office before which it is done; the first that was asked where none is named.
    office: String,
    /// Text of a post, note or reason.
    text: String,
    code: String,
    /// The office that it is sent on to, or the title of the question that it repeats.
    to: String,
    /// The offices that a moderator names.
    offices: Vec<String>,
}

/// What is done, by its places in the lists.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Check(usize),
    Ask(usize),
    Act(usize, usize),
}

/// All that is done, in the order of its time.
pub(super) struct Script {
    all: Vec<Question>,
    made: Vec<Option<ThreadId>>,
    checks: Vec<Check>,
    deeds: std::vec::IntoIter<(Instant, Deed)>,
    packs: Arc<Packs>,
}

impl Script {
    pub(super) fn read(now: Instant) -> Result<Script> {
        let read = include_str!("../../assets/demo/questions.toml");
        let all: All = toml::from_str(read).map_err(Error::broken)?;
        let at = |check: &Check| now.minus(days(check.days_ago));
        let checks = all.check.iter().enumerate();
        let mut deeds: Vec<_> = checks
            .map(|(i, check)| (at(check), Deed::Check(i)))
            .collect();
        for (i, question) in all.question.iter().enumerate() {
            let mut at = now.minus(days(question.days_ago));
            deeds.push((at, Deed::Ask(i)));
            for (n, act) in question.act.iter().enumerate() {
                let span = Post {
                    after: Some(act.after.clone()),
                    ..Post::default()
                };
                at = at.plus(span.wait()).min(now);
                deeds.push((at, Deed::Act(i, n)));
            }
        }
        deeds.sort_by_key(|(at, _)| *at);
        Ok(Script {
            made: vec![None; all.question.len()],
            all: all.question,
            checks: all.check,
            deeds: deeds.into_iter(),
            packs: Arc::new(Packs::load(None).map_err(Error::broken)?),
        })
    }
}

impl Stage {
    /// Plays what is done until this moment, and what the days between bring by themselves.
    pub(super) async fn questions(
        &mut self,
        script: &mut Script,
        until: Instant,
    ) -> std::result::Result<(), Fault> {
        loop {
            let next = script.deeds.as_slice().first().copied();
            let Some((at, deed)) = next.filter(|(at, _)| *at <= until) else {
                return Ok(());
            };
            script.deeds.next();
            let done = match self.days_to(&script.packs, at).await {
                Ok(()) => self.deed(script, deed).await,
                early => early,
            };
            done.map_err(|why| (format!("questions {deed:?}"), why))?;
        }
    }

    /// The rest, up to now.
    pub(super) async fn questions_to_the_end(
        &mut self,
        script: &mut Script,
        now: Instant,
    ) -> std::result::Result<(), Fault> {
        self.questions(script, now).await?;
        let days = self.days_to(&script.packs, now).await;
        days.map_err(|why| ("the days of questions".to_owned(), why))
    }

    /// Lets the days pass: terms begin and end, clocks are told of.
    async fn days_to(&mut self, packs: &Arc<Packs>, at: Instant) -> Result<()> {
        while self.clock.now().plus(days(1)) < at {
            self.clock.advance(days(1));
            self.tend(packs).await?;
        }
        self.move_to(at);
        self.tend(packs).await
    }

    async fn tend(&self, packs: &Arc<Packs>) -> Result<()> {
        self.write(|tx| offices::TendOffices.run(tx)).await?;
        // No office of the demonstration names an address for questions that wait for long.
        let link: Arc<questions::Link> = Arc::new(|_| String::new());
        while questions::keep_days(&self.db, packs, &link).await? {}
        Ok(())
    }

    async fn deed(&mut self, script: &mut Script, deed: Deed) -> Result<()> {
        match deed {
            Deed::Check(i) => {
                let check = script.checks.get(i).cloned().ok_or(Error::NotFound)?;
                self.check(check).await
            }
            Deed::Ask(i) => {
                let question = script.all.get(i).cloned().ok_or(Error::NotFound)?;
                let id = self.ask(&question, script.packs.clone()).await?;
                if let Some(slot) = script.made.get_mut(i) {
                    *slot = Some(id);
                }
                Ok(())
            }
            Deed::Act(i, n) => self.perform(script, i, n).await,
        }
    }

    async fn check(&self, check: Check) -> Result<()> {
        let boss = self.viewer(ADMINISTRATOR)?;
        let new = NewCheck::parse(&check.how, &check.evidence)?;
        self.write(move |tx| offices::verify(tx, &boss, &check.office, &new).map(drop))
            .await
    }

    async fn perform(&mut self, script: &Script, i: usize, act: usize) -> Result<()> {
        let question = script.all.get(i).cloned().ok_or(Error::NotFound)?;
        let act = question.act.get(act).cloned().ok_or(Error::NotFound)?;
        let id = script.made.get(i).copied().flatten();
        let twin = script.all.iter().position(|one| one.title == act.to);
        let twin = twin.and_then(|at| script.made.get(at).copied().flatten());
        let (viewer, limits) = (self.viewer(&act.by)?, self.limits);
        let said = match act.text.is_empty() {
            true => None,
            false => Some(post(&act.text, &question.lang)?),
        };
        let play = Play {
            viewer,
            id: id.ok_or(Error::NotFound)?,
            office: match act.office.as_str() {
                "" => question.offices.first().cloned().unwrap_or_default(),
                named => named.to_owned(),
            },
            said,
            twin,
            act,
            packs: script.packs.clone(),
            limits,
        };
        self.write(move |tx| play.act(tx)).await
    }

    async fn ask(&self, question: &Question, packs: Arc<Packs>) -> Result<ThreadId> {
        let viewer = self.viewer(&question.by)?;
        let offices: Vec<&str> = question.offices.iter().map(String::as_str).collect();
        let fields = [
            question.title.as_str(),
            question.body.trim(),
            &question.place,
            &question.sources,
        ];
        let (new, source) = NewQuestion::parse(fields, &offices, offices.is_empty())?;
        let asking = Asking {
            thread: NewThread {
                title: new.title.clone(),
                tags: Vec::new(),
                opening: post(&source, &question.lang)?,
            },
            new,
        };
        self.write(move |tx| questions::ask(tx, &viewer, (SPACE, FORUM), &asking, (&packs, false)))
            .await
    }
}

fn post(source: &str, lang: &str) -> Result<NewPost> {
    let source = source.trim();
    // A question may be all in its title.
    Ok(NewPost {
        rendered: render(source)?,
        source: source.to_owned(),
        lang: lang.to_owned(),
        via: Via::Web,
        parent: None,
    })
}

/// One act with all that it needs.
struct Play {
    viewer: Viewer,
    id: ThreadId,
    office: String,
    said: Option<NewPost>,
    twin: Option<ThreadId>,
    act: Act,
    packs: Arc<Packs>,
    limits: Limits,
}

impl Play {
    fn act(&self, tx: &mut Tx<'_>) -> Result<()> {
        let (id, packs, note) = (self.id, &*self.packs, self.act.text.trim());
        let now = tx.now();
        let whole = questions::find(tx, &self.viewer, id, now)?;
        let seen = (id, whole.question.version);
        match self.act.what.as_str() {
            "approve" | "return" | "decline" => {
                let twin = self.twin.map(|twin| twin.to_string()).unwrap_or_default();
                let offices: Vec<&str> = self.act.offices.iter().map(String::as_str).collect();
                let fields = [self.act.what.as_str(), &self.act.code, note, &twin];
                let judgement = Judgement::parse(fields, &offices)?;
                questions::judge(tx, &self.viewer, seen, &judgement, packs)
            }
            "withdraw" => questions::withdraw(tx, &self.viewer, seen, packs),
            "appeal" => questions::appeal(tx, &self.viewer, id, note),
            "uphold" | "reverse" => {
                let granted = self.act.what == "reverse";
                questions::decide_appeal(tx, &self.viewer, (id, granted), note, packs)
            }
            "cosign" => {
                let named = self.act.code == "named";
                questions::cosign(tx, &self.viewer, id, (true, named), None)
            }
            _ => {
                let mut before = whole.before.iter();
                let placed = before.find(|one| one.office.slug == self.office);
                let one = &placed.ok_or(Error::NotFound)?.addressee;
                let answer = one.answer;
                self.step(tx, (one.id, one.version), answer)
            }
        }
    }

    /// What is done before one office.
    fn step(
        &self,
        tx: &mut Tx<'_>,
        seen: (AddresseeId, i32),
        answer: Option<PostId>,
    ) -> Result<()> {
        let (viewer, packs, note) = (&self.viewer, &*self.packs, self.act.text.trim());
        let said = || self.said.clone().ok_or(Error::NotFound);
        let told = (packs, &self.limits);
        match self.act.what.as_str() {
            "acknowledge" => questions::acknowledge(tx, viewer, seen, packs),
            "clarify" => questions::clarify(tx, viewer, seen, &said()?, packs).map(drop),
            "answer" => {
                let declared = Declared::from_word(&self.act.code);
                questions::answer(tx, viewer, seen, (said()?, declared), packs).map(drop)
            }
            "refuse" => {
                let code = Refusing::from_word(&self.act.code).ok_or(Error::NotFound)?;
                questions::refuse(tx, viewer, seen, (said()?, code), packs).map(drop)
            }
            "forward" => questions::forward(tx, viewer, seen, (&self.act.to, note), packs),
            "extend" => questions::extend(tx, viewer, seen, note, packs),
            "private" => questions::answer_privately(tx, viewer, seen, note, packs),
            "take_over" => questions::take_over(tx, viewer, seen, packs),
            "reply" => questions::reply(tx, viewer, seen, said()?, told).map(drop),
            "reopen" => questions::reopen(tx, viewer, seen, said()?, told).map(drop),
            "deny" => questions::deny(tx, viewer, seen, packs),
            "verdict" => {
                let verdict = Verdict::from_word(&self.act.code).ok_or(Error::NotFound)?;
                let at = (seen.0, answer.ok_or(Error::NotFound)?);
                questions::give_verdict(tx, viewer, at, (verdict, note))
            }
            "office_reply" => {
                let at = (seen.0, answer.ok_or(Error::NotFound)?);
                questions::reply_to_verdict(tx, viewer, at, note, packs)
            }
            other => Err(Error::broken(format!("nobody can {other:?} a question"))),
        }
    }
}
