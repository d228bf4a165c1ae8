package org.headgate.pool.service.guard;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.headgate.common.problem.DatabaseBusyException;
import org.headgate.common.problem.DatabaseUnavailableException;
import org.headgate.pool.persistence.datasource.DelegatingDataSource;

/**
 * A pool for a library that borrows connections itself: a permit is acquired before each connection
 * and released with it, so that nobody waits inside the pool and every connection in use has a
 * known borrower. It waits as long as the pool would, because the writes of such a library must not
 * be given up early.
 */
public final class AdmittedDataSource extends DelegatingDataSource {

  private static final Duration RETRY_DELAY = Duration.ofMillis(200);

  private final DataSource pool;
  private final DatabaseGuard guard;
  private final GuardedWork work;
  private final Duration timeout;

  /**
   * @param pool provides connections that return to it when they are closed
   * @param timeout maximum wait for a permit
   */
  public AdmittedDataSource(
      DataSource pool, DatabaseGuard guard, GuardedWork work, Duration timeout) {
    this.pool = pool;
    this.guard = guard;
    this.work = work;
    this.timeout = timeout;
  }

  @Override
  public Connection getConnection() throws SQLException {
    AdmittedBorrower borrower = admit();
    Connection connection = borrowed(borrower);
    boolean given = false;
    try {
      Connection lent =
          (Connection)
              Proxy.newProxyInstance(
                  AdmittedDataSource.class.getClassLoader(),
                  new Class<?>[] {Connection.class},
                  (proxy, method, arguments) -> call(connection, borrower, method, arguments));
      given = true;
      return lent;
    } finally {
      if (!given) {
        close(connection, borrower);
      }
    }
  }

  private Connection borrowed(AdmittedBorrower borrower) throws SQLException {
    boolean taken = false;
    try {
      Connection connection = pool.getConnection();
      taken = true;
      return connection;
    } finally {
      if (!taken) {
        borrower.closeWithoutConnection();
      }
    }
  }

  private static void close(Connection connection, AdmittedBorrower borrower) throws SQLException {
    try {
      connection.close();
    } finally {
      borrower.close();
    }
  }

  private AdmittedBorrower admit() throws SQLException {
    long startNanos = System.nanoTime();
    while (true) {
      Duration left = timeout.minusNanos(System.nanoTime() - startNanos);
      try {
        return guard.enter(work, left);
      } catch (DatabaseBusyException e) {
        if (left.compareTo(RETRY_DELAY) < 0) {
          throw new SQLTransientConnectionException("no permit in time", e);
        }
        pause(e);
      } catch (DatabaseUnavailableException e) {
        throw new SQLTransientConnectionException("this node has no lease", e);
      }
    }
  }

  private static void pause(DatabaseBusyException busy) throws SQLException {
    try {
      TimeUnit.NANOSECONDS.sleep(RETRY_DELAY.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLTransientConnectionException("interrupted", busy);
    }
  }

  private static Object call(
      Connection connection, AdmittedBorrower borrower, Method method, Object[] arguments)
      throws Throwable {
    boolean closes = method.getName().equals("close");
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    } finally {
      if (closes) {
        borrower.close();
      }
    }
  }

  @Override
  protected DataSource pool() {
    return pool;
  }
}
