import { History } from "./history.js";

const SAVE_EVERY_MS = 10_000;

/** The histories of several things of one kind, by name; kept in the storage of the tab, so that a reload loses nothing. */
export class Histories {
  #key;
  #fields;
  #all;
  #savedAt = 0;
  #leave = () => this.#save();

  /** key is the name in the storage, fields are those of each {@link History}. */
  constructor(key, fields) {
    this.#key = key;
    this.#fields = fields;
    this.#all = this.#load();
    addEventListener("pagehide", this.#leave);
  }

  /** Forgets all, and keeps no more. */
  close() {
    removeEventListener("pagehide", this.#leave);
    this.#all.clear();
  }

  of(name) {
    if (!this.#all.has(name)) {
      this.#all.set(name, new History(this.#fields));
    }
    return this.#all.get(name);
  }

  /** Writes to the storage now and then. */
  saveAt(now) {
    if (now - this.#savedAt > SAVE_EVERY_MS) {
      this.#savedAt = now;
      this.#save();
    }
  }

  #load() {
    try {
      const flat = JSON.parse(sessionStorage.getItem(this.#key) ?? "{}");
      return new Map(Object.entries(flat).map(([name, one]) => [name, new History(this.#fields, one)]));
    } catch {
      return new Map();
    }
  }

  #save() {
    const flat = [...this.#all].map(([name, history]) => [name, history.flat()]);
    try {
      sessionStorage.setItem(this.#key, JSON.stringify(Object.fromEntries(flat)));
    } catch {
      sessionStorage.removeItem(this.#key);
    }
  }
}
