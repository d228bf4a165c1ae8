import { HistoryWindow } from "./historywindow.js";

const SECONDS = { grain: 1000, keep: 900_000 };
const MINUTES = { grain: 60_000, keep: 86_400_000 };
const MINUTE_MS = 60_000;

/** The picture that a glance needs, in milliseconds. */
export const GLANCE_MS = 300_000;

/**
 * What one thing did, as this tab saw it: the last 15 minutes look by look, the last 24 hours by the peak of each minute,
 * and what happened to it, as marks with words. It survives a reload as {@link flat}.
 */
export class History {
  #seconds;
  #minutes;
  #marks;

  /** fields are the names of the numbers of one look. */
  constructor(fields, flat = {}) {
    this.#seconds = new SampleRing(SECONDS, fields, flat.seconds);
    this.#minutes = new SampleRing(MINUTES, fields, flat.minutes);
    this.#marks = flat.marks ?? [];
  }

  /** Adds one sample; at in epoch milliseconds. Unknown figures are left out. */
  add(at, look) {
    this.#seconds.add(at, look);
    this.#minutes.add(at, look);
  }

  /** Keeps what happened, in a word or two. */
  mark(at, words) {
    this.#marks = [...this.#marks.filter((mark) => mark.at > at - MINUTES.keep), { at, words }];
  }

  get marks() {
    return this.#marks;
  }

  /** The samples of the last so many milliseconds. */
  last(length, now) {
    const ring = length > SECONDS.keep ? this.#minutes : this.#seconds;
    const span = Math.min(length, ring.reach(now));
    return new HistoryWindow(ring.since(now - span), ring.grain, now, span);
  }

  /** For the storage of the tab. */
  flat() {
    return { seconds: this.#seconds.flat(), minutes: this.#minutes.flat(), marks: this.#marks };
  }
}

/** Samples of one resolution, oldest first, none older than the ring keeps. */
class SampleRing {
  #grain;
  #keep;
  #fields;
  #samples;

  constructor({ grain, keep }, fields, flat = []) {
    this.#grain = grain;
    this.#keep = keep;
    this.#fields = fields;
    this.#samples = flat.map(([at, ...values]) => ({ at, ...this.#toSample((_, index) => values[index]) }));
  }

  get grain() {
    return this.#grain;
  }

  add(at, look) {
    const last = this.#samples.at(-1);
    const sample = { at, ...this.#toSample((field) => look[field]) };
    if (last && this.#grain > 1000 && Math.floor(last.at / this.#grain) === Math.floor(at / this.#grain)) {
      Object.assign(last, this.#toSample((field) => Math.max(last[field], sample[field])));
      return;
    }
    this.#samples.push(sample);
    while (this.#samples[0].at < at - this.#keep) {
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
    return this.#samples.map((sample) => [sample.at, ...this.#fields.map((field) => sample[field])]);
  }

  #toSample(of) {
    return Object.fromEntries(this.#fields.map((field, index) => [field, of(field, index) ?? 0]));
  }
}
