// What scripts add to the composer: drafts that survive, buttons that write Markdown, photos made smaller.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openAll } from "./pages.mjs";
import { publish } from "./places.mjs";
import { openAs } from "./site.mjs";

const BODY = "[name=body]";
const SAVED = "draft-keeper [data-state=saved]";
const HERE = "draft-keeper [data-state=here]";

let all, context, page, composer;
const faults = [];
before(async () => {
  all = await openAll();
  context = await openAs(all.browser, all.site, "member");
  page = await context.newPage();
  page.on("pageerror", (why) => faults.push(`page error ${why}`));
  page.on("dialog", (dialog) => dialog.accept());
  composer = `/t/${/\d+/.exec(all.places.own)[0]}/reply`;
});
after(() => all?.close());

const kept = () => page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("draft:")).length);

test("what is typed while the network is cut is there after a reload, and then on the site", async () => {
  await page.goto(composer);
  await context.setOffline(true);
  await page.locator(BODY).pressSequentially("The lake is low.");
  await page.locator(HERE).waitFor({ timeout: 6000 });
  assert.equal(await kept(), 1);
  await context.setOffline(false);
  await page.reload();
  assert.equal(await page.inputValue(BODY), "The lake is low.");
  // The page saves it now, or the one before did so on its way out; then the copy here is gone.
  await page.waitForFunction(() => !Object.keys(localStorage).some((name) => name.startsWith("draft:")), null, { timeout: 9000 });
  // Another browser of hers finds it.
  const other = await openAs(all.browser, all.site, "member");
  const there = await other.newPage();
  await there.goto(composer);
  assert.equal(await there.inputValue(BODY), "The lake is low.");
  await other.close();
});

test("two devices that write at once are shown both texts", async () => {
  await page.goto(composer);
  const other = await openAs(all.browser, all.site, "member");
  const there = await other.newPage();
  await there.goto(composer);
  await there.fill(BODY, "From the phone.");
  await there.locator(SAVED).waitFor({ timeout: 6000 });
  await page.fill(BODY, "From the laptop.");
  await page.locator("draft-keeper pre").waitFor({ timeout: 6000 });
  assert.equal(await page.locator("draft-keeper pre").innerText(), "From the phone.");
  assert.equal(await page.inputValue(BODY), "From the laptop.");
  await page.click("button[name=do][value=draft]");
  await there.reload();
  assert.equal(await there.inputValue(BODY), "From the laptop.");
  await other.close();
});

test("a title that another device saved is not lost to the same text", async () => {
  const title = "[name=title]";
  await page.goto(`${all.places.forum}/new`);
  const other = await openAs(all.browser, all.site, "member");
  const there = await other.newPage();
  await there.goto(`${all.places.forum}/new`);
  await there.fill(BODY, "The same text.");
  await there.fill(title, "From the phone");
  await there.locator(SAVED).waitFor({ timeout: 6000 });
  await page.fill(BODY, "The same text.");
  await page.fill(title, "From the laptop");
  await page.locator("draft-keeper pre").waitFor({ timeout: 6000 });
  await there.reload();
  assert.equal(await there.inputValue(title), "From the phone");
  await there.click("button[name=do][value=discard]");
  await there.waitForURL("**/drafts");
  await other.close();
  await page.evaluate(() => localStorage.clear());
});

test("a page that is not left after all lets its copy go", async () => {
  await page.goto(composer);
  await page.fill(BODY, "It snows on the lake.");
  await page.evaluate(() => dispatchEvent(new Event("beforeunload")));
  await page.locator(SAVED).waitFor({ timeout: 6000 });
  await page.waitForFunction(() => !Object.keys(localStorage).some((name) => name.startsWith("draft:")), null, { timeout: 9000 });
});

test("a draft of a new discussion keeps its tags", async () => {
  await page.goto(`${all.places.forum}/new`);
  const box = "[name=tags] >> nth=1";
  await page.click("#tags summary");
  await page.check(box);
  await page.locator(SAVED).waitFor({ timeout: 6000 });
  const other = await openAs(all.browser, all.site, "member");
  const there = await other.newPage();
  await there.goto(`${all.places.forum}/new`);
  assert.equal(await there.isChecked(box), true);
  assert.equal(await there.isChecked("[name=tags] >> nth=0"), false);
  await other.close();
  // What only this browser has comes back too.
  await context.setOffline(true);
  await page.uncheck(box);
  await page.locator(HERE).waitFor({ timeout: 6000 });
  await context.setOffline(false);
  await page.reload();
  assert.equal(await page.isChecked(box), false);
  await page.waitForFunction(() => !Object.keys(localStorage).some((name) => name.startsWith("draft:")), null, { timeout: 9000 });
  await page.click("button[name=do][value=discard]");
});

test("a draft of a question keeps whom it is put to, where it is about and what it rests on", async () => {
  const [ask, akim, unsure] = ["/s/saryozen/ask", "[name=offices][value=akim-saryozen]", "[name=unsure]"];
  await page.goto(ask);
  await page.fill("[name=place]", "The second pump");
  await page.fill("[name=sources]", "The notice on its door");
  await page.check(akim);
  await page.locator(SAVED).waitFor({ timeout: 6000 });
  const other = await openAs(all.browser, all.site, "member");
  const there = await other.newPage();
  await there.goto(ask);
  assert.equal(await there.inputValue("[name=place]"), "The second pump");
  assert.equal(await there.inputValue("[name=sources]"), "The notice on its door");
  assert.deepEqual([await there.isChecked(akim), await there.isChecked(unsure)], [true, false]);
  await other.close();
  // What only this browser has comes back too.
  await context.setOffline(true);
  await page.fill("[name=place]", "The third pump");
  await page.uncheck(akim);
  await page.check(unsure);
  await page.locator(HERE).waitFor({ timeout: 6000 });
  await context.setOffline(false);
  await page.reload();
  assert.equal(await page.inputValue("[name=place]"), "The third pump");
  assert.deepEqual([await page.isChecked(akim), await page.isChecked(unsure)], [false, true]);
  await page.waitForFunction(() => !Object.keys(localStorage).some((name) => name.startsWith("draft:")), null, { timeout: 9000 });
  await page.click("button[name=do][value=discard]");
  await page.waitForURL("**/drafts");
});

