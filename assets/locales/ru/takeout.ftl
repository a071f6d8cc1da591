# Taking along what is one's own.
audited-site-imported = Сайт создан из выгрузки
archive-made = Архив за { $day }: то, что в этот день видели посетители на { $name }
archive-begun = Начатые здесь обсуждения
archive-pages = Страницы
takeout-title = Забрать своё с собой
takeout-lead = ZIP-архив со всем, что вы здесь написали, вашими файлами, закладками и подписками: страницы для чтения и JSON для программ. Чужих текстов в нём нет. Он хранится 7 дней и доступен только вам.
takeout-ask = Создать ZIP
takeout-making = Архив создаётся. Когда он будет готов, придёт письмо; можно и просто вернуться на эту страницу.
takeout-get = Скачать ZIP ({ $name })
takeout-until = Доступен до { $name }
takeout-inside = То, что вы написали и загрузили на { $name }. Для программ рядом с каждой страницей лежит JSON.
letter-takeout-subject = Ваш ZIP с { $name } готов
letter-takeout =
    всё, что вы написали и загрузили на { $name }, можно скачать в течение 7 дней. Если вы об этом не просили, сразу смените пароль.
letter-takeout-button = Открыть страницу
takeout-texts = { $n ->
    [one] { $n } текст
    [few] { $n } текста
    [many] { $n } текстов
   *[other] { $n } текста
}
funder-logo = Логотип того, кто оплачивает этот сайт
