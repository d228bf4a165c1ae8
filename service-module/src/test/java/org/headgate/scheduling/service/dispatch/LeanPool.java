package org.headgate.scheduling.service.dispatch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.headgate.pool.persistence.datasource.PlainDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** So many connections and not one more; it knows how many were out at the same time. */
public final class LeanPool extends PlainDataSource {

  private final PGSimpleDataSource source;
  private final Semaphore permits;
  private final Deque<Connection> idle = new ArrayDeque<>();
  private final AtomicInteger out = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  public LeanPool(String url, int size) {
    source = new PGSimpleDataSource();
    source.setUrl(url);
    permits = new Semaphore(size, true);
  }

  /** The most that were out at once. */
  public int mostOut() {
    return most.get();
  }

  @Override
  public Connection getConnection() throws SQLException {
    permits.acquireUninterruptibly();
    try {
      Connection connection = taken();
      int now = out.incrementAndGet();
      most.accumulateAndGet(now, Math::max);
      return lent(connection);
    } catch (SQLException | RuntimeException e) {
      permits.release();
      throw e;
    }
  }

  private Connection taken() throws SQLException {
    synchronized (idle) {
      if (!idle.isEmpty()) {
        return idle.pop();
      }
    }
    return source.getConnection();
  }

  private Connection lent(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            LeanPool.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                giveBack(connection);
                return null;
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private void giveBack(Connection connection) throws SQLException {
    out.decrementAndGet();
    synchronized (idle) {
      if (!connection.isClosed()) {
        idle.push(connection);
      }
    }
    permits.release();
  }
}
