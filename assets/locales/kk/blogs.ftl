# Blogs and their articles.

blogs-title = Блогтар
blogs-lead = Адамдар мен қауымдастықтар кеңінен жазатын мақалалар.
blogs-all = Барлық блогтар
blogs-mine = Менің блогтарым
blogs-mine-lead = Блогтарыңыз және олардағы әзірге өзіңіз ғана көретін мақалалар.
home-blogs = Блогтарды оқу
space-blog = Қауымдастық блогы
person-blogs = Блогтар
person-along = Басқалармен бірге жазған мақалалары
follow-blog = Блог
blog-by = Авторы:
blog-archived = Блог жабылған; жазылғаны сақталады.
blog-articles-heading = Мақалалар
blog-empty = Мұнда әзірге мақала жоқ.
blog-aside = Осы блог туралы
blog-archive = Айлар бойынша
blog-articles = { $n ->
    [one] { $n } мақала
   *[other] { $n } мақала
}
blog-month = { $name ->
    [jan] { $year } ж. қаңтар
    [feb] { $year } ж. ақпан
    [mar] { $year } ж. наурыз
    [apr] { $year } ж. сәуір
    [may] { $year } ж. мамыр
    [jun] { $year } ж. маусым
    [jul] { $year } ж. шілде
    [aug] { $year } ж. тамыз
    [sep] { $year } ж. қыркүйек
    [oct] { $year } ж. қазан
    [nov] { $year } ж. қараша
   *[dec] { $year } ж. желтоқсан
}
blog-only-tag = Тек «{ $name }» белгісі бар мақалалар.
blog-all = Барлық мақалалар
blog-settings = Блог баптаулары
blog-open = Блог ашу
blog-open-of = Блог ашу: { $name }
blog-open-lead = Жарияланғанын бәрі оқи алады. Жарияланбағанын тек өзіңіз көресіз.
blog-open-button = Ашу
blog-title = Блог атауы
blog-title-hint = Ең көбі 120 таңба.
blog-slug = Мекенжайдағы сөз
blog-slug-hint = a–z, 0–9 және сызықша, 3–40 таңба. Ол өзгермейді: сілтемелер соған апарады.
blog-about = Блог не туралы
blog-about-hint = Ең көбі 1000 таңба.
blog-archive-title = Блогты жабу
blog-archive-act = Блогты жабу
blog-unarchive = Блогты қайта ашу
blog-of-space = { $name } блогы
blog-nothing-waits = Жобалар жоқ.
article-minutes = { $n ->
    [one] оқуға { $n } минут
   *[other] оқуға { $n } минут
}
article-comments = { $n ->
    [one] { $n } пікір
   *[other] { $n } пікір
}
article-new = Мақала жазу
article-save = Жоба ретінде сақтау
article-title = Тақырып
article-body = Мақала мәтіні
article-excerpt = Қысқаша мазмұны
article-excerpt-hint = Тізімдерде тұрады, ең көбі 300 таңба. Болмаса, мәтіннің басы көрсетіледі.
article-edit = Мақаланы өзгерту
article-read = Басқаларша оқу
article-looks = Қалай көрінетіні
article-desk = Мақаланы басқару
article-publish-title = Жариялау
article-publish = Қазір жариялау
article-show-again = Қайта көрсету
article-schedule-title = Белгіленген уақытта
article-schedule = Уақытты белгілеу
article-unschedule = Жобаға қайтару
article-at = Күні мен уақыты
article-at-hint = { $name } белдеуі бойынша. Бір минут ішінде шығады.
article-scheduled = Шығатын уақыты: { $name }
article-published = Жарияланған уақыты: { $name }
article-draft = Жоба: тек сізге көрінеді
article-withdrawn = Қайтарып алынған: тек сізге көрінеді
article-withdraw-title = Қайтарып алу
article-withdraw-lead = Мақала мен пікірлерді тек өзіңіз көресіз. Оны қайта көрсетуге болады.
article-withdraw = Қайтарып алу
article-end-title = Жобаны жою
article-end = Жобаны жою
article-cover = Мұқаба
article-cover-file = Сурет
article-cover-hint = JPEG, PNG немесе WebP, ең көбі 10 МБ. Ортасы 1200×630 пиксельге қиылады.
article-cover-send = Мұқаба ету
article-cover-end = Мұқабаны алып тастау
article-contents = Мазмұны
article-beside = Осы блогтан тағы
article-older = Алдыңғы:
article-newer = Келесі:
comments-field = Пікірлер
comments-on = Әрдайым ашық
comments-days = Бірнеше күннен кейін жабылады
comments-off = Пікірсіз
comments-days-field = Неше күннен кейін
comments-days-hint = Тек пікірлер бірнеше күннен кейін жабылатын болса.
notice-not-published = Мақалаңызды уақытында жариялау мүмкін болмады: ол қайтадан жоба
rule-keeper-only = Мұны тек блог жүргізушілер өз мақалаларымен ғана істей алады.
rule-comments-closed = Бұл мақалаға пікір қалдыру жабық.
rule-article-page = Мақала өз бетінде өзгертіледі.
error-time-past = Бұл уақыт өтіп кетті.
error-minute = Күн мен уақытты таңдаңыз.
error-blog-taken = Бұл мекенжайда блог немесе форум бар.
error-too-many-blogs = Блог саны оннан аспайды.
series-title = Топтамалар
series-part = { $total } бөлімнің { $n }-бөлімі
series-previous = Алдыңғысы:
series-next = Келесісі:
series-new = Топтама ашу
series-name = Топтама атауы
series-about = Топтама не туралы
series-field = Мақалалар топтамасы
series-none = Топтамада емес
series-lead = Топтама бірінен кейін бірі оқылатын мақалаларды біріктіреді. Ол мақаланы басқару бетінде таңдалады.
series-settings = Топтаманы реттеу
series-how = Мақалаларды батырмалармен жоғары-төмен жылжытыңыз. Жарияланбағандарын тек сіз көресіз.
series-up = Жоғары
series-down = Төмен
series-read = Топтаманы оқу
series-end-title = Топтаманың соңы
series-end = Топтаманы аяқтау
error-too-many-parts = Топтамада ең көбі 200 мақала болады.
error-too-many-series = Блогта ең көбі 100 топтама болады.
blogs-shared = Басқалармен бірге
article-draft-shared = Жоба: тек авторларына көрінеді
article-withdrawn-shared = Қайтарып алынған: тек авторларына көрінеді
coauthors-title = Бірлескен авторлар
coauthors-lead = Бұл мақаланы сізбен бірге он адамға дейін жаза алады. Олар мәтінді өзгертеді, ал жариялайтын тек сіз.
coauthors-with = Авторы – { $name }, бірге жазасыз.
coauthor-ask = Шақыру
coauthor-invited = әлі жауап берген жоқ
coauthor-accepted = бірге жазады
coauthor-remove = Тізімнен алу
coauthor-leave-lead = Мақала сол күйінде қалады; үстінде атыңыз тұрмайды және оны енді өзгерте алмайсыз.
coauthor-leave = Енді жазбау
coauthor-invitation = { $name } сізді осы мақаланы бірге жазуға шақырады.
coauthor-invitation-lead = Келіссеңіз, мәтінді оқып, өзгерте аласыз, мақаланың үстінде атыңыз тұрады. Кез келген уақытта бас тартуға болады.
coauthor-accept = Иә, келісемін
coauthor-decline = Жоқ, рақмет
notice-coauthor-invited = { $name } сізді мақаланы бірге жазуға шақырады
notice-coauthor-accepted = { $name } енді мақалаңызды сізбен бірге жазады
notice-coauthor-declined = { $name } мақалаңызды сізбен бірге жазбайды
notice-coauthor-left = { $name } мақалаңызды енді сізбен бірге жазбайды
error-too-many-coauthors = Сізден басқа он адамнан аспауы керек.
error-coauthor-self = Бұл мақаланы онсыз да өзіңіз жазасыз.
error-coauthor-stranger = Бұл адам блогты оқи алмайды: қауымдастық мүшесін шақырыңыз.
