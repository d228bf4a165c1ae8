package org.headgate.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.List;
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
