import { title } from "./format.js";
import { STATES, worstPool } from "./pools.js";

const WARNINGS = new Set(["clock_skew", "slow_query", "idle_in_transaction", "pool_too_small", "pool_change",
  "certificate_expires", "signing_key_old", "disk_full"]);

/** Shortens a sentence that ends with a statement, after a word; the finding below shows all of it. */
const MAX_LENGTH = 320;
export const truncate = (text) => (text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH).replace(/\s\S{0,40}$/, "")}\u2026` : text);

/** The server's heaviest finding as the sentence of a page. */
export function diagnosisSentence({ summary, items: [heaviest] }, pools) {
  const { level } = STATES[worstPool(pools).state];
  const text = truncate(summary);
  return heaviest.over
    ? { level, text, short: "Healthy", way: remedyLink(heaviest) }
    : { level: findingLevel(heaviest, level), text, short: title(heaviest.code), way: remedyLink(heaviest) };
}

/** How many things are wrong: what is over is not. */
export const presentFindings = (diagnosis) => diagnosis?.items.filter(({ over }) => !over).length ?? 0;

/** The same findings in words to the person who is named in them, and not to one whose name ends alike. */
export function addressToUser({ summary, items }, name) {
  const named = name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const words = (text) => (name ? text.replace(new RegExp(`(?<!\\S)${named} shrank`, "g"), "You shrank")
    .replace(new RegExp(`(?<!\\S)${named} ended it`, "g"), "you ended it") : text);
  return { summary: words(summary), items: items.map((item) => ({ ...item, cause: words(item.cause) })) };
}

/** How heavy a finding is: some are only warnings while their pool still works, and some are over. */
export function findingLevel({ code, over }, poolLevel) {
  if (over) {
    return "ok";
  }
  return WARNINGS.has(code) && poolLevel !== "wrong" ? "busy" : "wrong";
}

/** Where a finding is looked into and mended: the address without its pool, and what stands there. */
const FINDING_PAGES = {
  pool_change: ["pools/*/tune", "Tune the pool"],
  pool_too_small: ["pools/*/tune", "Tune the pool"],
  leak: ["pools/*/borrowers", "See who holds connections"],
  slow_query: ["database/work", "See and end long queries"],
  lock_wait: ["database/locks", "See who blocks whom"],
  idle_in_transaction: ["database/work", "See and end the transaction"],
  server_limit: ["database/connections", "See who takes connections"],
  pooler_limit: ["pools/*/tune", "Tune the pool"],
  read_only: ["database", "See the server"],
  clock_skew: ["database", "See the server"],
  certificate_expires: ["alerts", "See the alerts"],
  signing_key_old: ["keys", "See the signing keys"],
  disk_full: ["alerts", "See the alerts"],
};
const DEFAULT_PAGE = ["pools/*/maintenance", "Check the connection"];

/** Its link, as `{href, words}`. */
export function remedyLink({ code, pool }) {
  const [path, words] = FINDING_PAGES[code] ?? DEFAULT_PAGE;
  return { href: `#/${path.replace("*", pool ?? "platform")}`, words };
}

/** What is wrong, in a word or two; what is over is told in the background alone, as that all is well. */
export function diagnosisWord(diagnosis, always) {
  const heaviest = diagnosis?.items.find(({ over }) => !over);
  return heaviest ? title(heaviest.code) : diagnosis && always ? "Healthy" : "";
}
