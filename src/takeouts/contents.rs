//! What somebody's ZIP holds: what he wrote, chose and brought, read a part at a time. Nothing of anybody else's.

use std::collections::HashMap;

use diesel::prelude::*;
use serde::Serialize;

use crate::accounts::Viewer;
use crate::base::{Instant, PostId, Result, ThreadId, UserId};
use crate::blogs::Stage;
use crate::db::Conn;
use crate::db::schema::{
    additions, addressees, article_authors, blogs, bookmarks, delegates, drafts, files, follows,
    forums, intake_scans, intakes, memberships, newsletter_readers as readers, office_articles,
    office_drafts, offices, posts, reactions, residents, revisions, spaces as communities, terms,
    users,
};
use crate::i18n::rfc3339;
use crate::{spaces, threads};

/// Posts of one part.
pub(super) const PART: usize = 500;

/// Who he is to the site.
#[derive(Serialize)]
pub(super) struct Profile {
    pub name: String,
    pub display_name: String,
    about: String,
    email: Option<String>,
    pub lang: String,
    pub zone: String,
    theme: String,
    shows_reading: bool,
    created_at: String,
    communities: Vec<Community>,
    residences: Vec<Residence>,
    blogs: Vec<Blog>,
    offices: Vec<Office>,
}

/// An office that he holds, held, or acts or acted for.
#[derive(Serialize)]
struct Office {
    slug: String,
    name: String,
    /// elected, appointed, acting; draft, publish.
    role: String,
    from: String,
    to: Option<String>,
}

#[derive(Serialize)]
struct Community {
    slug: String,
    name: String,
    role: String,
    since: String,
}

/// Where he is a confirmed resident, or was.
#[derive(Serialize)]
struct Residence {
    slug: String,
    /// clerk, list or code.
    how: String,
    since: String,
    ended: Option<String>,
    reason: Option<String>,
}

#[derive(Serialize)]
struct Blog {
    slug: String,
    title: String,
    about: String,
}

/// A text of his, whatever became of it.
#[derive(Serialize)]
pub(super) struct Text {
    pub id: i64,
    pub thread: i64,
    /// None where he does not see the discussion any more.
    pub title: Option<String>,
    /// Whether he began it.
    pub opens: bool,
    /// published, held, refused, withdrawn, removed, draft.
    state: String,
    pub lang: String,
    pub created_at: String,
    edited_at: Option<String>,
    pub markdown: String,
    additions: Vec<Addition>,
}

#[derive(Serialize)]
struct Addition {
    created_at: String,
    markdown: String,
}

/// What he keeps, marks and follows.
#[derive(Serialize)]
pub(super) struct Marks {
    drafts: Vec<Draft>,
    bookmarks: Vec<Bookmark>,
    reactions: Vec<Reaction>,
    follows: Vec<Follow>,
    /// Blogs whose newsletter he gets.
    newsletters: Vec<String>,
    /// Articles of others that he writes along, or was asked to.
    coauthor: Vec<Along>,
    /// What he wrote for offices and nobody has published.
    offices: Vec<Unpublished>,
}

/// An article or an answer of an office, as long as its people alone read it.
#[derive(Serialize)]
struct Unpublished {
    office: String,
    /// article or answer.
    kind: &'static str,
    /// Of an answer: number of the question.
    thread: Option<i64>,
    /// How far its people have come with it.
    state: String,
    title: String,
    lang: String,
    saved_at: String,
    markdown: String,
}

#[derive(Serialize)]
struct Along {
    thread: i64,
    /// invited, accepted or ended.
    state: String,
    invited_at: String,
    accepted_at: Option<String>,
}

#[derive(Serialize, Queryable)]
struct Draft {
    target: String,
    title: String,
    body: String,
    tags: String,
    /// Of a question: where it is about, what it rests on, address words of the offices that it is put to.
    place: String,
    sources: String,
    offices: String,
}

#[derive(Serialize)]
struct Bookmark {
    post: i64,
    note: String,
    created_at: String,
}

