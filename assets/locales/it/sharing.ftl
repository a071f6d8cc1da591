# Feeds, sharing, print.

feeds-title = Feed:

share-title = Condividi
share-more = Indirizzo e codice
share-mail = Per e-mail
share-address = Indirizzo da copiare
share-qr = Codice QR dell’indirizzo { $name }
board-link = Foglio per la bacheca
board-hint = Stampa questa pagina: è un foglio A4 per la bacheca.
board-week = Questa settimana in { $name }
board-answer = Leggi e rispondi:
board-quiet = Negli ultimi sette giorni nessuno ha scritto qui.
