# Communities, forums, discussions and posts.

space-public = Ашық
space-restricted = Оқуға ашық
space-private = Жабық
space-exercise = Жаттығу
space-members = { $n ->
    [one] { $n } мүше
   *[other] { $n } мүше
}
space-asking = { $n ->
    [one] { $n } адам қосылуды сұрайды
   *[other] { $n } адам қосылуды сұрайды
}
space-for-moderators = модераторларға
space-join = Қосылу
space-join-named = «{ $name }» қауымдастығына қосылу
space-join-lead = Мүшелер жазады және жауап береді. Атыңыз мүшелер тізімінде тұрады. Кез келген уақытта шыға аласыз.
space-ask = Өтінім беру
space-ask-lead = Мұнда кез келген адам оқи алады. Жазу үшін сізді модератор қабылдауы керек; әдетте бұған бір күн кетеді.
space-ask-end = Өтінімді қайтарып алу
space-asked = Қосылуға өтінім бердіңіз. Шешімді модератор қабылдайды.
space-belongs = Сіз осы қауымдастықтың мүшесісіз.
space-leave = Қауымдастықтан шығу
space-membership = Мүшелігіңіз
space-settings = Баптаулар
space-settings-title = «{ $name }» қауымдастығының баптаулары
space-forums = Бөлімдер
space-forums-title = «{ $name }» қауымдастығының бөлімдері
space-no-forums = Әзірге бөлім жоқ.
space-newest = Жаңадан жазылғандар
space-waits = Жауап күтіп тұр
space-nothing-waits = Жауап күтіп тұрған ештеңе жоқ: әр талқылауда жауап бар.
space-rules = Ережелер
space-rules-of = «{ $name }» қауымдастығының ережелері
space-no-rules = Бұл қауымдастықтың жазылған ережесі жоқ.
space-moderators = Модераторлар
space-no-moderators = Әзірге ешкім жоқ.
space-about = «{ $name }» қауымдастығы туралы
space-members-title = Мүшелер
space-new = Қауымдастық құру
space-new-button = Құру
space-name = Атауы
space-name-hint = 80 таңбадан аспасын.
space-slug-hint = 3-тен 40-қа дейін кіші латын әрпі, цифр және дефис. Ескі мекенжай да осында әкеле береді.
space-kind = Кім көреді және кім жазады
space-kind-hint = Ашық: бәрі көреді, қосылған адам жазады. Оқуға ашық: бәрі көреді, қабылданған мүшелер жазады. Жабық: тек мүшелерге.
space-aim = Мақсаты
space-aim-hint = Бірінші бетке арналған бір-екі сөйлем.
space-rules-hint = Markdown. Аз әрі қысқа болғаны дұрыс.
space-lang = Негізгі тілі

members-title = «{ $name }» қауымдастығының мүшелері
members-asking = Қосылуды сұрағандар
members-asked = өтінім берген күні: { $name }
members-since = қосылған күні: { $name }
members-approve = Қабылдау
members-refuse = Қабылдамау
members-add = Мүше қосу
members-add-name = Пайдаланушы аты
members-add-button = Қосу
members-appoint = Модератор етіп тағайындау
members-dismiss = Модераторлықтан босату

forum-threads = { $n ->
    [one] { $n } талқылау
   *[other] { $n } талқылау
}
forum-threads-heading = Талқылаулар
forum-under = Ішкі бөлімдер
forum-archived = Мұрағатта
forum-settings = Осы бөлімнің баптаулары
forum-settings-title = «{ $name }» бөлімінің баптаулары
forum-new = Бөлім ашу
forum-name = Атауы
forum-slug-hint = 3-тен 40-қа дейін кіші латын әрпі, цифр және дефис.
forum-about = Бұл бөлім не туралы
forum-about-hint = 500 таңбадан аспасын.
forum-parent = Жоғарғы бөлім
forum-no-parent = Жоқ
forum-position = Тізімдегі орны
forum-can-read = Кім оқиды
forum-can-reply = Кім жауап береді
forum-can-start = Талқылауды кім бастайды
forum-archive = Мұрағатта: оқи алғандар оқи береді, ешкім жазбайды
field-slug = Мекенжайы

