# Feeds, sharing, print.

feeds-title = Kanały:
