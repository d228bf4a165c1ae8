import { truncate } from "./diagnosis.js";

const STORAGE_KEY = "headgate.notify";
const TAG = "headgate.diagnosis";

/**
 * Tells by the system what is wrong while this tab is in the background, once somebody has switched it on in this browser:
 * what is new, and when all is well again.
 */
export class Notifications {
  #store;
  #notify;
  #lastWord = "";

  /** store keeps the wish, make shows `(title, options)`. */
  constructor(store = globalThis.localStorage, make = (title, options) => new Notification(title, options)) {
    this.#store = store;
    this.#notify = make;
  }

  static get isPossible() {
    return "Notification" in globalThis;
  }

  get isOn() {
    return this.#store?.getItem(STORAGE_KEY) === "on" && Notification.permission === "granted";
  }

  /** Answers whether the browser allows it. */
  async switchOn() {
    const allowed = await Notification.requestPermission() === "granted";
    if (allowed) {
      this.#store?.setItem(STORAGE_KEY, "on");
    }
    return allowed;
  }

  switchOff() {
    this.#store?.removeItem(STORAGE_KEY);
  }

  /** Hears what the diagnosis says in a word, empty when all is well, with its sentence. */
  onDiagnosis(word, summary, hidden) {
    const previous = this.#lastWord;
    this.#lastWord = word;
    if (!hidden || word === previous || !this.isOn) {
      return;
    }
    try {
      this.#notify(word ? `Headgate: ${word}` : "Headgate: healthy again", { body: truncate(summary), tag: TAG });
    } catch {
      this.switchOff();
    }
  }
}
