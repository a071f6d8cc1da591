// What it takes to carry a whole site elsewhere, and to lay it down as pages: time, and the most memory that each held.
import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { BINARY, environment, fill, folderFor } from "./site.mjs";

const MEMORY = 200; // MiB
const PAGES = 500; // a second

/** Runs a command to its end: its answer in JSON, its seconds, the most memory it held. */
function run(words, config) {
  return new Promise((resolve, reject) => {
    const from = performance.now();
    const child = spawn(BINARY, words, { env: environment(config), stdio: ["ignore", "pipe", "pipe"] });
    let out = "", err = "", most = 0;
    const look = setInterval(() => {
      try {
        most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? 0));
      } catch { /* It has ended. */ }
    }, 50);
    child.stdout.on("data", (some) => (out += some));
    child.stderr.on("data", (some) => (err += some));
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(look);
      const seconds = (performance.now() - from) / 1000;
      if (code !== 0) reject(new Error(`elab ${words[0]}: ${err}`));
      else resolve({ made: JSON.parse(out), seconds, memory: most / 1024 });
    });
  });
}

/** Exports a site, imports it into an empty one, and archives it; `section` prints it. */
export async function elsewhere(section, name, settings, posts) {
  const own = { ...(await settings()), data_dir: folderFor(`${name}-export`) };
  const other = { ...(await settings()), data_dir: folderFor(`${name}-import`) };
  console.error(`filling: ${name}, ${posts} posts ...`);
  fill(posts, own);
  await section(`Elsewhere, ${name}, ${posts} posts`, [
    "elab export, elab import into an empty database of the same kind, elab archive: each by itself.",
  ], async (add) => {
    const told = (what, { seconds, memory }, note) => {
      add(what, "s", { value: seconds }, { note });
      add(`memory of ${what}`, "MiB", { value: memory }, { limit: MEMORY });
    };
    const to = join(own.data_dir, "export");
    const exported = await run(["export", to, "--json"], own);
    told("export", exported, `${exported.made.rows} rows`);
    const imported = await run(["import", to, "--json"], other);
    told("import", imported, `${imported.made.posts} posts, rendered anew`);
    const archived = await run(["archive", join(own.data_dir, "archive"), "--json"], own);
    told("archive", archived, `${archived.made.pages} pages`);
    add("pages of the archive", "1/s", { value: archived.made.pages / archived.seconds }, { least: PAGES });
  });
  for (const folder of [own.data_dir, other.data_dir]) rmSync(folder, { recursive: true, force: true });
}
