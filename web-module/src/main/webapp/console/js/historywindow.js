/** A range of history for a chart: samples in order, `span` milliseconds up to `now`. */
export class HistoryWindow {
  #grain;
  #samples;

  /** grain is the time between two samples, in milliseconds. */
  constructor(samples, grain, now, span) {
    this.#grain = grain;
    this.#samples = samples;
    this.now = now;
    this.span = span;
  }

  /** The runs of samples without a gap: there are none while the page was hidden or the server silent. */
  segments() {
    const segments = [];
    let lastAt = Number.NEGATIVE_INFINITY;
    for (const sample of this.#samples) {
      if (sample.at - lastAt > this.#grain * 3.5) {
        segments.push([]);
      }
      segments.at(-1).push(sample);
      lastAt = sample.at;
    }
    return segments;
  }

  /** The most that one look showed. */
  maxOf(of) {
    return this.#samples.reduce((most, sample) => Math.max(most, of(sample)), 0);
  }

  /** Whether anything waited. */
  hasWaiting() {
    return this.#samples.some(({ waiting }) => waiting > 0);
  }

  /** A copy that is this many milliseconds later. */
  shiftedBy(milliseconds) {
    return new HistoryWindow(this.#samples.map((sample) => ({ ...sample, at: sample.at + milliseconds })), this.#grain, this.now + milliseconds, this.span);
  }

  /** The look before or after another one, step being -1 or 1; the latest where there is none to go on from. */
  neighbour(sample, step) {
    const index = this.#samples.findIndex(({ at }) => at === sample?.at);
    return index < 0 ? this.#samples.at(-1) : this.#samples[Math.max(0, Math.min(this.#samples.length - 1, index + step))];
  }

  /** The look nearest to an instant, if there is any. */
  nearestTo(instant) {
    return this.#samples.reduce((best, sample) =>
      (best === undefined || Math.abs(sample.at - instant) < Math.abs(best.at - instant) ? sample : best), undefined);
  }
}

/** The time between two samples where none is missing, in milliseconds. */
export const grainOf = (samples) => (samples.length < 2 ? 1000
  : samples.slice(1).reduce((least, { at }, index) => Math.min(least, at - samples[index].at), Number.MAX_VALUE));
