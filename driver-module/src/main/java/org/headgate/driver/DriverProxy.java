package org.headgate.driver;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;

/**
 * Hands each call on to a connection of the driver, or to what came of it, and lets out no error
 * whose chain does not end; see {@link ErrorChain}. After an error of the Java virtual machine the
 * connection is aborted: what the driver left unread would be the response to somebody else. A
 * result is read from memory, and handed out as it is, unless the server still has rows of it.
 */
final class DriverProxy implements InvocationHandler {

  private static final Logger LOG = System.getLogger(DriverProxy.class.getName());

  private final Object target;

  private DriverProxy(Object target) {
    this.target = target;
  }

  static Connection of(Connection connection) {
    return (Connection) of(connection, Connection.class, PGConnection.class);
  }

  private static Object of(Object target, Class<?>... interfaces) {
    return Proxy.newProxyInstance(
        DriverProxy.class.getClassLoader(), interfaces, new DriverProxy(target));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("equals")) {
      return proxy == arguments[0];
    }
    try {
      Object result = method.invoke(target, arguments);
      return method.getName().equals("unwrap") ? result : guarded(result);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error) {
        abortConnection();
      }
      throw e.getCause() instanceof SQLException error
          ? ErrorChain.withoutCycles(error)
          : e.getCause();
    }
  }

  private void abortConnection() {
    try {
      connection().abort(Runnable::run);
    } catch (SQLException | RuntimeException | Error e) {
      LOG.log(Level.DEBUG, "A connection could not be aborted", e);
    }
  }

  private Connection connection() throws SQLException {
    if (target instanceof Connection connection) {
      return connection;
    }
    if (target instanceof Statement statement) {
      return statement.getConnection();
    }
    return target instanceof ResultSet rows
        ? rows.getStatement().getConnection()
        : ((DatabaseMetaData) target).getConnection();
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
    if (result instanceof DatabaseMetaData) {
      return of(result, DatabaseMetaData.class);
    }
    return result instanceof ResultSet rows && !rows.isClosed() && rows.getFetchSize() > 0
        ? of(rows, ResultSet.class)
        : result;
  }
}
