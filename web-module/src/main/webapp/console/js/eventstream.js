import { Problem, Unreachable } from "./problem.js";
import { Repeater } from "./repeater.js";

const RECONNECT_DELAY_MS = 1000;
const SILENCE_TIMEOUT_MS = 5000;

/**
 * What the server tells each second, while the page can be seen. It is read by fetch and not by EventSource, which
 * cannot send a token. Where the stream cannot be had the server is asked once a second instead, so that one that comes
 * back is noticed without a reload.
 */
export class EventStream {
  #api;
  #path;
  #repeater;

  /** path is what is asked where there is no stream, path/events the stream; report is `{answered(value), failed(reason)}`. */
  constructor(api, path, report) {
    this.#api = api;
    this.#path = path;
    this.#repeater = new Repeater((current) => this.#connectOnce(current), report, { pause: () => RECONNECT_DELAY_MS, abortWhenHidden: true });
  }

  start() {
    this.#repeater.start();
  }

  stop() {
    this.#repeater.stop();
  }

  async #connectOnce(current) {
    await this.#listen(current);
    if (this.#repeater.awaited) {
      this.#repeater.answered(await this.#api.get(this.#path, current.signal.aborted ? undefined : current.signal));
    }
  }

  /** Ends when the server ends or refuses the stream, or sends nothing for too long. */
  async #listen(current) {
    const watchdog = new Watchdog(SILENCE_TIMEOUT_MS, () => current.abort());
    try {
      await this.#api.listen(`${this.#path}/events`, (data) => {
        watchdog.restart();
        this.#repeater.answered(JSON.parse(data));
      }, current.signal);
    } catch (failure) {
      if (!(failure instanceof Problem || failure instanceof Unreachable)) {
        throw failure;
      }
    } finally {
      watchdog.stop();
    }
  }
}

/** Calls back after a delay, unless it is restarted before. */
class Watchdog {
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
