package org.headgate.pool.service.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.pool.service.guard.FaultHistory.Occurrence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FreeServerConnectionsTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Optional<Integer> FORTY = Optional.of(40);

  @Test
  void reportedFreeConnectionsAreUsedWithoutAFault() {
    assertThat(FreeServerConnections.free(Stream.of(), FORTY, NOON)).isEqualTo(FORTY);
    assertThat(FreeServerConnections.free(Stream.of(), Optional.empty(), NOON)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVER_LIMIT", "POOLER_LIMIT"})
  void recentLimitFaultMeansNoFreeConnection(FaultKind limit) {
    assertThat(FreeServerConnections.free(occurrence(limit, Duration.ofSeconds(59)), FORTY, NOON))
        .contains(0);
    assertThat(FreeServerConnections.free(occurrence(limit, Duration.ofSeconds(60)), FORTY, NOON))
        .isEqualTo(FORTY);
  }

  @Test
  void otherFaultsDoNotChangeTheFreeConnections() {
    assertThat(
            FreeServerConnections.free(occurrence(FaultKind.DEADLOCK, Duration.ZERO), FORTY, NOON))
        .isEqualTo(FORTY);
  }

  private static Stream<Occurrence> occurrence(FaultKind kind, Duration ago) {
    return Stream.of(new Occurrence(kind, Optional.empty(), "words", NOON.minus(ago)));
  }
}
