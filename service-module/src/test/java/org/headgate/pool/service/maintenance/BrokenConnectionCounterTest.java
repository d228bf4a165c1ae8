package org.headgate.pool.service.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BrokenConnectionCounterTest {

  private final BrokenConnectionCounter count = new BrokenConnectionCounter();

  @Test
  void agedConnectionsAreNotCounted() {
    sample(0, 1, 2, 2, 3);

    assertThat(count.broken()).isZero();
  }

  @Test
  void closesNearALossAreCounted() {
    sample(10, 10, 10, 10, 10, 10, 14);
    count.lost();
    sample(15);
    count.lost();
    sample(15, 16);

    assertThat(count.broken()).isEqualTo(6);
  }

  @Test
  void closesFarFromALossAreNotCounted() {
    sample(3, 3, 3, 3, 3, 3);
    count.lost();
    sample(3, 3, 3, 3, 3, 9);

    assertThat(count.broken()).isZero();
  }

  private void sample(long... destroyed) {
    LongStream.of(destroyed).forEach(count::sampled);
  }
}
