const USER_EVENTS = ["pointerdown", "pointermove", "keydown", "wheel", "hashchange"];
const INACTIVE_AFTER_MS = 60_000;
const INACTIVE_INTERVAL_MS = 120_000;

let lastActivity = Date.now();
const returnListeners = new Set();

USER_EVENTS.forEach((sign) => globalThis.addEventListener?.(sign, () => {
  const wasInactive = isInactive();
  lastActivity = Date.now();
  if (wasInactive) {
    returnListeners.forEach((listener) => listener());
  }
}, { passive: true }));

/** Whether nobody has moved the pointer or pressed a key for a minute. */
export const isInactive = () => Date.now() - lastActivity > INACTIVE_AFTER_MS;

/**
 * How long to wait until a page asks again what it shows: seldom once all is calm and nobody has moved the pointer or
 * pressed a key for a minute.
 */
export const pollInterval = (normal, isActive = false) => (!isActive && isInactive() ? INACTIVE_INTERVAL_MS : normal);

/** Calls back at the first sign of life after that, until the function that is returned is called. */
export function onReturn(listener) {
  returnListeners.add(listener);
  return () => returnListeners.delete(listener);
}
