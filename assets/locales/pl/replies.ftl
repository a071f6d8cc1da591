# Replies by letter. A blank line separates paragraphs.

reply-marker = ## Napisz odpowiedź powyżej tej linii ##

letter-reply-subject = { $name }: Twoja odpowiedź e-mailem
letter-reply-held-subject = { $name }: Twoja odpowiedź czeka na moderatora
letter-reply-publish-subject = { $name }: czy to Twoja odpowiedź?
letter-reply-text = Oto Twoje słowa:
letter-reply-open = Otwórz dyskusję
letter-reply-publish = Przeczytaj i opublikuj
letter-reply-expired =
    Twoja odpowiedź nie została opublikowana: adres do odpowiedzi działa przez 90 dni, a ten jest starszy.

    Otwórz dyskusję i odpowiedz tam albo odpowiedz na nowszą wiadomość.
letter-reply-sender =
    Twoja odpowiedź nie została opublikowana: serwis { $name } przyjmuje odpowiedź tylko z adresu, na który przyszła wiadomość.

    Odpowiedz z tamtego adresu albo zaloguj się i odpowiedz w serwisie.
letter-reply-auth =
    W Twoim imieniu przyszła odpowiedź, ale nic nie potwierdza, że wysłał ją Twój dostawca poczty. Nie została opublikowana.

    Jeśli to Twoja odpowiedź, opublikuj ją poniższym linkiem. Działa jeden raz, przez 7 dni. Jeśli nie, nie musisz nic robić.
letter-reply-locked =
    Twoja odpowiedź nie została opublikowana: dyskusja jest zamknięta albo nie przyjmuje już odpowiedzi.

    Otwórz dyskusję, aby zobaczyć, dlaczego i na jak długo.
letter-reply-not-allowed =
    Twoja odpowiedź nie została opublikowana: nie możesz tam pisać albo to, na co odpowiadasz, nie jest już dla Ciebie widoczne.

    Zaloguj się, aby zobaczyć, co możesz zrobić; więcej powiedzą moderatorzy.
letter-reply-rate =
    Twoja odpowiedź nie została opublikowana: w krótkim czasie przyszło od Ciebie zbyt wiele albo zawiera ona więcej linków lub nazwisk, niż na razie wolno.

    Odczekaj chwilę i wyślij ją ponownie albo odpowiedz w serwisie.
letter-reply-empty =
    Twoja odpowiedź nie została opublikowana: nie ma w niej Twoich słów.

    Napisz ją nad słowami, na które odpowiadasz, zwykłym tekstem, i wyślij ponownie.
letter-reply-too-long =
    Twoja odpowiedź nie została opublikowana: jest dłuższa, niż może być wpis.

    Skróć ją albo wyślij w częściach. Możesz też odpowiedzieć w serwisie, który liczy znaki podczas pisania.
letter-reply-held =
    Twoja odpowiedź dotarła. Zanim zobaczą ją inni, przeczyta ją moderator; nie musisz nic robić.
letter-reply-unreadable =
    Twoja odpowiedź nie została opublikowana: nie udało się odczytać jej tekstu albo ma on zbyt złożoną budowę.

    Wyślij ją ponownie zwykłym tekstem albo odpowiedz w serwisie.
letter-reply-muted =
    Gotowe: o tej dyskusji nie przyjdzie już ani wiadomość e-mail, ani powiadomienie. Nic nie zostało opublikowane.

    W każdej chwili możesz to zmienić przyciskami pod dyskusją.
letter-reply-stopped =
    Gotowe: nie będzie już wiadomości o tym, co się dzieje w serwisie { $name }. Wiadomości o haśle i koncie nadal będą przychodzić. Nic nie zostało opublikowane.

    W każdej chwili możesz to zmienić: zaloguj się i otwórz „Wiadomości e-mail” w ustawieniach.
letter-reply-unproven =
    W Twoim imieniu przyszła prośba o mniej wiadomości, ale nic nie potwierdza, że wysłał ją Twój dostawca poczty. Nic się nie zmieniło.

    Jeśli to Twoja prośba, użyj linków na końcu wiadomości, na którą przyszła odpowiedź. Jeśli nie, nie musisz nic robić.

reply-publish-title = Opublikuj swoją odpowiedź
reply-publish-lead = Ten tekst przyszedł e-mailem w Twoim imieniu. Zostanie opublikowany, gdy naciśniesz przycisk.
reply-publish-button = Opublikuj
reply-published = Twoja odpowiedź dotarła
reply-published-lead = Dziękujemy. Jest już w dyskusji albo pojawi się tam, gdy przeczyta ją moderator.
