# Taking along what is one's own.
audited-site-imported = Сайтыг экспортоос үүсгэсэн
archive-made = { $day }-ний архив: тэр өдөр зочид { $name } дээр юу харж байсан
archive-begun = Энд эхлүүлсэн хэлэлцүүлгүүд
archive-pages = Хуудсууд
