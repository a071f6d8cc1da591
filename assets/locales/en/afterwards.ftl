# What comes after a question was asked and answered: words that are hidden, follow-ups, standard texts.
hidden-personal-data = personal data removed
hidden-insult = insult removed
hidden-libel = unproven accusation removed
hidden-secret = secret removed
hidden-unlawful = unlawful words removed
post-hide-words = Hide words
post-hidden-words = Hidden words
hide-title = Hidden words of post #{ $n }
hide-lead = In place of the words all readers see a label. Pages, feeds, exports and the history of the post follow. The author and the moderators can still read the words here.
hide-mail = Letters that have been sent cannot be called back.
hide-own-lead = A moderator hid these words of your post. Only you and the moderators can read them here.
hide-preview-lead = This is what all readers will see.
hide-words = The exact words
hide-words-hint = Copy them from the post. They are hidden wherever they stand in it, and in posts that quote it.
hide-code = Label
hide-preview = Show the result
hide-button = Hide the words
hide-one = { $day }, { $label }: “{ $words }”
hide-show-title = Show words again
hide-which = Which words
hide-show = Show again
error-words-absent = These words do not stand in the post.
error-words-marked = Leave out what is hidden already.
error-words-many = These words stand in too many places. Choose longer ones.
error-words-hidden = A moderator hid words that your text contains. Leave them out.
notice-redacted = A moderator hid words in your post
notice-unredacted = A moderator shows hidden words of your post again
audited-post-redacted = Hid words in a post
audited-post-unredacted = Showed hidden words again
step-post-redacted = Words in post #{ $n } were hidden: { $label }
step-post-unredacted = Hidden words in post #{ $n } are shown again
rule-asked-stays = A question, and what an office says to it, cannot be deleted like other posts.
rule-followed-enough = You have asked as many follow-up questions as are allowed here.
rule-followed-none = There is no follow-up question to answer.
handle-title-follow-up = Ask a follow-up question
handle-body-follow-up = What did the answer leave open? No new deadline begins.
handle-act-follow-up = Send the follow-up question
handle-title-respond = Answer the follow-up question
handle-body-respond = What you say to it
handle-act-respond = Publish what you say
handle-title-standard = Is the answer standard text?
handle-act-standard = Mark it as standard text
handle-title-object = A moderator says that your answer is standard text
handle-act-object = Object to that
handle-title-standard-ended = The office objects: it says that its answer is no standard text
handle-act-standard-ended = The answer counts
handle-act-standard-upheld = It stays standard text
handle-change = Change what the office said
handle-add = Add to it
answer-standard = Standard text, not counted as an answer
follow-up-asked = The author asked a follow-up question
follow-up-answered = The office answered it
step-addressee-followed-up = The author asks { $office } a follow-up question
step-addressee-follow-up-answered = { $office } answered the follow-up question
step-answer-revised = { $office } changed what it said
step-answer-added = { $office } added to what it said
step-answer-boilerplate = { $code ->
    [office] { $office } says that its answer is standard text
   *[moderator] A moderator says that the answer of { $office } is standard text
}
step-answer-objected = { $office } objects: its answer is no standard text
step-answer-objection-decided = { $code ->
    [granted] The answer of { $office } counts
   *[upheld] The answer of { $office } stays standard text
}
notice-question-desk-followed-up = A follow-up question to { $name }.
notice-question-desk-boilerplate = A moderator says that an answer of { $name } is standard text.
notice-question-desk-objection-decided = { $name }: your objection about a standard text was decided.
notice-question-own-follow-up-answered = { $name } answered your follow-up question.
notice-question-own-boilerplate = The answer of { $name } to your question is standard text. You can ask again.
notice-question-own-objection-decided = { $name } objected that its answer to you is no standard text: that was decided.
notice-question-queue-objected = { $name } objects: its answer is said to be standard text.
question-original = The question that was asked before
question-duplicates = { $n ->
    [one] { $n } question repeats this one
   *[other] { $n } questions repeat this one
}
seal-held = held this office from { $from } to { $to }
audited-answer-standard = Marked an answer as standard text
audited-answer-decided = Decided on an objection about a standard text
