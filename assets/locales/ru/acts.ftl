# Действия с сообщениями: история, дополнения, стирание.

post-history = Что было раньше
post-add = Дополнить
post-addition = Дополнение: { $name }
post-purge = Стереть
post-purged = Стёрто администратором
history-title = Каким было сообщение #{ $n }
history-lead = Добавленные слова подчёркнуты, убранные зачёркнуты.
history-version = Версия { $n }
history-back = Назад к сообщению
diff-added = [добавлено:]
diff-removed = [убрано:]
conflict-differ = В чём разница
addition-title = Дополнить сообщение #{ $n }
addition-body = Что вы добавляете
purge-title = Стереть сообщение #{ $n } навсегда?
purge-lead = Текст, прежние версии и его слова в чужих цитатах будут стёрты, вернуть их нельзя. Номер и ответы останутся.
purge-button = Стереть навсегда
