const SECONDS = { grain: 1000, keep: 900_000 };
const MINUTES = { grain: 60_000, keep: 86_400_000 };
const MINUTE_MS = 60_000;

/** The picture that a glance needs, in milliseconds. */
export const GLANCE_MS = 300_000;

/**
 * What one pool did, as this tab saw it: the last 15 minutes second by second, the last 24 hours by the peak of each
 * minute. It survives a reload as {@link flat}.
 */
export class History {
  #seconds;
  #minutes;

  constructor(flat = {}) {
    this.#seconds = new Ring(SECONDS, flat.seconds);
    this.#minutes = new Ring(MINUTES, flat.minutes);
  }

  /** Keeps one look; at in epoch milliseconds. */
  add(at, { inUse, idle = 0, waiting = 0 }) {
    if (inUse !== undefined) {
      this.#seconds.add({ at, inUse, idle, waiting });
      this.#minutes.add({ at, inUse, idle, waiting });
    }
  }

  /** What is known of the last so many milliseconds. */
  last(length, now) {
    const ring = length > SECONDS.keep ? this.#minutes : this.#seconds;
    return new Stretch(ring, now, Math.min(length, ring.reach(now)));
  }

  /** For the storage of the tab. */
  flat() {
    return { seconds: this.#seconds.flat(), minutes: this.#minutes.flat() };
  }
}

/** Looks of one grain, oldest first, none older than the ring keeps. */
class Ring {
  #grain;
  #keep;
  #samples;

  constructor({ grain, keep }, flat = []) {
    this.#grain = grain;
    this.#keep = keep;
    this.#samples = flat.map(([at, inUse, idle, waiting]) => ({ at, inUse, idle, waiting }));
  }

  get grain() {
    return this.#grain;
  }

  add(sample) {
    const last = this.#samples.at(-1);
    if (last && this.#grain > 1000 && Math.floor(last.at / this.#grain) === Math.floor(sample.at / this.#grain)) {
      last.inUse = Math.max(last.inUse, sample.inUse);
      last.idle = Math.max(last.idle, sample.idle);
      last.waiting = Math.max(last.waiting, sample.waiting);
      return;
    }
    this.#samples.push(sample);
    while (this.#samples[0].at < sample.at - this.#keep) {
      this.#samples.shift();
    }
  }

  since(instant) {
    return this.#samples.filter(({ at }) => at >= instant);
  }

  /** How far back anything is known, in whole minutes and at least one. */
  reach(now) {
    const first = this.#samples[0]?.at ?? now;
    return Math.max(1, Math.ceil((now - first) / MINUTE_MS)) * MINUTE_MS;
  }

  flat() {
    return this.#samples.map(({ at, inUse, idle, waiting }) => [at, inUse, idle, waiting]);
  }
}

/** A piece of history up to now, to be drawn. */
class Stretch {
  #grain;
  #samples;

  constructor(ring, now, span) {
    this.#grain = ring.grain;
    this.#samples = ring.since(now - span);
    this.now = now;
    this.span = span;
  }

  /** The runs of looks without a gap in them: while the page was hidden or the server silent, nothing is known. */
  runs() {
    const runs = [];
    let last = Number.NEGATIVE_INFINITY;
    for (const sample of this.#samples) {
      if (sample.at - last > this.#grain * 3.5) {
        runs.push([]);
      }
      runs.at(-1).push(sample);
      last = sample.at;
    }
    return runs;
  }

  /** The most that one look showed. */
  most(of) {
    return this.#samples.reduce((most, sample) => Math.max(most, of(sample)), 0);
  }

  /** The most that was in use at once. */
  peak() {
    return this.most(({ inUse }) => inUse);
  }

  /** Whether anything waited. */
  waited() {
    return this.#samples.some(({ waiting }) => waiting > 0);
  }

  /** The look nearest to an instant, if there is any. */
  near(instant) {
    return this.#samples.reduce((best, sample) =>
      (best === undefined || Math.abs(sample.at - instant) < Math.abs(best.at - instant) ? sample : best), undefined);
  }
}
