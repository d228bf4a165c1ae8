/**
 * Asks once a second while the page can be seen, never twice at once, and goes on after every failure: a server that
 * comes back is noticed without a reload.
 */
export class Poller {
  #ask;
  #report;
  #every;
  #timer = null;
  #current = null;
  #running = false;
  #onVisibility = () => this.#visibility();

  /** report is `{answered(value), failed(reason)}`; every in milliseconds. */
  constructor(ask, report, every = 1000) {
    this.#ask = ask;
    this.#report = report;
    this.#every = every;
  }

  start() {
    this.#running = true;
    document.addEventListener("visibilitychange", this.#onVisibility);
    this.#visibility();
  }

  stop() {
    this.#running = false;
    document.removeEventListener("visibilitychange", this.#onVisibility);
    clearTimeout(this.#timer);
    this.#current?.abort();
  }

  /** Asks as soon as possible: something has just been changed. */
  now() {
    if (this.#running) {
      this.#visibility();
    }
  }

  #visibility() {
    clearTimeout(this.#timer);
    if (!document.hidden && this.#current === null) {
      this.#round();
    }
  }

  async #round() {
    const began = performance.now();
    const current = new AbortController();
    this.#current = current;
    try {
      const value = await this.#ask(current.signal);
      this.#tell(() => this.#report.answered(value));
    } catch (reason) {
      this.#tell(() => this.#report.failed(reason));
    } finally {
      this.#current = null;
    }
    if (this.#running && !document.hidden) {
      this.#timer = setTimeout(() => this.#round(), Math.max(100, this.#every - (performance.now() - began)));
    }
  }

  #tell(report) {
    if (this.#running) {
      report();
    }
  }
}
