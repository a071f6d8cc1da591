# Boletines de los blogs. Una línea en blanco separa los párrafos.

newsletter-short = Boletín
newsletter-title = Boletín de «{ $name }»
newsletter-lead = Los artículos nuevos de este blog llegan a su dirección en cuanto se publican. Primero recibe un correo con un enlace: hasta que lo use no llega nada más. No necesita una cuenta.
newsletter-lead-own = Los artículos nuevos de este blog llegan a la dirección de su cuenta en cuanto se publican.
newsletter-yours = Usted recibe el boletín de este blog en la dirección de su cuenta.
newsletter-ask = Enviarme el enlace
newsletter-join = Quiero el boletín
newsletter-saved = Guardado.
newsletter-readers = { $n ->
    [one] { $n } persona recibe este boletín. Nadie sabe quién es, ni siquiera usted.
    [many] { $n } de personas reciben este boletín. Nadie sabe quiénes son, ni siquiera usted.
   *[other] { $n } personas reciben este boletín. Nadie sabe quiénes son, ni siquiera usted.
}
newsletter-issue = { $n ->
    [one] { $day }: «{ $name }», { $n } correo
    [many] { $day }: «{ $name }», { $n } de correos
   *[other] { $day }: «{ $name }», { $n } correos
}
newsletter-confirm-lead = Si pulsa el botón, los artículos nuevos de este blog llegarán a su dirección. Cada correo trae un enlace para darse de baja.
newsletter-confirmed = Hecho: los artículos nuevos de este blog llegarán a su dirección. Cada correo trae un enlace para darse de baja.
newsletter-trial-lead = Vea el correo que reciben los lectores del boletín. Solo le llega a usted.
newsletter-trial = Enviarme el correo
newsletter-tried = El correo va en camino a su dirección.
stop-newsletter = No más de este boletín
stop-newsletter-lead = Los artículos de este blog ya no llegarán por correo. Los demás correos siguen como están.
stop-newsletter-done = Hecho: los artículos de este blog ya no llegarán por correo.
stop-newsletter-later = Puede volver a pedirlos en la página del blog.
letter-reader-subject = ¿Quiere el boletín de «{ $name }»?
letter-reader =
    Alguien, muy probablemente usted, pidió en { $site } recibir en esta dirección los artículos nuevos del blog «{ $name }». El enlace de abajo da su consentimiento. Funciona una sola vez, durante 24 horas.

    Si no fue usted, no haga nada: sin el enlace no llegará nada más.
letter-reader-button = Quiero el boletín
letter-newsletter-by = { $name } escribe
letter-newsletter-why = Recibe este correo de { $site } porque pidió el boletín de «{ $name }».
letter-reply-no-account =
    Su respuesta no se publicó: en { $name } solo comenta quien tiene una cuenta.

    Regístrese con esta dirección. Después podrá responder en la página del artículo o al próximo correo.
