import { el, set, svg, write } from "../dom.js";
import { clock, count, duration } from "../format.js";
import { queues, round, steps } from "../paths.js";

const HEIGHT = 220;
const FLOOR = 24;
const LEFT = 36;
const CEILING = 12;
const HEADROOM = 1.15;
const RANGES = [["1 min", 60_000], ["5 min", 300_000], ["15 min", 900_000], ["24 h", 86_400_000]];
const KEY = [["used", "in use"], ["idle", "open, idle"], ["queue", "waiting"], ["line", "limit"], ["change", "change"]];

/**
 * A pool over time: zero-based, what is idle and what waits stacked on what is in use, the limit as a line, changes as
 * marks. It is drawn in the pixels it has; the pointer reads one instant.
 */
export class Chart {
  #title;
  #range = 300_000;
  #last = null;
  #pointer = null;
  #idle = svg("path", { class: "chart-idle" });
  #area = svg("path", { class: "chart-used" });
  #queue = svg("path", { class: "chart-queue" });
  #line = svg("path", { class: "chart-line" });
  #limit = svg("path", { class: "chart-limit" });
  #grid = svg("path", { class: "chart-grid" });
  #marks = svg("path", { class: "chart-marks" });
  #cursor = svg("path", { class: "chart-cursor" });
  #texts = svg("g", { class: "chart-texts" });
  #svg = svg("svg", { class: "chart", role: "img" }, this.#grid, this.#idle, this.#area, this.#queue, this.#line,
    this.#limit, this.#marks, this.#cursor, this.#texts);
  #reading = el("p", { class: "chart-reading" });

  constructor(title) {
    this.#title = title;
    this.node = el("figure", { class: "chart-frame" },
      el("div", { class: "row" }, this.#ranges(), this.#reading),
      this.#svg,
      el("figcaption", {}, el("ul", { class: "key", "aria-label": "Key to the chart" },
        ...KEY.map(([kind, words]) => el("li", {}, el("span", { class: "key-mark", "data-as": kind }), words)))));
    this.#svg.addEventListener("pointermove", ({ offsetX }) => this.#point(offsetX));
    this.#svg.addEventListener("pointerleave", () => this.#point(null));
  }

  /** changes are `{at, words}`, at in epoch milliseconds. */
  show(history, limit, changes, now) {
    this.#last = { history, limit, changes, now };
    this.#draw();
  }

  #draw() {
    const { history, limit, changes, now } = this.#last;
    const width = this.#svg.clientWidth || 600;
    const stretch = history.last(this.#range, now);
    const top = Math.ceil(Math.max(2, limit ?? 0, stretch.most(({ inUse, waiting }) => inUse + waiting)) * HEADROOM);
    const plot = { width, top, start: now - stretch.span,
      x: (at) => round(LEFT + (Math.max(0, at - (now - stretch.span)) / stretch.span) * (width - LEFT)),
      y: (value) => round(HEIGHT - FLOOR - (value / top) * (HEIGHT - FLOOR - CEILING)) };
    set(this.#svg, "viewBox", `0 0 ${width} ${HEIGHT}`);
    this.#drawRuns(stretch.runs(), plot);
    set(this.#limit, "d", limit === undefined ? "" : `M${LEFT} ${plot.y(limit)}H${width}`);
    set(this.#grid, "d", `M${LEFT} ${plot.y(0)}H${width}`);
    const recent = changes.filter(({ at }) => at >= plot.start);
    set(this.#marks, "d", recent.map(({ at }) => `M${plot.x(at)} ${CEILING}V${plot.y(0)}`).join(""));
    this.#drawTexts(plot, stretch, limit, recent);
    this.#read(stretch, plot);
    set(this.#svg, "aria-label", `${this.#title} over the last ${duration(stretch.span / 1000)}: peak ${count(stretch.peak())}`
      + ` in use${limit === undefined ? "" : ` of ${count(limit)}`}, at most ${count(stretch.most(({ waiting }) => waiting))} waiting`);
  }

  #drawRuns(runs, { x, y }) {
    const closed = (run, path) => `${path}V${y(0)}H${x(run[0].at)}Z`;
    const use = runs.map((run) => steps(run, x, ({ inUse }) => y(inUse)));
    const open = runs.map((run) => steps(run, x, ({ inUse, idle }) => y(inUse + idle)));
    set(this.#line, "d", use.join(""));
    set(this.#area, "d", runs.map((run, index) => closed(run, use[index])).join(""));
    set(this.#idle, "d", runs.map((run, index) => closed(run, open[index])).join(""));
    set(this.#queue, "d", runs.flatMap((run) => queues(run, x, y)).join(""));
  }

  #drawTexts({ width, top, x, y }, { span, now }, limit, changes) {
    const left = (value) => svg("text", { x: LEFT - 8, y: y(value) + 4, "text-anchor": "end" }, count(value));
    const scale = limit === undefined ? [0, top] : [0, limit];
    this.#texts.replaceChildren(...scale.map(left),
      svg("text", { x: LEFT, y: HEIGHT - 6 }, `${duration(span / 1000)} ago`),
      svg("text", { x: (LEFT + width) / 2, y: HEIGHT - 6, "text-anchor": "middle" }, clock(now - span / 2)),
      svg("text", { x: width, y: HEIGHT - 6, "text-anchor": "end" }, "now"),
      ...changes.map(({ at, words }) => svg("text", {
        x: x(at) + (x(at) > width - 160 ? -4 : 4), y: CEILING + 8, "text-anchor": x(at) > width - 160 ? "end" : "start" }, words)));
  }

  #read(stretch, { width, start, x }) {
    const instant = this.#pointer === null ? null : start + ((this.#pointer - LEFT) / (width - LEFT)) * stretch.span;
    const sample = instant === null ? undefined : stretch.near(instant);
    set(this.#cursor, "d", sample ? `M${x(sample.at)} ${CEILING}V${HEIGHT - FLOOR}` : "");
    write(this.#reading, sample
      ? `${clock(sample.at)}: ${count(sample.inUse)} in use, ${count(sample.idle)} idle, ${count(sample.waiting)} waiting` : "");
  }

  #point(offset) {
    this.#pointer = offset;
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
