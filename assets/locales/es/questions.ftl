# Questions to offices: asked, judged, answered, pursued.
questions-forum = Preguntas a las autoridades
ask-title = Hacer una pregunta
ask-link = Preguntar a una autoridad
ask-offices = ¿A quién pregunta?
ask-offices-hint = Hasta tres autoridades. Cada una tiene que responder.
ask-unsure = No sé a quién preguntar
ask-unsure-hint = Un moderador buscará por usted a la autoridad adecuada.
ask-what = Su pregunta en una frase
ask-what-hint = De 10 a 200 caracteres. La leerá todo el mundo.
ask-more = ¿Qué más conviene saber?
ask-more-hint = { $n ->
    [one] Opcional, { $n } carácter como máximo. Escriba solo lo que todos puedan leer. Puede añadir hasta tres imágenes.
    [many] Opcional, { $n } de caracteres como máximo. Escriba solo lo que todos puedan leer. Puede añadir hasta tres imágenes.
   *[other] Opcional, { $n } caracteres como máximo. Escriba solo lo que todos puedan leer. Puede añadir hasta tres imágenes.
}
ask-place = Dónde
ask-place-hint = Por ejemplo: el puente cerca de la escuela.
ask-sources = En qué se basa
ask-sources-hint = Un enlace, un periódico, una resolución con su número.
ask-send = Enviar la pregunta
ask-no-appeal = Esto es una pregunta pública, no una solicitud formal. Con ella no empieza a correr ningún plazo legal.
ask-no-appeal-channel = Esto es una pregunta pública, no una solicitud formal. Para que empiece a correr un plazo legal, use esta vía: { $name }.
question-draft = Devuelta a quien la escribió
question-held = Espera a un moderador
question-published = Publicada
question-declined = Rechazada
question-withdrawn = Retirada
question-merged = Unida a otra pregunta
question-hidden = Esta pregunta no se muestra
question-held-own = Un moderador lee su pregunta antes de que se publique. Le avisaremos en cuanto lo haya hecho.
question-returned-own = Un moderador le pide que modifique su pregunta. Después puede volver a enviarla.
question-withdrawn-lead = Quien hizo esta pregunta la retiró.
question-unaddressed = Quien pregunta no sabe a quién dirigirse.
question-note = Qué dice quien modera
question-appeal = La objeción de quien preguntó
appeal-granted = Se aceptó la objeción
appeal-upheld = No se aceptó la objeción
question-edit = Modificar y enviar de nuevo
question-offices = A quién va dirigida
question-text = La pregunta
question-read = Leer el debate
question-panel = En qué punto está la pregunta
question-history = Qué ha pasado hasta ahora
question-judge = Moderar esta pregunta
question-withdraw-title = Retirar la pregunta
question-withdraw = Retirar
appeal-title = Objetar esta decisión
appeal-why = Por qué la decisión es un error
appeal-hint = Solo se puede hacer una vez. Decide otro moderador.
appeal-send = Enviar la objeción
appeal-decide-title = Decidir sobre la objeción
appeal-note = Sus motivos, a la vista de todos
appeal-uphold = Mantener la decisión
appeal-reverse = Publicar la pregunta
judge-approve-title = Publicar
judge-approve = Publicar la pregunta
judge-return-title = Devolver a quien la escribió
judge-return = Devolver
judge-note = Su nota
judge-note-hint = La lee quien preguntó, que después puede volver a enviar la pregunta.
judge-note-public = La puede leer todo el mundo.
judge-decline-title = Rechazar
judge-decline = Rechazar la pregunta
judge-code = Motivo
judge-duplicate = Número de la pregunta que esta repite
decline-duplicate = Ya se hizo la misma pregunta.
decline-not-a-question = No es una pregunta.
decline-off-remit = No es algo que decida esta autoridad.
decline-personal-case = Trata de un caso personal, no de un asunto público.
decline-private-life = Trata de la vida privada de alguien.
decline-insult = Ofende a alguien.
decline-unlawful = Es contraria a la ley.
decline-libel = Acusa a alguien sin pruebas.
decline-no-source = Afirma hechos sin decir de dónde vienen.
decline-false-identity = Quien pregunta se hace pasar por otra persona.
decline-mass-mail = Forma parte de un envío masivo.
decline-own-staff = Quien pregunta trabaja para esta autoridad.
decline-advert = Es publicidad.
before-pending = Aún sin recibir
before-waiting = Espera respuesta
before-overdue = Respuesta con retraso
before-long-overdue = Respuesta con mucho retraso
before-clarifying = La autoridad pide aclaraciones
before-answered = Respondida
before-refused = Sin respuesta: la autoridad se negó
before-forwarded = Pasada a otra autoridad
before-private = La autoridad dice que respondió en privado
closed-lapsed = Cerrada: quien preguntó no respondió
closed-term-ended = Cerrada: terminó el mandato
closed-withdrawn = Cerrada: la pregunta se retiró
closed-declined = Cerrada: la pregunta se rechazó
closed-merged = Cerrada: unida a otra pregunta
closed-abolished = Cerrada: el cargo o la oficina ya no existe
days-due = Pregunta del { $from }; la respuesta debe llegar a más tardar el { $to }
days-paused = Pregunta del { $from }; el plazo está en pausa
days-stopped = Pregunta del { $from }, concluida el { $to }
clock-how = Cómo se cuenta el plazo
answer-took = { $n ->
    [0] Leer la respuesta, dada el mismo día
    [one] Leer la respuesta, dada al cabo de { $n } día
    [many] Leer la respuesta, dada al cabo de { $n } de días
   *[other] Leer la respuesta, dada al cabo de { $n } días
}
answer-read = Leer lo que dice la autoridad
answer-by-personal = Palabras de quien ocupa el cargo
answer-by-staff = Escrita por el personal, aprobada por quien ocupa el cargo
answer-by-delegate = Escrita por una persona delegada por la autoridad
answer-by-substitute = Escrita por una persona suplente
refusing-not-competent = La autoridad no se ocupa de esto.
refusing-secrecy = La ley prohíbe decirlo.
refusing-personal-data = La respuesta revelaría datos personales.
refusing-court = El asunto está en manos de un tribunal.
refusing-already-public = La respuesta ya es pública.
refusing-already-answered = Ya se respondió antes a lo mismo.
refusing-abusive = La pregunta es ofensiva.
refusing-no-information = La autoridad no tiene esta información.
act-answer = Responder
act-look = Abrir
act-clarify = Responder a la autoridad
act-judge = Valorar la respuesta
act-pursue = Qué puede hacer usted
cosigned = { $n ->
    [0] Nadie más lo ha preguntado todavía
    [one] { $n } persona más quiere saberlo
    [many] { $n } de personas más quieren saberlo
   *[other] { $n } personas más quieren saberlo
}
cosign = Yo también quiero saberlo
cosign-named = mostrar mi nombre
cosign-end = Ya no me interesa
verdict-answered = Responde a la pregunta.
verdict-partly = Responde a una parte de la pregunta.
verdict-not = No responde a la pregunta.
verdict-only-acknowledged = Solo confirma que la pregunta llegó.
verdict-says = Quien preguntó dice:
verdict-reply = La autoridad contesta:
step-question-submitted = Enviada
step-question-published = Publicada
step-question-returned = Devuelta a quien la escribió
step-question-declined = Rechazada.
step-question-appealed = Quien preguntó objetó la decisión
step-question-appeal-decided = { $code ->
    [reversed] Se aceptó la objeción y se publicó la pregunta
   *[upheld] No se aceptó la objeción
}
step-question-withdrawn = Retirada por quien la escribió
step-question-merged = Unida a otra pregunta
step-addressee-received = { $office }: pregunta recibida
step-addressee-acknowledged = { $office }: confirma que tiene la pregunta
step-addressee-clarify-asked = { $office }: pide aclaraciones
step-addressee-clarified = { $office }: quien preguntó dio las aclaraciones
step-addressee-lapsed = { $office }: cerrada, porque quien preguntó no respondió
step-addressee-answered = { $office }: respuesta dada
step-addressee-refused = { $office }: se negó a responder.
step-addressee-forwarded = { $office }: pasó la pregunta a otra autoridad
step-addressee-extended = { $office }: necesita más tiempo
step-addressee-reopened = { $code ->
    [denied] { $office }: quien preguntó dice que no recibió respuesta en privado
   *[none] { $office }: quien preguntó vuelve a preguntar
}
step-addressee-inherited = { $office }: continúa con quien ocupa ahora el cargo
step-addressee-closed = { $office }: cerrada
step-addressee-private = { $office }: dice que respondió en privado
step-addressee-reminded = El autor recuerda que la respuesta va con retraso ({ $office })
step-verdict-set = { $code ->
    [answered] { $office }: quien preguntó dice que se respondió a la pregunta
    [partly] { $office }: quien preguntó dice que se respondió solo a una parte
    [not] { $office }: quien preguntó dice que no se respondió a la pregunta
    [office_reply] { $office }: contestó a la opinión de quien preguntó
   *[only_acknowledged] { $office }: quien preguntó dice que solo se confirmó la llegada de la pregunta
}
step-clock-soon = { $office }: quedan cinco días para responder
step-clock-due = { $office }: hoy vence el plazo para responder
step-clock-overdue = { $office }: la respuesta lleva retraso
step-clock-long-overdue = { $office }: la respuesta lleva mucho retraso
step-clock-recomputed = { $office }: se volvió a contar el plazo, porque cambió el calendario
handle-more = Más
handle-note = Por qué
handle-note-hint = Lo puede leer todo el mundo.
handle-title-acknowledge = Confirmar que ha llegado
handle-act-acknowledge = La hemos recibido
handle-title-answer = Su respuesta
handle-body-answer = Respuesta
handle-act-answer = Publicar la respuesta
handle-declared = ¿De quién son estas palabras?
declared-personal = Mías
declared-staff = Escritas por mi personal, aprobadas por mí
handle-title-clarify = Pedir aclaraciones
handle-body-clarify = ¿Qué necesita saber?
handle-act-clarify = Preguntar a quien hizo la pregunta
handle-title-extend = Tomar más tiempo
handle-act-extend = Ampliar el plazo
handle-title-forward = Pasar a otra autoridad
handle-forward-to = A quién
handle-act-forward = Pasar
handle-title-private = Respondida en privado
handle-act-private = Ya se respondió en privado
handle-title-refuse = Negarse a responder
handle-refuse-code = Motivo
handle-body-refuse = Explique el motivo
handle-act-refuse = Negarse
handle-title-take-over = Hacerse cargo tras el cambio de titular
handle-act-take-over = Hacerse cargo
handle-title-reply-to-verdict = Contestar a la opinión de quien preguntó
handle-act-reply-to-verdict = Publicar la contestación
handle-title-reply = Responder a la autoridad
handle-body-reply = Su respuesta
handle-act-reply = Enviar la respuesta
handle-title-reopen = Preguntar de nuevo
handle-body-reopen = ¿Qué queda sin responder?
handle-act-reopen = Preguntar de nuevo
handle-title-deny = ¿Le respondieron en privado?
handle-act-deny = No, no me respondieron
handle-title-remind = Recordar la respuesta
handle-act-remind = Recordar
handle-title-verdict = ¿Se respondió a su pregunta?
handle-verdict-code = Elija una opción
handle-verdict-note = Con sus palabras
handle-act-verdict = Publicar
desk-title = Mesa de trabajo: { $name }
desk-today-count = { $n ->
    [0] Hoy no le espera ninguna pregunta
    [one] Hoy le espera { $n } pregunta
    [many] Hoy le esperan { $n } de preguntas
   *[other] Hoy le esperan { $n } preguntas
}
desk-link = Mesa de trabajo
desk-office = A la página pública
desk-today = Por vencer o con retraso
desk-wanted = Interesan a muchas personas
desk-open = Abiertas
desk-paused = A la espera de quien preguntó
desk-none = No hay preguntas abiertas.
list-questions = Preguntas
list-open = { $n ->
    [one] Abierta: { $n }
    [many] Abiertas: { $n }
   *[other] Abiertas: { $n }
}
list-overdue = { $n ->
    [one] Con retraso: { $n }
    [many] Con retraso: { $n }
   *[other] Con retraso: { $n }
}
list-answered = { $n ->
    [one] Respondida: { $n }
    [many] Respondidas: { $n }
   *[other] Respondidas: { $n }
}
list-refused = { $n ->
    [one] Respuesta denegada: { $n }
    [many] Respuestas denegadas: { $n }
   *[other] Respuestas denegadas: { $n }
}
list-no-questions = Aquí no hay preguntas.
waiting-questions = Preguntas en espera
waiting-no-questions = No hay preguntas en espera.
waiting-held = Espera su publicación
waiting-unaddressed = Quien pregunta no sabe a quién dirigirse
waiting-appeal = Quien preguntó objeta el rechazo
waiting-left = Devuelta a quien ya no modera aquí
rule-question-role = Esto no le corresponde a usted.
rule-question-conflict = Usted es parte interesada en esta pregunta: debe decidir otra persona.
rule-question-answered = Ya tiene respuesta: se queda donde está.
rule-question-closed = Esta pregunta ya no es válida.
rule-appealed-once = Usted ya presentó una objeción.
rule-appeal-late = Ya es tarde para objetar.
rule-return-left = Quien la anotó ya no modera aquí: nadie podría volver a enviarla.
lifter-judging = Publíquela o rechácela.
rule-acknowledged-once = Ya se confirmó que llegó.
rule-clarified-enough = Ya se pidieron aclaraciones suficientes veces.
rule-lapsed-for-good = Ya es tarde para responder. Pregunte de nuevo.
rule-forward-early = La autoridad aún tiene tiempo para confirmar que recibió la pregunta.
rule-forwarded-enough = Ya se ha pasado suficientes veces a otra autoridad.
rule-extended-once = El plazo ya se amplió.
rule-extended-late = El día ya pasó: el plazo no se puede ampliar más.
rule-reopened-enough = No puede preguntar otra vez.
rule-deny-late = Ya es tarde para decirlo.
rule-remind-early = Puede recordarla cuando la respuesta ya va con retraso.
rule-remind-often = Ya lo recordó en esta semana, o ya lo hizo tres veces.
rule-verdict-late = Ya es tarde para valorar la respuesta.
rule-own-question = Usted es parte interesada en esta pregunta.
rule-moderator-asks = Quien modera no hace preguntas donde modera.
rule-ask-there = Aquí se pregunta a las autoridades, desde una página propia.
conflict-question-state = Entretanto pasó otra cosa con esta pregunta. Vea en qué punto está ahora.
conflict-question-moved = Entretanto actuó otra persona. Vea en qué punto está ahora y vuelva a enviarlo.
error-offices-none = Elija a quién pregunta, o indique que no lo sabe.
error-offices-many = Elija { $limit } como máximo.
error-intake-closed = Esta autoridad no recibe preguntas por ahora.
error-own-office = Este es su propio cargo u oficina.
error-asked-already = A esta autoridad ya se le preguntó.
error-questions-open = Sus preguntas abiertas: { $actual }; el máximo es { $limit }.
error-questions-open-there = Sus preguntas abiertas a esta autoridad: { $actual }; el máximo es { $limit }.
error-duplicate-which = Indique el número de una pregunta que siga siendo válida.
notice-question-own-published = Su pregunta está publicada.
notice-question-own-returned = La moderación le pide que cambie su pregunta.
notice-question-own-declined = Su pregunta fue rechazada.
notice-question-own-appeal-decided = Hay una decisión sobre su objeción.
notice-question-own-clarify-asked = { $name }: le pide que aclare su pregunta.
notice-question-own-clarify-due = { $name } sigue esperando su respuesta a lo que le preguntó.
notice-question-own-answered = { $name }: hay respuesta a su pregunta.
notice-question-own-refused = { $name }: no quiere responder a su pregunta.
notice-question-own-forwarded = { $name }: su pregunta ha pasado a otra autoridad.
notice-question-own-extended = { $name }: su pregunta necesita más tiempo.
notice-question-own-lapsed = { $name }: su pregunta se ha cerrado porque usted no respondió.
notice-question-own-closed = { $name }: su pregunta se ha cerrado.
notice-question-own-private = { $name }: dice que le respondió en privado. Si no es así, dígalo.
notice-question-own-overdue = { $name }: la respuesta a su pregunta va con retraso.
notice-question-own-long-overdue = { $name }: la respuesta a su pregunta va con mucho retraso.
notice-question-own-held-long = Su pregunta sigue esperando a un moderador. Se les ha recordado.
notice-question-desk-received = { $name }: una pregunta nueva.
notice-question-desk-clarified = { $name }: quien preguntó ha respondido.
notice-question-desk-reopened = { $name }: una pregunta se hace de nuevo.
notice-question-desk-reminded = { $name }: el autor de una pregunta recuerda que la respuesta va con retraso.
notice-question-desk-soon = { $name }: hay que responder en cinco días.
notice-question-desk-due = { $name }: hay que responder hoy.
notice-question-desk-overdue = { $name }: una respuesta va con retraso.
notice-question-desk-long-overdue = { $name }: una respuesta va con mucho retraso.
notice-question-queue-submitted = Una pregunta espera a la moderación.
notice-question-queue-held-long = Una pregunta espera a un moderador desde hace demasiado tiempo.
notice-question-queue-appealed = Hay una objeción a una pregunta rechazada.
notice-question-queue-long-overdue = { $name }: una respuesta va con mucho retraso.
notice-question-cosign-answered = { $name }: hay respuesta a una pregunta que también le importa a usted.
notice-question-cosign-refused = { $name }: no quiere responder a una pregunta que también le importa a usted.
notice-question-follow-said = { $name }: un mensaje nuevo en una conversación que usted sigue.
letters-question = Qué pasa con las preguntas a las autoridades
audited-question-approved = Pregunta publicada
audited-question-returned = Pregunta devuelta a quien la escribió
audited-question-declined = Pregunta rechazada
audited-appeal-decided = Objeción decidida
