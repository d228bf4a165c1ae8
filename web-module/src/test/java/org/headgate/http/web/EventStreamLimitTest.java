package org.headgate.http.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.headgate.common.problem.TooManyRequestsException;
import org.junit.jupiter.api.Test;

class EventStreamLimitTest {

  private static final Instant NOW = Instant.EPOCH;
  private static final Duration LIFE = Duration.ofMinutes(5);

  private final EventStreamLimit limit = new EventStreamLimit(4, "four are open");
  private final List<EventStreamListener> open = new ArrayList<>();

  @Test
  void oneCallerHasHalfOfTheStreams() {
    add("ada", NOW);
    add("ada", NOW);

    assertThatThrownBy(() -> add("ada", NOW))
        .isInstanceOf(TooManyRequestsException.class)
        .hasMessageContaining("this caller");

    add("bob", NOW);
    add("cyd", NOW);
    assertThat(open).hasSize(4);
  }

  @Test
  void refusalTellsWhenTheFirstStreamEnds() {
    add("ada", NOW.minusSeconds(200));
    add("bob", NOW.minusSeconds(100));
    add("cyd", NOW);
    add("dan", NOW);

    assertThatThrownBy(() -> add("eve", NOW))
        .isInstanceOfSatisfying(
            TooManyRequestsException.class,
            refused -> {
              assertThat(refused.detail()).isEqualTo("four are open");
              assertThat(refused.retryAfter()).contains(Duration.ofSeconds(100));
            });
  }

  @Test
  void closedStreamMakesRoom() {
    add("ada", NOW);
    add("ada", NOW);

    open.get(0).close();

    add("ada", NOW);
    assertThat(open).hasSize(3);
  }

  private void add(String caller, Instant startedAt) {
    limit.check(open, caller, NOW);
    open.add(
        new EventStreamListener(
            new EventStreamClient(new FakeSink(false, false), caller, () -> true),
            startedAt,
            LIFE,
            Runnable::run));
  }
}
