package org.headgate.scheduling.service.dispatch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/** Records what is prepared on the connections of a pool, in order. */
public final class StatementLog {

  private final List<String> recorded = new CopyOnWriteArrayList<>();

  /** Those since the last {@link #clear}. */
  public List<String> all() {
    return List.copyOf(recorded);
  }

  public void clear() {
    recorded.clear();
  }

  public DataSource of(DataSource pool) {
    return (DataSource)
        Proxy.newProxyInstance(
            StatementLog.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (self, method, arguments) -> connection(pool.getConnection()));
  }

  private Connection connection(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            StatementLog.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (self, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                recorded.add((String) arguments[0]);
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
