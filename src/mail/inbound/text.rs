//! What somebody wrote himself: a letter's text without what it answers, without signature, and with its lines joined.

/// Prefixes of what mail programs of seven languages write under a letter.
const SENT_FROM: &[&str] = &[
    "Sent from my ",
    "Sent from Mail for ",
    "Sent from Outlook",
    "Sent from Yahoo",
    "Sent with ",
    "Get Outlook for ",
    "Отправлено с ",
    "Отправлено из ",
    "Мой телефон",
    "iPhone құрылғысынан жіберілді",
    "Менің iPhone",
    "Менің телефонымнан",
    "iPhone-нан жіберілді",
    "Миний iPhone",
    "Миний утаснаас",
    "iPhone-оос илгээ",
    "Inviato da ",
    "Inviato dal ",
    "Enviado desde ",
    "Enviado de mi ",
    "Wysłane z ",
    "Wysłano z ",
];

/// How mail programs of seven languages end the line above a quotation, after a name and a time.
const WROTE: &[&str] = &[
    "wrote:",
    "writes:",
    "пишет:",
    "писал:",
    "писала:",
    "писал(а):",
    "написал:",
    "написала:",
    "написал(а):",
    "жазды:",
    "жазған:",
    "жазып жіберді:",
    "бичсэн:",
    "бичжээ:",
    "бичлээ:",
    "бичив:",
    "ha scritto:",
    "scrive:",
    "escribió:",
    "escribió lo siguiente:",
    "escribe:",
    "pisze:",
    "napisał:",
    "napisała:",
    "napisał(a):",
];

/// What stands between hyphens above a letter that is quoted whole.
const ORIGINAL: &[&str] = &[
    "original message",
    "original appointment",
    "forwarded message",
    "исходное сообщение",
    "пересылаемое сообщение",
    "пересланное сообщение",
    "бастапқы хабар",
    "бастапқы хабарлама",
    "түпнұсқа хабар",
    "анхны зурвас",
    "анхны мессеж",
    "эх зурвас",
    "messaggio originale",
    "messaggio inoltrato",
    "mensaje original",
    "mensaje reenviado",
    "oryginalna wiadomość",
    "wiadomość oryginalna",
    "wiadomość przekazana",
];

/// The names of a letter's first header in the block that Outlook writes above it, and of those that follow.
const BLOCK_FROM: &[&str] = &["from:", "от:", "кімнен:", "хэнээс:", "da:", "de:", "od:"];
const BLOCK_REST: &[&str] = &[
    "sent:",
    "date:",
    "to:",
    "cc:",
    "subject:",
    "отправлено:",
    "дата:",
    "кому:",
    "копия:",
    "тема:",
    "жіберілген күні:",
    "жіберілді:",
    "күні:",
    "кімге:",
    "тақырып:",
    "тақырыбы:",
    "илгээсэн:",
    "огноо:",
    "хэнд:",
    "гарчиг:",
    "сэдэв:",
    "inviato:",
    "data:",
    "a:",
    "oggetto:",
    "enviado:",
    "enviado el:",
    "fecha:",
    "para:",
    "asunto:",
    "wysłano:",
    "wysłane:",
    "do:",
    "dw:",
    "temat:",
];

/// Lines of which an introduction may be made: programs wrap it.
const WRAPPED: usize = 3;
/// A line that a program wrapped is this long.
const FULL: std::ops::RangeInclusive<usize> = 60..=78;
/// A word that would have fitted within this width was put on a line of its own by hand.
const NARROWEST: usize = 66;

/// What its author wrote in a plain text. `markers` are the lines above which he was asked to write.
pub(super) fn written(text: &str, markers: &[String]) -> String {
    let plain = text.replace("\r\n", "\n").replace(['\r', '\u{2028}'], "\n");
    let lines: Vec<&str> = plain.split('\n').map(str::trim_end).collect();
    let above = marker(&lines, markers).and_then(|at| lines.get(..at));
    let own = above.map(|above| without_tail(above.to_vec()));
    let own = match own.filter(|own| own.iter().any(|line| !line.is_empty())) {
        Some(own) => own,
        // Nothing above the marker: he wrote below what he quotes.
        None => without_tail(without_quotation(lines)),
    };
    joined(&without_signature(own))
        .trim_matches('\n')
        .to_owned()
}

/// A text of `format=flowed` (RFC 3676) as it was before it was wrapped.
pub(super) fn unflowed(text: &str, delete_space: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut open = false;
    for line in text.lines() {
        let quoted = line.starts_with('>');
        let line = if quoted {
            line
        } else {
            line.strip_prefix(' ').unwrap_or(line)
        };
        if !out.is_empty() && (!open || quoted) {
            out.push('\n');
        }
        open = !quoted && line.ends_with(' ') && line != "-- ";
        out.push_str(if open && delete_space {
            line.strip_suffix(' ').unwrap_or(line)
        } else {
            line
        });
    }
    out
}

/// The line of the marker; programs put quotation marks before it.
fn marker(lines: &[&str], markers: &[String]) -> Option<usize> {
    lines
        .iter()
        .position(|line| markers.iter().any(|marker| line.contains(marker.as_str())))
}

/// The lines without what is quoted: above its introduction, or below it where nothing stands above.
fn without_quotation(lines: Vec<&str>) -> Vec<&str> {
    let Some((at, after)) =
        (0..lines.len()).find_map(|at| introduced(&lines, at, false).map(|n| (at, at + n)))
    else {
        return lines;
    };
    let above = lines.get(..at).unwrap_or_default();
    if above.iter().any(|line| !line.is_empty()) {
        return above.to_vec();
    }
    let below = lines.get(after..).unwrap_or_default();
    let quoted = below
        .iter()
        .take_while(|line| line.is_empty() || is_quoted(line))
        .count();
    if below.iter().take(quoted).any(|line| is_quoted(line)) {
        below.get(quoted..).unwrap_or_default().to_vec()
    } else {
        Vec::new()
    }
}

