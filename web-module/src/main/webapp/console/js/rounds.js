/**
 * Does the same again and again while the page can be seen, or always, and never twice at once. What a round finds after the end is
 * told to nobody.
 */
export class Rounds {
  #work;
  #report;
  #pause;
  #cutWhenHidden;
  #always;
  #running = false;
  #timer = null;
  #current = null;
  #atOnce = false;
  #onVisibility = () => this.#visibility();

  /**
   * work is given an AbortController; report is `{answered(value), failed(reason)}`; pause says how many milliseconds
   * to wait after a round that took so many; cutWhenHidden: a round does not outlast the sight of the page; always: it
   * goes on in the background.
   */
  constructor(work, report, { pause, cutWhenHidden = false, always = false }) {
    this.#work = work;
    this.#report = report;
    this.#pause = pause;
    this.#cutWhenHidden = cutWhenHidden;
    this.#always = always;
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

  /** Something has just been changed: a round begins now, or as soon as the one that runs, which may not know of it, has ended. */
  now() {
    this.#atOnce = this.#current !== null;
    if (this.#running) {
      this.#visibility();
    }
  }

  /** Whether anybody waits for what a round finds. */
  get awaited() {
    return this.#running && (this.#always || !document.hidden);
  }

  answered(value) {
    if (this.#running) {
      this.#report.answered(value);
    }
  }

  #visibility() {
    clearTimeout(this.#timer);
    if (document.hidden && !this.#always) {
      this.#hidden();
    } else if (this.#current === null) {
      this.#round();
    }
  }

  #hidden() {
    if (this.#cutWhenHidden) {
      this.#current?.abort();
    }
  }

  async #round() {
    const began = performance.now();
    const current = new AbortController();
    this.#current = current;
    try {
      await this.#work(current);
    } catch (reason) {
      this.#failed(reason);
    } finally {
      this.#current = null;
    }
    if (this.awaited) {
      this.#timer = setTimeout(() => this.#round(), this.#atOnce ? 0 : this.#pause(performance.now() - began));
      this.#atOnce = false;
    }
  }

  #failed(reason) {
    if (this.#running) {
      this.#report.failed(reason);
    }
  }
}
