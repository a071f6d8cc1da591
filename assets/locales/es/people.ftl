# Registering, signing in, settings and profiles.

register = Registrarse
register-lead = Bastan un nombre y un correo electrónico. Los demás ven el nombre, nunca el correo.
register-have-account = Ya tengo una cuenta
field-name = Nombre de usuario
field-name-hint = De 3 a 30 letras, cifras, puntos, guiones o guiones bajos; aparece en la dirección de su página y en las menciones.
field-display-name = Nombre que ven los demás
field-display-name-hint = Su propio nombre u otro que vaya a mantener. Si lo deja vacío: el nombre de usuario.
field-email = Correo electrónico
field-email-hint = Le enviamos un correo con un enlace para confirmarlo.
field-password = Contraseña
field-password-hint = Al menos 10 caracteres. Varias palabras sin relación entre sí son fáciles de recordar y difíciles de adivinar.
field-old-password = Contraseña actual
field-new-password = Contraseña nueva

letter-sent = Revise su correo
letter-sent-lead = Si la dirección se puede usar, ya va un correo en camino. Para continuar, abra el enlace que contiene.
letter-sent-spam = ¿No llega nada después de unos minutos? Mire en la carpeta de correo no deseado y luego pida el correo otra vez.
confirm-title = Confirme su dirección
confirm-lead = Basta pulsar el botón para confirmar su correo electrónico e iniciar sesión en este dispositivo.
confirm-button = Confirmar la dirección
confirm-not-you = ¿No es usted? Cierre esta página: sin el botón no ocurre nada.
confirm-again = Enviar de nuevo el correo
confirm-again-lead = El enlace del último correo dejará de funcionar; el correo nuevo trae otro.
confirm-again-button = Enviar
setup-title = Crear la primera cuenta de administración
setup-lead = Esta cuenta gestiona el sitio: crea comunidades y nombra a quienes las moderan.
setup-button = Crear la cuenta

sign-in-name = Nombre de usuario o correo electrónico
sign-in-forgot = Olvidé mi contraseña
sign-out-lead = Su sesión en este dispositivo se cerrará.
enter-title = Iniciar sesión
enter-lead = Basta pulsar el botón para iniciar sesión en este dispositivo. Después, el enlace deja de funcionar.
forgot-title = Una contraseña nueva
forgot-lead = Escriba su correo electrónico. Le enviamos un correo con un enlace para establecer una contraseña nueva.
forgot-button = Enviar el correo
reset-title = Establecer una contraseña nueva
reset-lead = Se cerrará la sesión en todos los dispositivos.
reset-button = Establecer la contraseña

settings-profile = Perfil e idioma
settings-password = Contraseña
settings-devices = Dispositivos
settings-saved = Guardado.
settings-name-hint = 80 caracteres como máximo. Los mensajes anteriores también muestran el nombre nuevo.
settings-about = Sobre usted
settings-about-hint = 500 caracteres como máximo; lo ve todo el mundo.
settings-lang = Idioma del sitio
settings-zone = Zona horaria
settings-theme = Colores
settings-reading = Mostrar que estoy leyendo
settings-reading-hint = Mientras lee un debate, quienes lo leen en ese mismo momento ven su nombre. No se guarda nada de ello.
theme-auto = Como en el dispositivo
theme-light = Claros
theme-dark = Oscuros
password-saved = La contraseña nueva está establecida. Se cerró la sesión en sus otros dispositivos.
password-ends = Se cerrará la sesión en todos sus otros dispositivos.

devices-title = Dispositivos con sesión iniciada
devices-lead = Si no reconoce alguno, cierre la sesión en él y establezca una contraseña nueva.
devices-device = Dispositivo
devices-seen = Último uso
devices-act = Acción
devices-this = este dispositivo
devices-end-others = Cerrar sesión en los demás dispositivos
device-unknown = Dispositivo desconocido

person-joined = aquí desde el { $name }
person-posts = Últimos mensajes
person-no-posts = Nada que usted pueda ver.
