# Blogs and their articles.

blogs-title = Блоги
blogs-lead = Что подробно пишут люди и сообщества.
blogs-all = Все блоги
blogs-mine = Мои блоги
blogs-mine-lead = Ваши блоги и статьи в них, которые пока видите только вы.
home-blogs = Читать блоги
space-blog = Блог сообщества
person-blogs = Блоги
person-along = Статьи, написанные вместе с другими
follow-blog = Блог
blog-by = Автор:
blog-archived = Блог закрыт; написанное остаётся.
blog-articles-heading = Статьи
blog-empty = Здесь пока нет статей.
blog-aside = Об этом блоге
blog-archive = По месяцам
blog-articles = { $n ->
    [one] { $n } статья
    [few] { $n } статьи
    [many] { $n } статей
   *[other] { $n } статьи
}
blog-month = { $name ->
    [jan] Январь { $year }
    [feb] Февраль { $year }
    [mar] Март { $year }
    [apr] Апрель { $year }
    [may] Май { $year }
    [jun] Июнь { $year }
    [jul] Июль { $year }
    [aug] Август { $year }
    [sep] Сентябрь { $year }
    [oct] Октябрь { $year }
    [nov] Ноябрь { $year }
   *[dec] Декабрь { $year }
}
blog-only-tag = Только статьи с меткой «{ $name }».
blog-all = Все статьи
blog-settings = Настройки блога
blog-open = Открыть блог
blog-open-of = Открыть блог: { $name }
blog-open-lead = Опубликованное смогут читать все. Неопубликованное видите только вы.
blog-open-button = Открыть
blog-title = Название блога
blog-title-hint = Не больше 120 знаков.
blog-slug = Слово в адресе
blog-slug-hint = От 3 до 40 знаков: a–z, 0–9 и дефис. Оно не меняется: на него ведут ссылки.
blog-about = О чём блог
blog-about-hint = Не больше 1000 знаков.
blog-archive-title = Закрытие блога
blog-archive-act = Закрыть блог
blog-unarchive = Снова открыть блог
blog-of-space = Блог: { $name }
blog-nothing-waits = Черновиков нет.
article-minutes = { $n ->
    [one] { $n } минута чтения
    [few] { $n } минуты чтения
    [many] { $n } минут чтения
   *[other] { $n } минуты чтения
}
article-comments = { $n ->
    [one] { $n } комментарий
    [few] { $n } комментария
    [many] { $n } комментариев
   *[other] { $n } комментария
}
article-new = Написать статью
article-save = Сохранить черновик
article-title = Заголовок
article-body = Текст статьи
article-excerpt = Коротко о главном
article-excerpt-hint = Показывается в списках, не больше 300 знаков. Без него показывается начало текста.
article-edit = Изменить статью
article-read = Читать как все
article-looks = Как это будет выглядеть
article-desk = Управлять статьёй
article-publish-title = Публикация
article-publish = Опубликовать сейчас
article-show-again = Показать снова
article-schedule-title = В назначенное время
article-schedule = Назначить время
article-unschedule = Вернуть в черновики
article-at = День и время
article-at-hint = По часам пояса { $name }. Выйдет в течение минуты.
article-scheduled = Выйдет { $name }
article-published = Опубликовано { $name }
article-draft = Черновик: его видите только вы
article-withdrawn = Снято с публикации: видите только вы
article-withdraw-title = Снять с публикации
article-withdraw-lead = Статью и комментарии под ней будете видеть только вы. Её можно показать снова.
article-withdraw = Снять с публикации
article-end-title = Удалить черновик
article-end = Удалить черновик
article-cover = Обложка
article-cover-file = Изображение
article-cover-hint = JPEG, PNG или WebP, не больше 10 МБ. Середина обрезается до 1200 на 630 пикселей.
article-cover-send = Сделать обложкой
article-cover-end = Убрать обложку
article-contents = Содержание
article-beside = Ещё в этом блоге
article-older = Раньше:
article-newer = Позже:
comments-field = Комментарии
comments-on = Открыты всегда
comments-days = Закрыть через несколько дней
comments-off = Без комментариев
comments-days-field = Через сколько дней
comments-days-hint = Только если комментарии закроются через несколько дней.
notice-not-published = Вашу статью не удалось опубликовать в срок: она снова черновик
rule-keeper-only = Это могут только те, кто ведёт блог, и только со своими статьями.
rule-comments-closed = Комментарии к этой статье закрыты.
rule-article-page = Статью меняют на её собственной странице.
error-time-past = Это время уже прошло.
error-minute = Выберите день и время.
error-blog-taken = По этому адресу уже есть блог или форум.
error-too-many-blogs = Блогов может быть не больше десяти.
series-title = Циклы
series-part = Часть { $n } из { $total }
series-previous = Перед этим:
series-next = Дальше:
series-new = Создать цикл
series-name = Название цикла
series-about = О чём цикл
series-field = Цикл статей
series-none = Не входит в цикл
series-lead = Цикл объединяет статьи, которые читают одну за другой. Его выбирают на странице управления статьёй.
series-settings = Упорядочить цикл
series-how = Переставляйте статьи кнопками. Неопубликованные видите только вы.
series-up = Выше
series-down = Ниже
series-read = Читать цикл
series-end-title = Конец цикла
series-end = Завершить цикл
error-too-many-parts = В цикле не больше 200 статей.
error-too-many-series = В блоге не больше 100 циклов.
blogs-shared = Вместе с другими
article-draft-shared = Черновик: его видят только авторы
article-withdrawn-shared = Снято с публикации: видят только авторы
coauthors-title = Соавторы
coauthors-lead = Вместе с вами статью могут писать до десяти человек. Они меняют текст; публикуете только вы.
coauthors-with = Автор – { $name }, вы пишете вместе.
coauthor-ask = Пригласить
coauthor-invited = ответа пока нет
coauthor-accepted = пишет вместе с автором
coauthor-remove = Убрать
coauthor-leave-lead = Статья останется как есть; вашего имени над ней не будет, и менять её вы больше не сможете.
coauthor-leave = Больше не писать
coauthor-invitation = { $name } приглашает вас писать эту статью вместе.
coauthor-invitation-lead = Если вы согласитесь, вы сможете читать и менять текст, а над статьёй будет стоять ваше имя. Отказаться можно в любое время.
coauthor-accept = Да, буду писать
coauthor-decline = Нет, спасибо
notice-coauthor-invited = { $name } приглашает вас писать статью вместе
notice-coauthor-accepted = { $name } теперь пишет вашу статью вместе с вами
notice-coauthor-declined = { $name } не будет писать вашу статью вместе с вами
notice-coauthor-left = { $name } больше не пишет вашу статью вместе с вами
error-too-many-coauthors = Кроме вас может быть не больше десяти человек.
error-coauthor-self = Вы уже пишете эту статью.
error-coauthor-stranger = Этот человек не может читать блог: пригласите того, кто состоит в сообществе.
