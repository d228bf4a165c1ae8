import { el, set, write } from "../dom.js";
import { eventTypesText } from "../eventtypes.js";
import { dateAndTime, milliseconds } from "../format.js";
import { RELAYED_TIMEOUT_MS } from "../http.js";
import { Latest } from "../latest.js";
import { NegativeResult } from "../problem.js";
import { Action } from "../components/action.js";
import { Deliveries } from "../components/deliveries.js";
import { Heading } from "../components/heading.js";
import { Notice } from "../components/notice.js";
import { Pairs } from "../components/pairs.js";
import { panel } from "../components/panel.js";
import { WebhookSecrets } from "../components/webhooksecrets.js";
import { webhookStateText } from "./webhooks.js";

const FACTS = [
  ["State", webhookStateText],
  ["URL", ({ url }) => url],
  ["Events", ({ event_types: types }) => eventTypesText(types)],
  ["Created", ({ created_at: at }) => dateAndTime(at)],
];

/** One webhook: whether it works, its secrets, and what it was sent. */
export class WebhookPage {
  #api;
  #path;
  #webhook = null;
  #latest = new Latest();
  #heading = new Heading("Webhook", "");
  #notice = new Notice();
  #facts = new Pairs(FACTS);
  #test;
  #toggleAction;
  #remove;
  #secrets;
  #deliveries;

  /** Hidden where the webhook cannot be read: that is told once. */
  #rest;

  constructor({ api }, id) {
    this.#api = api;
    this.#path = `admin/webhooks/${id}`;
    this.#test = new Action("Send a test", this.#notice, () => this.#sendTest(), { allowed: false });
    this.#toggleAction = new Action("Deactivate", this.#notice, () => this.#toggle(), { allowed: false, ask: () => this.#question() });
    this.#remove = new Action("Delete", this.#notice, () => this.#delete(), { allowed: false, kind: "danger", ask: () => ({
      title: `Delete the webhook ${this.#webhook.name}?`,
      text: "Its secrets, its waiting events and its failed events are deleted. This cannot be undone.",
      yes: "Delete it",
    }) });
    const [ofSecrets, ofDeliveries] = [new Notice(), new Notice()];
    this.#secrets = new WebhookSecrets(api, this.#path, ofSecrets, () => this.#load());
    this.#deliveries = new Deliveries(api, this.#path, ofDeliveries);
    this.node = el("div", { class: "page" }, el("p", {}, el("a", { href: "#/webhooks" }, "All webhooks")), this.#heading.node,
      this.#facts.node, el("div", { class: "row" }, this.#test.node, this.#toggleAction.node, this.#remove.node), this.#notice.node);
    this.#rest = el("div", { class: "page" },
      panel("Secrets", ofSecrets.node, this.#secrets.node),
      panel("Deliveries", el("p", {}, "Delivered events are kept for 3 days, failed ones for 30."), ofDeliveries.node, this.#deliveries.node));
    this.node.append(this.#rest);
  }

  open() {
    this.#heading.open();
    return this.#load();
  }

  close() {}

  async #load() {
    this.#deliveries.load();
    const isLatest = this.#latest.begin();
    try {
      const webhook = await this.#api.get(this.#path);
      if (isLatest()) {
        this.#show(webhook);
      }
    } catch (failure) {
      set(this.#rest, "hidden", this.#webhook === null);
      this.#notice.failed(failure);
    }
  }

  #show(webhook) {
    const { is_active: active, name } = webhook;
    this.#webhook = webhook;
    set(this.#rest, "hidden", false);
    this.#heading.say(name, "Receives events in order for each account; each is sent again until it answers 2xx.");
    this.#facts.show(webhook);
    this.#secrets.show(webhook);
    this.#deliveries.allow(active);
    write(this.#toggleAction.node, active ? "Deactivate" : "Activate");
    [this.#test, this.#toggleAction, this.#remove].forEach((action) => action.allow(true));
  }

  async #sendTest() {
    const { outcome, error, duration_ms: durationMs } = await this.#api.call("POST", `${this.#path}/test`, { timeoutMs: RELAYED_TIMEOUT_MS });
    if (outcome !== "succeeded") {
      throw new NegativeResult(`The test failed: ${error}.`);
    }
    return `The receiver accepted the test in ${milliseconds(durationMs)}.`;
  }

  #question() {
    return this.#webhook.is_active ? {
      title: `Deactivate the webhook ${this.#webhook.name}?`,
      text: "It receives no more events, and its waiting events fail. They can be sent again once it is active.",
      yes: "Deactivate it",
    } : undefined;
  }

  async #toggle() {
    const active = !this.#webhook.is_active;
    const webhook = await this.#api.call("PATCH", this.#path, { body: { is_active: active } });
    this.#latest.begin();
    this.#show(webhook);
    this.#deliveries.load();
    return active ? "It receives events from now on." : "It receives no more events.";
  }

  async #delete() {
    await this.#api.call("DELETE", this.#path);
    this.#latest.begin();
    [this.#test, this.#toggleAction, this.#remove].forEach((action) => action.allow(false));
    return "The webhook is deleted.";
  }
}
