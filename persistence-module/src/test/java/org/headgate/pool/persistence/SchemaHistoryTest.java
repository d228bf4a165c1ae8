package org.headgate.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.api.migration.JavaMigration;
import org.headgate.accounts.persistence.AddressMigration;
import org.headgate.config.database.PoolName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Flyway is left out of a start only where it would find nothing to do. */
class SchemaHistoryTest {

  private static final List<JavaMigration> NONE = List.of();
  private static final int LOOKS = 2;

  @TempDir Path folder;

  /** Holds versions, descriptions, types and checksums against those that Flyway wrote. */
  @ParameterizedTest
  @EnumSource(
      value = PoolName.class,
      names = {"PLATFORM", "USERDATA"})
  void historyThatFlywayWroteIsExactlyTheBuilds(PoolName unit) throws SQLException {
    List<JavaMigration> inJava = unit == PoolName.PLATFORM ? List.of(new AddressMigration()) : NONE;

    assertThat(isExactly(TestPostgres.migrated(unit), unit, inJava, scripts(unit))).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = PoolName.class,
      names = {"PLATFORM", "USERDATA"})
  void nothingToMigrateIsKnownByTwoStatements(PoolName unit) {
    AtomicInteger statements = new AtomicInteger();
    DataSource database = counted(TestPostgres.migrated(unit), statements);

    int applied =
        new SchemaMigrator(database, database, List.of(new AddressMigration())).migrate(unit);

    assertThat(applied).isZero();
    assertThat(statements).hasValue(LOOKS);
  }

  @Test
  void schemaThatSomebodyElseMadeIsRecognized() throws SQLException {
    DataSource database = TestPostgres.migrated(PoolName.USERDATA);
    update(database, "delete from userdata.schema_history where type = 'SCHEMA'");

    assertThat(isExactly(database, PoolName.USERDATA, NONE, scripts(PoolName.USERDATA))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update userdata.schema_history set checksum = checksum + 1 where version = '2'",
        "update userdata.schema_history set checksum = null where version = '2'",
        "update userdata.schema_history set description = 'other' where version = '2'",
        "update userdata.schema_history set type = 'JDBC' where version = '2'",
        "update userdata.schema_history set type = 'DELETE' where version = '2'",
        "update userdata.schema_history set version = null where version = '2'",
        "update userdata.schema_history set success = false where version = '2'",
        "delete from userdata.schema_history where version = '2'",
        "insert into userdata.schema_history (installed_rank, version, description, type, script,"
            + " checksum, installed_by, execution_time, success) values (99, '99', 'newer', 'SQL',"
            + " 'V99__newer.sql', 1, 'ada', 1, true)",
        "insert into userdata.schema_history (installed_rank, version, description, type, script,"
            + " checksum, installed_by, execution_time, success) select 99, version, description,"
            + " type, script, checksum, 'ada', 1, true from userdata.schema_history"
            + " where version = '2'",
        "alter table userdata.schema_history drop column checksum",
        "drop table userdata.schema_history",
        "drop schema userdata cascade"
      })
  void everyOtherHistoryIsLeftToFlyway(String change) throws SQLException {
    DataSource database = TestPostgres.migrated(PoolName.USERDATA);
    update(database, change);

    assertThat(isExactly(database, PoolName.USERDATA, NONE, scripts(PoolName.USERDATA))).isFalse();
  }

  /** A new version, one that Flyway repeats, and ones that it runs at each start. */
  @ParameterizedTest
  @ValueSource(
      strings = {"V99__new.sql", "R__views.sql", "beforeMigrate.sql", "afterMigrate__more.sql"})
  void scriptThatWasNotAppliedIsLeftToFlyway(String name) throws IOException, SQLException {
    Files.writeString(folder.resolve(name), "select 1");
    MigrationScripts scripts = scripts(PoolName.USERDATA).and(folder);

    assertThat(
            isExactly(TestPostgres.migrated(PoolName.USERDATA), PoolName.USERDATA, NONE, scripts))
        .isFalse();
  }

  @Test
  void migrationInJavaThatWasNotAppliedIsLeftToFlyway() throws SQLException {
    DataSource database = TestPostgres.migrated(PoolName.PLATFORM);
    update(database, "delete from platform.schema_history where version = '11.2'");

    assertThat(
            isExactly(
                database,
                PoolName.PLATFORM,
                List.of(new AddressMigration()),
                scripts(PoolName.PLATFORM)))
        .isFalse();
  }

  private static MigrationScripts scripts(PoolName unit) {
    return SchemaMigrator.scripts("db/migration/" + unit.wireName());
  }

  private static boolean isExactly(
      DataSource database, PoolName unit, List<JavaMigration> inJava, MigrationScripts scripts)
      throws SQLException {
    try (Connection connection = database.getConnection()) {
      return new SchemaHistory(connection, unit.wireName()).isExactly(inJava, scripts);
    }
  }

  private static void update(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static DataSource counted(DataSource source, AtomicInteger statements) {
    return (DataSource)
        Proxy.newProxyInstance(
            SchemaHistoryTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> counted(source.getConnection(), statements));
  }

  private static Connection counted(Connection connection, AtomicInteger statements) {
    return (Connection)
        Proxy.newProxyInstance(
            SchemaHistoryTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().endsWith("Statement")) {
                statements.incrementAndGet();
              }
              return method.invoke(connection, arguments);
            });
  }
}
