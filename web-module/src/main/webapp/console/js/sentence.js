import { count, duration, joinWords } from "./format.js";
import { STATES, worstPool } from "./pools.js";

const MIN_SHOWN_MS = 2000;

/**
 * The sentence on top of the page, from what the page knows: heaviest fault first, with its figures; when nothing is
 * wrong, how much is in use. The level picks the shape and colour before it, the short form is the window's title.
 */
export function statusSentence(pools, watch, now) {
  if (pools.length === 0) {
    return { level: "none", text: "The server reports no pool.", short: "No pools" };
  }
  const heaviest = worstPool(pools);
  const { level, word, weight } = STATES[heaviest.state];
  if (level === "none") {
    return { level, text: "The server does not report the state of its pools.", short: "Unknown" };
  }
  const silent = pools.filter(({ state }) => state === "unknown").map(({ title }) => lowerFirst(title));
  if (weight <= STATES.busy.weight && silent.length > 0) {
    return { level: "none", text: `The state of ${joinWords(silent)} is unknown. ${businessPoolsText(pools)}`, short: "Unknown" };
  }
  if (weight <= STATES.busy.weight) {
    const head = level === "ok" ? "Healthy" : "Busy";
    return { level, text: `${head}. ${businessPoolsText(pools)}`, short: head };
  }
  const faults = pools
    .filter(({ name, state }) => STATES[state].weight > STATES.busy.weight && !(name === "operator" && state === stateOf(pools, "platform")))
    .sort((a, b) => STATES[b.state].weight - STATES[a.state].weight)
    .map((pool) => faultText(pool, watch.timeInState(pool.name, now)));
  return { level, text: faults.join(" "), short: `${heaviest.title} ${word}` };
}

/** The operator's lane leads to the platform's server: what is said of the pool is said of it. */
const stateOf = (pools, wanted) => pools.find(({ name }) => name === wanted)?.state;

/** Business pools only: the operator's lane says nothing about the service while it works. */
function businessPoolsText(pools) {
  const reported = pools.filter(({ name, inUse: inUseText, state }) => inUseText !== undefined && (name !== "operator" || STATES[state].weight > STATES.busy.weight));
  if (reported.length === 0) {
    return "No figures yet.";
  }
  const poolTexts = reported.map(({ title, inUse: inUseText, limit }, index) =>
    `${index === 0 ? title : lowerFirst(title)} ${count(inUseText)}${limit === undefined ? "" : ` of ${count(limit)}`}`);
  const waiters = pools.filter(({ waiting }) => waiting > 0);
  const queue = waiters.map(({ title, waiting }) => `${count(waiting)} waiting for ${lowerFirst(title)}`);
  if (queue.length === 0 && reported.some(({ waiting }) => waiting === undefined)) {
    return `${poolTexts.join(", ")} in use.`;
  }
  return `${poolTexts.join(", ")} in use; ${queue.length === 0 ? "nothing waits" : joinWords(queue)}.`;
}

function faultText(pool, timeInState) {
  const since = durationText(timeInState);
  const queue = pool.waiting === undefined ? "" : `, ${count(pool.waiting)} waiting`;
  switch (pool.state) {
    case "down":
      return `The ${lowerFirst(pool.title)} database cannot be reached${since ? `, ${since} now` : ""}.`;
    case "exhausted":
      return `${pool.title} pool is full${reservesConnections(pool) ? " up to what it keeps for other work" : ""}: ${inUseText(pool)}${since ? ` ${since}` : ""}${queue}.`;
    default:
      return `${pool.title} pool is degraded${since ? ` ${since}` : ""}: ${inUseText(pool)}${queue}.`;
  }
}

/** Of each pool a share is kept for every class of work: with one class alone it never fills. */
function reservesConnections(pool) {
  return pool.inUse !== undefined && pool.limit !== undefined && pool.inUse < pool.limit;
}

function inUseText(pool) {
  if (pool.inUse === undefined) {
    return "use unknown";
  }
  return pool.limit === undefined ? `${count(pool.inUse)} in use` : `${count(pool.inUse)} of ${count(pool.limit)} in use`;
}

function durationText({ elapsed, witnessed }) {
  if (elapsed < MIN_SHOWN_MS) {
    return "";
  }
  return `for ${witnessed ? "" : "at least "}${duration(elapsed / 1000)}`;
}

const lowerFirst = (title) => title.charAt(0).toLowerCase() + title.slice(1);
