import { Repeater } from "./repeater.js";

const MIN_PAUSE_MS = 100;

/** Asks once a second, and goes on after every failure: a server that comes back is noticed without a reload. */
export class Poller {
  #rounds;

  /**
   * ask is given an AbortSignal; report is `{answered(value), failed(reason)}`; every in milliseconds, or a function that
   * gives them before each pause; always: in the background too.
   */
  constructor(ask, report, every = 1000, always = false) {
    const pause = (elapsedMs) => Math.max(MIN_PAUSE_MS, (typeof every === "function" ? every() : every) - elapsedMs);
    this.#rounds = new Repeater(
      async (current) => this.#rounds.answered(await ask(current.signal)), report, { pause, always });
  }

  start() {
    this.#rounds.start();
  }

  stop() {
    this.#rounds.stop();
  }

  /** Asks as soon as possible: something has just been changed. */
  now() {
    this.#rounds.now();
  }
}
