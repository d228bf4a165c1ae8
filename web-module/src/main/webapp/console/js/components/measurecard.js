import { el, set, write } from "../dom.js";
import { duration } from "../format.js";
import { GLANCE_MS } from "../history.js";
import { Sparkline } from "./sparkline.js";

/** One measure of the service at a glance: the number now, what belongs to it, and the last minutes. */
export class MeasureCard {
  #measure;
  #figure;
  #unit;
  #notes;
  #span = el("span");
  #spark = new Sparkline(({ value }) => value);

  /** measure is `{key, title, unit, format(value), notes: [of(now)], page?, busy(now)}`. */
  constructor(measure) {
    const { key, title, unit, notes, page } = measure;
    this.#figure = page ? el("a", { class: "card-figure number", href: page }) : el("span", { class: "card-figure" });
    this.#measure = measure;
    this.#unit = el("span", { class: "card-of" }, unit);
    this.#notes = notes.map(() => el("span"));
    this.node = el("article", { class: "card small", "aria-labelledby": `measure-${key}` },
      el("h2", { id: `measure-${key}` }, page ? el("a", { href: page }, title) : title),
      el("p", { class: "card-use" }, el("span", {}, this.#figure, " ", this.#unit)),
      el("p", { class: "card-notes" }, ...this.#notes),
      this.#spark.node,
      el("p", { class: "card-notes" }, this.#span));
  }

  /** now is what was measured last, null where nothing is known. */
  show(now, history, at) {
    const { key, title, unit, format, notes, busy, page } = this.#measure;
    const stretch = history.last(GLANCE_MS, at);
    const span = duration(stretch.span / 1000);
    const peak = `peak ${format(stretch.maxOf(({ value }) => value))}`;
    set(this.node, "data-stale", now === null);
    set(this.node, "data-level", now !== null && busy(now) ? "busy" : "ok");
    write(this.#figure, format(now?.[key]));
    if (page) {
      set(this.#figure, "aria-label", `${title}: ${format(now?.[key])} ${unit}`);
    }
    notes.forEach((of, index) => write(this.#notes[index], now === null ? "not known" : of(now)));
    write(this.#span, `last ${span}, ${peak}`);
    this.#spark.show(stretch, undefined, `${title}, ${unit}, over the last ${span}: now ${format(now?.[key])}, ${peak}`);
  }
}
