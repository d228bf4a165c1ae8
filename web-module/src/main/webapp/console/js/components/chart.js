import { el, keepFocus, set, write } from "../dom.js";
import { count, dateAndTime, duration, milliseconds, timeOfDay } from "../format.js";
import { closedArea, queuePaths, stepPath } from "../paths.js";
import { currentPlace, replaceQuery } from "../router.js";
import { HistoryWindow } from "../historywindow.js";
import { dayBefore } from "../pasthistory.js";
import { Plot } from "./plot.js";
import { serverNow } from "../serverclock.js";

const RANGES = [["1 min", 60_000], ["5 min", 300_000], ["15 min", 900_000], ["1 h", 3_600_000], ["24 h", 86_400_000],
  ["7 d", 604_800_000], ["30 d", 2_592_000_000]];

/** The address of a pool's chart that shows all of this time, in epoch milliseconds, or its last 30 days. */
export function chartAddress(pool, from, to, now) {
  const end = Math.min(to, now);
  const [, range] = RANGES.find(([, span]) => span >= end - from) ?? RANGES.at(-1);
  const query = new URLSearchParams({ range: String(Number(range) / 1000), ...(end < now ? { end: new Date(end).toISOString() } : {}) });
  return `#/pools/${pool}/time?${query}`;
}

/** What this page sees itself, look by look; the server remembers the rest. */
const LOCAL_HISTORY_MS = 900_000;
const REFRESH_MS = 30_000;
const DAY_MS = 86_400_000;
const YESTERDAY_REFRESH_MS = 300_000;
const DEFAULT_RANGE_MS = 300_000;
const NO_HISTORY = "The server does not return the history; trying again.";
const LEGEND = [["used", "in use"], ["idle", "open, idle"], ["queue", "waiting"], ["line", "limit"], ["yesterday", "in use yesterday at this time"], ["change", "change or fault"],
  ["wait", "waited"], ["held", "held"]];

const linePath = (of) => (run, x, y) => stepPath(run, x, (sample) => y(of(sample)));
const areaPath = (of) => (run, x, y) => closedArea(run, linePath(of)(run, x, y), x, y);
const rangeText = (stretch) => `over the last ${duration(stretch.span / 1000)}`;

/** Connections of a pool in one picture. */
export const CONNECTIONS_PLOT = {
  title: "Connections",
  height: 200,
  layers: [
    { as: "chart-idle", path: areaPath(({ inUse, idle }) => inUse + idle) },
    { as: "chart-used", path: areaPath(({ inUse }) => inUse) },
    { as: "chart-queue", path: (run, x, y) => queuePaths(run, x, y).join("") },
    { as: "chart-line", path: linePath(({ inUse }) => inUse) },
  ],
  top: (stretch, limit) => Math.max(2, limit ?? 0, stretch.maxOf(({ inUse, waiting }) => inUse + waiting)),
  behind: linePath(({ inUse }) => inUse),
  limit: linePath(({ limit }) => limit),
  tick: count,
  label: (stretch, limit) => `Connections ${rangeText(stretch)}: peak ${count(stretch.maxOf(({ inUse }) => inUse))} in use`
    + `${limit === undefined ? "" : ` of ${count(limit)}`}, at most ${count(stretch.maxOf(({ waiting }) => waiting))} waiting`,
};

const TIMES_PLOT = {
  title: "Time waited for a connection and time it was held, 95th percentile",
  height: 140,
  layers: [
    { as: "chart-held", path: linePath(({ heldP95 }) => heldP95) },
    { as: "chart-wait", path: linePath(({ waitP95 }) => waitP95) },
  ],
  top: (stretch) => Math.max(10, stretch.maxOf(({ waitP95, heldP95 }) => Math.max(waitP95, heldP95))),
  tick: milliseconds,
  label: (stretch) => `Times ${rangeText(stretch)}: waited at most ${milliseconds(stretch.maxOf(({ waitP95 }) => waitP95))},`
    + ` held at most ${milliseconds(stretch.maxOf(({ heldP95 }) => heldP95))}`,
};

