package org.headgate.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.EOFException;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

class ErrorChainTest {

  private static final int MANY = 50;

  @Test
  void driverLinksConcurrentErrorsInACycle() throws Exception {
    try (FailingServer server = new FailingServer();
        Connection connection = DriverManager.getConnection(server.url())) {
      SQLException error = errorOf(connection);
      assertThat(error.getNextException().getCause()).isSameAs(error);
    }
  }

  @Test
  void proxyBreaksCycleOfConcurrentErrors() throws Exception {
    try (FailingServer server = new FailingServer();
        Connection connection = DriverProxy.of(DriverManager.getConnection(server.url()))) {
      SQLException error = errorOf(connection);
      assertThat(linksOf(error))
          .filteredOn(SQLException.class::isInstance)
          .extracting(link -> ((SQLException) link).getSQLState())
          .containsExactly("57014", "57P01", "08006");
      assertThat((Throwable) error).isInstanceOf(PSQLException.class);
      assertThat(((PSQLException) error).getServerErrorMessage().getMessage())
          .isEqualTo("canceling statement due to statement timeout");
      assertThat(error.getStackTrace()).isNotEmpty();
    }
  }

  /** The tables are asked for by a statement of the driver's own. */
  @Test
  void metadataErrorsHaveNoCycles() throws Exception {
    try (FailingServer server = new FailingServer();
        Connection connection = DriverProxy.of(DriverManager.getConnection(server.url()))) {
      DatabaseMetaData metadata = connection.getMetaData();
      SQLException error =
          catchThrowableOfType(
              SQLException.class, () -> metadata.getTables(null, null, null, null));
      assertThat(linksOf(error))
          .filteredOn(SQLException.class::isInstance)
          .extracting(each -> ((SQLException) each).getSQLState())
          .containsExactly("57014", "57P01", "08006");
    }
  }

  @Test
  void finiteChainsAreKeptUnchanged() {
    SQLException error = new SQLException("first", "57014");
    error.setNextException(new SQLException("second", "57P01", new EOFException()));
    assertThat((Throwable) ErrorChain.withoutCycles(error)).isSameAs(error);
  }

  /** As one of a batch is: its cause is also its next one. */
  @Test
  void sharedErrorIsNotACycle() {
    SQLException first = new SQLException("first", "23505");
    BatchUpdateException batch = new BatchUpdateException("batch", "23505", 0, new int[1], first);
    batch.setNextException(first);
    assertThat((Throwable) ErrorChain.withoutCycles(batch)).isSameAs(batch);
  }

  /** Each of these has two ways to the next, which is two to the power of many in all. */
  @Test
  void sharedErrorsAreVisitedOnce() {
    SQLException error = new SQLException("last", "57014");
    for (int number = 0; number < MANY; number++) {
      SQLException previous = new SQLException("earlier", "57014", error);
      previous.setNextException(error);
      error = previous;
    }
    assertThat((Throwable) ErrorChain.withoutCycles(error)).isSameAs(error);
  }

  @Test
  void longChainDoesNotOverflowTheStack() {
    SQLException first = new SQLException("first", "57014");
    SQLException last = first;
    for (int number = 0; number < 10_000; number++) {
      SQLException next = new SQLException("next", "57014");
      last.setNextException(next);
      last = next;
    }
    assertThat((Throwable) ErrorChain.withoutCycles(first)).isSameAs(first);
  }

  @Test
  void copyDisclosesNoMoreThanTheError() {
    ServerErrorMessage server =
        new ServerErrorMessage(
            "SERROR\0C23505\0Mduplicate key\0DKey (email)=(ada@example.org) is there\0");
    PSQLException error = new PSQLException(server, false);
    error.setNextException(new SQLException("again", "08006", error));
    assertThat(ErrorChain.withoutCycles(error).getMessage())
        .isEqualTo(error.getMessage())
        .doesNotContain("ada@example.org");
  }

  /** JDBC declares it: any other would be no error of a database to whoever called. */
  @Test
  void clientInfoErrorKeepsItsType() {
    SQLException first = new SQLException("first", "57014");
    first.setNextException(new SQLException("second", "57P01", first));
    SQLClientInfoException refused =
        new SQLClientInfoException("refused", "57014", Map.of(), first);
    assertThat((Throwable) ErrorChain.withoutCycles(refused))
        .isInstanceOf(SQLClientInfoException.class);
  }

  @Test
  void batchErrorKeepsItsUpdateCounts() {
    SQLException first = new SQLException("first", "57014");
    first.setNextException(new SQLException("second", "57P01", first));
    BatchUpdateException batch =
        new BatchUpdateException("batch", "57014", 0, new int[] {1, -3}, first);
    SQLException ending = ErrorChain.withoutCycles(batch);
    assertThat((Throwable) ending).isInstanceOf(BatchUpdateException.class);
    assertThat(((BatchUpdateException) ending).getUpdateCounts()).containsExactly(1, -3);
    assertThat(linksOf(ending)).hasSize(3);
  }

  @Test
  void cycleThroughNextExceptionIsBroken() {
    PSQLException error =
        new PSQLException("broken", PSQLState.CONNECTION_FAILURE, new EOFException());
    error.setNextException(new SQLException("again", "08006", error));
    SQLException ending = ErrorChain.withoutCycles(error);
    assertThat(linksOf(ending)).hasSize(2);
    assertThat(ending.getCause()).isInstanceOf(EOFException.class);
    assertThat(ending.getSQLState()).isEqualTo("08006");
  }

  private static SQLException errorOf(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return catchThrowableOfType(SQLException.class, () -> statement.execute("select 1"));
    }
  }

  /** As Liberty walks: along the cause, or where there is none the next one. */
  private static List<Throwable> linksOf(Throwable error) {
    List<Throwable> walked = new ArrayList<>();
    for (Throwable link = error; link != null; link = nextOf(link)) {
      walked.add(link);
      assertThat(walked).hasSizeLessThan(MANY);
    }
    return walked;
  }

  private static Throwable nextOf(Throwable error) {
    return error.getCause() == null && error instanceof SQLException sql
        ? sql.getNextException()
        : error.getCause();
  }
}
