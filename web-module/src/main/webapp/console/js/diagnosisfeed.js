import { addressed } from "./diagnosis.js";
import { Poller } from "./poller.js";

const EVERY_MS = 2000;

/** What the server says is wrong, asked for from log-in to log-out, so that every page knows it from its first moment. */
export class DiagnosisFeed {
  #api;
  #poller = null;
  #listeners = new Set();
  #ownName;
  latest = null;

  /** ownName gives the name by which the server knows the person at the screen. */
  constructor(api, ownName = () => "") {
    this.#api = api;
    this.#ownName = ownName;
  }

  start() {
    this.latest = null;
    this.#poller = new Poller((signal) => this.#api.get("admin/diagnosis", signal), {
      answered: (diagnosis) => this.#heard(diagnosis),
      failed: () => this.#heard(null),
    }, EVERY_MS);
    this.#poller.start();
  }

  stop() {
    this.#poller?.stop();
  }

  /** Asks as soon as possible: something has just been ordered. */
  now() {
    this.#poller?.now();
  }

  /** Calls back at each answer, until the function that is returned is called; `latest` is null where there is none. */
  listen(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The heaviest finding of a pool. */
  of(pool) {
    return this.latest?.items.find((item) => item.pool === pool);
  }

  #heard(diagnosis) {
    this.latest = diagnosis && addressed(diagnosis, this.#ownName());
    this.#listeners.forEach((listener) => listener());
  }
}
