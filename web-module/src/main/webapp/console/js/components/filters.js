import { el } from "../dom.js";
import { currentPlace, setQuery } from "../router.js";
import { choice } from "./choice.js";
import { field, showFieldErrors } from "./field.js";

/**
 * A form that narrows a list: texts and choices, applied when sent, and kept in the address, so that Back, a reload and a
 * link that one sends have them too.
 */
export class Filters {
  #inputs;

  /** fields are `{name, label, type?, options?}`, options being `[value, words]`; apply gets the values by name. */
  constructor(fields, apply) {
    const { query } = currentPlace();
    this.#inputs = fields.map(({ name, label, type = "search", options }) => (options
      ? choice(label, { id: `filter-${name}`, name }, options)
      : field(label, { id: `filter-${name}`, name, type, autocomplete: "off", spellcheck: "false" })));
    this.#inputs.forEach(({ input }) => {
      input.value = query[input.name] ?? "";
    });
    this.node = el("form", { class: "filters", role: "search" }, ...this.#inputs.map(({ node }) => node),
      el("button", { class: "button main", type: "submit" }, "Show"));
    this.node.addEventListener("submit", (event) => {
      event.preventDefault();
      const query = Object.fromEntries(new FormData(this.node));
      setQuery(query);
      apply(query);
    });
  }

  /** Says beside its field what the list was refused for; false where that is none of them. */
  refused(failure) {
    return showFieldErrors(this.#inputs, failure);
  }
}
