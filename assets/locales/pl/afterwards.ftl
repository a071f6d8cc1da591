# Co dzieje się po pytaniu i odpowiedzi: ukryte słowa, pytania dodatkowe, teksty standardowe.
hidden-personal-data = dane osobowe ukryte
hidden-insult = obelga ukryta
hidden-libel = oskarżenie bez dowodu ukryte
hidden-secret = tajemnica ukryta
hidden-unlawful = słowa niezgodne z prawem ukryte
post-hide-words = Ukryj słowa
post-hidden-words = Ukryte słowa
hide-title = Ukryte słowa wpisu nr { $n }
hide-lead = Zamiast tych słów wszyscy zobaczą etykietę: na stronach, w kanałach, w eksportach i w historii wpisu. Autor i moderatorzy nadal mogą je przeczytać tutaj.
hide-mail = Wysłanych już listów nie da się cofnąć.
hide-own-lead = Moderator ukrył te słowa Twojego wpisu. Tutaj możesz je przeczytać tylko Ty i moderatorzy.
hide-preview-lead = To zobaczą wszyscy.
hide-words = Dokładnie te słowa
hide-words-hint = Skopiuj je z wpisu. Zostaną ukryte wszędzie, gdzie w nim stoją, i we wpisach, które go cytują.
hide-code = Etykieta
hide-preview = Pokaż wynik
hide-button = Ukryj te słowa
hide-one = { $day }, { $label }: „{ $words }”
hide-show-title = Pokaż słowa ponownie
hide-which = Które słowa
hide-show = Pokaż te słowa
error-words-absent = Tych słów nie ma we wpisie.
error-words-marked = Pomiń to, co jest już ukryte.
error-words-many = Te słowa stoją w zbyt wielu miejscach. Wybierz dłuższy fragment.
error-words-hidden = Twój tekst zawiera słowa ukryte przez moderatora. Usuń je.
notice-redacted = Moderator ukrył słowa w Twoim wpisie
notice-unredacted = Moderator znów pokazuje ukryte słowa Twojego wpisu
audited-post-redacted = Ukrycie słów we wpisie
audited-post-unredacted = Ponowne pokazanie ukrytych słów
step-post-redacted = We wpisie nr { $n } ukryto słowa: { $label }
step-post-unredacted = Ukryte słowa wpisu nr { $n } są znów widoczne
rule-asked-stays = Pytania i tego, co mówi na nie urząd, nie można usunąć jak zwykłego wpisu.
rule-followed-enough = Zadano już tyle pytań dodatkowych, na ile można tu pozwolić.
rule-followed-none = Nie ma pytania dodatkowego, na które można odpowiedzieć.
handle-title-follow-up = Zadaj pytanie dodatkowe
handle-body-follow-up = Czego odpowiedź nie wyjaśniła? Nowy termin się nie zaczyna.
handle-act-follow-up = Wyślij pytanie dodatkowe
handle-title-respond = Odpowiedz na pytanie dodatkowe
handle-body-respond = Twoja odpowiedź na to pytanie
handle-act-respond = Opublikuj tę odpowiedź
handle-title-standard = Czy odpowiedź to tekst standardowy?
handle-act-standard = Oznacz jako tekst standardowy
handle-title-object = Moderator uznał Twoją odpowiedź za tekst standardowy
handle-act-object = Wnieś sprzeciw
handle-title-standard-ended = Urząd wnosi sprzeciw: twierdzi, że odpowiedź nie jest tekstem standardowym
handle-act-standard-ended = Odpowiedź się liczy
handle-act-standard-upheld = Pozostaje tekstem standardowym
handle-change = Zmień to, co napisał urząd
handle-add = Dopisz coś
answer-standard = Tekst standardowy, nie liczy się jako odpowiedź
follow-up-asked = Autor zadał pytanie dodatkowe
follow-up-answered = Urząd na nie odpowiedział
step-addressee-followed-up = { $office }: autor zadaje pytanie dodatkowe
step-addressee-follow-up-answered = { $office }: odpowiedziano na pytanie dodatkowe
step-answer-revised = { $office }: tekst zmieniono
step-answer-added = { $office }: tekst uzupełniono
step-answer-boilerplate = { $code ->
    [office] { $office }: urząd uznał swoją odpowiedź za tekst standardowy
   *[moderator] { $office }: moderator uznał odpowiedź za tekst standardowy
}
step-answer-objected = { $office }: urząd wnosi sprzeciw, odpowiedź nie jest tekstem standardowym
step-answer-objection-decided = { $code ->
    [granted] { $office }: odpowiedź się liczy
   *[upheld] { $office }: odpowiedź pozostaje tekstem standardowym
}
notice-question-desk-followed-up = { $name }: jest pytanie dodatkowe.
notice-question-desk-boilerplate = { $name }: moderator uznał odpowiedź za tekst standardowy.
notice-question-desk-objection-decided = { $name }: rozstrzygnięto sprzeciw w sprawie tekstu standardowego.
notice-question-own-follow-up-answered = { $name }: jest odpowiedź na Twoje pytanie dodatkowe.
notice-question-own-boilerplate = { $name }: odpowiedź na Twoje pytanie to tekst standardowy. Możesz zapytać ponownie.
notice-question-own-objection-decided = { $name }: rozstrzygnięto, czy odpowiedź na Twoje pytanie jest tekstem standardowym.
notice-question-queue-objected = { $name }: urząd wnosi sprzeciw, że odpowiedź uznano za tekst standardowy.
question-original = Pytanie, które zadano wcześniej
question-duplicates = { $n ->
    [one] { $n } pytanie powtarza to pytanie
    [few] { $n } pytania powtarzają to pytanie
    [many] { $n } pytań powtarza to pytanie
   *[other] { $n } pytania powtarza to pytanie
}
seal-held = urząd sprawowany od { $from } do { $to }
audited-answer-standard = Oznaczenie odpowiedzi jako tekstu standardowego
audited-answer-decided = Rozstrzygnięcie sprzeciwu w sprawie tekstu standardowego
