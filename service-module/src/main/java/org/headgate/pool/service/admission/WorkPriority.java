package org.headgate.pool.service.admission;

/** The classes of work, in the order in which they get scarce connections. */
public enum WorkPriority {
  /** Probes and the console; they have their own lane and rarely compete with others. */
  OPERATOR,
  /** Log-in, refresh, codes: needed before anything else. */
  AUTHENTICATION,
  /** Everything else a person waits for. */
  USERS,
  /** Schedules, mail, maintenance: nobody waits for them. */
  JOBS
}
