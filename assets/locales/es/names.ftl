# Nombres que esperan a un administrador, y qué falla en un nombre.

names-title = Nombres por aprobar
names-lead = Estos nombres contienen un cargo o son los de un cargo público verificado. Apruebe a quien de verdad se llama así; hasta entonces, en lugar del nombre se ve el número.
names-none = Ningún nombre está a la espera.
names-since = a la espera desde el { $name }
names-approve = Aprobar
names-refuse = Rechazar
names-yours-waits = El nombre «{ $name }» espera a un administrador, porque contiene un cargo o es el de un cargo público verificado. Hasta entonces los demás no lo ven.
names-choose = Elegir un nombre de usuario
names-choose-lead = Tu cuenta se muestra con su número: el nombre espera a un administrador o fue rechazado. El nombre que elijas ocupará su lugar.

error-name-scripts = Cada palabra se escribe en un solo alfabeto: las letras latinas y cirílicas se parecen.
error-name-marks = Sobre una letra caben como mucho dos signos.
error-name-picture = Un nombre no contiene imágenes ni símbolos.
error-name-imitates = Se parece al nombre de usuario de otra persona. Elija otro nombre.
