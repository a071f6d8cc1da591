# Notificaciones: de qué se entera cada cual y cuánto quiere saber.

notices-title = Notificaciones
notices-lead = Las respuestas que recibe, lo que ha pasado con sus mensajes y las novedades de lo que sigue.
notices-none = Todavía no hay nada. Cuando alguien le responda, le cite o le mencione, lo encontrará aquí.
notices-unread = { $n ->
    [one] { $n } notificación sin leer
    [many] { $n } de notificaciones sin leer
   *[other] { $n } notificaciones sin leer
}
notices-many = Más de 99 notificaciones sin leer
notices-read-all = Marcar todas como leídas
notice-password = Se cambió la contraseña de su cuenta
notice-email = Se cambió la dirección de correo de su cuenta
notice-factor-on = Se activó el segundo factor de su cuenta
notice-factor-off = Se desactivó el segundo factor de su cuenta
notice-device = Alguien entró en su cuenta desde un dispositivo nuevo
notice-token = Se creó un token con el que un programa actúa en su nombre
notice-held = Su mensaje espera aprobación
notice-refused = Su mensaje no fue aprobado
notice-removed = La moderación retiró su mensaje
notice-approved = Su mensaje fue aprobado
notice-restored = La moderación restauró su mensaje
notice-mention = { $name } le menciona
notice-mentions = { $n ->
    [one] { $n } mención, la última de { $name }
    [many] { $n } de menciones, la última de { $name }
   *[other] { $n } menciones, la última de { $name }
}
notice-quote = { $name } le cita
notice-quotes = { $n ->
    [one] { $n } cita de sus mensajes, la última de { $name }
    [many] { $n } de citas de sus mensajes, la última de { $name }
   *[other] { $n } citas de sus mensajes, la última de { $name }
}
notice-reply = { $name } le responde
notice-replies = { $n ->
    [one] { $n } respuesta para usted, la última de { $name }
    [many] { $n } de respuestas para usted, la última de { $name }
   *[other] { $n } respuestas para usted, la última de { $name }
}
notice-post = Nuevo mensaje de { $name }
notice-posts = { $n ->
    [one] { $n } mensaje nuevo, el último de { $name }
    [many] { $n } de mensajes nuevos, el último de { $name }
   *[other] { $n } mensajes nuevos, el último de { $name }
}
notice-thread = Nuevo debate de { $name }
notice-reaction = { $name } reacciona a su mensaje
notice-reactions = { $n ->
    [one] { $n } reacción a su mensaje, la última de { $name }
    [many] { $n } de reacciones a su mensaje, la última de { $name }
   *[other] { $n } reacciones a su mensaje, la última de { $name }
}
levels-thread = Notificaciones de este debate
levels-tag = Notificaciones sobre esta etiqueta
levels-forum = Notificaciones de este foro
levels-space = Notificaciones de esta comunidad
levels-person = Notificaciones sobre esta persona
levels-of = Notificaciones: { $name }
level-nothing = Nada
level-direct = Solo a mí
level-all = Todo
level-mute = Silenciar
level-usual = Como siempre
level-follow = Seguir
follows-title = Lo que sigue
follows-lead = Donde no ha elegido nada, recibe las menciones, las citas y las respuestas a usted. Vale la elección más cercana: la de la persona y después la del debate, sus etiquetas, su foro y su comunidad.
follows-none = Todavía no sigue ni silencia nada. Cada debate, etiqueta, foro, comunidad y persona tiene botones para ello.
follow-thread = Debate
follow-tag = Etiqueta de { $name }
follow-forum = Foro de { $name }
follow-space = Comunidad
follow-person = Persona
