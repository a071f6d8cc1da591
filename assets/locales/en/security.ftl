# How sessions live, proofs, the duty of a second factor, and changes of address.

factor-remember = Remember this device
factor-remember-hint = Moderators then stay signed in here for 7 days without use instead of one. Only for a device that is yours alone.
proof-title = Is it still you?
proof-lead = This needs your password once more. Whatever you have sent is kept, and done as soon as you confirm.
proof-button = Confirm
duty-due = Set up a second factor by { $name }: after that your rights as a moderator sleep until you have one.
duty-asleep = Your rights as a moderator sleep until you have set up a second factor.
duty-administrator = Who runs the site must have a second factor. Set it up here now; until then no other page is open to you.
rule-factor-due = Who runs the site must set up a second factor first.
lifter-self-factor = Set it up in the settings, under “Second factor”.
factor-codes-replace = Get new codes on paper
factor-codes-new = Write these codes down and keep them apart from the phone. The old codes are good no more, and these are not shown again.
release-link = Second factor lost
release-title = Release { $name } from the second factor
release-lead = Do this only when you are sure who asks: by sight or by voice, not by letter. Two administrators must agree; where you are the only one, it takes a day. The owner gets a letter and can stop it.
release-said = { $by } agreed on { $at }.
release-button = I agree: it is lost
keep-factor-title = Your second factor
keep-factor-lead = An administrator was told that you have lost it. If you have it, one press keeps it.
keep-factor-button = I have it: keep it
keep-factor-done = Your second factor stays. If somebody asked for this in your name, tell those who run the site, and set a new password.
letter-release-subject = Your second factor on { $name }
letter-release =
    an administrator of { $name } was told that you have lost your second factor, and agrees to take it away. It happens when a second administrator agrees, or after 24 hours where there is only one.

    If you have lost it, do nothing. If you have it, press the link below at once: it stops this.
letter-released-subject = Your second factor on { $name } was taken away
letter-released =
    the administrators of { $name } have taken your second factor away, because it was lost. All your devices were signed out. Sign in with your password, and set up a new one in the settings.

    If you did not ask for this, set a new password at once and tell those who run the site.
email-own = Letters go to { $name }.
email-new = New e-mail address
email-saved = Your e-mail address is changed, and your other devices were signed out.
email-confirm-lead = One press makes this the address of your account. All devices but this one will be signed out.
email-undo-lead = This gives your account its old address back, signs out all devices and asks you for a new password.
email-undo-button = Give the old address back
letter-new-address-subject = Your new address for { $name }
letter-new-address =
    somebody, most likely you, wants this to be the address of your account on { $name }. The link below confirms it. It works once, for 24 hours.

    If it was not you, do nothing: nothing changes without the link.
letter-address-changed-subject = Your address for { $name } was changed
letter-address-changed =
    your account on { $name } has another e-mail address now. If you wanted that, do nothing.

    If it was not you, press the link below within 7 days: it gives the old address back, signs out all devices and lets you set a new password.
letter-sign-in-subject = Sign in to { $name }
letter-sign-in =
    after several wrong passwords somebody, most likely you, gave the right one on { $name }. The link below signs you in. It works once, for 10 minutes.

    If it was not you, somebody knows your password: set a new one at once.
