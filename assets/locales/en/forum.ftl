# Communities, forums, discussions and posts.

space-public = Public
space-restricted = Open to read
space-private = Private
space-exercise = Exercise
space-members = { $n ->
    [one] { $n } member
   *[other] { $n } members
}
space-asking = { $n ->
    [one] { $n } person asks to join
   *[other] { $n } people ask to join
}
space-for-moderators = for moderators
space-join = Join
space-join-named = Join { $name }
space-join-lead = Members write and answer. Your name will stand in the list of members. You can leave at any time.
space-ask = Ask to join
space-ask-lead = Anybody may read here. To write, a moderator has to admit you; that usually takes a day.
space-ask-end = Take back the request
space-asked = You have asked to join. A moderator will decide.
space-belongs = You are a member of this community.
space-leave = Leave the community
space-membership = Your membership
space-settings = Settings
space-settings-title = Settings of { $name }
space-forums = Forums
space-forums-title = Forums of { $name }
space-no-forums = There is no forum yet.
space-newest = What is new
space-waits = What waits
space-nothing-waits = Nothing waits: every discussion has an answer.
space-rules = Rules
space-rules-of = Rules of { $name }
space-no-rules = This community has written down no rules.
space-moderators = Moderators
space-no-moderators = Nobody yet.
space-about = About { $name }
space-members-title = Members
space-new = Open a community
space-new-button = Open it
space-name = Name
space-name-hint = At most 80 characters.
space-slug-hint = 3 to 40 small Latin letters, digits and hyphens. An old address keeps leading here.
space-kind = Who sees it and who writes
space-kind-hint = Public: all see, whoever joins writes. Open to read: all see, admitted members write. Private: members only.
space-aim = Aim
space-aim-hint = One or two sentences for the first page.
space-rules-hint = Markdown. Few and short is best.
space-lang = Main language

members-title = Members of { $name }
members-asking = Ask to join
members-asked = asked on { $name }
members-since = since { $name }
members-approve = Admit
members-refuse = Refuse
members-add = Add a member
members-add-name = User name
members-add-button = Add
members-appoint = Make moderator
members-dismiss = End as moderator

forum-threads = { $n ->
    [one] { $n } discussion
   *[other] { $n } discussions
}
forum-threads-heading = Discussions
forum-under = Forums under this one
forum-archived = Archived
forum-settings = Settings of this forum
forum-settings-title = Settings of { $name }
forum-new = Open a forum
forum-name = Name
forum-slug-hint = 3 to 40 small Latin letters, digits and hyphens.
forum-about = What belongs here
forum-about-hint = At most 500 characters.
forum-parent = Stands under
forum-no-parent = No other forum
forum-position = Place in the list
forum-can-read = Who reads
forum-can-reply = Who replies
forum-can-start = Who starts discussions
forum-archive = Archived: all who could read may go on reading, nobody writes
field-slug = Address

right-visitor = Whoever sees the community
right-member = Members
right-trust1 = Members known on this site
right-office = Offices
right-moderator = Moderators

kind-discussion = Discussion
kind-question = Question
kind-idea = Idea
kind-article = Article

sort-label = Order
sort-active = Active
sort-new = New
sort-unanswered = Unanswered
sort-unread = Unread

list-empty = Nothing has been written yet.
list-all-answered = Every discussion here has an answer.
list-all-read = You have read everything here.
list-stale = That page link was out of date; this is the first page.

pager-label = Pages
pager-previous = Previous page
pager-next = Next page
pager-newer = Newer
pager-older = Older
pager-ends = First and last page
pager-first = First
pager-last = Last

chip-pinned = Pinned until { $name }
chip-locked = Locked
chip-unanswered = No answer yet

thread-replies = { $n ->
    [one] { $n } reply
   *[other] { $n } replies
}
thread-unread = { $n } new
thread-posts = { $n ->
    [one] { $n } post
   *[other] { $n } posts
}
thread-posts-heading = Posts
thread-last = last
thread-moved = Moved from “{ $forum }” by { $name } on { $day }
thread-moved-to = Moved to “{ $name }”
thread-branch = This page continues a branch. The lines above the first post show what it answers.
thread-reply = Reply to the discussion
thread-aside = About this discussion
thread-people = On this page
thread-moderation = Moderation
thread-moderate = Lock, pin or move

