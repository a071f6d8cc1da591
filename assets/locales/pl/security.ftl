# Jak długo trwają sesje, potwierdzenia, obowiązek drugiego składnika i zmiana adresu.

factor-remember = Zapamiętaj to urządzenie
factor-remember-hint = Moderatorzy pozostaną tu zalogowani przez 7 dni bez korzystania zamiast jednego. Tylko na urządzeniu, którego używasz wyłącznie Ty.
proof-title = Czy to nadal Ty?
proof-lead = Ta czynność wymaga ponownego podania hasła. To, co wysłano, jest zachowane i zostanie wykonane, gdy tylko potwierdzisz.
proof-button = Potwierdź
duty-due = Włącz drugi składnik do { $name }: potem Twoje uprawnienia moderatora będą uśpione, dopóki tego nie zrobisz.
duty-asleep = Twoje uprawnienia moderatora są uśpione, dopóki nie włączysz drugiego składnika.
duty-administrator = Kto prowadzi stronę, musi mieć drugi składnik. Włącz go tutaj teraz; do tego czasu żadna inna strona nie jest dla Ciebie dostępna.
rule-factor-due = Kto prowadzi stronę, musi najpierw włączyć drugi składnik.
lifter-self-factor = Włącz go w ustawieniach, w części „Drugi składnik”.
