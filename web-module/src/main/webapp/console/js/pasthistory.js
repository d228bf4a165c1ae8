import { HistoryWindow } from "./historywindow.js";

const SERIES = { inUse: "in_use_most", idle: "idle", waiting: "waiting_most", waitP95: "wait_p95", heldP95: "hold_p95" };

/** Asked for on its own: a response has only so many points, and with one series more they would be further apart. */
const LIMIT = { limit: "max_size" };

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

/** The looks with the limits of their times. Limits are asked for later, and maybe of another node: a time that only they know is no look. */
function withLimits(looks, limits) {
  const known = new Map(limits.map(({ at, limit }) => [at, limit]));
  return looks.map((look) => ({ ...look, limit: known.get(look.at) ?? 0 }));
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
    const ask = (names, more) => {
      const query = new URLSearchParams({ pool: this.#pool, series: Object.values(names).join(","),
        from: new Date(from).toISOString(), to: new Date(to).toISOString(), ...more });
      return this.#api.get(`admin/history?${query}`);
    };
    const { step_seconds: step, items, marks } = await ask(SERIES, {});
    const { items: limits } = await ask(LIMIT, { step: String(step) });
    return {
      stretch: new HistoryWindow(withLimits(samplesOf(items), samplesOf(limits, LIMIT)), step * 1000, to, to - from),
      marks: marks.filter(({ pool }) => pool === null || pool === this.#pool)
        .map(({ at, kind }) => ({ at: Date.parse(at), words: WORDS[kind] ?? kind })),
    };
  }
}

/** The same time of the day before, by the clocks of the reader: a day may have 23 or 25 hours. */
export function dayBefore(instant) {
  const day = new Date(instant);
  day.setDate(day.getDate() - 1);
  return day.getTime();
}
