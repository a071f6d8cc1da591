# El segundo factor: un código además de la contraseña.

factor-title = Segundo factor
factor-lead = Con un segundo factor, una contraseña que alguien haya averiguado no abre su cuenta: para entrar se pide también un código de una aplicación del teléfono.
factor-begin = Configurarlo
factor-secret = Abra este enlace en el teléfono, o escriba las letras de abajo en su aplicación de códigos. Después escriba el código que muestra.
factor-link = Abrir en la aplicación
factor-code = Código
factor-code-hint = Seis cifras de la aplicación, o uno de los códigos en papel.
factor-confirm = Activarlo
factor-on = Para entrar se pide un código de la aplicación. Para quitarlo, escriba la contraseña y un código.
factor-end = Quitar el segundo factor
factor-codes = Sus códigos en papel
factor-codes-lead = El segundo factor está activo y se cerró la sesión en los demás dispositivos. Anote estos códigos y guárdelos lejos del teléfono: cada uno permite entrar una vez cuando no lo tenga. No se vuelven a mostrar.
factor-step = Escriba el código que muestra la aplicación, o uno de sus códigos en papel.
error-factor-code = Este código es incorrecto o ya se usó. Espere al siguiente.
