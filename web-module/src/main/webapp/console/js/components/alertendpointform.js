import { endpointChanges, quietHoursOf } from "../alerts.js";
import { el, set, write } from "../dom.js";
import { withTag } from "../http.js";
import { Latest } from "../latest.js";
import { choice } from "./choice.js";
import { clearFieldErrors, field, showFieldErrors } from "./field.js";
import { whileDisabled } from "./form.js";
import { Notice } from "./notice.js";
import { part } from "./panel.js";
import { ShownSecret } from "./shownsecret.js";

const PATH = "admin/alerts/endpoints";
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;
const KINDS = [["webhook", "signed webhook"], ["mail", "mail"], ["slack", "Slack"], ["pagerduty", "PagerDuty"]];

/** The form of an alert endpoint: of a new one or, once it is chosen, of one that there is already. */
export class AlertEndpointForm {
  #api;
  #saved;
  #latest = new Latest();
  #edited = null;
  #heading;
  #notice = new Notice();
  #secret = new ShownSecret();
  #save = el("button", { class: "button main", type: "submit" });
  #cancel = el("button", { class: "button", type: "button", hidden: true }, "Cancel");
  #name = field("Name of the endpoint", { id: "alert-name", name: "name", required: true, maxlength: 200, autocomplete: "off" });
  #kind = choice("Channel", { id: "alert-kind" }, KINDS);
  #url = field("", { id: "alert-url", name: "url", type: "url", spellcheck: "false", autocomplete: "off" });
  #addresses = field("Mail addresses, separated by spaces", { id: "alert-addresses", name: "addresses", spellcheck: "false", autocomplete: "off" });
  #key = field("", { id: "alert-key", name: "routing_key", spellcheck: "false", autocomplete: "off" });
  #when = choice("Receives", { id: "alert-when" }, [["", "every alert"], ["late", "only those not acknowledged in time"]]);
  #from = field("", { id: "alert-from", name: "quiet_hours", type: "time" });
  #to = field("Quiet until", { id: "alert-to", name: "quiet_hours.to", type: "time" });
  #fields = [this.#name, this.#url, this.#addresses, this.#key, this.#from, this.#to];

  /** saved is called whenever an endpoint was added or changed. */
  constructor(api, saved) {
    this.#api = api;
    this.#saved = saved;
    const node = el("form", { class: "form" }, this.#name.node, this.#kind.node, this.#url.node, this.#addresses.node, this.#key.node,
      this.#when.node, this.#from.node, this.#to.node,
      el("div", { class: "row" }, this.#save, this.#cancel), this.#notice.node, this.#secret.node);
    this.node = part("new", "New endpoint", node);
    [this.#heading] = this.node.children;
    this.#kind.input.addEventListener("change", () => this.#draw());
    [[this.#from, this.#to], [this.#to, this.#from]].forEach(([one, other]) => one.input.addEventListener("input", () => {
      other.input.required = one.input.value !== "";
    }));
    this.#cancel.addEventListener("click", () => this.#cancelled());
    node.addEventListener("submit", (event) => {
      event.preventDefault();
      whileDisabled(this.#save, () => (this.#edited ? this.#change(this.#edited) : this.#create()));
    });
    this.#clear();
  }

  /** Shows an endpoint as it is now, to be changed. */
  async edit(id) {
    const isLatest = this.#latest.begin();
    const read = await this.#api.call("GET", `${PATH}/${id}`, { read: withTag });
    if (isLatest()) {
      this.#show(read);
      this.#name.input.focus();
    }
  }

  #show({ tag, value: endpoint }) {
    this.#edited = { tag, endpoint };
    this.#fill(endpoint);
    this.#notice.clear();
    this.#secret.hide();
    this.#draw();
  }

  #clear() {
    this.#latest.begin();
    this.#edited = null;
    this.#fill({ name: "", kind: this.#kind.input.value, addresses: [] });
    this.#draw();
  }

  #cancelled() {
    this.#clear();
    this.#notice.clear();
  }

