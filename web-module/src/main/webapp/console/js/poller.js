import { Repeater } from "./repeater.js";
import { onReturn, pollInterval } from "./useractivity.js";

const MIN_PAUSE_MS = 100;

/** Asks once a second, and goes on after every failure: a server that comes back is noticed without a reload. */
export class Poller {
  #repeater;
  #forget = () => {};

  /**
   * ask is given an AbortSignal; report is `{answered(value), failed(reason)}`; every in milliseconds, which become minutes
   * while nobody touches the page, or a function that gives them before each pause; always: in the background too.
   */
  constructor(ask, report, every = 1000, always = false) {
    const interval = typeof every === "function" ? every : () => pollInterval(every);
    const pause = (elapsedMs) => Math.max(MIN_PAUSE_MS, interval() - elapsedMs);
    this.#repeater = new Repeater(
      async (current) => this.#repeater.answered(await ask(current.signal)), report, { pause, always });
  }

  start() {
    this.#repeater.start();
    this.#forget = onReturn(() => this.now());
  }

  stop() {
    this.#forget();
    this.#repeater.stop();
  }

  /** Asks as soon as possible: something has just been changed. */
  now() {
    this.#repeater.now();
  }
}