/// The lines without empty and quoted ones at their end, and without the introduction above those.
fn without_tail(mut lines: Vec<&str>) -> Vec<&str> {
    loop {
        let end = lines
            .iter()
            .rposition(|line| !(line.is_empty() || is_quoted(line) || is_rule(line)))
            .map_or(0, |at| at + 1);
        lines.truncate(end);
        let begins = end.saturating_sub(WRAPPED)..end;
        let found = begins
            .into_iter()
            .find(|at| introduced(&lines, *at, true).is_some_and(|n| at + n == end));
        match found {
            Some(at) => lines.truncate(at),
            None => return lines,
        }
    }
}

/// How many lines from this one on introduce a quotation; none when they do not.
fn introduced(lines: &[&str], at: usize, ends: bool) -> Option<usize> {
    let line = bare(lines.get(at)?);
    let small = line.to_lowercase();
    if let Some(inner) = small.strip_prefix("---") {
        let inner = inner.trim_matches(['-', ' ']);
        return ORIGINAL.contains(&inner).then_some(1);
    }
    if begins_with(&small, BLOCK_FROM) {
        let rest = lines.iter().skip(at + 1).take(6).map(|line| bare(line));
        let named = rest.filter(|line| begins_with(&line.to_lowercase(), BLOCK_REST));
        let count = named.count();
        return (count >= 2).then_some(count + 1);
    }
    let mut whole = String::new();
    for (n, part) in lines.iter().skip(at).take(WRAPPED).enumerate() {
        let part = bare(part);
        if part.is_empty() {
            return None;
        }
        if n > 0 {
            whole.push(' ');
        }
        whole.push_str(part);
        if is_introduction(&whole, ends) {
            return Some(n + 1);
        }
    }
    None
}

/// True for "On Monday at 10:15 Jan wrote:". In the midst of a text it must name a time or an address.
fn is_introduction(line: &str, ends: bool) -> bool {
    if line.chars().count() > 300 || !line.ends_with(':') {
        return false;
    }
    let addressed = line.contains('@');
    let digits = line.chars().any(|c| c.is_ascii_digit());
    let bytes: Vec<char> = line.chars().collect();
    let timed = bytes.windows(4).any(|part| match part {
        [a, b, c, d] => {
            a.is_ascii_digit() && matches!(b, ':' | '.') && c.is_ascii_digit() && d.is_ascii_digit()
        }
        _ => false,
    });
    let small = line.to_lowercase();
    if WROTE.iter().any(|verb| small.ends_with(verb)) {
        return addressed || timed || (ends && digits);
    }
    // Some name no verb: "3 March 2026, 10:15, Jan <Jan@example.org>:".
    addressed && digits && (line.ends_with(">:") || line.ends_with(">):"))
}

fn begins_with(line: &str, names: &[&str]) -> bool {
    names.iter().any(|name| line.starts_with(name))
}

/// A line without the marks of bold text and of quotation that stand before and after it.
fn bare(line: &str) -> &str {
    line.trim_matches(['*', ' ', '\t', '\u{a0}'])
        .trim_start_matches(['>', ' '])
        .trim_start_matches('*')
}

fn is_quoted(line: &str) -> bool {
    line.starts_with('>') || line.starts_with(" >")
}

/// The line of underscores that Outlook draws above a letter.
fn is_rule(line: &str) -> bool {
    line.len() >= 8 && line.bytes().all(|b| b == b'_')
}

/// The lines above the signature.
fn without_signature(mut lines: Vec<&str>) -> Vec<&str> {
    if let Some(at) = lines.iter().position(|line| matches!(*line, "--" | "—"))
        && lines.iter().take(at).any(|line| !line.is_empty())
    {
        lines.truncate(at);
    }
    loop {
        while lines.last().is_some_and(|line| line.is_empty()) {
            lines.pop();
        }
        let Some(last) = lines.last().map(|line| bare(line)) else {
            return lines;
        };
        let advert =
            last.chars().count() < 80 && SENT_FROM.iter().any(|from| last.starts_with(from));
        // A letter may be about such a line, but does not consist of it.
        if !advert || lines.len() == 1 {
            return lines;
        }
        lines.pop();
    }
}

/// The lines, those that a program broke put together again.
fn joined(lines: &[&str]) -> String {
    let (mut out, mut fenced, mut before) = (String::new(), false, None::<&str>);
    for line in lines {
        if line.is_empty() && !fenced && before.is_some_and(str::is_empty) {
            continue;
        }
        match before {
            Some(before) if !fenced && goes_on(before, line) => out.push(' '),
            Some(_) => out.push('\n'),
            None => {}
        }
        if line.starts_with("```") {
            fenced = !fenced;
        }
        out.push_str(line);
        before = Some(line);
    }
    out
}

/// True when `next` was on the same line before a program broke it.
fn goes_on(line: &str, next: &str) -> bool {
    let width = line.chars().count();
    let Some(first) = next.chars().next() else {
        return false;
    };
    let listed = next.split_once(['.', ')']).is_some_and(|(n, _)| {
        !n.is_empty() && n.len() <= 3 && n.bytes().all(|b| b.is_ascii_digit())
    });
    let plain = !listed && !first.is_whitespace() && !"->*#|`+".contains(first);
    let word = next.split(' ').next().unwrap_or(next).chars().count();
    let marked = line.starts_with(['>', '#', '|']) || line.starts_with("    ");
    FULL.contains(&width) && plain && !marked && width + 1 + word > NARROWEST
}
