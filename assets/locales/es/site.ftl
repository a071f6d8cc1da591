# The frame of every page, the home page, faults and forms.

language-own-name = Español
language-title = Elegir un idioma
language-lead = Cambia el idioma de los botones y los títulos. Lo que escribió cada persona queda como lo escribió. La elección se guarda en una cookie.

date-day = { $day } de { $month } de { $year }
date-moment = { $day }, { $time }
month = { $name ->
    [jan] enero
    [feb] febrero
    [mar] marzo
    [apr] abril
    [may] mayo
    [jun] junio
    [jul] julio
    [aug] agosto
    [sep] septiembre
    [oct] octubre
    [nov] noviembre
   *[dec] diciembre
}

skip-label = Ir directamente
skip-content = Al contenido
skip-new = Al primer mensaje nuevo
skip-reply = A la respuesta
skip-end = Al final

banner-plain-http = Esta conexión no está protegida: otras personas en la red pueden leer lo que usted escribe.
banner-demo = Sitio de demostración. Las personas, los lugares y los hechos son inventados; pruebe lo que quiera.
banner-unconfirmed = Su correo electrónico aún no está confirmado: por ahora puede leer, pero no escribir.
banner-unconfirmed-again = Enviar de nuevo el correo

nav-site = Sitio
nav-profile = Perfil
nav-settings = Configuración
nav-new-space = Crear una comunidad
nav-sign-in = Iniciar sesión
nav-sign-out = Cerrar sesión
nav-languages = Idiomas
nav-about = Acerca del sitio
nav-about-site = Acerca de este sitio
nav-accessibility = Declaración de accesibilidad
nav-crumbs = Usted está aquí
footer-promise = Sin publicidad y sin rastreo. Cookies solo donde hacen falta: para iniciar sesión, recordar el idioma y proteger los formularios.

home-title = Donde la comunidad conversa con sus autoridades
home-lead = Plantee un asunto, escuche a sus vecinos, vea en qué quedó. Todo lo que se dice aquí es público, lleva fecha y se conserva.
home-how = Cómo funciona
home-spaces = Comunidades
home-no-spaces = Todavía no hay ninguna comunidad.
home-newest = Últimos debates

about-title = Acerca de este sitio
about-what = Qué es este sitio
about-what-text = Un lugar donde una comunidad y quienes están a su servicio hablan en público. Cada texto lleva un nombre y una fecha, las respuestas están debajo de aquello a lo que responden y nada desaparece sin dejar rastro: donde se quitó un texto, una línea dice quién lo quitó y por qué.
about-part = Cómo participar
about-part-text = Cualquiera puede leer lo que es público. Para escribir, regístrese con un nombre y un correo electrónico, confirme la dirección y únase a una comunidad. Una respuesta se puede modificar durante un día y retirar en cualquier momento.
about-data = Qué se sabe de usted
about-data-text = Los demás ven su nombre y lo que usted escribe, nunca su correo electrónico. El sitio guarda una cookie solo cuando usted completa un formulario, inicia sesión o elige un idioma, y no le cuenta nada de usted a nadie más.

accessibility-title = Declaración de accesibilidad
accessibility-aim = Nuestro objetivo
accessibility-aim-text = Cada página está pensada para cumplir las Pautas de Accesibilidad para el Contenido Web (WCAG) 2.2, nivel AA. Funciona sin scripts, solo con el teclado, con un lector de pantalla y con una ampliación del 400 %.
accessibility-how = Cómo lo comprobamos
accessibility-how-text = Cada versión se prueba de forma automática en cada tipo de página, con colores claros y oscuros, en pantallas anchas y estrechas. Los textos que escriben las personas aún pueden tener fallos: una imagen sin descripción, un título fuera de orden.
accessibility-help = Si algo no le funciona
accessibility-help-text = Diga a quienes gestionan este sitio qué página era y qué quería hacer. Usted tiene derecho a una respuesta y, si la página no se puede arreglar pronto, al mismo contenido en otra forma.

