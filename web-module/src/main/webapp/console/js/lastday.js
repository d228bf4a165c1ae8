import { countOf, dateAndTime, duration, timeOfDay } from "./format.js";
import { recipientsText } from "./alerts.js";

const DAY_MS = 24 * 3600 * 1000;

/** An alert opens a moment after its incident, and clocks of nodes differ. */
const TOLERANCE_MS = 60_000;

/** Of a list's first page, which is enough for a day that one can still read. */
const LIMIT = 100;

const MAX_SHOWN = 10;

/**
 * What went wrong in the last day, newest first: each alert with the incidents that it was about, and the incidents of
 * which there was no alert, those of one cause together. An entry is `{alert?, incidents, title, began, ended}`, times in
 * epoch milliseconds and ended undefined while it lasts.
 */
export function entriesOfLastDay(incidents, alerts, now) {
  const entries = alerts.map((alert) => ({ alert, incidents: [] }));
  const withoutAlert = new Map();
  for (const incident of incidents) {
    const entry = entryOf(incident, entries, now);
    const cause = `${incident.code}/${incident.pool ?? ""}`;
    if (entry) {
      entry.incidents.push(incident);
    } else {
      withoutAlert.set(cause, [...(withoutAlert.get(cause) ?? []), incident]);
    }
  }
  return [...entries, ...[...withoutAlert.values()].map((alike) => ({ incidents: alike }))]
    .map(withTimes)
    .filter(({ ended }) => ended === undefined || ended > now - DAY_MS)
    .sort((one, other) => other.began - one.began);
}

/** The alert of the same cause that was open then, or the one of another cause that opened meanwhile. */
function entryOf(incident, entries, now) {
  const began = Date.parse(incident.began_at) - TOLERANCE_MS;
  const ended = endOf(incident.ended_at, now) + TOLERANCE_MS;
  const open = entries.filter(({ alert }) => Date.parse(alert.opened_at) <= ended && endOf(alert.resolved_at, now) >= began);
  return open.find(({ alert }) => alert.kind === incident.code && (alert.pool ?? "") === (incident.pool ?? ""))
    ?? open.find(({ alert }) => Date.parse(alert.opened_at) >= began && (!alert.pool || !incident.pool || alert.pool === incident.pool));
}

const endOf = (at, now) => (at ? Date.parse(at) : now);

/** What was alerted of lasts until its alert is resolved: until then it may come back. */
function withTimes(entry) {
  const { alert, incidents } = entry;
  const begins = [...(alert ? [alert.opened_at] : []), ...incidents.map(({ began_at: at }) => at)].map((at) => Date.parse(at));
  const ends = incidents.length > 0 ? incidents.map(({ ended_at: at }) => at) : [alert.resolved_at];
  const isOver = ends.every(Boolean) && (!alert || Boolean(alert.resolved_at));
  return {
    ...entry,
    title: (alert ?? incidents[0]).title,
    began: Math.min(...begins),
    ended: isOver ? Math.max(...ends.map((at) => Date.parse(at))) : undefined,
  };
}

/** How many there were, how many last, and of how many nobody was told, as the rest of a sentence. */
export function lastDayText(entries, isCut) {
  const { length } = entries;
  if (length === 0) {
    return "nothing went wrong.";
  }
  const open = entries.filter(({ ended }) => ended === undefined).length;
  const untold = entries.filter((entry) => !isTold(entry)).length;
  const state = open === 0 ? (length === 1 ? "over" : "all over") : open === length ? "not over yet" : `${open} not over yet`;
  const told = untold === 0 ? "" : ` Nobody was told of ${length === 1 ? "it" : untold === length ? "them" : `${untold} of them`}.`;
  return `${isCut ? "at least " : ""}${countOf(length, "problem")}, ${state}.${told}`;
}

const isTold = ({ alert }) => (alert?.deliveries ?? []).some(({ event, sent_at: at }) => event === "opened" && at);

/** The newest entries, and all that last. */
export const shownEntries = (entries) => entries.filter(({ ended }, index) => index < MAX_SHOWN || ended === undefined);

/** How many entries are left out of those. */
export function hiddenText(entries) {
  const hidden = entries.length - shownEntries(entries).length;
  return hidden === 0 ? "" : `${countOf(hidden, "earlier one")} ${hidden === 1 ? "is" : "are"} over and not shown.`;
}

/** When it was, and for how long; several of one cause are one entry. */
export function timeText({ began, ended, incidents }, now) {
  const at = (instant) => (instant > now - DAY_MS ? timeOfDay(instant) : dateAndTime(new Date(instant).toISOString()));
  if (ended === undefined) {
    return `since ${at(began)}`;
  }
  return incidents.length > 1
    ? `${countOf(incidents.length, "time")} from ${at(began)} to ${at(ended)}`
    : `${at(began)}, for ${duration((ended - began) / 1000)}`;
}

/** Who was told, with names being those of the endpoints by id. */
export const toldText = ({ alert }, names) => (alert ? recipientsText(alert.deliveries, names) : "nobody: there was no alert");

/** What is to be done now, or once it comes back. */
export function cureText({ alert, ended }) {
  if (!alert) {
    return ended === undefined ? "See its findings." : "Nothing now. Its findings say what to do if it comes back.";
  }
  return ended === undefined ? alert.cure : `Nothing now. If it comes back: ${alert.cure}`;
}

/** Asks the server for the lists of the last day, and for the names of those who were told where one is not known yet. */
export class LastDayFeed {
  #api;
  #names = new Map();
  #asked = new Set();

  constructor(api) {
    this.#api = api;
  }

  /**
   * Gives `{entries, isCut, names}`; isCut where there were more than a page of a list. One after the other: the operator's
   * lane has two connections, and others need it too.
   */
  async load(now, signal) {
    const list = (path) => this.#api.get(`${path}?limit=${LIMIT}`, signal);
    const incidents = await list("admin/incidents");
    const alerts = await list("admin/alerts");
    const entries = entriesOfLastDay(incidents.items, alerts.items, now);
    await this.#nameRecipients(entries, signal);
    const isCut = isWithin(incidents, ({ began_at: at }) => at, now) || isWithin(alerts, ({ opened_at: at }) => at, now);
    return { entries, isCut, names: this.#names };
  }

  async #nameRecipients(entries, signal) {
    const ids = entries.flatMap(({ alert }) => alert?.deliveries ?? []).map(({ endpoint_id: id }) => id);
    if (ids.some((id) => !this.#asked.has(id))) {
      const { items } = await this.#api.get("admin/alerts/endpoints?limit=200", signal);
      this.#names = new Map(items.map(({ id, name }) => [id, name]));
      ids.forEach((id) => this.#asked.add(id));
    }
  }
}

/** Whether the next page has something of the last day too. */
const isWithin = ({ items, next_cursor: cursor }, timeOf, now) => Boolean(cursor) && Date.parse(timeOf(items.at(-1))) > now - DAY_MS;
