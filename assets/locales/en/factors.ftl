# The second factor: a code besides the password.

factor-title = Second factor
factor-lead = With a second factor, a password that somebody has learnt does not open your account: signing in also asks for a code from an app on your phone.
factor-begin = Set it up
factor-secret = Open this link on your phone, or type the letters below into your authenticator app. Then write the code that it shows.
factor-link = Open in the authenticator
factor-code = Code
factor-code-hint = Six digits from the app, or one of the codes on paper.
factor-confirm = Turn it on
factor-on = Signing in asks for a code from your app. To take that away, give your password and a code.
factor-end = Take the second factor away
factor-codes = Your codes on paper
factor-codes-lead = The second factor is on, and your other devices were signed out. Write these codes down and keep them apart from the phone: each signs you in once when you do not have it. They are not shown again.
factor-step = Write the code that your authenticator app shows, or one of your codes on paper.
error-factor-code = This code is wrong or was used already. Wait for the next one.
