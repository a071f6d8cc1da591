// npm run shots: pictures of every kind of page at both widths and in both themes, in shots/.
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { KINDS, NARROW, WIDE, open, openAll } from "./pages.mjs";

const FOLDER = fileURLToPath(new URL("shots/", import.meta.url));
const TALLEST = 3200;
const wanted = process.argv.slice(2);

await mkdir(FOLDER, { recursive: true });
const all = await openAll();
for (const one of KINDS.filter(({ name }) => !wanted.length || wanted.includes(name))) {
  const page = await all.window(one.role);
  await page.setViewportSize(WIDE);
  const answer = await open(page, one, all.places);
  if (answer.status() !== one.status) console.log(`${one.name}: ${answer.status()} instead of ${one.status}`);
  for (const size of [WIDE, NARROW]) {
    await page.setViewportSize(size);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(() => scrollTo(0, 0));
      const tall = await page.evaluate(() => document.documentElement.scrollHeight);
      const clip = { x: 0, y: 0, width: size.width, height: Math.min(tall, TALLEST) };
      await page.screenshot({ path: `${FOLDER}${one.name}-${size.width}-${colorScheme}.png`, clip, fullPage: true });
    }
  }
}
await all.close();
