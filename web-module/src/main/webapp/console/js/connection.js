import { duration } from "./format.js";
import { Problem, Unreachable, failureText } from "./problem.js";

const STALE_MS = 3000;

/**
 * How the page stands with the server: when it last answered, and what went wrong since. From it come the words for a
 * server that is lost, silent or refusing, and for how long its last figures have been old.
 */
export class Connection {
  #pause;
  #opened;
  #answeredAt = null;
  #failure = null;

  /** rest gives how many milliseconds the page itself waits between two questions, where that is long. */
  constructor(now, pause = () => 0) {
    this.#pause = pause;
    this.#opened = now;
  }

  answered(now) {
    this.#answeredAt = now;
    this.#failure = null;
  }

  failed(reason) {
    this.#failure = reason;
  }

  get answeredAt() {
    return this.#answeredAt;
  }

  get traceId() {
    return this.#failure instanceof Problem ? this.#failure.traceId : "";
  }

  /** Milliseconds since the last answer when that is too long, else 0. */
  silence(now) {
    const elapsed = now - (this.#answeredAt ?? this.#opened);
    return elapsed > STALE_MS + this.#pause() ? elapsed : 0;
  }

  /** The sentence when the server is the problem, as `{level, text, short}`; undefined while it answers. */
  problem(now) {
    const forLong = duration((now - (this.#answeredAt ?? this.#opened)) / 1000);
    if (this.#failure instanceof Problem && this.#failure.status === 403) {
      return { level: "wrong", short: "Forbidden",
        text: "This account cannot see this page: it requires the operator or admin role." };
    }
    if (this.#failure instanceof Problem && this.#isWorthShowing(now)) {
      return { level: "wrong", short: "No figures", text: `The server sends no figures. ${this.#failure.message}` };
    }
    if (this.#failure instanceof Unreachable && this.#isWorthShowing(now)) {
      return { level: "wrong", short: "Server lost", text: `The server has been unreachable for ${forLong}.` };
    }
    if (this.#failure !== null && !(this.#failure instanceof Problem || this.#failure instanceof Unreachable)) {
      return { level: "wrong", short: "Console failed", text: failureText(this.#failure) };
    }
    return this.silence(now) > 0
      ? { level: "busy", short: "No data", text: `The server has not answered for ${forLong}.` }
      : undefined;
  }

  /** One lost or refused call is no news; with nothing on the screen yet it is. */
  #isWorthShowing(now) {
    return this.#answeredAt === null || this.silence(now) > 0;
  }
}
