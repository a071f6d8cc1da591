// What reaches a page while it is read: two people side by side, cuts of the network, ways that are blocked.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, beforeEach, test } from "node:test";
import { NARROW, WIDE } from "./pages.mjs";
import { openAs, openBrowser, programOf, startSite } from "./site.mjs";

const AXE = await readFile(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const BUTTON = "live-updates [role=status] button";
const HINT = "live-updates .hint";
const FORUM = "/api/v1/spaces/saryozen/forums/water/threads";

let site, browser, other, own, thread, first;
const open = [];
const faults = [];
before(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
  other = await programOf(browser, site, "moderator");
  own = await programOf(browser, site, "member");
  const context = await openAs(browser, site, "member");
  const page = await context.newPage();
  await page.goto("/settings");
  await page.selectOption("main [name=lang]", "en");
  await page.click("main form button");
  await context.close();
});
after(async () => {
  await browser?.close();
  await site?.stop();
});

/** Each test has a discussion of its own, with three replies. */
beforeEach(async () => {
  while (open.length) await open.pop().close();
  assert.deepEqual(faults.splice(0), []);
  thread = await own("POST", FORUM, { title: "Is the pump running again?", body: "It stood still on Monday." });
  thread.path = new URL(thread.url, site.url).pathname;
  first = (await own("GET", `/api/v1/threads/${thread.id}/posts`)).items[0];
  thread.replies = [];
  for (const body of ["It runs.", "It drips.", "It hums."]) thread.replies.push(await says(other, body));
});

const says = (who, body, parent = first) => who("POST", `/api/v1/threads/${thread.id}/posts`, { body, parent_id: parent.id });

/** A window at the discussion; `prepare` works on it before anything is loaded. */
async function reader({ role = "member", query = "", prepare, connected = true, ...options } = {}) {
  const context = await openAs(browser, site, role, { viewport: WIDE, ...options });
  open.push(context);
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  page.on("pageerror", (why) => faults.push(String(why)));
  page.on("console", (line) => line.type() === "error" && /Content Security|Trusted/i.test(line.text()) && faults.push(line.text()));
  await prepare?.(page);
  const heard = connected && subscribed(page, role === "visitor" ? 1 : 2);
  await page.goto(thread.path + query);
  await heard;
  return page;
}

/** Once the site has told the page's next socket that it listens to so many topics. */
function subscribed(page, topics) {
  return new Promise((done) => {
    page.on("websocket", (socket) => {
      let left = topics;
      socket.on("framereceived", ({ payload }) => String(payload).includes('"subscribed"') && (left -= 1) === 0 && done(socket));
    });
  });
}

const button = async (page, words) => page.locator(BUTTON).filter({ hasText: words }).waitFor();
const posts = (page) => page.$$eval(".tree article", (all) => all.map((one) => one.querySelector(".body")?.innerText.trim() ?? ""));
const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.textContent.trim());

for (const view of ["tree", "time", "new"]) {
  test(`a reply waits behind a button, and enters on a press, by ${view}`, async () => {
    // A visitor has seen the first three; so has the member who reads only what is new, since this visit began.
    const page = await reader({ role: "visitor", query: `?view=${view}${view === "new" ? "&since=3" : ""}` });
    const known = await posts(page);
    await page.locator(".tree article h3 a").last().focus();
    await page.evaluate(() => scrollTo(0, 120));
    const state = () => page.evaluate(() => [scrollY, document.activeElement.textContent, document.querySelector(".tree").innerText]);
    const held = await state();
    await says(other, "A reply to the first.", view === "new" ? first : thread.replies[0]);
    await button(page, /^1 new reply$/);
    assert.deepEqual(await state(), held, "nothing has moved");
    assert.equal(await page.locator("live-updates [role=status]").getAttribute("role"), "status");
    await page.click(BUTTON);
    await page.locator(".tree article", { hasText: "A reply to the first." }).waitFor();
    const at = { tree: 2, time: 4, new: known.length }[view];
    assert.deepEqual(await posts(page), known.toSpliced(at, 0, "A reply to the first."));
    assert.equal(await page.evaluate(() => document.activeElement.querySelector(".body")?.innerText.trim()), "A reply to the first.");
    assert.equal(await page.locator(BUTTON).count(), 0);
    // It stands as a page that is loaded anew has it.
    const shape = () => page.$$eval(".tree li", (all) => all.map((one) => [one.firstElementChild.id, one.parentElement.closest("li")?.firstElementChild.id]));
    const live = await shape();
    await page.reload();
    assert.deepEqual(await shape(), live);
  });
}

test("where nothing was new the first new reply makes a list", async () => {
  const page = await reader({ role: "visitor", query: "?view=new&since=4" });
  assert.equal(await page.locator(".tree").count(), 0);
  await says(other, "Now there is.");
  await button(page, /^1 new reply$/);
  await page.click(BUTTON);
  await page.locator(".tree article", { hasText: "Now there is." }).waitFor();
});

test("replies that stand on another page are led to", async () => {
  for (let n = 0; n < 50; n += 1) await says(other, `Reading ${n}.`);
  const page = await reader({ role: "visitor" });
  await says(other, "Far behind.");
  await button(page, /^1 new reply$/);
  await page.click(BUTTON);
  await page.waitForURL(/view=new&since=54/);
  assert.deepEqual(await posts(page), ["Far behind."]);
});

test("one's own reply from another window does not count", async () => {
  const page = await reader();
  await says(own, "I looked again.");
  const { id } = await says(other, "And I too.");
  await page.waitForFunction((id) => document.querySelector("live-updates").news.has(id), id);
  assert.equal(await page.evaluate(() => document.querySelector("live-updates").news.size), 1);
  await button(page, /^1 new reply$/);
  await page.click(BUTTON);
  await page.locator(".tree article", { hasText: "And I too." }).waitFor();
  assert.deepEqual((await posts(page)).slice(-2), ["I looked again.", "And I too."]);
});

test("a removal applies at once, even in what is being read", async () => {
  const page = await reader();
  const post = page.locator(`#p${thread.replies[1].id}`);
  await post.locator("summary").focus();
  await post.locator("summary").press("Enter");
  await other("DELETE", `/api/v1/posts/${thread.replies[1].id}`);
  await page.locator(`#p${thread.replies[1].id}.gone`).waitFor();
  assert.doesNotMatch(await post.innerText(), /drips/);
  assert.match(await post.innerText(), /withdrawn|taken back|author/i);
  assert.match(await focused(page), /More/);
  assert.deepEqual(await posts(page), ["It stood still on Monday.", "It runs.", "", "It hums."]);
});

test("what is removed goes even while its page cannot be read, and unread posts stay unread", async () => {
  const page = await reader();
  await page.route(/peek/, (route) => route.abort());
  await says(other, "Not looked at.", thread.replies[1]);
  await other("DELETE", `/api/v1/posts/${thread.replies[1].id}`);
  await page.waitForFunction((id) => !document.querySelector(`#p${id} .body`), thread.replies[1].id);
  await page.unroute(/peek/);
  await button(page, /^1 new reply$/);
  await page.evaluate(() => document.querySelector("live-updates").mend());
  await page.locator(`#p${thread.replies[1].id}.gone`).waitFor();
  await page.goto("/s/saryozen/water");
  const row = page.locator(".thread-row", { has: page.locator(`a[href="${thread.path}"]`) });
  assert.equal(await row.locator(".new").count(), 1);
});

