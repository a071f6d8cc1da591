//! THE author of addresses: no other file builds one.
// Long: all addresses stand on one page, so that none is built twice.

use crate::base::crypto::Secret;
use crate::base::paging::Cursor;
use crate::base::words::words;
use crate::base::{
    AddresseeId, CycleId, DeliveryId, InviteId, LettersId, NoticeId, OfficeArticleId, PostId,
    SeriesId, SessionId, TagId, TemplateId, ThreadId, TokenId, UserId,
};
use crate::config::Config;
use crate::files::File;
use crate::spaces::Tag;
use crate::threads::{Listed, Target, Thread, View};

/// What is no page for search engines: forms, programs' doors, links that work once.
pub const UNLISTED: &[&str] = &["/api/", SETTINGS, SIGN_IN, REGISTER, "/k/"];
/// The list of pages for search engines.
pub const SITEMAP: &str = "/sitemap.xml";
/// Whether the process lives: answered without the database.
pub const LIVE: &str = "/livez";
/// What machines ask for over and over, and what caches hold: it is not counted.
pub const UNCOUNTED: &[&str] = &[
    LIVE,
    "/readyz",
    "/metrics",
    "/assets/{name}",
    "/favicon.ico",
    "/robots.txt",
    "/avatars/{id}/{name}",
];

/// What scripts ask time and again where no socket can be opened.
pub const POLLS: (&str, &str) = ("GET", API_EVENTS);

/// What scripts ask for while somebody writes: nobody waits for it.
pub const BACKGROUND: &[(&str, &str)] = &[
    ("PUT", "/api/v1/drafts/{target}"),
    ("POST", "/preview"),
    ("POST", "/api/v1/preview"),
    ("GET", "/api/v1/spaces/{space}/people"),
];

/// What is answered however many wait: health, the way in, administration.
pub const MUST_GO_ON: &[&str] = &[
    LIVE,
    "/readyz",
    "/metrics",
    "/assets/{name}",
    "/favicon.ico",
    SIGN_IN,
    SIGN_OUT,
    ENTER,
    PROOF,
    FACTOR,
    "/k/{token}",
    "/admin/audit",
    DELIVERIES,
    "/names",
    "/names/{id}/decision",
    "/api/v1/session",
];

/// What an administrator without a second factor reaches until he has set it up.
pub const AHEAD_OF_FACTOR: &[&str] = &[
    LIVE,
    "/readyz",
    "/assets/{name}",
    "/favicon.ico",
    LANGUAGE,
    SIGN_OUT,
    FACTOR,
    FACTOR_CONFIRM,
    "/api/v1/session",
];

pub const HOME: &str = "/";
pub const BLOGS: &str = "/b";
pub const OFFICES: &str = "/o";
pub const OFFICE_RULES: &str = "/admin/questions-settings";
pub const PACKS: &str = "/admin/packs";
pub const OWN_BLOGS: &str = "/b/mine";
pub const NEW_BLOG: &str = "/b/new";
pub const REGISTER: &str = "/register";
pub const SIGN_IN: &str = "/signin";
pub const SIGN_OUT: &str = "/signout";
pub const FORGOT: &str = "/forgot";
pub const LETTER_SENT: &str = "/letter-sent";
pub const CONFIRM: &str = "/confirm";
pub const CONFIRM_AGAIN: &str = "/confirm/again";
pub const RESET: &str = "/reset";
pub const ENTER: &str = "/enter";
pub const SETUP: &str = "/setup";
pub const REVIEW: &str = "/review";
/// The page of a reply that came by letter and waits for its author's word.
pub const PUBLISH: &str = "/publish";
/// Where the owner of an address says that he wants the letters of a blog.
pub const READER: &str = "/newsletter";
pub const PROOF: &str = "/proof";
pub const SETTINGS: &str = "/settings";
pub const EMAIL: &str = "/settings/email";
pub const NEW_EMAIL: &str = "/email/new";
pub const UNDO_EMAIL: &str = "/email/undo";
pub const PASSWORD: &str = "/settings/password";
pub const PICTURE: &str = "/settings/picture";
pub const PICTURE_END: &str = "/settings/picture/end";
pub const PICTURE_BACK: &str = "/settings/picture/restoration";
pub const DEVICES: &str = "/settings/devices";
pub const OTHER_DEVICES: &str = "/settings/devices/others/end";
pub const FACTOR: &str = "/settings/factor";
pub const FACTOR_CONFIRM: &str = "/settings/factor/confirmation";
pub const FACTOR_END: &str = "/settings/factor/end";
pub const FACTOR_CODES: &str = "/settings/factor/codes";
pub const KEEP_FACTOR: &str = "/factor/keep";
pub const SECOND_STEP: &str = "/signin/code";
pub const JOIN: &str = "/join";
pub const ADDRESS: &str = "/settings/address";
pub const OWN_NAME: &str = "/settings/name";
pub const AUDIT: &str = "/admin/audit";
pub const DELIVERIES: &str = "/admin/deliveries";
pub const DELIVERIES_RETRY: &str = "/admin/deliveries/retry";
pub const LETTERS_AGAIN: &str = "/settings/email/retry";
pub const TOKENS: &str = "/settings/tokens";
pub const TAKEOUT: &str = "/settings/takeout";
pub const NAMES: &str = "/names";
pub const BOOKMARKS: &str = "/bookmarks";
pub const NOTICES: &str = "/notices";
pub const NOTICES_READ: &str = "/notices/read";
pub const FOLLOWS: &str = "/follows";
pub const FOLLOWED: &str = "/settings/follows";
/// Where one chooses which letters come.
pub const LETTERS: &str = "/settings/notices";
pub const LANGUAGE: &str = "/language";
pub const NEW_SPACE: &str = "/spaces/new";
pub const SPACES: &str = "/spaces";
pub const ABOUT: &str = "/about";
pub const ACCESSIBILITY: &str = "/accessibility";
pub const PREVIEW: &str = "/preview";
pub const DRAFTS: &str = "/drafts";
pub const FILES: &str = "/files";
pub const API: &str = "/api/v1";
pub const API_LIVE: &str = "/api/v1/live";
pub const API_EVENTS: &str = "/api/v1/events";
pub const API_PICTURE: &str = "/api/v1/settings/picture";
pub const REFERENCE: &str = "/api";
pub const OPENAPI: &str = "/api/v1/openapi.json";

