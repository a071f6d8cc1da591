# Plazos: qué se cuenta y en qué día acaba.
clock-registered = Registrada { $day } = día 0.
clock-cited = { $span }, { $cite }.
clock-counted = { $span }.
clock-days = { $n ->
    [one] { $n } día
    [many] { $n } días
   *[other] { $n } días
}
clock-working-days = { $n ->
    [one] { $n } día hábil
    [many] { $n } días hábiles
   *[other] { $n } días hábiles
}
clock-months = { $n ->
    [one] { $n } mes
    [many] { $n } meses
   *[other] { $n } meses
}
clock-off = Inhábiles: { $days }.
clock-pauses-none = Pausas: ninguna.
clock-pauses = Pausas: { $ranges }.
clock-range = del { $from } al { $to }
clock-since = desde { $from }
clock-waits = No hay último día mientras dure la pausa.
clock-ends = Día { $n } = { $day }.
clock-ends-span = { $span } = { $day }.
clock-rolled = Pasa al siguiente día hábil: { $day }.
clock-extended = Ampliado en { $span }: { $day }.
clock-extended-until = Ampliado hasta { $day }.
clock-calendar = Calendario { $code } { $version }.
clock-unknown = Festivos sin cargar ({ $years }): ahí solo se descuentan los fines de semana.
clock-day = { $weekday } { $date }
clock-date = { $day }/{ $month }/{ $year }
clock-weekday = { $name ->
    [mon] lun
    [tue] mar
    [wed] mié
    [thu] jue
    [fri] vie
    [sat] sáb
   *[sun] dom
}
