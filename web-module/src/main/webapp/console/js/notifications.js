import { shortened } from "./diagnosis.js";

const KEY = "headgate.notify";
const TAG = "headgate.diagnosis";

/**
 * Tells by the system what is wrong while this tab is in the background, once somebody has switched it on in this browser:
 * what is new, and when all is well again.
 */
export class Notifications {
  #store;
  #make;
  #told = "";

  /** store keeps the wish, make shows `(title, options)`. */
  constructor(store = globalThis.localStorage, make = (title, options) => new Notification(title, options)) {
    this.#store = store;
    this.#make = make;
  }

  static get isPossible() {
    return "Notification" in globalThis;
  }

  get isOn() {
    return this.#store?.getItem(KEY) === "on" && Notification.permission === "granted";
  }

  /** Answers whether the browser allows it. */
  async switchOn() {
    const allowed = await Notification.requestPermission() === "granted";
    if (allowed) {
      this.#store?.setItem(KEY, "on");
    }
    return allowed;
  }

  switchOff() {
    this.#store?.removeItem(KEY);
  }

  /** Hears what the diagnosis says in a word, empty when all is well, with its sentence. */
  hear(word, summary, hidden) {
    const before = this.#told;
    this.#told = word;
    if (!hidden || word === before || !this.isOn) {
      return;
    }
    try {
      this.#make(word ? `Headgate: ${word}` : "Headgate: healthy again", { body: shortened(summary), tag: TAG });
    } catch {
      this.switchOff();
    }
  }
}
