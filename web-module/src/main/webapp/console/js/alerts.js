import { countOf, duration, joinWords, timeOfDay } from "./format.js";

/** Whether an alert is open, looked after or over, in words. */
export function alertStateText({ opened_at: opened, acknowledged_at: seen, resolved_at: resolved }) {
  if (resolved) {
    return `resolved after ${duration((Date.parse(resolved) - Date.parse(opened)) / 1000)}`;
  }
  return seen ? `acknowledged at ${timeOfDay(seen)}` : "open";
}

/** Who was told of it, and who could not be; names are those of the end points by id. */
export function recipientsText(deliveries, names) {
  const opened = deliveries.filter(({ event }) => event === "opened");
  const nameOf = ({ endpoint_id: id }) => names.get(id) ?? "a deleted endpoint";
  const recipients = opened.filter(({ sent_at: at }) => at).map(nameOf);
  const failed = opened.filter(({ sent_at: at, error }) => !at && error);
  return [
    recipients.length === 0 && failed.length === 0 ? "nobody" : "",
    joinWords(recipients),
    ...failed.map((one) => `not ${nameOf(one)} after ${countOf(one.attempts, "attempt")}: ${one.error}`),
  ].filter(Boolean).join("; ");
}

/** What becomes of a value in seconds, minutes or nothing, as ISO 8601 has it. */
export const toIsoSeconds = (text) => `PT${Number(text)}S`;

const PARTS = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?$/;

/** The seconds of a duration that the server writes, such as PT1M30S. */
export function parseIsoSeconds(iso) {
  const [, hours = "0", minutes = "0", seconds = "0"] = PARTS.exec(iso) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
