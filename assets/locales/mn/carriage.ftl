# Замдаа яваа захидлууд: администраторын хуудас, мөн захидал нь буцаж ирдэг хүнд харагдах үг.

deliveries-title = Захидлууд
deliveries-lead = Сүүлийн 30 хоногийн захидал болон хараахан илгээгээгүй захидлууд. Хаягийн эхний үсэг, домэйныг л харуулна.
deliveries-state = Төлөв
deliveries-all = Бүх төлөв
deliveries-domain = Хаягийн домэйн, жишээ нь example.org
deliveries-filter = Харуулах
deliveries-none = Ийм захидал алга.
deliveries-retry-all = Илгээж чадаагүй бүх захидлыг дахин илгээх
delivery-retry = Дахин илгээх
delivery-cancel = Цуцлах
delivery-tries = { $n ->
    [one] { $n } оролдлого
   *[other] { $n } оролдлого
}
delivery-next = дараагийн оролдлого: { $name }
delivery-ready = илгээхийг хүлээж байна
delivery-sending = илгээж байна
delivery-sent = илгээсэн
delivery-deferred = хойшлуулсан: дахин илгээнэ
delivery-failed = илгээж чадсангүй
delivery-cancelled = цуцалсан
delivery-suppressed = илгээгээгүй: энэ хаяг руу явуулсан захидал буцаж ирдэг
delivery-bounced = буцаж ирсэн
delivery-complained = хүлээн авагч гомдол гаргасан
delivery-held = сэргээснээс хойш түр хойшлуулсан
letter-kind-confirm = Хаяг баталгаажуулах
letter-kind-address = Хаяг солих
letter-kind-password = Нууц үг
letter-kind-sign-in = Нэвтрэх холбоос
letter-kind-factor = Хоёр дахь хүчин зүйл
letter-kind-waits = Модераторыг хүлээж буй нийтлэл
letter-kind-news = Шинэ зүйл
letter-kind-answer = Захидлаар өгсөн хариу юу болсон
letter-kind-other = Өөр захидал
letters-returned = { $name } өдрөөс хойш таны хаяг руу явуулсан захидал буцаж ирж байгаа тул бид цаашид илгээхгүй байна.
letters-unwanted = { $name } өдөр танд илгээсэн захидлыг хүсээгүй захидал гэж мэдээлсэн. Түүнээс хойш танд зөвхөн бүртгэлийг тань хамгаалах захидал ирнэ.
letters-again = Дахин оролдох
letters-again-lead = Бид таны хаяг руу дахин бичиж эхэлнэ. Үүнийг өдөрт нэг удаа хүсэж болно; захидал буцаж ирсээр байвал өөр хаяг сонгоно уу.
letters-other-address = Хаяг солих
audit-of-letter = { $n } дугаар захидал
audited-letter-retried = Илгээж чадаагүй захидлыг дахин илгээсэн
audited-letters-retried = Илгээж чадаагүй бүх захидлыг дахин илгээсэн
audited-letter-cancelled = Захидлыг цуцалсан
letter-test-subject = { $name }: туршилтын захидал
letter-test = Захидал хүрч байгаа эсэхийг шалгахын тулд { $name } сайт үүнийг илгээв. Та юу ч хийх шаардлагагүй.
