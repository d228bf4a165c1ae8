import { el } from "../dom.js";
import { Connection } from "../connection.js";
import { count, counted, duration, inPlain, milliseconds } from "../format.js";
import { Poller } from "../poller.js";
import { Banner } from "../components/banner.js";
import { DataTable } from "../components/datatable.js";
import { Figures } from "../components/figures.js";
import { LockTree } from "../components/locktree.js";
import { panel } from "../components/panel.js";

const EVERY_MS = 2000;

const LIMITS = [
  ["Taken", ({ used, max_connections: most }) => `${count(used)} of ${count(most)}`],
  ["Free for us", ({ free }) => count(free)],
  ["Kept for superusers", ({ reserved }) => count(reserved)],
  ["Limit of our role", ({ role_limit: limit }) => limit],
  ["Limit of the database", ({ database_limit: limit }) => limit],
  ["Server", ({ server_version: version }) => `PostgreSQL ${version}`],
  ["Writes", ({ read_only: readOnly, in_recovery: recovery }) => (recovery ? "no, a standby" : readOnly ? "no, read-only" : "yes")],
  ["Encryption", ({ tls }) => tls ?? "none"],
  ["Clock", ({ clock_skew_milliseconds: skew }) => clockInWords(skew)],
];

/** Less than a tenth of a second is the network, not the clock. */
function clockInWords(skew) {
  return Math.abs(skew) < 100 ? "in step" : `${milliseconds(Math.abs(skew))} ${skew < 0 ? "behind" : "ahead"}`;
}

/** The platform's server: what it allows and how much is taken, by whom, what runs long, and who blocks whom. */
export class DatabasePage {
  #banner;
  #connection = new Connection(Date.now());
  #answer = null;
  #poller;
  #ticking;
  #limits = new Figures(LIMITS);
  #connections = new DataTable("Connections by application and state", [
    { title: "Application", of: ({ application }) => application || "unnamed" },
    { title: "User", of: ({ user }) => user },
    { title: "State", of: ({ state }) => inPlain(state) },
    { title: "Connections", kind: "number", of: ({ count: number }) => count(number) },
    { title: "Longest", kind: "number", of: ({ longest_seconds: seconds }) => duration(seconds) },
  ], { key: ({ application, user, state }) => `${application}/${user}/${state}`, empty: "Nobody is connected." });
  #queries;
  #locks;

  constructor({ api, speak }) {
    this.#banner = new Banner(speak, "Database");
    this.#queries = new DataTable("Queries that run for longer than two seconds", [
      { title: "Process", kind: "number", of: ({ pid }) => String(pid) },
      { title: "Application", of: ({ application }) => application || "unnamed" },
      { title: "For", kind: "number", of: ({ seconds }) => duration(seconds) },
      { title: "Waits for", of: ({ waits_for: what }) => what ?? "nothing" },
      { title: "Statement", kind: "code", of: ({ statement }) => statement },
    ], { key: ({ pid }) => pid, empty: "No query runs for longer than two seconds." });
    this.#locks = new LockTree();
    this.#poller = new Poller((signal) => ask(api, signal), {
      answered: (answer) => this.#answered(answer),
      failed: (reason) => this.#connection.failed(reason),
    }, EVERY_MS);
    this.node = el("div", { class: "page" }, this.#banner.node, this.#limits.node,
      this.#locks.node, panel("Long queries", this.#queries.node), panel("Connections", this.#connections.node));
  }

  open() {
    this.#poller.start();
    this.#ticking = setInterval(() => this.#draw(), 1000);
    this.#draw();
    this.#banner.focus();
  }

  close() {
    this.#poller.stop();
    clearInterval(this.#ticking);
  }

  #answered(answer) {
    this.#connection.answered(Date.now());
    this.#answer = answer;
    this.#limits.show(answer.limits);
    this.#connections.show(answer.connections);
    this.#queries.show(answer.queries);
    this.#locks.show(answer.locks);
    this.#draw();
  }

  #draw() {
    const now = Date.now();
    this.#banner.say(this.#connection.trouble(now) ?? sentence(this.#answer));
    this.#banner.date(this.#connection, now);
  }
}

/** One after the other: the operator's lane has two connections, and others need it too. */
async function ask(api, signal) {
  const part = (name) => api.get(`admin/database/${name}`, signal);
  const limits = await part("limits");
  const { items: connections } = await part("connections");
  const { items: queries } = await part("long-queries");
  const { items: locks } = await part("locks");
  return { limits, connections, queries, locks };
}

function sentence(answer) {
  if (answer === null) {
    return { level: "none", text: "Asking the database.", short: "Database" };
  }
  const { limits, queries, locks } = answer;
  const taken = `${count(limits.used)} of ${count(limits.max_connections)} connections are taken`;
  if (limits.free <= 0) {
    return { level: "wrong", text: `The server is full: ${taken}, none is left for us.`, short: "Server full" };
  }
  if (limits.read_only) {
    return { level: "wrong", text: `The server does not accept writes. ${taken}.`, short: "Read-only" };
  }
  const trouble = [
    locks.length > 0 ? `${counted(locks.length, "process waits", "processes wait")} for a lock` : "",
    queries.length > 0 ? `${counted(queries.length, "query runs", "queries run")} for longer than 2 s` : "",
  ].filter(Boolean);
  return trouble.length > 0
    ? { level: "busy", text: `${trouble.join(", ")}. ${taken}.`, short: locks.length > 0 ? "Locks" : "Long queries" }
    : { level: "ok", text: `Calm. ${taken}; nothing waits for a lock, and no query runs long.`, short: "Calm" };
}
