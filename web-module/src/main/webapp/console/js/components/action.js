import { el, focusKeeper, set } from "../dom.js";
import { askConfirmation } from "./dialog.js";

/**
 * A button that does something at the server: it asks first where that is dangerous, is busy meanwhile, and has told in
 * the notice what came of it, which gets the focus where the button has gone by then. perform gives the words of success.
 */
export class Action {
  #perform;
  #ask;
  #notice;
  #busy = false;
  /** From the first look on, which may take a while, so that nothing is asked and done twice. */
  #runs = false;
  #allowed;

  /** ask gives the question for {@link askConfirmation}, at once or after a look, or undefined where none is needed at this moment. */
  constructor(words, notice, perform, { ask = () => undefined, kind = "", allowed = true } = {}) {
    this.#allowed = allowed;
    this.#perform = perform;
    this.#ask = ask;
    this.#notice = notice;
    this.node = el("button", { class: `button ${kind}`.trim(), type: "button" }, words);
    this.node.disabled = !allowed;
    this.node.addEventListener("click", () => this.run());
  }

  /** Says whether it can be done at this moment. */
  allow(allowed) {
    this.#allowed = allowed;
    this.#draw();
  }

  async run() {
    if (this.node.disabled || this.#runs) {
      return;
    }
    this.#runs = true;
    const restoreFocus = focusKeeper(this.node, this.#notice.node);
    try {
      const question = await this.#ask();
      if (question && !(await askConfirmation(question))) {
        return;
      }
      this.#busy = true;
      this.#draw();
      this.#notice.tell("ok", await this.#perform());
    } catch (failure) {
      this.#notice.failed(failure);
    } finally {
      this.#runs = false;
      this.#busy = false;
      this.#draw();
      restoreFocus();
    }
  }

  /** One that is busy keeps the focus, and does nothing more when it is pressed. */
  #draw() {
    set(this.node, "aria-busy", this.#busy ? "true" : null);
    set(this.node, "aria-disabled", this.#busy ? "true" : null);
    this.node.disabled = !this.#allowed;
  }
}
