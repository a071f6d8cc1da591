# Taking along what is one's own.
audited-site-imported = Сайт создан из выгрузки
archive-made = Архив за { $day }: то, что в этот день видели посетители на { $name }
archive-begun = Начатые здесь обсуждения
archive-pages = Страницы
