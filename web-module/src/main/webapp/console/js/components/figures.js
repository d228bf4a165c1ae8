import { el, set, write } from "../dom.js";
import { NONE } from "../format.js";

/** Takes the room of a line. */
const BLANK = "\u00a0";

/** Numbers under their names; one that is not known is left out, and before the first answer its place is kept. */
export class Figures {
  #entries;

  /** entries are `[name, of(thing), note(thing)?, way(thing)?]`, way being the address of what the number is made of. */
  constructor(entries) {
    this.#entries = entries.map(([title, of, noteOf, way]) => {
      const note = noteOf ?? (() => undefined);
      const value = way ? el("a", { class: "number" }) : el("span");
      const small = el("dd", { class: "figure-note" });
      return { title, of, note, noted: noteOf !== undefined, way, value, small, node: el("div", { class: "figure" }, el("dt", {}, title), el("dd", {}, value), small) };
    });
    this.node = el("dl", { class: "strip", hidden: true }, ...this.#entries.map(({ node }) => node));
  }

  /** Keeps the room that the figures and their notes will take, but for those of these names, which are rarely there. */
  reserve(rare = []) {
    set(this.node, "hidden", false);
    this.#entries.forEach(({ title, value, small, noted, node }) => {
      write(value, NONE);
      write(small, BLANK);
      set(small, "hidden", !noted);
      set(node, "hidden", rare.includes(title));
    });
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
