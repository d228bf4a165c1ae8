package org.headgate.pool.service.guard;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.LocalUnit;
import org.headgate.pool.persistence.TestPostgres;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.scheduling.api.Action;
import org.headgate.scheduling.api.SystemAction;
import org.headgate.scheduling.persistence.DispatchNodeRepository;
import org.headgate.scheduling.persistence.DispatchRepositories;
import org.headgate.scheduling.persistence.DispatchRepository;
import org.headgate.scheduling.persistence.DispatchResultRepository;
import org.headgate.scheduling.service.dispatch.ActionExecutor;
import org.headgate.scheduling.service.dispatch.ActionRequest;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.headgate.scheduling.service.dispatch.DispatchGuard;
import org.headgate.scheduling.service.dispatch.DispatchListener;
import org.headgate.scheduling.service.dispatch.DispatchSettings;
import org.headgate.scheduling.service.dispatch.Dispatcher;
import org.headgate.scheduling.service.dispatch.LeanPool;

/** A PostgreSQL with the platform's tables, schedules written into it by hand, and dispatchers. */
public final class DispatchDatabase implements AutoCloseable {

  /** The owner of the schedules. */
  public static final UUID OWNER = UUID.fromString("00000000-0000-7000-8000-000000000001");

  /** Everything is a good deal quicker than in a server. */
  public static final DispatchSettings QUICK =
      new DispatchSettings(
          4,
          Duration.ofMillis(100),
          Duration.ofSeconds(1),
          Duration.ofMillis(200),
          Duration.ofMillis(200));

  private static final GuardedWork WORK = GuardedWork.write(PoolName.PLATFORM, WorkPriority.JOBS);
  private static final NoArgGenerator IDS = Generators.timeBasedEpochRandomGenerator();

  private final String name;
  private final String url;

  private DispatchDatabase(String name) {
    this.name = name;
    this.url = TestPostgres.url(name);
  }

  /** One with its owner of schedules alone; all of a process are in one PostgreSQL. */
  public static DispatchDatabase started() {
    DispatchDatabase database = new DispatchDatabase(TestPostgres.create(PoolName.PLATFORM));
    database.update(
        "insert into platform.account (id, email, password_hash, created_at, email_verified_at)"
            + " values ('%s', 'ada@example.org', 'x', now(), now())".formatted(OWNER));
    return database;
  }

  public String name() {
    return name;
  }

  /** Where it is, for another process. */
  public String url() {
    return url;
  }

  public LeanPool pool(int size) {
    return new LeanPool(url, size);
  }

  /** The same for another role. */
  public LeanPool pool(String role, int size) {
    return new LeanPool(url.replace("user=postgres", "user=" + role), size);
  }

  /** The platform's persistence unit, on one connection of its own. */
  public LocalUnit unit() {
    return new LocalUnit(PoolName.PLATFORM, pool(1));
  }

  /** Does this for every execution. */
  public static ActionExecutor sender(Function<ActionRequest, ActionResult> work) {
    return new ActionExecutor() {
      @Override
      public Class<? extends Action> type() {
        return SystemAction.class;
      }

      @Override
      public ActionResult send(ActionRequest actionRequest) {
        return work.apply(actionRequest);
      }
    };
  }

  /** A dispatcher as a server has it, with a guard of its own before its pool. */
  public static Dispatcher node(
      DataSource pool,
      DispatchSettings settings,
      ActionExecutor sender,
      DispatchListener listener) {
    return node(pool, settings, IDS::generate, sender, listener);
  }

  /** The same with ids from a clock of its own. */
  public static Dispatcher node(
      DataSource pool,
      DispatchSettings settings,
      Supplier<UUID> ids,
      ActionExecutor sender,
      DispatchListener listener) {
    return node(pool, new DispatchRepository(pool), settings, ids, sender, listener);
  }

  /** The same with claims that a test looks at. */
  public static Dispatcher node(
      DataSource pool,
      DispatchRepository claims,
      DispatchSettings settings,
      Supplier<UUID> ids,
      ActionExecutor sender,
      DispatchListener listener) {
    DatabaseGuard guard = new DatabaseGuard() {};
    DispatchGuard dispatchGuard =
        new DispatchGuard() {
          @Override
          public <T> T call(Supplier<T> statement) {
            return guard.call(WORK, statement);
          }
        };
    return new Dispatcher(
        new DispatchRepositories(
            claims, new DispatchResultRepository(pool), new DispatchNodeRepository(pool)),
        dispatchGuard,
        settings,
        ids,
        work -> {
          Thread thread = new Thread(work, "dispatch");
          thread.setDaemon(true);
          return thread;
        },
        List.of(sender),
        listener,
        Optional::empty);
  }

  /** A schedule of an interval that is due since then. */
  public UUID schedule(Duration every, Instant nextAt, String columns, String values) {
    UUID id = IDS.generate();
    update(
        """
        insert into platform.schedule (id, owner_id, name, enabled, trigger, action, dst_gap, dst_overlap, catch_up,
               catch_up_window_ms, overlap, max_attempts, initial_delay_ms, max_delay_ms, anchored_at, next_at,
               created_at, updated_at)
        values ('%s', '%s', 'test', true, '{"type":"interval","every":"%s","start_at":"%s"}',
                '{"type":"system","task":"test"}', 'shift', 'first', 'one', 3600000, 'skip', 3, 100, 1000, now(),
                '%s', now(), now())
        """
            .formatted(id, OWNER, every, nextAt, nextAt));
    if (!columns.isEmpty()) {
      update(
          "update platform.schedule set (%s) = row(%s) where id = '%s'"
              .formatted(columns, values, id));
    }
    return id;
  }

  /**
   * Many schedules at once.
   *
   * @param every their interval
   * @param nextAt an expression of the database, which may use the number {@code i}
   */
  public void schedules(int count, Duration every, String nextAt) {
    update(
        """
        insert into platform.schedule (id, owner_id, name, enabled, trigger, action, dst_gap, dst_overlap, catch_up,
               catch_up_window_ms, overlap, max_attempts, initial_delay_ms, max_delay_ms, anchored_at, next_at,
               created_at, updated_at)
        select gen_random_uuid(), '%s', 'bulk ' || i, true,
               json_build_object('type', 'interval', 'every', '%s', 'start_at',
                                 to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
               '{"type":"system","task":"nothing"}', 'shift', 'first', 'all', 3600000, 'allow', 3, 1000, 1000, now(),
               at, now(), now()
          from (select i, date_trunc('second', %s) as at from generate_series(1, %d) as i) as s
        """
            .formatted(OWNER, every, nextAt, count));
  }

  public int update(String statement) {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement prepared = connection.prepareStatement(statement)) {
      return prepared.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }

  /** The one number that a query gives. */
  public long number(String query) {
    return Long.parseLong(text(query));
  }

  /** The first column of the first row. */
  public String text(String query) {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement prepared = connection.prepareStatement(query);
        ResultSet row = prepared.executeQuery()) {
      row.next();
      return String.valueOf(row.getString(1));
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  /** Executions of a schedule in a state. */
  public long executions(UUID scheduleId, String state) {
    return number(
        "select count(*) from platform.execution where schedule_id = '%s' and state = '%s'"
            .formatted(scheduleId, state));
  }

  /** No database, until it is started again with what it held. */
  public void stopDatabase() {
    TestPostgres.stop();
  }

  public void startDatabase() {
    TestPostgres.start();
  }

  @Override
  public void close() {
    TestPostgres.drop(name);
  }
}
