import { count, countOf, duration } from "./format.js";
import { SETTINGS } from "./poolrows.js";

/**
 * What a change would do, in words. asked holds the settings that would be other ones, most is how many connections the
 * pool could then have, evidence what its load was lately, where it is known.
 */
export function changeEffect(pool, requested, most, evidence) {
  const parts = [
    most === pool.limit ? "" : `${pool.title} may have ${countOf(most, "connection")} instead of ${count(pool.limit)}.`,
    most === pool.limit ? "" : loadEffect(pool, most, evidence),
    requested.timeout_seconds === undefined ? "" : `A request that waits is refused after ${duration(requested.timeout_seconds)} at the latest.`,
    requested.recycle_seconds === undefined ? "" : recycleEffect(requested.recycle_seconds),
  ].filter(Boolean);
  if (parts.length > 0) {
    return parts.join(" ");
  }
  return Object.keys(requested).length === 0
    ? `Nothing is changed yet. ${pool.title} may have ${countOf(pool.limit, "connection")}.`
    : `${pool.title} keeps ${countOf(requested.pool_size ?? pool.base, "connection")} open.`;
}

/**
 * Predicts how a number of connections would serve the present load: the one prediction, for the question before a change
 * and for the text beside the settings. Too few lead to refusals, in the words and the unit in which such a change is
 * reverted.
 */
export function loadEffect(pool, most, evidence) {
  const inUse = pool.inUse ?? 0;
  const busy = Math.max(evidence?.connections_busy ?? 0, inUse + (pool.waiting ?? 0));
  if (busy > most) {
    return `The current load needs ${count(Math.ceil(busy))}: requests will queue, and about ${count(Math.round((1 - most / busy) * 100))} % will be refused.`;
  }
  return evidence?.connections_busy === undefined ? "" : `The current load would keep them ${count(Math.round((busy / most) * 100))} % busy.`;
}

function recycleEffect(seconds) {
  const age = SETTINGS.recycle_seconds.format(seconds);
  return `Connections are ${age === "never" ? "never replaced because of their age" : `replaced after ${age}`}.`;
}
