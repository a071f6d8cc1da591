# What happens while one reads: new replies, new texts, the connection.

live-new = { $n ->
    [one] { $n } new reply
   *[other] { $n } new replies
}
live-edited = Show the new text
live-reload = Something has changed here: reload the page
live-away = Not connected: new replies will show when you are.
live-locked = This discussion has just been locked. Reload the page to see why.
live-reading = Reading now: { $name }
live-reading-more = Reading now: { $name } and { $n } more
