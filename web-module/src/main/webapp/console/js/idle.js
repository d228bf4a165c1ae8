import { el, write } from "./dom.js";
import { duration } from "./format.js";

const IDLE_MS = 3_600_000;
const WARNING_MS = 120_000;
const BROADCAST_EVERY_MS = 10_000;
const USER_EVENTS = ["pointerdown", "keydown", "wheel"];

/**
 * Ends a session that nobody uses: after an hour without a key or a pointer it warns, and two minutes later it calls
 * back. Instants are compared, so that a machine that slept is not trusted for longer.
 */
export class Idle {
  #end;
  #used;
  #broadcastAt = 0;
  #lastActivity = 0;
  #timer = null;
  #alive = () => this.#onActivity();
  #words = el("p", { id: "idle-words" });
  #stay = el("button", { class: "button main", type: "submit" }, "Stay logged in");
  #dialog = el("dialog", { class: "dialog", "aria-labelledby": "idle-title", "aria-describedby": "idle-words" },
    el("form", { method: "dialog" }, el("h2", { id: "idle-title" }, "Are you still there?"), this.#words,
      el("div", { class: "row" }, this.#stay)));

  /** used is called now and then while somebody uses this page, for the other tabs. */
  constructor(end, used) {
    this.#end = end;
    this.#used = used;
    this.#dialog.addEventListener("close", () => this.#onActivity());
  }

  start() {
    document.body.append(this.#dialog);
    USER_EVENTS.forEach((sign) => addEventListener(sign, this.#alive));
    this.#onActivity();
    this.#timer = setInterval(() => this.#check(), 1000);
  }

  stop() {
    clearInterval(this.#timer);
    USER_EVENTS.forEach((sign) => removeEventListener(sign, this.#alive));
    this.#dialog.remove();
  }

  /** Called when another tab is in use. */
  usedElsewhere() {
    this.#lastActivity = Date.now();
    if (this.#dialog.open) {
      this.#dialog.close();
    }
  }

  #onActivity() {
    const now = Date.now();
    if (!this.#dialog.open) {
      this.#lastActivity = now;
      if (now - this.#broadcastAt > BROADCAST_EVERY_MS) {
        this.#broadcastAt = now;
        this.#used();
      }
    }
  }

  #check() {
    const left = this.#lastActivity + IDLE_MS + WARNING_MS - Date.now();
    if (left <= 0) {
      this.#dialog.close();
      this.#end();
    } else if (left <= WARNING_MS) {
      write(this.#words, `Nobody has used this page for an hour. It logs out in ${duration(left / 1000)}.`);
      if (!this.#dialog.open) {
        this.#dialog.showModal();
      }
    }
  }
}
