import { el } from "../dom.js";
import { Action } from "./action.js";
import { choice } from "./choice.js";
import { Controls } from "./controls.js";

const MAX_DEPARTMENTS = 200;

/** The department of an account, to be chosen among those there are. */
export class DepartmentChoice {
  #api;
  #notice;
  #controls;
  #choice = choice("Department", { id: "department" });
  #stored = "";

  /** save is called with the id of a department, or null for none, and gives the words of success. */
  constructor(api, notice, save) {
    const change = new Action("Save the department", notice, () => save(this.#choice.input.value || null));
    this.#api = api;
    this.#notice = notice;
    this.#controls = new Controls(el("div", { class: "row" }, this.#choice.node, change.node));
    this.node = this.#controls.node;
  }

  /** department is `{id, name}` or null. What was chosen meanwhile and is not saved yet stays chosen. */
  async show(department) {
    try {
      const { items } = await this.#api.get(`admin/departments?limit=${MAX_DEPARTMENTS}`);
      this.#offer(department, items);
    } catch (failure) {
      this.#notice.failed(failure);
    }
  }

  #offer(department, items) {
    const known = department && !items.some(({ id }) => id === department.id) ? [department, ...items] : items;
    const chosen = this.#choice.input.value;
    const stored = department?.id ?? "";
    this.#choice.input.replaceChildren(el("option", { value: "" }, "none"),
      ...known.map(({ id, name }) => el("option", { value: id }, name)));
    this.#choice.input.value = chosen === this.#stored ? stored : chosen;
    this.#stored = stored;
    this.#controls.enable();
  }
}