problem-not-found = Esta página no está aquí
problem-not-found-lead = Puede que la dirección sea incorrecta o que la página esté abierta solo a los miembros de una comunidad.
problem-gone = Esto ya no está
problem-gone-lead = Se quitó, o el enlace ya se usó o es demasiado antiguo. Puede pedir uno nuevo.
problem-sign-in = Primero inicie sesión
problem-sign-in-lead = Solo puede hacerlo quien ha iniciado sesión. Lo que escribió está aquí abajo: cópielo antes de continuar.
problem-refused = Esto no le está permitido
problem-locked = Ahora nadie puede escribir aquí
problem-too-large = Es demasiado de una sola vez
problem-too-large-lead = Lo que envió supera lo que este sitio acepta. Acórtelo o envíelo por partes.
problem-bad-type = El sitio no lee este tipo de contenido
problem-bad-type-lead = Se envió en un formato que esta dirección no acepta.
problem-conflict = Alguien se adelantó
problem-too-many = Demasiados intentos
problem-too-many-lead = { $n ->
    [one] Vuelva a intentarlo dentro de { $n } segundo.
    [many] Vuelva a intentarlo dentro de { $n } de segundos.
   *[other] Vuelva a intentarlo dentro de { $n } segundos.
}
problem-busy = El sitio está muy ocupado
problem-busy-lead = No pudo hacerlo a tiempo. Vuelva a intentarlo en unos segundos; nada se hizo dos veces.
problem-again = Intentar de nuevo
problem-broken = Algo falló de nuestro lado
problem-broken-lead = El fallo quedó anotado y se revisará. Nada de lo que envió se publicó.
problem-reference = Si continúa, avise a quienes gestionan el sitio e indique esta referencia:
problem-kept = Su texto está a salvo
problem-kept-label = Cópielo, o vuelva atrás e inténtelo de nuevo
problem-home = A la página de inicio

conflict-taken = Otra persona ya tiene este nombre o esta dirección, o ya se hizo entretanto.
conflict-edit-conflict = El texto cambió mientras usted escribía.
conflict-key-reused = Este formulario ya se envió con otro texto. Aquí está de nuevo; vuelva a enviarlo si eso es lo que quiere.

form-failed = Todavía no ha funcionado
form-save = Guardar
form-back = Volver

