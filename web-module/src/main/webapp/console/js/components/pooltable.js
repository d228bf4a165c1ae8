import { el, set, write } from "../dom.js";
import { NONE } from "../format.js";

/**
 * A table with a column a pool and a row a measure: it fits a phone as it is. A row is `{key, label, hint?, once?,
 * of(pool), way?(pool)}`, where of gives `{text, note?}`; once says a value in one cell when all pools have the same. Rows that no
 * pool has a value for are left out.
 */
export class PoolTable {
  #title;
  #head = el("tr");
  #body = el("tbody");
  #shape = "";
  #cells = new Map();

  constructor(title) {
    this.#title = title;
    this.node = el("section", { class: "panel" },
      el("table", { class: "figures" }, el("caption", {}, title), el("thead", {}, this.#head), this.#body));
  }

  show(pools, rows) {
    const present = rows.filter((row) => pools.some((pool) => row.of(pool).text !== NONE));
    this.#layOut(pools, present);
    set(this.node, "hidden", present.length === 0);
    for (const row of present) {
      for (const pool of columnsOf(row, pools)) {
        const { text, note } = row.of(pool);
        const cell = this.#cells.get(`${row.key}/${pool.name}`);
        write(cell.text, text);
        write(cell.note, note ?? "");
        set(cell.note, "hidden", !note);
        set(cell.note, "data-own", Boolean(note) && note !== "default");
      }
    }
  }

  #layOut(pools, rows) {
    const shape = `${pools.map(({ name }) => name)}|${rows.map((row) => `${row.key}${columnsOf(row, pools).length}`)}`;
    if (shape === this.#shape) {
      return;
    }
    const [focused] = [...this.#cells].find(([, { text }]) => text === document.activeElement) ?? [];
    this.#shape = shape;
    this.#cells.clear();
    this.#head.replaceChildren(
      el("th", { scope: "col" }, el("span", { class: "unseen" }, this.#title)),
      ...pools.map(({ title }) => el("th", { scope: "col" }, title)));
    this.#body.replaceChildren(...rows.map((row) => this.#row(row, pools)));
    this.#cells.get(focused)?.text.focus({ preventScroll: true });
  }

  #row(row, pools) {
    const label = el("th", { scope: "row" }, row.label, row.hint ? el("span", { class: "hint" }, ` ${row.hint}`) : null);
    const columns = columnsOf(row, pools);
    const colspan = columns.length < pools.length ? pools.length : null;
    return el("tr", {}, label, ...columns.map(({ name }) => {
      const cell = { text: row.way ? el("a", { class: "value number", href: row.way(name) }) : el("span", { class: "value" }), note: el("span", { class: "note" }) };
      this.#cells.set(`${row.key}/${name}`, cell);
      return el("td", { colspan }, el("div", { class: "cell" }, cell.text, cell.note));
    }));
  }
}

/** All pools, or only the first of them where it speaks for all. */
function columnsOf(row, pools) {
  const same = row.once && pools.every((pool) => row.of(pool).text === row.of(pools[0]).text);
  return same ? pools.slice(0, 1) : pools;
}