words! {
    /// How a feed is written, and how its address ends.
    Format {
        /// RFC 4287.
        Atom = "atom",
        /// RSS 2.0.
        Rss = "rss",
        /// JSON Feed 1.1.
        Json = "json",
    }
}

impl Format {
    /// Its name, the same in every language.
    pub fn name(self) -> &'static str {
        match self {
            Format::Atom => "Atom",
            Format::Rss => "RSS",
            Format::Json => "JSON Feed",
        }
    }

    /// What it is, as a link says it.
    pub fn media(self) -> &'static str {
        self.kind().split(';').next().unwrap_or_default()
    }

    /// What it is, as `Content-Type` says it.
    pub fn kind(self) -> &'static str {
        match self {
            Format::Atom => "application/atom+xml; charset=utf-8",
            Format::Rss => "application/rss+xml; charset=utf-8",
            Format::Json => "application/feed+json; charset=utf-8",
        }
    }
}

/// The whole address of a path of ours, for letters and feeds.
pub fn absolute(config: &Config, path: &str) -> String {
    format!("{}{path}", config.base_url)
}

/// A one-time link.
pub fn one_time(token: &Secret<String>) -> String {
    format!("/k/{}", token.expose())
}

/// The second step of signing in, which then leads on to `next`.
pub fn second_step(next: &str) -> String {
    format!("{SECOND_STEP}?next={}", encode(next))
}

/// What an authenticator reads: whose secret it is, and the secret.
pub fn authenticator(config: &Config, name: &str, secret: &Secret<String>) -> String {
    let (site, name) = (encode(&config.site_name), encode(name));
    let secret = secret.expose();
    format!("otpauth://totp/{site}:{name}?secret={secret}&issuer={site}")
}

/// The sign-in page, which then leads on to `next`.
pub fn sign_in_for(next: &str) -> String {
    format!("{SIGN_IN}?next={}", encode(next))
}

/// The page that asks for a proof, which then leads on to `next`.
pub fn proof_for(next: &str) -> String {
    format!("{PROOF}?next={}", encode(next))
}

/// The page to choose a language, which then leads back.
pub fn language(back: &str) -> String {
    format!("{LANGUAGE}?next={}", encode(back))
}

/// The same page in another language.
pub fn in_language(target: &str, code: &str) -> String {
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let mut kept: Vec<&str> = query
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with("lang="))
        .collect();
    let lang = format!("lang={code}");
    kept.push(&lang);
    format!("{path}?{}", kept.join("&"))
}

/// The page of a form that has just been saved.
pub fn saved(form: &str) -> String {
    format!("{form}?saved=1")
}

pub fn device_end(id: SessionId) -> String {
    format!("/settings/devices/{id}/end")
}

/// A page of the audit log, of all or of one person.
pub fn audit(who: &str, way: &str, at: &Cursor) -> String {
    format!("{AUDIT}?who={}&{way}={}", encode(who), at.encode())
}

/// A page of letters: in one state or all, to one domain or all.
pub fn deliveries(state: &str, domain: &str, way: &str, at: &Cursor) -> String {
    let domain = encode(domain);
    format!(
        "{DELIVERIES}?state={state}&domain={domain}&{way}={}",
        at.encode()
    )
}

