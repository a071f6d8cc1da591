# Blogs and their articles.

blogs-title = Los blogs
blogs-lead = Lo que personas y comunidades escriben con detenimiento.
blogs-all = Todos los blogs
blogs-mine = Mis blogs
blogs-mine-lead = Sus blogs y los artículos que por ahora solo ve usted.
home-blogs = Leer los blogs
space-blog = Blog de la comunidad
person-blogs = Blogs propios
person-along = Artículos escritos con otras personas
follow-blog = El blog
blog-by = Escrito por
blog-archived = Este blog se cerró; lo escrito permanece.
blog-articles-heading = Artículos
blog-empty = Aquí aún no hay artículos.
blog-aside = Sobre este blog
blog-archive = Por meses
blog-articles = { $n ->
    [one] { $n } artículo
    [many] { $n } artículos
   *[other] { $n } artículos
}
blog-month = { $name ->
    [jan] Enero de { $year }
    [feb] Febrero de { $year }
    [mar] Marzo de { $year }
    [apr] Abril de { $year }
    [may] Mayo de { $year }
    [jun] Junio de { $year }
    [jul] Julio de { $year }
    [aug] Agosto de { $year }
    [sep] Septiembre de { $year }
    [oct] Octubre de { $year }
    [nov] Noviembre de { $year }
   *[dec] Diciembre de { $year }
}
blog-only-tag = Solo artículos con la etiqueta «{ $name }».
blog-all = Todos los artículos
blog-settings = Ajustes del blog
blog-open = Abrir un blog
blog-open-of = Abrir un blog de { $name }
blog-open-lead = Todos podrán leer lo que publique. Lo que no ha publicado solo lo ve usted.
blog-open-button = Abrir
blog-title = Título del blog
blog-title-hint = Como máximo 120 caracteres.
blog-slug = Palabra de la dirección
blog-slug-hint = De 3 a 40 entre a–z, 0–9 y guiones. No cambia: los enlaces llevan a ella.
blog-about = De qué trata
blog-about-hint = Como máximo 1000 caracteres.
blog-archive-title = Cierre del blog
blog-archive-act = Cerrar el blog
blog-unarchive = Reabrir el blog
blog-of-space = Blog de { $name }
blog-nothing-waits = No hay borradores.
article-minutes = { $n ->
    [one] { $n } minuto de lectura
    [many] { $n } minutos de lectura
   *[other] { $n } minutos de lectura
}
article-comments = { $n ->
    [one] { $n } comentario
    [many] { $n } comentarios
   *[other] { $n } comentarios
}
article-new = Escribir un artículo
article-save = Guardar como borrador
article-title = Título
article-body = Texto del artículo
article-excerpt = En pocas palabras
article-excerpt-hint = Aparece en las listas, como máximo 300 caracteres. Si falta, aparece el comienzo del texto.
article-edit = Cambiar el artículo
article-read = Leerlo como los demás
article-looks = Cómo se verá
article-desk = Gestionar el artículo
article-publish-title = Publicación
article-publish = Publicar ahora
article-show-again = Mostrar de nuevo
article-schedule-title = A una hora fijada
article-schedule = Fijar la hora
article-unschedule = Volver a borrador
article-at = Día y hora
article-at-hint = Según la hora de { $name }. Sale en un minuto.
article-scheduled = Sale el { $name }
article-published = Publicado el { $name }
article-draft = Borrador: solo lo ve usted
article-withdrawn = Retirado: solo lo ve usted
article-withdraw-title = Retirar
article-withdraw-lead = Solo usted verá el artículo y sus comentarios. Puede mostrarlo de nuevo.
article-withdraw = Retirar
article-end-title = Eliminar el borrador
article-end = Eliminar el borrador
article-cover = Portada
article-cover-file = Imagen
article-cover-hint = JPEG, PNG o WebP, como máximo 10 MB. Se recorta el centro a 1200 por 630 píxeles.
article-cover-send = Usar como portada
article-cover-end = Quitar la portada
article-contents = Contenido
article-beside = Más de este blog
article-older = Anterior:
article-newer = Siguiente:
comments-field = Comentarios
comments-on = Siempre abiertos
comments-days = Cerrados tras unos días
comments-off = Ninguno
comments-days-field = Tras cuántos días
comments-days-hint = Solo si se cierran tras unos días.
notice-not-published = No se pudo publicar su artículo a la hora fijada: vuelve a ser un borrador
rule-keeper-only = Solo pueden hacerlo quienes llevan el blog, cada uno con sus artículos.
rule-comments-closed = Los comentarios de este artículo están cerrados.
rule-article-page = Un artículo se cambia en su propia página.
error-time-past = Esa hora ya pasó.
error-minute = Elija un día y una hora.
error-blog-taken = Ya hay un blog o un foro en esta dirección.
error-too-many-blogs = Diez blogs como máximo.
series-title = Series
series-part = Parte { $n } de { $total }
series-previous = Antes de este:
series-next = Después de este:
series-new = Abrir una serie
series-name = Título de la serie
series-about = De qué trata la serie
series-field = Serie de artículos
series-none = En ninguna serie
series-lead = Una serie reúne artículos que se leen uno tras otro. Se elige en la página donde se gestiona un artículo.
series-settings = Ordenar la serie
series-how = Mueva los artículos con sus botones. Los no publicados solo los ve usted.
series-up = Subir
series-down = Bajar
series-read = Leer la serie
series-end-title = Fin de esta serie
series-end = Cerrar la serie
error-too-many-parts = Una serie tiene como máximo 200 artículos.
error-too-many-series = Un blog tiene como máximo 100 series.
blogs-shared = Con otras personas
article-draft-shared = Borrador: solo lo ven sus autores
article-withdrawn-shared = Retirado: solo lo ven sus autores
coauthors-title = Escrito en común
coauthors-lead = Hasta diez personas pueden escribir este artículo con usted. Cambian el texto; solo usted lo publica.
coauthors-with = De { $name }, con usted.
coauthor-ask = Invitar
coauthor-invited = aún no ha respondido
coauthor-accepted = participa
coauthor-remove = Quitar
coauthor-leave-lead = El artículo queda como está; su nombre ya no aparece en él y usted no podrá cambiarlo.
coauthor-leave = Dejar de escribir
coauthor-invitation = { $name } le invita a escribir este artículo en común.
coauthor-invitation-lead = Si acepta, podrá leer y cambiar el texto, y su nombre aparecerá en el artículo. Puede dejarlo en cualquier momento.
coauthor-accept = Sí, acepto
coauthor-decline = No, gracias
notice-coauthor-invited = { $name } le invita a escribir un artículo en común
notice-coauthor-accepted = { $name } escribe ahora su artículo con usted
notice-coauthor-declined = { $name } no escribirá su artículo con usted
notice-coauthor-left = { $name } ya no escribe su artículo con usted
error-too-many-coauthors = Diez personas como máximo, además de usted.
error-coauthor-self = Usted ya escribe este artículo.
error-coauthor-stranger = Esta persona no puede leer el blog: invite a alguien de la comunidad.
