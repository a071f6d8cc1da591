# Answers of offices that several people write, and answers by letter.

handle-act-save-draft = Save as a draft
handle-act-propose = Propose it for approval
handle-act-insert = Insert the template
handle-title-approve = Approve this text
handle-act-approve = Approve
handle-title-give-back = Return it to its writer
handle-act-give-back = Return
drafting = The text so far
drafting-now = The text that is kept
drafting-more = Draft, approval, templates
drafting-draft = A draft by { $name }, { $when }. Only the people of the office see it.
drafting-proposed = { $name } proposes this text, { $when }.
drafting-approved = { $name } approved this text, { $when }. If a word is changed, the approval is gone.
drafting-returned = { $name } returned this text, { $when }:
drafting-note = What should be different?
drafting-note-hint = Only the people of the office read it.
conflict-office-draft = A colleague has written here meanwhile. Nothing is lost: your text stands in the box, the other one above it. Save again to keep yours.
desk-drafts = Wait for your approval
notice-question-desk-proposed = { $name }: an answer waits for your approval.
notice-question-desk-approved = { $name }: your text was approved.
notice-question-desk-returned = { $name }: your text was returned to you.
templates-title = Templates for answers
templates-lead = Texts that you use again and again. Everybody who acts for the office can use and change them.
templates-link = Templates
templates-new = New template
templates-name = Name of the template
templates-name-hint = Only you and your colleagues see it.
templates-text = Text of the template
templates-save = Save the template
templates-end = Delete it
templates-field = Template
templates-none-chosen = Choose one
error-too-many-templates = An office keeps { $limit } templates at most. Delete one first.

letter-desk-hint = You can simply answer this letter. Your words become the answer of the office: nothing is published before you have seen it once more, unless the office has chosen so.
letter-answer-confirm-subject = { $name }: publish your answer
letter-answer-confirm =
    this is the text of your answer, as it will be published. Look at it and publish it with the link below. The link works once, for 7 days, and without signing in.

    If you want to change something, answer that letter once more or open your desk.
letter-answer-publish = See it and publish it
letter-answer-published-subject = { $name }: your answer is published
letter-answer-published =
    your answer came by letter and is published, as your office has chosen. With the link below you can look at it and correct it.
letter-answer-open = Open the answer
letter-answer-proposed-subject = { $name }: your text was proposed
letter-answer-proposed =
    your text has arrived. Those who publish for the office have been told that it waits for their approval.
letter-answer-desk = Open the question
letter-answer-failed-subject = { $name }: your answer was not taken
letter-answer-over =
    your answer was not published: the question does not wait for one any more. Somebody else may have answered it, or it was withdrawn.

    Your text stands below, so that nothing is lost.
letter-answer-busy =
    your answer was not taken: a colleague is writing one at this moment, and nothing should be overwritten.

    Your text stands below. Open the question to put both together.
letter-answer-unproven =
    an answer came in your name, but nothing shows that your mail provider sent it. It is neither published nor kept as a draft.

    If you wrote it, open the question and answer there. If you did not, tell the administrators of { $name }.
answer-publish-title = Publish your answer
answer-publish-lead = This text came by letter from you. It becomes the answer of the office when you press the button.
answer-published = Your answer is published
answer-published-lead = Thank you. Everybody can read it now.

letter-escalation-subject = { $office }: a question waits for very long
letter-escalation =
    a question to { $office } was due by { $date }, and nobody has answered it since: “{ $title }”.

    This address was named for such a case. It is written to once for each question.
letter-escalation-button = Read the question
