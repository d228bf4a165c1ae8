import { el, set, write } from "../dom.js";

/**
 * A number that can be dragged, typed and stepped; both inputs are one value, what stands now is said beside it, and one that
 * cannot be is refused as it is typed.
 */
export class Slider {
  #format;
  #isEdited = false;
  #least;
  #bound;
  #error = el("span", { class: "field-error", role: "alert", hidden: true });
  #currentText = el("span", { class: "slider-now" });
  #output = el("output", { class: "slider-told" });
  #range;
  #number;

  /** setting is one of SETTINGS; changed is called after each change by the person. */
  constructor(key, { label, meaning, least, most, format, unit, bound }, changed) {
    this.#least = least;
    this.#bound = bound;
    this.#format = format;
    this.#range = el("input", { type: "range", min: least, max: most, id: `range-${key}`, "aria-describedby": `meaning-${key}` });
    this.#number = el("input", { type: "number", min: least, step: 1, class: "slider-number", "aria-label": `${label}, ${unit}`,
      "aria-describedby": `wrong-${key}` });
    this.#range.addEventListener("input", () => this.#onInput(this.#range.value, changed));
    this.#number.addEventListener("input", () => this.#onInput(this.#number.value, changed));
    set(this.#error, "id", `wrong-${key}`);
    this.node = el("div", { class: "slider" },
      el("div", { class: "slider-head" }, el("label", { for: `range-${key}` }, label), this.#output),
      el("div", { class: "slider-inputs" }, this.#range, this.#number), this.#error,
      el("p", { class: "slider-meaning", id: `meaning-${key}` }, `${meaning} `, this.#currentText));
  }

  /** What is in force, and where it comes from; the inputs follow until the person has touched them. */
  showCurrent(value, source) {
    write(this.#currentText, `Currently ${this.#format(value)} (${source}).`);
    set(this.#range, "max", Math.max(Number(this.#range.max), value));
    if (!this.#isEdited) {
      this.#setInputs(value);
    }
  }

  /** The number asked for; undefined where none is written, or none that can be. */
  get value() {
    return this.#number.value === "" || this.isWrong ? undefined : Number(this.#number.value);
  }

  /** Whether what is written cannot be. */
  get isWrong() {
    return this.#number.value !== "" && !isPossible(Number(this.#number.value), this.#least);
  }

  /** Puts in what somebody else proposes. */
  propose(value) {
    this.#isEdited = true;
    this.#setInputs(value);
  }

  /** Goes back to what is in force. */
  reset() {
    this.#isEdited = false;
  }

  #onInput(text, changed) {
    this.#isEdited = true;
    this.#setInputs(text === "" ? "" : Number(text));
    changed();
  }

  #setInputs(value) {
    if (value !== "") {
      set(this.#range, "max", Math.max(Number(this.#range.max), value));
      this.#range.value = value;
    }
    if (this.#number.value !== String(value)) {
      this.#number.value = value;
    }
    const wrong = this.isWrong;
    set(this.#number, "aria-invalid", wrong ? "true" : null);
    set(this.#error, "hidden", !wrong);
    write(this.#error, wrong ? this.#bound : "");
    write(this.#output, value === "" || wrong ? "" : this.#format(value));
  }
}

const isPossible = (number, least) => Number.isInteger(number) && number >= least;
