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
