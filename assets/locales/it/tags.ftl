# Etichette: le parole di una comunità per gli argomenti delle discussioni.

tags-title = Etichette
tags-of = Etichette di { $name }
tags-lead = Le parole con cui si trovano le discussioni in tutti i forum. L’elenco è curato dai moderatori.
tags-none = Non c’è ancora nessuna etichetta.
tags-all = Tutte le etichette
tags-field = Etichette
tags-hint = Al massimo cinque, perché altri trovino la discussione.
tags-hint-typed = Al massimo cinque dall’elenco della comunità, separate da virgole.
tags-change = Cambia le etichette
tag-title = Etichetta: { $name }
tag-none = Nessuna discussione ha ancora questa etichetta.
tag-only = Solo le discussioni con l’etichetta «{ $name }».
tag-only-end = Tutto questo forum
tag-everywhere = L’etichetta in tutti i forum
tag-add = Aggiungi un’etichetta
tag-add-button = Aggiungila
tag-new = Nuova etichetta
tag-name = Nome dell’etichetta
tag-hint = Da 2 a 30 lettere e cifre, con spazi o trattini in mezzo.
tag-settings = Cambia
tag-rename = Un altro nome
tag-remove-title = Fuori dall’elenco
tag-remove = Togli l’etichetta
tag-remove-lead = Le discussioni conservano un’etichetta che cambia nome e perdono quella che viene tolta.
error-tag-form = Solo lettere e cifre, separate da singoli spazi o trattini.
error-tag-taken = Questa comunità ha già un’etichetta con questo nome.
error-tag-unknown = Qui non c’è l’etichetta «{ $typed }». La più vicina è «{ $nearest }».
error-tag-unknown-bare = L’etichetta «{ $typed }» non c’è: questa comunità non ha ancora etichette.
error-too-many-tags = { $actual ->
    [one] Hai scelto { $actual } etichetta; una discussione ne ha al massimo { $limit }.
    [many] Hai scelto { $actual } di etichette; una discussione ne ha al massimo { $limit }.
   *[other] Hai scelto { $actual } etichette; una discussione ne ha al massimo { $limit }.
}
error-too-many-space-tags = Una comunità ha al massimo { $limit } etichette. Prima togline una.
