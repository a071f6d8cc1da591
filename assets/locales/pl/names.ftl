# Nazwy, które czekają na administratora, i co jest z nazwą nie tak.

names-title = Nazwy do zatwierdzenia
names-lead = Te nazwy zawierają nazwę urzędu albo należą do zweryfikowanej osoby urzędowej. Zatwierdź tę osobę, która naprawdę tak się nazywa; do tego czasu zamiast nazwy widać numer.
names-none = Żadna nazwa nie czeka.
names-since = czeka od { $name }
names-approve = Zatwierdź
names-refuse = Odrzuć
names-yours-waits = Nazwa „{ $name }” czeka na administratora, bo zawiera nazwę urzędu albo należy do osoby urzędowej. Do tego czasu inni jej nie widzą.
names-choose = Wybierz nazwę użytkownika
names-choose-lead = Twoje konto jest pokazywane pod numerem: nazwa czeka na administratora albo została odrzucona. Zastąpi ją nazwa, którą wybierzesz.

error-name-scripts = Każde słowo musi być zapisane jednym alfabetem: litery łacińskie i cyrylica są do siebie podobne.
error-name-marks = Nad jedną literą mogą stać najwyżej dwa znaki.
error-name-picture = W nazwie nie ma obrazków ani symboli.
error-name-imitates = To wygląda jak nazwa użytkownika innej osoby. Wybierz inną nazwę.
