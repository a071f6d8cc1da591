//! Which mailbox an address leads to, however it is written.

use unicode_normalization::UnicodeNormalization;

/// Providers whose mailboxes have several domains: all of them, the one they are known by first.
const DOMAINS: &[&[&str]] = &[
    &["gmail.com", "googlemail.com"],
    &[
        "yandex.ru",
        "ya.ru",
        "yandex.by",
        "yandex.com",
        "yandex.kz",
        "yandex.ua",
    ],
    &["proton.me", "protonmail.com", "pm.me"],
];

/// The address in the one way of writing it: in small letters, without what follows a plus sign, by the first of its
/// provider's domains as it stands in the DNS, and without the dots that the provider does not read.
pub fn canonical(address: &str) -> String {
    let address = address.trim().nfc().collect::<String>().to_lowercase();
    let Some((local, domain)) = address.rsplit_once('@') else {
        return address;
    };
    // A name that cannot stand in the DNS leads nowhere: it is left as it is.
    let domain = idna::domain_to_ascii(domain).unwrap_or_else(|_| domain.to_owned());
    let domain = domain.trim_end_matches('.');
    let known = DOMAINS.iter().find(|all| all.contains(&domain));
    let domain = known.and_then(|all| all.first()).map_or(domain, |one| one);
    // A sign in front is part of the name.
    let local = match local.split_once('+') {
        Some((name, _)) if !name.is_empty() => name,
        _ => local,
    };
    let local = match domain {
        "gmail.com" => local.replace('.', ""),
        "yandex.ru" => local.replace('-', "."),
        "proton.me" => local.replace(['.', '-', '_'], ""),
        _ => local.to_owned(),
    };
    format!("{local}@{domain}")
}

#[cfg(test)]
mod tests {
    use super::canonical;

    #[test]
    fn a_mailbox_has_one_way_of_being_written() {
        for (written, want) in [
            ("Aliya@Example.ORG", "aliya@example.org"),
            (" aliya+bridge@example.org", "aliya@example.org"),
            ("aliya+a+b@example.org", "aliya@example.org"),
            ("+aliya@example.org", "+aliya@example.org"),
            ("a.l.iya+x@gmail.com", "aliya@gmail.com"),
            ("A.Liya@GoogleMail.com", "aliya@gmail.com"),
            ("al-iya@ya.ru", "al.iya@yandex.ru"),
            ("al.iya@yandex.kz", "al.iya@yandex.ru"),
            ("al_i.ya@pm.me", "aliya@proton.me"),
            // Whose dots are read keeps them, and other domains of one provider are other mailboxes.
            ("al.iya@mail.ru", "al.iya@mail.ru"),
            ("aliya@bk.ru", "aliya@bk.ru"),
            ("al.iya@outlook.com", "al.iya@outlook.com"),
            (
                "al.iya@gmail.com.example.org",
                "al.iya@gmail.com.example.org",
            ),
            ("\"a@b\"@example.org.", "\"a@b\"@example.org"),
            // A name has two forms, one for people and one for the DNS; a letter may be one sign or two.
            ("Ёлка@ПОЧТА.РФ", "ёлка@xn--80a1acny.xn--p1ai"),
            (
                "е\u{308}лка@xn--80a1acny.XN--P1AI",
                "ёлка@xn--80a1acny.xn--p1ai",
            ),
            ("a@bücher.example", "a@xn--bcher-kva.example"),
            ("a@bu\u{308}cher。example.", "a@xn--bcher-kva.example"),
            ("a+b@ｇｍａｉｌ.com", "a@gmail.com"),
            ("nobody", "nobody"),
        ] {
            assert_eq!(canonical(written), want, "{written}");
        }
    }

    #[test]
    fn what_is_canonical_stays_as_it_is() {
        for written in [
            "A.b+c@gmail.com",
            "x-y@ya.ru",
            "+a+b@x.org",
            "@",
            "a@b@c",
            "ё@почта.рф",
        ] {
            let once = canonical(written);
            assert_eq!(canonical(&once), once);
        }
    }
}
