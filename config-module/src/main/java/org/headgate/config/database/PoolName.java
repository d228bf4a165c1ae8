package org.headgate.config.database;

import java.util.Locale;

/** The pools: one for each database, and the operator lane to the platform database. */
public enum PoolName {
  /** Accounts, codes, sessions, schedules. */
  PLATFORM,
  /** Profiles and settings of users. */
  USERDATA,
  /**
   * One or two connections for probes and the console, so that operators have access while all
   * other connections are in use.
   */
  OPERATOR;

  /** The name on the wire, in lower case. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The pool that is named like the database: the operator lane leads to the platform database. */
  public PoolName database() {
    return this == OPERATOR ? PLATFORM : this;
  }

  /**
   * The pool of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static PoolName ofWireName(String name) {
    for (PoolName database : values()) {
      if (database.wireName().equals(name)) {
        return database;
      }
    }
    throw new IllegalArgumentException("no pool of this name: platform, userdata, operator");
  }
}
