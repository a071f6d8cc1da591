# Communities, forums, discussions and posts.

space-public = Pública
space-restricted = Abierta a la lectura
space-private = Privada
space-exercise = Ejercicio
space-members = { $n ->
    [one] { $n } miembro
    [many] { $n } de miembros
   *[other] { $n } miembros
}
space-asking = { $n ->
    [one] { $n } persona pide unirse
    [many] { $n } de personas piden unirse
   *[other] { $n } personas piden unirse
}
space-for-moderators = para quien modera
space-join = Unirse
space-join-named = Unirse a { $name }
space-join-lead = Los miembros escriben y responden. Su nombre aparecerá en la lista de miembros. Puede dejar la comunidad en cualquier momento.
space-ask = Pedir unirse
space-ask-lead = Aquí cualquiera puede leer. Para escribir, quien modera debe aceptar su solicitud; suele tardar un día.
space-ask-end = Retirar la solicitud
space-asked = Usted ha pedido unirse. Decidirá quien modera.
space-belongs = Usted es miembro de esta comunidad.
space-leave = Dejar la comunidad
space-membership = Su membresía
space-settings = Configuración
space-settings-title = Configuración de { $name }
space-forums = Foros
space-forums-title = Foros de { $name }
space-no-forums = Todavía no hay ningún foro.
space-newest = Novedades
space-waits = Pendiente
space-nothing-waits = No hay nada pendiente: todos los debates tienen respuesta.
space-rules = Reglas
space-rules-of = Reglas de { $name }
space-no-rules = Esta comunidad no ha puesto reglas por escrito.
space-moderators = Quiénes moderan
space-no-moderators = Nadie todavía.
space-about = Acerca de { $name }
space-members-title = Miembros
space-new = Crear una comunidad
space-new-button = Crear
space-name = Nombre
space-name-hint = 80 caracteres como máximo.
space-slug-hint = De 3 a 40 letras latinas minúsculas, cifras y guiones. Una dirección antigua sigue llevando aquí.
space-kind = Quién la ve y quién escribe
space-kind-hint = Pública: cualquiera la ve, escribe quien se une. Abierta a la lectura: cualquiera la ve, escriben los miembros admitidos. Privada: solo para miembros.
space-aim = Propósito
space-aim-hint = Una o dos frases para la primera página.
space-rules-hint = En Markdown. Mejor pocas y breves.
space-lang = Idioma principal

members-title = Miembros de { $name }
members-asking = Piden unirse
members-asked = lo pidió el { $name }
members-since = desde el { $name }
members-approve = Admitir
members-refuse = Rechazar
members-add = Añadir un miembro
members-add-name = Nombre de usuario
members-add-button = Añadir
members-appoint = Encargar la moderación
members-dismiss = Quitar la moderación

forum-threads = { $n ->
    [one] { $n } debate
    [many] { $n } de debates
   *[other] { $n } debates
}
forum-threads-heading = Debates
forum-under = Foros debajo de este
forum-archived = Archivado
forum-settings = Configuración de este foro
forum-settings-title = Configuración de { $name }
forum-new = Crear un foro
forum-name = Nombre
forum-slug-hint = De 3 a 40 letras latinas minúsculas, cifras y guiones.
forum-about = De qué se habla aquí
forum-about-hint = 500 caracteres como máximo.
forum-parent = Está debajo de
forum-no-parent = Ningún otro foro
forum-position = Lugar en la lista
forum-can-read = Quién lee
forum-can-reply = Quién responde
forum-can-start = Quién abre debates
forum-archive = Archivado: quienes podían leer pueden seguir leyendo, nadie escribe
field-slug = Dirección

right-visitor = Quien vea la comunidad
right-member = Miembros
right-trust1 = Miembros ya conocidos en este sitio
right-office = Oficinas públicas
right-moderator = Quienes moderan

kind-discussion = Debate
kind-question = Pregunta
kind-idea = Idea
kind-article = Artículo

sort-label = Orden
sort-active = Activos
sort-new = Nuevos
sort-unanswered = Sin respuesta
sort-unread = Sin leer

list-empty = Todavía no se ha escrito nada.
list-all-answered = Aquí todos los debates tienen respuesta.
list-all-read = Usted ya ha leído todo lo que hay aquí.
list-stale = Ese enlace a la página ya no era válido; esta es la primera página.

pager-label = Páginas
pager-previous = Página anterior
pager-next = Página siguiente
pager-newer = Más recientes
pager-older = Más antiguos
pager-ends = Primera y última página
pager-first = Primera
pager-last = Última

chip-pinned = Fijado hasta el { $name }
chip-locked = Cerrado
chip-unanswered = Aún sin respuesta

thread-replies = { $n ->
    [one] { $n } respuesta
    [many] { $n } de respuestas
   *[other] { $n } respuestas
}
thread-unread = { $n ->
    [one] { $n } nuevo
    [many] { $n } de mensajes nuevos
   *[other] { $n } nuevos
}
thread-posts = { $n ->
    [one] { $n } mensaje
    [many] { $n } de mensajes
   *[other] { $n } mensajes
}
thread-posts-heading = Mensajes
thread-last = último mensaje
thread-moved = { $name } lo movió desde «{ $forum }» el { $day }
thread-moved-to = Se movió a «{ $name }»
thread-branch = Esta página continúa una rama. Las líneas sobre el primer mensaje muestran a qué responde.
thread-reply = Responder al debate
thread-aside = Sobre este debate
thread-people = En esta página
thread-moderation = Moderación
thread-moderate = Cerrar, fijar o mover

view-label = Orden de los mensajes
view-tree = Por respuesta
view-time = Por fecha
view-next-new = Al primer mensaje nuevo
view-keep = Mostrar siempre así este debate

post-level = nivel { $name }
post-of = respuesta { $n } de { $total }
post-to = respuesta a #{ $name }
post-deep = { " · nivel " }{ $name }
post-new = Nuevo
post-here = El mensaje enlazado
post-edited = modificado el { $name }
post-quoted-by = Citado en
post-reply = Responder
post-more = Más
post-quote = Citar
post-link = Enlace
post-edit = Modificar
post-delete = Retirar
post-remove = Eliminar
post-restore = Restaurar
post-withdrawn = Retirado por quien lo escribió
post-removed = Eliminado por quien modera
post-by = #{ $n }, { $name }, { $when }
removed-clause = Regla: { $name }
removed-at = Retirado: { $name }

reason-abuse = Ofensas
reason-hate = Odio
reason-threat = Amenazas
reason-private-data = Datos privados de otras personas
reason-spam = Publicidad
reason-off-topic = Fuera de tema
reason-impersonation = Se hace pasar por otra persona
reason-illegal = Contrario a la ley
reason-duplicate = Ya dicho
reason-other = Otro motivo

badge-moderator = Modera
badge-administrator = Administra el sitio

closed-sign-in = Para escribir aquí, inicie sesión.
closed-join = Aquí escriben los miembros de { $name }. Para unirse basta pulsar un botón, y puede dejar la comunidad en cualquier momento.
closed-locked = { $name } cerró este debate el { $day }.
closed-locked-reason = Motivo: { $name }
closed-locked-until = Se reabre después del { $name }.
closed-full = En este debate ya no caben más mensajes. Abra uno nuevo y ponga un enlace a este.

compose-thread = Abrir un debate
compose-title = Título
compose-title-hint = Resuma el asunto en una frase; de 5 a 200 caracteres.
compose-thread-body = Texto
compose-body-hint = { $n ->
    [one] { $n } carácter como máximo.
    [many] { $n } de caracteres como máximo.
   *[other] { $n } caracteres como máximo.
}
compose-reply = Responder al debate
compose-reply-to = Responder a #{ $n }
compose-reply-body = Su respuesta
compose-parent = El mensaje al que responde
compose-preview = Vista previa
compose-preview-button = Vista previa
compose-publish = Publicar
field-text-lang = Idioma del texto
field-text-lang-hint = Se detecta a partir de lo que usted escribe; corríjalo si no es el correcto.
field-lang-guess = Detectar a partir del texto

format-title = Cómo dar formato
format-bold = negrita
format-quote = texto citado
format-quote-says = una cita
format-list = elemento
format-list-says = una lista
format-link = palabras
format-link-says = un enlace
format-name = nombre
format-mention-says = menciona a una persona
format-spoiler = oculto
format-spoiler-says = texto que aparece al tocarlo

edit-title = Modificar el mensaje #{ $n }
edit-body = Texto
conflict-title = El mensaje cambió mientras usted escribía
conflict-lead = No se ha perdido nada. En un lado está el texto actual; en el otro, el que usted escribió. Componga el texto que debe quedar y publíquelo.
conflict-now = Texto publicado
conflict-mine = Su texto
conflict-mine-label = Texto para publicar
conflict-publish = Publicar mi texto
conflict-keep = Mantener el texto publicado
delete-title = ¿Retirar el mensaje #{ $n }?
delete-lead = { $n ->
    [one] El texto desaparece; su número y las respuestas quedan. Tiene { $n } día para restaurarlo.
    [many] El texto desaparece; su número y las respuestas quedan. Tiene { $n } de días para restaurarlo.
   *[other] El texto desaparece; su número y las respuestas quedan. Tiene { $n } días para restaurarlo.
}
remove-title = Eliminar el mensaje #{ $n }
remove-lead = En lugar del texto aparece una línea que indica el motivo. Las respuestas quedan.
remove-choose = Elija un motivo
remove-reason = Motivo
remove-clause = Regla de la comunidad
remove-clause-hint = Qué regla incumple, en pocas palabras. Lo verá todo el mundo.
remove-note = Nota
remove-note-hint = 1000 caracteres como máximo, para quienes moderan y para quien escribió el mensaje. Con «otro motivo», al menos 20.
remove-button = Eliminar el mensaje
restore-title = ¿Restaurar el mensaje #{ $n }?
restore-lead = El texto volverá a estar como estaba.

moderate-title = Moderar este debate
moderate-lead = Cada una de estas acciones se puede deshacer aquí.
moderate-lock = Cerrar
moderate-lock-reason = Motivo
moderate-lock-reason-hint = Lo verá todo el mundo en lugar del botón de responder.
moderate-lock-until = Cerrado hasta el
moderate-lock-until-hint = Déjelo vacío para cerrarlo hasta que alguien lo reabra.
moderate-lock-button = Cerrar el debate
moderate-locked = Cerrado: { $name }
moderate-unlock = Reabrir el debate
moderate-pin = Fijar
moderate-pin-until = Fijado hasta el
moderate-pin-hint = Como máximo, 90 días a partir de hoy. Un foro puede tener tres debates fijados.
moderate-pin-button = Fijar el debate
moderate-pinned = Fijado
moderate-unpin = Dejar de fijar el debate
moderate-move = Mover
moderate-move-forum = Al foro
moderate-move-hint = En la lista anterior queda un rastro durante 7 días. Los enlaces siguen funcionando.
moderate-move-button = Mover el debate
