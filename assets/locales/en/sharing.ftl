# Feeds, sharing, print.

feeds-title = Feeds:
