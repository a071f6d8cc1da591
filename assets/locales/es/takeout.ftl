# Taking along what is one's own.
audited-site-imported = Sitio creado a partir de una exportación
archive-made = Archivo del { $day }: lo que ese día veían los visitantes en { $name }
archive-begun = Debates iniciados aquí
archive-pages = Páginas
