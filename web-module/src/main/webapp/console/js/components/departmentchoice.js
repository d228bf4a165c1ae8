import { el } from "../dom.js";
import { Action } from "./action.js";
import { choice } from "./choice.js";

const MOST = 200;

/** The department of an account, to be chosen among those there are. */
export class DepartmentChoice {
  #api;
  #choice = choice("Department", { id: "department" });

  /** save is called with the id of a department, or null for none, and gives the words of success. */
  constructor(api, notice, save) {
    const change = new Action("Save the department", notice, () => save(this.#choice.input.value || null));
    this.#api = api;
    this.node = el("div", { class: "row" }, this.#choice.node, change.node);
  }

  /** department is `{id, name}` or null. */
  async show(department) {
    const { items } = await this.#api.get(`admin/departments?limit=${MOST}`);
    const known = department && !items.some(({ id }) => id === department.id) ? [department, ...items] : items;
    this.#choice.input.replaceChildren(el("option", { value: "" }, "none"),
      ...known.map(({ id, name }) => el("option", { value: id }, name)));
    this.#choice.input.value = department?.id ?? "";
  }
}
