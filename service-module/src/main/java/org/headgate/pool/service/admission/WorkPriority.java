package org.headgate.pool.service.admission;

/** Who is served first where connections are scarce, from first to last. */
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
