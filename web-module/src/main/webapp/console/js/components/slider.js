import { el, set, write } from "../dom.js";

/**
 * A number that can be dragged, typed and stepped; both inputs are one value, what stands now is said beside it, and one that
 * cannot be is refused as it is typed.
 */
export class Slider {
  #tell;
  #touched = false;
  #least;
  #bound;
  #wrong = el("span", { class: "field-error", role: "alert", hidden: true });
  #now = el("span", { class: "slider-now" });
  #told = el("output", { class: "slider-told" });
  #range;
  #number;

  /** setting is one of SETTINGS; changed is called after each change by the person. */
  constructor(key, { label, meaning, least, most, tell, unit, bound }, changed) {
    this.#least = least;
    this.#bound = bound;
    this.#tell = tell;
    this.#range = el("input", { type: "range", min: least, max: most, id: `range-${key}`, "aria-describedby": `meaning-${key}` });
    this.#number = el("input", { type: "number", min: least, step: 1, class: "slider-number", "aria-label": `${label}, ${unit}`,
      "aria-describedby": `wrong-${key}` });
    this.#range.addEventListener("input", () => this.#take(this.#range.value, changed));
    this.#number.addEventListener("input", () => this.#take(this.#number.value, changed));
    set(this.#wrong, "id", `wrong-${key}`);
    this.node = el("div", { class: "slider" },
      el("div", { class: "slider-head" }, el("label", { for: `range-${key}` }, label), this.#told),
      el("div", { class: "slider-inputs" }, this.#range, this.#number), this.#wrong,
      el("p", { class: "slider-meaning", id: `meaning-${key}` }, `${meaning} `, this.#now));
  }

  /** What is in force, and where it comes from; the inputs follow until the person has touched them. */
  stands(value, source) {
    write(this.#now, `Currently ${this.#tell(value)} (${source}).`);
    set(this.#range, "max", Math.max(Number(this.#range.max), value));
    if (!this.#touched) {
      this.#put(value);
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
    this.#touched = true;
    this.#put(value);
  }

  /** Goes back to what is in force. */
  release() {
    this.#touched = false;
  }

  #take(text, changed) {
    this.#touched = true;
    this.#put(text === "" ? "" : Number(text));
    changed();
  }

  #put(value) {
    if (value !== "") {
      set(this.#range, "max", Math.max(Number(this.#range.max), value));
      this.#range.value = value;
    }
    if (this.#number.value !== String(value)) {
      this.#number.value = value;
    }
    const wrong = this.isWrong;
    set(this.#number, "aria-invalid", wrong ? "true" : null);
    set(this.#wrong, "hidden", !wrong);
    write(this.#wrong, wrong ? this.#bound : "");
    write(this.#told, value === "" || wrong ? "" : this.#tell(value));
  }
}

const isPossible = (number, least) => Number.isInteger(number) && number >= least;
