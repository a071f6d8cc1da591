//! Letters as mail programs of seven languages write them, and what their authors wrote themselves.

use super::text::{unflowed, written};

/// The program or the habit, the letter, what is left of it.
const LETTERS: &[(&str, &str, &str)] = &[
    ("nothing but a text", "I agree.\n", "I agree."),
    (
        "two paragraphs",
        "I agree.\r\n\r\nThe pump must go.\r\n",
        "I agree.\n\nThe pump must go.",
    ),
    (
        "marker in English",
        "I agree.\n\nOn Mon, 2 Mar 2026 at 10:15, Lab <Notify@x.org> wrote:\n> ## Write your reply above this line ##\n>\n> Old words\n",
        "I agree.",
    ),
    (
        "marker with nothing before it",
        "I agree.\n\n## Write your reply above this line ##\nOld words that no one quotes\n",
        "I agree.",
    ),
    (
        "marker in Russian",
        "Я за.\n\nпн, 2 мар. 2026 г. в 10:15, Lab <Notify@x.org>:\n> ## Пишите ответ выше этой строки ##\n> Старое\n",
        "Я за.",
    ),
    (
        "an introduction of one's own above the marker stays",
        "In 2024 the council wrote:\n\"We will mend the pump.\"\nIt did not.\n\n> ## Write your reply above this line ##\n",
        "In 2024 the council wrote:\n\"We will mend the pump.\"\nIt did not.",
    ),
    (
        "below the quotation, marker within it",
        "On Mon, 2 Mar 2026 at 10:15, Lab <Notify@x.org> wrote:\n> ## Write your reply above this line ##\n> Old words\n\nI agree, as said below.\n",
        "I agree, as said below.",
    ),
    (
        "Gmail, English",
        "I agree.\n\nOn Mon, Mar 2, 2026 at 10:15 AM Jan Kowalski via Lab <Notify@x.org> wrote:\n\n> Old words\n> more\n",
        "I agree.",
    ),
    (
        "Gmail, English, wrapped",
        "I agree.\n\nOn Mon, Mar 2, 2026 at 10:15 AM Jan Kowalski via Public E-lab\n<Notify@talk.example.org> wrote:\n> Old words\n",
        "I agree.",
    ),
    (
        "Gmail, Russian",
        "Согласна.\n\nпн, 2 мар. 2026 г. в 10:15, Jan via Lab <Notify@x.org>:\n\n> Старое\n",
        "Согласна.",
    ),
    (
        "Gmail, Russian, older",
        "Согласна.\n\n2 марта 2026 г., 10:15 пользователь Jan <Notify@x.org> написал:\n> Старое\n",
        "Согласна.",
    ),
    (
        "Gmail, Italian",
        "Sono d'accordo.\n\nIl giorno lun 2 mar 2026 alle ore 10:15 Jan via Lab <Notify@x.org> ha\nscritto:\n\n> Vecchio\n",
        "Sono d'accordo.",
    ),
    (
        "Gmail, Spanish",
        "De acuerdo.\n\nEl lun, 2 mar 2026 a las 10:15, Jan via Lab (<Notify@x.org>) escribió:\n\n> Viejo\n",
        "De acuerdo.",
    ),
    (
        "Gmail, Polish",
        "Zgoda.\n\npon., 2 mar 2026 o 10:15 Jan via Lab <Notify@x.org> napisał(a):\n\n> Stare\n",
        "Zgoda.",
    ),
    (
        "Gmail, Kazakh",
        "Келісемін.\n\n2026 ж. 2 нау., дс 10:15, Jan via Lab <Notify@x.org> мынаны жазды:\n\n> Ескі\n",
        "Келісемін.",
    ),
    (
        "Gmail, Mongolian",
        "Зөвшөөрч байна.\n\n2026 оны 3-р сарын 2, Даваа 10:15, Jan via Lab <Notify@x.org> бичсэн:\n\n> Хуучин\n",
        "Зөвшөөрч байна.",
    ),
    (
        "Thunderbird, English",
        "I agree.\n\nOn 02/03/2026 10:15, Jan via Lab wrote:\n> Old words\n>\n> more\n\n",
        "I agree.",
    ),
    (
        "Thunderbird, Polish",
        "Zgoda.\n\nW dniu 2.03.2026 o 10:15, Jan via Lab pisze:\n> Stare\n",
        "Zgoda.",
    ),
    (
        "Thunderbird, Russian",
        "Я за.\n\n02.03.2026 10:15, Jan via Lab пишет:\n> Старое\n",
        "Я за.",
    ),
    (
        "Thunderbird, Italian",
        "Va bene.\n\nIl 02/03/2026 10:15, Jan via Lab ha scritto:\n> Vecchio\n",
        "Va bene.",
    ),
    (
        "Thunderbird, Spanish",
        "Vale.\n\nEl 2/3/26 a las 10:15, Jan via Lab escribió:\n> Viejo\n",
        "Vale.",
    ),
    (
        "Thunderbird, written below",
        "On 02/03/2026 10:15, Jan via Lab wrote:\n> Old words\n> more\n\nI agree.\n\n-- \nAliya\n",
        "I agree.",
    ),
    (
        "Apple Mail, English",
        "I agree.\n\n> On 2 Mar 2026, at 10:15, Jan via Lab <Notify@x.org> wrote:\n> \n> Old words\n",
        "I agree.",
    ),
    (
        "Apple Mail, Russian",
        "Я за.\n\n> 2 марта 2026 г., в 10:15, Jan via Lab <Notify@x.org> написал(а):\n> \n> Старое\n",
        "Я за.",
    ),
    (
        "iPhone, English",
        "I agree.\n\nSent from my iPhone\n\n> On 2 Mar 2026, at 10:15, Lab <Notify@x.org> wrote:\n> \n> Old\n",
        "I agree.",
    ),
    (
        "iPhone, Russian",
        "Я за.\n\nОтправлено с iPhone\n\n> 2 марта 2026 г., в 10:15, Lab <Notify@x.org> написал(а):\n> Старое\n",
        "Я за.",
    ),
    (
        "iPhone, Italian",
        "Va bene.\n\nInviato da iPhone\n",
        "Va bene.",
    ),
    (
        "iPhone, Spanish",
        "Vale.\n\nEnviado desde mi iPhone\n",
        "Vale.",
    ),
    ("iPhone, Polish", "Zgoda.\n\nWysłane z iPhone'a\n", "Zgoda."),
    (
        "iPhone, Kazakh",
        "Келісемін.\n\niPhone құрылғысынан жіберілді\n",
        "Келісемін.",
    ),
    (
        "iPhone, Mongolian",
        "За.\n\nМиний iPhone-оос илгээв\n",
        "За.",
    ),
    (
        "Outlook for phones",
        "I agree.\n\nGet Outlook for Android<Https://aka.ms/x>\n",
        "I agree.",
    ),
    (
        "Outlook, English",
        "I agree.\n\n________________________________\nFrom: Lab <Notify@x.org>\nSent: Monday, March 2, 2026 10:15 AM\nTo: Aliya <Aliya@x.org>\nSubject: [Water] Pumps\n\nOld words\n",
        "I agree.",
    ),
    (
        "Outlook, English, older",
        "I agree.\n\n-----Original Message-----\nFrom: Lab\nSent: Monday\nTo: Aliya\nSubject: Pumps\n\nOld words\n",
        "I agree.",
    ),
    (
        "Outlook, Russian",
        "Я за.\n\nОт: Lab <Notify@x.org>\nОтправлено: 2 марта 2026 г. 10:15\nКому: Aliya\nТема: Насосы\n\nСтарое\n",
        "Я за.",
    ),
    (
        "Outlook, Polish",
        "Zgoda.\n\nOd: Lab <Notify@x.org>\nWysłano: poniedziałek, 2 marca 2026 10:15\nDo: Aliya\nTemat: Pompy\n\nStare\n",
        "Zgoda.",
    ),
    (
        "Outlook, Italian",
        "Va bene.\n\nDa: Lab <Notify@x.org>\nInviato: lunedì 2 marzo 2026 10:15\nA: Aliya\nOggetto: Pompe\n\nVecchio\n",
        "Va bene.",
    ),
    (
        "Outlook, Spanish, bold",
        "Vale.\n\n*De:* Lab <Notify@x.org>\n*Enviado el:* lunes, 2 de marzo de 2026 10:15\n*Para:* Aliya\n*Asunto:* Bombas\n\nViejo\n",
        "Vale.",
    ),
    (
        "Outlook, Kazakh",
        "Келісемін.\n\nКімнен: Lab\nЖіберілді: 2 наурыз 2026 10:15\nКімге: Aliya\nТақырып: Сорғы\n\nЕскі\n",
        "Келісемін.",
    ),
    (
        "Outlook, Mongolian",
        "За.\n\nХэнээс: Lab\nИлгээсэн: 2026-03-02 10:15\nХэнд: Aliya\nГарчиг: Насос\n\nХуучин\n",
        "За.",
    ),
    (
        "original message, Russian",
        "Я за.\n\n----- Исходное сообщение -----\nСтарое\n",
        "Я за.",
    ),
    (
        "original message, Italian",
        "Va bene.\n\n---- Messaggio originale ----\nVecchio\n",
        "Va bene.",
    ),
    (
        "original message, Spanish",
        "Vale.\n\n-------- Mensaje original --------\nViejo\n",
        "Vale.",
    ),
    (
        "original message, Polish",
        "Zgoda.\n\n-------- Oryginalna wiadomość --------\nStare\n",
        "Zgoda.",
    ),
    (
        "original message, Kazakh",
        "Келісемін.\n\n-------- Бастапқы хабар --------\nЕскі\n",
        "Келісемін.",
    ),
    (
        "original message, Mongolian",
        "За.\n\n-------- Эх зурвас --------\nХуучин\n",
        "За.",
    ),
    (
        "Yandex, Russian",
        "Я за.\n\n02.03.2026, 10:15, \"Lab\" <Notify@x.org>:\nСтарое без знаков\n",
        "Я за.",
    ),
    (
        "Mail.ru",
        "Я за.\n\n--\nАлия\nПонедельник, 2 марта 2026, 10:15 +05:00 от Lab <Notify@x.org>:\n>Старое\n",
        "Я за.",
    ),
    (
        "answers between the lines",
        "On Mon, 2 Mar 2026 at 10:15, Lab <Notify@x.org> wrote:\n> Is it broken?\nYes.\n> Since when?\nMay.\n",
        "Yes.\n> Since when?\nMay.",
    ),
    (
        "signature",
        "I agree.\n\n-- \nAliya\nStreet 7\n",
        "I agree.",
    ),
    ("a signature alone is a text", "--\nAliya\n", "--\nAliya"),
    (
        "a line of hyphens is no signature",
        "One\n\n---\n\nTwo\n",
        "One\n\n---\n\nTwo",
    ),
    (
        "about a phone",
        "Sent from my heart\n",
        "Sent from my heart",
    ),
    ("only what is quoted", "> Old words\n> more\n", ""),
    (
        "only what is quoted, introduced",
        "On Mon, 2 Mar 2026 at 10:15, Lab <Notify@x.org> wrote:\n> Old words\n",
        "",
    ),
    ("nothing", "\n\n  \n", ""),
    (
        "wrapped by a program",
        "The pump at the corner of our street has been broken since the month of\nMay, and nobody has come to look at it, though we have asked three times\nalready.\n\nWho will?\n",
        "The pump at the corner of our street has been broken since the month of May, and nobody has come to look at it, though we have asked three times already.\n\nWho will?",
    ),
    (
        "broken by hand",
        "Dear all,\nthe pump is broken.\nAliya\n",
        "Dear all,\nthe pump is broken.\nAliya",
    ),
    (
        "a list is no wrapped text",
        "These are the things that our street has been asking for since May:\n- a pump\n- a lamp that is lit whenever it is dark and not when the sun shines,\n1. now\n",
        "These are the things that our street has been asking for since May:\n- a pump\n- a lamp that is lit whenever it is dark and not when the sun shines,\n1. now",
    ),
    (
        "code stays as it is",
        "```\nlet a = \"a line of code that is quite as long as a wrapped one is\";\nlet b = 1;\n```\n",
        "```\nlet a = \"a line of code that is quite as long as a wrapped one is\";\nlet b = 1;\n```",
    ),
    (
        "somebody is quoted in the midst of a text",
        "I said in 2024:\n\nmend it\n\nNobody did.\n",
        "I said in 2024:\n\nmend it\n\nNobody did.",
    ),
    (
        "a header in the midst of a text",
        "From: our street\nwith love, and with a request.\n",
        "From: our street\nwith love, and with a request.",
    ),
];

