package org.headgate.pool.persistence.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.SchemaMigrator;
import org.headgate.pool.persistence.TestPostgres;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementSessionTest {

  /** Of PostgreSQL 15, which plans what was prepared, and of 18, which plans what is generic. */
  private static final String WITH_PARTIAL_INDEX =
      "select id from platform.execution where state = 'waiting' and due_at <= ?";

  private static DataSource database;

  @BeforeAll
  static void start() {
    database = TestPostgres.migrated(PoolName.PLATFORM);
  }

  private static StatementSession session() throws SQLException {
    return new StatementQueries(database, database).open(PoolName.PLATFORM);
  }

  @Test
  void allIndexesOfTheMigrationsExist() throws SQLException {
    try (StatementSession session = session()) {
      List<String> expected =
          ExpectedIndex.of(SchemaMigrator.texts(PoolName.PLATFORM)).stream()
              .map(ExpectedIndex::name)
              .toList();

      assertThat(expected).hasSizeGreaterThan(40).contains("platform.session_account");
      assertThat(session.indexes()).containsAll(expected);
    }
  }

  @Test
  void droppedIndexIsRecreatedFromItsDefinition() throws SQLException {
    ExpectedIndex expiry =
        ExpectedIndex.of(SchemaMigrator.texts(PoolName.PLATFORM)).stream()
            .collect(Collectors.toMap(ExpectedIndex::name, index -> index))
            .get("platform.session_account");

    assertThat(expiry.definition())
        .isEqualTo(
            "create index concurrently session_account on platform.session (account_id) where ended_at is null;");
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop index platform.session_account");
      try (StatementSession session = session()) {
        assertThat(session.indexes()).doesNotContain("platform.session_account");
      }
      statement.execute(expiry.definition());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {150_000, 180_000})
  void statementIsPlannedWithoutExecution(int version) throws SQLException {
    try (StatementSession session = session()) {
      assertThat(session.plan(WITH_PARTIAL_INDEX, version)).contains("Node Type", "\"execution\"");
      assertThat(session.plan("delete from platform.execution where id = ?", version))
          .contains("ModifyTable");
      assertThat(session.plan("select 1", version)).contains("Result");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {150_000, 180_000})
  void failedPlanDoesNotAffectOtherStatements(int version) throws SQLException {
    try (StatementSession session = session()) {
      assertThatThrownBy(() -> session.plan("select nothing from platform.nowhere", version))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("nowhere");

      assertThat(session.plan(WITH_PARTIAL_INDEX, version)).contains("\"execution\"");
      assertThat(session.tables()).extracting(TableFigures::name).contains("platform.account");
    }
  }

  @Test
  @Timeout(20)
  void lockWaitersAreReportedWithTheirLock() throws Exception {
    try (Connection holder = database.getConnection();
        Connection other = database.getConnection();
        Statement holding = holder.createStatement();
        Statement waiting = other.createStatement()) {
      holder.setAutoCommit(false);
      holding.execute("lock table platform.department in access exclusive mode");
      Thread wanting =
          new Thread(
              () -> {
                try {
                  waiting.execute("select count(*) from platform.department");
                } catch (SQLException e) {
                  // The test ends it.
                }
              });
      wanting.start();
      WaitingBackend seen = firstWaitingBackend();
      assertThat(seen.lock()).contains("relation");
      assertThat(seen.relation()).contains("platform.department");
      assertThat(seen.blockedBy()).hasSize(1);
      holder.rollback();
      wanting.join();
    }
  }

  /** A session sees who works as it was at its first look. */
  private static WaitingBackend firstWaitingBackend() throws SQLException {
    while (true) {
      try (StatementSession session = session()) {
        Optional<WaitingBackend> found =
            session.backends().stream().filter(backend -> backend.lock().isPresent()).findFirst();
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
  }

  @Test
  void missingStatementStatisticsAreReported() throws SQLException {
    try (StatementSession session = session()) {
      StatementCounting counting = session.counting();

      assertThat(counting.isAvailable()).isTrue();
      assertThat(counting.isLoaded()).isFalse();
      assertThat(counting.view()).isEmpty();
    }
  }

  @Test
  void snapshotOfLatestEarlierDayIsFound() {
    StatementSnapshotRepository repository = new StatementSnapshotRepository(database);
    LocalDate today = LocalDate.of(2026, 11, 29);
    repository.add(
        List.of(
            snapshotOf(today.minusDays(40)), snapshotOf(today.minusDays(2)), snapshotOf(today)));
    repository.add(List.of(snapshotOf(today)));

    assertThat(repository.has(today, "platform")).isTrue();
    assertThat(repository.has(today, "userdata")).isFalse();
    assertThat(repository.before(today, "platform", List.of(-7L)))
        .containsExactly(snapshotOf(today.minusDays(2)));
    assertThat(repository.before(today, "platform", List.of(-8L))).isEmpty();
    repository.removeOld(today);
    assertThat(repository.before(today.minusDays(10), "platform", List.of(-7L)))
        .containsExactly(snapshotOf(today));
  }

  private static StatementSnapshot snapshotOf(LocalDate day) {
    return new StatementSnapshot(
        day,
        "platform",
        -7,
        Optional.of("select 1"),
        Optional.empty(),
        10,
        2.5,
        Optional.of("ab"),
        Optional.of("Result"));
  }
}
