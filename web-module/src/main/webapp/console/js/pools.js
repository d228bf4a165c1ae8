import { isNumber } from "./format.js";

export const NAMES = { platform: "Platform", userdata: "User data", operator: "Operator" };
const ORDER = Object.keys(NAMES);

/** The states, heaviest last: the word an operator reads, and the level that picks shape and colour. */
export const STATES = {
  unknown: { weight: 0, word: "unknown", level: "none" },
  ok: { weight: 1, word: "ok", level: "ok" },
  busy: { weight: 2, word: "busy", level: "busy" },
  degraded: { weight: 3, word: "degraded", level: "busy" },
  exhausted: { weight: 4, word: "full", level: "wrong" },
  down: { weight: 5, word: "down", level: "wrong" },
};

/** The pool that is worst off. The operator's lane is busy whenever this console asks: that is no news. */
export const worstPool = (pools) => pools
  .filter(({ name, state }) => name !== "operator" || STATES[state].weight > STATES.busy.weight)
  .reduce((a, b) => (STATES[b.state].weight > STATES[a.state].weight ? b : a), { state: "unknown" });

/** The server's answer as the page works with it: a missing or null figure is undefined, the order is fixed. */
export function parsePools(answer) {
  const items = Array.isArray(answer?.items) ? answer.items : [];
  return items.filter((item) => item?.name).map(parsePool).sort((a, b) => rank(a.name) - rank(b.name));
}

function parsePool(item) {
  const figures = item.statistics ?? {};
  const settings = item.settings ?? {};
  const base = numberOrUndefined(settings.pool_size?.value);
  const inUse = numberOrUndefined(figures.in_use);
  const limit = numberOrUndefined(figures.max_size) ?? sum(base, numberOrUndefined(settings.max_overflow?.value)) ?? numberOrUndefined(figures.size);
  return {
    name: item.name,
    title: NAMES[item.name] ?? item.name,
    state: STATES[item.state] ? item.state : estimateState(inUse, limit),
    base,
    limit,
    inUse,
    size: numberOrUndefined(figures.size),
    idle: numberOrUndefined(figures.idle),
    waiting: numberOrUndefined(figures.waiting),
    overflow: numberOrUndefined(figures.overflow),
    created: numberOrUndefined(figures.created),
    destroyed: numberOrUndefined(figures.destroyed),
    timeouts: numberOrUndefined(figures.timeouts),
    waitMs: figures.wait_ms ?? {},
    inUseMs: figures.in_use_ms ?? {},
    settings,
    reason: item.reason ?? "",
    since: item.since ?? undefined,
    tlsMode: item.server?.tls_mode ?? undefined,
    driver: item.server?.driver ?? undefined,
    server: item.server?.version ?? undefined,
  };
}

function estimateState(inUse, limit) {
  if (inUse === undefined) {
    return "unknown";
  }
  return limit !== undefined && inUse >= limit ? "exhausted" : "ok";
}

const numberOrUndefined = (value) => (isNumber(value) ? value : undefined);
const sum = (a, b) => (a === undefined || b === undefined ? undefined : a + b);
const rank = (name) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