error-missing = Complete este campo.
error-invalid = Esto no se puede leer. Vuelva a cargar la página e inténtelo otra vez.
error-too-short = { $actual ->
    [one] { $actual } carácter es muy poco
    [many] { $actual } de caracteres son muy pocos
   *[other] { $actual } caracteres son muy pocos
}; el mínimo es { $limit }.
error-too-long = { $actual ->
    [one] { $actual } carácter es demasiado
    [many] { $actual } de caracteres son demasiados
   *[other] { $actual } caracteres son demasiados
}; el máximo es { $limit }.
error-choice = Elija una opción de la lista.
error-number = Escriba un número entero del 0 al 9999.
error-date = Elija un día.
error-date-past = Este día ya pasó.
error-date-far = { $limit ->
    [one] Como máximo, { $limit } día a partir de hoy.
    [many] Como máximo, { $limit } de días a partir de hoy.
   *[other] Como máximo, { $limit } días a partir de hoy.
}
error-zone = Esta zona horaria no existe.
error-taken = Ya está en uso.
error-nobody = Nadie tiene este nombre de usuario.
error-name-form = Solo letras, cifras, puntos, guiones y guiones bajos; al principio y al final, una letra o una cifra.
error-name-reserved = Este nombre podría pasar por el del propio sitio. Elija otro.
error-address-form = Esto no parece una dirección de correo electrónico.
error-slug-form = Solo letras latinas minúsculas, cifras y guiones; ningún guion al principio ni al final.
error-slug-reserved = El propio sitio necesita esta palabra. Elija otra.
error-password-weak = Esta contraseña es fácil de adivinar. Es mejor usar varias palabras sin relación entre sí.
error-wrong-pair = El nombre y la contraseña no coinciden.
error-wrong-password = Esta no es su contraseña actual.
error-forum-levels = Elija un foro de primer nivel; un foro que tiene otros debajo se queda en el primer nivel.
error-too-many-forums = Una comunidad puede tener 200 foros como máximo.
error-same-forum = El debate ya está en este foro.
error-question-space = Una pregunta se queda en la comunidad donde se hizo.
error-cursor-invalid = Este enlace a la página ya no es válido.
error-field-unknown = Hay un campo que esta dirección no conoce.
error-too-slow = El texto llegaba con demasiada lentitud y se interrumpió el envío.
error-broken-off = La conexión se cortó mientras se enviaba el texto.
error-text-too-complex-nesting = { $limit ->
    [one] Hay citas, listas o resaltados unos dentro de otros a más de { $limit } nivel.
    [many] Hay citas, listas o resaltados unos dentro de otros a más de { $limit } de niveles.
   *[other] Hay citas, listas o resaltados unos dentro de otros a más de { $limit } niveles.
}
error-text-too-complex-links = { $limit ->
    [one] Más de { $limit } enlace.
    [many] Más de { $limit } de enlaces.
   *[other] Más de { $limit } enlaces.
}
error-text-too-complex-images = { $limit ->
    [one] Más de { $limit } imagen.
    [many] Más de { $limit } de imágenes.
   *[other] Más de { $limit } imágenes.
}
error-text-too-complex-footnotes = { $limit ->
    [one] Más de { $limit } nota al pie.
    [many] Más de { $limit } de notas al pie.
   *[other] Más de { $limit } notas al pie.
}
error-text-too-complex-columns = { $limit ->
    [one] Una tabla tiene más de { $limit } columna.
    [many] Una tabla tiene más de { $limit } de columnas.
   *[other] Una tabla tiene más de { $limit } columnas.
}
error-text-too-complex-rows = { $limit ->
    [one] Una tabla tiene más de { $limit } fila.
    [many] Una tabla tiene más de { $limit } de filas.
   *[other] Una tabla tiene más de { $limit } filas.
}
error-text-too-complex-time = Dar formato al texto lleva demasiado tiempo. Use menos marcas.
error-text-too-complex-output = Con el formato aplicado, el texto sería demasiado grande. Use menos marcas.
error-text-too-complex-marks = { $limit ->
    [one] Más de { $limit } acento sobre una sola letra.
    [many] Más de { $limit } de acentos sobre una sola letra.
   *[other] Más de { $limit } acentos sobre una sola letra.
}
error-text-too-complex-size = { $limit ->
    [one] El texto supera { $limit } carácter.
    [many] El texto supera { $limit } de caracteres.
   *[other] El texto supera los { $limit } caracteres.
}
error-text-too-complex-line = { $limit ->
    [one] Una línea supera { $limit } carácter.
    [many] Una línea supera { $limit } de caracteres.
   *[other] Una línea supera los { $limit } caracteres.
}

rule-administrator-only = Solo puede hacerlo quien administra el sitio.
rule-moderator-only = Solo puede hacerlo quien modera esta comunidad.
rule-author-only = Solo puede hacerlo quien escribió el texto.
rule-office-only = Solo pueden hacerlo quienes actúan por este cargo u oficina.
rule-edit-window = Ya pasó el plazo para modificar el texto.
rule-restore-window = Ya pasó el plazo para restaurar el texto.
rule-forum-archived = Este foro está archivado: se puede leer, pero ya nadie escribe en él.
rule-thread-locked = Este debate está cerrado.
rule-members-only = Aquí solo escriben los miembros de esta comunidad.
rule-known-only = Aquí solo escriben los miembros ya conocidos en este sitio.
rule-forum-moderators-only = Aquí solo escriben quienes moderan.
rule-pin-limit = En este foro ya hay tres debates fijados.
rule-last-moderator = Nadie más modera esta comunidad aparte de usted.
rule-by-invitation = A esta comunidad se entra por invitación.
rule-unconfirmed = Su correo electrónico aún no está confirmado.
rule-form-token = El formulario era demasiado antiguo o venía de otro sitio.
rule-foreign-origin = Lo pidió en su nombre una página de otro sitio. Abra la página aquí e inténtelo de nuevo.

lifter-administrator = Puede cambiarlo quien administra el sitio.
lifter-moderator = Puede cambiarlo quien modera la comunidad.
lifter-author = Pregunte a quien lo escribió.
lifter-nobody = Escriba un mensaje nuevo que añada lo que falta.
lifter-self = Vuelva a cargar la página y envíelo otra vez; si su dirección no está confirmada, pulse el botón de nuestro correo.
lifter-self-join = Puede unirse directamente.
lifter-office = Quien ocupa el cargo decide quién actúa en su nombre.
