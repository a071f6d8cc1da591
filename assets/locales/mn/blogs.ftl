# Blogs and their articles.

blogs-title = Блогууд
blogs-lead = Хүмүүс, бүлгэмүүдийн дэлгэрэнгүй бичсэн нийтлэлүүд.
blogs-all = Бүх блог
blogs-mine = Миний блогууд
blogs-mine-lead = Таны блогууд болон одоогоор зөвхөн танд харагдах нийтлэлүүд.
home-blogs = Блогуудыг унших
space-blog = Бүлгэмийн блог
person-blogs = Блогууд
person-along = Бусадтай хамтран бичсэн нийтлэл
follow-blog = Блог
blog-by = Зохиогч:
blog-archived = Энэ блог хаагдсан; бичсэн зүйл хэвээр үлдэнэ.
blog-articles-heading = Нийтлэлүүд
blog-empty = Энд одоогоор нийтлэл алга.
blog-aside = Энэ блогийн тухай
blog-archive = Сараар
blog-articles = { $n ->
    [one] { $n } нийтлэл
   *[other] { $n } нийтлэл
}
blog-month = { $name ->
    [jan] { $year } оны 1-р сар
    [feb] { $year } оны 2-р сар
    [mar] { $year } оны 3-р сар
    [apr] { $year } оны 4-р сар
    [may] { $year } оны 5-р сар
    [jun] { $year } оны 6-р сар
    [jul] { $year } оны 7-р сар
    [aug] { $year } оны 8-р сар
    [sep] { $year } оны 9-р сар
    [oct] { $year } оны 10-р сар
    [nov] { $year } оны 11-р сар
   *[dec] { $year } оны 12-р сар
}
blog-only-tag = Зөвхөн «{ $name }» шошготой нийтлэлүүд.
blog-all = Бүх нийтлэл
blog-settings = Блогийн тохиргоо
blog-open = Блог нээх
blog-open-of = Блог нээх: { $name }
blog-open-lead = Нийтэлсэн зүйлийг тань хүн бүр уншиж болно. Нийтлээгүйг нь зөвхөн та харна.
blog-open-button = Нээх
blog-title = Блогийн нэр
blog-title-hint = Дээд тал нь 120 тэмдэгт.
blog-slug = Хаягийн үг
blog-slug-hint = a–z, 0–9 ба зураас, 3–40 тэмдэгт. Холбоосууд үүгээр явдаг тул өөрчлөгдөхгүй.
blog-about = Юуны тухай вэ
blog-about-hint = Дээд тал нь 1000 тэмдэгт.
blog-archive-title = Блогийг хаах
blog-archive-act = Блогийг хаах
blog-unarchive = Блогийг дахин нээх
blog-of-space = { $name }: блог
blog-nothing-waits = Ноорог алга.
article-minutes = { $n ->
    [one] унших { $n } минут
   *[other] унших { $n } минут
}
article-comments = { $n ->
    [one] { $n } сэтгэгдэл
   *[other] { $n } сэтгэгдэл
}
article-new = Нийтлэл бичих
article-save = Ноорог болгон хадгалах
article-title = Гарчиг
article-body = Нийтлэлийн бичвэр
article-excerpt = Товч агуулга
article-excerpt-hint = Жагсаалтад харагдана, дээд тал нь 300 тэмдэгт. Хоосон бол бичвэрийн эхлэл харагдана.
article-edit = Нийтлэлийг засах
article-read = Бусдын адил унших
article-looks = Хэрхэн харагдах вэ
article-desk = Нийтлэлээ удирдах
article-publish-title = Нийтлэх
article-publish = Одоо нийтлэх
article-show-again = Дахин харуулах
article-schedule-title = Товлосон цагт
article-schedule = Цагийг товлох
article-unschedule = Ноорог руу буцаах
article-at = Өдөр, цаг
article-at-hint = { $name } бүсийн цагаар. Нэг минутын дотор нийтлэгдэнэ.
article-scheduled = Нийтлэгдэх: { $name }
article-published = Нийтэлсэн: { $name }
article-draft = Ноорог: зөвхөн танд харагдана
article-withdrawn = Татаж авсан: зөвхөн танд харагдана
article-withdraw-title = Татаж авах
article-withdraw-lead = Нийтлэл болон сэтгэгдлүүдийг зөвхөн та харна. Дараа нь дахин харуулж болно.
article-withdraw = Татаж авах
article-end-title = Ноорогийг устгах
article-end = Ноорогийг устгах
article-cover = Нүүр зураг
article-cover-file = Зураг
article-cover-hint = JPEG, PNG эсвэл WebP, дээд тал нь 10 МБ. Дунд хэсгийг 1200×630 цэгээр тайрна.
article-cover-send = Нүүр зураг болгох
article-cover-end = Нүүр зургийг авах
article-contents = Агуулга
article-beside = Энэ блогоос
article-older = Өмнөх:
article-newer = Дараах:
comments-field = Сэтгэгдэл
comments-on = Үргэлж нээлттэй
comments-days = Хэдэн өдрийн дараа хаах
comments-off = Сэтгэгдэлгүй
comments-days-field = Хэдэн өдрийн дараа
comments-days-hint = Зөвхөн хэдэн өдрийн дараа хаах бол.
notice-not-published = Нийтлэлийг тань товлосон цагт нийтэлж чадсангүй: дахин ноорог боллоо
rule-keeper-only = Үүнийг зөвхөн блог хөтөлдөг хүмүүс, өөрсдийн нийтлэлдээ хийж болно.
rule-comments-closed = Энэ нийтлэлийн сэтгэгдэл хаалттай.
rule-article-page = Нийтлэлийг өөрийнх нь хуудсан дээр засна.
error-time-past = Энэ цаг өнгөрсөн.
error-minute = Өдөр, цагаа сонгоно уу.
error-blog-taken = Энэ хаягт аль хэдийн блог эсвэл форум байна.
error-too-many-blogs = Арваас олон блог байж болохгүй.
series-title = Цуврал
series-part = { $total } хэсгийн { $n }-р хэсэг
series-previous = Өмнөх:
series-next = Дараагийн:
series-new = Цуврал нээх
series-name = Цувралын нэр
series-about = Цуврал юуны тухай вэ
series-field = Нийтлэлийн цуврал
series-none = Цувралд ороогүй
series-lead = Цуврал нь дараалан уншдаг нийтлэлүүдийг нэгтгэнэ. Үүнийг нийтлэл удирдах хуудсаас сонгоно.
series-settings = Цувралыг эмхлэх
series-how = Нийтлэлийг товчоор дээш доош зөөнө. Нийтлээгүйг нь зөвхөн та харна.
series-up = Дээш
series-down = Доош
series-read = Цувралыг унших
series-end-title = Цувралын төгсгөл
series-end = Цувралыг дуусгах
error-too-many-parts = Цуврал хамгийн ихдээ 200 нийтлэлтэй.
error-too-many-series = Блог хамгийн ихдээ 100 цувралтай.
blogs-shared = Бусадтай хамт
article-draft-shared = Ноорог: зөвхөн зохиогчдод нь харагдана
article-withdrawn-shared = Татаж авсан: зөвхөн зохиогчдод нь харагдана
coauthors-title = Хамтран зохиогчид
coauthors-lead = Энэ нийтлэлийг тантай хамт арав хүртэл хүн бичиж болно. Тэд бичвэрийг өөрчилнө, харин зөвхөн та нийтэлнэ.
coauthors-with = Зохиогч нь { $name }, та хамт бичиж байна.
coauthor-ask = Урих
coauthor-invited = хараахан хариулаагүй
coauthor-accepted = хамт бичиж байна
coauthor-remove = Хасах
coauthor-leave-lead = Нийтлэл хэвээр үлдэнэ; таны нэр дээр нь байхгүй болж, та цаашид өөрчилж чадахгүй.
coauthor-leave = Цаашид бичихгүй
coauthor-invitation = { $name } таныг энэ нийтлэлийг хамт бичихийг урьж байна.
coauthor-invitation-lead = Зөвшөөрвөл та бичвэрийг уншиж, өөрчилж чадах бөгөөд нийтлэлийн дээр таны нэр байна. Хэзээ ч татгалзаж болно.
coauthor-accept = Тийм, зөвшөөрч байна
coauthor-decline = Үгүй, баярлалаа
notice-coauthor-invited = { $name } таныг нийтлэлийг хамт бичихийг урьж байна
notice-coauthor-accepted = { $name } одоо таны нийтлэлийг тантай хамт бичиж байна
notice-coauthor-declined = { $name } таны нийтлэлийг хамт бичихгүй
notice-coauthor-left = { $name } таны нийтлэлийг цаашид хамт бичихгүй
error-too-many-coauthors = Танаас гадна араваас олон хүн байж болохгүй.
error-coauthor-self = Та энэ нийтлэлийг аль хэдийн бичиж байна.
error-coauthor-stranger = Энэ хүн блогийг уншиж чадахгүй: нийгэмлэгийн гишүүнийг урина уу.