#[derive(Serialize)]
struct Reaction {
    post: i64,
    kind: String,
    created_at: String,
}

#[derive(Serialize, Queryable)]
struct Follow {
    target: String,
    level: String,
}

/// His profile, as it stands.
pub(super) fn profile(c: &mut Conn, me: UserId) -> Result<Profile> {
    type Row = (
        String,
        String,
        String,
        Option<String>,
        String,
        String,
        String,
        bool,
        Instant,
    );
    let row: Row = users::table
        .find(me)
        .select((
            users::name,
            users::display_name,
            users::about,
            users::email,
            users::lang,
            users::zone,
            users::theme,
            users::shows_reading,
            users::created_at,
        ))
        .first(c)?;
    let (name, display_name, about, email, lang, zone, theme, shows_reading, created_at) = row;
    let belongs: Vec<(String, String, String, Instant)> = memberships::table
        .inner_join(communities::table.on(communities::id.eq(memberships::space_id)))
        .filter(memberships::user_id.eq(me))
        .order(memberships::space_id)
        .select((
            communities::slug,
            communities::name,
            memberships::role,
            memberships::joined_at,
        ))
        .load(c)?;
    let own: Vec<(String, String, String)> = blogs::table
        .inner_join(forums::table)
        .filter(blogs::owner_id.eq(me))
        .order(blogs::forum_id)
        .select((blogs::slug, forums::name, forums::about))
        .load(c)?;
    let community = |(slug, name, role, at)| Community {
        slug,
        name,
        role,
        since: rfc3339(at),
    };
    let blog = |(slug, title, about)| Blog { slug, title, about };
    Ok(Profile {
        name,
        display_name,
        about,
        email,
        lang,
        zone,
        theme,
        shows_reading,
        created_at: rfc3339(created_at),
        communities: belongs.into_iter().map(community).collect(),
        blogs: own.into_iter().map(blog).collect(),
        residences: lives(c, me)?,
        offices: held(c, me)?,
    })
}

/// Where he is a confirmed resident, or was.
fn lives(c: &mut Conn, me: UserId) -> Result<Vec<Residence>> {
    type Row = (String, String, Instant, Option<Instant>, Option<String>);
    let rows: Vec<Row> = residents::table
        .inner_join(communities::table.on(communities::id.eq(residents::space_id)))
        .filter(residents::user_id.eq(me))
        .order(residents::space_id)
        .select((
            communities::slug,
            residents::how,
            residents::at,
            residents::ended_at,
            residents::reason,
        ))
        .load(c)?;
    let residence = |(slug, how, at, ended, reason): Row| Residence {
        slug,
        how,
        since: rfc3339(at),
        ended: ended.map(rfc3339),
        reason,
    };
    Ok(rows.into_iter().map(residence).collect())
}

/// The offices that he holds, held, or acts or acted for.
fn held(c: &mut Conn, me: UserId) -> Result<Vec<Office>> {
    type Row = (String, String, String, String, Option<String>);
    let mut all: Vec<Row> = terms::table
        .inner_join(offices::table.on(offices::id.eq(terms::office_id)))
        .filter(terms::user_id.eq(me))
        .order(terms::id)
        .select((
            offices::slug,
            offices::name,
            terms::how,
            terms::from_day,
            terms::to_day,
        ))
        .load(c)?;
    let acts: Vec<Row> = delegates::table
        .inner_join(offices::table.on(offices::id.eq(delegates::office_id)))
        .filter(delegates::user_id.eq(me))
        .order(delegates::id)
        .select((
            offices::slug,
            offices::name,
            delegates::hand,
            delegates::from_day,
            delegates::to_day,
        ))
        .load(c)?;
    all.extend(acts);
    let office = |(slug, name, role, from, to)| Office {
        slug,
        name,
        role,
        from,
        to,
    };
    Ok(all.into_iter().map(office).collect())
}

