package org.headgate.scheduling.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.headgate.pool.persistence.OperatorSqlGateway;
import org.headgate.pool.persistence.Platform;
import org.headgate.scheduling.api.CatchUp;
import org.headgate.scheduling.api.Overlap;
import org.headgate.scheduling.api.ScheduleState;

/** The schedules as their owners see and change them. Each call is one statement. */
@Dependent
public class ScheduleRepository {

  private static final String COLUMNS =
      "id, owner_id, system_task, name, enabled, disabled_reason, trigger, action, secret, dst_gap,"
          + " dst_gap_chosen, dst_overlap, dst_overlap_chosen, catch_up, catch_up_window_ms,"
          + " overlap, max_attempts, initial_delay_ms, max_delay_ms, anchored_at, next_at,"
          + " revision, created_at, updated_at";
  private static final String SELECT =
      "select " + COLUMNS + ", clock_timestamp() as read_at from platform.schedule ";

  private final OperatorSqlGateway platform;

  @Inject
  ScheduleRepository(@Platform DataSource pool) {
    platform = new OperatorSqlGateway(pool);
  }

  /** What {@link #lockOwnerQuota} saw. */
  public record OwnersPlace(Instant now, int schedules) {}

  /**
   * Keeps others from adding to the owner's schedules until the transaction ends.
   *
   * @return the database's clock, and how many there are
   */
  public OwnersPlace lockOwnerQuota(UUID owner) {
    platform.query(
        "select 1 from (select pg_advisory_xact_lock(?, ?)) as locked",
        row -> row.getInt(1),
        (int) owner.getMostSignificantBits(),
        (int) owner.getLeastSignificantBits());
    return platform
        .query(
            "select clock_timestamp() as now, count(*) as schedules from platform.schedule where"
                + " owner_id = ?",
            row -> new OwnersPlace(OperatorSqlGateway.instant(row, "now"), row.getInt("schedules")),
            owner)
        .get(0);
  }

  /** The database's clock. */
  public Instant now() {
    return platform
        .query("select clock_timestamp() as now", row -> OperatorSqlGateway.instant(row, "now"))
        .get(0);
  }

  /**
   * One of the service's own takes the place of the one that has its task, if it is timed
   * otherwise.
   */
  public void add(ScheduleEntity row) {
    platform.update(
        "insert into platform.schedule ("
            + COLUMNS
            + ") values (?, ?, ?, ?, ?, ?, cast(? as json), cast(? as json), ?, ?, ?, ?, ?, ?, ?,"
            + " ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (system_task) where system_task is not null"
            + " do update    set trigger = excluded.trigger, next_at = excluded.next_at, fence ="
            + " schedule.fence + 1  where cast(schedule.trigger as text) <> cast(excluded.trigger"
            + " as text)",
        row.id(),
        row.owner(),
        row.systemTask(),
        row.name(),
        row.enabled(),
        row.disabledReason(),
        row.trigger(),
        row.action(),
        row.secret(),
        DstPolicyColumns.gap(row.policy()),
        row.policy().dstGap().isPresent(),
        DstPolicyColumns.overlap(row.policy()),
        row.policy().dstOverlap().isPresent(),
        row.policy().catchUp().wireName(),
        row.policy().catchUpWindow(),
        row.policy().overlap().wireName(),
        row.policy().maxAttempts(),
        row.policy().initialDelay(),
        row.policy().maxDelay(),
        row.anchoredAt(),
        row.nextAt(),
        row.revision(),
        row.createdAt(),
        row.updatedAt());
  }

  public Optional<ScheduleEntity> find(UUID owner, UUID id) {
    return platform
        .query(SELECT + "where id = ? and owner_id = ?", ScheduleRepository::row, id, owner)
        .stream()
        .findFirst();
  }

  /** The newest first. */
  public List<ScheduleEntity> findByOwner(UUID owner, Optional<UUID> before, int limit) {
    return platform.query(
        SELECT
            + "where owner_id = ? and (cast(? as uuid) is null or id < ?) order by id desc limit ?",
        ScheduleRepository::row,
        owner,
        before,
        before,
        limit);
  }

  /** Anybody's, or the service's own. */
  public Optional<ScheduleEntity> find(UUID id) {
    return platform.query(SELECT + "where id = ?", ScheduleRepository::row, id).stream()
        .findFirst();
  }

  /**
   * Everybody's and the service's own, the newest first.
   *
   * @param state only those in this state
   */
  public List<ScheduleEntity> all(Optional<ScheduleState> state, Optional<UUID> before, int limit) {
    return platform.query(
        SELECT
            + "where (cast(? as uuid) is null or id < ?)"
            + state.map(each -> " and " + in(each)).orElse("")
            + " order by id desc limit ?",
        ScheduleRepository::row,
        before,
        before,
        limit);
  }

