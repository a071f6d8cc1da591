# Blogs and their articles.

blogs-title = Blogs
blogs-lead = What people and communities here write at length.
blogs-all = All blogs
blogs-mine = My blogs
blogs-mine-lead = Your blogs, and the articles in them that nobody but you sees yet.
home-blogs = Read the blogs
space-blog = Blog of the community
person-blogs = Blogs
person-along = Articles written with others
follow-blog = Blog
blog-by = Written by
blog-archived = This blog has ended; what was written stays.
blog-articles-heading = Articles
blog-empty = There is no article here yet.
blog-aside = About this blog
blog-archive = By month
blog-articles = { $n ->
    [one] { $n } article
   *[other] { $n } articles
}
blog-month = { $name ->
    [jan] January { $year }
    [feb] February { $year }
    [mar] March { $year }
    [apr] April { $year }
    [may] May { $year }
    [jun] June { $year }
    [jul] July { $year }
    [aug] August { $year }
    [sep] September { $year }
    [oct] October { $year }
    [nov] November { $year }
   *[dec] December { $year }
}
blog-only-tag = Only articles with the tag “{ $name }”.
blog-all = All articles
blog-settings = Settings of the blog
blog-open = Open a blog
blog-open-of = Open a blog of { $name }
blog-open-lead = Everybody may read what you publish there. What you have not published, nobody sees but you.
blog-open-button = Open it
blog-title = Title of the blog
blog-title-hint = At most 120 characters.
blog-slug = Address word
blog-slug-hint = 3 to 40 of a–z, 0–9 and hyphens. It stays for good: links lead to it.
blog-about = What it is about
blog-about-hint = At most 1,000 characters.
blog-archive-title = The end of this blog
blog-archive-act = End the blog
blog-unarchive = Let the blog go on
blog-of-space = Blog of { $name }
blog-nothing-waits = No drafts.
article-minutes = { $n ->
    [one] { $n } minute to read
   *[other] { $n } minutes to read
}
article-comments = { $n ->
    [one] { $n } comment
   *[other] { $n } comments
}
article-new = Write an article
article-save = Save as a draft
article-title = Title
article-body = Text of the article
article-excerpt = What it says, in short
article-excerpt-hint = Stands in lists, at most 300 characters. Without it, the beginning of the text stands there.
article-edit = Change the article
article-read = Read it as others do
article-looks = What it will look like
article-desk = Look after this article
article-publish-title = Publish
article-publish = Publish now
article-show-again = Show it again
article-schedule-title = At a set minute
article-schedule = Set the minute
article-unschedule = Back to draft
article-at = Day and time
article-at-hint = As the clock shows in { $name }. It comes out within a minute.
article-scheduled = Comes out on { $name }
article-published = Published on { $name }
article-draft = Draft: only you see it
article-withdrawn = Taken back: only you see it
article-withdraw-title = Take it back
article-withdraw-lead = Nobody but you will see the article and the comments below it. You can show it again.
article-withdraw = Take it back
article-end-title = Throw it away
article-end = Throw the draft away
article-cover = Cover
article-cover-file = Picture
article-cover-hint = JPEG, PNG or WebP, at most 10 MB. Its middle is cut to 1200 by 630 pixels.
article-cover-send = Use as the cover
article-cover-end = Remove the cover
article-contents = Contents
article-beside = More of this blog
article-older = Earlier:
article-newer = Later:
comments-field = Comments
comments-on = Always open
comments-days = Closed after some days
comments-off = None
comments-days-field = After how many days
comments-days-hint = Only where they are to be closed after some days.
notice-not-published = Your article could not be published at its time: it is a draft again
rule-keeper-only = Only those who keep this blog may do this, each with his own articles.
rule-comments-closed = Comments on this article are closed.
rule-article-page = An article is changed on its own page.
error-time-past = This time has passed.
error-minute = Choose a day and a time.
error-blog-taken = There is a blog or a forum at this address word already.
error-too-many-blogs = Ten blogs are the most.
series-title = Series
series-part = Part { $n } of { $total }
series-previous = Before this:
series-next = After this:
series-new = Open a series
series-name = Title of the series
series-about = What the series is about
series-field = Series of the articles
series-none = Not in a series
series-lead = A series brings together articles that are read one after the other. You choose it on the page on which you look after an article.
series-settings = Arrange the series
series-how = Move the articles up and down with their buttons. Only you see those that are not published.
series-up = Up
series-down = Down
series-read = Read the series
series-end-title = The end of this series
series-end = End the series
error-too-many-parts = A series has at most 200 articles.
error-too-many-series = A blog has at most 100 series.
blogs-shared = With others
article-draft-shared = Draft: only its authors see it
article-withdrawn-shared = Taken back: only its authors see it
coauthors-title = Written together
coauthors-lead = Up to ten people can write this article with you. They change the text; only you publish it.
coauthors-with = By { $name }, with you.
coauthor-ask = Ask to join in
coauthor-invited = has not answered yet
coauthor-accepted = joins in
coauthor-remove = Remove
coauthor-leave-lead = The article stays as it is; your name no longer stands over it, and you can no longer change it.
coauthor-leave = Stop writing
coauthor-invitation = { $name } asks you to write this article together.
coauthor-invitation-lead = If you say yes, you can read and change the text, and your name stands over the article. You can stop at any time.
coauthor-accept = Yes, I will
coauthor-decline = No, thank you
notice-coauthor-invited = { $name } asks you to write an article together
notice-coauthor-accepted = { $name } writes your article with you
notice-coauthor-declined = { $name } does not join in writing your article
notice-coauthor-left = { $name } no longer writes your article with you
error-too-many-coauthors = At most ten people besides you.
error-coauthor-self = You write this article already.
error-coauthor-stranger = This person cannot read this blog: ask somebody who belongs to the community.
