package org.headgate.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

class ListeningConnectionTest {

  private final List<PGNotification> waiting = new ArrayList<>();
  private final List<String> executed = new ArrayList<>();
  private boolean isStandby;

  @Test
  void sessionListensAndGreetsItself() throws SQLException {
    ListeningConnection.of(session());

    assertThat(executed.get(0)).isEqualTo("listen headgate_changes");
    assertThat(executed.get(1)).isEqualTo("notify headgate_changes, '" + greeting() + "'");
    assertThat(executed).hasSize(2);
  }

  /** A pooler or a proxy may keep the session and still swallow what it is told. */
  @Test
  void sessionThatHasNotHeardItselfSaysNothing() throws SQLException {
    Connection connection = ListeningConnection.of(session());
    hear("listening to the same");
    hear("");

    assertThat((Object) connection.getWarnings()).isNull();
  }

  @Test
  void somethingMayHaveChangedBeforeTheSessionListened() throws SQLException {
    Connection connection = ListeningConnection.of(session());
    hear(greeting());

    assertThat(heard(connection)).isEqualTo("changed");
    assertThat(heard(connection)).isEqualTo("unchanged");
  }

  @Test
  void eachChangeIsReportedOnce() throws SQLException {
    Connection connection = listening();

    hear("");
    hear("");

    assertThat(heard(connection)).isEqualTo("changed");
    assertThat(heard(connection)).isEqualTo("unchanged");
  }

  @Test
  void sessionThatBeginsToListenIsNoChange() throws SQLException {
    Connection connection = listening();

    hear("listening to the same");

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
    hear(greeting());
    assertThat((Object) connection.getWarnings()).isNotNull();
    return connection;
  }

  private static String heard(Connection connection) throws SQLException {
    SQLWarning warning = connection.getWarnings();
    assertThat(warning.getSQLState()).isEqualTo("01HGL");
    return warning.getMessage();
  }

  /** The payload that the session has sent to itself. */
  private String greeting() {
    Matcher greeting = Pattern.compile("'(listening [-0-9a-f]{36})'").matcher(executed.get(1));
    assertThat(greeting.find()).isTrue();
    return greeting.group(1);
  }

  private void hear(String payload) {
    waiting.add(proxy(PGNotification.class, (method, arguments) -> payload));
  }

  private Connection session() {
    PGConnection session = proxy(PGConnection.class, (method, arguments) -> heard());
    return proxy(
        Connection.class, (method, arguments) -> method.equals("unwrap") ? session : statement());
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
