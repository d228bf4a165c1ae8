import { el, set, write } from "../dom.js";
import { count, dateAndTime, duration, plainWords, timeAgo, title } from "../format.js";
import { SETTINGS } from "../poolrows.js";
import { NAMES } from "../pools.js";
import { Action } from "./action.js";
import { DataTable } from "./datatable.js";
import { Notice } from "./notice.js";
import { panel } from "./panel.js";
import { serverNow } from "../serverclock.js";

const SETTING_NAMES = Object.keys(SETTINGS);

/** What a change changed, in words: "pool size 5 to 8, overflow 10 to 12". */
function changeText({ before, after }) {
  const parts = SETTING_NAMES.filter((key) => before[key] !== after[key])
    .map((key) => `${SETTINGS[key].label.toLowerCase()} ${SETTINGS[key].format(before[key])} to ${SETTINGS[key].format(after[key])}`);
  return parts.length === 0 ? "nothing" : parts.join(", ");
}

/** The change that waits to be kept, with the time it has left; hidden while there is none. */
export class OpenChange {
  #change = null;

  /** The one that this window ended, and told of already. */
  #ended = null;
  #live;
  #words = el("p", { class: "open-words" });
  #left = el("span", { class: "open-left", role: "timer" });
  #notice = new Notice();

  /** done is called after it was kept or reverted. */
  constructor(api, done) {
    const end = (way, words) => async () => {
      this.#ended = this.#change.change_id;
      await api.post(`admin/pools/changes/${this.#ended}/${way}`);
      done();
      return words;
    };
    const keep = new Action("Keep", this.#notice, end("confirm", "Kept until the next start of this node."), { kind: "main" });
    const back = new Action("Revert", this.#notice, end("revert", "Reverted: the previous values apply again."));
    this.#live = el("div", { class: "open-change", hidden: true }, this.#words, this.#left, el("div", { class: "row" }, keep.node, back.node));
    this.node = el("section", { class: "open", "aria-label": "Pending change" }, this.#live, this.#notice.node);
  }

  /** change is undefined where none waits; ended is the latest one of the pool. */
  show(change, ended, now) {
    const own = ended?.change_id === this.#ended;
    if (this.#change !== null && !change && !own && ended?.change_id === this.#change.change_id && ended.reason) {
      this.#notice.tell("busy", `Reverted: ${plainWords(ended.reason)}`);
    }
    if (change && this.#change?.change_id !== change.change_id) {
      this.#notice.clear();
    }
    this.#change = change ?? null;
    set(this.#live, "hidden", !change);
    if (change) {
      write(this.#words, `${NAMES[change.pool] ?? change.pool}: ${changeText(change)}, applied by ${change.actor}.`);
      write(this.#left, `Reverts in ${duration(Math.max(0, (Date.parse(change.reverts_at) - now) / 1000))}`);
    }
  }
}

/** The latest changes of a pool, newest first. */
export class ChangeHistory {
  #table = new DataTable("Changes of this pool", [
    { title: "When", of: ({ applied_at: at }) => timeAgo(serverNow() - Date.parse(at)), tip: ({ applied_at: at }) => dateAndTime(at) },
    { title: "What", of: changeText },
    { title: "By", of: ({ actor }) => actor },
    { title: "State", of: ({ state }) => (state === "confirmed" ? "Kept" : title(state)) },
    { title: "Ended by", of: ({ ended_by: by, reason }) => [by, reason].filter(Boolean).map(plainWords).join(": ") || undefined },
  ], { key: ({ change_id: id }) => id, empty: "Nobody has changed this pool yet." });

  constructor() {
    this.node = panel("Change history", this.#table.node);
  }

  /** changes is null where they are not known. */
  show(changes) {
    if (changes === null) {
      this.#table.failed();
    } else {
      this.#table.show(changes);
    }
  }
}

/** The marks of a chart. */
export const changeMarks = (changes) => changes.flatMap((change) => [
  { at: Date.parse(change.applied_at), words: `max ${count(change.after.pool_size + change.after.max_overflow)}` },
  ...(change.state === "reverted" && change.ended_at ? [{ at: Date.parse(change.ended_at), words: "reverted" }] : []),
]);
