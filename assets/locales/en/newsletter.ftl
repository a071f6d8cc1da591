# Newsletters of blogs. A blank line separates paragraphs.

newsletter-short = Newsletter
newsletter-title = Newsletter of “{ $name }”
newsletter-lead = New articles of this blog come to your address as soon as they are published. First you get a letter with a link: nothing else comes until you use it. You need no account.
newsletter-lead-own = New articles of this blog come to the address of your account as soon as they are published.
newsletter-yours = You get the newsletter of this blog, at the address of your account.
newsletter-ask = Send me the link
newsletter-join = I want the newsletter
newsletter-saved = Saved.
newsletter-readers = { $n ->
    [one] { $n } reader gets this newsletter. Nobody is told who it is, not even you.
   *[other] { $n } readers get this newsletter. Nobody is told who they are, not even you.
}
newsletter-issue = { $n ->
    [one] { $day }: “{ $name }”, { $n } letter
   *[other] { $day }: “{ $name }”, { $n } letters
}
newsletter-confirm-lead = When you press the button, new articles of this blog come to your address. Each letter has a link that ends this.
newsletter-confirmed = Done: new articles of this blog come to your address. Each letter has a link that ends this.
newsletter-trial-lead = See the letter that readers of the newsletter get. It goes to you alone.
newsletter-trial = Send me the letter
newsletter-tried = The letter is on its way to your address.
stop-newsletter = No more of this newsletter
stop-newsletter-lead = No articles of this blog will come by letter any more. Other letters stay as they are.
stop-newsletter-done = Done: no articles of this blog will come by letter any more.
stop-newsletter-later = You can ask for them again on the page of the blog.
letter-reader-subject = Do you want the newsletter of “{ $name }”?
letter-reader =
    Somebody, most likely you, asked on { $site } for new articles of the blog “{ $name }” to be sent to this address. The link below agrees to it. It works once, for 24 hours.

    If it was not you, do nothing: without the link nothing more will come.
letter-reader-button = I want the newsletter
letter-newsletter-by = { $name } writes
letter-newsletter-why = You get this letter from { $site } because you asked for the newsletter of “{ $name }”.
letter-reply-no-account =
    Your reply was not published: only people with an account on { $name } can comment.

    Make an account with this address. After that you can answer on the page of the article, or answer the next letter.
