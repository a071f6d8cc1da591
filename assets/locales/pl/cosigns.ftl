cosigns-title = Kto jeszcze chce to wiedzieć
cosigns-link = Kto jeszcze chce to wiedzieć i kto się liczy
cosigns-lead = { $n ->
    [0] Na razie nikt się nie liczy.
    [one] Liczy się { $n } osoba. Wybierz, kogo nie liczyć, i sprawdź, kto pasuje do tego wyboru.
    [few] Liczą się { $n } osoby. Wybierz, kogo nie liczyć, i sprawdź, kto pasuje do tego wyboru.
    [many] Liczy się { $n } osób. Wybierz, kogo nie liczyć, i sprawdź, kto pasuje do tego wyboru.
   *[other] Liczy się { $n } osoby. Wybierz, kogo nie liczyć, i sprawdź, kto pasuje do tego wyboru.
}
cosigns-chosen = { $n ->
    [0] Do tego wyboru nikt nie pasuje.
    [one] Do tego wyboru pasuje { $n } osoba.
    [few] Do tego wyboru pasują { $n } osoby.
    [many] Do tego wyboru pasuje { $n } osób.
   *[other] Do tego wyboru pasuje { $n } osoby.
}
cosigns-told = Wszyscy mogą przeczytać, ile osób już się nie liczy i dlaczego. Autor, urzędy i osoby, których to dotyczy, dostaną wiadomość; można to cofnąć.
cosigns-one = { $name } ({ $account }), { $when }
cosigns-people = Te osoby
cosigns-people-hint = Nazwy użytkowników rozdzielone przecinkami. Musi się zgadzać wszystko, co wpiszesz.
cosigns-from = Dołączyły od
cosigns-to = Dołączyły przed
cosigns-new = Nowe konta
cosigns-new-hint = Konta, które w tamtej chwili miały mniej niż tyle dni.
cosigns-why = Dlaczego
cosigns-why-hint = Przeczytają to wszyscy. Nie podawaj nazwisk.
cosigns-preview = Zobacz, kto to jest
cosigns-remove = Nie licz ich
cosigns-removal = { $n ->
    [one] { $when }: { $n } osoba, { $why }
    [few] { $when }: { $n } osoby, { $why }
    [many] { $when }: { $n } osób, { $why }
   *[other] { $when }: { $n } osoby, { $why }
}
cosigns-which = Usunięci z liczby
cosigns-restore = Licz ich znowu
cosigns-restore-title = Licz znowu
cosign-uncounted = Moderator nie liczy tego, że też chcesz to wiedzieć. Powód jest poniżej, w historii pytania. Jeśli to pomyłka, napisz do moderatorów społeczności.
step-cosign-removed = { $n ->
    [one] Nie liczy się już { $n } osoba, która chciała to wiedzieć
    [few] Nie liczą się już { $n } osoby, które chciały to wiedzieć
    [many] Nie liczy się już { $n } osób, które chciały to wiedzieć
   *[other] Nie liczy się już { $n } osoby, które chciały to wiedzieć
}
step-cosign-restored = { $n ->
    [one] Znowu liczy się { $n } osoba, która chce to wiedzieć
    [few] Znowu liczą się { $n } osoby, które chcą to wiedzieć
    [many] Znowu liczy się { $n } osób, które chcą to wiedzieć
   *[other] Znowu liczy się { $n } osoby, które chcą to wiedzieć
}
notice-cosign-removed = Moderator nie liczy już tego, że też czekasz na odpowiedź na pytanie. Powód jest w jego historii. Jeśli to pomyłka, napisz do moderatorów.
notice-cosign-restored = Znowu liczy się to, że też czekasz na odpowiedź na pytanie.
notice-cosigns-removed-own = Część osób, które czekają na odpowiedź na Twoje pytanie, już się nie liczy. Powód jest w jego historii.
notice-cosigns-restored-own = Część osób, które czekają na odpowiedź na Twoje pytanie, znowu się liczy.
notice-cosigns-removed-desk = { $name }: część osób, które czekają na odpowiedź, już się nie liczy.
notice-cosigns-restored-desk = { $name }: część osób, które czekają na odpowiedź, znowu się liczy.
error-cosigns-many = Najwyżej { $limit } nazw naraz.
error-cosigns-at-once = Temu wyborowi odpowiada więcej niż { $limit } osób. Wybierz krótszy czas.
error-cosigns-none = Do tego wyboru nikt nie pasuje.
error-cosigns-choose = Podaj, o kogo chodzi: osoby, czas albo nowe konta.
rule-cosign-address = Tam, gdzie czytać mogą wszyscy, osoba bez adresu e-mail nie jest liczona wśród tych, którzy też chcą wiedzieć.
conflict-cosigns-moved = Temu wyborowi odpowiadają teraz inne osoby albo w międzyczasie zadziałał ktoś inny. Zobacz, kogo teraz oznacza, i wyślij ponownie.
audited-cosigns-removed = Usunięto z liczby osoby, które chciały to wiedzieć
audited-cosigns-restored = Znowu policzono osoby, które chcą to wiedzieć
days-halted = { $name }: teraz nie ma kto odpowiedzieć
step-clock-halted = { $office }: czas stoi, bo nie ma kto odpowiedzieć
step-clock-resumed = { $office }: czas znowu biegnie
rule-own-answer = To Twoje pytanie: przekaż je dalej albo niech odpowie ktoś inny.
declared-delegate = Delegata, w imieniu urzędu
declared-substitute = Moje, w zastępstwie piastującego urząd
notice-question-desk-lifted = { $name }: termin odpowiedzi jednak nie minął, bo przesunął się ostatni dzień.
notice-question-own-lifted = { $name }: termin odpowiedzi na Twoje pytanie jednak nie minął, bo przesunął się ostatni dzień.
notice-question-desk-recorded = { $name }: pytanie złożono urzędowo. Obok niego podano termin ustawowy.
notice-question-own-recorded = { $name }: Twoje pytanie złożono urzędowo. Obok niego podano termin ustawowy.
