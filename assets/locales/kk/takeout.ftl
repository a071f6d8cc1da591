# Taking along what is one's own.
audited-site-imported = Сайт экспорттан құрылды
archive-made = { $day } күнгі мұрағат: сол күні келушілер { $name } сайтында көргені
archive-begun = Осында бастаған талқылаулары
archive-pages = Беттер
