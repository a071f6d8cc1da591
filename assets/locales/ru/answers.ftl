# Answers of offices that several people write, and answers by letter.

handle-act-save-draft = Сохранить черновик
handle-act-propose = Предложить на одобрение
handle-act-insert = Вставить шаблон
handle-title-approve = Одобрить этот текст
handle-act-approve = Одобрить
handle-title-give-back = Вернуть тому, кто писал
handle-act-give-back = Вернуть
drafting = Что уже написано
drafting-now = Сохранённый текст
drafting-more = Черновик, одобрение, шаблоны
drafting-draft = Черновик, автор — { $name }, { $when }. Его видят только те, кто действует от имени органа.
drafting-proposed = { $name } предлагает этот текст, { $when }.
drafting-approved = Текст одобрен: { $name }, { $when }. Если изменить хоть слово, одобрение пропадёт.
drafting-returned = Текст возвращён: { $name }, { $when }:
drafting-note = Что нужно изменить?
drafting-note-hint = Это прочитают только те, кто действует от имени органа.
conflict-office-draft = Тем временем здесь написал кто-то из коллег. Ничего не пропало: ваш текст в поле, другой — над ним. Сохраните ещё раз, чтобы оставить свой.
desk-drafts = Ждут вашего одобрения
notice-question-desk-proposed = { $name }: ответ ждёт вашего одобрения.
notice-question-desk-approved = { $name }: ваш текст одобрен.
notice-question-desk-returned = { $name }: ваш текст возвращён вам.
templates-title = Шаблоны ответов
templates-lead = Тексты, которые нужны снова и снова. Ими могут пользоваться и менять их все, кто действует от имени органа.
templates-link = Шаблоны
templates-new = Новый шаблон
templates-name = Название шаблона
templates-name-hint = Его видите только вы и ваши коллеги.
templates-text = Текст шаблона
templates-save = Сохранить шаблон
templates-end = Удалить
templates-field = Шаблон
templates-none-chosen = Выберите
error-too-many-templates = Шаблонов может быть не больше { $limit }. Сначала удалите один.

letter-desk-hint = На это письмо можно просто ответить. Ваши слова станут ответом на вопрос: ничего не публикуется, пока вы не посмотрите на них ещё раз, если для этой должности не выбрано иначе.
letter-answer-confirm-subject = { $name }: опубликуйте ваш ответ
letter-answer-confirm =
    Вот текст вашего ответа, каким он будет опубликован. Посмотрите и опубликуйте его по ссылке ниже. Ссылка действует один раз, в течение 7 дней, входить на сайт не нужно.

    Если хотите что-то изменить, ответьте на то письмо ещё раз или откройте рабочий стол.
letter-answer-publish = Посмотреть и опубликовать
letter-answer-published-subject = { $name }: ваш ответ опубликован
letter-answer-published =
    Ваш ответ пришёл по почте и опубликован, как это выбрано для вашей должности. По ссылке ниже можно посмотреть его и исправить.
letter-answer-open = Открыть ответ
letter-answer-proposed-subject = { $name }: ваш текст предложен
letter-answer-proposed =
    Ваш текст получен. Те, кто публикует ответы, знают, что он ждёт их одобрения.
letter-answer-desk = Открыть вопрос
letter-answer-failed-subject = { $name }: ваш ответ не принят
letter-answer-over =
    Ваш ответ не опубликован: вопрос больше его не ждёт. Возможно, на него ответил кто-то другой или его забрал автор.

    Ваш текст приведён ниже, так что ничего не пропало.
letter-answer-busy =
    Ваш ответ не принят: сейчас его пишет кто-то из коллег, и ничего не должно пропасть.

    Ваш текст приведён ниже. Откройте вопрос, чтобы соединить оба.
letter-answer-unproven =
    От вашего имени пришёл ответ на вопрос, но ничто не подтверждает, что его отправила ваша почтовая служба. Он не опубликован и не сохранён.

    Если его написали вы, откройте вопрос и ответьте на сайте. Если не вы, сообщите администраторам сайта { $name }.
answer-publish-title = Опубликовать ваш ответ на вопрос
answer-publish-lead = Этот текст пришёл от вас по почте. Он станет ответом на вопрос, когда вы нажмёте кнопку.
answer-published = Ваш ответ опубликован
answer-published-lead = Спасибо. Теперь его могут прочитать все.

letter-escalation-subject = { $office }: вопрос ждёт очень долго
letter-escalation =
    Срок ответа на вопрос, который получает «{ $office }», истёк: { $date }. С тех пор никто не ответил: «{ $title }».

    Этот адрес указан для таких случаев. О каждом вопросе сюда приходит одно письмо.
letter-escalation-button = Прочитать вопрос
