package org.headgate.pool.service.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import org.headgate.pool.service.liberty.PoolStatistics;
import org.junit.jupiter.api.Test;

class WarmingPlanTest {
  private static final int MINIMUM = 5;

  private static PoolStatistics pool(long max, long size, long idle) {
    return new PoolStatistics(max, size, idle, size, 0);
  }

  @Test
  void poolGrowsByOneConnectionAtATime() {
    assertThat(WarmingPlan.toGrow(pool(15, 0, 0), MINIMUM, 0).out()).isEqualTo(1);
    assertThat(WarmingPlan.toGrow(pool(15, 3, 2), MINIMUM, 0).out()).isEqualTo(3);
  }

  @Test
  void growthStopsAtTheMinimum() {
    assertThat(WarmingPlan.toGrow(pool(15, 5, 5), MINIMUM, 0).isEmpty()).isTrue();
    assertThat(WarmingPlan.toGrow(pool(15, 9, 9), MINIMUM, 0).isEmpty()).isTrue();
  }

  @Test
  void poolIsCompleteAtItsMinimumOrItsMaximum() {
    assertThat(WarmingPlan.isComplete(pool(15, 5, 0), MINIMUM)).isTrue();
    assertThat(WarmingPlan.isComplete(pool(3, 3, 0), MINIMUM)).isTrue();
    assertThat(WarmingPlan.isComplete(pool(15, 4, 4), MINIMUM)).isFalse();
  }

  @Test
  void growthStaysWithinTheMaximum() {
    assertThat(WarmingPlan.toGrow(pool(3, 3, 3), MINIMUM, 0).isEmpty()).isTrue();
    assertThat(WarmingPlan.toGrow(pool(3, 2, 1), MINIMUM, 0).out()).isEqualTo(2);
  }

  @Test
  void usedPoolIsNeitherGrownNorTested() {
    assertThat(WarmingPlan.toGrow(pool(3, 2, 0), MINIMUM, 0).isEmpty()).isTrue();
    assertThat(WarmingPlan.toGrow(pool(15, 1, 1), MINIMUM, 1).isEmpty()).isTrue();
    assertThat(WarmingPlan.toTest(pool(3, 3, 1), 0).isEmpty()).isTrue();
  }

  @Test
  void allIdleConnectionsAreTested() {
    assertThat(WarmingPlan.toTest(pool(15, 5, 4), 0).out()).isEqualTo(4);
  }
}