test("what is published at once leaves no copy behind", async () => {
  await page.goto(composer);
  await page.fill(BODY, "");
  await page.locator(BODY).pressSequentially("It rained.");
  await page.waitForTimeout(700);
  await publish(page, "It rained.");
  await page.goto(composer);
  await page.waitForTimeout(100);
  assert.equal(await page.inputValue(BODY), "");
  assert.equal(await kept(), 0);
});

test("what is published leaves no copy behind after many other posts either", async () => {
  await page.goto(`${all.places.forum}/new`);
  await page.fill("[name=title]", "After the rain");
  await page.locator(BODY).pressSequentially("The road is gone.");
  await page.waitForTimeout(700);
  await publish(page, "The road is gone.");
  for (const n of [1, 2, 3, 4, 5, 6]) {
    await page.goto(composer);
    await page.fill(BODY, `Dry again, ${n}.`);
    await publish(page, `Dry again, ${n}.`);
  }
  await page.goto(`${all.places.forum}/new`);
  await page.waitForTimeout(100);
  assert.equal(await page.inputValue(BODY), "");
  assert.equal(await page.inputValue("[name=title]"), "");
});

test("buttons write Markdown, from the keyboard too", async () => {
  await page.goto(composer);
  const buttons = page.locator("text-tools button");
  assert.equal(await buttons.count(), 6);
  for (const box of await buttons.evaluateAll((all) => all.map((b) => b.getBoundingClientRect().toJSON()))) {
    assert.ok(box.width >= 24 && box.height >= 24, JSON.stringify(box));
  }
  await page.fill(BODY, "cold\nwater");
  await page.locator(BODY).evaluate((text) => text.setSelectionRange(0, 4));
  await buttons.nth(0).focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.inputValue(BODY), "**cold**\nwater");
  const chosen = () => page.locator(BODY).evaluate((t) => t.value.slice(t.selectionStart, t.selectionEnd));
  assert.equal(await chosen(), "cold");
  await page.keyboard.press("Control+z");
  assert.equal(await page.inputValue(BODY), "cold\nwater", "it can be undone");
  await page.locator(BODY).evaluate((text) => text.setSelectionRange(2, 8));
  await buttons.nth(3).click();
  assert.equal(await page.inputValue(BODY), "- cold\n- water");
  await buttons.nth(5).click();
  assert.ok(await page.locator("#file").isVisible());
});

test("without scripts there are no buttons", async () => {
  const plain = await openAs(all.browser, all.site, "member", { javaScriptEnabled: false });
  const bare = await plain.newPage();
  await bare.goto(composer);
  assert.equal(await bare.locator("text-tools button").count(), 0);
  await plain.close();
});

test("a large photo is made smaller before it is sent", async () => {
  await page.goto(composer);
  const photo = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 2400, height: 1200 });
    const brush = canvas.getContext("2d");
    const noise = brush.createImageData(2400, 1200);
    noise.data.forEach((_, i) => (noise.data[i] = i % 4 === 3 ? 255 : (i * 7919) % 251));
    brush.putImageData(noise, 0, 0);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.95));
    return [...new Uint8Array(await blob.arrayBuffer())];
  });
  assert.ok(photo.length > 512_000, `${photo.length}`);
  await page.locator("details:has(#file) summary").click();
  await page.setInputFiles("#file", { name: "lake.jpg", mimeType: "image/jpeg", buffer: Buffer.from(photo) });
  await page.waitForFunction((size) => document.getElementById("file").files[0].size < size, photo.length);
  await page.fill("#alt", "A lake");
  await page.click("button[name=do][value=file]");
  assert.match(await page.inputValue(BODY), /!\[A lake\]\(\/f\/[0-9a-f]{32}\/1920x960\.jpg\)/);
  await publish(page, await page.inputValue(BODY));
  const shown = page.locator("article.here img");
  assert.ok(await shown.evaluate((image) => image.decode().then(() => image.naturalWidth > 0)));
});

test("no script failed", () => assert.deepEqual(faults, []));

test("names are completed with the keyboard, and announced as a list of choices", async () => {
  await page.goto(composer);
  await page.fill(BODY, "");
  await page.locator(BODY).pressSequentially("Ask @gal");
  const chosen = page.locator("name-picker [role=option][aria-selected=true]");
  await chosen.waitFor({ timeout: 5000 });
  assert.match(await chosen.innerText(), /^@galym /);
  assert.equal(await page.getAttribute(BODY, "aria-activedescendant"), await chosen.getAttribute("id"));
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("name-picker ul").isVisible(), false);
  assert.equal(await page.getAttribute(BODY, "aria-activedescendant"), null);
  await page.locator(BODY).pressSequentially("y");
  await chosen.waitFor({ timeout: 5000 });
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  assert.equal(await page.inputValue(BODY), "Ask @galym ");
  // Within a word, an address or code of one's own nothing is offered, and Enter is a new line again.
  await page.locator(BODY).pressSequentially("at mail@gal");
  await page.waitForTimeout(600);
  assert.equal(await page.locator("name-picker ul").isVisible(), false);
  await page.keyboard.press("Enter");
  assert.equal(await page.inputValue(BODY), "Ask @galym at mail@gal\n");
  assert.deepEqual(faults, []);
});
