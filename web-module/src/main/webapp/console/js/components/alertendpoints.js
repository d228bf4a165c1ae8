import { quietHoursOf } from "../alerts.js";
import { el, set, write } from "../dom.js";
import { plainWords } from "../format.js";
import { Latest } from "../latest.js";
import { NegativeResult } from "../problem.js";
import { Action } from "./action.js";
import { choice } from "./choice.js";
import { DataTable } from "./datatable.js";
import { clearFieldErrors, field, showFieldErrors } from "./field.js";
import { whileDisabled } from "./form.js";
import { Notice } from "./notice.js";
import { panel } from "./panel.js";

const PATH = "admin/alerts/endpoints";
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;
const KINDS = [["webhook", "signed webhook"], ["mail", "mail"], ["slack", "Slack"], ["pagerduty", "PagerDuty"]];

/** Who is told of alerts: operators see them, administrators add, try, switch off and delete them. */
export class AlertEndpoints {
  #api;
  #loaded;
  #latest = new Latest();
  #notice = new Notice();
  #made = new Notice();
  #shown = el("p", { class: "secret", hidden: true });
  #table;
  #name = field("Name of the endpoint", { id: "alert-name", name: "name", required: true, maxlength: 200, autocomplete: "off" });
  #kind = choice("Channel", { id: "alert-kind" }, KINDS);
  #url = field("URL of the receiver", { id: "alert-url", name: "url", type: "url", spellcheck: "false", autocomplete: "off" });
  #addresses = field("Mail addresses, separated by spaces", { id: "alert-addresses", name: "addresses", spellcheck: "false", autocomplete: "off" });
  #key = field("Routing key", { id: "alert-key", name: "routing_key", spellcheck: "false", autocomplete: "off" });
  #when = choice("Receives", { id: "alert-when" }, [["", "every alert"], ["late", "only those not acknowledged in time"]]);
  #from = field("Quiet from (empty: never)", { id: "alert-from", name: "quiet_hours", type: "time" });
  #to = field("Quiet until", { id: "alert-to", name: "quiet_hours.to", type: "time" });

  /** loaded is told of all end points whenever they were read. */
  constructor(api, administers, loaded) {
    this.#api = api;
    this.#loaded = loaded;
    this.#table = new DataTable("Endpoints", [
      { title: "Name", of: ({ name }) => name },
      { title: "Channel", of: ({ kind }) => (kind === "pagerduty" ? "PagerDuty" : plainWords(kind)) },
      { title: "Destination", of: ({ url, addresses }) => url ?? (addresses.join(", ") || undefined) },
      { title: "Receives", of: ({ is_escalation: late }) => (late ? "unacknowledged alerts" : "every alert") },
      { title: "Quiet", of: ({ quiet_hours: quiet }) => (quiet ? `${quiet.from} to ${quiet.to}, ${quiet.time_zone}` : undefined) },
      { title: "State", of: ({ is_enabled: on, is_fixed: fixed }) => (fixed ? "on, defined in the server's settings" : on ? "on" : "off") },
      ...(administers ? [{ title: "Actions", node: (endpoint) => this.#actionsOf(endpoint) }] : []),
    ], { key: ({ id, is_enabled: on }) => `${id}/${on}`, empty: "No endpoints yet.", wide: true });
    this.node = el("div", { class: "page" },
      panel("Alert endpoints", this.#notice.node, this.#table.node),
      ...(administers ? [panel("New endpoint", this.#form())] : []));
    this.#draw();
  }

  async load() {
    const isLatest = this.#latest.begin();
    try {
      const { items } = await this.#api.get(PATH);
      if (isLatest()) {
        this.#loaded(items);
        this.#table.show(items);
      }
    } catch (failure) {
      this.#table.failed();
      this.#notice.failed(failure);
    }
  }

  #form() {
    const add = el("button", { class: "button main", type: "submit" }, "Add the endpoint");
    const node = el("form", { class: "form" }, this.#name.node, this.#kind.node, this.#url.node, this.#addresses.node, this.#key.node,
      this.#when.node, this.#from.node, this.#to.node,
      el("div", { class: "row" }, add), this.#made.node, this.#shown);
    this.#kind.input.addEventListener("change", () => this.#draw());
    [[this.#from, this.#to], [this.#to, this.#from]].forEach(([one, other]) => one.input.addEventListener("input", () => {
      other.input.required = one.input.value !== "";
    }));
    node.addEventListener("submit", (event) => {
      event.preventDefault();
      whileDisabled(add, () => this.#create());
    });
    return node;
  }

  /** Only what is asked for is shown. */
  #draw() {
    const kind = this.#kind.input.value;
    [[this.#url, kind === "webhook" || kind === "slack"], [this.#addresses, kind === "mail"], [this.#key, kind === "pagerduty"]]
      .forEach(([{ node, input }, shown]) => {
        set(node, "hidden", !shown);
        input.disabled = !shown;
        input.required = shown;
      });
  }

  #formValues() {
    const kind = this.#kind.input.value;
    return {
      name: this.#name.input.value,
      kind,
      is_escalation: this.#when.input.value === "late",
      ...(this.#url.input.disabled ? {} : { url: this.#url.input.value }),
      ...(kind === "mail" ? { addresses: this.#addresses.input.value.split(/[\s,]+/).filter(Boolean) } : {}),
      ...(kind === "pagerduty" ? { routing_key: this.#key.input.value } : {}),
      ...quietHoursOf(this.#from.input.value, this.#to.input.value, ZONE),
    };
  }

  async #create() {
    const fields = [this.#name, this.#url, this.#addresses, this.#key, this.#from, this.#to];
    try {
      const { name, secret } = await this.#api.post(PATH, this.#formValues());
      write(this.#shown, `Secret of ${name}, shown only once: ${secret}`);
      set(this.#shown, "hidden", !secret);
      this.#made.tell("ok", `${name} receives alerts from now on. Send it a test to be sure.`);
      clearFieldErrors(fields);
      this.#name.input.value = "";
      await this.load();
    } catch (failure) {
      if (showFieldErrors(fields, failure)) {
        this.#made.clear();
      } else {
        this.#made.failed(failure);
      }
    }
  }

  /** What the server's settings say is changed there. */
  #actionsOf({ id, name, is_enabled: on, is_fixed: fixed }) {
    const test = new Action("Send a test", this.#notice, async () => {
      const { delivered, error } = await this.#api.post(`${PATH}/${id}/test`);
      if (!delivered) {
        throw new NegativeResult(`${name} did not receive the test: ${error}.`);
      }
      return `${name} received the test.`;
    });
    const turn = new Action(on ? "Switch off" : "Switch on", this.#notice, async () => {
      await this.#api.call("PATCH", `${PATH}/${id}`, { body: { is_enabled: !on } });
      await this.load();
      return on ? `${name} no longer receives alerts.` : `${name} receives alerts again.`;
    });
    const remove = new Action("Delete", this.#notice, async () => {
      await this.#api.call("DELETE", `${PATH}/${id}`);
      await this.load();
      return `${name} is deleted.`;
    }, { ask: () => ({ title: `Delete the endpoint ${name}?`, text: "It receives no more alerts, not even the end of open ones.", yes: "Delete it" }) });
    return el("div", { class: "row tight" }, test.node, ...(fixed ? [] : [turn.node, remove.node]));
  }
}
