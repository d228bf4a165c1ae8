package org.headgate.driver;

/**
 * The intermediary between a connection and its server, which decides whether session state can be
 * used.
 */
public enum ConnectionMode {
  /** A direct connection to the server. */
  DIRECT(true),
  /** A pooler that assigns one server session to one client. */
  SESSION_POOLER(true),
  /** A pooler that may run each transaction in another server session. */
  TRANSACTION_POOLER(false),
  /** A pooler whose mode is unknown: no session state is used. */
  UNKNOWN_POOLER(false);

  private final boolean keepsSession;

  ConnectionMode(boolean keepsSession) {
    this.keepsSession = keepsSession;
  }

  /**
   * Whether statements prepared or settings made in one transaction remain for the next, and for
   * nobody else.
   */
  public boolean keepsSession() {
    return keepsSession;
  }
}
