# Письма в пути: страница администраторов и то, что видит человек, письма которому возвращаются.

deliveries-title = Письма
deliveries-lead = Письма за последние 30 дней и те, что ещё ждут отправки. От адреса показаны первая буква и домен.
deliveries-state = Состояние
deliveries-all = Все состояния
deliveries-domain = Домен адреса, например example.org
deliveries-filter = Показать
deliveries-none = Таких писем нет.
deliveries-retry-all = Отправить ещё раз все неотправленные письма
delivery-retry = Отправить ещё раз
delivery-cancel = Отменить
delivery-tries = { $n ->
    [one] { $n } попытка
    [few] { $n } попытки
    [many] { $n } попыток
   *[other] { $n } попытки
}
delivery-next = следующая попытка { $name }
delivery-ready = ждёт отправки
delivery-sending = отправляется
delivery-sent = отправлено
delivery-deferred = отложено: будет отправлено ещё раз
delivery-failed = не удалось отправить
delivery-cancelled = отменено
delivery-suppressed = не отправлено: письма на этот адрес возвращаются
delivery-bounced = вернулось
delivery-complained = получатель пожаловался
delivery-held = задержано после восстановления
letter-kind-confirm = Подтверждение адреса
letter-kind-address = Смена адреса
letter-kind-password = Пароль
letter-kind-sign-in = Ссылка для входа
letter-kind-factor = Второй фактор
letter-kind-waits = Сообщение ждёт модератора
letter-kind-news = Что нового
letter-kind-answer = Что стало с ответом по почте
letter-kind-other = Другое письмо
letters-returned = С { $name } письма на ваш адрес возвращаются, поэтому мы их больше не отправляем.
letters-unwanted = { $name } на письмо вам пожаловались как на нежелательное. С тех пор вы получаете только письма, которые защищают вашу учётную запись.
letters-again = Попробовать снова
letters-again-lead = Мы снова будем писать на ваш адрес. Просить об этом можно раз в день; если письма по-прежнему возвращаются, укажите другой адрес.
letters-other-address = Сменить адрес
audit-of-letter = письмо № { $n }
audited-letter-retried = Неотправленное письмо отправлено ещё раз
audited-letters-retried = Все неотправленные письма отправлены ещё раз
audited-letter-cancelled = Письмо отменено
letter-test-subject = { $name }: пробное письмо
letter-test = Это письмо отправил сайт { $name }, чтобы проверить, доходят ли письма. Делать ничего не нужно.
