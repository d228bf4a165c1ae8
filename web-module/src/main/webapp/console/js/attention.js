const SIGNS_OF_LIFE = ["pointerdown", "pointermove", "keydown", "wheel", "hashchange"];
const LONG_MS = 60_000;
const SELDOM_MS = 120_000;

let since = Date.now();
const waiting = new Set();

SIGNS_OF_LIFE.forEach((sign) => globalThis.addEventListener?.(sign, () => {
  const wasAway = Date.now() - since > LONG_MS;
  since = Date.now();
  if (wasAway) {
    waiting.forEach((listener) => listener());
  }
}, { passive: true }));

/**
 * How long to wait until a page asks again what it shows: seldom once all is calm and nobody has moved the pointer or
 * pressed a key for a minute.
 */
export const paced = (usual, isStirred) => (!isStirred && Date.now() - since > LONG_MS ? SELDOM_MS : usual);

/** Calls back at the first sign of life after that, until the function that is returned is called. */
export function onReturn(listener) {
  waiting.add(listener);
  return () => waiting.delete(listener);
}
