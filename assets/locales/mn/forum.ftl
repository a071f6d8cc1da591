# Communities, forums, discussions and posts.

space-public = Нээлттэй
space-restricted = Уншихад нээлттэй
space-private = Хаалттай
space-exercise = Дадлага
space-members = { $n ->
    [one] { $n } гишүүн
   *[other] { $n } гишүүн
}
space-asking = { $n ->
    [one] { $n } хүн нэгдэх хүсэлт гаргасан
   *[other] { $n } хүн нэгдэх хүсэлт гаргасан
}
space-for-moderators = зохицуулагчдад
space-join = Нэгдэх
space-join-named = «{ $name }» нийгэмлэгт нэгдэх
space-join-lead = Гишүүд бичиж, хариулна. Таны нэр гишүүдийн жагсаалтад орно. Та хэдийд ч гарч болно.
space-ask = Нэгдэх хүсэлт гаргах
space-ask-lead = Энд хэн ч уншиж болно. Харин бичихийн тулд зохицуулагч таныг элсүүлэх ёстой; ихэвчлэн нэг өдөр болдог.
space-ask-end = Хүсэлтээ буцаах
space-asked = Та нэгдэх хүсэлт гаргасан. Зохицуулагч шийднэ.
space-belongs = Та энэ нийгэмлэгийн гишүүн.
space-leave = Нийгэмлэгээс гарах
space-membership = Таны гишүүнчлэл
space-settings = Тохиргоо
space-settings-title = «{ $name }» нийгэмлэгийн тохиргоо
space-forums = Хэсгүүд
space-forums-title = «{ $name }» нийгэмлэгийн хэсгүүд
space-no-forums = Одоогоор хэсэг алга.
space-newest = Шинэ зүйл
space-waits = Хүлээгдэж буй
space-nothing-waits = Хүлээгдэж буй зүйл алга: хэлэлцүүлэг бүр хариулттай.
space-rules = Дүрэм
space-rules-of = «{ $name }» нийгэмлэгийн дүрэм
space-no-rules = Энэ нийгэмлэг дүрмээ бичээгүй байна.
space-moderators = Зохицуулагчид
space-no-moderators = Одоогоор хэн ч алга.
space-about = «{ $name }» нийгэмлэгийн тухай
space-members-title = Гишүүд
space-new = Нийгэмлэг нээх
space-new-button = Нээх
space-name = Нэр
space-name-hint = Дээд тал нь 80 тэмдэгт.
space-slug-hint = Латин жижиг үсэг, цифр, дундуур зураас, нийт 3–40 тэмдэгт. Хуучин хаяг ч энд хүргэсээр байна.
space-kind = Хэн харж, хэн бичих вэ
space-kind-hint = Нээлттэй: бүгд харна, нэгдсэн хүн бүр бичнэ. Уншихад нээлттэй: бүгд харна, элсүүлсэн гишүүд бичнэ. Хаалттай: зөвхөн гишүүдэд.
space-aim = Зорилго
space-aim-hint = Эхний хуудсанд зориулсан нэг хоёр өгүүлбэр.
space-rules-hint = Markdown. Цөөн, товч байвал сайн.
space-lang = Үндсэн хэл

members-title = «{ $name }» нийгэмлэгийн гишүүд
members-asking = Нэгдэх хүсэлтүүд
members-asked = хүсэлт гаргасан: { $name }
members-since = элссэн: { $name }
members-approve = Элсүүлэх
members-refuse = Татгалзах
members-add = Гишүүн нэмэх
members-add-name = Хэрэглэгчийн нэр
members-add-button = Нэмэх
members-appoint = Зохицуулагч болгох
members-dismiss = Зохицуулагчаас чөлөөлөх

forum-threads = { $n ->
    [one] { $n } хэлэлцүүлэг
   *[other] { $n } хэлэлцүүлэг
}
forum-threads-heading = Хэлэлцүүлгүүд
forum-under = Доод түвшний хэсгүүд
forum-archived = Архивласан
forum-settings = Энэ хэсгийн тохиргоо
forum-settings-title = «{ $name }» хэсгийн тохиргоо
forum-new = Хэсэг нээх
forum-name = Нэр
forum-slug-hint = Латин жижиг үсэг, цифр, дундуур зураас, нийт 3–40 тэмдэгт.
forum-about = Энд юуны тухай бичих вэ
forum-about-hint = Дээд тал нь 500 тэмдэгт.
forum-parent = Аль хэсэгт харьяалагдах
forum-no-parent = Харьяалалгүй
forum-position = Жагсаалт дахь байр
forum-can-read = Хэн унших вэ
forum-can-reply = Хэн хариулах вэ
forum-can-start = Хэн хэлэлцүүлэг эхлүүлэх вэ
forum-archive = Архивласан: уншиж болдог байсан хүмүүс цаашид ч уншина, хэн ч бичихгүй
field-slug = Хаяг

