# Feeds, sharing, print.

feeds-title = Жаңалық таспалары:

share-title = Бөлісу
share-more = Мекенжай мен код
share-mail = Электрондық поштамен
share-address = Көшіріп алатын мекенжай
share-qr = { $name } мекенжайының QR-коды
board-link = Хабарландыру тақтасына арналған парақ
board-hint = Осы бетті басып шығарыңыз: бұл хабарландыру тақтасына арналған бір А4 парақ.
board-week = Осы апта: { $name }
board-answer = Оқып, жауап беру:
board-quiet = Соңғы жеті күнде мұнда ешкім жазған жоқ.
