# Feeds, sharing, print.

feeds-title = Feeds:

share-title = Share
share-more = Address and code
share-mail = By e-mail
share-address = Address to copy
share-qr = QR code of the address { $name }
board-link = Sheet for the notice board
board-hint = Print this page: it is one sheet of A4 for the notice board.
board-week = This week in { $name }
board-answer = Read and answer:
board-quiet = Nobody has written here in the last seven days.
