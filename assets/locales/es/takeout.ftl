# Taking along what is one's own.
audited-site-imported = Sitio creado a partir de una exportación
archive-made = Archivo del { $day }: lo que ese día veían los visitantes en { $name }
archive-begun = Debates iniciados aquí
archive-pages = Páginas
takeout-title = Llevarse lo propio
takeout-lead = Un ZIP con todo lo que usted ha escrito aquí, los archivos que ha subido y lo que guarda y sigue: páginas para leer y JSON para programas. No contiene nada escrito por otros. Está disponible 7 días, solo para usted.
takeout-ask = Crear el ZIP
takeout-making = Se está preparando. Recibirá una carta cuando esté listo; también puede volver a esta página.
takeout-get = Descargar el ZIP ({ $name })
takeout-until = Disponible hasta el { $name }
takeout-inside = Lo que usted ha escrito y subido en { $name }. Junto a cada página hay un JSON para programas.
letter-takeout-subject = Su ZIP de { $name } está listo
letter-takeout =
    lo que usted ha escrito y subido en { $name } se puede descargar durante 7 días. Si no lo ha pedido, cambie enseguida la contraseña.
letter-takeout-button = Ir a la página
takeout-texts = { $n ->
    [one] { $n } texto
    [many] { $n } textos
   *[other] { $n } textos
}
funder-logo = Logotipo de quien financia este sitio
