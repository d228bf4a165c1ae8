import { el } from "../dom.js";
import { addressOf, dayAndTime } from "../format.js";
import { place } from "../router.js";
import { AccountImport } from "../components/accountimport.js";
import { filters } from "../components/filters.js";
import { Heading } from "../components/heading.js";
import { Invitations } from "../components/invitations.js";
import { NewAccount } from "../components/newaccount.js";
import { PagedList } from "../components/pagedlist.js";
import { panel } from "../components/panel.js";

const FILTERS = [
  { name: "query", label: "E-mail or name" },
  { name: "active", label: "State", options: [["", "any"], ["true", "active"], ["false", "not active"]] },
  { name: "email_refused", label: "Address", options: [["", "any"], ["true", "refused now"], ["false", "mailed to"]] },
  { name: "email_bounced", label: "Mails", options: [["", "any"], ["true", "came back"], ["false", "arrive"]] },
  { name: "role", label: "Role", options: [["", "any"], ["user", "user"], ["operator", "operator"], ["admin", "admin"]] },
];

/** All accounts, to be searched. */
export class Accounts {
  #invitations;
  #heading = new Heading("Accounts", "Who may log in, and what they may do.");
  #list;

  constructor({ api }) {
    this.#list = new PagedList(api, "Accounts", [
      { title: "E-mail", node: (account) => el("a", { href: `#/accounts/${account.id}` }, addressOf(account)) },
      { title: "Name", of: ({ full_name: name }) => name },
      { title: "Roles", of: ({ roles }) => roles.join(", ") },
      { title: "State", of: stateOf },
      { title: "Second factor", of: ({ mfa_enabled: enabled }) => (enabled ? "yes" : "no") },
      { title: "Last log-in", of: ({ last_login_at: at }) => (at ? dayAndTime(at) : "never") },
    ], { key: ({ id }) => id, empty: "No matching accounts" });
    this.#invitations = new Invitations(api);
    this.node = el("div", { class: "page" }, this.#heading.node,
      panel("Search", filters(FILTERS, (query) => this.#list.show("admin/users", query)), this.#list.node),
      el("div", { class: "columns" },
        panel("New account", new NewAccount(api, () => this.#load()).node),
        panel("Invitations", this.#invitations.node)),
      panel("Import", new AccountImport(api, () => this.#load()).node));
  }

  open() {
    this.#heading.open();
    this.#invitations.load();
    return this.#load();
  }

  close() {}

  #load() {
    return this.#list.show("admin/users", place().query);
  }
}

/** "active", or why it is not, or not quite. */
export function stateOf({ is_active: active, email_verified: verified, email_refusal: refusal, email_bounced_at: bounced }) {
  if (!active) {
    return "deactivated";
  }
  return refusal ? "address refused" : bounced ? "mails came back" : verified ? "active" : "not verified yet";
}
