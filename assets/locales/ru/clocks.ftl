# Сроки: что считается и в какой день срок кончается.
clock-registered = Зарегистрировано { $day } = день 0.
clock-cited = { $span }, { $cite }.
clock-counted = { $span }.
clock-days = { $n ->
    [one] { $n } день
    [few] { $n } дня
    [many] { $n } дней
   *[other] { $n } дня
}
clock-working-days = { $n ->
    [one] { $n } рабочий день
    [few] { $n } рабочих дня
    [many] { $n } рабочих дней
   *[other] { $n } рабочего дня
}
clock-months = { $n ->
    [one] { $n } месяц
    [few] { $n } месяца
    [many] { $n } месяцев
   *[other] { $n } месяца
}
clock-off = Выходные: { $days }.
clock-pauses-none = Перерывы: нет.
clock-pauses = Перерывы: { $ranges }.
clock-range = с { $from } по { $to }
clock-since = с { $from }
clock-waits = Пока перерыв не кончился, последнего дня нет.
clock-ends = День { $n } = { $day }.
clock-ends-span = { $span } = { $day }.
clock-rolled = Перенесено на следующий рабочий день: { $day }.
clock-extended = Продлено на { $span }: { $day }.
clock-extended-until = Продлено до { $day }.
clock-calendar = Календарь { $code } { $version }.
clock-unknown = Праздники не загружены ({ $years }): там пропущены только выходные недели.
clock-day = { $weekday } { $date }
clock-date = { $day }.{ $month }.{ $year }
clock-weekday = { $name ->
    [mon] пн
    [tue] вт
    [wed] ср
    [thu] чт
    [fri] пт
    [sat] сб
   *[sun] вс
}
