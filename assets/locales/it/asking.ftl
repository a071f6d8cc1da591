# Chiedere: che cosa aiuta chi scrive una domanda.

ask-photo = Scatta una foto
ask-photo-hint = Sul telefono si apre la fotocamera. Aggiungi un’immagine alla volta: un file o una foto.
ask-whom-likely = { $name } (suggerito)
ask-whom-why = I suggeriti stanno in alto: il loro nome, il territorio o i compiti citano «{ $name }».
office-blog-feeds = Feed del blog:
