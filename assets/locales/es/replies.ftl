# Replies by letter. A blank line separates paragraphs.

reply-marker = ## Escriba su respuesta encima de esta línea ##

letter-reply-subject = Su respuesta por correo a { $name }
letter-reply-held-subject = Su respuesta a { $name } espera a un moderador
letter-reply-publish-subject = ¿Es suya esta respuesta a { $name }?
letter-reply-text = Esto es lo que usted escribió:
letter-reply-open = Abrir el debate
letter-reply-publish = Leerla y publicarla
letter-reply-expired =
    Su respuesta no se publicó: una dirección para respuestas vale 90 días, y esta es más antigua.

    Abra el debate y responda allí, o responda a un correo más reciente.
letter-reply-sender =
    Su respuesta no se publicó: { $name } solo acepta una respuesta desde la dirección que recibió el correo.

    Responda desde esa dirección, o inicie sesión y responda en el sitio.
letter-reply-auth =
    Llegó una respuesta en su nombre, pero nada demuestra que la enviara su proveedor de correo. No se ha publicado.

    Si la escribió usted, publíquela con el enlace de abajo. Funciona una sola vez, durante 7 días. Si no fue usted, no haga nada.
letter-reply-locked =
    Su respuesta no se publicó: el debate está cerrado o ya no admite respuestas.

    Abra el debate para ver por qué y hasta cuándo.
letter-reply-not-allowed =
    Su respuesta no se publicó: usted no puede escribir allí, o aquello a lo que responde ya no está a su alcance.

    Inicie sesión para ver qué puede hacer; los moderadores pueden decirle más.
letter-reply-rate =
    Su respuesta no se publicó: llegó demasiado de usted en poco tiempo, o contiene más enlaces o nombres de los que puede usar por ahora.

    Espere un poco y vuelva a enviarla, o responda en el sitio.
letter-reply-empty =
    Su respuesta no se publicó: no se encontraron en ella palabras suyas.

    Escriba encima de las palabras a las que responde, como texto sin formato, y vuelva a enviarla.
letter-reply-too-long =
    Su respuesta no se publicó: es más larga de lo que puede ser un mensaje.

    Acórtela o envíela en partes. También puede responder en el sitio, que cuenta los caracteres mientras escribe.
letter-reply-held =
    Su respuesta ha llegado. Un moderador la lee antes de que la vean los demás; no tiene que hacer nada.
letter-reply-unreadable =
    Su respuesta no se publicó: su texto no se pudo leer o tiene una estructura demasiado compleja.

    Vuelva a enviarla como texto sin formato, o responda en el sitio.
letter-reply-muted =
    Hecho: ya no sabrá nada más de este debate, ni por correo ni en las notificaciones. No se ha publicado nada.

    Puede cambiarlo en cualquier momento con los botones que hay debajo del debate.
letter-reply-stopped =
    Hecho: ya no recibirá correos sobre lo que ocurre en { $name }. Los que tratan de su contraseña y de su cuenta siguen llegando. No se ha publicado nada.

    Puede cambiarlo en cualquier momento: inicie sesión y abra «Correos» en su configuración.
letter-reply-unproven =
    Una respuesta en su nombre pide menos correos, pero nada demuestra que la enviara su proveedor de correo. No se ha cambiado nada.

    Si la escribió usted, use los enlaces que hay al final del correo al que respondió. Si no fue usted, no haga nada.

reply-publish-title = Publicar su respuesta
reply-publish-lead = Este texto llegó por correo en su nombre. Se publica cuando usted pulse el botón.
reply-publish-button = Publicar
reply-published = Su respuesta se ha recibido
reply-published-lead = Gracias. Está en el debate, o aparecerá allí cuando un moderador la haya leído.
