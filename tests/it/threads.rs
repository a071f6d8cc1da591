//! Threads: numbers, the tree and its pages, what each reader has seen, and what becomes of a post.

// Long: one chapter on what becomes of a thread and its posts, with helpers for trees that all of it shares.

use std::collections::HashMap;

use diesel::prelude::*;
use elab::base::{Error, Instant, PostId, SpaceId, ThreadId, days, hours, minutes};
use elab::chores::Recount;
use elab::db::schema::{forums, posts, revisions, spaces, threads as rows};
use elab::jobs::Job;
use elab::markup::{self, PLACEHOLDER, Place};
use elab::threads::{self, NewPost, Via};

use crate::app::TestApp;
use crate::people::{Answer, Client, number, together};

/// Numbers that look random and are the same in every run (Knuth's MMIX).
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % n
    }
}

/// A tree: which earlier post each answers; the first answers none.
pub struct Tree(pub Vec<Option<usize>>);

impl Tree {
    /// One of `size` posts; the nearer `deep` is to 10, the longer its branches.
    pub fn random(seed: u64, size: usize, deep: usize) -> Tree {
        let mut dice = Dice(seed);
        let parent = |i: usize, dice: &mut Dice| {
            if dice.below(10) < deep {
                i - 1
            } else {
                dice.below(i)
            }
        };
        Tree(
            (0..size)
                .map(|i| {
                    if i == 0 {
                        None
                    } else {
                        Some(parent(i, &mut dice))
                    }
                })
                .collect(),
        )
    }

    /// The numbers in the order in which one reads the tree, replies under what they answer.
    pub fn depth_first(&self) -> Vec<i32> {
        let mut order = Vec::new();
        let mut waiting = vec![0];
        while let Some(at) = waiting.pop() {
            order.push(i32::try_from(at + 1).unwrap());
            waiting.extend(
                (0..self.0.len())
                    .rev()
                    .filter(|child| self.0[*child] == Some(at)),
            );
        }
        order
    }

    /// The numbers above this number, the opening post's first.
    pub fn above(&self, n: i32) -> Vec<i32> {
        let mut above = Vec::new();
        let mut at = usize::try_from(n).unwrap() - 1;
        while let Some(parent) = self.0[at] {
            above.insert(0, i32::try_from(parent + 1).unwrap());
            at = parent;
        }
        above
    }
}

/// The fields of a form as they are sent.
type Fields = Vec<(String, String)>;

/// A post as the page hands it over.
pub fn new_post(body: &str, parent: Option<PostId>) -> NewPost {
    let place = Place {
        anchor: PLACEHOLDER,
        site_host: "localhost",
        heading: 4,
        line_breaks: true,
    };
    let rendered = markup::render(body, &place, &|| false).unwrap();
    NewPost {
        source: body.to_owned(),
        rendered,
        lang: "en".to_owned(),
        via: Via::Web,
        parent,
    }
}

/// A thread grown in one transaction into this tree; the ids of its posts by their place in the tree.
pub async fn grow(
    site: &TestApp,
    person: &Client<'_>,
    forum: &str,
    tree: &Tree,
) -> (i64, Vec<i64>) {
    let thread = person
        .starts(forum, "A tree of many branches", "Root")
        .await;
    let (viewer, parents) = (person.viewer().await, tree.0.clone());
    let ids = site
        .app
        .db
        .write(move |tx| {
            let shown = threads::show(
                tx,
                &Default::default(),
                (&viewer, Instant(0)),
                ThreadId(thread),
                &Default::default(),
            )?;
            let mut ids = vec![shown.posts()[0].id];
            for (i, parent) in parents.iter().enumerate().skip(1) {
                let new = new_post(&format!("Word {}", i + 1), parent.map(|p| ids[p]));
                ids.push(threads::reply(
                    tx,
                    &viewer,
                    ThreadId(thread),
                    new,
                    &crate::app::FREE,
                )?);
            }
            Ok(ids)
        })
        .await
        .unwrap();
    (thread, ids.into_iter().map(|id| id.0).collect())
}

/// The numbers of the posts on a page, in their order.
pub fn numbers(page: &Answer) -> Vec<i32> {
    let heads = page.body.split("<article class=\"post").skip(1);
    heads
        .map(|post| {
            post.split("\">#")
                .nth(1)
                .unwrap()
                .split('<')
                .next()
                .unwrap()
                .parse()
                .unwrap()
        })
        .collect()
}

/// The numbers of the ancestor lines on a page.
pub fn lines_above(page: &Answer) -> Vec<i32> {
    let lines = page.body.split("<p class=\"above\">").skip(1);
    lines
        .map(|line| {
            line.split("\">#")
                .nth(1)
                .unwrap()
                .split('<')
                .next()
                .unwrap()
                .parse()
                .unwrap()
        })
        .collect()
}

/// The part of a page that holds the post of this id.
#[track_caller]
pub fn post(page: &Answer, id: i64) -> String {
    let mark = format!("id=\"p{id}\"");
    let start = page
        .body
        .find(&mark)
        .unwrap_or_else(|| panic!("no post {id} on the page: {}", page.body));
    page.body[start..]
        .split("</article>")
        .next()
        .unwrap()
        .to_owned()
}

/// The titles of a list in their order, as far as they are among these.
fn order<'t>(page: &Answer, titles: &[&'t str]) -> Vec<&'t str> {
    let mut found: Vec<(usize, &str)> = titles
        .iter()
        .filter_map(|title| Some((page.body.find(&format!(">{title}</a>"))?, *title)))
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, title)| title).collect()
}

pub async fn pages(reader: &Client<'_>, start: &str) -> Vec<Answer> {
    let mut pages = vec![reader.open(start).await.is(200).well_formed()];
    while let Some(next) = pages.last().unwrap().link("next") {
        pages.push(reader.get(&next).await.is(200).well_formed());
        assert!(pages.len() < 40, "{start} has no end");
    }
    pages
}

/// What is counted: per space its members, per forum its threads, posts and last post, per thread and post its own.
type Counts = (
    Vec<i64>,
    Vec<(i64, i64, Option<Instant>)>,
    Vec<(i32, i32)>,
    Vec<i32>,
);

async fn counts(site: &TestApp) -> Counts {
    let read = site.app.db.read(|c| {
        Ok((
            spaces::table
                .order(spaces::id)
                .select(spaces::members)
                .load(c)?,
            forums::table
                .order(forums::id)
                .select((forums::threads, forums::posts, forums::last_post_at))
                .load(c)?,
            rows::table
                .order(rows::id)
                .select((rows::posts, rows::replies))
                .load(c)?,
            posts::table
                .order(posts::id)
                .select(posts::replies)
                .load(c)?,
        ))
    });
    read.await.unwrap()
}

/// The counters stand as the job that counts again would leave them.
#[track_caller]
fn recounted(before: &Counts, after: &Counts) {
    assert_eq!(before.0, after.0, "members of spaces");
    assert_eq!(before.1, after.1, "threads, posts and last post of forums");
    assert_eq!(before.2, after.2, "posts of threads");
    assert_eq!(before.3, after.3, "replies of posts");
}

async fn count_again(site: &TestApp) -> Counts {
    for space in 0..3 {
        site.app
            .db
            .write(move |tx| {
                let next = Recount {
                    thread: 0,
                    after: space,
                };
                next.run(tx)
            })
            .await
            .unwrap();
    }
    counts(site).await
}

#[tokio::test]
async fn thirty_replies_at_once_get_dense_numbers() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let thread = aliya
        .starts("/s/town/talk", "Thirty at once", "All speak.")
        .await;
    let (token, _) = aliya.keys().await;

    let path = format!("/t/{thread}/posts");
    let forms: Vec<Fields> = (0..30)
        .map(|i| {
            let fields = [
                ("token", token.clone()),
                ("key", format!("at-once-{i}")),
                ("body", format!("Voice {i}")),
            ];
            fields.map(|(k, v)| (k.to_owned(), v)).to_vec()
        })
        .collect();
    let answers = together(forms.iter().map(|form| aliya.post(&path, form)).collect()).await;

    for answer in answers {
        answer.is(303);
    }
    let read = site.app.db.read(move |c| {
        let all = posts::table
            .filter(posts::thread_id.eq(thread))
            .order(posts::n);
        Ok(all
            .select((posts::n, posts::ordinal, posts::path))
            .load::<(Option<i32>, i32, Option<String>)>(c)?)
    });
    let found = read.await.unwrap();
    assert_eq!(
        found.iter().map(|p| p.0.unwrap()).collect::<Vec<_>>(),
        (1..=31).collect::<Vec<_>>()
    );
    let mut places: Vec<i32> = found.iter().skip(1).map(|p| p.1).collect();
    places.sort_unstable();
    assert_eq!(
        places,
        (1..=30).collect::<Vec<_>>(),
        "each is another reply to #1"
    );
    recounted(&counts(&site).await, &count_again(&site).await);
}

#[tokio::test]
async fn a_tree_is_read_depth_first_across_its_pages() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let tree = Tree::random(4711, 180, 5);
    let (thread, _) = grow(&site, &aliya, "/s/town/talk", &tree).await;
    let reader = site.visitor();

    let all = pages(&reader, &format!("/t/{thread}")).await;
    let shown: Vec<Vec<i32>> = all.iter().map(numbers).collect();
    assert_eq!(
        shown.iter().map(Vec::len).collect::<Vec<_>>(),
        [50, 50, 50, 30]
    );
    assert_eq!(
        shown.concat(),
        tree.depth_first(),
        "every post once, in the tree's order"
    );

    for (i, page) in all.iter().enumerate() {
        assert_eq!(
            lines_above(page),
            tree.above(shown[i][0]),
            "page {} says what its first post answers",
            i + 1
        );
        match page.link("prev") {
            None => assert_eq!(i, 0, "only the first page has none ahead"),
            Some(back) => {
                let before = reader.get(&back).await.is(200).well_formed();
                assert_eq!(numbers(&before), shown[i - 1], "back from page {}", i + 1);
                let again = reader.get(&before.link("next").unwrap()).await.is(200);
                assert_eq!(numbers(&again), shown[i], "and forth again");
            }
        }
    }
}

#[tokio::test]
async fn the_time_view_stands_in_the_order_of_writing() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let tree = Tree::random(7, 130, 3);
    let (thread, ids) = grow(&site, &aliya, "/s/town/talk", &tree).await;
    let reader = site.visitor();

    let all = pages(&reader, &format!("/t/{thread}?view=time")).await;
    let shown: Vec<Vec<i32>> = all.iter().map(numbers).collect();
    assert_eq!(shown.concat(), (1..=130).collect::<Vec<_>>());
    assert!(
        all.iter().all(|page| lines_above(page).is_empty()),
        "no ancestors where there is no tree"
    );

    let slug = reader.get(&format!("/t/{thread}")).await.is(301).location();
    let last = reader
        .get(&format!("{slug}?view=time&last=1"))
        .await
        .is(200)
        .well_formed();
    assert_eq!(
        numbers(&last),
        (81..=130).collect::<Vec<_>>(),
        "the last page holds the last fifty"
    );
    assert_eq!(last.link("next"), None);
    let ahead = reader.get(&last.link("prev").unwrap()).await.is(200);
    assert_eq!(numbers(&ahead), (31..=80).collect::<Vec<_>>());
    let at = tree
        .0
        .iter()
        .skip(1)
        .position(|parent| *parent != Some(0))
        .unwrap()
        + 1;
    let (child, parent) = (ids[at], tree.0[at].unwrap());
    let page = &all[at / 50];
    let link = format!("href=\"#p{}\"", ids[parent]);
    assert!(
        post(page, child).contains(&link),
        "a reply links what it answers: {}",
        post(page, child)
    );
}

#[tokio::test]
async fn a_reply_below_the_deepest_level_stays_there_and_says_what_it_answers() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let chain = Tree((0..75).map(|i: usize| i.checked_sub(1)).collect());
    let (thread, ids) = grow(&site, &aliya, "/s/town/talk", &chain).await;

    let read = site.app.db.read(move |c| {
        let all = posts::table
            .filter(posts::thread_id.eq(thread))
            .order(posts::path);
        Ok(all
            .select((posts::n, posts::depth))
            .load::<(Option<i32>, i32)>(c)?)
    });
    let found = read.await.unwrap();
    assert_eq!(
        found.iter().map(|p| p.0.unwrap()).collect::<Vec<_>>(),
        (1..=75).collect::<Vec<_>>()
    );
    assert_eq!(
        found.iter().map(|p| p.1).collect::<Vec<_>>(),
        (0..75).map(|d| d.min(64)).collect::<Vec<_>>()
    );

    let reader = site.visitor();
    let all = pages(&reader, &format!("/t/{thread}")).await;
    assert_eq!(
        all.iter().flat_map(numbers).collect::<Vec<_>>(),
        (1..=75).collect::<Vec<_>>()
    );
    assert_eq!(
        lines_above(&all[1]),
        (1..=50).collect::<Vec<_>>(),
        "fifty levels stand above the second page"
    );
    let seventieth = post(&all[1], ids[69]);
    assert!(
        seventieth.contains("reply to #69") && seventieth.contains("level 65"),
        "{seventieth}"
    );
}

#[tokio::test]
async fn every_page_of_any_tree_is_well_formed() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let reader = site.visitor();
    for (seed, deep) in [(1, 0), (2, 4), (3, 8), (4, 9)] {
        let tree = Tree::random(seed, 110, deep);
        let (thread, ids) = grow(&site, &aliya, "/s/town/talk", &tree).await;
        let shown: Vec<i32> = pages(&reader, &format!("/t/{thread}"))
            .await
            .iter()
            .flat_map(numbers)
            .collect();
        assert_eq!(shown, tree.depth_first(), "seed {seed}");
        let slug = reader.get(&format!("/t/{thread}")).await.is(301).location();
        for id in ids.iter().step_by(23) {
            let page = reader
                .get(&format!("{slug}?at={id}"))
                .await
                .is(200)
                .well_formed();
            assert_eq!(
                lines_above(&page),
                tree.above(numbers(&page)[0]),
                "seed {seed}, at {id}"
            );
        }
    }
}

#[tokio::test]
async fn a_cursor_that_leads_nowhere_shows_a_whole_page() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let (thread, _) = grow(&site, &aliya, "/s/town/talk", &Tree::random(5, 60, 5)).await;
    let reader = site.visitor();
    let slug = reader.get(&format!("/t/{thread}")).await.is(301).location();

    for query in [
        "after=!",
        "after=AAAA",
        "before=%00",
        "view=time&after=eA",
        "after=&before=%F0%9F%98%80",
    ] {
        let page = reader
            .get(&format!("{slug}?{query}"))
            .await
            .is(200)
            .well_formed();
        assert_eq!(numbers(&page)[0], 1, "{query} leads to the first page");
        let blank = query.starts_with("after=&before") || !query.contains("=&");
        assert!(
            !blank || page.body.contains("That page link was out of date"),
            "{query} is said to be stale"
        );
    }
    let end = |key: &str| data_encoding::BASE64URL_NOPAD.encode(key.as_bytes());
    for query in [
        format!("after={}", end("zzzzz")),
        format!("view=time&after={}", end("999999")),
    ] {
        reader
            .get(&format!("{slug}?{query}"))
            .await
            .is(200)
            .well_formed();
    }
    reader
        .get(&format!("{slug}?before={}", end("0")))
        .await
        .is(200)
        .well_formed();
}

#[tokio::test]
async fn a_cursor_of_one_view_is_not_taken_for_one_of_the_other() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let (thread, _) = grow(&site, &aliya, "/s/town/talk", &Tree::random(5, 60, 5)).await;
    let reader = site.visitor();

    let tree = reader
        .open(&format!("/t/{thread}"))
        .await
        .is(200)
        .link("next")
        .unwrap();
    let time = tree.replace("view=tree", "view=time");
    let page = reader
        .get(&time)
        .await
        .is(200)
        .shows("That page link was out of date")
        .well_formed();
    assert_eq!(numbers(&page)[0], 1);
}

#[tokio::test]
async fn a_permalink_leads_to_the_page_that_holds_its_post() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let (thread, ids) = grow(&site, &aliya, "/s/town/talk", &Tree::random(12, 180, 6)).await;
    let visitor = site.visitor();
    aliya
        .act(&format!("/t/{thread}/view"), &[("view", "time")])
        .await
        .is(303);

    for id in ids.iter().step_by(7).chain(ids.last()) {
        let slow = visitor.get(&format!("/p/{id}")).await.is(302);
        assert!(
            slow.location().ends_with(&format!("?at={id}#p{id}")),
            "{}",
            slow.location()
        );
        let page = visitor
            .open(&format!("/p/{id}"))
            .await
            .is(200)
            .well_formed();
        assert!(
            post(&page, *id).contains("The linked post"),
            "{id} is marked"
        );
        let kept = aliya.get(&format!("/p/{id}")).await.is(302).location();
        assert!(kept.contains("view=time"), "in the view she keeps: {kept}");
        let shown = aliya.open(&format!("/p/{id}")).await.is(200);
        assert!(post(&shown, *id).contains("The linked post"));
        assert!(lines_above(&shown).is_empty());
    }
}

#[tokio::test]
async fn an_address_is_corrected_or_not_found() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let thread = aliya
        .starts(
            "/s/town/talk",
            "Вода в Сарыозене",
            "Когда её снова дадут в нашем посёлке?",
        )
        .await;
    let post = aliya.replies(thread, None, "Soon.").await;
    let reader = site.visitor();

    let right = format!("/t/{thread}-voda-v-saryozene");
    reader.get(&right).await.is(200);
    for wrong in [
        format!("/t/{thread}"),
        format!("/t/{thread}-"),
        format!("/t/{thread}-else"),
        format!("/t/{thread}-%D0%B2"),
    ] {
        assert_eq!(
            reader.get(&wrong).await.is(301).location(),
            right,
            "{wrong}"
        );
    }
    let query = format!("/t/{thread}-else?view=time&at={post}");
    assert_eq!(
        reader.get(&query).await.is(301).location(),
        format!("{right}?view=time&at={post}")
    );
    for n in [
        "0",
        "00",
        "-1",
        "+1",
        "1.0",
        "x",
        "%20",
        "%00",
        "%FF",
        "99999",
        "9999999999999999999999",
        "%D9%A1",
        "1%2F2",
    ] {
        reader.get(&format!("/p/{n}")).await.is(404);
        reader.get(&format!("/t/{n}-voda")).await.is(404);
        reader.get(&format!("/api/v1/posts/{n}")).await.is(404);
    }
    reader
        .get(&format!("/t/0{thread}-voda-v-saryozene"))
        .await
        .is(404);
    reader.get(&format!("/p/0{post}")).await.is(404);
}

#[tokio::test]
async fn a_view_is_kept_by_a_post_per_person_and_thread() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let (aliya, marat) = (
        site.neighbour(town, "aliya").await,
        site.neighbour(town, "marat").await,
    );
    let one = aliya
        .starts("/s/town/talk", "The first of two", "Root")
        .await;
    let other = aliya
        .starts("/s/town/talk", "The second of two", "Root")
        .await;
    let chosen = |page: &Answer| {
        let (head, _) = page.body.split_once("aria-current=\"page\"").unwrap();
        let link = &head[head.rfind("href=").unwrap()..];
        link.split("view=").nth(1).unwrap()[..4].to_owned()
    };

    let looked = aliya.open(&format!("/t/{one}?view=time")).await;
    assert_eq!(
        chosen(&aliya.open(&format!("/t/{one}")).await),
        "tree",
        "looking keeps nothing"
    );
    aliya
        .submit(&looked, &format!("/t/{one}/view"), &[])
        .await
        .is(303);

    assert_eq!(chosen(&aliya.open(&format!("/t/{one}")).await), "time");
    assert_eq!(
        chosen(&aliya.open(&format!("/t/{other}")).await),
        "tree",
        "of this thread alone"
    );
    assert_eq!(
        chosen(&marat.open(&format!("/t/{one}")).await),
        "tree",
        "and for her alone"
    );
    aliya
        .act(&format!("/t/{one}/view"), &[("view", "sideways")])
        .await
        .is(422);
    aliya
        .act(&format!("/t/{one}/view"), &[("view", "tree")])
        .await
        .is(303);
    assert_eq!(chosen(&aliya.open(&format!("/t/{one}")).await), "tree");
}

#[tokio::test]
async fn a_reader_sees_what_is_new_to_her() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let (aliya, marat) = (
        site.neighbour(town, "aliya").await,
        site.neighbour(town, "marat").await,
    );
    let (thread, _) = grow(&site, &aliya, "/s/town/talk", &Tree::random(3, 60, 0)).await;
    let quiet = marat
        .starts("/s/town/talk", "A quiet corner", "Nobody came.")
        .await;

    aliya
        .get("/s/town/talk")
        .await
        .shows("1 new")
        .hides("60 new");
    marat.get("/s/town/talk").await.shows("60 new");
    // To whom all is new nothing is marked, on no page.
    let first = marat
        .open(&format!("/t/{thread}"))
        .await
        .hides("class=\"new\"");
    marat
        .get("/s/town/talk?sort=unread")
        .await
        .shows("10 new")
        .hides("A quiet corner");
    let rest = marat.get(&first.link("next").unwrap()).await;
    rest.hides("class=\"new\"");
    marat
        .get("/s/town/talk?sort=unread")
        .await
        .shows("You have read everything here.");

    site.advance(minutes(31));
    for i in 0..2 {
        aliya.replies(thread, None, &format!("News {i}")).await;
    }
    // What is new stays so when the page is opened again, until the visit is over.
    for _ in 0..2 {
        let page = marat.open(&format!("/t/{thread}?view=time&last=1")).await;
        let page = page.shows("id=\"new\"").shows("To the first new post");
        assert_eq!(page.body.matches("class=\"new\"").count(), 2);
        site.advance(minutes(20));
    }
    site.advance(minutes(31));
    marat
        .open(&format!("/t/{thread}?view=time&last=1"))
        .await
        .hides("class=\"new\"");
    site.advance(minutes(31));
    let mine = marat.replies(thread, None, "I have read it all.").await;
    marat.get("/s/town/talk").await.hides("class=\"new\"");
    marat.get("/s/town").await.hides("class=\"new\"");
    let page = marat.open(&format!("/p/{mine}")).await;
    page.hides("class=\"new\"");
    let page = aliya.open(&format!("/p/{mine}")).await;
    assert!(post(&page, mine).contains("class=\"new\""));
    aliya
        .get("/s/town/talk?sort=unread")
        .await
        .shows("A quiet corner")
        .hides("A tree of many branches");
    aliya.open(&format!("/t/{quiet}")).await.is(200);
    aliya.get("/").await.hides("class=\"new\"");
    site.visitor()
        .open(&format!("/t/{thread}"))
        .await
        .hides("class=\"new\"");
}

#[tokio::test]
async fn a_quote_names_its_source_and_the_source_names_the_quote() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let (aliya, marat) = (
        site.neighbour(town, "aliya").await,
        site.neighbour(town, "marat").await,
    );
    let thread = aliya
        .starts("/s/town/talk", "Where is the pump?", "Root")
        .await;
    let said = aliya
        .replies(thread, None, "The pump is *old*.\n\nBuy another.")
        .await;

    let page = marat
        .get(&format!("/t/{thread}/reply?to={said}&quote=1"))
        .await
        .is(200);
    let action = format!("/t/{thread}/posts");
    let quoted = page.field(&action, "body");
    assert!(
        quoted.starts_with(&format!("> [@aliya](/p/{said}):\n")),
        "{quoted}"
    );
    assert!(
        quoted.contains("> The pump is *old*.\n>\n> Buy another.\n"),
        "{quoted}"
    );
    let sent = marat
        .submit(
            &page,
            &action,
            &[("body", &format!("{quoted}Who pays?")), ("do", "publish")],
        )
        .await;
    let reply = number(&sent.is(303).location());

    let shown = site.visitor().open(&format!("/t/{thread}")).await;
    let source = post(&shown, said);
    assert!(
        source.contains("Quoted by") && source.contains(&format!("<a href=\"/p/{reply}\">#3</a>")),
        "{source}"
    );
    assert!(post(&shown, reply).contains("<blockquote>"));
    marat
        .act(&format!("/p/{reply}/deletions"), &[])
        .await
        .is(303);
    let after = site.visitor().open(&format!("/t/{thread}")).await;
    assert!(
        !post(&after, said).contains("Quoted by"),
        "a quote that is gone is not named"
    );

    let elsewhere = aliya.starts("/s/town/talk", "Another matter", "Root").await;
    let page = marat
        .get(&format!("/t/{elsewhere}/reply?to={said}&quote=1"))
        .await
        .is(200);
    assert_eq!(
        page.field(&format!("/t/{elsewhere}/posts"), "body"),
        "",
        "a post of another thread is not quoted"
    );
    let sent = marat
        .act(
            &format!("/t/{elsewhere}/posts"),
            &[("to", &said.to_string()), ("body", "Kept text")],
        )
        .await;
    sent.is(404).shows("Kept text");
}

async fn revisions_of(site: &TestApp, post: i64) -> Vec<(i32, String, bool)> {
    let read = site.app.db.read(move |c| {
        let all = revisions::table
            .filter(revisions::post_id.eq(post))
            .order(revisions::number);
        let rows: Vec<(i32, String, Option<Instant>)> = all
            .select((
                revisions::number,
                revisions::source,
                revisions::superseded_at,
            ))
            .load(c)?;
        Ok(rows
            .into_iter()
            .map(|(n, source, ended)| (n, source, ended.is_some()))
            .collect())
    });
    read.await.unwrap()
}

#[tokio::test]
async fn a_change_is_quiet_while_nobody_has_answered_and_marked_afterwards() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let (aliya, marat) = (
        site.neighbour(town, "aliya").await,
        site.neighbour(town, "marat").await,
    );
    let thread = aliya
        .starts("/s/town/talk", "A post that changes", "Root")
        .await;
    let said = aliya.replies(thread, None, "Frist").await;
    let change = |text: &'static str| {
        let (aliya, path) = (&aliya, format!("/p/{said}"));
        async move {
            aliya
                .fill(
                    &format!("{path}/edit"),
                    &format!("{path}/revisions"),
                    &[("body", text), ("do", "publish")],
                )
                .await
        }
    };

    change("First").await.is(303);
    let shown = site.visitor().open(&format!("/p/{said}")).await;
    assert!(post(&shown, said).contains("First") && !post(&shown, said).contains("changed"));
    assert_eq!(
        revisions_of(&site, said).await.len(),
        1,
        "nothing is kept of a slip"
    );
    // A quotation elsewhere is an answer too.
    let quoted = aliya.replies(thread, None, "Wrds").await;
    let quote = format!("> [@aliya](/p/{quoted}):\n> Wrds\n\nWhat?");
    marat.replies(thread, None, &quote).await;
    let edit = [("body", "Words"), ("do", "publish")];
    let path = format!("/p/{quoted}");
    let (form, act) = (format!("{path}/edit"), format!("{path}/revisions"));
    aliya.fill(&form, &act, &edit).await.is(303);
    assert_eq!(revisions_of(&site, quoted).await.len(), 2);

    let answer = marat.replies(thread, Some(said), "Indeed").await;
    change("Second").await.is(303);
    let shown = site.visitor().open(&format!("/p/{said}")).await;
    assert!(
        post(&shown, said).contains("changed 2 March 2026"),
        "{}",
        post(&shown, said)
    );
    site.advance(minutes(6));
    change("Third").await.is(303);
    let kept: Vec<(String, bool)> = revisions_of(&site, said)
        .await
        .into_iter()
        .map(|r| (r.1, r.2))
        .collect();
    let want =
        [("First", true), ("Second", true), ("Third", false)].map(|(t, old)| (t.to_owned(), old));
    assert_eq!(kept, want);
    site.visitor()
        .open(&format!("/p/{said}"))
        .await
        .shows("Third")
        .hides("Second");

    change("Third").await.is(303);
    assert_eq!(
        revisions_of(&site, said).await.len(),
        3,
        "the same text is no change"
    );
    marat
        .replies(
            thread,
            None,
            &format!("> [@marat](/p/{answer}):\n> Indeed\n\nYes"),
        )
        .await;
    marat
        .act(
            &format!("/p/{answer}/revisions"),
            &[("base", "1"), ("body", "Indeed not"), ("do", "publish")],
        )
        .await
        .is(303);
    assert_eq!(
        revisions_of(&site, answer).await.len(),
        2,
        "who was quoted changes in public"
    );
}

#[tokio::test]
async fn two_changes_at_once_show_both_texts_and_lose_neither() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let laptop = site.member("aliya").await;
    let thread = aliya
        .starts("/s/town/talk", "A post of two minds", "Root")
        .await;
    let said = aliya.replies(thread, None, "Old <text> & more").await;
    let (edit, action) = (format!("/p/{said}/edit"), format!("/p/{said}/revisions"));

    let (one, other) = (
        aliya.get(&edit).await.is(200),
        laptop.get(&edit).await.is(200),
    );
    assert_eq!(one.field(&action, "body"), "Old <text> & more");
    aliya
        .submit(
            &one,
            &action,
            &[("body", "From the *phone*"), ("do", "publish")],
        )
        .await
        .is(303);
    let clash = laptop
        .submit(
            &other,
            &action,
            &[("body", "From the <laptop>"), ("do", "publish")],
        )
        .await
        .is(409);

    let clash = clash.shows("From the *phone*").well_formed();
    assert_eq!(clash.field(&action, "body"), "From the <laptop>");
    laptop.submit(&clash, &action, &[]).await.is(303);
    site.visitor()
        .open(&format!("/p/{said}"))
        .await
        .shows("From the &lt;laptop&gt;")
        .hides("phone");
}

#[tokio::test]
async fn only_its_author_changes_a_post_and_only_for_a_day() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let (aliya, marat) = (
        site.neighbour(town, "aliya").await,
        site.neighbour(town, "marat").await,
    );
    let sveta = site.moderator(town, "sveta").await;
    let thread = aliya
        .starts("/s/town/talk", "A post with one author", "Root")
        .await;
    let said = aliya.replies(thread, None, "Mine").await;
    let (edit, action) = (format!("/p/{said}/edit"), format!("/p/{said}/revisions"));
    let change = [("base", "1"), ("body", "Typed for long"), ("do", "publish")];

    for other in [&marat, &sveta] {
        other.get(&edit).await.is(403);
        other
            .act(&action, &change)
            .await
            .is(403)
            .shows("Only its author may do this.")
            .shows("Typed for long");
        other
            .act(&format!("/p/{said}/deletions"), &[])
            .await
            .is(403);
    }
    site.advance(hours(24));
    aliya.get(&edit).await.is(200);
    site.advance(minutes(1));
    aliya.get(&edit).await.is(403);
    aliya
        .act(&action, &change)
        .await
        .is(403)
        .shows("is over")
        .shows("Typed for long");
    aliya
        .open(&format!("/p/{said}"))
        .await
        .shows("Mine")
        .hides(&format!("href=\"{edit}\""));
}

#[tokio::test]
async fn what_is_taken_back_is_nowhere_and_comes_back_for_thirty_days() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let (aliya, marat) = (
        site.neighbour(town, "aliya").await,
        site.neighbour(town, "marat").await,
    );
    let sveta = site.moderator(town, "sveta").await;
    let thread = aliya
        .starts("/s/town/talk", "A post that goes", "Root")
        .await;
    let said = marat
        .replies(thread, None, "Zanzibar is where I live")
        .await;
    let answer = aliya.replies(thread, Some(said), "Who asked?").await;

    let page = marat
        .get(&format!("/p/{said}/delete"))
        .await
        .is(200)
        .shows("30 days");
    marat
        .submit(&page, &format!("/p/{said}/deletions"), &[])
        .await
        .is(303);
    let visitor = site.visitor();
    for path in [
        format!("/p/{said}"),
        format!("/t/{thread}?view=time"),
        format!("/t/{thread}?at={answer}"),
        "/u/marat".to_owned(),
        "/s/town".to_owned(),
        "/s/town/talk".to_owned(),
        "/".to_owned(),
        format!("/api/v1/threads/{thread}/posts"),
        format!("/api/v1/posts/{said}"),
    ] {
        visitor.open(&path).await.is(200).hides("Zanzibar");
        aliya.open(&path).await.is(200).hides("Zanzibar");
    }
    let shown = visitor
        .open(&format!("/t/{thread}"))
        .await
        .shows("Who asked?")
        .well_formed();
    let stone = post(&shown, said);
    assert!(
        stone.contains("Taken back by its author") && stone.contains("#2"),
        "{stone}"
    );
    assert!(
        !stone.contains("marat"),
        "a tombstone does not name its author: {stone}"
    );
    let answered = aliya
        .get(&format!("/t/{thread}/reply?to={said}&quote=1"))
        .await
        .is(200)
        .hides("Zanzibar");
    assert!(
        !answered.body.contains("<strong>marat</strong>"),
        "nor does the reply page"
    );
    marat
        .act(&format!("/p/{said}/deletions"), &[])
        .await
        .is(410);
    marat.get(&format!("/p/{said}/edit")).await.is(410);
    for other in [&aliya, &sveta] {
        other
            .act(&format!("/p/{said}/restorations"), &[])
            .await
            .is(403);
    }
    aliya
        .replies(thread, Some(said), "One may answer a tombstone.")
        .await;

    site.advance(days(13));
    marat
        .open(&format!("/t/{thread}"))
        .await
        .shows("Bring back");
    let marat = site.member("marat").await;
    marat
        .fill(
            &format!("/p/{said}/restore"),
            &format!("/p/{said}/restorations"),
            &[],
        )
        .await
        .is(303);
    visitor.open(&format!("/p/{said}")).await.shows("Zanzibar");
    marat
        .act(&format!("/p/{said}/restorations"), &[])
        .await
        .is(409);
    marat
        .act(&format!("/p/{said}/deletions"), &[])
        .await
        .is(303);
    site.advance(days(31));
    let marat = site.member("marat").await;
    marat
        .open(&format!("/t/{thread}"))
        .await
        .hides("Bring back");
    marat
        .act(&format!("/p/{said}/restorations"), &[])
        .await
        .is(403)
        .shows("is over");
    recounted(&counts(&site).await, &count_again(&site).await);
}

#[tokio::test]
async fn a_line_above_a_page_does_not_name_the_author_of_a_tombstone() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let (aliya, marat) = (
        site.neighbour(town, "aliya").await,
        site.neighbour(town, "marat").await,
    );
    let thread = aliya.starts("/s/town/talk", "A long branch", "Root").await;
    let said = marat.replies(thread, None, "Zanzibar").await;
    for i in 0..60 {
        aliya
            .replies(thread, Some(said), &format!("Under it {i}"))
            .await;
    }
    marat
        .act(&format!("/p/{said}/deletions"), &[])
        .await
        .is(303);

    let visitor = site.visitor();
    let next = visitor
        .open(&format!("/t/{thread}"))
        .await
        .hides("marat")
        .link("next")
        .unwrap();
    let second = visitor
        .get(&next)
        .await
        .is(200)
        .hides("Zanzibar")
        .hides("marat");
    assert_eq!(lines_above(&second), [1, 2]);
}

#[tokio::test]
async fn a_moderator_removes_with_a_reason_that_all_can_read() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let (aliya, marat) = (
        site.neighbour(town, "aliya").await,
        site.neighbour(town, "marat").await,
    );
    let sveta = site.moderator(town, "sveta").await;
    let thread = aliya
        .starts("/s/town/talk", "A post that is removed", "Root")
        .await;
    let said = marat
        .replies(thread, None, "Call 555 0199, he lives there")
        .await;
    let action = format!("/p/{said}/removals");
    let page = sveta
        .get(&format!("/p/{said}/remove"))
        .await
        .is(200)
        .shows("555 0199");

    sveta
        .submit(&page, &action, &[])
        .await
        .is(422)
        .shows("Choose one of the list.");
    sveta
        .submit(
            &page,
            &action,
            &[("reason", "dislike"), ("note", "my <note>")],
        )
        .await
        .is(422)
        .shows("my &#60;note&#62;");
    let short = sveta
        .submit(
            &page,
            &action,
            &[("reason", "other"), ("note", "Too short")],
        )
        .await
        .is(422);
    assert_eq!(short.field(&action, "note"), "Too short");
    assert_eq!(short.field(&action, "reason"), "other");
    let long = "x".repeat(1001);
    sveta
        .submit(&page, &action, &[("reason", "spam"), ("note", &long)])
        .await
        .is(422)
        .shows(&long);
    for other in [&aliya, &marat] {
        other.get(&format!("/p/{said}/remove")).await.is(403);
        other.act(&action, &[("reason", "spam")]).await.is(403);
    }
    let sent = [
        ("reason", "private_data"),
        ("clause", "No <numbers>"),
        ("note", "A stranger's telephone, see rule 3"),
    ];
    sveta.submit(&page, &action, &sent).await.is(303);

    let visitor = site.visitor();
    let shown = visitor
        .open(&format!("/p/{said}"))
        .await
        .hides("555 0199")
        .hides("No <numbers>");
    let stone = post(&shown, said);
    for words in [
        "Removed by a moderator",
        "Private data of others",
        "No &#60;numbers&#62;",
        "2 March 2026",
    ] {
        assert!(stone.contains(words), "{words}: {stone}");
    }
    assert!(!stone.contains("stranger"), "the note is not for all");
    visitor
        .get(&format!("/api/v1/posts/{said}"))
        .await
        .is(200)
        .shows("private_data")
        .hides("555 0199");
    marat
        .act(&format!("/p/{said}/restorations"), &[])
        .await
        .is(403);
    marat
        .act(&format!("/p/{said}/deletions"), &[])
        .await
        .is(410);
    sveta.act(&action, &[("reason", "spam")]).await.is(410);
    sveta
        .act(&format!("/p/{said}/restorations"), &[])
        .await
        .is(303);
    visitor
        .open(&format!("/p/{said}"))
        .await
        .shows("555 0199")
        .hides("Private data of others");
    recounted(&counts(&site).await, &count_again(&site).await);
}

#[tokio::test]
async fn the_note_of_a_removal_is_shown_to_its_author_and_to_moderators() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let (aliya, marat) = (
        site.neighbour(town, "aliya").await,
        site.neighbour(town, "marat").await,
    );
    let sveta = site.moderator(town, "sveta").await;
    let thread = aliya
        .starts("/s/town/talk", "A post that is removed", "Root")
        .await;
    let said = marat.replies(thread, None, "Gone soon").await;

    let note = "It names somebody who asked not to be named.";
    sveta
        .act(
            &format!("/p/{said}/removals"),
            &[("reason", "other"), ("note", note)],
        )
        .await
        .is(303);

    marat.open(&format!("/p/{said}")).await.shows(note);
    sveta.open(&format!("/p/{said}")).await.shows(note);
    aliya.open(&format!("/p/{said}")).await.hides(note);
    site.visitor().open(&format!("/p/{said}")).await.hides(note);
}

#[tokio::test]
async fn a_locked_thread_says_why_and_opens_by_itself() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let sveta = site.moderator(town, "sveta").await;
    let thread = aliya
        .starts("/s/town/talk", "A heated matter", "Root")
        .await;
    let said = aliya.replies(thread, None, "Louder!").await;
    let (moderate, lock) = (format!("/t/{thread}/moderate"), format!("/t/{thread}/lock"));

    aliya.get(&moderate).await.is(403);
    aliya.act(&lock, &[("reason", "I say so")]).await.is(403);
    sveta
        .fill(&moderate, &lock, &[])
        .await
        .is(422)
        .shows("Fill in this field.");
    for (until, fault) in [
        ("2026-03-01", "This day has passed."),
        ("yesterday", "Choose a day."),
        ("2126-03-02", "days ahead"),
    ] {
        let back = sveta
            .fill(
                &moderate,
                &lock,
                &[("reason", "Cool <down>"), ("until", until)],
            )
            .await
            .is(422)
            .shows(fault);
        assert_eq!(
            (back.field(&lock, "reason"), back.field(&lock, "until")),
            ("Cool <down>".to_owned(), until.to_owned())
        );
    }
    sveta
        .fill(
            &moderate,
            &lock,
            &[("reason", "Cool <down>"), ("until", "2026-03-03")],
        )
        .await
        .is(303);

    let closed = aliya
        .open(&format!("/t/{thread}"))
        .await
        .shows("sveta locked this discussion")
        .shows("3 March 2026");
    closed
        .shows("Cool &#60;down&#62;")
        .hides("Reply to the discussion")
        .hides(&format!("/p/{said}/edit"));
    aliya.get("/s/town/talk").await.shows("Locked");
    for path in [format!("/t/{thread}/posts"), format!("/p/{said}/revisions")] {
        let sent = [("base", "1"), ("body", "Typed for long"), ("do", "publish")];
        aliya
            .act(&path, &sent)
            .await
            .is(423)
            .shows("Typed for long")
            .shows("This discussion is locked.");
        sveta
            .act(&format!("/t/{thread}/posts"), &sent)
            .await
            .is(423);
    }
    let api = aliya
        .json(
            "POST",
            &format!("/api/v1/threads/{thread}/posts"),
            &[],
            "{\"body\":\"Still\"}",
        )
        .await
        .is(423);
    assert_eq!(api.value()["code"], "locked");

    site.advance(hours(40));
    aliya
        .open(&format!("/t/{thread}"))
        .await
        .shows("Reply to the discussion")
        .hides("locked this discussion");
    aliya.get("/s/town/talk").await.hides("Locked");
    aliya.replies(thread, None, "Calmer.").await;
    let sveta = site.member("sveta").await;
    sveta
        .get(&moderate)
        .await
        .is(200)
        .shows("Lock the discussion");

    sveta.act(&lock, &[("reason", "Once more")]).await.is(303);
    aliya
        .act(&format!("/t/{thread}/posts"), &[("body", "No")])
        .await
        .is(423);
    sveta
        .fill(&moderate, &format!("{lock}/end"), &[])
        .await
        .is(303);
    sveta.act(&format!("{lock}/end"), &[]).await.is(303);
    aliya.replies(thread, None, "Yes").await;
}

#[tokio::test]
async fn three_threads_are_pinned_on_top_until_their_day() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let sveta = site.moderator(town, "sveta").await;
    let titles = [
        "The first matter",
        "The second matter",
        "The third matter",
        "The fourth matter",
        "The fifth matter",
    ];
    let mut ids = Vec::new();
    for title in titles {
        site.advance(minutes(1));
        ids.push(aliya.starts("/s/town/talk", title, "Root").await);
    }
    let pin = |id: i64, day: &'static str| {
        let sveta = &sveta;
        async move {
            sveta
                .fill(
                    &format!("/t/{id}/moderate"),
                    &format!("/t/{id}/pin"),
                    &[("pinned", day)],
                )
                .await
        }
    };

    for (day, fault) in [
        ("", "Choose a day."),
        ("2026-02-28", "has passed"),
        ("2026-06-02", "At most 90 days ahead."),
    ] {
        pin(ids[0], day).await.is(422).shows(fault);
    }
    pin(ids[1], "2026-03-04").await.is(303);
    pin(ids[0], "2026-05-31").await.is(303);
    pin(ids[2], "2026-03-10").await.is(303);
    pin(ids[3], "2026-03-10")
        .await
        .is(403)
        .shows("Three discussions are pinned in this forum already.");
    aliya
        .act(&format!("/t/{}/pin", ids[3]), &[("pinned", "2026-03-10")])
        .await
        .is(403);

    let visitor = site.visitor();
    let list = visitor
        .get("/s/town/talk")
        .await
        .shows("Pinned until 4 March 2026")
        .well_formed();
    let want = [titles[0], titles[2], titles[1], titles[4], titles[3]];
    assert_eq!(
        order(&list, &titles),
        want,
        "the longest pin on top, the rest by activity"
    );
    assert!(
        titles
            .iter()
            .all(|title| list.body.matches(&format!(">{title}</a>")).count() == 1),
        "each once"
    );
    site.advance(days(3));
    let list = visitor
        .get("/s/town/talk")
        .await
        .hides("Pinned until 4 March");
    assert_eq!(
        order(&list, &titles),
        [titles[0], titles[2], titles[4], titles[3], titles[1]]
    );
    let sveta = site.member("sveta").await;
    sveta
        .act(&format!("/t/{}/pin", ids[3]), &[("pinned", "2026-03-10")])
        .await
        .is(303);
    sveta
        .act(&format!("/t/{}/pin/end", ids[0]), &[])
        .await
        .is(303);
    assert_eq!(
        order(&visitor.get("/s/town/talk").await, &titles)[..2],
        [titles[3], titles[2]]
    );
}

#[tokio::test]
async fn a_moved_thread_leaves_a_trace_and_follows_the_rights_of_its_new_place() {
    let site = TestApp::start().await;
    let (town, council) = (
        site.space("town", "public").await,
        site.space("council", "private").await,
    );
    let aliya = site.neighbour(town, "aliya").await;
    let sveta = site.moderator(town, "sveta").await;
    let thread = aliya
        .starts("/s/town/talk", "A matter on its way", "Root")
        .await;
    let said = aliya.replies(thread, None, "Where does it belong?").await;
    aliya
        .starts("/s/town/talk", "A matter that stays", "Root")
        .await;
    let forum = |space: SpaceId, slug: &'static str| {
        let read = site.app.db.read(move |c| {
            let found = forums::table.filter(forums::space_id.eq(space).and(forums::slug.eq(slug)));
            Ok(found.select(forums::id).first::<i64>(c)?)
        });
        async move { read.await.unwrap().to_string() }
    };
    let (news, hall) = (forum(town, "news").await, forum(council, "talk").await);
    let (moves, visitor) = (format!("/t/{thread}/moves"), site.visitor());

    aliya.act(&moves, &[("forum", &news)]).await.is(403);
    sveta
        .get(&format!("/t/{thread}/moderate"))
        .await
        .is(200)
        .shows("town · news")
        .hides("council");
    for (wrong, status) in [("", 422), ("x", 422), ("999", 404), (hall.as_str(), 404)] {
        sveta.act(&moves, &[("forum", wrong)]).await.is(status);
    }
    sveta
        .fill(
            &format!("/t/{thread}/moderate"),
            &moves,
            &[("forum", &news)],
        )
        .await
        .is(303);
    sveta.act(&moves, &[("forum", &news)]).await.is(422);

    visitor
        .get("/s/town/news")
        .await
        .shows(">A matter on its way</a>")
        .hides("Moved to");
    visitor
        .get("/s/town/talk")
        .await
        .shows(">A matter on its way</a>")
        .shows("Moved to “news”");
    visitor
        .open(&format!("/p/{said}"))
        .await
        .shows("Where does it belong?")
        .shows("Moved from “talk” by sveta");
    recounted(&counts(&site).await, &count_again(&site).await);
    site.advance(days(7));
    visitor
        .get("/s/town/talk")
        .await
        .hides("A matter on its way");

    let root = site.administrator().await;
    root.act(&moves, &[("forum", &hall)]).await.is(303);
    for reader in [&visitor, &aliya] {
        reader.get(&format!("/p/{said}")).await.is(404);
        reader
            .get(&format!("/api/v1/threads/{thread}"))
            .await
            .is(404);
        reader
            .get(&format!("/api/v1/threads/{thread}/posts"))
            .await
            .is(404);
        for path in ["/", "/s/town", "/s/town/talk", "/s/town/news", "/u/aliya"] {
            reader
                .get(path)
                .await
                .is(200)
                .hides("A matter on its way")
                .hides("Where does it belong?");
        }
    }
    site.neighbour(council, "aliya")
        .await
        .open(&format!("/p/{said}"))
        .await
        .is(200)
        .shows("Where does it belong?");
    let spaces_of = site.app.db.read(move |c| {
        Ok(posts::table
            .filter(posts::thread_id.eq(thread))
            .select(posts::space_id)
            .load::<SpaceId>(c)?)
    });
    assert_eq!(
        spaces_of.await.unwrap(),
        [council, council],
        "the posts moved with their thread"
    );
    recounted(&counts(&site).await, &count_again(&site).await);
}

#[tokio::test]
async fn counters_stand_as_they_would_be_counted() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let (aliya, marat) = (
        site.neighbour(town, "aliya").await,
        site.neighbour(town, "marat").await,
    );
    let sveta = site.moderator(town, "sveta").await;
    let thread = aliya
        .starts("/s/town/talk", "A matter of numbers", "Root")
        .await;
    for i in 0..6 {
        site.advance(minutes(1));
        marat.replies(thread, None, &format!("Reply {i}")).await;
    }
    let ids: Vec<i64> = aliya
        .get(&format!("/api/v1/threads/{thread}/posts"))
        .await
        .value()["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|post| post["id"].as_i64().unwrap())
        .collect();
    marat
        .act(&format!("/p/{}/deletions", ids[2]), &[])
        .await
        .is(303);
    marat
        .act(&format!("/p/{}/deletions", ids[3]), &[])
        .await
        .is(303);
    marat
        .act(&format!("/p/{}/restorations", ids[3]), &[])
        .await
        .is(303);
    sveta
        .act(&format!("/p/{}/removals", ids[4]), &[("reason", "spam")])
        .await
        .is(303);
    aliya.act("/s/town/members/me/end", &[]).await.is(303);

    let before = counts(&site).await;
    assert_eq!(
        (before.1[0].0, before.1[0].1, &before.2),
        (1, 5, &vec![(5, 4)])
    );
    site.visitor().get("/s/town/talk").await.shows("4 replies");
    recounted(&before, &count_again(&site).await);
}

#[tokio::test]
async fn a_list_stands_in_four_orders_and_is_walked_by_cursor() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let (aliya, marat) = (
        site.neighbour(town, "aliya").await,
        site.neighbour(town, "marat").await,
    );
    let titles: Vec<String> = (0..65).map(|i| format!("Matter number {i:02}")).collect();
    let mut ids = Vec::new();
    for (i, title) in titles.iter().enumerate() {
        if i % 3 == 0 {
            site.advance(minutes(1));
        }
        ids.push(aliya.starts("/s/town/talk", title, "Root").await);
    }
    site.advance(minutes(1));
    marat.replies(ids[3], None, "An answer").await;
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    let by_age: Vec<&str> = titles.iter().rev().copied().collect();
    let walk = async |reader: &Client<'_>, sort: &str| -> Vec<String> {
        let all = pages(reader, &format!("/s/town/talk?sort={sort}")).await;
        for (ahead, page) in all.iter().zip(all.iter().skip(1)) {
            let back = reader.get(&page.link("prev").unwrap()).await.is(200);
            assert_eq!(
                order(&back, &titles),
                order(ahead, &titles),
                "{sort}: next and previous"
            );
        }
        all.iter()
            .flat_map(|page| order(page, &titles))
            .map(str::to_owned)
            .collect()
    };

    let visitor = site.visitor();
    assert_eq!(walk(&visitor, "new").await, by_age);
    let mut active = by_age.clone();
    active.retain(|title| *title != titles[3]);
    assert_eq!(
        walk(&visitor, "unanswered").await,
        active,
        "the answered one is not among them"
    );
    active.insert(0, titles[3]);
    assert_eq!(walk(&visitor, "active").await, active);
    assert_eq!(
        walk(&marat, "unread").await.len(),
        65,
        "he has not read the opening posts"
    );
    marat.open(&format!("/t/{}", ids[3])).await.is(200);
    marat.open(&format!("/t/{}", ids[64])).await.is(200);
    let unread: Vec<&str> = active
        .iter()
        .copied()
        .filter(|t| *t != titles[3] && *t != titles[64])
        .collect();
    assert_eq!(walk(&marat, "unread").await, unread);

    visitor.get("/s/town/talk").await.hides("sort=unread");
    for bad in ["!", "AAAA", "eA", "%00", "MTIzNDU2Nzg5MDEyMzQ1Njc4OTA.1"] {
        let page = visitor
            .get(&format!("/s/town/talk?sort=new&after={bad}"))
            .await
            .is(200);
        assert_eq!(
            order(&page.shows("That page link was out of date"), &titles)[0],
            titles[64]
        );
        let api = visitor
            .get(&format!(
                "/api/v1/spaces/town/forums/talk/threads?after={bad}"
            ))
            .await
            .is(400);
        assert_eq!(api.value()["code"], "cursor_invalid");
        let api = visitor
            .get(&format!(
                "/api/v1/threads/{}/posts?view=time&before={bad}",
                ids[3]
            ))
            .await
            .is(400);
        assert_eq!(api.value()["code"], "cursor_invalid");
    }
    visitor.get("/s/town/talk?sort=loudest").await.is(200);
    visitor
        .get("/api/v1/spaces/town/forums/talk/threads?sort=loudest")
        .await
        .is(422);
}

#[tokio::test]
async fn the_language_of_a_text_is_guessed_and_its_author_corrects_it() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let texts: HashMap<&str, (&str, &str)> = HashMap::from([
        (
            "kk",
            (
                "Қашан су келеді?",
                "Ауылда екі күн бойы су жоқ, қашан жөндейді?",
            ),
        ),
        (
            "ru",
            (
                "Когда дадут воду?",
                "В нашем посёлке уже второй день нет воды, когда её снова дадут?",
            ),
        ),
        (
            "mn",
            (
                "Өвлийн бэлчээр",
                "Өвлийн бэлчээрийн талаар бүгдээрээ ярилцъя.",
            ),
        ),
        (
            "it",
            (
                "Quando passa l'autobus?",
                "Quando passa il prossimo autobus per la nostra valle?",
            ),
        ),
        (
            "es",
            (
                "¿Cuándo arreglarán las luces?",
                "¿Cuándo arreglarán por fin las luces de nuestra calle?",
            ),
        ),
        (
            "pl",
            (
                "Kiedy naprawią drogę?",
                "Kiedy będzie wreszcie naprawiona droga do przedszkola?",
            ),
        ),
    ]);
    let visitor = site.visitor();
    for (lang, (title, body)) in texts {
        let thread = aliya.starts("/s/town/talk", title, body).await;
        let page = visitor.open(&format!("/t/{thread}?lang=en")).await;
        page.clone()
            .shows(&format!("<h1 lang=\"{lang}\">"))
            .shows(&format!("<div class=\"body\" lang=\"{lang}\">"));
        let own = visitor.open(&format!("/t/{thread}?lang={lang}")).await;
        own.hides(&format!("<h1 lang=\"{lang}\">"))
            .shows(&format!("<html lang=\"{lang}\""));
    }
    visitor
        .get("/s/town/talk?lang=en")
        .await
        .shows("lang=\"kk\">Қашан су келеді?</a>");

    let thread = aliya
        .starts(
            "/s/town/talk",
            "Water again",
            "The pump is broken and nobody comes to mend it.",
        )
        .await;
    let said = aliya
        .replies(
            thread,
            None,
            "Да, да, всё ещё нет воды, и никто не приходит.",
        )
        .await;
    let (edit, action) = (format!("/p/{said}/edit"), format!("/p/{said}/revisions"));
    let page = aliya.get(&edit).await;
    assert_eq!(page.field(&action, "lang"), "ru");
    aliya
        .submit(&page, &action, &[("lang", "kk"), ("do", "publish")])
        .await
        .is(303);
    let shown = visitor.open(&format!("/p/{said}")).await;
    assert!(
        post(&shown, said).contains("<div class=\"body\" lang=\"kk\">"),
        "{}",
        post(&shown, said)
    );
}

#[tokio::test]
async fn correcting_the_language_of_the_opening_post_corrects_its_title() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let thread = aliya
        .starts(
            "/s/town/talk",
            "Вода и дорога",
            "Когда снова дадут воду в нашем посёлке?",
        )
        .await;
    let opening = aliya
        .get(&format!("/api/v1/threads/{thread}/posts"))
        .await
        .value()["items"][0]["id"]
        .to_string();
    let page = aliya.get(&format!("/p/{opening}/edit")).await;

    aliya
        .submit(
            &page,
            &format!("/p/{opening}/revisions"),
            &[("lang", "kk"), ("do", "publish")],
        )
        .await
        .is(303);

    site.visitor()
        .open(&format!("/t/{thread}"))
        .await
        .shows("<h1 lang=\"kk\">");
}

#[tokio::test]
async fn the_same_act_twice_is_done_once() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let page = aliya.get("/s/town/talk/new").await.is(200);
    let fields = [
        ("title", "Once and for all"),
        ("body", "One body"),
        ("do", "publish"),
    ];

    let first = aliya
        .submit(&page, "/s/town/talk/threads", &fields)
        .await
        .is(303)
        .location();
    let second = aliya
        .submit(&page, "/s/town/talk/threads", &fields)
        .await
        .is(303)
        .location();
    assert_eq!(first, second);
    let other = [
        ("title", "Once and for all"),
        ("body", "Another body"),
        ("do", "publish"),
    ];
    let back = aliya
        .submit(&page, "/s/town/talk/threads", &other)
        .await
        .is(409);
    assert_eq!(back.field("/s/town/talk/threads", "body"), "Another body");
    aliya
        .submit(&back, "/s/town/talk/threads", &[("do", "publish")])
        .await
        .is(303);
    assert_eq!(counts(&site).await.1[0].0, 2);
}

#[tokio::test]
async fn there_is_no_reply_to_a_thread_that_is_not_seen() {
    let site = TestApp::start().await;
    let council = site.space("council", "private").await;
    let aliya = site.neighbour(council, "aliya").await;
    let thread = aliya
        .starts("/s/council/talk", "Behind closed doors", "Root")
        .await;
    let stranger = site.member("stranger").await;
    let viewer = stranger.viewer().await;

    let reply = site.app.db.write(move |tx| {
        threads::reply(
            tx,
            &viewer,
            ThreadId(thread),
            new_post("Hello?", None),
            &crate::app::FREE,
        )
    });
    assert_eq!(reply.await, Err(Error::NotFound));
    stranger
        .act(&format!("/t/{thread}/posts"), &[("body", "Hello?")])
        .await
        .is(404)
        .shows("Hello?");
    stranger.get(&format!("/t/{thread}/reply")).await.is(404);
}

#[tokio::test]
async fn people_who_reply_change_and_delete_at_once_break_nothing() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let (aliya, marat) = (
        site.neighbour(town, "aliya").await,
        site.neighbour(town, "marat").await,
    );
    let thread = aliya.starts("/s/town/talk", "All at once", "A root.").await;
    let own = aliya
        .replies(thread, None, "The one that is fought over.")
        .await;
    let (mine, his) = (aliya.keys().await.0, marat.keys().await.0);

    let form = |token: &str, key: String, more: &[(&str, &str)]| -> Fields {
        let mut all = vec![
            ("token".to_owned(), token.to_owned()),
            ("key".to_owned(), key),
        ];
        all.extend(more.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())));
        all
    };
    let (to, said) = (own.to_string(), format!("/t/{thread}/posts"));
    let mut acts: Vec<(&Client<'_>, String, Fields)> = Vec::new();
    for i in 0..8 {
        acts.push((
            &marat,
            said.clone(),
            form(
                &his,
                format!("reply-key-{i}"),
                &[("to", &to), ("body", "But why?")],
            ),
        ));
        acts.push((
            &aliya,
            format!("/p/{own}/deletions"),
            form(&mine, format!("delete-key-{i}"), &[]),
        ));
        acts.push((
            &aliya,
            format!("/p/{own}/restorations"),
            form(&mine, format!("restore-key-{i}"), &[]),
        ));
        let text = format!("Changed {i}");
        let change = form(
            &mine,
            format!("change-key-{i}"),
            &[("base", "1"), ("body", &text)],
        );
        acts.push((&aliya, format!("/p/{own}/revisions"), change));
    }
    let answers = together(
        acts.iter()
            .map(|(who, path, form)| who.post(path, form))
            .collect(),
    )
    .await;

    for answer in answers {
        assert!(answer.status < 500, "{}: {}", answer.status, answer.body);
    }
    recounted(&counts(&site).await, &count_again(&site).await);
}

#[tokio::test]
async fn a_thread_whose_first_post_is_taken_back_is_still_answered() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let (aliya, marat) = (
        site.neighbour(town, "aliya").await,
        site.neighbour(town, "marat").await,
    );
    let thread = aliya
        .starts("/s/town/talk", "Who has the key?", "Root")
        .await;
    let reply = marat.replies(thread, None, "I have it.").await;
    let posts = aliya.get(&format!("/api/v1/threads/{thread}/posts")).await;
    let first = posts.value()["items"][0]["id"].as_i64().unwrap();
    let list = format!("/api/v1/threads/{thread}");

    aliya
        .act(&format!("/p/{first}/deletions"), &[])
        .await
        .is(303);
    let said = marat.get(&list).await.value();
    assert_eq!((&said["posts"], &said["replies"]), (&1.into(), &1.into()));
    for path in ["/s/town", "/s/town/talk?sort=unanswered"] {
        let page = marat.get(path).await.is(200);
        let waits = page.body.split("<aside").nth(1).unwrap_or(&page.body);
        assert!(!waits.contains("Who has the key?"), "{path}: {waits}");
    }
    marat
        .act(&format!("/p/{reply}/deletions"), &[])
        .await
        .is(303);
    assert_eq!(marat.get(&list).await.value()["replies"], 0);
    marat
        .get("/s/town/talk?sort=unanswered")
        .await
        .shows("Who has the key?");
    recounted(&counts(&site).await, &count_again(&site).await);
}
