file-add = Añadir una imagen o un archivo
file-label = Archivo
file-hint = Imágenes: PNG, JPEG, WebP o GIF, de 8192 píxeles por lado como máximo. Documentos: PDF, TXT o CSV. Como máximo 10 MB. Se borra de la imagen dónde y cuándo se tomó.
file-alt = ¿Qué muestra la foto?
file-alt-hint = Para quienes no pueden verla. Como máximo 500 caracteres; se puede dejar vacío.
file-decorative = Solo decora y no necesita descripción
file-add-button = Añadir el archivo
file-added = El archivo se añadió al final del texto.
file-added-undescribed = La imagen se añadió al final del texto. Todavía no tiene descripción: escribe entre los corchetes qué muestra.
post-undescribed = { $n ->
    [one] Una imagen de este mensaje no tiene descripción.
    [many] { $n } de imágenes de este mensaje no tienen descripción.
    *[other] { $n } imágenes de este mensaje no tienen descripción.
}

error-file-missing = Elige primero un archivo.
error-file-one = Añádelos de uno en uno: elige un archivo o una foto.
error-file-broken = Este archivo está dañado o incompleto. Elige otro.
error-quota = Tus archivos ocupan { $actual } MB de los { $limit } MB que cada persona tiene aquí. Los archivos que ningún mensaje muestra se eliminan a los siete días.
error-quota-post = { $limit ->
    [one] Un mensaje puede mostrar { $limit } archivo.
    [many] Un mensaje puede mostrar { $limit } de archivos.
    *[other] Un mensaje puede mostrar { $limit } archivos.
}
