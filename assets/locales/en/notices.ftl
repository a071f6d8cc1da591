# Notifications: what somebody is told, and how much he wants to hear.

notices-title = Notifications
notices-lead = Replies to you, what happened to your posts, and what is new where you follow.
notices-none = Nothing yet. When somebody answers, quotes or mentions you, you will find it here.
notices-unread = { $n ->
    [one] { $n } unread notification
   *[other] { $n } unread notifications
}
notices-many = More than 99 unread notifications
notices-read-all = Mark all as read
notice-password = The password of your account was changed
notice-email = The e-mail address of your account was changed
notice-factor-on = The second factor of your account was turned on
notice-factor-off = The second factor of your account was turned off
notice-device = Somebody signed in to your account on a new device
notice-token = A token was made by which a program acts in your name
notice-held = Your post waits for approval
notice-refused = Your post was not approved
notice-removed = A moderator removed your post
notice-approved = Your post was approved
notice-restored = A moderator brought your post back
notice-mention = { $name } mentions you
notice-mentions = { $n ->
    [one] You were mentioned { $n } time, last by { $name }
   *[other] You were mentioned { $n } times, last by { $name }
}
notice-quote = { $name } quotes you
notice-quotes = { $n ->
    [one] You were quoted { $n } time, last by { $name }
   *[other] You were quoted { $n } times, last by { $name }
}
notice-reply = { $name } replies to you
notice-replies = { $n ->
    [one] { $n } reply to you, the last by { $name }
   *[other] { $n } replies to you, the last by { $name }
}
notice-post = New post by { $name }
notice-posts = { $n ->
    [one] { $n } new post, the last by { $name }
   *[other] { $n } new posts, the last by { $name }
}
notice-thread = New discussion by { $name }
notice-reaction = { $name } reacts to your post
notice-reactions = { $n ->
    [one] { $n } reaction to your post, the last by { $name }
   *[other] { $n } reactions to your post, the last by { $name }
}
levels-thread = Notifications from this discussion
levels-tag = Notifications about this tag
levels-forum = Notifications from this forum
levels-space = Notifications from this community
levels-person = Notifications about this person
levels-of = Notifications: { $name }
level-nothing = Nothing
level-direct = Only to me
level-all = All
level-mute = Mute
level-usual = As usual
level-follow = Follow
follows-title = Followed and muted
follows-lead = Where you have chosen nothing, you are told of mentions, quotes and replies to you. The nearest choice counts: for the person, then for the discussion, its tags, its forum, its community.
follows-none = You follow and mute nothing yet. Each discussion, tag, forum, community and person has buttons for it.
follow-thread = Discussion
follow-tag = Tag of { $name }
follow-forum = Forum of { $name }
follow-space = Community
follow-person = Person
