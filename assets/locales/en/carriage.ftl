# Letters on their way: the page of administrators, and what somebody is told whose letters come back.

deliveries-title = Letters
deliveries-lead = Letters of the last 30 days and those that are still waiting. Of each address the first letter and the domain are shown.
deliveries-state = State
deliveries-all = All states
deliveries-domain = Domain of the address, as in example.org
deliveries-filter = Show
deliveries-none = There are no such letters.
deliveries-retry-all = Send all failed letters again
delivery-retry = Send again
delivery-cancel = Cancel
delivery-tries = { $n ->
    [one] { $n } attempt
   *[other] { $n } attempts
}
delivery-next = next attempt { $name }
delivery-ready = waiting to be sent
delivery-sending = being sent
delivery-sent = sent
delivery-deferred = put off: will be sent again
delivery-failed = failed
delivery-cancelled = cancelled
delivery-suppressed = not sent: letters to this address come back
delivery-bounced = came back
delivery-complained = reported as unwanted
delivery-held = held since a restore
letter-kind-confirm = Confirmation of an address
letter-kind-address = Change of an address
letter-kind-password = Password
letter-kind-sign-in = Link to sign in
letter-kind-factor = Second factor
letter-kind-waits = Post that is waiting for a moderator
letter-kind-news = What is new
letter-kind-answer = What became of a reply by letter
letter-kind-other = Another letter
letters-returned = Letters to your e-mail address have been coming back since { $name }, so we send none there any more.
letters-unwanted = On { $name } a letter to you was reported as unwanted. Since then you get only those that protect your account.
letters-again = Try again
letters-again-lead = We will write to your address again. You can ask for this once a day; if letters still come back, choose another address.
letters-other-address = Change the address
audit-of-letter = letter no. { $n }
audited-letter-retried = Sent a failed letter again
audited-letters-retried = Sent all failed letters again
audited-letter-cancelled = Cancelled a letter
letter-test-subject = { $name }: a letter to try the way
letter-test = This letter was sent by { $name } to see whether letters arrive. There is nothing to do.
