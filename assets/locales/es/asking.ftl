# Preguntar: lo que ayuda a quien escribe una pregunta.

ask-photo = Tomar una foto
ask-photo-hint = En el teléfono se abre la cámara. Añada las imágenes de una en una: un archivo o una foto.
ask-whom-likely = { $name } (sugerida)
ask-whom-why = Las sugeridas están arriba: su nombre, su territorio o sus tareas mencionan «{ $name }».
office-blog-feeds = Canales del blog:
