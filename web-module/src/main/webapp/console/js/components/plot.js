import { el, set, svg } from "../dom.js";
import { dateAndTime, duration, timeOfDay } from "../format.js";
import { roundToTenth } from "../paths.js";
import { serverNow } from "../serverclock.js";

const BOTTOM_MARGIN = 24;
const LEFT_MARGIN = 56;
const TOP_MARGIN = 12;
const HEADROOM = 1.15;
const CHARACTER_WIDTH = 6.5;
const GAP = 4;
const DAY_MS = 86_400_000;

/** What ended longer ago is told by day and time, and not by how long ago. */
const PAST_MS = 60_000;
const WIDE_WIDTH = 640;

/**
 * One picture of a chart: zero-based, a limit as a line, what happened as marks, drawn in the pixels it has. What is
 * drawn is said by its subject: `{title, height, layers: [{as, path(run, x, y)}], behind?(run, x, y), limit?(run, x, y), top(stretch),
 * tick(value), label(stretch)}`.
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

  /** The look that is read. */
  #sample;

  /**
   * point is called with the instant under the pointer, or that the arrow keys lead to, and whether it was the keys; with null
   * where none is read any more. Without it nothing is read.
   */
  constructor(subject, point) {
    this.#subject = subject;
    this.#layers = subject.layers.map(({ as }) => svg("path", { class: as }));
    this.#svg = svg("svg", { class: "chart", role: "img", height: subject.height }, this.#grid, ...this.#layers.slice(0, -1), this.#behind, ...this.#layers.slice(-1),
      this.#limit, this.#marks, this.#cursor, this.#texts);
    if (point) {
      set(this.#svg, "tabindex", "0");
      this.#svg.addEventListener("pointermove", ({ offsetX }) => point(this.#frame?.instant(offsetX) ?? null, false));
      this.#svg.addEventListener("pointerleave", () => point(null, false));
      this.#svg.addEventListener("keydown", (event) => this.#onKey(event, point));
      this.#svg.addEventListener("blur", () => point(null, true));
    }
    this.node = el("div", {}, el("h3", {}, subject.title), this.#svg);
    new ResizeObserver(() => this.#onResize()).observe(this.#svg);
  }

  #onKey(event, point) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const next = step && this.#shown?.[0].neighbour(this.#sample, step);
    if (next) {
      event.preventDefault();
      point(next.at, true);
    }
  }

  /** A picture that was drawn before it had its place, or had another, fills the one that it has. */
  #onResize() {
    if (this.#shown !== null && this.#frame.width !== this.#svg.clientWidth) {
      this.show(...this.#shown);
    }
  }

  /** Draws a stretch, with the limit where there is one; marks are `{at, words}`; past is a stretch to be drawn behind it. */
  show(stretch, limit, marks, past = null) {
    this.#shown = [stretch, limit, marks, past];
    const frame = new PlotScale(stretch, this.#svg.clientWidth || 600, this.#subject.height,
      Math.max(this.#subject.top(stretch, limit), past === null ? 0 : this.#subject.top(past, undefined)));
    const { x, y, width } = frame;
    const runs = stretch.segments();
    this.#frame = frame;
    set(this.#svg, "viewBox", `0 0 ${width} ${this.#subject.height}`);
    this.#subject.layers.forEach(({ path }, index) => set(this.#layers[index], "d", runs.map((run) => path(run, x, y)).join("")));
    set(this.#behind, "d", past === null ? "" : past.segments()
      .map((run) => run.filter(({ at }) => at >= frame.start)).filter((run) => run.length > 1)
      .map((run) => this.#subject.behind(run, x, y)).join(""));
    set(this.#limit, "d", limit === undefined ? "" : this.#limitPath(runs, limit, frame));
    set(this.#grid, "d", `M${LEFT_MARGIN} ${y(0)}H${width}`);
    const recent = marks.filter(({ at }) => at >= frame.start && at <= stretch.now);
    set(this.#marks, "d", recent.map(({ at }) => `M${x(at)} ${TOP_MARGIN}V${y(0)}`).join(""));
    this.#write(frame, stretch, limit, recent);
    set(this.#svg, "aria-label", this.#subject.label(stretch, limit));
  }

  /** The limit that there was at each time, where that is known, and otherwise the one that there is. */
  #limitPath(runs, limit, { x, y, width }) {
    const known = runs.map((run) => run.filter((sample) => sample.limit > 0)).filter((run) => run.length > 0);
    return this.#subject.limit && known.length > 0
      ? known.map((run) => this.#subject.limit(run, x, y)).join("")
      : `M${LEFT_MARGIN} ${y(limit)}H${width}`;
  }

  /** Shows where the look stands that is read; undefined for none. */
  read(sample) {
    this.#sample = sample;
    set(this.#cursor, "d", sample && this.#frame ? `M${this.#frame.x(sample.at)} ${TOP_MARGIN}V${this.#subject.height - BOTTOM_MARGIN}` : "");
  }

  #write({ width, top, x, y }, { span, now }, limit, marks) {
    const { tick, height } = this.#subject;
    const axisText = (value) => svg("text", { x: LEFT_MARGIN - 8, y: y(value) + 4, "text-anchor": "end" }, tick(value));
    this.#texts.replaceChildren(...[0, limit ?? top].map(axisText),
      ...axisLabels(now, span).map(({ words, share, anchor }) =>
        svg("text", { x: LEFT_MARGIN + share * (width - LEFT_MARGIN), y: height - 6, "text-anchor": anchor }, words))
        .filter((_, index) => index !== 1 || width > WIDE_WIDTH || !showsDate(now, span)),
      ...markLabels(marks.map(({ at, words }) => ({ x: x(at), words })), width).map(({ x: mark, before, words }) =>
        svg("text", { x: mark + (before ? -GAP : GAP), y: TOP_MARGIN + 8, "text-anchor": before ? "end" : "start" }, words)));
  }
}

const showsDate = (now, span) => span > DAY_MS || serverNow() - now > PAST_MS;

/** The words under the beginning, the middle and the end. */
function axisLabels(now, span) {
  const at = (instant) => (showsDate(now, span) ? dateAndTime(new Date(instant).toISOString()) : timeOfDay(instant));
  const past = serverNow() - now > PAST_MS;
  return [
    { words: past ? at(now - span) : `${duration(span / 1000)} ago`, share: 0, anchor: "start" },
    { words: at(now - span / 2), share: 0.5, anchor: "middle" },
    { words: past ? at(now) : "now", share: 1, anchor: "end" },
  ];
}

/** The words of marks that have room for them, behind their mark or before it, across no other; later ones come first. */
function markLabels(marks, width) {
  const placed = [];
  let end = width;
  [...marks].sort((a, b) => b.x - a.x).forEach(({ x, words }, index, sorted) => {
    const room = words.length * CHARACTER_WIDTH + 2 * GAP;
    const start = sorted[index + 1]?.x ?? LEFT_MARGIN;
    const before = x + room > end;
    if (!before || (x <= end && x - room >= start)) {
      placed.push({ x, words, before });
      end = before ? x - room : x;
    } else {
      end = Math.min(end, x);
    }
  });
  return placed;
}

/** Where instants and values stand in the picture. */
class PlotScale {
  constructor(stretch, width, height, maximum) {
    const start = stretch.now - stretch.span;
    this.width = width;
    this.top = maximum;
    this.start = start;
    this.x = (at) => roundToTenth(LEFT_MARGIN + (Math.max(0, at - start) / stretch.span) * (width - LEFT_MARGIN));
    this.y = (value) => roundToTenth(height - BOTTOM_MARGIN - (value / (maximum * HEADROOM)) * (height - BOTTOM_MARGIN - TOP_MARGIN));
    this.instant = (offset) => start + ((offset - LEFT_MARGIN) / (width - LEFT_MARGIN)) * stretch.span;
  }
}
