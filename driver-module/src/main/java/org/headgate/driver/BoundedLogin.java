package org.headgate.driver;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/**
 * Opens one connection within a time limit, and closes it if it arrives too late. The driver's own
 * loginTimeout does the same, but loses the place in the driver where an error was raised, which
 * the application uses to classify it independently of the language.
 */
final class BoundedLogin {

  private final ConnectionSource source;
  private Optional<Connection> opened = Optional.empty();
  private boolean isAbandoned;

  BoundedLogin(ConnectionSource source) {
    this.source = source;
  }

  /**
   * @param limit none where it is zero
   * @throws SQLException as the driver made it, or when the time is up
   */
  Connection within(Duration limit) throws SQLException {
    if (limit.isZero()) {
      return source.open();
    }
    FutureTask<Connection> login = new FutureTask<>(this::open);
    Thread thread = new Thread(login, "Headgate opens a connection");
    thread.setDaemon(true);
    thread.start();
    try {
      return login.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      abandon();
      throw new PSQLException(
          "The database did not let us in within " + limit.toMillis() + " ms",
          PSQLState.CONNECTION_UNABLE_TO_CONNECT,
          e);
    } catch (InterruptedException e) {
      abandon();
      Thread.currentThread().interrupt();
      throw new PSQLException(
          "Opening a connection was interrupted", PSQLState.CONNECTION_UNABLE_TO_CONNECT, e);
    } catch (ExecutionException e) {
      throw unwrapped(e.getCause());
    }
  }

  private static SQLException unwrapped(Throwable failure) {
    if (failure instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof SQLException sql ? sql : new SQLException(failure);
  }

  private Connection open() throws SQLException {
    Connection connection = source.open();
    synchronized (this) {
      opened = Optional.of(connection);
      if (isAbandoned) {
        connection.close();
      }
    }
    return connection;
  }

  private synchronized void abandon() throws SQLException {
    isAbandoned = true;
    if (opened.isPresent()) {
      opened.get().close();
    }
  }
}
