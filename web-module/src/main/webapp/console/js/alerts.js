import { countOf, duration, joinWords } from "./format.js";

/** Whether an alert is open, looked after or over, in words. */
export function alertStateText({ opened_at: opened, acknowledged_at: seen, acknowledged_by: by, resolved_at: resolved }) {
  const after = (at) => `after ${duration((Date.parse(at) - Date.parse(opened)) / 1000)}`;
  const steps = [seen ? `acknowledged ${after(seen)}${by ? ` by ${by}` : ""}` : "", resolved ? `resolved ${after(resolved)}` : ""];
  return steps.filter(Boolean).join(", ") || "open";
}

/** Quiet hours of a form, which need both of their times; empty: none. */
export function quietHoursOf(from, to, zone) {
  return from || to ? { quiet_hours: { from, to, time_zone: zone } } : {};
}

/** The members of an endpoint that a form changes. A secret is not shown, and stays where nothing was entered. */
export function endpointChanges(endpoint, { name, url, addresses, key, late, quiet }) {
  const { kind } = endpoint;
  const changes = [
    ["name", name, name !== endpoint.name],
    ["url", url, kind === "webhook" ? url !== endpoint.url : kind === "slack" && url !== ""],
    ["addresses", addresses, kind === "mail" && addresses.join(" ") !== endpoint.addresses.join(" ")],
    ["routing_key", key, kind === "pagerduty" && key !== ""],
    ["is_escalation", late, late !== endpoint.is_escalation],
    ["quiet_hours", quiet, hoursText(quiet) !== hoursText(endpoint.quiet_hours)],
  ];
  return Object.fromEntries(changes.filter(([, , changed]) => changed).map(([member, value]) => [member, value]));
}

const hoursText = (quiet) => (quiet ? `${quiet.from} ${quiet.to} ${quiet.time_zone}` : "");

/** Who was told of it, and who could not be; names are those of the endpoints by id. */
export function recipientsText(deliveries, names) {
  const opened = deliveries.filter(({ event }) => event === "opened");
  const nameOf = ({ endpoint_id: id }) => names.get(id) ?? "a deleted endpoint";
  const recipients = opened.filter(({ sent_at: at }) => at).map(nameOf);
  const failed = opened.filter(({ sent_at: at, error }) => !at && error);
  return [
    recipients.length === 0 && failed.length === 0 ? "nobody" : "",
    joinWords(recipients),
    ...failed.map((one) => `${untoldText(nameOf(one), one)}: ${one.error}`),
  ].filter(Boolean).join("; ");
}

/** An attempt that failed by a fault of the service does not count. */
const untoldText = (name, { attempts }) => (attempts === 0 ? `not yet ${name}` : `not ${name} after ${countOf(attempts, "attempt")}`);

/** What becomes of a value in seconds, minutes or nothing, as ISO 8601 has it. */
export const toIsoSeconds = (text) => `PT${Number(text)}S`;

const PARTS = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?$/;

/** The seconds of a duration that the server writes, such as PT1M30S. */
export function parseIsoSeconds(iso) {
  const [, hours = "0", minutes = "0", seconds = "0"] = PARTS.exec(iso) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
