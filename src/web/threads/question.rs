//! What a thread's page shows of a question above its posts: who, since when, until when, what next.

use super::legal_words::{self, LegalView};
use super::question_words as words;
use super::redact;
use super::seal::Seals;
use super::view::When;
use crate::app::App;
use crate::base::{AddresseeId, Instant, OfficeId, PostId, Result, ThreadId};
use crate::events::Asked;
use crate::i18n::{Arg, Texts};
use crate::offices::Office;
use crate::questions::{
    self, Actor, Before, Came, Moved, Placed, SaidOf, Signed, Spoken, Standard, State, Statutory,
    Whole,
};
use crate::spaces::{self, Cosign};
use crate::threads::{self, Redacted};
use crate::web::clocks;
use crate::web::door::{Keys, Visit, urls};
use crate::web::layout::Page;

/// A question above its posts.
pub struct Panel {
    pub offices: Vec<OfficeView>,
    pub place: Option<String>,
    pub sources: Option<String>,
    /// How it came, where somebody took it down for its asker; and where the slip is, for those who make it.
    pub taken: Option<String>,
    pub slip: Option<String>,
    /// Where the scan of its paper is, for who may see it.
    pub scan: Option<String>,
    /// Who wants to know too, in words.
    pub cosigned: String,
    /// Names of those who say so, with their pages.
    pub cosigners: Vec<(String, String)>,
    /// The form to want it too, or no longer.
    pub cosign: Option<(String, Keys, bool)>,
    /// That a moderator took the reader's out of the count.
    pub uncounted: Option<String>,
    /// Where moderators do that.
    pub removals: Option<String>,
    /// Where they hide words of what is said here, and where who wrote those reads them.
    pub redactions: Option<String>,
    /// Questions that were declined as they repeat it: address, title, language.
    pub duplicates: Vec<(String, String, Option<String>)>,
    pub history: Vec<Line>,
    pub legal: Option<String>,
    /// Where it becomes a letter on paper.
    pub letter: String,
    /// Where a moderator sees to it.
    pub judge: Option<String>,
}

/// One office that was asked.
pub struct OfficeView {
    pub url: String,
    pub name: String,
    pub style: &'static str,
    pub icon: &'static str,
    pub state: String,
    pub days: Option<String>,
    /// How the day is counted.
    pub printed: Option<String>,
    /// Why it was refused.
    pub why: Option<String>,
    /// Where the answer is.
    pub answer: Option<(String, String)>,
    /// Whose words it is.
    pub declared: Option<String>,
    /// It is standard text, and does not count.
    pub standard: Option<String>,
    /// What was asked once more below it, and what was said to that: address and words.
    pub follow_ups: Vec<(String, String)>,
    /// What the asker says of it, and what the office says to that.
    pub verdict: Option<(String, String, Option<String>)>,
    /// The clock of the law, where it was handed in for real.
    pub legal: Option<LegalView>,
    /// Where that is said.
    pub legal_act: Option<(String, String)>,
    /// Address and words of what this reader can do.
    pub act: Option<(String, String)>,
}

/// A line of the history.
pub struct Line {
    pub when: When,
    pub words: String,
    pub note: Option<String>,
    pub post: Option<String>,
}

/// What is read of a question with its thread's page.
pub struct Read {
    pub whole: Whole,
    history: Vec<Moved>,
    verdicts: Vec<SaidOf>,
    /// Something is said here of which its reader may hide words, or words of his own are hidden in it.
    noted: bool,
    spoken: Vec<Spoken>,
    redacted: Vec<Redacted>,
    standards: Vec<Standard>,
    duplicates: Vec<(ThreadId, String, String)>,
    pub seals: Seals,
    statutory: Vec<Statutory>,
    signed: Option<Signed>,
    cosigners: Vec<crate::accounts::Person>,
}

impl Read {
    /// The questions that its page names as repeating it.
    pub fn repeats(&self) -> impl Iterator<Item = ThreadId> {
        self.duplicates.iter().map(|(id, ..)| *id)
    }
}

