import { el } from "../dom.js";
import { countOf, dateAndTime } from "../format.js";
import { Action } from "../components/action.js";
import { field } from "../components/field.js";
import { form } from "../components/form.js";
import { Heading } from "../components/heading.js";
import { Notice } from "../components/notice.js";
import { PagedList } from "../components/pagedlist.js";
import { panel, part } from "../components/panel.js";
import { ShownSecret } from "../components/shownsecret.js";

const PATH = "admin/service-accounts";
const MAX_SECRETS = 2;

/** Programs that get tokens of their own; a secret is shown once, when it is made. */
export class ServiceAccounts {
  #api;
  #heading = new Heading("Service accounts", "Programs that get tokens by the client-credentials grant.");
  #notice = new Notice();
  #shown = new ShownSecret();
  #list;

  constructor({ api }) {
    this.#api = api;
    this.#list = new PagedList(api, "Service accounts", [
      { title: "Name", of: ({ name }) => name },
      { title: "Client id", kind: "code", of: ({ id }) => id },
      { title: "Scopes", of: ({ scopes }) => scopes.join(" ") || undefined },
      { title: "State", of: ({ is_active: active }) => (active ? "active" : "deactivated") },
      { title: "Secrets", node: (account) => this.#secretsOf(account) },
      { title: "Actions", node: (account) => this.#actionsOf(account) },
    ], { key: ({ id }) => id, version: ({ is_active: active, secrets }) => `${active}/${secrets.map((one) => `${one.id}${one.last_used_at}`)}`, empty: "No service accounts yet.", wide: true });
    this.node = el("div", { class: "page" }, this.#heading.node,
      panel("All", this.#notice.node, this.#shown.node, this.#list.node),
      part("new", "New service account", form([
        field("Name of the service account", { id: "service-name", name: "name", required: true, maxlength: 200, autocomplete: "off" }),
        field("Scopes, separated by spaces", { id: "service-scopes", name: "scopes", placeholder: "introspect", autocomplete: "off", spellcheck: "false" }),
      ], "Create the service account", (name, scopes) => this.#create(name, scopes))));
  }

  open() {
    this.#heading.open();
    return this.#load();
  }

  close() {}

  #load() {
    return this.#list.show(PATH);
  }

  async #create(name, scopes) {
    await this.#api.post(PATH, { name, scopes: scopes.split(/\s+/).filter(Boolean) });
    this.#load();
    return `${name} is created. It needs a secret to get tokens.`;
  }

  #secretsOf({ id, name, secrets }) {
    return el("ul", { class: "plain" }, ...secrets.map((secret) => el("li", {},
      `of ${dateAndTime(secret.created_at)}, ${secret.last_used_at ? `last used ${dateAndTime(secret.last_used_at)}` : "never used"} `,
      new Action("Revoke", this.#notice, async () => {
        await this.#api.call("DELETE", `${PATH}/${id}/secrets/${secret.id}`);
        this.#load();
        return `A secret of ${name} is revoked.`;
      }, { ask: () => ({ title: `Revoke this secret of ${name}?`, text: "Programs that still use it get no more tokens; issued tokens stay valid until they expire.", yes: "Revoke it" }) }).node)));
  }

  #actionsOf(account) {
    const { id, name, is_active: active, secrets } = account;
    const add = new Action("Add a secret", this.#notice, async () => {
      const { client_secret: secret } = await this.#api.post(`${PATH}/${id}/secrets`);
      this.#shown.show(name, secret);
      this.#load();
      return `${name} has ${countOf(secrets.length + 1, "secret")} now.`;
    }, { allowed: secrets.length < MAX_SECRETS });
    const toggle = new Action(active ? "Deactivate" : "Activate", this.#notice, async () => {
      await this.#api.call("PATCH", `${PATH}/${id}`, { body: { is_active: !active } });
      this.#load();
      return active ? `${name} gets no more tokens.` : `${name} may get tokens again.`;
    });
    const remove = new Action("Delete", this.#notice, async () => {
      await this.#api.call("DELETE", `${PATH}/${id}`);
      this.#load();
      return `${name} is deleted.`;
    }, { ask: () => ({ title: `Delete the service account ${name}?`, text: "Its secrets stop working at once.", yes: "Delete it" }) });
    return el("div", { class: "row tight" }, add.node, toggle.node, remove.node);
  }
}
