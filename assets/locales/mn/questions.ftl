# Questions to offices: asked, judged, answered, pursued.
questions-forum = Албан тушаалтнуудад тавьсан асуултууд
ask-title = Асуулт тавих
ask-link = Албан тушаалтнаас асуух
ask-offices = Хэнээс асуух вэ?
ask-offices-hint = Гурав хүртэл. Тус бүр нь хариулах ёстой.
ask-unsure = Хэнээс асуухаа мэдэхгүй байна
ask-unsure-hint = Хэнд дамжуулахыг зохицуулагч олж өгнө.
ask-what = Таны асуулт нэг өгүүлбэрээр
ask-what-hint = 10–200 тэмдэгт. Бүгд уншина.
ask-more = Хариулах хүн юу мэдэх хэрэгтэй вэ?
ask-more-hint = { $n ->
    [one] Заавал биш, дээд тал нь { $n } тэмдэгт. Зөвхөн хүн бүр уншиж болох зүйлийг бичнэ үү. Гурав хүртэл зураг нэмж болно.
   *[other] Заавал биш, дээд тал нь { $n } тэмдэгт. Зөвхөн хүн бүр уншиж болох зүйлийг бичнэ үү. Гурав хүртэл зураг нэмж болно.
}
ask-place = Хаана
ask-place-hint = Жишээ нь: сургуулийн ойролцоох гүүр.
ask-sources = Юунд үндэслэсэн бэ
ask-sources-hint = Холбоос, сонин, шийдвэр ба түүний дугаар.
ask-send = Асуултаа илгээх
ask-no-appeal = Энэ бол нийтэд ил асуулт, хуулийн дагуу гаргадаг өргөдөл, гомдол биш. Үүгээр хуульд заасан хугацаа эхлэхгүй.
ask-no-appeal-channel = Энэ бол нийтэд ил асуулт, хуулийн дагуу гаргадаг өргөдөл, гомдол биш. Хуульд заасан хугацааг эхлүүлэх бол энд хандана уу: { $name }.
question-draft = Асуугчид нь буцаасан
question-held = Зохицуулагчийг хүлээж байна
question-published = Нийтэлсэн
question-declined = Нийтлэхээс татгалзсан
question-withdrawn = Буцаан авсан
question-merged = Өөр асуулттай нэгтгэсэн
question-hidden = Энэ асуулт харагдахгүй
question-held-own = Асуултыг тань нийтлэхээс өмнө зохицуулагч уншина. Шийдвэр гармагц танд мэдэгдэнэ.
question-returned-own = Зохицуулагч танаас асуултаа өөрчлөхийг хүсэж байна. Та дахин илгээж болно.
question-withdrawn-lead = Асуугч энэ асуултаа буцаан авсан.
question-unaddressed = Асуугч хэнээс асуухаа мэдэхгүй байна.
question-note = Зохицуулагчийн тайлбар
question-appeal = Асуугчийн гомдол
appeal-granted = Гомдлыг хангасан
appeal-upheld = Гомдлыг хангаагүй
question-edit = Өөрчлөөд дахин илгээх
question-offices = Хэнээс асуусан
question-text = Асуулт
question-read = Хэлэлцүүлгийг унших
question-panel = Асуулт одоо ямар шатанд байна
question-history = Өнөөг хүртэл юу болсон
question-judge = Энэ асуултын талаар шийдэх
question-withdraw-title = Асуултаа буцаан авах
question-withdraw = Буцаан авах
appeal-title = Энэ шийдвэрт гомдол гаргах
appeal-why = Шийдвэр яагаад буруу вэ
appeal-hint = Зөвхөн нэг удаа. Өөр зохицуулагч шийднэ.
appeal-send = Гомдлоо илгээх
appeal-decide-title = Гомдлыг шийдэх
appeal-note = Таны үндэслэл: бүгд уншина
appeal-uphold = Шийдвэр хэвээр үлдэнэ
appeal-reverse = Асуултыг нийтлэх
judge-approve-title = Нийтлэх
judge-approve = Асуултыг нийтлэх
judge-return-title = Асуугчид нь буцаах
judge-return = Буцаах
judge-note = Таны тэмдэглэл
judge-note-hint = Асуугч үүнийг уншаад асуултаа дахин илгээж болно.
judge-note-public = Үүнийг хүн бүр уншиж болно.
judge-decline-title = Нийтлэхээс татгалзах
judge-decline = Асуултыг нийтлэхгүй
judge-code = Шалтгаан
judge-duplicate = Өмнө нь тавьсан ижил асуултын дугаар
decline-duplicate = Ийм асуултыг өмнө нь тавьсан байна.
decline-not-a-question = Энэ бол асуулт биш.
decline-off-remit = Энэ асуудлыг асуусан алба нь шийддэггүй.
decline-personal-case = Энэ бол олон нийтийн биш, хувь хүний асуудал.
decline-private-life = Энэ нь хэн нэгний хувийн амьдралын тухай байна.
decline-insult = Хэн нэгнийг доромжилсон байна.
decline-unlawful = Хууль зөрчсөн байна.
decline-libel = Хэн нэгнийг нотолгоогүй буруутгасан байна.
decline-no-source = Баримт дурдсан боловч хаанаас авснаа хэлээгүй байна.
decline-false-identity = Асуугч өөр хүний дүр эсгэсэн байна.
decline-mass-mail = Энэ бол олноор тараасан захидлын нэг.
decline-own-staff = Асуугч асуусан албандаа өөрөө ажилладаг.
decline-advert = Энэ бол зар сурталчилгаа.
before-pending = Хараахан очоогүй
before-waiting = Хариу хүлээж байна
before-overdue = Хариулах хугацаа хэтэрсэн
before-long-overdue = Хариулах хугацаа хэтрээд удсан
before-clarifying = Асуугчаас тодруулга хүссэн
before-answered = Хариулсан
before-refused = Хариулаагүй: татгалзсан
before-forwarded = Өөр албанд шилжүүлсэн
before-private = Асуугчид өөрт нь хариулсан гэж алба мэдэгдсэн
closed-lapsed = Хаасан: асуугч хариулаагүй
closed-term-ended = Хаасан: бүрэн эрхийн хугацаа дууссан
closed-withdrawn = Хаасан: асуултыг буцаан авсан
closed-declined = Хаасан: асуултыг нийтлэхээс татгалзсан
closed-merged = Хаасан: өөр асуулттай нэгтгэсэн
closed-abolished = Хаасан: ийм алба байхгүй болсон
days-due = Асуусан өдөр: { $from }, хариулах эцсийн өдөр: { $to }
days-paused = Асуусан өдөр: { $from }; хугацаа түр зогссон
days-stopped = Асуусан өдөр: { $from }, шийдвэрлэсэн өдөр: { $to }
clock-how = Хугацааг хэрхэн тоолсон бэ
answer-took = { $n ->
    [0] Хариултыг унших: тэр өдөртөө хариулсан
    [one] Хариултыг унших: { $n } өдрийн дараа хариулсан
   *[other] Хариултыг унших: { $n } өдрийн дараа хариулсан
}
answer-read = Алба юу гэснийг унших
answer-by-personal = Албан тушаалтны өөрийнх нь үг
answer-by-staff = Ажилтнууд бичсэн, албан тушаалтан зөвшөөрсөн
answer-by-delegate = Албаны эрх олгосон төлөөлөгч бичсэн
answer-by-substitute = Түр орлон гүйцэтгэгч бичсэн
refusing-not-competent = Энэ асуудлыг тус алба хариуцдаггүй.
refusing-secrecy = Үүнийг хэлэхийг хуулиар хориглосон.
refusing-personal-data = Хариулбал хэн нэгний хувийн мэдээлэл ил болно.
refusing-court = Энэ хэргийг шүүх хэлэлцэж байна.
refusing-already-public = Хариулт нь аль хэдийн нийтэд ил болсон.
refusing-already-answered = Ийм асуултад өмнө нь хариулсан.
refusing-abusive = Асуулт доромжилсон үгтэй байна.
refusing-no-information = Албанд ийм мэдээлэл байхгүй.
act-answer = Хариулах
act-look = Нээх
act-clarify = Албанд хариулах
act-judge = Хариултыг үнэлэх
act-pursue = Та юу хийж болох вэ
cosigned = { $n ->
    [0] Үүнийг одоогоор өөр хэн ч асуугаагүй байна
    [one] Өөр { $n } хүн үүнийг мэдэхийг хүсэж байна
   *[other] Өөр { $n } хүн үүнийг мэдэхийг хүсэж байна
}
cosign = Би ч бас мэдмээр байна
cosign-named = нэрийг минь харуулах
cosign-end = Надад хэрэггүй болсон
verdict-answered = Асуултад хариулсан байна.
verdict-partly = Асуултын зөвхөн нэг хэсэгт хариулсан байна.
verdict-not = Асуултад хариулаагүй байна.
verdict-only-acknowledged = Зөвхөн асуулт ирснийг баталсан байна.
verdict-says = Асуугчийн дүгнэлт:
verdict-reply = Албаны хариу:
step-question-submitted = Асуултыг илгээсэн
step-question-published = Нийтэлсэн
step-question-returned = Асуугчид нь буцаасан
step-question-declined = Нийтлэхээс татгалзсан.
step-question-appealed = Асуугч гомдол гаргасан
step-question-appeal-decided = { $code ->
    [reversed] Гомдлыг хангаж, асуултыг нийтэлсэн
   *[upheld] Гомдлыг хангаагүй
}
step-question-withdrawn = Асуугч нь буцаан авсан
step-question-merged = Өөр асуулттай нэгтгэсэн
step-addressee-received = { $office }: асуулт очсон
step-addressee-acknowledged = { $office }: асуултыг авснаа баталсан
step-addressee-clarify-asked = { $office }: асуугчаас тодруулга хүссэн
step-addressee-clarified = { $office }: асуугч тодруулга өгсөн
step-addressee-lapsed = { $office }: асуугч хариулаагүй тул хаасан
step-addressee-answered = { $office }: хариулсан
step-addressee-refused = { $office }: хариулахаас татгалзсан.
step-addressee-forwarded = { $office }: асуултыг өөр албанд шилжүүлсэн
step-addressee-extended = { $office }: нэмэлт хугацаа хэрэгтэй
step-addressee-reopened = { $code ->
    [denied] { $office }: өөрт нь хариулаагүй гэж асуугч мэдэгдсэн
   *[none] { $office }: асуугч дахин асуусан
}
step-addressee-inherited = { $office }: асуулт шинэ албан тушаалтанд шилжсэн
step-addressee-closed = { $office }: асуултыг хаасан
step-addressee-private = { $office }: асуугчид өөрт нь хариулсан гэж алба мэдэгдсэн
step-addressee-reminded = Зохиогч хариултын хугацаа хэтэрснийг сануулж байна ({ $office })
step-verdict-set = { $code ->
    [answered] { $office }: асуултад хариулсан гэж асуугч үзсэн
    [partly] { $office }: асуултын зөвхөн нэг хэсэгт хариулсан гэж асуугч үзсэн
    [not] { $office }: асуултад хариулаагүй гэж асуугч үзсэн
    [office_reply] { $office }: асуугчийн дүгнэлтэд хариулсан
   *[only_acknowledged] { $office }: зөвхөн асуулт ирснийг баталсан гэж асуугч үзсэн
}
step-clock-soon = { $office }: хариулах хугацаа дуусахад тав хоног үлдсэн
step-clock-due = { $office }: өнөөдөр хариулах ёстой
step-clock-overdue = { $office }: хариулах хугацаа хэтэрсэн
step-clock-long-overdue = { $office }: хариулах хугацаа хэтрээд удсан
step-clock-recomputed = { $office }: хуанли өөрчлөгдсөн тул хугацааг дахин тоолсон
handle-more = Бусад
handle-note = Яагаад
handle-note-hint = Үүнийг хүн бүр уншиж болно.
handle-title-acknowledge = Асуултыг авснаа батлах
handle-act-acknowledge = Бид асуултыг авсан
handle-title-answer = Таны хариулт
handle-body-answer = Хариулт
handle-act-answer = Хариултыг нийтлэх
handle-declared = Энэ хэний үг вэ?
declared-personal = Миний өөрийн үг
declared-staff = Ажилтнууд маань бичсэн, би зөвшөөрсөн
handle-title-clarify = Тодруулга хүсэх
handle-body-clarify = Та юу мэдэх хэрэгтэй байна вэ?
handle-act-clarify = Асуугчаас асуух
handle-title-extend = Нэмэлт хугацаа авах
handle-act-extend = Хугацааг сунгах
handle-title-forward = Өөр албанд шилжүүлэх
handle-forward-to = Хэнд
handle-act-forward = Шилжүүлэх
handle-title-private = Асуугчид өөрт нь хариулсан
handle-act-private = Өөрт нь хариулсан
handle-title-refuse = Хариулахаас татгалзах
handle-refuse-code = Шалтгаан
handle-body-refuse = Тайлбарлана уу
handle-act-refuse = Татгалзах
handle-title-take-over = Асуултыг өмнөх албан тушаалтнаас хүлээн авах
handle-act-take-over = Хүлээн авах
handle-title-reply-to-verdict = Асуугчийн дүгнэлтэд хариулах
handle-act-reply-to-verdict = Хариуг нийтлэх
handle-title-reply = Албанд хариулах
handle-body-reply = Таны хариулт
handle-act-reply = Хариултыг илгээх
handle-title-reopen = Дахин асуух
handle-body-reopen = Юу хариултгүй үлдсэн бэ?
handle-act-reopen = Дахин асуух
handle-title-deny = Танд өөрт тань хариулсан уу?
handle-act-deny = Үгүй, хариулаагүй
handle-title-remind = Хариултыг сануулах
handle-act-remind = Сануулах
handle-title-verdict = Таны асуултад хариулсан уу?
handle-verdict-code = Нэгийг сонгоно уу
handle-verdict-note = Өөрийн үгээр
handle-act-verdict = Нийтлэх
desk-title = Ажлын ширээ: { $name }
desk-today-count = { $n ->
    [0] Өнөөдөр танаас шаардлагатай зүйл алга
    [one] Өнөөдөр { $n } асуулт таныг хүлээж байна
   *[other] Өнөөдөр { $n } асуулт таныг хүлээж байна
}
desk-link = Албаны ажлын ширээ
desk-office = Нийтэд нээлттэй хуудас руу
desk-today = Хугацаа нь болсон эсвэл хэтэрсэн
desk-wanted = Олон хүн хариуг нь хүлээж буй
desk-open = Нээлттэй
desk-paused = Асуугчийг хүлээж буй
desk-none = Нээлттэй асуулт алга.
list-questions = Асуултууд
list-open = { $n ->
    [one] Нээлттэй: { $n }
   *[other] Нээлттэй: { $n }
}
list-overdue = { $n ->
    [one] Хугацаа хэтэрсэн: { $n }
   *[other] Хугацаа хэтэрсэн: { $n }
}
list-answered = { $n ->
    [one] Хариулсан: { $n }
   *[other] Хариулсан: { $n }
}
list-refused = { $n ->
    [one] Татгалзсан: { $n }
   *[other] Татгалзсан: { $n }
}
list-no-questions = Энд асуулт алга.
waiting-questions = Хүлээж буй асуултууд
waiting-no-questions = Хүлээж буй асуулт алга.
waiting-held = Нийтлэгдэхийг хүлээж байна
waiting-unaddressed = Асуугч хэнээс асуухаа мэдэхгүй байна
waiting-appeal = Нийтлэхээс татгалзсанд асуугч гомдол гаргасан
waiting-left = Энд зохицуулагч байхаа больсон хүнд буцаасан
rule-question-role = Та үүнд оролцдоггүй.
rule-question-conflict = Та өөрөө энэ асуулттай холбоотой: өөр хүн шийдэх ёстой.
rule-question-answered = Асуултад хариулсан тул хэвээр үлдэнэ.
rule-question-closed = Энэ асуулт хүчингүй болсон.
rule-appealed-once = Та аль хэдийн гомдол гаргасан байна.
rule-appeal-late = Гомдол гаргах хугацаа өнгөрсөн байна.
rule-return-left = Асуултыг бичиж авсан хүн энд зохицуулагч байхаа больсон: дахин илгээх хүн алга.
lifter-judging = Асуултыг нийтлэх, эсвэл нийтлэхээс татгалзана уу.
rule-acknowledged-once = Асуултыг авсныг аль хэдийн баталсан байна.
rule-clarified-enough = Асуугчаас үүнээс олон удаа тодруулга хүсэж болохгүй.
rule-lapsed-for-good = Хариулах хугацаа өнгөрсөн байна. Дахин асууна уу.
rule-forward-early = Албанд асуултыг авснаа батлах хугацаа үлдсэн байна.
rule-forwarded-enough = Асуултыг үүнээс олон удаа шилжүүлж болохгүй.
rule-extended-once = Хугацааг аль хэдийн сунгасан байна.
rule-extended-late = Эцсийн өдөр өнгөрсөн: хугацааг цаашид сунгах боломжгүй.
rule-reopened-enough = Цаашид дахин асуух боломжгүй.
rule-deny-late = Үүнийг мэдэгдэх хугацаа өнгөрсөн байна.
rule-remind-early = Хариултын хугацаа хэтэрсний дараа л сануулж болно.
rule-remind-often = Та энэ долоо хоногт сануулсан эсвэл гурван удаа сануулсан байна.
rule-verdict-late = Хариултыг үнэлэх хугацаа өнгөрсөн байна.
rule-own-question = Та өөрөө энэ асуулттай холбоотой.
rule-moderator-asks = Зохицуулагчид өөрсдийн зохицуулдаг газарт асуулт тавьдаггүй.
rule-ask-there = Энд албан тушаалтнаас тусдаа хуудсаар асууна.
conflict-question-state = Энэ хооронд асуултын байдал өөрчлөгджээ. Одоо ямар шатанд байгааг харна уу.
conflict-question-moved = Энэ хооронд өөр хүн үйлдэл хийжээ. Асуулт одоо ямар шатанд байгааг хараад дахин илгээнэ үү.
error-offices-none = Хэнээс асуухаа сонгох эсвэл мэдэхгүй гэдгээ тэмдэглэнэ үү.
error-offices-many = Дээд тал нь { $limit } алба сонгож болно.
error-intake-closed = Энэ алба одоогоор асуулт хүлээж авахгүй байна.
error-own-office = Энэ бол таны өөрийн алба.
error-asked-already = Энэ албанаас аль хэдийн асуусан байна.
error-questions-open = Таны нээлттэй асуултын тоо: { $actual }; дээд тал нь { $limit } байж болно.
error-questions-open-there = Энэ албанаас асуусан нээлттэй асуултын тань тоо: { $actual }; дээд тал нь { $limit } байж болно.
error-duplicate-which = Хүчинтэй асуултын дугаарыг бичнэ үү.
notice-question-own-published = Таны асуулт нийтлэгдлээ.
notice-question-own-returned = Модератор асуултаа өөрчлөхийг танаас хүсэж байна.
notice-question-own-declined = Таны асуултыг нийтлэхээс татгалзлаа.
notice-question-own-appeal-decided = Таны гомдлыг шийдвэрлэлээ.
notice-question-own-clarify-asked = { $name }: танаас тодруулга хүсэж байна.
notice-question-own-clarify-due = { $name } тодруулсан асуултдаа таны хариуг хүлээсээр байна.
notice-question-own-answered = { $name }: таны асуултад хариуллаа.
notice-question-own-refused = { $name }: таны асуултад хариулахаас татгалзлаа.
notice-question-own-forwarded = { $name }: таны асуултыг өөр албанд шилжүүллээ.
notice-question-own-extended = { $name }: таны асуултад илүү хугацаа хэрэгтэй.
notice-question-own-lapsed = { $name }: та хариулаагүй тул асуулт хаагдлаа.
notice-question-own-closed = { $name }: таны асуулт хаагдлаа.
notice-question-own-private = { $name }: танд өөрт нь хариулсан гэж байна. Тийм биш бол мэдэгдээрэй.
notice-question-own-overdue = { $name }: таны асуултад хариулах хугацаа өнгөрлөө.
notice-question-own-long-overdue = { $name }: таны асуултад хариулах хугацаа аль хэдийн өнгөрсөн.
notice-question-own-held-long = Таны асуулт модераторыг хүлээсээр байна. Модераторуудад үүнийг сануулсан.
notice-question-desk-received = { $name }: шинэ асуулт.
notice-question-desk-clarified = { $name }: асуугч хариуллаа.
notice-question-desk-reopened = { $name }: асуултыг дахин тавилаа.
notice-question-desk-reminded = { $name }: асуултын зохиогч хариултын хугацаа хэтэрснийг сануулж байна.
notice-question-desk-soon = { $name }: таван хоногийн дараа хариулах ёстой.
notice-question-desk-due = { $name }: өнөөдөр хариулах ёстой.
notice-question-desk-overdue = { $name }: хариулах хугацаа өнгөрлөө.
notice-question-desk-long-overdue = { $name }: хариулах хугацаа аль хэдийн өнгөрсөн.
notice-question-queue-submitted = Асуулт модераторыг хүлээж байна.
notice-question-queue-held-long = Асуулт модераторыг хэт удаан хүлээж байна.
notice-question-queue-appealed = Асуугч татгалзсан шийдвэрт гомдол гаргалаа.
notice-question-queue-long-overdue = { $name }: хариулах хугацаа аль хэдийн өнгөрсөн.
notice-question-cosign-answered = { $name }: танд ч бас чухал асуултад хариуллаа.
notice-question-cosign-refused = { $name }: танд ч бас чухал асуултад хариулахаас татгалзлаа.
notice-question-follow-said = { $name }: таны дагаж буй хэлэлцүүлэгт шинэ бичвэр гарлаа.
letters-question = Албан тушаалтанд тавьсан асуултын явц
audited-question-approved = Асуулт нийтлэгдсэн
audited-question-returned = Асуултыг асуугчид буцаасан
audited-question-declined = Асуултыг нийтлэхээс татгалзсан
audited-appeal-decided = Гомдлыг шийдвэрлэсэн
