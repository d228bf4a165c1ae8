import { el } from "../dom.js";
import { eventTypesText } from "../eventtypes.js";
import { count, countOf, dateAndTime } from "../format.js";
import { currentPlace, replaceQuery } from "../router.js";
import { Action } from "./action.js";
import { choice } from "./choice.js";
import { PagedList } from "./pagedlist.js";

const STATES = [["", "all"], ["waiting", "waiting"], ["delivered", "delivered"], ["dead", "failed"]];
const SINCE_EVER = new Date(0).toISOString();

/** What was sent to a webhook and what was given up, the newest first; each of it can be sent again. */
export class Deliveries {
  #api;
  #path;
  #notice;
  #state;
  #replay;
  #list;

  /** path is the webhook's. */
  constructor(api, path, notice) {
    this.#api = api;
    this.#path = path;
    this.#notice = notice;
    this.#state = choice("Delivery state", { id: "delivery-state" }, STATES);
    this.#state.input.value = currentPlace().query.deliveries ?? "";
    this.#state.input.addEventListener("change", () => {
      replaceQuery({ deliveries: this.#state.input.value });
      this.load();
    });
    this.#replay = new Action("Send all failed events again", notice, () => this.#replayAll(), { allowed: false });
    const again = el("button", { class: "button", type: "button" }, "Refresh");
    again.addEventListener("click", () => this.load());
    this.#list = new PagedList(api, "Deliveries", [
      { title: "When", kind: "time", of: ({ occurred_at: at }) => dateAndTime(at) },
      { title: "Event", of: ({ event_type: type }) => eventTypesText([type]) },
      { title: "State", of: ({ state }) => STATES.find(([name]) => name === state)?.[1] },
      { title: "Attempts", kind: "number", of: ({ attempts }) => count(attempts) },
      { title: "Last attempt", of: ({ last_attempt_at: at }) => dateAndTime(at) },
      { title: "Next attempt", of: ({ next_at: at }) => dateAndTime(at) },
      { title: "Error", kind: "words", of: ({ error }) => error },
      { title: "Id", kind: "id", of: ({ id }) => id },
      { title: "Actions", node: (delivery) => this.#actionOf(delivery) },
    ], { key: ({ id }) => id, version: ({ state }) => state, empty: "No deliveries in the last days.", wide: true });
    this.node = el("div", {}, el("div", { class: "row" }, this.#state.node, again, this.#replay.node), this.#list.node);
  }

  load() {
    return this.#list.show(`${this.#path}/deliveries`, { state: this.#state.input.value });
  }

  /** Nothing is sent again to a webhook that is not active. */
  allow(active) {
    this.#replay.allow(active);
  }

  #actionOf({ id, state }) {
    return state === "waiting" ? null : new Action("Send again", this.#notice, async () => {
      await this.#api.post(`${this.#path}/deliveries/${id}/replay`);
      this.load();
      return "It is queued to be sent again, with the same id.";
    }).node;
  }

  async #replayAll() {
    const { replayed, is_complete: complete } = await this.#api.post(`${this.#path}/replays`, { since: SINCE_EVER });
    this.load();
    return `${countOf(replayed, "event is", "events are")} queued to be sent again.${complete ? "" : " There are more: repeat this."}`;
  }
}
