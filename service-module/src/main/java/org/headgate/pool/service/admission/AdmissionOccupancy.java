package org.headgate.pool.service.admission;

import java.time.Duration;

/**
 * The permits of a pool in use, with their start times. Immutable; {@link PermitCounter} replaces
 * it as a whole.
 *
 * @param spare permits of the pool's own maintenance, which is no work
 */
record AdmissionOccupancy(
    int spare, Holders operator, Holders authentication, Holders users, Holders jobs) {

  static final AdmissionOccupancy NONE =
      new AdmissionOccupancy(0, Holders.NONE, Holders.NONE, Holders.NONE, Holders.NONE);

  /**
   * The permits of one class in use.
   *
   * @param out how many there are
   * @param startNanos the sum of the times at which they were acquired; differences survive its
   *     overflow
   */
  record Holders(int out, long startNanos) {

    private static final Holders NONE = new Holders(0, 0);

    private Holders taken(long now) {
      return new Holders(out + 1, startNanos + now);
    }

    private Holders givenBack(long takenAt) {
      return new Holders(out - 1, startNanos - takenAt);
    }

    private Holders and(Holders others) {
      return new Holders(out + others.out, startNanos + others.startNanos);
    }

    /** Their mean age; zero while there is none. */
    Duration meanAge(long now) {
      return out == 0 ? Duration.ZERO : Duration.ofNanos((out * now - startNanos) / out);
    }
  }

  /** The permits of all classes. */
  Holders all() {
    return operator.and(authentication).and(users).and(jobs);
  }

  Holders of(WorkPriority workPriority) {
    return switch (workPriority) {
      case OPERATOR -> operator;
      case AUTHENTICATION -> authentication;
      case USERS -> users;
      case JOBS -> jobs;
    };
  }

  int inUse() {
    return operator.out + authentication.out + users.out + jobs.out;
  }

  AdmissionOccupancy taken(WorkPriority workPriority, long now) {
    return with(workPriority, of(workPriority).taken(now));
  }

  AdmissionOccupancy released(WorkPriority workPriority, long takenAt) {
    return with(workPriority, of(workPriority).givenBack(takenAt));
  }

  AdmissionOccupancy withSpare(int change) {
    return new AdmissionOccupancy(spare + change, operator, authentication, users, jobs);
  }

  /** Whether a permit is free that is neither in use nor reserved for other classes. */
  boolean hasRoom(AdmissionLimits limits, WorkPriority workPriority) {
    int free = limits.size() - inUse() - spare;
    if (workPriority != WorkPriority.OPERATOR) {
      if (workPriority != WorkPriority.AUTHENTICATION) {
        free -= Math.max(0, limits.share(WorkPriority.AUTHENTICATION) - authentication.out);
      }
      if (workPriority != WorkPriority.USERS) {
        free -= Math.max(0, limits.share(WorkPriority.USERS) - users.out);
      }
    }
    return free > 0;
  }

  private AdmissionOccupancy with(WorkPriority workPriority, Holders changed) {
    return switch (workPriority) {
      case OPERATOR -> new AdmissionOccupancy(spare, changed, authentication, users, jobs);
      case AUTHENTICATION -> new AdmissionOccupancy(spare, operator, changed, users, jobs);
      case USERS -> new AdmissionOccupancy(spare, operator, authentication, changed, jobs);
      case JOBS -> new AdmissionOccupancy(spare, operator, authentication, users, changed);
    };
  }
}
