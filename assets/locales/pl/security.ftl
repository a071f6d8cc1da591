# Jak długo trwają sesje, potwierdzenia, obowiązek drugiego składnika i zmiana adresu.

factor-remember = Zapamiętaj to urządzenie
factor-remember-hint = Moderatorzy pozostaną tu zalogowani przez 7 dni bez korzystania zamiast jednego. Tylko na urządzeniu, którego używasz wyłącznie Ty.
proof-title = Czy to nadal Ty?
proof-lead = Ta czynność wymaga ponownego podania hasła. To, co wysłano, jest zachowane i zostanie wykonane, gdy tylko potwierdzisz.
proof-button = Potwierdź
