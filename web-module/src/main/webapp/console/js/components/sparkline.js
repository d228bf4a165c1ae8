import { set, svg } from "../dom.js";
import { closedArea, queuePaths, roundToTenth, stepPath } from "../paths.js";

const WIDTH = 300;
const HEIGHT = 64;
const HEADROOM = 1.12;
const HEADROOM_FOR_QUEUE = 1.5;

/**
 * A number over time: zero-based, the limit drawn as a line, what waited stacked above it, and nothing drawn where
 * nothing is known.
 */
export class Sparkline {
  #area = svg("path", { class: "spark-area" });
  #queue = svg("path", { class: "spark-queue" });
  #line = svg("path", { class: "spark-line" });
  #limit = svg("path", { class: "spark-limit" });
  #floor = svg("path", { class: "spark-floor", d: `M0 ${HEIGHT - 0.5}H${WIDTH}` });
  #now = svg("path", { class: "spark-now" });

  #of;

  /** of gives the number of one look. */
  constructor(of) {
    this.#of = of;
    this.node = svg("svg", { class: "spark", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", role: "img" },
      this.#floor, this.#limit, this.#area, this.#queue, this.#line, this.#now);
  }

  /** Draws a stretch of history, with the limit where one is known. */
  show(stretch, limit, label) {
    const { now, span } = stretch;
    const top = Math.max(1, limit ?? 0, stretch.maxOf(this.#of)) * (stretch.hasWaiting() ? HEADROOM_FOR_QUEUE : HEADROOM);
    const x = (at) => roundToTenth(Math.max(0, WIDTH - ((now - at) / span) * WIDTH));
    const y = (value) => roundToTenth(HEIGHT - 1 - (Math.min(value, top) / top) * (HEIGHT - 2));
    const runs = stretch.segments();
    const use = runs.map((run) => stepPath(run, x, (sample) => y(this.#of(sample))));
    set(this.#line, "d", use.join(""));
    set(this.#area, "d", runs.map((run, index) => closedArea(run, use[index], x, y)).join(""));
    set(this.#queue, "d", runs.flatMap((run) => queuePaths(run, x, y)).join(""));
    set(this.#limit, "d", limit === undefined ? "" : `M0 ${y(limit)}H${WIDTH}`);
    const last = runs.at(-1)?.at(-1);
    set(this.#now, "d", last ? `M${x(last.at)} ${y(this.#of(last))}h0.01` : "");
    set(this.node, "aria-label", label);
  }
}
