import { el } from "../dom.js";
import { dateAndTime, visibleAddress } from "../format.js";
import { Action } from "../components/action.js";
import { field } from "../components/field.js";
import { form } from "../components/form.js";
import { Heading } from "../components/heading.js";
import { Notice } from "../components/notice.js";
import { Passkeys } from "../components/passkeys.js";
import { panel, part } from "../components/panel.js";
import { SecondFactor } from "../components/secondfactor.js";
import { SessionList } from "../components/sessionlist.js";

/** The caller's own account: password, second factor, and where it is logged in. */
export class OwnAccount {
  #api;
  #heading = new Heading("My account", "");
  #notice = new Notice();
  #sessions;
  #factor;
  #passkeys;

  constructor({ api }) {
    this.#api = api;
    this.#factor = new SecondFactor(api, () => this.#load());
    this.#passkeys = new Passkeys(api, () => this.#load());
    this.#sessions = new SessionList(api, "users/me/sessions", this.#notice);
    const everywhere = new Action("Log out everywhere", this.#notice, () => this.#endOtherSessions(), { ask: () => ({
      title: "Log out everywhere?", text: "Every session of this account ends, including this one.", yes: "Log out everywhere" }) });
    this.node = el("div", { class: "page" }, this.#heading.node,
      el("div", { class: "columns" },
        el("div", { class: "column" }, part("password", "Password", this.#password()), this.#factor.node), this.#passkeys.node),
      panel("Sessions", this.#sessions.node, el("div", { class: "row" }, everywhere.node), this.#notice.node));
  }

  open() {
    this.#heading.open();
    return this.#load();
  }

  close() {}

  async #load() {
    this.#sessions.load();
    this.#passkeys.show();
    try {
      const me = await this.#api.get("users/me");
      this.#heading.say("My account", `${visibleAddress(me)}; ${me.roles.join(", ")}; since ${dateAndTime(me.created_at)}`);
      this.#factor.show((await this.#api.get("users/me/totp")).enabled);
    } catch (failure) {
      this.#notice.failed(failure);
    }
  }

  #password() {
    return form([
      field("Current password", { id: "current-password", name: "current_password", type: "password", autocomplete: "current-password", required: true }),
      field("New password", { id: "new-password", name: "new_password", type: "password", autocomplete: "new-password", required: true, minlength: 8 }),
    ], "Change password", async (current, newPassword) => {
      await this.#api.post("auth/password/change", { current_password: current, new_password: newPassword });
      this.#load();
      return "The password is changed; all other sessions have ended.";
    });
  }

  async #endOtherSessions() {
    await this.#api.post("auth/logout-all");
    await this.#api.logOut("Logged out everywhere.");
    return "Logged out everywhere.";
  }
}
