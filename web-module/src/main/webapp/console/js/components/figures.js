import { el, set, write } from "../dom.js";
import { NONE } from "../format.js";

/** Numbers under their names; one that is not known is left out. */
export class Figures {
  #entries;

  /** entries are `[name, of(thing)]`. */
  constructor(entries) {
    this.#entries = entries.map(([title, of]) => {
      const value = el("dd");
      return { of, value, node: el("div", { class: "figure" }, el("dt", {}, title), value) };
    });
    this.node = el("dl", { class: "strip", hidden: true }, ...this.#entries.map(({ node }) => node));
  }

  show(thing, stale = false) {
    set(this.node, "hidden", false);
    set(this.node, "data-stale", stale);
    for (const { of, value, node } of this.#entries) {
      const text = of(thing);
      set(node, "hidden", text === undefined || text === null || text === NONE);
      write(value, String(text ?? NONE));
    }
  }
}
