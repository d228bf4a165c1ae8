package org.headgate.common.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.headgate.common.problem.TooManyRequestsException;
import org.junit.jupiter.api.Test;

class ExclusiveRunsTest {

  private final ExclusiveRuns<String> runs = new ExclusiveRuns<>("another one is running");

  @Test
  void secondRunWithTheSameKeyIsRefused() {
    runs.run(
        "one",
        () ->
            assertThatThrownBy(() -> runs.run("one", () -> "second"))
                .isInstanceOfSatisfying(
                    TooManyRequestsException.class,
                    refused -> {
                      assertThat(refused.detail()).isEqualTo("another one is running");
                      assertThat(refused.retryAfter()).contains(Duration.ofSeconds(1));
                    }));
  }

  @Test
  void runWithAnotherKeyIsAdmitted() {
    assertThat(runs.run("one", () -> runs.run("two", () -> "both"))).isEqualTo("both");
  }

  @Test
  void failedRunAdmitsTheNext() {
    assertThatThrownBy(
            () ->
                runs.run(
                    "one",
                    () -> {
                      throw new IllegalStateException("failed");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(runs.run("one", () -> "next")).isEqualTo("next");
  }
}
