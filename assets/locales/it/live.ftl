# Che cosa succede mentre si legge: nuove risposte, nuovi testi, la connessione.

live-new = { $n ->
    [one] { $n } nuova risposta
    [many] { $n } di nuove risposte
   *[other] { $n } nuove risposte
}
live-edited = Mostra il nuovo testo
live-reload = Qui qualcosa è cambiato: ricarica la pagina
live-away = Connessione assente: le nuove risposte compariranno quando tornerà.
live-locked = Questa discussione è appena stata chiusa. Ricarica la pagina per vedere il motivo.
live-reading = In lettura adesso: { $name }
live-reading-more = In lettura adesso: { $name } e altri { $n }
