# Cómo responden las autoridades, lo mismo en datos, y una pregunta como carta en papel.
figures-title = Cómo responde { $name }
figures-short = Cómo se responde a las preguntas
figures-link = Todas las cifras
figures-lead = Cuántas preguntas y cuántas respuestas, y sobre cuántas se cuentan. Aquí no hay notas ni clasificaciones.
figures-all = En total
figures-answered-rate = Con respuesta: { $answered } de { $eligible } que cuentan ({ $rate } %), de ellas en plazo: { $within }; demasiado recientes: { $fresh }.
figures-answered = Con respuesta: { $answered } de { $eligible } que cuentan, de ellas en plazo: { $within }; demasiado recientes: { $fresh }.
figures-half = { $n ->
    [0] La mitad de las preguntas se respondió el mismo día.
    [one] La mitad de las preguntas se respondió en { $n } día.
    [many] La mitad de las preguntas se respondió en { $n } de días.
   *[other] La mitad de las preguntas se respondió en { $n } días.
}
figures-half-fewer = Se respondió a menos de la mitad de las preguntas.
figures-few = { $n ->
    [one] El porcentaje se indica a partir de { $n } pregunta.
    [many] El porcentaje se indica a partir de { $n } de preguntas.
   *[other] El porcentaje se indica a partir de { $n } preguntas.
}
figures-unanswered = Cuentan como no respondidas
figures-silent = Sin respuesta alguna
figures-refused = Respuesta denegada
figures-boilerplate = Respondidas con un texto de modelo
figures-left-out = No cuentan
figures-out-exercise = Hechas en un ejercicio
figures-out-excused = Denegadas por no ser de su competencia, estar ya respondidas o ser ofensivas
figures-out-forwarded = Pasadas a otra autoridad
figures-out-private = Respondidas solo a quien preguntó
figures-out-lapsed = Quien preguntó no aclaró lo que se le pedía
figures-out-merged = Unidas a otra pregunta
figures-out-withdrawn = Retiradas por quien preguntó
figures-out-declined = Quitadas por un moderador
figures-out-abolished = El cargo o la oficina se suprimió
figures-out-cut = El mandato terminó demasiado pronto tras la pregunta
figures-out-too-new = Demasiado recientes
figures-verdicts = Qué se dice de las respuestas
figures-terms = Mandato por mandato
figures-term = { $name }, { $from } – { $to }
figures-term-open = { $name }, desde el { $from }
figures-no-term = Mientras el cargo estuvo vacante
figures-how = Cómo se cuenta
figures-rules = Se cuenta cada vez que una pregunta espera a esta autoridad; una pregunta que se vuelve a hacer cuenta otra vez. Días tras los que una pregunta cuenta: { $grace }. Días en los que se espera la respuesta: { $norm }. Mínimo de preguntas para indicar un porcentaje: { $least }. Los días en los que se esperaban aclaraciones no se cuentan, y una pregunta sin respuesta cuenta como si esperara para siempre.
figures-table = Lo mismo en una tabla
figures-waits = Cuánto tardaron las respuestas
figures-waits-says = Respuestas: { $all }. De ellas en el plazo de { $norm } d: { $within }.
figures-days = Días
figures-answers = Respuestas
figures-longer = { $n ->
    [one] más de { $n } día
    [many] más de { $n } de días
   *[other] más de { $n } días
}
figures-norm = { $n ->
    [one] plazo: { $n } día
    [many] plazo: { $n } de días
   *[other] plazo: { $n } días
}
figures-months = Mes a mes
figures-months-says = Preguntas en doce meses: { $all }. Con respuesta: { $answered }.
figures-month = Mes
figures-with = Con respuesta
figures-without = Aún sin respuesta, o denegadas
data-title = Datos abiertos
data-link = Qué significan las columnas
data-heading = Las preguntas de { $name } en datos
data-lead = Cualquiera puede tomar estas tablas, volver a contar y publicar el resultado. No contienen direcciones de correo, nombres de quienes preguntan ni nada oculto.
data-licence = Licencia:
data-most = Se dan como mucho { $total } líneas cada vez; la cabecera «Link» de la respuesta dice dónde están las demás.
data-columns = Columnas
data-column = Columna
data-meaning = Significado
data-column-office = Palabra en la dirección de la autoridad.
data-column-office-name = Nombre del cargo o de la oficina.
data-column-term = Número del mandato en el que esperó la pregunta; vacío si el cargo estaba vacante.
data-column-question = Número de la pregunta; vacío si ya no se muestra.
data-column-title = La pregunta en una frase, con la misma condición.
data-column-lang = Idioma de la pregunta, código BCP 47.
data-column-url = Dirección de la pregunta.
data-column-cycle = Cuántas veces va que la pregunta espera a esta autoridad: 1 la primera, 2 cuando se vuelve a hacer.
data-column-exercise = 1 si se hizo en un ejercicio, si no 0.
data-column-norm = En cuánto tiempo se espera la respuesta: número y unidad.
data-column-started-on = Día en que empezó a esperar, en el huso horario de la autoridad. Es el día 0.
data-column-pauses = Pausas: el día en que se pidieron aclaraciones, una barra, el día de la contestación; si hay varias, separadas por espacios. Los días posteriores al primero y hasta el segundo inclusive no se cuentan.
data-column-extension = Tiempo que la autoridad se dio de más: número y unidad.
data-column-due-on = Último día para responder; vacío mientras el plazo está en pausa.
data-column-stopped-on = Día en que dejó de esperar; vacío mientras espera.
data-column-outcome = En qué acabó, con un código; vacío mientras espera.
data-column-refusal = Por qué se negó la autoridad, con un código.
data-column-standard-text = 1 si la respuesta es un texto de modelo, si no 0.
data-column-answer = Dirección de la respuesta.
data-column-verdict = Qué dice de la respuesta quien preguntó, con un código.
data-column-cosigns = Cuántas personas más quieren saber la respuesta.
data-column-grace-days = Días tras los que cuenta una pregunta.
data-column-min-n = A partir de cuántas preguntas se indica un porcentaje.
data-column-as-of = Día en que se hizo esta línea, donde está la autoridad.
data-codes = Códigos de { $name }
data-recount = Volver a contar
data-recount-how = Quite los ejercicios, los resultados que no cuentan, los mandatos que terminaron antes de grace_days tras started_on y todo lo que empezó menos de grace_days antes de as_of. Del resto, tienen respuesta las líneas cuyo outcome es answered y cuyo standard_text es 0; en plazo están las que, entre ellas, tienen stopped_on no posterior a due_on.
letter-link = Enviarla como carta en papel
letter-title = Una carta en papel
letter-lead = De aquí sale una hoja para imprimir, firmar y enviar. Su nombre y su dirección están en ella y en ningún otro sitio: esta web no los guarda.
letter-name = Su nombre
letter-address = Su dirección
letter-address-hint = Puede dejarla vacía y escribirla a mano.
letter-to = Para
letter-make = Preparar la carta
letter-print = Imprima esta página. Al salir de ella se borra lo que escribió.
letter-from = De
letter-published = Esta pregunta se publicó el { $name } en:
letter-asks = Le pido que me responda por escrito en el plazo que marca la ley.
letter-signature = Firma
letter-notice = La pregunta de esta web no es una solicitud formal. Esta carta puede serlo cuando se registre.
letter-notice-channel = La pregunta de esta web no es una solicitud formal. Esta carta puede serlo cuando se registre; la vía oficial es { $name }.
packs-title = Reglas legales de cada lugar
packs-lead = Estas reglas dicen para cuándo quiere la ley una respuesta. Antes de que valgan aquí, cada conjunto debe revisarlo alguien que conozca la ley; hasta entonces se cuenta con el calendario general y no se muestra ningún plazo legal. Una versión nueva se revisa otra vez.
packs-generic = No fija ningún plazo legal.
packs-unchecked = Nadie lo ha revisado: compruébelo antes de fiarse
packs-checked-file = Revisado el { $name }, según su archivo
packs-checked = Revisado por { $person } el { $day }
packs-channel = Vía oficial: { $name }
packs-years = Festivos conocidos de { $name }
packs-rule = Regla
packs-deadline = Plazo
packs-cite = Dónde está escrito
packs-more = Además
packs-from-receipt = Se cuenta desde la recepción.
packs-from-registration = Se cuenta desde el registro.
packs-no-deadline = ninguno
packs-pause = Se detiene mientras se piden aclaraciones al ciudadano.
packs-which = Reglas y su versión
packs-person = Quién las ha revisado
packs-person-hint = Nombre y profesión, por ejemplo: A. García, abogada.
packs-day = Qué día
packs-day-hint = Los plazos abiertos de estas autoridades se cuentan de nuevo enseguida.
packs-check-title = Decir quién ha revisado unas reglas
packs-check = Están revisadas
packs-uncheck-title = Retirar una revisión
packs-uncheck = Ya no están revisadas
audited-pack-checked = Dijo quién revisó las reglas legales de un lugar
audited-pack-unchecked = Retiró una revisión de reglas legales
audited-legal-clock = Decidió qué se muestra de un plazo legal
legal-title = El plazo legal
legal-link = Decir dónde se presentó oficialmente
legal-link-change = Cambiar lo que se dice del plazo legal
legal-lead = Una pregunta en esta web no abre ningún plazo legal. Si lo mismo se presentó también oficialmente, diga dónde, con qué número y cuándo: entonces se verá el plazo legal junto a la pregunta. No cuenta en las cifras de la autoridad.
legal-unchecked = Nadie ha revisado las reglas legales de este lugar, así que no se muestra ningún plazo legal.
legal-rule = Qué se presentó
legal-channel = Dónde se presentó
legal-channel-hint = Por ejemplo en la sede electrónica o en el registro.
legal-number = Número de registro
legal-received = Día de la recepción o del registro
legal-received-hint = Como dice el justificante. Es el día 0.
legal-answered = Día de la respuesta oficial
legal-answered-hint = Déjelo vacío mientras no la haya.
legal-extension-by = La autoridad se ha tomado { $name } más, como permite la ley
legal-extension-day = La autoridad ha fijado este nuevo día
legal-save = Mostrar este plazo
legal-strike-title = No se presentó
legal-strike = Quitarlo de la página
legal-said = Presentado oficialmente: { $channel }, n.º { $number }, { $day }.
legal-by-asker = Lo dice quien preguntó.
legal-by-office = Lo dice la autoridad.
legal-by-moderator = Lo ha decidido un moderador.
legal-due = Plazo legal: { $name }
legal-overdue = El plazo legal terminó el { $name }
legal-answered-on = Respuesta oficial del { $name }
legal-answered-late = Respuesta oficial del { $name }, después del plazo legal
legal-waits = El plazo legal está detenido
legal-silence = Si no hay respuesta en ese plazo, vale como denegación.
legal-notify = { $n ->
    [one] Quien se toma más tiempo debe decirlo en { $n } día hábil.
    [many] Quien se toma más tiempo debe decirlo en { $n } de días hábiles.
   *[other] Quien se toma más tiempo debe decirlo en { $n } días hábiles.
}
step-statutory-recorded = { $office }: se indica dónde se presentó oficialmente
step-statutory-struck = { $office }: ya no se indica que se presentó oficialmente
rule-statutory-disputed = La otra parte ya lo ha dicho. Si no está de acuerdo, decide un moderador.
rule-pack-unchecked = Nadie ha revisado todavía las reglas legales de este lugar.