  private static String in(ScheduleState state) {
    return switch (state) {
      case DISABLED -> "disabled_reason is not null";
      case PAUSED -> "disabled_reason is null and not enabled";
      case ACTIVE -> "disabled_reason is null and enabled and next_at is not null";
      case FINISHED -> "disabled_reason is null and enabled and next_at is null";
    };
  }

  /**
   * Writes what its owner changed, unless somebody was faster.
   *
   * @param row as it shall be, with the revision that was read
   * @param retimed whether the next instant is to be written too
   * @return whether it was written
   */
  public boolean change(ScheduleEntity row, boolean retimed) {
    return platform.update(
            """
            update platform.schedule
               set name = ?, enabled = ?, disabled_reason = ?, trigger = cast(? as json), action = cast(? as json),
                   secret = ?, dst_gap = ?, dst_gap_chosen = ?, dst_overlap = ?, dst_overlap_chosen = ?,
                   catch_up = ?, catch_up_window_ms = ?, overlap = ?,
                   max_attempts = ?, initial_delay_ms = ?, max_delay_ms = ?, anchored_at = ?,
                   next_at = case when ? then cast(? as timestamptz) else next_at end,
                   consecutive_failures = case when ? and ? then 0 else consecutive_failures end,
                   quiet_until = case when cast(action as text) = ? then quiet_until end,
                   revision = revision + 1, fence = fence + 1, updated_at = clock_timestamp()
             where id = ? and revision = ?
            """,
            row.name(),
            row.enabled(),
            row.disabledReason(),
            row.trigger(),
            row.action(),
            row.secret(),
            DstPolicyColumns.gap(row.policy()),
            row.policy().dstGap().isPresent(),
            DstPolicyColumns.overlap(row.policy()),
            row.policy().dstOverlap().isPresent(),
            row.policy().catchUp().wireName(),
            row.policy().catchUpWindow(),
            row.policy().overlap().wireName(),
            row.policy().maxAttempts(),
            row.policy().initialDelay(),
            row.policy().maxDelay(),
            row.anchoredAt(),
            retimed,
            row.nextAt(),
            retimed,
            row.enabled(),
            row.action(),
            row.id(),
            row.revision())
        == 1;
  }

  /**
   * @param revision only if it still is that one
   * @return whether there was one
   */
  public boolean delete(UUID owner, UUID id, Optional<Long> revision) {
    return platform.update(
            "delete from platform.schedule where id = ? and owner_id = ? and (cast(? as bigint) is"
                + " null or revision = ?)",
            id,
            owner,
            revision,
            revision)
        == 1;
  }

  /** All of the owner's, with their executions. */
  public void deleteByOwner(UUID owner) {
    platform.update("delete from platform.schedule where owner_id = ?", owner);
  }

  private static ScheduleEntity row(ResultSet row) throws SQLException {
    return new ScheduleEntity(
        row.getObject("id", UUID.class),
        Optional.ofNullable(row.getObject("owner_id", UUID.class)),
        Optional.ofNullable(row.getString("system_task")),
        row.getString("name"),
        row.getBoolean("enabled"),
        Optional.ofNullable(row.getString("disabled_reason")),
        row.getString("trigger"),
        row.getString("action"),
        Optional.ofNullable(row.getBytes("secret")),
        policy(row),
        OperatorSqlGateway.instant(row, "anchored_at"),
        OperatorSqlGateway.instantIfAny(row, "next_at"),
        row.getLong("revision"),
        OperatorSqlGateway.instant(row, "created_at"),
        OperatorSqlGateway.instant(row, "updated_at"),
        row.getObject("read_at", OffsetDateTime.class).toInstant());
  }

  private static SchedulePolicy policy(ResultSet row) throws SQLException {
    return new SchedulePolicy(
        DstPolicyColumns.gap(row),
        DstPolicyColumns.overlap(row),
        CatchUp.valueOf(constant(row, "catch_up")),
        OperatorSqlGateway.millis(row, "catch_up_window_ms"),
        Overlap.valueOf(constant(row, "overlap")),
        row.getInt("max_attempts"),
        OperatorSqlGateway.millis(row, "initial_delay_ms"),
        OperatorSqlGateway.millis(row, "max_delay_ms"));
  }

  private static String constant(ResultSet row, String column) throws SQLException {
    return row.getString(column).toUpperCase(Locale.ROOT);
  }
}