right-visitor = Нийгэмлэгийг харж чадах бүх хүн
right-member = Гишүүд
right-trust1 = Энэ сайтад танигдсан гишүүд
right-office = Албан байгууллагууд
right-moderator = Зохицуулагчид

kind-discussion = Хэлэлцүүлэг
kind-question = Асуулт
kind-idea = Санаа
kind-article = Нийтлэл

sort-label = Дараалал
sort-active = Идэвхтэй
sort-new = Шинэ
sort-unanswered = Хариултгүй
sort-unread = Уншаагүй

list-empty = Одоогоор юу ч бичээгүй байна.
list-all-answered = Энд байгаа хэлэлцүүлэг бүр хариулттай.
list-all-read = Та энд бүгдийг уншсан байна.
list-stale = Тэр хуудасны холбоос хуучирсан байсан; энэ бол эхний хуудас.

pager-label = Хуудсууд
pager-previous = Өмнөх хуудас
pager-next = Дараах хуудас
pager-newer = Шинэ нь
pager-older = Хуучин нь
pager-ends = Эхний ба сүүлийн хуудас
pager-first = Эхний
pager-last = Сүүлийн

chip-pinned = { $name } хүртэл тогтоосон
chip-locked = Хаасан
chip-unanswered = Одоогоор хариултгүй

thread-replies = { $n ->
    [one] { $n } хариулт
   *[other] { $n } хариулт
}
thread-unread = { $n } шинэ
thread-posts = { $n ->
    [one] { $n } бичлэг
   *[other] { $n } бичлэг
}
thread-posts-heading = Бичлэгүүд
thread-last = сүүлд
thread-moved = «{ $forum }» хэсгээс { $name } зөөсөн ({ $day })
thread-moved-to = «{ $name }» хэсэг рүү зөөсөн
thread-branch = Энэ хуудсанд хэлэлцүүлгийн нэг салаа үргэлжилж байна. Эхний бичлэгийн дээрх мөрүүд юунд хариулж байгааг харуулна.
thread-reply = Хэлэлцүүлэгт хариулах
thread-aside = Энэ хэлэлцүүлгийн тухай
thread-people = Энэ хуудсанд
thread-moderation = Зохицуулалт
thread-moderate = Хаах, тогтоох, зөөх

view-label = Бичлэгийн дараалал
view-tree = Хариултаар
view-time = Цагаар
view-next-new = Эхний шинэ бичлэг рүү
view-keep = Энэ хэлэлцүүлгийг үргэлж ингэж харуулах

post-level = { $name }-р түвшин
post-of = { $total } хариултын { $n }-р нь
post-to = #{ $name } бичлэгийн хариулт
post-deep = { " · " }{ $name }-р түвшин
post-new = Шинэ
post-here = Холбоосоор заасан бичлэг
post-edited = зассан: { $name }
post-quoted-by = Ишилсэн бичлэг:
post-reply = Хариулах
post-more = Бусад
post-quote = Ишлэх
post-link = Холбоос
post-edit = Засах
post-delete = Буцаан авах
post-remove = Хасах
post-restore = Сэргээх
post-withdrawn = Бичсэн хүн нь буцаан авсан
post-removed = Зохицуулагч хассан
post-by = #{ $n }, { $name }, { $when }
removed-clause = Дүрэм: { $name }
removed-at = Хассан: { $name }

reason-abuse = Доромжлол
reason-hate = Үзэн ядалт
reason-threat = Заналхийлэл
reason-private-data = Бусдын хувийн мэдээлэл
reason-spam = Зар сурталчилгаа
reason-off-topic = Сэдвээс гадуур
reason-impersonation = Өөр хүний дүр эсгэсэн
reason-illegal = Хууль зөрчсөн
reason-duplicate = Өмнө нь хэлсэн
reason-other = Өөр шалтгаан

badge-moderator = Зохицуулагч
badge-administrator = Админ

closed-sign-in = Энд бичихийн тулд нэвтэрнэ үү.
closed-join = Энд «{ $name }» нийгэмлэгийн гишүүд бичнэ. Ганц товч дараад нэгдэж, хэдийд ч гарч болно.
closed-locked = { $name } энэ хэлэлцүүлгийг хаасан ({ $day }).
closed-locked-reason = Шалтгаан: { $name }
closed-locked-until = { $name } өнгөрсний дараа дахин нээгдэнэ.
closed-full = Энэ хэлэлцүүлэг бичлэгээр дүүрсэн. Шинийг эхлүүлж, энэ хэлэлцүүлгийн холбоосыг оруулна уу.