/** A pool over time: its connections, and how long they were waited for and held; pointer or arrow keys read one instant of both. */
export class Chart {
  #past;
  #range = Number(RANGES.find(([, range]) => String(Number(range) / 1000) === currentPlace().query.range)?.[1] ?? DEFAULT_RANGE_MS);

  /** Where the time shown ends, in epoch milliseconds; null for now. */
  #end = Date.parse(currentPlace().query.end ?? "") || null;
  #serverHistory = null;
  #request = { at: 0, number: 0 };
  #yesterday = null;
  #yesterdayRequest = { at: 0, number: 0 };
  #last = null;
  #instant = null;
  #reading = el("p", { class: "chart-reading" });
  #message = el("p", { class: "chart-reading", role: "status" });
  #connections = new Plot(CONNECTIONS_PLOT, (instant, byKeys) => this.#setInstant(instant, byKeys));
  #times = new Plot(TIMES_PLOT, (instant, byKeys) => this.#setInstant(instant, byKeys));
  #earlier = this.#button("Earlier", () => this.#moveBy(-0.5));
  #later = this.#button("Later", () => this.#moveBy(0.5));
  #now = this.#button("Now", () => this.#setEnd(null));
  #link = this.#button("Copy link", () => this.#copyLink());

  /** past is a {@link PastHistory}. */
  constructor(past) {
    this.#past = past;
    this.node = el("figure", { class: "chart-frame" },
      el("div", { class: "row" }, this.#ranges(), el("div", { class: "segments", role: "group", "aria-label": "Move through time" },
        this.#earlier, this.#later, this.#now, this.#link), this.#reading, this.#message),
      this.#connections.node, this.#times.node,
      el("figcaption", {}, el("ul", { class: "key", "aria-label": "Legend" },
        ...LEGEND.map(([kind, words]) => el("li", {}, el("span", { class: "key-mark", "data-as": kind }), words)))));
    this.#updateButtons();
  }

  /** marks are `{at, words}`, at in epoch milliseconds. */
  show(history, limit, marks, now) {
    this.#last = { history, limit, marks, now };
    if (this.#usesServerHistory() && (this.#end === null || this.#serverHistory === null) && now - this.#request.at > REFRESH_MS) {
      this.#loadHistory();
    }
    if (this.#hasYesterday() && now - this.#yesterdayRequest.at > YESTERDAY_REFRESH_MS && (this.#end === null || this.#yesterday === null)) {
      this.#loadYesterday();
    }
    this.#draw();
  }

  /** Of a week or a month the day before is a part. */
  #hasYesterday() {
    return this.#range <= DAY_MS;
  }

