package org.headgate.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.headgate.scheduling.service.dispatch.LeanPool;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/**
 * Quartz with its store in a database, for several nodes, and batches as large as its threads, as
 * its documentation has it. It forgets an execution when it is done.
 */
final class BareQuartz {

  private static final String NAME = "bench";
  private static final String TABLES = "/org/quartz/impl/jdbcjobstore/tables_postgres.sql";
  private static final AtomicInteger DONE = new AtomicInteger();

  private final DispatchDatabase database;
  private final int workers;

  BareQuartz(DispatchDatabase database, int workers) {
    this.database = database;
    this.workers = workers;
  }

  /** Does nothing. */
  public static final class Nothing implements Job {
    @Override
    public void execute(JobExecutionContext context) {
      DONE.incrementAndGet();
    }
  }

  private record Pool(LeanPool connections) implements ConnectionProvider {
    @Override
    public Connection getConnection() throws SQLException {
      return connections.getConnection();
    }

    @Override
    public void shutdown() {
      // The connections end with the database.
    }

    @Override
    public void initialize() {
      // They are opened as they are asked for.
    }
  }

  /** How many a second, of so many that are due already. */
  double rate(int executions, Duration timeout) {
    fill(executions);
    DONE.set(0);
    DBConnectionManager.getInstance().addConnectionProvider(NAME, new Pool(database.pool(workers)));
    try {
      Scheduler scheduler = new StdSchedulerFactory(properties()).getScheduler();
      long startNanos = System.nanoTime();
      scheduler.start();
      await()
          .pollInterval(Duration.ofMillis(10))
          .atMost(timeout)
          .until(() -> DONE.get() == executions);
      double rate = executions / ((System.nanoTime() - startNanos) / 1e9);
      scheduler.shutdown(true);
      return rate;
    } catch (SchedulerException e) {
      throw new IllegalStateException(e);
    }
  }

  private void fill(int executions) {
    database.update(tables());
    database.update(
        """
        insert into qrtz_job_details (sched_name, job_name, job_group, job_class_name, is_durable, is_nonconcurrent,
               is_update_data, requests_recovery)
        values ('%s', 'nothing', 'bench', '%s', true, false, false, false)
        """
            .formatted(NAME, Nothing.class.getName()));
    database.update(
        """
        insert into qrtz_triggers (sched_name, trigger_name, trigger_group, job_name, job_group, next_fire_time,
               prev_fire_time, priority, trigger_state, trigger_type, start_time, end_time, misfire_instr)
        select '%s', i, 'bench', 'nothing', 'bench', at, -1, 5, 'WAITING', 'SIMPLE', at, 0, 0
          from (select i, (extract(epoch from now()) * 1000)::bigint as at from generate_series(1, %s) as i) as s
        """
            .formatted(NAME, executions));
    database.update(
        """
        insert into qrtz_simple_triggers (sched_name, trigger_name, trigger_group, repeat_count, repeat_interval,
               times_triggered)
        select sched_name, trigger_name, trigger_group, 0, 0, 0 from qrtz_triggers
        """);
    database.update("vacuum analyze qrtz_triggers");
    database.update("vacuum analyze qrtz_simple_triggers");
  }

  private static String tables() {
    try (InputStream script = Job.class.getResourceAsStream(TABLES)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Properties properties() {
    String threads = String.valueOf(workers);
    Properties properties = new Properties();
    properties.setProperty("org.quartz.scheduler.instanceName", NAME);
    properties.setProperty("org.quartz.scheduler.instanceId", "AUTO");
    properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    properties.setProperty("org.quartz.scheduler.batchTriggerAcquisitionMaxCount", threads);
    properties.setProperty("org.quartz.threadPool.class", SimpleThreadPool.class.getName());
    properties.setProperty("org.quartz.threadPool.threadCount", threads);
    properties.setProperty("org.quartz.jobStore.class", JobStoreTX.class.getName());
    properties.setProperty(
        "org.quartz.jobStore.driverDelegateClass", PostgreSQLDelegate.class.getName());
    properties.setProperty("org.quartz.jobStore.dataSource", NAME);
    properties.setProperty("org.quartz.jobStore.isClustered", "true");
    properties.setProperty("org.quartz.jobStore.acquireTriggersWithinLock", "true");
    // A trigger that is late because it waits for a thread is no misfire here.
    properties.setProperty("org.quartz.jobStore.misfireThreshold", "3600000");
    return properties;
  }
}
