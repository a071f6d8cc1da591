# Jak długo trwają sesje, potwierdzenia, obowiązek drugiego składnika i zmiana adresu.

factor-remember = Zapamiętaj to urządzenie
factor-remember-hint = Moderatorzy pozostaną tu zalogowani przez 7 dni bez korzystania zamiast jednego. Tylko na urządzeniu, którego używasz wyłącznie Ty.