right-visitor = Қауымдастықты көре алатындардың бәрі
right-member = Мүшелер
right-trust1 = Сайтқа бұрыннан белгілі мүшелер
right-office = Мекемелер
right-moderator = Модераторлар

kind-discussion = Талқылау
kind-question = Сұрақ
kind-idea = Идея
kind-article = Мақала

sort-label = Реті
sort-active = Белсенді
sort-new = Жаңа
sort-unanswered = Жауапсыз
sort-unread = Оқылмаған

list-empty = Әзірге ештеңе жазылмаған.
list-all-answered = Мұндағы әр талқылауда жауап бар.
list-all-read = Мұндағының бәрін оқып шықтыңыз.
list-stale = Ол беттің сілтемесі ескірген; бұл — бірінші бет.

pager-label = Беттер
pager-previous = Алдыңғы бет
pager-next = Келесі бет
pager-newer = Жаңарақ
pager-older = Ескірек
pager-ends = Бірінші және соңғы бет
pager-first = Бірінші
pager-last = Соңғы

chip-pinned = { $name } күніне дейін бекітілген
chip-locked = Жабық
chip-unanswered = Әзірге жауап жоқ

thread-replies = { $n ->
    [one] { $n } жауап
   *[other] { $n } жауап
}
thread-unread = { $n } жаңа
thread-posts = { $n ->
    [one] { $n } жазба
   *[other] { $n } жазба
}
thread-posts-heading = Жазбалар
thread-last = соңғы жазба:
thread-moved = { $name } { $day } күні «{ $forum }» бөлімінен көшірді
thread-moved-to = «{ $name }» бөліміне көшірілді
thread-branch = Бұл бет — бір тармақтың жалғасы. Бірінші жазбаның үстіндегі жолдар оның неге жауап екенін көрсетеді.
thread-reply = Талқылауға жауап беру
thread-aside = Осы талқылау туралы
thread-people = Осы бетте
thread-moderation = Модерация
thread-moderate = Жабу, бекіту немесе көшіру

view-label = Жазбалардың реті
view-tree = Жауап бойынша
view-time = Уақыт бойынша
view-next-new = Бірінші жаңа жазбаға
view-keep = Осы талқылауды әрқашан осылай көрсету

post-level = { $name }-деңгей
post-of = { $total } жауаптың ішіндегі { $n }-жауап
post-to = #{ $name } жазбаға жауап
post-deep = { " · " }{ $name }-деңгей
post-new = Жаңа
post-here = Сілтемедегі жазба
post-edited = өзгертілді: { $name }
post-quoted-by = Дәйексөз келтірген:
post-reply = Жауап беру
post-more = Тағы
post-quote = Дәйексөз алу
post-link = Сілтеме
post-edit = Өзгерту
post-delete = Қайтарып алу
post-remove = Жою
post-restore = Қалпына келтіру
post-withdrawn = Авторы қайтарып алған
post-removed = Модератор жойған
post-by = #{ $n }, { $name }, { $when }
removed-clause = Ереже: { $name }
removed-at = Алынған уақыты: { $name }

reason-abuse = Қорлау
reason-hate = Өшпенділік
reason-threat = Қорқыту
reason-private-data = Бөгде адамның жеке деректері
reason-spam = Жарнама
reason-off-topic = Тақырыптан тыс
reason-impersonation = Басқа адам болып көріну
reason-illegal = Заңға қайшы
reason-duplicate = Бұрын айтылған
reason-other = Басқа себеп

badge-moderator = Модератор
badge-administrator = Әкімші

closed-sign-in = Мұнда жазу үшін кіріңіз.
closed-join = Мұнда «{ $name }» қауымдастығының мүшелері жазады. Қосылу үшін бір рет басу жеткілікті, ал шығуға кез келген уақытта болады.
closed-locked = { $name } бұл талқылауды { $day } күні жапты.
closed-locked-reason = Себебі: { $name }
closed-locked-until = { $name } күнінен кейін қайта ашылады.
closed-full = Бұл талқылауға сыятын жазба саны толды. Жаңасын бастап, онда осы талқылауға сілтеме беріңіз.

