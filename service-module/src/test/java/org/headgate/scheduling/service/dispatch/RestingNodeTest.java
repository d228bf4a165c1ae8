package org.headgate.scheduling.service.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.headgate.common.service.IdGenerator;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.headgate.scheduling.persistence.DispatchNodeRepository;
import org.headgate.scheduling.persistence.DispatchRepositories;
import org.headgate.scheduling.persistence.DispatchRepository;
import org.headgate.scheduling.persistence.DispatchResultRepository;
import org.junit.jupiter.api.Test;

/** A node on a real PostgreSQL that knows without asking how long nobody has anything to do. */
class RestingNodeTest extends DispatcherSteps {

  private static final String HEARTBEAT = "insert into platform.schedule_node";
  private static final String CLAIM = "with due as";
  private static final Duration LONG = Duration.ofHours(1);

  private final StatementLog statements = new StatementLog();
  private final AtomicInteger questions = new AtomicInteger();
  private volatile Optional<Duration> quietTime = Optional.of(LONG);

  @Test
  void idleNodeSendsNoStatement() {
    restingNode(request -> ActionResult.done());

    awaitRest();
  }

  @Test
  void restEndsWithAHeartbeatBeforeTheFirstClaim() {
    restingNode(request -> ActionResult.done());
    awaitRest();
    UUID scheduleId = database.schedule(Duration.ofHours(1), now(), "", "");

    statements.clear();
    quietTime = Optional.empty();
    awaitState(scheduleId, "succeeded", 1);

    assertThat(
            statements.all().stream()
                .filter(statement -> statement.contains(HEARTBEAT) || statement.contains(CLAIM)))
        .first()
        .asString()
        .contains(HEARTBEAT);
  }

  /** The time that is known ends before the next poll. */
  @Test
  void nodeClaimsWhenTheKnownTimeIsOver() {
    restingNode(request -> ActionResult.done());
    awaitRest();
    UUID scheduleId = database.schedule(Duration.ofHours(1), now(), "", "");

    quietTime = Optional.of(Duration.ofMillis(10));

    awaitState(scheduleId, "succeeded", 1);
  }

  @Test
  void nodeThatExecutesSomethingDoesNotRest() {
    CountDownLatch end = new CountDownLatch(1);
    quietTime = Optional.empty();
    database.schedule(Duration.ofHours(1), now(), "", "");
    restingNode(request -> endsWith(end));
    await().atMost(PATIENCE).until(() -> sent.size() == 1);

    quietTime = Optional.of(LONG);
    String lease = lease();
    await().atMost(PATIENCE).until(() -> !lease().equals(lease));
    String next = lease();
    await().atMost(PATIENCE).until(() -> !lease().equals(next));
    end.countDown();

    awaitRest();
  }

  @Test
  void errorInWhatIsKnownCostsNoThread() {
    restingNode(request -> ActionResult.done());
    awaitRest();
    UUID scheduleId = database.schedule(Duration.ofHours(1), now(), "", "");

    quietTime = null;

    awaitState(scheduleId, "succeeded", 1);
  }

  /** However often it looks at what is known, it asks the database nothing. */
  private void awaitRest() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              statements.clear();
              int before = questions.get();
              await().atMost(PATIENCE).until(() -> questions.get() > before + 10);
              assertThat(statements.all()).isEmpty();
            });
  }

  private static String lease() {
    return database.text("select max(lease_until) from platform.schedule_node");
  }

  private Optional<Duration> quietTime() {
    questions.incrementAndGet();
    return quietTime.or(Optional::empty);
  }

  private void restingNode(Function<ActionRequest, ActionResult> work) {
    DataSource pool = statements.of(database.pool(6));
    ActionExecutor sender =
        DispatchDatabase.sender(
            request -> {
              sent.add(request);
              return work.apply(request);
            });
    Dispatcher node =
        new Dispatcher(
            new DispatchRepositories(
                new DispatchRepository(pool),
                new DispatchResultRepository(pool),
                new DispatchNodeRepository(pool)),
            new Unguarded(),
            DispatchDatabase.QUICK,
            new IdGenerator()::next,
            RestingNodeTest::daemon,
            List.of(sender),
            new DispatchListener() {},
            this::quietTime);
    nodes.add(node);
    node.start();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "dispatch");
    thread.setDaemon(true);
    return thread;
  }

  private static final class Unguarded implements DispatchGuard {
    @Override
    public <T> T call(Supplier<T> statement) {
      return statement.get();
    }
  }
}
