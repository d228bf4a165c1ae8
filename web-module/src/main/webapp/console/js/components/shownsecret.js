import { el, set, write } from "../dom.js";

/** A secret that is shown once, right after it was made. */
export class ShownSecret {
  node = el("p", { class: "secret", role: "status", hidden: true });

  show(name, secret) {
    set(this.node, "hidden", false);
    write(this.node, `Secret of ${name}, shown only once: ${secret}`);
  }
}