/// The question of a thread.
///
/// # Errors
/// `NotFound` when the viewer does not see it.
pub async fn read(app: &App, visit: &Visit, id: ThreadId) -> Result<Read> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let read = app.db.read(move |c| {
        let whole = questions::find(c, &viewer, id, now)?;
        let answers: Vec<PostId> = whole
            .before
            .iter()
            .filter_map(|one| one.addressee.answer)
            .collect();
        let asked: Vec<OfficeId> = whole.before.iter().map(|one| one.office.id).collect();
        let rows: Vec<AddresseeId> = whole.before.iter().map(|one| one.addressee.id).collect();
        Ok(Read {
            history: questions::history(c, id)?,
            verdicts: questions::verdicts_of(c, &answers)?,
            noted: questions::hides_notes(c, &viewer, &whole, now)?
                || !questions::own_hidden(c, &viewer, &whole)?.is_empty(),
            spoken: questions::spoken(c, id)?,
            redacted: threads::redacted(c, id)?,
            standards: questions::standards(c, id)?,
            duplicates: questions::duplicates(c, id)?,
            seals: Seals::read(c, &asked, now)?,
            statutory: questions::statutory_of(c, &rows)?,
            signed: questions::signed(c, &viewer, id)?,
            cosigners: questions::named_cosigners(c, id)?,
            whole,
        })
    });
    read.await
}

/// The question for its page.
///
/// # Errors
/// `Broken` for a clock that cannot be read.
pub fn panel(app: &App, visit: &Visit, page: &Page<'_>, read: &Read) -> Result<Panel> {
    let (t, now) = (&page.t, app.clock.now());
    let whole = &read.whole;
    let mut offices = Vec::new();
    for placed in &whole.before {
        offices.push(office(app, visit, t, (read, placed), now)?);
    }
    let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let all: Vec<_> = whole.before.iter().map(|one| one.office.clone()).collect();
    let moderates = whole.found.sight.moderates(whole.found.space.id);
    Ok(Panel {
        offices,
        place: text(&whole.question.place),
        sources: text(&whole.question.sources),
        taken: taken(t, whole),
        slip: slip(visit, whole),
        scan: scan(visit, whole),
        cosigned: t.count("cosigned", whole.question.cosigns),
        cosigners: read
            .cosigners
            .iter()
            .map(|one| (urls::person(&one.name), one.display_name.clone()))
            .collect(),
        cosign: cosign(app, visit, read, now),
        uncounted: uncounted(read.signed).then(|| t.say("cosign-uncounted")),
        removals: removable(visit, read).then(|| urls::question_removals(whole.question.thread)),
        redactions: read
            .noted
            .then(|| urls::question_redactions(whole.question.thread)),
        duplicates: read
            .duplicates
            .iter()
            .map(|(id, title, lang)| {
                let lang = page.other(lang).map(str::to_owned);
                (urls::question(*id), title.clone(), lang)
            })
            .collect(),
        history: history(t, visit, read),
        legal: legal(t, &all),
        letter: urls::question_letter(whole.question.thread),
        judge: moderates.then(|| urls::question(whole.question.thread)),
    })
}

fn office(
    app: &App,
    visit: &Visit,
    t: &Texts<'_>,
    (read, placed): (&Read, &Placed),
    now: Instant,
) -> Result<OfficeView> {
    let (style, icon, state) = words::standing(t, placed, now);
    let one = &placed.addressee;
    let answered = one.state == Before::Answered;
    let answer = one
        .answer
        .filter(|_| answered || one.state == Before::Refused);
    let took = placed.cycle.as_ref().and_then(words::took);
    let verdict = read.verdicts.iter().find(|said| Some(said.post) == answer);
    let printed = match &placed.cycle {
        Some(cycle) if one.state.is_open() => {
            let printed = questions::printed(&app.packs, &placed.office, cycle)?;
            Some(clocks::printed(t, &printed))
        }
        _ => None,
    };
    Ok(OfficeView {
        url: urls::office(&placed.office.slug),
        name: placed.office.name.clone(),
        style,
        icon,
        state,
        days: words::days_of(t, placed),
        printed,
        why: one.refusing.map(|code| words::refusing(t, code)),
        answer: answer.map(|post| {
            let words = match took.filter(|_| answered) {
                Some(days) => t.count("answer-took", days),
                None => t.say("answer-read"),
            };
            (urls::post(post), words)
        }),
        declared: answer.filter(|_| answered).and_then(|post| {
            let said = read.spoken.iter().find(|said| said.post == post)?;
            Some(t.say(&format!("answer-by-{}", said.declared.as_str())))
        }),
        standard: answer.filter(|_| answered).and_then(|post| {
            let mut all = read.standards.iter().filter(|one| one.stands());
            all.find(|one| one.post == post)
                .map(|_| t.say("answer-standard"))
        }),
        follow_ups: follow_ups(t, read, one.id),
        verdict: verdict.map(|said| {
            let key = format!("verdict-{}", said.verdict.as_str().replace('_', "-"));
            let reply = said.reply.as_deref();
            let reply = reply.map(|reply| redact::told(t, reply));
            (t.say(&key), redact::told(t, &said.note), reply)
        }),
        legal: law(app, t, (read, placed), now),
        legal_act: law_act(app, visit, t, (read, placed)),
        act: act(visit, t, &read.whole, placed).map(|words| (urls::addressee(one.id), words)),
    })
}

