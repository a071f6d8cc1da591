//! Those who act while the program is killed: each does one thing, and keeps a ledger of what was acknowledged.

use std::sync::Arc;
use std::time::Duration;

use diesel::prelude::*;
use elab::base::{PostId, crypto};
use elab::db::Db;
use elab::db::schema::{drafts, files, mail_in, posts, reactions, revisions, threads};

use super::by_letter::{Letters, PORT};
use super::crash::{enter, square};
use super::ledger::{Act, Pen};
use crate::people::{Client, encode};
use crate::program::{Running, Site};

/// Changes that one person may make in a day.
const CHANGES: usize = 30;
/// What the post says that is changed, ahead of all changes.
const FIRST: &str = "As it was first.";

/// What one of them does all the time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Doing {
    Replying(i64),
    Starting,
    Typing(i64),
    Reacting(i64),
    Registering,
    Uploading,
    Editing(i64),
    Moderating,
    Mailing,
}

impl Doing {
    /// Acts ahead of one end; none who has no bound of his own.
    fn at_most(self) -> Option<usize> {
        match self {
            Doing::Editing(_) | Doing::Moderating => Some(1),
            Doing::Uploading => Some(2),
            Doing::Mailing => Some(3),
            _ => None,
        }
    }
}

/// What they act on.
struct Scene {
    forum: String,
    /// Posts that a moderator will remove, one after another.
    doomed: Vec<i64>,
    /// Who writes letters, and where to; none where nobody can stand for them.
    letters: Option<(Letters, String)>,
}

/// One client: what it does, and its ledger.
pub(super) struct Voice {
    pub doing: Doing,
    scene: Arc<Scene>,
    acts: usize,
    pub pen: Pen,
}

impl Voice {
    /// Acts until the site is gone; who may do little begins when `late` has passed, close to the end.
    pub async fn speak(&mut self, cycle: u64, late: Duration) {
        let (doing, scene, acts) = (self.doing, &*self.scene, &mut self.acts);
        let most = doing.at_most().map(|few| *acts + few);
        if most.is_some() {
            tokio::time::sleep(late).await;
        }
        let next = |pen: &Pen| {
            if most == Some(*acts) {
                return None;
            }
            *acts += 1;
            next(pen, (doing, scene), (cycle, *acts))
        };
        self.pen.write(next).await;
    }
}

/// The next act of somebody who does this there; none when he has done all.
fn next(pen: &Pen, (doing, scene): (Doing, &Scene), (cycle, n): (u64, usize)) -> Option<Act> {
    let mark = format!("{doing:?} {cycle} {n} {}", crypto::name());
    let said = encode(&mark);
    let request = match doing {
        Doing::Replying(thread) => pen.form(
            &format!("/t/{thread}/posts"),
            &format!("body={said}&do=publish"),
        ),
        Doing::Starting => pen.form(
            &format!("{}/threads", scene.forum),
            &format!("title={said}&body={said}&do=publish"),
        ),
        Doing::Registering => {
            // A password of few words is enough here; the name may be anybody's.
            let name = crypto::name().replace(|c: char| !c.is_ascii_alphabetic(), "");
            let name = format!("p{}{n}", &name.to_lowercase());
            let fields = format!(
                "name={name}&email={name}%40example.org&password=kettle+under+seven+birches"
            );
            return Some(Act {
                mark: format!("{name}@example.org"),
                request: pen.form("/register", &fields),
                location: String::new(),
            });
        }
        Doing::Typing(thread) => {
            // Each save says which version it has seen: the one before it.
            let body = serde_json::json!({ "body": mark, "version": n - 1 }).to_string();
            pen.program("PUT", &format!("/api/v1/drafts/thread-{thread}"), &body)
        }
        Doing::Reacting(post) => {
            let end = if n.is_multiple_of(2) { "/end" } else { "" };
            pen.program(
                "POST",
                &format!("/api/v1/posts/{post}/reactions{end}"),
                "{\"kind\":\"thanks\"}",
            )
        }
        Doing::Uploading => pen.file(&format!("{mark}.txt"), &content(&mark)),
        Doing::Editing(_) if n >= CHANGES => return None,
        // Each change says which revision it was written from: the one before it.
        Doing::Editing(post) => pen.form(
            &format!("/p/{post}/revisions"),
            &format!("base={n}&body={said}&do=publish"),
        ),
        Doing::Moderating => {
            let post = scene.doomed.get(n - 1)?;
            pen.form(&format!("/p/{post}/removals"), "reason=spam")
        }
        Doing::Mailing => {
            let (letters, to) = scene.letters.as_ref()?;
            letters.handed_over(to, &mark)
        }
    };
    Some(Act {
        mark,
        request,
        location: String::new(),
    })
}

/// What is in the file of this mark.
fn content(mark: &str) -> String {
    format!("{mark}\n").repeat(500)
}

/// All of them, for a site that will be killed so often, and who has sent the files.
pub(super) async fn all(
    site: &Site,
    running: &Running,
    letters: Option<Letters>,
    crashes: u64,
) -> (Vec<Voice>, Client<'static>) {
    let moderator = enter(site, running, "moderator").await;
    let administrator = enter(site, running, "administrator").await;
    let member = enter(site, running, "member").await;
    let (space, forum) = square(&member).await;
    let forum = format!("/s/{space}/{forum}");
    for client in [&moderator, &member] {
        let members = format!("/s/{space}/members");
        client.act(&members, &[]).await.is(303);
    }
    let thread = member
        .starts(&forum, "While the lights go out", "Root")
        .await;
    let quiet = member.starts(&forum, "Not answered yet", "Root").await;
    let post = member.replies(quiet, None, "Thank me.").await;
    // What was answered is not changed unseen: each revision is kept.
    let changed = member.replies(thread, None, FIRST).await;
    moderator.replies(thread, Some(changed), "Is it?").await;
    let mut doomed = Vec::new();
    for n in 0..crashes {
        doomed.push(member.replies(thread, None, &format!("Doomed {n}")).await);
    }
    let letters = match letters {
        Some(letters) => {
            let asked = moderator.replies(thread, None, "Write to me.").await;
            let to = letters.invite(site, PostId(asked)).await;
            Some((letters, to))
        }
        None => None,
    };
    let visitor = Client::at(site.address, "visitor");
    let joining = visitor.get("/register").await.field("/register", "token");
    let by_letter = letters.is_some();
    let scene = Arc::new(Scene {
        forum,
        doomed,
        letters,
    });
    let mut voices = Vec::new();
    for (client, doing) in [
        (&member, Doing::Replying(thread)),
        (&moderator, Doing::Replying(thread)),
        (&member, Doing::Starting),
        (&member, Doing::Typing(quiet)),
        (&moderator, Doing::Reacting(post)),
        (&visitor, Doing::Registering),
        (&member, Doing::Uploading),
        (&member, Doing::Editing(changed)),
        (&administrator, Doing::Moderating),
        (&visitor, Doing::Mailing),
    ] {
        let pen = match doing {
            Doing::Mailing if !by_letter => continue,
            Doing::Mailing => Pen::to(site.env[PORT].parse().unwrap()),
            Doing::Registering => Pen::with(client, "elab-form", joining.clone()),
            _ => Pen::of(client).await,
        };
        voices.push(Voice {
            doing,
            scene: scene.clone(),
            acts: 0,
            pen,
        });
    }
    (voices, member)
}

/// Each file that was acknowledged is where it was said to be, byte by byte.
pub(super) async fn files_are_whole(voices: &[Voice], by: &Client<'_>) {
    let senders = voices.iter().filter(|v| v.doing == Doing::Uploading);
    for act in senders.flat_map(|voice| &voice.pen.done) {
        let found = by.get(&act.location).await.is(200);
        let sent = content(&act.mark);
        let digest = crypto::fingerprint(sent.as_bytes());
        assert_eq!(crypto::fingerprint(&found.bytes), digest, "{}", act.mark);
    }
}

