// What scripts add, and that no text written by anybody ever becomes one.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { HOSTILE } from "./hostile.mjs";
import { openAll } from "./pages.mjs";
import { publish } from "./places.mjs";
import { openAs } from "./site.mjs";

const ELEMENTS = new Set(
  "A ABBR BLOCKQUOTE BR CODE DD DEL DETAILS DIV DL DT EM H1 H2 H3 H4 H5 H6 HR INPUT KBD LI MARK OL P PRE S SECTION SMALL SPAN STRONG SUB SUMMARY SUP TABLE TBODY TD TH THEAD TR UL".split(" "),
);

let all, page, composer;
const faults = [];
before(async () => {
  all = await openAll();
  const context = await openAs(all.browser, all.site, "member");
  // Nothing that a text names is fetched, and if it were, this would tell.
  await context.route(
    (url) => url.origin !== all.site.url,
    (route) => {
      faults.push(`asked for ${route.request().url()}`);
      return route.abort();
    },
  );
  page = await context.newPage();
  page.on("dialog", (dialog) => {
    faults.push(`dialog ${dialog.message()}`);
    return dialog.dismiss();
  });
  page.on("pageerror", (why) => faults.push(`page error ${why}`));
  await page.exposeFunction("hit", () => faults.push("executed"));
  await page.exposeFunction("reportBreach", (what) => faults.push(`policy ${what}`));
  await page.addInitScript(() =>
    addEventListener("securitypolicyviolation", (e) => reportBreach(`${e.violatedDirective} ${e.blockedURI}`)),
  );
  composer = `/t/${/\d+/.exec(all.places.own)[0]}/reply`;
});
after(() => all?.close());

test("these tests would see it", async () => {
  await page.goto(composer);
  await page.evaluate(() => {
    globalThis.hit();
    document.body.append(Object.assign(new Image(), { src: "http://evil.example/x.png" }));
  });
  await page.waitForTimeout(100);
  assert.deepEqual([...faults].sort(), ["executed", "policy img-src http://evil.example/x.png"]);
  faults.length = 0;
});

test("a preview appears while one writes", async () => {
  await page.goto(composer);
  await page.locator("[name=body]").pressSequentially("It is **very** cold.");
  const shown = page.locator("text-preview .preview strong");
  await shown.waitFor({ timeout: 5000 });
  assert.equal(await shown.innerText(), "very");
  await page.fill("[name=body]", "It is *warmer*.");
  await page.locator("text-preview .preview em").waitFor({ timeout: 5000 });
  assert.equal(await page.locator("text-preview .preview").count(), 1);
  assert.deepEqual(faults, []);
});

test("a hostile text in the live preview runs nothing", async () => {
  await page.goto(composer);
  for (const text of HOSTILE) {
    await page.fill("[name=body]", text);
    await page.evaluate(() => document.querySelector("text-preview").refresh());
    await provoke(page.locator("text-preview"), text);
  }
  assert.deepEqual(faults, []);
});

test("a hostile text that was posted runs nothing", async () => {
  for (const text of HOSTILE) {
    await page.goto(composer);
    await publish(page, text);
    await provoke(page.locator("article.here .body"), text);
  }
  for (const path of [all.places.own, `${all.places.own}?view=time`, all.places.person]) {
    await page.goto(path);
    await provoke(page.locator("main"), path, true);
  }
  assert.deepEqual(faults, []);
});

test("a hostile title and a hostile name run nothing", async () => {
  const bad = `"><img src=x onerror=hit()><script>hit()</script>`;
  await page.goto(`${all.places.forum}/new`);
  await page.fill("[name=title]", bad);
  await publish(page, "Only the title is strange.");
  assert.equal((await page.locator("h1").innerText()).trim(), bad);
  await page.goto("/settings");
  await page.fill("[name=display_name]", bad);
  await page.fill("[name=about]", HOSTILE.slice(0, 5).join(" ").slice(0, 500));
  await page.click("main form button");
  for (const path of ["/", all.places.space, all.places.forum, all.places.own, all.places.person, "/settings"]) {
    await page.goto(path);
    assert.equal(await page.locator("main script, main img:not([src^='/']), main svg script").count(), 0, path);
  }
  assert.deepEqual(faults, []);
});

/** Opens, touches and presses all there is; then looks for what must not be there. */
async function provoke(region, label, wholePage = false) {
  const found = await region.evaluate((root, [allowed, whole]) => {
    const odd = [];
    root.querySelectorAll("details").forEach((details) => (details.open = true));
    for (const e of root.querySelectorAll("*")) {
      const inside = !whole || e.closest(".body");
      const composer = ["TEXTAREA", "LABEL", "NAME-PICKER"].includes(e.tagName);
      if (inside && !composer && !allowed.includes(e.tagName)) odd.push(e.tagName);
      for (const { name, value } of e.attributes) {
        if (name.startsWith("on") || (name === "style" && inside)) odd.push(`${e.tagName} ${name}`);
        const link = ["href", "src", "action", "formaction", "xlink:href"].includes(name);
        if (link && /^\s*(?!https?:|mailto:)[a-z][a-z0-9+.-]*:/i.test(value)) odd.push(`${name}=${value}`);
      }
      for (const type of ["pointerenter", "mouseover", "focus", "toggle"]) e.dispatchEvent(new Event(type));
      if (inside && !e.closest("a[href], label, summary")) e.click();
    }
    return odd;
  }, [[...ELEMENTS], wholePage]);
  assert.deepEqual(found, [], label);
}

test("where the system has a sheet for sharing one button opens it in place of the links", async () => {
  const context = await openAs(all.browser, all.site, "visitor");
  const page = await context.newPage();
  const [button, link] = ["share-sheet > button", ".share a[rel]"].map((each) => page.locator(each));
  for (const path of [all.places.long, "/"]) {
    await page.goto(path);
    await page.waitForLoadState("networkidle");
    assert.equal(await button.count(), 0, path);
    await page.click(".share > summary");
    assert.ok(await link.first().isVisible(), path);
  }
  await page.addInitScript(() => {
    globalThis.shared = [];
    navigator.share = async (what) => {
      shared.push(what);
      if (globalThis.fault) throw Object.assign(new Error(), { name: fault });
    };
  });
  for (const path of [all.places.long, "/"]) {
    await page.goto(path);
    await button.waitFor();
    await button.focus();
    await page.keyboard.press("Enter");
    const [shared] = await page.evaluate(() => globalThis.shared);
    assert.deepEqual(Object.keys(shared), ["title", "url"]);
    assert.equal(new URL(shared.url).pathname.slice(0, 4), path.slice(0, 4));
    assert.equal(await page.locator(".share").getAttribute("open"), null);
    await page.click(".share > summary");
    assert.equal(await link.first().isVisible(), false);
    assert.ok(await page.locator(".share input").isVisible());
    // Whoever closes the sheet sees no more than before; where it cannot be opened the links are back.
    for (const [fault, shown] of [["AbortError", false], ["NotAllowedError", true]]) {
      await page.evaluate((fault) => (globalThis.fault = fault), fault);
      await button.click();
      await page.waitForTimeout(50);
      assert.equal(await link.first().isVisible(), shown, fault);
    }
  }
  await context.close();
});
