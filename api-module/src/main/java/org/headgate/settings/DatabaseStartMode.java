package org.headgate.settings;

/** What a start does while a database cannot be reached (seed B4). */
public enum DatabaseStartMode {
  /** Starts, reports it, and heals by itself (seed A3). */
  DEGRADE,
  /** Does not start. */
  REQUIRE
}