/// The next of his texts behind this one, in the order of their numbers.
pub(super) fn texts(c: &mut Conn, viewer: &Viewer, after: PostId) -> Result<Vec<Text>> {
    type Row = (
        PostId,
        ThreadId,
        Option<PostId>,
        String,
        String,
        Instant,
        Option<Instant>,
        String,
    );
    let me = viewer.me()?.id;
    let standing = revisions::post_id
        .eq(posts::id)
        .and(revisions::number.eq(posts::revision));
    let rows: Vec<Row> = posts::table
        .inner_join(revisions::table.on(standing))
        .filter(posts::user_id.eq(me).and(posts::id.gt(after)))
        .order(posts::id)
        .limit(i64::try_from(PART).unwrap_or(500))
        .select((
            posts::id,
            posts::thread_id,
            posts::parent_id,
            posts::state,
            posts::lang,
            posts::created_at,
            posts::edited_at,
            revisions::source,
        ))
        .load(c)?;
    let (mut of, mut ids) = (Vec::new(), Vec::new());
    for (id, thread, ..) in &rows {
        ids.push(*id);
        of.push(*thread);
    }
    let sight = spaces::sight(c, viewer)?;
    let seen = threads::among(c, &sight, &of)?;
    let titles: HashMap<ThreadId, String> = seen
        .into_iter()
        .map(|thread| (thread.id, thread.title))
        .collect();
    let added: Vec<(PostId, Instant, String)> = additions::table
        .filter(additions::post_id.eq_any(&ids))
        .filter(additions::user_id.eq(me))
        .order(additions::id)
        .select((additions::post_id, additions::created_at, additions::source))
        .load(c)?;
    let text = |(id, thread, parent, state, lang, created_at, edited_at, markdown): Row| Text {
        id: id.0,
        thread: thread.0,
        title: titles.get(&thread).cloned(),
        opens: parent.is_none(),
        state,
        lang,
        created_at: rfc3339(created_at),
        edited_at: edited_at.map(rfc3339),
        markdown,
        additions: added
            .iter()
            .filter(|(of, ..)| *of == id)
            .map(|(_, at, source)| Addition {
                created_at: rfc3339(*at),
                markdown: source.clone(),
            })
            .collect(),
    };
    Ok(rows.into_iter().map(text).collect())
}

/// What he keeps, marks and follows.
pub(super) fn marks(c: &mut Conn, me: UserId) -> Result<Marks> {
    let kept: Vec<(PostId, String, Instant)> = bookmarks::table
        .filter(bookmarks::user_id.eq(me))
        .order(bookmarks::post_id)
        .select((bookmarks::post_id, bookmarks::note, bookmarks::created_at))
        .load(c)?;
    let said: Vec<(PostId, String, Instant)> = reactions::table
        .filter(reactions::user_id.eq(me))
        .order((reactions::post_id, reactions::kind))
        .select((reactions::post_id, reactions::kind, reactions::created_at))
        .load(c)?;
    let asked: Vec<(ThreadId, String, Instant, Option<Instant>)> = article_authors::table
        .filter(article_authors::user_id.eq(me))
        .order(article_authors::id)
        .select((
            article_authors::thread_id,
            article_authors::state,
            article_authors::invited_at,
            article_authors::accepted_at,
        ))
        .load(c)?;
    let along = |(thread, state, invited_at, accepted_at): (ThreadId, _, _, Option<_>)| Along {
        thread: thread.0,
        state,
        invited_at: rfc3339(invited_at),
        accepted_at: accepted_at.map(rfc3339),
    };
    let bookmark = |(post, note, at): (PostId, String, Instant)| Bookmark {
        post: post.0,
        note,
        created_at: rfc3339(at),
    };
    let reaction = |(post, kind, at): (PostId, String, Instant)| Reaction {
        post: post.0,
        kind,
        created_at: rfc3339(at),
    };
    Ok(Marks {
        drafts: own_drafts(c, me)?,
        bookmarks: kept.into_iter().map(bookmark).collect(),
        reactions: said.into_iter().map(reaction).collect(),
        follows: follows::table
            .filter(follows::user_id.eq(me))
            .order(follows::id)
            .select((follows::target, follows::level))
            .load(c)?,
        newsletters: blogs::table
            .inner_join(readers::table.on(readers::forum_id.eq(blogs::forum_id)))
            .filter(readers::user_id.eq(me))
            .order(readers::id)
            .select(blogs::slug)
            .load(c)?,
        coauthor: asked.into_iter().map(along).collect(),
        offices: unpublished(c, me)?,
    })
}

