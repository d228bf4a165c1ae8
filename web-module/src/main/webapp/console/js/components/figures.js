import { el, set, write } from "../dom.js";
import { NONE } from "../format.js";

/** Numbers under their names; one that is not known is left out, and before the first answer its place is kept. */
export class Figures {
  #entries;

  /** entries are `[name, of(thing), note(thing)?, way(thing)?]`, way being the address of what the number is made of. */
  constructor(entries) {
    this.#entries = entries.map(([title, of, note = () => undefined, way]) => {
      const value = way ? el("a", { class: "number" }) : el("span");
      const small = el("dd", { class: "figure-note" });
      return { of, note, way, value, small, node: el("div", { class: "figure" }, el("dt", {}, title), el("dd", {}, value), small) };
    });
    this.node = el("dl", { class: "strip", hidden: true }, ...this.#entries.map(({ node }) => node));
  }

  /** Keeps the room that the figures will take. */
  reserve() {
    set(this.node, "hidden", false);
    this.#entries.forEach(({ value }) => write(value, NONE));
  }

  show(thing, stale = false) {
    set(this.node, "hidden", false);
    set(this.node, "data-stale", stale);
    for (const { of, note, way, value, small, node } of this.#entries) {
      const text = of(thing);
      set(node, "hidden", text === undefined || text === null || text === NONE);
      write(value, String(text ?? NONE));
      if (way) {
        set(value, "href", way(thing));
      }
      write(small, note(thing) ?? "");
      set(small, "hidden", small.textContent === "");
    }
  }
}
