//! Every address of the product, by door. What does not stand under `public` or `api_public` is behind sign-in.

// Long: the whole list stands on one page.

use std::sync::OnceLock;

use actix_web::http::Method;

use super::door::{Access, Needs, Routes, assets};
use super::{
    accounts, api, blogs, ceiling, feeds, files, health, home, live, notices, offices, questions,
    reference, residents, share, sitemap, spaces, threads,
};
use crate::accounts::Scope;

/// The whole list.
pub fn all() -> Routes {
    let mut routes = Routes::default();
    public(&mut routes);
    member(&mut routes);
    api_public(&mut routes);
    api_member(&mut routes);
    routes
}

/// The OpenAPI document of the routes of programs, made once.
pub fn document() -> &'static str {
    static DOCUMENT: OnceLock<String> = OnceLock::new();
    DOCUMENT.get_or_init(|| api::document(all().lines()))
}

fn public(r: &mut Routes) {
    let (get, post) = (Method::GET, Method::POST);
    let open = Access::Public;
    r.add(open, get.clone(), "/livez", health::live);
    r.add(open, get.clone(), "/readyz", health::ready);
    r.add(open, get.clone(), "/metrics", health::metrics);
    r.add(open, get.clone(), "/ceiling", ceiling::show);
    r.add(open, get.clone(), "/assets/{name}", assets::show);
    r.add(open, get.clone(), "/favicon.ico", assets::favicon);
    r.add(open, get.clone(), "/robots.txt", sitemap::robots);
    r.alike("/sitemap.xml", sitemap::show);
    r.alike("/sitemap/{part}", sitemap::part);

    r.shared("/", home::show);
    r.shared("/about", home::about);
    r.shared("/accessibility", home::accessibility);
    r.add(open, get.clone(), "/api", |app, visit| {
        reference::show(app, visit, document())
    });
    r.add(open, get.clone(), "/language", home::choose_language);
    r.add(open, post.clone(), "/language", home::keep_language);

    r.add(open, get.clone(), "/register", accounts::new);
    r.add(open, post.clone(), "/register", accounts::create);
    r.add(open, get.clone(), "/join/{code}", accounts::join);
    r.add(open, get.clone(), "/letter-sent", accounts::letter_sent);
    r.add(open, get.clone(), "/signin", accounts::sign_in_page);
    r.add(open, post.clone(), "/signin", accounts::sign_in);
    r.add(open, get.clone(), "/signin/code", accounts::second_step);
    r.add(
        open,
        post.clone(),
        "/signin/code",
        accounts::create_second_step,
    );
    r.add(open, get.clone(), "/forgot", accounts::forgot);
    r.add(open, post.clone(), "/forgot", accounts::ask_reset);
    r.add(open, get.clone(), "/k/{token}", accounts::link);
    r.add(open, get.clone(), "/confirm", accounts::confirm);
    r.add(
        open,
        post.clone(),
        "/confirm",
        accounts::create_confirmation,
    );
    r.add(open, get.clone(), "/reset", accounts::reset);
    r.add(open, post.clone(), "/reset", accounts::create_reset);
    r.add(open, get.clone(), "/enter", accounts::enter);
    r.add(open, post.clone(), "/enter", accounts::create_entry);
    r.add(open, get.clone(), "/email/new", accounts::new_email);
    r.add(open, post.clone(), "/email/new", accounts::change_email);
    r.add(open, get.clone(), "/email/undo", accounts::old_email);
    r.add(open, post.clone(), "/email/undo", accounts::undo_email);
    r.add(open, get.clone(), "/factor/keep", accounts::keep_factor);
    r.add(open, post.clone(), "/factor/keep", accounts::create_keeping);
    r.add(open, get.clone(), "/setup", accounts::setup);
    r.add(open, post.clone(), "/setup", accounts::create_setup);

    r.add(open, get.clone(), "/review", threads::review);
    r.add(open, post.clone(), "/review", threads::create_review);
    r.signed(get.clone(), "/stop/{token}", notices::stop);
    r.signed(post.clone(), "/stop/{token}", notices::create_stop);
    r.add(open, get.clone(), "/publish", threads::publish);
    r.add(open, post.clone(), "/publish", threads::create_publication);

    r.add(open, get.clone(), "/qr.svg", share::qr);
    r.shared("/s/{space}/board", share::space);
    r.shared("/t/{id}/board", share::thread);
    r.alike("/feed.{format}", feeds::site);
    r.alike("/s/{space}/feed.{format}", feeds::space);
    r.alike("/s/{space}/{forum}/feed.{format}", feeds::forum);
    r.alike("/s/{space}/tags/{tag}/feed.{format}", feeds::tag);
    r.alike("/t/{id}/feed.{format}", feeds::thread);
    r.alike("/u/{name}/feed.{format}", feeds::person);
    r.alike("/o/{office}/feed.{format}", feeds::office);
    r.alike("/b/{blog}/feed.{format}", feeds::blog);
    r.alike("/b/{blog}/series/{id}/feed.{format}", feeds::series);

    r.shared("/b", blogs::all);
    // Words that blogs need for themselves stand ahead of their address words.
    r.add(Access::Member, get.clone(), "/b/mine", blogs::mine);
    r.add(Access::Member, get.clone(), "/b/new", blogs::new);
    r.shared("/b/{blog}", blogs::show);
    let series = "/b/{blog}/series";
    r.add(Access::Member, get.clone(), series, blogs::all_series);
    r.shared("/b/{blog}/series/{id}", blogs::series);
    let newsletter = "/b/{blog}/newsletter";
    r.add(open, get.clone(), newsletter, blogs::newsletter);
    r.add(open, post.clone(), newsletter, blogs::create_reader);
    let end = "/b/{blog}/newsletter/end";
    r.add(Access::Member, post.clone(), end, blogs::end_reader);
    let reader = "/newsletter";
    r.add(open, get.clone(), reader, blogs::reader);
    r.add(open, post.clone(), reader, blogs::confirm_reader);
    r.shared("/b/{blog}/{year}/{month}", blogs::month);
    r.add(open, get.clone(), "/questions/{id}", questions::show);
    let letter = "/questions/{id}/letter";
    r.add(open, get.clone(), letter, questions::letter);
    r.add(open, post.clone(), letter, questions::make_letter);
    r.shared("/o", offices::all);
    r.shared("/o/{office}", offices::show);
    r.shared("/o/{office}/figures", questions::figures::show);
    let data = "/o/{office}/questions.{data}";
    r.add(open, get.clone(), data, questions::office_data);
    let data = "/s/{space}/questions.{data}";
    r.add(open, get.clone(), data, questions::space_data);
    r.shared("/s/{space}/offices/data", questions::dictionary);
    r.shared("/u/{name}", accounts::person);
    r.shared("/s/{space}", spaces::show);
    r.shared("/s/{space}/about", spaces::about);
    r.shared("/s/{space}/tags", spaces::tags);
    r.shared("/s/{space}/tags/{tag}", threads::tagged);
    r.shared("/t/{id}", threads::show);
    r.add(open, get.clone(), "/p/{id}", threads::permalink);
    r.add(open, get.clone(), "/f/{id}/{name}", files::show);
    r.add(
        open,
        get.clone(),
        "/avatars/{id}/{name}",
        files::show_avatar,
    );
    r.shared("/p/{id}/history", threads::history);
    // Words that a space needs for itself (`join`, `members` ...) stand in `member`, ahead of forums in the router.
}

fn member(r: &mut Routes) {
    let (get, post) = (Method::GET, Method::POST);
    let own = Access::Member;
    r.add(own, get.clone(), "/signout", accounts::sign_out_page);
    r.add(own, post.clone(), "/signout", accounts::sign_out);
    r.add(own, get.clone(), "/confirm/again", accounts::confirm_again);
    r.add(own, post.clone(), "/confirm/again", accounts::create_again);
    r.add(own, get.clone(), "/proof", accounts::proof);
    r.add(own, post.clone(), "/proof", accounts::create_proof);
    r.add(own, get.clone(), "/settings", accounts::settings);
    r.add(own, post.clone(), "/settings", accounts::save);
    r.add(own, get.clone(), "/settings/picture", accounts::avatar);
    r.add_upload(own, "/settings/picture", accounts::create_avatar);
    let end = "/settings/picture/end";
    r.add(own, post.clone(), end, accounts::end_avatar);
    let back = "/settings/picture/restoration";
    r.add(own, post.clone(), back, accounts::restore_avatar);
    r.add(own, get.clone(), "/settings/email", accounts::email);
    r.add(own, post.clone(), "/settings/email", accounts::offer_email);
    let again = "/settings/email/retry";
    r.add(own, get.clone(), again, accounts::letters_again);
    r.add(own, post.clone(), again, accounts::retry_letters);
    r.add(own, get.clone(), "/settings/password", accounts::password);
    r.add(
        own,
        post.clone(),
        "/settings/password",
        accounts::change_password,
    );
    r.add(own, get.clone(), "/settings/devices", accounts::devices);
    r.add(
        own,
        post.clone(),
        "/settings/devices/others/end",
        accounts::end_others,
    );
    r.add(
        own,
        post.clone(),
        "/settings/devices/{id}/end",
        accounts::end_device,
    );

    r.add(own, get.clone(), "/settings/factor", accounts::factor);
    r.add(
        own,
        post.clone(),
        "/settings/factor",
        accounts::create_factor,
    );
    r.add(
        own,
        post.clone(),
        "/settings/factor/confirmation",
        accounts::confirm_factor,
    );
    r.add(
        own,
        post.clone(),
        "/settings/factor/end",
        accounts::end_factor,
    );
    r.add(own, get.clone(), "/settings/name", accounts::own_name);
    r.add(own, post.clone(), "/settings/name", accounts::choose_name);
    r.add(
        own,
        post.clone(),
        "/settings/factor/codes",
        accounts::replace_codes,
    );
    r.add(own, get.clone(), "/u/{name}/factor", accounts::lost_factor);
    r.add(
        own,
        post.clone(),
        "/u/{name}/factor/releases",
        accounts::create_release,
    );
    let takeout = "/settings/takeout";
    r.add(own, get.clone(), takeout, accounts::takeout::show);
    r.add(own, post.clone(), takeout, accounts::takeout::create);
    r.add(
        own,
        get.clone(),
        "/settings/takeout/{name}",
        accounts::takeout::fetch,
    );
    r.add(own, get.clone(), "/settings/tokens", accounts::tokens::show);
    r.add(
        own,
        post.clone(),
        "/settings/tokens",
        accounts::create_token,
    );
    r.add(
        own,
        post.clone(),
        "/settings/tokens/{id}/end",
        accounts::end_token,
    );
    r.add(own, get.clone(), "/settings/address", accounts::address);
    r.add(
        own,
        post.clone(),
        "/settings/address",
        accounts::offer_address,
    );
    r.add(own, post.clone(), "/join", accounts::create_joining);
    r.add(own, get.clone(), "/admin/audit", accounts::audit::show);
    let letters = "/admin/deliveries";
    r.add(own, get.clone(), letters, accounts::deliveries::show);
    let retry = "/admin/deliveries/retry";
    r.add(own, post.clone(), retry, accounts::deliveries::retry_all);
    let retry = "/admin/deliveries/{id}/retry";
    r.add(own, post.clone(), retry, accounts::deliveries::retry);
    let cancel = "/admin/deliveries/{id}/cancel";
    r.add(own, post.clone(), cancel, accounts::deliveries::cancel);
    r.add(own, get.clone(), "/names", accounts::names);
    r.add(
        own,
        post.clone(),
        "/names/{id}/decision",
        accounts::decide_name,
    );
    r.add(
        own,
        post.clone(),
        "/s/{space}/read",
        threads::mark_space_read,
    );
    r.add(
        own,
        post.clone(),
        "/s/{space}/{forum}/read",
        threads::mark_forum_read,
    );
    r.add(own, post.clone(), "/t/{id}/read", threads::mark_read);
    r.add(own, post.clone(), "/p/{id}/unread", threads::mark_unread);

    r.add(own, get.clone(), "/spaces/new", spaces::new);
    r.add(own, post.clone(), "/spaces", spaces::create);
    r.add(own, get.clone(), "/s/{space}/join", spaces::join);
    r.add(own, get.clone(), "/s/{space}/members", spaces::members);
    r.add(
        own,
        post.clone(),
        "/s/{space}/members",
        spaces::create_member,
    );
    r.add(own, post.clone(), "/s/{space}/members/others", spaces::add);
    r.add(
        own,
        post.clone(),
        "/s/{space}/members/me/end",
        spaces::end_own,
    );
    r.add(
        own,
        post.clone(),
        "/s/{space}/members/{name}/decision",
        spaces::decide,
    );
    r.add(
        own,
        post.clone(),
        "/s/{space}/members/{name}/role",
        spaces::set_role,
    );
    r.add(
        own,
        post.clone(),
        "/s/{space}/members/{name}/vouch",
        spaces::vouch,
    );
    r.add(own, get.clone(), "/s/{space}/waiting", spaces::waiting);
    r.add(own, get.clone(), "/s/{space}/invites", spaces::invites);
    r.add(
        own,
        post.clone(),
        "/s/{space}/invites",
        spaces::create_invite,
    );
    r.add(own, get.clone(), "/s/{space}/invites/{id}", spaces::invite);
    r.add(
        own,
        post.clone(),
        "/s/{space}/invites/{id}/end",
        spaces::end_invite,
    );
    r.add(
        own,
        post.clone(),
        "/s/{space}/invites/{id}/resets",
        spaces::create_pupil_reset,
    );
    let residence = "/s/{space}/residence";
    r.add(own, get.clone(), residence, residents::own);
    r.add(own, post.clone(), residence, residents::create);
    let all = "/s/{space}/residents";
    r.add(own, get.clone(), all, residents::show);
    r.add(own, post.clone(), all, residents::confirm);
    let end = "/s/{space}/residents/end";
    r.add(own, post.clone(), end, residents::end);
    let list = "/s/{space}/residents/list";
    r.add(own, post.clone(), list, residents::save_list);
    let letters = "/s/{space}/residents/letters";
    r.add(own, post.clone(), letters, residents::make_letters);
    let printed = "/s/{space}/residents/letters/{id}";
    r.add(own, get.clone(), printed, residents::letters);
    let end = "/s/{space}/residents/letters/{id}/end";
    r.add(own, post.clone(), end, residents::end_letters);
    r.add(own, post.clone(), "/s/{space}/tags", spaces::create_tag);
    let tag = "/s/{space}/tags/{tag}/settings";
    r.add(own, get.clone(), tag, spaces::tag_settings);
    r.add(own, post.clone(), tag, spaces::save_tag);
    let end = "/s/{space}/tags/{tag}/end";
    r.add(own, post.clone(), end, spaces::end_tag);
    let new = "/s/{space}/offices/new";
    r.add(own, get.clone(), new, offices::new);
    let all = "/s/{space}/offices";
    r.add(own, post.clone(), all, offices::create);
    for rules in [
        "/admin/questions-settings",
        "/s/{space}/offices/rules",
        "/o/{office}/rules",
    ] {
        r.add(own, get.clone(), rules, offices::rules);
        r.add(own, post.clone(), rules, offices::save_rules);
    }
    let settings = "/o/{office}/settings";
    r.add(own, get.clone(), settings, offices::settings);
    r.add(own, post.clone(), settings, offices::save_settings);
    let people = "/o/{office}/people";
    r.add(own, get.clone(), people, offices::people);
    r.add(own, post.clone(), people, offices::save_people);
    r.add(own, get.clone(), "/s/{space}/settings", spaces::settings);
    r.add(own, post.clone(), "/s/{space}/settings", spaces::save);
    r.add(own, get.clone(), "/s/{space}/ask", questions::new);
    let waiting = "/s/{space}/ask/waiting";
    r.add(own, get.clone(), waiting, questions::waiting);
    let intake = "/s/{space}/ask/intake";
    r.add(own, get.clone(), intake, questions::intake::new);
    r.add_upload(own, intake, questions::intake::create);
    let slip = "/questions/{id}/slip";
    r.add(own, get.clone(), slip, questions::intake::show);
    let scan = "/questions/{id}/scan";
    r.add(own, get.clone(), scan, questions::scan::show);
    r.add_upload(own, scan, questions::scan::create);
    let picture = "/questions/{id}/scan/picture";
    r.add(own, get.clone(), picture, questions::scan::picture);
    let end = "/questions/{id}/scan/end";
    r.add(own, post.clone(), end, questions::scan::end);
    let back = "/questions/{id}/scan/restoration";
    r.add(own, post.clone(), back, questions::scan::restore);
    r.add(own, get.clone(), "/claim", questions::claiming);
    r.add(own, post.clone(), "/claim", questions::claim);
    let sent = "/s/{space}/questions";
    r.add_upload(own, sent, questions::create);
    let again = "/questions/{id}/edit";
    r.add(own, get.clone(), again, questions::edit);
    let again = "/questions/{id}/submission";
    r.add_upload(own, again, questions::save);
    let acts = "/questions/{id}/acts";
    r.add(own, post.clone(), acts, questions::create_act);
    let cosigns = "/questions/{id}/cosigns";
    r.add(own, post.clone(), cosigns, questions::cosign);
    let end = "/questions/{id}/cosigns/end";
    r.add(own, post.clone(), end, questions::end_cosign);
    let removals = "/questions/{id}/removals";
    r.add(own, get.clone(), removals, questions::removals::show);
    r.add(own, post.clone(), removals, questions::removals::create);
    let notes = "/questions/{id}/redactions";
    r.add(own, get.clone(), notes, questions::notes::show);
    r.add(own, post.clone(), notes, questions::notes::create);
    r.add(own, get.clone(), "/addressees/{id}", questions::handle);
    let clock = "/addressees/{id}/clock";
    r.add(own, get.clone(), clock, questions::legal::show);
    r.add(own, post.clone(), clock, questions::legal::create);
    r.add(own, get.clone(), "/admin/packs", offices::packs);
    r.add(own, post.clone(), "/admin/packs", offices::check_pack);
    let steps = "/addressees/{id}/steps";
    r.add(own, post.clone(), steps, questions::create_step);
    r.add(own, get.clone(), "/o/{office}/desk", questions::desk);
    let templates = "/o/{office}/templates";
    r.add(own, get.clone(), templates, offices::templates);
    r.add(own, post.clone(), templates, offices::save_templates);
    let articles = "/o/{office}/articles";
    r.add(own, get.clone(), articles, offices::articles);
    r.add(own, post.clone(), articles, offices::create_article);
    let new = "/o/{office}/articles/new";
    r.add(own, get.clone(), new, offices::new_article);
    let article = "/o/{office}/articles/{id}";
    r.add(own, get.clone(), article, offices::article);
    r.add(own, post.clone(), article, offices::act_article);
    r.add(own, get.clone(), "/s/{space}/forums", spaces::forums);
    r.add(own, post.clone(), "/s/{space}/forums", spaces::create_forum);
    r.add(own, get.clone(), "/s/{space}/forums/new", spaces::new_forum);
    // A forum's list is public; it stands here because it must come behind the words above.
    r.shared("/s/{space}/{forum}", spaces::forum);
    r.add(
        own,
        get.clone(),
        "/s/{space}/{forum}/settings",
        spaces::forum_settings,
    );
    r.add(
        own,
        post.clone(),
        "/s/{space}/{forum}/settings",
        spaces::save_forum,
    );
    r.add(
        own,
        get.clone(),
        "/s/{space}/{forum}/new",
        threads::new_thread,
    );
    r.add(
        own,
        post.clone(),
        "/s/{space}/{forum}/threads",
        threads::create_thread,
    );

    r.add(own, post.clone(), "/preview", threads::preview);
    r.add_upload(own, "/files", files::create);
    r.add(own, get.clone(), "/drafts", threads::drafts);
    r.add(own, post.clone(), "/drafts", threads::save_draft);
    r.add(own, get.clone(), "/drafts/{target}", threads::draft);
    r.add(
        own,
        post.clone(),
        "/drafts/{target}/discard",
        threads::discard_draft,
    );
    r.add(own, get.clone(), "/t/{id}/reply", threads::new_post);
    r.add(own, post.clone(), "/t/{id}/posts", threads::create_post);
    r.add(own, post.clone(), "/t/{id}/view", threads::keep_view);
    r.add(own, post.clone(), "/b", blogs::create);
    let settings = "/b/{blog}/settings";
    r.add(own, get.clone(), settings, blogs::settings);
    r.add(own, post.clone(), settings, blogs::save_settings);
    r.add(own, get.clone(), "/b/{blog}/new", threads::new_article);
    let articles = "/b/{blog}/articles";
    r.add(own, post.clone(), articles, threads::create_article);
    r.add(own, get.clone(), "/articles/{id}", blogs::article);
    r.add(
        own,
        get.clone(),
        "/articles/{id}/edit",
        threads::edit_article,
    );
    r.add(
        own,
        post.clone(),
        "/articles/{id}/revisions",
        threads::save_article,
    );
    let publication = "/articles/{id}/publication";
    r.add(own, post.clone(), publication, blogs::create_publication);
    r.add(own, post.clone(), "/articles/{id}/end", blogs::end);
    let series = "/b/{blog}/series";
    r.add(own, post.clone(), series, blogs::create_series);
    let settings = "/b/{blog}/series/{id}/settings";
    r.add(own, get.clone(), settings, blogs::series_settings);
    r.add(own, post.clone(), settings, blogs::save_series);
    r.add(own, post.clone(), "/articles/{id}/series", blogs::put);
    let authors = "/articles/{id}/authors";
    r.add(own, post.clone(), authors, blogs::create_coauthor);
    let end = "/articles/{id}/authors/{name}/end";
    r.add(own, post.clone(), end, blogs::end_coauthor);
    let authorship = "/articles/{id}/authorship";
    r.add(own, post.clone(), authorship, blogs::create_authorship);
    let letter = "/articles/{id}/letter";
    r.add(own, post.clone(), letter, blogs::create_trial);
    r.add_upload(own, "/articles/{id}/cover", blogs::create_cover);
    let end = "/articles/{id}/cover/end";
    r.add(own, post.clone(), end, blogs::end_cover);
    r.add(own, get.clone(), "/t/{id}/tags", threads::tags);
    r.add(own, post.clone(), "/t/{id}/tags", threads::save_tags);
    r.add(own, get.clone(), "/t/{id}/moderate", threads::moderate);
    r.add(own, post.clone(), "/t/{id}/lock", threads::create_lock);
    r.add(own, post.clone(), "/t/{id}/lock/end", threads::end_lock);
    r.add(own, post.clone(), "/t/{id}/pin", threads::create_pin);
    r.add(own, post.clone(), "/t/{id}/pin/end", threads::end_pin);
    r.add(own, post.clone(), "/t/{id}/moves", threads::create_move);
    r.add(own, get.clone(), "/p/{id}/edit", threads::edit);
    r.add(
        own,
        post.clone(),
        "/p/{id}/revisions",
        threads::create_revision,
    );
    r.add(own, get.clone(), "/p/{id}/addition", threads::addition);
    r.add(
        own,
        post.clone(),
        "/p/{id}/additions",
        threads::create_addition,
    );
    r.add(
        own,
        post.clone(),
        "/p/{id}/reactions",
        threads::create_reaction,
    );
    r.add(
        own,
        post.clone(),
        "/p/{id}/reactions/end",
        threads::end_reaction,
    );
    r.add(own, get.clone(), "/p/{id}/pictures", threads::pictures);
    r.add(
        own,
        post.clone(),
        "/p/{id}/descriptions",
        threads::create_descriptions,
    );
    r.add(own, get.clone(), "/notices", notices::show);
    r.add(own, post.clone(), "/notices/read", notices::mark_read);
    r.add(own, get.clone(), "/notices/{id}", notices::lead);
    r.add(own, post.clone(), "/follows", notices::choose);
    r.add(own, get.clone(), "/settings/follows", notices::follows);
    r.add(own, get.clone(), "/settings/notices", notices::letters);
    r.add(
        own,
        post.clone(),
        "/settings/notices",
        notices::save_letters,
    );
    r.add(own, get.clone(), "/bookmarks", threads::bookmarks);
    r.add(own, get.clone(), "/p/{id}/bookmark", threads::bookmark);
    r.add(
        own,
        post.clone(),
        "/p/{id}/bookmark",
        threads::create_bookmark,
    );
    r.add(
        own,
        post.clone(),
        "/p/{id}/bookmark/end",
        threads::end_bookmark,
    );
    r.add(own, get.clone(), "/p/{id}/purge", threads::purge);
    r.add(own, post.clone(), "/p/{id}/purges", threads::create_purge);
    r.add(own, get.clone(), "/p/{id}/delete", threads::delete);
    r.add(
        own,
        post.clone(),
        "/p/{id}/deletions",
        threads::create_deletion,
    );
    r.add(own, get.clone(), "/p/{id}/decision", threads::decision);
    r.add(own, post.clone(), "/p/{id}/decision", threads::decide);
    r.add(own, get.clone(), "/p/{id}/remove", threads::remove);
    r.add(
        own,
        post.clone(),
        "/p/{id}/removals",
        threads::create_removal,
    );
    let hidden = "/p/{id}/redactions";
    r.add(own, get.clone(), hidden, threads::redactions);
    r.add(own, post.clone(), hidden, threads::create_redaction);
    r.add(own, get.clone(), "/p/{id}/restore", threads::restore);
    r.add(
        own,
        post.clone(),
        "/p/{id}/restorations",
        threads::create_restoration,
    );
}

fn api_public(r: &mut Routes) {
    let any = (Access::Public, Needs::Token);
    let read = (Access::Public, Needs::Scope(Scope::Read));
    r.api(any, Method::GET, "/api/v1/openapi.json", |_, _| {
        api::openapi(document())
    });
    r.api(any, Method::GET, "/api/v1/session", api::session);
    r.api(read, Method::GET, "/api/v1/events", live::events::list);
    r.socket(read, "/api/v1/live", live::socket::open);
    r.socket(read, "/api/v1/live/echo", live::echo::show);
    r.api(read, Method::GET, "/api/v1/live/stream", live::stream::show);
    r.api(read, Method::GET, "/api/v1/spaces", api::spaces::list);
    r.api(
        read,
        Method::GET,
        "/api/v1/spaces/{space}",
        api::spaces::show,
    );
    r.api(
        read,
        Method::GET,
        "/api/v1/spaces/{space}/forums",
        api::forums::list,
    );
    let forum = "/api/v1/spaces/{space}/forums/{forum}";
    r.api(read, Method::GET, forum, api::forums::show);
    r.api(
        read,
        Method::GET,
        "/api/v1/spaces/{space}/forums/{forum}/threads",
        api::threads::list,
    );
    let tags = "/api/v1/spaces/{space}/tags";
    r.api(read, Method::GET, tags, api::tags::list);
    r.api(
        read,
        Method::GET,
        "/api/v1/spaces/{space}/tags/{tag}/threads",
        api::threads::tagged,
    );
    r.api(
        read,
        Method::GET,
        "/api/v1/threads/{id}",
        api::threads::show,
    );
    r.api(
        read,
        Method::GET,
        "/api/v1/threads/{id}/posts",
        api::posts::list,
    );
    r.api(read, Method::GET, "/api/v1/posts/{id}", api::posts::show);
    r.api(
        read,
        Method::GET,
        "/api/v1/posts/{id}/revisions",
        api::history::revisions,
    );
    r.api(read, Method::GET, "/api/v1/articles", api::blogs::all);
    let article = "/api/v1/articles/{id}";
    r.api(read, Method::GET, article, api::blogs::article);
    r.api(read, Method::GET, "/api/v1/blogs", api::blogs::list);
    let mine = (Access::Member, Needs::Scope(Scope::Read));
    r.api(mine, Method::GET, "/api/v1/blogs/mine", api::blogs::mine);
    let blog = "/api/v1/blogs/{blog}";
    r.api(read, Method::GET, blog, api::blogs::show);
    let articles = "/api/v1/blogs/{blog}/articles";
    r.api(read, Method::GET, articles, api::blogs::articles);
    let newsletter = "/api/v1/blogs/{blog}/newsletter";
    r.api(read, Method::GET, newsletter, api::newsletters::show);
    let series = "/api/v1/blogs/{blog}/series";
    r.api(read, Method::GET, series, api::series::list);
    let one = "/api/v1/blogs/{blog}/series/{id}";
    r.api(read, Method::GET, one, api::series::show);
    r.api(read, Method::GET, "/api/v1/offices", api::offices::list);
    let office = "/api/v1/offices/{office}";
    r.api(read, Method::GET, office, api::offices::show);
    let clock = "/api/v1/addressees/{id}/clock";
    r.api(read, Method::GET, clock, api::legal::show);
    let figures = "/api/v1/offices/{office}/figures";
    r.api(read, Method::GET, figures, api::figures::show);
    let list = "/api/v1/offices/{office}/questions";
    r.api(read, Method::GET, list, api::asked::list);
    let question = "/api/v1/questions/{id}";
    r.api(read, Method::GET, question, api::questions::show);
    let person = "/api/v1/people/{name}";
    r.api(read, Method::GET, person, api::people::show);
    // Whoever has a token has an account already.
    let page = (Access::Public, Needs::Session);
    r.api(
        page,
        Method::POST,
        "/api/v1/class-accounts",
        api::invites::register,
    );
}

fn api_member(r: &mut Routes) {
    let to = |scope| (Access::Member, Needs::Scope(scope));
    let (read, write, drafts) = (to(Scope::Read), to(Scope::Write), to(Scope::Drafts));
    let (moderate, admin) = (to(Scope::Moderate), to(Scope::Admin));
    let session = (Access::Member, Needs::Session);
    r.api(
        write,
        Method::POST,
        "/api/v1/spaces/{space}/forums/{forum}/threads",
        api::threads::create,
    );
    r.api(
        write,
        Method::POST,
        "/api/v1/threads/{id}/posts",
        api::posts::create,
    );
    r.api(write, Method::POST, "/api/v1/blogs", api::blogs::create);
    let settings = "/api/v1/blogs/{blog}/settings";
    r.api(read, Method::GET, settings, api::blogs::settings);
    r.api(write, Method::PUT, settings, api::blogs::save);
    let own = "/api/v1/blogs/{blog}/drafts";
    r.api(read, Method::GET, own, api::blogs::drafts);
    let articles = "/api/v1/blogs/{blog}/articles";
    r.api(write, Method::POST, articles, api::blogs::begin);
    let article = "/api/v1/articles/{id}";
    r.api(write, Method::PUT, article, api::blogs::change);
    r.api(write, Method::DELETE, article, api::blogs::discard);
    let publication = "/api/v1/articles/{id}/publication";
    r.api(write, Method::POST, publication, api::blogs::publish);
    let cover = "/api/v1/articles/{id}/cover";
    r.api_upload(write, cover, api::blogs::choose_cover);
    r.api(write, Method::DELETE, cover, api::blogs::end_cover);
    let settings = "/api/v1/settings";
    r.api(read, Method::GET, settings, api::settings::show);
    r.api(write, Method::PUT, settings, api::settings::save);
    let name = "/api/v1/settings/name";
    r.api(write, Method::PUT, name, api::settings::choose_name);
    let picture = "/api/v1/settings/picture";
    r.api(read, Method::GET, picture, api::settings::picture);
    r.api_upload(write, picture, api::settings::choose_picture);
    r.api(write, Method::DELETE, picture, api::settings::end_picture);
    let back = "/api/v1/settings/picture/restoration";
    r.api(write, Method::POST, back, api::settings::restore_picture);
    let rules = "/api/v1/admin/questions-settings";
    r.api(admin, Method::GET, rules, api::offices::site_rules);
    r.api(admin, Method::PUT, rules, api::offices::save_site_rules);
    let rules = "/api/v1/spaces/{space}/offices/rules";
    r.api(admin, Method::GET, rules, api::offices::space_rules);
    r.api(admin, Method::PUT, rules, api::offices::save_space_rules);
    let rules = "/api/v1/offices/{office}/rules";
    r.api(admin, Method::GET, rules, api::offices::rules);
    r.api(admin, Method::PUT, rules, api::offices::save_rules);
    let offices = "/api/v1/spaces/{space}/offices";
    r.api(admin, Method::POST, offices, api::offices::create);
    let settings = "/api/v1/offices/{office}/settings";
    r.api(admin, Method::POST, settings, api::offices::change);
    let people = "/api/v1/offices/{office}/people";
    r.api(write, Method::POST, people, api::offices::people);
    let desk = "/api/v1/offices/{office}/desk";
    r.api(read, Method::GET, desk, api::asked::desk);
    let templates = "/api/v1/offices/{office}/templates";
    r.api(read, Method::GET, templates, api::answers::templates);
    r.api(write, Method::POST, templates, api::answers::save_templates);
    let articles = "/api/v1/offices/{office}/articles";
    r.api(read, Method::GET, articles, api::official::list);
    r.api(write, Method::POST, articles, api::official::create);
    let article = "/api/v1/offices/{office}/articles/{id}";
    r.api(read, Method::GET, article, api::official::show);
    r.api(write, Method::POST, article, api::official::act);
    let asked = "/api/v1/spaces/{space}/questions";
    r.api(write, Method::POST, asked, api::questions::create);
    let intakes = "/api/v1/spaces/{space}/intakes";
    r.api(moderate, Method::POST, intakes, api::intakes::create);
    let slip = "/api/v1/questions/{id}/slip";
    r.api(moderate, Method::GET, slip, api::intakes::slip);
    let scan = "/api/v1/questions/{id}/scan";
    r.api(moderate, Method::GET, scan, api::scans::show);
    r.api_upload(moderate, scan, api::scans::create);
    r.api(moderate, Method::DELETE, scan, api::scans::end);
    let picture = "/api/v1/questions/{id}/scan/picture";
    r.api(moderate, Method::GET, picture, api::scans::picture);
    let back = "/api/v1/questions/{id}/scan/restoration";
    r.api(moderate, Method::POST, back, api::scans::restore);
    r.api(write, Method::POST, "/api/v1/claims", api::intakes::claim);
    let waiting = "/api/v1/spaces/{space}/questions/waiting";
    r.api(moderate, Method::GET, waiting, api::asked::waiting);
    let question = "/api/v1/questions/{id}";
    r.api(write, Method::PUT, question, api::questions::save);
    let acts = "/api/v1/questions/{id}/acts";
    r.api(write, Method::POST, acts, api::questions::act);
    let cosign = "/api/v1/questions/{id}/cosign";
    r.api(write, Method::PUT, cosign, api::questions::cosign);
    r.api(write, Method::DELETE, cosign, api::questions::end_cosign);
    let removals = "/api/v1/questions/{id}/removals";
    r.api(moderate, Method::GET, removals, api::removals::list);
    r.api(moderate, Method::POST, removals, api::removals::create);
    let notes = "/api/v1/questions/{id}/redactions";
    r.api(read, Method::GET, notes, api::redactions::of_notes);
    r.api(moderate, Method::POST, notes, api::redactions::hide_notes);
    let clock = "/api/v1/addressees/{id}/clock";
    r.api(write, Method::POST, clock, api::legal::save);
    let packs = "/api/v1/admin/packs";
    r.api(admin, Method::GET, packs, api::legal::packs);
    r.api(admin, Method::POST, packs, api::legal::check);
    let steps = "/api/v1/addressees/{id}/steps";
    r.api(write, Method::POST, steps, api::questions::step);
    let tags = "/api/v1/spaces/{space}/tags";
    r.api(moderate, Method::POST, tags, api::tags::create);
    let tag = "/api/v1/spaces/{space}/tags/{tag}";
    r.api(moderate, Method::PUT, tag, api::tags::rename);
    r.api(moderate, Method::DELETE, tag, api::tags::remove);
    let people = "/api/v1/spaces/{space}/people";
    r.api(read, Method::GET, people, api::people::list);
    r.api(admin, Method::POST, "/api/v1/spaces", api::spaces::create);
    let settings = "/api/v1/spaces/{space}/settings";
    r.api(admin, Method::GET, settings, api::spaces::settings);
    r.api(admin, Method::PUT, settings, api::spaces::save);
    let forums = "/api/v1/spaces/{space}/forums";
    r.api(admin, Method::POST, forums, api::forums::create);
    let settings = "/api/v1/spaces/{space}/forums/{forum}/settings";
    r.api(admin, Method::GET, settings, api::forums::settings);
    r.api(admin, Method::PUT, settings, api::forums::save);
    let members = "/api/v1/spaces/{space}/members";
    r.api(moderate, Method::GET, members, api::members::list);
    r.api(write, Method::POST, members, api::members::join);
    let own = "/api/v1/spaces/{space}/members/me";
    r.api(read, Method::GET, own, api::members::own);
    r.api(write, Method::DELETE, own, api::members::leave);
    let others = "/api/v1/spaces/{space}/members/others";
    r.api(moderate, Method::POST, others, api::members::add);
    let decision = "/api/v1/spaces/{space}/members/{name}/decision";
    r.api(moderate, Method::POST, decision, api::members::decide);
    let role = "/api/v1/spaces/{space}/members/{name}/role";
    r.api(admin, Method::PUT, role, api::members::set_role);
    let vouch = "/api/v1/spaces/{space}/members/{name}/vouch";
    r.api(moderate, Method::POST, vouch, api::members::vouch);
    let tags = "/api/v1/threads/{id}/tags";
    r.api(write, Method::PUT, tags, api::threads::save_tags);
    r.api(
        read,
        Method::POST,
        "/api/v1/spaces/{space}/read",
        api::reading::space,
    );
    r.api(
        read,
        Method::POST,
        "/api/v1/spaces/{space}/forums/{forum}/read",
        api::reading::forum,
    );
    let view = "/api/v1/threads/{id}/view";
    r.api(read, Method::PUT, view, api::reading::keep_view);
    r.api(
        read,
        Method::POST,
        "/api/v1/threads/{id}/read",
        api::reading::thread,
    );
    r.api(
        read,
        Method::POST,
        "/api/v1/posts/{id}/unread",
        api::reading::unread,
    );
    r.api(
        write,
        Method::POST,
        "/api/v1/posts/{id}/additions",
        api::history::add,
    );
    let hidden = "/api/v1/posts/{id}/redactions";
    r.api(read, Method::GET, hidden, api::redactions::list);
    let descriptions = "/api/v1/posts/{id}/descriptions";
    r.api(read, Method::GET, descriptions, api::descriptions::list);
    r.api(write, Method::POST, descriptions, api::descriptions::save);
    let notify = (Access::Member, Needs::Scope(Scope::Notify));
    let notifications = "/api/v1/notifications";
    r.api(notify, Method::GET, notifications, api::notices::list);
    let seen = "/api/v1/notifications/read";
    r.api(notify, Method::POST, seen, api::notices::mark_read);
    let letters = "/api/v1/settings/notices";
    r.api(notify, Method::GET, letters, api::notices::letters);
    r.api(notify, Method::PUT, letters, api::notices::save_letters);
    let newsletter = "/api/v1/blogs/{blog}/newsletter";
    r.api(notify, Method::PUT, newsletter, api::newsletters::join);
    r.api(notify, Method::DELETE, newsletter, api::newsletters::end);
    let series = "/api/v1/blogs/{blog}/series";
    r.api(write, Method::POST, series, api::series::create);
    let one = "/api/v1/blogs/{blog}/series/{id}";
    r.api(write, Method::PUT, one, api::series::save);
    r.api(write, Method::DELETE, one, api::series::end);
    let part = "/api/v1/articles/{id}/series";
    r.api(write, Method::PUT, part, api::series::put);
    let authors = "/api/v1/articles/{id}/authors";
    r.api(read, Method::GET, authors, api::coauthors::list);
    r.api(write, Method::POST, authors, api::coauthors::create);
    let one = "/api/v1/articles/{id}/authors/{name}";
    r.api(write, Method::DELETE, one, api::coauthors::end);
    let authorship = "/api/v1/articles/{id}/authorship";
    r.api(write, Method::PUT, authorship, api::coauthors::accept);
    let letter = "/api/v1/articles/{id}/letter";
    r.api(write, Method::POST, letter, api::newsletters::try_out);
    let follows = "/api/v1/follows";
    r.api(notify, Method::GET, follows, api::notices::follows);
    let follow = "/api/v1/follows/{target}";
    r.api(notify, Method::PUT, follow, api::notices::follow);
    r.api(read, Method::GET, "/api/v1/bookmarks", api::acts::bookmarks);
    r.api(
        write,
        Method::POST,
        "/api/v1/posts/{id}/reactions",
        api::acts::react,
    );
    r.api(
        write,
        Method::POST,
        "/api/v1/posts/{id}/reactions/end",
        api::acts::end_reaction,
    );
    r.api(
        write,
        Method::POST,
        "/api/v1/posts/{id}/bookmark",
        api::acts::keep_bookmark,
    );
    r.api(
        write,
        Method::POST,
        "/api/v1/posts/{id}/bookmark/end",
        api::acts::end_bookmark,
    );
    r.api(
        admin,
        Method::POST,
        "/api/v1/posts/{id}/purges",
        api::history::purge,
    );
    r.api(write, Method::PATCH, "/api/v1/posts/{id}", api::posts::edit);
    r.api(
        write,
        Method::DELETE,
        "/api/v1/posts/{id}",
        api::posts::delete,
    );
    r.api(
        moderate,
        Method::GET,
        "/api/v1/spaces/{space}/waiting",
        api::waiting::list,
    );
    r.api(
        moderate,
        Method::POST,
        "/api/v1/posts/{id}/decision",
        api::waiting::decide,
    );
    r.api(session, Method::GET, "/api/v1/sessions", api::own::sessions);
    r.api(
        session,
        Method::DELETE,
        "/api/v1/sessions/{id}",
        api::own::end_session,
    );
    r.api(
        session,
        Method::POST,
        "/api/v1/sessions/others/end",
        api::own::end_others,
    );
    r.api(
        session,
        Method::POST,
        "/api/v1/session/proof",
        api::own::create_proof,
    );
    r.api(session, Method::GET, "/api/v1/factor", api::own::factor);
    r.api(write, Method::POST, "/api/v1/preview", api::posts::preview);
    r.api_upload(write, "/api/v1/files", api::files::create);
    r.api(drafts, Method::GET, "/api/v1/drafts", api::drafts::list);
    r.api(
        drafts,
        Method::GET,
        "/api/v1/drafts/{target}",
        api::drafts::show,
    );
    r.api(
        drafts,
        Method::PUT,
        "/api/v1/drafts/{target}",
        api::drafts::save,
    );
    r.api(
        drafts,
        Method::DELETE,
        "/api/v1/drafts/{target}",
        api::drafts::discard,
    );
    r.api(admin, Method::GET, "/api/v1/audit", api::audit::list);
    let takeout = "/api/v1/settings/takeout";
    r.api(session, Method::GET, takeout, api::takeout::show);
    r.api(session, Method::POST, takeout, api::takeout::create);
    r.api(session, Method::GET, "/api/v1/tokens", api::tokens::list);
    r.api(session, Method::POST, "/api/v1/tokens", api::tokens::create);
    r.api(
        session,
        Method::DELETE,
        "/api/v1/tokens/{id}",
        api::tokens::end,
    );
    let letters = "/api/v1/deliveries";
    r.api(admin, Method::GET, letters, api::deliveries::list);
    let retry = "/api/v1/deliveries/retry";
    r.api(admin, Method::POST, retry, api::deliveries::retry_all);
    let retry = "/api/v1/deliveries/{id}/retry";
    r.api(admin, Method::POST, retry, api::deliveries::retry);
    let cancel = "/api/v1/deliveries/{id}/cancel";
    r.api(admin, Method::POST, cancel, api::deliveries::cancel);
    let again = "/api/v1/settings/email/retry";
    r.api(session, Method::POST, again, api::deliveries::retry_own);
    r.api(admin, Method::GET, "/api/v1/names", api::names::list);
    r.api(
        admin,
        Method::POST,
        "/api/v1/names/{id}/decision",
        api::names::decide,
    );
    r.api(
        moderate,
        Method::GET,
        "/api/v1/spaces/{space}/invites",
        api::invites::list,
    );
    r.api(
        moderate,
        Method::POST,
        "/api/v1/spaces/{space}/invites",
        api::invites::create,
    );
    r.api(
        moderate,
        Method::DELETE,
        "/api/v1/spaces/{space}/invites/{id}",
        api::invites::end,
    );
    r.api(
        moderate,
        Method::GET,
        "/api/v1/spaces/{space}/invites/{id}/accounts",
        api::invites::accounts,
    );
    r.api(
        moderate,
        Method::POST,
        "/api/v1/spaces/{space}/invites/{id}/resets",
        api::invites::reset,
    );
    r.api(write, Method::POST, "/api/v1/join", api::invites::join);
    let residence = "/api/v1/spaces/{space}/residence";
    r.api(read, Method::GET, residence, api::residents::own);
    r.api(write, Method::POST, residence, api::residents::reside);
    let all = "/api/v1/spaces/{space}/residents";
    r.api(moderate, Method::GET, all, api::residents::list);
    r.api(moderate, Method::POST, all, api::residents::confirm);
    let end = "/api/v1/spaces/{space}/residents/end";
    r.api(moderate, Method::POST, end, api::residents::end);
    let list = "/api/v1/spaces/{space}/residents/list";
    r.api(admin, Method::POST, list, api::residents::confirm_list);
    let letters = "/api/v1/spaces/{space}/residents/letters";
    r.api(admin, Method::POST, letters, api::residents::make_letters);
    let printed = "/api/v1/spaces/{space}/residents/letters/{id}";
    r.api(admin, Method::GET, printed, api::residents::letters);
    r.api(admin, Method::DELETE, printed, api::residents::end_letters);
    r.api(
        moderate,
        Method::POST,
        "/api/v1/threads/{id}/lock",
        api::moderation::lock,
    );
    r.api(
        moderate,
        Method::POST,
        "/api/v1/threads/{id}/lock/end",
        api::moderation::unlock,
    );
    let pin = "/api/v1/threads/{id}/pin";
    r.api(moderate, Method::POST, pin, api::moderation::pin);
    let end = "/api/v1/threads/{id}/pin/end";
    r.api(moderate, Method::POST, end, api::moderation::unpin);
    r.api(
        moderate,
        Method::POST,
        "/api/v1/threads/{id}/moves",
        api::moderation::move_to,
    );
    r.api(
        moderate,
        Method::POST,
        "/api/v1/posts/{id}/removals",
        api::moderation::remove,
    );
    let hidden = "/api/v1/posts/{id}/redactions";
    r.api(moderate, Method::POST, hidden, api::redactions::create);
    r.api(
        write,
        Method::POST,
        "/api/v1/posts/{id}/restorations",
        api::moderation::restore,
    );
}
