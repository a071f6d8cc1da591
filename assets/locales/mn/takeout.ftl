# Taking along what is one's own.
audited-site-imported = Сайтыг экспортоос үүсгэсэн
archive-made = { $day }-ний архив: тэр өдөр зочид { $name } дээр юу харж байсан
archive-begun = Энд эхлүүлсэн хэлэлцүүлгүүд
archive-pages = Хуудсууд
takeout-title = Өөрийнхөө зүйлсийг авах
takeout-lead = Энд таны бичсэн бүхэн, оруулсан файлууд, хадгалсан болон дагаж буй зүйлс багтсан ZIP: унших хуудас, програмд зориулсан JSON. Бусдын бичсэн зүйл түүнд байхгүй. 7 хоногийн турш зөвхөн танд нээлттэй.
takeout-ask = ZIP үүсгэх
takeout-making = Үүсгэж байна. Бэлэн болоход захидал ирнэ; энэ хуудас руу эргэж орж ч болно.
takeout-get = ZIP татах ({ $name })
takeout-until = { $name } хүртэл
takeout-inside = Таны { $name } дээр бичсэн, оруулсан зүйлс. Хуудас бүрийн хажууд програмд зориулсан JSON бий.
letter-takeout-subject = { $name }-аас таны ZIP бэлэн боллоо
letter-takeout =
    таны { $name } дээр бичсэн, оруулсан зүйлсийг 7 хоногийн турш татаж авч болно. Хэрэв та хүсээгүй бол нууц үгээ даруй солино уу.
letter-takeout-button = Хуудас руу
takeout-texts = { $n ->
    [one] { $n } бичвэр
   *[other] { $n } бичвэр
}
funder-logo = Энэ сайтыг санхүүжүүлэгчийн лого