/// What he keeps and has not published.
fn own_drafts(c: &mut Conn, me: UserId) -> Result<Vec<Draft>> {
    let mut all: Vec<Draft> = drafts::table
        .filter(drafts::user_id.eq(me))
        .order(drafts::target)
        .select((
            drafts::target,
            drafts::title,
            drafts::body,
            drafts::tags,
            drafts::place,
            drafts::sources,
            drafts::offices,
        ))
        .load(c)?;
    for draft in &mut all {
        draft.offices = threads::Words::without_sign(&draft.offices);
    }
    Ok(all)
}

/// What he wrote for offices and nobody has published: articles of their blogs, and answers.
fn unpublished(c: &mut Conn, me: UserId) -> Result<Vec<Unpublished>> {
    type Row = (String, ThreadId, String, String, String, Instant);
    let answers: Vec<Row> = office_drafts::table
        .inner_join(addressees::table)
        .inner_join(offices::table.on(offices::id.eq(addressees::office_id)))
        .filter(office_drafts::writer_id.eq(me))
        .order(office_drafts::addressee_id)
        .select((
            offices::slug,
            addressees::thread_id,
            office_drafts::state,
            office_drafts::text,
            office_drafts::lang,
            office_drafts::saved_at,
        ))
        .load(c)?;
    let answer = |(office, thread, state, markdown, lang, at): Row| Unpublished {
        office,
        kind: "answer",
        thread: Some(thread.0),
        state,
        title: String::new(),
        lang,
        saved_at: rfc3339(at),
        markdown,
    };
    let mut all = articles(c, me)?;
    all.extend(answers.into_iter().map(answer));
    Ok(all)
}

/// The articles among them.
fn articles(c: &mut Conn, me: UserId) -> Result<Vec<Unpublished>> {
    type Row = (String, String, String, String, String, Instant);
    let published = [Stage::Published, Stage::Withdrawn].map(Stage::as_str);
    let rows: Vec<Row> = office_articles::table
        .inner_join(offices::table.on(offices::id.eq(office_articles::office_id)))
        .filter(office_articles::writer_id.eq(me))
        // What was published may have been corrected since, by somebody else.
        .filter(office_articles::state.ne_all(published))
        .order(office_articles::id)
        .select((
            offices::slug,
            office_articles::state,
            office_articles::title,
            office_articles::text,
            office_articles::lang,
            office_articles::saved_at,
        ))
        .load(c)?;
    let article = |(office, state, title, markdown, lang, at): Row| Unpublished {
        office,
        kind: "article",
        thread: None,
        state,
        title,
        lang,
        saved_at: rfc3339(at),
        markdown,
    };
    Ok(rows.into_iter().map(article).collect())
}

/// The names of the files that he brought.
pub(super) fn brought(c: &mut Conn, me: UserId) -> Result<Vec<String>> {
    Ok(files::table
        .filter(files::user_id.eq(me).and(files::gone_at.is_null()))
        .order((files::created_at, files::name))
        .select(files::name)
        .load(c)?)
}

/// The names of the scans of papers from which questions were taken down that are his by now.
pub(super) fn scans(c: &mut Conn, me: UserId) -> Result<Vec<String>> {
    Ok(intake_scans::table
        .inner_join(intakes::table.on(intakes::thread_id.eq(intake_scans::thread_id)))
        .filter(intakes::claimed_by.eq(me))
        .filter(intake_scans::removed_at.is_null())
        .order(intake_scans::thread_id)
        .select(intake_scans::file)
        .load(c)?)
}
