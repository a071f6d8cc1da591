# Answers of offices that several people write, and answers by letter.

handle-act-save-draft = Zapisz jako szkic
handle-act-propose = Przedstaw do zatwierdzenia
handle-act-insert = Wstaw szablon
handle-title-approve = Zatwierdź ten tekst
handle-act-approve = Zatwierdź
handle-title-give-back = Zwróć go osobie, która pisała
handle-act-give-back = Zwróć
drafting = Tekst, który już jest
drafting-now = Tekst zapisany
drafting-more = Szkic, zatwierdzenie, szablony
drafting-draft = Szkic, pisze { $name }, { $when }. Widzą go tylko osoby działające w imieniu urzędu.
drafting-proposed = { $name } przedstawia ten tekst, { $when }.
drafting-approved = Tekst zatwierdzono: { $name }, { $when }. Zmiana choćby słowa unieważnia zatwierdzenie.
drafting-returned = Tekst zwrócono: { $name }, { $when }:
drafting-note = Co trzeba zmienić?
drafting-note-hint = Przeczytają to tylko osoby działające w imieniu urzędu.
conflict-office-draft = Tymczasem pisał tu ktoś z Twojego urzędu. Nic nie zginęło: Twój tekst jest w polu, a drugi nad nim. Zapisz ponownie, aby zachować swój.
desk-drafts = Czekają na Twoje zatwierdzenie
notice-question-desk-proposed = { $name }: odpowiedź czeka na Twoje zatwierdzenie.
notice-question-desk-approved = { $name }: Twój tekst zatwierdzono.
notice-question-desk-returned = { $name }: Twój tekst zwrócono do poprawy.
templates-title = Szablony odpowiedzi
templates-lead = Teksty, które przydają się wiele razy. Każdy, kto działa w imieniu urzędu, może ich używać i je zmieniać.
templates-link = Szablony
templates-new = Nowy szablon
templates-name = Nazwa szablonu
templates-name-hint = Widzisz ją tylko Ty i osoby z Twojego urzędu.
templates-text = Tekst szablonu
templates-save = Zapisz szablon
templates-end = Usuń
templates-field = Szablon
templates-none-chosen = Wybierz
error-too-many-templates = Najwyższa liczba szablonów to { $limit }. Najpierw usuń jeden.

letter-desk-hint = Na tę wiadomość możesz po prostu odpowiedzieć. Twoje słowa staną się odpowiedzią urzędu: nic nie zostanie opublikowane, zanim nie zobaczysz ich jeszcze raz, chyba że urząd wybrał inaczej.
letter-answer-confirm-subject = { $name }: opublikuj swoją odpowiedź
letter-answer-confirm =
    Oto tekst Twojej odpowiedzi w postaci, w jakiej zostanie opublikowany. Obejrzyj go i opublikuj poniższym linkiem. Link działa jeden raz, przez 7 dni i bez logowania.

    Jeśli chcesz coś zmienić, odpowiedz jeszcze raz na tamtą wiadomość albo otwórz swój pulpit.
letter-answer-publish = Obejrzyj i opublikuj
letter-answer-published-subject = { $name }: Twoja odpowiedź jest opublikowana
letter-answer-published =
    Twoja odpowiedź przyszła e-mailem i od razu została opublikowana, tak jak wybrał Twój urząd. Poniższym linkiem możesz ją obejrzeć i poprawić.
letter-answer-open = Otwórz odpowiedź
letter-answer-proposed-subject = { $name }: Twój tekst czeka na zatwierdzenie
letter-answer-proposed =
    Twój tekst dotarł. Osoby, które publikują w imieniu urzędu, wiedzą już, że czeka na zatwierdzenie.
letter-answer-desk = Otwórz pytanie
letter-answer-failed-subject = { $name }: Twoja odpowiedź nie została przyjęta
letter-answer-over =
    Twoja odpowiedź nie została opublikowana: pytanie już na nią nie czeka. Być może ktoś inny odpowiedział albo pytanie wycofano.

    Twój tekst jest poniżej, więc nic nie zginęło.
letter-answer-busy =
    Twoja odpowiedź nie została przyjęta: właśnie pisze ją ktoś z Twojego urzędu, a nic nie może zostać nadpisane.

    Twój tekst jest poniżej. Otwórz pytanie, aby połączyć oba.
letter-answer-unproven =
    W Twoim imieniu przyszła odpowiedź na pytanie, ale nic nie potwierdza, że wysłał ją Twój dostawca poczty. Nie została ani opublikowana, ani zapisana.

    Jeśli to Twoja odpowiedź, otwórz pytanie i odpowiedz w serwisie. Jeśli nie, powiadom administratorów serwisu { $name }.
answer-publish-title = Opublikuj swoją odpowiedź na pytanie
answer-publish-lead = Ten tekst przyszedł od Ciebie e-mailem. Stanie się odpowiedzią urzędu, gdy naciśniesz przycisk.
answer-published = Twoja odpowiedź jest opublikowana
answer-published-lead = Dziękujemy. Teraz mogą ją przeczytać wszyscy.

letter-escalation-subject = { $office }: pytanie czeka bardzo długo
letter-escalation =
    Termin odpowiedzi na pytanie do urzędu „{ $office }” minął { $date } i od tego czasu nikt nie odpowiedział: „{ $title }”.

    Ten adres wskazano na takie przypadki. O każdym pytaniu przychodzi tu jedna wiadomość.
letter-escalation-button = Przeczytaj pytanie
