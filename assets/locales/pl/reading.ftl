# Czytanie: nowości, gałęzie, oznaczanie przeczytanych.

view-new = Nowe
view-nothing-new = Nic nowego od: { $name }.
view-later = Na później: co nowego po wpisie #{ $n }
thread-root = Widać tylko gałąź wpisu #{ $n }.
thread-whole = Pokaż całą dyskusję
post-branch = Tylko ta gałąź
post-next-new = Następny nowy
post-previous-new = Poprzedni nowy
post-unread = Oznacz jako nowe od tego miejsca
mark-read = Oznacz wszystko jako przeczytane