pub fn delivery_retry(id: DeliveryId) -> String {
    format!("{DELIVERIES}/{id}/retry")
}

pub fn delivery_cancel(id: DeliveryId) -> String {
    format!("{DELIVERIES}/{id}/cancel")
}

pub fn token_end(id: TokenId) -> String {
    format!("{TOKENS}/{id}/end")
}

pub fn takeout(name: &str) -> String {
    format!("{TAKEOUT}/{name}")
}

/// What a link of a letter leads to that makes letters fewer.
pub fn stop(token: &str) -> String {
    format!("/stop/{token}")
}

/// What a notice leads to.
pub fn notice(id: NoticeId) -> String {
    format!("{NOTICES}/{id}")
}

pub fn name_decision(id: UserId) -> String {
    format!("{NAMES}/{id}/decision")
}

pub fn person(name: &str) -> String {
    format!("/u/{}", encode(name))
}

pub fn lost_factor(name: &str) -> String {
    format!("/u/{}/factor", encode(name))
}

pub fn factor_releases(name: &str) -> String {
    format!("/u/{}/factor/releases", encode(name))
}

pub fn space(slug: &str) -> String {
    format!("/s/{slug}")
}

pub fn space_about(slug: &str) -> String {
    format!("/s/{slug}/about")
}

pub fn space_join(slug: &str) -> String {
    format!("/s/{slug}/join")
}

pub fn space_members(slug: &str) -> String {
    format!("/s/{slug}/members")
}

pub fn space_waiting(slug: &str) -> String {
    format!("/s/{slug}/waiting")
}

pub fn member_vouch(slug: &str, name: &str) -> String {
    format!("/s/{slug}/members/{name}/vouch")
}

pub fn space_leave(slug: &str) -> String {
    format!("/s/{slug}/members/me/end")
}

pub fn space_add_member(slug: &str) -> String {
    format!("/s/{slug}/members/others")
}

pub fn member_decision(slug: &str, name: &str) -> String {
    format!("/s/{slug}/members/{}/decision", encode(name))
}

pub fn member_role(slug: &str, name: &str) -> String {
    format!("/s/{slug}/members/{}/role", encode(name))
}

/// What a space knows of where its reader lives.
pub fn residence(slug: &str) -> String {
    format!("/s/{slug}/residence")
}

/// The same, with the code of a letter.
pub fn residence_code(slug: &str, code: &str) -> String {
    format!("/s/{slug}/residence?code={code}")
}

/// Where moderators look after who lives there.
pub fn residents(slug: &str) -> String {
    format!("/s/{slug}/residents")
}

pub fn residents_end(slug: &str) -> String {
    format!("/s/{slug}/residents/end")
}

/// The form that takes it back, for this person.
pub fn residents_ending(slug: &str, name: &str) -> String {
    format!("/s/{slug}/residents?resident={}#end-reason", encode(name))
}

pub fn residents_list(slug: &str) -> String {
    format!("/s/{slug}/residents/list")
}

/// Where letters with codes for households are made.
pub fn resident_letters(slug: &str) -> String {
    format!("/s/{slug}/residents/letters")
}

pub fn resident_letters_of(slug: &str, id: LettersId) -> String {
    format!("/s/{slug}/residents/letters/{id}")
}

pub fn resident_letters_end(slug: &str, id: LettersId) -> String {
    format!("/s/{slug}/residents/letters/{id}/end")
}

pub fn invites(slug: &str) -> String {
    format!("/s/{slug}/invites")
}

pub fn invite(slug: &str, id: InviteId) -> String {
    format!("/s/{slug}/invites/{id}")
}

pub fn invite_end(slug: &str, id: InviteId) -> String {
    format!("/s/{slug}/invites/{id}/end")
}

pub fn invite_resets(slug: &str, id: InviteId) -> String {
    format!("/s/{slug}/invites/{id}/resets")
}

/// The page to come in by a code.
pub fn join(code: &str) -> String {
    format!("{JOIN}/{}", encode(code))
}

pub fn space_tags(slug: &str) -> String {
    format!("/s/{slug}/tags")
}

/// The threads that bear a tag.
pub fn tag(space: &str, tag: &Tag) -> String {
    format!("{}/{}", space_tags(space), tag_part(tag))
}

/// The last part of a tag's address: its number and its slug.
pub fn tag_part(tag: &Tag) -> String {
    numbered(tag.id, &tag.slug)
}

pub fn tag_settings(space: &str, id: TagId) -> String {
    format!("{}/{id}/settings", space_tags(space))
}

pub fn tag_end(space: &str, id: TagId) -> String {
    format!("{}/{id}/end", space_tags(space))
}

