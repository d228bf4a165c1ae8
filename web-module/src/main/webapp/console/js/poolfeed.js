import { Connection } from "./connection.js";
import { EventStream } from "./eventstream.js";
import { Histories } from "./histories.js";
import { STATES, parsePools } from "./pools.js";
import { serverNow } from "./serverclock.js";
import { StateTracker } from "./statetracker.js";

const FIELDS = ["inUse", "idle", "waiting", "waitP95", "heldP95"];

/**
 * The pools as they are, told by the server once a second from log-in to log-out whatever page is open, so that their
 * history has no holes. Every page hears of each answer, of each failure, and of each second that passes without either.
 */
export class PoolFeed {
  #api;
  #listeners = new Set();
  #histories = null;
  #stream = null;
  #ticking;
  #heard = null;

  constructor(api) {
    this.#api = api;
  }

  start() {
    this.connection = new Connection(serverNow());
    this.watch = new StateTracker();
    this.pools = null;
    this.budget = null;
    this.#histories = new Histories("headgate.history", FIELDS);
    this.#stream = new EventStream(this.#api, "admin/pools", {
      answered: (answer) => this.#answered(answer),
      failed: (reason) => this.#failed(reason),
    });
    this.#stream.start();
    this.#ticking = setInterval(() => this.#notifyListeners(), 1000);
  }

  stop() {
    clearInterval(this.#ticking);
    this.#stream?.stop();
    this.#stream = null;
    this.#histories?.close();
  }

  /** Calls back at once and then each second, until the function that is returned is called. */
  listen(listener) {
    this.#listeners.add(listener);
    listener();
    return () => this.#listeners.delete(listener);
  }

  /** Calls back with the pools at each answer, and with null when there is none. */
  onAnswer(listener) {
    this.#heard = listener;
  }

  pool(name) {
    return this.pools?.find((pool) => pool.name === name);
  }

  historyOf(name) {
    return this.#histories.of(name);
  }

  #answered(answer) {
    const now = serverNow();
    const pools = parsePools(answer);
    this.connection.answered(now);
    this.#markWhatHappened(pools, now);
    this.pools = pools;
    this.budget = answer.budget ?? null;
    pools.forEach((pool) => this.#keep(pool, now));
    this.#histories.saveAt(now);
    this.#heard?.(pools);
    this.#notifyListeners();
  }

  #markWhatHappened(pools, now) {
    for (const { name, before, now: state } of this.watch.update(pools, now)) {
      if (STATES[state].level === "wrong") {
        this.historyOf(name).mark(now, STATES[state].word);
      } else if (STATES[before].level === "wrong") {
        this.historyOf(name).mark(now, `${STATES[state].word} again`);
      }
    }
    pools.filter(({ name, created }) => created < this.pool(name)?.created)
      .forEach(({ name }) => this.historyOf(name).mark(now, "restart"));
  }

  #keep(pool, now) {
    if (pool.inUse !== undefined) {
      this.historyOf(pool.name).add(now, { ...pool, waitP95: pool.waitMs.p95, heldP95: pool.inUseMs.p95 });
    }
  }

  #failed(reason) {
    this.connection.failed(reason);
    this.#heard?.(null);
    this.#notifyListeners();
  }

  #notifyListeners() {
    this.#listeners.forEach((listener) => listener());
  }
}
