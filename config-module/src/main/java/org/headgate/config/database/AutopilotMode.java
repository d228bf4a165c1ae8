package org.headgate.config.database;

/** The modes of a pool's autopilot. */
public enum AutopilotMode {
  /** Does nothing. */
  OFF,
  /** Reports what it would do. */
  ADVISE,
  /** Changes the pool. */
  ACT
}
