import { el, set, write } from "../dom.js";
import { duration } from "../format.js";
import { setPageTitle } from "../title.js";
import { field } from "../components/field.js";
import { Notice } from "../components/notice.js";
import { supportsPasskeys, usePasskey } from "../passkey.js";

const UNAVAILABLE_TEXTS = {
  "database-unavailable": "Nobody can log in now: the server cannot reach its database.",
  "database-busy": "The database is too busy for a log-in right now.",
};

/** The log-in: e-mail and password, then a code where the account asks for one. A failure is told in words. */
export class LoginPage {
  #api;
  #done;
  #speak;
  #mfaToken = null;
  #byRecoveryCode = false;

  #alert = new Notice("alert");
  #email = field("E-mail", { id: "email", type: "email", autocomplete: "username", required: true, spellcheck: "false" });
  #password = field("Password", { id: "password", type: "password", autocomplete: "current-password", required: true });
  #code = field("Code from your authenticator", {
    id: "code", type: "text", inputmode: "numeric", autocomplete: "one-time-code", spellcheck: "false" });
  #other = el("button", { class: "button link", type: "button" }, "Use a recovery code instead");
  #back = el("button", { class: "button link", type: "button" }, "Start again");
  #submit = el("button", { class: "button main", type: "submit" }, "Log in");
  #passkey = el("button", { class: "button", type: "button", hidden: !supportsPasskeys() }, "Log in with a passkey");
  #first = el("div", { class: "login-step" }, this.#email.node, this.#password.node);
  #second = el("div", { class: "login-step", hidden: true }, this.#code.node);
  #ways = el("div", { class: "login-ways", hidden: true }, this.#other, this.#back);

  /** done is called when the session stands; reason is why there is none any more, or empty. */
  constructor(api, speak, done, reason) {
    this.#api = api;
    this.#speak = speak;
    this.#done = done;
    const form = el("form", { class: "login-form", novalidate: true },
      this.#alert.node, this.#first, this.#second, this.#submit, this.#passkey, this.#ways);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#attempt();
    });
    this.#other.addEventListener("click", () => this.#askFor(!this.#byRecoveryCode));
    this.#passkey.addEventListener("click", () => this.#attemptWith(() => this.#api.passkey(usePasskey, this.#mfaToken)));
    this.#back.addEventListener("click", () => this.#startAgain());
    this.node = el("div", { class: "login" },
      document.querySelector(".brand-mark").cloneNode(true),
      el("h1", {}, "Headgate"),
      el("p", { class: "login-what" }, "Accounts and connection pools"),
      form);
    if (reason) {
      this.#alert.tell("none", reason);
    }
  }

  open() {
    setPageTitle("Log in");
    this.#email.input.focus();
  }

  close() {
    this.#password.input.value = "";
  }

  async #attempt() {
    const missing = this.#firstEmptyField();
    if (missing) {
      this.#alert.tell("wrong", `${missing.label} is missing.`);
      missing.input.focus();
      return;
    }
    await this.#attemptWith(() => this.#ask());
  }

  async #attemptWith(ask) {
    this.#busy(true);
    try {
      this.#onAnswer(await ask());
    } catch (failure) {
      this.#refused(failure);
      this.#busy(false);
      this.#wrongInput().select();
    }
  }

  /** Without its database the server can judge no password; that is not the fault of whoever typed it. */
  #refused(failure) {
    if (["database-unavailable", "database-busy"].includes(failure.name)) {
      this.#alert.tell("wrong", `${UNAVAILABLE_TEXTS[failure.name]} Your password was not checked; try again in`
        + ` ${duration(failure.retryAfter ?? 2)}. Consoles that are logged in still show why, and so does the server's log.`, failure.traceId);
    } else {
      this.#alert.failed(failure);
    }
  }

  #ask() {
    if (this.#mfaToken === null) {
      return this.#api.logIn(this.#email.input.value.trim(), this.#password.input.value);
    }
    const code = this.#code.input.value.trim();
    return this.#api.secondFactor(this.#mfaToken, this.#byRecoveryCode ? { recovery_code: code } : { code });
  }

  #onAnswer(answer) {
    this.#busy(false);
    if (answer.status !== "mfa_required") {
      this.#done();
      return;
    }
    const methods = answer.methods ?? ["totp"];
    this.#mfaToken = answer.mfa_token;
    set(this.#other, "hidden", !methods.includes("totp") || !methods.includes("recovery_code"));
    set(this.#passkey, "hidden", !methods.includes("passkey") || !supportsPasskeys());
    write(this.#passkey, "Use a passkey instead");
    set(this.#first, "hidden", true);
    set(this.#second, "hidden", false);
    set(this.#ways, "hidden", false);
    this.#alert.clear();
    write(this.#submit, "Continue");
    this.#askFor(!methods.includes("totp"));
    this.#speak("This account requires a second factor.");
  }

  #askFor(recoveryCode) {
    this.#byRecoveryCode = recoveryCode;
    write(this.#code.caption, recoveryCode ? "Recovery code" : "Code from your authenticator");
    set(this.#code.input, "inputmode", recoveryCode ? "text" : "numeric");
    write(this.#other, recoveryCode ? "Use the authenticator instead" : "Use a recovery code instead");
    this.#code.input.value = "";
    this.#code.input.focus();
  }

  #startAgain() {
    this.#mfaToken = null;
    set(this.#first, "hidden", false);
    set(this.#second, "hidden", true);
    set(this.#ways, "hidden", true);
    this.#alert.clear();
    set(this.#passkey, "hidden", !supportsPasskeys());
    write(this.#passkey, "Log in with a passkey");
    write(this.#submit, "Log in");
    this.#password.input.value = "";
    this.#email.input.focus();
  }

  #firstEmptyField() {
    const asked = this.#mfaToken === null ? [this.#email, this.#password] : [this.#code];
    return asked.map((one) => ({ ...one, label: one.caption.textContent })).find(({ input }) => input.value.trim() === "");
  }

  #wrongInput() {
    const input = this.#mfaToken === null ? this.#password.input : this.#code.input;
    input.focus();
    return input;
  }

  #busy(busy) {
    set(this.#submit, "aria-busy", busy ? "true" : null);
    this.#submit.disabled = busy;
    this.#passkey.disabled = busy;
  }
}
