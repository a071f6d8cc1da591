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

letter-password-subject = Se ha cambiado su contraseña de { $name }
letter-password =
    Su contraseña en { $name } se ha cambiado y se ha cerrado la sesión en todos los demás dispositivos.

    Si no la cambió usted, establezca enseguida una contraseña nueva con «Olvidé mi contraseña» en la página de inicio de sesión y avise a quienes gestionan el sitio.