/// What was asked once more below the answers of an office, and what it said to that.
fn follow_ups(t: &Texts<'_>, read: &Read, id: AddresseeId) -> Vec<(String, String)> {
    let of_it = read.history.iter().filter(|one| one.addressee == Some(id));
    let told = of_it.filter_map(|one| {
        let key = match one.step.as_str() {
            "addressee.followed_up" => "follow-up-asked",
            "addressee.follow_up_answered" => "follow-up-answered",
            _ => return None,
        };
        Some((urls::post(one.post?), t.say(key)))
    });
    told.collect()
}

fn said_of<'r>(read: &'r Read, placed: &Placed) -> Option<&'r Statutory> {
    let mut all = read.statutory.iter();
    all.find(|one| one.addressee == placed.addressee.id)
}

/// The clock of the law before this office.
fn law(
    app: &App,
    t: &Texts<'_>,
    (read, placed): (&Read, &Placed),
    now: Instant,
) -> Option<LegalView> {
    let said = said_of(read, placed)?;
    let pauses = placed.cycle.as_ref().map_or(&[][..], |one| &one.pauses);
    let clock = questions::legal(&app.packs, (&placed.office, pauses), said, now);
    Some(legal_words::view(t, said, clock.as_ref()))
}

/// Where this reader says something of it, where there is such a thing.
fn law_act(
    app: &App,
    visit: &Visit,
    t: &Texts<'_>,
    (read, placed): (&Read, &Placed),
) -> Option<(String, String)> {
    let side = questions::legal_side(&read.whole, placed, &visit.viewer)?;
    let said = said_of(read, placed);
    questions::own_pack(&app.packs, &placed.office)?;
    if read.whole.question.state != State::Published || !questions::may_change_legal(side, said) {
        return None;
    }
    let words = match said {
        None => t.say("legal-link"),
        Some(_) => t.say("legal-link-change"),
    };
    Some((urls::legal_clock(placed.addressee.id), words))
}

/// What this reader can do before this office, in words.
fn act(visit: &Visit, t: &Texts<'_>, whole: &Whole, placed: &Placed) -> Option<String> {
    let state = placed.addressee.state;
    if placed.hand.is_some() {
        let key = match state {
            Before::Waiting | Before::Clarifying => "act-answer",
            Before::Answered if placed.addressee.responded < placed.addressee.followed => {
                "act-answer"
            }
            _ => "act-look",
        };
        return Some(t.say(key));
    }
    let acts_for = whole.is_asker(&visit.viewer) || whole.stands_in(&visit.viewer);
    if whole.actor(&visit.viewer) == Actor::Moderator && !whole.is_partial(&visit.viewer) {
        let to_do = matches!(state, Before::Waiting | Before::Answered);
        if to_do || !acts_for {
            return to_do.then(|| t.say("act-look"));
        }
    }
    if !acts_for {
        return None;
    }
    match state {
        Before::Clarifying => Some(t.say("act-clarify")),
        Before::Answered => Some(t.say("act-judge")),
        Before::Refused | Before::Private | Before::Closed(questions::Closing::Lapsed) => {
            Some(t.say("act-pursue"))
        }
        _ => None,
    }
}

/// The form to want to know the answer too, or no longer: address, keys, and whether the reader does.
pub fn cosign(app: &App, visit: &Visit, read: &Read, now: Instant) -> Option<(String, Keys, bool)> {
    let whole = &read.whole;
    let open = whole.before.iter().any(|one| one.addressee.state.is_open());
    let stands = whole.question.state == State::Published;
    let own = visit.viewer.id().is_none() || whole.is_partial(&visit.viewer);
    if !open || !stands || own || uncounted(read.signed) {
        return None;
    }
    let (space, forum) = (whole.found.space.id, Some(&whole.found.forum));
    let may = spaces::may(&visit.viewer, &whole.found.sight, space, forum, now);
    may.check::<Cosign>(&whole.facts()).ok()?;
    let id = whole.question.thread;
    let signed = read.signed.is_some();
    let url = match signed {
        true => urls::question_cosign_end(id),
        false => urls::question_cosigns(id),
    };
    Some((url, visit.keys(app), signed))
}

