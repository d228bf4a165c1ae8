import { el } from "../dom.js";
import { choice } from "./choice.js";
import { field } from "./field.js";

/**
 * A form that narrows a list: texts and choices, applied when sent. fields are `{name, label, type?, options?}`, options
 * being `[value, words]`; apply gets the values by name.
 */
export function filters(fields, apply) {
  const inputs = fields.map(({ name, label, type = "search", options }) => (options
    ? choice(label, { id: `filter-${name}`, name }, options)
    : field(label, { id: `filter-${name}`, name, type, autocomplete: "off", spellcheck: "false" })));
  const form = el("form", { class: "filters", role: "search" }, ...inputs.map(({ node }) => node),
    el("button", { class: "button main", type: "submit" }, "Show"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    apply(Object.fromEntries(new FormData(form)));
  });
  return form;
}
