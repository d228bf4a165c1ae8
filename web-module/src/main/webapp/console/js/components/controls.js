import { el, set } from "../dom.js";

/** Controls that are disabled until what they change is shown: used before that, they would change what nobody has seen. */
export class Controls {
  constructor(...children) {
    this.node = el("fieldset", { class: "controls", disabled: true }, ...children);
  }

  enable() {
    set(this.node, "disabled", null);
  }
}
