import { el, set, write } from "../dom.js";
import { visibleAddress } from "../format.js";
import { goTo } from "../router.js";

const MAX_RESULTS = 5;
const INPUT_DELAY_MS = 200;
/** Where a slash is a letter. */
const EDITABLE = "input, textarea, select, [contenteditable]";

/**
 * Finds pages, accounts, schedules and actions by a few letters: opened by "/" or Ctrl-K, chosen by the arrow keys and
 * Enter, closed by Escape. places gives `{words, kind, go}` of what needs no server; search looks for more of a text.
 */
export class Palette {
  #places;
  #search;
  #found = [];
  #chosen = 0;
  #question = 0;
  #timer;
  #input = el("input", { type: "search", id: "palette-input", autocomplete: "off", spellcheck: "false", role: "combobox",
    "aria-expanded": "true", "aria-controls": "palette-list", "aria-label": "Find a page, an account, a schedule or an action",
    placeholder: "Page, account, schedule or action" });
  #list = el("ul", { class: "palette-list", id: "palette-list", role: "listbox", "aria-label": "Found" });
  #none = el("p", { class: "found", role: "status" });
  #dialog = el("dialog", { class: "dialog palette", "aria-label": "Find" }, this.#input, this.#none, this.#list);

  constructor(places, search) {
    this.#places = places;
    this.#search = search;
    this.#input.addEventListener("input", () => this.#onInput());
    this.#dialog.addEventListener("keydown", (event) => this.#onKeyDown(event));
    this.#dialog.addEventListener("close", () => this.#dialog.remove());
  }

  /** Listens for its keys wherever the person is, while allowed says so. */
  listen(allowed) {
    addEventListener("keydown", (event) => {
      const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.matches?.(EDITABLE);
      const control = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
      if ((slash || control) && allowed() && !document.querySelector("dialog[open]")) {
        event.preventDefault();
        this.open();
      }
    });
  }

  open() {
    this.#input.value = "";
    document.body.append(this.#dialog);
    this.#dialog.showModal();
    this.#onInput();
  }

  /** What is known is shown at once; the server is asked when the person pauses. */
  #onInput() {
    const text = this.#input.value.trim().toLowerCase();
    const near = this.#places().filter(({ words }) => words.toLowerCase().includes(text));
    this.#show(near, text.length > 1 ? "Searching." : "Nothing found.");
    clearTimeout(this.#timer);
    this.#question += 1;
    if (text.length > 1) {
      const question = this.#question;
      this.#timer = setTimeout(async () => {
        const far = await this.#search(text).catch(() => []);
        if (question === this.#question) {
          this.#show([...near, ...far], "Nothing found.", this.#chosen);
        }
      }, INPUT_DELAY_MS);
    }
  }

  /** none is said where there is nothing to choose from. What is found later stands below the rest, and leaves the choice where it is. */
  #show(results, none, chosen = 0) {
    this.#found = results;
    write(this.#none, results.length === 0 ? none : "");
    set(this.#list, "hidden", results.length === 0);
    this.#list.replaceChildren(...results.map(({ words, kind, go }, index) => {
      const option = el("li", { id: `palette-${index}`, role: "option" }, el("span", {}, words), el("span", { class: "palette-kind" }, kind));
      option.addEventListener("click", () => this.#go(go));
      return option;
    }));
    this.#choose(chosen);
  }

  #choose(index) {
    this.#chosen = Math.max(0, Math.min(index, this.#found.length - 1));
    [...this.#list.children].forEach((option, place) => set(option, "aria-selected", String(place === this.#chosen)));
    set(this.#input, "aria-activedescendant", this.#found.length > 0 ? `palette-${this.#chosen}` : null);
    this.#list.children[this.#chosen]?.scrollIntoView({ block: "nearest" });
  }

  #onKeyDown(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      this.#choose(this.#chosen + step);
    } else if (event.key === "Enter" && this.#found[this.#chosen]) {
      event.preventDefault();
      this.#go(this.#found[this.#chosen].go);
    } else if (event.key === "Escape") {
      // A search field would keep the key to itself, to empty its text.
      event.preventDefault();
      this.#dialog.close();
    }
  }

  #go(action) {
    this.#dialog.close();
    action();
  }
}

/** Accounts and schedules whose address, name or title has the text, as far as the roles may see them. */
export function createSearch(api, session) {
  const to = (address) => () => goTo(address);
  const accounts = async (text) => (await api.get(`admin/users?${new URLSearchParams({ query: text, limit: String(MAX_RESULTS) })}`)).items
    .map((account) => ({ words: visibleAddress(account), kind: "account", go: to(`#/accounts/${account.id}`) }));
  const schedules = async (text, path) => (await api.get(`${path}?${new URLSearchParams({ query: text, limit: String(MAX_RESULTS) })}`)).items
    .map(({ id, name }) => ({ words: name, kind: "schedule", go: to(`#/schedules/${id}`) }));
  return async (text) => {
    const all = session.roles.includes("admin");
    const results = await Promise.allSettled([all ? accounts(text) : [], schedules(text, all ? "admin/schedules" : "schedules")]);
    return results.flatMap(({ value }) => value ?? []);
  };
}
