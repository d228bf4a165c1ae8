package org.headgate.pool.service.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.database.PoolName;
import org.headgate.config.database.PoolSettings;
import org.headgate.pool.api.PoolChangeRequest;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardSettings;
import org.headgate.pool.service.guard.ManualGuardClock;
import org.headgate.pool.service.liberty.LibertyPoolConfigurator;
import org.headgate.pool.service.liberty.LibertyPoolMBeans;
import org.headgate.pool.service.liberty.PoolStatistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PoolResizerTest {

  private static final int ALL = 32;
  private static final int CUT = 20;

  private final HeadgateSettings settings =
      HeadgateSettings.from(
          Map.of(
              "DATABASE_URL",
              "postgresql://headgate@db/headgate",
              "SECRET_KEY",
              "00112233445566778899aabbccddeeff".repeat(2)));
  private final Liberty liberty = new Liberty();
  private final EffectivePoolSettings effective = new EffectivePoolSettings(settings);
  private final DatabaseGuard guard =
      new DatabaseGuard(
          GuardSettings.of(settings), Clock.systemUTC(), new ManualGuardClock(), List.of());
  private final PoolResizer live = new PoolResizer(effective, liberty, liberty.file, guard);

  @BeforeEach
  void start() {
    effective.all().forEach(liberty.sizes::put);
    live.start(this);
    live.fitToShare(ALL);
  }

  @Test
  void failedResizeChangesNothingAndIsRetried() {
    liberty.isWritable = false;

    assertThatThrownBy(() -> live.fitToShare(CUT)).isInstanceOf(UncheckedIOException.class);

    assertThat(effective.total()).isEqualTo(ALL);
    assertThat(guard.size(PoolName.PLATFORM)).isEqualTo(15);
    assertThat(live.heldTotal()).isEqualTo(ALL);

    liberty.isWritable = true;
    live.fitToShare(CUT);

    assertThat(effective.total()).isEqualTo(CUT);
    assertThat(guard.size(PoolName.PLATFORM)).isEqualTo(9);
  }

  @Test
  void failedChangeKeepsTheRequestedSize() {
    liberty.isWritable = false;

    assertThatThrownBy(() -> live.request(PoolName.PLATFORM, tuned(1, 0)))
        .isInstanceOf(UncheckedIOException.class);

    assertThat(live.wantedTotal()).isEqualTo(ALL);
    assertThat(guard.size(PoolName.PLATFORM)).isEqualTo(15);
  }

  @Test
  void uncertainSettingsAreAppliedAgain() {
    liberty.takesThem = false;
    assertThatThrownBy(() -> live.fitToShare(CUT)).isInstanceOf(IllegalStateException.class);
    liberty.takesThem = true;

    live.fitToShare(ALL);

    assertThat(liberty.sizes.get(PoolName.PLATFORM).maxPoolSize()).isEqualTo(15);
  }

  @Test
  void revertUnderAReducedShareKeepsTheRequestedSize() {
    live.fitToShare(CUT);
    TargetPoolSettings formerly = live.requestedSettings(PoolName.PLATFORM);

    live.request(PoolName.PLATFORM, tuned(6, 0));
    assertThat(effective.of(PoolName.PLATFORM).maxPoolSize()).isEqualTo(6);
    assertThat(effective.total()).isEqualTo(CUT);

    live.request(PoolName.PLATFORM, formerly);
    assertThat(live.wantedTotal()).isEqualTo(ALL);
    assertThat(effective.of(PoolName.PLATFORM).maxPoolSize()).isEqualTo(9);

    live.fitToShare(ALL);
    assertThat(effective.total()).isEqualTo(ALL);
  }

  @Test
  void tunedPoolIsNotReducedForOtherPools() {
    live.fitToShare(CUT);

    live.request(PoolName.PLATFORM, tuned(5, 6));

    assertThat(effective.of(PoolName.PLATFORM).maxPoolSize()).isEqualTo(11);
    assertThat(effective.total()).isEqualTo(CUT);
  }

  /** Confirmed, it would have kept the pool small after the other nodes had gone. */
  @Test
  void changeWithoutSizeKeepsRequestedSizeUnderReducedShare() {
    live.fitToShare(CUT);
    TargetPoolSettings formerly = live.requestedSettings(PoolName.PLATFORM);
    PoolChangeRequest request =
        new PoolChangeRequest(
            Optional.empty(),
            Optional.empty(),
            Optional.of(20),
            Optional.empty(),
            Optional.empty());
    PoolSettings resulting = PoolChangeValidator.apply(request, effective.of(PoolName.PLATFORM));

    live.request(PoolName.PLATFORM, PoolChangeValidator.target(request, resulting, formerly));

    assertThat(effective.of(PoolName.PLATFORM)).isEqualTo(resulting);
    live.fitToShare(ALL);
    assertThat(effective.of(PoolName.PLATFORM).maxPoolSize()).isEqualTo(15);
    assertThat(effective.of(PoolName.PLATFORM).connectionTimeout())
        .isEqualTo(Duration.ofSeconds(20));
  }

  /** An Error of Liberty's leaves the pool as it was, too. */
  @Test
  void errorDuringAResizeChangesNothing() {
    liberty.isBroken = true;

    assertThatThrownBy(() -> live.request(PoolName.PLATFORM, tuned(1, 0)))
        .isInstanceOf(NoClassDefFoundError.class);

    assertThat(guard.size(PoolName.PLATFORM)).isEqualTo(15);
    liberty.isBroken = false;
    live.fitToShare(ALL);
    assertThat(liberty.sizes.get(PoolName.PLATFORM).maxPoolSize()).isEqualTo(15);
  }

  @Test
  void smallerPoolThatCannotBePurgedIsPurgedLater() {
    liberty.open = 12;
    liberty.isPurgeable = false;

    live.request(PoolName.PLATFORM, tuned(1, 0));

    assertThat(effective.of(PoolName.PLATFORM).maxPoolSize()).isEqualTo(1);
    assertThat(live.requestedSettings(PoolName.PLATFORM)).isEqualTo(tuned(1, 0));
    liberty.isPurgeable = true;
    live.fitToShare(ALL);
    assertThat(liberty.open).isZero();
  }

  private TargetPoolSettings tuned(int size, int overflow) {
    return new TargetPoolSettings(effective.of(PoolName.PLATFORM).resized(size, overflow), true);
  }

  /** Takes the sizes that it is given, unless a test says otherwise. */
  private static final class Liberty extends LibertyPoolMBeans {

    private final Map<PoolName, PoolSettings> configured = new EnumMap<>(PoolName.class);
    private final Map<PoolName, PoolSettings> sizes = new EnumMap<>(PoolName.class);
    private final LibertyPoolConfigurator file = new File();
    private boolean isWritable = true;
    private boolean takesThem = true;
    private boolean isBroken;
    private boolean isPurgeable = true;
    private int open;

    @Override
    public Optional<PoolStatistics> statistics(PoolName pool) {
      return Optional.of(new PoolStatistics(sizes.get(pool).maxPoolSize(), open, open, 0, 0));
    }

    @Override
    public void purge(PoolName pool) {
      if (!isPurgeable) {
        throw new IllegalStateException("not now");
      }
      open = 0;
    }

    private final class File extends LibertyPoolConfigurator {

      @Override
      public synchronized boolean reset() {
        configured.putAll(sizes);
        return false;
      }

      @Override
      public synchronized void put(Map<PoolName, PoolSettings> pools) {
        if (isBroken) {
          throw new NoClassDefFoundError("of Liberty");
        }
        if (!isWritable) {
          throw new UncheckedIOException("read-only", new IOException("read-only"));
        }
        if (takesThem) {
          sizes.putAll(configured);
          sizes.putAll(pools);
        }
      }
    }
  }
}
