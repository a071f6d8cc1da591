# Что бывает после вопроса и ответа: скрытые слова, дополнительные вопросы, типовые ответы.
hidden-personal-data = личные данные скрыты
hidden-insult = оскорбление скрыто
hidden-libel = бездоказательное обвинение скрыто
hidden-secret = тайна скрыта
hidden-unlawful = противозаконные слова скрыты
post-hide-words = Скрыть слова
post-hidden-words = Скрытые слова
hide-title = Скрытые слова сообщения № { $n }
hide-lead = Вместо этих слов все увидят пометку: на страницах, в лентах, в выгрузках и в истории сообщения. Автор и модераторы по-прежнему смогут прочитать слова здесь.
hide-mail = Письма, которые уже отправлены, отозвать нельзя.
hide-own-lead = Модератор скрыл эти слова вашего сообщения. Здесь их можете прочитать только вы и модераторы.
hide-preview-lead = Вот что увидят все.
hide-words = Какие именно слова
hide-words-hint = Скопируйте их из сообщения. Они будут скрыты во всех местах сообщения и в сообщениях, где его цитируют.
hide-code = Пометка
hide-preview = Показать, что получится
hide-button = Скрыть эти слова
hide-one = { $day }, { $label }: «{ $words }»
hide-show-title = Снова показать слова
hide-which = Какие слова
hide-show = Показать слова
error-words-absent = Таких слов в сообщении нет.
error-words-marked = Не включайте то, что уже скрыто.
error-words-many = Эти слова встречаются слишком часто. Выберите более длинный отрывок.
error-words-hidden = В вашем тексте есть слова, которые скрыл модератор. Уберите их.
notice-redacted = Модератор скрыл слова в вашем сообщении
notice-unredacted = Модератор снова показывает скрытые слова вашего сообщения
audited-post-redacted = В сообщении скрыты слова
audited-post-unredacted = Скрытые слова снова показаны
step-post-redacted = В сообщении № { $n } скрыты слова: { $label }
step-post-unredacted = Скрытые слова сообщения № { $n } снова показаны
rule-asked-stays = Вопрос и то, что на него говорит ведомство, нельзя удалить как обычное сообщение.
rule-followed-enough = Вы уже задали столько дополнительных вопросов, сколько здесь можно.
rule-followed-none = Дополнительного вопроса, на который можно ответить, нет.
handle-title-follow-up = Задать дополнительный вопрос
handle-body-follow-up = Что осталось неясным после ответа? Новый срок не начинается.
handle-act-follow-up = Отправить дополнительный вопрос
handle-title-respond = Ответить на дополнительный вопрос
handle-body-respond = Ваш ответ на него
handle-act-respond = Опубликовать этот ответ
handle-title-standard = Это типовой ответ?
handle-act-standard = Отметить как типовой ответ
handle-title-object = Модератор считает ваш ответ типовым
handle-act-object = Возразить
handle-title-standard-ended = Ведомство возражает: ответ, по его словам, не типовой
handle-act-standard-ended = Ответ засчитывается
handle-act-standard-upheld = Ответ остаётся типовым
handle-change = Изменить сказанное ведомством
handle-add = Дополнить
answer-standard = Типовой ответ, не засчитан
follow-up-asked = Автор задал дополнительный вопрос
follow-up-answered = Ведомство на него ответило
step-addressee-followed-up = { $office }: автор задал дополнительный вопрос
step-addressee-follow-up-answered = { $office }: на дополнительный вопрос дан ответ
step-answer-revised = { $office }: сказанное изменено
step-answer-added = { $office }: сказанное дополнено
step-answer-boilerplate = { $code ->
    [office] { $office }: ведомство считает свой ответ типовым
   *[moderator] { $office }: модератор считает ответ типовым
}
step-answer-objected = { $office }: ведомство возражает, ответ не типовой
step-answer-objection-decided = { $code ->
    [granted] { $office }: ответ засчитан
   *[upheld] { $office }: ответ остаётся типовым
}
notice-question-desk-followed-up = { $name }: задан дополнительный вопрос.
notice-question-desk-boilerplate = { $name }: модератор счёл ответ типовым.
notice-question-desk-objection-decided = { $name }: принято решение по возражению о типовом ответе.
notice-question-own-follow-up-answered = { $name }: на ваш дополнительный вопрос дан ответ.
notice-question-own-boilerplate = { $name }: ответ на ваш вопрос признан типовым. Вы можете спросить снова.
notice-question-own-objection-decided = { $name }: решено, типовой ли ответ на ваш вопрос.
notice-question-queue-objected = { $name }: ведомство возражает, что его ответ сочли типовым.
question-original = Вопрос, который задали раньше
question-duplicates = { $n ->
    [one] { $n } вопрос повторяет этот
    [few] { $n } вопроса повторяют этот
    [many] { $n } вопросов повторяют этот
   *[other] { $n } вопроса повторяют этот
}
seal-held = полномочия с { $from } по { $to }
audited-answer-standard = Ответ отмечен как типовой
audited-answer-decided = Решено возражение о типовом ответе
