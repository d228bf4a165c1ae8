import { el, set, svg } from "../dom.js";
import { clock, dayAndTime, duration } from "../format.js";
import { round } from "../paths.js";

const FLOOR = 24;
const LEFT = 56;
const CEILING = 12;
const HEADROOM = 1.15;
const LETTER = 6.5;
const GAP = 4;
const DAY_MS = 86_400_000;

/** What ended longer ago is told by day and time, and not by how long ago. */
const PAST_MS = 60_000;
const WIDE = 640;

/**
 * One picture of a chart: zero-based, a limit as a line, what happened as marks, drawn in the pixels it has. What is
 * drawn is said by its subject: `{title, height, layers: [{as, path(run, x, y)}], behind?(run, x, y), top(stretch),
 * tick(value), tell(stretch)}`.
 */
export class Plot {
  #subject;
  #frame = null;
  #shown = null;
  #layers;
  #behind = svg("path", { class: "chart-yesterday" });
  #limit = svg("path", { class: "chart-limit" });
  #grid = svg("path", { class: "chart-grid" });
  #marks = svg("path", { class: "chart-marks" });
  #cursor = svg("path", { class: "chart-cursor" });
  #texts = svg("g", { class: "chart-texts" });
  #svg;

  /** point is called with the instant under the pointer, or null. */
  constructor(subject, point) {
    this.#subject = subject;
    this.#layers = subject.layers.map(({ as }) => svg("path", { class: as }));
    this.#svg = svg("svg", { class: "chart", role: "img", height: subject.height }, this.#grid, ...this.#layers.slice(0, -1), this.#behind, ...this.#layers.slice(-1),
      this.#limit, this.#marks, this.#cursor, this.#texts);
    this.#svg.addEventListener("pointermove", ({ offsetX }) => point(this.#frame?.instant(offsetX) ?? null));
    this.#svg.addEventListener("pointerleave", () => point(null));
    this.node = el("div", {}, el("h3", {}, subject.title), this.#svg);
    new ResizeObserver(() => this.#fit()).observe(this.#svg);
  }

  /** A picture that was drawn before it had its place, or had another, fills the one that it has. */
  #fit() {
    if (this.#shown !== null && this.#frame.width !== this.#svg.clientWidth) {
      this.show(...this.#shown);
    }
  }

  /** Draws a stretch, with the limit where there is one; marks are `{at, words}`; past is a stretch to be drawn behind it. */
  show(stretch, limit, marks, past = null) {
    this.#shown = [stretch, limit, marks, past];
    const frame = new Frame(stretch, this.#svg.clientWidth || 600, this.#subject.height,
      Math.max(this.#subject.top(stretch, limit), past === null ? 0 : this.#subject.top(past, undefined)));
    const { x, y, width } = frame;
    const runs = stretch.runs();
    this.#frame = frame;
    set(this.#svg, "viewBox", `0 0 ${width} ${this.#subject.height}`);
    this.#subject.layers.forEach(({ path }, index) => set(this.#layers[index], "d", runs.map((run) => path(run, x, y)).join("")));
    set(this.#behind, "d", past === null ? "" : past.runs()
      .map((run) => run.filter(({ at }) => at >= frame.start)).filter((run) => run.length > 1)
      .map((run) => this.#subject.behind(run, x, y)).join(""));
    set(this.#limit, "d", limit === undefined ? "" : `M${LEFT} ${y(limit)}H${width}`);
    set(this.#grid, "d", `M${LEFT} ${y(0)}H${width}`);
    const recent = marks.filter(({ at }) => at >= frame.start && at <= stretch.now);
    set(this.#marks, "d", recent.map(({ at }) => `M${x(at)} ${CEILING}V${y(0)}`).join(""));
    this.#write(frame, stretch, limit, recent);
    set(this.#svg, "aria-label", this.#subject.tell(stretch, limit));
  }

  /** Shows where the look stands that is read; undefined for none. */
  read(sample) {
    set(this.#cursor, "d", sample && this.#frame ? `M${this.#frame.x(sample.at)} ${CEILING}V${this.#subject.height - FLOOR}` : "");
  }

  #write({ width, top, x, y }, { span, now }, limit, marks) {
    const { tick, height } = this.#subject;
    const left = (value) => svg("text", { x: LEFT - 8, y: y(value) + 4, "text-anchor": "end" }, tick(value));
    this.#texts.replaceChildren(...[0, limit ?? top].map(left),
      ...ends(now, span).map(({ words, share, anchor }) =>
        svg("text", { x: LEFT + share * (width - LEFT), y: height - 6, "text-anchor": anchor }, words))
        .filter((_, index) => index !== 1 || width > WIDE || !isLong(now, span)),
      ...captions(marks.map(({ at, words }) => ({ x: x(at), words })), width).map(({ x: mark, before, words }) =>
        svg("text", { x: mark + (before ? -GAP : GAP), y: CEILING + 8, "text-anchor": before ? "end" : "start" }, words)));
  }
}

const isLong = (now, span) => span > DAY_MS || Date.now() - now > PAST_MS;

/** The words under the beginning, the middle and the end. */
function ends(now, span) {
  const at = (instant) => (isLong(now, span) ? dayAndTime(new Date(instant).toISOString()) : clock(instant));
  const past = Date.now() - now > PAST_MS;
  return [
    { words: past ? at(now - span) : `${duration(span / 1000)} ago`, share: 0, anchor: "start" },
    { words: at(now - span / 2), share: 0.5, anchor: "middle" },
    { words: past ? at(now) : "now", share: 1, anchor: "end" },
  ];
}

/** The words of marks that have room for them, behind their mark or before it, across no other; later ones come first. */
function captions(marks, width) {
  const told = [];
  let end = width;
  [...marks].sort((a, b) => b.x - a.x).forEach(({ x, words }, index, sorted) => {
    const room = words.length * LETTER + 2 * GAP;
    const start = sorted[index + 1]?.x ?? LEFT;
    const before = x + room > end;
    if (!before || (x <= end && x - room >= start)) {
      told.push({ x, words, before });
      end = before ? x - room : x;
    } else {
      end = Math.min(end, x);
    }
  });
  return told;
}

/** Where instants and values stand in the picture. */
class Frame {
  constructor(stretch, width, height, most) {
    const start = stretch.now - stretch.span;
    this.width = width;
    this.top = most;
    this.start = start;
    this.x = (at) => round(LEFT + (Math.max(0, at - start) / stretch.span) * (width - LEFT));
    this.y = (value) => round(height - FLOOR - (value / (most * HEADROOM)) * (height - FLOOR - CEILING));
    this.instant = (offset) => start + ((offset - LEFT) / (width - LEFT)) * stretch.span;
  }
}
