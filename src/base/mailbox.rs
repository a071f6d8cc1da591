//! Which mailbox an address leads to, however it is written.

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
/// provider's domains, and without the dots that the provider does not read.
pub fn canonical(address: &str) -> String {
    let address = address.trim().to_lowercase();
    let Some((local, domain)) = address.rsplit_once('@') else {
        return address;
    };
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
            ("Ёлка@почта.рф", "ёлка@почта.рф"),
            ("nobody", "nobody"),
        ] {
            assert_eq!(canonical(written), want, "{written}");
        }
    }

    #[test]
    fn what_is_canonical_stays_as_it_is() {
        for written in ["A.b+c@gmail.com", "x-y@ya.ru", "+a+b@x.org", "@", "a@b@c"] {
            let once = canonical(written);
            assert_eq!(canonical(&once), once);
        }
    }
}
