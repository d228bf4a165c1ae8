import { presentFindings } from "../diagnosis.js";
import { Poller } from "../poller.js";
import { pollInterval } from "../useractivity.js";

const ACTIVE_INTERVAL_MS = 15_000;
const CALM_INTERVAL_MS = 60_000;

/** How often to ask what becomes of findings: alerts and incidents begin a moment after them, and end a minute after. */
export const findingsInterval = (diagnosis) => (presentFindings(diagnosis.latest) > 0 ? ACTIVE_INTERVAL_MS : pollInterval(CALM_INTERVAL_MS));

/** Keeps a list that depends on findings up to date while its page is open. */
export class ListRefresh {
  #diagnosis;
  #poller;
  #forget = () => {};

  constructor(list, diagnosis) {
    this.#diagnosis = diagnosis;
    this.#poller = new Poller(() => list.refresh(), { answered: () => undefined, failed: () => undefined }, () => findingsInterval(diagnosis));
  }

  start() {
    this.#forget = this.#diagnosis.onFindings(() => this.#poller.now());
    this.#poller.start();
  }

  stop() {
    this.#forget();
    this.#poller.stop();
  }
}
