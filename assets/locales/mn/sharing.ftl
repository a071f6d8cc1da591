# Feeds, sharing, print.

feeds-title = Мэдээний урсгал:
