//! The page on which a moderator decides on a post that waits, signed in or by his letter.

use std::rc::Rc;
use std::sync::Arc;

use super::render::{Head, rendered};
use super::view::reason_words;
use crate::accounts::{self, Viewer};
use crate::app::App;
use crate::base::{Error, PostId, Result};
use crate::db::Tx;
use crate::i18n::Arg;
use crate::idempotency;
use crate::markup;
use crate::spaces::{Decide, Facts};
use crate::threads::{self, PostState, REASONS, Single};
use crate::web::door::form::{Field, Form, FormPage};
use crate::web::door::{Reply, Visit, see_other, urls};
use crate::web::layout::Page;

/// `GET /p/{id}/decision`
///
/// # Errors
/// `NotFound` or `Refused` unless the viewer moderates; `Conflict` when it was decided already.
pub async fn decision(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let single = waits(&app, visit.viewer.clone(), visit.id("id")?).await?;
    let action = urls::post_decision(single.post.id);
    page(&app, &visit, &single, &action).await?.reply(None)
}

/// `POST /p/{id}/decision`
///
/// # Errors
/// As [`decision`]; what was typed comes back when it is wrong.
pub async fn decide(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, key, viewer): (PostId, _, _) = (visit.id("id")?, visit.act()?, visit.viewer.clone());
    let single = waits(&app, viewer.clone(), id).await?;
    let asked = Asked::of(&visit);
    let back = urls::space_waiting(&single.found.space.slug);
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            asked.act(tx, &viewer, id)?;
            Ok(back)
        })
    });
    match done.await {
        Err(error @ Error::Invalid(_)) => {
            let action = urls::post_decision(id);
            page(&app, &visit, &single, &action)
                .await?
                .reply(Some(&error))
        }
        done => Ok(see_other(&done?.location())),
    }
}

/// `GET /review`: the same page for whoever has the letter, without signing in.
///
/// # Errors
/// `Gone` when the link was used or is too old; `Conflict` when it was decided already.
pub async fn review(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let single = reviewed(&app, &visit).await?;
    page(&app, &visit, &single, urls::REVIEW).await?.reply(None)
}

/// `POST /review`
///
/// # Errors
/// As [`review`]; what was typed comes back when it is wrong.
pub async fn create_review(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let single = reviewed(&app, &visit).await?;
    let (token, asked, now) = (
        visit.link_token().to_owned(),
        Asked::of(&visit),
        app.clock.now(),
    );
    let staff_mfa = app.config.staff_mfa;
    let done = app.db.write(move |tx| {
        let (person, post) = accounts::use_review(tx, &token)?;
        let viewer = accounts::by_id(tx, person, now, staff_mfa)?;
        asked.act(tx, &viewer, post)
    });
    match done.await {
        Err(error @ Error::Invalid(_)) => page(&app, &visit, &single, urls::REVIEW)
            .await?
            .reply(Some(&error)),
        done => {
            done?;
            let t = visit.texts(&app);
            let page = Page::new(&app, &visit, t.say("waiting-decided"));
            FormPage::new(&app, &visit, page, t.say("waiting-decided"), Vec::new())
                .lead(t.say("waiting-decided-lead"))
                .reply(None)
        }
    }
}

async fn reviewed(app: &App, visit: &Visit) -> Result<Single> {
    let (token, now) = (visit.link_token().to_owned(), app.clock.now());
    let staff_mfa = app.config.staff_mfa;
    let (viewer, post) = app
        .db
        .read(move |c| {
            let (person, post) = accounts::review(c, &token, now)?;
            Ok((accounts::by_id(c, person, now, staff_mfa)?, post))
        })
        .await?;
    waits(app, viewer, post).await
}

/// The post, while it waits and this viewer may decide.
async fn waits(app: &App, viewer: Viewer, id: PostId) -> Result<Single> {
    let now = app.clock.now();
    let single = app
        .db
        .read(move |c| threads::post(c, &viewer, id, now))
        .await?;
    single.may.check::<Decide>(&Facts::default())?;
    match single.post.state {
        PostState::Held => Ok(single),
        _ => Err(Error::taken()),
    }
}

/// What a moderator decided.
struct Asked {
    word: String,
    reason: String,
    note: String,
}

impl Asked {
    fn of(visit: &Visit) -> Asked {
        let [word, reason, note] =
            ["do", "reason", "note"].map(|name| visit.form.get(name).to_owned());
        Asked { word, reason, note }
    }

    fn act(&self, tx: &mut Tx<'_>, viewer: &Viewer, post: PostId) -> Result<()> {
        match self.word.as_str() {
            "approve" => threads::approve(tx, viewer, post),
            "refuse" => threads::refuse(tx, viewer, post, &self.reason, &self.note),
            _ => Err(Error::field("do", "choice")),
        }
    }
}

async fn page<'a>(
    app: &'a App,
    visit: &Visit,
    single: &Single,
    action: &str,
) -> Result<FormPage<'a>> {
    let t = visit.texts(app);
    let typed = |name| visit.form.get(name);
    let mut reasons = vec![(
        String::new(),
        t.say("remove-choose"),
        typed("reason").is_empty(),
    )];
    reasons.extend(REASONS.iter().map(|r| {
        let word = r.as_str();
        (
            word.to_owned(),
            reason_words(&t, *r),
            word == typed("reason"),
        )
    }));
    let mut approve = Form::new(action, Vec::new(), t.say("waiting-approve"));
    let fields = vec![
        Field::select("reason", t.say("remove-reason"), reasons),
        Field::area("note", t.say("remove-note"), typed("note"), 3)
            .hint(t.say("remove-note-hint"))
            .optional(),
    ];
    let mut refuse = Form::new(action, fields, t.say("waiting-refuse")).danger();
    for (form, word) in [(&mut approve, "approve"), (&mut refuse, "refuse")] {
        form.buttons
            .iter_mut()
            .for_each(|button| button.value = word);
    }
    let heading = t.say("waiting-decide");
    let thread = &single.found.thread;
    let page = Page::new(app, visit, heading.clone()).under(
        urls::thread(thread),
        &thread.title,
        &thread.lang,
    );
    let forms = vec![
        approve,
        refuse.headed("shield", t.say("waiting-or-refuse"), "refuse-"),
    ];
    let mut made = FormPage::new(app, visit, page, heading, forms);
    let text = rendered(app, "body", &single.source, Head::Post).await?;
    let (who, lang, _) = about(app, visit, single);
    made.about = Some((who, lang, markup::anchored(&text.html, single.post.id.0)));
    Ok(made)
}

/// The words about a post, above a form that acts on it.
pub(super) fn about(app: &App, visit: &Visit, single: &Single) -> (String, String, String) {
    let t = visit.texts(app);
    let accounts::Person { display_name, .. } = &single.author;
    let when = t.moment(single.post.created_at, &visit.zone);
    let n = i64::from(single.post.n);
    let who = match n {
        // It waits, and has no number.
        0 => format!("{display_name}, {when}"),
        n => t.with(
            "post-by",
            &[
                ("n", n.into()),
                ("name", display_name.into()),
                ("when", Arg::Text(&when)),
            ],
        ),
    };
    (who, single.post.lang.clone(), single.post.html.clone())
}
