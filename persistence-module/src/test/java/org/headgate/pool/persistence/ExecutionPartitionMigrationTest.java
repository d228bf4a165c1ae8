package org.headgate.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The executions of the version before become partitioned, and nodes of that version go on beside
 * newer ones: their statements are here as they send them.
 */
class ExecutionPartitionMigrationTest {

  private static final EarlierPlatform DATABASE = EarlierPlatform.of("43.5");
  private static final UUID SCHEDULE = UUID.randomUUID();

  private static final String CLAIM =
      """
      insert into platform.execution (id, schedule_id, scheduled_for, state, token, started_at)
      values ('%s', '%s', %s, 'running', 1, now()) on conflict (schedule_id, scheduled_for) do nothing
      """;

  private static final String RETRY =
      """
      with done as (
        update platform.execution e set state = 'waiting', attempt = e.attempt + 1, due_at = now()
         where e.id = any (array['%s'::uuid]) and e.token = 1 and e.state = 'running'
        returning e.schedule_id, e.scheduled_for, e.attempt)
      insert into platform.execution_attempt (schedule_id, scheduled_for, attempt, outcome, finished_at)
      select schedule_id, scheduled_for, attempt - 1, 'failed', now() from done
      """;

  private static final String PURGE =
      """
      delete from platform.execution
       where id in (select id from platform.execution
                     where id < 'ffffffff-ffff-ffff-ffff-ffffffffffff' and state in ('succeeded', 'failed', 'skipped', 'missed')
                       and finished_at < clock_timestamp() - interval '30 days'
                     order by id limit 1000)
      """;

  @BeforeAll
  static void migrate() throws SQLException {
    for (int day = 5; day > 0; day--) {
      String instant = "now() - interval '%d days'".formatted(day);
      DATABASE.execute(CLAIM.formatted(UUID.randomUUID(), SCHEDULE, instant));
    }
    DATABASE.execute(
        "do $$ begin create role execution_reader;"
            + " exception when duplicate_object then null; end $$");
    DATABASE.execute(
        "grant select on platform.execution, platform.execution_attempt to execution_reader");

    DATABASE.migrate();
    makePartitions();
  }

  @Test
  void executionsOfBeforeAreInTheFirstPartition() throws SQLException {
    assertThat(
            DATABASE.text(
                "select count(*) from platform.execution_first where schedule_id = '%s'"
                    .formatted(SCHEDULE)))
        .isEqualTo("5");
  }

  @Test
  void othersKeepTheirRights() throws SQLException {
    for (String table : List.of("platform.execution", "platform.execution_attempt")) {
      assertThat(isAllowed(table, "select")).isEqualTo("t");
      assertThat(isAllowed(table, "insert")).isEqualTo("f");
    }
  }

  private static String isAllowed(String table, String privilege) throws SQLException {
    return DATABASE.text(
        "select has_table_privilege('execution_reader', '%s', '%s')".formatted(table, privilege));
  }

  @Test
  void versionBeforeClaimsEachInstantOnce() throws SQLException {
    UUID schedule = UUID.randomUUID();
    for (String instant : List.of("'2026-01-01T00:00:00Z'", "now()::date", "now()::date + 20")) {
      DATABASE.execute(CLAIM.formatted(UUID.randomUUID(), schedule, instant));
      DATABASE.execute(CLAIM.formatted(UUID.randomUUID(), schedule, instant));
    }

    assertThat(
            DATABASE.text(
                "select count(*) from platform.execution where schedule_id = '%s'"
                    .formatted(schedule)))
        .isEqualTo("3");
  }

  @Test
  void versionBeforeRetriesPurgesAndDeletesAttemptsWithTheirExecution() throws SQLException {
    UUID id = UUID.randomUUID();
    UUID schedule = UUID.randomUUID();
    DATABASE.execute(CLAIM.formatted(id, schedule, "now() - interval '40 days'"));
    DATABASE.execute(RETRY.formatted(id));
    assertThat(attempts(schedule)).isEqualTo("1");
    DATABASE.execute(
        "update platform.execution set state = 'failed', finished_at = now() - interval '31 days'"
            + " where id = '%s'".formatted(id));

    DATABASE.execute(PURGE);

    assertThat(
            DATABASE.text("select count(*) from platform.execution where id = '%s'".formatted(id)))
        .isEqualTo("0");
    assertThat(attempts(schedule)).isEqualTo("0");
  }

  @Test
  void idIsUniqueInItsPartition() throws SQLException {
    UUID id = UUID.randomUUID();
    DATABASE.execute(CLAIM.formatted(id, UUID.randomUUID(), "now()"));

    assertThatThrownBy(() -> DATABASE.execute(CLAIM.formatted(id, UUID.randomUUID(), "now()")))
        .hasMessageContaining("duplicate key");
  }

  /** But for the index that says whether a partition may be dropped. */
  @Test
  void partitionsHaveTheSameIndexesAndConstraints() {
    for (String table : List.of("execution", "execution_attempt")) {
      assertThat(
              Stream.of(table + "_first", table + "_rest")
                  .map(ExecutionPartitionMigrationTest::shape)
                  .distinct())
          .hasSize(1);
    }
  }

  private static void makePartitions() throws SQLException {
    String step = "";
    for (int i = 0; i < 10 && !step.equals("ready"); i++) {
      step = DATABASE.text("select platform.prepare_partitions('execution', 10, now(), 67108864)");
    }
    assertThat(step).isEqualTo("ready");
  }

  private static String attempts(UUID schedule) throws SQLException {
    return DATABASE.text(
        "select count(*) from platform.execution_attempt where schedule_id = '%s'"
            .formatted(schedule));
  }

  private static String shape(String table) {
    try {
      return DATABASE.text(
          """
          select concat_ws(' | ', array_to_string(t.reloptions, ','),
                 (select string_agg(i.indkey::text || i.indisunique || coalesce(pg_get_expr(i.indpred, i.indrelid), ''), ';'
                                    order by i.indkey::text, coalesce(pg_get_expr(i.indpred, i.indrelid), ''))
                    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am m on m.oid = c.relam
                   where i.indrelid = t.oid and m.amname <> 'brin'),
                 (select string_agg(pg_get_constraintdef(c.oid), ';' order by pg_get_constraintdef(c.oid))
                    from pg_constraint c where c.conrelid = t.oid),
                 (select string_agg(g.tgname || g.tgtype, ';' order by g.tgname)
                    from pg_trigger g where g.tgrelid = t.oid))
            from pg_class t where t.oid = 'platform.%s'::regclass
          """
              .formatted(table));
    } catch (SQLException e) {
      throw new IllegalStateException(table, e);
    }
  }
}
