import { serverNow } from "../serverclock.js";
import { pollInterval } from "../useractivity.js";
import { el } from "../dom.js";
import { findingLevel, remedyLink, truncate } from "../diagnosis.js";
import { count, milliseconds, title } from "../format.js";
import { PastHistory } from "../pasthistory.js";
import { Poller } from "../poller.js";
import { NAMES, STATES } from "../pools.js";
import { statusSentence } from "../sentence.js";
import { Advice } from "../components/advice.js";
import { Autopilot } from "../components/autopilot.js";
import { Banner } from "../components/banner.js";
import { Borrowers } from "../components/borrowers.js";
import { ChangeHistory, OpenChange, changeMarks } from "../components/changes.js";
import { PoolMaintenance } from "../components/poolmaintenance.js";
import { Chart } from "../components/chart.js";
import { Figures } from "../components/figures.js";
import { part } from "../components/panel.js";
import { Statements } from "../components/statements.js";
import { Tuning } from "../components/tuning.js";

const DETAILS_EVERY_MS = 2000;

const partLink = (part) => ({ name }) => `#/pools/${name}/${part}`;
const connections = () => "#/database/connections";
const none = () => undefined;

const NUMBERS = [
  ["In use", ({ inUse, limit }) => `${count(inUse)} of ${count(limit)}`, none, partLink("borrowers")],
  ["Idle", ({ idle }) => count(idle), none, connections],
  ["Waiting", ({ waiting }) => count(waiting), none, partLink("borrowers")],
  ["Overflow", ({ overflow }) => count(overflow), none, partLink("tune")],
  ["Waited, p95", ({ waitMs }) => milliseconds(waitMs.p95), ({ waitMs }) => percentilesText(waitMs), partLink("time")],
  ["Held, p95", ({ inUseMs }) => milliseconds(inUseMs.p95), ({ inUseMs }) => percentilesText(inUseMs), partLink("time")],
  ["Time-outs", ({ timeouts }) => count(timeouts), () => "since the start", () => "#/incidents"],
  ["Opened", ({ created }) => count(created), ({ destroyed }) => `${count(destroyed)} closed`, connections],
];

const percentilesText = ({ p50, p99 }) => (p50 === undefined ? undefined : `p50\u00a0${milliseconds(p50)}, p99\u00a0${milliseconds(p99)}`);

/** One pool: how it does, who holds it, how it is set, and the controls that change it while one watches. */
export class PoolPage {
  #api;
  #feed;
  #diagnosis;
  #name;
  #banner;
  #poller;
  #forget;
  #changes = [];
  #details = null;
  #figures = new Figures(NUMBERS);
  #chart;
  #borrowers = new Borrowers();
  #tuning;
  #open;
  #advice;
  #autopilot;
  #maintenance;
  #statements;
  #history = new ChangeHistory();

  constructor({ api, speak, feed, diagnosis }, name) {
    const refresh = () => this.#poller.now();
    this.#api = api;
    this.#feed = feed;
    this.#diagnosis = diagnosis;
    this.#name = name;
    this.#banner = new Banner(speak, NAMES[name] ?? name);
    this.#chart = new Chart(new PastHistory(api, name));
    this.#tuning = new Tuning(api, feed, name, refresh);
    this.#open = new OpenChange(api, refresh);
    this.#maintenance = new PoolMaintenance(api, name);
    this.#advice = new Advice((recommended) => this.#tuning.take(recommended));
    this.#statements = new Statements(api, name);
    this.#autopilot = name === "operator" ? null : new Autopilot(api, name);
    this.#poller = new Poller((signal) => this.#ask(signal), {
      answered: (details) => this.#onDetails(details),
      failed: () => undefined,
    }, () => pollInterval(DETAILS_EVERY_MS, diagnosis.isActive));
    this.node = el("div", { class: "page" }, this.#banner.node, this.#tabs(), this.#figures.node, this.#open.node,
      part("time", "Over time", this.#chart.node),
      el("div", { class: "columns" },
        el("div", { class: "column" }, this.#borrowers.node, this.#advice.node, this.#maintenance.node),
        el("div", { class: "column" }, this.#tuning.node, this.#history.node)),
      this.#statements.node,
      this.#autopilot?.node);
  }

  open() {
    this.#forget = this.#feed.listen(() => this.#draw());
    this.#poller.start();
    this.#statements.open();
    this.#autopilot?.open();
    this.#banner.focus();
  }

  close() {
    this.#forget();
    this.#statements.close();
    this.#poller.stop();
    this.#autopilot?.close();
  }

  /** One after the other: the operator's lane has two connections, and others need it too. The borrowers need no database. */
  async #ask(signal) {
    const { items: borrowers } = await this.#api.get(`admin/pools/${this.#name}/borrowers?limit=200`, signal);
    const changes = await this.#api.get("admin/pools/changes", signal).then(({ items }) => items, () => null);
    const advice = await this.#api.get(`admin/pools/${this.#name}/advice`, signal).catch(() => null);
    return { borrowers, changes, advice };
  }

  #onDetails(details) {
    this.#details = details;
    const known = details.changes?.filter(({ pool }) => pool === this.#name) ?? null;
    this.#changes = known ?? this.#changes;
    this.#borrowers.show(details.borrowers);
    this.#history.show(known);
    this.#draw();
  }

  #draw() {
    const now = serverNow();
    const { connection, pools, watch } = this.#feed;
    const pool = this.#feed.pool(this.#name);
    this.#banner.say(connection.problem(now) ?? this.#statusBanner(pools, pool, watch, now));
    this.#banner.date(connection, now);
    if (!pool) {
      return;
    }
    const open = this.#changes.find(({ state }) => state === "applied");
    this.#figures.show(pool, connection.silence(now) > 0);
    this.#maintenance.show(pool, this.#feed.pool("platform")?.state !== "down");
    const history = this.#feed.historyOf(pool.name);
    this.#chart.show(history, pool.limit, [...history.marks, ...changeMarks(this.#changes)], now);
    this.#open.show(open, this.#changes[0], now);
    this.#tuning.show(pool, open !== undefined, this.#details?.advice?.evidence);
    if (this.#details?.advice) {
      this.#advice.show(this.#details.advice, pool, open !== undefined);
    }
  }

  #statusBanner(pools, pool, watch, now) {
    if (pools === null) {
      return { level: "none", text: "Loading the pools.", short: "Pool" };
    }
    if (!pool) {
      return { level: "wrong", text: `There is no pool named ${this.#name}.`, short: "No such pool" };
    }
    const finding = this.#diagnosis.of(this.#name);
    if (finding && !finding.over) {
      const level = findingLevel(finding, STATES[pool.state].level);
      return { level, text: truncate(finding.cause), cure: finding.cure, short: title(finding.code), way: remedyLink(finding) };
    }
    if (pool.name === "operator" && STATES[pool.state].weight <= STATES.busy.weight) {
      return { level: "ok", text: `Healthy. Operator ${count(pool.inUse)} of ${count(pool.limit)} in use.`, short: "Healthy" };
    }
    const verdict = statusSentence([pool], watch, now);
    if (finding) {
      return { ...verdict, text: `${verdict.text} ${truncate(finding.cause)}` };
    }
    return pool.reason ? { ...verdict, text: `${verdict.text} ${pool.reason}` } : verdict;
  }

  #tabs() {
    return el("nav", { class: "tabs", "aria-label": "Pools" }, ...Object.entries(NAMES).map(([name, words]) =>
      el("a", { href: `#/pools/${name}`, "aria-current": name === this.#name ? "page" : null }, words)));
  }
}
