import { el, keepFocus, set } from "../dom.js";
import { currentPlace, setQuery } from "../router.js";
import { choice } from "./choice.js";
import { field, showFieldErrors } from "./field.js";

const TIME = "datetime-local";
const MINUTE_MS = 60_000;

/**
 * A form that narrows a list: texts, choices and times, applied when sent, and kept in the address, so that Back, a reload and
 * a link that one sends have them too. Times are instants there: whoever opens the link may live in another zone.
 */
export class Filters {
  #inputs;
  #times;
  #clear = el("button", { class: "button", type: "button" }, "Clear");

  /** fields are `{name, label, type?, options?}`, options being `[value, words]`; apply gets the values by name. */
  constructor(fields, apply) {
    this.#times = fields.filter(({ type }) => type === TIME).map(({ name }) => name);
    this.#inputs = fields.map(({ name, label, type = "search", options }) => (options
      ? choice(label, { id: `filter-${name}`, name }, options)
      : field(label, { id: `filter-${name}`, name, type, autocomplete: "off", spellcheck: "false" })));
    const { query } = this;
    this.#inputs.forEach(({ input }) => {
      const value = query[input.name] ?? "";
      input.value = this.#times.includes(input.name) ? toLocalTime(value) : value;
    });
    this.node = el("form", { class: "filters", role: "search" }, ...this.#inputs.map(({ node }) => node),
      el("button", { class: "button main", type: "submit" }, "Show"), this.#clear);
    const narrow = (values) => {
      setQuery(values);
      this.#offerToClear(values);
      apply(values);
    };
    this.#offerToClear(query);
    this.node.addEventListener("submit", (event) => {
      event.preventDefault();
      narrow(this.#withInstants(Object.fromEntries(this.#inputs.map(({ input }) => [input.name, input.value]))));
    });
    this.#clear.addEventListener("click", () => {
      this.#inputs.forEach(({ input }) => {
        input.value = "";
      });
      narrow({});
      keepFocus(this.#inputs[0].input);
    });
  }

  /** What the address narrows the list to. */
  get query() {
    return this.#withInstants(currentPlace().query);
  }

  /** What is no time goes to the server as it is, which says so beside the field. */
  #withInstants(query) {
    return Object.fromEntries(Object.entries(query).map(([name, value]) =>
      [name, this.#times.includes(name) && !Number.isNaN(Date.parse(value)) ? new Date(value).toISOString() : value]));
  }

  #offerToClear(query) {
    set(this.#clear, "hidden", Object.values(query).every((value) => value === ""));
  }

  /** Says beside its field what the list was refused for; false where that is none of them. */
  refused(failure) {
    return showFieldErrors(this.#inputs, failure);
  }
}

/** An instant as an input of times has it: in the zone of the reader, to the minute. */
function toLocalTime(instant) {
  const at = Date.parse(instant);
  return Number.isNaN(at) ? "" : new Date(at - new Date(at).getTimezoneOffset() * MINUTE_MS).toISOString().slice(0, "2027-03-01T10:00".length);
}
