# The frame of every page, the home page, faults and forms.

language-own-name = English
language-title = Choose a language
language-lead = This sets the language of buttons and headings. What people wrote stays as they wrote it. The choice is kept in a cookie.

date-day = { $day } { $month } { $year }
date-moment = { $day }, { $time }
month = { $name ->
    [jan] January
    [feb] February
    [mar] March
    [apr] April
    [may] May
    [jun] June
    [jul] July
    [aug] August
    [sep] September
    [oct] October
    [nov] November
   *[dec] December
}

skip-label = Skip to
skip-content = To the content
skip-new = To the first new post
skip-reply = To the reply
skip-end = To the end

banner-plain-http = This connection is not protected: others on the network can read what you type.
banner-demo = Demonstration site. People, places and events are invented; try whatever you like.
banner-unconfirmed = Your e-mail address is not confirmed yet: until then you can read, but not write.
banner-unconfirmed-again = Send the letter again

nav-site = Site
nav-profile = Profile
nav-settings = Settings
nav-new-space = Open a community
nav-sign-in = Sign in
nav-sign-out = Sign out
nav-languages = Languages
nav-about = About the site
nav-about-site = About this site
nav-accessibility = Accessibility statement
nav-crumbs = You are here
footer-promise = No advertising and no tracking. Cookies only where they are needed: to sign in, to keep your language, to protect forms.

home-title = Where a place talks with its officials
home-lead = Raise a matter, hear your neighbours, follow what became of it. Everything said here is public, dated and kept.
home-how = How it works
home-spaces = Communities
home-no-spaces = There is no community yet.
home-newest = Latest discussions

about-title = About this site
about-what = What this site is
about-what-text = A place where a community and those who serve it talk in public. Every text has a name and a date, answers stand under what they answer, and nothing disappears without a trace: where a text was taken away, a line says who took it away and why.
about-part = How to take part
about-part-text = Anybody may read what is public. To write, register with a name and an e-mail address, confirm the address, and join a community. A reply can be changed for a day and taken back at any time.
about-data = What is known of you
about-data-text = Others see your name and what you write, never your e-mail address. The site sets a cookie only when you fill in a form, sign in or choose a language, and tells nobody else about you.

accessibility-title = Accessibility statement
accessibility-aim = What we aim at
accessibility-aim-text = Every page is meant to meet the Web Content Accessibility Guidelines 2.2, level AA. It works without scripts, by keyboard alone, with a screen reader and at 400 % zoom.
accessibility-how = How we check
accessibility-how-text = Each version is tried by machine on every kind of page, in light and dark colours, on wide and narrow screens. Texts that people write can still fall short: a picture without a description, a heading out of order.
accessibility-help = If something does not work for you
accessibility-help-text = Tell those who run this site which page it was and what you wanted to do. They owe you an answer and, where the page cannot be mended soon, the same content in another form.

problem-not-found = This page is not here
problem-not-found-lead = The address may be wrong, or the page is open only to members of a community.
problem-gone = This is gone
problem-gone-lead = It was taken away, or the link has been used or is too old. You can ask for a new one.
problem-sign-in = Sign in first
problem-sign-in-lead = Only somebody who has signed in can do this. What you typed stands below: copy it before you go on.
problem-refused = This is not open to you
problem-locked = Nobody can write here now
problem-too-large = That is too much at once
problem-too-large-lead = What was sent is larger than this site takes. Shorten it, or send it in parts.
problem-bad-type = The site does not read this kind of content
problem-bad-type-lead = It was sent in a form that this address does not take.
problem-conflict = Somebody was quicker
problem-too-many = Too often
problem-too-many-lead = { $n ->
    [one] Try again in { $n } second.
   *[other] Try again in { $n } seconds.
}
problem-busy = The site is busy
problem-busy-lead = It could not do this in time. Try again in a few seconds; nothing was done twice.
problem-again = Try again
problem-broken = Something broke on our side
problem-broken-lead = It was noted down and will be looked at. Nothing you sent was published.
problem-reference = If it goes on, tell those who run the site and give this reference:
problem-kept = Your text is kept
problem-kept-label = Copy it, or go back and try again
problem-home = To the first page

