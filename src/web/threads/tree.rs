//! How the nested lists of a page go on from one post to the next, with the lines of what stands above.

use super::view::PostView;
use crate::base::PostId;
use crate::i18n::Texts;
use crate::markup;
use crate::threads::{Post, PostState, Shown};
use crate::web::door::urls;
use crate::web::layout::Page;

/// How the nested lists go on from one item to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Step {
    /// The first item of the page.
    #[default]
    First,
    /// A reply to the item ahead: a list opens, which folds under these words.
    Down(Option<String>),
    /// The item ahead ends, and these lists with the items around them: true for one that folds.
    Up(Vec<bool>),
}

/// A level above a post of the page that does not stand there itself.
pub struct Above {
    pub step: Step,
    pub url: String,
    pub n: i32,
    pub author: String,
    pub lang: Option<String>,
    pub text: String,
}

/// Puts the lines of what stands above ahead of the posts they belong to, and says how the lists open and end;
/// returns which lists end behind the last post.
pub(super) fn nest(page: &Page<'_>, shown: &Shown, views: &mut [PostView]) -> Vec<bool> {
    let mut levels = Levels {
        t: &page.t,
        open: Vec::new(),
        words: Vec::new(),
    };
    let mut lines = shown.shared.above.iter().peekable();
    for (view, post) in views.iter_mut().zip(shown.posts()) {
        while let Some((above, text)) = lines.next_if(|(above, _)| above.path < post.path) {
            view.lines.push(Above {
                step: levels.step(&above.path, None),
                ..line(page, shown, above, text)
            });
        }
        view.step = levels.step(&post.path, Some(post.replies));
    }
    levels.ended(0)
}

/// The items that are open, each with how many replies it has where those fold.
struct Levels<'a> {
    t: &'a Texts<'a>,
    open: Vec<(String, Option<i32>)>,
    /// Words that were resolved already.
    words: Vec<(i32, String)>,
}

impl Levels<'_> {
    fn step(&mut self, path: &str, replies: Option<i32>) -> Step {
        let around = self
            .open
            .iter()
            .take_while(|(open, _)| path.starts_with(open.as_str()))
            .count();
        let step = if self.open.is_empty() {
            Step::First
        } else if around == self.open.len() {
            let replies = self.open.last().and_then(|(_, replies)| *replies);
            Step::Down(replies.map(|n| self.fold(n)))
        } else {
            Step::Up(self.ended(around))
        };
        self.open.truncate(around);
        self.open.push((path.to_owned(), replies));
        step
    }

    /// For each list that ends when only this many items stay open, the innermost first, whether it folds.
    fn ended(&self, around: usize) -> Vec<bool> {
        let open = self.open.len().saturating_sub(1);
        let parents = self.open.iter().take(open).skip(around);
        parents
            .rev()
            .map(|(_, replies)| replies.is_some())
            .collect()
    }

    fn fold(&mut self, replies: i32) -> String {
        if let Some((_, words)) = self.words.iter().find(|(n, _)| *n == replies) {
            return words.clone();
        }
        let words = self.t.count("thread-replies", replies);
        self.words.push((replies, words.clone()));
        words
    }
}

fn line(page: &Page<'_>, shown: &Shown, post: &Post, text: &str) -> Above {
    Above {
        step: Step::First,
        url: urls::post(post.id),
        n: post.n,
        author: match post.state {
            PostState::Withdrawn => page.t.say("post-withdrawn"),
            PostState::Removed => page.t.say("post-removed"),
            PostState::Purged => page.t.say("post-purged"),
            _ => shown.signed(post).to_owned(),
        },
        lang: page.other(&post.lang).map(str::to_owned),
        text: markup::excerpt(text, 90),
    }
}

/// Leads from each new post to the one ahead of it and the one behind it, on other pages too.
pub(super) fn chain(shown: &Shown, views: &mut [PostView]) {
    let all = views.iter().enumerate();
    let new: Vec<(usize, i64)> = all.filter(|(_, v)| v.new).map(|(i, v)| (i, v.id)).collect();
    let beside = |id: PostId| urls::thread_at(&shown.found.thread, Some(shown.view), id);
    let (ahead, behind) = shown.news;
    let marked = views.iter_mut().enumerate().filter(|(_, view)| view.new);
    for (at, (i, view)) in marked.enumerate() {
        let here = |i: usize| new.get(i).map(|(_, id)| urls::on_page(PostId(*id), true));
        view.to_new = [
            at.checked_sub(1).and_then(here).or(ahead.map(beside)),
            here(at + 1).or(behind.map(beside)),
        ];
        view.skips = match new.get(at + 1) {
            Some((next, _)) => *next > i + 1,
            None => behind.is_some(),
        };
    }
}