compose-thread = Талқылау бастау
compose-title = Тақырыбы
compose-title-hint = Мәселені бір сөйлеммен айтыңыз; 5-тен 200-ге дейін таңба.
compose-thread-body = Мәтіні
compose-body-hint = { $n } таңбадан аспасын.
compose-reply = Талқылауға жауап беру
compose-reply-to = #{ $n } жазбаға жауап
compose-reply-body = Жауабыңыз
compose-parent = Сіз жауап беріп отырған жазба
compose-preview = Алдын ала қарау
compose-preview-button = Алдын ала қарау
compose-publish = Жариялау
field-text-lang = Мәтін тілі
field-text-lang-hint = Жазғаныңызға қарай анықталады; қате болса, түзетіңіз.
field-lang-guess = Мәтінге қарай анықтау

format-title = Мәтінді қалай пішімдеуге болады
format-bold = қалың
format-quote = өзгенің сөзі
format-quote-says = дәйексөз
format-list = тармақ
format-list-says = тізім
format-link = сөздер
format-link-says = сілтеме
format-name = есім
format-mention-says = адамды атап өту
format-spoiler = жасырын
format-spoiler-says = түрткенде көрінетін мәтін

edit-title = #{ $n } жазбаны өзгерту
edit-body = Мәтіні
conflict-title = Сіз жазып жатқанда жазба өзгертілді
conflict-lead = Ештеңе жоғалған жоқ. Бір жағында — қазір тұрған мәтін, екінші жағында — сіз жазған мәтін. Екеуінен керек мәтінді құрастырып, жариялаңыз.
conflict-now = Қазір жарияланып тұрғаны
conflict-mine = Сіздің мәтініңіз
conflict-mine-label = Жарияланатын мәтін
conflict-publish = Менің мәтінімді жариялау
conflict-keep = Жарияланған мәтінді қалдыру
delete-title = #{ $n } жазбаны қайтарып аласыз ба?
delete-lead = { $n ->
    [one] Мәтін кетеді; нөмірі мен жауаптары қалады. Оны { $n } күн ішінде қалпына келтіре аласыз.
   *[other] Мәтін кетеді; нөмірі мен жауаптары қалады. Оны { $n } күн ішінде қалпына келтіре аласыз.
}
remove-title = #{ $n } жазбаны жою
remove-lead = Мәтіннің орнына себебі көрсетілген жол қойылады. Жауаптар қалады.
remove-choose = Себебін таңдаңыз
remove-reason = Себебі
remove-clause = Қауымдастық ережесі
remove-clause-hint = Қай ереже бұзылғанын бірнеше сөзбен жазыңыз. Мұны бәрі көреді.
remove-note = Ескертпе
remove-note-hint = 1000 таңбадан аспасын, модераторлар мен авторға арналған. «Басқа себеп» таңдалса, кемінде 20 таңба.
remove-button = Жазбаны жою
restore-title = #{ $n } жазбаны қалпына келтіресіз бе?
restore-lead = Мәтін бұрынғы қалпында қайта көрінеді.

moderate-title = Талқылауды модерациялау
moderate-lead = Бұл әрекеттердің әрқайсысын осы жерде кері қайтаруға болады.
moderate-lock = Жабу
moderate-lock-reason = Себебі
moderate-lock-reason-hint = Оны бәрі жауап беру түймесінің орнында көреді.
moderate-lock-until = Қай күнге дейін
moderate-lock-until-hint = Бос қалдырсаңыз, біреу ашқанша жабық тұрады.
moderate-lock-button = Талқылауды жабу
moderate-locked = Жабық: { $name }
moderate-unlock = Талқылауды ашу
moderate-pin = Бекіту
moderate-pin-until = Қай күнге дейін бекітіледі
moderate-pin-hint = Бүгіннен бастап 90 күннен аспауы керек. Бір бөлімде үш талқылау бекітіле алады.
moderate-pin-button = Талқылауды бекіту
moderate-pinned = Бекітілген
moderate-unpin = Талқылауды бекітуден босату
moderate-move = Көшіру
moderate-move-forum = Қай бөлімге
moderate-move-hint = Ескі тізімде 7 күн бойы ізі қалады. Сілтемелер жұмыс істей береді.
moderate-move-button = Талқылауды көшіру
