import { title } from "./format.js";
import { STATES } from "./pools.js";

const WARNINGS = new Set(["clock_skew", "slow_query", "idle_in_transaction"]);

/** The server's own diagnosis as the sentence of a page. */
export function diagnosed({ summary, items }, pools) {
  const heaviest = pools.reduce((a, b) => (STATES[b.state].weight > STATES[a.state].weight ? b : a), { state: "unknown" });
  const { level, word } = STATES[heaviest.state];
  if (items.length > 0) {
    return { level: levelOf(items[0], level), text: summary, short: title(items[0].code), way: wayOut(items[0]) };
  }
  return { level, text: summary, short: level === "ok" ? "Healthy" : title(word) };
}

/** How heavy a finding is: some are only warnings while their pool still works. */
export const levelOf = ({ code }, poolLevel) => (WARNINGS.has(code) && poolLevel !== "wrong" ? "busy" : "wrong");

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
const TEST = ["pools/*/care", "Test the connection"];

/** The link to it, as `{href, words}`. */
export function wayOut({ code, pool }) {
  const [path, words] = WAYS[code] ?? TEST;
  return { href: `#/${path.replace("*", pool ?? "platform")}`, words };
}
