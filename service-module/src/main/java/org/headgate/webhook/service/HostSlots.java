package org.headgate.webhook.service;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many requests go to one host at a time. One that is slow may occupy so many workers and no
 * more.
 */
final class HostSlots {

  private final int slots;
  private final Map<String, Integer> taken = new ConcurrentHashMap<>();

  HostSlots(int slots) {
    this.slots = slots;
  }

  /** Whether there was a free one; who takes one gives it back. */
  boolean take(String host) {
    boolean[] got = new boolean[1];
    taken.compute(
        host,
        (name, count) -> {
          int now = count == null ? 0 : count;
          got[0] = now < slots;
          return got[0] ? now + 1 : count;
        });
    return got[0];
  }

  void giveBack(String host) {
    taken.computeIfPresent(host, (name, count) -> count == 1 ? null : count - 1);
  }
}
