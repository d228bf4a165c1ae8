package org.headgate.scheduling.service.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.json.JsonMappers;
import org.headgate.scheduling.api.CatchUp;
import org.headgate.scheduling.api.Trigger;
import org.headgate.scheduling.persistence.DueSchedule;
import org.headgate.scheduling.persistence.ScheduleClaim.Decision;
import org.headgate.scheduling.persistence.ScheduleClaim.Placement;
import org.headgate.scheduling.service.TriggerValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClaimPlannerTest {

  private static final Instant FIRST = Instant.parse("2026-03-01T10:00:00Z");
  private static final String EACH_MINUTE =
      """
      {"type": "interval", "every": "PT1M", "start_at": "2026-03-01T10:00:00Z"}
      """;

  private static List<Placement> after(Duration outage, CatchUp catchUp, Duration window)
      throws JsonProcessingException {
    DueSchedule due =
        new DueSchedule(
            UUID.randomUUID(),
            FIRST,
            1,
            EACH_MINUTE,
            Optional.empty(),
            Optional.empty(),
            FIRST,
            catchUp,
            window,
            true,
            FIRST.plus(outage),
            new DueSchedule.Work(
                Optional.empty(), "{}", List.of(), 1, Duration.ZERO, Duration.ZERO, 0));
    return new ClaimPlanner(UUID::randomUUID)
        .of(
            due,
            TriggerValidator.recurrence(
                JsonMappers.lenient().readValue(EACH_MINUTE, Trigger.class),
                Optional.empty(),
                Optional.empty(),
                FIRST))
        .placements();
  }

  private static List<Placement> missed(List<Placement> placements) {
    return placements.stream()
        .filter(placement -> placement.decision() == Decision.MISSED)
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void missedInstantsOfAnOutageAreOneRow(CatchUp catchUp) throws JsonProcessingException {
    Duration window = catchUp == CatchUp.ALL ? Duration.ofMinutes(5) : Duration.ofHours(2);

    List<Placement> missed = missed(after(Duration.ofMinutes(60).plusSeconds(45), catchUp, window));

    assertThat(missed).hasSize(1);
    assertThat(missed.get(0).scheduledFor()).isEqualTo(FIRST);
    assertThat(missed.get(0).reason().orElseThrow()).startsWith("missed, like all others ");
  }

  @Test
  void missedRowStatesTheEndOfItsRange() throws JsonProcessingException {
    List<Placement> placements =
        after(Duration.ofMinutes(60).plusSeconds(45), CatchUp.ONE, Duration.ofHours(2));

    assertThat(missed(placements).get(0).reason())
        .contains("missed, like all others up to 2026-03-01T10:59:00Z");
    assertThat(placements).last().extracting(Placement::decision).isEqualTo(Decision.LATE);
  }

  @Test
  void singleMissedInstantStatesItsReason() throws JsonProcessingException {
    List<Placement> placements = after(Duration.ofSeconds(45), CatchUp.NONE, Duration.ofHours(2));

    assertThat(placements).hasSize(1);
    assertThat(placements.get(0).reason()).contains("no node was able to work");
  }
}
