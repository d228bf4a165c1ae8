package org.headgate.pool.service.admission;

import java.time.Duration;
import java.util.Objects;

/**
 * How much one database admits, and what of it is kept for whom: a quarter for requests of users,
 * an eighth for authentication. So no crowd of one class has it all, and a permit may stay free
 * while others wait: for those it is kept for.
 *
 * @param size how many may work at once, at least 1: the live maximum of the pool
 * @param queuePerClass how many of one class may wait, at least 0
 * @param deadline how long one may wait, more than zero
 * @param shared whether classes have shares; otherwise they differ in their order alone
 */
public record AdmissionLimits(int size, int queuePerClass, Duration deadline, boolean shared) {
  /** Nobody waits longer than this for a connection, however long the pool's own timeout is. */
  public static final Duration LONGEST_DEADLINE = Duration.ofSeconds(5);

  private static final int SMALLEST_QUEUE = 16;
  private static final int QUEUE_PER_CONNECTION = 8;

  /** Below that authentication has only its place at the head of the queue. */
  private static final int SMALLEST_TO_SHARE = 4;

  public AdmissionLimits {
    Objects.requireNonNull(deadline, "deadline");
    if (size < 1 || queuePerClass < 0 || deadline.isNegative() || deadline.isZero()) {
      throw new IllegalArgumentException(
          "size at least 1, queue at least 0, deadline above 0: %s, %s, %s"
              .formatted(size, queuePerClass, deadline));
    }
  }

  /** With the shares of the classes. */
  public AdmissionLimits(int size, int queuePerClass, Duration deadline) {
    this(size, queuePerClass, deadline, true);
  }

  /** Nothing is kept for a class: the more urgent one only goes first. */
  public static AdmissionLimits unshared(int size, int queuePerClass, Duration deadline) {
    return new AdmissionLimits(size, queuePerClass, deadline, false);
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
    return new AdmissionLimits(newSize, queueFor(newSize), deadline, shared);
  }

  /** How many permits the other classes leave to this one, whatever they want. */
  int share(WorkPriority workPriority) {
    if (!shared) {
      return 0;
    }
    return switch (workPriority) {
      case USERS -> size < 2 ? 0 : Math.max(1, size / 4);
      case AUTHENTICATION -> size < SMALLEST_TO_SHARE ? 0 : Math.max(1, size / 8);
      case OPERATOR, JOBS -> 0;
    };
  }

  private static int queueFor(int size) {
    return Math.max(SMALLEST_QUEUE, QUEUE_PER_CONNECTION * size);
  }
}
