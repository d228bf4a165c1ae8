import { fetchAllPages } from "../allpages.js";
import { serverNow } from "../serverclock.js";
import { pollInterval } from "../useractivity.js";
import { el } from "../dom.js";
import { Connection } from "../connection.js";
import { count, countOf, milliseconds } from "../format.js";
import { Poller } from "../poller.js";
import { Backends } from "../components/backends.js";
import { Banner } from "../components/banner.js";
import { Figures } from "../components/figures.js";
import { LockTree } from "../components/locktree.js";
import { LongWork, isLongRunning } from "../components/longwork.js";

const EVERY_MS = 2000;

const LIMITS = [
  ["In use", ({ used, max_connections: most }) => `${count(used)} of ${count(most)}`, () => "by all clients", () => "#/database/connections"],
  ["Available to Headgate", ({ free }) => count(Math.max(0, free)), () => undefined, () => "#/pools/platform/tune"],
  ["Reserved for superusers", ({ reserved }) => count(reserved)],
  ["Limit of Headgate's role", ({ role_limit: limit }) => count(limit)],
  ["Limit of the database", ({ database_limit: limit }) => count(limit)],
  ["PostgreSQL", ({ server_version: version }) => version],
  ["Writes", ({ read_only: readOnly, in_recovery: recovery }) => (recovery ? "no, a standby" : readOnly ? "no, read-only" : "yes")],
  ["Encryption", ({ tls }) => tls ?? "none"],
  ["Clock", ({ clock_skew_milliseconds: skew }) => clockText(skew)],
];

/** Servers seldom have these limits. */
const RARE = ["Limit of Headgate's role", "Limit of the database"];

/** Less than a tenth of a second is the network, not the clock. */
function clockText(skew) {
  return Math.abs(skew) < 100 ? "in sync" : `${milliseconds(Math.abs(skew))} ${skew < 0 ? "behind" : "ahead"}`;
}

/** The platform's server: what it allows and how much is taken, by whom, what runs long, and who blocks whom. */
export class DatabasePage {
  #banner;
  #connection;
  #answer = {};
  #poller;
  #ticking;
  #limits = new Figures(LIMITS);
  #locks;
  #work;
  #backends;

  constructor({ api, speak, diagnosis }) {
    const now = () => this.#poller.now();
    this.#connection = new Connection(serverNow(), () => pollInterval(0, diagnosis.isActive));
    this.#banner = new Banner(speak, "Database");
    this.#locks = new LockTree(api, now);
    this.#work = new LongWork(api, now);
    this.#backends = new Backends(api, now);
    this.#poller = new Poller((signal) => this.#ask(api, signal), {
      answered: () => this.#draw(),
      failed: (reason) => this.#connection.failed(reason),
    }, () => pollInterval(EVERY_MS, diagnosis.isActive));
    this.node = el("div", { class: "page" }, this.#banner.node, this.#limits.node, this.#locks.node, this.#work.node, this.#backends.node);
  }

  open() {
    this.#banner.reserve();
    this.#limits.reserve(RARE);
    this.#poller.start();
    this.#ticking = setInterval(() => this.#draw(), 1000);
    this.#draw();
    this.#banner.focus();
  }

  close() {
    this.#poller.stop();
    clearInterval(this.#ticking);
  }

  /**
   * Who works and who waits for whom at once, then the limits: the operator's lane has two connections, and others need
   * it too. Each is shown when it comes; where every caller's check waits for a lock each takes two seconds.
   */
  async #ask(api, signal) {
    const part = (name) => api.get(`admin/database/${name}`, signal);
    const list = async (name) => byPid(await fetchAllPages(api, `admin/database/${name}`, {}, signal));
    const waits = list("locks");
    waits.catch(() => undefined);
    const backends = await list("backends");
    this.#update({ backends });
    this.#work.show(backends);
    this.#backends.show(backends);
    const locks = await waits;
    this.#update({ locks });
    this.#locks.show(locks, backends);
    const limits = await part("limits");
    this.#update({ limits });
    this.#limits.show(limits);
  }

  #update(answer) {
    this.#connection.answered(serverNow());
    this.#answer = { ...this.#answer, ...answer };
    this.#draw();
  }

  #draw() {
    const now = serverNow();
    this.#banner.say(this.#connection.problem(now) ?? serverSentence(this.#answer));
    this.#banner.date(this.#connection, now);
  }
}

/** Each process once: it may move to the next page while the list is read. */
const byPid = (processes) => [...new Map(processes.map((process) => [process.pid, process])).values()];

function serverSentence({ limits, backends, locks }) {
  if (!backends || !locks) {
    return { level: "none", text: "Asking the database.", short: "Database" };
  }
  const taken = limits ? `${count(limits.used)} of ${count(limits.max_connections)} connections are in use` : "Still asking for the limits";
  if (limits?.free <= 0) {
    return { level: "wrong", text: `The server is full: ${taken}, none is left for Headgate.`, short: "Server full" };
  }
  if (limits?.read_only) {
    return { level: "wrong", text: `The server does not accept writes. ${taken}.`, short: "Read-only" };
  }
  const idle = backends.filter((backend) => isLongRunning(backend) && backend.state !== "active").length;
  const active = backends.filter((backend) => isLongRunning(backend) && backend.state === "active").length;
  const problems = [
    locks.length > 0 ? `${countOf(locks.length, "process waits", "processes wait")} for a lock` : "",
    idle > 0 ? `${countOf(idle, "transaction is", "transactions are")} open and idle` : "",
    active > 0 ? `${countOf(active, "query runs", "queries run")} for longer than 2 s` : "",
  ].filter(Boolean);
  if (problems.length === 0 && !limits) {
    return { level: "none", text: "Asking the database.", short: "Database" };
  }
  return problems.length > 0
    ? { level: "busy", text: `${problems.join(", ")}. ${taken}.`, short: locks.length > 0 ? "Locks" : "Long work" }
    : { level: "ok", text: `Healthy. ${taken}; nothing waits for a lock, and nothing runs for long.`, short: "Healthy" };
}
