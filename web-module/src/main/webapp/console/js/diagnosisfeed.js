import { addressToUser } from "./diagnosis.js";
import { Poller } from "./poller.js";

const ACTIVE_INTERVAL_MS = 2000;
const CALM_INTERVAL_MS = 15_000;

/** Connections that are in use for longer than a moment may wait for a lock: no pool is full of that yet. */
const BUSY_THRESHOLD = 2;

/**
 * What the server says is wrong, asked for from log-in to log-out, so that every page knows it from its first moment: each
 * two seconds while something is wrong or in use, and seldom while all is calm or the page is in the background, where
 * the window's title tells it.
 */
export class DiagnosisFeed {
  #api;
  #poller = null;
  #listeners = new Set();
  #ownName;
  #inUse = 0;
  #isActive = true;
  latest = null;

  /** ownName gives the name by which the server knows the person at the screen. */
  constructor(api, ownName = () => "") {
    this.#api = api;
    this.#ownName = ownName;
  }

  start() {
    this.latest = null;
    this.#poller = new Poller((signal) => this.#api.get("admin/diagnosis", signal), {
      answered: (diagnosis) => this.#onDiagnosis(diagnosis),
      failed: () => this.#onDiagnosis(null),
    }, () => (!document.hidden && this.isActive ? ACTIVE_INTERVAL_MS : CALM_INTERVAL_MS), true);
    this.#poller.start();
  }

  stop() {
    this.#poller?.stop();
  }

  /** Polls as soon as possible, because something was just requested. */
  now() {
    this.#poller?.now();
  }

  /** Receives the state of the pools each second, and polls details at once when it changes. */
  watch(pools) {
    const previous = this.#isActive;
    const business = pools?.filter(({ name }) => name !== "operator") ?? [];
    this.#inUse = business.some(({ inUse }) => inUse > 0) ? this.#inUse + 1 : 0;
    this.#isActive = pools === null || this.#inUse >= BUSY_THRESHOLD || business.some(({ state, waiting }) => waiting > 0 || state !== "ok");
    if (this.#isActive && !previous) {
      this.now();
    }
  }

  /** Whether something is wrong, or about to be. */
  get isActive() {
    return this.#isActive || this.#isWrong();
  }

  #isWrong() {
    return this.latest === null || this.latest.items.some(({ over }) => !over);
  }

  /** Calls back on each response, until the returned function is called; `latest` is null before the first. */
  listen(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls back whenever findings begin or end, until the returned function is called. */
  onFindings(listener) {
    let known = findingsKey(this.latest);
    return this.listen(() => {
      const present = findingsKey(this.latest);
      if (present !== known) {
        known = present;
        listener();
      }
    });
  }

  /** The heaviest finding of a pool. */
  of(pool) {
    return this.latest?.items.find((item) => item.pool === pool);
  }

  #onDiagnosis(diagnosis) {
    this.latest = diagnosis && addressToUser(diagnosis, this.#ownName());
    this.#listeners.forEach((listener) => listener());
  }
}

const findingsKey = (diagnosis) => (diagnosis?.items ?? []).map(({ code, pool, over }) => `${code}/${pool ?? ""}/${over}`).join();
