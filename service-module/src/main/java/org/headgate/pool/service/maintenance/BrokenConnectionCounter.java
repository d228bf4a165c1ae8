package org.headgate.pool.service.maintenance;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many connections of a pool were destroyed because they broke. Liberty counts what it destroys
 * and does not say why, and throws the whole pool away at the first error, whoever met it: so what
 * went in the five seconds before and after a loss counts as lost by it, each once.
 */
final class BrokenConnectionCounter {

  private static final int SECONDS = 5;

  private final Deque<Long> unexplained = new ArrayDeque<>();
  private long destroyed;
  private long broken;
  private int secondsToCome;

  /** A second has passed. */
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

  /** Connections of the pool were found broken. */
  synchronized void lost() {
    broken += unexplained.stream().mapToLong(Long::longValue).sum();
    unexplained.clear();
    secondsToCome = SECONDS;
  }

  synchronized long broken() {
    return broken;
  }
}
