import { el, set, write } from "../dom.js";
import { clock, count, dayAndTime, duration, milliseconds } from "../format.js";
import { closed, queues, steps } from "../paths.js";
import { place, setDetail } from "../router.js";
import { Stretch } from "../stretch.js";
import { Plot } from "./plot.js";

const RANGES = [["1 min", 60_000], ["5 min", 300_000], ["15 min", 900_000], ["1 h", 3_600_000], ["24 h", 86_400_000],
  ["7 d", 604_800_000], ["30 d", 2_592_000_000]];

/** What this page sees itself, look by look; the server remembers the rest. */
const SEEN_MS = 900_000;
const ASKED_EVERY_MS = 10_000;
const DAY_MS = 86_400_000;
const YESTERDAY_EVERY_MS = 300_000;
const USUAL_MS = 300_000;
const KEY = [["used", "in use"], ["idle", "open, idle"], ["queue", "waiting"], ["line", "limit"], ["yesterday", "in use yesterday at this time"], ["change", "change or fault"],
  ["wait", "waited"], ["held", "held"]];

const line = (of) => (run, x, y) => steps(run, x, (sample) => y(of(sample)));
const area = (of) => (run, x, y) => closed(run, line(of)(run, x, y), x, y);
const span = (stretch) => `over the last ${duration(stretch.span / 1000)}`;

