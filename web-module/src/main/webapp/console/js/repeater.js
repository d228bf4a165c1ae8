/**
 * Does the same again and again while the page can be seen, or always, and never twice at once. What a round finds after the end is
 * told to nobody.
 */
export class Repeater {
  #work;
  #report;
  #pause;
  #abortWhenHidden;
  #always;
  #running = false;
  #timer = null;
  #current = null;
  #runAgainNow = false;
  #visibilityListener = () => this.#onVisibilityChange();

  /**
   * work is given an AbortController; report is `{answered(value), failed(reason)}`; pause says how many milliseconds
   * to wait after a round that took so many; abortWhenHidden: a round does not outlast the sight of the page; always: it
   * goes on in the background.
   */
  constructor(work, report, { pause, abortWhenHidden = false, always = false }) {
    this.#work = work;
    this.#report = report;
    this.#pause = pause;
    this.#abortWhenHidden = abortWhenHidden;
    this.#always = always;
  }

  start() {
    this.#running = true;
    document.addEventListener("visibilitychange", this.#visibilityListener);
    this.#onVisibilityChange();
  }

  stop() {
    this.#running = false;
    document.removeEventListener("visibilitychange", this.#visibilityListener);
    clearTimeout(this.#timer);
    this.#current?.abort();
  }

  /** Something has just been changed: a round begins now, or as soon as the one that runs, which may not know of it, has ended. */
  now() {
    this.#runAgainNow = this.#current !== null;
    if (this.#running) {
      this.#onVisibilityChange();
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

  #onVisibilityChange() {
    clearTimeout(this.#timer);
    if (document.hidden && !this.#always) {
      this.#onHidden();
    } else if (this.#current === null) {
      this.#runOnce();
    }
  }

  #onHidden() {
    if (this.#abortWhenHidden) {
      this.#current?.abort();
    }
  }

  async #runOnce() {
    const startedAt = performance.now();
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
      this.#timer = setTimeout(() => this.#runOnce(), this.#runAgainNow ? 0 : this.#pause(performance.now() - startedAt));
      this.#runAgainNow = false;
    }
  }

  #failed(reason) {
    if (this.#running) {
      this.#report.failed(reason);
    }
  }
}
