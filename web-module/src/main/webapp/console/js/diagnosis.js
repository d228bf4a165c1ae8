import { title } from "./format.js";
import { STATES } from "./pools.js";

const WARNINGS = new Set(["clock_skew", "slow_query", "idle_in_transaction"]);

/** The server's own diagnosis as the sentence of a page. */
export function diagnosed({ summary, items }, pools) {
  const heaviest = pools.reduce((a, b) => (STATES[b.state].weight > STATES[a.state].weight ? b : a), { state: "unknown" });
  const { level, word } = STATES[heaviest.state];
  if (items.length > 0) {
    return { level: levelOf(items[0], level), text: summary, short: title(items[0].code) };
  }
  return { level, text: summary, short: level === "ok" ? "Healthy" : title(word) };
}

/** How heavy a finding is: some are only warnings while their pool still works. */
export const levelOf = ({ code }, poolLevel) => (WARNINGS.has(code) && poolLevel !== "wrong" ? "busy" : "wrong");
