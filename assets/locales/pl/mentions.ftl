mention-people = Osoby, których nazwy tak się zaczynają
mention-blind = To miejsce nie jest dla nich otwarte, więc nie zostaną powiadomione: { $name }.
mention-nobody = Nie ma nikogo o tej nazwie, więc pozostanie zwykłym tekstem: { $name }.
error-too-many-mentions = { $actual ->
    [one] Wymieniono { $actual } osobę; o jednym tekście można powiadomić najwyżej { $limit }.
    [few] Wymieniono { $actual } osoby; o jednym tekście można powiadomić najwyżej { $limit }.
    [many] Wymieniono { $actual } osób; o jednym tekście można powiadomić najwyżej { $limit }.
   *[other] Wymieniono { $actual } osoby; o jednym tekście można powiadomić najwyżej { $limit }.
}
