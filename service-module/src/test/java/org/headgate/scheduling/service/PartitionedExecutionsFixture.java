package org.headgate.scheduling.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.LocalUnit;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.headgate.pool.service.liberty.LibertyPoolMBeans;
import org.headgate.scheduling.persistence.ExecutionRepository;
import org.headgate.tasks.persistence.PartitionPromiseValidator;
import org.headgate.tasks.persistence.PartitionRepository;
import org.headgate.tasks.persistence.PartitionStep;
import org.headgate.tasks.persistence.PartitionedTable;
import org.headgate.tasks.service.PartitionMaker;
import org.headgate.tasks.service.PartitionService;

/**
 * Executions in a database of their own, with a node that keeps them in partitions. Its clock is
 * moved by hand and stays behind the database's, which decides what is old enough to be dropped.
 */
final class PartitionedExecutionsFixture extends Clock implements AutoCloseable {

  static final UUID SCHEDULE = UUID.fromString("00000000-0000-7000-8000-00000000000a");

  private static final int BATCH = 1000;
  private static final long READABLE_BYTES = 64L << 20;
  private static final UUID ANY = new UUID(-1L, -1L);

  private final DispatchDatabase database = DispatchDatabase.started();
  private final LocalUnit unit = new LocalUnit(PoolName.PLATFORM, database.pool(4));
  private final PartitionPromiseValidator validator =
      new PartitionPromiseValidator(database.pool(1));
  private Instant now;

  /**
   * @param ago how far the clock is behind at first, in days
   */
  PartitionedExecutionsFixture(int ago) {
    now = Instant.now().minus(Duration.ofDays(ago)).truncatedTo(ChronoUnit.MICROS);
  }

  DispatchDatabase database() {
    return database;
  }

  void advance(Duration duration) {
    now = now.plus(duration);
  }

  /** The two tasks of the service, as its schedules run them. */
  void maintain() {
    DatabaseGuard guard = new DatabaseGuard() {};
    PartitionService service = new Partitions();
    ExecutionPartitionJob job = new ExecutionPartitionJob();
    job.guard = guard;
    job.service = service;
    job.maker = new PartitionMaker(service, validator, guard, new LibertyPoolMBeans());
    job.run();
    while (purge() == BATCH) {
      // As the task does.
    }
  }

  private int purge() {
    return unit.write(
        entityManager ->
            new ExecutionRepository(entityManager)
                .purge(ANY, cutoff(), ExecutionPurgeTask.PARTITION_DAYS, BATCH));
  }

  /**
   * One step of the schedule.
   *
   * @param readableBytes 0 for a table that counts as large
   */
  PartitionStep prepare(long readableBytes) {
    return unit.write(
        entityManager ->
            new PartitionRepository(entityManager)
                .prepare(
                    PartitionedTable.EXECUTIONS,
                    ExecutionPurgeTask.PARTITION_DAYS,
                    now,
                    readableBytes));
  }

  boolean validate() {
    return validator.validate(PartitionedTable.EXECUTIONS);
  }

  Optional<String> drop() {
    return unit.write(
        entityManager -> new PartitionRepository(entityManager).dropExpiredExecutions(cutoff()));
  }

  /** An execution that ended now, with an attempt before its last one. */
  void execute(Instant scheduledFor) {
    database.update(
        """
        with e as (
          insert into platform.execution (id, schedule_id, scheduled_for, state, attempt, started_at, finished_at)
          values (gen_random_uuid(), '%1$s', '%2$s', 'succeeded', 2, '%3$s', '%3$s') returning schedule_id, scheduled_for
        )
        insert into platform.execution_attempt (schedule_id, scheduled_for, attempt, outcome, finished_at)
        select schedule_id, scheduled_for, 1, 'failed', '%3$s' from e
        """
            .formatted(SCHEDULE, scheduledFor, now));
  }

  /** An execution that has not ended. */
  void hold(Instant scheduledFor) {
    database.update(
        """
        insert into platform.execution (id, schedule_id, scheduled_for, state)
        values (gen_random_uuid(), '%s', '%s', 'waiting')
        """
            .formatted(SCHEDULE, scheduledFor));
  }

  /** All that are held end now. */
  void endHeld() {
    database.update(
        "update platform.execution set state = 'succeeded', finished_at = '%s'".formatted(now)
            + " where state = 'waiting'");
  }

  long stored() {
    return database.number("select count(*) from platform.execution");
  }

  long storedSince(Instant endedAt) {
    return database.number(
        "select count(*) from platform.execution where finished_at >= '%s'".formatted(endedAt));
  }

  /** How many attempts have no execution, and executions no attempt. */
  long strays() {
    return database.number(
        """
        select count(*) from platform.execution_attempt a
          full join (select * from platform.execution where state = 'succeeded' and attempt = 2) e
            using (schedule_id, scheduled_for)
         where a.attempt is null or e.attempt is null
        """);
  }

  /** How many executions are in the partition of all instants that belong to no other. */
  long rest() {
    return database.number(
        "select count(*) from platform.execution e join platform.time_partition p"
            + " on p.partition_oid = e.tableoid where p.holds_rest");
  }

  long partitions() {
    return database.number(
        "select count(*) from platform.time_partition where table_name = 'execution'");
  }

  /** Partitions of executions that no partition of attempts has the limits of, or the other way. */
  long unpaired() {
    return database.number(
        """
        select count(*) from (
          select replace(name, '_attempt', '') as name, from_at, until_at, holds_rest
            from platform.time_partition where table_name in ('execution', 'execution_attempt')
           group by 1, 2, 3, 4 having count(*) <> 2) as unpaired
        """);
  }

  Duration ahead() {
    return Duration.between(
        now,
        Instant.ofEpochSecond(
            database.number(
                "select extract(epoch from max(until_at))::bigint from platform.time_partition"
                    + " where table_name = 'execution'")));
  }

  private Instant cutoff() {
    return now.minus(ExecutionPurgeTask.RETENTION);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public void close() {
    unit.close();
    database.close();
  }

  /** Each call in a transaction, as the container does it. */
  private final class Partitions extends PartitionService {
    @Override
    public PartitionStep prepare(PartitionedTable table, int days) {
      return PartitionedExecutionsFixture.this.prepare(READABLE_BYTES);
    }

    @Override
    public Optional<String> dropExpiredExecutions(Duration retention) {
      return drop();
    }
  }
}
