import { Histories } from "./histories.js";
import { Metrics } from "./metrics.js";
import { Poller } from "./poller.js";
import { serverNow } from "./serverclock.js";
import { isInactive } from "./useractivity.js";

const EVERY_MS = 20_000;
const INACTIVE_EVERY_MS = 60_000;

/** A rate needs two answers: the second comes soon. */
const SECOND_MS = 2000;

/** Metrics of the service: the rate of a counter for each second, or a gauge. */
const RATES = {
  requests: (metrics) => metrics.sum("headgate_requests_admitted"),
  refused: (metrics) => metrics.sum("headgate_requests_refused") + metrics.sum("headgate_guard_refused"),
  logIns: (metrics) => metrics.sum("headgate_logins_total", { outcome: "accepted" }),
  logInsRefused: (metrics) => metrics.sum("headgate_logins_total") - metrics.sum("headgate_logins_total", { outcome: "accepted" }),
};
const NUMBERS = {
  queued: (metrics) => metrics.sum("headgate_requests_waiting"),
  running: (metrics) => metrics.sum("headgate_schedules_running"),
  due: (metrics) => metrics.sum("headgate_schedules_due"),
  oldestDue: (metrics) => metrics.sum("headgate_schedules_oldest_due_seconds"),
};

/** Requests, log-ins and executions of the node that answers, from what it counts for Prometheus, with their history. */
export class Activity {
  #api;
  #poller = null;
  #histories = null;
  #counted = null;

  constructor(api) {
    this.#api = api;
  }

  start() {
    this.now = null;
    this.#counted = null;
    this.#histories = new Histories("headgate.activity", ["value"]);
    this.#poller = new Poller((signal) => this.#api.metrics(signal), {
      answered: (text) => this.#answered(new Metrics(text), serverNow()),
      failed: () => {
        this.now = null;
      },
    }, () => this.#interval());
    this.#poller.start();
  }

  #interval() {
    if (this.now === null) {
      return SECOND_MS;
    }
    return isInactive() ? INACTIVE_EVERY_MS : EVERY_MS;
  }

  stop() {
    this.#poller?.stop();
    this.#histories?.close();
  }

  historyOf(measure) {
    return this.#histories.of(measure);
  }

  #answered(metrics, at) {
    const previous = this.#counted;
    const totals = Object.fromEntries(Object.entries(RATES).map(([name, of]) => [name, of(metrics)]));
    this.#counted = { at, totals };
    if (previous === null) {
      return;
    }
    const seconds = (at - previous.at) / 1000;
    this.now = {
      ...Object.fromEntries(Object.keys(RATES).map((name) => [name, Math.max(0, totals[name] - previous.totals[name]) / seconds])),
      ...Object.fromEntries(Object.entries(NUMBERS).map(([name, of]) => [name, of(metrics)])),
    };
    Object.entries(this.now).forEach(([name, value]) => this.historyOf(name).add(at, { value }));
    this.#histories.saveAt(at);
  }
}
