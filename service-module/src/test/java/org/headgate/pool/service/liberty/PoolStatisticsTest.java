package org.headgate.pool.service.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PoolStatisticsTest {

  @Test
  void maintenanceConnectionsAreNotCountedAsInUse() {
    assertThat(pool(10, 2).withoutMaintenance(6).inUse()).isEqualTo(2);
    assertThat(pool(10, 8).withoutMaintenance(6).inUse()).isZero();
    assertThat(pool(10, 2).withoutMaintenance(0)).isEqualTo(pool(10, 2));
  }

  @Test
  void admittedWorkCountsAsInUse() {
    assertThat(pool(10, 8).claimedBy(5).inUse()).isEqualTo(5);
    assertThat(pool(10, 2).claimedBy(5).inUse()).isEqualTo(8);
  }

  private static PoolStatistics pool(int size, int idle) {
    return new PoolStatistics(15, size, idle, size, 0);
  }
}
