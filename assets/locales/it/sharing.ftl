# Feeds, sharing, print.

feeds-title = Feed:
