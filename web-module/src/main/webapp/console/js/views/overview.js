import { el, set } from "../dom.js";
import { MEASURES } from "../measures.js";
import { FIGURES, settingRows } from "../poolrows.js";
import { statusSentence } from "../sentence.js";
import { diagnosisSentence } from "../diagnosis.js";
import { Banner } from "../components/banner.js";
import { BudgetBar } from "../components/budgetbar.js";
import { Findings } from "../components/findings.js";
import { LastDay } from "../components/lastday.js";
import { RemedyAction } from "../components/remedyaction.js";
import { Notice } from "../components/notice.js";
import { MeasureCard } from "../components/measurecard.js";
import { PoolCard } from "../components/poolcard.js";
import { PoolTable } from "../components/pooltable.js";
import { serverNow } from "../serverclock.js";

const LEGEND = [["used", "in use"], ["idle", "open, idle"], ["free", "not opened"], ["notch", "overflow from here"],
  ["queue", "waiting"]];

/**
 * The first page: a sentence, what is wrong and its cure, the pools at a glance, what happened in the last day, then the
 * pools' figures and settings.
 */
export class Overview {
  #feed;
  #activity;
  #banner;
  #diagnosis;
  #forget;
  #cards = new Map();

  #findings;
  #lastDay;
  #mend;
  #shelf = el("div", { class: "cards" });
  #measures;
  #budget = new BudgetBar();
  #service;
  #key = el("ul", { class: "key", "aria-label": "Legend" },
    ...LEGEND.map(([kind, words]) => el("li", {}, el("span", { class: "key-mark", "data-as": kind }), words)));
  #figures = new PoolTable("Figures");
  #settings = new PoolTable("Settings");
  #tables = el("div", { class: "tables" }, this.#figures.node, this.#settings.node);

  constructor({ api, speak, feed, activity, diagnosis, session }) {
    this.#measures = MEASURES.map((measure) => ({ measure, card: new MeasureCard(withAllowedPage(measure, session.roles)) }));
    this.#service = el("div", { class: "cards service", hidden: true }, ...this.#measures.map(({ card }) => card.node),
      el("article", { class: "card small", "aria-labelledby": "measure-budget" },
        el("h2", { id: "measure-budget" }, el("a", { href: "#/pools/platform/tune" }, "Budget")), this.#budget.node));
    const notice = new Notice();
    const ordered = () => diagnosis.now();
    this.#mend = new RemedyAction(api, notice, ordered);
    this.#findings = new Findings(api, notice, ordered);
    this.#lastDay = new LastDay(api, diagnosis);
    this.#feed = feed;
    this.#activity = activity;
    this.#diagnosis = diagnosis;
    this.#banner = new Banner(speak, "Overview", this.#mend.node);
    this.node = el("div", { class: "page" },
      this.#banner.node, notice.node, this.#lastDay.summary, this.#findings.node, this.#shelf, this.#key, this.#service,
      this.#lastDay.node, this.#tables);
  }

  open() {
    const draw = () => this.#draw();
    this.#forget = [this.#feed.listen(draw), this.#diagnosis.listen(draw)];
    this.#lastDay.start();
    this.#banner.focus();
  }

  close() {
    this.#lastDay.stop();
    this.#forget.forEach((forget) => forget());
  }

  #draw() {
    const now = serverNow();
    const { connection, pools, watch } = this.#feed;
    const known = pools !== null;
    const outage = connection.problem(now);
    this.#banner.say(outage ?? this.#statusBanner(known, pools, watch, now));
    this.#banner.date(connection, now);
    const { latest } = this.#diagnosis;
    this.#mend.show(outage ? undefined : latest?.items[0]);
    this.#findings.show(outage ? [] : latest?.items ?? [], pools ?? [], now);
    set(this.#key, "hidden", !known || pools.length === 0);
    set(this.#tables, "hidden", !known || pools.length === 0);
    set(this.#service, "hidden", !known);
    this.#measures.forEach(({ measure, card }) => card.show(this.#activity.now, this.#activity.historyOf(measure.key), now));
    if (known) {
      this.#budget.show(this.#feed.budget, this.#feed.budget?.this_node);
      this.#drawPools(pools, now, connection.silence(now));
    }
  }

  /** What the server has found; while that is nothing, what the figures below it say. */
  #statusBanner(known, pools, watch, now) {
    if (!known) {
      return { level: "none", text: "Loading the pools.", short: "Overview" };
    }
    const { latest } = this.#diagnosis;
    return latest?.items.length > 0 ? diagnosisSentence(latest, pools) : statusSentence(pools, watch, now);
  }

  #drawPools(pools, now, silence) {
    const names = pools.map(({ name }) => name);
    if (names.join() !== [...this.#cards.keys()].join()) {
      this.#cards = new Map(pools.map((pool) => [pool.name, new PoolCard(pool)]));
      this.#shelf.replaceChildren(...[...this.#cards.values()].map(({ node }) => node));
    }
    for (const pool of pools) {
      this.#cards.get(pool.name).show(pool, this.#feed.historyOf(pool.name), now, silence);
    }
    set(this.#tables, "data-stale", silence > 0);
    this.#figures.show(pools, FIGURES);
    this.#settings.show(pools, settingRows(pools));
  }
}

/** Without the way that is not for these roles. */
const withAllowedPage = ({ page, role, ...measure }, roles) => ({ ...measure, page: !role || roles.includes(role) ? page : undefined });
