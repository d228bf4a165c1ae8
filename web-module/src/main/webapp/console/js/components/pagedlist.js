import { el, set } from "../dom.js";
import { saveListLength, savedListLength } from "../router.js";
import { DataTable } from "./datatable.js";
import { Notice } from "./notice.js";

/** Of one page. */
const MAX_PAGE_SIZE = 200;
const PAGE_SIZE = 50;

/** A list that the server gives a page at a time: the first at once, the next when asked for. */
export class PagedList {
  #api;
  #table;
  #items = [];
  #path = "";
  #query = {};
  #cursor = null;
  #request = 0;

  /** How many questions are under way. */
  #asked = 0;
  #notice = new Notice();
  #handledElsewhere;
  #caption;
  #more = el("button", { class: "button", type: "button", hidden: true }, "More");

  /**
   * columns and options are those of {@link DataTable}; handledElsewhere is asked whether a refusal is told elsewhere, as beside the
   * field of a filter.
   */
  constructor(api, caption, columns, { handledElsewhere = (_) => false, ...options }) {
    this.#api = api;
    this.#handledElsewhere = handledElsewhere;
    this.#caption = caption;
    this.#table = new DataTable(caption, columns, options);
    this.#more.addEventListener("click", () => this.#loadMore());
    this.node = el("div", { class: "list" }, this.#table.node, this.#more, this.#notice.node);
  }

  /**
   * Begins anew; empty values of the query are left out. Where Back leads to more than a page holds, page by page, as long as
   * nothing else is asked for. Answers what is shown.
   */
  async show(path, query = {}) {
    this.#path = path;
    this.#query = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ""));
    this.#items = [];
    this.#cursor = null;
    this.#table.loading();
    const length = savedListLength(this.#caption);
    let request = this.#request;
    let known = 0;
    do {
      request += 1;
      known = this.#items.length;
      await this.#load(length - known);
    } while (request === this.#request && this.#cursor && this.#items.length > known && this.#items.length < length);
    return this.#items;
  }

  /**
   * Asks again for what is shown, without a word: what is refused is told when somebody asks. A list of more than a page stays
   * as it is, and so does one that is on its way.
   */
  async refresh() {
    if (this.#path === "" || this.#asked > 0 || this.#items.length > MAX_PAGE_SIZE) {
      return;
    }
    const request = this.#request;
    const query = new URLSearchParams({ ...this.#query, limit: String(Math.max(PAGE_SIZE, this.#items.length)) });
    const { items, next_cursor: cursor } = await this.#api.get(`${this.#path}?${query}`);
    if (request === this.#request) {
      this.#items = items;
      this.#showItems(cursor);
    }
  }

  #showItems(cursor) {
    this.#notice.clear();
    this.#cursor = cursor;
    this.#table.show(this.#items);
    set(this.#more, "hidden", !cursor);
  }

  /** The button keeps the focus while there is more; the last page has it then. */
  async #loadMore() {
    const known = this.#items.length;
    set(this.#more, "aria-busy", "true");
    try {
      await this.#load();
    } finally {
      set(this.#more, "aria-busy", null);
    }
    if (this.node.isConnected) {
      saveListLength(this.#caption, this.#items.length);
    }
    this.#table.focusRow(known);
  }

  /** What an earlier question found is no answer to one that was refused. */
  #refused(failure) {
    if (this.#items.length === 0) {
      this.#table.clear();
      set(this.#more, "hidden", true);
    }
    if (this.#handledElsewhere(failure)) {
      this.#notice.clear();
    } else {
      this.#notice.failed(failure);
    }
  }

  /**
   * A later question overtakes an earlier one that is still under way. length is how many were shown when the page was
   * left, where Back leads to it.
   */
  async #load(length = 0) {
    this.#request += 1;
    this.#asked += 1;
    const request = this.#request;
    const query = new URLSearchParams({ ...this.#query, ...(this.#cursor ? { cursor: this.#cursor } : {}),
      ...(length > 0 ? { limit: String(Math.min(length, MAX_PAGE_SIZE)) } : {}) });
    try {
      const { items, next_cursor: cursor } = await this.#api.get(`${this.#path}?${query}`);
      if (request === this.#request) {
        this.#items = [...this.#items, ...items];
        this.#showItems(cursor);
      }
    } catch (failure) {
      if (request === this.#request) {
        this.#refused(failure);
      }
    } finally {
      this.#asked -= 1;
    }
    return this.#items;
  }
}
