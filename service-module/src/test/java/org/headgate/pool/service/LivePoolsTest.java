package org.headgate.pool.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.HeadgateSettings;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.PoolSettings;
import org.headgate.pool.liberty.LibertyPools;
import org.headgate.pool.liberty.PoolConfiguration;
import org.headgate.pool.liberty.PoolStatistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LivePoolsTest {

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
  private final EffectivePools effective = new EffectivePools(settings);
  private final DatabaseGuard guard =
      new DatabaseGuard(
          GuardSettings.of(settings), Clock.systemUTC(), new HandDrivenPace(), List.of());
  private final LivePools live = new LivePools(effective, liberty, liberty.file, guard);

  @BeforeEach
  void start() {
    effective.all().forEach(liberty.sizes::put);
    live.start(this);
    live.fit(ALL);
  }

  @Test
  void whatLibertyDoesNotTakeChangesNothingAndIsTriedAgain() {
    liberty.isWritable = false;

    assertThatThrownBy(() -> live.fit(CUT)).isInstanceOf(UncheckedIOException.class);

    assertThat(effective.total()).isEqualTo(ALL);
    assertThat(guard.size(DatabaseName.PLATFORM)).isEqualTo(15);
    assertThat(live.heldTotal()).isEqualTo(ALL);

    liberty.isWritable = true;
    live.fit(CUT);

    assertThat(effective.total()).isEqualTo(CUT);
    assertThat(guard.size(DatabaseName.PLATFORM)).isEqualTo(9);
  }

  @Test
  void aChangeThatWasNotTakenIsWantedByNobody() {
    liberty.isWritable = false;

    assertThatThrownBy(() -> live.tune(DatabaseName.PLATFORM, platform().resized(1, 0)))
        .isInstanceOf(UncheckedIOException.class);

    assertThat(live.wantedTotal()).isEqualTo(ALL);
    assertThat(guard.size(DatabaseName.PLATFORM)).isEqualTo(15);
  }

  @Test
  void settingsOfWhichItIsNotKnownWhetherTheyAreInForceAreToldAgain() {
    liberty.takesThem = false;
    assertThatThrownBy(() -> live.fit(CUT)).isInstanceOf(IllegalStateException.class);
    liberty.takesThem = true;

    live.fit(ALL);

    assertThat(liberty.sizes.get(DatabaseName.PLATFORM).maxPoolSize()).isEqualTo(15);
  }

  @Test
  void aChangeThatIsTakenBackUnderACutLowersNoWish() {
    live.fit(CUT);
    PoolWish formerly = live.wanted(DatabaseName.PLATFORM);

    live.tune(DatabaseName.PLATFORM, platform().resized(6, 0));
    assertThat(effective.of(DatabaseName.PLATFORM).maxPoolSize()).isEqualTo(6);
    assertThat(effective.total()).isEqualTo(CUT);

    live.want(DatabaseName.PLATFORM, formerly);
    assertThat(live.wantedTotal()).isEqualTo(ALL);
    assertThat(effective.of(DatabaseName.PLATFORM).maxPoolSize()).isEqualTo(9);

    live.fit(ALL);
    assertThat(effective.total()).isEqualTo(ALL);
  }

  @Test
  void aTunedPoolIsNotCutForTheWishesOfTheOthers() {
    live.fit(CUT);

    live.tune(DatabaseName.PLATFORM, platform().resized(5, 6));

    assertThat(effective.of(DatabaseName.PLATFORM).maxPoolSize()).isEqualTo(11);
    assertThat(effective.total()).isEqualTo(CUT);
  }

  private PoolSettings platform() {
    return effective.of(DatabaseName.PLATFORM);
  }

  /** Runs what it is told, unless a test says otherwise. */
  private static final class Liberty extends LibertyPools {

    private final Map<DatabaseName, PoolSettings> configured = new EnumMap<>(DatabaseName.class);
    private final Map<DatabaseName, PoolSettings> sizes = new EnumMap<>(DatabaseName.class);
    private final PoolConfiguration file = new File();
    private boolean isWritable = true;
    private boolean takesThem = true;

    @Override
    public Optional<PoolStatistics> statistics(DatabaseName pool) {
      return Optional.of(new PoolStatistics(sizes.get(pool).maxPoolSize(), 0, 0, 0, 0));
    }

    @Override
    public void purge(DatabaseName pool) {
      // Nothing is open.
    }

    private final class File extends PoolConfiguration {

      @Override
      public synchronized boolean reset() {
        configured.putAll(sizes);
        return false;
      }

      @Override
      public synchronized void put(Map<DatabaseName, PoolSettings> pools) {
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
