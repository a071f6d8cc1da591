# Questions to offices: asked, judged, answered, pursued.
questions-forum = Questions to officials
ask-title = Ask a question
ask-link = Ask an official
ask-offices = Whom do you ask?
ask-offices-hint = Up to three. Each of them has to answer.
ask-unsure = I do not know whom to ask
ask-unsure-hint = A moderator will find the right office for you.
ask-what = Your question in one sentence
ask-what-hint = 10 to 200 characters. Everybody will read it.
ask-more = What should they know?
ask-more-hint = { $n ->
    [one] Optional, up to { $n } character. Write only what all may read. You can add up to three pictures.
   *[other] Optional, up to { $n } characters. Write only what all may read. You can add up to three pictures.
}
ask-place = Where
ask-place-hint = For example: the bridge near the school.
ask-sources = What it is based on
ask-sources-hint = A link, a newspaper, a decision with its number.
ask-send = Send the question
ask-no-appeal = This is a public question, not a legal appeal. No legal deadline begins with it.
ask-no-appeal-channel = This is a public question, not a legal appeal. To start a legal deadline, use { $name }.
question-draft = Returned to its author
question-held = Waits for a moderator
question-published = Published
question-declined = Declined
question-withdrawn = Withdrawn
question-merged = Joined with another question
question-hidden = This question is not shown
question-held-own = A moderator reads your question before it is published. You will be told as soon as that is done.
question-returned-own = A moderator asks you to change your question. You can send it in again.
question-withdrawn-lead = Its author took this question back.
question-unaddressed = The author does not know whom to ask.
question-note = What the moderator says
question-appeal = The author’s objection
appeal-granted = The objection was accepted
appeal-upheld = The objection was not accepted
question-edit = Change and send again
question-offices = Whom it is put to
question-text = The question
question-read = Read the discussion
question-panel = Where the question stands
question-history = What has happened so far
question-judge = Moderate this question
question-withdraw-title = Take the question back
question-withdraw = Take back
appeal-title = Object to this decision
appeal-why = Why the decision is wrong
appeal-hint = Once only. Another moderator decides.
appeal-send = Send the objection
appeal-decide-title = Decide on the objection
appeal-note = Your reasons, for all to read
appeal-uphold = The decision stands
appeal-reverse = Publish the question
judge-approve-title = Publish
judge-approve = Publish the question
judge-return-title = Return to the author
judge-return = Return
judge-note = Your note
judge-note-hint = The author reads it, and can send the question in again.
judge-note-public = Everybody can read it.
judge-decline-title = Decline
judge-decline = Decline the question
judge-code = Reason
judge-duplicate = Number of the question that it repeats
decline-duplicate = The same question has been asked already.
decline-not-a-question = It is not a question.
decline-off-remit = It is not something this office decides.
decline-personal-case = It is about a personal case, not a public matter.
decline-private-life = It is about somebody’s private life.
decline-insult = It insults somebody.
decline-unlawful = It breaks the law.
decline-libel = It accuses somebody without proof.
decline-no-source = It states facts without saying where they come from.
decline-false-identity = Its author pretends to be somebody else.
decline-mass-mail = It is part of a mass mailing.
decline-own-staff = Its author works for the office.
decline-advert = It is an advertisement.
before-pending = Not yet received
before-waiting = Waits for an answer
before-overdue = Overdue
before-long-overdue = Long overdue
before-clarifying = The office asks back
before-answered = Answered
before-refused = Not answered: refused
before-forwarded = Sent on to another office
before-private = Answered in private, says the office
closed-lapsed = Closed: the author did not reply
closed-term-ended = Closed: the term of office ended
closed-withdrawn = Closed: the question was withdrawn
closed-declined = Closed: the question was declined
closed-merged = Closed: joined with another question
closed-abolished = Closed: the office no longer exists
days-due = Asked on { $from }, an answer is due by { $to }
days-paused = Asked on { $from }; the time stands still
days-stopped = Asked on { $from }, settled on { $to }
clock-how = How the day is counted
answer-took = { $n ->
    [0] Read the answer, given the same day
    [one] Read the answer, given after { $n } day
   *[other] Read the answer, given after { $n } days
}
answer-read = Read what the office says
answer-by-personal = The holder’s own words
answer-by-staff = Written by staff, approved by the holder
answer-by-delegate = Written by a delegate of the office
answer-by-substitute = Written by a substitute
refusing-not-competent = The office is not responsible for this.
refusing-secrecy = The law forbids to say it.
refusing-personal-data = An answer would reveal personal data.
refusing-court = The matter is before a court.
refusing-already-public = The answer is public already.
refusing-already-answered = The same has been answered before.
refusing-abusive = The question is abusive.
refusing-no-information = The office does not have this information.
act-answer = Answer
act-look = Open
act-clarify = Reply to the office
act-judge = Say what the answer is worth
act-pursue = What you can do
cosigned = { $n ->
    [0] Nobody else has asked this yet
    [one] { $n } more person wants to know
   *[other] { $n } more people want to know
}
cosign = I want to know too
cosign-named = show my name
cosign-end = I no longer want to know
verdict-answered = It answers the question.
verdict-partly = It answers a part of the question.
verdict-not = It does not answer the question.
verdict-only-acknowledged = It only confirms that the question arrived.
verdict-says = The author says:
verdict-reply = The office replies:
step-question-submitted = Sent in
step-question-published = Published
step-question-returned = Returned to its author
step-question-declined = Declined.
step-question-appealed = The author objected
step-question-appeal-decided = { $code ->
    [reversed] The objection was accepted, the question is published
   *[upheld] The objection was not accepted
}
step-question-withdrawn = Withdrawn by its author
step-question-merged = Joined with another question
step-addressee-received = { $office }: received
step-addressee-acknowledged = { $office } confirms that it has the question
step-addressee-clarify-asked = { $office } asks back
step-addressee-clarified = The author replied to { $office }
step-addressee-lapsed = { $office }: closed, as the author did not reply
step-addressee-answered = { $office } answered
step-addressee-refused = { $office } refused to answer.
step-addressee-forwarded = { $office } sent the question on
step-addressee-extended = { $office } needs more time
step-addressee-reopened = { $code ->
    [denied] The author says that { $office } did not answer in private
   *[none] The author asks { $office } again
}
step-addressee-inherited = { $office }: goes on with the new holder
step-addressee-closed = { $office }: closed
step-addressee-private = { $office } says that it answered in private
step-addressee-reminded = The author reminds { $office } that the answer is overdue
step-verdict-set = { $code ->
    [answered] The author says that { $office } answered the question
    [partly] The author says that { $office } answered a part
    [not] The author says that { $office } did not answer the question
    [office_reply] { $office } replied to the author’s opinion
   *[only_acknowledged] The author says that { $office } only confirmed the question
}
step-clock-soon = { $office }: an answer is due in five days
step-clock-due = { $office }: an answer is due today
step-clock-overdue = { $office }: the answer is overdue
step-clock-long-overdue = { $office }: the answer is long overdue
step-clock-recomputed = { $office }: the day was counted anew, as the calendar changed
handle-more = More
handle-note = Why
handle-note-hint = Everybody can read it.
handle-title-acknowledge = Confirm that you have it
handle-act-acknowledge = We have received it
handle-title-answer = Your answer
handle-body-answer = Answer
handle-act-answer = Publish the answer
handle-declared = Whose words are these?
declared-personal = My own
declared-staff = Written by my staff, approved by me
handle-title-clarify = Ask back
handle-body-clarify = What do you need to know?
handle-act-clarify = Ask the author
handle-title-extend = Take more time
handle-act-extend = Extend the time
handle-title-forward = Send on to another office
handle-forward-to = To
handle-act-forward = Send on
handle-title-private = Answered in private
handle-act-private = It was answered in private
handle-title-refuse = Refuse to answer
handle-refuse-code = Reason
handle-body-refuse = Explain it
handle-act-refuse = Refuse
handle-title-take-over = Take over from the earlier holder
handle-act-take-over = Take over
handle-title-reply-to-verdict = Reply to the author’s opinion
handle-act-reply-to-verdict = Publish the reply
handle-title-reply = Reply to the office
handle-body-reply = Your reply
handle-act-reply = Send the reply
handle-title-reopen = Ask again
handle-body-reopen = What is still open?
handle-act-reopen = Ask again
handle-title-deny = Were you answered in private?
handle-act-deny = No, I was not
handle-title-remind = Remind the office
handle-act-remind = Remind it
handle-title-verdict = Was your question answered?
handle-verdict-code = Choose one
handle-verdict-note = In your words
handle-act-verdict = Publish
desk-title = Desk: { $name }
desk-today-count = { $n ->
    [0] Nothing needs you today
    [one] { $n } question needs you today
   *[other] { $n } questions need you today
}
desk-link = Desk of this office
desk-office = To the public page
desk-today = Due or overdue
desk-wanted = Wanted by many
desk-open = Open
desk-paused = Waits for the author
desk-none = No question is open.
list-questions = Questions
list-open = { $n ->
    [one] Open: { $n }
   *[other] Open: { $n }
}
list-overdue = { $n ->
    [one] Overdue: { $n }
   *[other] Overdue: { $n }
}
list-answered = { $n ->
    [one] Answered: { $n }
   *[other] Answered: { $n }
}
list-refused = { $n ->
    [one] Refused: { $n }
   *[other] Refused: { $n }
}
list-no-questions = No question here.
waiting-questions = Questions that wait
waiting-no-questions = No question waits.
waiting-held = Waits to be published
waiting-unaddressed = Its author does not know whom to ask
waiting-appeal = Its author objects to the decline
waiting-left = Returned to a moderator who has left
rule-question-role = You have no part in this.
rule-question-conflict = You have a part in this question yourself: somebody else must decide.
rule-question-answered = It has been answered: it stays.
rule-question-closed = This question does not stand any more.
rule-appealed-once = You have objected already.
rule-appeal-late = It is too late to object.
rule-return-left = Whoever took it down moderates here no more: nobody could send it in again.
lifter-judging = Publish it or decline it.
rule-acknowledged-once = It has been confirmed already.
rule-clarified-enough = The author has been asked back often enough.
rule-lapsed-for-good = It is too late to reply. Ask again.
rule-forward-early = The office still has time to confirm the question.
rule-forwarded-enough = It has been sent on often enough.
rule-extended-once = The time has been extended already.
rule-extended-late = The day has passed: the time cannot be extended any more.
rule-reopened-enough = You cannot ask again.
rule-deny-late = It is too late to say so.
rule-remind-early = You may remind an office once its answer is overdue.
rule-remind-often = You have reminded this office within a week, or three times already.
rule-verdict-late = It is too late to judge the answer.
rule-own-question = You have a part in this question yourself.
rule-moderator-asks = Moderators do not ask where they moderate.
rule-ask-there = Here one asks officials, on a page of its own.
conflict-question-state = Something else has happened to this question meanwhile. Look at where it stands now.
conflict-question-moved = Somebody else has acted meanwhile. Look at where it stands now and send again.
error-offices-none = Choose whom you ask, or say that you do not know.
error-offices-many = Choose at most { $limit }.
error-intake-closed = This office takes no questions now.
error-own-office = This is your own office.
error-asked-already = This office was asked already.
error-questions-open = You have { $actual } open questions; { $limit } is the most.
error-questions-open-there = You have { $actual } open questions before this office; { $limit } is the most.
error-duplicate-which = Name the number of a question that stands.
notice-question-own-published = Your question is published.
notice-question-own-returned = A moderator asks you to change your question.
notice-question-own-declined = Your question was declined.
notice-question-own-appeal-decided = Your objection was decided.
notice-question-own-clarify-asked = { $name } asks you back about your question.
notice-question-own-clarify-due = { $name } still waits for your reply to what it asked you back.
notice-question-own-answered = { $name } answered your question.
notice-question-own-refused = { $name } refused to answer your question.
notice-question-own-forwarded = { $name } sent your question on to another office.
notice-question-own-extended = { $name } needs more time for your question.
notice-question-own-lapsed = Your question to { $name } was closed, as you did not reply.
notice-question-own-closed = Your question to { $name } was closed.
notice-question-own-private = { $name } says that you were answered in private. Deny it if that is not so.
notice-question-own-overdue = The answer of { $name } to your question is overdue.
notice-question-own-long-overdue = The answer of { $name } to your question is long overdue.
notice-question-own-held-long = Your question still waits for a moderator. They have been reminded.
notice-question-desk-received = A new question to { $name }.
notice-question-desk-clarified = The author replied to { $name }.
notice-question-desk-reopened = A question to { $name } is asked again.
notice-question-desk-reminded = { $name }: the author of a question reminds you that the answer is overdue.
notice-question-desk-soon = { $name }: an answer is due in five days.
notice-question-desk-due = { $name }: an answer is due today.
notice-question-desk-overdue = { $name }: an answer is overdue.
notice-question-desk-long-overdue = { $name }: an answer is long overdue.
notice-question-queue-submitted = A question waits for a moderator.
notice-question-queue-held-long = A question has waited for a moderator for too long.
notice-question-queue-appealed = An author objects to a declined question.
notice-question-queue-long-overdue = { $name }: an answer is long overdue.
notice-question-cosign-answered = { $name } answered a question that you want answered too.
notice-question-cosign-refused = { $name } refused to answer a question that you want answered too.
notice-question-follow-said = { $name } wrote in a discussion that you follow.
letters-question = What becomes of questions to officials
audited-question-approved = Question published
audited-question-returned = Question returned to its author
audited-question-declined = Question declined
audited-appeal-decided = Objection decided
