package org.headgate.webhook.service;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many requests go to one host at a time: one that is slow may occupy so many workers and no
 * more. Who is turned away is told to come back the later, the more were turned away before, so
 * that a crowd before one host does not keep asking.
 */
final class HostSlots {

  private static final Duration SHORTEST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final long MILLIS_EACH = 50;

  private final int slots;
  private final Map<String, Crowd> crowds = new ConcurrentHashMap<>();

  HostSlots(int slots) {
    this.slots = slots;
  }

  private record Crowd(int inside, int turnedAway) {

    static final Crowd NOBODY = new Crowd(0, 0);

    boolean isGone() {
      return inside == 0 && turnedAway == 0;
    }
  }

  /** Takes a slot, which is to be given back; or says how long to stay away. */
  Optional<Duration> take(String host) {
    Crowd[] before = new Crowd[1];
    crowds.compute(
        host,
        (name, found) -> {
          Crowd crowd = found == null ? Crowd.NOBODY : found;
          before[0] = crowd;
          return crowd.inside() < slots
              ? new Crowd(crowd.inside() + 1, Math.max(0, crowd.turnedAway() - 1))
              : new Crowd(crowd.inside(), crowd.turnedAway() + 1);
        });
    if (before[0].inside() < slots) {
      return Optional.empty();
    }
    Duration pause = SHORTEST.plusMillis(MILLIS_EACH * before[0].turnedAway());
    return Optional.of(pause.compareTo(LONGEST) < 0 ? pause : LONGEST);
  }

  void giveBack(String host) {
    crowds.computeIfPresent(
        host,
        (name, crowd) -> {
          Crowd left = new Crowd(crowd.inside() - 1, crowd.inside() == 1 ? 0 : crowd.turnedAway());
          return left.isGone() ? null : left;
        });
  }
}
