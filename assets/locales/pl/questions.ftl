# Questions to offices: asked, judged, answered, pursued.
questions-forum = Pytania do urzędów
ask-title = Zadaj pytanie
ask-link = Zapytaj urząd
ask-offices = Kogo pytasz?
ask-offices-hint = Najwyżej trzy urzędy. Każdy z nich musi odpowiedzieć.
ask-unsure = Nie wiem, kogo zapytać
ask-unsure-hint = Moderator znajdzie dla Ciebie właściwy urząd.
ask-what = Twoje pytanie w jednym zdaniu
ask-what-hint = Od 10 do 200 znaków. Przeczytają je wszyscy.
ask-more = Co jeszcze warto wiedzieć?
ask-more-hint = { $n ->
    [one] Nieobowiązkowe, najwyżej { $n } znak. Pisz tylko to, co mogą przeczytać wszyscy. Możesz dodać najwyżej trzy obrazy.
    [few] Nieobowiązkowe, najwyżej { $n } znaki. Pisz tylko to, co mogą przeczytać wszyscy. Możesz dodać najwyżej trzy obrazy.
    [many] Nieobowiązkowe, najwyżej { $n } znaków. Pisz tylko to, co mogą przeczytać wszyscy. Możesz dodać najwyżej trzy obrazy.
   *[other] Nieobowiązkowe, najwyżej { $n } znaku. Pisz tylko to, co mogą przeczytać wszyscy. Możesz dodać najwyżej trzy obrazy.
}
ask-place = Gdzie
ask-place-hint = Na przykład: most koło szkoły.
ask-sources = Na czym się opiera
ask-sources-hint = Link, gazeta, uchwała z numerem.
ask-send = Wyślij pytanie
ask-no-appeal = To publiczne pytanie, a nie wniosek ani skarga w rozumieniu prawa. Nie zaczyna się od niego żaden termin ustawowy.
ask-no-appeal-channel = To publiczne pytanie, a nie wniosek ani skarga w rozumieniu prawa. Aby zaczął się termin ustawowy, wybierz tę drogę: { $name }.
question-draft = Zwrócone autorowi
question-held = Czeka na moderatora
question-published = Opublikowane
question-declined = Odrzucone
question-withdrawn = Wycofane
question-merged = Połączone z innym pytaniem
question-hidden = To pytanie nie jest widoczne
question-held-own = Zanim Twoje pytanie się ukaże, przeczyta je moderator. Zaraz potem dostaniesz wiadomość.
question-returned-own = Moderator prosi o zmianę pytania. Potem możesz wysłać je ponownie.
question-withdrawn-lead = Autor wycofał to pytanie.
question-unaddressed = Autor nie wie, kogo zapytać.
question-note = Co mówi moderator
question-appeal = Sprzeciw autora
appeal-granted = Sprzeciw uwzględniono
appeal-upheld = Sprzeciwu nie uwzględniono
question-edit = Zmień i wyślij ponownie
question-offices = Do kogo jest skierowane
question-text = Pytanie
question-read = Czytaj dyskusję
question-panel = Co się dzieje z pytaniem
question-history = Co działo się dotąd
question-judge = Moderuj to pytanie
question-withdraw-title = Wycofaj pytanie
question-withdraw = Wycofaj
appeal-title = Wnieś sprzeciw wobec tej decyzji
appeal-why = Dlaczego decyzja jest błędna
appeal-hint = Tylko raz. Zdecyduje inny moderator.
appeal-send = Wyślij sprzeciw
appeal-decide-title = Zdecyduj o sprzeciwie
appeal-note = Twoje uzasadnienie, widoczne dla wszystkich
appeal-uphold = Utrzymaj decyzję
appeal-reverse = Opublikuj pytanie
judge-approve-title = Publikacja
judge-approve = Opublikuj pytanie
judge-return-title = Zwrot do autora
judge-return = Zwróć
judge-note = Twoja uwaga
judge-note-hint = Przeczyta ją autor i będzie mógł wysłać pytanie ponownie.
judge-note-public = Mogą ją przeczytać wszyscy.
judge-decline-title = Odrzucenie
judge-decline = Odrzuć pytanie
judge-code = Powód
judge-duplicate = Numer pytania, które to powtarza
decline-duplicate = Takie pytanie już zadano.
decline-not-a-question = To nie jest pytanie.
decline-off-remit = Ten urząd o tym nie decyduje.
decline-personal-case = Dotyczy sprawy osobistej, a nie publicznej.
decline-private-life = Dotyczy czyjegoś życia prywatnego.
decline-insult = Obraża kogoś.
decline-unlawful = Narusza prawo.
decline-libel = Oskarża kogoś bez dowodu.
decline-no-source = Podaje fakty i nie mówi, skąd pochodzą.
decline-false-identity = Autor podszywa się pod kogoś innego.
decline-mass-mail = Należy do masowej wysyłki.
decline-own-staff = Autor pracuje dla tego urzędu.
decline-advert = To reklama.
before-pending = Jeszcze nie dotarło
before-waiting = Czeka na odpowiedź
before-overdue = Po terminie
before-long-overdue = Długo po terminie
before-clarifying = Urząd prosi o wyjaśnienie
before-answered = Jest odpowiedź
before-refused = Bez odpowiedzi: urząd odmówił
before-forwarded = Przekazane innemu urzędowi
before-private = Urząd podaje, że odpowiedział prywatnie
closed-lapsed = Zamknięte: autor nie odpowiedział
closed-term-ended = Zamknięte: kadencja dobiegła końca
closed-withdrawn = Zamknięte: pytanie wycofano
closed-declined = Zamknięte: pytanie odrzucono
closed-merged = Zamknięte: połączone z innym pytaniem
closed-abolished = Zamknięte: ten urząd już nie istnieje
days-due = Pytanie z { $from }, odpowiedź ma być do { $to }
days-paused = Pytanie z { $from }; termin na razie nie biegnie
days-stopped = Pytanie z { $from }, sprawę zakończono { $to }
clock-how = Jak liczony jest termin
answer-took = { $n ->
    [0] Przeczytaj odpowiedź, przyszła tego samego dnia
    [one] Przeczytaj odpowiedź, przyszła po { $n } dniu
    [few] Przeczytaj odpowiedź, przyszła po { $n } dniach
    [many] Przeczytaj odpowiedź, przyszła po { $n } dniach
   *[other] Przeczytaj odpowiedź, przyszła po { $n } dnia
}
answer-read = Przeczytaj, co mówi urząd
answer-by-personal = Własne słowa osoby sprawującej urząd
answer-by-staff = Napisali pracownicy, zatwierdziła osoba sprawująca urząd
answer-by-delegate = Napisała osoba upoważniona przez urząd
answer-by-substitute = Napisała osoba pełniąca zastępstwo
refusing-not-competent = Urząd się tym nie zajmuje.
refusing-secrecy = Prawo zabrania o tym mówić.
refusing-personal-data = Odpowiedź ujawniłaby dane osobowe.
refusing-court = Sprawą zajmuje się sąd.
refusing-already-public = Odpowiedź jest już publicznie znana.
refusing-already-answered = Na to samo odpowiedziano już wcześniej.
refusing-abusive = Pytanie jest obraźliwe.
refusing-no-information = Urząd nie ma tej informacji.
act-answer = Odpowiedz
act-look = Otwórz
act-clarify = Odpowiedz urzędowi
act-judge = Oceń odpowiedź
act-pursue = Co możesz zrobić
cosigned = { $n ->
    [0] Nikt inny jeszcze o to nie zapytał
    [one] Chce to wiedzieć jeszcze { $n } osoba
    [few] Chcą to wiedzieć jeszcze { $n } osoby
    [many] Chce to wiedzieć jeszcze { $n } osób
   *[other] Chce to wiedzieć jeszcze { $n } osoby
}
cosign = Też chcę to wiedzieć
cosign-named = pokaż moją nazwę
cosign-end = Już mnie to nie interesuje
verdict-answered = To odpowiedź na pytanie.
verdict-partly = To odpowiedź na część pytania.
verdict-not = To nie jest odpowiedź na pytanie.
verdict-only-acknowledged = To tylko potwierdzenie, że pytanie dotarło.
verdict-says = Autor mówi:
verdict-reply = Urząd odpowiada:
step-question-submitted = Wysłane
step-question-published = Opublikowane
step-question-returned = Zwrócone autorowi
step-question-declined = Odrzucone.
step-question-appealed = Autor wniósł sprzeciw
step-question-appeal-decided = { $code ->
    [reversed] Sprzeciw uwzględniono, pytanie jest opublikowane
   *[upheld] Sprzeciwu nie uwzględniono
}
step-question-withdrawn = Wycofane przez autora
step-question-merged = Połączone z innym pytaniem
step-addressee-received = { $office }: pytanie dotarło
step-addressee-acknowledged = { $office }: potwierdzono, że pytanie dotarło
step-addressee-clarify-asked = { $office }: prośba o wyjaśnienie
step-addressee-clarified = { $office }: autor przysłał wyjaśnienie
step-addressee-lapsed = { $office }: zamknięte, bo autor nie odpowiedział
step-addressee-answered = { $office }: odpowiedź udzielona
step-addressee-refused = { $office }: odmowa odpowiedzi.
step-addressee-forwarded = { $office }: pytanie przekazano dalej
step-addressee-extended = { $office }: potrzeba więcej czasu
step-addressee-reopened = { $code ->
    [denied] { $office }: zdaniem autora prywatnej odpowiedzi nie było
   *[none] { $office }: autor pyta ponownie
}
step-addressee-inherited = { $office }: sprawę prowadzi dalej osoba, która objęła urząd
step-addressee-closed = { $office }: zamknięte
step-addressee-private = { $office }: podano, że odpowiedź była prywatna
step-addressee-reminded = Autor przypomina, że termin odpowiedzi minął ({ $office })
step-verdict-set = { $code ->
    [answered] { $office }: zdaniem autora odpowiedziano na pytanie
    [partly] { $office }: zdaniem autora odpowiedziano tylko na część pytania
    [not] { $office }: zdaniem autora nie odpowiedziano na pytanie
    [office_reply] { $office }: odpowiedź na opinię autora
   *[only_acknowledged] { $office }: zdaniem autora potwierdzono tylko, że pytanie dotarło
}
step-clock-soon = { $office }: na odpowiedź zostało pięć dni
step-clock-due = { $office }: dziś mija termin odpowiedzi
step-clock-overdue = { $office }: termin odpowiedzi minął
step-clock-long-overdue = { $office }: termin odpowiedzi minął dawno temu
step-clock-recomputed = { $office }: termin policzono od nowa, bo zmienił się kalendarz
handle-more = Więcej
handle-note = Dlaczego
handle-note-hint = Mogą to przeczytać wszyscy.
handle-title-acknowledge = Potwierdź, że pytanie dotarło
handle-act-acknowledge = Pytanie do nas dotarło
handle-title-answer = Twoja odpowiedź
handle-body-answer = Odpowiedź
handle-act-answer = Opublikuj odpowiedź
handle-declared = Czyje to słowa?
declared-personal = Moje własne
declared-staff = Napisali je moi pracownicy, a ja je zatwierdzam
handle-title-clarify = Poproś o wyjaśnienie
handle-body-clarify = Czego chcesz się dowiedzieć?
handle-act-clarify = Zapytaj autora
handle-title-extend = Weź więcej czasu
handle-act-extend = Przedłuż termin
handle-title-forward = Przekaż innemu urzędowi
handle-forward-to = Do kogo
handle-act-forward = Przekaż
handle-title-private = Odpowiedź udzielona prywatnie
handle-act-private = Odpowiedziano prywatnie
handle-title-refuse = Odmów odpowiedzi
handle-refuse-code = Powód
handle-body-refuse = Wyjaśnij dlaczego
handle-act-refuse = Odmów
handle-title-take-over = Przejmij sprawę po poprzedniku
handle-act-take-over = Przejmij
handle-title-reply-to-verdict = Odpowiedz na opinię autora
handle-act-reply-to-verdict = Opublikuj odpowiedź
handle-title-reply = Odpowiedz urzędowi
handle-body-reply = Twoja odpowiedź
handle-act-reply = Wyślij odpowiedź
handle-title-reopen = Zapytaj ponownie
handle-body-reopen = Co zostało bez odpowiedzi?
handle-act-reopen = Zapytaj ponownie
handle-title-deny = Czy dotarła do Ciebie prywatna odpowiedź?
handle-act-deny = Nie, nie dotarła
handle-title-remind = Przypomnij o odpowiedzi
handle-act-remind = Przypomnij
handle-title-verdict = Czy Twoje pytanie doczekało się odpowiedzi?
handle-verdict-code = Wybierz jedno
handle-verdict-note = Własnymi słowami
handle-act-verdict = Opublikuj
desk-title = Pulpit: { $name }
desk-today-count = { $n ->
    [0] Dziś nic na Ciebie nie czeka
    [one] Dziś czeka na Ciebie { $n } pytanie
    [few] Dziś czekają na Ciebie { $n } pytania
    [many] Dziś czeka na Ciebie { $n } pytań
   *[other] Dziś czeka na Ciebie { $n } pytania
}
desk-link = Biurko urzędu
desk-office = Do strony publicznej
desk-today = Termin mija lub minął
desk-wanted = Chce to wiedzieć wiele osób
desk-open = Otwarte
desk-paused = Czeka na autora
desk-none = Nie ma otwartych pytań.
list-questions = Pytania
list-open = { $n ->
    [one] Otwarte: { $n }
    [few] Otwarte: { $n }
    [many] Otwarte: { $n }
   *[other] Otwarte: { $n }
}
list-overdue = { $n ->
    [one] Po terminie: { $n }
    [few] Po terminie: { $n }
    [many] Po terminie: { $n }
   *[other] Po terminie: { $n }
}
list-answered = { $n ->
    [one] Z odpowiedzią: { $n }
    [few] Z odpowiedzią: { $n }
    [many] Z odpowiedzią: { $n }
   *[other] Z odpowiedzią: { $n }
}
list-refused = { $n ->
    [one] Odmowa: { $n }
    [few] Odmowy: { $n }
    [many] Odmowy: { $n }
   *[other] Odmowy: { $n }
}
list-no-questions = Nie ma tu żadnych pytań.
waiting-questions = Czekające pytania
waiting-no-questions = Żadne pytanie nie czeka.
waiting-held = Czeka na publikację
waiting-unaddressed = Autor nie wie, kogo zapytać
waiting-appeal = Autor sprzeciwia się odrzuceniu
waiting-left = Zwrócone osobie, która już tu nie moderuje
rule-question-role = To nie należy do Ciebie.
rule-question-conflict = Jesteś stroną w tej sprawie: musi zdecydować ktoś inny.
rule-question-answered = Jest już odpowiedź: pytanie zostaje.
rule-question-closed = To pytanie nie jest już aktualne.
rule-appealed-once = Twój sprzeciw już wpłynął.
rule-appeal-late = Na sprzeciw jest już za późno.
rule-return-left = Osoba, która je spisała, już tu nie moderuje: nikt nie mógłby wysłać go ponownie.
lifter-judging = Opublikuj je albo odrzuć.
rule-acknowledged-once = Już potwierdzono, że pytanie dotarło.
rule-clarified-enough = Autora proszono już o wyjaśnienia wystarczająco wiele razy.
rule-lapsed-for-good = Na odpowiedź jest już za późno. Zapytaj ponownie.
rule-forward-early = Urząd ma jeszcze czas, aby potwierdzić, że pytanie dotarło.
rule-forwarded-enough = Pytanie przekazywano już wystarczająco wiele razy.
rule-extended-once = Termin już raz przedłużono.
rule-extended-late = Ten dzień minął: terminu nie można już przedłużyć.
rule-reopened-enough = Nie możesz zapytać jeszcze raz.
rule-deny-late = Jest już za późno, aby to zgłosić.
rule-remind-early = Przypomnieć można, gdy termin odpowiedzi minął.
rule-remind-often = Przypomnienie wysłano już w tym tygodniu albo trzy razy.
rule-verdict-late = Na ocenę odpowiedzi jest już za późno.
rule-own-question = Jesteś stroną w tej sprawie.
rule-moderator-asks = Moderatorzy nie zadają pytań tam, gdzie moderują.
rule-ask-there = Tutaj zadaje się pytania urzędom, na osobnej stronie.
conflict-question-state = W międzyczasie z tym pytaniem stało się coś innego. Zobacz, co się z nim teraz dzieje.
conflict-question-moved = W międzyczasie zadziałał ktoś inny. Zobacz, co się teraz dzieje z pytaniem, i wyślij ponownie.
error-offices-none = Wybierz, kogo pytasz, albo zaznacz, że nie wiesz.
error-offices-many = Wybierz najwyżej { $limit }.
error-intake-closed = Ten urząd nie przyjmuje teraz pytań.
error-own-office = To Twój własny urząd.
error-asked-already = Ten urząd już o to zapytano.
error-questions-open = Twoje otwarte pytania: { $actual }; może być najwyżej { $limit }.
error-questions-open-there = Twoje otwarte pytania do tego urzędu: { $actual }; może być najwyżej { $limit }.
error-duplicate-which = Podaj numer pytania, które jest nadal aktualne.
notice-question-own-published = Twoje pytanie zostało opublikowane.
notice-question-own-returned = Moderator prosi, aby zmienić Twoje pytanie.
notice-question-own-declined = Twoje pytanie zostało odrzucone.
notice-question-own-appeal-decided = Twój sprzeciw został rozpatrzony.
notice-question-own-clarify-asked = { $name }: prośba o wyjaśnienie Twojego pytania.
notice-question-own-clarify-due = { $name } wciąż czeka na odpowiedź na swoje pytanie zwrotne.
notice-question-own-answered = { $name }: jest odpowiedź na Twoje pytanie.
notice-question-own-refused = { $name }: odmowa odpowiedzi na Twoje pytanie.
notice-question-own-forwarded = { $name }: Twoje pytanie przekazano do innego urzędu.
notice-question-own-extended = { $name }: Twoje pytanie wymaga więcej czasu.
notice-question-own-lapsed = { $name }: Twoje pytanie zamknięto, bo nie było Twojej odpowiedzi.
notice-question-own-closed = { $name }: Twoje pytanie zamknięto.
notice-question-own-private = { $name }: podano, że odpowiedź otrzymano prywatnie. Jeśli tak nie było, daj znać.
notice-question-own-overdue = { $name }: minął termin odpowiedzi na Twoje pytanie.
notice-question-own-long-overdue = { $name }: termin odpowiedzi na Twoje pytanie minął dawno.
notice-question-own-held-long = Twoje pytanie wciąż czeka na moderatora. Moderatorom o tym przypomniano.
notice-question-desk-received = { $name }: nowe pytanie.
notice-question-desk-clarified = { $name }: autor odpowiedział.
notice-question-desk-reopened = { $name }: pytanie zadano ponownie.
notice-question-desk-reminded = { $name }: autor pytania przypomina, że termin odpowiedzi minął.
notice-question-desk-soon = { $name }: termin odpowiedzi mija za pięć dni.
notice-question-desk-due = { $name }: termin odpowiedzi mija dzisiaj.
notice-question-desk-overdue = { $name }: minął termin odpowiedzi.
notice-question-desk-long-overdue = { $name }: termin odpowiedzi minął dawno.
notice-question-queue-submitted = Pytanie czeka na moderatora.
notice-question-queue-held-long = Pytanie zbyt długo czeka na moderatora.
notice-question-queue-appealed = Autor sprzeciwia się odrzuceniu pytania.
notice-question-queue-long-overdue = { $name }: termin odpowiedzi minął dawno.
notice-question-cosign-answered = { $name }: jest odpowiedź na pytanie, które obchodzi też Ciebie.
notice-question-cosign-refused = { $name }: odmowa odpowiedzi na pytanie, które obchodzi też Ciebie.
notice-question-follow-said = { $name }: nowy wpis w dyskusji, którą obserwujesz.
letters-question = Co się dzieje z pytaniami do urzędów
audited-question-approved = Opublikowanie pytania
audited-question-returned = Zwrot pytania autorowi
audited-question-declined = Odrzucenie pytania
audited-appeal-decided = Rozpatrzenie sprzeciwu
