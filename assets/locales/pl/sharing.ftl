# Feeds, sharing, print.

feeds-title = Kanały:

share-title = Udostępnij
share-more = Adres i kod
share-mail = E-mailem
share-address = Adres do skopiowania
share-qr = Kod QR adresu { $name }
board-link = Kartka na tablicę ogłoszeń
board-hint = Wydrukuj tę stronę: to jedna kartka A4 na tablicę ogłoszeń.
board-week = W tym tygodniu: { $name }
board-answer = Przeczytaj i odpowiedz:
board-quiet = Przez ostatnie siedem dni nikt tu nie pisał.
