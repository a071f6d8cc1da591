//! THE author of addresses: no other place builds one. Each room of the site has its file, and all are called by their
//! names here, so that none is built twice.

mod accounts;
mod admin;
mod apart;
mod api;
mod blogs;
mod feeds;
mod files;
mod forums;
mod home;
mod notices;
mod offices;
mod parts;
mod posts;
mod questions;
mod reading;
mod residents;
mod share;
mod sitemap;
mod spaces;
mod threads;

pub use accounts::{
    ADDRESS, API_PICTURE, CONFIRM, CONFIRM_AGAIN, DEVICES, EMAIL, ENTER, FACTOR, FACTOR_CODES,
    FACTOR_CONFIRM, FACTOR_END, FORGOT, JOIN, KEEP_FACTOR, LETTER_SENT, LETTERS_AGAIN, NEW_EMAIL,
    OTHER_DEVICES, OWN_NAME, PASSWORD, PICTURE, PICTURE_BACK, PICTURE_END, PROOF, REGISTER, RESET,
    SECOND_STEP, SETTINGS, SETUP, SIGN_IN, SIGN_OUT, TAKEOUT, TOKENS, UNDO_EMAIL, authenticator,
    device_end, factor_releases, join, lost_factor, one_time, person, proof_for, second_step,
    sign_in_for, takeout, token_end,
};
pub use admin::{
    AUDIT, DELIVERIES, DELIVERIES_RETRY, NAMES, PACKS, audit, deliveries, delivery_cancel,
    delivery_retry, name_decision,
};
pub use apart::{AHEAD_OF_FACTOR, BACKGROUND, LIVE, MUST_GO_ON, POLLS, UNCOUNTED, UNLISTED};
pub use api::{API, API_EVENTS, API_LIVE, OPENAPI, REFERENCE, is_api};
pub use blogs::{
    BLOGS, NEW_BLOG, OWN_BLOGS, READER, all_series, api_article, api_article_authors, api_blog,
    api_newsletter, api_series, article, article_author_end, article_authors, article_authorship,
    article_cover, article_cover_end, article_edit, article_end, article_letter,
    article_publication, article_revisions, article_series, blog, blog_articles, blog_month,
    blog_settings, new_article, new_blog_of, newsletter, newsletter_end, series, series_settings,
};
pub use feeds::{Format, feed, feed_id, feeds};
pub use files::{FILES, attachment, avatar, cover, decorative, file, file_name};
pub use forums::{api_forum, forum, forum_settings, forum_sorted, new_forum, only, space_forums};
pub use home::{ABOUT, ACCESSIBILITY, HOME, LANGUAGE, asset, in_language, language, own_path};
pub use notices::{FOLLOWED, FOLLOWS, LETTERS, NOTICES, NOTICES_READ, notice, stop};
pub use offices::{
    OFFICE_RULES, OFFICES, api_office, articles_of, new_office, new_office_article, office,
    office_article, office_articles, office_found, office_list, office_people, office_rules,
    office_settings, office_template, office_templates, space_offices, space_rules,
};
pub use parts::{absolute, after, asked, before, last, saved};
pub use posts::{
    BOOKMARKS, api_post, on_page, post, post_addition, post_additions, post_bookmark,
    post_bookmark_end, post_decision, post_delete, post_deletions, post_descriptions, post_edit,
    post_history, post_pictures, post_purge, post_purges, post_reaction_end, post_reactions,
    post_redactions, post_removals, post_remove, post_restorations, post_restore, post_revisions,
};
pub use questions::{
    CLAIM, addressee, addressee_steps, api_question, api_question_scan, api_question_scan_picture,
    ask, ask_office, data_after, desk, desk_behind, legal_clock, of_slip, office_data,
    office_figures, question, question_acts, question_cosign_end, question_cosigns, question_edit,
    question_intake, question_letter, question_redactions, question_removals, question_scan,
    question_scan_back, question_scan_end, question_scan_picture, question_slip,
    question_submission, questions, questions_waiting, space_data, space_questions,
};
pub use reading::{forum_read, post_unread, space_read, thread_keep_view, thread_read};
pub use residents::{
    residence, residence_code, resident_letters, resident_letters_end, resident_letters_of,
    residents, residents_end, residents_ending, residents_list,
};
pub use share::{qr, share_mail, shares, space_board, thread_board};
pub use sitemap::{SITEMAP, read_sitemap_part, sitemap_part};
pub use spaces::{
    NEW_SPACE, SPACES, api_people, api_space, api_tag, invite, invite_end, invite_resets, invites,
    member_decision, member_role, member_vouch, space, space_about, space_add_member, space_join,
    space_leave, space_members, space_settings, space_tags, space_waiting, tag, tag_end,
    tag_numbered, tag_part, tag_settings,
};
pub use threads::{
    DRAFTS, FIRST_NEW, PREVIEW, PUBLISH, REVIEW, api_draft, api_thread, branch, draft,
    draft_discard, forum_threads, lock, moderate, moves, new_thread, pin, quote, reply, reply_to,
    since, thread, thread_at, thread_numbered, thread_part, thread_posts, thread_tags, thread_view,
    unlock, unpin,
};

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
