# Questions to offices: asked, judged, answered, pursued.
questions-forum = Вопросы к власти
ask-title = Задать вопрос
ask-link = Задать вопрос власти
ask-offices = Кому вы задаёте вопрос?
ask-offices-hint = Не больше трёх адресатов. Ответить должен каждый.
ask-unsure = Не знаю, кому задать вопрос
ask-unsure-hint = Модератор найдёт, кому его передать.
ask-what = Ваш вопрос одним предложением
ask-what-hint = От 10 до 200 символов. Его прочитают все.
ask-more = Что адресату нужно знать?
ask-more-hint = { $n ->
    [one] Необязательно; не больше { $n } символа. Пишите только то, что можно читать всем. Можно добавить до трёх картинок.
    [few] Необязательно; не больше { $n } символов. Пишите только то, что можно читать всем. Можно добавить до трёх картинок.
    [many] Необязательно; не больше { $n } символов. Пишите только то, что можно читать всем. Можно добавить до трёх картинок.
   *[other] Необязательно; не больше { $n } символа. Пишите только то, что можно читать всем. Можно добавить до трёх картинок.
}
ask-place = Где
ask-place-hint = Например: мост возле школы.
ask-sources = На чём основан вопрос
ask-sources-hint = Ссылка, газета, решение с его номером.
ask-send = Отправить вопрос
ask-no-appeal = Это публичный вопрос, а не обращение по закону. Установленный законом срок с него не начинается.
ask-no-appeal-channel = Это публичный вопрос, а не обращение по закону. Чтобы начался установленный законом срок, подайте обращение здесь: { $name }.
question-draft = Возвращён автору
question-held = Ждёт модератора
question-published = Опубликован
question-declined = Отклонён
question-withdrawn = Отозван
question-merged = Объединён с другим вопросом
question-hidden = Этот вопрос не показывается
question-held-own = Прежде чем ваш вопрос опубликуют, его прочитает модератор. Вам сразу же сообщат о решении.
question-returned-own = Модератор просит вас изменить вопрос. Вы можете отправить его снова.
question-withdrawn-lead = Автор отозвал этот вопрос.
question-unaddressed = Автор не знает, кому задать вопрос.
question-note = Что говорит модератор
question-appeal = Возражение автора
appeal-granted = Возражение принято
appeal-upheld = Возражение не принято
question-edit = Изменить и отправить снова
question-offices = Кому задан вопрос
question-text = Вопрос
question-read = Читать обсуждение
question-panel = Что сейчас с вопросом
question-history = Что уже произошло
question-judge = Модерация вопроса
question-withdraw-title = Отозвать вопрос
question-withdraw = Отозвать
appeal-title = Возразить против этого решения
appeal-why = Почему решение неверно
appeal-hint = Только один раз. Решать будет другой модератор.
appeal-send = Отправить возражение
appeal-decide-title = Решить о возражении
appeal-note = Ваши доводы: их прочитают все
appeal-uphold = Решение остаётся в силе
appeal-reverse = Опубликовать вопрос
judge-approve-title = Публикация
judge-approve = Опубликовать вопрос
judge-return-title = Вернуть автору
judge-return = Вернуть
judge-note = Ваше примечание
judge-note-hint = Автор прочитает его и сможет отправить вопрос снова.
judge-note-public = Это могут прочитать все.
judge-decline-title = Отклонить
judge-decline = Отклонить вопрос
judge-code = Причина
judge-duplicate = Номер вопроса, который здесь повторяется
decline-duplicate = Такой вопрос уже задан.
decline-not-a-question = Это не вопрос.
decline-off-remit = Это решает не тот, кому задан вопрос.
decline-personal-case = Речь о личном деле, а не об общественном.
decline-private-life = Речь о чьей-то частной жизни.
decline-insult = Вопрос кого-то оскорбляет.
decline-unlawful = Вопрос нарушает закон.
decline-libel = Вопрос обвиняет кого-то без доказательств.
decline-no-source = Названы факты, но не сказано, откуда они.
decline-false-identity = Автор выдаёт себя за другого.
decline-mass-mail = Это часть массовой рассылки.
decline-own-staff = Автор работает у того, кому задаёт вопрос.
decline-advert = Это реклама.
before-pending = Ещё не получен
before-waiting = Ждёт ответа
before-overdue = Ответ просрочен
before-long-overdue = Ответ давно просрочен
before-clarifying = Автора просят уточнить вопрос
before-answered = Ответ дан
before-refused = Без ответа: отказ
before-forwarded = Передан другому адресату
before-private = По словам адресата, ответ дан лично автору
closed-lapsed = Закрыт: автор не ответил
closed-term-ended = Закрыт: срок полномочий истёк
closed-withdrawn = Закрыт: вопрос отозван
closed-declined = Закрыт: вопрос отклонён
closed-merged = Закрыт: объединён с другим вопросом
closed-abolished = Закрыт: такого адресата больше нет
days-due = Вопрос задан { $from }, ответ нужен не позднее { $to }
days-paused = Вопрос задан { $from }; отсчёт срока приостановлен
days-stopped = Вопрос задан { $from }, рассмотрение завершено { $to }
clock-how = Как посчитан срок
answer-took = { $n ->
    [0] Читать ответ: дан в тот же день
    [one] Читать ответ: дан через { $n } день
    [few] Читать ответ: дан через { $n } дня
    [many] Читать ответ: дан через { $n } дней
   *[other] Читать ответ: дан через { $n } дня
}
answer-read = Читать, что говорит адресат
answer-by-personal = Слова самого должностного лица
answer-by-staff = Написано сотрудниками, одобрено должностным лицом
answer-by-delegate = Написано уполномоченным представителем
answer-by-substitute = Написано исполняющим обязанности
refusing-not-competent = Это не относится к полномочиям адресата.
refusing-secrecy = Закон запрещает об этом говорить.
refusing-personal-data = Ответ раскрыл бы чьи-то личные данные.
refusing-court = Дело рассматривает суд.
refusing-already-public = Ответ уже опубликован.
refusing-already-answered = На такой вопрос уже отвечали.
refusing-abusive = Вопрос оскорбительный.
refusing-no-information = У адресата нет таких сведений.
act-answer = Ответить
act-look = Открыть
act-clarify = Ответить адресату
act-judge = Оценить ответ
act-pursue = Что вы можете сделать
cosigned = { $n ->
    [0] Больше об этом пока никто не спрашивает
    [one] Ответ хочет знать ещё { $n } человек
    [few] Ответ хотят знать ещё { $n } человека
    [many] Ответ хотят знать ещё { $n } человек
   *[other] Ответ хотят знать ещё { $n } человека
}
cosign = Я тоже хочу знать
cosign-named = показать моё имя
cosign-end = Мне это больше не нужно
verdict-answered = Это ответ на вопрос.
verdict-partly = Это ответ на часть вопроса.
verdict-not = Это не ответ на вопрос.
verdict-only-acknowledged = Это лишь подтверждение, что вопрос получен.
verdict-says = Автор говорит:
verdict-reply = Адресат отвечает:
step-question-submitted = Вопрос отправлен
step-question-published = Опубликован
step-question-returned = Возвращён автору
step-question-declined = Отклонён.
step-question-appealed = Автор возразил
step-question-appeal-decided = { $code ->
    [reversed] Возражение принято, вопрос опубликован
   *[upheld] Возражение не принято
}
step-question-withdrawn = Отозван автором
step-question-merged = Объединён с другим вопросом
step-addressee-received = { $office }: вопрос поступил
step-addressee-acknowledged = { $office }: получение вопроса подтверждено
step-addressee-clarify-asked = { $office }: автора просят уточнить вопрос
step-addressee-clarified = { $office }: автор дал уточнение
step-addressee-lapsed = { $office }: вопрос закрыт, так как автор не ответил
step-addressee-answered = { $office }: ответ дан
step-addressee-refused = { $office }: в ответе отказано.
step-addressee-forwarded = { $office }: вопрос передан дальше
step-addressee-extended = { $office }: нужно больше времени
step-addressee-reopened = { $code ->
    [denied] { $office }: автор говорит, что лично ему не ответили
   *[none] { $office }: автор спрашивает снова
}
step-addressee-inherited = { $office }: вопрос перешёл к новому должностному лицу
step-addressee-closed = { $office }: вопрос закрыт
step-addressee-private = { $office }: по словам адресата, ответ дан лично автору
step-addressee-reminded = Автор напоминает, что срок ответа прошёл ({ $office })
step-verdict-set = { $code ->
    [answered] { $office }: автор считает, что на вопрос ответили
    [partly] { $office }: автор считает, что ответили на часть вопроса
    [not] { $office }: автор считает, что на вопрос не ответили
    [office_reply] { $office }: дан ответ на мнение автора
   *[only_acknowledged] { $office }: автор считает, что лишь подтвердили получение вопроса
}
step-clock-soon = { $office }: до конца срока пять дней
step-clock-due = { $office }: ответ нужен сегодня
step-clock-overdue = { $office }: ответ просрочен
step-clock-long-overdue = { $office }: ответ давно просрочен
step-clock-recomputed = { $office }: срок пересчитан, так как изменился календарь
handle-more = Ещё
handle-note = Почему
handle-note-hint = Это могут прочитать все.
handle-title-acknowledge = Подтвердить получение
handle-act-acknowledge = Мы получили вопрос
handle-title-answer = Ваш ответ
handle-body-answer = Ответ
handle-act-answer = Опубликовать ответ
handle-declared = Чьи это слова?
declared-personal = Мои собственные
declared-staff = Написали мои сотрудники, я одобряю
handle-title-clarify = Попросить уточнить вопрос
handle-body-clarify = Что вам нужно узнать?
handle-act-clarify = Спросить автора
handle-title-extend = Взять больше времени
handle-act-extend = Продлить срок
handle-title-forward = Передать другому адресату
handle-forward-to = Кому
handle-act-forward = Передать
handle-title-private = Ответ дан лично автору
handle-act-private = Автору ответили лично
handle-title-refuse = Отказаться отвечать
handle-refuse-code = Причина
handle-body-refuse = Объясните причину
handle-act-refuse = Отказаться
handle-title-take-over = Принять вопрос от предшественника
handle-act-take-over = Принять
handle-title-reply-to-verdict = Ответить на мнение автора
handle-act-reply-to-verdict = Опубликовать ответ
handle-title-reply = Ответить адресату
handle-body-reply = Ваш ответ
handle-act-reply = Отправить ответ
handle-title-reopen = Спросить снова
handle-body-reopen = Что осталось без ответа?
handle-act-reopen = Спросить снова
handle-title-deny = Вам ответили лично?
handle-act-deny = Нет, не ответили
handle-title-remind = Напомнить об ответе
handle-act-remind = Напомнить
handle-title-verdict = На ваш вопрос ответили?
handle-verdict-code = Выберите одно
handle-verdict-note = Своими словами
handle-act-verdict = Опубликовать
desk-title = Рабочий стол: { $name }
desk-today-count = { $n ->
    [0] Сегодня от вас ничего не требуется
    [one] Сегодня вас ждёт { $n } вопрос
    [few] Сегодня вас ждут { $n } вопроса
    [many] Сегодня вас ждут { $n } вопросов
   *[other] Сегодня вас ждут { $n } вопроса
}
desk-link = Рабочий стол адресата
desk-office = На страницу, открытую для всех
desk-today = Срок подошёл или прошёл
desk-wanted = Ответа ждут многие
desk-open = Открытые
desk-paused = Ждут автора
desk-none = Открытых вопросов нет.
list-questions = Вопросы
list-open = { $n ->
    [one] Открыто: { $n }
    [few] Открыто: { $n }
    [many] Открыто: { $n }
   *[other] Открыто: { $n }
}
list-overdue = { $n ->
    [one] Просрочено: { $n }
    [few] Просрочено: { $n }
    [many] Просрочено: { $n }
   *[other] Просрочено: { $n }
}
list-answered = { $n ->
    [one] С ответом: { $n }
    [few] С ответом: { $n }
    [many] С ответом: { $n }
   *[other] С ответом: { $n }
}
list-refused = { $n ->
    [one] С отказом: { $n }
    [few] С отказом: { $n }
    [many] С отказом: { $n }
   *[other] С отказом: { $n }
}
list-no-questions = Вопросов здесь нет.
waiting-questions = Вопросы, которые ждут решения
waiting-no-questions = Ни один вопрос не ждёт решения.
waiting-held = Ждёт публикации
waiting-unaddressed = Автор не знает, кому задать вопрос
waiting-appeal = Автор возражает против отклонения
waiting-left = Возвращён тому, кто здесь больше не модератор
rule-question-role = Вы в этом не участвуете.
rule-question-conflict = Вы сами причастны к этому вопросу: решать должен кто-то другой.
rule-question-answered = На вопрос уже ответили: он остаётся.
rule-question-closed = Этот вопрос больше не действует.
rule-appealed-once = Вы уже возражали.
rule-appeal-late = Возражать уже поздно.
rule-return-left = Кто записал этот вопрос, больше здесь не модератор: отправить его снова некому.
lifter-judging = Опубликуйте его или отклоните.
rule-acknowledged-once = Получение уже подтверждено.
rule-clarified-enough = Автора уже просили об уточнении столько раз, сколько можно.
rule-lapsed-for-good = Отвечать уже поздно. Задайте вопрос снова.
rule-forward-early = У адресата ещё есть время подтвердить получение вопроса.
rule-forwarded-enough = Вопрос уже передавали дальше столько раз, сколько можно.
rule-extended-once = Срок уже продлевали.
rule-extended-late = Последний день прошёл: продлить срок уже нельзя.
rule-reopened-enough = Спросить снова больше нельзя.
rule-deny-late = Заявить об этом уже нельзя: время прошло.
rule-remind-early = Напомнить можно, когда срок ответа прошёл.
rule-remind-often = Вы уже напоминали об этом на этой неделе или сделали это три раза.
rule-verdict-late = Оценивать ответ уже поздно.
rule-own-question = Вы сами причастны к этому вопросу.
rule-moderator-asks = Модераторы не задают вопросов там, где они модераторы.
rule-ask-there = Здесь вопросы власти задают на отдельной странице.
conflict-question-state = За это время с вопросом что-то произошло. Посмотрите, что с ним сейчас.
conflict-question-moved = За это время кто-то уже что-то сделал с вопросом. Посмотрите, что с ним сейчас, и отправьте снова.
error-offices-none = Выберите, кому вы задаёте вопрос, или отметьте, что не знаете.
error-offices-many = Адресатов можно выбрать не больше { $limit }.
error-intake-closed = Этот адресат сейчас не принимает вопросов.
error-own-office = Вы сами работаете у этого адресата.
error-asked-already = Этому адресату вопрос уже задан.
error-questions-open = Открытых вопросов у вас: { $actual }; можно не больше { $limit }.
error-questions-open-there = Открытых вопросов к этому адресату у вас: { $actual }; можно не больше { $limit }.
error-duplicate-which = Укажите номер действующего вопроса.
notice-question-own-published = Ваш вопрос опубликован.
notice-question-own-returned = Модератор просит изменить ваш вопрос.
notice-question-own-declined = Ваш вопрос отклонён.
notice-question-own-appeal-decided = По вашему возражению принято решение.
notice-question-own-clarify-asked = { $name }: просят вас уточнить вопрос.
notice-question-own-clarify-due = { $name } всё ещё ждёт вашего ответа на уточняющий вопрос.
notice-question-own-answered = { $name }: на ваш вопрос дан ответ.
notice-question-own-refused = { $name }: в ответе на ваш вопрос отказано.
notice-question-own-forwarded = { $name }: ваш вопрос передан другому адресату.
notice-question-own-extended = { $name }: на ваш вопрос нужно больше времени.
notice-question-own-lapsed = { $name }: ваш вопрос закрыт, так как вы не ответили.
notice-question-own-closed = { $name }: ваш вопрос закрыт.
notice-question-own-private = { $name }: сообщают, что ответили вам лично. Если это не так, скажите об этом.
notice-question-own-overdue = { $name }: срок ответа на ваш вопрос истёк.
notice-question-own-long-overdue = { $name }: срок ответа на ваш вопрос истёк давно.
notice-question-own-held-long = Ваш вопрос всё ещё ждёт модератора. Модераторам об этом напомнили.
notice-question-desk-received = { $name }: новый вопрос.
notice-question-desk-clarified = { $name }: автор ответил.
notice-question-desk-reopened = { $name }: вопрос задан снова.
notice-question-desk-reminded = { $name }: автор вопроса напоминает, что срок ответа прошёл.
notice-question-desk-soon = { $name }: ответ нужен через пять дней.
notice-question-desk-due = { $name }: ответ нужен сегодня.
notice-question-desk-overdue = { $name }: срок ответа истёк.
notice-question-desk-long-overdue = { $name }: срок ответа истёк давно.
notice-question-queue-submitted = Вопрос ждёт модератора.
notice-question-queue-held-long = Вопрос слишком долго ждёт модератора.
notice-question-queue-appealed = Автор возражает против отклонения вопроса.
notice-question-queue-long-overdue = { $name }: срок ответа истёк давно.
notice-question-cosign-answered = { $name }: дан ответ на вопрос, который важен и вам.
notice-question-cosign-refused = { $name }: в ответе на вопрос, который важен и вам, отказано.
notice-question-follow-said = { $name }: новое сообщение в обсуждении, за которым вы следите.
letters-question = Что происходит с вопросами к власти
audited-question-approved = Вопрос опубликован
audited-question-returned = Вопрос возвращён автору
audited-question-declined = Вопрос отклонён
audited-appeal-decided = Возражение рассмотрено
