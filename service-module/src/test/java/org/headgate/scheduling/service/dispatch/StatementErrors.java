package org.headgate.scheduling.service.dispatch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** Connections on which each of some statements ends in an Error once, when it is prepared. */
public final class StatementErrors {

  private final Set<String> left = ConcurrentHashMap.newKeySet();

  /**
   * @param words by each of which one kind of statement is known
   */
  public StatementErrors(String... words) {
    left.addAll(Set.of(words));
  }

  public boolean areAllThrown() {
    return left.isEmpty();
  }

  public DataSource of(DataSource pool) {
    return (DataSource)
        Proxy.newProxyInstance(
            StatementErrors.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (self, method, arguments) -> connection(pool.getConnection()));
  }

  private Connection connection(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            StatementErrors.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (self, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                throwOnce((String) arguments[0]);
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private void throwOnce(String statement) {
    for (String words : Set.copyOf(left)) {
      if (statement.contains(words) && left.remove(words)) {
        throw new NoClassDefFoundError(words);
      }
    }
  }
}
