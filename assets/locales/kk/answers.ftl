# Answers of offices that several people write, and answers by letter.

handle-act-save-draft = Жоба ретінде сақтау
handle-act-propose = Мақұлдауға ұсыну
handle-act-insert = Үлгіні қою
handle-title-approve = Осы мәтінді мақұлдау
handle-act-approve = Мақұлдау
handle-title-give-back = Жазған адамға қайтару
handle-act-give-back = Қайтару
drafting = Әзірге жазылғаны
drafting-now = Сақталған мәтін
drafting-more = Жоба, мақұлдау, үлгілер
drafting-draft = Жоба, жазған — { $name }, { $when }. Оны орган атынан әрекет ететіндер ғана көреді.
drafting-proposed = { $name } осы мәтінді ұсынады, { $when }.
drafting-approved = Мәтін мақұлданды: { $name }, { $when }. Бір сөзі өзгерсе, мақұлдау күшін жояды.
drafting-returned = Мәтін қайтарылды: { $name }, { $when }:
drafting-note = Нені өзгерту керек?
drafting-note-hint = Мұны орган атынан әрекет ететіндер ғана оқиды.
conflict-office-draft = Осы арада бір әріптесіңіз мұнда жазды. Ештеңе жоғалған жоқ: сіздің мәтініңіз өрісте, екіншісі оның үстінде тұр. Өзіңіздікін қалдыру үшін қайта сақтаңыз.
desk-drafts = Мақұлдауыңызды күтіп тұр
notice-question-desk-proposed = { $name }: жауап мақұлдауыңызды күтіп тұр.
notice-question-desk-approved = { $name }: мәтініңіз мақұлданды.
notice-question-desk-returned = { $name }: мәтініңіз өзіңізге қайтарылды.
templates-title = Жауап үлгілері
templates-lead = Қайта-қайта керек болатын мәтіндер. Орган атынан әрекет ететіндердің бәрі оларды пайдаланып, өзгерте алады.
templates-link = Үлгілер
templates-new = Жаңа үлгі
templates-name = Үлгінің атауы
templates-name-hint = Оны сіз бен әріптестеріңіз ғана көреді.
templates-text = Үлгінің мәтіні
templates-save = Үлгіні сақтау
templates-end = Жою
templates-field = Үлгі
templates-none-chosen = Таңдаңыз
error-too-many-templates = Үлгі саны { $limit } шегінен аспайды. Алдымен біреуін жойыңыз.

letter-desk-hint = Осы хатқа жай ғана жауап бере аласыз. Сөзіңіз сұраққа берілген жауап болады: орган басқаша таңдамаса, өзіңіз тағы бір рет көрмейінше ештеңе жарияланбайды.
letter-answer-confirm-subject = { $name }: жауабыңызды жариялаңыз
letter-answer-confirm =
    Жауабыңыздың мәтіні осылай жарияланады. Төмендегі сілтеме арқылы қарап шығып, жариялаңыз. Сілтеме бір рет қана, 7 күн ішінде жұмыс істейді, сайтқа кірудің қажеті жоқ.

    Бірдеңені өзгерткіңіз келсе, сол хатқа тағы бір рет жауап беріңіз немесе жұмыс үстеліңізді ашыңыз.
letter-answer-publish = Қарап шығып, жариялау
letter-answer-published-subject = { $name }: жауабыңыз жарияланды
letter-answer-published =
    Жауабыңыз хатпен келді де, органыңыз таңдағандай бірден жарияланды. Төмендегі сілтемемен оны қарап, түзете аласыз.
letter-answer-open = Жауапты ашу
letter-answer-proposed-subject = { $name }: мәтініңіз ұсынылды
letter-answer-proposed =
    Мәтініңіз келді. Жауап жариялайтындарға оның мақұлдауды күтіп тұрғаны айтылды.
letter-answer-desk = Сұрақты ашу
letter-answer-failed-subject = { $name }: жауабыңыз қабылданбады
letter-answer-over =
    Жауабыңыз жарияланған жоқ: сұрақ енді жауап күтпейді. Оған басқа біреу жауап берген немесе автор оны қайтарып алған болуы мүмкін.

    Ештеңе жоғалмасын деп мәтініңізді төменде келтірдік.
letter-answer-busy =
    Жауабыңыз қабылданбады: дәл қазір бір әріптесіңіз жауап жазып жатыр, ештеңе өшіп кетпеуі керек.

    Мәтініңіз төменде тұр. Екеуін біріктіру үшін сұрақты ашыңыз.
letter-answer-unproven =
    Сіздің атыңыздан сұраққа жауап келді, бірақ оны сіздің пошта қызметіңіз жібергенін ештеңе растамайды. Ол жарияланған да, сақталған да жоқ.

    Оны сіз жазсаңыз, сұрақты ашып, сайтта жауап беріңіз. Сіз жазбасаңыз, { $name } сайтының әкімшілеріне айтыңыз.
answer-publish-title = Сұраққа жауабыңызды жариялау
answer-publish-lead = Бұл мәтін сізден хатпен келді. Түймені басқанда органның жауабы болады.
answer-published = Жауабыңыз жарияланды
answer-published-lead = Рақмет. Енді оны бәрі оқи алады.

letter-escalation-subject = { $office }: сұрақ өте ұзақ күтіп тұр
letter-escalation =
    «{ $office }» алған сұраққа жауап беру мерзімі өтті: { $date }. Содан бері ешкім жауап берген жоқ: «{ $title }».

    Бұл мекенжай осындай жағдай үшін көрсетілген. Әр сұрақ туралы мұнда бір ғана хат келеді.
letter-escalation-button = Сұрақты оқу