/// What stands in the rows is what was acknowledged: nothing less, nothing twice, nothing more.
pub(super) async fn the_ledger_agrees(db: &Db, voices: &[Voice]) {
    let marks = |doing: fn(&Doing) -> bool| -> Vec<String> {
        let mut all: Vec<String> = voices
            .iter()
            .filter(|voice| doing(&voice.doing))
            .flat_map(|voice| voice.pen.done.iter().map(|act| act.mark.clone()))
            .collect();
        all.sort();
        all
    };
    let (replied, titles, names, mailed) = db
        .read(|c| {
            let said = |what: &'static str| {
                let all = revisions::table.filter(revisions::source.like(what));
                all.select(revisions::source)
            };
            let titles: Vec<String> = threads::table
                .filter(threads::title.like("Starting%"))
                .select(threads::title)
                .load(c)?;
            let names: Vec<String> = files::table
                .filter(files::title.like("Uploading%"))
                .select(files::title)
                .load(c)?;
            let replied: Vec<String> = said("Replying%").load(c)?;
            let mailed: Vec<String> = said("Mailing%").load(c)?;
            Ok((replied, titles, names, mailed))
        })
        .await
        .unwrap();
    let sorted = |mut all: Vec<String>| {
        all.sort();
        all
    };
    assert_eq!(
        sorted(replied),
        marks(|doing| matches!(doing, Doing::Replying(_)))
    );
    assert_eq!(sorted(titles), marks(|doing| *doing == Doing::Starting));
    let names = names.iter().map(|name| name.replace(".txt", "")).collect();
    assert_eq!(sorted(names), marks(|doing| *doing == Doing::Uploading));
    assert_eq!(sorted(mailed), marks(|doing| *doing == Doing::Mailing));
    for voice in voices {
        one_agrees(db, voice).await;
    }
}

async fn one_agrees(db: &Db, voice: &Voice) {
    let done = &voice.pen.done;
    let last = done.last().unwrap().mark.clone();
    match voice.doing {
        Doing::Typing(_) => {
            let saves = i32::try_from(done.len()).unwrap();
            let kept = drafts::table.filter(drafts::body.like("Typing%"));
            let kept: Vec<(String, i32)> = db
                .read(move |c| Ok(kept.select((drafts::body, drafts::version)).load(c)?))
                .await
                .unwrap();
            assert_eq!(
                kept,
                [(last, saves)],
                "the last save, and each counted once"
            );
        }
        Doing::Reacting(post) => {
            let given = reactions::table.filter(reactions::post_id.eq(PostId(post)));
            let given: i64 = db
                .read(move |c| Ok(given.count().get_result(c)?))
                .await
                .unwrap();
            assert_eq!(given, (done.len() % 2) as i64);
        }
        Doing::Editing(post) => {
            let stands = posts::table.find(PostId(post)).select(posts::revision);
            let all = revisions::table
                .filter(revisions::post_id.eq(PostId(post)))
                .order(revisions::number.asc())
                .select((revisions::number, revisions::source));
            let (stands, all): (i32, Vec<(i32, String)>) = db
                .read(move |c| Ok((stands.first(c)?, all.load(c)?)))
                .await
                .unwrap();
            let sent = done.iter().map(|act| act.mark.as_str());
            let history: Vec<(i32, &str)> = (1..).zip(std::iter::once(FIRST).chain(sent)).collect();
            let kept: Vec<(i32, &str)> = all.iter().map(|(n, text)| (*n, text.as_str())).collect();
            assert_eq!(kept, history, "each text once, in its order");
            assert_eq!(Some(stands), all.last().map(|(n, _)| *n), "the last stands");
        }
        Doing::Moderating => {
            let doomed = voice.scene.doomed.iter().map(|id| PostId(*id));
            let doomed: Vec<PostId> = doomed.collect();
            let states = db.read(move |c| {
                let all = posts::table.filter(posts::id.eq_any(doomed.clone()));
                let all = all.order(posts::id.asc()).select(posts::state);
                Ok(all.load::<String>(c)?)
            });
            let states = states.await.unwrap();
            let state = |n: usize| match n < done.len() {
                true => "removed",
                false => "published",
            };
            let wanted: Vec<&str> = (0..states.len()).map(state).collect();
            assert_eq!(states, wanted, "what was removed stays away");
        }
        Doing::Mailing => {
            let each = mail_in::table.order(mail_in::id.asc());
            let each = each.select((mail_in::state, mail_in::post_id.is_not_null()));
            let each: Vec<(String, bool)> = db.read(move |c| Ok(each.load(c)?)).await.unwrap();
            assert_eq!(each.len(), done.len(), "each letter is kept once");
            let posted = ("posted".to_owned(), true);
            assert!(each.iter().all(|one| *one == posted), "{each:?}");
        }
        _ => {}
    }
}
