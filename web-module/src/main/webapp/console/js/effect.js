import { count, counted, duration } from "./format.js";
import { SETTINGS } from "./poolrows.js";

/**
 * What a change would do, in words. asked holds the settings that would be other ones, most is how many connections the
 * pool could then have, evidence what its load was lately, where it is known.
 */
export function effectOf(pool, asked, most, evidence) {
  const parts = [
    most === pool.limit ? "" : `${pool.title} may have ${counted(most, "connection")} instead of ${count(pool.limit)}.`,
    most === pool.limit ? "" : loadOf(pool, most, evidence),
    asked.timeout_seconds === undefined ? "" : `A request that waits is refused after ${duration(asked.timeout_seconds)} at the latest.`,
    asked.recycle_seconds === undefined ? "" : recycling(asked.recycle_seconds),
  ].filter(Boolean);
  if (parts.length > 0) {
    return parts.join(" ");
  }
  return Object.keys(asked).length === 0
    ? `Nothing is changed yet. ${pool.title} may have ${counted(pool.limit, "connection")}.`
    : `${pool.title} keeps ${counted(asked.pool_size ?? pool.base, "connection")} open.`;
}

/**
 * How so many connections would do under the load there is: the one prediction, for the question that is asked before
 * and the text beside the knobs. More work than they can do leads to refusals, in the words and the unit in which a change
 * is taken back for them.
 */
export function loadOf(pool, most, evidence) {
  const inUse = pool.inUse ?? 0;
  const busy = Math.max(evidence?.connections_busy ?? 0, inUse + (pool.waiting ?? 0));
  if (busy > most) {
    return `The present load needs ${count(Math.ceil(busy))}: requests will queue, and about ${count(Math.round((1 - most / busy) * 100))} % will be refused.`;
  }
  return evidence?.connections_busy === undefined ? "" : `The present load would keep them ${count(Math.round((busy / most) * 100))} % busy.`;
}

function recycling(seconds) {
  const told = SETTINGS.recycle_seconds.tell(seconds);
  return `Connections are ${told === "never" ? "never replaced for their age" : `replaced after ${told}`}.`;
}