  /** The same time a day before, which is drawn behind; where it is not known there is none. */
  async #loadYesterday() {
    const number = this.#yesterdayRequest.number + 1;
    this.#yesterdayRequest = { at: serverNow(), number };
    const end = this.#end ?? serverNow();
    const to = dayBefore(end);
    const loaded = await this.#past.between(to - this.#range, to).catch(() => null);
    if (number === this.#yesterdayRequest.number && this.#hasYesterday()) {
      this.#yesterday = loaded?.stretch.shiftedBy(end - to) ?? null;
      this.#draw();
    }
  }

  /** The address of what is shown, which stays what it is: "now" becomes this moment. */
  async #copyLink() {
    if (this.#end === null) {
      this.#setEnd(serverNow());
    }
    const copied = await navigator.clipboard?.writeText(location.href).then(() => true, () => false);
    write(this.#message, copied ? "Copied: the link shows everybody this time." : "Copy the address from the address bar: it leads to this time.");
  }

  #usesServerHistory() {
    return this.#end !== null || this.#range > LOCAL_HISTORY_MS;
  }

  /** Asks the server for what this page did not see; a later question overtakes an earlier one. */
  async #loadHistory() {
    const number = this.#request.number + 1;
    this.#request = { at: serverNow(), number };
    const to = this.#end ?? serverNow();
    const serverHistory = await this.#past.between(to - this.#range, to).catch(() => null);
    if (number === this.#request.number && this.#usesServerHistory()) {
      this.#serverHistory = serverHistory ?? this.#serverHistory;
      if (!serverHistory) {
        write(this.#message, NO_HISTORY);
      } else if (this.#message.textContent === NO_HISTORY) {
        write(this.#message, "");
      }
      this.#draw();
    }
  }

  #draw() {
    if (this.#last === null) {
      return;
    }
    const { history, limit, marks, now } = this.#last;
    const serverHistory = this.#usesServerHistory() ? this.#serverHistory : null;
    const localHistory = () => (this.#end === null ? history.last(this.#range, now) : new HistoryWindow([], 1000, this.#end, this.#range));
    const stretch = serverHistory?.stretch ?? localHistory();
    const visibleMarks = serverHistory ? serverHistory.marks : marks;
    const shownLimit = serverHistory ? Math.round(stretch.maxOf((sample) => sample.limit)) || undefined : limit;
    this.#connections.show(stretch, shownLimit, visibleMarks, this.#hasYesterday() ? this.#yesterday : null);
    this.#times.show(stretch, undefined, visibleMarks);
    const sample = this.#instant === null ? undefined : stretch.nearestTo(this.#instant);
    this.#connections.read(sample);
    this.#times.read(sample);
    write(this.#reading, sample
      ? `${serverHistory ? dateAndTime(new Date(sample.at).toISOString()) : timeOfDay(sample.at)}: ${count(Math.round(sample.inUse))} in use,`
        + ` ${count(Math.round(sample.idle))} idle, ${count(Math.round(sample.waiting))} waiting;`
        + ` waited ${milliseconds(sample.waitP95)}, held ${milliseconds(sample.heldP95)}` : "");
  }

  /** What the keys lead to is spoken; of a pointer that moves it would be too much. */
  #setInstant(instant, byKeys) {
    set(this.#reading, "aria-live", byKeys ? "polite" : null);
    this.#instant = instant;
    this.#draw();
  }

  /** By a share of what is shown. */
  #moveBy(share) {
    const end = (this.#end ?? serverNow()) + share * this.#range;
    this.#setEnd(end >= serverNow() ? null : end);
  }

  #setEnd(end) {
    this.#end = end;
    this.#onRangeChanged();
  }

  #onRangeChanged() {
    this.#serverHistory = null;
    this.#yesterday = null;
    this.#yesterdayRequest = { at: 0, number: this.#yesterdayRequest.number + 1 };
    this.#instant = null;
    write(this.#message, "");
    this.#updateButtons();
    replaceQuery({
      ...(this.#range === DEFAULT_RANGE_MS ? {} : { range: Number(this.#range) / 1000 }), ...(this.#end === null ? {} : { end: new Date(this.#end).toISOString() }),
    });
    if (this.#usesServerHistory()) {
      this.#loadHistory();
    }
    this.#draw();
  }

  #updateButtons() {
    const hadFocus = [this.#later, this.#now].includes(document.activeElement);
    set(this.#later, "disabled", this.#end === null);
    set(this.#now, "disabled", this.#end === null);
    if (hadFocus) {
      keepFocus(this.#earlier);
    }
  }

  #button(words, act) {
    const button = el("button", { class: "button segment", type: "button" }, words);
    button.addEventListener("click", act);
    return button;
  }

  #ranges() {
    const buttons = RANGES.map(([words, range]) => {
      const button = el("button", { class: "button segment", type: "button", "aria-pressed": String(range === this.#range) }, words);
      button.addEventListener("click", () => {
        this.#range = range;
        buttons.forEach((other) => set(other, "aria-pressed", String(other === button)));
        this.#onRangeChanged();
      });
      return button;
    });
    return el("div", { class: "segments", role: "group", "aria-label": "Time shown" }, ...buttons);
  }
}
