package org.headgate.config.database;

/** What the autopilot of a pool may do. */
public enum AutopilotMode {
  /** Nothing. */
  OFF,
  /** Says what it would do. */
  ADVISE,
  /** Changes the pool by itself. */
  ACT
}
