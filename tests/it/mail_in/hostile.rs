//! Letters that no mail program would send: they are refused or read, and break nothing.

use elab::inbox::State;

use super::{Desk, email, letter, town};

/// Numbers that look like chance and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n.max(1)
    }
}

#[tokio::test]
async fn odd_letters_are_handled_one_after_the_other() {
    let desk = Desk::open().await;
    let town = town(&desk, "public").await;
    let to = desk.address(&town.marat, town.post).await;
    let from = email(&town.marat).await;
    let mut nested = String::new();
    for n in 0..100 {
        nested.push_str(&format!(
            "Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n"
        ));
    }
    nested.push_str("Content-Type: text/plain\r\n\r\nDeep.\r\n");
    let mut wrapped = "Deep.\r\n".to_owned();
    for _ in 0..100 {
        wrapped = format!("Content-Type: message/rfc822\r\n\r\n{wrapped}");
    }
    let heads = format!("X-Filler: {}\r\n", "y".repeat(980)).repeat(1000);
    let odd: Vec<Vec<u8>> = vec![
        b"\0".repeat(1000),
        b"\r\n".repeat(1000),
        b"From".to_vec(),
        vec![0xff; 5000],
        format!("From: {from}\r\n{nested}").into_bytes(),
        format!("From: {from}\r\n{wrapped}").into_bytes(),
        format!("{heads}From: {from}\r\n\r\nx").into_bytes(),
        format!("From: {from}\r\n\r\n\0\0\0").into_bytes(),
        format!("From: {from}\r\nFrom: {from}\r\n\r\nx").into_bytes(),
        format!("To: {from}\r\n\r\nx").into_bytes(),
        format!("From: {from}\r\nContent-Type: text/plain; charset=none\r\n\r\nx").into_bytes(),
        format!("From: {from}\r\nContent-Transfer-Encoding: base64\r\n\r\n====").into_bytes(),
        format!("From: {from}\r\nContent-Type: text/html\r\n\r\n<<<div<blockquote>").into_bytes(),
        format!("From: {from}\r\n\r\n{}", "x".repeat(900_000)).into_bytes(),
        format!("DKIM-Signature: v=1; a=x; d=; s=;\r\nFrom: {from}\r\n\r\nx").into_bytes(),
    ];
    let count = odd.len() as i64;
    for raw in odd {
        desk.pipe(&to, raw).await;
    }
    desk.settle().await;
    assert_eq!(desk.count(State::Ready).await, 0);
    assert_eq!(desk.count(State::Failed).await, 0);
    let settled = [State::Refused, State::Draft, State::Ignored, State::Posted];
    let mut all = 0;
    for state in settled {
        all += desk.count(state).await;
    }
    assert_eq!(all, count);
    assert_eq!(
        desk.count(State::Posted).await,
        0,
        "nobody stands for one of them"
    );
    assert!(
        desk.send(&town.marat, &to, "last", "Still here.")
            .await
            .is_none()
    );
    assert_eq!(desk.count(State::Posted).await, 1);
}

#[tokio::test]
async fn letters_that_chance_has_changed_break_nothing() {
    let desk = Desk::open().await;
    let town = town(&desk, "public").await;
    let to = desk.address(&town.marat, town.post).await;
    let from = email(&town.marat).await;
    let parts = "MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\n\
        Content-Type: text/plain; charset=utf-8; format=flowed\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
        =D0=AF =D0=B7=D0=B0 \r\nthe pump\r\n\r\nOn Mon, 2 Mar 2026 at 10:15, Lab <n@x.org> wrote:\r\n> Old\r\n\
        --x\r\nContent-Type: text/html; charset=windows-1251\r\n\r\n<div>x</div><blockquote>y</blockquote>\r\n--x--\r\n";
    let whole = letter(&from, &to, "1", "x").replace(
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nx\r\n",
        parts,
    );
    let seeds = [whole.clone().into_bytes(), desk.signed(&whole)];
    let pieces: [&[u8]; 8] = [
        b"\0",
        b"\r\n",
        b"\r\n\r\n",
        b"--x\r\n",
        b"=?utf-8?B?",
        b"<blockquote>",
        b"\xd0",
        b"> ",
    ];
    let mut dice = Dice(7);
    for _ in 0..150 {
        let mut raw = seeds[dice.below(2)].clone();
        for _ in 0..=dice.below(6) {
            let at = dice.below(raw.len());
            match dice.below(4) {
                0 => raw[at] = u8::try_from(dice.below(256)).unwrap(),
                1 => raw.truncate(at.max(1)),
                2 => drop(raw.splice(at..at, pieces[dice.below(8)].iter().copied())),
                _ => {
                    let end = (at + dice.below(40)).min(raw.len());
                    raw.drain(at..end);
                }
            }
            if raw.is_empty() {
                raw.push(b'x');
            }
        }
        desk.pipe(&to, raw).await;
    }
    desk.settle().await;
    assert_eq!(desk.count(State::Ready).await, 0);
    assert_eq!(desk.count(State::Failed).await, 0);
}
