package org.headgate.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PoolSharesTest {

  private static final PoolSettings BUSINESS = PoolPreset.DEFAULT.settings();

  @Test
  void poolsThatFitAreLeftAlone() {
    Map<DatabaseName, PoolSettings> wanted = pools(BUSINESS, BUSINESS);

    assertThat(PoolShares.fit(32, wanted)).isEqualTo(wanted);
  }

  @Test
  void theLeastShareIsOneForEachPool() {
    assertThat(sizes(PoolShares.fit(3, pools(BUSINESS, BUSINESS))))
        .containsOnly(
            Map.entry(DatabaseName.PLATFORM, 1),
            Map.entry(DatabaseName.USERDATA, 1),
            Map.entry(DatabaseName.OPERATOR, 1));
    assertThatThrownBy(() -> PoolShares.fit(2, pools(BUSINESS, BUSINESS)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatAPoolKeepsComesBeforeWhatOverflows() {
    PoolSettings large = BUSINESS.resized(8, 0);
    PoolSettings small = BUSINESS.resized(2, 8);

    assertThat(sizes(PoolShares.fit(12, pools(large, small))))
        .containsEntry(DatabaseName.PLATFORM, 8)
        .containsEntry(DatabaseName.USERDATA, 2)
        .containsEntry(DatabaseName.OPERATOR, 2);
  }

  @Test
  void whatAnOperatorChangedIsNotCutWhileTheOthersHaveTheLeast() {
    Map<DatabaseName, PoolSettings> wanted = pools(BUSINESS.resized(10, 0), BUSINESS);

    assertThat(sizes(PoolShares.fit(16, wanted, Set.of(DatabaseName.PLATFORM))))
        .containsEntry(DatabaseName.PLATFORM, 10)
        .containsEntry(DatabaseName.USERDATA, 4);
    assertThat(PoolShares.fit(8, wanted, Set.of(DatabaseName.PLATFORM)))
        .isEqualTo(PoolShares.fit(8, wanted));
  }

  @Property
  void theShareIsUsedUpAndNeverPassed(
      @ForAll @IntRange(min = 3, max = 100) int share,
      @ForAll @IntRange(min = 1, max = 40) int kept,
      @ForAll @IntRange(min = 0, max = 40) int overflow) {
    Map<DatabaseName, PoolSettings> wanted = pools(BUSINESS.resized(kept, overflow), BUSINESS);

    Map<DatabaseName, PoolSettings> fitting = PoolShares.fit(share, wanted);

    int asked = PoolShares.total(wanted.values());
    assertThat(PoolShares.total(fitting.values())).isEqualTo(Math.min(share, asked));
    fitting.forEach(
        (pool, settings) ->
            assertThat(settings.maxPoolSize()).isBetween(1, wanted.get(pool).maxPoolSize()));
  }

  private static Map<DatabaseName, PoolSettings> pools(
      PoolSettings platform, PoolSettings userdata) {
    return Map.of(
        DatabaseName.PLATFORM,
        platform,
        DatabaseName.USERDATA,
        userdata,
        DatabaseName.OPERATOR,
        DatabaseSettings.OPERATOR_LANE);
  }

  private static Map<DatabaseName, Integer> sizes(Map<DatabaseName, PoolSettings> pools) {
    return pools.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, pool -> pool.getValue().maxPoolSize()));
  }
}
