package org.headgate.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

class ListeningConnectionTest {

  private static final int OWN_PROCESS = 7;
  private static final int OTHER_PROCESS = 8;

  private final List<PGNotification> waiting = new ArrayList<>();
  private final List<String> executed = new ArrayList<>();
  private boolean isStandby;

  @Test
  void sessionListensAndGreetsItself() throws SQLException {
    ListeningConnection.of(session());

    assertThat(executed)
        .containsExactly("listen headgate_changes", "notify headgate_changes, 'listening'");
  }

  /** A pooler or a proxy may keep the session and still swallow what it is told. */
  @Test
  void sessionThatHasNotHeardItselfSaysNothing() throws SQLException {
    Connection connection = ListeningConnection.of(session());
    hear(OTHER_PROCESS, "listening");
    hear(OTHER_PROCESS, "");

    assertThat(connection.getWarnings()).isNull();
  }

  @Test
  void somethingMayHaveChangedBeforeTheSessionListened() throws SQLException {
    Connection connection = ListeningConnection.of(session());
    hear(OWN_PROCESS, "listening");

    assertThat(heard(connection)).isEqualTo("changed");
    assertThat(heard(connection)).isEqualTo("unchanged");
  }

  @Test
  void eachChangeIsReportedOnce() throws SQLException {
    Connection connection = listening();

    hear(OTHER_PROCESS, "");
    hear(OWN_PROCESS, "");

    assertThat(heard(connection)).isEqualTo("changed");
    assertThat(heard(connection)).isEqualTo("unchanged");
  }

  @Test
  void sessionThatBeginsToListenIsNoChange() throws SQLException {
    Connection connection = listening();

    hear(OTHER_PROCESS, "listening");

    assertThat(heard(connection)).isEqualTo("unchanged");
  }

  @Test
  void connectionToAStandbyIsUsedAsItIs() throws SQLException {
    isStandby = true;
    Connection session = session();

    assertThat(ListeningConnection.of(session)).isSameAs(session);
  }

  private Connection listening() throws SQLException {
    Connection connection = ListeningConnection.of(session());
    hear(OWN_PROCESS, "listening");
    assertThat(connection.getWarnings()).isNotNull();
    return connection;
  }

  private static String heard(Connection connection) throws SQLException {
    SQLWarning warning = connection.getWarnings();
    assertThat(warning.getSQLState()).isEqualTo("01HGL");
    return warning.getMessage();
  }

  private void hear(int process, String payload) {
    waiting.add(
        proxy(
            PGNotification.class,
            (method, arguments) -> method.equals("getPID") ? (Object) process : payload));
  }

  private Connection session() {
    PGConnection session =
        proxy(
            PGConnection.class,
            (method, arguments) -> method.equals("getBackendPID") ? (Object) OWN_PROCESS : heard());
    return proxy(
        Connection.class,
        (method, arguments) -> method.equals("unwrap") ? session : statement());
  }

  private PGNotification[] heard() {
    PGNotification[] heard = waiting.toArray(PGNotification[]::new);
    waiting.clear();
    return heard;
  }

  private Statement statement() {
    return proxy(
        Statement.class,
        (method, arguments) -> {
          if (!method.equals("execute")) {
            return null;
          }
          if (isStandby) {
            throw new SQLException("cannot execute LISTEN during recovery", "25006");
          }
          executed.add((String) arguments[0]);
          return false;
        });
  }

  private interface Answer {
    Object of(String method, Object... arguments) throws SQLException;
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            ListeningConnectionTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answer.of(method.getName(), arguments)));
  }
}
