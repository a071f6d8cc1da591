# Los límites para quien escribe, los mensajes que esperan a un moderador y cómo un miembro nuevo pasa a ser conocido.

problem-too-much = Demasiado para un solo mensaje
problem-too-many-minutes = { $n ->
    [one] Inténtalo de nuevo en { $n } minuto.
    [many] Inténtalo de nuevo en { $n } de minutos.
   *[other] Inténtalo de nuevo en { $n } minutos.
}
problem-too-many-hours = { $n ->
    [one] Inténtalo de nuevo en { $n } hora.
    [many] Inténtalo de nuevo en { $n } de horas.
   *[other] Inténtalo de nuevo en { $n } horas.
}
lifter-time = Tu texto se conserva en esta página.
brake-thread-pace = { $limit ->
    [one] Entre dos debates nuevos tiene que pasar { $limit } segundo.
    [many] Entre dos debates nuevos tienen que pasar { $limit } de segundos.
   *[other] Entre dos debates nuevos tienen que pasar { $limit } segundos.
}
brake-reply-pace = { $limit ->
    [one] Entre dos respuestas tiene que pasar { $limit } segundo.
    [many] Entre dos respuestas tienen que pasar { $limit } de segundos.
   *[other] Entre dos respuestas tienen que pasar { $limit } segundos.
}
brake-threads-day = { $limit ->
    [one] Se puede abrir { $limit } debate al día.
    [many] Se pueden abrir { $limit } de debates al día.
   *[other] Se pueden abrir { $limit } debates al día.
}
brake-threads-first = { $limit ->
    [one] El primer día un miembro nuevo puede abrir { $limit } debate.
    [many] El primer día un miembro nuevo puede abrir { $limit } de debates.
   *[other] El primer día un miembro nuevo puede abrir { $limit } debates.
}
brake-replies-first = { $limit ->
    [one] El primer día un miembro nuevo puede escribir { $limit } respuesta.
    [many] El primer día un miembro nuevo puede escribir { $limit } de respuestas.
   *[other] El primer día un miembro nuevo puede escribir { $limit } respuestas.
}
brake-same-text = Acabas de escribir exactamente el mismo texto.
brake-links = { $limit ->
    [one] El mensaje de un miembro nuevo puede llevar { $limit } enlace; este lleva { $actual }.
    [many] El mensaje de un miembro nuevo puede llevar { $limit } de enlaces; este lleva { $actual }.
   *[other] El mensaje de un miembro nuevo puede llevar { $limit } enlaces; este lleva { $actual }.
}
brake-mentions = { $limit ->
    [one] El mensaje de un miembro nuevo puede nombrar a { $limit } persona; este nombra a { $actual }.
    [many] El mensaje de un miembro nuevo puede nombrar a { $limit } de personas; este nombra a { $actual }.
   *[other] El mensaje de un miembro nuevo puede nombrar a { $limit } personas; este nombra a { $actual }.
}
brake-images = { $limit ->
    [one] El mensaje de un miembro nuevo puede llevar { $limit } imagen; este lleva { $actual }.
    [many] El mensaje de un miembro nuevo puede llevar { $limit } de imágenes; este lleva { $actual }.
   *[other] El mensaje de un miembro nuevo puede llevar { $limit } imágenes; este lleva { $actual }.
}
brake-files = El mensaje de un miembro nuevo no puede llevar documentos; imágenes, sí.
rule-thread-held = Este debate espera a un moderador.
rule-own-case = Nadie decide sobre sí mismo.

waiting-title = En espera en { $name }
waiting-tab = Mensajes en espera
waiting-lead = El primer mensaje de un miembro nuevo aparece cuando un moderador lo ha leído.
waiting-none = No hay nada en espera.
waiting-count = { $n ->
    [one] { $n } mensaje espera a un moderador
    [many] { $n } de mensajes esperan a un moderador
   *[other] { $n } mensajes esperan a un moderador
}
waiting-own = Solo lo veis tú y los moderadores. El primer mensaje de un miembro nuevo aparece cuando un moderador lo ha leído.
waiting-minutes = { $n ->
    [one] Suele tardar { $n } minuto.
    [many] Suele tardar { $n } de minutos.
   *[other] Suele tardar { $n } minutos.
}
waiting-hours = { $n ->
    [one] Suele tardar { $n } hora.
    [many] Suele tardar { $n } de horas.
   *[other] Suele tardar { $n } horas.
}
waiting-others = Este mensaje espera a un moderador. Los demás todavía no lo ven.
waiting-refused = Un moderador no dejó pasar este mensaje. Solo lo ves tú.
waiting-decide = Decidir sobre el mensaje
waiting-approve = Dejarlo pasar
waiting-refuse = No dejarlo pasar
waiting-or-refuse = O rechazarlo
waiting-decided = Decidido
waiting-decided-lead = Gracias. El autor ve la decisión en el lugar de su mensaje.

members-new = miembro nuevo
members-vouch = Avalar
person-known = Para ser conocido
person-known-lead = Quien es nuevo lee primero un poco. Un moderador puede avalarte en cualquier momento. Falta:
known-threads = { $n ->
    [one] leer en { $n } debate más
    [many] leer en { $n } de debates más
   *[other] leer en { $n } debates más
}
known-posts = { $n ->
    [one] leer { $n } mensaje más
    [many] leer { $n } de mensajes más
   *[other] leer { $n } mensajes más
}
known-minutes = { $n ->
    [one] { $n } minuto más de lectura
    [many] { $n } de minutos más de lectura
   *[other] { $n } minutos más de lectura
}

letter-waits-subject = Un primer mensaje espera en { $name }
letter-waits-button = Leer y decidir
letter-waits = { $author } ha escrito su primer mensaje en «{ $title }» ({ $space }). Aparecerá cuando un moderador lo haya leído.

    Con el enlace de abajo no hace falta iniciar sesión. Sirve una vez, durante siete días.
