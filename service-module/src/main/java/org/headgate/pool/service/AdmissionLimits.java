package org.headgate.pool.service;

import java.time.Duration;
import java.util.Objects;

/**
 * How much one database admits.
 *
 * @param size how many may work at once, at least 1: the live maximum of the pool
 * @param queuePerClass how many of one class may wait, at least 0
 * @param deadline how long one may wait, more than zero
 */
public record AdmissionLimits(int size, int queuePerClass, Duration deadline) {
  /** Nobody waits longer than this for a connection, however long the pool's own timeout is. */
  public static final Duration LONGEST_DEADLINE = Duration.ofSeconds(5);

  private static final int SMALLEST_QUEUE = 16;
  private static final int QUEUE_PER_CONNECTION = 8;

  public AdmissionLimits {
    Objects.requireNonNull(deadline, "deadline");
    if (size < 1 || queuePerClass < 0 || deadline.isNegative() || deadline.isZero()) {
      throw new IllegalArgumentException(
          "size at least 1, queue at least 0, deadline above 0: %d, %d, %s"
              .formatted(size, queuePerClass, deadline));
    }
  }

  /**
   * The limits that suit a pool.
   *
   * @param connectionTimeout how long the pool itself lets a borrower wait
   */
  public static AdmissionLimits forPool(int size, Duration connectionTimeout) {
    Duration deadline =
        connectionTimeout.compareTo(LONGEST_DEADLINE) < 0 ? connectionTimeout : LONGEST_DEADLINE;
    return new AdmissionLimits(size, queueFor(size), deadline);
  }

  /** The same deadline for a pool of another size, with the queue that suits it. */
  public AdmissionLimits withSize(int newSize) {
    return new AdmissionLimits(newSize, queueFor(newSize), deadline);
  }

  private static int queueFor(int size) {
    return Math.max(SMALLEST_QUEUE, QUEUE_PER_CONNECTION * size);
  }
}