test("a changed text is offered, and taken on a press", async () => {
  const page = await reader();
  const post = page.locator(`#p${thread.replies[0].id}`);
  await other("PATCH", `/api/v1/posts/${thread.replies[0].id}`, { body: "It runs **well**." }, { "if-match": '"1"' });
  const offer = post.locator("button.fresh");
  await offer.waitFor();
  assert.match(await offer.innerText(), /^Show the new text/);
  assert.equal((await posts(page))[1], "It runs.");
  await offer.click();
  await post.locator(".body strong").waitFor();
  assert.equal(await offer.count(), 0);
  assert.equal(await focused(page), "#2");
});

test("reactions are counted anew, later", async () => {
  const page = await reader({ role: "visitor", prepare: (page) => page.clock.install() });
  await own("POST", `/api/v1/posts/${thread.replies[0].id}/reactions`, { kind: "agree" });
  const said = page.locator(`#p${thread.replies[0].id} .said`, { hasText: "Agree 1" });
  await page.waitForFunction(() => document.querySelector("live-updates").counting);
  assert.equal(await said.count(), 0);
  await page.clock.fastForward("00:20");
  await said.waitFor();
});

test("the bell rings for who is named, and is still once that was read elsewhere", async () => {
  const page = await reader();
  const bell = 'header a[href="/notices"]';
  const count = () => page.locator(bell).evaluate((link) => Number(link.querySelector(".count")?.textContent ?? 0));
  const before = await count();
  await page.locator(bell).focus();
  await says(other, "@marat, do you hear it?", thread.replies[0]);
  await page.waitForFunction(
    ([bell, want]) => Number(document.querySelector(bell).querySelector(".count")?.textContent) === want, [bell, before + 1]);
  assert.match(await page.locator(`${bell} .vh`).textContent(), new RegExp(`\\b${before + 1}\\b`));
  assert.equal(await page.evaluate((bell) => document.activeElement.matches(bell), bell), true, "the focus stays");
  const elsewhere = await (await openAs(browser, site, "member")).newPage();
  await elsewhere.goto("/notices");
  await elsewhere.click('form[action="/notices/read"] button');
  await page.waitForFunction((bell) => !document.querySelector(bell).querySelector(".count"), bell);
  await elsewhere.context().close();
});

test("a lock is told, and the way to reply stays until the page is loaded anew", async () => {
  const page = await reader();
  const context = await openAs(browser, site, "moderator");
  open.push(context);
  const desk = await context.newPage();
  await desk.goto(`/t/${thread.id}/moderate`);
  await desk.fill("main [name=reason]", "The pump is repaired.");
  await desk.click("main form:has([name=reason]) button");
  await page.locator("#reply .notice").waitFor();
  assert.match(await page.locator("#reply .notice").innerText(), /locked/);
  assert.equal(await page.locator("#reply a.button").count(), 1);
});

test("what was missed while the network was cut comes, and once", async () => {
  const page = await reader();
  await page.context().setOffline(true);
  const missed = [await says(other, "During the cut."), await says(other, "Still cut.")];
  const back = subscribed(page, 2);
  await page.context().setOffline(false);
  await back;
  await button(page, /^2 new replies$/);
  await page.click(BUTTON);
  for (const { id } of missed) await page.locator(`#p${id}`).waitFor();
  assert.deepEqual((await posts(page)).slice(-2), ["During the cut.", "Still cut."]);
});

test("an event that comes twice counts once, and one that got lost is asked for", async () => {
  let dropped = 0;
  const prepare = (page) =>
    page.routeWebSocket(/api\/v1\/live/, (socket) => {
      const server = socket.connectToServer();
      server.onMessage((text) => {
        const created = JSON.parse(text).kind === "post.created";
        if (created && (dropped += 1) === 1) return;
        socket.send(text);
        if (created) socket.send(text);
      });
    });
  const page = await reader({ prepare, connected: false });
  await page.waitForFunction(() => document.querySelector("live-updates").sign);
  await says(other, "Lost on the way.");
  await says(other, "Told twice.");
  await button(page, /^2 new replies$/);
  assert.ok(dropped >= 2);
});