/** Connections of a pool in one picture. */
export const CONNECTIONS = {
  title: "Connections",
  height: 200,
  layers: [
    { as: "chart-idle", path: area(({ inUse, idle }) => inUse + idle) },
    { as: "chart-used", path: area(({ inUse }) => inUse) },
    { as: "chart-queue", path: (run, x, y) => queues(run, x, y).join("") },
    { as: "chart-line", path: line(({ inUse }) => inUse) },
  ],
  top: (stretch, limit) => Math.max(2, limit ?? 0, stretch.most(({ inUse, waiting }) => inUse + waiting)),
  behind: line(({ inUse }) => inUse),
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
  #past;
  #range = Number(RANGES.find(([, range]) => String(Number(range) / 1000) === place().query.range)?.[1] ?? USUAL_MS);

  /** Where the time shown ends, in epoch milliseconds; null for now. */
  #end = Date.parse(place().query.end ?? "") || null;
  #remembered = null;
  #asked = { at: 0, round: 0 };
  #yesterday = null;
  #askedYesterday = { at: 0, round: 0 };
  #last = null;
  #instant = null;
  #reading = el("p", { class: "chart-reading" });
  #trouble = el("p", { class: "chart-reading", role: "status" });
  #connections = new Plot(CONNECTIONS, (instant) => this.#point(instant));
  #times = new Plot(TIMES, (instant) => this.#point(instant));
  #later = this.#button("Later", () => this.#move(0.5));
  #now = this.#button("Now", () => this.#goTo(null));
  #link = this.#button("Copy link", () => this.#copy());

  /** past is a {@link PastHistory}. */
  constructor(past) {
    this.#past = past;
    this.node = el("figure", { class: "chart-frame" },
      el("div", { class: "row" }, this.#ranges(), el("div", { class: "segments", role: "group", "aria-label": "Move in time" },
        this.#button("Earlier", () => this.#move(-0.5)), this.#later, this.#now, this.#link), this.#reading, this.#trouble),
      this.#connections.node, this.#times.node,
      el("figcaption", {}, el("ul", { class: "key", "aria-label": "Key to the chart" },
        ...KEY.map(([kind, words]) => el("li", {}, el("span", { class: "key-mark", "data-as": kind }), words)))));
    this.#enable();
  }

  /** marks are `{at, words}`, at in epoch milliseconds. */
  show(history, limit, marks, now) {
    this.#last = { history, limit, marks, now };
    if (this.#isRemembered() && (this.#end === null || this.#remembered === null) && now - this.#asked.at > ASKED_EVERY_MS) {
      this.#ask();
    }
    if (this.#hasYesterday() && now - this.#askedYesterday.at > YESTERDAY_EVERY_MS && (this.#end === null || this.#yesterday === null)) {
      this.#askForYesterday();
    }
    this.#draw();
  }

  /** Of a week or a month the day before is a part. */
  #hasYesterday() {
    return this.#range <= DAY_MS;
  }

  /** The same time a day before, which is drawn behind; where it is not known there is none. */
  async #askForYesterday() {
    const round = this.#askedYesterday.round + 1;
    this.#askedYesterday = { at: Date.now(), round };
    const to = (this.#end ?? Date.now()) - DAY_MS;
    const found = await this.#past.between(to - this.#range, to).catch(() => null);
    if (round === this.#askedYesterday.round && this.#hasYesterday()) {
      this.#yesterday = found?.stretch.later(DAY_MS) ?? null;
      this.#draw();
    }
  }

  /** The address of what is shown, which stays what it is: "now" becomes this moment. */
  async #copy() {
    if (this.#end === null) {
      this.#goTo(Date.now());
    }
    const copied = await navigator.clipboard?.writeText(location.href).then(() => true, () => false);
    write(this.#trouble, copied ? "Copied: the link shows this time to whoever opens it." : "The address above leads to this time: copy it from there.");
  }

  #isRemembered() {
    return this.#end !== null || this.#range > SEEN_MS;
  }

  /** Asks the server for what this page did not see; a later question overtakes an earlier one. */
  async #ask() {
    const round = this.#asked.round + 1;
    this.#asked = { at: Date.now(), round };
    const to = this.#end ?? Date.now();
    const remembered = await this.#past.between(to - this.#range, to).catch(() => null);
    if (round === this.#asked.round && this.#isRemembered()) {
      this.#remembered = remembered ?? this.#remembered;
      write(this.#trouble, remembered ? "" : "The server does not report the past; trying again.");
      this.#draw();
    }
  }

  #draw() {
    if (this.#last === null) {
      return;
    }
    const { history, limit, marks, now } = this.#last;
    const remembered = this.#isRemembered() ? this.#remembered : null;
    const seen = () => (this.#end === null ? history.last(this.#range, now) : new Stretch([], 1000, this.#end, this.#range));
    const stretch = remembered?.stretch ?? seen();
    const happened = remembered ? remembered.marks : marks;
    this.#connections.show(stretch, limit, happened, this.#hasYesterday() ? this.#yesterday : null);
    this.#times.show(stretch, undefined, happened);
    const sample = this.#instant === null ? undefined : stretch.near(this.#instant);
    this.#connections.read(sample);
    this.#times.read(sample);
    write(this.#reading, sample
      ? `${remembered ? dayAndTime(new Date(sample.at).toISOString()) : clock(sample.at)}: ${count(Math.round(sample.inUse))} in use,`
        + ` ${count(Math.round(sample.idle))} idle, ${count(Math.round(sample.waiting))} waiting;`
        + ` waited ${milliseconds(sample.waitP95)}, held ${milliseconds(sample.heldP95)}` : "");
  }

  #point(instant) {
    this.#instant = instant;
    this.#draw();
  }

  /** By a share of what is shown. */
  #move(share) {
    const end = (this.#end ?? Date.now()) + share * this.#range;
    this.#goTo(end >= Date.now() ? null : end);
  }

  #goTo(end) {
    this.#end = end;
    this.#look();
  }

  #look() {
    this.#remembered = null;
    this.#yesterday = null;
    this.#askedYesterday.at = 0;
    this.#instant = null;
    write(this.#trouble, "");
    this.#enable();
    setDetail({
      ...(this.#range === USUAL_MS ? {} : { range: Number(this.#range) / 1000 }), ...(this.#end === null ? {} : { end: new Date(this.#end).toISOString() }),
    });
    if (this.#isRemembered()) {
      this.#ask();
    }
    this.#draw();
  }

  #enable() {
    set(this.#later, "disabled", this.#end === null);
    set(this.#now, "disabled", this.#end === null);
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
        this.#look();
      });
      return button;
    });
    return el("div", { class: "segments", role: "group", "aria-label": "Time shown" }, ...buttons);
  }
}
