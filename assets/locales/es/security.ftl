# Duración de las sesiones, comprobaciones, obligación del segundo factor y cambio de dirección.

factor-remember = Recordar este dispositivo
factor-remember-hint = Así, los moderadores siguen conectados aquí 7 días sin uso en lugar de uno. Solo para un dispositivo que use usted únicamente.
proof-title = ¿Sigue siendo usted?
proof-lead = Esta acción requiere de nuevo su contraseña. Lo que envió se conserva y se hará en cuanto confirme.
proof-button = Confirmar
