import { el } from "../dom.js";
import { eventTypes, eventTypesText } from "../eventtypes.js";
import { dateAndTime } from "../format.js";
import { currentPlace } from "../router.js";
import { field } from "../components/field.js";
import { Filters } from "../components/filters.js";
import { form } from "../components/form.js";
import { Heading } from "../components/heading.js";
import { PagedList } from "../components/pagedlist.js";
import { panel, part } from "../components/panel.js";
import { ShownSecret } from "../components/shownsecret.js";
import { NegativeResult } from "../problem.js";

const PATH = "admin/webhooks";
const FILTERS = [{ name: "event_type", label: "Event", options: [["", "any"], ...eventTypes] }];

/** What stands for an endpoint's activity. */
export const webhookStateText = ({ is_active: active, disabled_reason: reason }) =>
  (active ? "active" : `deactivated${reason ? `: ${reason}` : ""}`);

/** Who is told of what happens here, and new endpoints, whose secret is shown once. */
export class Webhooks {
  #api;
  #heading = new Heading("Webhooks", "Other systems that receive this server's events as signed requests.");
  #shown = new ShownSecret();
  #types = eventTypes.map(([type, words]) => ({ type, words, input: el("input", { type: "checkbox", id: `webhook-${type}` }) }));
  #list;
  #filters = new Filters(FILTERS, (query) => this.#list.show(PATH, query));

  constructor({ api }) {
    this.#api = api;
    this.#list = new PagedList(api, "Webhooks", [
      { title: "Name", node: ({ id, name }) => el("a", { href: `#/webhooks/${id}` }, name) },
      { title: "URL", kind: "code", of: ({ url }) => url },
      { title: "Events", kind: "words", of: ({ event_types: types }) => eventTypesText(types) },
      { title: "State", of: webhookStateText },
      { title: "Created", kind: "time", of: ({ created_at: at }) => dateAndTime(at) },
    ], { key: ({ id }) => id, version: ({ name }) => name, empty: "No webhooks yet.", wide: true, handledElsewhere: (failure) => this.#filters.refused(failure) });
    const types = el("fieldset", { class: "row" }, el("legend", {}, "Events"), ...this.#types.map(({ type, words, input }) =>
      el("label", { class: "check", for: `webhook-${type}` }, input, words)));
    this.node = el("div", { class: "page" }, this.#heading.node,
      panel("All", this.#filters.node, this.#list.node),
      part("new", "New webhook", this.#shown.node, form([
        field("Name of the webhook", { id: "webhook-name", name: "name", required: true, maxlength: 200, autocomplete: "off" }),
        field("URL", { id: "webhook-url", name: "url", type: "url", required: true, maxlength: 2000, autocomplete: "off", spellcheck: "false" }),
        { node: types, input: {} },
      ], "Create the webhook", (name, url) => this.#create(name, url))));
  }

  open() {
    this.#heading.open();
    return this.#load();
  }

  close() {}

  #load() {
    return this.#list.show(PATH, currentPlace().query);
  }

  async #create(name, url) {
    const types = this.#types.filter(({ input }) => input.checked).map(({ type }) => type);
    if (types.length === 0) {
      throw new NegativeResult("Choose at least one event.");
    }
    const { secret } = await this.#api.post(PATH, { name, url, event_types: types });
    this.#shown.show(name, secret);
    this.#load();
    return `${name} receives events from now on.`;
  }
}
