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
