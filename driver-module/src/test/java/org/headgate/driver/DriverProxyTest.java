package org.headgate.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.jdbc.PgStatement;

class DriverProxyTest {

  @Test
  void unwrapReturnsTheDriversObjects() throws Exception {
    try (FailingServer server = new FailingServer();
        Connection connection = DriverProxy.of(DriverManager.getConnection(server.url()));
        PreparedStatement statement = connection.prepareStatement("select 1")) {
      assertThat(connection.unwrap(PgConnection.class)).isInstanceOf(PGConnection.class);
      assertThat(statement.isWrapperFor(PgStatement.class)).isTrue();
      assertThat(statement.unwrap(PgStatement.class)).isInstanceOf(PGStatement.class);
    }
  }

  /** The unread rest of a response would be read by whoever has the connection next. */
  @Test
  void connectionIsAbortedAfterAnErrorOfTheVirtualMachine() throws Exception {
    List<String> calls = new ArrayList<>();
    Connection failing = failing(calls);
    Connection connection = DriverProxy.of(failing);

    try (PreparedStatement statement = connection.prepareStatement("select 1")) {
      assertThatThrownBy(statement::executeQuery).isInstanceOf(OutOfMemoryError.class);
      assertThat(calls).containsExactly("prepareStatement", "executeQuery", "abort");
    }
  }

  /** Its statements find no memory for what they read. */
  private static Connection failing(List<String> calls) {
    AtomicReference<Connection> connection = new AtomicReference<>();
    PreparedStatement statement =
        fake(
            PreparedStatement.class,
            name -> {
              if (name.equals("getConnection")) {
                return connection.get();
              }
              calls.add(name);
              if (name.equals("executeQuery")) {
                throw new OutOfMemoryError("Java heap space");
              }
              return null;
            });
    connection.set(
        fake(
            Connection.class,
            name -> {
              calls.add(name);
              return name.equals("prepareStatement") ? statement : null;
            }));
    return connection.get();
  }

  private static <T> T fake(Class<T> type, Function<String, Object> called) {
    return type.cast(
        Proxy.newProxyInstance(
            DriverProxyTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> called.apply(method.getName())));
  }

  @Test
  void statementEqualsOnlyItself() throws Exception {
    try (FailingServer server = new FailingServer();
        Connection connection = DriverProxy.of(DriverManager.getConnection(server.url()));
        PreparedStatement statement = connection.prepareStatement("select 1");
        PreparedStatement other = connection.prepareStatement("select 1")) {
      assertThat(List.of(statement, other).indexOf(other)).isOne();
    }
  }
}
