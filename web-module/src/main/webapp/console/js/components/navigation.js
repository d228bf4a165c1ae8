import { el, set } from "../dom.js";

/**
 * The ways to all pages, in groups. Where there is room they stand beside the page; on a narrow screen a button unfolds
 * them, and choosing one or Escape folds them again.
 */
export class Navigation {
  #nav;
  #menu;
  #links = new Map();
  #found = 0;

  constructor(nav, menu) {
    this.#nav = nav;
    this.#menu = menu;
    menu.addEventListener("click", () => this.#fold(this.#isOpen()));
    nav.addEventListener("click", (event) => {
      if (event.target.closest("a")) {
        this.#fold(true);
      }
    });
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.#isOpen()) {
        this.#fold(true);
        menu.focus();
      }
    });
  }

  /** Nobody goes anywhere before the log-in. */
  allow(inside) {
    set(this.#nav, "hidden", !inside);
    if (!inside) {
      this.#links.clear();
      this.#nav.replaceChildren();
      this.#fold(true);
    }
  }

  /** pages are those of this person, current is the one that is open. */
  show(pages, current) {
    if ([...this.#links.keys()].join() !== pages.map(({ name }) => name).join()) {
      this.#links = new Map(pages.map(({ name, title }) => [name, el("a", { href: `#/${name}` }, title)]));
      this.#nav.replaceChildren(...groupPages(pages).map(([title, members], index) => el("div", { class: "nav-group" },
        el("p", { class: "nav-title", id: `nav-${index}` }, title),
        el("ul", { "aria-labelledby": `nav-${index}` }, ...members.map(({ name }) => el("li", {}, this.#links.get(name)))))));
    }
    this.#links.forEach((link, name) => set(link, "aria-current", name === current?.name ? "page" : null));
    this.#links.get(current?.name)?.scrollIntoView({ block: "nearest" });
    this.count(this.#found);
  }

  /** Whatever page is open, the way to the overview says how much is wrong. */
  count(found) {
    const overview = this.#links.get("");
    this.#found = found;
    overview?.querySelector(".badge")?.remove();
    if (found > 0) {
      overview?.append(el("span", { class: "badge" }, String(found), el("span", { class: "unseen" }, found === 1 ? " finding" : " findings")));
    }
  }

  #isOpen() {
    return this.#menu.getAttribute("aria-expanded") === "true";
  }

  #fold(folded) {
    set(this.#menu, "aria-expanded", String(!folded));
    set(this.#nav, "data-open", !folded);
    if (!folded) {
      this.#nav.querySelector("[aria-current]")?.focus();
    }
  }
}

/** The groups in the order of their first pages; a page without one belongs to that of the page before. */
export function groupPages(pages) {
  const groups = new Map();
  let last = "Service";
  for (const page of pages) {
    last = page.group ?? last;
    groups.set(last, [...(groups.get(last) ?? []), page]);
  }
  return [...groups];
}
