package org.headgate.tasks.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.headgate.pool.persistence.SharedValueQueries;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.headgate.scheduling.service.dispatch.StatementLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The runner of urgent tasks on a real PostgreSQL, while there is known to be nothing to do. */
class QuietTaskRunnerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String POLL = "locked_executions";
  private static final String LOOK_FOR_DEAD = "last_heartbeat <=";

  @AutoClose private static final DispatchDatabase DATABASE = DispatchDatabase.started();

  private final StatementLog statements = new StatementLog();
  private final DataSource pool = statements.of(DATABASE.pool(4));
  private final AtomicInteger questions = new AtomicInteger();
  private final AtomicInteger runs = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile boolean isQuiet = true;

  private final OneTimeTask<String> task =
      Tasks.oneTime("test", String.class)
          .execute(
              (instance, context) -> {
                runs.incrementAndGet();
                awaitEnd();
              });

  private final TaskRunner runner =
      new TaskRunner(
          TaskQueue.URGENT,
          List.of(task),
          pool,
          pool,
          Instant::now,
          QuietTaskRunnerTest::daemon,
          this::isQuiet);

  @AfterEach
  void stop() {
    end.countDown();
    runner.stop();
    DATABASE.update("delete from platform.urgent_tasks");
  }

  @Test
  void quietRunnerSendsNoStatement() {
    runner.start();

    await().atMost(PATIENCE).until(() -> questions.get() > 5);

    assertThat(statements.all()).isEmpty();
  }

  @Test
  void runnerPollsAndLooksForDeadNodesOtherwise() {
    isQuiet = false;
    runner.start();

    await().atMost(PATIENCE).until(() -> count(POLL) > 0 && count(LOOK_FOR_DEAD) > 0);
  }

  /** As one that another node has scheduled. */
  @Test
  void wokenRunnerFindsWhatBecameDue() {
    runner.start();
    await().atMost(PATIENCE).until(() -> questions.get() > 2);

    runner.schedule(task.instance("1", "data"), Instant.now());
    isQuiet = false;
    runner.wakeUp();

    await().atMost(PATIENCE).until(() -> runs.get() == 1);
  }

  /** The quiet time may still be that of before it was picked. */
  @Test
  void runningTaskHasItsHeartbeatsWhateverIsKnown() {
    isQuiet = false;
    runner.schedule(task.instance("1", "data"), Instant.now());
    runner.start();
    await().atMost(PATIENCE).until(() -> runs.get() == 1);

    isQuiet = true;
    String heartbeat = heartbeat();

    await().atMost(PATIENCE).until(() -> !heartbeat().equals(heartbeat));
  }

  @Test
  void quietTimeEndsWithTheFirstTaskAndIsOverWhileOneIsPicked() throws SQLException {
    assertThat(quietUntil()).isEmpty();

    Instant due = Instant.parse("2027-01-01T00:00:00.250Z");
    runner.schedule(task.instance("1", "data"), due);
    runner.schedule(task.instance("2", "data"), due.plusSeconds(1));
    assertThat(quietUntil()).isEqualTo("" + due.toEpochMilli());

    DATABASE.update(
        "update platform.urgent_tasks set picked = true, last_heartbeat = now()"
            + " where task_instance = '2'");
    assertThat(quietUntil()).isEqualTo("0");
  }

  private boolean isQuiet() {
    questions.incrementAndGet();
    return isQuiet;
  }

  private String quietUntil() throws SQLException {
    String expression = TaskQueue.URGENT.quietUntil();
    return new SharedValueQueries(DATABASE.pool(1))
        .read(List.of(expression))
        .values()
        .get(expression);
  }

  private static String heartbeat() {
    return DATABASE.text("select max(last_heartbeat) from platform.urgent_tasks");
  }

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long count(String words) {
    return statements.all().stream().filter(statement -> statement.contains(words)).count();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "tasks");
    thread.setDaemon(true);
    return thread;
  }
}
