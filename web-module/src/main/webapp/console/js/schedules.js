import { count, dateAndTime, joinWords, plainWords, timeAgo } from "./format.js";
import { serverNow } from "./serverclock.js";

const DURATION = /^PT?(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/;
const UNITS = ["d", "h", "min", "s"];

/** A duration as ISO 8601 in words: "PT15M" is "15 min". */
function durationText(iso) {
  const parts = (DURATION.exec(iso) ?? []).slice(1).map((number, index) => (number ? `${number}\u00a0${UNITS[index]}` : ""));
  return parts.filter(Boolean).join(" ") || iso;
}

/** When a schedule is due, in words. */
export function triggerText({ type, expression, time_zone: zone, every, at }) {
  if (type === "cron") {
    return `${expression} ${zone ?? "UTC"}`;
  }
  return type === "once" ? `once, ${dateAndTime(at)}` : `every ${durationText(every)}`;
}

/** What a schedule does, in words. */
export const actionText = ({ type, task, url, subject }) => {
  const what = { webhook: url, email: subject, system: task }[type] ?? task;
  return what ? `${plainWords(type)}: ${what}` : plainWords(type);
};

const LEVELS = { succeeded: "ok", failed: "wrong", skipped: "busy", missed: "busy" };

/** How the latest run ended, as a level. */
export const outcomeLevel = ({ last_outcome: last }) => LEVELS[last] ?? "none";

/** How it went lately, in words: "failed 2 min ago; of the last 20: 9 failed and 3 skipped". What went well needs no number. */
export function recentRunsText({ executions, outcomes, last_outcome: last, last_ended_at: at }, now = serverNow()) {
  if (!last) {
    return "not run yet";
  }
  const head = at ? `${plainWords(last)} ${timeAgo(now - Date.parse(at))}` : plainWords(last);
  const unsuccessful = ["failed", "skipped", "missed"].filter((outcome) => outcomes[outcome] > 0).map((outcome) => `${count(outcomes[outcome])} ${outcome}`);
  return unsuccessful.length === 0 || executions === 1 ? head : `${head}; of the last ${count(executions)}: ${joinWords(unsuccessful)}`;
}
