import { fetchAllPages } from "../allpages.js";
import { el } from "../dom.js";
import { Latest } from "../latest.js";
import { Action } from "./action.js";
import { choice } from "./choice.js";

/** The department of an account, to be chosen among those there are. */
export class DepartmentChoice {
  #api;
  #choice = choice("Department", { id: "department" });
  #stored = "";
  #save;
  #latest = new Latest();

  /** save is called with the id of a department, or null for none, and gives the words of success. */
  constructor(api, notice, save) {
    this.#save = new Action("Save the department", notice, () => save(this.#choice.input.value || null), { allowed: false });
    this.#api = api;
    this.node = el("div", { class: "row" }, this.#choice.node, this.#save.node);
  }

  /** department is `{id, name}` or null. What was chosen meanwhile and is not saved yet stays chosen. */
  async show(department) {
    const isLatest = this.#latest.begin();
    const items = await fetchAllPages(this.#api, "admin/departments", {});
    if (!isLatest()) {
      return;
    }
    const known = department && !items.some(({ id }) => id === department.id) ? [department, ...items] : items;
    const chosen = this.#choice.input.value;
    const stored = department?.id ?? "";
    this.#choice.input.replaceChildren(el("option", { value: "" }, "none"),
      ...known.map(({ id, name }) => el("option", { value: id }, name)));
    this.#choice.input.value = chosen === this.#stored ? stored : chosen;
    this.#stored = stored;
    this.#save.allow(true);
  }

  /** Nothing can be chosen for an account that is gone. */
  forbid() {
    this.#latest.begin();
    this.#save.allow(false);
  }
}
