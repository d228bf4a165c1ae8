package org.headgate.pool.persistence.datasource;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;

/**
 * One connection in the shape of a pool, for a library that opens several and closes them: each is
 * this one, and stays open. So what runs over it can do with a pool of one connection, and is one
 * session to locks.
 */
public final class SingleConnectionDataSource extends PlainDataSource {

  private final Connection handle;

  /**
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
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }

  @Override
  public Connection getConnection() {
    return handle;
  }
}
