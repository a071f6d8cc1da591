# Feeds, sharing, print.

feeds-title = Ленты:

share-title = Поделиться
share-more = Адрес и код
share-mail = По электронной почте
share-address = Адрес, чтобы скопировать
share-qr = QR-код адреса { $name }
board-link = Лист для доски объявлений
board-hint = Распечатайте эту страницу: это один лист А4 для доски объявлений.
board-week = Эта неделя: { $name }
board-answer = Прочитать и ответить:
board-quiet = За последние семь дней здесь никто не писал.
