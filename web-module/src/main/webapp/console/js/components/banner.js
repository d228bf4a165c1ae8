import { el, set, write } from "../dom.js";
import { timeAgo, timeOfDay } from "../format.js";
import { setPageTitle } from "../title.js";
import { StateMark } from "./statemark.js";

/** The sentence on top of a page: how things are, with shape and colour, and of when the figures below are. */
export class Banner {
  #speak;
  #page;
  #spoken = "";
  #mark = new StateMark();
  #sentence = el("h1", { class: "sentence-text", tabindex: "-1" });
  #cure = el("p", { class: "sentence-cure", hidden: true });
  #asOf = el("time");
  #renewal = el("span");
  #asOfLine = el("span", { hidden: true }, "Figures of ", this.#asOf, this.#renewal);
  #trace = el("span", { class: "trace" });
  #way = el("a", { class: "button way", hidden: true });

  /**
   * speak says a sentence to a screen reader; page is the name in the window's title; cures are nodes that
   * stand beside the sentence.
   */
  constructor(speak, page, ...cures) {
    this.#speak = speak;
    this.#page = page;
    this.node = el("section", { class: "sentence", "aria-label": "State", "data-level": "none" }, this.#mark.node,
      el("div", {}, this.#sentence, this.#cure, el("p", { class: "sentence-notes" }, this.#asOfLine, this.#trace)),
      el("div", { class: "cures" }, ...cures, this.#way));
  }

  /** Keeps the room of a sentence of two lines, so that what stands below it stays where it is when the answers come. */
  reserve() {
    set(this.node, "data-reserved", true);
  }

  focus() {
    this.#sentence.focus({ preventScroll: true });
  }

  /** Shows `{level, text, cure?, short, way?}`, way being where it is mended; a new short form is spoken with its sentence. */
  say({ level, text, cure, short, way }) {
    set(this.node, "data-level", level);
    this.#mark.show(level);
    write(this.#sentence, text);
    write(this.#cure, cure ?? "");
    set(this.#cure, "hidden", !cure);
    set(this.#way, "hidden", !way || way.href === location.hash);
    set(this.#way, "href", way?.href);
    write(this.#way, way?.words ?? "");
    if (!this.node.isConnected) {
      return; // An answer to a page that was left: the window and the screen reader are another page's.
    }
    setPageTitle(this.#page, short);
    if (short !== this.#spoken) {
      this.#spoken = short;
      this.#speak(cure ? `${text} ${cure}` : text);
    }
  }

  /** Shows of when the figures are, and what went wrong since. */
  date(connection, now) {
    const at = connection.answeredAt;
    set(this.#asOfLine, "hidden", at === null);
    if (at !== null) {
      const stale = connection.silence(now) > 0;
      write(this.#asOf, stale ? `${timeOfDay(at)}, ${timeAgo(now - at)}` : timeOfDay(at));
      write(this.#renewal, stale ? "; trying again by itself" : ", live");
      set(this.#asOf, "datetime", new Date(at).toISOString());
      set(this.#asOf, "title", new Date(at).toISOString());
    }
    write(this.#trace, connection.traceId ? `Trace ${connection.traceId}` : "");
  }
}
