# Registering, signing in, settings and profiles.

register = Register
register-lead = A name and an e-mail address are enough. Others see the name, never the address.
register-have-account = I have an account
field-name = User name
field-name-hint = 3 to 30 letters, digits, dots, hyphens or underscores; it stands in your address and in mentions.
field-display-name = Name shown to others
field-display-name-hint = Your own name or another that you will keep. Left empty: the user name.
field-email = E-mail address
field-email-hint = We send a letter with a link to confirm it.
field-password = Password
field-password-hint = At least 10 characters. A few words that do not belong together are easy to keep and hard to guess.
field-old-password = Present password
field-new-password = New password

letter-sent = Look into your mail
letter-sent-lead = If the address can be used, a letter is on its way to it. Press the link in it to go on.
letter-sent-spam = Nothing after a few minutes? Look into the folder for unwanted mail, then ask for the letter again.
confirm-title = Confirm your address
confirm-lead = One press confirms your e-mail address and signs you in on this device.
confirm-button = Confirm the address
confirm-not-you = Not you? Close this page: nothing happens without the button.
confirm-again = Send the letter again
confirm-again-lead = The link in the last letter will not work any more; the new letter brings a fresh one.
confirm-again-button = Send it
setup-title = Make the first administrator
setup-lead = This account runs the site: it opens communities and appoints their moderators.
setup-button = Make the account

sign-in-name = User name or e-mail address
sign-in-forgot = I have forgotten my password
sign-out-lead = This ends your session on this device.
enter-title = Sign in
enter-lead = One press signs you in on this device. The link then works no more.
forgot-title = A new password
forgot-lead = Write your e-mail address. We send a letter with a link to set a new password.
forgot-button = Send the letter
reset-title = Set a new password
reset-lead = All devices that are signed in will be signed out.
reset-button = Set the password

settings-profile = Profile and language
settings-password = Password
settings-devices = Devices
settings-saved = Saved.
settings-name-hint = At most 80 characters. Earlier posts show the new name too.
settings-about = About you
settings-about-hint = At most 500 characters; everybody sees it.
settings-lang = Language of the site
settings-zone = Time zone
settings-theme = Colours
settings-reading = Show that I am reading
settings-reading-hint = While you read a discussion, those who read it at the same moment see your name. Nothing of it is kept.
theme-auto = As the device is set
theme-light = Light
theme-dark = Dark
password-saved = The new password is set. Your other devices were signed out.
password-ends = This signs out all your other devices.

devices-title = Devices that are signed in
devices-lead = If you do not know one of them, sign it out and set a new password.
devices-device = Device
devices-seen = Last used
devices-act = Act
devices-this = this device
devices-end-others = Sign out all other devices
device-unknown = Unknown device

person-joined = here since { $name }
person-posts = Latest posts
person-no-posts = Nothing that you could see.
