# Bounds on what one writes, posts that wait for a moderator, and how a new member becomes known.

problem-too-much = Too much for one post
problem-too-many-minutes = { $n ->
    [one] Try again in { $n } minute.
   *[other] Try again in { $n } minutes.
}
problem-too-many-hours = { $n ->
    [one] Try again in { $n } hour.
   *[other] Try again in { $n } hours.
}
lifter-time = Your text is kept on this page.
brake-thread-pace = { $limit ->
    [one] Between two new discussions { $limit } second has to pass.
   *[other] Between two new discussions { $limit } seconds have to pass.
}
brake-reply-pace = { $limit ->
    [one] Between two replies { $limit } second has to pass.
   *[other] Between two replies { $limit } seconds have to pass.
}
brake-threads-day = { $limit ->
    [one] One can start { $limit } discussion a day.
   *[other] One can start { $limit } discussions a day.
}
brake-threads-first = { $limit ->
    [one] On the first day a new member can start { $limit } discussion.
   *[other] On the first day a new member can start { $limit } discussions.
}
brake-replies-first = { $limit ->
    [one] On the first day a new member can write { $limit } reply.
   *[other] On the first day a new member can write { $limit } replies.
}
brake-same-text = You have just written the very same text.
brake-links = { $limit ->
    [one] A new member's post can hold { $limit } link; this one has { $actual }.
   *[other] A new member's post can hold { $limit } links; this one has { $actual }.
}
brake-mentions = { $limit ->
    [one] A new member's post can name { $limit } person; this one names { $actual }.
   *[other] A new member's post can name { $limit } people; this one names { $actual }.
}
brake-images = { $limit ->
    [one] A new member's post can hold { $limit } picture; this one has { $actual }.
   *[other] A new member's post can hold { $limit } pictures; this one has { $actual }.
}
brake-files = A new member's post holds no documents; pictures are welcome.
rule-thread-held = This discussion waits for a moderator.
rule-own-case = Nobody decides on himself.

waiting-title = Waiting in { $name }
waiting-tab = Waiting posts
waiting-lead = The first post of a new member appears once a moderator has read it.
waiting-none = Nothing waits.
waiting-count = { $n ->
    [one] { $n } post waits for a moderator
   *[other] { $n } posts wait for a moderator
}
waiting-own = Only you and the moderators see this. A new member's first post appears once a moderator has read it.
waiting-minutes = { $n ->
    [one] That usually takes { $n } minute.
   *[other] That usually takes { $n } minutes.
}
waiting-hours = { $n ->
    [one] That usually takes { $n } hour.
   *[other] That usually takes { $n } hours.
}
waiting-others = This post waits for a moderator. Others do not see it yet.
waiting-refused = A moderator did not let this post through. Only you see it.
waiting-decide = Decide on the post
waiting-approve = Let it through
waiting-refuse = Do not let it through
waiting-or-refuse = Or refuse it
waiting-decided = Decided
waiting-decided-lead = Thank you. The author sees the decision in its place.

members-new = new
members-vouch = Vouch
person-known = Becoming known
person-known-lead = New members read a little before all doors open. A moderator may vouch for you at any time. What is missing:
known-threads = { $n ->
    [one] { $n } more discussion to read in
   *[other] { $n } more discussions to read in
}
known-posts = { $n ->
    [one] { $n } more post to read
   *[other] { $n } more posts to read
}
known-minutes = { $n ->
    [one] { $n } more minute of reading
   *[other] { $n } more minutes of reading
}

letter-waits-subject = A first post waits in { $name }
letter-waits-button = Read and decide
letter-waits = { $author } has written a first post in “{ $title }” ({ $space }). It appears once a moderator has read it.

    The link below needs no signing in. It is good once, and for seven days.