/// True where a moderator took the reader's co-sign out of the count.
fn uncounted(signed: Option<Signed>) -> bool {
    matches!(signed, Some(Signed::Invalidated | Signed::Withdrawn))
}

/// True for a moderator who has no part in it, where somebody has signed, or had.
fn removable(visit: &Visit, read: &Read) -> bool {
    let whole = &read.whole;
    let moderates = whole.found.sight.moderates(whole.found.space.id);
    let removed = |one: &Moved| one.step == Asked::CosignsRemoved.as_str();
    let signed = whole.question.cosigns > 0 || read.history.iter().any(removed);
    moderates && signed && !whole.is_partial(&visit.viewer)
}

/// What was done to the question, and where words were hidden, in the order of time.
fn history(t: &Texts<'_>, visit: &Visit, read: &Read) -> Vec<Line> {
    let moved = read.history.iter();
    let mut all: Vec<(Instant, Line)> = moved
        .map(|moved| (moved.at, line(t, visit, &read.whole, moved)))
        .collect();
    for one in &read.redacted {
        let label = redact::label(t, one.code);
        let args = [("n", one.n.into()), ("label", Arg::Text(&label))];
        let mut add = |at, key| {
            let line = Line {
                when: When::moment(t, &visit.zone, at),
                words: t.with(key, &args),
                note: None,
                post: Some(urls::post(one.post)),
            };
            all.push((at, line));
        };
        add(one.at, "step-post-redacted");
        if let Some(at) = one.lifted {
            add(at, "step-post-unredacted");
        }
    }
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, line)| line).collect()
}

fn line(t: &Texts<'_>, visit: &Visit, whole: &Whole, moved: &Moved) -> Line {
    let name = |id: AddresseeId| {
        let placed = whole.placed(id).ok();
        placed
            .map(|one| one.office.name.as_str())
            .unwrap_or_default()
    };
    let mut said = words::step(t, moved, moved.addressee.map_or("", name));
    if moved.step == Asked::Redacted.as_str() {
        let code = moved.code.as_deref().and_then(threads::Hiding::from_word);
        let label = code.map(|code| redact::label(t, code));
        said = format!("{said} {}", label.unwrap_or_default());
    }
    Line {
        when: When::moment(t, &visit.zone, moved.at),
        words: said,
        note: moved.note.as_deref().map(|note| redact::told(t, note)),
        post: moved.post.map(urls::post),
    }
}

/// How a question came that somebody took down for its asker, and whether he has come for it.
pub fn taken(t: &Texts<'_>, whole: &Whole) -> Option<String> {
    let intake = whole.intake.as_ref()?;
    let key = match intake.how {
        Came::Paper => "taken-paper",
        Came::Phone => "taken-phone",
        Came::Visit => "taken-visit",
    };
    let words = t.named(key, &whole.found.space.name);
    Some(match intake.claimed_by {
        Some(_) => format!("{words} {}", t.say("taken-claimed")),
        None => words,
    })
}

/// Where its slip is, for those who make it, until he has.
pub fn slip(visit: &Visit, whole: &Whole) -> Option<String> {
    let open = whole.intake.as_ref()?.claimed_by.is_none();
    let makes = whole.shows_scan(&visit.viewer);
    (open && makes).then(|| urls::question_slip(whole.question.thread))
}

/// Where the scan of its paper is, for who may see it.
pub fn scan(visit: &Visit, whole: &Whole) -> Option<String> {
    let shown = whole.shows_scan(&visit.viewer);
    shown.then(|| urls::question_scan(whole.question.thread))
}

/// That it is no legal appeal, and where one goes.
pub fn legal(t: &Texts<'_>, offices: &[Office]) -> Option<String> {
    let channel = offices.iter().find(|office| !office.channel.is_empty());
    Some(match channel {
        Some(office) => t.named("ask-no-appeal-channel", &office.channel),
        None => t.say("ask-no-appeal"),
    })
}
