import { Connection } from "./connection.js";
import { History } from "./history.js";
import { Poller } from "./poller.js";
import { poolsOf } from "./pools.js";
import { StateWatch } from "./statewatch.js";

const KEPT = "headgate.history";
const SAVE_EVERY_MS = 10_000;

/**
 * The pools as they are, asked for once a second from log-in to log-out whatever page is open, so that their history has
 * no holes. Every page hears of each answer, of each failure, and of each second that passes without either.
 */
export class PoolFeed {
  #api;
  #listeners = new Set();
  #histories = new Map();
  #poller = null;
  #ticking;
  #savedAt = 0;
  #leave = () => this.#save();

  constructor(api) {
    this.#api = api;
  }

  start() {
    this.connection = new Connection(Date.now());
    this.watch = new StateWatch();
    this.pools = null;
    this.budget = null;
    this.#histories = kept();
    this.#poller = new Poller((signal) => this.#api.get("admin/pools", signal), {
      answered: (answer) => this.#answered(answer),
      failed: (reason) => this.#failed(reason),
    });
    this.#poller.start();
    this.#ticking = setInterval(() => this.#tell(), 1000);
    addEventListener("pagehide", this.#leave);
  }

  stop() {
    removeEventListener("pagehide", this.#leave);
    clearInterval(this.#ticking);
    this.#poller?.stop();
    this.#poller = null;
  }

  /** Calls back at once and then each second, until the function that is returned is called. */
  listen(listener) {
    this.#listeners.add(listener);
    listener();
    return () => this.#listeners.delete(listener);
  }

  pool(name) {
    return this.pools?.find((pool) => pool.name === name);
  }

  historyOf(name) {
    if (!this.#histories.has(name)) {
      this.#histories.set(name, new History());
    }
    return this.#histories.get(name);
  }

  #answered(answer) {
    const now = Date.now();
    this.connection.answered(now);
    this.pools = poolsOf(answer);
    this.budget = answer.budget ?? null;
    this.watch.note(this.pools, now);
    this.pools.forEach((pool) => this.historyOf(pool.name).add(now, pool));
    if (now - this.#savedAt > SAVE_EVERY_MS) {
      this.#save();
    }
    this.#tell();
  }

  #failed(reason) {
    this.connection.failed(reason);
    this.#tell();
  }

  #tell() {
    this.#listeners.forEach((listener) => listener());
  }

  #save() {
    this.#savedAt = Date.now();
    const flat = [...this.#histories].map(([name, history]) => [name, history.flat()]);
    try {
      sessionStorage.setItem(KEPT, JSON.stringify(Object.fromEntries(flat)));
    } catch {
      sessionStorage.removeItem(KEPT);
    }
  }
}

function kept() {
  try {
    const flat = JSON.parse(sessionStorage.getItem(KEPT) ?? "{}");
    return new Map(Object.entries(flat).map(([name, one]) => [name, new History(one)]));
  } catch {
    return new Map();
  }
}
