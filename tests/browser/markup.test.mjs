// The HTML of every kind of page, as it was sent, under the Nu HTML checker: no error.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import vnu from "vnu-jar";
import { KINDS, open, openAll } from "./pages.mjs";

let all, folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "elab-markup-"));
  all = await openAll();
});
after(async () => {
  await rm(folder, { recursive: true, force: true });
  await all?.close();
});

test("the Nu HTML checker finds no error", async () => {
  for (const one of KINDS) {
    const page = await all.window(one.role, { javaScriptEnabled: false });
    const answer = await open(page, one, all.places);
    assert.equal(answer.status(), one.status, one.name);
    await writeFile(join(folder, `${one.name}.html`), await answer.text());
  }
  const { messages } = await check(folder);
  const list = messages
    .filter((message) => message.type !== "info")
    .map(({ url, lastLine, message, extract }) => `${url?.split("/").pop()}:${lastLine}: ${message} ${JSON.stringify(extract)}`);
  assert.deepEqual(list, []);
});

/** The checker's report; it ends with 1 where there are errors, which the report then holds. */
function check(where) {
  return new Promise((resolve, reject) => {
    execFile("java", ["-jar", vnu, "--format", "json", "--stdout", where], { maxBuffer: 1 << 26 }, (failed, stdout) => {
      try {
        resolve(JSON.parse(stdout));
      } catch {
        reject(failed ?? new Error(`the checker said: ${stdout}`));
      }
    });
  });
}
