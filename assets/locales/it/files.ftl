file-add = Aggiungi un’immagine o un file
file-label = Allegato
file-hint = Immagini: PNG, JPEG, WebP o GIF, al massimo 8192 pixel per lato. Documenti: PDF, TXT o CSV. Al massimo 10 MB. Dall’immagine si cancella dove e quando è stata scattata.
file-alt = Che cosa mostra la foto?
file-alt-hint = Per chi non può vederla. Al massimo 500 caratteri; si può lasciare vuoto.
file-decorative = È solo decorativa e non serve una descrizione
file-add-button = Aggiungi il file
file-added = Il file è stato aggiunto in fondo al testo.
file-added-undescribed = L’immagine è stata aggiunta in fondo al testo. Non ha ancora una descrizione: scrivi tra le parentesi quadre che cosa mostra.
post-undescribed = { $n ->
    [one] Un’immagine di questo messaggio non ha descrizione.
    [many] { $n } di immagini di questo messaggio non hanno descrizione.
    *[other] { $n } immagini di questo messaggio non hanno descrizione.
}

error-file-missing = Prima scegli un file.
error-file-one = Aggiungine uno alla volta: scegli un file oppure una foto.
error-file-broken = Questo file è danneggiato o incompleto. Scegline un altro.
error-quota = I tuoi file occupano { $actual } MB dei { $limit } MB che ogni persona ha qui. I file che nessun messaggio mostra vengono eliminati dopo sette giorni.
error-quota-post = { $limit ->
    [one] Un messaggio può mostrare { $limit } file.
    [many] Un messaggio può mostrare { $limit } di file.
    *[other] Un messaggio può mostrare al massimo { $limit } file.
}