conflict-taken = Somebody else has this name or address already, or it has been done meanwhile.
conflict-edit-conflict = The text was changed while you wrote.
conflict-key-reused = This form was sent before with another text. Here it is once more; send it again if you mean it.

form-failed = That did not work yet
form-save = Save
form-back = Back

error-missing = Fill in this field.
error-invalid = This cannot be read. Load the page again and try once more.
error-too-short = { $actual ->
    [one] { $actual } character is too few
   *[other] { $actual } characters are too few
}; at least { $limit } are needed.
error-too-long = { $actual ->
    [one] { $actual } character is too many
   *[other] { $actual } characters are too many
}; { $limit } are the most.
error-choice = Choose one of the list.
error-number = Write a whole number from 0 to 9999.
error-date = Choose a day.
error-date-past = This day has passed.
error-date-far = { $limit ->
    [one] At most { $limit } day ahead.
   *[other] At most { $limit } days ahead.
}
error-zone = There is no such time zone.
error-taken = Somebody else has this already.
error-nobody = Nobody has this user name.
error-name-form = Letters, digits, dots, hyphens and underscores only; a letter or digit first and last.
error-name-reserved = This name would pass for the site itself. Choose another.
error-address-form = This does not look like an e-mail address.
error-slug-form = Small Latin letters, digits and hyphens only, no hyphen first or last.
error-slug-reserved = The site needs this word itself. Choose another.
error-password-weak = This password is easy to guess. A few words that do not belong together are better.
error-wrong-pair = The name and the password do not belong together.
error-wrong-password = This is not your present password.
error-forum-levels = Choose a forum of the first level; a forum that has others under it stays on top.
error-too-many-forums = A community can have 200 forums.
error-same-forum = The discussion stands in this forum already.
error-question-space = A question stays in the community where it was asked.
error-cursor-invalid = This page link is out of date.
error-field-unknown = There is a field that this address does not know.
error-too-slow = The text came too slowly and was given up.
error-broken-off = The connection broke while the text was sent.
error-text-too-complex-nesting = Quotes, lists or emphasis stand inside one another more than { $limit } levels deep.
error-text-too-complex-links = More than { $limit } links.
error-text-too-complex-images = More than { $limit } pictures.
error-text-too-complex-footnotes = More than { $limit } footnotes.
error-text-too-complex-columns = A table has more than { $limit } columns.
error-text-too-complex-rows = A table has more than { $limit } rows.
error-text-too-complex-time = The text takes too long to lay out. Use fewer marks.
error-text-too-complex-output = The text would grow too large when laid out. Use fewer marks.
error-text-too-complex-marks = More than { $limit } accents stand on one letter.
error-text-too-complex-size = The text is longer than { $limit } characters.
error-text-too-complex-line = A line is longer than { $limit } characters.

rule-administrator-only = Only an administrator may do this.
rule-moderator-only = Only a moderator of this community may do this.
rule-author-only = Only its author may do this.
rule-office-only = Only those who act for this office may do this.
rule-edit-window = The time in which a text can be changed is over.
rule-restore-window = The time in which a text can be brought back is over.
rule-forum-archived = This forum is archived: it can be read, but nobody writes in it any more.
rule-thread-locked = This discussion is locked.
rule-members-only = Only members of this community write here.
rule-known-only = Only members who are known on this site write here.
rule-forum-moderators-only = Only moderators write here.
rule-pin-limit = Three discussions are pinned in this forum already.
rule-last-moderator = You are the last moderator of this community.
rule-by-invitation = One joins this community by invitation.
rule-unconfirmed = Your e-mail address is not confirmed yet.
rule-form-token = The form was too old, or it came from another site.
rule-foreign-origin = Another site's page asked for this in your name. Open the page here and try again.

lifter-administrator = An administrator can change this.
lifter-moderator = A moderator of the community can change this.
lifter-author = Ask its author.
lifter-nobody = Write a new post that adds what is missing.
lifter-self = Load the page again and send it once more; if your address is not confirmed, press the button in our letter.
lifter-self-join = You can join it yourself.
lifter-office = Its holder decides who acts for the office.
