# Pytanie: co pomaga temu, kto je pisze.

ask-photo = Zrób zdjęcie
ask-photo-hint = W telefonie otworzy się aparat. Dodawaj po jednym: plik albo zdjęcie.
ask-whom-likely = { $name } (proponowany)
ask-whom-why = Proponowane są na górze: ich nazwa, obszar lub zadania wymieniają „{ $name }”.
office-blog-feeds = Kanały bloga:
