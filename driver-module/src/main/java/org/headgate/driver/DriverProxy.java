package org.headgate.driver;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;

/**
 * Delegates to a connection of the driver and the objects it creates, and breaks cycles in the
 * errors they throw; see {@link ErrorChain}. A result set that is completely in memory is returned
 * unwrapped.
 */
final class DriverProxy implements InvocationHandler {

  private final Object target;

  private DriverProxy(Object target) {
    this.target = target;
  }

  static Connection of(Connection connection) {
    return of(connection, Connection.class, PGConnection.class);
  }

  private static <T> T of(Object target, Class<T> type, Class<?>... others) {
    Class<?>[] interfaces = new Class<?>[others.length + 1];
    interfaces[0] = type;
    System.arraycopy(others, 0, interfaces, 1, others.length);
    return type.cast(
        Proxy.newProxyInstance(
            DriverProxy.class.getClassLoader(), interfaces, new DriverProxy(target)));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("equals")) {
      return proxy == arguments[0];
    }
    try {
      return guarded(method.invoke(target, arguments));
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause() instanceof SQLException error
          ? ErrorChain.ending(error)
          : thrown.getCause();
    }
  }

  private Object guarded(Object result) throws SQLException {
    if (result instanceof CallableStatement) {
      return of(result, CallableStatement.class, PGStatement.class);
    }
    if (result instanceof PreparedStatement) {
      return of(result, PreparedStatement.class, PGStatement.class);
    }
    if (result instanceof Statement) {
      return of(result, Statement.class, PGStatement.class);
    }
    return result instanceof ResultSet rows && rows.getFetchSize() > 0
        ? of(rows, ResultSet.class)
        : result;
  }
}
