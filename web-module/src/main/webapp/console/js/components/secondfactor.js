import { el, keepFocus, set, write } from "../dom.js";
import { Action } from "./action.js";
import { field } from "./field.js";
import { form } from "./form.js";
import { Notice } from "./notice.js";
import { panel } from "./panel.js";
import { recoveryCodes } from "./shownsecret.js";

const code = () => field("Code from the app", { id: "totp-code", name: "code", inputmode: "numeric", autocomplete: "one-time-code", required: true });

const password = () => field("Your password", { id: "totp-password", name: "password", type: "password", autocomplete: "current-password", required: true });

/**
 * An authenticator app: begin, with the password where the log-in was a while ago, scan, prove, and keep the recovery
 * codes; or remove it with the password.
 */
export class SecondFactor {
  #api;
  #done;
  #notice = new Notice();
  #state = el("p");
  #step = el("div", { class: "form" });
  #begin;

  /** done is called when the account has or has lost its second factor. */
  constructor(api, done) {
    this.#api = api;
    this.#done = done;
    this.#begin = new Action("Set up an authenticator app", this.#notice, () => this.#enrol());
    this.node = panel("Second factor", this.#state, this.#begin.node, this.#step, this.#notice.node);
  }

  show(enabled) {
    write(this.#state, enabled ? "Each log-in requires the authenticator app." : "No authenticator app is set up.");
    set(this.#begin.node, "hidden", enabled);
    if (enabled && !this.#step.hasChildNodes()) {
      this.#step.replaceChildren(this.#removal());
    }
  }

  async #enrol(proof) {
    try {
      return this.#scan(await this.#api.post("users/me/totp", proof));
    } catch (failure) {
      if (failure.name !== "reauthentication-required") {
        throw failure;
      }
      this.#goOnWith(form([password()], "Continue", async (typed) => this.#enrol({ password: typed })));
      return "You logged in a while ago: please enter your password again.";
    }
  }

  /** The next step, with the focus on what is to be typed. */
  #goOnWith(...nodes) {
    this.#step.replaceChildren(...nodes);
    this.#step.querySelector("input").focus();
  }

  #scan({ secret, qr_png: picture }) {
    this.#goOnWith(
      el("img", { class: "qr", src: `data:image/png;base64,${picture}`, alt: "QR code for the authenticator app" }),
      el("p", {}, "Or type this secret: ", el("code", { class: "secret" }, secret)),
      form([code()], "Confirm", async (proof) => this.#confirm(proof)));
    return "Scan the picture with the app, then type the code that it shows.";
  }

  async #confirm(proof) {
    const { recovery_codes: codes } = await this.#api.post("users/me/totp/confirm", { code: proof.trim() });
    this.#step.replaceChildren(...recoveryCodes(codes, "your phone"));
    this.#notice.tell("ok", "The second factor is on.");
    keepFocus(this.#notice.node);
    this.#done();
    return "It is on.";
  }

  #removal() {
    return form([password()], "Remove it", async (proof) => {
      await this.#api.call("DELETE", "users/me/totp", { body: { password: proof } });
      this.#step.replaceChildren();
      this.#notice.tell("ok", "The authenticator app is removed; all other sessions have ended.");
      keepFocus(this.#notice.node);
      this.#done();
      return "Removed.";
    });
  }
}
