package org.headgate.pool.persistence.datasource;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;

/**
 * Presents one connection as a data source, for a library that opens and closes several: each is
 * this one, and stays open. The library thus works with a pool of one connection, and its locks
 * belong to one session.
 */
public final class SingleConnectionDataSource extends PlainDataSource {

  private final Connection handle;

  /**
   * Wraps a connection.
   *
   * @param connection stays open; its owner closes it
   */
  public SingleConnectionDataSource(Connection connection) {
    this.handle =
        (Connection)
            Proxy.newProxyInstance(
                SingleConnectionDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> call(connection, method, arguments));
  }

  private static Object call(Connection connection, Method method, Object[] arguments)
      throws Throwable {
    if (method.getName().equals("close")) {
      return null;
    }
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public Connection getConnection() {
    return handle;
  }
}
