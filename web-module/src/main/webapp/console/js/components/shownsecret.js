import { el, set, write } from "../dom.js";

/** A secret that is shown once, right after it was made. */
export class ShownSecret {
  #what;
  node = el("p", { class: "secret", role: "status", hidden: true });

  constructor(what = "Secret") {
    this.#what = what;
  }

  show(name, secret) {
    set(this.node, "hidden", false);
    write(this.node, `${this.#what} of ${name}, shown only once: ${secret}`);
  }

  hide() {
    set(this.node, "hidden", true);
  }
}
