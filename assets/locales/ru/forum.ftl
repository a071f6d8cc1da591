# Communities, forums, discussions and posts.

space-public = Открытое
space-restricted = Открытое для чтения
space-private = Закрытое
space-exercise = Учебное
space-members = { $n ->
    [one] { $n } участник
    [few] { $n } участника
    [many] { $n } участников
   *[other] { $n } участника
}
space-asking = { $n ->
    [one] { $n } заявка на вступление
    [few] { $n } заявки на вступление
    [many] { $n } заявок на вступление
   *[other] { $n } заявки на вступление
}
space-for-moderators = для модераторов
space-join = Вступить
space-join-named = Вступить в сообщество «{ $name }»
space-join-lead = Участники пишут и отвечают. Ваше имя будет в списке участников. Выйти можно в любое время.
space-ask = Подать заявку
space-ask-lead = Читать здесь может каждый. Чтобы вы могли писать, вас должен принять модератор; обычно это занимает день.
space-ask-end = Отозвать заявку
space-asked = Вы подали заявку на вступление. Решение примет модератор.
space-belongs = Вы участник этого сообщества.
space-leave = Выйти из сообщества
space-membership = Ваше участие
space-settings = Настройки
space-settings-title = Настройки сообщества «{ $name }»
space-forums = Разделы
space-forums-title = Разделы сообщества «{ $name }»
space-no-forums = Разделов пока нет.
space-newest = Что нового
space-waits = Ждёт ответа
space-nothing-waits = Ничто не ждёт ответа: он есть в каждом обсуждении.
space-rules = Правила
space-rules-of = Правила сообщества «{ $name }»
space-no-rules = У этого сообщества нет записанных правил.
space-moderators = Модераторы
space-no-moderators = Пока никого.
space-about = О сообществе «{ $name }»
space-members-title = Участники
space-new = Создать сообщество
space-new-button = Создать
space-name = Название
space-name-hint = Не больше 80 символов.
space-slug-hint = От 3 до 40 строчных латинских букв, цифр и дефисов. Прежний адрес тоже будет вести сюда.
space-kind = Кто видит и кто пишет
space-kind-hint = Открытое: видят все, пишет любой, кто вступил. Открытое для чтения: видят все, пишут принятые участники. Закрытое: только для участников.
space-aim = Цель
space-aim-hint = Одно-два предложения для первой страницы.
space-rules-hint = Markdown. Чем меньше и короче, тем лучше.
space-lang = Основной язык

members-title = Участники сообщества «{ $name }»
members-asking = Заявки на вступление
members-asked = заявка от { $name }
members-since = дата вступления: { $name }
members-approve = Принять
members-refuse = Отклонить
members-add = Добавить участника
members-add-name = Имя пользователя
members-add-button = Добавить
members-appoint = Назначить модератором
members-dismiss = Снять с модераторов

forum-threads = { $n ->
    [one] { $n } обсуждение
    [few] { $n } обсуждения
    [many] { $n } обсуждений
   *[other] { $n } обсуждения
}
forum-threads-heading = Обсуждения
forum-under = Вложенные разделы
forum-archived = В архиве
forum-settings = Настройки этого раздела
forum-settings-title = Настройки раздела «{ $name }»
forum-new = Создать раздел
forum-name = Название
forum-slug-hint = От 3 до 40 строчных латинских букв, цифр и дефисов.
forum-about = О чём этот раздел
forum-about-hint = Не больше 500 символов.
forum-parent = Вышестоящий раздел
forum-no-parent = Нет
forum-position = Место в списке
forum-can-read = Кто читает
forum-can-reply = Кто отвечает
forum-can-start = Кто начинает обсуждения
forum-archive = В архиве: кто мог читать, может и дальше, но никто не пишет
field-slug = Адрес

right-visitor = Все, кто видит сообщество
right-member = Участники
right-trust1 = Участники, которых на сайте уже знают
right-office = Ведомства
right-moderator = Модераторы

kind-discussion = Обсуждение
kind-question = Вопрос
kind-idea = Идея
kind-article = Статья

sort-label = Порядок
sort-active = Активные
sort-new = Новые
sort-unanswered = Без ответа
sort-unread = Непрочитанные

list-empty = Здесь пока ничего не написано.
list-all-answered = Здесь в каждом обсуждении есть ответ.
list-all-read = Вы прочитали здесь всё.
list-stale = Ссылка на ту страницу устарела; это первая страница.

pager-label = Страницы
pager-previous = Предыдущая страница
pager-next = Следующая страница
pager-newer = Новее
pager-older = Старее
pager-ends = Первая и последняя страница
pager-first = Первая
pager-last = Последняя

chip-pinned = Закреплено до { $name }
chip-locked = Закрыто
chip-unanswered = Ответа пока нет

thread-replies = { $n ->
    [one] { $n } ответ
    [few] { $n } ответа
    [many] { $n } ответов
   *[other] { $n } ответа
}
thread-unread = { $n ->
    [one] { $n } новое
    [few] { $n } новых
    [many] { $n } новых
   *[other] { $n } нового
}
thread-posts = { $n ->
    [one] { $n } сообщение
    [few] { $n } сообщения
    [many] { $n } сообщений
   *[other] { $n } сообщения
}
thread-posts-heading = Сообщения
thread-last = последнее сообщение
thread-moved = Перенесено из раздела «{ $forum }» { $day } ({ $name })
thread-moved-to = Перенесено в раздел «{ $name }»
thread-branch = Эта страница продолжает ветку. Строки над первым сообщением показывают, на что оно отвечает.
thread-reply = Ответить в обсуждении
thread-aside = Об этом обсуждении
thread-people = На этой странице
thread-moderation = Модерация
thread-moderate = Закрыть, закрепить или перенести

