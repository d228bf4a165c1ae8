import { el, write } from "../dom.js";
import { setPageTitle } from "../title.js";

/** What is shown while the pages are not known yet, and at an address that no page has. */
export class PlaceholderPage {
  node;
  #heading;

  constructor(words = "This page does not exist, or this account cannot see it.") {
    this.#heading = el("h1", { class: "sentence-text", tabindex: "-1" }, words);
    this.node = el("div", { class: "page" }, this.#heading);
  }

  open() {
    setPageTitle("");
    this.#heading.focus({ preventScroll: true });
  }

  say(words) {
    write(this.#heading, words);
  }

  close() {}
}