  /** A secret is not shown: neither the key of PagerDuty nor the URL of Slack. */
  #fill({ name, kind, url, addresses, is_escalation: late, quiet_hours: quiet }) {
    this.#name.input.value = name;
    this.#kind.input.value = kind;
    this.#url.input.value = (kind === "webhook" && url) || "";
    this.#addresses.input.value = addresses.join(" ");
    this.#key.input.value = "";
    this.#when.input.value = late ? "late" : "";
    this.#from.input.value = quiet?.from ?? "";
    this.#to.input.value = quiet?.to ?? "";
    this.#from.input.required = Boolean(quiet);
    this.#to.input.required = Boolean(quiet);
    clearFieldErrors(this.#fields);
  }

  /** Only what is asked for is shown; the channel of an endpoint stays. */
  #draw() {
    const kind = this.#kind.input.value;
    const edited = this.#edited?.endpoint;
    const unchanged = edited ? " (empty: unchanged)" : "";
    write(this.#heading, edited ? `Change ${edited.name}` : "New endpoint");
    write(this.#save, edited ? "Save the endpoint" : "Add the endpoint");
    write(this.#url.caption, `URL of the receiver${kind === "slack" ? unchanged : ""}`);
    write(this.#key.caption, `Routing key${unchanged}`);
    write(this.#from.caption, `Quiet from, in ${this.#zone()} (empty: never)`);
    set(this.#cancel, "hidden", !edited);
    this.#kind.input.disabled = Boolean(edited);
    [[this.#url, kind === "webhook" || kind === "slack"], [this.#addresses, kind === "mail"], [this.#key, kind === "pagerduty"]]
      .forEach(([{ node, input }, shown]) => {
        set(node, "hidden", !shown);
        input.disabled = !shown;
        input.required = shown && !(edited && (kind === "slack" || kind === "pagerduty"));
      });
  }

  /** Quiet hours keep their zone, whoever changes them. */
  #zone() {
    return this.#edited?.endpoint.quiet_hours?.time_zone ?? ZONE;
  }

  #values() {
    return {
      name: this.#name.input.value,
      kind: this.#kind.input.value,
      url: this.#url.input.value,
      addresses: this.#addresses.input.value.split(/[\s,]+/).filter(Boolean),
      key: this.#key.input.value,
      late: this.#when.input.value === "late",
      quiet: quietHoursOf(this.#from.input.value, this.#to.input.value, this.#zone()).quiet_hours ?? null,
    };
  }

  async #create() {
    const { name, kind, url, addresses, key, late, quiet } = this.#values();
    const body = {
      name,
      kind,
      is_escalation: late,
      ...(kind === "webhook" || kind === "slack" ? { url } : {}),
      ...(kind === "mail" ? { addresses } : {}),
      ...(kind === "pagerduty" ? { routing_key: key } : {}),
      ...(quiet ? { quiet_hours: quiet } : {}),
    };
    try {
      const { name: stored, secret } = await this.#api.post(PATH, body);
      this.#secret.hide();
      if (secret) {
        this.#secret.show(stored, secret);
      }
      this.#notice.tell("ok", `${stored} receives alerts from now on. Send it a test to be sure.`);
      this.#clear();
      await this.#saved();
    } catch (failure) {
      this.#refused(failure);
    }
  }

  async #change({ tag, endpoint }) {
    const body = endpointChanges(endpoint, this.#values());
    if (Object.keys(body).length === 0) {
      this.#notice.tell("ok", "There is nothing to save: all is as it was.");
      return;
    }
    try {
      const { name } = await this.#api.call("PATCH", `${PATH}/${endpoint.id}`, { body, headers: { "If-Match": tag } });
      this.#clear();
      this.#notice.tell("ok", `${name} is saved.`);
      await this.#saved();
    } catch (failure) {
      if (failure.status === 412) {
        await this.#showLatest(endpoint);
      } else {
        this.#refused(failure);
      }
    }
  }

  /** Somebody else was faster: nobody's change is lost without a word. */
  async #showLatest({ id, name }) {
    try {
      await this.edit(id);
      this.#notice.tell("wrong", `Not saved: somebody else has changed ${name}. It is shown as it is now; make your change again.`);
    } catch (failure) {
      this.#notice.failed(failure);
    }
  }

  #refused(failure) {
    if (showFieldErrors(this.#fields, failure)) {
      this.#notice.clear();
    } else {
      this.#notice.failed(failure);
    }
  }
}
