package org.headgate.config.database;

/** The settings of a pool that have a variable; each can have the prefix of one pool. */
public enum PoolParameter {
  /** Connections kept, 1 to 500. */
  POOL_SIZE("DB_POOL_SIZE"),
  /** Connections above that, 0 to 500. */
  MAX_OVERFLOW("DB_MAX_OVERFLOW"),
  /** How long a request waits for a connection, seconds. */
  POOL_TIMEOUT("DB_POOL_TIMEOUT"),
  /** Age at which a connection is replaced, seconds; -1 for never. */
  POOL_RECYCLE("DB_POOL_RECYCLE"),
  /** How long the driver tries to reach the server, seconds. */
  CONNECT_TIMEOUT("DB_CONNECT_TIMEOUT"),
  /** How long a statement may run, seconds. */
  COMMAND_TIMEOUT("DB_COMMAND_TIMEOUT"),
  /** Whether broken connections are looked for before work meets them. */
  PRE_PING("DB_PRE_PING"),
  /** Whether SQL is logged, never its parameters. */
  ECHO("DB_ECHO");

  private final String variable;

  PoolParameter(String variable) {
    this.variable = variable;
  }

  /** The variable for both business pools. */
  public String variable() {
    return variable;
  }

  /** The variable for one pool. */
  public String variable(PoolName database) {
    return database.name() + "_" + variable;
  }
}
