package org.headgate.pool.service.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueuedReadsTest {

  private static final Duration WAITED = Duration.ofMillis(300);

  private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
  private final List<String> told = new ArrayList<>();
  private final List<Supplier<Object>> identified = new ArrayList<>();
  private final QueuedReads queuedReads = new QueuedReads();

  /** As liberty-extension has it. */
  public interface Functions {
    Supplier<Duration> waited();

    Supplier<Runnable> place();

    Supplier<List<Duration>> waits();

    IntConsumer places();

    IntConsumer room();

    Consumer<BiFunction<String, Function<String, List<String>>, Object>> sources();

    Duration longestWait();
  }

  /**
   * @param identified whose read one would be now
   * @param whenRoomIsSet happens meanwhile
   */
  private record Fake(List<String> told, List<Supplier<Object>> identified, Runnable whenRoomIsSet)
      implements Functions {

    @Override
    public Supplier<Duration> waited() {
      return () -> WAITED;
    }

    @Override
    public Supplier<Runnable> place() {
      return () -> () -> told.add("given back");
    }

    @Override
    public Supplier<List<Duration>> waits() {
      return () -> List.of(WAITED, Duration.ZERO);
    }

    @Override
    public IntConsumer places() {
      return number -> told.add("places " + number);
    }

    @Override
    public IntConsumer room() {
      return number -> {
        told.add("room " + number);
        whenRoomIsSet.run();
      };
    }

    @Override
    public Consumer<BiFunction<String, Function<String, List<String>>, Object>> sources() {
      return identity ->
          identified.add(() -> identity.apply("192.0.2.1", header -> List.of(header)));
    }

    @Override
    public Duration longestWait() {
      return Duration.ofSeconds(1);
    }
  }

  @AfterEach
  void unregister() throws JMException {
    if (beans.isRegistered(name())) {
      beans.unregisterMBean(name());
    }
  }

  @Test
  void queueInFrontOfTheServerIsFound() throws JMException {
    register();

    assertThat(queuedReads.waited()).isEqualTo(WAITED);
    assertThat(queuedReads.waits()).containsExactly(WAITED, Duration.ZERO);
    assertThat(queuedReads.longestWait()).isEqualTo(Duration.ofSeconds(1));
    queuedReads.limit(13, 200);
    queuedReads.keepPlace().run();
    assertThat(told).containsExactly("room 200", "places 13", "given back");
  }

  /** Also where the queue was found before anybody could tell sources apart. */
  @Test
  void queueIsToldWhoseReadsTakeTurns() throws JMException {
    register();
    assertThat(queuedReads.waits()).isNotEmpty();
    assertThat(identified).hasSize(1);
    assertThat(identified.get(0).get()).isEqualTo("");

    queuedReads.identifyBy((peer, headers) -> peer + headers.apply("Authorization"));

    assertThat(identified.get(0).get()).isEqualTo("192.0.2.1[Authorization]");
  }

  @Test
  void closedQueueLetsAllInAndStaysSo() throws JMException {
    register();

    queuedReads.close();
    queuedReads.limit(13, 200);

    assertThat(told).containsExactly("places 0");
  }

  @Test
  void queueThatIsClosedWhileItsLimitsAreSetLetsAllIn() throws JMException {
    register(queuedReads::close);

    queuedReads.limit(13, 200);

    assertThat(told).endsWith("places 13", "places 0");
  }

  @Test
  void nothingWaitsWhereThereIsNoQueue() {
    assertThat(queuedReads.waited()).isZero();
    assertThat(queuedReads.waits()).isEmpty();
    assertThat(queuedReads.longestWait()).isZero();
    assertThatCode(
            () -> {
              queuedReads.limit(13, 200);
              queuedReads.keepPlace().run();
              queuedReads.close();
            })
        .doesNotThrowAnyException();
  }

  private void register() throws JMException {
    register(() -> {});
  }

  private void register(Runnable whenRoomIsSet) throws JMException {
    beans.registerMBean(
        new StandardMBean(new Fake(told, identified, whenRoomIsSet), Functions.class), name());
  }

  private static ObjectName name() throws JMException {
    return new ObjectName("org.headgate:type=ReadQueue");
  }
}
