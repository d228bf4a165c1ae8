import { CONTROLS, el, keepFocus, replaceContent, set, syncChildren, write } from "../dom.js";
import { NONE } from "../format.js";

const NOT_SHOWABLE = "cannot be shown";

/**
 * A table with a row a thing. A column is `{title, of(row), kind?}` for a text (kind "number", "time", "id", "words" or
 * "code" for its look), or `{title, node(row)}` for something that is built once a version of the row, null for nothing;
 * `tip(row)` is shown over a text. Rows are known by their key: those that stay are written anew in place, so that a selection,
 * an open detail or the focus survives. Before the first answer nothing is claimed: not knowing is not the same as nothing there.
 */
export class DataTable {
  #columns;
  #key;
  #version;
  #rows = new Map();
  #body = el("tbody");
  #empty;
  #nothing;
  #frame;

  /**
   * version gives what the built cells of a row show, as a text; they are built anew when it changes. A table that is wide has many
   * columns: where they have no room each row is a block of names and values.
   */
  constructor(caption, columns, { key, version = (_) => "", empty, wide = false }) {
    this.#columns = columns;
    this.#key = key;
    this.#version = version;
    this.#nothing = empty;
    this.#empty = el("p", { class: "empty", hidden: true, tabindex: "-1" });
    this.#frame = el("div", { class: "scroll", hidden: true, tabindex: "0", role: "region", "aria-label": `${caption}, table` },
      el("table", { class: wide ? "data wide" : "data" }, el("caption", { class: "unseen" }, caption),
        el("thead", {}, el("tr", {}, ...columns.map(headerCell))), this.#body));
    this.node = el("div", {}, this.#frame, this.#empty);
  }

  /** An answer is awaited: told where it takes a while, and what stands there stays until it comes. */
  loading() {
    if (this.#rows.size === 0) {
      write(this.#empty, "Loading.");
      set(this.#empty, "data-awaited", true);
      set(this.#empty, "hidden", false);
    }
    set(this.#frame, "aria-busy", "true");
  }

  #loaded() {
    set(this.#empty, "data-awaited", null);
    set(this.#frame, "aria-busy", null);
  }

  /** The question was not answered: what stands there stays, and otherwise nothing is claimed. */
  failed() {
    this.#loaded();
    if (this.#rows.size === 0) {
      write(this.#empty, "Unknown: the server does not answer.");
      set(this.#empty, "hidden", false);
    }
  }

  /** Nothing is shown, and nothing claimed. */
  clear() {
    this.#loaded();
    this.#rows.clear();
    this.#body.replaceChildren();
    set(this.#frame, "hidden", true);
    set(this.#empty, "hidden", true);
  }

  /** A row that goes gives the focus to the table, since what moves up is another thing. */
  show(items) {
    const hadFocus = this.#body.contains(document.activeElement);
    this.#loaded();
    write(this.#empty, this.#nothing);
    set(this.#frame, "hidden", items.length === 0);
    set(this.#empty, "hidden", items.length > 0);
    const keys = new Set(items.map(this.#key));
    [...this.#rows.keys()].filter((key) => !keys.has(key)).forEach((key) => this.#rows.delete(key));
    syncChildren(this.#body, items.map((item) => this.#row(item).node));
    if (hadFocus) {
      keepFocus(this.#frame, this.#empty);
    }
  }

  /** Gives the focus to a row, or to the table where that has none of this number. */
  focusRow(number) {
    keepFocus(this.#body.children[number]?.querySelector(CONTROLS), this.#frame);
  }

  #row(item) {
    const key = this.#key(item);
    const row = this.#rows.get(key) ?? this.#newRow();
    const version = this.#version(item);
    this.#columns.forEach(({ of, node, tip }, index) => {
      if (of) {
        write(row.cells[index], cellText(of, item));
      } else if (version !== row.version) {
        replaceContent(row.cells[index], cellNode(node, item));
      }
      if (tip) {
        set(row.cells[index], "title", cellText(tip, item));
      }
    });
    this.#rows.set(key, { ...row, version });
    return row;
  }

  #newRow() {
    const cells = this.#columns.map(({ title, kind }) => el("td", { class: kind, "data-title": title }));
    return { node: el("tr", {}, ...cells), cells };
  }
}

/** A value that cannot be shown takes neither its row nor the list with it. */
function cellText(of, item) {
  try {
    return String(of(item) ?? NONE);
  } catch {
    return NOT_SHOWABLE;
  }
}

function cellNode(node, item) {
  try {
    return node(item);
  } catch {
    return NOT_SHOWABLE;
  }
}

const headerCell = ({ title, kind }) => el("th", { scope: "col", class: kind }, title);
