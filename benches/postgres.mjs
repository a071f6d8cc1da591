// A private PostgreSQL of this run, from the installed binaries: with its syncs on, as a site would run it.
import { execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// PostgreSQL refuses to run as root.
const OWNER = process.getuid() === 0 ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : [];

function binaries() {
  const all = "/usr/lib/postgresql";
  const versions = existsSync(all) ? readdirSync(all).map(Number).filter(Boolean).sort((a, b) => b - a) : [];
  const found = versions.map((version) => join(all, String(version), "bin")).find((folder) => existsSync(join(folder, "initdb")));
  if (!found) throw new Error("PostgreSQL's server is not installed: tests/run installs it");
  return found;
}

/** Starts it; gives the URL of a new, empty database. */
export async function postgres() {
  const folder = binaries();
  const home = mkdtempSync(join(tmpdir(), "elab-bench-pg-"));
  const [data, socket] = [join(home, "data"), join(home, "socket")];
  mkdirSync(socket);
  for (const each of [home, socket]) chmodSync(each, 0o777);
  const run = (name, ...args) => {
    const [program, ...rest] = [...OWNER, join(folder, name), ...args];
    return execFileSync(program, rest, { cwd: "/", stdio: ["ignore", "pipe", "pipe"] });
  };
  run("initdb", "-D", data, "-U", "elab", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
  const settings = ["listen_addresses=", "max_connections=100", "shared_buffers=256MB"].flatMap((one) => ["-c", one]);
  const [program, ...rest] = [...OWNER, join(folder, "postgres"), "-D", data, "-k", socket, ...settings];
  const server = spawn(program, rest, { cwd: "/", stdio: "ignore" });
  process.on("exit", () => {
    server.kill("SIGQUIT");
    rmSync(home, { recursive: true, force: true });
  });
  for (let tries = 0; ; tries += 1) {
    try {
      run("createdb", "-h", socket, "-U", "elab", "site");
      return `postgres://elab@${encodeURIComponent(socket)}/site`;
    } catch (why) {
      if (tries === 100) throw why;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
