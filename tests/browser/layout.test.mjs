// Pages fit the narrowest screens in every language, break no rule of the content policy, and weigh little.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { KINDS, WIDE, open, openAll } from "./pages.mjs";
import { openAs } from "./site.mjs";

const LANGUAGES = ["en", "ru", "kk", "mn", "it", "es", "pl"];
const MAIN = [
  "home", "space", "space-about", "forum", "thread-tree", "thread-time", "thread-locked", "person", "register", "sign-in",
  "about", "not-found", "reply", "new-thread", "edit", "settings", "devices", "moderate", "remove", "members", "space-settings", "forums",
];
const PAGE_LIMIT = 30_000;
const REQUESTS = 4;

let all;
before(async () => (all = await openAll()));
after(() => all?.close());

for (const lang of LANGUAGES) {
  test(`nothing sticks out at 320 and 360 pixels in ${lang}`, async () => {
    const faults = [];
    for (const one of KINDS.filter(({ name }) => MAIN.includes(name))) {
      const page = await all.window(one.role);
      await page.setViewportSize({ width: 320, height: 640 });
      const path = await one.where(all.places);
      await page.goto(`${path}${path.includes("?") ? "&" : "?"}lang=${lang}`);
      for (const width of [320, 360]) {
        await page.setViewportSize({ width, height: 640 });
        const wide = await sticksOut(page);
        if (wide.length) faults.push(`${one.name} at ${width}: ${wide.join(" | ")}`);
      }
    }
    assert.deepEqual(faults, []);
  });
}

/** What reaches over the right edge, where the page as a whole can be moved sideways. */
function sticksOut(page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const over = [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > clientWidth + 1);
    return [`${scrollWidth - clientWidth} px`, ...over.slice(-3).map((e) => e.outerHTML.slice(0, 120))];
  });
}

test("no page breaks the content policy, says anything on the console or names an icon that there is not", async () => {
  const faults = [];
  let current = "";
  const watched = new Set();
  for (const one of KINDS) {
    const page = await all.window(one.role);
    await page.setViewportSize(WIDE);
    if (!watched.has(page)) {
      watched.add(page);
      page.on("console", (line) => {
        // A page of a fault is an answer that Chromium itself notes on the console.
        if (line.type() !== "debug" && !/Failed to load resource: the server responded/.test(line.text())) {
          faults.push(`${current}: ${line.text()}`);
        }
      });
      page.on("pageerror", (why) => faults.push(`${current}: ${why}`));
      await page.exposeFunction("reportBreach", (what) => faults.push(`${current}: ${what}`));
      await page.addInitScript(() =>
        addEventListener("securitypolicyviolation", (e) => reportBreach(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`)),
      );
    }
    current = one.name;
    const answer = await open(page, one, all.places);
    assert.equal(answer.status(), one.status, one.name);
    // What modules do once they are loaded.
    await page.waitForTimeout(30);
    for (const [file, id] of await page.$$eval("svg use", (all) => all.map((one) => one.getAttribute("href").split("#")))) {
      if (!(await drawn(file)).has(id)) faults.push(`${current}: no icon ${id}`);
    }
  }
  assert.deepEqual(faults, []);
});

const icons = new Map();

/** The names of the icons in this file of the site. */
async function drawn(file) {
  if (!icons.has(file)) {
    const text = await (await fetch(new URL(file, all.site.url))).text();
    icons.set(file, new Set([...text.matchAll(/<symbol id="([\w-]+)"/g)].map(([, id]) => id)));
  }
  return icons.get(file);
}

for (const role of ["visitor", "member"]) {
  test(`a thread page of 50 posts is light for a ${role}`, async () => {
    const context = await openAs(all.browser, all.site, role, { viewport: WIDE });
    const page = await context.newPage();
    const requests = [];
    page.on("request", (request) => requests.push(request));
    await page.goto(all.places.long);
    await page.waitForLoadState("networkidle");
    assert.equal(await page.locator("article.post").count(), 50);
    // The icons are the picture of the tab too, and kept by then.
    const paths = new Set(requests.map((request) => new URL(request.url()).pathname));
    assert.ok(paths.size <= REQUESTS, `${paths.size} requests: ${[...paths]}`);
    let bytes = 0;
    for (const request of requests.filter((each) => ["document", "stylesheet"].includes(each.resourceType()))) {
      bytes += (await request.sizes()).responseBodySize;
    }
    assert.ok(bytes > 1000 && bytes <= PAGE_LIMIT, `${bytes} bytes of page and style`);
    await context.close();
  });
}
