# Powiadomienia: o czym ktoś się dowiaduje i ile chce wiedzieć.

notices-title = Powiadomienia
notices-lead = Odpowiedzi dla Ciebie, decyzje o Twoich wpisach i nowości w tym, co obserwujesz.
notices-none = Nic tu jeszcze nie ma. Gdy ktoś Ci odpowie, zacytuje Cię albo o Tobie wspomni, pojawi się to tutaj.
notices-unread = { $n ->
    [one] { $n } nieprzeczytane powiadomienie
    [few] { $n } nieprzeczytane powiadomienia
    [many] { $n } nieprzeczytanych powiadomień
   *[other] { $n } nieprzeczytanego powiadomienia
}
notices-many = Ponad 99 nieprzeczytanych powiadomień
notices-read-all = Oznacz wszystkie jako przeczytane
notice-password = Zmieniono hasło Twojego konta
notice-email = Zmieniono adres e-mail Twojego konta
notice-factor-on = Włączono drugi składnik Twojego konta
notice-factor-off = Wyłączono drugi składnik Twojego konta
notice-device = Zalogowano się na Twoje konto z nowego urządzenia
notice-token = Utworzono token, z którym program działa w Twoim imieniu
notice-held = Twój wpis czeka na zatwierdzenie
notice-refused = Twojego wpisu nie zatwierdzono
notice-removed = Moderator usunął Twój wpis
notice-approved = Twój wpis zatwierdzono
notice-restored = Moderator przywrócił Twój wpis
notice-mention = { $name } wspomina o Tobie
notice-mentions = { $n ->
    [one] { $n } wzmianka o Tobie, ostatnia: { $name }
    [few] { $n } wzmianki o Tobie, ostatnia: { $name }
    [many] { $n } wzmianek o Tobie, ostatnia: { $name }
   *[other] { $n } wzmianki o Tobie, ostatnia: { $name }
}
notice-quote = { $name } Cię cytuje
notice-quotes = { $n ->
    [one] { $n } cytat z Ciebie, ostatni: { $name }
    [few] { $n } cytaty z Ciebie, ostatni: { $name }
    [many] { $n } cytatów z Ciebie, ostatni: { $name }
   *[other] { $n } cytatu z Ciebie, ostatni: { $name }
}
notice-reply = { $name } Ci odpowiada
notice-replies = { $n ->
    [one] { $n } odpowiedź dla Ciebie, ostatnia: { $name }
    [few] { $n } odpowiedzi dla Ciebie, ostatnia: { $name }
    [many] { $n } odpowiedzi dla Ciebie, ostatnia: { $name }
   *[other] { $n } odpowiedzi dla Ciebie, ostatnia: { $name }
}
notice-post = Nowy wpis: { $name }
notice-posts = { $n ->
    [one] { $n } nowy wpis, ostatni: { $name }
    [few] { $n } nowe wpisy, ostatni: { $name }
    [many] { $n } nowych wpisów, ostatni: { $name }
   *[other] { $n } nowego wpisu, ostatni: { $name }
}
notice-thread = Nowa dyskusja: { $name }
notice-reaction = { $name } reaguje na Twój wpis
notice-reactions = { $n ->
    [one] { $n } reakcja na Twój wpis, ostatnia: { $name }
    [few] { $n } reakcje na Twój wpis, ostatnia: { $name }
    [many] { $n } reakcji na Twój wpis, ostatnia: { $name }
   *[other] { $n } reakcji na Twój wpis, ostatnia: { $name }
}
levels-thread = Powiadomienia z tej dyskusji
levels-tag = Powiadomienia o tym tagu
levels-forum = Powiadomienia z tego działu
levels-space = Powiadomienia z tej społeczności
levels-person = Powiadomienia o tej osobie
levels-of = Powiadomienia: { $name }
level-nothing = Nic
level-direct = Tylko do mnie
level-all = Wszystko
level-mute = Wycisz
level-usual = Jak zwykle
level-follow = Obserwuj
follows-title = Obserwowane
follows-lead = Gdzie nic nie wybrano, dowiadujesz się o wzmiankach, cytatach i odpowiedziach dla Ciebie. Liczy się najbliższy wybór: dla osoby, potem dla dyskusji, jej tagów, działu i społeczności.
follows-none = Niczego jeszcze nie obserwujesz ani nie wyciszasz. Przyciski do tego są przy każdej dyskusji, tagu, dziale, społeczności i osobie.
follow-thread = Dyskusja
follow-tag = Tag społeczności „{ $name }”
follow-forum = Dział społeczności „{ $name }”
follow-space = Społeczność
follow-person = Osoba
