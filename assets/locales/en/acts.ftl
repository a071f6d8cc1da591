# Acts on posts: history, additions, wiping.

post-history = What it was before
post-add = Add to it
post-addition = Addition of { $name }
post-purge = Wipe
post-purged = Wiped by an administrator
history-title = What post #{ $n } was before
history-lead = Words that were added are underlined, words that were taken out are struck through.
history-version = Version { $n }
history-back = Back to the post
diff-added = [added:]
diff-removed = [taken out:]
conflict-differ = What differs
addition-title = Add to post #{ $n }
addition-body = What you add
purge-title = Wipe post #{ $n } for good?
purge-lead = Its text, its earlier versions and its words in quotations are wiped and cannot be brought back. The number and the replies stay.
purge-button = Wipe it for good
