# Questions to offices: asked, judged, answered, pursued.
questions-forum = Билікке қойылған сұрақтар
ask-title = Сұрақ қою
ask-link = Билікке сұрақ қою
ask-offices = Кімге сұрақ қоясыз?
ask-offices-hint = Үшеуден аспасын. Әрқайсысы жауап беруге тиіс.
ask-unsure = Кімге сұрақ қоярымды білмеймін
ask-unsure-hint = Сұрақты кімге жолдау керегін модератор табады.
ask-what = Сұрағыңыз бір сөйлеммен
ask-what-hint = 10-нан 200-ге дейін таңба. Оны бәрі оқиды.
ask-more = Жауап берушілер нені білуі керек?
ask-more-hint = { $n ->
    [one] Міндетті емес, { $n } таңбадан аспасын. Тек бәрі оқуына болатын нәрсені жазыңыз. Үш суретке дейін қосуға болады.
   *[other] Міндетті емес, { $n } таңбадан аспасын. Тек бәрі оқуына болатын нәрсені жазыңыз. Үш суретке дейін қосуға болады.
}
ask-place = Қай жерде
ask-place-hint = Мысалы: мектеп жанындағы көпір.
ask-sources = Сұрақ неге негізделген
ask-sources-hint = Сілтеме, газет, шешім және оның нөмірі.
ask-send = Сұрақты жіберу
ask-no-appeal = Бұл — жария сұрақ, заң бойынша берілетін өтініш емес. Заңда белгіленген мерзім одан басталмайды.
ask-no-appeal-channel = Бұл — жария сұрақ, заң бойынша берілетін өтініш емес. Заңда белгіленген мерзім басталуы үшін өтінішті мына жерге беріңіз: { $name }.
question-draft = Авторына қайтарылды
question-held = Модераторды күтіп тұр
question-published = Жарияланды
question-declined = Қабылданбады
question-withdrawn = Қайтарып алынды
question-merged = Басқа сұраққа қосылды
question-hidden = Бұл сұрақ көрсетілмейді
question-held-own = Сұрағыңыз жарияланбас бұрын оны модератор оқиды. Шешімі сізге бірден хабарланады.
question-returned-own = Модератор сұрағыңызды өзгертуді сұрайды. Оны қайта жібере аласыз.
question-withdrawn-lead = Автор бұл сұрағын қайтарып алды.
question-unaddressed = Автор кімге сұрақ қоюды білмейді.
question-note = Модератор не дейді
question-appeal = Автордың қарсылығы
appeal-granted = Қарсылық қабылданды
appeal-upheld = Қарсылық қабылданбады
question-edit = Өзгертіп, қайта жіберу
question-offices = Кімге қойылған
question-text = Сұрақ
question-read = Талқылауды оқу
question-panel = Сұрақтың қазіргі жайы
question-history = Осы уақытқа дейін не болды
question-judge = Сұрақты модерациялау
question-withdraw-title = Сұрақты қайтарып алу
question-withdraw = Қайтарып алу
appeal-title = Бұл шешімге қарсылық білдіру
appeal-why = Шешім неге дұрыс емес
appeal-hint = Тек бір рет. Оны басқа модератор шешеді.
appeal-send = Қарсылықты жіберу
appeal-decide-title = Қарсылық туралы шешу
appeal-note = Дәлеліңіз: оны бәрі оқиды
appeal-uphold = Шешім күшінде қалады
appeal-reverse = Сұрақты жариялау
judge-approve-title = Жариялау
judge-approve = Сұрақты жариялау
judge-return-title = Авторына қайтару
judge-return = Қайтару
judge-note = Ескертпеңіз
judge-note-hint = Автор оны оқиды және сұрағын қайта жібере алады.
judge-note-public = Оны бәрі оқи алады.
judge-decline-title = Қабылдамау
judge-decline = Сұрақты қабылдамау
judge-code = Себебі
judge-duplicate = Қайталанып отырған сұрақтың нөмірі
decline-duplicate = Дәл осындай сұрақ бұрын қойылған.
decline-not-a-question = Бұл — сұрақ емес.
decline-off-remit = Бұл мәселені сұрақ қойылған орган шешпейді.
decline-personal-case = Бұл — жеке іс, жұртқа ортақ мәселе емес.
decline-private-life = Бұл біреудің жеке өміріне қатысты.
decline-insult = Сұрақта біреуге тіл тигізілген.
decline-unlawful = Сұрақ заңға қайшы.
decline-libel = Сұрақта біреу дәлелсіз айыпталған.
decline-no-source = Деректер келтірілген, бірақ қайдан алынғаны айтылмаған.
decline-false-identity = Автор өзін басқа адам етіп көрсетеді.
decline-mass-mail = Бұл — жаппай таратылған хаттардың бірі.
decline-own-staff = Автор сұрақ қойған органында өзі жұмыс істейді.
decline-advert = Бұл — жарнама.
before-pending = Әлі келіп жетпеген
before-waiting = Жауап күтіп тұр
before-overdue = Жауап мерзімі өтіп кетті
before-long-overdue = Жауап мерзімі өткелі көп болды
before-clarifying = Автордан сұрақты нақтылау сұралды
before-answered = Жауап берілді
before-refused = Жауап жоқ: бас тартылды
before-forwarded = Басқа органға жолданды
before-private = Органның айтуынша, авторға жеке жауап берілген
closed-lapsed = Жабылды: автор жауап бермеді
closed-term-ended = Жабылды: өкілеттік мерзімі аяқталды
closed-withdrawn = Жабылды: сұрақ қайтарып алынды
closed-declined = Жабылды: сұрақ қабылданбады
closed-merged = Жабылды: басқа сұраққа қосылды
closed-abolished = Жабылды: мұндай орган енді жоқ
days-due = Сұрақ қойылған күн: { $from }, жауап берудің соңғы күні: { $to }
days-paused = Сұрақ қойылған күн: { $from }; мерзім тоқтап тұр
days-stopped = Сұрақ қойылған күн: { $from }, қарау аяқталған күн: { $to }
clock-how = Мерзім қалай есептелді
answer-took = { $n ->
    [0] Жауапты оқу: сол күні берілген
    [one] Жауапты оқу: { $n } күннен кейін берілген
   *[other] Жауапты оқу: { $n } күннен кейін берілген
}
answer-read = Органның не дегенін оқу
answer-by-personal = Лауазым иесінің өз сөзі
answer-by-staff = Қызметкерлер жазған, лауазым иесі мақұлдаған
answer-by-delegate = Органның уәкілетті өкілі жазған
answer-by-substitute = Міндетін атқарушы жазған
refusing-not-competent = Бұл мәселе органның құзыретіне кірмейді.
refusing-secrecy = Мұны айтуға заң тыйым салады.
refusing-personal-data = Жауап берілсе, біреудің жеке деректері жария болады.
refusing-court = Бұл істі сот қарап жатыр.
refusing-already-public = Жауабы бұрыннан жарияланған.
refusing-already-answered = Мұндай сұраққа бұрын жауап берілген.
refusing-abusive = Сұрақта қорлайтын сөздер бар.
refusing-no-information = Органда мұндай мәлімет жоқ.
act-answer = Жауап беру
act-look = Ашу
act-clarify = Органға жауап беру
act-judge = Жауапты бағалау
act-pursue = Не істей аласыз
cosigned = { $n ->
    [0] Мұны әзірге басқа ешкім сұраған жоқ
    [one] Мұны тағы { $n } адам білгісі келеді
   *[other] Мұны тағы { $n } адам білгісі келеді
}
cosign = Мен де білгім келеді
cosign-named = атымды көрсету
cosign-end = Маған бұл енді керек емес
verdict-answered = Бұл — сұраққа жауап.
verdict-partly = Бұл — сұрақтың бір бөлігіне ғана жауап.
verdict-not = Бұл — сұраққа жауап емес.
verdict-only-acknowledged = Мұнда сұрақтың келгені ғана расталған.
verdict-says = Автордың пікірі:
verdict-reply = Органның жауабы:
step-question-submitted = Сұрақ жіберілді
step-question-published = Жарияланды
step-question-returned = Авторына қайтарылды
step-question-declined = Қабылданбады.
step-question-appealed = Автор қарсылық білдірді
step-question-appeal-decided = { $code ->
    [reversed] Қарсылық қабылданды, сұрақ жарияланды
   *[upheld] Қарсылық қабылданбады
}
step-question-withdrawn = Авторы қайтарып алды
step-question-merged = Басқа сұраққа қосылды
step-addressee-received = { $office }: сұрақ келіп түсті
step-addressee-acknowledged = { $office }: сұрақтың алынғаны расталды
step-addressee-clarify-asked = { $office }: автордан сұрақты нақтылау сұралды
step-addressee-clarified = { $office }: автор сұрағын нақтылады
step-addressee-lapsed = { $office }: автор жауап бермегендіктен сұрақ жабылды
step-addressee-answered = { $office }: жауап берілді
step-addressee-refused = { $office }: жауап беруден бас тартылды.
step-addressee-forwarded = { $office }: сұрақ басқа органға жолданды
step-addressee-extended = { $office }: көбірек уақыт керек
step-addressee-reopened = { $code ->
    [denied] { $office }: автор өзіне жеке жауап берілмегенін айтады
   *[none] { $office }: автор қайта сұрайды
}
step-addressee-inherited = { $office }: сұрақ жаңа лауазым иесіне өтті
step-addressee-closed = { $office }: сұрақ жабылды
step-addressee-private = { $office }: органның айтуынша, авторға жеке жауап берілген
step-addressee-reminded = Автор жауап мерзімі өткенін еске салады ({ $office })
step-verdict-set = { $code ->
    [answered] { $office }: автор сұраққа жауап берілді деп есептейді
    [partly] { $office }: автор сұрақтың бір бөлігіне ғана жауап берілді деп есептейді
    [not] { $office }: автор сұраққа жауап берілмеді деп есептейді
    [office_reply] { $office }: автордың пікіріне жауап берілді
   *[only_acknowledged] { $office }: автор сұрақтың келгені ғана расталды деп есептейді
}
step-clock-soon = { $office }: жауап беруге бес күн қалды
step-clock-due = { $office }: жауап бүгін берілуге тиіс
step-clock-overdue = { $office }: жауап мерзімі өтіп кетті
step-clock-long-overdue = { $office }: жауап мерзімі өткелі көп болды
step-clock-recomputed = { $office }: күнтізбе өзгергендіктен мерзім қайта есептелді
handle-more = Тағы
handle-note = Неліктен
handle-note-hint = Оны бәрі оқи алады.
handle-title-acknowledge = Сұрақтың алынғанын растау
handle-act-acknowledge = Сұрақты алдық
handle-title-answer = Жауабыңыз
handle-body-answer = Жауап
handle-act-answer = Жауапты жариялау
handle-declared = Бұл — кімнің сөзі?
declared-personal = Менің өз сөзім
declared-staff = Қызметкерлерім жазған, мен мақұлдадым
handle-title-clarify = Сұрақты нақтылауды сұрау
handle-body-clarify = Сізге нені білу керек?
handle-act-clarify = Автордан сұрау
handle-title-extend = Қосымша уақыт алу
handle-act-extend = Мерзімді ұзарту
handle-title-forward = Басқа органға жолдау
handle-forward-to = Кімге
handle-act-forward = Жолдау
handle-title-private = Авторға жеке жауап берілді
handle-act-private = Жеке жауап берілді
handle-title-refuse = Жауап беруден бас тарту
handle-refuse-code = Себебі
handle-body-refuse = Себебін түсіндіріңіз
handle-act-refuse = Бас тарту
handle-title-take-over = Сұрақты бұрынғы лауазым иесінен қабылдап алу
handle-act-take-over = Қабылдап алу
handle-title-reply-to-verdict = Автордың пікіріне жауап беру
handle-act-reply-to-verdict = Жауапты жариялау
handle-title-reply = Органға жауап беру
handle-body-reply = Жауабыңыз
handle-act-reply = Жауапты жіберу
handle-title-reopen = Қайта сұрау
handle-body-reopen = Әлі не жауапсыз қалды?
handle-act-reopen = Қайта сұрау
handle-title-deny = Сізге жеке жауап берілді ме?
handle-act-deny = Жоқ, берілген жоқ
handle-title-remind = Жауап туралы еске салу
handle-act-remind = Еске салу
handle-title-verdict = Сұрағыңызға жауап берілді ме?
handle-verdict-code = Біреуін таңдаңыз
handle-verdict-note = Өз сөзіңізбен
handle-act-verdict = Жариялау
desk-title = Жұмыс үстелі: { $name }
desk-today-count = { $n ->
    [0] Бүгін сізден ештеңе талап етілмейді
    [one] Бүгін сізді { $n } сұрақ күтіп тұр
   *[other] Бүгін сізді { $n } сұрақ күтіп тұр
}
desk-link = Органның жұмыс үстелі
desk-office = Бәріне ашық бетке
desk-today = Мерзімі жеткен немесе өткен
desk-wanted = Жауабын көп адам күткен
desk-open = Ашық
desk-paused = Авторды күтіп тұр
desk-none = Ашық сұрақ жоқ.
list-questions = Сұрақтар
list-open = { $n ->
    [one] Ашық: { $n }
   *[other] Ашық: { $n }
}
list-overdue = { $n ->
    [one] Мерзімі өткен: { $n }
   *[other] Мерзімі өткен: { $n }
}
list-answered = { $n ->
    [one] Жауап берілген: { $n }
   *[other] Жауап берілген: { $n }
}
list-refused = { $n ->
    [one] Бас тартылған: { $n }
   *[other] Бас тартылған: { $n }
}
list-no-questions = Мұнда сұрақ жоқ.
waiting-questions = Күтіп тұрған сұрақтар
waiting-no-questions = Күтіп тұрған сұрақ жоқ.
waiting-held = Жариялануын күтіп тұр
waiting-unaddressed = Автор кімге сұрақ қоюды білмейді
waiting-appeal = Автор сұрағының қабылданбағанына қарсы
waiting-left = Мұнда енді модератор емес адамға қайтарылған
rule-question-role = Сіз бұған қатыспайсыз.
rule-question-conflict = Бұл сұраққа өзіңіздің қатысыңыз бар: оны басқа адам шешуі керек.
rule-question-answered = Сұраққа жауап берілген: ол орнында қалады.
rule-question-closed = Бұл сұрақ енді күшінде емес.
rule-appealed-once = Сіз қарсылық білдіріп қойғансыз.
rule-appeal-late = Қарсылық білдіретін уақыт өтіп кетті.
rule-return-left = Сұрақты жазып алған адам мұнда енді модератор емес: оны қайта жіберетін ешкім жоқ.
lifter-judging = Сұрақты жариялаңыз немесе қабылдамаңыз.
rule-acknowledged-once = Сұрақтың алынғаны расталып қойған.
rule-clarified-enough = Автордан нақтылауды бұдан артық сұрауға болмайды.
rule-lapsed-for-good = Жауап беретін уақыт өтіп кетті. Сұрақты қайта қойыңыз.
rule-forward-early = Органның сұрақты алғанын растауға әлі уақыты бар.
rule-forwarded-enough = Сұрақты бұдан артық жолдауға болмайды.
rule-extended-once = Мерзім бұрын ұзартылған.
rule-extended-late = Соңғы күн өтіп кетті: мерзімді енді ұзартуға болмайды.
rule-reopened-enough = Енді қайта сұрауға болмайды.
rule-deny-late = Мұны айтатын уақыт өтіп кетті.
rule-remind-early = Жауап мерзімі өткеннен кейін ғана еске салуға болады.
rule-remind-often = Сіз осы аптада еске салдыңыз немесе мұны үш рет жасадыңыз.
rule-verdict-late = Жауапты бағалайтын уақыт өтіп кетті.
rule-own-question = Бұл сұраққа өзіңіздің қатысыңыз бар.
rule-moderator-asks = Модераторлар өздері модератор болған жерде сұрақ қоймайды.
rule-ask-there = Мұнда билікке сұрақ бөлек бетте қойылады.
conflict-question-state = Осы арада сұрақтың жайы өзгерді. Қазір қандай екенін қараңыз.
conflict-question-moved = Осы арада басқа біреу әрекет етті. Сұрақтың қазіргі жайын қарап, қайта жіберіңіз.
error-offices-none = Кімге сұрақ қоятыныңызды таңдаңыз немесе білмейтініңізді белгілеңіз.
error-offices-many = Ең көбі { $limit } орган таңдауға болады.
error-intake-closed = Бұл орган қазір сұрақ қабылдамайды.
error-own-office = Бұл — өзіңіздің органыңыз.
error-asked-already = Бұл органға сұрақ қойылып қойған.
error-questions-open = Ашық сұрақтарыңыздың саны: { $actual }; ең көбі { $limit } болады.
error-questions-open-there = Осы органға қойған ашық сұрақтарыңыздың саны: { $actual }; ең көбі { $limit } болады.
error-duplicate-which = Күшінде тұрған сұрақтың нөмірін көрсетіңіз.
notice-question-own-published = Сұрағыңыз жарияланды.
notice-question-own-returned = Модератор сұрағыңызды өзгертуді сұрайды.
notice-question-own-declined = Сұрағыңыз қабылданбады.
notice-question-own-appeal-decided = Қарсылығыңыз бойынша шешім шықты.
notice-question-own-clarify-asked = { $name }: сұрағыңызды нақтылауды сұрайды.
notice-question-own-clarify-due = { $name } нақтылау сұрағына жауабыңызды әлі күтіп отыр.
notice-question-own-answered = { $name }: сұрағыңызға жауап берілді.
notice-question-own-refused = { $name }: сұрағыңызға жауап беруден бас тартылды.
notice-question-own-forwarded = { $name }: сұрағыңыз басқа органға жіберілді.
notice-question-own-extended = { $name }: сұрағыңызға көбірек уақыт керек.
notice-question-own-lapsed = { $name }: жауап бермегеніңіз үшін сұрағыңыз жабылды.
notice-question-own-closed = { $name }: сұрағыңыз жабылды.
notice-question-own-private = { $name }: сізге жеке жауап берілді дейді. Олай болмаса, айтыңыз.
notice-question-own-overdue = { $name }: сұрағыңызға жауап беру мерзімі өтті.
notice-question-own-long-overdue = { $name }: сұрағыңызға жауап беру мерзімі әлдеқашан өтті.
notice-question-own-held-long = Сұрағыңыз әлі модераторды күтіп тұр. Модераторларға бұл туралы еске салынды.
notice-question-desk-received = { $name }: жаңа сұрақ.
notice-question-desk-clarified = { $name }: автор жауап берді.
notice-question-desk-reopened = { $name }: сұрақ қайта қойылды.
notice-question-desk-reminded = { $name }: сұрақ авторы жауап мерзімі өткенін еске салады.
notice-question-desk-soon = { $name }: жауап бес күннен кейін керек.
notice-question-desk-due = { $name }: жауап бүгін керек.
notice-question-desk-overdue = { $name }: жауап мерзімі өтті.
notice-question-desk-long-overdue = { $name }: жауап мерзімі әлдеқашан өтті.
notice-question-queue-submitted = Сұрақ модераторды күтуде.
notice-question-queue-held-long = Сұрақ модераторды тым ұзақ күтіп тұр.
notice-question-queue-appealed = Автор сұрағының қабылданбауына қарсы.
notice-question-queue-long-overdue = { $name }: жауап мерзімі әлдеқашан өтті.
notice-question-cosign-answered = { $name }: сізге де маңызды сұраққа жауап берілді.
notice-question-cosign-refused = { $name }: сізге де маңызды сұраққа жауап беруден бас тартылды.
notice-question-follow-said = { $name }: сіз бақылап жүрген талқылауда жаңа жазба бар.
letters-question = Билікке қойылған сұрақтардың жайы
audited-question-approved = Сұрақ жарияланды
audited-question-returned = Сұрақ авторына қайтарылды
audited-question-declined = Сұрақ қабылданбады
audited-appeal-decided = Қарсылық қаралды
