# Асуулт, хариултын дараа: нуусан үг, нэмэлт асуулт, загвар хариулт.
hidden-personal-data = хувийн мэдээллийг нуусан
hidden-insult = доромжлолыг нуусан
hidden-libel = нотолгоогүй буруутгалыг нуусан
hidden-secret = нууцыг нуусан
hidden-unlawful = хууль зөрчсөн үгийг нуусан
post-hide-words = Үг нуух
post-hidden-words = Нуусан үг
hide-title = { $n } дугаар бичлэгийн нуусан үг
hide-lead = Эдгээр үгийн оронд бүгд тэмдэглэгээ харна: хуудас, мэдээний урсгал, экспорт, бичлэгийн түүхэнд ч мөн адил. Бичсэн хүн болон зохицуулагчид энд уншиж чадна.
hide-mail = Нэгэнт илгээсэн захидлыг буцааж болохгүй.
hide-own-lead = Зохицуулагч таны бичлэгийн эдгээр үгийг нуусан. Энд зөвхөн та болон зохицуулагчид уншина.
hide-preview-lead = Бүгд үүнийг харна.
hide-words = Яг ямар үг
hide-words-hint = Бичлэгээс хуулж тавина уу. Тэр үг бичлэгийн хаана ч, түүнийг иш татсан бичлэгүүдэд ч нуугдана.
hide-code = Тэмдэглэгээ
hide-preview = Үр дүнг харуулах
hide-button = Эдгээр үгийг нуух
hide-one = { $day }, { $label }: «{ $words }»
hide-show-title = Үгийг дахин харуулах
hide-which = Аль үг
hide-show = Үгийг ил гаргах
error-words-absent = Бичлэгт ийм үг алга.
error-words-marked = Аль хэдийн нуусан хэсгийг бүү оруулаарай.
error-words-many = Энэ үг хэт олон газар байна. Урт хэсэг сонгоно уу.
error-words-hidden = Таны бичвэрт зохицуулагчийн нуусан үг байна. Түүнийг хасна уу.
notice-redacted = Зохицуулагч таны бичлэгийн зарим үгийг нуулаа
notice-unredacted = Зохицуулагч таны бичлэгийн нуусан үгийг дахин харууллаа
audited-post-redacted = Бичлэгийн үгийг нуусан
audited-post-unredacted = Нуусан үгийг дахин харуулсан
step-post-redacted = { $n } дугаар бичлэгийн үгийг нуусан: { $label }
step-post-unredacted = { $n } дугаар бичлэгийн нуусан үгийг дахин харуулсан
rule-asked-stays = Асуулт болон түүнд албаны хэлснийг энгийн бичлэг шиг устгаж болохгүй.
rule-followed-enough = Та энд зөвшөөрсөн тооны нэмэлт асуултаа асуучихсан байна.
rule-followed-none = Хариулах нэмэлт асуулт алга.
handle-title-follow-up = Нэмэлт асуулт тавих
handle-body-follow-up = Хариултаас юу тодорхойгүй үлдсэн бэ? Шинэ хугацаа эхлэхгүй.
handle-act-follow-up = Нэмэлт асуултаа илгээх
handle-title-respond = Нэмэлт асуултад хариулах
handle-body-respond = Түүнд өгөх таны хариулт
handle-act-respond = Энэ хариултыг нийтлэх
handle-title-standard = Энэ загвар хариулт уу?
handle-act-standard = Загвар хариулт гэж тэмдэглэх
handle-title-object = Зохицуулагч таны хариултыг загвар гэж үзсэн
handle-act-object = Үүнд гомдол гаргах
handle-title-standard-ended = Алба хариултаа загвар биш гэж гомдол гаргасан
handle-act-standard-ended = Хариулт тооцогдоно
handle-act-standard-upheld = Загвар хариулт хэвээр үлдэнэ
handle-change = Албаны хэлснийг өөрчлөх
handle-add = Нэмж бичих
answer-standard = Загвар хариулт, тооцохгүй
follow-up-asked = Асуугч нэмэлт асуулт тавьсан
follow-up-answered = Алба түүнд хариулсан
step-addressee-followed-up = { $office }: асуугч нэмэлт асуулт тавьсан
step-addressee-follow-up-answered = { $office }: нэмэлт асуултад хариулсан
step-answer-revised = { $office }: хэлснээ өөрчилсөн
step-answer-added = { $office }: хэлсэн дээрээ нэмсэн
step-answer-boilerplate = { $code ->
    [office] { $office }: алба хариултаа загвар гэж үзсэн
   *[moderator] { $office }: зохицуулагч хариултыг загвар гэж үзсэн
}
step-answer-objected = { $office }: хариулт загвар биш гэж гомдол гаргасан
step-answer-objection-decided = { $code ->
    [granted] { $office }: хариултыг тооцно
   *[upheld] { $office }: загвар хариулт хэвээр үлдсэн
}
notice-question-desk-followed-up = { $name }: нэмэлт асуулт тавилаа.
notice-question-desk-boilerplate = { $name }: зохицуулагч хариултыг загвар гэж үзлээ.
notice-question-desk-objection-decided = { $name }: загвар хариултын талаарх гомдлыг шийдлээ.
notice-question-own-follow-up-answered = { $name }: таны нэмэлт асуултад хариуллаа.
notice-question-own-boilerplate = { $name }: таны асуултад өгсөн хариултыг загвар гэж үзлээ. Та дахин асууж болно.
notice-question-own-objection-decided = { $name }: таны асуултад өгсөн хариулт загвар эсэхийг шийдлээ.
notice-question-queue-objected = { $name }: хариултыг нь загвар гэсэнд гомдол гаргалаа.
question-original = Өмнө тавьсан асуулт
question-duplicates = { $n ->
    [one] { $n } асуулт үүнийг давтсан
   *[other] { $n } асуулт үүнийг давтсан
}
seal-held = { $from } – { $to } хооронд энэ албыг хашсан
audited-answer-standard = Хариултыг загвар гэж тэмдэглэсэн
audited-answer-decided = Загвар хариултын талаарх гомдлыг шийдсэн
