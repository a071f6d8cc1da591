# How offices answered, the same as data, and a question as a letter on paper.
figures-title = How { $name } answers
figures-short = How questions are answered
figures-link = All figures
figures-lead = Counts of questions and answers, each with what it is counted of. Nothing here is a grade, and nobody is ranked.
figures-all = In all
figures-answered-rate = Answered { $answered } of { $eligible } that count ({ $rate } %), { $within } of them within the norm; { $fresh } too new.
figures-answered = Answered { $answered } of { $eligible } that count, { $within } of them within the norm; { $fresh } too new.
figures-half = { $n ->
    [0] Half of the questions were answered on the same day.
    [one] Half of the questions were answered within { $n } day.
   *[other] Half of the questions were answered within { $n } days.
}
figures-half-fewer = Fewer than half of the questions were answered.
figures-few = { $n ->
    [one] A percentage is told from { $n } question on.
   *[other] A percentage is told from { $n } questions on.
}
figures-unanswered = Counted as not answered
figures-silent = Without any answer
figures-refused = Refused
figures-boilerplate = Answered with standard text
figures-left-out = Not counted
figures-out-exercise = Asked in an exercise
figures-out-excused = Refused because it was not theirs, was answered before, or was an insult
figures-out-forwarded = Passed on to another office
figures-out-private = Answered to the asker alone
figures-out-lapsed = The asker did not answer what he was asked
figures-out-merged = Joined with another question
figures-out-withdrawn = Taken back by the asker
figures-out-declined = Taken out by a moderator
figures-out-abolished = The office was abolished
figures-out-cut = The term ended too soon after the question
figures-out-too-new = Too new
figures-verdicts = What askers say of the answers
figures-terms = Term by term
figures-term = { $name }, { $from } to { $to }
figures-term-open = { $name }, since { $from }
figures-no-term = While nobody held the office
figures-how = How this is counted
figures-rules = Counted is each time that a question waits for this office; a question that is asked again counts again. Days until a question counts: { $grace }. Days in which an answer is expected: { $norm }. Fewest questions of which a percentage is told: { $least }. Days on which the asker was asked back are left out, and who was not answered counts as waiting for ever.
figures-table = The same as a table
figures-waits = How long answers took
figures-waits-says = Answers: { $all }. Of these within the norm of { $norm } d: { $within }.
figures-days = Days
figures-answers = Answers
figures-longer = { $n ->
    [one] more than { $n } day
   *[other] more than { $n } days
}
figures-norm = { $n ->
    [one] norm: { $n } day
   *[other] norm: { $n } days
}
figures-months = Month by month
figures-months-says = Asked in twelve months: { $all }. Answered: { $answered }.
figures-month = Month
figures-with = Answered
figures-without = Not answered yet, or refused
data-title = Open data
data-link = What the columns mean
data-heading = Questions in { $name } as data
data-lead = Everybody may take these tables, count again and publish what comes of it. They hold no e-mail addresses, no names of askers and nothing that is hidden.
data-licence = Licence:
data-most = At most { $total } lines come at a time; the header “Link” of the answer says where the rest is.
data-columns = Columns
data-column = Column
data-meaning = Meaning
data-column-office = Address word of the office.
data-column-office-name = Name of the office.
data-column-term = Number of the term in which the question waited; empty while nobody held the office.
data-column-question = Number of the question; empty where it is not shown any more.
data-column-title = The question in one sentence, under the same condition.
data-column-lang = Language of the question, as a BCP 47 code.
data-column-url = Address of the question.
data-column-cycle = Which time the question waits for this office: 1 for the first, 2 when it was asked again.
data-column-exercise = 1 where it was asked in an exercise, else 0.
data-column-norm = In how much time an answer is expected: number and unit.
data-column-started-on = Day on which it began to wait, in the office’s time zone. This is day 0.
data-column-pauses = Pauses: the day on which the asker was asked back, a slash, the day of his reply; several with spaces between. The days after the first up to and with the second are not counted.
data-column-extension = Time that the office gave itself besides, in number and unit.
data-column-due-on = The last day for an answer; empty while the time stands still.
data-column-stopped-on = Day on which it stopped waiting; empty while it waits.
data-column-outcome = What came of it, as a code; empty while it waits.
data-column-refusal = Why the office refused, as a code.
data-column-standard-text = 1 where the answer is standard text, else 0.
data-column-answer = Address of the answer.
data-column-verdict = What the asker says of the answer, as a code.
data-column-cosigns = How many people want to know the answer too.
data-column-grace-days = Days after which a question counts.
data-column-min-n = From how many questions on a percentage is told.
data-column-as-of = Day on which this line was made, where the office is.
data-codes = Codes of { $name }
data-recount = Counting again
data-recount-how = Leave out the exercises, the outcomes that do not count, terms that ended earlier than grace_days after started_on, and whatever began later than grace_days before as_of. Of the rest, answered are those whose outcome is answered and whose standard_text is 0; within the norm are those of them whose stopped_on is not after due_on.
letter-link = Send it as a letter on paper
letter-title = A letter on paper
letter-lead = This makes a sheet to print, sign and send. Your name and address stand on it and nowhere else: this site does not keep them.
letter-name = Your name
letter-address = Your address
letter-address-hint = You can leave this empty and write it by hand.
letter-to = To
letter-make = Make the letter
letter-print = Print this page. When you leave it, what you typed is gone.
letter-from = From
letter-published = This question was published on { $name } at:
letter-asks = Please answer me in writing within the time that the law sets.
letter-signature = Signature
letter-notice = The question on this site is not a legal appeal. This letter may become one when the office registers it.
letter-notice-channel = The question on this site is not a legal appeal. This letter may become one when the office registers it; the official way is { $name }.
packs-title = Legal rules of places
packs-lead = These rules say by when the law wants an answer. Each must be checked by somebody who knows the law before it counts here; until then offices of that place are counted by the generic calendar and no legal deadline is shown. A newer version has to be checked again.
packs-generic = Sets no legal deadline.
packs-unchecked = Nobody has checked this: check before relying on it
packs-checked-file = Checked on { $name }, says its file
packs-checked = Checked by { $person } on { $day }
packs-channel = Official way: { $name }
packs-years = Days off known for { $name }
packs-rule = Rule
packs-deadline = Deadline
packs-cite = Where it is written
packs-more = Besides
packs-from-receipt = Counted from the receipt.
packs-from-registration = Counted from the registration.
packs-no-deadline = none
packs-pause = Stands still while the citizen is asked back.
packs-which = Rules and their version
packs-person = Who has checked them
packs-person-hint = Name and profession, as in: A. Ospanova, advocate.
packs-day = On which day
packs-day-hint = Open deadlines of these offices are counted anew at once.
packs-check-title = Say who has checked rules
packs-check = They are checked
packs-uncheck-title = Take a check back
packs-uncheck = They are not checked any more
audited-pack-checked = Said who has checked the legal rules of a place
audited-pack-unchecked = Took back a check of legal rules
audited-legal-clock = Decided what is shown of a legal deadline
legal-title = The legal deadline
legal-link = Say where this was handed in officially
legal-link-change = Change what is said of the legal deadline
legal-lead = A question on this site starts no legal deadline. If the same was handed in officially too, say here where, under which number and when: then the deadline of the law is shown beside the question. It does not count in the figures of the office.
legal-unchecked = Nobody has checked the legal rules of this place, so no legal deadline is shown.
legal-rule = What was handed in
legal-channel = Where it was handed in
legal-channel-hint = For example e-Otinish, or the reception desk.
legal-number = Number under which it was registered
legal-received = Day on which it was received or registered
legal-received-hint = As the confirmation says. This is day 0.
legal-answered = Day of the official answer
legal-answered-hint = Leave it empty while there is none.
legal-extension-by = The office has taken { $name } more, as the law allows
legal-extension-day = The office has named this new day
legal-save = Show this deadline
legal-strike-title = It was not handed in
legal-strike = Take it off the page
legal-said = Handed in officially: { $channel }, No. { $number }, { $day }.
legal-by-asker = The asker says so.
legal-by-office = The office says so.
legal-by-moderator = A moderator has decided this.
legal-due = Legal deadline: { $name }
legal-overdue = The legal deadline was { $name }
legal-answered-on = Answered officially on { $name }
legal-answered-late = Answered officially on { $name }, after the legal deadline
legal-waits = The legal deadline stands still
legal-silence = No answer within that time counts as a refusal.
legal-notify = { $n ->
    [one] Who takes more time must say so within { $n } working day.
   *[other] Who takes more time must say so within { $n } working days.
}
step-statutory-recorded = { $office }: it is said where this was handed in officially
step-statutory-struck = { $office }: it is no longer said that this was handed in officially
rule-statutory-disputed = The other side has said this already. Where you disagree, a moderator decides.
rule-pack-unchecked = Nobody has checked the legal rules of this place yet.
