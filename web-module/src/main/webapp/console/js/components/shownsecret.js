import { el, set, write } from "../dom.js";
import { copyButton } from "./copybutton.js";

/** A secret that is shown once, right after it was made. */
export class ShownSecret {
  #what;
  node = el("div", { class: "secret", role: "status", hidden: true });

  constructor(what = "Secret") {
    this.#what = what;
  }

  show(name, secret) {
    const text = el("code");
    write(text, secret);
    this.node.replaceChildren(el("p", {}, `${this.#what} of ${name}, shown only once: `, text), " ", copyButton(text));
    set(this.node, "hidden", false);
  }

  hide() {
    set(this.node, "hidden", true);
    this.node.replaceChildren();
  }
}

/** Recovery codes, which are shown once too; other is where they are not to be kept. */
export function recoveryCodes(codes, other) {
  const list = el("ul", { class: "recovery" }, ...codes.map((one) => el("li", {}, el("code", {}, one))));
  return [el("p", {}, `Store these recovery codes somewhere other than ${other}. Each works once; they are shown only now.`), list,
    el("div", { class: "row" }, copyButton(list, "Copy all"))];
}
