package org.headgate.pool.service.admission;

/** The priority of work: the order in which scarce connections are given out. */
public enum WorkPriority {
  /**
   * The service's own work in the operator lane, such as leases and alerts, and whatever must pass
   * others.
   */
  OPERATOR,
  /** Log-in, refresh, codes: needed before anything else. */
  AUTHENTICATION,
  /** Everything else a person waits for. */
  USERS,
  /** Schedules, mail, maintenance: nobody waits for them. */
  JOBS
}
