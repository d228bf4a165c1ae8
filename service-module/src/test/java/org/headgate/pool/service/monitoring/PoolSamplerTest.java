package org.headgate.pool.service.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.events.PoolSample;
import org.headgate.pool.service.events.PoolSampleListener;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardSettings;
import org.headgate.pool.service.guard.ManualGuardClock;
import org.headgate.pool.service.liberty.PoolStatistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One listener, or one pool, that fails in each second. */
class PoolSamplerTest {

  private final ManualGuardClock clock = new ManualGuardClock();
  private final List<String> told = new ArrayList<>();
  private final PoolSampler sampler = new PoolSampler();
  private final List<Runnable> scheduled = new ArrayList<>();

  private static final class Failing implements PoolSampleListener {

    @Override
    public void sampled(PoolName pool, PoolSample sample) {
      throw new NoClassDefFoundError("of the listener");
    }

    @Override
    public void secondSampled(Instant at) {
      throw new IllegalStateException("of the listener");
    }
  }

  private final class Listening implements PoolSampleListener {

    @Override
    public void sampled(PoolName pool, PoolSample sample) {
      told.add(pool.wireName());
    }

    @Override
    public void secondSampled(Instant at) {
      told.add("second");
    }
  }

  private static final class Usage extends PoolUsage {

    @Override
    public Optional<PoolStatistics> statistics(PoolName pool) {
      if (pool == PoolName.USERDATA) {
        throw new IllegalStateException("its statistics cannot be read");
      }
      return Optional.of(new PoolStatistics(15, 5, 5, 5, 0));
    }
  }

  @BeforeEach
  @SuppressWarnings("unchecked") // the instance gives listeners
  void start() {
    sampler.usage = new Usage();
    sampler.guard = new DatabaseGuard(GuardSettings.defaults(), clock, clock, List.of());
    sampler.clock = Clock.systemUTC();
    sampler.beans = proxy(Instance.class, arguments -> Stream.of(new Failing(), new Listening()));
    Object task = proxy(ScheduledFuture.class, arguments -> true);
    sampler.executor =
        proxy(
            ManagedScheduledExecutorService.class,
            arguments -> {
              scheduled.add((Runnable) arguments[0]);
              return task;
            });
    sampler.start(this);
  }

  @Test
  void listenersGetTheirSamplesWhateverFailsBesideThem() {
    scheduled.get(0).run();
    scheduled.get(0).run();

    assertThat(told)
        .containsExactly("platform", "operator", "second", "platform", "operator", "second");
  }

  private static <T> T proxy(Class<T> type, Function<Object[], Object> answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answer.apply(arguments)));
  }
}
