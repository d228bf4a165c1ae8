package org.headgate.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.headgate.pool.persistence.faults.FaultClassifier;
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations beside another node, after a crash, behind a lock and on a long table. */
class SchemaMigratorTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SCHEMA = "moved";
  private static final int BARRIER = 4711;
  @AutoClose private static final DispatchDatabase DATABASE = DispatchDatabase.started();

  @TempDir Path scripts;

  @BeforeEach
  void clear() {
    DATABASE.update("drop schema if exists " + SCHEMA + " cascade");
  }

  @Test
  void concurrentNodesMigrateOnce() {
    script("V1__one", "create table moved.one (id int)");
    script("V2__two", "create table moved.two (id int); select pg_sleep(1)");

    List<CompletableFuture<Integer>> nodes =
        Stream.generate(() -> CompletableFuture.supplyAsync(this::migrate)).limit(4).toList();

    assertThat(nodes.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(2);
    assertThat(history()).isEqualTo(2);
  }

  @Test
  void statementTimeoutDoesNotCancelMigration() {
    DATABASE.update("alter role postgres set statement_timeout = '300ms'");
    try {
      script("V1__slow", "select pg_sleep(1)");

      assertThat(migrate()).isEqualTo(1);
    } finally {
      DATABASE.update("alter role postgres reset statement_timeout");
    }
  }

  @Test
  void migrationOfADeadNodeIsRolledBackAndRepeated() throws SQLException {
    script("V1__one", "create table moved.one (id int)");
    script(
        "V2__two",
        "create table moved.two (id int); select pg_advisory_xact_lock(%d)".formatted(BARRIER));
    CompletableFuture<Integer> dying;
    try (Connection barrier = DATABASE.pool(1).getConnection();
        Statement statement = barrier.createStatement()) {
      statement.execute("select pg_advisory_lock(%d)".formatted(BARRIER));
      dying = CompletableFuture.supplyAsync(this::migrate);
      await().atMost(PATIENCE).until(() -> waitingForTheBarrier() == 1);
      DATABASE.number(
          "select count(pg_terminate_backend(pid)) from pg_locks where locktype = 'advisory' and"
              + " not granted");
      statement.execute("select pg_advisory_unlock(%d)".formatted(BARRIER));
    }

    assertThat(dying).failsWithin(PATIENCE);
    assertThat(migrate()).isEqualTo(1);
    assertThat(history()).isEqualTo(2);
  }

  /** Later sessions wait behind it, so it does not wait for long. */
  @Test
  void unavailableLockFailsMigrationWithLockTimeout() throws SQLException {
    script("V1__one", "create table moved.one (id int)");
    assertThat(migrate()).isEqualTo(1);
    script("V2__wider", "alter table moved.one add column name text");
    try (Connection reader = DATABASE.pool(1).getConnection();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.execute("select count(*) from moved.one");

      assertThatThrownBy(this::migrate)
          .isInstanceOf(FlywayException.class)
          .satisfies(
              failed ->
                  assertThat(new FaultClassifier().classify(failed).orElseThrow().kind())
                      .isEqualTo(FaultKind.LOCK_TIMEOUT));
      reader.rollback();
      reader.setAutoCommit(true);
    }

    assertThat(migrate()).isEqualTo(1);
  }

  @Test
  void indexesAreBuiltConcurrentlyAndRebuiltAfterAFailure() throws SQLException {
    script("V1__one", "create table moved.one (id int); insert into moved.one values (1), (1)");
    script(
        "V2__concurrently_one_id",
        """
        drop index concurrently if exists moved.one_id;
        create unique index concurrently one_id on moved.one (id)\
        """);
    write("V2__concurrently_one_id.sql.conf", "executeInTransaction=false");

    assertThatThrownBy(this::migrate).isInstanceOf(FlywayException.class);
    DATABASE.update("delete from moved.one where ctid in (select min(ctid) from moved.one)");

    assertThat(migrate()).isEqualTo(1);
    assertThat(
            DATABASE.number(
                "select count(*) from pg_index where indexrelid = 'moved.one_id'::regclass and"
                    + " indisvalid"))
        .isOne();
    assertThat(migrate()).isZero();
  }

  /** As a node of the version before, that starts again during an update. */
  @Test
  void unknownScriptsInTheSchemaAreAccepted() throws IOException {
    script("V1__one", "create table moved.one (id int)");
    script("V2_1__side_by_side", "alter table moved.one add column name text");
    script("V3__three", "create table moved.three (id int)");
    script("V4__newer", "create table moved.four (id int)");
    assertThat(migrate()).isEqualTo(4);

    Files.delete(scripts.resolve("V2_1__side_by_side.sql"));
    Files.delete(scripts.resolve("V4__newer.sql"));

    assertThat(migrate()).isZero();
  }

  /** That nothing is to be done is known without Flyway, and hides no damage from it. */
  @Test
  void changedHistoryIsRefused() {
    script("V1__one", "create table moved.one (id int)");
    assertThat(migrate()).isEqualTo(1);
    assertThat(migrate()).isZero();

    DATABASE.update("update moved.schema_history set checksum = checksum + 1 where version = '1'");

    assertThatThrownBy(this::migrate)
        .isInstanceOf(FlywayException.class)
        .hasMessageContaining("checksum mismatch");
  }

  private int migrate() {
    DataSource source = DATABASE.pool(1);
    return SchemaMigrator.migrate(source, SCHEMA, List.of(), SchemaMigrator.scripts().and(scripts));
  }

  private static long history() {
    return DATABASE.number("select count(*) from moved.schema_history where version is not null");
  }

  private static long waitingForTheBarrier() {
    return DATABASE.number(
        "select count(*) from pg_locks where locktype = 'advisory' and objid = %d and not granted"
            .formatted(BARRIER));
  }

  private void script(String name, String sql) {
    write(name + ".sql", sql);
  }

  private void write(String name, String text) {
    try {
      Files.writeString(scripts.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
