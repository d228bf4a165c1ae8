package org.headgate.pool.service.admission;

import java.time.Duration;
import java.util.Objects;

/**
 * The limits of one pool's admission, with the reserved shares: a quarter for requests of users, an
 * eighth for authentication. So work of one priority never takes all permits, and a reserved one
 * may be free while other work waits.
 *
 * @param size number of permits, at least 1: the live maximum of the pool
 * @param queuePerPriority how many of one priority may wait, at least 0
 * @param deadline maximum wait, more than zero
 * @param shared whether permits are reserved; otherwise the more urgent work is only served first
 */
public record AdmissionLimits(int size, int queuePerPriority, Duration deadline, boolean shared) {
  /** The longest wait for a connection, however long the pool's own timeout is. */
  public static final Duration MAX_DEADLINE = Duration.ofSeconds(5);

  private static final int MIN_QUEUE = 16;
  private static final int QUEUE_PER_CONNECTION = 8;

  /** Below this size authentication is only preferred in the queue. */
  private static final int MIN_SIZE_WITH_SHARES = 4;

  public AdmissionLimits {
    Objects.requireNonNull(deadline, "deadline");
    if (size < 1 || queuePerPriority < 0 || deadline.isNegative() || deadline.isZero()) {
      throw new IllegalArgumentException(
          "size at least 1, queue at least 0, deadline above 0: %s, %s, %s"
              .formatted(size, queuePerPriority, deadline));
    }
  }

  /** Limits with reserved shares. */
  public AdmissionLimits(int size, int queuePerPriority, Duration deadline) {
    this(size, queuePerPriority, deadline, true);
  }

  /** Limits without reserved shares: the more urgent work is only served first. */
  public static AdmissionLimits unshared(int size, int queuePerPriority, Duration deadline) {
    return new AdmissionLimits(size, queuePerPriority, deadline, false);
  }

  /**
   * The limits for a pool.
   *
   * @param connectionTimeout how long the pool itself lets a borrower wait
   */
  public static AdmissionLimits forPool(int size, Duration connectionTimeout) {
    Duration deadline =
        connectionTimeout.compareTo(MAX_DEADLINE) < 0 ? connectionTimeout : MAX_DEADLINE;
    return new AdmissionLimits(size, queueFor(size), deadline);
  }

  /** The number of permits reserved for this priority. */
  int share(WorkPriority workPriority) {
    if (!shared) {
      return 0;
    }
    return switch (workPriority) {
      case USERS -> size < 2 ? 0 : Math.max(1, size / 4);
      case AUTHENTICATION -> size < MIN_SIZE_WITH_SHARES ? 0 : Math.max(1, size / 8);
      case OPERATOR, JOBS -> 0;
    };
  }

  /** How many requests of users can have a permit at once: all but the share of log-ins. */
  public int usersAtOnce() {
    return size - share(WorkPriority.AUTHENTICATION);
  }

  private static int queueFor(int size) {
    return Math.max(MIN_QUEUE, QUEUE_PER_CONNECTION * size);
  }
}
