package org.headgate.pool.service.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.headgate.common.problem.TooManyRequestsException;
import org.junit.jupiter.api.Test;

class ExclusiveRunsTest {

  private final ExclusiveRuns<String> runs = new ExclusiveRuns<>("Another one is running");

  @Test
  void secondRunOfAKeyIsRefusedWhileTheFirstGoesOn() {
    String result =
        runs.run(
            "a",
            () -> {
              assertThatThrownBy(() -> runs.run("a", () -> "twice"))
                  .isInstanceOfSatisfying(
                      TooManyRequestsException.class,
                      refused -> assertThat(refused.retryAfter()).contains(Duration.ofSeconds(1)))
                  .hasMessage("Another one is running");
              return runs.run("b", () -> "beside");
            });

    assertThat(result).isEqualTo("beside");
    assertThat(runs.run("a", () -> "again")).isEqualTo("again");
  }

  @Test
  void failedRunIsOver() {
    assertThatThrownBy(
            () ->
                runs.run(
                    "a",
                    () -> {
                      throw new IllegalStateException("failed");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(runs.run("a", () -> "again")).isEqualTo("again");
  }
}
