//! Which characters may be shown: no controls, no bidi overrides, few marks on one letter.

/// Marks that stand on the letter before them, of the scripts in use; a run of them can freeze a browser.
const MARKS: &[(char, char)] = &[
    ('\u{300}', '\u{36F}'),
    ('\u{483}', '\u{489}'),
    ('\u{591}', '\u{5C7}'),
    ('\u{610}', '\u{61A}'),
    ('\u{64B}', '\u{65F}'),
    ('\u{670}', '\u{670}'),
    ('\u{6D6}', '\u{6DC}'),
    ('\u{6DF}', '\u{6E8}'),
    ('\u{6EA}', '\u{6ED}'),
    ('\u{711}', '\u{711}'),
    ('\u{730}', '\u{74A}'),
    ('\u{7A6}', '\u{7B0}'),
    ('\u{7EB}', '\u{7F3}'),
    ('\u{816}', '\u{82D}'),
    ('\u{859}', '\u{85B}'),
    ('\u{897}', '\u{89F}'),
    ('\u{8CA}', '\u{903}'),
    ('\u{93A}', '\u{93C}'),
    ('\u{93E}', '\u{94F}'),
    ('\u{951}', '\u{957}'),
    ('\u{962}', '\u{963}'),
    ('\u{981}', '\u{983}'),
    ('\u{9BC}', '\u{9CD}'),
    ('\u{A3C}', '\u{A4D}'),
    ('\u{ABC}', '\u{ACD}'),
    ('\u{B3C}', '\u{B4D}'),
    ('\u{BBE}', '\u{BCD}'),
    ('\u{C3C}', '\u{C4D}'),
    ('\u{CBC}', '\u{CCD}'),
    ('\u{D3B}', '\u{D4D}'),
    ('\u{DCA}', '\u{DDF}'),
    ('\u{E31}', '\u{E31}'),
    ('\u{E34}', '\u{E3A}'),
    ('\u{E47}', '\u{E4E}'),
    ('\u{EB1}', '\u{EB1}'),
    ('\u{EB4}', '\u{EBC}'),
    ('\u{EC8}', '\u{ECE}'),
    ('\u{F18}', '\u{F19}'),
    ('\u{F35}', '\u{F39}'),
    ('\u{F71}', '\u{F84}'),
    ('\u{F86}', '\u{FBC}'),
    ('\u{102B}', '\u{103E}'),
    ('\u{135D}', '\u{135F}'),
    ('\u{1712}', '\u{1715}'),
    ('\u{17B4}', '\u{17D3}'),
    ('\u{180B}', '\u{180D}'),
    ('\u{1A17}', '\u{1A1B}'),
    ('\u{1A55}', '\u{1A7F}'),
    ('\u{1AB0}', '\u{1AFF}'),
    ('\u{1B34}', '\u{1B44}'),
    ('\u{1BE6}', '\u{1BF3}'),
    ('\u{1CD0}', '\u{1CF9}'),
    ('\u{1DC0}', '\u{1DFF}'),
    ('\u{20D0}', '\u{20FF}'),
    ('\u{2CEF}', '\u{2CF1}'),
    ('\u{2DE0}', '\u{2DFF}'),
    ('\u{302A}', '\u{302F}'),
    ('\u{3099}', '\u{309A}'),
    ('\u{A66F}', '\u{A67D}'),
    ('\u{A8E0}', '\u{A8F1}'),
    ('\u{FB1E}', '\u{FB1E}'),
    ('\u{FE00}', '\u{FE0F}'),
    ('\u{FE20}', '\u{FE2F}'),
    ('\u{1D165}', '\u{1D244}'),
    ('\u{E0100}', '\u{E01EF}'),
];

/// Whether a character sits on the one before it.
pub(super) fn is_mark(c: char) -> bool {
    // Most text is below the first mark and is spared the table.
    c >= '\u{300}'
        && MARKS
            .iter()
            .any(|(first, last)| (*first..=*last).contains(&c))
}

/// The character as it may be shown: nothing for a bidi override or isolate, U+FFFD for what HTML forbids.
pub(super) fn shown(c: char) -> Option<char> {
    match c {
        '\n' | '\t' => Some(c),
        // An override reorders the words of others on the page.
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => None,
        _ if c.is_control() || is_noncharacter(c) => Some('\u{FFFD}'),
        _ => Some(c),
    }
}

fn is_noncharacter(c: char) -> bool {
    let code = u32::from(c);
    (0xFDD0..=0xFDEF).contains(&code) || code & 0xFFFE == 0xFFFE
}
