package org.headgate.pool.service.admission;

/** The classes of work, in the order in which they get scarce connections. */
public enum WorkPriority {
  /** Probes and the console; they have a lane of their own and rarely meet the others. */
  OPERATOR,
  /** Log-in, refresh, codes: without them nobody gets anywhere. */
  AUTHENTICATION,
  /** Everything else a person waits for. */
  USERS,
  /** Schedules, mail, housekeeping: they can wait. */
  JOBS
}
