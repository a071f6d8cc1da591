# Termini: che cosa si conta e in quale giorno finisce.
clock-registered = Registrata { $day } = giorno 0.
clock-cited = { $span }, { $cite }.
clock-counted = { $span }.
clock-days = { $n ->
    [one] { $n } giorno
    [many] { $n } giorni
   *[other] { $n } giorni
}
clock-working-days = { $n ->
    [one] { $n } giorno lavorativo
    [many] { $n } giorni lavorativi
   *[other] { $n } giorni lavorativi
}
clock-months = { $n ->
    [one] { $n } mese
    [many] { $n } mesi
   *[other] { $n } mesi
}
clock-off = Non lavorativi: { $days }.
clock-pauses-none = Sospensioni: nessuna.
clock-pauses = Sospensioni: { $ranges }.
clock-range = dal { $from } al { $to }
clock-since = dal { $from }
clock-waits = Nessuna scadenza finché dura la sospensione.
clock-ends = Giorno { $n } = { $day }.
clock-ends-span = { $span } = { $day }.
clock-rolled = Spostato al primo giorno lavorativo: { $day }.
clock-extended = Prorogato di { $span }: { $day }.
clock-extended-until = Prorogato a { $day }.
clock-calendar = Calendario { $code } { $version }.
clock-unknown = Festività non note ({ $years }): lì sono esclusi solo i fine settimana.
clock-day = { $weekday } { $date }
clock-date = { $day }/{ $month }/{ $year }
clock-weekday = { $name ->
    [mon] lun
    [tue] mar
    [wed] mer
    [thu] gio
    [fri] ven
    [sat] sab
   *[sun] dom
}
