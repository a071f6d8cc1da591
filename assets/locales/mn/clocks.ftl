# Хугацаа: юуг тоолж, аль өдөр дуусахыг хэлнэ.
clock-registered = Бүртгэсэн: { $day } = 0-р өдөр.
clock-cited = { $span }, { $cite }.
clock-counted = { $span }.
clock-days = { $n ->
    [one] { $n } өдөр
   *[other] { $n } өдөр
}
clock-working-days = { $n ->
    [one] ажлын { $n } өдөр
   *[other] ажлын { $n } өдөр
}
clock-months = { $n ->
    [one] { $n } сар
   *[other] { $n } сар
}
clock-off = Амралтын өдөр: { $days }.
clock-pauses-none = Завсарлага: байхгүй.
clock-pauses = Завсарлага: { $ranges }.
clock-range = { $from } – { $to }
clock-since = { $from } – үргэлжилж байна
clock-waits = Завсарлага дуустал сүүлийн өдөр тогтохгүй.
clock-ends = { $n }-р өдөр = { $day }.
clock-ends-span = { $span } = { $day }.
clock-rolled = Дараагийн ажлын өдөр рүү шилжүүлсэн: { $day }.
clock-extended = Хугацааг сунгасан ({ $span }): { $day }.
clock-extended-until = Хугацааг сунгасан: { $day }.
clock-calendar = Хуанли: { $code } { $version }.
clock-unknown = Баярын өдрүүд нь мэдэгдэхгүй ({ $years }): тэнд зөвхөн долоо хоногийн амралтыг хассан.
clock-day = { $weekday } { $date }
clock-date = { $year }.{ $month }.{ $day }
clock-weekday = { $name ->
    [mon] Да
    [tue] Мя
    [wed] Лх
    [thu] Пү
    [fri] Ба
    [sat] Бя
   *[sun] Ня
}
