/**
 * Since when each pool has been in its state, as far as this page has seen it. A state that was there at the first look
 * may be older: then the time is only a lower bound, and the words say "at least".
 */
export class StateTracker {
  #seen = new Map();

  /** Notes the states of one answer, which came at the given instant (epoch milliseconds); answers who is in another one now. */
  update(pools, at) {
    return pools.flatMap(({ name, state }) => {
      const previous = this.#seen.get(name);
      if (previous?.state === state) {
        return [];
      }
      this.#seen.set(name, { state, at, witnessed: previous !== undefined });
      return previous ? [{ name, before: previous.state, now: state }] : [];
    });
  }

  /** How long, in milliseconds, and whether the page saw it begin. */
  timeInState(name, now) {
    const seen = this.#seen.get(name);
    return seen ? { elapsed: now - seen.at, witnessed: seen.witnessed } : { elapsed: 0, witnessed: false };
  }
}
