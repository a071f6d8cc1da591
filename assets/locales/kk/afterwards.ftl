# Сұрақ пен жауаптан кейін не болады: жасырылған сөздер, қосымша сұрақтар, үлгі жауаптар.
hidden-personal-data = жеке деректер жасырылды
hidden-insult = тіл тигізген сөз жасырылды
hidden-libel = дәлелсіз айыптау жасырылды
hidden-secret = құпия жасырылды
hidden-unlawful = заңға қайшы сөздер жасырылды
post-hide-words = Сөздерді жасыру
post-hidden-words = Жасырылған сөздер
hide-title = № { $n } жазбадағы жасырылған сөздер
hide-lead = Бұл сөздердің орнына бәрі белгіні көреді: беттерде, таспаларда, экспортта және жазбаның тарихында. Авторы мен модераторлар сөздерді осы жерден оқи алады.
hide-mail = Жіберіліп қойған хаттарды қайтарып алуға болмайды.
hide-own-lead = Модератор жазбаңыздағы осы сөздерді жасырды. Оларды осы жерде сіз бен модераторлар ғана оқи алады.
hide-preview-lead = Бәрі осыны көреді.
hide-words = Нақты қай сөздер
hide-words-hint = Оларды жазбадан көшіріп алыңыз. Олар жазбаның барлық жерінде және оны дәйексөз еткен жазбаларда жасырылады.
hide-code = Белгі
hide-preview = Нәтижесін көрсету
hide-button = Осы сөздерді жасыру
hide-one = { $day }, { $label }: «{ $words }»
hide-show-title = Сөздерді қайта көрсету
hide-which = Қай сөздер
hide-show = Сөздерді ашу
error-words-absent = Жазбада мұндай сөздер жоқ.
error-words-marked = Жасырылып қойғанын қоспаңыз.
error-words-many = Бұл сөздер тым көп жерде кездеседі. Ұзағырақ үзінді таңдаңыз.
error-words-hidden = Мәтініңізде модератор жасырған сөздер бар. Оларды алып тастаңыз.
notice-redacted = Модератор жазбаңыздағы сөздерді жасырды
notice-unredacted = Модератор жазбаңыздағы жасырылған сөздерді қайта көрсетті
audited-post-redacted = Жазбадағы сөздерді жасырды
audited-post-unredacted = Жасырылған сөздерді қайта көрсетті
step-post-redacted = № { $n } жазбадағы сөздер жасырылды: { $label }
step-post-unredacted = № { $n } жазбадағы жасырылған сөздер қайта көрсетілді
rule-asked-stays = Сұрақты және оған органның айтқанын әдеттегі жазба сияқты жоюға болмайды.
rule-followed-enough = Мұнда рұқсат етілген қосымша сұрақтарды түгел қойып болдыңыз.
rule-followed-none = Жауап беретін қосымша сұрақ жоқ.
handle-title-follow-up = Қосымша сұрақ қою
handle-body-follow-up = Жауаптан кейін не түсініксіз қалды? Жаңа мерзім басталмайды.
handle-act-follow-up = Қосымша сұрақты жіберу
handle-title-respond = Қосымша сұраққа жауап беру
handle-body-respond = Оған жауабыңыз
handle-act-respond = Осы жауапты жариялау
handle-title-standard = Бұл үлгі жауап па?
handle-act-standard = Үлгі жауап деп белгілеу
handle-title-object = Модератор жауабыңызды үлгі жауап деп санайды
handle-act-object = Қарсылық білдіру
handle-title-standard-ended = Орган қарсы: оның айтуынша, жауап үлгі емес
handle-act-standard-ended = Жауап есептеледі
handle-act-standard-upheld = Жауап үлгі болып қалады
handle-change = Органның айтқанын өзгерту
handle-add = Толықтыру
answer-standard = Үлгі жауап, есептелмейді
follow-up-asked = Автор қосымша сұрақ қойды
follow-up-answered = Орган оған жауап берді
step-addressee-followed-up = { $office }: автор қосымша сұрақ қойды
step-addressee-follow-up-answered = { $office }: қосымша сұраққа жауап берілді
step-answer-revised = { $office }: айтқанын өзгертті
step-answer-added = { $office }: айтқанын толықтырды
step-answer-boilerplate = { $code ->
    [office] { $office }: орган жауабын үлгі деп санайды
   *[moderator] { $office }: модератор жауапты үлгі деп санайды
}
step-answer-objected = { $office }: орган қарсы, жауап үлгі емес
step-answer-objection-decided = { $code ->
    [granted] { $office }: жауап есептеледі
   *[upheld] { $office }: жауап үлгі болып қалады
}
notice-question-desk-followed-up = { $name }: қосымша сұрақ қойылды.
notice-question-desk-boilerplate = { $name }: модератор жауапты үлгі деп санады.
notice-question-desk-objection-decided = { $name }: үлгі жауап туралы қарсылығыңыз шешілді.
notice-question-own-follow-up-answered = { $name }: қосымша сұрағыңызға жауап берілді.
notice-question-own-boilerplate = { $name }: сұрағыңызға берілген жауап үлгі деп танылды. Қайта сұрай аласыз.
notice-question-own-objection-decided = { $name }: сұрағыңызға берілген жауап үлгі ме, жоқ па, соны шешті.
notice-question-queue-objected = { $name }: орган жауабын үлгі деп санағанға қарсы.
question-original = Бұрын қойылған сұрақ
question-duplicates = { $n ->
    [one] { $n } сұрақ осыны қайталайды
   *[other] { $n } сұрақ осыны қайталайды
}
seal-held = { $from } – { $to } аралығында осы қызметте болған
audited-answer-standard = Жауапты үлгі деп белгіледі
audited-answer-decided = Үлгі жауап туралы қарсылықты шешті
