import { el } from "../dom.js";
import { choice } from "../components/choice.js";
import { field } from "../components/field.js";
import { form } from "../components/form.js";
import { Heading } from "../components/heading.js";
import { Notice } from "../components/notice.js";
import { panel, part } from "../components/panel.js";
import { ShownSecret } from "../components/shownsecret.js";
import { TokenList } from "../components/tokenlist.js";
import { NegativeResult } from "../problem.js";
import { serverNow } from "../serverclock.js";
import { LIFETIMES, expiryOf, scopesForRoles } from "../tokens.js";

const PATH = "users/me/access-tokens";

/** The caller's own personal access tokens: a new one is shown once, when it is made. */
export class AccessTokens {
  #api;
  #heading = new Heading("Access tokens", "Your scripts send them instead of logging in. They end when all your sessions end, for example with a new password.");
  #notice = new Notice();
  #shown = new ShownSecret("Token");
  #scopes;
  #list;

  constructor({ api, session }) {
    this.#api = api;
    this.#scopes = scopesForRoles(session.roles).map(({ scope, words }) => ({ scope, words,
      input: el("input", { type: "checkbox", name: "scopes", id: `scope-${scope.replace(":", "-")}` }) }));
    this.#list = new TokenList(api, PATH, this.#notice);
    this.node = el("div", { class: "page" }, this.#heading.node,
      panel("Yours", this.#notice.node, this.#list.node),
      part("new", "New access token", this.#form(), this.#shown.node));
  }

  open() {
    this.#heading.open();
    return this.#list.load();
  }

  close() {}

  #form() {
    const life = choice("Valid for", { id: "token-life", name: "expires_at" }, LIFETIMES);
    life.input.value = "30";
    const scopes = { node: el("fieldset", { class: "checks" }, el("legend", {}, "Scopes"), ...this.#scopes.map(({ scope, words, input }) =>
      el("label", { class: "check", for: input.id }, input, el("span", {}, `${words} `, el("code", { class: "inline" }, scope))))),
    input: this.#scopes[0].input };
    return form([
      field("Name of the token", { id: "token-name", name: "name", required: true, maxlength: 100, autocomplete: "off" }),
      scopes,
      life,
      field("Current password (if you logged in more than 5 minutes ago)",
        { id: "token-password", name: "password", type: "password", autocomplete: "current-password" }),
    ], "Create the token", (name, _, days, password) => this.#make(name, days, password));
  }

  async #make(name, days, password) {
    const scopes = this.#scopes.filter(({ input }) => input.checked).map(({ scope }) => scope);
    if (scopes.length === 0) {
      throw Object.assign(new NegativeResult("Choose at least one scope."), { errors: [{ field: "scopes", message: "choose at least one scope" }] });
    }
    const { token } = await this.#api.post(PATH, { name, scopes, expires_at: expiryOf(days, serverNow()), ...(password ? { password } : {}) });
    this.#shown.show(name, token);
    this.#list.load();
    return `${name} is created. Copy it now: it is not shown again.`;
  }
}
