package org.headgate.pool.service.maintenance;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The number of a pool's connections that were destroyed because they broke. Liberty counts
 * destroyed connections without a reason, and discards the whole pool at the first error: therefore
 * those destroyed within five seconds before and after a loss count as broken, each once.
 */
final class BrokenConnectionCounter {

  private static final int SECONDS = 5;

  private final Deque<Long> unexplained = new ArrayDeque<>();
  private long destroyed;
  private long broken;
  private int secondsToCome;

  /** Called once a second. */
  synchronized void sampled(long destroyedSinceStart) {
    long gone = destroyedSinceStart - destroyed;
    destroyed = destroyedSinceStart;
    if (secondsToCome > 0) {
      secondsToCome--;
      broken += gone;
      return;
    }
    unexplained.addLast(gone);
    if (unexplained.size() > SECONDS) {
      unexplained.removeFirst();
    }
  }

  /** Reports that connections of the pool were broken. */
  synchronized void lost() {
    broken += unexplained.stream().mapToLong(Long::longValue).sum();
    unexplained.clear();
    secondsToCome = SECONDS;
  }

  synchronized long broken() {
    return broken;
  }
}