pub fn space_settings(slug: &str) -> String {
    format!("/s/{slug}/settings")
}

pub fn space_forums(slug: &str) -> String {
    format!("/s/{slug}/forums")
}

pub fn new_forum(slug: &str) -> String {
    format!("/s/{slug}/forums/new")
}

pub fn forum(space: &str, forum: &str) -> String {
    format!("/s/{space}/{forum}")
}

pub fn forum_sorted(space: &str, forum: &str, sort: &str) -> String {
    format!("/s/{space}/{forum}?sort={sort}")
}

/// The same list with the threads of one tag only.
pub fn only(list: &str, tag: TagId) -> String {
    with(list, "tag", &tag.to_string())
}

pub fn forum_settings(space: &str, forum: &str) -> String {
    format!("/s/{space}/{forum}/settings")
}

pub fn new_thread(space: &str, forum: &str) -> String {
    format!("/s/{space}/{forum}/new")
}

pub fn forum_threads(space: &str, forum: &str) -> String {
    format!("/s/{space}/{forum}/threads")
}

/// A thread's page.
pub fn thread(thread: &Thread) -> String {
    format!("/t/{}", thread_part(thread))
}

/// A thread's page, where its title is not at hand: it leads on.
pub fn thread_numbered(id: ThreadId) -> String {
    format!("/t/{id}")
}

/// The last part of a thread's address: its number and its slug.
pub fn thread_part(thread: &Thread) -> String {
    numbered(thread.id, &thread.slug)
}

fn numbered(id: impl std::fmt::Display, slug: &str) -> String {
    match slug {
        "" => id.to_string(),
        slug => format!("{id}-{slug}"),
    }
}

pub fn thread_tags(id: ThreadId) -> String {
    format!("/t/{id}/tags")
}

/// A thread's page in a view, as a link of the page itself.
pub fn thread_view(of: &Thread, view: View) -> String {
    format!("{}?view={}", thread(of), view.as_str())
}

/// A branch of a thread: a post and what hangs on it.
pub fn branch(of: &Thread, root: PostId) -> String {
    with(&thread(of), "root", &root.to_string())
}

/// What has come to a thread since it had this many posts.
pub fn since(of: &Thread, n: i32) -> String {
    with(&thread_view(of, View::New), "since", &n.to_string())
}

/// The first new post of the same page.
pub const FIRST_NEW: &str = "#new";

/// A thread's page with a post in sight.
pub fn thread_at(of: &Thread, view: Option<View>, post: PostId) -> String {
    let view = view
        .map(|view| format!("view={}&", view.as_str()))
        .unwrap_or_default();
    format!("{}?{view}at={post}#p{post}", thread(of))
}

pub fn blog(slug: &str) -> String {
    format!("/b/{slug}")
}

pub fn blog_month(slug: &str, (year, month): (i16, i8)) -> String {
    format!("/b/{slug}/{year}/{month}")
}

/// The form that opens the blog of a space.
pub fn new_blog_of(space: &str) -> String {
    format!("{NEW_BLOG}?space={}", encode(space))
}

pub fn blog_settings(slug: &str) -> String {
    format!("/b/{slug}/settings")
}

pub fn new_article(slug: &str) -> String {
    format!("/b/{slug}/new")
}

pub fn blog_articles(slug: &str) -> String {
    format!("/b/{slug}/articles")
}

/// Where its author looks after an article.
pub fn article(id: ThreadId) -> String {
    format!("/articles/{id}")
}

pub fn article_edit(id: ThreadId) -> String {
    format!("/articles/{id}/edit")
}

pub fn article_revisions(id: ThreadId) -> String {
    format!("/articles/{id}/revisions")
}

pub fn article_publication(id: ThreadId) -> String {
    format!("/articles/{id}/publication")
}

pub fn article_end(id: ThreadId) -> String {
    format!("/articles/{id}/end")
}

pub fn article_cover(id: ThreadId) -> String {
    format!("/articles/{id}/cover")
}

pub fn article_cover_end(id: ThreadId) -> String {
    format!("/articles/{id}/cover/end")
}

/// Where a question to an office of a space is written.
pub fn ask(space: &str) -> String {
    format!("/s/{space}/ask")
}

/// The same, for one office.
pub fn ask_office(space: &str, office: &str) -> String {
    format!("/s/{space}/ask?office={office}")
}

/// Where a moderator takes a question down for somebody without an account.
pub fn question_intake(space: &str) -> String {
    format!("/s/{space}/ask/intake")
}

/// What its asker takes home.
pub fn question_slip(id: ThreadId) -> String {
    format!("/questions/{id}/slip")
}

/// The page of the question whose slip stands there.
pub fn of_slip(location: &str) -> &str {
    location.trim_end_matches("/slip")
}

