import { Problem, Unreachable } from "./problem.js";

const AGAIN_MS = 1000;
const SILENCE_MS = 5000;

/**
 * What the server tells each second, while the page can be seen. It is read by fetch and not by EventSource, which
 * cannot send a token. Where the stream cannot be had the server is asked once a second instead, so that one that comes
 * back is noticed without a reload.
 */
export class EventStream {
  #api;
  #path;
  #report;
  #running = false;
  #timer;
  #current = null;
  #onVisibility = () => this.#visibility();

  /** path is what is asked where there is no stream, path/events the stream; report is `{answered(value), failed(reason)}`. */
  constructor(api, path, report) {
    this.#api = api;
    this.#path = path;
    this.#report = report;
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

  #visibility() {
    clearTimeout(this.#timer);
    if (document.hidden) {
      this.#current?.abort();
    } else if (this.#current === null) {
      this.#round();
    }
  }

  async #round() {
    const current = new AbortController();
    this.#current = current;
    try {
      await this.#listen(current);
      await this.#ask(current);
    } catch (reason) {
      this.#tell(() => this.#report.failed(reason));
    } finally {
      this.#current = null;
    }
    if (this.#running && !document.hidden) {
      this.#timer = setTimeout(() => this.#round(), AGAIN_MS);
    }
  }

  /** Ends when the server ends the stream, refuses it, or says nothing for too long. */
  async #listen(current) {
    const wake = new Wake(SILENCE_MS, () => current.abort());
    try {
      await this.#api.listen(`${this.#path}/events`, (data) => {
        wake.restart();
        this.#tell(() => this.#report.answered(JSON.parse(data)));
      }, current.signal);
    } catch (failure) {
      if (!(failure instanceof Problem || failure instanceof Unreachable)) {
        throw failure;
      }
    } finally {
      wake.stop();
    }
  }

  async #ask(current) {
    if (this.#running && !document.hidden) {
      const value = await this.#api.get(this.#path, current.signal.aborted ? undefined : current.signal);
      this.#tell(() => this.#report.answered(value));
    }
  }

  #tell(report) {
    if (this.#running) {
      report();
    }
  }
}

/** Calls back unless it is started anew in time. */
class Wake {
  #after;
  #late;
  #timer;

  constructor(after, late) {
    this.#after = after;
    this.#late = late;
    this.restart();
  }

  restart() {
    this.stop();
    this.#timer = setTimeout(this.#late, this.#after);
  }

  stop() {
    clearTimeout(this.#timer);
  }
}
