# How sessions live, proofs, the duty of a second factor, and changes of address.

factor-remember = Remember this device
factor-remember-hint = Moderators then stay signed in here for 7 days without use instead of one. Only for a device that is yours alone.
proof-title = Is it still you?
proof-lead = This needs your password once more. Whatever you have sent is kept, and done as soon as you confirm.
proof-button = Confirm
