package org.headgate.pool.service.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.statements.StatementQueries;
import org.headgate.pool.persistence.statements.StatementSession;
import org.headgate.pool.persistence.statements.StatementText;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.headgate.scheduling.service.dispatch.LeanPool;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * No statement of ours reads all of a table that grows. All repositories are called on an empty
 * database, and what they send is planned, not executed, on one that has rows everywhere: 20,000
 * accounts, or as many as {@code -Drows} says.
 */
class StatementPlansFaultsIT {

  private static final int ROWS = Integer.getInteger("rows", 20_000);

  /** An exception: it keeps the ledger of attempts below its bound, and must count it. */
  private static final String COUNTING = ".AttemptLedgerPurgeRepository.deleteBeyond: ";

  /**
   * Another exception: administrators sometimes search all schedules by name, and an index on parts
   * of names would be written by each claim.
   */
  private static final String NAMES_OF_ALL =
      ".*\\.ScheduleSearchRepository\\.page: .*platform\\.fold_case\\(name\\).*";

  @AutoClose private static DispatchDatabase empty;
  @AutoClose private static DispatchDatabase full;
  private static Map<String, String> senders;
  private static RepositoryCalls calls;

  @BeforeAll
  static void start() throws SQLException, IOException {
    empty = newDatabase();
    full = newDatabase();
    fill();
    try (RecordedStatements statements = new RecordedStatements(empty.url())) {
      calls = new RepositoryCalls(statements);
      calls.callAll();
      calls.close();
      senders = statements.senders();
    }
  }

  private static DispatchDatabase newDatabase() {
    DispatchDatabase database = DispatchDatabase.started();
    Flyway.configure()
        .dataSource(database.url(), "postgres", "")
        .schemas("userdata")
        .table("schema_history")
        .locations("classpath:db/migration/userdata")
        .load()
        .migrate();
    return database;
  }

  private static void fill() throws SQLException, IOException {
    try (InputStream script =
            StatementPlansFaultsIT.class.getResourceAsStream("/growing-tables.sql");
        Connection connection = DriverManager.getConnection(full.url());
        Statement statement = connection.createStatement()) {
      String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
      statement.execute("truncate platform.account cascade");
      statement.execute(text.replace("${rows}", String.valueOf(ROWS)));
      statement.execute("vacuum analyze");
    }
  }

  @Test
  void everyTableIsClassifiedAsGrowingOrSmall() throws SQLException {
    Set<String> tables =
        names(
            """
            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where n.nspname in ('platform', 'userdata') and c.relkind in ('r', 'p') and not c.relispartition
               and c.relname <> 'schema_history'
            """);

    assertThat(
            Stream.of(TableGrowth.GROWING, TableGrowth.SMALL)
                .flatMap(Set::stream)
                .collect(Collectors.toSet()))
        .isEqualTo(tables);
  }

  @Test
  void everyGrowingTableHasRows() throws SQLException {
    assertThat(
            names(
                """
                select coalesce(p.relname, s.relname)
                  from pg_stat_user_tables s
                  left join pg_inherits i on i.inhrelid = s.relid
                  left join pg_class p on p.oid = i.inhparent
                 group by 1 having sum(s.n_live_tup) >="""
                    + " "
                    + ROWS * 9 / 10))
        .containsAll(TableGrowth.GROWING);
  }

  @Test
  void everyRepositoryMethodIsRecorded() {
    assertThat(senders).hasSizeGreaterThan(350);
    assertThat(calls.silent()).isEqualTo(RepositoryCalls.SILENT);
  }

  @Test
  void noStatementScansAGrowingTable() throws SQLException {
    Map<String, String> reading = new TreeMap<>();
    LeanPool pool = new LeanPool(full.url(), 1);
    try (StatementSession session = new StatementQueries(pool, pool).open(PoolName.PLATFORM)) {
      FullScans scans = FullScans.of(session);
      for (Map.Entry<String, String> sent : senders.entrySet()) {
        if (!isPlanned(sent.getKey())) {
          continue;
        }
        QueryPlan plan = QueryPlan.of(session.plan(planned(sent.getKey()), FullScans.VERSION));
        scans.in(plan).stream()
            .map(step -> sent.getValue() + ": " + step)
            .filter(step -> !step.contains(COUNTING) && !step.matches(NAMES_OF_ALL))
            .forEach(step -> reading.putIfAbsent(step, sent.getKey() + "\n" + plan.text()));
      }
    }
    reading.forEach((step, plan) -> System.out.println(step + "\n" + plan.indent(4)));
    assertThat(reading.keySet()).isEmpty();
  }

  /** A deletion searches for referencing rows, without a statement of ours. */
  @Test
  void everyForeignKeyOfAGrowingTableHasAnIndex() throws SQLException {
    Set<String> without =
        names(
            """
            select c.conrelid::regclass || ' (' || a.attname || ')'
              from pg_constraint c
              join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
             where c.contype = 'f'
               and not exists (select from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])
            """);

    assertThat(without)
        .noneMatch(
            column ->
                TableGrowth.GROWING.contains(
                    column.replaceFirst(" .*", "").replaceFirst(".*\\.", "")));
  }

  private static boolean isPlanned(String sql) {
    return StatementText.isPlanned(sql)
        && TableGrowth.GROWING.stream()
            .anyMatch(table -> sql.matches("(?s).*(platform|userdata)\\." + table + "\\b.*"));
  }

  /**
   * The number of requested rows decides a plan. The server plans for each number, because a plan
   * for any number costs more.
   */
  private static String planned(String sql) {
    return sql.replaceAll("fetch first \\? rows", "fetch first 100 rows")
        .replaceAll("limit \\?", "limit 100");
  }

  private static Set<String> names(String sql) throws SQLException {
    Set<String> names = new TreeSet<>();
    try (Connection connection = DriverManager.getConnection(full.url());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }
}
