mention-people = Persone i cui nomi cominciano così
mention-blind = Questo luogo non è aperto a loro, quindi non saranno avvisate: { $name }.
mention-nobody = Non c’è nessuno con questo nome, quindi resta testo semplice: { $name }.
error-too-many-mentions = { $actual ->
    [one] Qui è nominata { $actual } persona; di un testo se ne possono avvisare al massimo { $limit }.
    [many] Qui sono nominate { $actual } di persone; di un testo se ne possono avvisare al massimo { $limit }.
   *[other] Qui sono nominate { $actual } persone; di un testo se ne possono avvisare al massimo { $limit }.
}