view-label = Порядок сообщений
view-tree = По ответам
view-time = По времени
view-next-new = К первому новому сообщению
view-keep = Всегда показывать это обсуждение так

post-level = уровень { $name }
post-of = ответ { $n } из { $total }
post-to = ответ на #{ $name }
post-deep = { " · уровень " }{ $name }
post-new = Новое
post-here = Сообщение по ссылке
post-edited = изменено { $name }
post-quoted-by = Цитируется в
post-reply = Ответить
post-more = Ещё
post-quote = Цитировать
post-link = Ссылка
post-edit = Изменить
post-delete = Отозвать
post-remove = Удалить
post-restore = Вернуть
post-withdrawn = Отозвано автором
post-removed = Удалено модератором
post-by = #{ $n }, { $name }, { $when }
removed-clause = Правило: { $name }
removed-at = Снято: { $name }

reason-abuse = Оскорбление
reason-hate = Разжигание ненависти
reason-threat = Угроза
reason-private-data = Чужие личные данные
reason-spam = Реклама
reason-off-topic = Не по теме
reason-impersonation = Выдача себя за другого
reason-illegal = Нарушение закона
reason-duplicate = Уже было сказано
reason-other = Другая причина

badge-moderator = Модератор
badge-administrator = Администратор

closed-sign-in = Чтобы писать здесь, войдите.
closed-join = Здесь пишут участники сообщества «{ $name }». Чтобы вступить, достаточно одного нажатия, а выйти можно в любое время.
closed-locked = Обсуждение закрыто { $day } ({ $name }).
closed-locked-reason = Причина: { $name }
closed-locked-until = Снова откроется после { $name }.
closed-full = В этом обсуждении уже столько сообщений, сколько оно вмещает. Начните новое и дайте в нём ссылку на это.

compose-thread = Начать обсуждение
compose-title = Заголовок
compose-title-hint = Назовите суть одним предложением; от 5 до 200 символов.
compose-thread-body = Текст
compose-body-hint = { $n ->
    [one] Не больше { $n } символа.
    [few] Не больше { $n } символов.
    [many] Не больше { $n } символов.
   *[other] Не больше { $n } символа.
}
compose-reply = Ответить в обсуждении
compose-reply-to = Ответ на #{ $n }
compose-reply-body = Ваш ответ
compose-parent = Сообщение, на которое вы отвечаете
compose-preview = Предпросмотр
compose-preview-button = Предпросмотр
compose-publish = Опубликовать
field-text-lang = Язык текста
field-text-lang-hint = Определяется по тому, что вы пишете; исправьте, если неверно.
field-lang-guess = Определить по тексту

format-title = Как оформить текст
format-bold = жирный
format-quote = чужие слова
format-quote-says = цитата
format-list = пункт
format-list-says = список
format-link = слова
format-link-says = ссылка
format-name = имя
format-mention-says = упоминание человека
format-spoiler = скрыто
format-spoiler-says = текст, который виден, если его коснуться

edit-title = Изменить сообщение #{ $n }
edit-body = Текст
conflict-title = Пока вы писали, сообщение изменилось
conflict-lead = Ничего не потеряно. С одной стороны — то, что опубликовано сейчас, с другой — то, что написали вы. Соберите из них нужный текст и опубликуйте.
conflict-now = Опубликовано сейчас
conflict-mine = Ваш текст
conflict-mine-label = Текст для публикации
conflict-publish = Опубликовать мой текст
conflict-keep = Оставить опубликованный текст
delete-title = Отозвать сообщение #{ $n }?
delete-lead = { $n ->
    [one] Текст исчезнет; его номер и ответы останутся. Вернуть его можно в течение { $n } дня.
    [few] Текст исчезнет; его номер и ответы останутся. Вернуть его можно в течение { $n } дней.
    [many] Текст исчезнет; его номер и ответы останутся. Вернуть его можно в течение { $n } дней.
   *[other] Текст исчезнет; его номер и ответы останутся. Вернуть его можно в течение { $n } дня.
}
remove-title = Удалить сообщение #{ $n }
remove-lead = Вместо текста появится строка с причиной. Ответы останутся.
remove-choose = Выберите причину
remove-reason = Причина
remove-clause = Правило сообщества
remove-clause-hint = Какое правило нарушено, в нескольких словах. Это увидят все.
remove-note = Примечание
remove-note-hint = Не больше 1000 символов, для модераторов и автора. Если выбрана «Другая причина» — не меньше 20.
remove-button = Удалить сообщение
restore-title = Вернуть сообщение #{ $n }?
restore-lead = Текст вернётся таким, каким был.

moderate-title = Модерация обсуждения
moderate-lead = Каждое из этих действий можно отменить здесь же.
moderate-lock = Закрыть
moderate-lock-reason = Причина
moderate-lock-reason-hint = Её увидят все на месте кнопки ответа.
moderate-lock-until = До какого дня
moderate-lock-until-hint = Если оставить пустым, обсуждение будет закрыто, пока его не откроют.
moderate-lock-button = Закрыть обсуждение
moderate-locked = Закрыто: { $name }
moderate-unlock = Открыть обсуждение
moderate-pin = Закрепить
moderate-pin-until = Закрепить до
moderate-pin-hint = Не дальше чем на 90 дней вперёд. В разделе может быть три закреплённых обсуждения.
moderate-pin-button = Закрепить обсуждение
moderate-pinned = Закреплено
moderate-unpin = Открепить обсуждение
moderate-move = Перенести
moderate-move-forum = В раздел
moderate-move-hint = В прежнем списке на 7 дней останется след. Ссылки продолжат работать.
moderate-move-button = Перенести обсуждение
