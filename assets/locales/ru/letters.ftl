# Letters. A blank line separates paragraphs.

letter-greeting = Hello { $name },
letter-footer = This letter was sent by { $name } because of something done on the site with this address.

letter-confirm-subject = Confirm your address for { $name }
letter-confirm =
    somebody, most likely you, registered on { $name } with this address. The link below confirms it. It works once, for 24 hours.

    If it was not you, do nothing: without the link nobody can write under this address.
letter-confirm-button = Confirm the address

letter-reset-subject = A new password for { $name }
letter-reset =
    somebody, most likely you, asked for a new password on { $name }. The link below lets you set it. It works once, for 30 minutes.

    If it was not you, do nothing: your password stays as it is.
letter-reset-button = Set a new password

letter-known-subject = You have an account on { $name }
letter-known =
    somebody, most likely you, tried to register on { $name } with this address. It has an account already, so nothing was changed.

    Sign in with it; if you have forgotten the password, the page lets you set a new one.
letter-known-button = Sign in

letter-password-subject = Your password for { $name } was changed
letter-password =
    your password on { $name } was changed, and all other devices were signed out.

    If it was not you, set a new password at once with “I have forgotten my password” on the sign-in page, and tell those who run the site.
