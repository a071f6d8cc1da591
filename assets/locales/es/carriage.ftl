# Las cartas en camino: la página de los administradores, y lo que lee quien no las recibe.

deliveries-title = Cartas
deliveries-lead = Las cartas de los últimos 30 días y las que aún esperan. De cada dirección se ven la primera letra y el dominio.
deliveries-state = Estado
deliveries-all = Todos los estados
deliveries-domain = Dominio de la dirección, como example.org
deliveries-filter = Mostrar
deliveries-none = No hay cartas así.
deliveries-retry-all = Enviar otra vez todas las cartas fallidas
delivery-retry = Enviar otra vez
delivery-cancel = Cancelar
delivery-tries = { $n ->
    [one] { $n } intento
    [many] { $n } de intentos
   *[other] { $n } intentos
}
delivery-next = próximo intento { $name }
delivery-ready = a la espera de envío
delivery-sending = enviándose
delivery-sent = enviada
delivery-deferred = aplazada: se enviará otra vez
delivery-failed = fallida
delivery-cancelled = cancelada
delivery-suppressed = no enviada: las cartas a esta dirección vuelven
delivery-bounced = devuelta
delivery-complained = denunciada como no deseada
delivery-held = retenida tras una restauración
letter-kind-confirm = Confirmación de una dirección
letter-kind-address = Cambio de dirección
letter-kind-password = Contraseña
letter-kind-sign-in = Enlace para entrar
letter-kind-factor = Segundo factor
letter-kind-waits = Mensaje que espera a un moderador
letter-kind-news = Novedades
letter-kind-answer = Qué pasó con una respuesta por correo
letter-kind-other = Otra carta
letters-returned = Desde el { $name } las cartas a tu dirección vuelven, así que ya no enviamos ninguna.
letters-unwanted = El { $name } se denunció como no deseada una carta para ti. Desde entonces solo recibes las que protegen tu cuenta.
letters-again = Probar otra vez
letters-again-lead = Volveremos a escribir a tu dirección. Puedes pedirlo una vez al día; si las cartas siguen volviendo, elige otra dirección.
letters-other-address = Cambiar la dirección
audit-of-letter = carta n.º { $n }
audited-letter-retried = Carta fallida enviada otra vez
audited-letters-retried = Todas las cartas fallidas enviadas otra vez
audited-letter-cancelled = Carta cancelada
letter-test-subject = { $name }: correo de prueba
letter-test = { $name } envió este correo para ver si los correos llegan. No tiene que hacer nada.
