cosigns-title = Who wants to know too
cosigns-link = Who wants to know too, and what counts
cosigns-lead = { $n ->
    [0] Nobody counts who wants to know too.
    [one] { $n } person who wants to know too counts. Choose whom not to count, and look at what the choice comes to.
   *[other] { $n } people who want to know too count. Choose whom not to count, and look at what the choice comes to.
}
cosigns-chosen = { $n ->
    [0] Nobody fits this choice.
    [one] { $n } person fits this choice.
   *[other] { $n } people fit this choice.
}
cosigns-told = All can read how many are not counted any more, and why. The author, the offices and the people concerned are told; it can be undone.
cosigns-one = { $name } ({ $account }), { $when }
cosigns-people = These people
cosigns-people-hint = User names with commas between them. What you fill in must all hold.
cosigns-from = Signed from
cosigns-to = Signed before
cosigns-new = New accounts
cosigns-new-hint = Accounts that were younger than so many days when they signed.
cosigns-why = Why
cosigns-why-hint = Everybody can read this. Name no names.
cosigns-preview = See whom this means
cosigns-remove = Do not count them
cosigns-removal = { $n ->
    [one] { $when }: { $n } person, { $why }
   *[other] { $when }: { $n } people, { $why }
}
cosigns-which = Removed
cosigns-restore = Count them again
cosigns-restore-title = Count again
cosign-uncounted = A moderator does not count that you want to know too. Why stands in the history below. If that is wrong, write to the moderators of the community.
step-cosign-removed = { $n ->
    [one] { $n } person who wanted to know too is not counted any more
   *[other] { $n } people who wanted to know too are not counted any more
}
step-cosign-restored = { $n ->
    [one] { $n } person who wants to know too is counted again
   *[other] { $n } people who want to know too are counted again
}
notice-cosign-removed = A moderator does not count any more that you want a question answered too. Why stands in its history. If that is wrong, write to the moderators.
notice-cosign-restored = That you want a question answered too is counted again.
notice-cosigns-removed-own = A moderator removed some of those who want your question answered too. Why stands in its history.
notice-cosigns-restored-own = Some of those who want your question answered too are counted again.
notice-cosigns-removed-desk = { $name }: some of those who want a question answered are not counted any more.
notice-cosigns-restored-desk = { $name }: some of those who want a question answered are counted again.
error-cosigns-many = At most { $limit } names at once.
error-cosigns-at-once = More than { $limit } people fit this choice. Choose a shorter time.
error-cosigns-none = Nobody fits this choice.
error-cosigns-choose = Say whom you mean: people, a time, or new accounts.
rule-cosign-address = Where everybody may read, nobody without an e-mail address is counted among those who want to know too.
conflict-cosigns-moved = Others fit this choice by now, or somebody else has acted meanwhile. Look at whom it means now and send again.
audited-cosigns-removed = Removed people who want to know too
audited-cosigns-restored = Counted people who want to know too again
days-halted = { $name }: nobody can answer for the office now
step-clock-halted = { $office }: the time stands still, as nobody can answer for the office
step-clock-resumed = { $office }: the time goes on
rule-own-answer = You asked this yourself: send it on, or let somebody else answer for the office.
declared-delegate = A delegate’s, for the office
declared-substitute = Mine, standing in for the holder
notice-question-desk-lifted = { $name }: an answer is not overdue after all, as its last day has moved.
notice-question-own-lifted = The answer of { $name } to your question is not overdue after all, as its last day has moved.
notice-question-desk-recorded = { $name }: a question was handed in officially. A legal deadline stands beside it.
notice-question-own-recorded = { $name }: your question was handed in officially. A legal deadline stands beside it.
