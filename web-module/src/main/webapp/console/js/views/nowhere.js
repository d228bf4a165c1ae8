import { el, write } from "../dom.js";

/** What is shown while the pages are not known yet, and at an address that no page has. */
export class Nowhere {
  node;
  #heading;

  constructor(words = "There is no such page, or it is not for this account.") {
    this.#heading = el("h1", { class: "sentence-text", tabindex: "-1" }, words);
    this.node = el("div", { class: "page" }, this.#heading);
  }

  open() {
    document.title = "Headgate";
    this.#heading.focus({ preventScroll: true });
  }

  say(words) {
    write(this.#heading, words);
  }

  close() {}
}
