import { el, set, write } from "../dom.js";

/** Text in its own lines, which the keyboard scrolls; its label is what a screen reader calls it. */
export function preformatted(label, text = "", style = "code") {
  return el("pre", { class: style, tabindex: "0", role: "group", "aria-label": label }, text);
}

/** Such a text under a title; it is hidden while it is empty. */
export class TitledText {
  #text;

  constructor(title) {
    this.#text = preformatted(title);
    this.node = el("div", {}, el("h3", {}, title), this.#text);
  }

  show(words) {
    set(this.node, "hidden", words === "");
    write(this.#text, words);
  }
}
