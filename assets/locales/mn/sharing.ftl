# Feeds, sharing, print.

feeds-title = Мэдээний урсгал:

share-title = Хуваалцах
share-more = Хаяг ба код
share-mail = Имэйлээр
share-address = Хуулж авах хаяг
share-qr = { $name } хаягийн QR код
board-link = Зарын самбарт зориулсан хуудас
board-hint = Энэ хуудсыг хэвлээрэй: зарын самбарт өлгөх нэг А4 хуудас болно.
board-week = Энэ долоо хоногт: { $name }
board-answer = Унших, хариулах:
board-quiet = Сүүлийн долоо хоногт энд хэн ч бичээгүй байна.
