import { svg, set } from "../dom.js";

const WIDTH = 300;
const HEIGHT = 64;
const HEADROOM = 1.12;
const HEADROOM_FOR_QUEUE = 1.5;

/**
 * In use over time: zero-based, the limit drawn as a line, what waited stacked above the use, and nothing drawn where
 * nothing is known.
 */
export class Sparkline {
  #area = svg("path", { class: "spark-area" });
  #queue = svg("path", { class: "spark-queue" });
  #line = svg("path", { class: "spark-line" });
  #limit = svg("path", { class: "spark-limit" });
  #floor = svg("path", { class: "spark-floor", d: `M0 ${HEIGHT - 0.5}H${WIDTH}` });
  #now = svg("path", { class: "spark-now" });

  constructor() {
    this.node = svg("svg", { class: "spark", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", role: "img" },
      this.#floor, this.#limit, this.#area, this.#queue, this.#line, this.#now);
  }

  show(history, limit, now, label) {
    const top = Math.max(1, limit ?? 0, history.peak()) * (history.waited() ? HEADROOM_FOR_QUEUE : HEADROOM);
    const span = history.span(now);
    const x = (at) => round(Math.max(0, WIDTH - ((now - at) / span) * WIDTH));
    const y = (value) => round(HEIGHT - 1 - (Math.min(value, top) / top) * (HEIGHT - 2));
    const runs = history.runs().map((run) => run.filter(({ at }) => at >= now - span)).filter((run) => run.length > 0);
    const use = runs.map((run) => steps(run, x, ({ inUse }) => y(inUse)));
    set(this.#line, "d", use.join(""));
    set(this.#area, "d", runs.map((run, index) => `${use[index]}V${y(0)}H${x(run[0].at)}Z`).join(""));
    set(this.#queue, "d", runs.flatMap((run) => queues(run, x, y)).join(""));
    set(this.#limit, "d", limit === undefined ? "" : `M0 ${y(limit)}H${WIDTH}`);
    const last = runs.at(-1)?.at(-1);
    set(this.#now, "d", last ? `M${x(last.at)} ${y(last.inUse)}h0.01` : "");
    set(this.node, "aria-label", label);
  }
}

/** A count holds until the next look, so the line goes in steps. */
function steps(run, x, y) {
  return run.map((sample, index) => (index === 0 ? `M${x(sample.at)} ${y(sample)}` : `H${x(sample.at)}V${y(sample)}`)).join("");
}

function queues(run, x, y) {
  return run.slice(1).flatMap((sample, index) => {
    const before = run[index];
    return before.waiting === 0 ? []
      : [`M${x(before.at)} ${y(before.inUse)}V${y(before.inUse + before.waiting)}H${x(sample.at)}V${y(before.inUse)}Z`];
  });
}

const round = (value) => Math.round(value * 10) / 10;
