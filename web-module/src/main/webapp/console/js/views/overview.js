import { el, set, write } from "../dom.js";
import { ago, clock } from "../format.js";
import { Connection } from "../connection.js";
import { History } from "../history.js";
import { FIGURES, settingRows } from "../poolrows.js";
import { Poller } from "../poller.js";
import { poolsOf } from "../pools.js";
import { sentenceOf } from "../sentence.js";
import { StateWatch } from "../statewatch.js";
import { PoolCard } from "../components/poolcard.js";
import { PoolTable } from "../components/pooltable.js";
import { StateMark } from "../components/statemark.js";

const KEY = [["used", "in use"], ["idle", "open, idle"], ["free", "not opened"], ["notch", "overflow from here"],
  ["queue", "waiting"]];

/** The first page: a sentence, the pools at a glance, then their figures and settings. It lives from open to close. */
export class Overview {
  #connection = new Connection(Date.now());
  #watch = new StateWatch();
  #histories = new Map();
  #cards = new Map();
  #pools = null;
  #spoken = "";
  #speak;
  #poller;
  #ticking;

  #mark = new StateMark();
  #sentence = el("h1", { class: "sentence-text", tabindex: "-1" });
  #asOf = el("time");
  #renewal = el("span");
  #asOfLine = el("span", {}, "Figures of ", this.#asOf, this.#renewal);
  #trace = el("span", { class: "trace" });
  #banner = el("section", { class: "sentence", "aria-label": "State" }, this.#mark.node,
    el("div", {}, this.#sentence, el("p", { class: "sentence-notes" }, this.#asOfLine, this.#trace)));
  #shelf = el("div", { class: "cards" });
  #key = el("ul", { class: "key", "aria-label": "Key to the segments" },
    ...KEY.map(([kind, words]) => el("li", {}, el("span", { class: "key-mark", "data-as": kind }), words)));
  #figures = new PoolTable("Figures");
  #settings = new PoolTable("Settings");
  #tables = el("div", { class: "tables" }, this.#figures.node, this.#settings.node);

  /** speak says a sentence to a screen reader. */
  constructor(api, speak) {
    this.#speak = speak;
    this.#poller = new Poller((signal) => api.pools(signal), {
      answered: (answer) => this.#answered(answer),
      failed: (reason) => this.#failed(reason),
    });
    this.node = el("div", { class: "overview" }, this.#banner, this.#shelf, this.#key, this.#tables);
  }

  open() {
    this.#draw();
    this.#poller.start();
    this.#ticking = setInterval(() => this.#draw(), 1000);
    this.#sentence.focus({ preventScroll: true });
  }

  close() {
    this.#poller.stop();
    clearInterval(this.#ticking);
  }

  #answered(answer) {
    const now = Date.now();
    this.#connection.answered(now);
    this.#pools = poolsOf(answer);
    this.#watch.note(this.#pools, now);
    for (const { name, inUse, waiting } of this.#pools) {
      this.#historyOf(name).add(now, inUse, waiting);
    }
    this.#draw();
  }

  #failed(reason) {
    this.#connection.failed(reason);
    this.#draw();
  }

  #draw() {
    const now = Date.now();
    const known = this.#pools !== null;
    const verdict = this.#connection.trouble(now) ?? (known ? sentenceOf(this.#pools, this.#watch, now) : asking());
    this.#say(verdict);
    this.#drawAsOf(now);
    set(this.#key, "hidden", !known || this.#pools.length === 0);
    set(this.#tables, "hidden", !known || this.#pools.length === 0);
    if (known) {
      this.#drawPools(now);
    }
  }

  #say({ level, text, short }) {
    set(this.#banner, "data-level", level);
    this.#mark.show(level);
    write(this.#sentence, text);
    document.title = `${short} \u00b7 Headgate`;
    if (short !== this.#spoken) {
      this.#spoken = short;
      this.#speak(text);
    }
  }

  #drawAsOf(now) {
    const at = this.#connection.answeredAt;
    set(this.#asOfLine, "hidden", at === null);
    if (at !== null) {
      const stale = this.#connection.silence(now) > 0;
      write(this.#asOf, stale ? `${clock(at)}, ${ago(now - at)}` : clock(at));
      write(this.#renewal, stale ? "; trying again each second" : ", renewed each second");
      set(this.#asOf, "datetime", new Date(at).toISOString());
      set(this.#asOf, "title", new Date(at).toISOString());
    }
    write(this.#trace, this.#connection.traceId ? `Trace ${this.#connection.traceId}` : "");
  }

  #drawPools(now) {
    const silence = this.#connection.silence(now);
    const names = this.#pools.map(({ name }) => name);
    if (names.join() !== [...this.#cards.keys()].join()) {
      this.#cards = new Map(this.#pools.map((pool) => [pool.name, new PoolCard(pool)]));
      this.#shelf.replaceChildren(...[...this.#cards.values()].map(({ node }) => node));
    }
    for (const pool of this.#pools) {
      this.#cards.get(pool.name).show(pool, this.#historyOf(pool.name), now, silence);
    }
    set(this.#tables, "data-stale", silence > 0);
    this.#figures.show(this.#pools, FIGURES);
    this.#settings.show(this.#pools, settingRows(this.#pools));
  }

  #historyOf(name) {
    if (!this.#histories.has(name)) {
      this.#histories.set(name, new History());
    }
    return this.#histories.get(name);
  }
}

const asking = () => ({ level: "none", text: "Asking the server for its pools.", short: "Overview" });
