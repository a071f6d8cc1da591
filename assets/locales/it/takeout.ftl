# Taking along what is one's own.
audited-site-imported = Sito creato da un’esportazione
archive-made = Archivio del { $day }: ciò che quel giorno i visitatori vedevano su { $name }
archive-begun = Discussioni iniziate qui
archive-pages = Pagine
takeout-title = Porta con te le tue cose
takeout-lead = Uno ZIP con tutto ciò che hai scritto qui, i file che hai caricato e ciò che conservi e segui: pagine da leggere e JSON per i programmi. Non contiene nulla che abbiano scritto altri. Resta disponibile per 7 giorni, solo per te.
takeout-ask = Crea lo ZIP
takeout-making = È in preparazione. Riceverai una lettera quando sarà pronto; puoi anche tornare su questa pagina.
takeout-get = Scarica lo ZIP ({ $name })
takeout-until = Disponibile fino al { $name }
takeout-inside = Ciò che hai scritto e caricato su { $name }. Accanto a ogni pagina c’è il JSON per i programmi.
letter-takeout-subject = Il tuo ZIP da { $name } è pronto
letter-takeout =
    ciò che hai scritto e caricato su { $name } si può scaricare per 7 giorni. Se non lo hai chiesto tu, imposta subito una nuova password.
letter-takeout-button = Alla pagina
takeout-texts = { $n ->
    [one] { $n } testo
    [many] { $n } testi
   *[other] { $n } testi
}
funder-logo = Logo di chi finanzia questo sito
