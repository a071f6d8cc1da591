# How one reads: what is new, branches, read marks.

view-new = New
view-nothing-new = Nothing new since { $name }.
view-later = Later: what is new after #{ $n }
thread-root = Only the branch of #{ $n } is shown.
thread-whole = Show the whole discussion
post-branch = Only this branch
post-next-new = Next new
post-previous-new = Previous new
post-unread = New again from here on
mark-read = Mark all as read
