package org.headgate.pool;

/** The pools of the application, each with connections of its own. */
public enum DatabaseName {
  /** Accounts, codes, sessions, schedules, audit. */
  PLATFORM,
  /** Profiles and settings. */
  USERDATA,
  /** The lane of one or two connections to the platform's server for probes and the console. */
  OPERATOR
}
