import { el } from "../dom.js";
import { field } from "./field.js";
import { form } from "./form.js";

/** Makes an account for somebody: at once with a password, or by a mail to whoever it belongs to. */
export class NewAccount {
  #verified = el("input", { type: "checkbox", id: "new-verified" });

  /** done is called after one was made. */
  constructor(api, done) {
    const email = field("E-mail of the new account", { id: "new-email", name: "email", type: "email", required: true, autocomplete: "off" });
    const name = field("Name", { id: "new-name", name: "full_name", maxlength: 200, autocomplete: "off" });
    const password = field("Password (optional)", { id: "new-password", name: "password", type: "password", autocomplete: "new-password" });
    const check = { node: el("label", { class: "check", for: "new-verified" }, this.#verified, "The address is verified"), input: this.#verified };
    this.node = form([email, name, password, check], "Create the account", async (address, fullName, secret) => {
      const verified = this.#verified.checked;
      await api.post("admin/users", { email: address, verified, ...(fullName ? { full_name: fullName } : {}), ...(secret ? { password: secret } : {}) });
      done();
      return verified ? `${address} has an account.` : `${address} has an account, and a mail with a code to verify the address.`;
    });
  }
}
