# Replies by letter. A blank line separates paragraphs.

reply-marker = ## Write your reply above this line ##

letter-reply-subject = Your reply by letter to { $name }
letter-reply-held-subject = Your reply to { $name } waits for a moderator
letter-reply-publish-subject = Is this reply to { $name } yours?
letter-reply-text = This is what you wrote:
letter-reply-open = Open the discussion
letter-reply-publish = Read it and publish it
letter-reply-expired =
    your reply was not published: an address for replies is good for 90 days, and this one is older.

    Open the discussion and answer there, or answer a newer letter.
letter-reply-sender =
    your reply was not published: { $name } only takes a reply from the address that the letter was sent to.

    Answer from that address, or sign in and answer on the site.
letter-reply-auth =
    a reply came in your name, but nothing shows that your mail provider sent it. It is not published.

    If you wrote it, publish it with the link below. It works once, for 7 days. If you did not, do nothing.
letter-reply-locked =
    your reply was not published: the discussion is locked, or takes no more replies.

    Open the discussion to see why and for how long.
letter-reply-not-allowed =
    your reply was not published: you may not write there, or what you answered is not there for you any more.

    Sign in to see what you may do; moderators can tell you more.
letter-reply-rate =
    your reply was not published: too much came from you in a short time, or it holds more links or names than you may use yet.

    Wait a while, then send it again or answer on the site.
letter-reply-empty =
    your reply was not published: no words of yours were found in it.

    Write above the words that you answer, as plain text, and send it again.
letter-reply-too-long =
    your reply was not published: it is longer than a post may be.

    Shorten it or send it in parts. You can also answer on the site, which counts the characters as you write.
letter-reply-held =
    your reply has arrived. A moderator reads it before others see it; there is nothing that you need to do.
letter-reply-unreadable =
    your reply was not published: its text could not be read, or is built in too complex a way.

    Send it again as plain text, or answer on the site.
letter-reply-muted =
    done: you will hear nothing more of this discussion, neither by letter nor at the bell. Nothing was published.

    You can change this at any time with the buttons under the discussion.
letter-reply-stopped =
    done: no letter about what happens on { $name } will come any more. Letters about your password and your account go on. Nothing was published.

    You can change this at any time: sign in and open “Letters” in your settings.
letter-reply-unproven =
    a reply in your name asks for fewer letters, but nothing shows that your mail provider sent it. Nothing was changed.

    If you wrote it, use the links at the end of the letter that you answered. If you did not, do nothing.

reply-publish-title = Publish your reply
reply-publish-lead = This text came by letter in your name. It is published when you press the button.
reply-publish-button = Publish
reply-published = Your reply has been received
reply-published-lead = Thank you. It stands in the discussion, or appears there once a moderator has read it.
