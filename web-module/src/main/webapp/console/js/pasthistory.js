import { HistoryWindow } from "./historywindow.js";

const SERIES = { inUse: "in_use_most", idle: "idle", waiting: "waiting_most", waitP95: "wait_p95", heldP95: "hold_p95" };

/** How a chart names a mark that has no room for a sentence. */
const WORDS = {
  start: "start", deployment: "deployed", stop: "stop", change: "change", finding: "finding", finding_over: "over", database: "database",
};

/** The looks of series that the server gives: one for each instant, what is not known counts as nothing. */
export function samplesOf(items, names = SERIES) {
  const known = new Map();
  for (const [field, name] of Object.entries(names)) {
    for (const { at, value } of items.find(({ series }) => series === name)?.points ?? []) {
      const instant = Date.parse(at);
      if (!known.has(instant)) {
        known.set(instant, { at: instant, ...Object.fromEntries(Object.keys(names).map((each) => [each, 0])) });
      }
      known.get(instant)[field] = value;
    }
  }
  return [...known.values()].sort((a, b) => a.at - b.at);
}

/** What the server remembers of a pool, at any time of the last 30 days. */
export class PastHistory {
  #api;
  #pool;

  constructor(api, pool) {
    this.#api = api;
    this.#pool = pool;
  }

  /** Between two instants in epoch milliseconds: `{stretch, marks}`, marks as `{at, words}`. */
  async between(from, to) {
    const query = new URLSearchParams({
      pool: this.#pool, series: Object.values(SERIES).join(","), from: new Date(from).toISOString(), to: new Date(to).toISOString(),
    });
    const { step_seconds: step, items, marks } = await this.#api.get(`admin/history?${query}`);
    return {
      stretch: new HistoryWindow(samplesOf(items), step * 1000, to, to - from),
      marks: marks.filter(({ pool }) => pool === null || pool === this.#pool)
        .map(({ at, kind }) => ({ at: Date.parse(at), words: WORDS[kind] ?? kind })),
    };
  }
}
