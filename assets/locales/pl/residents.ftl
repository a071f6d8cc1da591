# Kto mieszka tam, gdzie jest społeczność.
letters-resident = Czy mam potwierdzone zamieszkanie
notice-resident-confirmed = Twoje zamieszkanie („{ $name }”) jest teraz potwierdzone
notice-resident-ended = Twoje zamieszkanie („{ $name }”) nie jest już potwierdzone; powód podaje strona
audited-resident-confirmed = Potwierdzono mieszkańca
audited-resident-ended = Cofnięto potwierdzenie mieszkańca
audited-resident-letters-made = Przygotowano listy z kodami do domów
audited-resident-letters-ended = Unieważniono kody z listów do domów
audit-of-letters = listy nr { $n }
rule-residents-only = Tutaj robią to tylko potwierdzeni mieszkańcy.
lifter-clerk = To, że tu mieszkasz, potwierdza moderator albo kod z listu, który przyszedł do domu.
rule-own-residence = Nikt nie potwierdza zamieszkania samemu sobie.
error-resident-code = Ten kod tu nie działa: został użyty, stracił ważność albo jest w nim literówka.
error-list-long = Lista ma najwyżej { $limit } wierszy; ta ma { $actual }.
residence-title = Mieszkaniec: „{ $name }”
residence-none = Na razie nikt nie potwierdził, że tu mieszkasz.
residence-ways = Przyszedł do domu list z kodem? Wpisz kod poniżej. Jeśli nie, zwróć się do moderatora społeczności: potwierdza tych, których zna.
residence-ended = Dnia { $day } cofnięto potwierdzenie, że tu mieszkasz. Powód: { $why }
residence-by-clerk = Moderator potwierdził, że tu mieszkasz ({ $name }).
residence-by-list = Jesteś na liście mieszkańców potwierdzonej przez administratora ({ $name }).
residence-by-code = Kod z listu pokazał, że tu mieszkasz ({ $name }).
residence-private = Widzą to tylko moderatorzy i administratorzy. Obok Twojego imienia nigdzie się to nie pojawia.
residence-code = Kod z listu
residence-code-hint = Dziesięć liter i cyfr. Wielkość liter i łącznik nie mają znaczenia.
residence-send = Wyślij kod
residence-needed = Pytania zadają tu potwierdzeni mieszkańcy, a na razie nikt nie potwierdził, że tu mieszkasz. Pytanie możesz napisać teraz i zapisać jako szkic: poczeka na potwierdzenie.
residence-go = Pokaż, że tu mieszkam
residents-title = Mieszkańcy: „{ $name }”
residents-tab = Mieszkańcy
residents-lead = Kto tu mieszka, może pytać i popierać pytania tam, gdzie zasady społeczności tego wymagają. Tę listę widzą tylko moderatorzy.
residents-add = Potwierdź członka
residents-add-name = Nazwa użytkownika członka
residents-confirm = Potwierdź zamieszkanie
residents-list = Potwierdzeni mieszkańcy
residents-none = Na razie nikogo nie potwierdzono.
residents-by-clerk = Potwierdził moderator, { $name }
residents-by-list = Z listy, { $name }
residents-by-code = Kodem z listu, { $name }
residents-end = Cofnij potwierdzenie
residents-end-why = Dlaczego? Ta osoba to przeczyta.
residents-lines-title = Potwierdź listę
residents-lines = Nazwy użytkowników lub adresy e-mail
residents-lines-hint = Po jednym w wierszu. Najpierw zobaczysz, kogo oznaczają; adres, którego nikt nie potwierdził jako swojego, nikogo nie znajdzie.
residents-preview = Zobacz, kogo oznaczają
residents-preview-title = Kogo wymienia lista
residents-found = { $n ->
    [0] Nikt nie zostałby potwierdzony.
    [one] Potwierdzona zostałaby { $n } osoba.
    [few] Potwierdzone zostałyby { $n } osoby.
    [many] Potwierdzonych zostałoby { $n } osób.
   *[other] Potwierdzonych zostałoby { $n } osoby.
 }
residents-found-member = członek; zostanie potwierdzony
residents-found-already = już potwierdzony
residents-found-stranger = ma konto, ale nie należy do tej społeczności
residents-found-nobody = nikogo takiego nie ma
residents-found-oneself = to Ty; potwierdza Cię ktoś inny
residents-letters-title = Listy do domów
residents-letters-label = Do czego służą
residents-letters-label-hint = Na Twój użytek, na przykład ulica.
residents-letters-count = Ile listów
residents-letters-days = Ile dni ważne
residents-letters-lang = Język listów
residents-letters-make = Przygotuj listy
residents-letters-list = Listy już przygotowane
home-letter-title = Do wszystkich mieszkańców tego domu
home-letter-text = „{ $name }” ma stronę, na której sąsiedzi publicznie pytają urzędy i rozmawiają ze sobą. Kod z tego listu pokazuje, że tu mieszkasz. Działa raz, dla jednej osoby.
home-letter-do = Otwórz adres albo skieruj aparat telefonu na obrazek. Zaloguj się lub załóż konto. Potem wpisz kod.
home-letter-code = Twój kod:
home-letter-until = Kod jest ważny do: { $name }.
home-letter-hint = Wydrukuj tę stronę: każdy list wyjdzie na osobnej kartce. Kodów użytych na niej nie ma. Serwis nie wie, który list trafi do których drzwi.
home-letter-none = Żaden kod z tych listów już nie działa: zostały użyte, straciły ważność albo je unieważniono.