test("where no websocket passes a stream of events does, and where neither does the page asks", async () => {
  const blocked = (page) => page.routeWebSocket(/api\/v1\/live/, (socket) => socket.close());
  const stream = await reader({
    connected: false,
    prepare: async (page) => {
      await blocked(page);
      page.streaming = page.waitForRequest(/live\/stream\?topics=thread:\d+,person:\d+&after=\d+/);
    },
  });
  await stream.streaming;
  await says(other, "By the stream.");
  await button(stream, /^1 new reply$/);
  const asking = await reader({
    connected: false,
    prepare: async (page) => {
      await page.clock.install();
      await blocked(page);
      await page.route(/live\/stream/, (route) => route.abort());
      page.asked = page.waitForResponse(/events\?topic=person/);
    },
  });
  await asking.asked;
  await says(other, "By asking.");
  const again = asking.waitForRequest(/events\?topic=thread/);
  await asking.clock.fastForward("00:31");
  await again;
  await button(asking, /^1 new reply$/);
});

test("the page comes back when the site tells it to, and says so where it must be loaded anew", async () => {
  let sockets = 0, tell;
  const prepare = (page) =>
    page.routeWebSocket(/api\/v1\/live/, (socket) => {
      sockets += 1;
      const server = socket.connectToServer();
      tell = (message) => socket.send(JSON.stringify(message));
      if (sockets > 1) return;
      server.onMessage((text) => {
        socket.send(text);
        if (JSON.parse(text).type !== "subscribed" || JSON.parse(text).topic.startsWith("thread")) return;
        tell({ type: "bye", code: "restart", retry_ms: 0 });
        socket.close();
      });
    });
  const page = await reader({ prepare, connected: false });
  await page.waitForFunction(() => document.querySelector("live-updates").sign);
  for (let tries = 0; sockets < 2 && tries < 300; tries += 1) await new Promise((done) => setTimeout(done, 50));
  assert.ok(sockets >= 2, "it came back");
  await says(other, "After the break.");
  await button(page, /^1 new reply$/);
  tell({ type: "reset", topic: `thread:${thread.id}` });
  await button(page, /^Something has changed here: reload/);
  await Promise.all([page.waitForEvent("load"), page.click(BUTTON)]);
  assert.ok((await posts(page)).includes("After the break."));
});

test("a window that nobody looks at closes its line after five minutes, and comes back", async () => {
  const look = (page, hidden) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, hidden);
  let page;
  const listening = new Promise((done) => {
    reader({ prepare: async (window) => {
      page = window;
      await window.clock.install();
      subscribed(window, 2).then(done);
    } });
  });
  const socket = await listening;
  await look(page, true);
  // Beat by beat, so that it is no silence that ends it.
  for (let beat = 0; beat < 11; beat += 1) {
    const pong = socket.waitForEvent("framereceived", ({ payload }) => String(payload).includes("pong"));
    await page.clock.fastForward("00:25");
    await pong;
  }
  assert.equal(socket.isClosed(), false);
  const closed = socket.waitForEvent("close");
  await page.clock.fastForward("00:26");
  await closed;
  await says(other, "While away.");
  await look(page, false);
  await button(page, /^1 new reply$/);
});

test("only after a minute without a connection the page says so", async () => {
  const page = await reader({ prepare: (page) => page.clock.install() });
  await page.context().setOffline(true);
  await page.clock.fastForward("00:50");
  assert.equal(await page.locator(HINT).innerText(), "");
  await page.clock.fastForward("00:11");
  assert.match(await page.locator(HINT).innerText(), /^Not connected/);
  await page.context().setOffline(false);
  await page.locator(`${HINT}:empty`).waitFor({ state: "attached" });
});

