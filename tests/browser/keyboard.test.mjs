// With the keyboard alone and scripts switched off: from the sign-in link to a reply of one's own.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openAll } from "./pages.mjs";

const MOST_STEPS = 300;

let all, page;
before(async () => {
  all = await openAll();
  const context = await all.browser.newContext({
    baseURL: all.site.url,
    javaScriptEnabled: false,
    // A page that glides is where it should be only a while later.
    reducedMotion: "reduce",
  });
  page = await context.newPage();
});
after(() => all?.close());

/** What has the focus: its tag, words, address and name. */
function focused() {
  return page.evaluate(() => {
    const e = document.activeElement;
    return { tag: e.tagName, words: e.textContent.trim(), href: e.getAttribute("href"), name: e.name, value: e.value, id: e.id };
  });
}

/** Presses Tab until `wanted` has the focus. */
async function tabTo(what, wanted) {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press("Tab");
    if (wanted(await focused())) return;
  }
  assert.fail(`the keyboard does not reach ${what} on ${page.url()}`);
}

async function enter() {
  const before = page.url();
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.href !== before);
  await page.waitForLoadState();
}

test("a one-time link signs in with one button", async () => {
  await page.goto(all.site.links.newcomer);
  await tabTo("the button", ({ tag }) => tag === "BUTTON");
  await enter();
  assert.equal(new URL(page.url()).pathname, "/");
});

test("skip links lead to the content and come into sight", async () => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  const first = await focused();
  assert.equal(first.href, "#content");
  const box = await page.locator(".skip a").first().boundingBox();
  assert.ok(box && box.y >= 0 && box.height > 10 && box.width > 10, "the skip link can be seen");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.activeElement.closest("main")), "the next stop is in the content");
});

test("a thread is opened from the first page", async () => {
  await page.goto("/");
  const space = await page.locator("main a[href='/s/saryozen']").first();
  assert.equal(await space.count(), 1);
  await tabTo("the community", ({ href }) => href === "/s/saryozen");
  await enter();
  await tabTo("a thread", ({ href }) => href?.startsWith("/t/"));
  await enter();
  assert.match(new URL(page.url()).pathname, /^\/t\/\d+/);
});

test("the skip link leads to the reply, which is previewed and published", async () => {
  await page.goto(all.places.own);
  await tabTo("the skip link to the reply", ({ href }) => href === "#reply");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const button = await focused();
  assert.match(button.href ?? "", /^\/t\/\d+\/reply$/, "the stop after the skip link is the reply button");
  await enter();
  await tabTo("the text", ({ name }) => name === "body");
  await page.keyboard.type("The second pump is read by **my aunt**.");
  await tabTo("the preview", ({ name, value }) => name === "do" && value === "preview");
  await enter();
  assert.equal(await page.locator(".preview strong").innerText(), "my aunt");
  await tabTo("the button that publishes", ({ name, value }) => name === "do" && value === "publish");
  await enter();
  const here = page.locator("article.post.here");
  assert.equal(await here.count(), 1, "one's own post is marked");
  assert.equal(await here.locator(".body strong").innerText(), "my aunt");
  assert.ok(await here.locator(".here-mark").isVisible(), "and not by its colour alone");
  const box = await here.boundingBox();
  assert.ok(box.y >= 0 && box.y < page.viewportSize().height, "it is in sight");
});

test("menus open without scripts", async () => {
  await page.goto(all.places.own);
  await tabTo("the person's menu", ({ tag }) => tag === "SUMMARY");
  await page.keyboard.press("Enter");
  await tabTo("the settings", ({ href }) => href === "/settings");
  assert.ok(await page.locator("header a[href='/settings']").isVisible());
});

for (const path of ["/", "/s/saryozen", "/s/saryozen/water", "/settings", "own", "reply"]) {
  test(`the focus is seen wherever it stands: ${path}`, async () => {
    const own = all.places.own;
    await page.goto(path === "own" ? own : path === "reply" ? `/t/${/\d+/.exec(own)[0]}/reply` : path);
    const unseen = [];
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press("Tab");
      const stop = await page.evaluate(() => {
        const e = document.activeElement;
        if (e === document.body) return null;
        const style = getComputedStyle(e);
        const box = e.getBoundingClientRect();
        const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
        const inside = box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight;
        return { seen: ring && inside, html: e.outerHTML.slice(0, 120) };
      });
      if (!stop) break;
      if (!stop.seen) unseen.push(stop.html);
    }
    assert.deepEqual(unseen, []);
  });
}
