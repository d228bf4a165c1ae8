package org.headgate.driver;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * A connection whose session hears of changes in its database. Whether it has heard of one since it
 * was asked last is a warning of the connection: the application has another class loader, and
 * knows nothing but JDBC.
 */
final class ListeningConnection implements InvocationHandler {

  /** The state of the warning; {@code DatabaseProbe} of the application knows it too. */
  static final String STATE = "01HGL";

  /** The message where something has changed, or may have: it listens only since the last time. */
  static final String CHANGED = "changed";

  /** The message where nothing has changed. */
  static final String UNCHANGED = "unchanged";

  /** The channel of the triggers of migration 43. */
  private static final String CHANNEL = "headgate_changes";

  /**
   * Begins the payload by which a session hears itself, which proves that it hears. An id follows:
   * behind a pooler the number of the process is not that of the server's.
   */
  private static final String GREETING = "listening ";

  private final Connection connection;
  private final PGConnection session;
  private final String greeting;
  private boolean isListening;

  private ListeningConnection(Connection connection, PGConnection session, String greeting) {
    this.connection = connection;
    this.session = session;
    this.greeting = greeting;
  }

  /**
   * Has the session listen.
   *
   * @param connection whose session belongs to it alone
   * @return the connection itself where the session cannot, as on a standby
   */
  static Connection of(Connection connection) throws SQLException {
    String greeting = GREETING + UUID.randomUUID();
    try (Statement statement = connection.createStatement()) {
      statement.execute("listen " + CHANNEL);
      statement.execute("notify " + CHANNEL + ", '" + greeting + "'");
    } catch (SQLException e) {
      return connection;
    }
    return (Connection)
        Proxy.newProxyInstance(
            ListeningConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class, PGConnection.class},
            new ListeningConnection(connection, connection.unwrap(PGConnection.class), greeting));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("equals")) {
      return proxy == arguments[0];
    }
    if (method.getName().equals("getWarnings")) {
      return heard();
    }
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Null while the session has not heard itself. */
  private SQLWarning heard() throws SQLException {
    boolean isChanged = false;
    for (PGNotification notification : received()) {
      if (!notification.getParameter().startsWith(GREETING)) {
        isChanged = true;
      } else if (notification.getParameter().equals(greeting)) {
        isChanged |= !isListening;
        isListening = true;
      }
    }
    return isListening ? new SQLWarning(isChanged ? CHANGED : UNCHANGED, STATE) : null;
  }

  private PGNotification[] received() throws SQLException {
    try {
      return session.getNotifications();
    } catch (SQLException e) {
      throw ErrorChain.withoutCycles(e);
    }
  }
}