test("a socket without a sign of life is given up", async () => {
  let sockets = 0;
  const prepare = async (page) => {
    await page.clock.install();
    await page.routeWebSocket(/api\/v1\/live/, () => (sockets += 1));
  };
  const page = await reader({ prepare, connected: false });
  await page.waitForFunction(() => document.querySelector("live-updates").sign);
  assert.equal(sockets, 1);
  await page.clock.fastForward("01:05");
  for (let tries = 0; sockets < 2 && tries < 300; tries += 1) await new Promise((done) => setTimeout(done, 50));
  assert.ok(sockets >= 2);
});

test("the button is brought up to date every ten seconds at most", async () => {
  const page = await reader({ prepare: (page) => page.clock.install() });
  await says(other, "One.");
  await button(page, /^1 new reply$/);
  // As if it had been shown a minute from now, however slow this machine is.
  await page.evaluate(() => (document.querySelector("live-updates").shown += 60_000));
  await says(other, "Two.");
  await page.waitForFunction(() => document.querySelector("live-updates").news.size === 2);
  assert.equal(await page.locator(BUTTON).innerText(), "1 new reply");
  await page.clock.fastForward("01:11");
  await button(page, /^2 new replies$/);
});

test("any number has its plural form", async () => {
  const page = await reader({ role: "visitor", query: "?lang=ru" });
  const words = (n) =>
    page.evaluate((n) => {
      const live = document.querySelector("live-updates");
      live.news = new Set(Array.from({ length: n }, (_, i) => -i));
      live.show();
      return live.button.textContent;
    }, n);
  assert.equal(await words(21), "21 новый ответ");
  assert.equal(await words(32), "32 новых ответа");
  assert.equal(await words(111), "111 новых ответов");
});

test("with scripts off the page is as it was", async () => {
  const page = await reader({ javaScriptEnabled: false, connected: false });
  await says(other, "Nobody hears this.");
  const live = page.locator("live-updates");
  assert.equal(await live.innerHTML(), "");
  assert.equal((await live.boundingBox())?.height ?? 0, 0);
  await page.reload();
  assert.equal((await posts(page)).at(-1), "Nobody hears this.");
});

test("axe finds nothing where all of it shows", async () => {
  const page = await reader({ bypassCSP: true, prepare: (page) => page.clock.install() });
  await says(other, "One more.");
  await other("PATCH", `/api/v1/posts/${thread.replies[0].id}`, { body: "It runs **well**." }, { "if-match": '"1"' });
  await button(page, /^1 new reply$/);
  await page.locator("button.fresh").waitFor();
  await page.context().setOffline(true);
  await page.clock.fastForward("01:05");
  await page.locator(HINT, { hasText: "Not connected" }).waitFor();
  await page.evaluate(AXE);
  for (const size of [WIDE, NARROW]) {
    await page.setViewportSize(size);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
      assert.deepEqual(violations.map(({ id }) => id), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/live-${size.width}-${colorScheme}.png` });
    }
  }
});

test("who wants to be seen is named on a line that moves nothing, until he goes", async () => {
  const settings = await openAs(browser, site, "moderator");
  const form = await settings.newPage();
  await form.goto("/settings");
  await form.check("[name=shows_reading]");
  await form.click("main form button");
  await settings.close();
  const page = await reader();
  const line = page.locator(".readers");
  assert.equal(await line.innerText(), "");
  await page.locator("article.post summary").first().focus();
  const stand = () => page.evaluate(() => [scrollY, document.querySelector(".tree").getBoundingClientRect().top, document.activeElement.tagName]);
  const before = await stand();
  const other = await reader({ role: "moderator" });
  // It is told every ten seconds.
  const said = (words) => page.waitForFunction((words) => document.querySelector(".readers").textContent.startsWith(words), words, { timeout: 40_000 });
  await said("Reading now: ");
  assert.deepEqual(await stand(), before);
  assert.equal(await other.locator(".readers").innerText(), "", "nobody is told of himself, and she wants it not");
  await other.context().close();
  await page.waitForFunction(() => !document.querySelector(".readers").textContent, null, { timeout: 40_000 });
  assert.deepEqual(await stand(), before);
});
