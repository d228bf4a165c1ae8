import { el } from "../dom.js";
import { dateAndTime } from "../format.js";
import { Action } from "./action.js";
import { DataTable } from "./datatable.js";
import { ShownSecret } from "./shownsecret.js";

const MAX_SECRETS = 2;

/** The secrets that sign what a webhook is sent: a second one is made before the first is withdrawn. */
export class WebhookSecrets {
  #api;
  #path;
  #notice;
  #changed;
  #webhook = null;
  #shown = new ShownSecret();
  #add;
  #table;

  /** changed is called after each change; path is the webhook's. */
  constructor(api, path, notice, changed) {
    this.#api = api;
    this.#path = path;
    this.#notice = notice;
    this.#changed = changed;
    this.#add = new Action("Add a secret", notice, () => this.#make(), { allowed: false });
    this.#table = new DataTable("Secrets", [
      { title: "Created", kind: "time", of: ({ created_at: at }) => dateAndTime(at) },
      { title: "Id", kind: "id", of: ({ id }) => id },
      { title: "Actions", node: (secret) => this.#withdrawal(secret).node },
    ], { key: ({ id }) => id, version: ({ alone }) => String(alone), empty: "No secrets yet." });
    this.node = el("div", {},
      el("p", {}, "Every secret signs. To replace one, add a secret, give it to the receiver, then revoke the old one."),
      this.#table.node, el("div", { class: "row" }, this.#add.node), this.#shown.node);
  }

  show(webhook) {
    const { secrets } = webhook;
    this.#webhook = webhook;
    this.#add.allow(secrets.length < MAX_SECRETS);
    this.#table.show(secrets.map((secret) => ({ ...secret, alone: secrets.length === 1 })));
  }

  async #make() {
    const { secret } = await this.#api.post(`${this.#path}/secrets`);
    this.#shown.show(this.#webhook.name, secret);
    this.#changed();
    return "Both secrets sign from now on.";
  }

  #withdrawal({ id, alone, created_at: at }) {
    return new Action("Revoke", this.#notice, async () => {
      await this.#api.call("DELETE", `${this.#path}/secrets/${id}`);
      this.#changed();
      return "The secret is revoked and signs nothing from now on.";
    }, { allowed: !alone, ask: () => ({
      title: `Revoke the secret of ${dateAndTime(at)}?`,
      text: "A receiver that has no other secret will refuse its events from now on.",
      yes: "Revoke it",
    }) });
  }
}
