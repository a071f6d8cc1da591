# Feeds, sharing, print.

feeds-title = Canales:

share-title = Compartir
share-more = Dirección y código
share-mail = Por correo electrónico
share-address = Dirección para copiar
share-qr = Código QR de la dirección { $name }
board-link = Hoja para el tablón de anuncios
board-hint = Imprime esta página: es una hoja A4 para el tablón de anuncios.
board-week = Esta semana en { $name }
board-answer = Leer y responder:
board-quiet = Nadie ha escrito aquí en los últimos siete días.
