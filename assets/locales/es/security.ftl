# Duración de las sesiones, comprobaciones, obligación del segundo factor y cambio de dirección.

factor-remember = Recordar este dispositivo
factor-remember-hint = Así, los moderadores siguen conectados aquí 7 días sin uso en lugar de uno. Solo para un dispositivo que use usted únicamente.
proof-title = ¿Sigue siendo usted?
proof-lead = Esta acción requiere de nuevo su contraseña. Lo que envió se conserva y se hará en cuanto confirme.
proof-button = Confirmar
duty-due = Configure un segundo factor antes de { $name }: después, sus derechos de moderación quedan suspendidos hasta que lo tenga.
duty-asleep = Sus derechos de moderación están suspendidos hasta que configure un segundo factor.
duty-administrator = Quien dirige el sitio debe tener un segundo factor. Configúrelo aquí ahora; hasta entonces no podrá abrir ninguna otra página.
rule-factor-due = Quien dirige el sitio debe configurar antes un segundo factor.
lifter-self-factor = Configúrelo en los ajustes, en «Segundo factor».
factor-codes-replace = Obtener nuevos códigos en papel
factor-codes-new = Apunte estos códigos y guárdelos lejos del teléfono. Los anteriores ya no sirven y estos no se volverán a mostrar.
release-link = Segundo factor perdido
release-title = Retirar el segundo factor de { $name }
release-lead = Hágalo solo si está seguro de quién lo pide: en persona o de viva voz, no por correo. Deben estar de acuerdo dos administradores; si usted es el único, tarda un día. El titular recibe una carta y puede detenerlo.
release-said = { $by } estuvo de acuerdo: { $at }.
release-button = De acuerdo: está perdido
keep-factor-title = Su segundo factor
keep-factor-lead = A un administrador le dijeron que lo ha perdido. Si lo tiene, basta pulsar para conservarlo.
keep-factor-button = Lo tengo: conservarlo
keep-factor-done = Su segundo factor se mantiene. Si alguien lo pidió en su nombre, avise a quienes dirigen el sitio y establezca una contraseña nueva.
letter-release-subject = Su segundo factor en { $name }
letter-release =
    A un administrador de { $name } le dijeron que usted ha perdido su segundo factor, y está de acuerdo en retirarlo. Ocurrirá cuando esté de acuerdo un segundo administrador, o al cabo de 24 horas si solo hay uno.

    Si lo ha perdido, no haga nada. Si lo tiene, pulse enseguida el enlace de abajo: lo detiene.
letter-released-subject = Se ha retirado su segundo factor en { $name }
letter-released =
    Los administradores de { $name } han retirado su segundo factor porque se perdió. Se cerró la sesión en todos sus dispositivos. Entre con su contraseña y configure uno nuevo en los ajustes.

    Si usted no lo pidió, establezca enseguida una contraseña nueva y avise a quienes dirigen el sitio.
email-own = Los correos llegan a { $name }.
email-new = Nueva dirección de correo
email-saved = Su dirección de correo ha cambiado y se cerró la sesión en sus otros dispositivos.
email-confirm-lead = Basta pulsar para que esta sea la dirección de su cuenta. Se cerrará la sesión en todos los demás dispositivos.
email-undo-lead = Su cuenta recuperará la dirección anterior, se cerrará la sesión en todos los dispositivos y se le pedirá una contraseña nueva.
email-undo-button = Recuperar la dirección anterior
letter-new-address-subject = Su nueva dirección para { $name }
letter-new-address =
    Alguien, seguramente usted, quiere que esta sea la dirección de su cuenta en { $name }. El enlace de abajo la confirma. Sirve una vez, durante 24 horas.

    Si no fue usted, no haga nada: sin el enlace nada cambia.
letter-address-changed-subject = Su dirección para { $name } ha cambiado
letter-address-changed =
    Su cuenta en { $name } tiene ahora otra dirección de correo. Si la cambió usted, no haga nada.

    Si no fue usted, pulse el enlace de abajo en un plazo de 7 días: recupera la dirección anterior, cierra la sesión en todos los dispositivos y le permite establecer una contraseña nueva.
letter-sign-in-subject = Entrar en { $name }
letter-sign-in =
    Tras varias contraseñas incorrectas alguien, seguramente usted, escribió la correcta en { $name }. Con el enlace de abajo entrará. Sirve una vez, durante 10 minutos.

    Si no fue usted, alguien conoce su contraseña: establezca enseguida una nueva.
