# Feeds, sharing, print.

feeds-title = Canales:
