import { count, counted, duration, milliseconds } from "./format.js";
import { SETTINGS } from "./poolrows.js";

/**
 * What a change would do, in words. asked holds the settings that would be other ones, most is how many connections the
 * pool could then have, evidence what its load was in the last minute, where it is known.
 */
export function effectOf(pool, asked, most, evidence) {
  const parts = [
    most === pool.limit ? "" : `${pool.title} may have ${counted(most, "connection")} instead of ${count(pool.limit)}.`,
    most < pool.inUse ? `${count(pool.inUse)} are in use. ${waitOf(pool, most, evidence)}` : "",
    most === pool.limit ? "" : load(most, asked.timeout_seconds ?? pool.settings.timeout_seconds?.value, evidence),
    asked.timeout_seconds === undefined ? "" : `A request that waits is refused after ${duration(asked.timeout_seconds)}.`,
    asked.recycle_seconds === undefined ? "" : recycling(asked.recycle_seconds),
  ].filter(Boolean);
  if (parts.length > 0) {
    return parts.join(" ");
  }
  return Object.keys(asked).length === 0
    ? `Nothing is changed yet. ${pool.title} may have ${counted(pool.limit, "connection")}.`
    : `${pool.title} keeps ${counted(asked.pool_size ?? pool.base, "connection")} open.`;
}

/** How long requests wait when a pool shrinks below what is in use. */
export function waitOf(pool, most, evidence) {
  const back = pool.inUse - most + 1;
  const held = evidence?.mean_hold_milliseconds;
  const until = `Requests will wait until ${counted(back, "connection")} come back`;
  return held > 0 ? `${until}, about ${milliseconds((held / pool.inUse) * back)}.` : `${until}.`;
}

/** The load of the last minute on so many connections (Little's law). */
function load(most, timeout, evidence) {
  const busy = evidence?.connections_busy;
  if (busy === undefined) {
    return "";
  }
  const percent = Math.round((busy / most) * 100);
  return percent < 100
    ? `The load of the last minute would keep them ${count(percent)} % busy.`
    : `The load of the last minute needs ${busy.toFixed(1)}: requests will queue, and be refused after ${duration(timeout)}.`;
}

function recycling(seconds) {
  const told = SETTINGS.recycle_seconds.tell(seconds);
  return `Connections are ${told === "never" ? "never replaced for their age" : `replaced after ${told}`}.`;
}
