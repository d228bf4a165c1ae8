import { el, set, write } from "../dom.js";
import { count, milliseconds } from "../format.js";
import { RELAYED_TIMEOUT_MS } from "../http.js";
import { NAMES } from "../pools.js";
import { NegativeResult } from "../problem.js";
import { Action } from "./action.js";
import { Notice } from "./notice.js";
import { Pairs } from "./pairs.js";
import { part } from "./panel.js";

const OTHER_END = [
  ["TLS", ({ tlsMode }) => tlsMode],
  ["Driver", ({ driver }) => driver],
  ["Server", ({ server }) => server && `PostgreSQL ${server}`],
];

/** What can be done to a pool that is not well: ask the server through it, replace its connections. */
export class PoolMaintenance {
  #name;
  #pool = null;
  #otherEnd = new Pairs(OTHER_END);
  #orders;
  #refused = el("p", { hidden: true });

  constructor(api, name) {
    const notice = new Notice();
    const test = new Action("Test", notice, async () => testResultText(
      await api.call("POST", `admin/pools/${name}/test`, { timeoutMs: RELAYED_TIMEOUT_MS })));
    const purge = new Action("Purge", notice, async () => {
      await api.post(`admin/pools/${name}/purge`);
      return "Idle connections are replaced; those in use follow when they are returned.";
    }, { ask: () => this.#question() });
    this.#name = NAMES[name] ?? name;
    this.#orders = el("div", { class: "list" },
      el("p", {}, "Test takes a connection and sends a query. Purge replaces every connection, for example after a failover."),
      el("div", { class: "row" }, test.node, purge.node), notice.node);
    this.node = part("maintenance", "Maintenance", this.#orders, this.#refused, this.#otherEnd.node);
  }

  /** Nothing can be ordered while nobody's role can be looked up: the panel says then who tries, and what was answered. */
  show(pool, canOrder) {
    this.#pool = pool;
    set(this.#orders, "hidden", !canOrder);
    set(this.#refused, "hidden", canOrder);
    write(this.#refused, canOrder ? "" : "While the platform database does not answer, roles cannot be checked, so these actions are disabled."
      + " No action is needed: the server tries to connect each second and recovers by itself."
      + `${pool.reason ? ` The last attempt: "${pool.reason}".` : ""}`);
    this.#otherEnd.show(pool);
  }

  #question() {
    return {
      title: `Replace all connections of ${this.#name.toLowerCase()}?`,
      text: `${count(this.#pool?.idle)} idle ones are closed at once, the ${count(this.#pool?.inUse)} in use when they are returned. Requests wait for a moment.`,
      yes: "Purge",
    };
  }
}

function testResultText({ success, milliseconds: duration, kind, reason, sql_state: state, cure }) {
  if (!success) {
    throw new NegativeResult([reason ?? kind, state && `SQLSTATE ${state}`, cure].filter(Boolean).join(". "));
  }
  return duration < 1 ? "The server answered in less than a millisecond." : `The server answered in ${milliseconds(duration)}.`;
}
