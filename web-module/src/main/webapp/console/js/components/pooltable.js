import { el, set, write } from "../dom.js";
import { NONE } from "../format.js";

/**
 * A table with a column a pool and a row a measure: it fits a phone as it is. A row is `{key, label, hint?, of(pool)}`,
 * where of gives `{text, note?}`; rows that no pool has a value for are left out.
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
      for (const pool of pools) {
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
    const shape = `${pools.map(({ name }) => name)}|${rows.map(({ key }) => key)}`;
    if (shape === this.#shape) {
      return;
    }
    this.#shape = shape;
    this.#cells.clear();
    this.#head.replaceChildren(
      el("th", { scope: "col" }, el("span", { class: "unseen" }, this.#title)),
      ...pools.map(({ title }) => el("th", { scope: "col" }, title)));
    this.#body.replaceChildren(...rows.map((row) => this.#row(row, pools)));
  }

  #row(row, pools) {
    const label = el("th", { scope: "row" }, row.label, row.hint ? el("span", { class: "hint" }, ` ${row.hint}`) : null);
    return el("tr", {}, label, ...pools.map(({ name }) => {
      const cell = { text: el("span", { class: "value" }), note: el("span", { class: "note" }) };
      this.#cells.set(`${row.key}/${name}`, cell);
      return el("td", {}, cell.text, cell.note);
    }));
  }
}
