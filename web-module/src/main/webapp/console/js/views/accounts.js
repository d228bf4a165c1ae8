import { el, write } from "../dom.js";
import { countOf, dateAndTime, visibleAddress } from "../format.js";
import { currentPlace } from "../router.js";
import { AccountImport } from "../components/accountimport.js";
import { Filters } from "../components/filters.js";
import { Heading } from "../components/heading.js";
import { Invitations } from "../components/invitations.js";
import { NewAccount } from "../components/newaccount.js";
import { PagedList } from "../components/pagedlist.js";
import { panel, part } from "../components/panel.js";

const FILTERS = [
  { name: "query", label: "E-mail or name" },
  { name: "active", label: "State", options: [["", "any"], ["true", "active"], ["false", "deactivated"]] },
  { name: "email_refused", label: "Address", options: [["", "any"], ["true", "refused"], ["false", "accepted"]] },
  { name: "email_bounced", label: "Mails", options: [["", "any"], ["true", "bounce"], ["false", "arrive"]] },
  { name: "role", label: "Role", options: [["", "any"], ["user", "user"], ["operator", "operator"], ["admin", "admin"]] },
];

const PATH = "admin/users";
const JUMPS = [["new", "New account"], ["invitations", "Invite somebody"], ["import", "Import from a file"]];

/** All accounts, to be searched. */
export class Accounts {
  #invitations;
  #import;
  #heading = new Heading("Accounts", "Who can log in, and what they can do.");
  #list;
  #filters = new Filters(FILTERS, (query) => this.#show(query));
  #lastQuery = "";
  #found = el("p", { class: "found", role: "status" });
  #api;

  constructor({ api }) {
    this.#api = api;
    this.#list = new PagedList(api, "Accounts", [
      { title: "E-mail", node: (account) => el("a", { href: `#/accounts/${account.id}` }, visibleAddress(account)) },
      { title: "Name", of: ({ full_name: name }) => name },
      { title: "Roles", of: ({ roles }) => roles.join(", ") },
      { title: "State", of: accountStateText },
      { title: "Second factor", of: ({ mfa_enabled: enabled }) => (enabled ? "yes" : "no") },
      { title: "Last log-in", of: ({ last_login_at: at }) => (at ? dateAndTime(at) : "never") },
    ], { key: ({ id }) => id, version: visibleAddress, empty: "No matching accounts.", handledElsewhere: (failure) => this.#filters.refused(failure) });
    this.#invitations = new Invitations(api);
    this.#import = new AccountImport(api, () => this.#load());
    this.node = el("div", { class: "page" }, this.#heading.node,
      el("p", { class: "jumps" }, ...JUMPS.map(([name, words]) => el("a", { href: `#/accounts//${name}` }, words))),
      panel("Search", this.#filters.node, this.#found, this.#list.node),
      el("div", { class: "columns" },
        part("new", "New account", new NewAccount(api, () => this.#load()).node),
        part("invitations", "Invitations", this.#invitations.node)),
      part("import", "Import", this.#import.node));
  }

  open() {
    this.#heading.open();
    this.#invitations.load();
    return this.#load();
  }

  close() {
    this.#import.close();
  }

  #load() {
    return this.#show(currentPlace().query);
  }

  #show(query) {
    this.#count(query);
    return this.#list.show(PATH, query);
  }

  /** How many there are in all, beside the list, which does not wait for it. */
  async #count(query) {
    const parameters = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== "")).toString();
    this.#lastQuery = parameters;
    const result = await this.#api.get(`${PATH}/count?${parameters}`).catch(() => null);
    if (parameters === this.#lastQuery) {
      write(this.#found, result ? `${result.is_complete ? "" : "More than "}${countOf(result.count, "account")}` : "");
    }
  }
}

/** "active", or why it is not, or not quite. */
export function accountStateText({ is_active: active, email_verified: verified, email_refusal: refusal, email_bounced_at: bounced }) {
  if (!active) {
    return "deactivated";
  }
  return refusal ? "address refused" : bounced ? "mail bounces" : verified ? "active" : "not verified yet";
}
