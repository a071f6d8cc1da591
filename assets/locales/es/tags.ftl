# Etiquetas: las palabras de una comunidad para los temas de los debates.

tags-title = Etiquetas
tags-of = Etiquetas de { $name }
tags-lead = Las palabras con que se encuentran los debates en todos los foros. La lista la llevan los moderadores.
tags-none = Todavía no hay etiquetas.
tags-all = Todas las etiquetas
tags-field = Etiquetas
tags-hint = Cinco como máximo, para que otros encuentren el debate.
tags-hint-typed = Cinco como máximo de la lista de la comunidad, separadas por comas.
tags-change = Cambiar las etiquetas
tag-title = Etiqueta: { $name }
tag-none = Ningún debate lleva todavía esta etiqueta.
tag-only = Solo los debates con la etiqueta «{ $name }».
tag-only-end = Todo este foro
tag-everywhere = La etiqueta en todos los foros
tag-add = Añadir una etiqueta
tag-add-button = Añadirla
tag-new = Nueva etiqueta
tag-name = Nombre de la etiqueta
tag-hint = De 2 a 30 letras y cifras, con espacios o guiones entre ellas.
tag-settings = Cambiar
tag-rename = Otro nombre
tag-remove-title = Fuera de la lista
tag-remove = Quitar la etiqueta
tag-remove-lead = Los debates conservan la etiqueta que cambia de nombre y pierden la que se quita.
error-tag-form = Solo letras y cifras, separadas por un espacio o un guion.
error-tag-taken = Esta comunidad ya tiene una etiqueta con este nombre.
error-tag-unknown = Aquí no existe la etiqueta «{ $typed }». La más parecida es «{ $nearest }».
error-tag-unknown-bare = La etiqueta «{ $typed }» no existe: esta comunidad todavía no tiene etiquetas.
error-too-many-tags = { $actual ->
    [one] Ha elegido { $actual } etiqueta; un debate lleva { $limit } como máximo.
    [many] Ha elegido { $actual } de etiquetas; un debate lleva { $limit } como máximo.
   *[other] Ha elegido { $actual } etiquetas; un debate lleva { $limit } como máximo.
}
error-too-many-space-tags = Una comunidad tiene { $limit } etiquetas como máximo. Quite antes una.
