import { el } from "../dom.js";
import { narrow, place } from "../router.js";
import { choice } from "./choice.js";
import { field } from "./field.js";

/**
 * A form that narrows a list: texts and choices, applied when sent, and kept in the address, so that Back, a reload and a
 * link that one sends have them too. fields are `{name, label, type?, options?}`, options being `[value, words]`; apply
 * gets the values by name.
 */
export function filters(fields, apply) {
  const { query } = place();
  const inputs = fields.map(({ name, label, type = "search", options }) => (options
    ? choice(label, { id: `filter-${name}`, name }, options)
    : field(label, { id: `filter-${name}`, name, type, autocomplete: "off", spellcheck: "false" })));
  inputs.forEach(({ input }) => {
    input.value = query[input.name] ?? "";
  });
  const form = el("form", { class: "filters", role: "search" }, ...inputs.map(({ node }) => node),
    el("button", { class: "button main", type: "submit" }, "Show"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const wanted = Object.fromEntries(new FormData(form));
    narrow(wanted);
    apply(wanted);
  });
  return form;
}