compose-thread = Хэлэлцүүлэг эхлүүлэх
compose-title = Гарчиг
compose-title-hint = Асуудлаа нэг өгүүлбэрээр илэрхийлнэ үү; 5–200 тэмдэгт.
compose-thread-body = Бичвэр
compose-body-hint = Дээд тал нь { $n } тэмдэгт.
compose-reply = Хэлэлцүүлэгт хариулах
compose-reply-to = #{ $n } бичлэгт хариулах
compose-reply-body = Таны хариулт
compose-parent = Таны хариулж буй бичлэг
compose-preview = Урьдчилан харах
compose-preview-button = Урьдчилан харах
compose-publish = Нийтлэх
field-text-lang = Бичвэрийн хэл
field-text-lang-hint = Таны бичсэнээс таньж тогтооно; буруу бол засна уу.
field-lang-guess = Бичвэрээс таних

format-title = Хэрхэн хэлбэржүүлэх вэ
format-bold = тод
format-quote = ишилсэн үг
format-quote-says = ишлэл
format-list = зүйл
format-list-says = жагсаалт
format-link = үг
format-link-says = холбоос
format-name = нэр
format-mention-says = хүнийг нэрлэн дурдана
format-spoiler = далд
format-spoiler-says = дарахад харагдах бичвэр

edit-title = #{ $n } бичлэгийг засах
edit-body = Бичвэр
conflict-title = Таныг бичиж байх хооронд бичлэг өөрчлөгджээ
conflict-lead = Юу ч алдагдаагүй. Нэг талд одоо байгаа нь, нөгөө талд таны бичсэн нь байна. Үлдээх зүйлээ нэгтгээд нийтэлнэ үү.
conflict-now = Одоо нийтлэгдсэн
conflict-mine = Таны бичвэр
conflict-mine-label = Нийтлэх бичвэр
conflict-publish = Миний бичвэрийг нийтлэх
conflict-keep = Нийтлэгдсэнийг үлдээх
delete-title = #{ $n } бичлэгийг буцаан авах уу?
delete-lead = { $n ->
    [one] Бичвэр алга болно; дугаар ба хариултууд нь үлдэнэ. Та үүнийг { $n } хоногийн дотор сэргээж болно.
   *[other] Бичвэр алга болно; дугаар ба хариултууд нь үлдэнэ. Та үүнийг { $n } хоногийн дотор сэргээж болно.
}
remove-title = #{ $n } бичлэгийг хасах
remove-lead = Бичвэрийн оронд шалтгааныг нэрлэсэн мөр гарна. Хариултууд үлдэнэ.
remove-choose = Шалтгаанаа сонгоно уу
remove-reason = Шалтгаан
remove-clause = Нийгэмлэгийн дүрэм
remove-clause-hint = Ямар дүрэм зөрчсөнийг цөөн үгээр бичнэ үү. Бүгд харна.
remove-note = Тэмдэглэл
remove-note-hint = Зохицуулагчид болон бичсэн хүнд зориулсан, дээд тал нь 1000 тэмдэгт. «Өөр шалтгаан» сонговол дор хаяж 20.
remove-button = Бичлэгийг хасах
restore-title = #{ $n } бичлэгийг сэргээх үү?
restore-lead = Бичвэр хуучин хэвээрээ дахин харагдана.

moderate-title = Энэ хэлэлцүүлгийг зохицуулах
moderate-lead = Эдгээр үйлдэл бүрийг эндээс буцааж болно.
moderate-lock = Хаах
moderate-lock-reason = Шалтгаан
moderate-lock-reason-hint = Хариулах товчны оронд бүгд үүнийг харна.
moderate-lock-until = Хэзээ хүртэл
moderate-lock-until-hint = Хоосон орхивол хэн нэгэн нээх хүртэл хаалттай байна.
moderate-lock-button = Хэлэлцүүлгийг хаах
moderate-locked = Хаасан: { $name }
moderate-unlock = Хэлэлцүүлгийг нээх
moderate-pin = Тогтоох
moderate-pin-until = Хэзээ хүртэл тогтоох
moderate-pin-hint = Дээд тал нь 90 хоногийн дараах өдөр. Нэг хэсэгт гурав хүртэл хэлэлцүүлэг тогтоож болно.
moderate-pin-button = Хэлэлцүүлгийг тогтоох
moderate-pinned = Тогтоосон
moderate-unpin = Тогтоосныг болих
moderate-move = Зөөх
moderate-move-forum = Аль хэсэг рүү
moderate-move-hint = Хуучин жагсаалтад 7 хоногийн турш ул мөр үлдэнэ. Холбоосууд ажилласаар байна.
moderate-move-button = Хэлэлцүүлгийг зөөх
