// Offices at the size of a country: their pages beside a discussion's, and the jobs that see to their clocks.
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { drive, get } from "./load.mjs";
import { BARE, ask, environment, fill, folderFor, signIn, start, stop, text } from "./site.mjs";

const TIMES = 400;
const ROUNDS = 3;
const NOTHING = { page_cache_mb: 0, post_cache_mb: 0 }; // is kept of what was shown
const PAGE = 1.5; // of a discussion's cost
const SWEEP = 100; // ms for 10^5 clocks that run

const middle = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const language = { "accept-language": "en" };

/** All of it for one database; `section` prints it. */
export async function asked(section, name, settings, { posts, questions }) {
  const own = { ...(await settings()), data_dir: folderFor(`${name}-asked`) };
  console.error(`filling: ${name}, ${posts} posts, ${questions} questions ...`);
  fill(posts, own, questions);
  await pages(section, `${name}, ${questions} questions, 500 offices, ${posts} posts`, own);
  await days(section, `${name}, ${questions} questions`, own);
  rmSync(own.data_dir, { recursive: true, force: true });
}

async function pages(section, title, settings) {
  const site = await start({ ...settings, ...NOTHING });
  await section(`Offices beside a discussion: ${title}`, [
    "Processor time of a page over that of a discussion of 50 posts, both made of their rows, in rounds that take turns.",
    "The largest office has six times as many questions as others. The deputy's pages are beside his discussion.",
  ], async (add) => {
    const { items } = JSON.parse(text(await ask(site, "/api/v1/spaces/crowd/forums/talk0/threads", { want: 200 })));
    const jar = await signIn(site, "deputy");
    const cookie = [...jar].map((pair) => pair.join("=")).join("; ");
    const thread = items[0].url;
    await ask(site, thread, { jar, want: 200 }); // What is new is marked as seen at the first look.
    const lists = ["open", "overdue", "answered", "refused"].map((list) => [`office, ${list}`, `/o/seat7?list=${list}`]);
    const rows = [
      ["office", "/o/seat7"], ...lists.slice(1), ["office, figures", "/o/seat7/figures"],
      ["largest office", "/o/seat0"], ["largest office, answered", "/o/seat0?list=answered"],
      ["desk", "/o/seat1/desk", cookie], ["largest desk", "/o/seat0/desk", cookie],
    ];
    for (const [words, path, cookie] of rows) {
      const headers = cookie ? { ...language, cookie } : language;
      const costs = [[], []];
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const side of round % 2 ? [1, 0] : [0, 1]) {
          const request = get(side ? path : thread, headers);
          costs[side].push((await drive(site, () => request, { times: TIMES })).cpu);
        }
      }
      const ratios = costs[1].map((cost, at) => cost / costs[0][at]);
      const bounds = words.startsWith("largest") || words.endsWith("figures") ? {} : { limit: PAGE };
      const note = `${middle(costs[1]).toFixed(0)} us, discussion ${middle(costs[0]).toFixed(0)}`;
      add(words, "x", { value: middle(ratios), low: Math.min(...ratios), high: Math.max(...ratios) }, { ...bounds, note });
    }
  });
  await stop(site);
}

async function days(section, title, settings) {
  await section(`Clocks of offices: ${title}`, [
    "What it takes to find what has become due, for 10^5 clocks that run; then what one day brings.",
  ], async (add) => {
    const told = JSON.parse(execFileSync(BARE, ["days"], { env: environment(settings), stdio: ["ignore", "pipe", "inherit"] }));
    const many = 1e5 / told.running;
    add("a look at what is due", "ms", { value: told.quiet * many }, { limit: SWEEP, note: `${told.quiet.toFixed(1)} ms with ${told.running} clocks` });
    add("a look at rules and holidays", "ms", { value: told.anew * many }, { limit: SWEEP, note: `${told.anew.toFixed(1)} ms with ${told.running} clocks` });
    add("a day: each that is told of", "ms", { value: told.day / told.due }, { note: `${told.due} came due` });
  });
}