/// Where the scan of the paper is kept that it was taken down from.
pub fn question_scan(id: ThreadId) -> String {
    format!("/questions/{id}/scan")
}

/// What is on that paper; who looks at it is written down.
pub fn question_scan_picture(id: ThreadId) -> String {
    format!("/questions/{id}/scan/picture")
}

/// Where the scan is taken away.
pub fn question_scan_end(id: ThreadId) -> String {
    format!("/questions/{id}/scan/end")
}

/// Where it is brought back.
pub fn question_scan_back(id: ThreadId) -> String {
    format!("/questions/{id}/scan/restoration")
}

/// The scan, for programs.
pub fn api_question_scan(id: ThreadId) -> String {
    format!("/api/v1/questions/{id}/scan")
}

/// What is on that paper, for programs.
pub fn api_question_scan_picture(id: ThreadId) -> String {
    format!("/api/v1/questions/{id}/scan/picture")
}

/// Where the code of that is typed.
pub const CLAIM: &str = "/claim";

/// What waits for moderators there.
pub fn questions_waiting(space: &str) -> String {
    format!("/s/{space}/ask/waiting")
}

/// Where questions are sent.
pub fn questions(space: &str) -> String {
    format!("/s/{space}/questions")
}

/// What became of a question, where it does not stand.
pub fn question(id: ThreadId) -> String {
    format!("/questions/{id}")
}

/// The same for programs.
pub fn api_question(id: ThreadId) -> String {
    format!("{API}/questions/{id}")
}

pub fn question_edit(id: ThreadId) -> String {
    format!("/questions/{id}/edit")
}

pub fn question_submission(id: ThreadId) -> String {
    format!("/questions/{id}/submission")
}

pub fn question_acts(id: ThreadId) -> String {
    format!("/questions/{id}/acts")
}

pub fn question_cosigns(id: ThreadId) -> String {
    format!("/questions/{id}/cosigns")
}

pub fn question_cosign_end(id: ThreadId) -> String {
    format!("/questions/{id}/cosigns/end")
}

/// Where moderators take co-signs out of the count of a question.
pub fn question_removals(id: ThreadId) -> String {
    format!("/questions/{id}/removals")
}

/// Where moderators hide words of what is said beside a question.
pub fn question_redactions(id: ThreadId) -> String {
    format!("/questions/{id}/redactions")
}

/// A question before one office, for those who act there.
pub fn addressee(id: AddresseeId) -> String {
    format!("/addressees/{id}")
}

pub fn addressee_steps(id: AddresseeId) -> String {
    format!("/addressees/{id}/steps")
}

/// Where it is said that a question was handed in officially.
pub fn legal_clock(id: AddresseeId) -> String {
    format!("/addressees/{id}/clock")
}

/// The desk of those who act for an office.
pub fn desk(office: &str) -> String {
    format!("/o/{office}/desk")
}

/// Texts that the people of an office use again and again.
pub fn office_templates(office: &str) -> String {
    format!("/o/{office}/templates")
}

/// One of them.
pub fn office_template(office: &str, id: TemplateId) -> String {
    format!("/o/{office}/templates?id={id}")
}

/// Where the people of an office write for its blog.
pub fn office_articles(office: &str) -> String {
    articles_of(&self::office(office))
}

/// The same, by the address of the office's page.
pub fn articles_of(office: &str) -> String {
    format!("{office}/articles")
}

/// The form of a new text for the blog of an office.
pub fn new_office_article(office: &str) -> String {
    format!("/o/{office}/articles/new")
}

/// One text for the blog of an office.
pub fn office_article(office: &str, id: OfficeArticleId) -> String {
    format!("/o/{office}/articles/{id}")
}

/// The questions of an office that somebody looks for: names and values of what he asks for.
pub fn office_found(office: &str, asked: &[(&str, &str)]) -> String {
    let asked = asked.iter().filter(|(_, value)| !value.is_empty());
    let pairs = asked.map(|(name, value)| format!("{name}={}", encode(value)));
    format!("/o/{office}?{}", pairs.collect::<Vec<_>>().join("&"))
}

/// A page of a desk behind the question of this number.
pub fn desk_behind(office: &str, id: AddresseeId) -> String {
    format!("/o/{office}/desk?behind={id}")
}

/// The questions of an office in one state.
pub fn office_list(office: &str, list: &str) -> String {
    format!("/o/{office}?list={list}")
}

/// How the questions of an office were answered.
pub fn office_figures(office: &str) -> String {
    format!("/o/{office}/figures")
}

/// What an office was asked, as data: csv or json.
pub fn office_data(office: &str, format: &str) -> String {
    format!("/o/{office}/questions.{format}")
}

/// The same of all offices of a space.
pub fn space_questions(space: &str, format: &str) -> String {
    format!("/s/{space}/questions.{format}")
}

