package org.headgate.pool.persistence.faults;

import static org.headgate.pool.persistence.faults.FaultKind.Trait.BEFORE_COMMIT;
import static org.headgate.pool.persistence.faults.FaultKind.Trait.DOWN;
import static org.headgate.pool.persistence.faults.FaultKind.Trait.TRANSIENT;
import static org.headgate.pool.persistence.faults.FaultResponse.BUSY;
import static org.headgate.pool.persistence.faults.FaultResponse.REFUSED;
import static org.headgate.pool.persistence.faults.FaultResponse.RETHROW;
import static org.headgate.pool.persistence.faults.FaultResponse.UNAVAILABLE;

import java.util.Set;

/**
 * The kinds of failures between the application and its database. Each kind says whether a retry
 * can help, whether the change is known not to be committed, whether it indicates that the database
 * is down, what the caller gets, and what an operator should do.
 */
public enum FaultKind {
  POOL_EXHAUSTED(
      BUSY,
      "Every connection of the application's own pool was in use for longer than the connection"
          + " timeout.",
      "Look at the borrowers first: a leak or a slow query is no reason for a larger pool. Then"
          + " raise pool_size or max_overflow within the connection budget.",
      TRANSIENT,
      BEFORE_COMMIT),
  SERVER_LIMIT(
      BUSY,
      "The server gives out no more connections: max_connections, or the limit of the role or the"
          + " database, is used up.",
      "Lower the pools of all nodes together below the limit, or end idle sessions. Raising"
          + " max_connections takes a restart of PostgreSQL (a reload does not apply it) and memory"
          + " for each connection.",
      TRANSIENT,
      BEFORE_COMMIT),
  POOLER_LIMIT(
      BUSY,
      "The connection pooler before the server takes no more clients, or had no server connection"
          + " free in time.",
      "A session-mode pooler counts every client: keep all nodes' pools together below its pool"
          + " size, or connect to its transaction-mode port. For PgBouncer raise max_client_conn or"
          + " default_pool_size.",
      TRANSIENT,
      BEFORE_COMMIT),
  UNREACHABLE(
      UNAVAILABLE,
      "Nothing answers at the database's address, or the pooler before it cannot reach it.",
      "Check that PostgreSQL runs, listens on that address and port, and that no firewall stands"
          + " between.",
      TRANSIENT,
      BEFORE_COMMIT,
      DOWN),
  WRONG_HOST(
      UNAVAILABLE,
      "The host name of the database cannot be resolved.",
      "Check the host in DATABASE_URL and the name service of this machine.",
      TRANSIENT,
      BEFORE_COMMIT,
      DOWN),
  STARTING(
      UNAVAILABLE,
      "The server is starting up or recovering and takes no connections yet.",
      "Wait: a slow start after a crash is replaying its log. If it lasts, read the server's log.",
      TRANSIENT,
      BEFORE_COMMIT,
      DOWN),
  CONNECTION_LOST(
      UNAVAILABLE,
      "An open connection broke off in the middle of the work.",
      "Look for a restart or failover of the server, a pooler or firewall that cuts idle"
          + " connections (lower DB_POOL_RECYCLE below its limit), or a network fault.",
      TRANSIENT,
      DOWN),
  SERVER_SHUTDOWN(
      UNAVAILABLE,
      "The server ended the connection because it stops, crashed, or an administrator ended the"
          + " session.",
      "If that was not intended, read the server's log.",
      TRANSIENT,
      DOWN),
  SOCKET_TIMEOUT(
      UNAVAILABLE,
      "The server did not answer on an open connection within the socket timeout.",
      "Look for a network that swallows packets, or for statements that run longer than the socket"
          + " timeout.",
      TRANSIENT,
      DOWN),
  AUTHENTICATION(
      UNAVAILABLE,
      "The server or the pooler refuses our user, password or address.",
      "Check user and password in DATABASE_URL, percent-encoded where needed, and the server's"
          + " pg_hba.conf. A hosted pooler wants the project's name in the user.",
      BEFORE_COMMIT,
      DOWN),
  NO_SUCH_DATABASE(
      UNAVAILABLE,
      "The server has no database of that name.",
      "Check the database's name in DATABASE_URL, or create it.",
      BEFORE_COMMIT,
      DOWN),
  TLS_REFUSED(
      UNAVAILABLE,
      "Client and server do not agree on TLS.",
      "Compare DB_SSLMODE and DB_SSLROOTCERT with what the server offers and demands.",
      BEFORE_COMMIT,
      DOWN),
  SESSION_REFUSED(
      UNAVAILABLE,
      "The server, or the pooler before it, opens no session as Headgate asks for it: a start-up"
          + " parameter, an option or a time zone that it does not know, or a pool mode that allows"
          + " no transactions.",
      "Read what it says. PgBouncer takes a parameter that is named in its"
          + " ignore_startup_parameters, and needs pool_mode transaction or session.",
      BEFORE_COMMIT,
      DOWN),
  LOST_STATEMENT(
      BUSY,
      "A prepared statement was missing, or replaced by another of the same name: a pooler shares"
          + " sessions.",
      "No action: statements are no longer prepared on the server. If it continues, add"
          + " prepareThreshold=0 to DATABASE_URL.",
      TRANSIENT,
      BEFORE_COMMIT),
  MISSING_RIGHT(
      UNAVAILABLE,
      "Headgate's database role lacks a required privilege.",
      "Let the role own the schemas platform and userdata, or grant it what the message names.",
      BEFORE_COMMIT),
  SCHEMA_MISMATCH(
      UNAVAILABLE,
      "A table, column or function that this version needs is missing.",
      "Do not change the schemas platform and userdata by hand; restore what is missing from a"
          + " backup. Only the version just before can work on the schema of a newer one.",
      BEFORE_COMMIT),
  READ_ONLY(
      UNAVAILABLE,
      "The database takes no writes: it is a standby, or was made read-only.",
      "Point DATABASE_URL at the primary (after a failover purge the pool). A hosted database that"
          + " is full is made read-only too: free space.",
      BEFORE_COMMIT),
  UNSUITABLE(
      UNAVAILABLE,
      "The database responds, but is not set up in a way that Headgate can use.",
      "Change what the reason names. Headgate checks again each second.",
      BEFORE_COMMIT,
      DOWN),
  SERVER_RESOURCES(
      UNAVAILABLE,
      "The server is out of memory, disk or another resource.",
      "Read the server's log; free disk space or memory there.",
      BEFORE_COMMIT),
  SERVER_ERROR(
      UNAVAILABLE,
      "The server had an internal error: a file that it cannot read, damaged data, or a bug.",
      "Read the server's log.",
      BEFORE_COMMIT),
  SERIALIZATION(
      BUSY,
      "Two transactions changed the same rows at once; the server undid this one.",
      "No action, unless it is frequent: then shorten the transactions.",
      TRANSIENT,
      BEFORE_COMMIT),
  DEADLOCK(
      BUSY,
      "Two transactions waited for each other; the server undid this one.",
      "No action, unless it is frequent: then take the locks in one order.",
      TRANSIENT,
      BEFORE_COMMIT),
  LOCK_TIMEOUT(
      BUSY,
      "A row or table was locked by another transaction for longer than the lock timeout.",
      "Look at who blocks whom, on the page Database of the console or at"
          + " /api/v1/admin/database/locks; an idle transaction in the way can be ended there.",
      BEFORE_COMMIT),
  STATEMENT_TIMEOUT(
      BUSY,
      "A statement or transaction ran longer than allowed, or was cancelled.",
      "Look for it among the long queries, on the page Database of the console or at"
          + " /api/v1/admin/database/long-queries; raise DB_COMMAND_TIMEOUT only if the statement is"
          + " meant to be long.",
      BEFORE_COMMIT),
  CONSTRAINT(
      RETHROW,
      "The change would break a constraint of the schema.",
      "No action for the operator: the request conflicts with stored data.",
      BEFORE_COMMIT),
  UNSTORABLE_TEXT(
      REFUSED,
      "A text holds a character that the database cannot store.",
      "No action if the database is encoded in UTF8: the caller sent invalid text.",
      BEFORE_COMMIT),
  OTHER(RETHROW, "The database reported an error that has no class of its own.", "See the cause.");

