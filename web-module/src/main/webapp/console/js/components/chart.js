import { el, set, write } from "../dom.js";
import { clock, count, duration, milliseconds } from "../format.js";
import { closed, queues, steps } from "../paths.js";
import { Plot } from "./plot.js";

const RANGES = [["1 min", 60_000], ["5 min", 300_000], ["15 min", 900_000], ["24 h", 86_400_000]];
const KEY = [["used", "in use"], ["idle", "open, idle"], ["queue", "waiting"], ["line", "limit"], ["change", "change or fault"],
  ["wait", "waited"], ["held", "held"]];

const line = (of) => (run, x, y) => steps(run, x, (sample) => y(of(sample)));
const area = (of) => (run, x, y) => closed(run, line(of)(run, x, y), x, y);
const span = (stretch) => `over the last ${duration(stretch.span / 1000)}`;

const CONNECTIONS = {
  title: "Connections",
  height: 200,
  layers: [
    { as: "chart-idle", path: area(({ inUse, idle }) => inUse + idle) },
    { as: "chart-used", path: area(({ inUse }) => inUse) },
    { as: "chart-queue", path: (run, x, y) => queues(run, x, y).join("") },
    { as: "chart-line", path: line(({ inUse }) => inUse) },
  ],
  top: (stretch, limit) => Math.max(2, limit ?? 0, stretch.most(({ inUse, waiting }) => inUse + waiting)),
  tick: count,
  tell: (stretch, limit) => `Connections ${span(stretch)}: peak ${count(stretch.most(({ inUse }) => inUse))} in use`
    + `${limit === undefined ? "" : ` of ${count(limit)}`}, at most ${count(stretch.most(({ waiting }) => waiting))} waiting`,
};

const TIMES = {
  title: "Waited for a connection, and held it: 95 of 100 no longer than",
  height: 140,
  layers: [
    { as: "chart-held", path: line(({ heldP95 }) => heldP95) },
    { as: "chart-wait", path: line(({ waitP95 }) => waitP95) },
  ],
  top: (stretch) => Math.max(10, stretch.most(({ waitP95, heldP95 }) => Math.max(waitP95, heldP95))),
  tick: milliseconds,
  tell: (stretch) => `Times ${span(stretch)}: waited at most ${milliseconds(stretch.most(({ waitP95 }) => waitP95))},`
    + ` held at most ${milliseconds(stretch.most(({ heldP95 }) => heldP95))}`,
};

/** A pool over time: its connections, and how long they were waited for and held; the pointer reads one instant of both. */
export class Chart {
  #range = 300_000;
  #last = null;
  #instant = null;
  #reading = el("p", { class: "chart-reading" });
  #connections = new Plot(CONNECTIONS, (instant) => this.#point(instant));
  #times = new Plot(TIMES, (instant) => this.#point(instant));

  constructor() {
    this.node = el("figure", { class: "chart-frame" },
      el("div", { class: "row" }, this.#ranges(), this.#reading),
      this.#connections.node, this.#times.node,
      el("figcaption", {}, el("ul", { class: "key", "aria-label": "Key to the chart" },
        ...KEY.map(([kind, words]) => el("li", {}, el("span", { class: "key-mark", "data-as": kind }), words)))));
  }

  /** marks are `{at, words}`, at in epoch milliseconds. */
  show(history, limit, marks, now) {
    this.#last = { history, limit, marks, now };
    this.#draw();
  }

  #draw() {
    const { history, limit, marks, now } = this.#last;
    const stretch = history.last(this.#range, now);
    this.#connections.show(stretch, limit, marks);
    this.#times.show(stretch, undefined, marks);
    const sample = this.#instant === null ? undefined : stretch.near(this.#instant);
    this.#connections.read(sample);
    this.#times.read(sample);
    write(this.#reading, sample
      ? `${clock(sample.at)}: ${count(sample.inUse)} in use, ${count(sample.idle)} idle, ${count(sample.waiting)} waiting;`
        + ` waited ${milliseconds(sample.waitP95)}, held ${milliseconds(sample.heldP95)}` : "");
  }

  #point(instant) {
    this.#instant = instant;
    if (this.#last !== null) {
      this.#draw();
    }
  }

  #ranges() {
    const buttons = RANGES.map(([words, range]) => {
      const button = el("button", { class: "button segment", type: "button", "aria-pressed": String(range === this.#range) }, words);
      button.addEventListener("click", () => {
        this.#range = range;
        buttons.forEach((other) => set(other, "aria-pressed", String(other === button)));
        this.#point(null);
      });
      return button;
    });
    return el("div", { class: "segments", role: "group", "aria-label": "Time shown" }, ...buttons);
  }
}