/// What comes behind the clock of this number.
pub fn data_after(base: &str, at: CycleId) -> String {
    with(base, "after", &at.to_string())
}

/// What each column of that data means.
pub fn space_data(space: &str) -> String {
    format!("/s/{space}/offices/data")
}

pub fn office(slug: &str) -> String {
    format!("/o/{slug}")
}

/// Where administrators look after an office.
pub fn office_settings(slug: &str) -> String {
    format!("/o/{slug}/settings")
}

/// Where it is said who holds an office and who acts for it.
pub fn office_people(slug: &str) -> String {
    format!("/o/{slug}/people")
}

/// How an office is asked.
pub fn office_rules(slug: &str) -> String {
    format!("/o/{slug}/rules")
}

/// How the offices of a space are asked.
pub fn space_rules(slug: &str) -> String {
    format!("/s/{slug}/offices/rules")
}

/// Where an office of a space is opened.
pub fn space_offices(slug: &str) -> String {
    format!("/s/{slug}/offices")
}

pub fn new_office(slug: &str) -> String {
    format!("/s/{slug}/offices/new")
}

pub fn api_office(slug: &str) -> String {
    format!("{API}/offices/{slug}")
}

/// Where who keeps a blog looks after its series.
pub fn all_series(slug: &str) -> String {
    format!("/b/{slug}/series")
}

pub fn series(slug: &str, id: SeriesId) -> String {
    format!("/b/{slug}/series/{id}")
}

pub fn series_settings(slug: &str, id: SeriesId) -> String {
    format!("/b/{slug}/series/{id}/settings")
}

/// Where its author asks others to write an article along.
pub fn article_authors(id: ThreadId) -> String {
    format!("/articles/{id}/authors")
}

/// Where somebody gets off the list of those who write an article along.
pub fn article_author_end(id: ThreadId, name: &str) -> String {
    format!("/articles/{id}/authors/{name}/end")
}

/// Where somebody says that he writes an article along.
pub fn article_authorship(id: ThreadId) -> String {
    format!("/articles/{id}/authorship")
}

pub fn api_article_authors(id: ThreadId) -> String {
    format!("/api/v1/articles/{id}/authors")
}

/// Where an article is put into a series.
pub fn article_series(id: ThreadId) -> String {
    format!("/articles/{id}/series")
}

pub fn api_series(slug: &str, id: SeriesId) -> String {
    format!("/api/v1/blogs/{slug}/series/{id}")
}

/// Where somebody says whether he wants the letters of a blog.
pub fn newsletter(slug: &str) -> String {
    format!("/b/{slug}/newsletter")
}

pub fn newsletter_end(slug: &str) -> String {
    format!("/b/{slug}/newsletter/end")
}

/// Where its author has an article sent to himself.
pub fn article_letter(id: ThreadId) -> String {
    format!("/articles/{id}/letter")
}

pub fn api_newsletter(slug: &str) -> String {
    format!("/api/v1/blogs/{slug}/newsletter")
}

/// A form of the picture over an article.
pub fn cover(name: &str, form: &str) -> String {
    format!("/f/{name}/{form}.jpg")
}

pub fn api_blog(slug: &str) -> String {
    format!("/api/v1/blogs/{slug}")
}

pub fn api_article(id: ThreadId) -> String {
    format!("/api/v1/articles/{id}")
}

pub fn thread_posts(id: ThreadId) -> String {
    format!("/t/{id}/posts")
}

pub fn reply(id: ThreadId) -> String {
    format!("/t/{id}/reply")
}

pub fn reply_to(id: ThreadId, post: PostId) -> String {
    format!("/t/{id}/reply?to={post}")
}

/// The composer with the whole post quoted.
pub fn quote(id: ThreadId, post: PostId) -> String {
    format!("/t/{id}/reply?to={post}&quote=1")
}

pub fn thread_read(id: ThreadId) -> String {
    format!("/t/{id}/read")
}

pub fn forum_read(space: &str, forum: &str) -> String {
    format!("/s/{space}/{forum}/read")
}

pub fn space_read(slug: &str) -> String {
    format!("/s/{slug}/read")
}

pub fn thread_keep_view(id: ThreadId) -> String {
    format!("/t/{id}/view")
}

pub fn moderate(id: ThreadId) -> String {
    format!("/t/{id}/moderate")
}

pub fn lock(id: ThreadId) -> String {
    format!("/t/{id}/lock")
}

pub fn unlock(id: ThreadId) -> String {
    format!("/t/{id}/lock/end")
}

pub fn pin(id: ThreadId) -> String {
    format!("/t/{id}/pin")
}

pub fn unpin(id: ThreadId) -> String {
    format!("/t/{id}/pin/end")
}

pub fn moves(id: ThreadId) -> String {
    format!("/t/{id}/moves")
}

