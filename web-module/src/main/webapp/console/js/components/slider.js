import { el, set, write } from "../dom.js";

/** A number that can be dragged, typed and stepped; both inputs are one value, and what stands now is said beside it. */
export class Slider {
  #tell;
  #touched = false;
  #now = el("span", { class: "slider-now" });
  #told = el("output", { class: "slider-told" });
  #range;
  #number;

  /** setting is one of SETTINGS; changed is called after each change by the person. */
  constructor(key, { label, meaning, least, most, tell, unit }, changed) {
    this.#tell = tell;
    this.#range = el("input", { type: "range", min: least, max: most, id: `range-${key}`, "aria-describedby": `meaning-${key}` });
    this.#number = el("input", { type: "number", min: least, step: 1, class: "slider-number", "aria-label": `${label}, ${unit}` });
    this.#range.addEventListener("input", () => this.#take(this.#range.value, changed));
    this.#number.addEventListener("input", () => this.#take(this.#number.value, changed));
    this.node = el("div", { class: "slider" },
      el("div", { class: "slider-head" }, el("label", { for: `range-${key}` }, label), this.#told),
      el("div", { class: "slider-inputs" }, this.#range, this.#number),
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

  /** The number asked for; undefined where none is written. */
  get value() {
    return this.#number.value === "" ? undefined : Number(this.#number.value);
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
    write(this.#told, value === "" ? "" : this.#tell(value));
  }
}
