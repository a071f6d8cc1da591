# Жолдағы хаттар: әкімшілердің беті және хаттары қайтып келетін адам көретін мәтін.

deliveries-title = Хаттар
deliveries-lead = Соңғы 30 күннің хаттары және әлі жөнелтілмегендері. Мекенжайдың бірінші әрпі мен домені ғана көрсетіледі.
deliveries-state = Күйі
deliveries-all = Барлық күйлер
deliveries-domain = Мекенжайдың домені, мысалы example.org
deliveries-filter = Көрсету
deliveries-none = Мұндай хаттар жоқ.
deliveries-retry-all = Жөнелтілмеген хаттардың бәрін қайта жіберу
delivery-retry = Қайта жіберу
delivery-cancel = Болдырмау
delivery-tries = { $n ->
    [one] { $n } әрекет
   *[other] { $n } әрекет
}
delivery-next = келесі әрекет: { $name }
delivery-ready = жіберілуін күтіп тұр
delivery-sending = жіберіліп жатыр
delivery-sent = жіберілді
delivery-deferred = кейінге қалдырылды: қайта жіберіледі
delivery-failed = жіберілмеді
delivery-cancelled = болдырылмады
delivery-suppressed = жіберілмеді: бұл мекенжайға барған хаттар қайтып келеді
delivery-bounced = қайтып келді
delivery-complained = алушы шағымданды
delivery-held = қалпына келтіруден кейін ұсталып тұр
letter-kind-confirm = Мекенжайды растау
letter-kind-address = Мекенжайды ауыстыру
letter-kind-password = Құпиясөз
letter-kind-sign-in = Кіру сілтемесі
letter-kind-factor = Екінші фактор
letter-kind-waits = Модераторды күтіп тұрған хабарлама
letter-kind-news = Жаңалықтар
letter-kind-answer = Хатпен берілген жауаптың тағдыры
letter-kind-other = Басқа хат
letters-returned = { $name } күнінен бастап сіздің мекенжайыңызға жіберілген хаттар қайтып келеді, сондықтан біз оларды енді жібермейміз.
letters-unwanted = { $name } күні сізге жіберілген хат қажетсіз деп белгіленді. Содан бері сізге тек есептік жазбаңызды қорғайтын хаттар жіберіледі.
letters-again = Қайталап көру
letters-again-lead = Біз мекенжайыңызға қайтадан хат жаза бастаймыз. Мұны күніне бір рет сұрай аласыз; хаттар бәрібір қайтып келсе, басқа мекенжай көрсетіңіз.
letters-other-address = Мекенжайды ауыстыру
audit-of-letter = № { $n } хат
audited-letter-retried = Жіберілмеген хат қайта жіберілді
audited-letters-retried = Жіберілмеген хаттардың бәрі қайта жіберілді
audited-letter-cancelled = Хат болдырылмады
letter-test-subject = { $name }: сынақ хат
letter-test = Бұл хатты { $name } сайты хаттардың жететінін тексеру үшін жіберді. Ештеңе істеудің қажеті жоқ.
