mention-people = People whose names begin like this
mention-blind = This place is not open to them, so they will not be told: { $name }.
mention-nobody = There is nobody of this name, so it stays plain text: { $name }.
error-too-many-mentions = { $actual ->
    [one] This names { $actual } person; at most { $limit } can be told of one text.
   *[other] This names { $actual } people; at most { $limit } can be told of one text.
}
