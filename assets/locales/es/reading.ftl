# Cómo se lee: qué hay de nuevo, ramas, marcas de lectura.

view-new = Nuevo
view-nothing-new = Nada nuevo desde: { $name }.
view-later = Para otra vez: lo nuevo después del n.º { $n }
thread-root = Solo se muestra la rama del mensaje n.º { $n }.
thread-whole = Mostrar todo el debate
post-branch = Solo esta rama
post-next-new = Siguiente mensaje nuevo
post-previous-new = Mensaje nuevo anterior
post-unread = Marcar como nuevo desde aquí
mark-read = Marcar todo como leído
