/**
 * Repeats asynchronous work while the page is visible, or always, and never runs it twice at once. A result that arrives after
 * the end is dropped.
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
   * work is given an AbortController; report is `{answered(value), failed(reason)}`; pause returns the milliseconds to
   * wait, given the duration of the last run; abortWhenHidden aborts a run when the page is hidden; always continues in
   * the background.
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

  /** Something has just been changed: a run begins now, or as soon as the present one, which may not know of it, has ended. */
  now() {
    this.#runAgainNow = this.#current !== null;
    if (this.#running) {
      this.#onVisibilityChange();
    }
  }

  /** Whether anybody waits for the result of a run. */
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
