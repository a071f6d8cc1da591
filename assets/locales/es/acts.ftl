# Acciones sobre los mensajes: historial, añadidos, borrado.

post-history = Cómo era antes
post-add = Añadir algo
post-addition = Añadido del { $name }
post-purge = Borrar
post-purged = Borrado por un administrador
history-title = Cómo era antes el mensaje n.º { $n }
history-lead = Las palabras añadidas están subrayadas; las quitadas, tachadas.
history-version = Versión { $n }
history-back = Volver al mensaje
diff-added = [añadido:]
diff-removed = [quitado:]
conflict-differ = Qué cambia
addition-title = Añadir algo al mensaje n.º { $n }
addition-body = Lo que añade
purge-title = ¿Borrar para siempre el mensaje n.º { $n }?
purge-lead = El texto, sus versiones anteriores y sus palabras en las citas se borran y no se pueden recuperar. Quedan el número y las respuestas.
purge-button = Borrar para siempre