/// A post's own address, wherever its thread is moved.
pub fn post(id: PostId) -> String {
    format!("/p/{id}")
}

/// A post that is linked from a page: an anchor when it stands there.
pub fn on_page(id: PostId, stands: bool) -> String {
    if stands { format!("#p{id}") } else { post(id) }
}

pub fn post_unread(id: PostId) -> String {
    format!("/p/{id}/unread")
}

pub fn post_edit(id: PostId) -> String {
    format!("/p/{id}/edit")
}

pub fn post_revisions(id: PostId) -> String {
    format!("/p/{id}/revisions")
}

pub fn post_history(id: PostId) -> String {
    format!("/p/{id}/history")
}

/// The form that adds to a post.
pub fn post_addition(id: PostId) -> String {
    format!("/p/{id}/addition")
}

pub fn post_additions(id: PostId) -> String {
    format!("/p/{id}/additions")
}

pub fn post_reactions(id: PostId) -> String {
    format!("/p/{id}/reactions")
}

pub fn post_reaction_end(id: PostId) -> String {
    format!("/p/{id}/reactions/end")
}

pub fn post_pictures(id: PostId) -> String {
    format!("/p/{id}/pictures")
}

/// What others say that its pictures show.
pub fn post_descriptions(id: PostId) -> String {
    format!("/p/{id}/descriptions")
}

/// The bookmark of a post.
pub fn post_bookmark(id: PostId) -> String {
    format!("/p/{id}/bookmark")
}

pub fn post_bookmark_end(id: PostId) -> String {
    format!("/p/{id}/bookmark/end")
}

/// The form that wipes a post.
pub fn post_purge(id: PostId) -> String {
    format!("/p/{id}/purge")
}

pub fn post_purges(id: PostId) -> String {
    format!("/p/{id}/purges")
}

pub fn post_delete(id: PostId) -> String {
    format!("/p/{id}/delete")
}

pub fn post_deletions(id: PostId) -> String {
    format!("/p/{id}/deletions")
}

pub fn post_remove(id: PostId) -> String {
    format!("/p/{id}/remove")
}

pub fn post_decision(id: PostId) -> String {
    format!("/p/{id}/decision")
}

pub fn post_removals(id: PostId) -> String {
    format!("/p/{id}/removals")
}

/// What is hidden in a post.
pub fn post_redactions(id: PostId) -> String {
    format!("/p/{id}/redactions")
}

pub fn post_restore(id: PostId) -> String {
    format!("/p/{id}/restore")
}

pub fn post_restorations(id: PostId) -> String {
    format!("/p/{id}/restorations")
}

/// The composer of this place, with what was typed there.
pub fn draft(target: Target) -> String {
    format!("{DRAFTS}/{target}")
}

pub fn draft_discard(target: Target) -> String {
    format!("{DRAFTS}/{target}/discard")
}

pub fn api_draft(target: Target) -> String {
    format!("{API}{DRAFTS}/{target}")
}

/// A file, in its largest form.
pub fn file(file: &File) -> String {
    format!("/f/{}/{}", file.name, encode(&file.last_part()))
}

/// The picture beside somebody's name, in one of its forms.
pub fn avatar(name: &str, form: &str) -> String {
    format!("/avatars/{name}/{form}.jpg")
}

/// The name of the file that [`file`] leads to.
pub fn file_name(location: &str) -> &str {
    location.split('/').nth(2).unwrap_or_default()
}

/// A picture that says nothing and needs no description.
pub fn decorative(picture: &str) -> String {
    format!("{picture}#decorative")
}

/// Says that a file is to be saved, under this name (RFC 6266, 4.3; RFC 8187, 3.2).
pub fn attachment(title: &str) -> String {
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() || "-._ ".contains(c) {
            c
        } else {
            '_'
        }
    };
    let fallback: String = title.chars().map(plain).collect();
    format!(
        "attachment; filename=\"{fallback}\"; filename*=UTF-8''{}",
        encode(title)
    )
}

pub fn asset(name: &str) -> String {
    format!("/assets/{name}")
}

/// The feed of a place: its page's address and how the feed is written.
pub fn feed(place: &str, format: Format) -> String {
    format!("{}/feed.{}", place.trim_end_matches('/'), format.as_str())
}

/// The picture of the code of a page of ours.
pub fn qr(path: &str) -> String {
    format!("/qr.svg?to={}", encode(path))
}

/// A question as a letter on paper.
pub fn question_letter(id: ThreadId) -> String {
    format!("/questions/{id}/letter")
}

/// A thread's sheet for the notice board.
pub fn thread_board(id: ThreadId) -> String {
    format!("/t/{id}/board")
}

/// A space's.
pub fn space_board(slug: &str) -> String {
    format!("/s/{slug}/board")
}

