# Answers of offices that several people write, and answers by letter.

handle-act-save-draft = Guardar como borrador
handle-act-propose = Proponer para su aprobación
handle-act-insert = Insertar la plantilla
handle-title-approve = Aprobar este texto
handle-act-approve = Aprobar
handle-title-give-back = Devolverlo a quien lo escribió
handle-act-give-back = Devolver
drafting = El texto hasta ahora
drafting-now = El texto guardado
drafting-more = Borrador, aprobación, plantillas
drafting-draft = Borrador de { $name }, { $when }. Solo lo ve quien actúa en nombre del cargo.
drafting-proposed = { $name } propone este texto, { $when }.
drafting-approved = { $name } aprobó este texto, { $when }. Si se cambia una palabra, la aprobación se pierde.
drafting-returned = { $name } devolvió este texto, { $when }:
drafting-note = ¿Qué hay que cambiar?
drafting-note-hint = Solo lo lee quien actúa en nombre del cargo.
conflict-office-draft = Mientras tanto, alguien de su equipo ha escrito aquí. No se ha perdido nada: su texto está en el recuadro y el otro, encima. Guarde de nuevo para conservar el suyo.
desk-drafts = Esperan su aprobación
notice-question-desk-proposed = { $name }: una respuesta espera su aprobación.
notice-question-desk-approved = { $name }: su texto fue aprobado.
notice-question-desk-returned = { $name }: le devolvieron su texto.
templates-title = Plantillas de respuesta
templates-lead = Textos que se usan una y otra vez. Quien actúa en nombre del cargo puede usarlos y cambiarlos.
templates-link = Plantillas
templates-new = Plantilla nueva
templates-name = Nombre de la plantilla
templates-name-hint = Solo lo ven usted y su equipo.
templates-text = Texto de la plantilla
templates-save = Guardar la plantilla
templates-end = Eliminarla
templates-field = Plantilla
templates-none-chosen = Elija una
error-too-many-templates = Se guardan { $limit } plantillas como máximo. Elimine una primero.

letter-desk-hint = Puede responder sin más a este correo. Sus palabras serán la respuesta del cargo: no se publica nada antes de que usted las vea una vez más, salvo que se haya elegido otra cosa.
letter-answer-confirm-subject = { $name }: publique su respuesta
letter-answer-confirm =
    Este es el texto de su respuesta, tal como se publicará. Véalo y publíquelo con el enlace de abajo. El enlace funciona una sola vez, durante 7 días y sin iniciar sesión.

    Si quiere cambiar algo, responda de nuevo a aquel correo o abra su mesa de trabajo.
letter-answer-publish = Verla y publicarla
letter-answer-published-subject = { $name }: su respuesta está publicada
letter-answer-published =
    Su respuesta llegó por correo y se publicó al momento, como se eligió para el cargo. Con el enlace de abajo puede verla y corregirla.
letter-answer-open = Abrir la respuesta
letter-answer-proposed-subject = { $name }: su texto se ha propuesto
letter-answer-proposed =
    Su texto ha llegado. Quienes publican en nombre del cargo saben que espera su aprobación.
letter-answer-desk = Abrir la pregunta
letter-answer-failed-subject = { $name }: su respuesta no se aceptó
letter-answer-over =
    Su respuesta no se publicó: la pregunta ya no espera ninguna. Quizá respondió otra persona, o la retiró quien la hizo.

    Su texto está más abajo, para que no se pierda nada.
letter-answer-busy =
    Su respuesta no se aceptó: en este momento alguien de su equipo escribe otra, y no se debe sobrescribir nada.

    Su texto está más abajo. Abra la pregunta para unir los dos.
letter-answer-unproven =
    Llegó en su nombre una respuesta a una pregunta, pero nada demuestra que la enviara su proveedor de correo. No se ha publicado ni guardado.

    Si la escribió usted, abra la pregunta y responda allí. Si no fue usted, avise a quien administra { $name }.
answer-publish-title = Publicar su respuesta a la pregunta
answer-publish-lead = Este texto llegó de usted por correo. Será la respuesta del cargo cuando usted pulse el botón.
answer-published = Su respuesta está publicada
answer-published-lead = Gracias. Ahora la puede leer todo el mundo.

letter-escalation-subject = { $office }: una pregunta espera desde hace mucho
letter-escalation =
    Una pregunta a { $office } debía responderse antes del { $date }, y desde entonces nadie lo ha hecho: «{ $title }».

    Esta dirección se indicó para casos así. Recibe un solo correo por pregunta.
letter-escalation-button = Leer la pregunta
