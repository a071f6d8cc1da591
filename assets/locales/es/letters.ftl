# Letters. A blank line separates paragraphs.

letter-greeting = Hola, { $name }:
letter-footer = { $name } envió este correo a raíz de una acción hecha en el sitio con esta dirección.

letter-confirm-subject = Confirme su dirección para { $name }
letter-confirm =
    Alguien, muy probablemente usted, se registró en { $name } con esta dirección. El enlace de abajo la confirma. Funciona una sola vez, durante 24 horas.

    Si no fue usted, no haga nada: sin el enlace nadie puede escribir con esta dirección.
letter-confirm-button = Confirmar la dirección

letter-reset-subject = Una contraseña nueva para { $name }
letter-reset =
    Alguien, muy probablemente usted, pidió una contraseña nueva en { $name }. Con el enlace de abajo puede establecerla. Funciona una sola vez, durante 30 minutos.

    Si no fue usted, no haga nada: su contraseña queda como está.
letter-reset-button = Establecer una contraseña nueva

letter-known-subject = Usted ya tiene una cuenta en { $name }
letter-known =
    Alguien, muy probablemente usted, intentó registrarse en { $name } con esta dirección. La dirección ya tiene una cuenta, así que nada cambió.

    Inicie sesión con ella; si ha olvidado la contraseña, la página le permite establecer una nueva.
letter-known-button = Iniciar sesión

letter-token-subject = Un nuevo token de la API para { $name }
letter-token =
    Se ha creado un token de la API para su cuenta en { $name }. Un programa que lo use actúa en su nombre, dentro de lo permitido. Si lo hizo usted, no haga nada.

    Si no fue usted, establezca enseguida una contraseña nueva: eso anula todos los tokens. Después avise a quienes gestionan el sitio.
letter-password-subject = Se ha cambiado su contraseña de { $name }
letter-password =
    Su contraseña en { $name } se ha cambiado y se ha cerrado la sesión en todos los demás dispositivos.

    Si no la cambió usted, establezca enseguida una contraseña nueva con «Olvidé mi contraseña» en la página de inicio de sesión y avise a quienes gestionan el sitio.

# Letters about what happened

letter-via = { $name } a través de { $site }
letter-why = Recibe este correo de { $name } porque le concierne a usted o a algo que sigue.
letter-open = Leer y responder
letter-read-on = Seguir leyendo y responder
letter-more = { $n ->
    [one] { $n } notificación más
    [many] { $n } de notificaciones más
   *[other] { $n } notificaciones más
}
letter-shut-subject = Novedades en una comunidad privada
letter-shut = Hay algo nuevo para usted en { $name }. Lo que se dice en una comunidad privada no va en los correos, salvo que lo permita en su configuración.
letter-evening-subject = { $name }: el correo de la tarde
letter-evening-why = Estas son todas las novedades para usted en { $name } que no llegaron al momento.
letter-digest-subject = { $name }: las novedades
letter-digest-why = Estas son las novedades de lo que sigue en { $name }.
letter-sent-by = { $name } envía este correo tal como usted eligió en su configuración.
letter-digest-ends-subject = { $name }: no habrá más resúmenes
letter-digest-ends = Lleva medio año sin visitar { $name }, así que este es el último correo de este tipo. Si echa de menos el resumen, vuelva a elegirlo en su configuración.
letters-choose = Elegir qué correos llegan

# Fewer letters, by a link in a letter

stop-title = Menos correos
stop-thread = Nada más sobre este debate
stop-fewer = Un correo por la tarde como máximo
stop-digest = No más resúmenes
stop-all = No más correos
stop-thread-lead = No sabrá nada más de este debate, ni por correo ni por las notificaciones. Las decisiones sobre sus propios mensajes se le comunican de todos modos.
stop-fewer-lead = Ya no llegará nada al momento: lo nuevo para usted espera a un único correo por la tarde.
stop-digest-lead = El resumen dejará de llegar. Los demás correos siguen igual.
stop-all-lead = Dejarán de llegar los correos sobre lo que pasa aquí. Los que tratan de su contraseña y de su cuenta continúan.
stop-thread-done = Hecho: no recibirá nada más de este debate.
stop-fewer-done = Hecho: habrá un correo por la tarde como máximo.
stop-digest-done = Hecho: el resumen dejará de llegar.
stop-all-done = Hecho: dejarán de llegar los correos sobre lo que pasa aquí.
stop-later = Puede cambiarlo cuando quiera: inicie sesión y abra «Correos» en su configuración.
stop-old = Este enlace ya no funciona
stop-old-lead = Se cortó por el camino o tiene más de medio año. Inicie sesión y elija en su configuración qué correos llegan; los enlaces de un correo más reciente funcionan.

# Which letters come

letters-title = Correos
letters-lead = En las notificaciones del sitio encuentra siempre lo que le concierne. Aquí elige qué llega además por correo.
letters-matrix = Qué llega por correo
letters-what = Qué sucede
letters-site = En el sitio
letters-at-once = Correo al momento
letters-in-digest = En el resumen
letters-always = siempre
letters-never = nunca
letters-security = Contraseña, dirección, dispositivo nuevo
letters-own = Decisiones sobre mis mensajes
letters-mention = Alguien me menciona
letters-quote = Alguien me cita
letters-reply = Alguien me responde
letters-post = Mensajes nuevos en los debates que sigo
letters-thread = Debates nuevos en lo que sigo
letters-reaction = Reacciones a mis mensajes
letters-budget = Correos al momento por día, como máximo
letters-budget-hint = De 0 a 50. Los demás esperan a un único correo por la tarde; con 0 esperan todos.
letters-evening = Correo de la tarde
letters-quiet-from = Horas de silencio desde
letters-quiet-to = Horas de silencio hasta
letters-quiet-hint = En esas horas no llega ningún correo: espera.
letters-quiet-off = Sin horas de silencio
letters-rhythm = Resumen
letters-rhythm-off = Sin resumen
letters-rhythm-daily = Todos los días a las 08:00
letters-rhythm-weekly = Los lunes a las 08:00
letters-private = Los correos pueden contener lo que se dice en las comunidades privadas
letters-private-hint = Sin la marca solo dicen que hay algo nuevo, con un enlace.
letters-stopped = Ningún correo
letters-stopped-hint = Los correos sobre su contraseña y su cuenta continúan.
letters-offer = Enviarme una vez por semana las novedades de lo que sigo
error-letters = Elija un número de 0 a 50.
error-hour = Elija una hora en punto de 0 a 23.