  enum Trait {
    TRANSIENT,
    BEFORE_COMMIT,
    DOWN
  }

  private final FaultResponse answer;
  private final String explanation;
  private final String cure;
  private final boolean isTransient;
  private final boolean beforeCommit;
  private final boolean down;

  FaultKind(FaultResponse answer, String explanation, String cure, Trait... traits) {
    this.answer = answer;
    this.explanation = explanation;
    this.cure = cure;
    Set<Trait> all = Set.of(traits);
    this.isTransient = all.contains(TRANSIENT);
    this.beforeCommit = all.contains(BEFORE_COMMIT);
    this.down = all.contains(DOWN);
  }

  /** Whether the same work may succeed a moment later. */
  public boolean isTransient() {
    return isTransient;
  }

  /** Whether nothing can have been committed; false means that nobody knows. */
  public boolean isBeforeCommit() {
    return beforeCommit;
  }

  /**
   * Whether it indicates that the database is unusable for everybody, and so counts for the circuit
   * breaker.
   */
  public boolean isDown() {
    return down;
  }

  /** The response to the caller when no retry is left. */
  public FaultResponse answer() {
    return answer;
  }

  /** An explanation in one sentence, for the operator. */
  public String explanation() {
    return explanation;
  }

  /** The remedy, for the operator. */
  public String cure() {
    return cure;
  }
}
