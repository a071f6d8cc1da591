# Feeds, sharing, print.

feeds-title = Жаңалық таспалары:
