//! Grows a long thread from its material: the same seed gives the same thread.

use std::collections::HashSet;

use super::content::{Lead, Long, Post, Reply, Thread};

/// A small generator of numbers (xorshift64*): the demo needs the same ones each time, not good ones.
pub(super) struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed | 1)
    }

    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let wide = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(wide).unwrap_or(0) % sides.max(1)
    }

    pub fn pick<'t, T>(&mut self, from: &'t [T]) -> Option<&'t T> {
        from.get(self.roll(from.len()))
    }
}

/// A post with its level, while the tree grows.
struct Grown {
    post: Post,
    depth: usize,
}

/// The whole thread: opening, replies, closing posts.
pub(super) fn grow(long: &Long) -> Thread {
    let mut dice = Dice::new(long.seed);
    let opening = Post {
        by: long.author.clone(),
        body: long.body.clone(),
        ..Post::default()
    };
    let mut tree = vec![Grown {
        post: opening,
        depth: 0,
    }];
    let mut left: Vec<usize> = long.replies.iter().map(|reply| reply.times).collect();
    let mut said: HashSet<String> = HashSet::new();
    let wanted = long.posts.saturating_sub(long.closings.len());
    let gap = long.span_days * 24 * 60 / u64::try_from(long.posts.max(1)).unwrap_or(1);
    let mut misses = 0;
    while tree.len() < wanted && misses < 4000 {
        let parent = choose_parent(&mut dice, &tree, long.max_depth);
        match next_post(&mut dice, long, &tree, parent, &mut left, &said) {
            Some(mut post) => {
                said.insert(post.body.clone());
                let wait = gap / 3
                    + u64::try_from(dice.roll(usize::try_from(gap).unwrap_or(1))).unwrap_or(1);
                post.after = Some(format!("{wait}m"));
                let depth = tree.get(parent).map_or(0, |grown| grown.depth) + 1;
                tree.push(Grown { post, depth });
            }
            None => misses += 1,
        }
    }
    let mut posts: Vec<Post> = tree.into_iter().map(|grown| grown.post).collect();
    let first_closing = posts.len();
    for (i, closing) in long.closings.iter().enumerate() {
        posts.push(Post {
            by: closing.by.clone(),
            lang: Some(closing.lang.clone()),
            body: closing.body.clone(),
            to: Some(if i == 0 { 0 } else { first_closing }),
            after: Some("9h".to_owned()),
            ..Post::default()
        });
    }
    Thread::new(long, posts)
}

/// A quarter answers the opening post, the rest mostly what was said last.
fn choose_parent(dice: &mut Dice, tree: &[Grown], deepest: usize) -> usize {
    if tree.len() < 6 || dice.roll(100) < 22 {
        return 0;
    }
    let reach = if dice.roll(100) < 70 { 6 } else { 40 };
    let back = dice.roll(reach.min(tree.len() - 1));
    let at = tree.len() - 1 - back;
    match tree.get(at) {
        Some(grown) if grown.depth < deepest => at,
        _ => 0,
    }
}

fn next_post(
    dice: &mut Dice,
    long: &Long,
    tree: &[Grown],
    parent: usize,
    left: &mut [usize],
    said: &HashSet<String>,
) -> Option<Post> {
    let at = dice.roll(long.replies.len());
    let reply: &Reply = long.replies.get(at)?;
    let rest = left.get_mut(at).filter(|rest| **rest > 0)?;
    let fits = match parent {
        0 => reply
            .fits
            .iter()
            .any(|fit| fit == "opening" || fit == "answer" || fit == "question"),
        _ => reply.fits.iter().any(|fit| fit != "opening"),
    };
    let answered = &tree.get(parent)?.post;
    let writers = reply
        .by
        .as_ref()
        .or_else(|| long.writers.get(&reply.lang))?;
    let by = dice.pick(writers)?;
    if !fits || *by == answered.by {
        return None;
    }
    let mut body = fill(dice, long, reply);
    if said.contains(&body) || (parent != 0 && dice.roll(100) < 25) {
        let leads: Vec<&Lead> = long
            .leads
            .iter()
            .filter(|lead| {
                lead.lang == reply.lang && lead.fits.iter().any(|fit| reply.fits.contains(fit))
            })
            .collect();
        let lead = dice.pick(&leads)?;
        body = format!("{} {body}", lead.text.replace("{parent}", &answered.by));
    }
    if said.contains(&body) {
        return None;
    }
    *rest -= 1;
    Some(Post {
        by: by.clone(),
        to: Some(parent),
        lang: Some(reply.lang.clone()),
        body,
        ..Post::default()
    })
}

fn fill(dice: &mut Dice, long: &Long, reply: &Reply) -> String {
    let mut body = reply.body.clone();
    if let Some(slots) = long.slots.get(&reply.lang) {
        let mut names: Vec<&String> = slots.keys().collect();
        names.sort();
        for name in names {
            let gap = format!("{{{name}}}");
            while let (true, Some(value)) = (
                body.contains(&gap),
                slots.get(name).and_then(|all| dice.pick(all)),
            ) {
                body = body.replacen(&gap, value, 1);
            }
        }
    }
    body
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_thread_is_deep_and_the_same_each_time() {
        for long in super::super::content::load().unwrap().long {
            let thread = grow(&long);
            assert!(
                thread.posts.len() >= 250,
                "{} has {}",
                long.title,
                thread.posts.len()
            );
            let mut depth = vec![0; thread.posts.len()];
            for (i, post) in thread.posts.iter().enumerate().skip(1) {
                depth[i] = depth[post.to.unwrap()] + 1;
            }
            assert!(depth.iter().max().unwrap() >= &12);
            assert!(thread.posts.iter().all(|post| !post.body.contains('{')));
            let again = grow(&long);
            assert!(
                thread
                    .posts
                    .iter()
                    .zip(&again.posts)
                    .all(|(a, b)| a.body == b.body)
            );
        }
    }
}