fn markers() -> Vec<String> {
    [
        "## Write your reply above this line ##",
        "## Пишите ответ выше этой строки ##",
    ]
    .map(str::to_owned)
    .to_vec()
}

#[test]
fn of_a_letter_is_left_what_its_author_wrote() {
    assert!(LETTERS.len() >= 60);
    let faults: Vec<String> = LETTERS
        .iter()
        .filter_map(|(who, letter, want)| {
            let got = written(letter, &markers());
            (got != *want).then(|| format!("{who}:\n  got  {got:?}\n  want {want:?}"))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn line_ends_do_not_matter() {
    for (who, letter, want) in LETTERS {
        let other = letter.replace("\r\n", "\n").replace('\n', "\r\n");
        assert_eq!(written(&other, &markers()), *want, "{who}");
    }
}

#[test]
fn flowed_lines_are_joined() {
    for (letter, del, want) in [
        ("a line that \ngoes on\n", false, "a line that goes on"),
        ("a li \nne\n", true, "a line"),
        ("one\ntwo\n", false, "one\ntwo"),
        (" From here\n", false, "From here"),
        ("text\n-- \nAliya\n", false, "text\n-- \nAliya"),
        (
            "text \n> quoted \n> more\nown\n",
            false,
            "text \n> quoted \n> more\nown",
        ),
    ] {
        assert_eq!(unflowed(letter, del), want, "{letter:?}");
    }
}
