import { el, set, write } from "../dom.js";
import { count, duration } from "../format.js";
import { changeEffect, loadEffect } from "../effect.js";
import { SETTINGS } from "../poolrows.js";
import { Action } from "./action.js";
import { BudgetBar } from "./budgetbar.js";
import { Notice } from "./notice.js";
import { part } from "./panel.js";
import { Slider } from "./slider.js";

const CONFIRMATION_TIMES = [[30, "30 s"], [60, "1 min"], [300, "5 min"], [900, "15 min"]];

/** The settings of a pool: their present values, the wanted ones, the effect, and the button that applies them. */
export class Tuning {
  #api;
  #name;
  #done;
  #feed;
  #open = false;
  #evidence;
  #notice = new Notice();
  #effect = el("p", { class: "effect", role: "status" });
  #bar = new BudgetBar();
  #sliders = Object.fromEntries(Object.entries(SETTINGS).map(([key, setting]) =>
    [key, new Slider(key, setting, () => this.#showEffect())]));
  #within = el("select", { id: "within" },
    ...CONFIRMATION_TIMES.map(([seconds, words]) => el("option", { value: seconds, selected: seconds === 60 }, words)));
  #apply = new Action("Apply", this.#notice, () => this.#change(this.#asked()), { kind: "main", ask: () => this.#question(), allowed: false });
  #reset = el("button", { class: "button", type: "button" }, "Reset");

  /** done is called after a change was applied. */
  constructor(api, feed, name, done) {
    this.#api = api;
    this.#feed = feed;
    this.#name = name;
    this.#done = done;
    this.#reset.addEventListener("click", () => this.#release());
    this.node = part("tune", "Tune", ...Object.values(this.#sliders).map(({ node }) => node), el("h3", {}, "Budget of all nodes"), this.#bar.node, this.#effect,
      el("div", { class: "row" }, this.#apply.node, this.#reset,
        el("label", { class: "inline", for: "within" }, "and revert unless kept within "), this.#within),
      this.#notice.node);
  }

  /**
   * Shows the pool as it is; open says that a change of it waits to be kept, so that no other can be made; evidence is
   * what its load was lately, as the advice has it, where it is known.
   */
  show(pool, open, evidence) {
    for (const [key, slider] of Object.entries(this.#sliders)) {
      const { value, source } = pool.settings[key] ?? {};
      set(slider.node, "hidden", value === undefined);
      if (value !== undefined) {
        slider.showCurrent(value, source);
      }
    }
    if (this.#open && !open) {
      this.#notice.clear();
    }
    this.#open = open;
    this.#evidence = evidence;
    this.#showEffect();
  }

  /** Applies what the advice recommends, through the same path as by hand. */
  async take({ pool_size, max_overflow }) {
    this.#sliders.pool_size.propose(pool_size);
    this.#sliders.max_overflow.propose(max_overflow);
    this.#showEffect();
    this.node.scrollIntoView({ block: "nearest" });
    await this.#apply.run();
  }

  #asked() {
    const settings = this.#feed.pool(this.#name)?.settings ?? {};
    const wanted = Object.entries(this.#sliders).map(([key, { value }]) => [key, value]);
    return Object.fromEntries(wanted.filter(([key, value]) => value !== undefined && settings[key] && value !== settings[key].value));
  }

  async #change(asked) {
    const seconds = Number(this.#within.value);
    await this.#api.call("PATCH", `admin/pools/${this.#name}`, { body: { ...asked, confirm_within_seconds: seconds } });
    this.#release();
    this.#done();
    return `Applied. It is reverted after ${duration(seconds)} unless you keep it.`;
  }

  #release() {
    Object.values(this.#sliders).forEach((slider) => slider.reset());
    const pool = this.#feed.pool(this.#name);
    if (pool) {
      this.show(pool, this.#open, this.#evidence);
    }
  }

  #showEffect() {
    const pool = this.#feed.pool(this.#name);
    if (!pool) {
      return;
    }
    const asked = this.#asked();
    const most = this.#most(pool, asked);
    const total = this.#feed.pools.reduce((sum, other) => sum + (other.name === this.#name ? most : other.limit ?? 0), 0);
    this.#bar.show(this.#feed.budget, total);
    const nothing = Object.keys(asked).length === 0;
    const wrong = Object.values(this.#sliders).some(({ isWrong }) => isWrong);
    this.#apply.allow(!nothing && !wrong && !this.#open);
    set(this.#reset, "hidden", nothing && !wrong);
    write(this.#effect, this.#open ? "A change is waiting to be kept or reverted. Then you can make the next one." : changeEffect(pool, asked, most, this.#evidence));
  }

  #most(pool, asked) {
    return (asked.pool_size ?? pool.base ?? 0) + (asked.max_overflow ?? pool.settings.max_overflow?.value ?? 0);
  }

  /** A shrinking below what is in use is asked about first. */
  #question() {
    const pool = this.#feed.pool(this.#name);
    const most = pool ? this.#most(pool, this.#asked()) : undefined;
    return most === undefined || !(most < pool.inUse) ? undefined : {
      title: `Shrink ${pool.title.toLowerCase()} from ${count(pool.limit)} to ${count(most)}?`,
      text: `${count(pool.inUse)} are in use. ${loadEffect(pool, most, this.#evidence)}`,
      yes: "Shrink",
    };
  }
}
