# Feeds, sharing, print.

feeds-title = Ленты:
