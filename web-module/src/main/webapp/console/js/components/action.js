import { el, set } from "../dom.js";
import { sure } from "./dialog.js";

/**
 * A button that does something at the server: it asks first where that is dangerous, is busy meanwhile, and has told in
 * the notice what came of it. perform gives the words of success.
 */
export class Action {
  #perform;
  #ask;
  #notice;

  /** ask gives the question for {@link sure}, or undefined where none is needed at this moment. */
  constructor(words, notice, perform, { ask = () => undefined, kind = "" } = {}) {
    this.#perform = perform;
    this.#ask = ask;
    this.#notice = notice;
    this.node = el("button", { class: `button ${kind}`.trim(), type: "button" }, words);
    this.node.addEventListener("click", () => this.run());
  }

  async run() {
    const question = this.#ask();
    if (this.node.disabled || (question && !(await sure(question)))) {
      return;
    }
    this.#busy(true);
    try {
      this.#notice.tell("ok", await this.#perform());
    } catch (failure) {
      this.#notice.failed(failure);
    } finally {
      this.#busy(false);
    }
  }

  #busy(busy) {
    set(this.node, "aria-busy", busy ? "true" : null);
    this.node.disabled = busy;
  }
}
