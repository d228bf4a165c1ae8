import { el } from "../dom.js";
import { dateAndTime } from "../format.js";
import { createPasskey, supportsPasskeys } from "../passkey.js";
import { openForm } from "./dialog.js";
import { field } from "./field.js";
import { form } from "./form.js";
import { Notice } from "./notice.js";
import { PagedList } from "./pagedlist.js";
import { panel } from "./panel.js";
import { recoveryCodes } from "./shownsecret.js";

/** The passkeys of the account: add one with the password, see them, remove one with the password. */
export class Passkeys {
  #api;
  #done;
  #notice = new Notice();
  #codes = el("div", { class: "list" });
  #list;

  /** done is called when the account has one more or one less. */
  constructor(api, done) {
    this.#api = api;
    this.#done = done;
    this.#list = new PagedList(api, "Passkeys", [
      { title: "Name", of: ({ name }) => name },
      { title: "Added", of: ({ created_at: at }) => dateAndTime(at) },
      { title: "Last used", of: ({ last_used_at: at }) => (at ? dateAndTime(at) : "never") },
      { title: "Actions", node: (passkey) => this.#removalOf(passkey) },
    ], { key: ({ id }) => id, empty: "No passkeys yet." });
    this.node = panel("Passkeys",
      el("p", {}, "A passkey logs you in without the password, or confirms a log-in with it."),
      this.#list.node, this.#codes, supportsPasskeys() ? this.#addition() : el("p", {}, "This browser does not support passkeys."),
      this.#notice.node);
  }

  show() {
    return this.#list.show("users/me/passkeys");
  }

  #addition() {
    return form([
      field("Name", { id: "passkey-name", required: true, maxlength: 100 }),
      field("Password", { id: "passkey-password", type: "password", autocomplete: "current-password", required: true }),
    ], "Add a passkey", async (name, password) => {
      const credential = await createPasskey(await this.#api.post("users/me/passkeys/options", { password }));
      const { recovery_codes: codes } = await this.#api.post("users/me/passkeys", { name, credential });
      this.#showCodes(codes);
      this.#changed();
      return "The passkey is added: you can log in with it.";
    });
  }

  #showCodes(codes) {
    this.#codes.replaceChildren(...(codes === null ? [] : recoveryCodes(codes, "this device")));
  }

  #removalOf(passkey) {
    const button = el("button", { class: "button", type: "button" }, "Remove");
    button.addEventListener("click", () => this.#ask(passkey));
    return button;
  }

  #ask({ id, name }) {
    const password = field("Password", { id: "passkey-removal", type: "password", autocomplete: "current-password", required: true });
    const close = openForm(`Remove ${name}?`, form([password], "Remove", async (proof) => {
      await this.#api.call("DELETE", `users/me/passkeys/${id}`, { body: { password: proof } });
      close();
      this.#showCodes(null);
      this.#notice.tell("ok", `${name} can no longer log in to this account; all other sessions have ended.`);
      this.#changed();
      return "Removed.";
    }));
  }

  #changed() {
    this.#done();
  }
}