/// Where a page can be told of by one press, by the names that these places have in every language.
pub fn shares(url: &str, title: &str) -> [(&'static str, String); 2] {
    let (url, title) = (encode(url), encode(title));
    let telegram = format!("https://t.me/share/url?url={url}&text={title}");
    let whatsapp = format!("https://wa.me/?text={title}%20{url}");
    [("Telegram", telegram), ("WhatsApp", whatsapp)]
}

/// A letter that tells of a page.
pub fn share_mail(url: &str, title: &str) -> String {
    format!("mailto:?subject={}&body={}", encode(title), encode(url))
}

/// A part of the list of pages for search engines.
pub fn sitemap_part(listed: Listed, n: i64) -> String {
    format!("/sitemap/{}-{n}.xml", listed.as_str())
}

/// What the last word of such an address names.
pub fn read_sitemap_part(word: &str) -> Option<(Listed, i64)> {
    let (listed, n) = word.strip_suffix(".xml")?.split_once('-')?;
    let plain = n.len() <= 12 && n.bytes().all(|b| b.is_ascii_digit());
    Some((
        Listed::from_word(listed)?,
        n.parse().ok().filter(|_| plain)?,
    ))
}

/// The feeds of a place in all formats.
pub fn feeds(place: &str) -> impl Iterator<Item = (Format, String)> {
    let one = move |format: &Format| (*format, feed(place, *format));
    Format::ALL.iter().map(one)
}

/// The name of a feed that no renaming changes (RFC 4151).
pub fn feed_id(config: &Config, place: &str) -> String {
    let host = config
        .base_url
        .split_once("://")
        .map_or("", |(_, host)| host);
    let host = host.split([':', '/']).next().unwrap_or_default();
    format!("tag:{host},2026:{place}")
}

/// The threads that bear a tag, where its name is not at hand.
pub fn tag_numbered(space: &str, id: TagId) -> String {
    format!("{}/{id}", space_tags(space))
}

/// A thread in the programs' door.
pub fn api_thread(id: ThreadId) -> String {
    format!("{API}/threads/{id}")
}

/// A space in the programs' door.
pub fn api_space(slug: &str) -> String {
    format!("{API}/spaces/{slug}")
}

/// A forum in the programs' door.
pub fn api_forum(space: &str, forum: &str) -> String {
    format!("{API}/spaces/{space}/forums/{forum}")
}

/// Where names are completed of people who may read a forum.
pub fn api_people(space: &str, forum: &str) -> String {
    format!("{API}/spaces/{space}/people?forum={forum}")
}

/// A tag in the programs' door.
pub fn api_tag(space: &str, id: TagId) -> String {
    format!("{API}/spaces/{space}/tags/{id}")
}

/// A post in the programs' door.
pub fn api_post(id: PostId) -> String {
    format!("{API}/posts/{id}")
}

/// True for a path of the programs' door, of whichever version.
pub fn is_api(path: &str) -> bool {
    path.starts_with("/api/")
}

/// The page behind a cursor of this list, `base` with its other parameters.
pub fn after(base: &str, cursor: &Cursor) -> String {
    with(base, "after", &cursor.encode())
}

/// The last page of this list.
pub fn last(base: &str) -> String {
    with(base, "last", "1")
}

/// The page ahead of a cursor of this list.
pub fn before(base: &str, cursor: &Cursor) -> String {
    with(base, "before", &cursor.encode())
}

fn with(base: &str, name: &str, value: &str) -> String {
    let join = if base.contains('?') { '&' } else { '?' };
    format!("{base}{join}{name}={value}")
}

/// `next` when it is a path of ours, else the home page: a link never leads off the site.
pub fn own_path(next: &str) -> &str {
    let plain = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains('\\')
        && next.bytes().all(|b| b.is_ascii_graphic())
        && next.len() <= 2000;
    if plain { next } else { HOME }
}

/// Percent-encodes all but the unreserved characters (RFC 3986, 2.3).
fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_never_leads_off_the_site() {
        assert_eq!(
            own_path("/t/4711-water?view=time#p3"),
            "/t/4711-water?view=time#p3"
        );
        for wrong in [
            "",
            "t/1",
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "/a\r\nb",
            "/é",
        ] {
            assert_eq!(own_path(wrong), HOME, "{wrong}");
        }
    }

    #[test]
    fn a_page_keeps_its_parameters_in_another_language() {
        assert_eq!(
            in_language("/t/1?view=time&lang=en", "kk"),
            "/t/1?view=time&lang=kk"
        );
        assert_eq!(in_language("/", "pl"), "/?lang=pl");
        assert_eq!(person("Айгүл"), "/u/%D0%90%D0%B9%D0%B3%D2%AF%D0%BB");
    }
}
