package org.headgate.pool.persistence.faults;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PessimisticLockException;
import jakarta.persistence.QueryTimeoutException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Classifies a failure by the class of its exception, when neither message nor SQLSTATE decides.
 */
final class ExceptionTypeRules {
  private ExceptionTypeRules() {}

  /**
   * The kind, for classes that say more than the SQLSTATE that the driver gives them all (08001 or
   * 08006).
   */
  static Optional<FaultKind> decisiveKindOf(Throwable link) {
    if (link instanceof UnknownHostException) {
      return Optional.of(FaultKind.WRONG_HOST);
    }
    // Not every SSLException: a TLS connection that breaks off later is lost like any other.
    if (link instanceof SSLHandshakeException || link instanceof SSLPeerUnverifiedException) {
      return Optional.of(FaultKind.TLS_REFUSED);
    }
    if (link instanceof SQLException sql
        && "08006".equals(sql.getSQLState())
        && sql.getCause() instanceof SocketTimeoutException) {
      return Optional.of(FaultKind.SOCKET_TIMEOUT);
    }
    return Optional.empty();
  }

  static Optional<FaultKind> kindOf(Throwable link) {
    if (link instanceof ConnectException || link instanceof NoRouteToHostException) {
      return Optional.of(FaultKind.UNREACHABLE);
    }
    if (link instanceof SocketTimeoutException) {
      return Optional.of(FaultKind.SOCKET_TIMEOUT);
    }
    if (link instanceof LockTimeoutException || link instanceof PessimisticLockException) {
      return Optional.of(FaultKind.LOCK_TIMEOUT);
    }
    if (link instanceof QueryTimeoutException || link instanceof SQLTimeoutException) {
      return Optional.of(FaultKind.STATEMENT_TIMEOUT);
    }
    if (link instanceof OptimisticLockException) {
      return Optional.of(FaultKind.SERIALIZATION);
    }
    return Optional.empty();
  }

  /**
   * Compares names, since the resource API and Liberty's exceptions are not on the class path of
   * the application.
   */
  static boolean isFromContainerPool(Throwable link) {
    String name = link.getClass().getName();
    return name.startsWith("com.ibm.")
        || name.startsWith("jakarta.resource.")
        || name.endsWith("ConnectionWaitTimeoutException");
  }

  /** Whether the container's resource adapter threw it because it could not open a connection. */
  static boolean preventedConnection(Throwable link) {
    String name = link.getClass().getName();
    return name.startsWith("jakarta.resource.") || name.endsWith("DataStoreAdapterException");
  }

  static boolean isAboutDatabase(Throwable link) {
    return link instanceof SQLException
        || link instanceof PersistenceException
        || isFromContainerPool(link);
  }
}
