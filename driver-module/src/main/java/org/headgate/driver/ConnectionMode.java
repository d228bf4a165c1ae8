package org.headgate.driver;

/** What stands between a connection and its server, and so what a session may be trusted with. */
public enum ConnectionMode {
  /** The server itself. */
  DIRECT(true),
  /** A pooler that keeps one server session for one client. */
  SESSION_POOLER(true),
  /** A pooler that gives each transaction any server session. */
  TRANSACTION_POOLER(false),
  /** A pooler that did not say which: nothing is left in a session. */
  UNKNOWN_POOLER(false);

  private final boolean keepsSession;

  ConnectionMode(boolean keepsSession) {
    this.keepsSession = keepsSession;
  }

  /**
   * Whether what is prepared or set in one transaction is there in the next, and in nobody else's.
   */
  public boolean keepsSession() {
    return keepsSession;
  }
}
