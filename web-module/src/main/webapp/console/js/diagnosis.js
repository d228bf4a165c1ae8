import { title } from "./format.js";
import { STATES, heaviestOf } from "./pools.js";

const WARNINGS = new Set(["clock_skew", "slow_query", "idle_in_transaction", "pool_too_small"]);

/** A fault that was met for the last time so long ago, by a pool that works, is over. */
const OVER_MS = 10_000;
const FAULTS = new Set(["wrong_password", "wrong_host", "tls_refused", "pooler_limit", "server_limit", "read_only"]);

/** A sentence that ends with a statement is cut there, after a word; the finding below has all of it. */
const LONGEST = 220;
export const shortened = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/\s\S{0,40}$/, "")}\u2026` : text);

/** The server's heaviest finding as the sentence of a page. */
export function diagnosed({ summary, items: [heaviest] }, pools, now) {
  const { level } = STATES[heaviestOf(pools).state];
  return { level: levelOf(heaviest, level, now), text: shortened(summary), short: title(heaviest.code), way: wayOut(heaviest) };
}

/** How heavy a finding is: some are only warnings while their pool still works. */
export function levelOf({ code, since }, poolLevel, now) {
  const over = FAULTS.has(code) && now - Date.parse(since) > OVER_MS;
  return (WARNINGS.has(code) || over) && poolLevel !== "wrong" ? "busy" : "wrong";
}

/** Where a finding is looked into and mended: the address without its pool, and what stands there. */
const WAYS = {
  pool_too_small: ["pools/*/tune", "Tune the pool"],
  leak: ["pools/*/borrowers", "See who holds connections"],
  slow_query: ["database/work", "See and end long queries"],
  lock_wait: ["database/locks", "See who blocks whom"],
  idle_in_transaction: ["database/work", "See and end the transaction"],
  server_limit: ["database/connections", "See who takes connections"],
  pooler_limit: ["pools/*/tune", "Tune the pool"],
  read_only: ["database", "See the server"],
  clock_skew: ["database", "See the server"],
};
const CARE = ["pools/*/care", "Check the connection"];

/** The link to it, as `{href, words}`. */
export function wayOut({ code, pool }) {
  const [path, words] = WAYS[code] ?? CARE;
  return { href: `#/${path.replace("*", pool ?? "platform")}`, words };
}
