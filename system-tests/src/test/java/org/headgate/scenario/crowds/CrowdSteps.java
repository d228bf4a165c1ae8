package org.headgate.scenario.crowds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.headgate.passwords.service.HashRate;
import org.headgate.system.client.Person;
import org.headgate.system.client.Readers;
import org.headgate.system.server.Headgate;
import org.headgate.system.server.Health;
import org.headgate.testbed.CpuTime;
import org.headgate.testbed.Sampler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A reader beside crowds of other requests. */
@EnabledIfSystemProperty(named = "long", matches = "true")
abstract class CrowdSteps {
  static final Logger LOG = System.getLogger(CrowdSteps.class.getName());
  static final Duration TIME = Duration.ofSeconds(20);

  /** A log-in is slow, so it takes many minutes until its way through the server is compiled. */
  static final Duration WARM_UP_OF_LOG_INS = Duration.ofMinutes(6);

  /** Until the crowd's own way through the server is compiled. */
  static final Duration WARM_UP = Duration.ofMinutes(2);

  static final Duration PATIENCE = Duration.ofMinutes(2);
  static final Duration READY_LIMIT = Duration.ofMillis(500);

  /** As long as one of the crowd waits at most, before it is refused. */
  static final Duration ADMINISTRATOR_LIMIT = Duration.ofSeconds(8);

  /** Below that a reader alone is so quick that a crowd's share of two cores is all one sees. */
  static final Duration NOTICEABLE = Duration.ofMillis(20);

  static final int FACTOR = 5;
  static Headgate headgate;
  static CrowdRequests requests;
  static Duration alone;

  @BeforeAll
  static void start() throws Exception {
    headgate = Headgate.started("crowds", Map.of("WEBHOOK_ALLOW_PRIVATE", "true"));
    headgate.serve();
    requests = new CrowdRequests(headgate);
    readFor(TIME);
    alone = readFor(TIME);
    LOG.log(Level.WARNING, "alone: 99% within {0} ms", alone.toMillis());
  }

  @AfterAll
  static void stop() {
    headgate.close();
  }

  static Duration readFor(Duration time) {
    try (Readers readers = newReaders()) {
      long end = System.nanoTime() + time.toNanos();
      await().atMost(PATIENCE).until(() -> System.nanoTime() - end > 0);
      return readers.slowest99th();
    }
  }

  /** The work of a crowd, until it is done. */
  @FunctionalInterface
  interface Action<T> {
    T run() throws Exception;
  }

  /** Readers are somebody new each time, whose access token does not expire meanwhile. */
  private static Readers newReaders() {
    return new Readers(headgate, Person.user(headgate));
  }

  static <T> T beside(String crowd, Action<T> action) throws Exception {
    Health health = new Health(headgate);
    try (Readers readers = newReaders();
        Sampler<Integer> probes = new Sampler<>(Duration.ofMillis(100), health::ready)) {
      CpuTime before = CpuTime.now();
      T result = action.run();
      LOG.log(
          Level.WARNING,
          "{0}: {1}; readers {2}, alone {3} ms; slowest probe {4} ms; processor time: {5}",
          crowd,
          result,
          readers,
          alone.toMillis(),
          probes.slowest().toMillis(),
          CpuTime.now().since(before));
      assertThat(readers.statuses()).as(crowd).containsOnlyKeys(200);
      assertThat(probes.answers()).isNotEmpty().containsOnly(200);
      Duration limit = alone.compareTo(NOTICEABLE) > 0 ? alone : NOTICEABLE;
      assertThat(readers.slowest99th()).isLessThan(limit.multipliedBy(FACTOR));
      assertThat(probes.slowest()).isLessThan(READY_LIMIT);
      return result;
    }
  }

  /**
   * The rate of hashes beside the same readers and as many threads as the crowd has clients, which
   * do nothing.
   */
  static double rawHashesBesideReaders(int clients) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    Thread[] idle = new Thread[clients];
    Arrays.setAll(idle, client -> new Thread(() -> awaitDone(done), "idle-" + client));
    Arrays.stream(idle).forEach(Thread::start);
    try (Readers readers = newReaders()) {
      CpuTime before = CpuTime.now();
      double raw = HashRate.perSecond(TIME);
      LOG.log(
          Level.WARNING,
          "raw hashes {0} a second; readers {1}; processor time: {2}",
          raw,
          readers,
          CpuTime.now().since(before));
      return raw;
    } finally {
      done.countDown();
      for (Thread thread : idle) {
        thread.join();
      }
    }
  }

  private static void awaitDone(CountDownLatch done) {
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether somebody who logs in now is refused, or has to wait for the crowd. */
  static boolean isCrowded() {
    long startNanos = System.nanoTime();
    String problem = Person.stranger(headgate).logIn(Person.PASSWORD).path("type");
    Duration elapsed = Duration.ofNanos(System.nanoTime() - startNanos);
    return "urn:headgate:problem:hashing-busy".equals(problem)
        || elapsed.compareTo(Duration.ofSeconds(1)) > 0;
  }

  /** At the first try, before those of the crowd that wait. */
  static void assertAdministratorLogsIn() {
    Headgate.Administrator administrator = headgate.administrator();
    long startNanos = System.nanoTime();
    headgate
        .api()
        .body(Map.of("email", administrator.email(), "password", administrator.password()))
        .post("/auth/login")
        .then()
        .statusCode(200);
    Duration elapsed = Duration.ofNanos(System.nanoTime() - startNanos);
    LOG.log(Level.WARNING, "the administrator came in after {0} ms", elapsed.toMillis());
    assertThat(elapsed).isLessThan(ADMINISTRATOR_LIMIT);
  }

  /** Housekeeping and its like run although the workers of everybody may be occupied. */
  static void awaitUpkeep() {
    Person administrator = Person.administrator(headgate);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                administrator
                    .asCaller()
                    .get("/admin/schedules?limit=200")
                    .<List<String>>path(
                        "items.findAll { it.action.type == 'system' }.next_execution_at")
                    .stream()
                    .allMatch(next -> Instant.parse(next).plusSeconds(5).isAfter(Instant.now())));
  }
}
