import { el, set } from "../dom.js";
import { duration, title } from "../format.js";
import { parseIsoSeconds, toIsoSeconds } from "../alerts.js";
import { withTag } from "../http.js";
import { Latest } from "../latest.js";
import { DataTable } from "./datatable.js";
import { choice } from "./choice.js";
import { clearFieldErrors, field, showFieldErrors } from "./field.js";
import { whileDisabled } from "./form.js";
import { Notice } from "./notice.js";
import { panel } from "./panel.js";

const PATH = "admin/alerts/rules";
const OFF = "off";

/** When there is an alert: a rule for each kind, and what holds for all of them. Administrators change them. */
export class AlertRules {
  #api;
  #notice = new Notice();
  #latest = new Latest();
  #rules = null;
  /** Nothing can be typed before it is known what holds: the answer would write over it. */
  #controls = [];
  #tag = null;
  #table = new DataTable("Rules", [
    { title: "Kind", of: ({ kind }) => title(kind) },
    { title: "Alert", of: ({ is_enabled: on, severity }) => (on ? severity : "none") },
    { title: "Resolved after", of: ({ hold }) => duration(parseIsoSeconds(hold)) },
  ], { key: ({ kind }) => kind, empty: "No rules." });
  #kind = choice("Kind", { id: "rule-kind" });
  #alert = choice("Alert", { id: "rule-alert" }, [["critical", "critical"], ["warning", "warning"], [OFF, "none"]]);
  #hold = field("Resolve when gone for (seconds)", { id: "rule-hold", name: "rules.hold", type: "number", step: "any", min: "1", max: "86400", required: true });
  #escalate = field("Escalate after (minutes)", { id: "rule-escalate", name: "escalate_after", type: "number", step: "any", min: "1", max: "1440", required: true });
  #watchdog = field("URL of a watchdog (empty: none)", { id: "rule-watchdog", name: "heartbeat.url", type: "url", spellcheck: "false", autocomplete: "off" });
  #every = field("Heartbeat every (seconds)", { id: "rule-every", name: "heartbeat.every", type: "number", step: "any", min: "10", max: "86400" });
  #reads = field("Target for reads in percent (empty: none)", { id: "rule-reads", name: "objective_of_reads", type: "number", min: "50", max: "99.999", step: "any" });
  #logIns = field("Target for log-ins in percent (empty: none)", { id: "rule-log-ins", name: "objective_of_log_ins", type: "number", min: "50", max: "99.999", step: "any" });

  constructor(api, administers) {
    this.#api = api;
    this.node = el("div", { class: "page" }, panel("Rules", this.#table.node, this.#notice.node),
      ...(administers ? [
        panel("Change a rule", this.#form([this.#kind, this.#alert, this.#hold], () => this.#ruleChanged())),
        panel("For all alerts", this.#form([this.#escalate, this.#watchdog, this.#every, this.#reads, this.#logIns], () => this.#allChanged())),
      ] : []));
    this.#kind.input.addEventListener("change", () => this.#drawRule());
  }

  async load() {
    const isLatest = this.#latest.begin();
    try {
      const answer = await this.#api.call("GET", PATH, { read: withTag });
      if (isLatest()) {
        this.#show(answer);
      }
    } catch (failure) {
      this.#notice.failed(failure);
    }
  }

  #form(fields, change) {
    const save = el("button", { class: "button main", type: "submit" }, "Save");
    const controls = [save, ...fields.map(({ input }) => input)];
    controls.forEach((control) => set(control, "disabled", true));
    this.#controls.push(...controls);
    const notice = new Notice();
    const node = el("form", { class: "form" }, ...fields.map((one) => one.node), el("div", { class: "row" }, save), notice.node);
    node.addEventListener("submit", (event) => {
      event.preventDefault();
      whileDisabled(save, () => this.#save(fields, change, notice));
    });
    return node;
  }

  /** What was typed into the other form stays. */
  async #save(fields, change, notice) {
    try {
      this.#latest.begin();
      const answer = await this.#api.call("PUT", PATH, { body: change(), headers: this.#tag ? { "If-Match": this.#tag } : {}, read: withTag });
      this.#show(answer, fields);
      clearFieldErrors(fields);
      notice.tell("ok", "Saved. All nodes apply it within ten seconds.");
    } catch (failure) {
      if (failure.status === 412) {
        await this.load();
        notice.tell("wrong", "Not saved: somebody else has changed the rules. They are shown as they are now; make your change again.");
      } else if (showFieldErrors(fields, failure)) {
        notice.clear();
      } else {
        notice.failed(failure);
      }
    }
  }

  /** fields are those of the form that was saved; without them all is shown as it is. */
  #show({ tag, value: rules }, fields = [this.#kind, this.#escalate]) {
    const chosen = this.#kind.input.value;
    this.#tag = tag;
    this.#rules = rules;
    this.#table.show(rules.rules);
    if (fields.includes(this.#kind)) {
      this.#kind.input.replaceChildren(...rules.rules.map(({ kind }) => el("option", { value: kind }, title(kind))));
      this.#kind.input.value = chosen || rules.rules[0].kind;
      this.#drawRule();
    }
    if (fields.includes(this.#escalate)) {
      this.#drawForAll();
    }
    this.#controls.forEach((control) => set(control, "disabled", null));
  }

  #drawForAll() {
    const rules = this.#rules;
    this.#escalate.input.value = String(parseIsoSeconds(rules.escalate_after) / 60);
    this.#watchdog.input.value = rules.heartbeat?.url ?? "";
    this.#every.input.value = String(rules.heartbeat ? parseIsoSeconds(rules.heartbeat.every) : 60);
    this.#reads.input.value = rules.objective_of_reads ?? "";
    this.#logIns.input.value = rules.objective_of_log_ins ?? "";
  }

  #drawRule() {
    const rule = this.#rules.rules.find(({ kind }) => kind === this.#kind.input.value);
    this.#alert.input.value = rule.is_enabled ? rule.severity : OFF;
    this.#hold.input.value = String(parseIsoSeconds(rule.hold));
  }

  #ruleChanged() {
    const alert = this.#alert.input.value;
    return {
      ...this.#rules,
      rules: this.#rules.rules.map((rule) => (rule.kind === this.#kind.input.value
        ? { ...rule, is_enabled: alert !== OFF, severity: alert === OFF ? rule.severity : alert, hold: toIsoSeconds(this.#hold.input.value) }
        : rule)),
    };
  }

  #allChanged() {
    const percent = ({ input }) => (input.value === "" ? null : Number(input.value));
    return {
      ...this.#rules,
      escalate_after: toIsoSeconds(Math.round(Number(this.#escalate.input.value) * 60)),
      heartbeat: this.#watchdog.input.value ? { url: this.#watchdog.input.value, every: toIsoSeconds(this.#every.input.value || 60) } : null,
      objective_of_reads: percent(this.#reads),
      objective_of_log_ins: percent(this.#logIns),
    };
  }
}
