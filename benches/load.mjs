// Load over plain sockets: as little work a request as a client can do, since it shares the machine with the site.
import { readFileSync } from "node:fs";
import { connect } from "node:net";

/** The bytes of a request as a browser sends them. */
export function get(path, headers = {}) {
  const lines = Object.entries({ host: "127.0.0.1", ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`GET ${path} HTTP/1.1\r\n${lines.join("")}\r\n`);
}

export function post(path, headers, fields) {
  const body = new URLSearchParams(fields).toString();
  const all = { host: "127.0.0.1", "content-type": "application/x-www-form-urlencoded", "content-length": body.length, ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join("")}\r\n${body}`);
}

/** Seconds of processor that a process has used, all its threads together. */
export function processor(pid) {
  const [user, system] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ").slice(11, 13);
  return (Number(user) + Number(system)) / 100; // in ticks of 10 ms (USER_HZ)
}

const HEAD_END = Buffer.from("\r\n\r\n");

/** One connection that sends `next()` until it gives nothing; `heard(status, head, ms)` for each answer. */
function converse(port, next, heard) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let from, pieces = Buffer.alloc(0), wanted;
    const send = () => {
      const request = next();
      if (!request) return socket.end(), resolve();
      from = performance.now();
      socket.write(request);
    };
    socket.setNoDelay(true);
    socket.on("connect", send).on("error", reject);
    socket.on("close", () => wanted !== 0 && reject(new Error("the site hung up")));
    let head = "", have = 0;
    socket.on("data", (bytes) => {
      if (!head) {
        pieces = pieces.length ? Buffer.concat([pieces, bytes]) : bytes;
        const end = pieces.indexOf(HEAD_END);
        if (end < 0) return;
        head = pieces.toString("latin1", 0, end);
        const length = /content-length: (\d+)/i.exec(head);
        wanted = end + 4 + (length && !head.startsWith("HTTP/1.1 304") ? Number(length[1]) : 0);
        have = pieces.length;
        pieces = Buffer.alloc(0);
      } else have += bytes.length;
      if (have < wanted) return;
      heard(Number(head.slice(9, 12)), head, performance.now() - from, wanted);
      head = "";
      wanted = 0;
      send();
    });
  });
}

/**
 * Sends what `request(n)` gives, `times` times over `many` connections; every answer must be `want`.
 * Gives requests a second, p50 and p99 in ms, the site's processor time a request in microseconds, bytes an answer.
 */
export async function drive(site, request, { times, many = 16, want = 200 }) {
  let sent = 0, bytes = 0, wrong;
  const took = [];
  const next = () => (wrong || sent >= times ? undefined : request(sent++));
  const heard = (status, head, ms, size) => {
    if (status !== want) wrong ??= head.split("\r\n")[0];
    took.push(ms);
    bytes += size;
  };
  const [cpu, from] = [processor(site.child.pid), performance.now()];
  await Promise.all(Array.from({ length: many }, () => converse(site.port, next, heard)));
  const seconds = (performance.now() - from) / 1000;
  if (wrong) throw new Error(`an answer was ${wrong}, not ${want}`);
  took.sort((a, b) => a - b);
  return {
    rate: took.length / seconds,
    p50: took[Math.floor(took.length * 0.5)],
    p99: took[Math.floor(took.length * 0.99)],
    cpu: ((processor(site.child.pid) - cpu) / took.length) * 1e6,
    bytes: bytes / took.length,
  };
}
