package org.headgate.pool.service.admission;

import java.time.Duration;

/**
 * The permits of a pool in use, with their start times. Immutable; {@link PermitCounter} replaces
 * it as a whole.
 *
 * @param maintenance permits that the pool's own maintenance holds; they are not counted as work
 */
record AdmissionOccupancy(
    int maintenance, Holders operator, Holders authentication, Holders users, Holders jobs) {

  static final AdmissionOccupancy NONE =
      new AdmissionOccupancy(0, Holders.NONE, Holders.NONE, Holders.NONE, Holders.NONE);

  /**
   * The permits of one priority in use.
   *
   * @param count how many there are
   * @param sumOfStartNanos the sum of the times at which they were acquired; differences survive
   *     its overflow
   */
  record Holders(int count, long sumOfStartNanos) {

    private static final Holders NONE = new Holders(0, 0);

    private Holders acquired(long now) {
      return new Holders(count + 1, sumOfStartNanos + now);
    }

    private Holders released(long acquiredAt) {
      return new Holders(count - 1, sumOfStartNanos - acquiredAt);
    }

    private Holders and(Holders others) {
      return new Holders(count + others.count, sumOfStartNanos + others.sumOfStartNanos);
    }

    /** Their mean age; zero while there is none. */
    Duration meanAge(long now) {
      return count == 0 ? Duration.ZERO : Duration.ofNanos((count * now - sumOfStartNanos) / count);
    }
  }

  /** The permits of all priorities. */
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
    return operator.count + authentication.count + users.count + jobs.count;
  }

  AdmissionOccupancy acquired(WorkPriority workPriority, long now) {
    return with(workPriority, of(workPriority).acquired(now));
  }

  AdmissionOccupancy released(WorkPriority workPriority, long acquiredAt) {
    return with(workPriority, of(workPriority).released(acquiredAt));
  }

  AdmissionOccupancy withMaintenance(int change) {
    return new AdmissionOccupancy(maintenance + change, operator, authentication, users, jobs);
  }

  /** Whether a permit is free that is neither in use nor reserved for other priorities. */
  boolean hasRoom(AdmissionLimits limits, WorkPriority workPriority) {
    int free = limits.size() - inUse() - maintenance;
    if (workPriority != WorkPriority.OPERATOR) {
      if (workPriority != WorkPriority.AUTHENTICATION) {
        free -= Math.max(0, limits.share(WorkPriority.AUTHENTICATION) - authentication.count);
      }
      if (workPriority != WorkPriority.USERS) {
        free -= Math.max(0, limits.share(WorkPriority.USERS) - users.count);
      }
    }
    return free > 0;
  }

  private AdmissionOccupancy with(WorkPriority workPriority, Holders changed) {
    return switch (workPriority) {
      case OPERATOR -> new AdmissionOccupancy(maintenance, changed, authentication, users, jobs);
      case AUTHENTICATION -> new AdmissionOccupancy(maintenance, operator, changed, users, jobs);
      case USERS -> new AdmissionOccupancy(maintenance, operator, authentication, changed, jobs);
      case JOBS -> new AdmissionOccupancy(maintenance, operator, authentication, users, changed);
    };
  }
}
