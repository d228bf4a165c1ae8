package org.headgate.pool.service.events;

import org.headgate.config.database.PoolName;

/**
 * CDI event: a database can be reached for the first time since the start. Observers prepare it in
 * the order of their priority; if one throws, all are called again a second later, so each must be
 * idempotent.
 */
public record DatabaseAvailableEvent(PoolName database) {

  /** Whether it can be used at all. */
  public static final int SUITABILITY = 10;

  /** The node's share of the connections, before it uses any pool. */
  public static final int LEASE = 50;

  /** The tables. */
  public static final int MIGRATIONS = 100;

  /** As {@link #LEASE}, where the leases' own table was not there before. */
  public static final int LEASE_OF_THE_FIRST = 150;

  /** What needs the tables. */
  public static final int CONTENT = 200;

  /** What needs the content. */
  public static final int WORK = 300;
}
