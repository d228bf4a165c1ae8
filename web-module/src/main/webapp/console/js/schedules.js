import { dayAndTime, inPlain } from "./format.js";

const DURATION = /^PT?(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/;
const UNITS = ["d", "h", "min", "s"];

/** A duration as ISO 8601 in words: "PT15M" is "15 min". */
function spelt(iso) {
  const parts = (DURATION.exec(iso) ?? []).slice(1).map((number, index) => (number ? `${number}\u00a0${UNITS[index]}` : ""));
  return parts.filter(Boolean).join(" ") || iso;
}

/** When a schedule is due, in words. */
export function triggerOf({ type, expression, time_zone: zone, every, at }) {
  if (type === "cron") {
    return `${expression} ${zone ?? "UTC"}`;
  }
  return type === "once" ? `once, ${dayAndTime(at)}` : `every ${spelt(every)}`;
}

/** What a schedule does, in words. */
export const actionOf = ({ type, task, url, subject }) => {
  const what = { webhook: url, email: subject, system: task }[type] ?? task;
  return what ? `${inPlain(type)}: ${what}` : inPlain(type);
};
