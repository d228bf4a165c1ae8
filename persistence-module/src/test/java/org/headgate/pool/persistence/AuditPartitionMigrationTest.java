package org.headgate.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The audit log of the version before becomes a partitioned one, and nodes of that version go on
 * beside newer ones: their statements are here as they send them.
 */
class AuditPartitionMigrationTest {

  private static final EarlierPlatform DATABASE = EarlierPlatform.of("41.2");

  private static final String INSERT =
      """
      insert into platform.audit_entry (id, occurred_at, actor, action, subject_kind, subject_id, outcome, reason,
             address, trace_id, details, digest)
       values ('%s', now() - interval '%s days', 'system', 'x', null, null, 'success', null, null, null, '{}', 'd')
       on conflict (id) do nothing
      """;

  private static final String SEAL =
      """
      update platform.audit_entry e set position = s.position, seal = s.seal
        from unnest(cast('{%s}' as uuid[]), cast('{%s}' as bigint[]), cast('{seal}' as text[]))
             s (id, position, seal)
       where e.id = s.id
      """;

  @BeforeAll
  static void migrate() throws SQLException {
    for (int day = 5; day > 0; day--) {
      DATABASE.execute(INSERT.formatted(id(day), day));
    }
    DATABASE.execute(
        "do $$ begin create role audit_reader; exception when duplicate_object then null; end $$");
    DATABASE.execute("grant select on platform.audit_entry to audit_reader");

    DATABASE.migrate();
  }

  @Test
  void entriesOfBeforeAreInTheFirstPartition() throws SQLException {
    assertThat(
            DATABASE.text(
                "select string_agg(written::text, ',' order by written) from"
                    + " platform.audit_entry_first where written <= 5"))
        .isEqualTo("1,2,3,4,5");
  }

  @Test
  void numbersOfWritingGoOn() throws SQLException {
    UUID id = id(0);
    DATABASE.execute(INSERT.formatted(id, 0));

    assertThat(
            DATABASE.text(
                "select written > 5 from platform.audit_entry where id = '%s'".formatted(id)))
        .isEqualTo("t");
  }

  @Test
  void othersKeepTheirRights() throws SQLException {
    assertThat(
            DATABASE.text(
                "select has_table_privilege('audit_reader', 'platform.audit_entry', 'select')"))
        .isEqualTo("t");
    assertThat(
            DATABASE.text(
                "select has_table_privilege('audit_reader', 'platform.audit_entry', 'insert')"))
        .isEqualTo("f");
  }

  @Test
  void versionBeforeWritesSealsReadsAndPurges() throws SQLException {
    UUID id = id(3);
    DATABASE.execute(INSERT.formatted(id, 3));
    DATABASE.execute(INSERT.formatted(id, 3));
    DATABASE.execute(SEAL.formatted(id, 1000));
    assertThat(DATABASE.text("select max(position) from platform.audit_entry")).isEqualTo("1000");
    assertThat(
            DATABASE.text(
                "select e.seal from platform.audit_entry e where e.position is not null order by"
                    + " e.position desc fetch first 1 rows only"))
        .isEqualTo("seal");

    DATABASE.execute(
        "begin; select set_config('headgate.audit_retention', 'on', true);"
            + " delete from platform.audit_entry where position <= 1000; commit");

    assertThat(
            DATABASE.text(
                "select count(*) from platform.audit_entry where id = '%s'".formatted(id)))
        .isEqualTo("0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update platform.audit_entry set actor = 'nobody'",
        "update platform.audit_entry_first set actor = 'nobody'",
        "update platform.audit_entry set id = gen_random_uuid()",
        "delete from platform.audit_entry",
        "delete from platform.audit_entry_first",
        "truncate platform.audit_entry",
        "truncate platform.audit_entry_first",
        "truncate platform.audit_entry_rest"
      })
  void partitionsAreAppendOnly(String statement) throws SQLException {
    makePartitions();

    assertThatThrownBy(() -> DATABASE.execute(statement))
        .hasMessageContaining("the audit log is append only");
  }

  /** The copy in a partition that was made later is the same table. */
  @Test
  void partitionsHaveTheSameIndexesAndConstraints() throws SQLException {
    makePartitions();

    assertThat(
            Stream.of("audit_entry_first", "audit_entry_rest")
                .map(AuditPartitionMigrationTest::shape)
                .distinct())
        .hasSize(1);
  }

  private static void makePartitions() throws SQLException {
    String step = "";
    for (int i = 0; i < 10 && !step.equals("ready"); i++) {
      step = DATABASE.text("select platform.prepare_audit_partitions(15, now(), 67108864)");
    }
    assertThat(step).isEqualTo("ready");
  }

  /** An id (UUIDv7) of so many days ago. */
  private static UUID id(int days) {
    long millis = Instant.now().minus(Duration.ofDays(days)).toEpochMilli();
    return new UUID((millis << 16) | 0x7000, UUID.randomUUID().getLeastSignificantBits());
  }

  private static String shape(String table) {
    try {
      return DATABASE.text(
          """
          select (select string_agg(pg_get_expr(i.indpred, i.indrelid), ';' order by i.indkey::text)
                    from pg_index i where i.indrelid = t.oid and i.indpred is not null)
                 || (select string_agg(i.indkey::text || i.indisunique, ';' order by i.indkey::text)
                       from pg_index i where i.indrelid = t.oid)
                 || (select string_agg(pg_get_constraintdef(c.oid), ';' order by pg_get_constraintdef(c.oid))
                       from pg_constraint c where c.conrelid = t.oid)
                 || (select string_agg(g.tgname || g.tgtype, ';' order by g.tgname)
                       from pg_trigger g where g.tgrelid = t.oid)
            from pg_class t where t.oid = 'platform.%s'::regclass
          """
              .formatted(table));
    } catch (SQLException e) {
      throw new IllegalStateException(table, e);
    }
  }
}