view-label = Order of posts
view-tree = By reply
view-time = By time
view-next-new = To the first new post
view-keep = Always show this discussion like this

post-level = level { $name }
post-of = reply { $n } of { $total }
post-to = reply to #{ $name }
post-deep = { " · level " }{ $name }
post-new = New
post-here = The linked post
post-edited = changed { $name }
post-quoted-by = Quoted by
post-reply = Reply
post-more = More
post-quote = Quote
post-link = Link
post-edit = Edit
post-delete = Take back
post-remove = Remove
post-restore = Bring back
post-withdrawn = Taken back by its author
post-removed = Removed by a moderator
post-by = #{ $n }, { $name }, { $when }
removed-clause = Rule: { $name }
removed-at = Taken down: { $name }

reason-abuse = Abuse
reason-hate = Hate
reason-threat = Threat
reason-private-data = Private data of others
reason-spam = Advertising
reason-off-topic = Off the subject
reason-impersonation = Passing for somebody else
reason-illegal = Against the law
reason-duplicate = Said before
reason-other = Another reason

badge-moderator = Moderator
badge-administrator = Administrator

closed-sign-in = To write here, sign in.
closed-join = Members of { $name } write here. Joining takes one press, and you can leave at any time.
closed-locked = { $name } locked this discussion on { $day }.
closed-locked-reason = Reason: { $name }
closed-locked-until = Open again after { $name }.
closed-full = This discussion has as many posts as it can hold. Start a new one and link to it.

compose-thread = Start a discussion
compose-title = Title
compose-title-hint = Say the matter in one sentence; 5 to 200 characters.
compose-thread-body = Text
compose-body-hint = At most { $n } characters.
compose-reply = Reply to the discussion
compose-reply-to = Reply to #{ $n }
compose-reply-body = Your reply
compose-parent = The post you answer
compose-preview = Preview
compose-preview-button = Preview
compose-publish = Publish
field-text-lang = Language of the text
field-text-lang-hint = Found out from what you write; correct it if it is wrong.
field-lang-guess = Find out from the text

format-title = How to format
format-bold = bold
format-quote = quoted
format-quote-says = a quotation
format-list = item
format-list-says = a list
format-link = words
format-link-says = a link
format-name = name
format-mention-says = names a person
format-spoiler = hidden
format-spoiler-says = text that shows when it is touched

edit-title = Change post #{ $n }
edit-body = Text
conflict-title = The post was changed while you wrote
conflict-lead = Nothing is lost. On one side is what stands now, on the other what you wrote. Put together what should stand, then publish.
conflict-now = Published now
conflict-mine = Your text
conflict-mine-label = Text to publish
conflict-publish = Publish my text
conflict-keep = Keep the published text
delete-title = Take back post #{ $n }?
delete-lead = { $n ->
    [one] The text goes; its number and the replies stay. You can bring it back for { $n } day.
   *[other] The text goes; its number and the replies stay. You can bring it back for { $n } days.
}
remove-title = Remove post #{ $n }
remove-lead = The text is replaced by a line that names the reason. The replies stay.
remove-choose = Choose a reason
remove-reason = Reason
remove-clause = Rule of the community
remove-clause-hint = Which rule it breaks, in a few words. All will see it.
remove-note = Note
remove-note-hint = At most 1,000 characters, for moderators and the author. With “another reason”, at least 20.
remove-button = Remove the post
restore-title = Bring back post #{ $n }?
restore-lead = The text will stand again as it was.

moderate-title = Moderate this discussion
moderate-lead = Each of these acts can be undone here.
moderate-lock = Lock
moderate-lock-reason = Reason
moderate-lock-reason-hint = All will see it in place of the reply button.
moderate-lock-until = Until
moderate-lock-until-hint = Leave it empty to lock until somebody unlocks it.
moderate-lock-button = Lock the discussion
moderate-locked = Locked: { $name }
moderate-unlock = Unlock the discussion
moderate-pin = Pin
moderate-pin-until = Pinned until
moderate-pin-hint = At most 90 days ahead. A forum can have three pinned discussions.
moderate-pin-button = Pin the discussion
moderate-pinned = Pinned
moderate-unpin = Unpin the discussion
moderate-move = Move
moderate-move-forum = To the forum
moderate-move-hint = A trace stays in the old list for 7 days. Links keep working.
moderate-move-button = Move the discussion
