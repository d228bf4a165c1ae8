package org.headgate.scheduling.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.headgate.tasks.service.PartitionJob;
import org.junit.jupiter.api.Test;

class PartitionTaskTest {

  @Test
  void failureOfOneJobIsReportedAfterTheOthersHaveRun() {
    AtomicInteger runs = new AtomicInteger();
    PartitionJob failing =
        () -> {
          throw new IllegalStateException("rows beyond the limit");
        };
    PartitionJob working = runs::incrementAndGet;

    assertThatThrownBy(() -> PartitionTask.runAll(List.of(failing, working)))
        .hasMessage("rows beyond the limit");
    assertThat(runs).hasValue(1);
  }
}
