package org.headgate.pool.service.events;

import org.headgate.config.database.PoolName;

/**
 * CDI event: a database can be reached for the first time since the start. Observers prepare it in
 * the order of their priority; if one throws, all are called again a second later, so each must be
 * idempotent.
 */
public record DatabaseAvailableEvent(PoolName database) {

  /** Checks whether the database is suitable at all. */
  public static final int SUITABILITY = 10;

  /** Obtains the node's share of connections, before any pool is used. */
  public static final int LEASE = 50;

  /** Migrates the tables. */
  public static final int MIGRATIONS = 100;

  /** As {@link #LEASE}, if the table of leases did not exist before. */
  public static final int LEASE_OF_THE_FIRST = 150;

  /** Needs the tables. */
  public static final int CONTENT = 200;

  /** Needs the content. */
  public static final int WORK = 300;
}
