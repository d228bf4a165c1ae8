import { NONE } from "../format.js";
import { el, set, write } from "../dom.js";

/** Names and values beside each other; one that is not known is left out. */
export class Pairs {
  #entries;

  /** entries are `[name, of(thing)]`. */
  constructor(entries) {
    this.#entries = entries.map(([title, of]) => ({ of, name: el("dt", {}, title), value: el("dd") }));
    this.node = el("dl", { class: "pairs" }, ...this.#entries.flatMap(({ name, value }) => [name, value]));
  }

  show(thing) {
    for (const { of, name, value } of this.#entries) {
      const text = of(thing);
      const known = text !== undefined && text !== null && text !== NONE;
      set(name, "hidden", !known);
      set(value, "hidden", !known);
      write(value, String(text ?? ""));
    }
  }
}
