import { el } from "../dom.js";
import { plainWords } from "../format.js";
import { RELAYED_TIMEOUT_MS } from "../http.js";
import { Latest } from "../latest.js";
import { NegativeResult } from "../problem.js";
import { Action } from "./action.js";
import { AlertEndpointForm } from "./alertendpointform.js";
import { DataTable } from "./datatable.js";
import { whileDisabled } from "./form.js";
import { Notice } from "./notice.js";
import { panel } from "./panel.js";

const PATH = "admin/alerts/endpoints";

/** Who is notified of alerts: operators see them, administrators add, test, change, deactivate and delete them. */
export class AlertEndpoints {
  #api;
  #loaded;
  #latest = new Latest();
  #notice = new Notice();
  #table;
  #form;

  /** loaded is told of all endpoints whenever they were read. */
  constructor(api, administers, loaded) {
    this.#api = api;
    this.#loaded = loaded;
    this.#table = new DataTable("Endpoints", [
      { title: "Name", of: ({ name }) => name },
      { title: "Channel", of: ({ kind }) => (kind === "pagerduty" ? "PagerDuty" : plainWords(kind)) },
      { title: "Destination", of: ({ url, addresses }) => url ?? (addresses.join(", ") || undefined) },
      { title: "Receives", of: ({ is_escalation: late }) => (late ? "unacknowledged alerts" : "every alert") },
      { title: "Quiet", of: ({ quiet_hours: quiet }) => (quiet ? `${quiet.from} to ${quiet.to}, ${quiet.time_zone}` : undefined) },
      { title: "State", of: ({ is_enabled: on, is_fixed: fixed }) => (fixed ? "active, defined in the server's settings" : on ? "active" : "deactivated") },
      ...(administers ? [{ title: "Actions", node: (endpoint) => this.#actionsOf(endpoint) }] : []),
    ], { key: ({ id }) => id, version: ({ is_enabled: on, name }) => `${on}/${name}`, empty: "No endpoints yet.", wide: true });
    this.#form = new AlertEndpointForm(api, () => this.load());
    this.node = el("div", { class: "page" },
      panel("Alert endpoints", this.#notice.node, this.#table.node),
      ...(administers ? [this.#form.node] : []));
  }

  async load() {
    const isLatest = this.#latest.begin();
    try {
      const { items } = await this.#api.get(`${PATH}?limit=200`);
      if (isLatest()) {
        this.#loaded(items);
        this.#table.show(items);
      }
    } catch (failure) {
      this.#notice.failed(failure);
    }
  }

  /** What the server's settings say is changed there. */
  #actionsOf({ id, name, is_enabled: on, is_fixed: fixed }) {
    const test = new Action("Send a test", this.#notice, async () => {
      const { delivered, error } = await this.#api.call("POST", `${PATH}/${id}/test`, { timeoutMs: RELAYED_TIMEOUT_MS });
      if (!delivered) {
        throw new NegativeResult(`${name} did not receive the test: ${error}.`);
      }
      return `${name} received the test.`;
    });
    const toggle = new Action(on ? "Deactivate" : "Activate", this.#notice, async () => {
      await this.#api.call("PATCH", `${PATH}/${id}`, { body: { is_enabled: !on } });
      await this.load();
      return on ? `${name} no longer receives alerts.` : `${name} receives alerts again.`;
    });
    const remove = new Action("Delete", this.#notice, async () => {
      await this.#api.call("DELETE", `${PATH}/${id}`);
      await this.load();
      return `${name} is deleted.`;
    }, { ask: () => ({ title: `Delete the endpoint ${name}?`, text: "It receives no more alerts, not even the end of open ones.", yes: "Delete it" }) });
    return el("div", { class: "row tight" }, test.node, ...(fixed ? [] : [this.#changeOf(id), toggle.node, remove.node]));
  }

  #changeOf(id) {
    const change = el("button", { class: "button", type: "button" }, "Change");
    change.addEventListener("click", () => whileDisabled(change, async () => {
      try {
        await this.#form.edit(id);
        this.#notice.clear();
      } catch (failure) {
        this.#notice.failed(failure);
      }
    }));
    return change;
  }
}
