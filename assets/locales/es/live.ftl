# Qué pasa mientras se lee: respuestas nuevas, textos nuevos, la conexión.

live-new = { $n ->
    [one] { $n } respuesta nueva
    [many] { $n } de respuestas nuevas
   *[other] { $n } respuestas nuevas
}
live-edited = Mostrar el texto nuevo
live-reload = Aquí ha cambiado algo: recarga la página
live-away = Sin conexión: las respuestas nuevas aparecerán cuando vuelva.
live-locked = Este debate se acaba de cerrar. Recarga la página para ver el motivo.
live-reading = Leyendo ahora: { $name }
live-reading-more = Leyendo ahora: { $name } y { $n } más
