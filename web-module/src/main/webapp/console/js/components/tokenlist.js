import { dateAndTime, timeAgo } from "../format.js";
import { serverNow } from "../serverclock.js";
import { expiryText } from "../tokens.js";
import { Action } from "./action.js";
import { PagedList } from "./pagedlist.js";

/** The personal access tokens of an account; each can be withdrawn. */
export class TokenList {
  #path;
  #list;

  /** path leads to the tokens; what comes of withdrawing one is told in the notice. */
  constructor(api, path, notice) {
    this.#path = path;
    this.#list = new PagedList(api, "Access tokens", [
      { title: "Name", of: ({ name }) => name },
      { title: "Begins with", kind: "code", of: ({ prefix }) => prefix },
      { title: "Scopes", of: ({ scopes }) => scopes.join(", ") },
      { title: "Last used", of: ({ last_used_at: at }) => (at ? timeAgo(serverNow() - Date.parse(at)) : "never"), tip: ({ last_used_at: at }) => dateAndTime(at) },
      { title: "Created", kind: "time", of: ({ created_at: at }) => dateAndTime(at) },
      { title: "Expires", of: ({ expires_at: at }) => [dateAndTime(at), expiryText(at, serverNow())].filter(Boolean).join(", ") },
      { title: "Actions", node: (token) => this.#withdrawalOf(api, notice, token) },
    ], { key: ({ id }) => id, empty: "No access tokens.", wide: true });
    this.node = this.#list.node;
  }

  load() {
    return this.#list.show(this.#path);
  }

  #withdrawalOf(api, notice, { id, name }) {
    return new Action("Revoke", notice, async () => {
      await api.call("DELETE", `${this.#path}/${id}`);
      this.load();
      return `${name} is revoked and no longer works.`;
    }, { ask: () => ({ title: `Revoke the access token ${name}?`, text: "Programs that still use it are refused from their next request on.", yes: "Revoke it" }) }).node;
  }
}
