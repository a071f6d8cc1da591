mention-people = Personas cuyos nombres empiezan así
mention-blind = Este lugar no está abierto para ellas, así que no recibirán aviso: { $name }.
mention-nobody = No hay nadie con este nombre, así que queda como texto: { $name }.
error-too-many-mentions = { $actual ->
    [one] Aquí se nombra a { $actual } persona; de un texto se puede avisar a { $limit } como máximo.
    [many] Aquí se nombra a { $actual } de personas; de un texto se puede avisar a { $limit } como máximo.
   *[other] Aquí se nombra a { $actual } personas; de un texto se puede avisar a { $limit } como máximo.
}
