// Every kind of page under axe: both widths, both themes, no violation.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { KINDS, NARROW, WIDE, open, openAll } from "./pages.mjs";

const AXE = await readFile(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let all;
before(async () => (all = await openAll()));
after(() => all?.close());

for (const one of KINDS) {
  test(`axe finds nothing on ${one.name}`, async () => {
    // Past the content policy goes only what the test itself brings.
    const page = await all.window(one.role, { bypassCSP: true });
    await page.setViewportSize(WIDE);
    const answer = await open(page, one, all.places);
    assert.equal(answer.status(), one.status);
    await page.evaluate(AXE);
    const faults = [];
    for (const [width, size] of [["wide", WIDE], ["narrow", NARROW]]) {
      await page.setViewportSize(size);
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        for (const fault of await violations(page)) faults.push(`${width}, ${colorScheme}: ${fault}`);
      }
    }
    assert.deepEqual(faults, []);
  });
}

async function violations(page) {
  const found = await page.evaluate(
    (values) => globalThis.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] }),
    RULES,
  );
  return found.violations.map(
    (v) => `${v.id} on ${v.nodes.length}: ${v.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`,
  );
}

test("axe finds nothing with every menu open", async () => {
  const page = await all.window("moderator", { bypassCSP: true });
  await page.goto(all.places.long);
  await page.evaluate(AXE);
  await page.$$eval("details", (list) => list.slice(0, 6).forEach((details) => (details.open = true)));
  for (const size of [WIDE, NARROW]) {
    await page.setViewportSize(size);
    assert.deepEqual(await violations(page), []);
  }
});
