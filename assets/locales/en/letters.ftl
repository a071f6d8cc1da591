# Letters. A blank line separates paragraphs.

letter-greeting = Hello { $name },
letter-footer = This letter was sent by { $name } because of something done on the site with this address.

letter-confirm-subject = Confirm your address for { $name }
letter-confirm =
    somebody, most likely you, registered on { $name } with this address. The link below confirms it. It works once, for 24 hours.

    If it was not you, do nothing: without the link nobody can write under this address.
letter-confirm-button = Confirm the address

letter-reset-subject = A new password for { $name }
letter-reset =
    somebody, most likely you, asked for a new password on { $name }. The link below lets you set it. It works once, for 30 minutes.

    If it was not you, do nothing: your password stays as it is.
letter-reset-button = Set a new password

letter-known-subject = You have an account on { $name }
letter-known =
    somebody, most likely you, tried to register on { $name } with this address. It has an account already, so nothing was changed.

    Sign in with it; if you have forgotten the password, the page lets you set a new one.
letter-known-button = Sign in

letter-token-subject = A new API token for { $name }
letter-token =
    an API token was made for your account on { $name }. A program that uses it acts in your name, within the limits chosen there. If you wanted that, do nothing.

    If it was not you, set a new password at once: that ends all tokens. Then tell those who run the site.
letter-password-subject = Your password for { $name } was changed
letter-password =
    your password on { $name } was changed, and all other devices were signed out.

    If it was not you, set a new password at once with “I have forgotten my password” on the sign-in page, and tell those who run the site.

# Letters about what happened

letter-via = { $name } via { $site }
letter-why = You get this letter from { $name } because it concerns you, or something that you follow.
letter-open = Read and answer
letter-read-on = Read on and answer
letter-more = { $n ->
    [one] { $n } more notification
   *[other] { $n } more notifications
}
letter-shut-subject = New in a private community
letter-shut = There is something new for you in { $name }. What is said in a private community is left out of letters, unless you allow it in your settings.
letter-evening-subject = { $name }: your evening letter
letter-evening-why = here is all that was new for you on { $name } and was not sent at once.
letter-digest-subject = { $name }: what is new
letter-digest-why = here is what is new on { $name } in what you follow.
letter-sent-by = { $name } sends this letter as you have chosen in your settings.
letter-digest-ends-subject = { $name }: no more digests
letter-digest-ends = you have not been on { $name } for half a year, so this is the last letter of this kind. If you miss the digest, choose it again in your settings.
letters-choose = Choose which letters come

# Fewer letters, by a link in a letter

stop-title = Fewer letters
stop-thread = Nothing more about this discussion
stop-fewer = One letter in the evening at most
stop-digest = No more digests
stop-all = No more letters
stop-thread-lead = You will hear nothing more of this discussion, neither by letter nor at the bell. Decisions on your own posts are told all the same.
stop-fewer-lead = Nothing will come at once any more: what is new for you waits for one letter in the evening.
stop-digest-lead = No digest will come any more. Other letters stay as they are.
stop-all-lead = No letter about what happens here will come any more. Letters about your password and your account go on.
stop-thread-done = Done: you will hear nothing more of this discussion.
stop-fewer-done = Done: there is one letter in the evening at most.
stop-digest-done = Done: no digest will come any more.
stop-all-done = Done: no letter about what happens here will come any more.
stop-later = You can change this at any time: sign in and open “Letters” in your settings.
stop-old = This link works no more
stop-old-lead = It was cut off on its way, or it is older than half a year. Sign in and choose in your settings which letters come; a newer letter has links that work.

# Which letters come

letters-title = Letters
letters-lead = At the bell you always find what concerns you. Here you choose what also comes by e-mail.
letters-matrix = What comes by letter
letters-what = What happens
letters-site = On the site
letters-at-once = Letter at once
letters-in-digest = In the digest
letters-always = always
letters-never = never
letters-security = Password, address, new device
letters-own = Decisions on my posts
letters-mention = I am mentioned
letters-quote = I am quoted
letters-reply = Somebody replies to me
letters-post = New posts in discussions that I follow
letters-thread = New discussions where I follow
letters-reaction = Reactions to my posts
letters-budget = Letters at once in a day, at most
letters-budget-hint = 0 to 50. What is over waits for one letter in the evening; with 0 everything does.
letters-evening = Evening letter
letters-quiet-from = Quiet hours from
letters-quiet-to = Quiet hours until
letters-quiet-hint = No letter comes then; it waits.
letters-quiet-off = No quiet hours
letters-rhythm = Digest
letters-rhythm-off = No digest
letters-rhythm-daily = Every day at 08:00
letters-rhythm-weekly = Mondays at 08:00
letters-private = Letters may hold what is said in private communities
letters-private-hint = Without the tick they only say that there is something new, with a link.
letters-stopped = No letters at all
letters-stopped-hint = Letters about your password and your account go on.
letters-offer = Send me once a week what is new where I follow
error-letters = Choose a number from 0 to 50.
error-hour = Choose a full hour from 0 to 23.
