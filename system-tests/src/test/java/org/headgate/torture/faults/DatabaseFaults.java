package org.headgate.torture.faults;

import static org.headgate.pool.api.DiagnosisCode.DATABASE_DOWN;
import static org.headgate.pool.api.DiagnosisCode.IDLE_IN_TRANSACTION;
import static org.headgate.pool.api.DiagnosisCode.LOCK_WAIT;
import static org.headgate.pool.api.DiagnosisCode.POOLER_LIMIT;
import static org.headgate.pool.api.DiagnosisCode.READ_ONLY;
import static org.headgate.pool.api.DiagnosisCode.SERVER_LIMIT;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.headgate.torture.cluster.DatabasePair;
import org.headgate.torture.cluster.Processes;
import org.headgate.torture.faults.Fault.Part;

/** Faults of the database, and of other applications that use it. */
public final class DatabaseFaults implements AutoCloseable {

  private static final String RELOAD = "select pg_reload_conf()";
  private static final String ANY_SESSION =
      "select %s(pid) from (select pid from pg_stat_activity"
          + " where application_name like 'headgate%%' order by random() limit 1) any_session";

  private final DatabasePair databases;
  private final List<Connection> strangers = new ArrayList<>();
  private final Repeated repeated = new Repeated();

  public DatabaseFaults(DatabasePair databases) {
    this.databases = databases;
  }

  public List<Fault> all(Duration lock) {
    return Stream.of(ofPrimary(), ofOthers(), ofStrangers(lock)).flatMap(List::stream).toList();
  }

  /** A primary that is gone has no sessions that could be broken too. */
  private List<Fault> ofPrimary() {
    List<Fault> faults = new ArrayList<>();
    faults.add(
        Fault.of(
                "the primary is killed and starts again",
                Part.DATABASE,
                databases::crashPrimary,
                databases::restartPrimary)
            .named(DATABASE_DOWN)
            .then(databases::awaitFollowed));
    faults.add(
        Fault.of(
                "the primary is killed and the standby promoted",
                Part.DATABASE,
                databases::crashPrimary,
                databases::promote)
            .named(DATABASE_DOWN)
            .then(databases::rejoin));
    faults.add(
        Fault.of(
                "the primary stands still",
                Part.DATABASE,
                () -> Processes.stop(databases.pidOf(databases.primary())),
                () -> Processes.resume(databases.pidOf(databases.primary())))
            .named(DATABASE_DOWN));
    if (databases.hasSmallDisks()) {
      faults.add(
          Fault.of(
                  "the disk of the primary is full",
                  Part.DATABASE,
                  databases::fillDisk,
                  databases::freeDisk)
              .then(databases::awaitFollowed));
    }
    return faults.stream().map(fault -> fault.alsoBreaking(Part.SESSIONS)).toList();
  }

  private List<Fault> ofOthers() {
    return List.of(
        Fault.of(
            "the standby stands still",
            Part.DATABASE,
            () -> Processes.stop(databases.pidOf(databases.standby())),
            () -> Processes.resume(databases.pidOf(databases.standby()))),
        Fault.of(
                "the database is read-only",
                Part.DATABASE,
                () ->
                    databases.execute(
                        "alter system set default_transaction_read_only = on", RELOAD),
                () -> databases.execute("alter system reset default_transaction_read_only", RELOAD))
            .named(READ_ONLY));
  }

  private List<Fault> ofStrangers(Duration lock) {
    return List.of(
        Fault.of(
            "sessions are terminated at random", Part.SESSIONS, this::terminate, repeated::end),
        Fault.of("statements are cancelled at random", Part.SESSIONS, this::cancel, repeated::end),
        Fault.of("strangers use up the connections", Part.SESSIONS, this::useUp, this::leave)
            .named(SERVER_LIMIT, POOLER_LIMIT, DATABASE_DOWN),
        Fault.of(
                "a stranger locks the accounts",
                Part.SESSIONS,
                () -> lock("platform.account"),
                this::leave)
            .named(LOCK_WAIT, IDLE_IN_TRANSACTION)
            .lasting(lock, lock),
        Fault.of(
                "a stranger locks the schedules",
                Part.SESSIONS,
                () -> lock("platform.schedule, platform.execution"),
                this::leave)
            .named(LOCK_WAIT, IDLE_IN_TRANSACTION)
            .lasting(lock, lock));
  }

  private void terminate() {
    repeated.withFixedDelay(
        Duration.ofMillis(300),
        () -> databases.execute(ANY_SESSION.formatted("pg_terminate_backend")));
  }

  private void cancel() {
    repeated.withFixedDelay(
        Duration.ofMillis(50), () -> databases.execute(ANY_SESSION.formatted("pg_cancel_backend")));
  }

  /** Takes what is free, and what sessions leave that are ended for it. */
  private void useUp() throws SQLException {
    for (int round = 0; round < 4; round++) {
      takeAllThatAreFree();
      for (int ended = 0; ended < 5; ended++) {
        databases.execute(ANY_SESSION.formatted("pg_terminate_backend"));
      }
    }
    takeAllThatAreFree();
  }

  private void takeAllThatAreFree() {
    String url = databases.primary().jdbcUrl("headgate") + "&ApplicationName=stranger";
    try {
      while (strangers.size() < 200) {
        strangers.add(DriverManager.getConnection(url));
      }
    } catch (SQLException e) {
      // As it was meant to be.
    }
  }

  private void lock(String tables) throws SQLException {
    Connection stranger = databases.primary().superuser();
    strangers.add(stranger);
    stranger.setAutoCommit(false);
    try (Statement statement = stranger.createStatement()) {
      statement.execute("lock table " + tables + " in access exclusive mode");
    }
  }

  private void leave() {
    for (Connection stranger : strangers) {
      try {
        stranger.close();
      } catch (SQLException e) {
        // The server ended it before, which is as good.
      }
    }
    strangers.clear();
  }

  @Override
  public void close() {
    leave();
    repeated.end();
  }

  /** Does the same again and again until it is ended. */
  public static final class Repeated {

    private ScheduledExecutorService thread;
    private ScheduledFuture<?> turns;

    void withFixedDelay(Duration pause, Fault.Step step) {
      thread = Executors.newSingleThreadScheduledExecutor();
      turns =
          thread.scheduleWithFixedDelay(
              () -> {
                try {
                  step.run();
                } catch (Exception e) {
                  // The database may be gone for another fault: the next turn tries again.
                }
              },
              0,
              pause.toMillis(),
              TimeUnit.MILLISECONDS);
    }

    void end() {
      if (thread != null) {
        turns.cancel(true);
        thread.shutdownNow();
      }
    }
  }
}
