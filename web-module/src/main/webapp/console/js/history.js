const GAP_MS = 3500;
const WINDOW_MS = 300_000;
const MINUTE_MS = 60_000;

/** What one pool did over the last minutes, as gathered by this page; it forgets what is older than five minutes. */
export class History {
  #samples = [];

  /** Keeps one look; at in epoch milliseconds. */
  add(at, inUse, waiting) {
    if (inUse === undefined) {
      return;
    }
    this.#samples.push({ at, inUse, waiting: waiting ?? 0 });
    while (this.#samples[0].at < at - WINDOW_MS) {
      this.#samples.shift();
    }
  }

  /** The runs of looks without a gap in them: while the page was hidden or the server silent, nothing is known. */
  runs() {
    const runs = [];
    let last = Number.NEGATIVE_INFINITY;
    for (const sample of this.#samples) {
      if (sample.at - last > GAP_MS) {
        runs.push([]);
      }
      runs.at(-1).push(sample);
      last = sample.at;
    }
    return runs;
  }

  /** The width of the picture in milliseconds: whole minutes, from one to five, as the history grows. */
  span(now) {
    const first = this.#samples[0]?.at ?? now;
    const minutes = Math.ceil((now - first) / MINUTE_MS);
    return Math.min(WINDOW_MS, Math.max(1, minutes) * MINUTE_MS);
  }

  /** The most that was in use at once in the picture. */
  peak() {
    return this.#samples.reduce((most, { inUse }) => Math.max(most, inUse), 0);
  }

  /** Whether anything waited in the picture. */
  waited() {
    return this.#samples.some(({ waiting }) => waiting > 0);
  }
}
