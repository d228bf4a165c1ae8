package org.headgate.config.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PoolShareAllocatorTest {

  private static final PoolSettings BUSINESS = PoolPreset.DEFAULT.settings();

  @Test
  void fittingPoolsAreUnchanged() {
    Map<PoolName, PoolSettings> wanted = pools(BUSINESS, BUSINESS);

    assertThat(PoolShareAllocator.fit(32, wanted)).isEqualTo(wanted);
  }

  @Test
  void minimumShareIsOneConnectionForEachPool() {
    assertThat(sizes(PoolShareAllocator.fit(3, pools(BUSINESS, BUSINESS))))
        .containsOnly(
            Map.entry(PoolName.PLATFORM, 1),
            Map.entry(PoolName.USERDATA, 1),
            Map.entry(PoolName.OPERATOR, 1));
    assertThatThrownBy(() -> PoolShareAllocator.fit(2, pools(BUSINESS, BUSINESS)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void permanentConnectionsAreGrantedBeforeOverflow() {
    PoolSettings large = BUSINESS.resized(8, 0);
    PoolSettings small = BUSINESS.resized(2, 8);

    assertThat(sizes(PoolShareAllocator.fit(12, pools(large, small))))
        .containsEntry(PoolName.PLATFORM, 8)
        .containsEntry(PoolName.USERDATA, 2)
        .containsEntry(PoolName.OPERATOR, 2);
  }

  @Test
  void poolsChangedByOperatorsAreReducedLast() {
    Map<PoolName, PoolSettings> wanted = pools(BUSINESS.resized(10, 0), BUSINESS);

    assertThat(sizes(PoolShareAllocator.fit(16, wanted, Set.of(PoolName.PLATFORM))))
        .containsEntry(PoolName.PLATFORM, 10)
        .containsEntry(PoolName.USERDATA, 4);
    assertThat(PoolShareAllocator.fit(8, wanted, Set.of(PoolName.PLATFORM)))
        .isEqualTo(PoolShareAllocator.fit(8, wanted));
  }

  @Property
  void shareIsUsedUpButNeverExceeded(
      @ForAll @IntRange(min = 3, max = 100) int share,
      @ForAll @IntRange(min = 1, max = 40) int kept,
      @ForAll @IntRange(min = 0, max = 40) int overflow) {
    Map<PoolName, PoolSettings> wanted = pools(BUSINESS.resized(kept, overflow), BUSINESS);

    Map<PoolName, PoolSettings> fitting = PoolShareAllocator.fit(share, wanted);

    int asked = PoolShareAllocator.total(wanted.values());
    assertThat(PoolShareAllocator.total(fitting.values())).isEqualTo(Math.min(share, asked));
    fitting.forEach(
        (pool, settings) ->
            assertThat(settings.maxPoolSize()).isBetween(1, wanted.get(pool).maxPoolSize()));
  }

  private static Map<PoolName, PoolSettings> pools(PoolSettings platform, PoolSettings userdata) {
    return Map.of(
        PoolName.PLATFORM,
        platform,
        PoolName.USERDATA,
        userdata,
        PoolName.OPERATOR,
        DatabaseSettings.OPERATOR_LANE);
  }

  private static Map<PoolName, Integer> sizes(Map<PoolName, PoolSettings> pools) {
    return pools.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, pool -> pool.getValue().maxPoolSize()));
  }
}
