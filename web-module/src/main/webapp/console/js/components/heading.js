import { el, write } from "../dom.js";
import { setPageTitle } from "../title.js";

/** The first line of a page that is no live instrument: what it is, and in a sentence what for. */
export class Heading {
  #title = el("h1", { class: "sentence-text", tabindex: "-1" });
  #words;

  constructor(title, words) {
    this.#words = el("p", { class: "sentence-notes" }, words);
    this.node = el("div", {}, this.#title, this.#words);
    write(this.#title, title);
  }

  /** Gives the window its title and the heading the focus. */
  open() {
    setPageTitle(this.#title.textContent);
    this.#title.focus({ preventScroll: true });
  }

  /** Names the thing that the page is about, once it is known; a page that was left meanwhile gives no title. */
  say(title, words) {
    if (this.node.isConnected) {
      setPageTitle(title);
    }
    write(this.#title, title);
    write(this.#words, words);
  }
}
