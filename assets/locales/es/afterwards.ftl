# Qué ocurre después de la pregunta y la respuesta: palabras ocultas, preguntas adicionales, textos tipo.
hidden-personal-data = datos personales ocultos
hidden-insult = insulto oculto
hidden-libel = acusación sin pruebas oculta
hidden-secret = secreto oculto
hidden-unlawful = palabras contrarias a la ley ocultas
post-hide-words = Ocultar palabras
post-hidden-words = Palabras ocultas
hide-title = Palabras ocultas del mensaje n.º { $n }
hide-lead = En lugar de las palabras, todo el mundo ve una etiqueta: en las páginas, los canales, las exportaciones y el historial del mensaje. Quien lo escribió y quienes moderan pueden seguir leyéndolas aquí.
hide-mail = Las cartas ya enviadas no se pueden recuperar.
hide-own-lead = Quien modera ocultó estas palabras de su mensaje. Aquí solo pueden leerlas usted y quienes moderan.
hide-preview-lead = Esto es lo que verá todo el mundo.
hide-words = Las palabras exactas
hide-words-hint = Cópielas del mensaje. Se ocultan en todos sus lugares y en los mensajes que lo citan.
hide-code = Etiqueta
hide-preview = Mostrar el resultado
hide-button = Ocultar estas palabras
hide-one = { $day }, { $label }: «{ $words }»
hide-show-title = Volver a mostrar palabras
hide-which = Qué palabras
hide-show = Mostrar las palabras
error-words-absent = Estas palabras no están en el mensaje.
error-words-marked = Deje fuera lo que ya está oculto.
error-words-many = Estas palabras están en demasiados lugares. Elija un fragmento más largo.
error-words-hidden = Su texto contiene palabras que ocultó quien modera. Quítelas.
notice-redacted = Quien modera ocultó palabras de su mensaje
notice-unredacted = Quien modera vuelve a mostrar palabras ocultas de su mensaje
audited-post-redacted = Palabras de un mensaje ocultadas
audited-post-unredacted = Palabras ocultas mostradas de nuevo
step-post-redacted = Se ocultaron palabras del mensaje n.º { $n }: { $label }
step-post-unredacted = Vuelven a mostrarse palabras ocultas del mensaje n.º { $n }
rule-asked-stays = Una pregunta, y lo que responde la autoridad, no se puede retirar como los demás mensajes.
rule-followed-enough = Ya ha hecho todas las preguntas adicionales que aquí se permiten.
rule-followed-none = No hay ninguna pregunta adicional que responder.
handle-title-follow-up = Hacer una pregunta adicional
handle-body-follow-up = ¿Qué dejó sin aclarar la respuesta? No empieza un plazo nuevo.
handle-act-follow-up = Enviar la pregunta adicional
handle-title-respond = Responder a la pregunta adicional
handle-body-respond = Su respuesta a esta pregunta
handle-act-respond = Publicar esta respuesta
handle-title-standard = ¿La respuesta es un texto tipo?
handle-act-standard = Marcar como texto tipo
handle-title-object = Quien modera dice que su respuesta es un texto tipo
handle-act-object = Objetar
handle-title-standard-ended = La autoridad objeta: dice que su respuesta no es un texto tipo
handle-act-standard-ended = La respuesta cuenta
handle-act-standard-upheld = Sigue siendo un texto tipo
handle-change = Modificar lo que dijo la autoridad
handle-add = Añadir algo
answer-standard = Texto tipo, no cuenta como respuesta
follow-up-asked = Quien preguntó hizo una pregunta adicional
follow-up-answered = La autoridad la respondió
step-addressee-followed-up = { $office }: quien preguntó hace una pregunta adicional
step-addressee-follow-up-answered = { $office }: respuesta dada a la pregunta adicional
step-answer-revised = { $office }: texto modificado
step-answer-added = { $office }: texto ampliado
step-answer-boilerplate = { $code ->
    [office] { $office }: la autoridad dice que su respuesta es un texto tipo
   *[moderator] { $office }: quien modera dice que la respuesta es un texto tipo
}
step-answer-objected = { $office }: la autoridad objeta, la respuesta no es un texto tipo
step-answer-objection-decided = { $code ->
    [granted] { $office }: la respuesta cuenta
   *[upheld] { $office }: la respuesta sigue siendo un texto tipo
}
notice-question-desk-followed-up = { $name }: hay una pregunta adicional.
notice-question-desk-boilerplate = { $name }: quien modera dice que una respuesta es un texto tipo.
notice-question-desk-objection-decided = { $name }: se decidió sobre la objeción por el texto tipo.
notice-question-own-follow-up-answered = { $name }: hay respuesta a su pregunta adicional.
notice-question-own-boilerplate = { $name }: la respuesta a su pregunta es un texto tipo. Puede preguntar de nuevo.
notice-question-own-objection-decided = { $name }: se decidió si la respuesta a su pregunta es un texto tipo.
notice-question-queue-objected = { $name }: la autoridad objeta que su respuesta sea un texto tipo.
question-original = La pregunta que se hizo antes
question-duplicates = { $n ->
    [one] { $n } pregunta repite esta
    [many] { $n } de preguntas repiten esta
   *[other] { $n } preguntas repiten esta
}
seal-held = ocupó el cargo del { $from } al { $to }
audited-answer-standard = Respuesta marcada como texto tipo
audited-answer-decided = Objeción por un texto tipo decidida
