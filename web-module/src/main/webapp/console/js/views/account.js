import { el, write } from "../dom.js";
import { dayAndTime } from "../format.js";
import { Action } from "../components/action.js";
import { AuditList } from "../components/auditlist.js";
import { Figures } from "../components/figures.js";
import { Heading } from "../components/heading.js";
import { Notice } from "../components/notice.js";
import { panel } from "../components/panel.js";
import { stateOf } from "./accounts.js";

const GIVEN = ["operator", "admin"];

const FACTS = [
  ["State", stateOf],
  ["Roles", ({ roles }) => roles.join(", ")],
  ["Department", ({ department }) => department?.name],
  ["Second factor", ({ mfa_enabled: enabled }) => (enabled ? "yes" : "no")],
  ["Last log-in", ({ last_login_at: at }) => (at ? dayAndTime(at) : "never")],
  ["Since", ({ created_at: at }) => dayAndTime(at)],
];

/** One account: what it is, what may be done with it, and what was done. */
export class AccountPage {
  #api;
  #id;
  #account = null;
  #heading = new Heading("Account", "");
  #notice = new Notice();
  #facts = new Figures(FACTS);
  #roles = GIVEN.map((role) => ({ role, input: el("input", { type: "checkbox", id: `role-${role}` }) }));
  #active;
  #audit;

  constructor({ api }, id) {
    const save = new Action("Save the roles", this.#notice, () => this.#patch({ roles: this.#wanted() }, "The roles are in force with the next request."));
    const unlock = new Action("Unlock", this.#notice, async () => {
      await api.post(`admin/users/${id}/unlock`);
      return "Its failed log-ins and codes are forgotten.";
    });
    this.#api = api;
    this.#id = id;
    this.#active = new Action("Deactivate", this.#notice, () => this.#toggle(), { ask: () => this.#question() });
    this.#audit = new AuditList(api);
    this.node = el("div", { class: "page" }, this.#heading.node, this.#facts.node,
      panel("Change",
        el("fieldset", { class: "row" }, el("legend", {}, "Roles beside user"), ...this.#roles.map(({ role, input }) =>
          el("label", { class: "check", for: `role-${role}` }, input, role))),
        el("div", { class: "row" }, save.node, unlock.node, this.#active.node), this.#notice.node),
      panel("Audit", this.#audit.node));
  }

  open() {
    this.#heading.open();
    this.#audit.show({ subject: this.#id });
    this.#api.get(`admin/users/${this.#id}`).then((account) => this.#show(account), (failure) => this.#notice.failed(failure));
  }

  close() {}

  #show(account) {
    this.#account = account;
    this.#heading.say(account.email, account.full_name ?? "");
    this.#heading.open();
    this.#facts.show(account);
    this.#roles.forEach(({ role, input }) => {
      input.checked = account.roles.includes(role);
    });
    write(this.#active.node, account.is_active ? "Deactivate" : "Activate");
  }

  async #patch(body, words) {
    this.#show(await this.#api.call("PATCH", `admin/users/${this.#id}`, { body }));
    this.#audit.show({ subject: this.#id });
    return words;
  }

  #toggle() {
    const wanted = !this.#account.is_active;
    return this.#patch({ is_active: wanted }, wanted ? "The account may log in again." : "The account is deactivated; its sessions have ended.");
  }

  #question() {
    return this.#account?.is_active ? {
      title: `Deactivate ${this.#account.email}?`,
      text: "Its sessions end with their next request, its codes are void, and it cannot log in until it is activated again.",
      yes: "Deactivate",
    } : undefined;
  }

  #wanted() {
    return ["user", ...this.#roles.filter(({ input }) => input.checked).map(({ role }) => role)];
  }
}
